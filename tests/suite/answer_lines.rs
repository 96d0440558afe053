//! The real answer lines, read whole: office, name, ministry, on whose behalf.
//!
//! The lines themselves are not kept here; `golden/answer-lines.txt` holds what is read from them.
//! `BLESS=1 cargo test answer_lines::` writes it anew, to be read by eye.

use crate::shared::shared;
use std::fmt::Write as _;
use std::path::Path;

use kamerlint::draft::people::{AnswerKind, SigningRole, answer_line};
use kamerlint::register::Register;
use kamerlint::text::date;

#[test]
fn real_answer_lines_are_read_whole() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(table) = shared("real_answer_lines_are_read_whole", "data/antwoordregels-echt.tsv")
    else {
        return;
    };
    let table = std::fs::read_to_string(table).expect("the lines can be read");
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
    let Some(read) = answer_line(line, Register::builtin()) else { return "nothing".to_owned() };
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
        shown += &format!(" | {how}: {}", office.role.word());
        if let Some(preposition) = office.preposition {
            shown += &format!(" {}", preposition.word());
        }
        if let Some(portfolio) = &office.portfolio {
            shown += &format!(" [{}]{}", portfolio.text, if office.known { "" } else { "?" });
        }
        if let Some(person) = &office.person {
            shown += &format!(" <{}>", person.text);
        }
    }
    match &read.received {
        Some(date) => match date::parse(&date.text).and_then(date::Reading::day) {
            Some(day) => shown += &format!(" | {day}"),
            None => shown += &format!(" | no date: {}", date.text),
        },
        None => shown += " | no date",
    }
    if read.range != (0..line.len() - 2) {
        shown += &format!(" | left: {}", &line[read.range.end..]);
    }
    shown
}

/// Invented lines in the forms of the real ones, and those of letters.
#[test]
fn invented_answer_lines() {
    for (line, expected) in [
        ("Antwoord van Minister Bakker (Financiën)", "signs: minister [Financiën] <Bakker>"),
        ("Mededeling van minister Bakker (Financiën)", "signs: minister [Financiën] <Bakker>"),
        ("Nader antwoord van Minister Bakker (Financiën)", "signs: minister [Financiën] <Bakker>"),
        (
            "Antwoord van Staatssecretaris Van den Berg (Defensie)",
            "signs: staatssecretaris [Defensie] <Van den Berg>",
        ),
        (
            "Antwoord van staatssecretaris De Wit-van Dam (Justitie en Veiligheid)",
            "signs: staatssecretaris [Justitie en Veiligheid] <De Wit-van Dam>",
        ),
        (
            "Antwoord van Minister De Wit – van Dam (Asiel en Migratie)",
            "signs: minister [Asiel en Migratie] <De Wit – van Dam>",
        ),
        (
            "Antwoord van Minister De Wit - Van Dam (Asiel en Migratie)",
            "signs: minister [Asiel en Migratie] <De Wit - Van Dam>",
        ),
        (
            "Antwoord van Minister Wit – Dam (Asiel en Migratie)",
            "signs: minister [Asiel en Migratie] <Wit – Dam>",
        ),
        (
            "Antwoord van Minister Vos Jansen (BZ) van Minister Visser (Buitenlandse Handel en Ontwikkelingshulp)",
            "signs: minister [BZ] <Vos Jansen> | signs: minister [Buitenlandse Handel en Ontwikkelingshulp] <Visser>",
        ),
        (
            "Antwoord van Minister Vos (BZ) en van Minister Visser (EZ)",
            "signs: minister [BZ] <Vos> | signs: minister [EZ] <Visser>",
        ),
        (
            "Antwoord van Minister Vos (BZ) en antwoord van Staatssecretaris Visser (OCW)",
            "signs: minister [BZ] <Vos> | signs: staatssecretaris [OCW] <Visser>",
        ),
        (
            "Antwoord van Minister Vos (BZ) en Staatssecretaris Visser (OCW)",
            "signs: minister [BZ] <Vos> | signs: staatssecretaris [OCW] <Visser>",
        ),
        (
            "Antwoord van Minister Vos (BZ), mede namens de Minister van Defensie",
            "signs: minister [BZ] <Vos> | on behalf: minister van [Defensie]",
        ),
        (
            "Antwoord van Minister Vos (BZ) mede namens de Minister van Defensie",
            "signs: minister [BZ] <Vos> | on behalf: minister van [Defensie]",
        ),
        (
            "Antwoord van Minister Vos (BZ), mede namens de Ministers van Defensie en van Financiën",
            "signs: minister [BZ] <Vos> | on behalf: minister van [Defensie] | on behalf: minister van [Financiën]",
        ),
        (
            "Antwoord van Minister Vos (BZ), mede namens de Minister van Defensie en de Staatssecretaris van Financiën",
            "signs: minister [BZ] <Vos> | on behalf: minister van [Defensie] | on behalf: staatssecretaris van [Financiën]",
        ),
        (
            "Antwoord van Minister Vos (BZ), mede namens de Minister van Defensie en van Minister Visser (EZ)",
            "signs: minister [BZ] <Vos> | on behalf: minister van [Defensie] | signs: minister [EZ] <Visser>",
        ),
        (
            "Antwoord van Minister Vos (BZ), mede namens de Minister van Sociale Zaken en Werkgelegenheid en de Minister voor Rechtsbescherming",
            "signs: minister [BZ] <Vos> | on behalf: minister van [Sociale Zaken en Werkgelegenheid] | on behalf: minister voor [Rechtsbescherming]",
        ),
        (
            "Antwoord van Staatssecretaris Vos (Financiën – Toeslagen en Douane)",
            "signs: staatssecretaris [Financiën – Toeslagen en Douane] <Vos>",
        ),
        (
            "Antwoord van Staatssecretaris Vos (Financiën - Nieuwe Munten)",
            "signs: staatssecretaris [Financiën - Nieuwe Munten] <Vos>",
        ),
        (
            "Antwoord van Staatssecretaris Vos (Volksgezondheid, Welzijn en Sport",
            "signs: staatssecretaris [Volksgezondheid, Welzijn en Sport] <Vos>",
        ),
        (
            "Antwoord van minister Vos (Volksgezondheid, Welzijn enSport)",
            "signs: minister [Volksgezondheid, Welzijn enSport] <Vos>",
        ),
        (
            "Antwoord van minister Vos (Landbouw, visserij, Voedselzekerheid en Natuur)",
            "signs: minister [Landbouw, visserij, Voedselzekerheid en Natuur] <Vos>",
        ),
        (
            "Antwoord van minister Vos (Tuinen en Vijvers)",
            "signs: minister [Tuinen en Vijvers]? <Vos>",
        ),
        ("Antwoord van minister El Idrissi (VWS)", "signs: minister [VWS] <El Idrissi>"),
        ("Antwoord van minister O’Brien (VWS)", "signs: minister [VWS] <O’Brien>"),
        (
            "Antwoord van minister Yes¸ilgöz-Zegerius (Justitie en Veiligheid)",
            "signs: minister [Justitie en Veiligheid] <Yes¸ilgöz-Zegerius>",
        ),
        (
            "Antwoord van minister-president Vos (Algemene Zaken)",
            "signs: minister-president [Algemene Zaken] <Vos>",
        ),
        ("Antwoord van Minister-President Vos", "signs: minister-president <Vos>"),
        (
            "Antwoord van Minister Vos (Onderwijs, Cultuur en Wetenschap), mede namens de Staatssecretarissen van VWS en van JenV",
            "signs: minister [Onderwijs, Cultuur en Wetenschap] <Vos> | on behalf: staatssecretaris van [VWS] | on behalf: staatssecretaris van [JenV]",
        ),
        (
            "Antwoord van Minister Vos (EZ), mede namens de Ministers voor Klimaat en Energie, van Financiën en van Defensie",
            "signs: minister [EZ] <Vos> | on behalf: minister voor [Klimaat en Energie] | on behalf: minister van [Financiën] | on behalf: minister van [Defensie]",
        ),
        (
            "Antwoorden van de minister voor Rechtsbescherming",
            "signs: minister voor [Rechtsbescherming]",
        ),
        (
            "Antwoorden van de minister voor Buitenlandse Handel en Ontwikkelingshulp en de minister van Economische Zaken, mede namens de staatssecretaris Openbaar Vervoer en Milieu",
            "signs: minister voor [Buitenlandse Handel en Ontwikkelingshulp] | signs: minister van [Economische Zaken] | on behalf: staatssecretaris [Openbaar Vervoer en Milieu]",
        ),
        (
            "Antwoorden van de minister van Landbouw, Natuur en Voedselkwaliteit mede namens de minister van Justitie en Veiligheid",
            "signs: minister van [Landbouw, Natuur en Voedselkwaliteit] | on behalf: minister van [Justitie en Veiligheid]",
        ),
        (
            "Antwoorden van de ministers van Defensie en van Buitenlandse Zaken",
            "signs: minister van [Defensie] | signs: minister van [Buitenlandse Zaken]",
        ),
        (
            "Antwoord van de Staatsecretaris van Financiën",
            "signs: staatssecretaris van [Financiën]",
        ),
        (
            "Antwoord van Staatsecretaris Vos (Financiën)",
            "signs: staatssecretaris [Financiën] <Vos>",
        ),
        ("Antwoord van Minister C.J. Vos (Financiën)", "signs: minister [Financiën] <C.J. Vos>"),
        (
            "Antwoord van Minister Van ’t Hof (Financiën)",
            "signs: minister [Financiën] <Van ’t Hof>",
        ),
        (
            "Mededeling van de minister van Klimaat en Groene Groei",
            "signs: minister van [Klimaat en Groene Groei]",
        ),
        (
            "Antwoord van Minister Vos (Werk en Participatie)",
            "signs: minister [Werk en Participatie] <Vos>",
        ),
    ] {
        let whole = shown(&format!("{line} (ontvangen 3 mei 2026)."));
        let names = whole.split_once(" | ").map_or("", |(_, rest)| rest);
        assert_eq!(names, format!("{expected} | 2026-05-03"), "{line}");
    }
}

#[test]
fn an_answer_line_stands_in_a_head() {
    let head = "Vragen van het lid Vos (SP) aan de Minister van Defensie over het antwoord van de gemeente \
        (ingezonden 3 mei 2024). Antwoord van Minister Bos (Defensie) (ontvangen 22 mei 2024). Zie ook Aanhangsel \
        Handelingen, vergaderjaar 2023–2024, nr. 1137.\nVraag 1";
    let line = answer_line(head, Register::builtin()).expect("an answer line");
    assert!(head[line.range.clone()].starts_with("Antwoord van Minister"));
    assert_eq!(
        line.see_also.map(|also| also.text).as_deref(),
        Some("Zie ook Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 1137")
    );
    let letter = "Antwoorden van de minister van Justitie en Veiligheid op Kamervragen van het lid Vos (SP) over de minister van Defensie";
    assert_eq!(
        answer_line(letter, Register::builtin()).map(|line| line.signatories.len()),
        Some(1)
    );
    for text in [
        "Antwoord op vraag 1",
        "Antwoord van de gemeente",
        "Het antwoord van de ministerraad",
        "Antwoord van",
        "",
    ] {
        assert_eq!(answer_line(text, Register::builtin()), None, "{text:?}");
    }
}
