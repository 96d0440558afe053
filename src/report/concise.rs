//! One line for each finding: `path:line:column: fout KL101 …`.

use std::fmt::Write as _;

use super::harmless::harmless;
use super::terminal::{Look, severity_word};
use super::{Checked, Place};

/// Writes the findings of a file, a line each.
#[must_use]
pub fn concise(file: &Checked, look: &Look) -> String {
    let mut lines = String::new();
    for diagnostic in &file.report.diagnostics {
        let place = Place::of(&file.source, diagnostic.span.start);
        let _ = writeln!(
            lines,
            "{}:{}:{}: {} {}: {}",
            harmless(&file.path.display().to_string()),
            place.line,
            place.column,
            look.paint(diagnostic.severity, severity_word(diagnostic.severity, file.language)),
            look.bold(&diagnostic.rule.code),
            harmless(&diagnostic.said()),
        );
    }
    lines
}
