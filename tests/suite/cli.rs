//! The real binary: exit status, formats, many inputs.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn kamerlint(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kamerlint"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("NO_COLOR")
        .args(args)
        .output()
        .unwrap()
}

fn with_stdin(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

const BAD: &str =
    "Vraag 1\nWaarom?\n\nAntwoord 1\nZie vraag 2.\n\nVraag 2\nHoe?\n\nAntwoord 2\nPM\n";

#[test]
fn exit_status_says_what_happened() {
    assert_eq!(kamerlint(&["check", "tests/drafts/good"]).status.code(), Some(0));
    assert_eq!(kamerlint(&["check", "tests/drafts/concept.txt"]).status.code(), Some(1));
    assert_eq!(
        kamerlint(&["check", "--fail-on", "never", "tests/drafts/concept.txt"]).status.code(),
        Some(0)
    );
    let missing = kamerlint(&["check", "geen.txt"]);
    assert_eq!(missing.status.code(), Some(2));
    assert_eq!(err(&missing), "kamerlint: geen.txt: dit pad bestaat niet\n");
    let unknown = kamerlint(&["chek"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(
        err(&unknown).contains("`chek` is geen opdracht; bedoelde u `check`?"),
        "{}",
        err(&unknown)
    );
    let rule = kamerlint(&["check", "--select", "KL9x", "tests/drafts/good"]);
    assert_eq!(rule.status.code(), Some(2));
    assert!(err(&rule).contains("`KL9x` is geen regel of categorie"), "{}", err(&rule));
}

#[test]
fn concise_lines_and_the_summary() {
    let output =
        with_stdin(&["check", "--output-format", "concise", "--stdin-filename", "a.txt", "-"], BAD);
    assert_eq!(
        out(&output),
        [
            "a.txt:5:1: opmerking KL108: 'Zie vraag 2' verwijst naar de vraag, niet naar het antwoord\n",
            "a.txt:11:1: fout KL102: dit antwoord is nog een plaatshouder: 'PM'\n",
            "1 fout, 1 opmerking in 1 bestand; 1 te herstellen met --fix\n",
        ]
        .concat()
    );
    let english = with_stdin(&["check", "--output-format", "concise", "--lang", "en", "-"], BAD);
    assert!(
        out(&english).ends_with("1 error, 1 remark in 1 file; 1 fixable with --fix\n"),
        "{}",
        out(&english)
    );
}

#[test]
fn json_has_the_promised_shape() {
    let output =
        with_stdin(&["check", "--output-format", "json", "--stdin-filename", "é.txt", "-"], BAD);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["files"][0]["kind"], "answers");
    let found = &json["files"][0]["diagnostics"][0];
    assert_eq!(found["code"], "KL108");
    assert_eq!(found["range"]["start"], serde_json::json!({"line": 5, "column": 1, "offset": 28}));
    assert_eq!(found["fixes"][0]["safety"], "safe");
    assert_eq!(found["fixes"][0]["edits"][0]["text"], "het antwoord op ");
    let summary = serde_json::json!({"files": 1, "error": 1, "warning": 0, "info": 1, "hint": 0, "fixable": 1, "unread": 0, "letters": 0, "sheets": 0});
    assert_eq!(json["summary"], summary);
}

#[test]
fn one_unreadable_file_does_not_stop_the_others() {
    let folder = folder("unreadable");
    fs::write(folder.join("a.txt"), BAD).unwrap();
    fs::write(folder.join("b.txt"), b"Vraag 1\nfinanci\xEBn").unwrap();
    fs::write(folder.join("c.txt"), b"PK\x03\x04").unwrap();
    let output = kamerlint(&["check", "--output-format", "concise", &folder.display().to_string()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(out(&output).contains("KL102"));
    assert!(
        err(&output).contains("b.txt: geen UTF-8: byte 15 (regel 2) is 0xEB"),
        "{}",
        err(&output)
    );
    assert!(
        err(&output).contains("c.txt: dit is een Word-, ODT- of zip-bestand"),
        "{}",
        err(&output)
    );
}

#[test]
fn folders_are_walked_with_their_ignore_files() {
    let folder = folder("ignored");
    fs::write(folder.join(".gitignore"), "oud.txt\n").unwrap();
    fs::write(folder.join("oud.txt"), BAD).unwrap();
    fs::write(folder.join("nieuw.md"), BAD).unwrap();
    fs::write(folder.join("plaatje.png"), b"\x89PNG").unwrap();
    let output = kamerlint(&["check", "--output-format", "concise", &folder.display().to_string()]);
    assert!(out(&output).contains("nieuw.md:"));
    assert!(
        out(&output).ends_with("in 1 bestand; 1 te herstellen met --fix\n"),
        "{}",
        out(&output)
    );
}

#[test]
fn settings_are_found_upwards_and_their_mistakes_shown() {
    let folder = folder("settings");
    fs::create_dir_all(folder.join("onder")).unwrap();
    let file = folder.join("onder/a.txt");
    fs::write(&file, BAD).unwrap();
    fs::write(folder.join("kamerlint.toml"), "language = \"en\"\nignore = [\"KL108\"]\n").unwrap();
    let path = file.display().to_string();
    let output = kamerlint(&["check", "--output-format", "concise", &path]);
    assert!(out(&output).ends_with("1 error in 1 file\n"), "{}", out(&output));
    let isolated = kamerlint(&["check", "--isolated", "--output-format", "concise", &path]);
    assert!(out(&isolated).contains("1 fout, 1 opmerking"), "{}", out(&isolated));
    fs::write(folder.join("kamerlint.toml"), "langage = \"en\"\n").unwrap();
    let wrong = kamerlint(&["check", &path]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(
        err(&wrong)
            .contains("kamerlint.toml:1:1: onbekende sleutel `langage`; bedoelde u `language`?"),
        "{}",
        err(&wrong)
    );
}

#[test]
fn fixing_keeps_line_ends_and_everything_else() {
    let folder = folder("fix");
    let file = folder.join("a.txt");
    let text = format!("\u{feff}{}", BAD.replace('\n', "\r\n"));
    fs::write(&file, &text).unwrap();
    let output =
        kamerlint(&["check", "--fix", "--output-format", "concise", &file.display().to_string()]);
    assert!(out(&output).contains("1 hersteld in 1 bestand; nog 1 fout"), "{}", out(&output));
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        text.replace("Zie vraag 2", "Zie het antwoord op vraag 2")
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside the file");
    let stdin = with_stdin(&["check", "--fix", "-"], BAD);
    assert_eq!(out(&stdin), BAD.replace("Zie vraag 2", "Zie het antwoord op vraag 2"));
}

#[test]
fn colours_follow_the_option_and_control_characters_are_harmless() {
    let draft = "Vraag 1\nWaarom?\n\nAntwoord 1\n[PM \u{1b}[31m]\n";
    let coloured = out(&with_stdin(&["check", "--color", "always", "-"], draft));
    assert!(coloured.contains("\u{1b}[1;31mfout"), "{coloured:?}");
    let plain = out(&with_stdin(&["check", "-"], draft));
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
    assert!(plain.contains("[PM ␛[31m]"), "{plain:?}");
}

#[test]
fn long_paragraphs_are_shown_in_rows() {
    let draft = format!(
        "Vraag 1\nWaarom?\n\nAntwoord 1\n{} (Kamerstuk 312 852, nr. 4). {}\n",
        "woord ".repeat(200),
        "slot ".repeat(200)
    );
    let shown = out(&with_stdin(&["check", "-"], &draft));
    assert!(shown.contains("312 852"));
    assert!(shown.lines().all(|line| line.chars().count() <= 120), "{shown}");
}

#[test]
fn rules_are_listed_and_explained() {
    let list = out(&kamerlint(&["rule"]));
    assert!(list.contains("KL101  vraag-zonder-antwoord"), "{list}");
    let rule = out(&kamerlint(&["rule", "KL101"]));
    assert!(rule.starts_with("KL101 vraag-zonder-antwoord: vraag zonder antwoord\n"), "{rule}");
    assert!(
        out(&kamerlint(&["rule", "vraag-zonder-antwoord", "--lang", "en"]))
            .contains("Every written question")
    );
    assert_eq!(kamerlint(&["rule", "KL1"]).status.code(), Some(0));
    let news = out(&kamerlint(&["rule", "--since", "0.0.1"]));
    assert!(news.contains("vraag-zonder-antwoord            nieuw"), "{news}");
    assert_eq!(kamerlint(&["rule", "--since", "gisteren"]).status.code(), Some(2));
}

#[test]
fn outline_and_citations_as_json() {
    let json =
        out(&kamerlint(&["outline", "--output-format", "json", "tests/drafts/good/kale-kop.txt"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let file = &json["files"][0];
    assert_eq!(file["kind"], "answers");
    assert_eq!(file["questions"].as_array().unwrap().len(), 3);
    assert_eq!(file["notes"][2]["marks"].as_array().unwrap().len(), 1);
    assert_eq!(file["signatories"][0]["role"], "signs");
    assert_eq!(file["citations"][0]["id"], "kst-32852-317");
    let csv =
        out(&kamerlint(&["citations", "--output-format", "csv", "tests/drafts/good/kale-kop.txt"]));
    assert!(
        csv.contains("kst-32852-319,\"Kamerstuk 32852, nr. 319\",32852,,319,,,https://"),
        "{csv}"
    );
}

#[test]
fn help_fits_two_screens_and_shows_fix() {
    let help = out(&kamerlint(&["check", "--help"]));
    assert!(help.lines().count() <= 48, "{} lines", help.lines().count());
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    assert!(help.contains("--fix"));
    assert!(out(&kamerlint(&["--help"])).contains("Gebruik:"));
    assert_eq!(
        out(&kamerlint(&["--version"])),
        format!("kamerlint {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_register_of_ones_own_is_read_and_its_errors_have_a_place() {
    let folder = folder("register");
    fs::write(folder.join("kamerlint.toml"), "register = \"eigen.toml\"\n").unwrap();
    fs::write(folder.join("eigen.toml"), "[[party]]\nuse = [\"Groep Toverij\"]\n").unwrap();
    let draft = "Antwoord van minister Smit (Financiën) op vragen van het lid Bos (Groep Toverij)\n\n\
                 Vraag 1\nWaarom?\n\nAntwoord 1\nDaarom.\n";
    let path = folder.join("a.txt");
    fs::write(&path, draft).unwrap();
    let path = path.to_str().unwrap();
    let check = |options: &[&str]| {
        let args =
            [&["check", "--select", "KL408", "--output-format", "concise", path], options].concat();
        kamerlint(&args)
    };
    assert!(!out(&check(&[])).contains("KL408"), "{}", out(&check(&[])));
    assert!(out(&check(&["--isolated"])).contains("KL408"));
    fs::write(folder.join("eigen.toml"), "[[party]]\n\nnaam = \"X\"\n").unwrap();
    let failed = check(&[]);
    assert_eq!(failed.status.code(), Some(2));
    assert!(err(&failed).contains("eigen.toml:3:1: onbekende sleutel `naam`"), "{}", err(&failed));
}

#[test]
fn the_register_is_searched() {
    let found = kamerlint(&["register", "find", "minister van Financien", "--date", "2025-02-18"]);
    assert!(out(&found).contains("minister van Financiën: Eelco Heinen"), "{}", out(&found));
    let nothing = kamerlint(&["register", "find", "Toverij"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(
        err(&nothing).contains("190 ambten van bewindspersonen sinds 26 oktober 2017"),
        "{}",
        err(&nothing)
    );
    for (part, holds) in [
        ("digitale economie", "staatssecretaris Digitale Economie en Soevereiniteit"),
        ("Slagvaardige", "Slagvaardige Overheid: Eric van der Burg"),
        ("Markuszower", "2026-01-20 – nu          fractie Groep Markuszower"),
        ("36800-X", "Ministerie van Defensie (X) voor het jaar 2026"),
    ] {
        let found = kamerlint(&["register", "find", part]);
        assert!(out(&found).contains(holds), "{part}: {}", out(&found));
    }
    let found = kamerlint(&["register", "find", "32", "852"]);
    assert_eq!(out(&found), "dossier 32852: Grondstoffenvoorzieningszekerheid\n");
    assert_eq!(
        kamerlint(&["register", "find", "LVVN", "--date", "gisteren"]).status.code(),
        Some(2)
    );
    let shown = kamerlint(&["register", "show", "--output-format", "json"]);
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert!(shown["posts"].as_array().unwrap().len() >= 184);
    assert!(shown["dossiers"].as_array().unwrap().iter().all(|one| one["source"].is_string()));
}

#[test]
fn what_cannot_be_read_is_not_said_to_be_fine() {
    for format in ["full", "concise"] {
        let said = kamerlint(&["check", "--output-format", format, "nergens.txt"]);
        assert_eq!((said.status.code(), out(&said).as_str()), (Some(2), ""), "{format}");
        assert!(err(&said).contains("nergens.txt: dit pad bestaat niet"), "{}", err(&said));
    }
    let said = kamerlint(&["check", "--output-format", "json", "nergens.txt"]);
    assert!(out(&said).starts_with('{'), "{}", out(&said));
}

#[test]
fn texts_in_a_folder_that_are_not_read_are_said() {
    let folder = folder("missed");
    std::fs::create_dir_all(folder.join("oud")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write("brief.txt", "Vraag 1\nWaarom?\n\nAntwoord 1\nDaarom.\n");
    for name in ["a.doc", "oud/b.DOC", "c.rtf", "~$d.doc", "foto.png", "cijfers.xlsx"] {
        write(name, "x");
    }
    let path = folder.to_str().unwrap();
    let said = kamerlint(&["check", path]);
    assert_eq!(said.status.code(), Some(0));
    assert_eq!(
        err(&said),
        "kamerlint: 3 bestanden in deze map zijn niet gelezen (2 .doc, 1 .rtf); noem er een om te horen waarom\n"
    );
    assert_eq!(err(&kamerlint(&["check", "--quiet", path])), "");
    // What settings leave out is left out knowingly.
    write("kamerlint.toml", "exclude = [\"oud\", \"*.rtf\"]\n");
    let said = kamerlint(&["check", "--lang", "en", path]);
    assert_eq!(
        err(&said),
        "kamerlint: 1 file in this folder was not read (1 .doc); name it to hear why\n"
    );
}

#[test]
fn a_slip_in_a_heading_is_not_the_last_question() {
    let text = "Vraag 1\nHoe?\n\nAntwoord 11\nZie het antwoord op vraag 8.\n\nVraag 2\nEn?\n\nAntwoord 2\nZo.\n";
    let said = with_stdin(&["check", "--isolated", "--output-format", "concise", "-"], text);
    assert!(
        out(&said).contains("er is geen vraag 8; de laatste vraag is vraag 2"),
        "{}",
        out(&said)
    );
}
