//! Every report format through the real binary: golden files, the schemas of their readers, several at once.
//!
//! `BLESS=1 cargo test reports::` writes the golden files again; read the difference.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// The rules of the golden files: others may come without changing them.
const RULES: &str = "--select=KL101,KL102,KL108,KL301,KL303,KL407";
const DRAFT: &str = "tests/drafts/verslag.txt";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn kamerlint(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .current_dir(folder)
        .args(["check", "--isolated"])
        .args(args)
        .output()
        .unwrap()
}

/// The report of the golden draft.
fn report(format: &str, more: &[&str]) -> String {
    let mut args = vec![RULES, "--output-format", format];
    args.extend(more);
    let output = kamerlint(root(), &args);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn golden(name: &str, text: &str) {
    let path = root().join("tests/golden/reports").join(name);
    let text = text.replace(env!("CARGO_PKG_VERSION"), "[VERSION]");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    for (line, (found, expected)) in text.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "{name}, line {}", line + 1);
    }
    assert_eq!(text.len(), expected.len(), "{name} ends elsewhere");
}

fn errors(schema: &str, report: &Value) -> Vec<String> {
    let schema = fs::read_to_string(root().join("tests/schemas").join(schema)).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    validator
        .iter_errors(report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn formats_are_golden() {
    for (format, file) in [
        ("full", "full.txt"),
        ("concise", "concise.txt"),
        ("json", "report.json"),
        ("jsonl", "report.jsonl"),
        ("sarif", "report.sarif"),
        ("github", "github.txt"),
        ("gitlab", "gitlab.json"),
        ("junit", "junit.xml"),
        ("checkstyle", "checkstyle.xml"),
    ] {
        golden(file, &report(format, &[DRAFT, "tests/drafts/good/jenv.txt"]));
    }
    golden("english.sarif", &report("sarif", &["--lang", "en", DRAFT]));
    // The style and the script are files of their own; what they do is tested in a browser.
    for (language, file) in [("nl", "nl.html"), ("en", "en.html")] {
        let mut html = report("html", &["--lang", language, DRAFT, "tests/drafts/good/jenv.txt"]);
        for (open, close) in [("<style>", "</style>"), ("<script>", "</script>"), ("'sha256-", "'")]
        {
            for piece in html.clone().split(open).skip(1) {
                let inside = piece.split(close).next().unwrap();
                html = html.replace(&format!("{open}{inside}{close}"), &format!("{open}…{close}"));
            }
        }
        let today = kamerlint::project::today();
        for day in [kamerlint::text::date::in_words(today), today.to_string()] {
            html = html
                .replace(&format!("op {day}"), "op [DAY]")
                .replace(&format!("on {day}"), "on [DAY]");
        }
        golden(file, &html);
    }
}

#[test]
fn sarif_is_valid_and_the_schema_can_say_no() {
    let good: Value = serde_json::from_str(&report("sarif", &[DRAFT])).unwrap();
    assert_eq!(errors("sarif-2.1.0.json", &good), [""; 0]);
    let results = good["runs"][0]["results"].as_array().unwrap();
    assert!(results.iter().any(|result| result["relatedLocations"].is_array()));
    assert!(results.iter().any(|result| result["fixes"].is_array()));
    for result in results {
        let rules = &good["runs"][0]["tool"]["driver"]["rules"];
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    for (place, wrong) in [
        ("/runs/0/results/0/level", "fout"),
        ("/runs/0/columnKind", "bytes"),
        ("/runs/0/tool/driver/rules/0/defaultConfiguration/level", "hint"),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(place).unwrap() = wrong.into();
        assert!(!errors("sarif-2.1.0.json", &bad).is_empty(), "{place}");
    }
    let mut bad = good.clone();
    *bad.pointer_mut("/runs/0/results/0/locations/0/physicalLocation/region/startColumn")
        .unwrap() = 0.into();
    assert!(!errors("sarif-2.1.0.json", &bad).is_empty());
}

/// The fixes in SARIF, applied by lines and columns in characters, give what `--fix` gives.
#[test]
fn sarif_fixes_say_what_fix_does() {
    let text = fs::read_to_string(root().join(DRAFT)).unwrap();
    for (name, text) in [("lf", text.clone()), ("crlf", text.replace('\n', "\r\n"))] {
        let folder = folder(&format!("sarif-fix-{name}"));
        fs::write(folder.join("a b.txt"), &text).unwrap();
        let only = "--select=KL108";
        let sarif = kamerlint(&folder, &[only, "--output-format=sarif", "a b.txt"]).stdout;
        let sarif: Value = serde_json::from_slice(&sarif).unwrap();
        let change = &sarif["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
        // From the root of the repository, wherever the program was run.
        let uri = change["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.ends_with(&format!("sarif-fix-{name}/a%20b.txt")), "{uri}");
        let replacement = &change["replacements"][0];
        let at = |line: &str, column: &str| {
            let n = |key: &str| replacement["deletedRegion"][key].as_u64().unwrap() as usize;
            let before: usize = text.split_inclusive('\n').take(n(line) - 1).map(str::len).sum();
            before + text[before..].chars().take(n(column) - 1).map(char::len_utf8).sum::<usize>()
        };
        let (start, end) = (at("startLine", "startColumn"), at("endLine", "endColumn"));
        let inserted = replacement["insertedContent"]["text"].as_str().unwrap();
        let by_sarif = format!("{}{inserted}{}", &text[..start], &text[end..]);
        kamerlint(&folder, &[only, "--fix", "a b.txt"]);
        assert_eq!(by_sarif, fs::read_to_string(folder.join("a b.txt")).unwrap(), "{name}");
        assert_ne!(by_sarif, text, "{name}");
    }
}

#[test]
fn gitlab_has_the_documented_fields() {
    let good: Value = serde_json::from_str(&report("gitlab", &[DRAFT])).unwrap();
    assert_eq!(errors("gitlab-code-quality.json", &good), [""; 0]);
    let mut bad = good.clone();
    bad[0]["severity"] = "error".into();
    assert!(!errors("gitlab-code-quality.json", &bad).is_empty());
    let empty = kamerlint(root(), &["--output-format=gitlab", "tests/drafts/good/jenv.txt"]).stdout;
    assert_eq!(String::from_utf8(empty).unwrap(), "[]\n");
}

#[test]
fn fingerprints_hold_while_the_draft_is_edited_elsewhere() {
    let folder = folder("fingerprints");
    let text = fs::read_to_string(root().join(DRAFT)).unwrap();
    let prints = |text: &str| -> Vec<String> {
        fs::write(folder.join("a.txt"), text).unwrap();
        let output = kamerlint(&folder, &[RULES, "--output-format=gitlab", "a.txt"]).stdout;
        let issues: Value = serde_json::from_slice(&output).unwrap();
        let issues = issues.as_array().unwrap();
        issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let before = prints(&text);
    let mut unique = before.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), before.len(), "every finding has a fingerprint of its own");
    // Lines above, other line breaks, other line ends, an answer rewritten: nothing changes.
    let edited = format!("Geachte voorzitter,\n\nHierbij de antwoorden.\n\n{text}");
    let edited =
        edited.replace("Zie Kamerstuk 298 385, nr.\u{20}119", "Zie\nKamerstuk 298\n385, nr. 119");
    let edited = edited.replace("Ja. Café", "Ja, zeker. Ik ken Café").replace('\n', "\r\n");
    assert_eq!(prints(&edited), before);
    // Other words beside it are another place.
    let moved = text.replace("385, nr. 119 en", "385, nr. 118 en");
    let changed = prints(&moved).iter().filter(|print| !before.contains(print)).count();
    assert_eq!(changed, 1);
}

#[test]
fn several_reports_at_once() {
    let folder = folder("several");
    fs::copy(root().join(DRAFT), folder.join("a.txt")).unwrap();
    let output = kamerlint(
        &folder,
        &[
            "--output-format=concise",
            "--output-file=sarif=r.sarif",
            "--output-file",
            "html=r.html",
            "a.txt",
        ],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("a.txt:1:32: "));
    assert!(fs::read_to_string(folder.join("r.sarif")).unwrap().contains("\"2.1.0\""));
    assert!(fs::read_to_string(folder.join("r.html")).unwrap().starts_with("<!doctype html>"));
    // A path alone takes the report away from standard output.
    let output = kamerlint(&folder, &["--output-format=junit", "--output-file=r.xml", "a.txt"]);
    assert_eq!(output.stdout, b"");
    assert!(fs::read_to_string(folder.join("r.xml")).unwrap().starts_with("<?xml"));
    // Without colours, whatever the terminal does.
    kamerlint(
        &folder,
        &["--color=always", "--output-file=full=r.txt", "--output-file=./a=b.txt", "a.txt"],
    );
    assert!(!fs::read_to_string(folder.join("r.txt")).unwrap().contains('\u{1b}'));
    assert!(folder.join("a=b.txt").exists());
}

#[test]
fn a_report_that_cannot_be_written_fails_the_run() {
    let folder = folder("unwritable");
    fs::copy(root().join(DRAFT), folder.join("a.txt")).unwrap();
    let output = kamerlint(&folder, &["--output-file=html=geen/map/r.html", "a.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .starts_with("kamerlint: geen/map/r.html: niet te schrijven")
    );
    let output = kamerlint(&folder, &["--output-file=sarfi=r.sarif", "a.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr).unwrap().contains("`sarfi` is geen vorm van het verslag")
    );
    assert!(!folder.join("sarfi=r.sarif").exists());
}

#[test]
fn html_escapes_the_draft_and_loads_nothing() {
    let html = report("html", &[DRAFT]);
    assert_eq!(html.matches("<script").count(), 1);
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    for outside in ["http://", "https://", "url(", "@import", " src=", " style=", " onclick="] {
        assert!(!html.contains(outside), "{outside}");
    }
    let numbers: Vec<&str> =
        html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let mut unique = numbers.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), numbers.len(), "every id stands once");
    for target in html.split(" href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(unique.binary_search(&target).is_ok(), "#{target} is nowhere");
    }
}
