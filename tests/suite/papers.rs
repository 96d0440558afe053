//! The store of dossiers and papers: filling, showing, and what checks make of it. Each test makes a store of its own.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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
fn what_is_cited_has_its_title_in_the_page_for_a_browser() {
    let folder = filled("titles");
    let draft = DRAFT.replace("25 242", "25 424");
    fs::write(
        folder.join("concept.txt"),
        format!("{draft}Ook Kamerstuk 36 600, nr. 2 en Kamerstuk 25 424, nr. 686.\n"),
    )
    .unwrap();
    let page = out(&run(&folder, &["check", "--output-format", "html", "concept.txt"]));
    let cited = page.split("class=\"cited\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(
        cited.contains(
            "Kamerstuk 25 424, nr. 686</a></dt><dd>Dossier 25424: Geestelijke gezondheidszorg</dd>"
        ),
        "{cited}"
    );
    assert_eq!(cited.matches("<dt>").count(), 2, "each once: {cited}");
    let without =
        out(&run(&folder, &["check", "--isolated", "--output-format", "html", "concept.txt"]));
    assert!(!without.contains("Geestelijke gezondheidszorg"));
}

#[test]
fn a_draft_is_begun_from_the_case_in_the_store() {
    let folder = filled("case");
    let case = r#"{"@odata.context":"x#Zaak","value":[{"Id":"00000003-0000-4000-8000-000000000001","Nummer":"2025Z02999","Soort":"Schriftelijke vragen",
        "Onderwerp":"Het bericht over kritieke grondstoffen","GestartOp":"2025-02-18T00:00:00+01:00","ZaakActor":[
        {"Id":"00000004-0000-4000-8000-000000000001","Relatie":"Indiener","ActorNaam":"D.G. Boswijk","ActorFractie":"CDA"},
        {"Id":"00000004-0000-4000-8000-000000000002","Relatie":"Gericht aan","ActorNaam":"D. Beljaarts","Functie":"minister van Economische Zaken"}]}]}"#;
    fs::write(folder.join("zaken-2025-11-20.json"), case).unwrap();
    out(&run(&folder, &["papers", "import", "zaken-2025-11-20.json"]));
    let draft = out(&run(&folder, &["new", "2025Z02999"]));
    for words in [
        "2025Z02999",
        "het lid Boswijk (CDA)",
        "minister van Economische Zaken",
        "18 februari 2025",
        "kritieke grondstoffen",
        "Vraag 1",
        "Antwoord 1",
    ] {
        assert!(draft.contains(words), "{words}: {draft}");
    }
    assert!(error(&run(&folder, &["new", "2025Z03000"])).contains("kent deze zaak niet"));
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
    for some in all.chunks(60) {
        let text: String = some.iter().map(in_three_spellings).collect();
        assert_eq!(helps(&settings, &draft(&text)), [""; 0], "{text}");
    }
}

/// A dossier as people write it.
fn in_three_spellings(dossier: &papers::Dossier) -> String {
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
    text
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
    for (number, nr, about) in OLD {
        assert!(!listed(number), "{number} is in the list");
        let long = format!("Kamerstuk {}, nr. {nr}", spaced(number));
        for sentence in [
            format!("Zie over {about} de parlementaire geschiedenis ({long}, p. 12)."),
            format!("Over {about} is in 1999 een brief gestuurd: {long}."),
            format!("Dit is toegelicht bij {about} (Kamerstukken II 1997/98, {number}, nr. {nr})."),
        ] {
            assert_eq!(helps(&settings, &draft(&sentence)), [""; 0], "{sentence}");
        }
    }
}

/// Real dossiers of before 2000 that the list does not have, with what they are about as notes of today say it: of laws that are well
/// known, of references in published papers, and of papers of that time themselves.
const OLD: [(u32, u32, &str); 69] = [
    (11_270, 3, "de Wet bijzondere opnemingen in psychiatrische ziekenhuizen"),
    (15_516, 42, "de wetsgeschiedenis"),
    (16_593, 3, "de Invoeringswet Boeken 3, 5 en 6 van het Burgerlijk Wetboek"),
    (16_625, 4, "de heroverweging van de weduwen- en wezenverzekering"),
    (19_403, 3, "de Gemeentewet"),
    (19_522, 3, "de Wet op de beroepen in de individuele gezondheidszorg"),
    (19_559, 6, "de wetsgeschiedenis"),
    (19_836, 3, "de Provinciewet"),
    (19_859, 3, "de Wet openbaarheid van bestuur"),
    (19_995, 3, "de Waterschapswet"),
    (20_074, 6, "de memorie van antwoord uit 1988"),
    (20_264, 3, "de Kieswet"),
    (20_490, 2, "de Vierde nota over de ruimtelijke ordening"),
    (20_821, 3, "de wetsgeschiedenis"),
    (20_873, 39, "de vereenvoudiging van de loon- en inkomstenbelasting"),
    (21_221, 3, "de Algemene wet bestuursrecht"),
    (21_551, 3, "de Wet computercriminaliteit"),
    (21_556, 3, "de sanering van de bodem"),
    (21_561, 3, "de geneeskundige behandelingsovereenkomst"),
    (22_358, 3, "de Wet op de orgaandonatie"),
    (
        22_495,
        3,
        "de voltooiing van de eerste fase van de herziening van de rechterlijke organisatie",
    ),
    (22_545, 3, "de herziening van de Algemene bijstandswet"),
    (22_588, 3, "medisch-wetenschappelijk onderzoek met mensen"),
    (22_665, 3, "de Wet toezicht kredietwezen 1992"),
    (22_866, 3, "de Archiefwet 1995"),
    (22_969, 3, "de schuldsanering van natuurlijke personen"),
    (23_040, 3, "het klachtrecht van cliënten in de zorg"),
    (23_147, 3, "de Flora- en faunawet"),
    (23_580, 3, "de Natuurbeschermingswet 1998"),
    (23_633, 3, "de Kwaliteitswet zorginstellingen"),
    (23_700, 3, "de derde tranche van de Algemene wet bestuursrecht"),
    (23_721, 3, "de toelichting uit 1994"),
    (23_761, 3, "het geregistreerd partnerschap"),
    (23_982, 173, "duurzaam geproduceerd hout"),
    (24_107, 3, "de Wet wapens en munitie"),
    (24_169, 3, "de Algemene nabestaandenwet"),
    (24_233, 3, "de koppeling van verblijf en voorzieningen"),
    (24_439, 3, "de loondoorbetaling bij ziekte"),
    (24_615, 3, "de Wet op de ondernemingsraden"),
    (24_707, 3, "de Mededingingswet"),
    (24_758, 3, "de premiedifferentiatie bij arbeidsongeschiktheid"),
    (25_090, 3, "de Huursubsidiewet"),
    (25_114, 3, "de inburgering van nieuwkomers"),
    (25_263, 3, "flexibiliteit en zekerheid"),
    (25_403, 3, "de bijzondere opsporingsbevoegdheden"),
    (25_411, 7, "de sanering van de bodem"),
    (25_478, 3, "de reïntegratie van arbeidsgehandicapten"),
    (25_533, 5, "de Telecommunicatiewet"),
    (25_621, 3, "de Elektriciteitswet 1998"),
    (25_656, 3, "de wetsgeschiedenis"),
    (25_720, 13, "het organisch psychosyndroom"),
    (25_877, 3, "de inlichtingen- en veiligheidsdiensten"),
    (25_879, 3, "de Arbeidsomstandighedenwet 1998"),
    (25_880, 2, "de wetgeving voor de elektronische snelweg"),
    (25_892, 3, "de Wet bescherming persoonsgegevens"),
    (26_271, 6, "de wetsgeschiedenis"),
    (26_363, 3, "de Postwet"),
    (26_463, 3, "de Gaswet"),
    (26_472, 3, "de Tabakswet"),
    (26_573, 2, "de nota wonen"),
    (26_671, 3, "computercriminaliteit"),
    (26_672, 3, "de openstelling van het huwelijk"),
    (26_691, 3, "levensbeëindiging op verzoek"),
    (26_727, 3, "de Wet inkomstenbelasting 2001"),
    (26_732, 3, "de Vreemdelingenwet 2000"),
    (26_733, 3, "de Invoeringswet Vreemdelingenwet 2000"),
    (26_824, 1, "de gerechtsdeurwaarders"),
    (26_855, 3, "het burgerlijk procesrecht"),
    (26_998, 3, "duurzaam geproduceerd hout"),
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

/// Where the system calls of a run are written down; without strace, or where it may not look, a line says what was skipped.
#[cfg(target_os = "linux")]
fn calls(folder: &Path, args: &[&str], said: &str) -> Option<(String, Option<i32>)> {
    let traced = folder.join("calls");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", "trace=%network,execve", "-o"]).arg(&traced);
    command.arg(env!("CARGO_BIN_EXE_kamerlint")).args(args).current_dir(folder);
    let data = folder.join("data");
    command.env("XDG_DATA_HOME", &data).env("HOME", &data);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let run = command.spawn().and_then(|mut child| {
        let _ = child.stdin.take().map(|mut input| input.write_all(said.as_bytes()));
        child.wait()
    });
    let calls = fs::read_to_string(&traced).unwrap_or_default();
    if run.is_err() || !calls.contains("execve(") {
        let _ = writeln!(
            std::io::stderr(),
            "skipped: nothing_but_sync_opens_a_connection (no strace that may look)"
        );
        return None;
    }
    Some((calls, run.ok().and_then(|status| status.code())))
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_but_sync_opens_a_connection() {
    let folder = filled("network");
    let body = |text: &str| format!("Content-Length: {}\r\n\r\n{text}", text.len());
    let uri = format!("file://{}/concept.txt", folder.display());
    let text = serde_json::to_string(DRAFT).unwrap();
    let talk: String = [
        r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#.to_owned(),
        r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#.to_owned(),
        format!(r#"{{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"{uri}","languageId":"plaintext","version":1,"text":{text}}}}}}}"#),
        format!(r#"{{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{{"textDocument":{{"uri":"{uri}"}},"position":{{"line":4,"character":8}}}}}}"#),
        r#"{"jsonrpc":"2.0","id":3,"method":"shutdown"}"#.to_owned(),
        r#"{"jsonrpc":"2.0","method":"exit"}"#.to_owned(),
    ].iter().map(|text| body(text)).collect();
    for (args, said) in [
        (&["check", "concept.txt"][..], ""),
        (&["check", "--fix", "concept.txt"], ""),
        (&["check", "--output-format", "html", "."], ""),
        (&["papers", "find", "grondstoffen"], ""),
        (&["papers", "status"], ""),
        (&["citations", "concept.txt"], ""),
        (&["server"], &talk),
    ] {
        let Some((calls, status)) = calls(&folder, args, said) else { return };
        assert!(matches!(status, Some(0 | 1)), "{args:?} ran: {status:?}");
        let opened: Vec<&str> = calls
            .lines()
            .filter(|line| line.contains("socket(") || line.contains("connect("))
            .collect();
        assert_eq!(opened, [""; 0], "{args:?}");
    }
    // And what does is seen.
    let Some((calls, _)) =
        calls(&folder, &["papers", "sync", "--url", "http://127.0.0.1:9", "--dry-run"], "")
    else {
        return;
    };
    assert!(calls.contains("connect("), "{calls}");
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
    // What a stranger writes may be any number.
    assert_eq!(papers.dossier(u32::MAX, None, before), Known::No);
    assert_eq!(papers.paper(&dossier, "4294967295", before), Known::No);
    assert_eq!(papers.appendix(u16::MAX, u32::MAX, before), Known::Unknown);
}

#[test]
fn a_case_that_is_not_there_is_none_where_the_list_has_those_around_it() {
    let cases: Vec<String> =
        (2900..3100).step_by(8).map(|n| format!("[[case]]\nnumber = \"2025Z0{n}\"\n")).collect();
    let rows = format!("dates = {{ cases = \"2025-11-01\" }}\n{}", cases.concat());
    let papers = Papers::of("cases", papers::List::parse(&rows).unwrap());
    let (before, after) =
        (Some("2025-06-01".parse().unwrap()), Some("2025-12-01".parse().unwrap()));
    assert!(papers.case("2025Z02900", None).yes().is_some());
    assert_eq!(papers.case("2025Z03001", before), Known::No);
    for (number, on) in [
        ("2025Z03001", after),
        ("2025Z03001", None),
        ("2025Z03099", before),
        ("2025Z02901", before),
        ("2024Z03001", before),
        ("2025Z99999", before),
        ("2025Zx", before),
        ("Z", before),
        ("", before),
    ] {
        assert_eq!(papers.case(number, on), Known::Unknown, "{number}");
    }
}
