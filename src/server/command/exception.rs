//! Accepting a finding, with a reason.

use std::path::{Path, PathBuf};

use tower_lsp::ls_types::*;

use super::super::actor::Open;
use super::super::edit::{self, FileEdit};
use super::super::view::View;
use super::super::{convert, diagnostics};
use super::{Argument, Change};
use crate::cli::project::today;
use crate::exceptions::{self, Entry, Exceptions};
use crate::settings::Config;
use crate::text::Source;

/// Accepts a finding in the exceptions file; `None` where the finding is not there any more. The buffer counts where the file is
/// open.
pub fn add_exception(view: &View, open: &Open, argument: &Argument) -> Option<Change> {
    let mut shown = view.shown();
    let found =
        shown.find(|found| Some(diagnostics::fingerprint(view, found)) == argument.fingerprint)?;
    let path = exceptions_file(&view.path, open);
    let date = today().to_string();
    let reason = argument.reason.as_ref().filter(|reason| !reason.trim().is_empty()).cloned();
    let reason = reason.unwrap_or_else(|| format!("geaccepteerd op {date}; schrijf hier waarom"));
    let folder = path.parent().unwrap_or(Path::new(""));
    let entry = Entry::of(&view.source, found, &view.path, folder, reason.clone(), date);
    let existing = open.text_on_disk_too(&path);
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
    let (create, edits) = (existing.is_none(), edits.collect());
    let change = FileEdit { uri: file.clone(), version: None, create, edits };
    Some(Change {
        edit: edit::of_files(&view.manners, vec![change]),
        file,
        selection: Some(convert::range(&after, span, encoding)),
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
