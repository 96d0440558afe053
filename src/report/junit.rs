//! The JUnit report: a suite for each file, a case for each finding. Errors and warnings are failures; remarks and hints are cases
//! that pass and say what they have to say as output. A file without findings has one case that passes.

use std::fmt::Write as _;

use super::markup::escaped;
use super::terminal::severity_word;
use super::{Checked, Place};
use crate::lint::Diagnostic;
use crate::rule::Severity;

/// Writes the report of a run.
#[must_use]
pub fn junit(files: &[Checked]) -> String {
    let all = files.iter().flat_map(|file| &file.report.diagnostics);
    let tests: usize = files.iter().map(cases).sum();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"kamerlint\" tests=\"{tests}\" failures=\"{}\" errors=\"0\">\n",
        all.filter(|found| fails(found)).count()
    );
    for file in files {
        suite(&mut xml, file);
    }
    xml.push_str("</testsuites>\n");
    xml
}

fn suite(xml: &mut String, file: &Checked) {
    let path = escaped(&file.listed);
    let found = &file.report.diagnostics;
    let failures = found.iter().filter(|found| fails(found)).count();
    let _ = writeln!(
        xml,
        "  <testsuite name=\"{path}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">",
        cases(file)
    );
    if found.is_empty() {
        let _ = writeln!(xml, "    <testcase name=\"{path}\" classname=\"kamerlint\"/>");
    }
    for found in found {
        case(xml, file, &path, found);
    }
    xml.push_str("  </testsuite>\n");
}

fn case(xml: &mut String, file: &Checked, path: &str, found: &Diagnostic) {
    let place = Place::of(&file.source, found.span.start);
    let _ = writeln!(
        xml,
        "    <testcase name=\"{} {} ({}:{})\" classname=\"kamerlint.{}\" file=\"{path}\" line=\"{}\">",
        escaped(&found.rule.code),
        escaped(&found.rule.name),
        place.line,
        place.column,
        escaped(&found.rule.category),
        place.line,
    );
    let message = escaped(&found.said());
    let help = found.help.as_deref().map(|help| format!("\n{}", escaped(help))).unwrap_or_default();
    let (line, column) = (place.line, place.column);
    let text = format!("{path}:{line}:{column}: {message}{help}");
    let _ = if fails(found) {
        let kind = severity_word(found.severity, file.language);
        writeln!(xml, "      <failure message=\"{message}\" type=\"{kind}\">{text}</failure>")
    } else {
        writeln!(xml, "      <system-out>{text}</system-out>")
    };
    xml.push_str("    </testcase>\n");
}

fn cases(file: &Checked) -> usize {
    file.report.diagnostics.len().max(1)
}

const fn fails(found: &Diagnostic) -> bool {
    matches!(found.severity, Severity::Error | Severity::Warning)
}
