//! What people find their way with: the pages of `kamerlint docs` and the addresses that lead to them, man pages, the version, house rules
//! tried without a compiler.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use kamerlint::checks;

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kamerlint")).current_dir(folder).args(args).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all
}

const HOUSE: &str = "code = \"VWS001\"\nseverity = \"warning\"\nsince = \"0.1.0\"\nsource = \"huisstijl\"\n\n\
    [terms]\n\"Zorg&Co\" = \"Zorg en Co\"\n\n[nl]\nsummary = \"term\"\nmessage = \"'{wrong}' heet '{right}'\"\n\
    why = \"Zo schrijft het ministerie <b>het</b>.\"\n\n\
    [[example]]\nbad = \"Vraag 1\\nWat?\\n\\nAntwoord 1\\nDe [[Zorg&Co]] komt.\\n\"\n";

/// A folder with a rule of a house, its settings and the pages.
fn site(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::create_dir(folder.join("huis stijl")).unwrap();
    fs::write(folder.join("huis stijl/zorgverlener.toml"), HOUSE).unwrap();
    let settings = "rules = [\"huis stijl\"]\nexplanations = \"uit leg\"\n";
    fs::write(folder.join("kamerlint.toml"), settings).unwrap();
    let written = run(&folder, &["docs", "uit leg"]);
    assert_eq!(written.status.code(), Some(0), "{}", String::from_utf8_lossy(&written.stderr));
    folder
}

#[test]
fn every_rule_has_its_page_in_both_languages_and_every_link_leads_somewhere() {
    let folder = site("docs");
    let pages = folder.join("uit leg");
    for lang in ["nl", "en"] {
        let listed = fs::read_to_string(pages.join(lang).join("index.html")).unwrap();
        let mut codes: BTreeSet<&str> = checks::builtin().iter().map(|rule| &*rule.code).collect();
        codes.insert("VWS001");
        for code in &codes {
            let page = fs::read_to_string(pages.join(lang).join(format!("{code}.html"))).unwrap();
            assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{code}");
            assert!(listed.contains(&format!("href=\"{code}.html\"")), "{code} is not in the list");
        }
        let there = files(&pages.join(lang)).len();
        assert_eq!(there, codes.len() + 6, "{lang}: a page without its rule");
    }
    for page in files(&pages).iter().filter(|path| path.extension().is_some_and(|e| e == "html")) {
        let text = fs::read_to_string(page).unwrap();
        let links = text.split("href=\"").skip(1).chain(text.split("src=\"").skip(1));
        for link in links.map(|rest| rest.split('"').next().unwrap()) {
            assert!(page.parent().unwrap().join(link).is_file(), "{}: {link}", page.display());
        }
    }
    let house = fs::read_to_string(pages.join("nl/VWS001.html")).unwrap();
    assert!(house.contains("<mark>Zorg&amp;Co</mark>"), "{house}");
    assert!(house.contains("schrijft het ministerie &lt;b&gt;het"), "{house}");
    let examples = fs::read_to_string(pages.join("en/KL301.html")).unwrap();
    assert!(examples.contains("After the fix") && examples.contains("<mark>"), "{examples}");
}

/// The file that a `file:` address names.
fn opened(address: &str) -> PathBuf {
    let path = address.strip_prefix("file://").unwrap_or_else(|| panic!("{address}"));
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        rest = more;
        if *first == b'%' {
            let hex = std::str::from_utf8(&more[..2]).unwrap();
            bytes.push(u8::from_str_radix(hex, 16).unwrap());
            rest = &more[2..];
        } else {
            bytes.push(*first);
        }
    }
    let path = String::from_utf8(bytes).unwrap();
    PathBuf::from(if cfg!(windows) { path.trim_start_matches('/') } else { &path })
}

#[test]
fn every_finding_of_every_rule_leads_to_its_page() {
    let folder = site("docs-findings");
    let draft = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts/concept.txt"));
    fs::write(folder.join("brief.txt"), draft.unwrap()).unwrap();
    let json = |more: &[&str]| -> serde_json::Value {
        let mut args = vec!["check", "--output-format", "json", "brief.txt"];
        args.extend(more);
        serde_json::from_str(&out(&run(&folder, &args))).unwrap()
    };
    for (lang, report) in [("nl", json(&[])), ("en", json(&["--lang", "en"]))] {
        let found = report["files"][0]["diagnostics"].as_array().unwrap().clone();
        assert!(found.len() > 5);
        for finding in found {
            let page = opened(finding["url"].as_str().unwrap());
            assert!(page.is_file(), "{}", page.display());
            assert_eq!(page.parent().unwrap().file_name().unwrap(), lang);
            assert_eq!(page.file_stem().unwrap().to_str(), finding["code"].as_str());
        }
    }
    let sarif = out(&run(&folder, &["check", "--output-format", "sarif", "brief.txt"]));
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    for rule in sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap() {
        assert!(opened(rule["helpUri"].as_str().unwrap()).is_file(), "{rule}");
    }
    // Each rule has its page, so it does not matter which of them found something here.
    for rule in checks::builtin().iter() {
        assert!(folder.join(format!("uit leg/nl/{}.html", rule.code)).is_file());
    }
    let address = json(&["--config", "explanations=https://regels.example/{lang}/{code}"]);
    let url = address["files"][0]["diagnostics"][0]["url"].as_str().unwrap().to_owned();
    assert!(url.starts_with("https://regels.example/nl/KL"), "{url}");
    let none = json(&["--config", "explanations=elders"]);
    assert!(none["files"][0]["diagnostics"][0]["url"].is_null(), "a folder that is not there");
    let wrong =
        run(&folder, &["check", "--config", "explanations=https://regels.example/", "brief.txt"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("ontbreekt `{code}`"));
}

#[test]
fn every_verb_has_a_man_page() {
    let folder = folder("man");
    assert_eq!(run(&folder, &["man", "--output", "man1"]).status.code(), Some(0));
    let help = out(&run(&folder, &["--help"]));
    let verbs = help.lines().skip_while(|line| *line != "Opdrachten:").skip(1);
    let verbs: Vec<&str> = verbs
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(verbs.len() > 10, "{help}");
    for verb in verbs {
        let page = fs::read_to_string(folder.join(format!("man1/kamerlint-{verb}.1")));
        assert!(page.unwrap_or_default().contains(".SH UITKOMST"), "{verb}");
    }
    let one = out(&run(&folder, &["man", "papers", "sync"]));
    assert!(one.contains(".TH kamerlint-papers-sync 1"), "{one}");
    assert_eq!(run(&folder, &["man", "chek"]).status.code(), Some(2));
}

#[test]
fn the_version_says_what_it_is_made_of() {
    let said = out(&run(Path::new("."), &["--version", "--verbose"]));
    for word in ["vastlegging", "met", "server, papers, sync", "regels", "register"] {
        assert!(said.contains(word), "{said}");
    }
    let rules = checks::builtin().len();
    assert!(said.contains(&format!("{rules}, de jongste van ")), "{said}");
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn rules_of_a_house_are_tried_by_themselves() {
    let folder = site("docs-test");
    let said = out(&run(&folder, &["test"]));
    assert!(said.contains("1 regel, 1 voorbeeld, 0 kloppen niet"), "{said}");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = folder.join("noten/noot-zonder-tekst.toml");
    fs::create_dir_all(copy.parent().unwrap()).unwrap();
    let name = fs::read_dir(root.join("rules/noten")).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(&name).unwrap();
    fs::write(copy.with_file_name(name.file_name().unwrap()), &text).unwrap();
    let said = run(&folder, &["test", "--built-in", "noten"]);
    assert_eq!(said.status.code(), Some(0), "{}", out(&said));
    assert!(out(&said).starts_with("1 regel, "), "{}", out(&said));
    let wrong = run(&folder, &["test", "noten"]);
    assert_eq!(wrong.status.code(), Some(2), "codes KL… are not for a house");

    // Every example that does not hold is said at its place, also of rules that the settings name.
    let broken = "[[example]]\nbad = \"Vraag 1\\nWat?\\n\\nAntwoord 1\\nNiets [[daarvan]].\"\n";
    let own = folder.join("huis stijl/zorgverlener.toml");
    fs::write(own, format!("{HOUSE}\n{broken}\n{broken}")).unwrap();
    for arguments in [vec!["test"], vec!["test", "huis stijl"]] {
        let said = run(&folder, &arguments);
        assert_eq!(said.status.code(), Some(1), "{}", errors(&said));
        assert_eq!(
            errors(&said).matches("dit voorbeeld klopt niet").count(),
            2,
            "{}",
            errors(&said)
        );
        assert!(out(&said).ends_with("1 regel, 3 voorbeelden, 2 kloppen niet\n"), "{}", out(&said));
    }
}

#[test]
fn a_baseline_of_the_first_version_fits() {
    // Written by 0.1.0 and kept: what it accepts stays accepted, and none of it has become idle.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/baselines/0.1.0");
    let kept = fs::read_to_string(root.join("kamerlint-exceptions.toml")).unwrap();
    assert!(kept.matches("[[exception]]").count() > 5);
    let codes: BTreeSet<&str> =
        kept.lines().filter_map(|line| line.strip_prefix("rule = \"")?.strip_suffix('"')).collect();
    let select = format!("{},KL001", codes.into_iter().collect::<Vec<_>>().join(","));
    let said = run(
        &root,
        &[
            "check",
            "--select",
            &select,
            "--output-format",
            "concise",
            "--fail-on",
            "info",
            "concept.txt",
        ],
    );
    assert_eq!(said.status.code(), Some(0), "{}", out(&said));
}
