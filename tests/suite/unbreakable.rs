//! Nothing a draft, a folder or a disk does may lose work: through the real binary.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const DOUBLED: &str = "Vraag 1\nKlopt dit bericht?\n\nAntwoord 1\nJa, dat is is zo. De regering stuurt een een brief naar de de Kamer.\n";
const FAULTY: &str = "Vraag 1\nKlopt dit?\n\nAntwoord 1\nZie Kamerstuk 312 852, nr. 291.\n";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unbreakable").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    // Above it lies a repository; a file here ends the search for one.
    fs::create_dir(folder.join(".git")).unwrap();
    folder
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kamerlint"));
    command.current_dir(folder).args(args);
    for name in ["NO_COLOR", "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

fn piped(folder: &Path, args: &[&str], text: &str) -> Output {
    let mut command = command(folder, args);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn concise(folder: &Path, more: &[&str]) -> String {
    let args = [&["check", "--output-format", "concise"], more].concat();
    out(&run(folder, &args))
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_said() {
    let folder = folder("full");
    fs::write(folder.join("a.txt"), DOUBLED).unwrap();
    for args in [
        &["check", "a.txt"][..],
        &["check", "--output-format", "sarif", "a.txt"],
        &["check", "--diff", "a.txt"],
        &["outline", "a.txt"],
        &["rule"],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let done = command(&folder, args).stdout(full).output().unwrap();
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(err(&done).contains("niet te schrijven"), "{args:?}");
    }
}

#[test]
fn a_report_is_not_written_over_a_draft_nor_when_the_run_fails() {
    let folder = folder("over");
    fs::write(folder.join("brief.txt"), FAULTY).unwrap();
    let done = run(&folder, &["check", "--output-file", "sarif=./brief.txt", "brief.txt"]);
    assert_eq!(done.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.join("brief.txt")).unwrap(), FAULTY);
    run(&folder, &["check", "--output-file", "x.sarif", "brief.txt", "weg.txt"]);
    assert!(!folder.join("x.sarif").exists());
    run(&folder, &["check", "--output-file", "x.html", "brief.txt"]);
    assert!(fs::read_to_string(folder.join("x.html")).unwrap().starts_with("<!"));
}

#[test]
fn a_name_for_standard_input_means_standard_input() {
    let folder = folder("stdin");
    fs::write(folder.join("ander.txt"), DOUBLED).unwrap();
    let done = piped(&folder, &["check", "--fix", "--stdin-filename", "brief.txt"], "iets\n");
    assert_eq!(out(&done), "iets\n");
    assert_eq!(fs::read_to_string(folder.join("ander.txt")).unwrap(), DOUBLED);
}

#[test]
fn a_file_counts_once() {
    let folder = folder("once");
    fs::write(folder.join("d.txt"), FAULTY).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("d.txt", folder.join("link.txt")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(".", folder.join("kring")).unwrap();
    assert!(concise(&folder, &[".", "./d.txt", "d.txt"]).contains("in 1 bestand\n"));
}

#[test]
fn exclude_holds_at_every_door() {
    let folder = folder("exclude");
    fs::create_dir_all(folder.join("sub/oud")).unwrap();
    fs::create_dir_all(folder.join("oud")).unwrap();
    for file in ["oud/a.txt", "b.txt", "sub/oud/c.txt"] {
        fs::write(folder.join(file), FAULTY).unwrap();
    }
    let settings = |name: &str, glob: &str| {
        fs::write(folder.join(name), format!("exclude = [{glob:?}]\n")).unwrap();
    };
    settings("sub/kamerlint.toml", "oud/**");
    let whole = format!("{}/oud/**", folder.display());
    for glob in ["oud/**", "./oud/**", "oud/", &whole] {
        settings("kamerlint.toml", glob);
        assert_eq!(out(&run(&folder, &["check", "--show-files", "."])), "b.txt\n", "{glob}");
    }
    let named = run(&folder, &["check", "--force-exclude", "oud/a.txt", "b.txt"]);
    assert!(err(&named).contains("sluit dit bestand uit"), "{}", err(&named));
    assert!(!out(&named).contains("oud/a.txt"));
    let piped = piped(&folder, &["check", "--fix", "--stdin-filename", "oud/a.txt", "-"], DOUBLED);
    assert_eq!(out(&piped), DOUBLED);
    let none = run(&folder, &["check", "oud"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(err(&none).contains("1 uitgesloten"), "{}", err(&none));
}

#[test]
fn reports_name_files_from_the_root_of_the_repository() {
    let folder = folder("paths");
    let inner = folder.join("brief");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("a.txt"), FAULTY).unwrap();
    for path in [".", "a.txt", "../brief/a.txt", inner.join("a.txt").to_str().unwrap()] {
        for format in ["gitlab", "github", "sarif", "junit", "checkstyle"] {
            let said = out(&run(&inner, &["check", "--output-format", format, path]));
            assert!(said.contains("brief/a.txt"), "{format} {path}: {said}");
        }
    }
}

#[test]
fn a_difference_can_be_patched_and_steers_nothing() {
    let folder = folder("diff");
    fs::write(folder.join("antwoord kamervragen.txt"), DOUBLED).unwrap();
    let diff = out(&run(&folder, &["check", "--diff", "antwoord kamervragen.txt"]));
    assert!(diff.starts_with("--- antwoord kamervragen.txt\t\n"), "{diff}");
    let esc = DOUBLED.replace("zo.", "zo.\u{1b}]0;titel\u{7}");
    fs::write(folder.join("esc.txt"), esc).unwrap();
    let done = run(&folder, &["check", "--diff", "--output-file", "sarif=x.sarif", "esc.txt"]);
    assert!(!done.stdout.contains(&0x1b) && folder.join("x.sarif").exists());
    assert_eq!(done.status.code(), Some(1));
    let never = run(&folder, &["check", "--diff", "--fail-on", "never", "esc.txt"]);
    assert_eq!(never.status.code(), Some(0));
    fs::write(folder.join("goed.txt"), "Vraag 1\nKlopt dit?\n\nAntwoord 1\nJa.\n").unwrap();
    let nothing = run(&folder, &["check", "--diff", "goed.txt"]);
    assert!(err(&nothing).contains("niets te herstellen"));
    // A line of a draft is no command of the CI.
    let letter = DOUBLED.replace("Ja, dat", "::error::x\nJa, dat");
    fs::write(folder.join("ci.txt"), letter).unwrap();
    let said = command(&folder, &["check", "--diff", "ci.txt"])
        .env("GITHUB_ACTIONS", "true")
        .output()
        .unwrap();
    let said = out(&said);
    let word = said.lines().next().unwrap().strip_prefix("::stop-commands::").unwrap();
    assert!(said.ends_with(&format!("::{word}::\n")), "{said}");
}

#[test]
fn what_is_no_draft_is_said_to_be_none() {
    let folder = folder("false-green");
    let wide: Vec<u8> = "Vraag 1\nWaarom?\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.join("a.txt"), wide).unwrap();
    let done = run(&folder, &["check", "a.txt"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(err(&done).contains("UTF-16"));
    fs::write(folder.join("b.txt"), "Boodschappen: melk, brood\n").unwrap();
    let done = run(&folder, &["check", "b.txt"]);
    assert!(
        out(&done).contains("KL100")
            && out(&done).contains("1 bestand is niet als antwoord gelezen")
    );
    assert_eq!(err(&done), "", "it is said once, in the report");
}

#[test]
fn a_byte_order_mark_is_not_counted_and_stays() {
    let folder = folder("bom");
    fs::write(
        folder.join("a.txt"),
        "\u{feff}Vraag 1\nWaarom?\n\nVraag 2\nWat?\n\nAntwoord 2\nDat is de de brief.\n",
    )
    .unwrap();
    assert!(concise(&folder, &["a.txt"]).starts_with("a.txt:1:1: "));
    run(&folder, &["check", "--fix", "a.txt"]);
    let text = fs::read_to_string(folder.join("a.txt")).unwrap();
    assert!(text.starts_with("\u{feff}Vraag 1") && text.contains("Dat is de brief."), "{text}");
    let lines = "\u{feff}{\"path\":\"a.txt\",\"text\":\"Vraag 1\"}\n\n{\"path\":\"b.txt\",\"text\":\"Vraag 1\"}\n";
    let done = piped(&folder, &["check", "--stdin-jsonl", "--isolated"], lines);
    assert_eq!((done.status.code(), out(&done).lines().count()), (Some(0), 2));
    let text = "Vraag 1\nKlopt dit?\n\nAntwoord 1\n=1+1 ik zal de Kamer vóór de zomer informeren over het plan.\n";
    fs::write(folder.join("c.txt"), text).unwrap();
    let rows = out(&run(&folder, &["commitments", "--output-format", "csv", "--bom", "c.txt"]));
    assert!(rows.starts_with('\u{feff}') && rows.contains(",'=1+1"), "{rows}");
}

#[test]
fn one_entry_accepts_one_finding_and_follows_its_draft() {
    let folder = folder("exceptions");
    let file = folder.join("kamerlint-exceptions.toml");
    fs::write(folder.join("a.txt"), FAULTY).unwrap();
    run(&folder, &["check", "--write-baseline", "a.txt"]);
    assert!(concise(&folder, &["."]).starts_with("niets gevonden"));
    let more =
        format!("{FAULTY}\nVraag 2\nWaarom?\n\nAntwoord 2\nZie Kamerstuk 312 852, nr. 291.\n");
    fs::write(folder.join("a.txt"), &more).unwrap();
    assert!(concise(&folder, &["."]).starts_with("a.txt:11:15: fout KL301"));
    run(&folder, &["check", "--write-baseline", "a.txt"]);
    assert!(concise(&folder, &["."]).starts_with("niets gevonden"));
    fs::rename(folder.join("a.txt"), folder.join("b.txt")).unwrap();
    let said = concise(&folder, &["."]);
    assert!(
        said.contains("KL001: deze uitzondering hoort bij een concept dat er niet meer is; b.txt"),
        "{said}"
    );
    run(&folder, &["check", "--fix", "."]);
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.matches("file = \"b.txt\"").count(), 2, "{text}");
    assert!(concise(&folder, &["."]).starts_with("niets gevonden"));
    fs::write(&file, text.replace('\n', "\r\n")).unwrap();
    fs::write(folder.join("b.txt"), format!("{more}\nVraag 3\nWat?\n")).unwrap();
    run(&folder, &["check", "--write-baseline", "b.txt"]);
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_mode_and_one_that_may_not_be_written_is_left_alone() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder("modes");
    let file = folder.join("a.txt");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    fs::write(&file, DOUBLED).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    // Names that were made beside it beforehand are not written through.
    fs::write(folder.join("buit"), "").unwrap();
    symlink("buit", folder.join(".a.txt.kamerlint-1")).unwrap();
    // What a run that was killed left is taken away.
    let left = folder.join(".a.txt.kamerlint-2147483646-00");
    fs::write(&left, "half").unwrap();
    run(&folder, &["check", "--fix", "a.txt"]);
    assert!(fs::read_to_string(&file).unwrap().contains("naar de Kamer"));
    assert_eq!((mode(&file), left.exists()), (0o600, false));
    assert_eq!(fs::read_to_string(folder.join("buit")).unwrap(), "");
    // Also by who may do everything.
    fs::write(&file, DOUBLED).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    let done = run(&folder, &["check", "--fix", "a.txt"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(err(&done).contains("niet te schrijven"), "{}", err(&done));
    assert_eq!(fs::read_to_string(&file).unwrap(), DOUBLED);
}

#[cfg(target_os = "linux")]
#[test]
fn baselines_at_the_same_time_lose_nothing() {
    let folder = folder("race");
    let names: Vec<String> = (0..12).map(|i| format!("{i}.txt")).collect();
    for name in &names {
        fs::write(folder.join(name), FAULTY).unwrap();
    }
    let children: Vec<_> = names
        .iter()
        .map(|name| command(&folder, &["check", "--write-baseline", name]).spawn().unwrap())
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let text = fs::read_to_string(folder.join("kamerlint-exceptions.toml")).unwrap();
    assert_eq!(text.matches("[[exception]]").count(), names.len(), "{text}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_nobody_vouches_for_names_files_in_vain() {
    let folder = folder("untrusted");
    let settings = folder.join("kamerlint.toml");
    fs::write(folder.join("a.txt"), FAULTY).unwrap();
    let secret = folder.parent().unwrap().join("geheim.env");
    fs::write(&secret, "WACHTWOORD=zeer-geheim\n").unwrap();
    for text in [
        format!("register = {:?}\n", secret.display().to_string()),
        "register = \"../geheim.env\"\n".to_owned(),
        "extends = \"../geheim.env\"\n".to_owned(),
        "register = \"/dev/zero\"\n".to_owned(),
        "extends = \"/dev/zero\"\n".to_owned(),
        "questions = \"/dev/zero\"\n".to_owned(),
        format!("exclude = [{:?}]\n", "a".repeat(10_000)),
    ] {
        fs::write(&settings, &text).unwrap();
        let done = run(&folder, &["check", "a.txt"]);
        assert_eq!(done.status.code(), Some(2), "{text}");
        assert!(
            !err(&done).contains("geheim\n") && !err(&done).contains("zeer-geheim"),
            "{}",
            err(&done)
        );
    }
}
