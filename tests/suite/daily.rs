//! Daily use through the real binary: settings, exceptions, fixes, watching, batches.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

const LETTER: &str = "Vraag 1\nWaarom?\n\nAntwoord 1\nZie vraag 2. Zie ook Kamerstuk 312 852, nr. 291 en Kamerstuk 32 852, nr. 3.\n\n\
    Vraag 2\nHoe?\n\nAntwoord 2\nZie Kamerstuk 32 852, nr. 224 en Kamerstuk 32852, nr. 225.\n";

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("daily").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kamerlint"));
    command.current_dir(folder).env_remove("NO_COLOR").args(args);
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The codes that a concise report names, in order.
fn codes(output: &Output) -> Vec<String> {
    let text = out(output);
    let found = text.lines().filter_map(|line| line.split(" KL").nth(1));
    found.map(|rest| format!("KL{}", &rest[..3])).collect()
}

fn concise(folder: &Path, more: &[&str]) -> Vec<String> {
    let mut args = vec!["check", "--output-format", "concise"];
    args.extend(more);
    codes(&run(folder, &args))
}

#[test]
fn settings_are_layered_and_say_where_they_come_from() {
    let folder = folder("layers");
    fs::create_dir_all(folder.join("huis")).unwrap();
    fs::create_dir_all(folder.join("oud")).unwrap();
    fs::write(folder.join("huis/basis.toml"), "language = \"en\"\nignore = [\"KL108\"]\n").unwrap();
    fs::write(
        folder.join("kamerlint.toml"),
        "extends = \"huis/basis.toml\"\n[severity]\nKL301 = \"hint\"\n[[overrides]]\nfiles = [\"oud/**\"]\nignore = [\"KL303\"]\n",
    )
    .unwrap();
    fs::write(folder.join("nieuw.txt"), LETTER).unwrap();
    fs::write(folder.join("oud/brief.txt"), LETTER).unwrap();
    let report = run(&folder, &["check", "--output-format", "concise", "nieuw.txt"]);
    assert_eq!(codes(&report), ["KL301", "KL303"]);
    assert!(out(&report).contains("hint KL301: dossier number 312 852"), "{}", out(&report));
    assert_eq!(report.status.code(), Some(0), "a hint fails nothing");
    assert_eq!(concise(&folder, &["oud/brief.txt"]), ["KL301"]);
    assert_eq!(concise(&folder, &["--config", "ignore=[\"KL3\"]", "nieuw.txt"]), ["KL108"]);
    assert_eq!(concise(&folder, &["--isolated", "nieuw.txt"]), ["KL108", "KL301", "KL303"]);

    let shown = out(&run(
        &folder,
        &["check", "--show-settings", "--config", "citations.style=short", "nieuw.txt"],
    ));
    let line = |start: &str| {
        shown.lines().find(|line| line.starts_with(start)).unwrap_or_default().to_owned()
    };
    assert!(line("language").ends_with("basis.toml:1"), "{shown}");
    assert!(line("severity.KL301").ends_with("kamerlint.toml:3"), "{shown}");
    assert!(line("citations.style").ends_with("--config"), "{shown}");
    assert!(line("select").ends_with("standaard"), "{shown}");
}

#[test]
fn mistakes_are_shown_in_the_file() {
    let folder = folder("mistakes");
    fs::write(folder.join("a.txt"), LETTER).unwrap();
    fs::write(folder.join("b.txt"), LETTER).unwrap();
    fs::write(folder.join("kamerlint.toml"), "# één\n[citations]\nstile = \"short\"\n").unwrap();
    let output = run(&folder, &["check", "."]);
    assert_eq!(output.status.code(), Some(2));
    let said = err(&output);
    assert!(said.contains("kamerlint.toml:3:1: onbekende sleutel `stile`; bedoelde u `style`?\n  │\n3 │ stile = \"short\"\n  │ ^^^^^\n"), "{said}");
    assert_eq!(said.matches("onbekende sleutel").count(), 1, "said once for both drafts: {said}");
    fs::write(folder.join("kamerlint.toml"), "extends = \"weg.toml\"\n").unwrap();
    assert!(
        err(&run(&folder, &["check", "."])).contains("kamerlint.toml:1:11: `weg.toml` is er niet")
    );
    fs::write(folder.join("kamerlint.toml"), "extends = \"kamerlint.toml\"\n").unwrap();
    assert!(err(&run(&folder, &["check", "."])).contains("in een kring"));
    fs::remove_file(folder.join("kamerlint.toml")).unwrap();
    let pair = run(&folder, &["check", "--config", "langage=en", "."]);
    assert!(
        err(&pair).contains("langage=en: onbekende sleutel `langage`; bedoelde u `language`?"),
        "{}",
        err(&pair)
    );
}

#[test]
fn files_are_taken_by_include_and_exclude() {
    let folder = folder("files");
    for name in ["a.antwoord.md", "b.txt", "oud/c.antwoord.md"] {
        fs::create_dir_all(folder.join("oud")).unwrap();
        fs::write(folder.join(name), LETTER).unwrap();
    }
    fs::write(
        folder.join("kamerlint.toml"),
        "include = [\"**/*.antwoord.md\"]\nexclude = [\"oud\"]\n",
    )
    .unwrap();
    assert_eq!(out(&run(&folder, &["check", "--show-files"])), "a.antwoord.md\n");
    assert_eq!(
        out(&run(&folder, &["check", "--show-files", "b.txt"])),
        "b.txt\n",
        "a named file is always taken"
    );
    fs::write(folder.join("kamerlint.toml"), "include = [\"*.pdf\"]\n").unwrap();
    let nothing = run(&folder, &["check"]);
    assert_eq!(
        (nothing.status.code(), err(&nothing).lines().count()),
        (Some(2), 1),
        "{}",
        err(&nothing)
    );
}

#[test]
fn exceptions_accept_by_content_and_unused_ones_are_reported() {
    let folder = folder("exceptions");
    fs::write(folder.join("a.txt"), LETTER).unwrap();
    assert_eq!(concise(&folder, &["a.txt"]), ["KL108", "KL301", "KL303"]);
    let baseline = run(&folder, &["check", "--write-baseline", "a.txt"]);
    assert_eq!(
        (baseline.status.code(), out(&baseline)),
        (
            Some(0),
            "3 uitzonderingen vastgelegd, 0 weggehaald in kamerlint-exceptions.toml\n".into()
        )
    );
    assert_eq!(concise(&folder, &["a.txt"]), Vec::<String>::new());
    // Lines before and text on one side may change.
    let moved = LETTER
        .replace("Vraag 1\n", "Een regel meer.\n\nVraag 1\n")
        .replace("nr. 291 en", "nr. 291; zie");
    fs::write(folder.join("a.txt"), &moved).unwrap();
    assert_eq!(concise(&folder, &["a.txt"]), Vec::<String>::new());
    assert_eq!(concise(&folder, &["--isolated", "a.txt"]), ["KL108", "KL301", "KL303"]);
    // A run of other rules knows nothing of these exceptions.
    assert_eq!(concise(&folder, &["--select", "KL2,KL001", "a.txt"]), Vec::<String>::new());
    fs::write(folder.join("a.txt"), moved.replace("312 852", "32 852")).unwrap();
    let unused = run(&folder, &["check", "--output-format", "concise", "a.txt"]);
    assert_eq!(codes(&unused), ["KL001"]);
    assert!(out(&unused).starts_with("kamerlint-exceptions.toml:"), "{}", out(&unused));
    run(&folder, &["check", "--fix", "a.txt"]);
    let left = fs::read_to_string(folder.join("kamerlint-exceptions.toml")).unwrap();
    assert!(!left.contains("312 852") && left.matches("[[exception]]").count() == 2, "{left}");
    assert_eq!(concise(&folder, &["a.txt"]), Vec::<String>::new());
    // A reason is required.
    fs::write(
        folder.join("kamerlint-exceptions.toml"),
        left.replacen("reason = \"stond", "reason = \"\" # \"stond", 1),
    )
    .unwrap();
    let without = run(&folder, &["check", "a.txt"]);
    assert_eq!(without.status.code(), Some(2));
    assert!(err(&without).contains("heeft geen reden"), "{}", err(&without));
}

#[test]
fn a_comment_in_markdown_accepts_in_its_paragraph() {
    let folder = folder("comment");
    let text = "## Vraag 1\nWaarom?\n\n## Antwoord 1\nZie vraag 2. <!-- kamerlint: allow KL108 zo gevraagd -->\n\n## Vraag 2\nHoe?\n\n## Antwoord 2\nZie vraag 1, dat is zo.\n";
    fs::write(folder.join("a.md"), text).unwrap();
    assert_eq!(concise(&folder, &["--select", "KL108,KL001", "a.md"]), ["KL108"]);
    fs::write(folder.join("a.md"), text.replace("KL108", "KL301")).unwrap();
    assert_eq!(concise(&folder, &["a.md"]).iter().filter(|code| *code == "KL001").count(), 1);
}

#[test]
fn a_difference_is_shown_and_nothing_written() {
    let folder = folder("diff");
    fs::write(folder.join("a.txt"), LETTER).unwrap();
    let diff = run(&folder, &["check", "--diff", "a.txt"]);
    assert_eq!(diff.status.code(), Some(1));
    let text = out(&diff);
    assert!(text.starts_with("--- a.txt\n+++ a.txt\n@@"), "{text}");
    assert!(
        text.contains("\n-Zie vraag 2. Zie ook")
            && text.contains("\n+Zie het antwoord op vraag 2. Zie ook"),
        "{text}"
    );
    assert_eq!(fs::read_to_string(folder.join("a.txt")).unwrap(), LETTER);
    let coloured = out(&run(&folder, &["check", "--diff", "--color", "always", "a.txt"]));
    assert!(coloured.contains("\u{1b}[32m+Zie het antwoord"), "{coloured}");
    // What `patch` would do is what `--fix` does.
    run(&folder, &["check", "--fix", "a.txt"]);
    let fixed = fs::read_to_string(folder.join("a.txt")).unwrap();
    for line in text.lines().filter(|line| line.starts_with('+') && !line.starts_with("+++")) {
        assert!(fixed.lines().any(|other| other == &line[1..]), "{line}");
    }
    assert_eq!(out(&run(&folder, &["check", "--diff", "--fail-on", "never", "a.txt"])), "");
}

#[test]
fn statistics_count_by_rule() {
    let folder = folder("statistics");
    fs::write(folder.join("a.txt"), LETTER).unwrap();
    fs::write(folder.join("b.txt"), LETTER).unwrap();
    let text = out(&run(&folder, &["check", "--statistics"]));
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("     2 * KL108 verwijzing-naar-vraag"), "{text}");
    assert!(lines[1].starts_with("     2   KL301"), "{text}");
    assert!(lines.last().unwrap().contains("in 2 bestanden"), "{text}");
}

#[test]
fn a_batch_answers_line_by_line_in_order() {
    let folder = folder("batch");
    let mut child = command(&folder, &["check", "--stdin-jsonl", "--fail-on", "never"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        for i in 0..500 {
            let text =
                if i % 2 == 0 { LETTER } else { "Vraag 1\nWaarom?\n\nAntwoord 1\nDaarom.\n" };
            let line = serde_json::json!({"path": format!("é/{i}.txt"), "text": text});
            writeln!(stdin, "{line}").unwrap();
        }
        writeln!(stdin, "geen json").unwrap();
    });
    let mut lines = Vec::new();
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        lines.push(serde_json::from_str::<serde_json::Value>(&line.unwrap()).unwrap());
    }
    writer.join().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2), "one line was no draft");
    assert_eq!(lines.len(), 501);
    for (i, line) in lines.iter().take(500).enumerate() {
        assert_eq!(line["path"], format!("é/{i}.txt"));
        assert_eq!(line["diagnostics"].as_array().unwrap().len(), if i % 2 == 0 { 3 } else { 0 });
    }
    assert!(lines[500]["error"].as_str().unwrap().contains("geen regel met `path` en `text`"));
}

#[test]
fn watching_shows_the_result_again_after_a_change() {
    let folder = folder("watch");
    let file = folder.join("a.txt");
    fs::write(&file, LETTER).unwrap();
    let mut child = command(&folder, &["check", "--watch", "--output-format", "concise", "a.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (sender, receiver) = std::sync::mpsc::channel();
    let stdout = child.stdout.take().unwrap();
    std::thread::spawn(move || {
        for line in BufReader::new(stdout).lines() {
            let _ = sender.send(line.unwrap());
        }
    });
    let until = |wanted: &str| {
        // Long enough for a busy machine.
        while let Ok(line) = receiver.recv_timeout(Duration::from_secs(120)) {
            if line.contains(wanted) {
                return true;
            }
        }
        false
    };
    let first = until("KL301");
    fs::write(&file, "Vraag 1\nWaarom?\n\nAntwoord 1\nDaarom.\n").unwrap();
    let second = until("niets gevonden");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(first && second, "{first} {second}");
}

#[test]
fn a_fix_keeps_permissions_line_ends_and_the_mark_at_the_front() {
    let folder = folder("keep");
    let file = folder.join("a.txt");
    fs::write(&file, format!("\u{feff}{}", LETTER.replace('\n', "\r\n"))).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    }
    run(&folder, &["check", "--fix", "a.txt"]);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("het antwoord op vraag 2"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
    let stamp = fs::metadata(&file).unwrap().modified().unwrap();
    std::thread::sleep(Duration::from_millis(20));
    run(&folder, &["check", "--fix", "a.txt"]);
    assert_eq!(
        fs::metadata(&file).unwrap().modified().unwrap(),
        stamp,
        "nothing to mend, nothing written"
    );
}

#[test]
fn shells_get_their_files() {
    let folder = folder("shells");
    for (shell, sign) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef kamerlint"),
        ("fish", "complete -c kamerlint"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let script = out(&run(&folder, &["completions", shell]));
        assert!(script.contains(sign) && script.contains("write-baseline"), "{shell}");
    }
    assert!(out(&run(&folder, &["man"])).contains(".TH kamerlint 1"));
}

#[test]
fn init_writes_settings_that_hold_and_never_overwrites() {
    let folder = folder("init");
    assert_eq!(run(&folder, &["init"]).status.code(), Some(0));
    fs::write(folder.join("a.txt"), LETTER).unwrap();
    assert_eq!(concise(&folder, &["a.txt"]), ["KL108", "KL301", "KL303"]);
    let again = run(&folder, &["init"]);
    assert_eq!(
        (again.status.code(), err(&again)),
        (Some(2), "kamerlint: ./kamerlint.toml bestaat al\n".into())
    );
}

#[test]
fn the_schemas_in_the_repository_are_those_of_the_types() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (of, file) in [
        ("rule", "rules/rule.schema.json"),
        ("settings", "rules/kamerlint.schema.json"),
        ("exceptions", "rules/exceptions.schema.json"),
    ] {
        let schema = out(&run(root, &["schema", of]));
        let kept = fs::read_to_string(root.join(file)).unwrap_or_default().replace("\r\n", "\n");
        assert!(kept == schema, "{file} is not what `kamerlint schema {of}` prints; write it anew");
    }
}

#[test]
fn help_fits_two_screens_and_names_the_fix() {
    let folder = folder("help");
    let help = out(&run(&folder, &["check", "--help"]));
    assert!(help.lines().count() <= 96, "{} lines", help.lines().count());
    assert!(help.contains("--fix"));
}

/// One language at a time: whoever asks for English meets no Dutch in help and mistakes, and the other way round.
#[test]
fn help_and_mistakes_follow_the_language() {
    let folder = folder("language");
    fs::write(folder.join("a.txt"), LETTER).unwrap();
    let help = |arguments: &[&str]| out(&run(&folder, arguments));
    assert!(help(&["--help"]).contains("Gebruik: kamerlint <OPDRACHT>"));
    let english = help(&["check", "--lang", "en", "--help"]);
    assert!(english.contains("Usage: kamerlint check [OPTIONS] [PATH|-]"), "{english}");
    fs::write(folder.join("kamerlint.toml"), "language = \"en\"\nfooo = 1\n").unwrap();
    for verb in ["", "check", "outline", "new", "rule", "papers", "register", "man"] {
        let arguments = [verb, "--help"];
        let said = help(arguments.strip_prefix(&[""]).unwrap_or(&arguments));
        for dutch in ["Gebruik", "Overig", "BESTAND", " de ", " het ", " een ", "Taal"] {
            assert!(!said.contains(dutch), "{verb}: {dutch} in {said}");
        }
    }
    let mistake = err(&run(&folder, &["check", "."]));
    assert!(mistake.contains("kamerlint.toml:2:1: unknown key `fooo`"), "{mistake}");
    assert!(
        err(&run(&folder, &["chek"])).contains("`chek` is not a command; did you mean `check`?")
    );
    // What is asked for counts more than what the settings say.
    let mistake = err(&run(&folder, &["check", "--lang", "nl", "."]));
    assert!(mistake.contains("onbekende sleutel `fooo`"), "{mistake}");
    fs::write(folder.join("kamerlint.toml"), "language = \"en\"\nselect = [\"KL9999\"]\n").unwrap();
    let mistake = err(&run(&folder, &["check", "."]));
    assert!(mistake.contains("`KL9999` is not a rule or category"), "{mistake}");
    fs::write(folder.join("kamerlint.toml"), "language = \"en\"\n").unwrap();
    fs::write(folder.join("kamerlint-exceptions.toml"), "[[exception]]\nrule = 1\n").unwrap();
    let mistake = err(&run(&folder, &["check", "."]));
    assert!(mistake.contains("a text between quotation marks belongs here"), "{mistake}");
}

const HOUSE_RULE: &str = r#"
code     = "VWS001"
severity = "error"
since    = "2026"
source   = "Schrijfwijzer van het ministerie"
fix      = "safe"
[terms]
"zorgkantoor-regio" = "zorgkantoorregio"
"cliëntondersteuner" = "onafhankelijke ondersteuner"
[nl]
summary = "woord van de schrijfwijzer"
message = "'{wrong}' heet bij ons '{right}'"
fix     = "Schrijf '{right}'"
why     = "Zo staat het in de schrijfwijzer."
[en]
summary = "word of the style guide"
message = "'{wrong}' is called '{right}' here"
fix     = "Write '{right}'"
why     = "So the style guide has it."
[[example]]
bad = """
Vraag 1
Waarom?

Antwoord 1
Per [[zorgkantoor-regio]] verschilt dit.
"""
"#;

#[test]
fn a_house_has_rules_of_its_own() {
    let folder = folder("house");
    fs::create_dir_all(folder.join("huisstijl")).unwrap();
    fs::write(folder.join("huisstijl/woorden.toml"), HOUSE_RULE).unwrap();
    fs::write(
        folder.join("huisstijl/termen-vws.toml"),
        "base = \"KL601\"\n[terms.add]\n\"de Zorgverzekeringwet\" = \"de Zorgverzekeringswet\"\n[[example]]\nbad = \"\"\"\nVraag 1\nWaarom?\n\nAntwoord 1\nDat staat in [[de Zorgverzekeringwet]].\n\"\"\"\n",
    )
    .unwrap();
    fs::write(folder.join("kamerlint.toml"), "rules = [\"huisstijl\"]\n").unwrap();
    let text = "Vraag 1\nWaarom?\n\nAntwoord 1\nPer zorgkantoor-regio geldt de Zorgverzekeringwet, naar het Planbureau van de Leefomgeving.\n";
    fs::write(folder.join("a.txt"), text).unwrap();
    assert_eq!(concise_house(&folder, &["a.txt"]), ["VWS001", "KL601", "KL601"]);
    assert_eq!(concise_house(&folder, &["--select", "huisstijl", "a.txt"]), ["VWS001"]);
    assert_eq!(concise_house(&folder, &["--ignore", "VWS001,KL6", "a.txt"]), Vec::<String>::new());
    run(&folder, &["check", "--fix", "--fail-on", "never", "a.txt"]);
    assert!(
        fs::read_to_string(folder.join("a.txt"))
            .unwrap()
            .contains("Per zorgkantoorregio geldt de Zorgverzekeringswet")
    );
    assert!(out(&run(&folder, &["rule"])).contains("VWS001  woorden"));
    assert!(out(&run(&folder, &["rule", "VWS001"])).contains("zorgkantoor-regio"));

    let tested = run(&folder, &["test", "huisstijl"]);
    assert_eq!(tested.status.code(), Some(0), "{}", err(&tested));
    assert!(
        out(&tested).contains(
            "VWS001 woorden: 1 voorbeeld toont 1 van de 2 woorden; niet: 'cliëntondersteuner'"
        ),
        "{}",
        out(&tested)
    );
}

fn concise_house(folder: &Path, more: &[&str]) -> Vec<String> {
    let mut args = vec!["check", "--output-format", "concise"];
    args.extend(more);
    let text = out(&run(folder, &args));
    let lines = text.lines().filter(|line| line.contains(".txt:"));
    lines
        .map(|line| line.split(": ").nth(1).unwrap().split(' ').nth(1).unwrap().to_owned())
        .collect()
}

#[test]
fn a_mistake_in_a_rule_of_the_house_has_its_place() {
    let folder = folder("house-mistakes");
    fs::write(folder.join("kamerlint.toml"), "rules = [\"regel.toml\"]\n").unwrap();
    fs::write(folder.join("a.txt"), LETTER).unwrap();
    for (text, place, said) in [
        (HOUSE_RULE.replace("VWS001", "KL650"), ":2:12", "een eigen regel heeft een eigen code"),
        (
            HOUSE_RULE.replace("[terms]", "check = \"voice\"\n[termen]"),
            "",
            "onbekende sleutel `termen`; bedoelde u `terms`?",
        ),
        (
            HOUSE_RULE.replace("[[zorgkantoor-regio]]", "[[zorgkantoor]]"),
            ":20:1",
            "dit voorbeeld klopt niet: gevonden [], verwacht",
        ),
        (
            HOUSE_RULE.replace("onafhankelijke ondersteuner", "onafhankelijke cliëntondersteuner"),
            "",
            "`cliëntondersteuner` staat ook in wat goed zou zijn",
        ),
        (
            "base = \"KL601\"\n[terms.add]\nbrug = \"brug brug\"\n".to_owned(),
            ":3:1",
            "`brug` staat ook in wat goed zou zijn",
        ),
        ("base = \"KL999\"\n".to_owned(), ":1:8", "`KL999` is geen regel"),
        (
            "base = \"KL301\"\n[terms.add]\na = \"b\"\n".to_owned(),
            ":1:8",
            "alleen een regel met `terms` of `avoid`",
        ),
    ] {
        fs::write(folder.join("regel.toml"), &text).unwrap();
        let output = run(&folder, &["check", "a.txt"]);
        assert_eq!(output.status.code(), Some(2), "{text}");
        let error = err(&output);
        assert!(error.contains(&format!("regel.toml{place}")) && error.contains(said), "{error}");
    }
    fs::write(folder.join("kamerlint.toml"), "rules = [\"weg\"]\n").unwrap();
    assert!(err(&run(&folder, &["check", "a.txt"])).contains("weg is er niet"));
}

#[test]
fn after_a_fix_the_program_says_what_it_did_and_what_is_left() {
    let folder = folder("mended");
    let text = "Vraag 1\nWat doet u?\n\nAntwoord 1\nDe Tweede kamer kent Kamersuk 29 385, nr. 117 en Kamerstukken II 2023/26, 29 385, nr. 4.\n";
    fs::write(folder.join("a.txt"), text).unwrap();
    let alone = run(&folder, &["check", "--isolated", "--unsafe-fixes", "a.txt"]);
    assert!(err(&alone).contains("--unsafe-fixes doet niets zonder --fix of --diff"));
    let mended = out(&run(&folder, &["check", "--isolated", "--fix", "a.txt"]));
    let last = mended.lines().next_back().unwrap();
    assert_eq!(last, "2 hersteld in 1 bestand; nog 1 fout; 1 voorstel met --unsafe-fixes");
    let mended = out(&run(&folder, &["check", "--isolated", "--fix", "--unsafe-fixes", "a.txt"]));
    let last = mended.lines().next_back().unwrap();
    assert_eq!(last, "1 hersteld in 1 bestand; verder niets gevonden");
    let again = out(&run(&folder, &["check", "--isolated", "--fix", "a.txt"]));
    assert_eq!(again.lines().next_back().unwrap(), "niets te herstellen; verder niets gevonden");
}
