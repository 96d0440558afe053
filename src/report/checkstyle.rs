//! The Checkstyle report, which many dashboards read.

use std::fmt::Write as _;

use super::markup::escaped;
use super::{Checked, Place};
use crate::rule::Severity;

/// Writes the report of a run. Files without findings are in it, so that a dashboard sees that they were checked.
#[must_use]
pub fn checkstyle(files: &[Checked]) -> String {
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    for file in files {
        let _ = writeln!(xml, "  <file name=\"{}\">", escaped(&file.listed));
        for found in &file.report.diagnostics {
            let place = Place::of(&file.source, found.span.start);
            let _ = writeln!(
                xml,
                "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"kamerlint.{}.{}\"/>",
                place.line,
                place.column,
                severity(found.severity),
                escaped(&found.said()),
                escaped(&found.rule.category),
                escaped(&found.rule.code),
            );
        }
        xml.push_str("  </file>\n");
    }
    xml.push_str("</checkstyle>\n");
    xml
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "info",
    }
}
