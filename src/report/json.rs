//! The JSON report, stable from the start.

use serde::Serialize;

use super::{Checked, Count, Range};
use crate::lint::Diagnostic;
use crate::read::Place;
use crate::rule::Safety;
use crate::text::Source;
use crate::whereabouts::Whereabouts;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    files: Vec<File<'a>>,
    summary: Count,
}

#[derive(Serialize)]
pub(super) struct File<'a> {
    path: String,
    kind: &'static str,
    /// The categories of the rules that looked at it.
    checked: &'a [String],
    diagnostics: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'static str,
    message: &'a str,
    label: Option<&'a str>,
    help: Option<&'a str>,
    url: Option<&'a str>,
    range: Range,
    place: Option<Seen<'a>>,
    related: Vec<Related<'a>>,
    fixes: Vec<Fix<'a>>,
}

/// Where the author sees it; `null` for text.
#[derive(Serialize)]
struct Seen<'a> {
    part: &'a str,
    paragraph: u32,
    offset: u32,
    page: Option<u32>,
    words: &'a str,
}

impl<'a> Seen<'a> {
    fn of(at: &'a Whereabouts) -> Self {
        let Whereabouts { place, words } = at;
        let Place { part, paragraph, offset, page, .. } = place;
        Self { part, paragraph: *paragraph, offset: *offset, page: *page, words }
    }
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    safety: Safety,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    range: Range,
    text: &'a str,
}

/// Writes the report of a run.
#[must_use]
pub fn json(files: &[Checked]) -> String {
    let report =
        Report { version: 1, files: files.iter().map(file).collect(), summary: Count::of(files) };
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

pub(super) fn file(checked: &Checked) -> File<'_> {
    File {
        path: checked.path.display().to_string(),
        kind: checked.report.draft.kind.name(),
        checked: &checked.report.checked,
        diagnostics: checked
            .report
            .diagnostics
            .iter()
            .map(|found| finding(&checked.source, found))
            .collect(),
    }
}

fn finding<'a>(source: &Source, found: &'a Diagnostic) -> Finding<'a> {
    let related = found
        .related
        .iter()
        .map(|(span, message)| Related { message, range: Range::of(source, *span) });
    let fixes = found.fix.iter().map(|fix| Fix {
        title: &fix.title,
        safety: fix.safety,
        edits: fix
            .edits
            .iter()
            .map(|edit| Edit { range: Range::of(source, edit.span), text: &edit.text })
            .collect(),
    });
    Finding {
        code: &found.rule.code,
        name: &found.rule.name,
        severity: found.severity.name(),
        message: &found.message,
        label: found.label.as_deref(),
        help: found.help.as_deref(),
        url: found.url.as_deref(),
        range: Range::of(source, found.span),
        place: found.place.as_ref().map(Seen::of),
        related: related.collect(),
        fixes: fixes.collect(),
    }
}
