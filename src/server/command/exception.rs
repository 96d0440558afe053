//! Accepting a finding, with a reason.

use std::path::{Path, PathBuf};

use super::super::edit;
use super::super::open::Open;
use super::super::view::View;
use super::super::{convert, diagnostics};
use super::{Argument, Change};
use crate::project::Config;
use crate::project::exceptions::{self, Entry, Exceptions};
use crate::project::today;
use crate::text::Span;

/// Accepts a finding in the exceptions file; `None` where the finding is not there any more. The buffer counts where the file is
/// open.
///
/// # Errors
/// One sentence: a draft that is no file, a mistake in the exceptions file.
pub fn add_exception(
    view: &View,
    open: &Open,
    argument: &Argument,
) -> Result<Option<Change>, String> {
    if view.uri.scheme().as_str() != "file" {
        return Err("sla het concept eerst op: een uitzondering noemt het bestand".to_owned());
    }
    let mut shown = view.shown();
    let found =
        shown.find(|found| Some(diagnostics::fingerprint(view, found)) == argument.fingerprint);
    let Some(found) = found else { return Ok(None) };
    let path = exceptions_file(&view.path, open);
    let date = today().to_string();
    let reason = argument.reason.as_ref().filter(|reason| !reason.trim().is_empty()).cloned();
    let reason = reason.unwrap_or_else(|| format!("geaccepteerd op {date}; schrijf hier waarom"));
    let folder = path.parent().unwrap_or(Path::new(""));
    let entry = Entry::of(&view.source, found, &view.path, folder, reason.clone(), date);
    let with_entry = |text: &str| {
        if text.trim().is_empty() {
            return Ok(exceptions::new_file(&[entry]));
        }
        let file = Exceptions::parse(&path, text, &view.settings.rules);
        Ok(file.map_err(|mistake| mistake.to_string())?.edited(&[], &[entry]))
    };
    let (change, after) = edit::rewritten(open, &path, with_entry)?;
    let at = after.text().rfind(&reason).unwrap_or(after.text().len());
    let span = Span::of(at..at + reason.len());
    let file = change.uri.clone();
    Ok(Some(Change {
        edit: edit::of_files(&view.profile, vec![change]),
        file,
        selection: Some(convert::range(&after, span, view.profile.encoding)),
    }))
}

/// The file for exceptions of a draft: the nearest there is, open ones included, else one beside the settings or the draft.
fn exceptions_file(draft: &Path, open: &Open) -> PathBuf {
    let beside = |path: &Path| path.with_file_name(exceptions::FILE_NAME);
    let in_editor = draft.ancestors().map(beside).find(|path| open.texts.holds(path));
    let on_disk = Exceptions::find(draft);
    let nearest = in_editor.into_iter().chain(on_disk).max_by_key(|path| path.components().count());
    nearest.unwrap_or_else(|| beside(&Config::find(draft).unwrap_or_else(|| draft.to_owned())))
}
