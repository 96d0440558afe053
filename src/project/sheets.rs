//! The questions as submitted that a draft is compared with: the file that the user names, or one beside the draft with the case number in
//! its name.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use super::files::{self, Input, Problem};
use super::today;
use crate::cite::case_numbers_in;
use crate::compose;
use crate::draft::{Draft, Kind, Sheet};
use crate::read::{Document, Format};
use crate::register::SharedRegister;
use crate::settings::Settings;
use crate::text::Source;

/// Files by the case number in their name.
type Numbered = HashMap<String, Vec<PathBuf>>;
/// The text of a file that is open in an editor, which counts before what is on disk.
pub type InEditor<'t> = &'t dyn Fn(&Path) -> Option<String>;

/// Gives what was read of a draft; asked only when a file beside it may be its sheet.
pub type DraftOf<'d> = &'d dyn Fn() -> Arc<Draft>;

/// The sheets of a run; each file is read once.
#[derive(Debug, Default)]
pub struct Sheets {
    /// Those that the user names, by path.
    named: HashMap<PathBuf, Arc<Sheet>>,
    /// For every folder the files with a case number in their name, by that number.
    beside: Mutex<HashMap<PathBuf, (Stamp, Arc<Numbered>)>>,
    /// The files that were read, and how they were then.
    read: Mutex<HashMap<PathBuf, Read>>,
}

/// A file that was read.
#[derive(Clone, Debug)]
struct Read {
    /// How it was; nothing of a text in an editor.
    then: Stamp,
    /// The text in an editor that was read.
    text: Option<String>,
    /// With which register it was read.
    register: SharedRegister,
    /// The kind of the draft in it, and its questions; `None` where it cannot be read.
    sheet: Option<(Kind, Arc<Sheet>)>,
}

/// How a file or folder is on disk: when it was changed and how long it is; `None` where it is not.
pub type Stamp = Option<(SystemTime, u64)>;

/// How a file or folder is on disk now.
#[must_use]
pub fn stamp(path: &Path) -> Stamp {
    let meta = path.metadata().ok()?;
    Some((meta.modified().ok()?, meta.len()))
}

impl Sheets {
    /// Reads the sheets that settings name.
    ///
    /// # Errors
    /// A file that cannot be read or holds no questions.
    pub fn read<'s>(settings: impl Iterator<Item = &'s Settings>) -> Result<Self, Problem> {
        Self::read_with(settings, &|_| None)
    }

    /// The same for an editor: text in it counts before the disk.
    ///
    /// # Errors
    /// As [`Sheets::read`].
    pub fn read_with<'s>(
        settings: impl Iterator<Item = &'s Settings>,
        in_editor: InEditor<'_>,
    ) -> Result<Self, Problem> {
        let mut sheets = Self::default();
        for settings in settings {
            let Some(path) = &settings.questions else { continue };
            if !sheets.named.contains_key(path) {
                let draft = read(path, in_editor, &settings.options.register)?;
                if draft.questions.is_empty() {
                    return Err(without_questions(path));
                }
                sheets.named.insert(path.clone(), Arc::new(Sheet::of(&draft)));
            }
        }
        Ok(sheets)
    }

    /// The sheet for one draft at a path, if there is one that can be read, and its file. Text in an editor counts before the disk;
    /// folders and files are read once, until [`Sheets::is_stale`].
    #[must_use]
    pub fn of(
        &self,
        settings: &Settings,
        path: &Path,
        draft: (&Document, DraftOf<'_>),
        in_editor: InEditor<'_>,
    ) -> Option<(PathBuf, Arc<Sheet>)> {
        if let Some(named) = &settings.questions {
            let register = &settings.options.register;
            let (_, sheet) =
                self.sheet(named, in_editor, register).filter(|_| !is_same(named, path))?;
            return (!sheet.questions.is_empty()).then(|| (named.clone(), sheet));
        }
        let input = Input::of(path);
        self.found(&input, draft, settings, in_editor)
    }

    /// Whether a folder or file that was read is otherwise on disk now.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        let folders = self.beside.lock().map(|all| {
            all.iter().map(|(path, (then, _))| (path.clone(), *then)).collect::<Vec<_>>()
        });
        let files = self.read.lock().map(|all| {
            let on_disk = all.iter().filter(|(_, read)| read.text.is_none());
            on_disk.map(|(path, read)| (path.clone(), read.then)).collect::<Vec<_>>()
        });
        let (folders, files) = (folders.unwrap_or_default(), files.unwrap_or_default());
        folders.iter().chain(&files).any(|(path, then)| stamp(path) != *then)
    }

    /// What a file asks; its text in an editor counts before what is on disk.
    fn sheet(
        &self,
        path: &Path,
        in_editor: InEditor<'_>,
        register: &SharedRegister,
    ) -> Option<(Kind, Arc<Sheet>)> {
        let text = in_editor(path);
        if let Ok(known) = self.read.lock()
            && let Some(known) = known.get(path)
            && known.text == text
            && known.register == *register
        {
            return known.sheet.clone();
        }
        let then = if text.is_none() { stamp(path) } else { None };
        let draft = read(path, &|_| text.clone(), register).ok();
        let sheet = draft.map(|draft| (draft.kind, Arc::new(Sheet::of(&draft))));
        if let Ok(mut known) = self.read.lock() {
            let read = Read { then, text, register: register.clone(), sheet: sheet.clone() };
            known.insert(path.to_owned(), read);
        }
        sheet
    }

    /// The sheet for a draft, if there is one.
    #[must_use]
    pub fn for_draft(
        &self,
        input: &Input,
        draft: (&Document, DraftOf<'_>),
        settings: &Settings,
    ) -> Option<Arc<Sheet>> {
        self.found(input, draft, settings, &|_| None).map(|(_, sheet)| sheet)
    }

    /// The same for an editor, with the file of the sheet.
    #[must_use]
    pub fn found(
        &self,
        input: &Input,
        (document, draft): (&Document, DraftOf<'_>),
        settings: &Settings,
        in_editor: InEditor<'_>,
    ) -> Option<(PathBuf, Arc<Sheet>)> {
        if let Some(path) = &settings.questions {
            let sheet = self.named.get(path).filter(|_| !is_same(path, &input.path))?;
            return Some((path.clone(), Arc::clone(sheet)));
        }
        let folder = input.path.parent().filter(|_| !input.stdin)?;
        let text = document.text();
        let numbers = case_numbers_in(text).into_iter().filter(|one| one.right);
        let numbers: Vec<&str> = numbers.filter_map(|one| text.get(one.range)).collect();
        let known = if numbers.is_empty() { return None } else { self.of_folder(folder) };
        // Other numbers in the text are those of other papers: the draft's own is in its letter or head.
        let mut found =
            numbers.into_iter().filter_map(|number| Some((number, known.get(number)?))).peekable();
        found.peek()?;
        let draft = draft();
        let own = draft.case_numbers();
        let paths = found.filter(|(number, _)| own.contains(number)).flat_map(|(_, paths)| paths);
        paths.filter(|path| !is_same(path, &input.path)).find_map(|path| {
            let (kind, sheet) = self.sheet(path, in_editor, &settings.options.register)?;
            (kind == Kind::Questions).then(|| (path.clone(), sheet))
        })
    }

    fn of_folder(&self, folder: &Path) -> Arc<Numbered> {
        let Ok(mut beside) = self.beside.lock() else { return Arc::default() };
        let list = || (stamp(folder), Arc::new(numbered_files(folder)));
        let (_, known) = beside.entry(folder.to_owned()).or_insert_with(list);
        Arc::clone(known)
    }
}

/// Reads a document with a register; its text in an editor counts before what is on disk.
///
/// # Errors
/// One line that says what is wrong with the file.
pub fn read(
    path: &Path,
    in_editor: InEditor<'_>,
    register: &SharedRegister,
) -> Result<Draft, Problem> {
    let document = match in_editor(path) {
        Some(text) => {
            let source = Source::new(text).map_err(|_| format!("{}: te groot", path.display()))?;
            Document::of(source, Format::of_path(path))
        }
        None => files::read(&Input { stdin: path.as_os_str() == "-", ..Input::of(path) })?,
    };
    Ok(Draft::read(&document, register))
}

/// A new Word document for a sheet, in the template that the settings name.
///
/// # Errors
/// A template that cannot be read.
pub fn new_word(sheet: &Draft, settings: &Settings) -> Result<Vec<u8>, Problem> {
    let template = settings.template.as_deref();
    let bytes = template.map(|path| files::bytes(&Input::of(path))).transpose()?;
    compose::word(sheet, bytes, today(), &settings.options.register).map_err(|error| {
        let named = template.unwrap_or(Path::new("template"));
        format!("{}: {error}", named.display())
    })
}

/// What is wrong with a file without questions.
#[must_use]
pub fn without_questions(path: &Path) -> Problem {
    format!("{}: hierin staan geen vragen", path.display())
}

/// The file in a folder with a case number in its name, if it is one and holds questions.
#[must_use]
pub fn numbered(folder: &Path, number: &str, register: &SharedRegister) -> Option<PathBuf> {
    let files = numbered_files(folder).remove(number)?;
    let has_questions = |path: &PathBuf| {
        read(path, &|_| None, register)
            .is_ok_and(|draft| draft.kind == Kind::Questions && !draft.questions.is_empty())
    };
    let mut sheets = files.into_iter().filter(has_questions);
    sheets.next().filter(|_| sheets.next().is_none())
}

/// The files in a folder with a case number in their name: what may be the sheet of a draft there.
#[must_use]
pub fn beside(folder: &Path) -> Vec<PathBuf> {
    numbered_files(folder).into_values().flatten().collect()
}

fn numbered_files(folder: &Path) -> Numbered {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut files = Numbered::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return files };
    for path in entries.flatten().map(|entry| entry.path()).filter(|path| Format::reads(path)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for number in case_numbers_in(&name).into_iter().filter(|one| one.right) {
            files
                .entry(name.get(number.range).unwrap_or_default().to_owned())
                .or_default()
                .push(path.clone());
        }
    }
    files.values_mut().for_each(|paths| paths.sort());
    files
}

fn is_same(one: &Path, other: &Path) -> bool {
    one == other
        || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
