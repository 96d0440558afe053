//! The command line as people know it: what may be left out, what is suggested, both languages, and what scripts ask for.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kamerlint")).current_dir(folder).args(args).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const BAD: &str = "Vraag 1\nWie?\n\nAntwoord 1\nHet Planbureau van de Leefomgeving.\n\n\
                   Vraag 2\nWat?\n\nAntwoord 2\nDat staat in Kamerstuk 298 385, nr. 119.\n";
const GOOD: &str = "Vraag 1\nWie?\n\nAntwoord 1\nDe minister van Financiën.\n";

/// A folder of its own for a test, with a bad draft and a good one.
fn drafts(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("slecht.txt"), BAD).unwrap();
    fs::write(folder.join("goed.txt"), GOOD).unwrap();
    folder
}

/// The verbs that `--help` lists.
fn verbs(folder: &Path) -> Vec<String> {
    let help = out(&run(folder, &["--help"]));
    let verbs = help.lines().skip_while(|line| *line != "Opdrachten:").skip(1);
    let verbs = verbs.take_while(|line| !line.is_empty());
    verbs.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn a_file_alone_is_checked_and_help_takes_a_verb() {
    let folder = drafts("line-short");
    let whole = out(&run(&folder, &["check", "slecht.txt"]));
    assert_eq!(run(&folder, &["./slecht.txt"]).status.code(), Some(1));
    for short in [&["slecht.txt"][..], &["--lang", "nl", "slecht.txt"]] {
        let done = run(&folder, short);
        assert_eq!((done.status.code(), out(&done)), (Some(1), whole.clone()), "{short:?}");
    }
    assert_eq!(run(&folder, &["--exit-zero", "."]).status.code(), Some(0));
    let behind = run(&folder, &["--fail-on", "never", "check", "slecht.txt"]);
    assert_eq!((behind.status.code(), out(&behind)), (Some(0), whole));
    for pair in [&["--config", "language=en"][..], &["--config=language=en"]] {
        let missing = err(&run(&folder, &[pair, &["check", "weg.txt"]].concat()));
        assert!(missing.contains("does not exist"), "{pair:?}: {missing}");
    }
    // What an option wants is its value, and a file is a file.
    run(&folder, &["--output-file", "outline", "slecht.txt"]);
    assert!(folder.join("outline").is_file());
    assert_eq!(err(&run(&folder, &["brif.txt"])), "kamerlint: brif.txt: dit pad bestaat niet\n");
    for verb in verbs(&folder) {
        let asked = run(&folder, &["help", &verb]);
        assert_eq!(asked.status.code(), Some(0));
        assert_eq!(out(&asked), out(&run(&folder, &[&verb, "--help"])));
    }
    let deeper = out(&run(&folder, &["help", "register", "find"]));
    assert!(deeper.contains("Gebruik: kamerlint register find"), "{deeper}");
    assert_eq!(out(&run(&folder, &["help"])), out(&run(&folder, &["--help"])));
}

#[test]
fn what_is_mistyped_is_suggested() {
    let folder = drafts("line-mistyped");
    for (args, said) in [
        (&["chek", "slecht.txt"][..], "`chek` is geen opdracht; bedoelde u `check`?"),
        (&["help", "outlin"], "`outlin` is geen opdracht; bedoelde u `outline`?"),
        (&["concepten"], "`concepten` is geen opdracht en geen bestand"),
        (&["check", "--fial-on", "fout"], "`--fial-on` is geen optie; bedoelde u `--fail-on`?"),
        (&["--fial-on", "fout"], "`--fial-on` is geen optie; bedoelde u `--fail-on`?"),
        (&["check", "--output-format", "mardown"], "bedoelde u `markdown`?"),
        (&["check", "--watch", "--write-baseline"], "gaan niet samen"),
        (&["check", "--fix", "--fix"], "`--fix` staat er twee keer"),
        (&["rule", "KL101", "KL102"], "`KL102` is te veel"),
        (&["check", "--quiet=ja"], "`--quiet` wil geen waarde"),
    ] {
        let done = run(&folder, args);
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(err(&done).contains(said), "{args:?}: {}", err(&done));
    }
}

#[test]
fn severities_have_dutch_words_and_hints_count() {
    let folder = drafts("line-severities");
    fs::write(folder.join("a.txt"), GOOD.replace("minister", "minister ")).unwrap();
    let level = |word: &str, file: &str| {
        run(&folder, &["check", "--fail-on", word, file]).status.code().unwrap()
    };
    for (dutch, english) in [
        ("fout", "error"),
        ("waarschuwing", "warning"),
        ("opmerking", "info"),
        ("wenk", "hint"),
        ("nooit", "never"),
    ] {
        for file in ["slecht.txt", "goed.txt", "a.txt"] {
            assert_eq!(level(dutch, file), level(english, file), "{dutch} {file}");
        }
    }
    assert_eq!((level("fout", "slecht.txt"), level("nooit", "slecht.txt")), (1, 0));
    // A hint alone counts from hints on only.
    assert_eq!((level("opmerking", "a.txt"), level("wenk", "a.txt")), (0, 1));
    let zero = run(&folder, &["check", "--exit-zero", "slecht.txt"]);
    assert_eq!(zero.status.code(), Some(0));
    assert_eq!(run(&folder, &["check", "--exit-zero", "weg.txt"]).status.code(), Some(2));
}

#[test]
fn quiet_says_what_was_found_and_nothing_else() {
    let folder = drafts("line-quiet");
    let good = run(&folder, &["check", "--quiet", "goed.txt"]);
    assert_eq!((out(&good), err(&good)), (String::new(), String::new()));
    let bad = run(&folder, &["check", "-q", "--output-format", "concise", "slecht.txt"]);
    assert!(out(&bad).lines().all(|line| line.starts_with("slecht.txt:")), "{}", out(&bad));
    assert!(!err(&run(&folder, &["check", "-q", "weg.txt"])).is_empty(), "what fails is said");
}

#[test]
fn rules_of_a_category_or_prefix_are_listed() {
    let folder = drafts("line-rules");
    let by = |word: &str| out(&run(&folder, &["rule", word]));
    assert_eq!(by("taal"), by("KL6"));
    let listed = by("KL6");
    let rows = listed.lines().filter(|line| line.starts_with("  KL"));
    let codes: Vec<&str> = rows.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(codes.len() > 5 && codes.iter().all(|code| code.starts_with("KL6")), "{codes:?}");
    assert!(by("kl101").starts_with("KL101 "));
    assert_eq!(run(&folder, &["rule", "taall"]).status.code(), Some(2));
}

#[test]
fn only_what_changed_since_a_commit_is_checked() {
    let folder = drafts("line-since");
    let git = |args: &[&str]| {
        let own = [
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@example.org",
            "-c",
            "init.defaultBranch=main",
        ];
        let done = Command::new("git").current_dir(&folder).args(own).args(args).output();
        assert!(done.is_ok_and(|done| done.status.success()), "{args:?}");
    };
    if Command::new("git").arg("--version").output().is_err() {
        let _ = writeln!(
            std::io::stderr(),
            "skipped: only_what_changed_since_a_commit_is_checked (no git)"
        );
        return;
    }
    fs::create_dir(folder.join("onder")).unwrap();
    fs::write(folder.join("onder/é b.txt"), BAD).unwrap();
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "begin"]);
    let files = |place: &Path, reference: &str| {
        let done = run(place, &["check", "--since", reference, "--show-files"]);
        assert_eq!(done.status.code(), Some(0), "{}", err(&done));
        out(&done).lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(files(&folder, "HEAD"), [""; 0]);
    let none = run(&folder, &["check", "--since", "HEAD"]);
    assert_eq!(none.status.code(), Some(0));
    assert!(err(&none).contains("sinds `HEAD` is hier geen bestand veranderd"), "{}", err(&none));
    fs::write(folder.join("onder/é b.txt"), GOOD).unwrap();
    fs::write(folder.join("nieuw.txt"), BAD).unwrap();
    let names = |list: Vec<String>| {
        list.iter()
            .map(|name| Path::new(name).file_name().unwrap().to_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(files(&folder, "HEAD")), ["nieuw.txt", "é b.txt"]);
    assert_eq!(names(files(&folder.join("onder"), "main")), ["é b.txt"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "verder"]);
    assert_eq!(names(files(&folder, "HEAD~1")), ["nieuw.txt", "é b.txt"]);
    assert_eq!(run(&folder, &["check", "--since", "HEAD~1"]).status.code(), Some(1));
    for wrong in ["nergens", "--output=x", ""] {
        let done = run(&folder, &["check", &format!("--since={wrong}")]);
        assert_eq!(done.status.code(), Some(2), "{wrong}");
        assert!(!folder.join("x").exists());
    }
}

#[test]
fn markdown_is_a_table_and_a_draft_no_markup() {
    let folder = drafts("line-markdown");
    fs::write(folder.join("a|b <i>.txt"), BAD).unwrap();
    let said = out(&run(&folder, &["check", "--output-format", "markdown", "a|b <i>.txt"]));
    assert!(said.starts_with("### kamerlint: 1 fout, 1 waarschuwing in 1 bestand\n"), "{said}");
    assert!(said.contains("| a\\|b &lt;i\\>.txt:5 | waarschuwing | KL601 |"), "{said}");
    let rows: Vec<&str> = said.lines().filter(|line| line.starts_with("| ")).collect();
    assert_eq!(rows.len(), 3, "{said}");
    for row in rows {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 5, "{row}");
    }
    let none = out(&run(&folder, &["check", "--output-format", "markdown", "goed.txt"]));
    assert_eq!(none, "### kamerlint: niets gevonden in 1 bestand\n");
    run(&folder, &["check", "--exit-zero", "--output-file", "samen.md", "slecht.txt"]);
    assert!(fs::read_to_string(folder.join("samen.md")).unwrap().starts_with("### kamerlint"));
}

/// Whether a word stands in a text by itself.
fn says(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|one| one.eq_ignore_ascii_case(word))
}

#[test]
fn help_is_whole_in_both_languages() {
    let folder = drafts("line-help");
    let mut asked: Vec<Vec<String>> = vec![vec![]];
    asked.extend(verbs(&folder).into_iter().map(|verb| vec![verb]));
    for more in [["papers", "sync"], ["papers", "find"], ["register", "find"]] {
        asked.push(more.map(str::to_owned).to_vec());
    }
    for verb in &asked {
        let mut args: Vec<&str> = verb.iter().map(String::as_str).collect();
        args.push("--help");
        let dutch = out(&run(&folder, &args));
        for word in ["Usage", "Options", "Print", "the", "this", "possible", "values", "default"] {
            assert!(!says(&dutch, word), "{verb:?}: {word}\n{dutch}");
        }
        args.extend(["--lang", "en"]);
        let english = out(&run(&folder, &args));
        for word in
            ["Gebruik", "Opdrachten", "niet", "een", "het", "van", "zonder", "BESTAND", "OPTIES"]
        {
            let own: String = english.split('"').step_by(2).collect();
            assert!(!says(&own, word), "{verb:?}: {word}\n{english}");
        }
        for line in dutch.lines().chain(english.lines()) {
            assert!(line.chars().count() <= 100, "{verb:?}: {line}");
        }
    }
    // Settings of the folder decide where the command line does not.
    fs::write(folder.join("kamerlint.toml"), "language = \"en\"\nselct = 1\n").unwrap();
    assert!(out(&run(&folder, &["--help"])).contains("Usage:"));
    let wrong = run(&folder, &["check", "slecht.txt"]);
    assert!(err(&wrong).contains("unknown key `selct`; did you mean `select`?"), "{}", err(&wrong));
    assert!(
        err(&run(&folder, &["check", "--lang", "nl", "slecht.txt"])).contains("onbekende sleutel")
    );
}

#[test]
fn what_goes_wrong_is_said_in_the_language_of_the_run() {
    let folder = drafts("line-english");
    fs::write(folder.join("leeg.docx"), "geen archief").unwrap();
    fs::write(folder.join("latijn.txt"), b"Vraag 1\n\xe9\xe9n\n").unwrap();
    fs::write(folder.join("pagina.txt"), "<html><p>Vraag 1</p></html>").unwrap();
    fs::write(folder.join("oud.doc"), b"\xD0\xCF\x11\xE0").unwrap();
    let others = [
        "a.rtf", "a.htm", "a.mht", "a.eml", "a.msg", "a.xlsx", "a.pptx", "a.fodt", "a.pages",
        "a.wpd",
    ];
    for name in others {
        fs::write(folder.join(name), "Vraag 1").unwrap();
    }
    fs::create_dir(folder.join("niets")).unwrap();
    fs::create_dir(folder.join("oud")).unwrap();
    fs::write(folder.join("oud/a.doc"), "x").unwrap();
    fs::write(folder.join("oud/a.txt"), GOOD).unwrap();
    let settings = [
        "language = 3\nselct = []\n[severity]\nKL101 = \"zwaar\"\n",
        "extends = \"weg.toml\"\n",
        "rules = [\"weg\"]\n",
        "register = \"weg.toml\"\n",
        "required-version = \">=9\"\n",
        "required-version = \"negen\"\n",
        "explanations = \"https://a.nl/\"\n",
        "exclude = [\"[\"]\n",
        "select = [\"KL9x\"]\n",
        "a = \n",
        "[term]\nrecess = [\"morgen\"]\n",
        "[term]\nrecess = [\"2025-08-31/2025-07-04\"]\n",
    ];
    for (number, text) in settings.iter().enumerate() {
        fs::create_dir(folder.join(format!("s{number}"))).unwrap();
        fs::write(folder.join(format!("s{number}/kamerlint.toml")), text).unwrap();
        fs::write(folder.join(format!("s{number}/a.txt")), GOOD).unwrap();
    }
    let places: Vec<String> =
        (0..settings.len()).map(|number| format!("s{number}/a.txt")).collect();
    let mut runs: Vec<Vec<&str>> = vec![
        vec!["chek"],
        vec!["concepten"],
        vec!["check", "--frob"],
        vec!["check", "--fail-on", "x"],
        vec!["check", "--output-file", "x=y"],
        vec!["check", "--watch", "--write-baseline"],
        vec!["check", "--since", "nergens"],
        vec!["check", "weg.txt"],
        vec!["check", "niets"],
        vec!["check", "leeg.docx"],
        vec!["check", "latijn.txt"],
        vec!["check", "pagina.txt"],
        vec!["check", "oud.doc"],
        vec!["check", "oud"],
        vec!["check", "--diff", "goed.txt"],
        vec!["check", "--unsafe-fixes", "goed.txt"],
        vec!["check", "--select", "KL9x", "goed.txt"],
        vec!["check", "--config", "language", "goed.txt"],
        vec!["check", "--output-file", "goed.txt", "goed.txt"],
        vec!["check", "--questions", "weg.txt", "goed.txt"],
        vec!["annotate", "goed.txt"],
        vec!["annotate", "leeg.docx"],
        vec!["new", "goed.pdf"],
        vec!["new", "slecht.txt", "-o", "goed.txt"],
        vec!["new", "slecht.txt", "-o", "nieuw.odt"],
        vec!["rule", "KL9x"],
        vec!["rule", "--since", "x"],
        vec!["register", "find", "Niemand"],
        vec!["register", "find", "Hermans", "--date", "x"],
        vec!["papers", "status", "--papers", "weg.sqlite"],
        vec!["papers", "import", "goed.txt", "--papers", "p.sqlite"],
        vec!["man", "chek"],
        vec!["docs"],
        vec!["test", "weg"],
        vec!["init"],
        vec!["init"],
        vec!["outline", "slecht.txt"],
        vec!["check", "--write-baseline", "slecht.txt"],
        vec!["check", "--statistics", "slecht.txt"],
        vec!["test"],
    ];
    runs.extend(others.iter().map(|name| vec!["check", name]));
    runs.extend(places.iter().map(|place| vec!["check", place.as_str()]));
    for args in runs {
        let done = run(&folder, &[&args[..], &["--lang", "en"]].concat());
        let said = [out(&done), err(&done)].concat();
        // What is quoted is of the user.
        let own: String = said.split(['`', '\'', '"', '│']).step_by(2).collect();
        let own = own.replace("vraag", "").replace("antwoord", "");
        for word in [
            "niet", "geen", "een", "het", "deze", "dit", "hier", "van", "voor", "bestaat", "kan",
            "noem", "zonder", "regel", "regels", "met", "moet",
        ] {
            assert!(!says(&own, word), "{args:?}: {word}\n{said}");
        }
        assert!(!said.is_empty(), "{args:?}");
        let dutch = run(&folder, &args);
        let dutch = err(&dutch);
        // What may be chosen is English in both.
        let dutch = dutch.split("; kies uit").next().unwrap_or_default();
        for word in ["error", "the", "is not", "denied", "found", "invalid", "os", "expected"] {
            let own: String = dutch.split(['`', '│']).step_by(2).collect();
            assert!(!says(&own, word), "{args:?}: {word}\n{dutch}");
        }
    }
}

#[test]
fn why_a_line_was_read_so_is_said_in_the_language_of_the_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reasons = |language| {
        let output = run(root, &["outline", "--why", "--lang", language, "tests/drafts"]);
        // The lines below the words of the draft.
        let lines = out(&output);
        let lines = lines.lines().filter_map(|line| line.strip_prefix(&" ".repeat(30)));
        lines.flat_map(|line| line.split("; ").map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let (dutch, english): (Vec<String>, Vec<String>) = (reasons("nl"), reasons("en"));
    assert!(dutch.len() > 100 && dutch.len() == english.len());
    let same: Vec<&String> =
        dutch.iter().zip(&english).filter(|(nl, en)| nl == en).map(|(nl, _)| nl).collect();
    assert_eq!(same, [""; 0], "said in Dutch in both");
}

#[test]
fn lines_are_broken_between_words() {
    let folder = drafts("line-width");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for args in [
        &["check", "tests/drafts/concept.txt"][..],
        &["check", "tests/drafts/verslag.txt"],
        &["rule", "KL301"],
        &["rule", "KL101", "--lang", "en"],
    ] {
        let said = out(&run(root, args));
        for line in said.lines().filter(|line| args[0] == "check" || !line.starts_with("    ")) {
            assert!(line.chars().count() <= 80, "{args:?}: {line}");
        }
    }
    let said = out(&run(&folder, &["check", "slecht.txt"]));
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    assert!(
        said.contains("'Planbureau van de Leefomgeving' heet 'Planbureau voor de\n  Leefomgeving'"),
        "{said}"
    );
}
