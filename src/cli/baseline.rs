//! Exceptions of a run: those that fitted nothing, and `--write-baseline`, which accepts all that is found now.

use crate::project;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::CheckArgs;
use super::language::say;
use super::system;
use crate::lint;
use crate::project::exceptions::{self, Entry, Exceptions};
use crate::project::files::Problem;
use crate::project::files::listed;
use crate::project::{Config, Project, today};
use crate::report::{Beside, Checked, plural};
use crate::rule::Unused;
use crate::settings::Settings;
use crate::text::{Quote, Source, Span};

/// A file of exceptions in a run.
struct Fitted<'s> {
    exceptions: Arc<Exceptions>,
    /// Its entries that fitted nothing.
    unused: Vec<Span>,
    /// The drafts for which it holds, with what is found in them.
    drafts: Vec<(PathBuf, &'s Checked)>,
    settings: &'s Settings,
}

/// A report for every file of exceptions with entries that fitted nothing in the drafts of the run, or whose draft is gone. With `--fix`
/// these entries are taken out instead, and those of which another draft has the finding are moved.
pub fn unused(
    drafts: Vec<(&Checked, &Settings)>,
    project: &mut Project,
    args: &CheckArgs,
) -> Result<Vec<Checked>, Problem> {
    let mut files: BTreeMap<PathBuf, Fitted<'_>> = BTreeMap::new();
    for (draft, settings) in drafts {
        let Ok(Some(exceptions)) = project.exceptions(&draft.path) else { continue };
        let file = files.entry(exceptions.path.clone()).or_insert_with(|| Fitted {
            exceptions,
            unused: Vec::new(),
            drafts: Vec::new(),
            settings,
        });
        file.unused.extend(&draft.report.unused);
        file.drafts.push((draft.path.clone(), draft));
    }
    let mut checked = Vec::new();
    for (path, file) in files {
        let (moved, gone) = file.gone();
        let Fitted { exceptions, mut unused, settings, .. } = file;
        unused.extend(gone);
        if moved.is_empty() && unused.is_empty() {
            continue;
        }
        if args.fix && !args.diff {
            if !moved.is_empty() {
                let text = exceptions.moved(&moved);
                project::replace_file(&path, Some(&exceptions.text), &text)
                    .map_err(|error| unwritten(&path, &error))?;
            }
            // Places are those of the text before: where entries were moved, what fits nothing goes in the next run.
            if moved.is_empty() {
                write_file(&path, &exceptions, &unused, &[])?;
            }
            continue;
        }
        let Ok(source) = Source::new(exceptions.text.clone()) else { continue };
        let entries = unused.iter().map(|&span| Unused { span, why: "", draft: None });
        let moved = moved.into_iter();
        let moved = moved.map(|(span, draft)| Unused { span, why: "moved", draft: Some(draft) });
        let entries: Vec<Unused> = entries.chain(moved).collect();
        let report = lint::check_entries(&source, &entries, settings);
        let (path, language) = (shown(&path), settings.language);
        checked.push(Checked {
            listed: listed(&path),
            path,
            source,
            blocks: Arc::default(),
            report,
            language,
            fixes: 0,
            titles: Vec::new(),
            beside: Beside::default(),
        });
    }
    Ok(checked)
}

impl Fitted<'_> {
    /// The entries whose draft is gone: those of which another draft has the finding, with that draft, and the rest.
    fn gone(&self) -> (Vec<(Span, String)>, Vec<Span>) {
        let (mut moved, mut rest) = (Vec::new(), Vec::new());
        for exception in self.exceptions.gone() {
            let has = |file: &Checked| {
                let mut found = file.report.diagnostics.iter();
                found.any(|found| {
                    found.rule.code == exception.rule
                        && exception.quote.fits(&Quote::of(&file.source, found.span))
                })
            };
            match self.drafts.iter().find(|(_, file)| has(file)) {
                Some((path, _)) => moved.push((exception.entry, self.exceptions.name_of(path))),
                None => rest.push(exception.entry),
            }
        }
        (moved, rest)
    }
}

/// The path as people write it: from the present folder where it lies below.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}

/// What becomes of a file of exceptions.
#[derive(Default)]
struct Change {
    existing: Option<Arc<Exceptions>>,
    without: Vec<Span>,
    with: Vec<Entry>,
}

/// Accepts every finding of a run: entries for new ones are added, those that fit nothing are taken out, all others stay
/// with their reasons. Gives a line that says what was done.
pub fn write(checked: &[Checked], project: &mut Project) -> Result<String, Problem> {
    let mut files: BTreeMap<PathBuf, Change> = BTreeMap::new();
    let date = today().to_string();
    for file in checked {
        if file.path.file_name().is_some_and(|name| name == exceptions::FILE_NAME) {
            continue;
        }
        if file.path.as_os_str() == "<stdin>" {
            return Err("--write-baseline wil bestanden, geen standaardinvoer".to_owned());
        }
        let existing = project.exceptions(&file.path).map_err(super::mistaken)?;
        let config = project.config(&file.path).map_err(super::mistaken)?;
        let path = match (&existing, &config.path) {
            (Some(existing), _) => existing.path.clone(),
            (None, Some(settings)) => settings.with_file_name(exceptions::FILE_NAME),
            (None, None) => std::path::absolute(&file.path)
                .unwrap_or_else(|_| file.path.clone())
                .with_file_name(exceptions::FILE_NAME),
        };
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let change = files.entry(path).or_insert_with(|| Change { existing, ..Change::default() });
        change.without.extend(&file.report.unused);
        for found in &file.report.diagnostics {
            let reason = format!("stond er op {date}, bij het vastleggen van de beginstand");
            let entry = Entry::of(&file.source, found, &file.path, &folder, reason, date.clone());
            // One entry accepts one finding, also where another has the same words.
            change.with.push(entry);
        }
    }
    let (mut added, mut removed) = (0, 0);
    for (path, Change { existing, without, with }) in &files {
        if with.is_empty() && without.is_empty() {
            continue;
        }
        (added, removed) = (added + with.len(), removed + without.len());
        match existing {
            Some(existing) => write_file(path, existing, without, with)?,
            None => match project::replace_file(path, None, exceptions::new_file(with)) {
                // Somebody made it meanwhile.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    write_file(path, &again(path)?, &[], with)?;
                }
                done => done.map_err(|error| unwritten(path, &error))?,
            },
        }
    }
    let names: Vec<String> = files.keys().map(|path| shown(path).display().to_string()).collect();
    let added =
        plural(added, [say("uitzondering", "exception"), say("uitzonderingen", "exceptions")]);
    Ok(format!("{added} vastgelegd, {removed} weggehaald in {}", names.join(", ")))
}

/// How often a file that others write at the same time is read again.
const TRIES: usize = 64;

/// Writes a file of exceptions without some entries and with others; what somebody else wrote meanwhile stays.
fn write_file(
    path: &Path,
    existing: &Exceptions,
    without: &[Span],
    with: &[Entry],
) -> Result<(), Problem> {
    let mut text = existing.text.clone();
    let mut after = existing.edited(without, with);
    for _ in 0..TRIES {
        match project::replace_file(path, Some(&text), &after) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                let now = again(path)?;
                after = now.edited(&[], with);
                text = now.text;
            }
            done => return done.map_err(|error| unwritten(path, &error)),
        }
    }
    Err(format!("{}: anderen schrijven er steeds in; probeer het opnieuw", path.display()))
}

fn again(path: &Path) -> Result<Exceptions, Problem> {
    let rules = Config::load(Config::find(path).as_deref(), &[]).map(|config| config.rules);
    let read = rules.and_then(|rules| Exceptions::read(path, &rules));
    read.map_err(super::mistaken)
}

fn unwritten(path: &Path, error: &std::io::Error) -> Problem {
    format!("{}: niet te schrijven: {}", path.display(), system(error))
}
