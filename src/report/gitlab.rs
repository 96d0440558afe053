//! The Code Quality report of GitLab (docs.gitlab.com, "Code Quality report format").

use serde::Serialize;

use super::fingerprint::{fingerprints, in_file};
use super::{Checked, Range};
use crate::rule::Severity;

#[derive(Serialize)]
struct Issue<'a> {
    description: std::borrow::Cow<'a, str>,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// Writes the report of a run.
#[must_use]
pub fn gitlab(files: &[Checked]) -> String {
    let paths: Vec<&String> = files.iter().map(|file| &file.listed).collect();
    let mut issues = Vec::new();
    for (file, path) in files.iter().zip(&paths) {
        let prints = fingerprints(&file.source, &file.report.diagnostics);
        for (found, print) in file.report.diagnostics.iter().zip(prints) {
            let range = Range::of(&file.source, found.span);
            issues.push(Issue {
                description: found.said(),
                check_name: format!("{} {}", found.rule.code, found.rule.name),
                fingerprint: in_file(path, &print),
                severity: severity(found.severity),
                location: Location {
                    path,
                    lines: Lines { begin: range.start.line, end: range.end.line },
                },
            });
        }
    }
    let mut text = serde_json::to_string_pretty(&issues).unwrap_or_default();
    text.push('\n');
    text
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Info => "minor",
        Severity::Hint => "info",
    }
}
