//! Questions as submitted: the comparison, where the sheet is found, and a draft made from a sheet.

use crate::shared::shared;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use kamerlint::compose;
use kamerlint::draft::{Draft, Sheet};
use kamerlint::lint::check;
use kamerlint::read::{Document, Format};
use kamerlint::register::Register;
use kamerlint::settings::Settings;
use kamerlint::text::Date;
use kamerlint::text::Source;

const SHEET: &str = "2025Z04321\n\
    Vragen van de leden De Boer (VVD) en Jansen (CDA) aan de Ministers van Financiën en van Defensie over het bericht «Brug\n\
    één jaar dicht» (ingezonden 3 maart 2025).\n\
    Vraag 1\n\
    Kent u het bericht «Brug één jaar dicht»?1\n\
    Vraag 2\n\
    Hoeveel bruggen zijn er dit jaar aan vervang-\n\
    ing toe? Zo nee, waarom niet?\n\
    Vraag 3\n\
    Wat kost het herstelvan die 😀 bruggen?2\n\n\
    1 Trouw, 2 maart 2025\n\
    2 Kamerstuk 29 385, nr. 117\n";

fn kamerlint(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kamerlint")).args(args).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn read(text: &str) -> Draft {
    Draft::read(
        &Document::of(Source::new(text).unwrap(), Format::Plain),
        kamerlint::register::Register::builtin(),
    )
}

fn with_sheet(sheet: &Draft) -> Settings {
    let mut settings = Settings::default();
    settings.options.sheet = Some(Arc::new(Sheet::of(sheet)));
    settings
}

/// Codes and words of all findings but those of empty answers.
fn findings(text: &str, format: Format, settings: &Settings) -> Vec<(String, String)> {
    let source = Source::new(text).unwrap();
    let report = check(&Document::of(source.clone(), format), settings);
    let found = report.diagnostics.iter().filter(|found| found.rule.code != "KL102");
    found.map(|found| (found.rule.code.clone(), source.slice(found.span).to_owned())).collect()
}

#[test]
fn a_new_draft_lints_clean_but_for_its_empty_answers() {
    let sheet = read(SHEET);
    for (format, heading) in
        [(Format::Plain, "Antwoord 2\n"), (Format::Markdown, "## Antwoord 2\n")]
    {
        let text = compose::answer(&sheet, format, Date::constant(2025, 3, 5), Register::builtin());
        assert_eq!(findings(&text, format, &with_sheet(&sheet)), [], "{text}");
        let source = Source::new(text.as_str()).unwrap();
        let document = Document::of(source.clone(), format);
        let empty = check(&document, &Settings::default()).diagnostics;
        assert_eq!(empty.iter().filter(|found| found.rule.code == "KL102").count(), 3, "{text}");
        for words in [
            "van de leden De Boer (VVD) en Jansen (CDA) over het bericht «Brug één jaar dicht».",
            "ingezonden op 3 maart 2025 met kenmerk 2025Z04321",
            "De minister van Financiën,\n\nEelco Heinen\n",
            "De minister van Defensie,\n",
            "Hoeveel bruggen zijn er dit jaar aan vervanging toe? Zo nee, waarom niet?",
            heading,
        ] {
            assert!(text.contains(words), "{words:?} in\n{text}");
        }
    }
}

#[test]
fn the_notes_of_a_sheet_go_with_its_questions() {
    let text = compose::answer(
        &read(SHEET),
        Format::Plain,
        Date::constant(2025, 3, 5),
        Register::builtin(),
    );
    assert!(text.contains("«Brug één jaar dicht»?[1]\n"), "{text}");
    assert!(text.ends_with("[1] Trouw, 2 maart 2025\n[2] Kamerstuk 29 385, nr. 117\n"), "{text}");
    let draft = read(&text);
    assert!(draft.notes.iter().all(|note| note.marks.len() == 1) && draft.notes.len() == 2);
}

#[test]
fn what_differs_is_reported_at_the_words() {
    let sheet = read(SHEET);
    let draft = "Antwoorden van de minister van Financiën op vragen van de leden De Boer (VVD) en Jansen (D66) (2025Z04321)\n\n\
        Vraag 1\nKent u het bericht ‘Brug één jaar dicht’?1\n\nAntwoord 1\nJa.\n\n\
        Vraag 2\nWat kost het herstel van\r\nalle 😀 bruggen?\n\nAntwoord 2\nDat kost 3 miljoen euro.\n\n1 Trouw, 2 maart 2025\n";
    let found = findings(draft, Format::Plain, &with_sheet(&sheet));
    let expected = [("KL114", "D66"), ("KL110", "Vraag 2"), ("KL111", "alle")];
    let expected: Vec<(String, String)> =
        expected.iter().map(|(code, words)| ((*code).to_owned(), (*words).to_owned())).collect();
    assert!(expected.iter().all(|one| found.contains(one)), "{found:?}");
    assert!(
        found.iter().all(|(code, _)| expected.iter().any(|(known, _)| known == code)),
        "{found:?}"
    );
}

#[test]
fn the_fix_puts_back_the_submitted_words() {
    let folder = folder("submitted-fix");
    fs::write(folder.join("vragen.txt"), SHEET).unwrap();
    let draft = folder.join("concept.txt");
    let text = compose::answer(
        &read(SHEET),
        Format::Plain,
        Date::constant(2025, 3, 5),
        Register::builtin(),
    );
    let wrong = text.replace("Hoeveel bruggen zijn er", "Hoeveel dure bruggen waren er");
    fs::write(&draft, &wrong).unwrap();
    let sheet = folder.join("vragen.txt");
    let args = [
        "check",
        "--isolated",
        "--fix",
        "--questions",
        sheet.to_str().unwrap(),
        draft.to_str().unwrap(),
    ];
    kamerlint(&args);
    assert_eq!(fs::read_to_string(&draft).unwrap(), text);
}

#[test]
fn a_sheet_is_named_by_option_setting_or_case_number() {
    let folder = folder("submitted-found");
    let draft = folder.join("concept.txt");
    let text = compose::answer(
        &read(SHEET),
        Format::Plain,
        Date::constant(2025, 3, 5),
        Register::builtin(),
    );
    fs::write(&draft, text.replace("Wat kost het herstel", "Wat kost de sloop")).unwrap();
    let check = |args: &[&str]| {
        let mut all = vec![
            "check",
            "--select",
            "KL11",
            "--output-format",
            "concise",
            draft.to_str().unwrap(),
        ];
        all.extend(args);
        out(&kamerlint(&all))
    };
    fs::create_dir(folder.join("bladen")).unwrap();
    fs::write(folder.join("bladen/blad.txt"), SHEET).unwrap();
    assert!(!check(&["--isolated"]).contains("KL111"));
    let named = folder.join("bladen/blad.txt");
    assert!(check(&["--isolated", "--questions", named.to_str().unwrap()]).contains("KL111"));
    fs::write(folder.join("kamerlint.toml"), "questions = \"bladen/blad.txt\"\n").unwrap();
    assert!(check(&[]).contains("KL111"));
    fs::remove_file(folder.join("kamerlint.toml")).unwrap();
    fs::write(folder.join("kv-tk-2025Z04321.txt"), SHEET).unwrap();
    assert!(check(&[]).contains("KL111"));
    // A draft beside it with the number in its name is no sheet.
    fs::rename(folder.join("kv-tk-2025Z04321.txt"), folder.join("kv-tk-2025Z04322.txt")).unwrap();
    assert!(!check(&[]).contains("KL111"));
    // Drafts that come in as lines are compared with it as well.
    let line =
        serde_json::json!({ "path": "los.txt", "text": fs::read_to_string(&draft).unwrap() });
    let batch = |args: &[&str]| {
        let mut all = vec!["check", "--isolated", "--stdin-jsonl", "--select", "KL11"];
        all.extend(args);
        let mut child = Command::new(env!("CARGO_BIN_EXE_kamerlint"))
            .args(all)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(format!("{line}\n").as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    assert!(!out(&batch(&[])).contains("KL111"));
    assert!(out(&batch(&["--questions", named.to_str().unwrap()])).contains("KL111"));
    assert_eq!(batch(&["--questions", "geen.txt"]).status.code(), Some(2));
    let missing = kamerlint(&["check", "--questions", "geen.txt", draft.to_str().unwrap()]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn a_new_draft_does_not_write_over_a_file() {
    let folder = folder("submitted-new");
    let (sheet, draft) = (folder.join("vragen.txt"), folder.join("concept.md"));
    fs::write(&sheet, SHEET).unwrap();
    let args = ["new", sheet.to_str().unwrap(), "--output", draft.to_str().unwrap()];
    assert_eq!(kamerlint(&args).status.code(), Some(0));
    assert!(fs::read_to_string(&draft).unwrap().contains("## Vraag 1"));
    fs::write(&draft, "mijn werk").unwrap();
    let again = kamerlint(&args);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("bestaat al"));
    assert_eq!(fs::read_to_string(&draft).unwrap(), "mijn werk");
}

fn corpus() -> Option<PathBuf> {
    shared("submitted", "corpus")
}

#[test]
fn a_real_sheet_and_its_real_answer_are_the_same() {
    let Some(corpus) = corpus() else { return };
    let read_file = |name: &str| fs::read_to_string(corpus.join(name)).unwrap();
    let sheet = read(&read_file("kv-tk-2024Z18792.txt"));
    let answer = read_file("ah-voorpub-20242025-605.txt");
    let settings = with_sheet(&sheet);
    assert_eq!(findings(&answer, Format::Plain, &settings), []);
    // The comparison is not blind: one word more, one less and one question fewer are seen.
    let changed = answer
        .replace("op welke momenten precies", "op welk moment")
        .replace("Kamerbrief", "brief");
    let found = findings(&changed, Format::Plain, &settings);
    assert_eq!(found, [("KL111".to_owned(), "welk moment".to_owned())]);
}

#[test]
fn a_draft_for_every_real_sheet_lints_clean() {
    let Some(corpus) = corpus() else { return };
    let mut sheets = 0;
    for entry in fs::read_dir(&corpus).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with("kv-") || !name.ends_with(".txt") {
            continue;
        }
        let sheet = read(&fs::read_to_string(&path).unwrap());
        if sheet.questions.is_empty() {
            continue; // Its numbers were lost in extraction.
        }
        for format in [Format::Plain, Format::Markdown] {
            let text =
                compose::answer(&sheet, format, Date::constant(2024, 11, 20), Register::builtin());
            assert_eq!(findings(&text, format, &with_sheet(&sheet)), [], "{name}");
        }
        sheets += 1;
    }
    assert!(sheets >= 9, "{sheets} sheets");
}
