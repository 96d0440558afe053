//! Findings as diagnostics; pushed by the actor, pulled with `textDocument/diagnostic` and `workspace/diagnostic`.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::str::FromStr as _;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::*;

use super::convert;
use super::view::View;
use crate::lint;
use crate::report::{fingerprint, of_text};
use crate::rule::Edit;
use crate::text::{Encoding, Mistake, Needle, Quote, Source, places};

/// The findings of a draft that are shown now.
pub fn all(view: &View) -> Vec<Diagnostic> {
    view.shown().map(|found| one(view, found)).collect()
}

/// All findings of a draft as JSON, shown or not: made where the draft is checked, so that to tell the client is to put them in a row. A
/// finding that the view before has too is told in the same words, at the place that it has now.
pub fn written(view: &View, before: Option<&View>) -> Arc<[String]> {
    let before = before.filter(|before| Arc::ptr_eq(&before.profile, &view.profile));
    let now = &view.report.diagnostics;
    let again = |i: usize, found: &lint::Diagnostic| {
        let before = before?;
        let then = &before.report.diagnostics;
        let same = |place: &usize| {
            then.get(*place).is_some_and(|then| is_same((before, then), (view, found)))
        };
        let place = places(i, then.len(), now.len()).find(same)?;
        let related = found.related.iter().map(|(span, _)| *span).filter(|_| view.profile.related);
        let spans = std::iter::once(found.span).chain(related);
        moved(before.told.get(place)?, spans.map(|span| view.range(span)))
    };
    let anew = |found| serde_json::to_string(&one(view, found)).unwrap_or_default();
    let each = now.iter().enumerate();
    each.map(|(i, found)| again(i, found).unwrap_or_else(|| anew(found))).collect()
}

/// A finding as JSON with its own place and those of what explains it as they are now, in the order in which they stand in it.
fn moved(told: &str, ranges: impl Iterator<Item = Range>) -> Option<String> {
    // Within a text quotation marks are escaped, so these are places.
    static PLACE: Needle = Needle::new(r#""range":{"start":{"#);
    static END: Needle = Needle::new("}}");
    let mut moved = String::with_capacity(told.len() + 16);
    let mut at = 0;
    for Range { start, end } in ranges {
        let rest = told.get(at..)?;
        let from = PLACE.find(rest)?;
        moved.push_str(rest.get(..from)?);
        let place = write!(
            moved,
            r#""range":{{"start":{{"line":{},"character":{}}},"end":{{"line":{},"character":{}}}}}"#,
            start.line, start.character, end.line, end.character
        );
        place.ok()?;
        at += from + END.find(rest.get(from..)?)? + "}}".len();
    }
    moved.push_str(told.get(at..)?);
    Some(moved)
}

/// Whether all that is told of two findings is the same, their places aside.
fn is_same(
    (before, then): (&View, &lint::Diagnostic),
    (view, now): (&View, &lint::Diagnostic),
) -> bool {
    Arc::ptr_eq(&then.rule, &now.rule)
        && then.severity == now.severity
        && then.message == now.message
        && then.url == now.url
        && then.related.len() == now.related.len()
        && then.related.iter().zip(&now.related).all(|((_, then), (_, now))| then == now)
        && is_idle(before, then) == is_idle(view, now)
        && Quote::rests_on(&before.document.source, then.span)
            == Quote::rests_on(&view.document.source, now.span)
}

/// Whether the text of a finding says nothing, as that which its fix only takes away: editors show it faded.
fn is_idle(view: &View, found: &lint::Diagnostic) -> bool {
    let takes_away = |edit: &Edit| {
        let old = view.document.source.slice(edit.span);
        edit.text.len() < old.len() && (old.starts_with(&edit.text) || old.ends_with(&edit.text))
    };
    found.fix.as_ref().is_some_and(|fix| fix.edits.iter().all(takes_away))
}

/// The message with these findings of a document.
pub fn published(uri: &Uri, version: Option<i32>, found: &[&str]) -> Vec<u8> {
    let uri = serde_json::to_string(uri.as_str()).unwrap_or_default();
    let version = version.map_or_else(String::new, |version| format!("\"version\":{version},"));
    let mut message = format!(
        r#"{{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{{"uri":{uri},{version}"diagnostics":["#
    );
    message.push_str(&found.join(","));
    message.push_str("]}}");
    message.into_bytes()
}

/// A finding.
pub fn one(view: &View, found: &lint::Diagnostic) -> Diagnostic {
    let related = found.related.iter().map(|(span, message)| DiagnosticRelatedInformation {
        location: Location::new(view.uri.clone(), view.range(*span)),
        message: message.clone(),
    });
    let related: Vec<_> = related.collect();
    Diagnostic {
        range: view.range(found.span),
        severity: Some(convert::severity(found.severity)),
        code: Some(NumberOrString::String(found.rule.code.clone())),
        code_description: view
            .profile
            .preferences
            .explanation_of(&found.rule.code)
            .or_else(|| found.url.clone())
            .and_then(|address| Some(CodeDescription { href: Uri::from_str(&address).ok()? })),
        source: Some("kamerlint".to_owned()),
        message: found.message.clone(),
        related_information: (view.profile.related && !related.is_empty()).then_some(related),
        tags: (view.profile.tags && is_idle(view, found)).then(|| vec![DiagnosticTag::UNNECESSARY]),
        data: Some(
            json!({ "rule": found.rule.code, "fingerprint": fingerprint(&view.document.source, found) }),
        ),
    }
}

/// A mistake in a file of settings, exceptions or rules, at its place.
pub fn of_mistake(mistake: &Mistake, encoding: Encoding) -> Diagnostic {
    let source = Source::new(mistake.text.as_str()).ok();
    let range =
        source.zip(mistake.span).map(|(source, span)| convert::range(&source, span, encoding));
    Diagnostic {
        range: range.unwrap_or_default(),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some("kamerlint".to_owned()),
        message: mistake.message.in_language(mistake.language).to_owned(),
        ..Diagnostic::default()
    }
}

/// The name of a list of findings: the same as long as the list is.
fn result_id(items: &[Diagnostic]) -> String {
    of_text(&serde_json::to_string(items).unwrap_or_default())
}

/// The answer to `textDocument/diagnostic`; `None` for a document that is no draft.
pub fn pulled(view: Option<&View>, previous: Option<&str>) -> DocumentDiagnosticReportResult {
    let items = view.map(all).unwrap_or_default();
    let id = result_id(&items);
    let report = if previous == Some(id.as_str()) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                result_id: id,
            },
        })
    } else {
        let full = FullDocumentDiagnosticReport { result_id: Some(id), items };
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: full,
        })
    };
    report.into()
}

/// The answer to `workspace/diagnostic`.
pub fn workspace(found: Vec<Found>, previous: Vec<PreviousResultId>) -> WorkspaceDiagnosticReport {
    let mut previous: HashMap<Uri, String> =
        previous.into_iter().map(|known| (known.uri, known.value)).collect();
    let mut items: Vec<WorkspaceDocumentDiagnosticReport> = Vec::with_capacity(found.len());
    for Found { uri, version, items: found } in found {
        let known = previous.remove(&uri);
        items.push(report(uri, version, found, known.as_deref()));
    }
    // A file that is gone has no findings left.
    for (uri, known) in previous {
        items.push(report(uri, None, Vec::new(), Some(&known)));
    }
    WorkspaceDiagnosticReport { items }
}

/// What was found in one file.
#[derive(Clone)]
pub struct Found {
    /// The file.
    pub uri: Uri,
    /// Its version, if it is open.
    pub version: Option<i32>,
    /// The findings.
    pub items: Vec<Diagnostic>,
}

impl Found {
    /// The findings of a view.
    pub fn of(view: &View) -> Self {
        Self { uri: view.uri.clone(), version: view.version, items: all(view) }
    }
}

fn report(
    uri: Uri,
    version: Option<i32>,
    items: Vec<Diagnostic>,
    known: Option<&str>,
) -> WorkspaceDocumentDiagnosticReport {
    let version = version.map(i64::from);
    let id = result_id(&items);
    if known == Some(id.as_str()) {
        let unchanged = UnchangedDocumentDiagnosticReport { result_id: id };
        return WorkspaceUnchangedDocumentDiagnosticReport {
            uri,
            version,
            unchanged_document_diagnostic_report: unchanged,
        }
        .into();
    }
    let full = FullDocumentDiagnosticReport { result_id: Some(id), items };
    WorkspaceFullDocumentDiagnosticReport { uri, version, full_document_diagnostic_report: full }
        .into()
}
