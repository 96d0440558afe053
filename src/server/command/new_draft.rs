//! A draft answer for a sheet of questions, as a new file in the editor.

use std::path::{Path, PathBuf};

use tower_lsp::ls_types::*;

use super::super::edit::{self, FileEdit};
use super::super::open::Open;
use super::{Argument, Change};
use crate::compose;
use crate::project::files::plain;
use crate::project::{Project, Scope, sheets, today};
use crate::read::Format;

/// What a draft is called whose sheet is called otherwise.
const DRAFT: &str = ".antwoord.md";
/// What a sheet may be called.
const SHEET: &str = ".kamervraag";

/// Makes the draft.
///
/// # Errors
/// One sentence: no sheet, no questions in it, a file that is there already.
pub fn new_draft(open: &Open, argument: &Argument) -> Result<Change, String> {
    let uri = argument.sheet.as_ref().or(argument.uri.as_ref());
    let uri = uri.ok_or("noem het vragenblad (`sheet`)")?;
    let sheet = open.profile.path_of(uri);
    let target = match &argument.target {
        Some(target) => open.profile.path_of(target),
        None => beside(&sheet),
    };
    // Whoever sends the command need not be who sits at the keyboard: only a file beside the sheet or in an open folder is made.
    let target = plain(&target);
    let is_file = |uri: &Uri| uri.scheme().as_str() == "file";
    if argument.target.as_ref().is_some_and(|target| !is_file(target)) {
        return Err("het nieuwe concept (`target`) is geen bestand".to_owned());
    }
    let folders = open.profile.roots.iter().map(PathBuf::as_path).chain(sheet.parent());
    if !folders.into_iter().any(|folder| target.starts_with(plain(folder))) {
        return Err(format!("{}: ligt buiten de geopende mappen", target.display()));
    }
    let file = Uri::from_file_path(&target)
        .filter(|_| target.is_absolute())
        .ok_or("sla het vragenblad eerst op, of noem het nieuwe bestand (`target`)")?;
    if target.exists() || open.texts.holds(&target) {
        return Err(format!("{}: bestaat al; kies een andere naam", target.display()));
    }
    let settings = Project::new(Scope::default()).settings(&sheet);
    let register = settings.map_err(|mistake| mistake.to_string())?.options.register;
    let read = sheets::read(&sheet, &|path| open.text(path), &register)?;
    if read.questions.is_empty() {
        return Err(sheets::without_questions(&sheet));
    }
    let format = Format::of_path(&target);
    // An editor of text makes files of text.
    if !format.is_text() {
        return Err(format!(
            "{}: hier komt een .txt of .md; een Word-document maakt `kamerlint new {} -o {}`",
            target.display(),
            sheet.file_name().unwrap_or_default().to_string_lossy(),
            target.file_name().unwrap_or_default().to_string_lossy()
        ));
    }
    let text = compose::answer(&read, format, today(), &register);
    let start = Range::default();
    let edits = vec![TextEdit::new(start, text)];
    let new = FileEdit { uri: file.clone(), version: None, create: true, edits };
    let edit = Some(edit::of_files(&open.profile, vec![new]));
    Ok(Change { edit, file, selection: Some(start), shown: true })
}

/// The draft beside a sheet: `2025Z02999.txt` gives `2025Z02999.antwoord.md`.
fn beside(sheet: &Path) -> PathBuf {
    let name = sheet.file_stem().unwrap_or_default().to_string_lossy();
    let name = name.strip_suffix(SHEET).unwrap_or(&name);
    sheet.with_file_name(format!("{name}{DRAFT}"))
}
