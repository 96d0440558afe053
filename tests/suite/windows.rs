//! Paths as ministries have them: a folder of OneDrive everywhere, drives and shares on Windows, where these tests run in CI. Here the system
//! that the test runs on decides which of them there are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const BAD: &str = "Vraag 1\nWie?\n\nAntwoord 1\nHet Planbureau van de Leefomgeving.\n";

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .current_dir(folder)
        .env_remove("GITHUB_WORKSPACE")
        .args(args)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder as OneDrive makes it, with settings and a draft.
fn one_drive(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(name)
        .join("OneDrive - Ministerie van Algemene Zaken")
        .join("Kamervragen (concept) é & co");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("brief 1.txt"), BAD).unwrap();
    fs::write(folder.join("kamerlint.toml"), "explanations = \"uit leg\"\n").unwrap();
    folder
}

/// Checks a draft that is named in some way, from some folder: it is read, reported, accepted and mended.
fn goes_all_the_way(from: &Path, draft: &Path) {
    fs::write(draft, BAD).unwrap();
    let name = draft.to_str().unwrap();
    let found = run(from, &["check", "--output-format", "json", name]);
    assert_eq!(found.status.code(), Some(0), "{}", String::from_utf8_lossy(&found.stderr));
    let found: serde_json::Value = serde_json::from_str(&out(&found)).unwrap();
    let finding = &found["files"][0]["diagnostics"][0];
    assert_eq!(finding["code"], "KL601", "{name}: {found}");
    let sarif = run(from, &["check", "--output-format", "sarif", name]);
    let sarif: serde_json::Value = serde_json::from_str(&out(&sarif)).unwrap();
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    let uri = place["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.ends_with("brief%201.txt") && !uri.contains(['\\', ' ', '?']), "{uri}");
    let html = draft.with_file_name("het verslag.html");
    let asked = format!("html={}", html.display());
    run(from, &["check", "--output-file", &asked, name]);
    assert!(fs::read_to_string(html).unwrap().contains("KL601"));
    assert_eq!(run(from, &["check", "--fix", name]).status.code(), Some(0));
    assert!(fs::read_to_string(draft).unwrap().contains("Planbureau voor de Leefomgeving"));
    // An exception is written beside the draft, and found again.
    fs::write(draft, BAD).unwrap();
    run(from, &["check", "--write-baseline", name]);
    let kept = draft.with_file_name("kamerlint-exceptions.toml");
    assert!(fs::read_to_string(&kept).unwrap().contains("file = \"brief 1.txt\""), "{name}");
    let quiet = run(from, &["check", "--quiet", name]);
    assert_eq!(out(&quiet), "", "{name}");
    fs::remove_file(kept).unwrap();
}

#[test]
fn a_folder_of_onedrive_is_like_any_other() {
    let folder = one_drive("windows-onedrive");
    goes_all_the_way(&folder, &folder.join("brief 1.txt"));
    let above = folder.parent().unwrap().parent().unwrap();
    goes_all_the_way(above, &folder.join("brief 1.txt"));
    // The pages that findings lead to lie in it too.
    assert_eq!(run(&folder, &["docs", "uit leg"]).status.code(), Some(0));
    let found = run(above, &["check", "--output-format", "json", folder.to_str().unwrap()]);
    let found: serde_json::Value = serde_json::from_str(&out(&found)).unwrap();
    let url = found["files"][0]["diagnostics"][0]["url"].as_str().unwrap();
    assert!(url.starts_with("file:///") && url.ends_with("uit%20leg/nl/KL601.html"), "{url}");
    assert!(!url.contains("%3A") && !url.contains("file:////"), "{url}");
}

/// The same draft by all the names that Windows has for it.
#[cfg(windows)]
#[test]
fn drives_and_shares_are_read_and_written() {
    let folder = one_drive("windows-names");
    let draft = folder.join("brief 1.txt");
    let whole = draft.to_str().unwrap();
    let (drive, rest) = whole.split_once(':').unwrap();
    let names = [
        whole.to_owned(),
        format!("{}:{rest}", drive.to_lowercase()),
        whole.replace('\\', "/"),
        format!(r"\\?\{whole}"),
        // The share that every Windows has for its drives; runners of CI may use it.
        format!(r"\\localhost\{drive}${rest}"),
        format!(r"\\?\UNC\localhost\{drive}${rest}"),
    ];
    for name in names {
        let draft = PathBuf::from(&name);
        if draft.exists() {
            goes_all_the_way(&folder, &draft);
        } else {
            assert!(name.contains("localhost"), "{name} is not there");
        }
    }
}
