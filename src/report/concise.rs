//! One line for each finding: `path:line:column: fout KL101 …`.

use std::fmt::Write as _;

use super::Checked;
use super::terminal::{Look, harmless, severity_word};
use crate::text::Encoding;

/// Writes the findings of a file, a line each.
#[must_use]
pub fn concise(file: &Checked, look: &Look) -> String {
    let mut lines = String::new();
    for diagnostic in &file.report.diagnostics {
        let place = file.source.position(diagnostic.span.start, Encoding::Utf32);
        let _ = writeln!(
            lines,
            "{}:{}:{}: {} {}: {}",
            harmless(&file.path.display().to_string()),
            place.line + 1,
            place.column + 1,
            look.paint(diagnostic.severity, severity_word(diagnostic.severity, file.language)),
            look.bold(&diagnostic.rule.code),
            harmless(&diagnostic.said()),
        );
    }
    lines
}
