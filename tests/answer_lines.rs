//! The real answer lines, read whole: office, name, ministry, on whose behalf.
//!
//! The lines themselves are not kept here; `golden/answer-lines.txt` holds what is read from them.
//! `BLESS=1 cargo test --test answer_lines` writes it anew, to be read by eye.

#![allow(clippy::string_slice)]

use std::fmt::Write as _;
use std::path::Path;

use kamerlint::draft::people::{AnswerKind, SigningRole, answer_line};
use kamerlint::register::date;

#[test]
fn real_answer_lines_are_read_whole() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Ok(table) = std::fs::read_to_string(root.join("../shared/data/antwoordregels-echt.tsv"))
    else {
        println!("skipped: ../shared/data/antwoordregels-echt.tsv is not here");
        return;
    };
    let mut read = String::new();
    for row in table.lines().skip(1) {
        let mut cells = row.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (source, line, received) = (cell(), cell(), cell());
        let received = received.trim_start_matches("(ontvangen ");
        writeln!(read, "{source}\t{}", shown(&format!("{line} (ontvangen {received})."))).unwrap();
    }
    let golden = root.join("tests/golden/answer-lines.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&golden, &read).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(golden).expect("the golden file is there");
    for (read, expected) in read.lines().zip(golden.lines()) {
        assert_eq!(read, expected);
    }
    assert_eq!(read.lines().count(), golden.lines().count());
}

fn shown(line: &str) -> String {
    let Some(read) = answer_line(line) else { return "nothing".to_owned() };
    let mut shown = match read.kind {
        AnswerKind::Answer => "answer".to_owned(),
        AnswerKind::Notice => "notice".to_owned(),
    };
    for signatory in &read.signatories {
        let office = &signatory.office;
        let how = match signatory.role {
            SigningRole::Signs => "signs",
            SigningRole::OnBehalf => "on behalf",
        };
        write!(shown, " | {how}: {}", office.role.word()).unwrap();
        if let Some(preposition) = office.preposition {
            write!(shown, " {}", preposition.word()).unwrap();
        }
        if let Some(portfolio) = &office.portfolio {
            write!(shown, " [{}]{}", portfolio.text, if office.known { "" } else { "?" }).unwrap();
        }
        if let Some(person) = &office.person {
            write!(shown, " <{}>", person.text).unwrap();
        }
    }
    match &read.received {
        Some(date) => match date::parse(&date.text).and_then(date::Reading::day) {
            Some(day) => write!(shown, " | {day}").unwrap(),
            None => write!(shown, " | no date: {}", date.text).unwrap(),
        },
        None => shown.push_str(" | no date"),
    }
    if read.range != (0..line.len() - 2) {
        write!(shown, " | left: {}", &line[read.range.end..]).unwrap();
    }
    shown
}
