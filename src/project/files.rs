//! Which files to read, and their text.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::Project;
use crate::draft::Draft;
use crate::read::docx::Shown;
use crate::read::{self, Document, Format};

/// A file to read.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its path as the user gave it, or the name for standard input.
    pub path: PathBuf,
    /// Whether to read standard input instead.
    pub stdin: bool,
    /// Whether it was found in a folder that was named.
    pub found: bool,
}

/// Something that could not be read: one line that says what and what to do.
pub type Problem = String;

/// The files that paths stand for, in a stable order, and what is wrong with the paths.
pub fn find(project: &mut Project) -> (Vec<Input>, Vec<Problem>) {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    let here = [PathBuf::from(".")];
    let scope = project.scope().clone();
    let paths = if scope.paths.is_empty() { &here[..] } else { &scope.paths };
    for path in paths {
        if path.as_os_str() == "-" {
            let name = scope.stdin_name.clone().unwrap_or_else(|| PathBuf::from("<stdin>"));
            found.push(Input { path: name, stdin: true, found: false });
        } else if path.is_dir() {
            let before = found.len();
            walk(path, project, &mut found, &mut problems);
            if found.len() == before && problems.is_empty() {
                problems.push(format!(
                    "{}: geen .txt-, .md-, .docx- of .odt-bestanden gevonden",
                    path.display()
                ));
            }
        } else if path.exists() {
            found.push(Input { path: path.clone(), stdin: false, found: false });
        } else {
            problems.push(format!("{}: dit pad bestaat niet", path.display()));
        }
    }
    (found, problems)
}

fn walk(folder: &Path, project: &mut Project, found: &mut Vec<Input>, problems: &mut Vec<Problem>) {
    let mut walker = WalkBuilder::new(folder);
    walker
        .require_git(false)
        .add_custom_ignore_filename(".kamerlintignore")
        .sort_by_file_path(Ord::cmp);
    let config = match project.config(folder) {
        Ok(config) => config,
        Err(mistake) => {
            problems.push(format!("{mistake:#}"));
            return;
        }
    };
    for entry in walker.build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && Format::reads(entry.path()) && config.takes(entry.path()) {
                    let path = entry.path().strip_prefix("./").unwrap_or(entry.path()).to_owned();
                    found.push(Input { path, stdin: false, found: true });
                }
            }
            Err(error) => problems.push(error.to_string()),
        }
    }
}

/// Reads a file.
///
/// # Errors
/// One line that says what is wrong with it.
pub fn read(input: &Input) -> Result<Document, Problem> {
    let name = input.path.display();
    let bytes = if input.stdin {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(&input.path)
    };
    let bytes = bytes.map_err(|error| format!("{name}: niet te lezen: {error}"))?;
    read::document(&input.path, bytes, Shown::Accepted).map_err(|error| format!("{name}: {error}"))
}

/// Reads a file as a draft, with the register of its settings.
///
/// # Errors
/// A file that cannot be read, a mistake in its settings.
pub fn draft(input: &Input, project: &mut Project) -> Result<(Document, Draft), Problem> {
    let settings = project.settings(&input.path).map_err(|mistake| format!("{mistake:#}"))?;
    let document = read(input)?;
    let draft = Draft::read(&document, &settings.options.register);
    Ok((document, draft))
}

/// The text of a file that may not be there.
#[must_use]
pub fn text(path: &Path) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

/// A path as reports for other programs list it: from the present folder, with `/` between its parts, so that a CI system
/// finds it in the repository. A path outside that folder stays as it is.
#[must_use]
pub fn listed(path: &Path) -> String {
    listed_from(&std::env::current_dir().unwrap_or_default(), path)
}

fn listed_from(here: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(here).unwrap_or(path);
    let text = inside.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    text.strip_prefix("./").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_present_folder() {
        let here = Path::new("/repo");
        assert_eq!(listed_from(here, Path::new("./brief/a.txt")), "brief/a.txt");
        assert_eq!(listed_from(here, Path::new("/repo/brief/a.txt")), "brief/a.txt");
        assert_eq!(listed_from(here, Path::new("/elders/a.txt")), "/elders/a.txt");
    }
}
