//! Faults put into well-formed drafts: each gives exactly one finding, at the right words.

use std::fs;
use std::path::Path;

use kamerlint::lint::check;
use kamerlint::read::{Document, Format};
use kamerlint::rule::Severity;
use kamerlint::settings::Settings;
use kamerlint::text::Source;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts/good")
}

/// Code and words of every finding that is an error or a warning.
fn findings(name: &str, text: &str) -> Vec<(String, String)> {
    let source = Source::new(text).unwrap();
    let report = check(
        &Document::of(source.clone(), Format::of_path(Path::new(name))),
        &Settings::default(),
    );
    let found = report.diagnostics.iter().filter(|found| found.severity >= Severity::Warning);
    found.map(|found| (found.rule.code.clone(), source.slice(found.span).to_owned())).collect()
}

#[test]
fn well_formed_drafts_give_no_finding() {
    let mut drafts = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for text in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            assert_eq!(findings(&path.to_string_lossy(), &text), [], "{}", path.display());
        }
        drafts += 1;
    }
    assert!(drafts >= 8);
}

/// A fault: in which draft, what becomes what, and the finding it must give.
type Fault<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

const FAULTS: &[Fault<'_>] = &[
    // An answer removed, emptied, replaced by a placeholder.
    ("brief-en-bijlage.txt", "Antwoord 1\nJa.\n", "", "KL101", "Vraag 1"),
    ("kale-kop.txt", "Antwoord\nJa. \n", "", "KL101", "Vraag 1"),
    ("kale-nummers.txt", "Antwoord\nJa.\n", "", "KL101", "1"),
    ("genummerd.txt", "Antwoord:\nIn het voorjaar van 2025.\n", "", "KL101", "3"),
    ("gegroepeerd.txt", "vragen 1,2 en 3", "vragen 1 en 3", "KL101", "Vraag 2"),
    ("jenv.txt", "3, 4, en 5\nIn", "3 en 5\nIn", "KL101", "4"),
    ("markdown.md", "## Antwoord op vraag 1\n\nJa 😀.\n", "", "KL101", "Vraag 1"),
    ("aanhangsel.txt", "Antwoord 1\nJa.\n", "", "KL101", "Vraag 1"),
    ("brief-en-bijlage.txt", "Antwoord 1\nJa.", "Antwoord 1\n", "KL102", "Antwoord 1"),
    ("brief-en-bijlage.txt", "Antwoord 1\nJa.", "Antwoord 1\n[PM DJZ]", "KL102", "[PM DJZ]"),
    ("jenv.txt", "De burgemeester.", "n.t.b.", "KL102", "n.t.b."),
    ("markdown.md", "Ja 😀.", "XXX", "KL102", "XXX"),
    // A question or an answer renumbered.
    ("brief-en-bijlage.txt", "Vraag 2\n", "Vraag 1\n", "KL104", "1"),
    ("brief-en-bijlage.txt", "Vraag 5\n", "Vraag 6\n", "KL104", "6"),
    ("markdown.md", "## Vraag 2", "## Vraag 7", "KL104", "7"),
    ("aanhangsel.txt", "Antwoord 2\n", "Antwoord 9\n", "KL103", "9"),
    ("brief-en-bijlage.txt", "Antwoord 2\n", "Antwoord 1\n", "KL105", "1"),
    // A digit added to or dropped from a dossier, a number dropped, an impossible year.
    ("brief-en-bijlage.txt", "29 385, nr. 119", "298 385, nr. 119", "KL301", "298 385"),
    ("kale-kop.txt", "32852, nr. 319", "3852, nr. 319", "KL301", "3852"),
    ("markdown.md", "29 628, nr. 1099", "29 6628, nr. 1099", "KL301", "29 6628"),
    ("brief-en-bijlage.txt", "29 385, nr. 117", "29 385, nr.", "KL302", "Kamerstuk 29 385, nr."),
    ("brief-en-bijlage.txt", "2024/25, 31 409", "2024/35, 31 409", "KL304", "2024/35"),
    ("gegroepeerd.txt", "Handelingen II 2024/25", "Handelingen II 204/25", "KL304", "204/25"),
    // A note's body or mark removed, a note number doubled.
    ("brief-en-bijlage.txt", "3 Kamerstuk 29 385, nr. 119\n", "", "KL201", "3"),
    ("brief-en-bijlage.txt", "4 Kamerstukken II 2024/25, 31 409, nr. 450\n", "", "KL201", "4"),
    ("brief-en-bijlage.txt", "(brief van 9 oktober)3", "(brief van 9 oktober)", "KL202", "3"),
    ("kale-kop.txt", "Observatorium3", "Observatorium", "KL202", "3"),
    ("markdown.md", "[^2]: Kamerstuk 29 628, nr. 1099\n", "", "KL201", "[^2]"),
    ("markdown.md", "brief.[^2]", "brief.", "KL202", "2"),
    (
        "gegroepeerd.txt",
        "1) Handelingen II 2024/25, nr. 8, item 3\n",
        "[2] Handelingen II 2024/25, nr. 8, item 3\n",
        "KL202",
        "[2]",
    ),
    (
        "brief-en-bijlage.txt",
        "3 Kamerstuk 29 385, nr. 119",
        "2 Kamerstuk 29 385, nr. 119",
        "KL203",
        "2",
    ),
    ("brief-en-bijlage.txt", "oktober)3", "oktober)2", "KL203", "2"),
    ("markdown.md", "[^1]: Het Parool, 3 mei 2025", "[^1]:", "KL205", "1"),
    // A reference to a question that is not there.
    (
        "brief-en-bijlage.txt",
        "het antwoord op vraag 2.",
        "het antwoord op vraag 33.",
        "KL106",
        "33",
    ),
    ("kale-nummers.txt", "antwoord op vraag 2.", "antwoord op vraag 8.", "KL106", "8"),
    (
        "markdown.md",
        "Zie het antwoord op vraag 2. Begin",
        "Zie het antwoord op vraag 3. Begin",
        "KL107",
        "Zie het antwoord op vraag 3",
    ),
    // An office misspelt in one place.
    (
        "brief-en-bijlage.txt",
        "De minister van Infrastructuur en Waterstaat,",
        "De minister van Infrastructuur en Waterstat,",
        "KL407",
        "Infrastructuur en Waterstat",
    ),
    (
        "brief-en-bijlage.txt",
        "Antwoorden van de minister van Infrastructuur",
        "Antwoorden van de minister van Infrastuctuur",
        "KL407",
        "Infrastuctuur en Waterstaat",
    ),
    (
        "jenv.txt",
        "De minister van Justitie en Veiligheid,",
        "De minister van Justitie en Veilgheid,",
        "KL407",
        "Justitie en Veilgheid",
    ),
    (
        "brief-en-bijlage.txt",
        "Hierbij bied ik, mede namens de staatssecretaris van Financiën, de",
        "Hierbij bied ik de",
        "KL402",
        "staatssecretaris van Financiën",
    ),
    // A sub-question passed over, answers grouped that were asked for one by one.
    (
        "brief-en-bijlage.txt",
        "Ja, dat overleg is gepland in april 2025.4",
        "Nee.4",
        "KL120",
        "Nee.",
    ),
    (
        "jenv.txt",
        "In de wijk werken zes boa’s.",
        "Het toezicht in de wijk is goed geregeld en de samenwerking ook.",
        "KL120",
        "Hoeveel boa’s werken er in deze wijk?",
    ),
    (
        "jenv.txt",
        "Wie ziet toe op de boa’s?",
        "Kunt u deze vragen afzonderlijk beantwoorden?",
        "KL122",
        "Antwoord op vragen 3, 4, en 5",
    ),
    // A case number mistyped, another reference in its place, a day that is none, a letter older than its questions.
    ("brief-en-bijlage.txt", "2025Z02345", "2025Z2345", "KL307", "2025Z2345"),
    ("brief-en-bijlage.txt", "2025Z02345", "2025ZO2345", "KL307", "2025ZO2345"),
    ("jenv.txt", "nr. 2024Z03814, deel", "nr. 5293107, deel", "KL501", "5293107"),
    ("jenv.txt", "2024, 2024Z03814)", "2024, 2024Z03841)", "KL501", "2024Z03841"),
    ("brief-en-bijlage.txt", "18 februari 2025", "30 februari 2025", "KL502", "30 februari 2025"),
    (
        "brief-en-bijlage.txt",
        "Geachte voorzitter,",
        "Den Haag, 11 februari 2025\n\nGeachte voorzitter,",
        "KL502",
        "11 februari 2025",
    ),
    (
        "brief-en-bijlage.txt",
        "‘Sluis bij Eefde opnieuw gestremd’\n\nVraag 1",
        "‘Sluis bij Eefde opniuw gestremd’\n\nVraag 1",
        "KL504",
        "Sluis bij Eefde opniuw gestremd",
    ),
    // Placeholders, each reported by one rule.
    ("brief-en-bijlage.txt", "samen 5.500 minuten", "samen XX minuten", "KL505", "XX"),
    ("markdown.md", "in een brief.[^2]", "in een brief van [datum].[^2]", "KL505", "[datum]"),
    ("brief-en-bijlage.txt", "Anna de Vries", "[Ondertekenaar 1]", "KL413", "[Ondertekenaar 1]"),
    // House style; a doubled phrase is to be taken out, not to be filled in.
    ("markdown.md", "van het lid Visser", "van het van het lid Visser", "KL607", "van het van het"),
    (
        "jenv.txt",
        "De burgemeester.",
        "De Tweede kamer en de burgemeester.",
        "KL601",
        "Tweede kamer",
    ),
    (
        "brief-en-bijlage.txt",
        "‘Sluis bij Eefde\nopnieuw",
        "'Sluis bij Eefde\nopnieuw",
        "KL606",
        "'",
    ),
    (
        "brief-en-bijlage.txt",
        "De sluis is in 2024 elf",
        "De de sluis is in 2024 elf",
        "KL607",
        "De de",
    ),
    ("markdown.md", "in een brief.[^2]", "in een een brief.[^2]", "KL607", "een een"),
];

#[test]
fn every_fault_gives_one_finding_at_the_right_words() {
    let mut missed = Vec::new();
    for &(name, from, to, code, words) in FAULTS {
        let text = fs::read_to_string(folder().join(name)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from:?} stands once in {name}");
        for crlf in [false, true] {
            let faulty = text.replacen(from, to, 1);
            let faulty = if crlf { faulty.replace('\n', "\r\n") } else { faulty };
            let found = findings(name, &faulty);
            if found != [(code.to_owned(), words.to_owned())] {
                missed.push(format!(
                    "{name}: {from:?} → {to:?}: expected {code} {words:?}, found {found:?}"
                ));
            }
        }
    }
    assert!(missed.is_empty(), "{} of {}:\n{}", missed.len(), FAULTS.len() * 2, missed.join("\n"));
}

#[test]
fn a_running_head_with_another_date_than_the_letter_is_seen_once() {
    let page =
        |date: &str, text: &str| format!("\u{c}Ministerie van Financiën\nDatum {date}\n{text}\n");
    let letter = |running: &str| {
        let first = "Datum 16 mei 2024\n\nGeachte voorzitter,\n\nHierbij bied ik u de antwoorden aan op de schriftelijke vragen \
            van het lid De Boer (VVD), met kenmerk 2024Z04321.\n\nDe minister van Financiën,\n\nJan de Vries\n\n";
        let second = page(
            running,
            "\nVraag 1\nKlopt dit lange bericht over de brug?\n\nAntwoord 1\nJa, dat",
        );
        let third = page(running, "klopt zeker.");
        let fourth = page(running, "\nVraag 2\nWaarom?\n\nAntwoord 2\nDaarom.");
        [first, &second, &third, &fourth].concat()
    };
    assert_eq!(findings("brief.txt", &letter("16 mei 2024")), []);
    let found = findings("brief.txt", &letter("11 april 2024"));
    assert_eq!(found, [("KL502".to_owned(), "11 april 2024".to_owned())]);
}

/// The answer to a long question is missed at its heading and where it belongs; to one that is seen at a glance at the heading alone.
#[test]
fn a_long_question_shows_where_its_answer_belongs() {
    let places = |question: &str| {
        let text = format!(
            "Vraag 1\n{question}\n\nVraag 2\nEn dit?\n\nAntwoord 2\nJa.\n\nVraag 3\nWanneer?\n\nAntwoord 3\nIn mei.\n"
        );
        let source = Source::new(text.as_str()).unwrap();
        let report = check(&Document::of(source.clone(), Format::Plain), &Settings::default());
        let missed = report.diagnostics.iter().find(|found| found.rule.code == "KL101").unwrap();
        let words = |(span, _): &(kamerlint::text::Span, String)| source.slice(*span).to_owned();
        missed.related.iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!(places("Klopt dit?"), Vec::<String>::new());
    let long =
        "Klopt het dat de brug\nsinds maart dicht is,\nen dat niemand weet\nwanneer zij opengaat?";
    assert_eq!(places(long), ["opengaat?"]);
}
