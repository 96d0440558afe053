//! Annotations of GitHub Actions: workflow commands on standard output.
//!
//! The form and its escapes: docs.github.com, "Workflow commands for GitHub Actions"; `escapeData` and `escapeProperty` in
//! the command module of actions/toolkit.

use std::fmt::Write as _;

use super::{Checked, Range};
use crate::lint::Diagnostic;
use crate::rule::Severity;

/// Writes a command for each finding.
#[must_use]
pub fn github(files: &[Checked]) -> String {
    let mut commands = String::new();
    for file in files {
        let path = property(&file.listed);
        for found in &file.report.diagnostics {
            let range = Range::of(&file.source, found.span);
            let _ = write!(
                commands,
                "::{} file={path},line={},endLine={}",
                command(found.severity),
                range.start.line,
                range.end.line
            );
            // Columns are for one line only.
            if range.start.line == range.end.line {
                let _ =
                    write!(commands, ",col={},endColumn={}", range.start.column, range.end.column);
            }
            let title = property(&format!("{} {}", found.rule.code, found.rule.name));
            let _ = writeln!(commands, ",title={title}::{}", data(&message(found)));
        }
    }
    commands
}

const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    }
}

/// What is wrong, and below it what to do.
fn message(found: &Diagnostic) -> String {
    match &found.help {
        Some(help) => format!("{}\n{help}", found.said()),
        None => found.said().into_owned(),
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_gives_no_commands() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
