//! Disks that are full, runs that are killed, files that others change: what was there is still there, and nothing half is left.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const FAULTY: &str = "Vraag 1\nKlopt dit?\n\nAntwoord 1\nDe regering stuurt een een brief. Zie Kamerstuk 312 852, nr. 291.\n";
const SHEET: &str = "Vragen van het lid Jansen (VVD) aan de minister van Financiën over de brug (ingezonden 3 februari 2025)\n\n2025Z02345\n\nVraag 1\nKlopt dit bericht?\n";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("disk").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join(".git")).unwrap();
    folder
}

/// Runs the program where no file can grow: every write to a disk fails as on a full one, a pipe does not.
fn on_a_full_disk(folder: &Path, args: &str) -> Output {
    // The signal that comes with it would end any program; a full disk sends none.
    let script = format!("trap '' XFSZ; ulimit -f 0; exec \"$KL\" {args}");
    let mut command = Command::new("sh");
    command.args(["-c", &script]).current_dir(folder).env("KL", env!("CARGO_BIN_EXE_kamerlint"));
    command.env("XDG_DATA_HOME", folder).output().unwrap()
}

/// Every file in a folder with its text.
fn all(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

#[test]
fn a_full_disk_loses_nothing_and_leaves_nothing() {
    let folder = folder("full");
    fs::write(folder.join("a.txt"), FAULTY).unwrap();
    fs::write(folder.join("vragen.txt"), SHEET).unwrap();
    fs::write(folder.join("lijst-2025-11-20.csv"), "nummer,titel\n32852,Grondstoffen\n").unwrap();
    let before = all(&folder);
    for args in [
        "check --fix a.txt",
        "check --write-baseline a.txt",
        "check --output-file x.html a.txt",
        "check --output-file sarif=x.sarif a.txt",
        "new vragen.txt -o nieuw.txt",
        "papers import lijst-2025-11-20.csv --papers p.sqlite",
    ] {
        let done = on_a_full_disk(&folder, args);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(2), "{args}: {said}");
        assert!(said.contains("kamerlint: "), "{args}: {said}");
        // A lock is empty and stays; a copy of a store that is being filled is what the next run goes on with.
        let mut after = all(&folder);
        after.retain(|(name, _)| !name.starts_with("p.sqlite.") && !name.ends_with(".lock"));
        assert_eq!(after, before, "{args}");
    }
}

/// However often a run that mends is killed, the draft is whole, and the next run leaves nothing beside it.
#[test]
fn what_a_killed_run_leaves_is_gone_after_the_next() {
    let folder = folder("killed");
    let (draft, letter) = (folder.join("a.txt"), FAULTY.repeat(40));
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kamerlint"));
        command.args(["check", "--fix", "a.txt"]).current_dir(&folder);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    // `KILLS=300` does it as often as it was first tried.
    let kills = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(30u64);
    fs::write(&draft, &letter).unwrap();
    run().status().unwrap();
    let fixed = fs::read_to_string(&draft).unwrap();
    assert_ne!(letter, fixed);
    let mut untouched = 0;
    for round in 0..kills {
        fs::write(&draft, &letter).unwrap();
        let mut child = run().spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_micros(round * 7_919 % 150_000));
        let _ = child.kill();
        child.wait().unwrap();
        let now = fs::read_to_string(&draft).unwrap();
        assert!(now == letter || now == fixed, "torn in round {round}");
        untouched += usize::from(now == letter);
    }
    assert!(untouched > 0, "no run was killed before it was done");
    fs::write(&draft, &letter).unwrap();
    run().status().unwrap();
    let mut left: Vec<String> = all(&folder).into_iter().map(|(name, _)| name).collect();
    left.retain(|name| name != "a.txt" && name.contains("a.txt"));
    assert_eq!(left, [""; 0]);
}

/// A file of exceptions that never ends, is a pipe, or is larger than any list.
#[test]
fn a_file_of_exceptions_is_a_regular_one_of_some_size() {
    let folder = folder("exceptions");
    fs::write(folder.join("a.txt"), FAULTY).unwrap();
    let file = folder.join("kamerlint-exceptions.toml");
    let check = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kamerlint"));
        command.args(["check", "a.txt"]).current_dir(&folder).output().unwrap()
    };
    let large = fs::File::create(&file).unwrap();
    large.set_len(1 << 36).unwrap();
    let done = check();
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("groter dan 16 MiB"), "{done:?}");
    fs::remove_file(&file).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &file).unwrap();
    // A device is no file of exceptions: there is none.
    assert_eq!(check().status.code(), Some(1));
}
