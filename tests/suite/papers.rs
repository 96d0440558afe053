//! The store of dossiers and papers: filling, showing, and what checks make of it. Each test makes a store of its own.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use kamerlint::papers::store::Store;
use kamerlint::papers::{Known, Lookup as _, Papers, import};
use kamerlint::read::{Document, Format};
use kamerlint::settings::Settings;
use kamerlint::text::Source;
use kamerlint::{lint, papers};

use crate::shared::shared;

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs the program in a folder, where the user's own data are too.
fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kamerlint"));
    let data = folder.join("data");
    command.current_dir(folder).env_remove("NO_COLOR").args(args);
    command.env("XDG_DATA_HOME", &data).env("HOME", &data).env("LOCALAPPDATA", &data);
    command.output().unwrap()
}

fn out(output: &Output) -> String {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() != Some(2), "{text}{errors}");
    text
}

fn error(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr.clone()).unwrap()
}

const LIST: &str = "nummer,toevoeging,hoogste_nummer,titel,kamer,verwijderd\n\
    ,,,,,True\n\
    25424,,770,Geestelijke gezondheidszorg,Tweede Kamer,False\n\
    32852,,392,Grondstoffenvoorzieningszekerheid,Tweede Kamer,False\n\
    36600,,54,\"Nota over de toestand van ’s Rijks Financiën\",Tweede Kamer,False\n\
    36600,XVII,69,\"Vaststelling van de begrotingsstaat, \"\"BHO\"\" (XVII)\",Tweede Kamer,False\n";

const DRAFT: &str = "Vraag 1\nHoe lang zijn de wachttijden in de ggz?\n\nAntwoord 1\n\
    Zie Kamerstuk 25 242, nr. 686.\n";

/// A folder with the list as a store of the user.
fn filled(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::write(folder.join("dossiers-2025-11-20.csv"), LIST).unwrap();
    out(&run(&folder, &["papers", "import", "dossiers-2025-11-20.csv"]));
    fs::write(folder.join("concept.txt"), DRAFT).unwrap();
    folder
}

fn concise(folder: &Path, more: &[&str]) -> String {
    let mut args = vec!["check", "--output-format", "concise", "concept.txt"];
    args.extend(more);
    out(&run(folder, &args))
}

#[test]
fn a_list_fills_the_store_and_is_shown() {
    let folder = folder("list");
    let missing = error(&run(&folder, &["papers", "status"]));
    assert!(missing.contains("er is nog geen opslag"), "{missing}");
    fs::write(folder.join("dossiers-2025-11-20.csv"), LIST).unwrap();
    let import = ["papers", "import", "dossiers-2025-11-20.csv"];
    let said = out(&run(&folder, &import));
    assert!(said.contains("van 20 november 2025; 4 nieuw of gewijzigd"), "{said}");
    assert!(out(&run(&folder, &import)).contains("; 0 nieuw of gewijzigd"));
    let status = out(&run(&folder, &["papers", "status", "--lang", "en"]));
    assert!(status.contains("4 dossiers   of 2025-11-20"), "{status}");
    for wanted in ["32852", "32 852", "kst-32852", "dossier 32 852"] {
        let shown = out(&run(&folder, &["papers", "show", wanted]));
        assert!(shown.contains("32 852        Grondstoffen"), "{wanted}: {shown}");
    }
    let chapter = out(&run(&folder, &["papers", "show", "36600-XVII", "--output-format", "json"]));
    assert!(chapter.contains("\"code\": \"36600-XVII\"") && chapter.contains("\\\"BHO\\\""));
    assert!(out(&run(&folder, &["papers", "show", "36600"])).matches("36 600").count() == 2);
    assert!(out(&run(&folder, &["papers", "find", "grondstof"])).contains("32 852"));
    assert!(out(&run(&folder, &["papers", "find", "financien", "rijks"])).contains("36 600"));
    let nothing = run(&folder, &["papers", "find", "x\" OR é😀 *"]);
    assert_eq!(nothing.status.code(), Some(1));
}

#[test]
fn what_cannot_be_read_leaves_the_store_as_it_was() {
    let folder = filled("refused");
    let before = out(&run(&folder, &["papers", "status"]));
    let older = ["papers", "import", "dossiers-2025-11-20.csv", "--date", "2025-10-01"];
    assert!(error(&run(&folder, &older)).contains("de opslag is al van 2025-11-20"));
    fs::write(folder.join("brief.txt"), "Geachte voorzitter,\n").unwrap();
    assert!(error(&run(&folder, &["papers", "import", "brief.txt"])).contains("geen lijst"));
    fs::write(folder.join("half.sqlite"), b"SQLite format 3\0 en verder niets").unwrap();
    assert!(error(&run(&folder, &["papers", "import", "half.sqlite"])).contains("beschadigd"));
    let day = ["papers", "import", "dossiers-2025-11-20.csv", "--date", "31 februari 2026"];
    assert!(error(&run(&folder, &day)).contains("is geen dag"));
    assert_eq!(out(&run(&folder, &["papers", "status"])), before);
}

#[test]
fn a_store_goes_to_a_machine_without_network() {
    let folder = filled("export");
    out(&run(&folder, &["papers", "export", "stukken.sqlite"]));
    assert!(
        error(&run(&folder, &["papers", "export", "stukken.sqlite"])).contains("niet te schrijven")
    );
    let other = self::folder("export/elders");
    let file = folder.join("stukken.sqlite");
    assert!(
        out(&run(&other, &["papers", "import", file.to_str().unwrap()])).contains("overgenomen")
    );
    assert!(out(&run(&other, &["papers", "show", "25424"])).contains("Geestelijke"));
}

#[test]
fn the_store_is_the_users_or_the_settings_or_none() {
    let folder = filled("whose");
    assert!(concise(&folder, &[]).contains("KL320"));
    // Who reads no settings reads no store, unless the command line names one.
    assert!(!concise(&folder, &["--isolated"]).contains("KL320"));
    let own = folder.join("data/kamerlint/papers.sqlite");
    let named = ["--isolated", "--papers", own.to_str().unwrap()];
    assert!(concise(&folder, &named).contains("KL320"), "{}", concise(&folder, &named));
    fs::create_dir_all(folder.join("stukken")).unwrap();
    fs::rename(&own, folder.join("stukken/papers.sqlite")).unwrap();
    assert!(!concise(&folder, &[]).contains("KL320"));
    fs::write(folder.join("kamerlint.toml"), "[papers]\npath = \"stukken\"\n").unwrap();
    assert!(concise(&folder, &[]).contains("KL320"));
    fs::write(folder.join("kamerlint.toml"), "[papers]\npath = \"weg\"\n").unwrap();
    let missing = error(&run(&folder, &["check", "concept.txt"]));
    assert!(missing.contains("opslag van stukken") && missing.contains("is er niet"), "{missing}");
}

#[test]
fn without_a_store_an_exception_for_it_is_not_unused() {
    let folder = filled("exception");
    out(&run(&folder, &["check", "--write-baseline", "concept.txt"]));
    assert!(folder.join("kamerlint-exceptions.toml").exists());
    let accepted = concise(&folder, &[]);
    assert!(!accepted.contains("KL320") && !accepted.contains("KL001"), "{accepted}");
    fs::remove_dir_all(folder.join("data")).unwrap();
    let accepted = concise(&folder, &[]);
    assert!(!accepted.contains("KL001"), "{accepted}");
}

#[test]
fn a_damaged_store_is_said_and_nothing_is_found_in_it() {
    let folder = filled("damaged");
    fs::write(folder.join("data/kamerlint/papers.sqlite"), "geen opslag").unwrap();
    let output = run(&folder, &["check", "--output-format", "concise", "concept.txt"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("geen opslag van stukken, of beschadigd"), "{errors}");
    assert!(!String::from_utf8_lossy(&output.stdout).contains("KL320"));
}

/// Settings with the real list of dossiers, and only some rules.
fn real(test: &str, rules: &[&str]) -> Option<(Settings, Vec<papers::Dossier>)> {
    let list = shared(test, "data/dossiers-2025-11.csv")?;
    let store = folder(test).join("papers.sqlite");
    import::import(&store, &list, None).unwrap();
    let store = Store::at(store);
    let all = (1..100_000).flat_map(|number| store.dossiers(number)).collect();
    let mut settings = Settings::default();
    settings.options.papers = Papers::of(test, store);
    settings.selection.select = rules.iter().map(|rule| (*rule).to_owned()).collect();
    Some((settings, all))
}

fn helps(settings: &Settings, text: &str) -> Vec<String> {
    let document = Document::of(Source::new(text).unwrap(), Format::Plain);
    let report = lint::check(&document, settings);
    report.diagnostics.into_iter().map(|found| found.help.unwrap_or_default()).collect()
}

fn draft(sentence: &str) -> String {
    format!("Vraag 1\nWat is de stand van zaken?\n\nAntwoord 1\n{sentence}\n")
}

fn spaced(number: u32) -> String {
    format!("{} {:03}", number / 1000, number % 1000)
}

#[test]
fn every_listed_dossier_is_known_in_three_spellings() {
    let Some((settings, all)) = real("every_listed_dossier", &["KL320", "KL321"]) else { return };
    assert!(all.len() > 7000);
    for dossier in all.iter().step_by(5) {
        let suffix = match dossier.suffix.as_str() {
            "" => String::new(),
            act if act.starts_with('(') => format!(" {act}"),
            part if part.starts_with(|c: char| c.is_ascii_digit()) => format!("-{part}"),
            chapter => format!(" {chapter}"),
        };
        let mut text = String::new();
        let number = dossier.number;
        for written in [spaced(number), number.to_string(), spaced(number).replace(' ', ".")] {
            let nr = dossier.highest.unwrap_or(1);
            let _ = write!(
                text,
                "Over {} is bericht (Kamerstuk {written}{suffix}, nr. {nr}). ",
                dossier.title
            );
        }
        assert_eq!(helps(&settings, &draft(&text)), [""; 0], "{text}");
    }
}

#[test]
fn swapped_digits_are_seen_and_old_dossiers_are_not_touched() {
    let Some((settings, all)) = real("swapped_digits", &["KL320"]) else { return };
    let listed = |number: u32| all.iter().any(|dossier| dossier.number == number);
    let (mut seen, mut tried) = (0, 0);
    for (i, dossier) in all.iter().filter(|one| one.suffix.is_empty()).enumerate().step_by(4) {
        let words: Vec<&str> = dossier.title.split(' ').filter(|word| word.len() >= 8).collect();
        let mut digits = dossier.number.to_string().into_bytes();
        digits.swap(i % 4, i % 4 + 1);
        let wrong: u32 = String::from_utf8(digits).unwrap().parse().unwrap();
        let (Some(word), Some(highest)) = (words.get(i % words.len().max(1)), dossier.highest)
        else {
            continue;
        };
        if listed(wrong) || wrong < 10_000 {
            continue;
        }
        let sentence = format!(
            "Over {word} is bericht in de brief (Kamerstuk {}, nr. {highest}).",
            spaced(wrong)
        );
        tried += 1;
        seen += usize::from(
            helps(&settings, &draft(&sentence))
                .iter()
                .any(|help| help.contains(&spaced(dossier.number))),
        );
    }
    println!("{seen} of {tried} swapped numbers are seen");
    assert!(tried > 300 && seen * 100 >= tried * 60, "{seen} of {tried}");
    for sentence in OLD {
        assert_eq!(helps(&settings, &draft(sentence)), [""; 0], "{sentence}");
    }
}

/// References to real dossiers of before the list, as they stand in notes of today.
const OLD: [&str; 12] = [
    "Zie de memorie van toelichting bij de Algemene wet bestuursrecht (Kamerstuk 21 221, nr. 3).",
    "Dit volgt uit de wetsgeschiedenis van de derde tranche Awb (Kamerstukken II 1993/94, 23 700, nr. 3, p. 58).",
    "Zie over de Wet op de vennootschapsbelasting 1969 de parlementaire geschiedenis (Kamerstuk 26 727, nr. 3).",
    "De Vreemdelingenwet 2000 is toegelicht in Kamerstuk 26 732, nr. 3.",
    "Zie ook de Gemeentewet (Kamerstuk 19 403, nr. 3) en de Provinciewet (Kamerstuk 19 836, nr. 3).",
    "De Wet bescherming persoonsgegevens (Kamerstuk 25 892, nr. 3) is vervallen.",
    "Dat is besproken bij de Wet bijzondere opnemingen in psychiatrische ziekenhuizen (Kamerstuk 11 270, nr. 3).",
    "Zie de nota naar aanleiding van het verslag over de Telecommunicatiewet (Kamerstuk 25 533, nr. 5).",
    "De Wet Werk en Bijstand verving de Algemene bijstandswet (Kamerstuk 22 545, nr. 3).",
    "De Mededingingswet kent dit begrip ook (Kamerstuk 24 707, nr. 3).",
    "Dit staat in de Vierde nota over de ruimtelijke ordening (Kamerstuk 20 490, nr. 2).",
    "Zie het kabinetsstandpunt over bodemsanering (Kamerstuk 25 411, nr. 7) en euthanasie (Kamerstuk 26 691, nr. 3).",
];

#[test]
fn a_published_slip_is_found_and_nothing_else() {
    let Some((settings, _)) = real("published_slip", &["KL320"]) else { return };
    let Some(corpus) = shared("published_slip", "corpus") else { return };
    let mut found = Vec::new();
    for entry in fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            found.extend(helps(&settings, &text).into_iter().map(|help| (name.clone(), help)));
        }
    }
    let help = "is 25 424 bedoeld? Dat is «Geestelijke gezondheidszorg»".to_owned();
    assert_eq!(found, [("ah-tk-20242025-562".to_owned(), help)]);
}

#[test]
fn absence_says_something_only_where_the_list_is_dense() {
    let rows = "dates = { dossiers = \"2025-11-01\", papers = \"2025-11-01\" }\ndense = [[34000, 34199], [34201, 36000]]\n\
        [[dossier]]\nnumber = 29385\ntitle = \"Sociaal plan\"\nhighest = 30\n";
    let papers = Papers::of("rows", papers::List::parse(rows).unwrap());
    let (before, after) =
        (Some("2025-06-01".parse().unwrap()), Some("2025-12-01".parse().unwrap()));
    assert_eq!(papers.dossier(34_200, None, after), Known::No);
    assert_eq!(papers.dossier(21_221, None, before), Known::Unknown);
    assert_eq!(papers.dossier(36_100, None, before), Known::No);
    assert_eq!(papers.dossier(36_100, None, after), Known::Unknown);
    assert_eq!(papers.dossier(36_100, None, None), Known::Unknown);
    let dossier = papers.dossier(29_385, None, None).yes().unwrap();
    assert_eq!(papers.paper(&dossier, "31", before), Known::No);
    assert_eq!(papers.paper(&dossier, "31", after), Known::Unknown);
    assert_eq!(papers.paper(&dossier, "12", before), Known::Unknown);
    assert_eq!(papers.paper(&dossier, "AB", before), Known::Unknown);
    assert_eq!(Papers::default().dossier(36_100, None, before), Known::Unknown);
}
