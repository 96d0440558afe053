//! Offices in running text: invented lines in the forms of real heads, letters and answers.

use crate::growth::stays_linear;
use kamerlint::draft::people::{OfficeMention, offices};
use kamerlint::register::{Register, same_but_misspelt};

/// `role preposition [portfolio] <person>`; `?` behind a portfolio the register does not know, `!` behind a
/// misspelt role, `(…)` round a bracketed portfolio, `{…}` for what makes it another holder.
fn shown(text: &str, office: &OfficeMention) -> String {
    let mut shown = String::new();
    if let Some(qualifier) = &office.qualifier {
        shown += &format!("{{{}}} ", &text[qualifier.clone()]);
    }
    shown += office.role.word();
    if office.role_misspelt {
        shown += "!";
    }
    if let Some(preposition) = office.preposition {
        shown += &format!(" {}", preposition.word());
    }
    if let Some(portfolio) = &office.portfolio {
        assert_eq!(portfolio.text, text[portfolio.range.clone()]);
        let (open, close) = if office.bracketed { ('(', ')') } else { ('[', ']') };
        let mark = if office.known { "" } else { "?" };
        shown += &format!(" {open}{}{close}{mark}", portfolio.text);
    }
    if let Some(person) = &office.person {
        assert_eq!(person.text, text[person.range.clone()]);
        shown += &format!(" <{}>", person.text);
    }
    shown
}

fn read(text: &str) -> String {
    let offices = offices(text, Register::builtin());
    offices.iter().map(|office| shown(text, office)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn offices_are_read_to_their_end() {
    for (text, expected) in [
        (
            "de minister van Binnenlandse Zaken en Koninkrijksrelaties over de lonen",
            "minister van [Binnenlandse Zaken en Koninkrijksrelaties]",
        ),
        (
            "de Minister van Onderwijs, Cultuur en Wetenschap, mede namens de Minister voor Primair en Voortgezet Onderwijs.",
            "minister van [Onderwijs, Cultuur en Wetenschap] | minister voor [Primair en Voortgezet Onderwijs]",
        ),
        (
            "de minister voor Basis- en Voortgezet Onderwijs en Media heeft",
            "minister voor [Basis- en Voortgezet Onderwijs en Media]",
        ),
        (
            "de staatssecretaris Openbaar Vervoer en Milieu, de antwoorden aan",
            "staatssecretaris [Openbaar Vervoer en Milieu]",
        ),
        (
            "de staatssecretaris van Infrastructuur en Waterstaat – Openbaar Vervoer en Milieu op vragen",
            "staatssecretaris van [Infrastructuur en Waterstaat – Openbaar Vervoer en Milieu]",
        ),
        (
            "Staatssecretaris van Financiën - Fiscaliteit, Belastingdienst en Douane en de Minister van VWS",
            "staatssecretaris van [Financiën - Fiscaliteit, Belastingdienst en Douane] | minister van [VWS]",
        ),
        ("de minister van Financiën – dat is bekend – wil", "minister van [Financiën]"),
        ("de minister van JenV en ik", "minister van [JenV]"),
        ("DE MINISTER VAN BUITENLANDSE ZAKEN,", "minister van [BUITENLANDSE ZAKEN]"),
        ("de minister van buitenlandse zaken meldt", "minister van [buitenlandse zaken]"),
        (
            "de\u{a0}minister\u{a0}van\u{a0}Economische\u{a0}Zaken inzake",
            "minister van [Economische\u{a0}Zaken]",
        ),
        (
            "minister van Economische Zaken en Klimaat",
            "minister van [Economische Zaken en Klimaat]",
        ),
        (
            "minister van Economische Zaken en de minister van Klimaat en Groene Groei",
            "minister van [Economische Zaken] | minister van [Klimaat en Groene Groei]",
        ),
        ("De Minister, en ook het kabinet", "minister"),
        (
            "de minister-president en de minister van Financiën",
            "minister-president | minister van [Financiën]",
        ),
        (
            "De Minister-President, Minister van Algemene Zaken,",
            "minister-president | minister van [Algemene Zaken]",
        ),
        (
            "minister voor Werk, Ruimte en Geluk (WRG) over",
            "minister voor [Werk, Ruimte en Geluk]?",
        ),
        ("de minister van Werk, maar niet", "minister van [Werk]?"),
        ("het Openbaar Ministerie en het ministerie van BZK in de ministerraad", ""),
        ("", ""),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn lists_share_their_word() {
    for (text, expected) in [
        (
            "de Ministers voor Buitenlandse Handel en Ontwikkelingshulp en van Buitenlandse Zaken (ontvangen",
            "minister voor [Buitenlandse Handel en Ontwikkelingshulp] | minister van [Buitenlandse Zaken]",
        ),
        (
            "de ministers van Binnenlandse Zaken en Koninkrijksrelaties en van Justitie en Veiligheid over",
            "minister van [Binnenlandse Zaken en Koninkrijksrelaties] | minister van [Justitie en Veiligheid]",
        ),
        (
            "de ministers van Financiën, van Defensie en voor Rechtsbescherming over",
            "minister van [Financiën] | minister van [Defensie] | minister voor [Rechtsbescherming]",
        ),
        (
            "de Staatssecretarissen van VWS en van JenV.",
            "staatssecretaris van [VWS] | staatssecretaris van [JenV]",
        ),
        (
            "de ministers van Justitie en Veiligheid en Binnenlandse Zaken en Koninkrijkrelaties over verbieden",
            "minister van [Justitie en Veiligheid] | minister [Binnenlandse Zaken en Koninkrijkrelaties]",
        ),
        (
            "ministers van VWS, SZW en OCW en de staatssecretaris van Defensie",
            "minister van [VWS] | minister [SZW] | minister [OCW] | staatssecretaris van [Defensie]",
        ),
        (
            "de ministers Hermans (Klimaat en Groene Groei) en Beljaarts (Economische Zaken) melden",
            "minister (Klimaat en Groene Groei) <Hermans> | minister (Economische Zaken) <Beljaarts>",
        ),
        (
            "de Ministers van Economische Zaken en van Klimaaten Groene Groei en de Staatssecretaris van Infrastructuur en Waterstaat overde",
            "minister van [Economische Zaken] | minister van [Klimaaten Groene Groei] | staatssecretaris van [Infrastructuur en Waterstaat]",
        ),
        (
            "de Minister van Financiën en van Defensie",
            "minister van [Financiën] | minister van [Defensie]",
        ),
        ("de minister van Financiën en Kamerleden", "minister van [Financiën]"),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn persons_stand_before_and_behind() {
    for (text, expected) in [
        (
            "minister Van Hijum (Sociale Zaken en Werkgelegenheid) zei",
            "minister (Sociale Zaken en Werkgelegenheid) <Van Hijum>",
        ),
        (
            "Minister Faber – Van de Klashorst (Asiel en Migratie)",
            "minister (Asiel en Migratie) <Faber – Van de Klashorst>",
        ),
        (
            "staatssecretaris Karremans (Volksgezondheid, Welzijn en Sport (ontvangen 3 mei 2024)",
            "staatssecretaris (Volksgezondheid, Welzijn en Sport) <Karremans>",
        ),
        ("minister Jansen–Bakker (Tovenarij) en", "minister (Tovenarij)? <Jansen–Bakker>"),
        ("uw collega, Minister Agema, tijdens", "minister <Agema>"),
        ("voormalig Minister van Ark heeft", "{voormalig} minister <van Ark>"),
        (
            "minister Veldkamp van Buitenlandse Zaken bezocht",
            "minister van [Buitenlandse Zaken] <Veldkamp>",
        ),
        ("de minister van Financiën, de heer Heinen, en", "minister van [Financiën] <Heinen>"),
        (
            "de minister van Justitie en Veiligheid Van Weel",
            "minister van [Justitie en Veiligheid] <Van Weel>",
        ),
        ("minister Hermans (VVD) zei", "minister <Hermans>"),
        ("minister-president Schoof en", "minister-president <Schoof>"),
        ("Minister Hermans Kamervragen", "minister <Hermans>"),
        ("minister Pietersen in Brussel", "minister <Pietersen>"),
        ("de Oekraïense Minister van Defensie Reznikov", "{Oekraïense} minister van [Defensie]"),
        ("oud-minister Kuipers", "{oud} minister <Kuipers>"),
        (
            "de toenmalige staatssecretaris van Financiën",
            "{toenmalige} staatssecretaris van [Financiën]",
        ),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn misspellings_are_read_too() {
    for (text, expected) in [
        (
            "de Staatsecretaris van Volksgezondheid, Welzijn en Sport over",
            "staatssecretaris! van [Volksgezondheid, Welzijn en Sport]",
        ),
        ("de minster van Defensie", "minister! van [Defensie]"),
        (
            "minister van Landbouw, visserij, Voedselzekerheid en Natuur; hij",
            "minister van [Landbouw, visserij, Voedselzekerheid en Natuur]",
        ),
        (
            "Staatssecretaris van Volksgezondheid Welzijn en Sport over",
            "staatssecretaris van [Volksgezondheid Welzijn en Sport]",
        ),
        (
            "de Minister van Volksgezondheid, Welzijn enSport gaat",
            "minister van [Volksgezondheid, Welzijn enSport]",
        ),
        ("de minister vanBuitenlandse Zaken", "minister van [Buitenlandse Zaken]"),
        (
            "de minister van Ekonomische Zaken en Klimaat",
            "minister van [Ekonomische Zaken en Klimaat]",
        ),
        (
            "de minister van Wolksgezondheid, Welzijn en Sport",
            "minister van [Wolksgezondheid, Welzijn en Sport]",
        ),
        (
            "de minister van Bnnenlandse Zaken en Koninkrijks relaties.",
            "minister van [Bnnenlandse Zaken en Koninkrijks relaties]",
        ),
        (
            "de staatssecretaris Openbaar Vervor en Milieu",
            "staatssecretaris [Openbaar Vervor en Milieu]",
        ),
        ("de minister van Defensei", "minister van [Defensei]"),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

/// Every letter of every office wrong in turn: the mention still covers the whole name, and the name is
/// known for a misspelling.
#[test]
fn one_wrong_letter_never_cuts_a_name() {
    for name in [
        "Landbouw, Visserij, Voedselzekerheid en Natuur",
        "Binnenlandse Zaken en Koninkrijksrelaties",
        "Economische Zaken",
        "Klimaat en Groene Groei",
        "Buitenlandse Handel en Ontwikkelingshulp",
        "Justitie en Veiligheid",
        "Sociale Zaken en Werkgelegenheid",
        "Financiën",
    ] {
        for (at, c) in name.char_indices().filter(|(_, c)| c.is_alphabetic()) {
            let end = at + c.len_utf8();
            for wrong in ["", "x", &format!("{c}{c}")] {
                let misspelt = format!("{}{wrong}{}", &name[..at], &name[end..]);
                let text = format!("de minister van {misspelt}, mede namens");
                let found = offices(&text, Register::builtin());
                let portfolio = found[0].portfolio.as_ref().map(|named| named.text.as_str());
                assert_eq!(portfolio, Some(misspelt.as_str()));
                assert!(same_but_misspelt(&misspelt, name), "{misspelt}");
            }
        }
    }
}

#[test]
fn nothing_is_slow_or_panics() {
    for piece in [
        "minister ",
        "minister van ",
        "minister",
        "Van ",
        "lid ",
        "(",
        "de ministers van A, ",
        "en van ",
        "Minister A (",
        "– ",
    ] {
        stays_linear(piece, 8_000, |size| {
            let _ = offices(&piece.repeat(size / piece.len()), Register::builtin());
        });
    }
}
