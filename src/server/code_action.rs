//! `textDocument/codeAction`: what can be done about findings.

use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::*;

use super::command::{ADD_EXCEPTION, ADD_TERM, EXPLAIN, term};
use super::view::View;
use super::{diagnostics, edit, renumber};
use crate::fix;
use crate::lint;
use crate::rule::{Edit, Language, Safety};
use crate::settings::Settings;

/// Mends everything that is safe to mend.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.kamerlint");

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
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        let at = view.span(params.range);
        let touches =
            |found: &&lint::Diagnostic| found.span.start <= at.end && at.start <= found.span.end;
        let here: Vec<&lint::Diagnostic> = view.shown().filter(touches).collect();
        actions.extend(here.iter().filter_map(|found| quick_fix(view, found)));
        let mut rules: Vec<&str> = Vec::new();
        for found in &here {
            if !rules.contains(&found.rule.code.as_str()) {
                rules.push(&found.rule.code);
                actions.extend(fix_rule(view, found));
            }
        }
        actions.extend(here.iter().filter_map(|found| right_here(view, found)));
        let acceptable = here.iter().filter(|found| found.rule.category != lint::EXCEPTIONS);
        actions.extend(acceptable.map(|found| except(view, found)));
        actions.extend(here.iter().map(|found| explain(view, found)));
    }
    let selected = view.span(params.range);
    if wanted(&CodeActionKind::REFACTOR) && !selected.is_empty() {
        actions.extend(term::selected(view, selected).map(|words| other_term(view, words)));
    }
    // Only on request: an editor that fixes on save asks for it, others do not show it among the quick fixes.
    if only.is_some() && wanted(&FIX_ALL) {
        actions.extend(fix_all(view));
    }
    if wanted(&renumber::RENUMBER) {
        actions.extend(renumber::action(view, params));
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// Words in the language of the findings.
pub fn word(view: &View, nl: &'static str, en: &'static str) -> &'static str {
    match view.settings.language {
        Language::Nl => nl,
        Language::En => en,
    }
}

fn quick_fix(view: &View, found: &lint::Diagnostic) -> Option<CodeAction> {
    let fix = found.fix.as_ref()?;
    Some(CodeAction {
        title: fix.title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostics::one(view, found)]),
        edit: Some(edit::of_draft(view, &fix.edits)),
        is_preferred: Some(fix.safety == Safety::Safe),
        ..CodeAction::default()
    })
}

/// Mends every finding of the same rule, where there are more.
fn fix_rule(view: &View, found: &lint::Diagnostic) -> Option<CodeAction> {
    let fix = found.fix.as_ref()?;
    let all = fix::together(&view.report, fix.safety);
    let same: Vec<_> = all.into_iter().filter(|one| one.rule.code == found.rule.code).collect();
    if same.len() < 2 {
        return None;
    }
    let edits = ordered(same.iter().filter_map(|one| one.fix.as_ref()));
    Some(CodeAction {
        title: format!(
            "{} ({}, {}×)",
            word(view, "Herstel alle", "Fix all"),
            found.rule.code,
            same.len()
        ),
        kind: Some(CodeActionKind::QUICKFIX),
        edit: Some(edit::of_draft(view, &edits)),
        ..CodeAction::default()
    })
}

/// The same as `check --fix`: rounds, and no fix after which the draft would be read otherwise.
fn fix_all(view: &View) -> Option<CodeAction> {
    let sheet = view.sheet.as_ref().map(|(_, sheet)| Arc::clone(sheet));
    let settings = Settings { sheet, ..Settings::clone(&view.settings) };
    let fixed = fix::until_stable(&view.source, view.format, &settings, Safety::Safe)?;
    let edits = edit::difference(view.source.text(), fixed.text());
    Some(CodeAction {
        title: word(view, "Herstel alles wat veilig kan", "Fix all that is safe").to_owned(),
        kind: Some(FIX_ALL),
        edit: Some(edit::of_draft(view, &edits)),
        ..CodeAction::default()
    })
}

fn ordered<'f>(fixes: impl Iterator<Item = &'f lint::Fix>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = fixes.flat_map(|fix| fix.edits.iter().cloned()).collect();
    edits.sort();
    edits
}

fn except(view: &View, found: &lint::Diagnostic) -> CodeAction {
    let title = format!(
        "{} {}: {}",
        word(view, "Accepteer", "Accept"),
        found.rule.code,
        word(view, "schrijf een uitzondering", "write an exception")
    );
    let argument = json!({ "uri": view.uri, "fingerprint": diagnostics::fingerprint(view, found) });
    by_command(view, found, title, ADD_EXCEPTION, argument)
}

/// Says that a word which a rule lists is right in this house.
fn right_here(view: &View, found: &lint::Diagnostic) -> Option<CodeAction> {
    let known = term::of_rule(&found.rule, view.source.slice(found.span))?;
    let title = term::title(known, true, view.settings.language);
    let argument = json!({ "uri": view.uri, "term": known, "rule": found.rule.code });
    Some(by_command(view, found, title, ADD_TERM, argument))
}

/// Has the house style say what to write instead of the selected words.
fn other_term(view: &View, words: &str) -> CodeAction {
    let title = term::title(words, false, view.settings.language);
    let argument = json!({ "uri": view.uri, "term": words });
    CodeAction {
        title: title.clone(),
        kind: Some(CodeActionKind::REFACTOR),
        command: Some(Command::new(title, ADD_TERM.to_owned(), Some(vec![argument]))),
        ..CodeAction::default()
    }
}

fn explain(view: &View, found: &lint::Diagnostic) -> CodeAction {
    let title = format!("{} {}", word(view, "Leg uit:", "Explain"), found.rule.code);
    by_command(view, found, title, EXPLAIN, json!({ "uri": view.uri, "rule": found.rule.code }))
}

fn by_command(
    view: &View,
    found: &lint::Diagnostic,
    title: String,
    command: &str,
    argument: serde_json::Value,
) -> CodeAction {
    CodeAction {
        title: title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostics::one(view, found)]),
        command: Some(Command::new(title, command.to_owned(), Some(vec![argument]))),
        ..CodeAction::default()
    }
}
