//! Openings and signature blocks of letters: invented ones in the forms of real ones.

use crate::growth::stays_linear;
use kamerlint::draft::people::{SigningRole, Voice, asked, letter_opening, signature_block};
use kamerlint::register::Register;
use kamerlint::text::date;

fn block(text: &str) -> String {
    let mut at = 0;
    let lines: Vec<_> = text
        .split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            let line = line.trim_end_matches('\n');
            (start..start + line.len(), line)
        })
        .collect();
    let signatures = signature_block(&lines, Register::builtin());
    let shown = signatures.iter().map(|signature| {
        let office = &signature.office;
        let mut shown = match signature.role {
            SigningRole::Signs => String::new(),
            SigningRole::OnBehalf => "namens ".to_owned(),
        };
        shown += office.role.word();
        shown += &office.preposition.map_or(String::new(), |p| format!(" {}", p.word()));
        if let Some(portfolio) = &office.portfolio {
            let source =
                text[portfolio.range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
            // In two columns the other column stands in between.
            if !text.contains("   ") && !text.contains('\t') {
                assert_eq!(source, portfolio.text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            shown += &format!(" [{}]", portfolio.text);
        }
        if let Some(person) = &signature.person {
            assert_eq!(text[person.range.clone()], person.text);
            shown += &format!(" <{}>", person.text);
        }
        shown
    });
    shown.collect::<Vec<_>>().join(" | ")
}

#[test]
fn signature_blocks() {
    for (text, expected) in [
        (
            "De minister voor Buitenlandse Handel \nen Ontwikkelingshulp,\n\nReinette Klever\n\nDe minister van Economische Zaken,\n\nDirk Beljaarts\n",
            "minister voor [Buitenlandse Handel en Ontwikkelingshulp] <Reinette Klever> | minister van [Economische Zaken] <Dirk Beljaarts>",
        ),
        (
            "Hoogachtend,\n\nDe Minister van Financiën,\n\n\nE. Heinen",
            "minister van [Financiën] <E. Heinen>",
        ),
        (
            "Mede namens de minister van Binnenlandse Zaken en Koninkrijkrelaties,\n\nDe minister van Justitie en Veiligheid \n\nD.M. van Weel",
            "namens minister van [Binnenlandse Zaken en Koninkrijkrelaties] | minister van [Justitie en Veiligheid] <D.M. van Weel>",
        ),
        (
            "mede namens de minister van Justitie en Veiligheid,\nde minister van Landbouw, Natuur en Voedselkwaliteit\nP. Adema",
            "namens minister van [Justitie en Veiligheid] | minister van [Landbouw, Natuur en Voedselkwaliteit] <P. Adema>",
        ),
        (
            "Reinette Klever\nMinister voor Buitenlandse Handel en Ontwikkelingshulp\n\nDirk Beljaarts\nMinister van Economische Zaken",
            "minister voor [Buitenlandse Handel en Ontwikkelingshulp] <Reinette Klever> | minister van [Economische Zaken] <Dirk Beljaarts>",
        ),
        (
            "De minister van Financiën,            De minister van Economische Zaken,\n\n\nE. Heinen                            D.S. Beljaarts",
            "minister van [Financiën] <E. Heinen> | minister van [Economische Zaken] <D.S. Beljaarts>",
        ),
        (
            "De minister voor Buitenlandse\tDe minister van\nHandel en Ontwikkelingshulp,\tEconomische Zaken,\n\nReinette Klever\tDirk Beljaarts",
            "minister voor [Buitenlandse Handel en Ontwikkelingshulp] <Reinette Klever> | minister van [Economische Zaken] <Dirk Beljaarts>",
        ),
        (
            "DE MINISTER VAN BUITENLANDSE ZAKEN,\n\nC.C.J. VELDKAMP",
            "minister van [BUITENLANDSE ZAKEN] <C.C.J. VELDKAMP>",
        ),
        (
            "De staatssecretaris van Volksgezondheid,\nWelzijn en Sport,\n\nVicky Maeijer",
            "staatssecretaris van [Volksgezondheid, Welzijn en Sport] <Vicky Maeijer>",
        ),
        (
            "De Staatssecretaris van Infrastructuur en Waterstaat –\nOpenbaar Vervoer en Milieu,\n\nC.A. Jansen",
            "staatssecretaris van [Infrastructuur en Waterstaat – Openbaar Vervoer en Milieu] <C.A. Jansen>",
        ),
        (
            "De minister van Onderwijs, Cultuur en\nWetenschap,\n\nmr. drs. E.E.W. Bruins",
            "minister van [Onderwijs, Cultuur en Wetenschap] <mr. drs. E.E.W. Bruins>",
        ),
        (
            "De minister\nvan Defensie,\n\nR.P. Brekelmans",
            "minister van [Defensie] <R.P. Brekelmans>",
        ),
        ("De minister van Financiën, E. Heinen", "minister van [Financiën] <E. Heinen>"),
        ("E. Heinen, minister van Financiën", "minister van [Financiën] <E. Heinen>"),
        (
            "De minister van Financiën,\n\nmede namens de minister van Defensie,\n\nE. Heinen",
            "minister van [Financiën] <E. Heinen> | namens minister van [Defensie]",
        ),
        (
            "Mede namens\nde minister van Defensie,\nDe minister van Financiën,\nE. Heinen",
            "namens minister van [Defensie] | minister van [Financiën] <E. Heinen>",
        ),
        (
            "De minister-president,\nminister van Algemene Zaken,\n\nDick Schoof",
            "minister-president <Dick Schoof> | minister van [Algemene Zaken] <Dick Schoof>",
        ),
        (
            "De minister van Asiel en Migratie,\n\nM.H.M. Faber-van de Klashorst",
            "minister van [Asiel en Migratie] <M.H.M. Faber-van de Klashorst>",
        ),
        ("Postbus 20301\nDen Haag\nTweede Kamer\nKlaas Vaak", ""),
        ("Ik heb dit met de minister van Financiën besproken.\n\nKlaas Vaak", ""),
        ("", ""),
    ] {
        assert_eq!(block(text), expected, "{text:?}");
    }
}

#[test]
fn opening_with_a_case_number() {
    let text = "Geachte voorzitter,\nHierbij bieden wij, mede namens de staatssecretaris Openbaar Vervoer en Milieu, de antwoorden aan \
        op de schriftelijke vragen gesteld door de leden Jansen en De Boer (SP) over het artikel ‘Ik wil meer’. \
        Deze vragen werden ingezonden op 18 februari 2025 met kenmerk 2025Z01234.";
    let opening = letter_opening(text, Register::builtin()).expect("an opening");
    assert!(text[opening.range.clone()].starts_with("Hierbij"));
    assert_eq!((opening.voice.0, &text[opening.voice.1.clone()]), (Voice::We, "wij"));
    let names: Vec<_> =
        opening.members.iter().map(|member| &text[member.name.range.clone()]).collect();
    assert_eq!(names, ["Jansen", "De Boer"]);
    assert_eq!(opening.on_behalf.len(), 1);
    assert!(asked(text, Register::builtin()).is_empty());
    assert_eq!(opening.case_number.map(|number| number.text).as_deref(), Some("2025Z01234"));
    assert_eq!(opening.reference.map(|number| number.text).as_deref(), Some("2025Z01234"));
    assert!(date::parse(&opening.sent_in.expect("a date").text).is_some());
    assert_eq!(opening.letter_date, None);
}

#[test]
fn opening_in_answer_to_a_letter() {
    let text = "In het antwoord op uw brief van 8 maart 2024, nr. 5293107, deel ik u mede dat de vragen van de leden \
        Jansen en Bakker (GroenLinks-PvdA) aan de ministers van Justitie en Veiligheid en Binnenlandse Zaken en \
        Koninkrijksrelaties over verbieden van fluitjes worden beantwoord zoals aangegeven in de bijlage van deze brief.";
    let opening = letter_opening(text, Register::builtin()).expect("an opening");
    assert_eq!(opening.voice.0, Voice::I);
    assert_eq!(asked(text, Register::builtin()).len(), 2);
    assert!(opening.on_behalf.is_empty());
    assert_eq!(opening.case_number, None);
    assert_eq!(opening.reference.map(|number| number.text).as_deref(), Some("5293107"));
    assert_eq!(opening.letter_date.map(|date| date.text).as_deref(), Some("8 maart 2024"));
    assert_eq!(opening.members.len(), 2);
}

#[test]
fn opening_over_two_paragraphs() {
    let text = "Met deze brief beantwoord ik, mede namens de minister van Defensie, de vragen van het lid Smit (VVD).\n\
        De vragen zijn ingezonden op 3 mei 2024 (kenmerk 2024Z 07654).\nHoogachtend,";
    let opening = letter_opening(text, Register::builtin()).expect("an opening");
    assert_eq!(opening.case_number.map(|number| number.text).as_deref(), Some("2024Z 07654"));
    assert_eq!(opening.reference.map(|number| number.text).as_deref(), Some("2024Z 07654"));
    assert_eq!(opening.on_behalf.len(), 1);
}

#[test]
fn no_opening() {
    for text in
        ["", "Hierbij een stoel.", "Bent u bekend met het bericht?", "hierbij\nbied ik\nuw brief"]
    {
        assert_eq!(letter_opening(text, Register::builtin()), None, "{text:?}");
    }
}

#[test]
fn nothing_is_slow_or_panics() {
    let pieces = [
        "hierbij ik vragen ",
        "hierbij ",
        "De minister van \n",
        "de minister",
        "namens\n",
        "A B\n",
        "   x",
        "\t",
    ];
    for piece in pieces {
        stays_linear(piece, 8_000, |size| {
            let text = piece.repeat(size / piece.len());
            let _ = letter_opening(&text, Register::builtin());
            let lines: Vec<_> = text.lines().map(|line| (0..line.len(), line)).collect();
            let _ = signature_block(&lines, Register::builtin());
        });
    }
}
