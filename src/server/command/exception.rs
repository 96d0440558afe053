//! Accepting a finding, with a reason.

use std::path::{Path, PathBuf};

use tower_lsp::ls_types::{Position, Range};

use super::super::convert;
use super::super::edit;
use super::super::open::Open;
use super::super::view::View;
use super::{Argument, Change};
use crate::lint::Diagnostic;
use crate::project::exceptions::{self, Entry, Exceptions};
use crate::project::{Config, files, replace_file, today};
use crate::report::fingerprint;
use crate::rule::{Edit, Language};
use crate::text::{Mistake, Span};

/// Accepts a finding in the exceptions file, or in a comment in the draft; `None` where the finding is not there any more. The buffer
/// counts where the file is open. With a reason the file is written and not shown; without one it is shown, for the reason to be
/// written there.
///
/// # Errors
/// One sentence: a draft that is no file, a mistake in the exceptions file, a file that cannot be written.
pub fn add_exception(
    view: &View,
    open: &Open,
    argument: &Argument,
) -> Result<Option<Change>, String> {
    let mut shown = view.shown();
    let found =
        shown.find(|found| Some(fingerprint(&view.document.source, found)) == argument.fingerprint);
    let Some(found) = found else { return Ok(None) };
    let date = today().to_string();
    let given = argument.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    let reason = given.map_or_else(
        || match view.settings.language {
            Language::Nl => format!("geaccepteerd op {date}; schrijf hier waarom"),
            Language::En => format!("accepted on {date}; write here why"),
        },
        |reason| reason.split_whitespace().collect::<Vec<_>>().join(" "),
    );
    // Whoever gave the reason has no more to write there.
    let shown = given.is_none();
    if argument.comment == Some(true) {
        return Ok(Some(comment(view, found, &reason, shown)));
    }
    if view.uri.scheme().as_str() != "file" {
        return Err("sla het concept eerst op: een uitzondering noemt het bestand".to_owned());
    }
    let path = exceptions_file(&view.path, open);
    let folder = path.parent().unwrap_or(Path::new(""));
    let entry = Entry::of(&view.document.source, found, &view.path, folder, reason.clone(), date);
    let with_entry = |text: &str| {
        if text.trim().is_empty() {
            return Ok(exceptions::new_file(&[entry]));
        }
        let file = Exceptions::parse(&path, text, &view.settings.rules);
        Ok(file.map_err(|mistake| mistake.to_string())?.edited(&[], &[entry]))
    };
    let (change, after) = edit::rewritten(open, &path, with_entry)?;
    let file = change.uri.clone();
    if !shown && !open.texts.holds(&path) {
        // Nobody looks at the file, so it need not come up to be saved.
        let before = files::text(&path);
        replace_file(&path, before.as_deref(), after.text())
            .map_err(|error| Mistake::unwritable(&path, &error).to_string())?;
        return Ok(Some(Change { edit: None, file, selection: None, shown }));
    }
    let at = after.text().rfind(&reason).unwrap_or(after.text().len());
    let span = Span::of(at..at + reason.len());
    Ok(Some(Change {
        edit: Some(edit::of_files(&view.profile, vec![change])),
        file,
        selection: Some(convert::range(&after, span, view.profile.encoding)),
        shown,
    }))
}

/// Accepts a finding in a comment above its paragraph.
fn comment(view: &View, found: &Diagnostic, reason: &str, shown: bool) -> Change {
    let (source, lines) = (&view.document.source, view.document.source.lines());
    let blank = |line: u32| {
        let rest = source.text().get(lines.start_of(line) as usize..).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default().trim().is_empty()
    };
    let mut line = lines.line_of(found.span.start);
    while line > 0 && !blank(line - 1) {
        line -= 1;
    }
    let lead = format!("<!-- kamerlint: allow {} ", found.rule.code);
    // Two hyphens would end the comment.
    let reason = reason.replace("--", "–");
    let end = if source.text().contains("\r\n") { "\r\n" } else { "\n" };
    let text = format!("{lead}{reason} -->{end}");
    let edit = Edit { span: Span::at(lines.start_of(line)), text };
    let column = |bytes: usize| Position::new(line, bytes as u32);
    let written = Range::new(column(lead.len()), column(lead.len() + reason.len()));
    Change {
        edit: Some(edit::of_draft(view, &[edit])),
        file: view.uri.clone(),
        selection: Some(written),
        shown,
    }
}

/// The file for exceptions of a draft: the nearest there is, open ones included, else one beside the settings or the draft.
fn exceptions_file(draft: &Path, open: &Open) -> PathBuf {
    let beside = |path: &Path| path.with_file_name(exceptions::FILE_NAME);
    let in_editor = draft.ancestors().map(beside).find(|path| open.texts.holds(path));
    let on_disk = Exceptions::find(draft);
    let nearest = in_editor.into_iter().chain(on_disk).max_by_key(|path| path.components().count());
    nearest.unwrap_or_else(|| beside(&Config::find(draft).unwrap_or_else(|| draft.to_owned())))
}
