//! `textDocument/codeAction`: what can be done about findings.

use serde_json::json;
use tower_lsp::ls_types::*;

use super::command::{ADD_EXCEPTION, ADD_TERM, EXPLAIN, SHOW};
use super::view::View;
use super::{diagnostics, edit};
use crate::ide::actions::{self, Action, Does};
use crate::ide::renumber;
use crate::report::fingerprint;
use crate::rule::Safety;

/// Mends everything that is safe to mend.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.kamerlint");
/// Numbers the notes anew.
pub const RENUMBER: CodeActionKind = CodeActionKind::new("source.renumberNotes.kamerlint");

/// The actions at a range, most helpful first.
pub fn actions(view: &View, params: &CodeActionParams) -> Vec<CodeActionOrCommand> {
    let only = params.context.only.as_deref();
    let wanted = |kind: &CodeActionKind| {
        let is_part = |asked: &CodeActionKind| {
            let rest = kind.as_str().strip_prefix(asked.as_str());
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.starts_with('.') || asked.as_str().is_empty()
            })
        };
        only.is_none_or(|only| only.iter().any(is_part))
    };
    let at = view.span(params.range);
    let mut found = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        let here = actions::at(view, at).into_iter();
        // A client that shows nothing cannot go anywhere.
        let here = here.filter(|one| view.profile.shows || !matches!(one.does, Does::Show(_)));
        found.extend(here.map(|one| action(view, one, CodeActionKind::QUICKFIX)));
    }
    if wanted(&CodeActionKind::REFACTOR_REWRITE) {
        let regrouped = actions::regroup(view, at.start).into_iter();
        found.extend(regrouped.map(|one| action(view, one, CodeActionKind::REFACTOR_REWRITE)));
    }
    if wanted(&CodeActionKind::REFACTOR) && !at.is_empty() {
        let other = actions::other_term(view, at);
        found.extend(other.map(|one| action(view, one, CodeActionKind::REFACTOR)));
    }
    // Only on request: an editor that fixes on save asks for it, others do not show it among the quick fixes.
    if only.is_some() && wanted(&FIX_ALL) {
        found.extend(fix_all(view));
    }
    if wanted(&RENUMBER) && (only.is_some() || renumber::is_at_note(view, at)) {
        found.extend(renumbered(view));
    }
    found.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

fn action(view: &View, action: Action<'_>, kind: CodeActionKind) -> CodeAction {
    let uri = &view.uri;
    let command = |name: &str, argument: serde_json::Value| {
        Some(Command::new(action.title.clone(), name.to_owned(), Some(vec![argument])))
    };
    let (edit, safety, command) = match action.does {
        Does::Edit(edits, safety) => (Some(edit::of_draft(view, &edits)), safety, None),
        Does::Write(written, likely) => {
            let at = Position::new(written.line, 0);
            // A client that cannot show a place has its cursor where it was.
            let show = view
                .profile
                .shows
                .then(|| command(SHOW, json!({ "uri": uri, "range": Range::new(at, at) })));
            let edit = Some(edit::of_draft(view, &written.edits));
            (edit, likely.then_some(Safety::Safe), show.flatten())
        }
        Does::Show(span) => {
            (None, None, command(SHOW, json!({ "uri": uri, "range": view.range(span) })))
        }
        Does::Accept(found, comment) => {
            let fingerprint = fingerprint(&view.document.source, found);
            let argument = if comment {
                json!({ "uri": uri, "fingerprint": fingerprint, "comment": true })
            } else {
                json!({ "uri": uri, "fingerprint": fingerprint })
            };
            (None, None, command(ADD_EXCEPTION, argument))
        }
        Does::Explain(rule) => (None, None, command(EXPLAIN, json!({ "uri": uri, "rule": rule }))),
        Does::Term(term, Some(rule)) => {
            let argument = json!({ "uri": uri, "term": term, "rule": rule });
            (None, None, command(ADD_TERM, argument))
        }
        Does::Term(term, None) => {
            (None, None, command(ADD_TERM, json!({ "uri": uri, "term": term })))
        }
    };
    CodeAction {
        kind: Some(kind),
        diagnostics: action.finding.map(|found| vec![diagnostics::one(view, found)]),
        edit,
        is_preferred: safety.map(|safety| safety == Safety::Safe),
        command,
        title: action.title,
        ..CodeAction::default()
    }
}

fn fix_all(view: &View) -> Option<CodeAction> {
    let edits = actions::fix_all(view)?;
    Some(CodeAction {
        title: view.word("Herstel alles wat veilig kan", "Fix all that is safe").to_owned(),
        kind: Some(FIX_ALL),
        edit: Some(edit::of_draft(view, &edits)),
        ..CodeAction::default()
    })
}

/// Renumbers the notes, where that would change something. Where numbers do not tell which note is meant it says so to a client that
/// shows why an action cannot be done.
fn renumbered(view: &View) -> Option<CodeAction> {
    let title = view.word("Nummer de noten opnieuw", "Renumber the notes").to_owned();
    let action = CodeAction { title, kind: Some(RENUMBER), ..CodeAction::default() };
    match renumber::edits(view) {
        Ok(edits) if edits.is_empty() => None,
        Ok(edits) => Some(CodeAction { edit: Some(edit::of_draft(view, &edits)), ..action }),
        Err(reason) => view
            .profile
            .disabled
            .then_some(CodeAction { disabled: Some(CodeActionDisabled { reason }), ..action }),
    }
}
