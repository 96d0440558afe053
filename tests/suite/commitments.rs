//! Commitments as the binary lists them, and what the outline says of sub-questions.

use crate::shared::shared;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DRAFT: &str = "Den Haag, 11 maart 2025\n\nGeachte voorzitter,\n\n\
    Hierbij bied ik u de antwoorden aan op de schriftelijke vragen van het lid De Boer (VVD), met kenmerk 2025Z04321.\n\n\
    Vraag 1\nZult u de Kamer informeren? Zo ja, wanneer?\n\nAntwoord 1\nIk zal uw Kamer, \"na overleg\", vóór de zomer over één brug\n\
    informeren. Bedrijven zeggen toe mee te doen.\n\nVraag 2\nEn daarna?\n\nAntwoord 2\nIk streef ernaar uw Kamer begin 2026 te berichten.\n";

fn draft(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, DRAFT).unwrap();
    path
}

fn run(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kamerlint")).args(args).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn commitments_are_listed_with_their_terms() {
    let path = draft("commitments-json.txt");
    let json = run(&["commitments", "--output-format", "json", path.to_str().unwrap()]);
    let list: serde_json::Value = serde_json::from_str(&json).unwrap();
    let commitments = list["files"][0]["commitments"].as_array().unwrap();
    assert_eq!(commitments.len(), 2, "{json}");
    assert_eq!(commitments[0]["questions"][0], 1);
    assert_eq!(commitments[0]["when"], "vóór de zomer");
    assert_eq!(commitments[0]["due"], "2025-06-30");
    assert_eq!(commitments[0]["strength"], "hard");
    assert_eq!(commitments[0]["about"], "één brug");
    assert_eq!(commitments[0]["range"]["start"]["line"], 11);
    assert_eq!(commitments[1]["strength"], "soft");
    assert_eq!(commitments[1]["due"], "2026-03-31");
}

#[test]
fn the_list_is_a_table_too() {
    let path = draft("commitments-csv.txt");
    let csv = run(&["commitments", "--output-format", "csv", path.to_str().unwrap()]);
    let rows: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(rows[0], "path,line,column,questions,strength,when,due,about,text");
    assert_eq!(rows.len(), 4, "{csv}");
    assert!(
        rows[1].contains(
            "\"Ik zal uw Kamer, \"\"na overleg\"\", vóór de zomer over één brug informeren.\""
        ),
        "{csv}"
    );
    let text = run(&["commitments", path.to_str().unwrap()]);
    assert!(text.contains("vraag 2, inspanning, begin 2026 (tot en met 2026-03-31)"), "{text}");
}

#[test]
fn the_outline_is_a_checklist() {
    let path = draft("commitments-outline.txt");
    let text = run(&["outline", path.to_str().unwrap()]);
    assert!(text.contains("[ ] Zo ja, wanneer? (bij ja)"), "{text}");
    let json = run(&["outline", "--output-format", "json", path.to_str().unwrap()]);
    let outline: serde_json::Value = serde_json::from_str(&json).unwrap();
    let file = &outline["files"][0];
    assert_eq!(file["questions"][0]["subquestions"][1]["due"], "if-yes");
    assert_eq!(file["questions"][0]["subquestions"][1]["text"], "Zo ja, wanneer?");
    assert_eq!(file["commitments"].as_array().unwrap().len(), 2);
}

#[test]
fn sentences_of_real_answers_are_told_apart() {
    let Some(data) =
        shared("sentences_of_real_answers_are_told_apart", "data/toezegging_zinnen.tsv")
    else {
        return;
    };
    let table = fs::read_to_string(&data).unwrap();
    // Both are called candidates there, but look back or report.
    let look_back = ["informeerde uw Kamer op 2 juli 2021", "per departement aangegeven"];
    // These look back, and set a day or period of their own.
    let dated = [
        "in het eerste kwartaal van 2023 informeren",
        "komend voorjaar met uw Kamer delen",
        "voor het einde van het jaar.",
        "voor medio februari zullen wij u",
    ];
    let mut right = 0;
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, kind, sentence] = fields.as_slice() else { continue };
        let text = format!("Vraag 1\nKlopt dit?\n\nAntwoord 1\n{sentence}\n");
        let source = kamerlint::text::Source::new(text).unwrap();
        let draft = kamerlint::draft::Draft::read(
            &kamerlint::read::Document::of(source, kamerlint::read::Format::Plain),
            kamerlint::register::Register::builtin(),
        );
        let sets_a_day = dated.iter().any(|words| sentence.contains(words));
        let expected = sets_a_day
            || kind.starts_with("nieuwe")
                && !look_back.iter().any(|words| sentence.contains(words));
        assert_eq!(!draft.commitments.is_empty(), expected, "{sentence}");
        right += 1;
    }
    assert!(right >= 50, "{right} sentences");
}

/// Sentences in the habits of several ministries, each set written before the forms that it then mended: rather more than half are
/// commitments, the others look like one.
const SENTENCES: &str = include_str!("commitments.tsv");

#[test]
fn commitments_are_told_from_what_looks_like_one() {
    let (mut seen, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
    for line in SENTENCES.lines() {
        let (sign, sentence) = line.split_once('\t').unwrap();
        let text = format!("Vraag 1\nKlopt dit?\n\nAntwoord 1\n{sentence}\n");
        let source = kamerlint::text::Source::new(text).unwrap();
        let document = kamerlint::read::Document::of(source, kamerlint::read::Format::Plain);
        let register = kamerlint::register::Register::builtin();
        let draft = kamerlint::draft::Draft::read(&document, register);
        match (sign, draft.commitments.is_empty()) {
            ("+", false) => seen += 1,
            ("+", true) => missed.push(sentence),
            (_, false) => wrong.push(sentence),
            _ => {}
        }
    }
    assert_eq!(seen + missed.len(), 1601);
    assert!(seen >= 1565 && wrong.len() <= 3, "missed {missed:#?}, wrong {wrong:#?}");
}
