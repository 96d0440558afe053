//! Files that version 0.1.0 left beside a draft still fit: settings, accepted findings, and the names that a CI has for findings.

use std::path::Path;
use std::process::Command;

/// A draft with what 0.1.0 wrote beside it: its baseline and its report for GitLab, with a settings file of that time.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/before");
/// What 0.1.0 found in it.
const RULES: &str = "--select=KL301,KL502,KL106";

fn check(args: &[&str]) -> (Option<i32>, String) {
    let program = env!("CARGO_BIN_EXE_kamerlint");
    let output = Command::new(program)
        .current_dir(Path::new(FOLDER))
        // Names of findings hold the path from the root, which the folder is.
        .env("GITHUB_WORKSPACE", FOLDER)
        .args(["check", "concept.txt", RULES])
        .args(args)
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.is_empty(), "{error}");
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_baseline_of_0_1_0_accepts_the_same_findings() {
    let (status, said) = check(&[]);
    assert_eq!(status, Some(0), "{said}");
    let (status, said) = check(&["--isolated"]);
    assert_eq!(status, Some(1), "without it there is something to accept: {said}");
}

#[test]
fn a_finding_has_the_name_that_0_1_0_gave_it() {
    let names = |report: &str| {
        let report: serde_json::Value = serde_json::from_str(report).unwrap();
        let all = report.as_array().unwrap().iter();
        let names: Vec<String> =
            all.map(|found| found["fingerprint"].as_str().unwrap().to_owned()).collect();
        names
    };
    let (_, now) = check(&["--isolated", "--output-format", "gitlab"]);
    let before = std::fs::read_to_string(Path::new(FOLDER).join("gitlab.json")).unwrap();
    let before = names(&before);
    assert_eq!(before.len(), 4);
    assert_eq!(names(&now), before);
}
