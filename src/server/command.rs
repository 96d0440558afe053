//! `workspace/executeCommand`: accepting a finding, explaining a rule.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tower_lsp::ls_types::*;

use super::actor::Open;
use super::view::View;
use super::{convert, diagnostics, edit};
use crate::cli::project::today;
use crate::exceptions::{self, Entry, Exceptions};
use crate::report::severity_word;
use crate::rule::{Language, Rule};
use crate::settings::Config;
use crate::text::Source;

/// What a command is about.
#[derive(Deserialize)]
pub struct Argument {
    /// The draft.
    pub uri: Uri,
    /// The finding to accept.
    #[serde(default)]
    pub fingerprint: String,
    /// Why; an editor that can ask for it does.
    pub reason: Option<String>,
    /// The rule to explain.
    #[serde(default)]
    pub rule: String,
}

/// A file to be edited, and what to show of it afterwards.
pub struct Change {
    /// The edit.
    pub edit: WorkspaceEdit,
    /// The file.
    pub file: Uri,
    /// Where its reason stands, to be made better.
    pub reason: Range,
}

/// Accepts a finding in the exceptions file; `None` where the finding is not there any more. The buffer counts where the file is
/// open.
pub fn add_exception(view: &View, open: &Open, argument: &Argument) -> Option<Change> {
    let mut shown = view.shown();
    let found =
        shown.find(|found| diagnostics::fingerprint(view, found) == argument.fingerprint)?;
    let path = exceptions_file(&view.path, open);
    let date = today().to_string();
    let reason = argument.reason.as_ref().filter(|reason| !reason.trim().is_empty()).cloned();
    let reason = reason.unwrap_or_else(|| format!("geaccepteerd op {date}; schrijf hier waarom"));
    let folder = path.parent().unwrap_or(Path::new(""));
    let entry = Entry::of(&view.source, found, &view.path, folder, reason.clone(), date);
    let existing = match open.texts.get(&path) {
        Some(rope) => Some(rope.to_string()),
        None => crate::cli::input::text(&path),
    };
    let before = Source::new(existing.clone().unwrap_or_default()).ok()?;
    let after = match &existing {
        Some(text) if !text.trim().is_empty() => {
            let file = Exceptions::parse(&path, text, &view.settings.rules).ok()?;
            file.edited(&[], &[entry])
        }
        _ => exceptions::new_file(&[entry]),
    };
    let after = Source::new(after).ok()?;
    let encoding = view.manners.encoding;
    let edits = edit::difference(before.text(), after.text());
    let edits = edits
        .into_iter()
        .map(|edit| TextEdit::new(convert::range(&before, edit.span, encoding), edit.text));
    let file = Uri::from_file_path(&path)?;
    let at = after.text().rfind(&reason).unwrap_or(after.text().len());
    let span = crate::text::Span::of(at..at + reason.len());
    let manners = &view.manners;
    Some(Change {
        edit: edit::of_file(manners, file.clone(), None, existing.is_none(), edits.collect()),
        file,
        reason: convert::range(&after, span, encoding),
    })
}

/// The file for exceptions of a draft: the nearest there is, open ones included, else one beside the settings or the draft.
fn exceptions_file(draft: &Path, open: &Open) -> PathBuf {
    let beside = |path: &Path| path.with_file_name(exceptions::FILE_NAME);
    let in_editor = draft.ancestors().map(beside).find(|path| open.texts.contains_key(path));
    let on_disk = Exceptions::find(draft);
    let nearest = in_editor.into_iter().chain(on_disk).max_by_key(|path| path.components().count());
    nearest.unwrap_or_else(|| beside(&Config::find(draft).unwrap_or_else(|| draft.to_owned())))
}

/// A rule in Markdown, as hover and the command show it.
pub fn explained(rule: &Rule, language: Language) -> String {
    let texts = rule.texts(language);
    let source = if language == Language::Nl { "Bron" } else { "Source" };
    format!(
        "**{} {}** ({}): {}\n\n{}\n\n*{source}: {}*",
        rule.code,
        rule.name,
        severity_word(rule.severity, language),
        texts.summary,
        texts.why.trim(),
        rule.source.trim()
    )
}
