//! Rules of a house: which files they stand in, and whether they hold.

use std::path::{Path, PathBuf};

use super::layers::Layers;
use super::{LONGEST, regular};
use crate::rule::{Rules, house};
use crate::settings::FILE_NAME;
use crate::text::Mistake;
use crate::{checks, examples, project};

/// Rules with those of their examples that do not hold, each at its place.
pub type Tried = (Rules, Vec<Mistake>);

/// The paths of rules that a settings file names, whether their examples hold or not.
///
/// # Errors
/// A mistake in the file.
pub fn named_rules(settings: Option<&Path>) -> Result<Vec<String>, Mistake> {
    let layers = Layers::read(settings, &[], &mut None)?;
    Ok(layers.values.rules.unwrap_or_default())
}

/// The rules that paths name, with those of the program; for `kamerlint test`.
///
/// # Errors
/// A path that is not there, a mistake in a file.
pub fn house_rules(paths: &[String]) -> Result<Tried, Mistake> {
    tried(&files(paths, None)?)
}

/// Rule files of the program itself as they lie in a folder, with those it was built with; for who writes one and would not compile it.
///
/// # Errors
/// A path that is not there, a mistake in a file.
pub fn built_in_rules(paths: &[String]) -> Result<Tried, Mistake> {
    let files = files(paths, None)?;
    let rules = house::load_built_in(&files, checks::builtin())?;
    let broken = examples::broken(&files, &rules);
    Ok((rules, broken))
}

/// The rules of files with those of the program. Their examples must hold before they are used.
pub(super) fn held(files: &[(PathBuf, String)]) -> Result<Rules, Mistake> {
    let (rules, broken) = tried(files)?;
    Mistake::all(broken).map_or(Ok(rules), Err)
}

fn tried(files: &[(PathBuf, String)]) -> Result<Tried, Mistake> {
    if files.is_empty() {
        return Ok((checks::builtin().clone(), Vec::new()));
    }
    let rules = house::load(files, checks::builtin())?;
    let broken = examples::broken(files, &rules);
    Ok((rules, broken))
}

/// The rule files that paths name: each file, or all below a folder in the order of their names.
pub(super) fn files(
    named: &[String],
    settings: Option<&Path>,
) -> Result<Vec<(PathBuf, String)>, Mistake> {
    let mut files = Vec::new();
    for path in named.iter().map(PathBuf::from) {
        let place = settings.unwrap_or(Path::new("--config"));
        if !path.exists() {
            let path = path.display();
            let message =
                (format!("rules: {path} is er niet"), format!("rules: {path} is not there"));
            return Err(Mistake::at(place, "", None, message));
        }
        for entry in ignore::WalkBuilder::new(&path).sort_by_file_path(Ord::cmp).build().flatten() {
            let file = entry.path();
            let is_rule = file.extension().is_some_and(|extension| extension == "toml");
            let other = [FILE_NAME, project::exceptions::FILE_NAME];
            let other = other.iter().any(|name| file.file_name().is_some_and(|file| file == *name));
            if file.is_file() && is_rule && !other {
                let text =
                    regular(file, LONGEST).map_err(|error| Mistake::unreadable(file, &error))?;
                files.push((file.to_owned(), text));
            }
        }
    }
    Ok(files)
}
