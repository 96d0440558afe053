//! Exceptions of a run: those that fitted nothing, and `--write-baseline`, which accepts all that is found now.

use crate::project;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::CheckArgs;
use crate::lint::{self, Report};
use crate::project::exceptions::{self, Entry, Exceptions};
use crate::project::files::Problem;
use crate::project::files::listed;
use crate::project::{Project, today};
use crate::report::Checked;
use crate::settings::Settings;
use crate::text::{Source, Span};

/// A report for every file of exceptions with entries that fitted nothing in the drafts of the run. With `--fix` these entries
/// are taken out instead.
pub fn unused(
    drafts: Vec<(PathBuf, &Report, &Settings)>,
    project: &mut Project,
    args: &CheckArgs,
) -> Result<Vec<Checked>, Problem> {
    let mut files: BTreeMap<PathBuf, (Arc<Exceptions>, Vec<Span>, &Settings)> = BTreeMap::new();
    for (path, report, settings) in
        drafts.into_iter().filter(|(_, report, _)| !report.unused.is_empty())
    {
        let Some(exceptions) =
            project.exceptions(&path).map_err(|mistake| format!("{mistake:#}"))?
        else {
            continue;
        };
        let file = files
            .entry(exceptions.path.clone())
            .or_insert_with(|| (Arc::clone(&exceptions), Vec::new(), settings));
        file.1.extend(&report.unused);
    }
    let mut checked = Vec::new();
    for (path, (exceptions, unused, settings)) in files {
        if args.fix && !args.diff {
            write_file(&path, &exceptions.edited(&unused, &[]))?;
            continue;
        }
        let Ok(source) = Source::new(exceptions.text.clone()) else { continue };
        let report = lint::check_exceptions(&source, &unused, settings);
        let (path, language) = (shown(&path), settings.language);
        checked.push(Checked { listed: listed(&path), path, source, report, language, fixes: 0 });
    }
    Ok(checked)
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
        let existing = project.exceptions(&file.path).map_err(|mistake| format!("{mistake:#}"))?;
        let config = project.config(&file.path).map_err(|mistake| format!("{mistake:#}"))?;
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
            if !change.with.contains(&entry) {
                change.with.push(entry);
            }
        }
    }
    let (mut added, mut removed) = (0, 0);
    for (path, Change { existing, without, with }) in &files {
        if with.is_empty() && without.is_empty() {
            continue;
        }
        (added, removed) = (added + with.len(), removed + without.len());
        match existing {
            Some(existing) => write_file(path, &existing.edited(without, with))?,
            None => std::fs::write(path, exceptions::new_file(with))
                .map_err(|error| format!("{}: niet te schrijven: {error}", path.display()))?,
        }
    }
    let names: Vec<String> = files.keys().map(|path| shown(path).display().to_string()).collect();
    Ok(format!("{added} uitzonderingen vastgelegd, {removed} weggehaald in {}", names.join(", ")))
}

fn write_file(path: &Path, text: &str) -> Result<(), Problem> {
    project::replace_file(path, text)
        .map_err(|error| format!("{}: niet te schrijven: {error}", path.display()))
}
