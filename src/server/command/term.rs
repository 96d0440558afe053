//! The house style: a term that is written otherwise in this house, or one that is right in this house.

use std::path::{Path, PathBuf};

use super::super::convert;
use super::super::edit;
use super::super::open::Open;
use super::super::view::View;
use super::{Argument, Change};
use crate::checks;
use crate::ide::terms::LONGEST;
use crate::project::Config;
use crate::rule::{Engine, Rule};
use crate::settings::FILE_NAME;
use crate::text::mistake::told;
use crate::text::{Mistake, Span};

/// The rule that a new term belongs to.
pub const TERMS: &str = "KL601";
/// The folder that is made for the rules of a house without any.
const FOLDER: &str = "huisstijl";

/// Adds a term to the house style, with what to write instead; or, with the rule that finds it, says that it is right here. Makes
/// the file, its folder and the settings that name it where they are not there.
///
/// # Errors
/// One sentence: a file with a mistake in it, a draft that is not saved.
pub fn add(view: &View, open: &Open, argument: &Argument) -> Result<Change, String> {
    let term = argument.term.as_deref().unwrap_or_default().trim();
    if term.is_empty() || term.len() > LONGEST {
        return Err(format!("`{term}` is geen term"));
    }
    let settings = Config::find(&view.path);
    let place = settings.clone().unwrap_or_else(|| view.path.with_file_name(FILE_NAME));
    if !place.is_absolute() {
        return Err("sla het concept eerst op: de huisstijl staat in een map erbij".to_owned());
    }
    let rule = argument.rule.as_deref().unwrap_or(TERMS);
    let rule = checks::builtin().called(rule).ok_or_else(|| checks::builtin().unknown(rule).nl)?;
    let config = Config::load(settings.as_deref(), &[]).map_err(|mistake| mistake.to_string())?;
    // The settings as they stand in the editor count, saved or not.
    let own = folder_in(&place, &open.text_on_disk_too(&place).unwrap_or_default())?;
    let extended = config.values.rules.iter().flatten().next().map(PathBuf::from);
    let named = own.map(|folder| place.with_file_name(folder)).or(extended);
    let existing = config.files.iter().find(|path| {
        let base = open.text_on_disk_too(path).and_then(|text| document(path, &text).ok());
        base.is_some_and(|file| file.get("base").and_then(|base| base.as_str()) == Some(&rule.code))
    });
    let file = existing.cloned().unwrap_or_else(|| match &named {
        Some(path) if path.is_file() => path.with_file_name(format!("{}.toml", rule.name)),
        Some(folder) => folder.join(format!("{}.toml", rule.name)),
        None => place.with_file_name(FOLDER).join(format!("{}.toml", rule.name)),
    });
    let mut files = Vec::new();
    if named.is_none() {
        let edit = |text: &str| {
            let mut settings = document(&place, text)?;
            let folders = toml_edit::Array::from_iter([FOLDER]);
            settings.insert("rules", toml_edit::value(folders));
            Ok(settings.to_string())
        };
        files.push(edit::rewritten(open, &place, edit)?.0);
    }
    let right = argument.right.as_deref().map_or(term, str::trim);
    let edit =
        |text: &str| with_term(&file, text, rule, term, argument.rule.is_none().then_some(right));
    let (change, after) = edit::rewritten(open, &file, edit)?;
    let line = format!("{} = ", toml_edit::Key::new(term).display_repr());
    let at = after.text().rfind(&line).map(|at| at + line.len() + 1);
    let selection = at.filter(|_| argument.right.is_none()).map(|at| {
        let span = Span::of(at..at + right.len());
        convert::range(&after, span, open.profile.encoding)
    });
    let shown = change.uri.clone();
    files.push(change);
    let edit = Some(edit::of_files(&open.profile, files));
    Ok(Change { edit, file: shown, selection, shown: true })
}

/// The first folder that settings name for the rules of the house.
fn folder_in(path: &Path, text: &str) -> Result<Option<String>, String> {
    let settings = document(path, text)?;
    let Some(rules) = settings.get("rules") else { return Ok(None) };
    let first = rules.as_array().and_then(|folders| folders.get(0)?.as_str());
    let wrong = || format!("{}: `rules` noemt geen map; schrijf er een", path.display());
    first.map(|folder| Some(folder.to_owned())).ok_or_else(wrong)
}

/// The text of a house file with one term more.
fn with_term(
    path: &Path,
    text: &str,
    rule: &Rule,
    term: &str,
    right: Option<&str>,
) -> Result<String, String> {
    let mut file = document(path, text)?;
    if file.get("base").is_none() {
        file.insert("base", toml_edit::value(&rule.code));
    }
    let table = if matches!(rule.engine, Engine::Avoid(_)) { "avoid" } else { "terms" };
    let wrong = || format!("{}: `{table}` is geen tabel", path.display());
    let terms = file.entry(table).or_insert_with(implicit).as_table_like_mut().ok_or_else(wrong)?;
    match right {
        Some(right) => {
            let add = terms.entry("add").or_insert_with(toml_edit::table);
            let add = add.as_table_like_mut().ok_or_else(wrong)?;
            add.insert(term, toml_edit::value(right));
        }
        None => {
            let none = || toml_edit::value(toml_edit::Array::new());
            let remove =
                terms.entry("remove").or_insert_with(none).as_array_mut().ok_or_else(wrong)?;
            if !remove.iter().any(|known| known.as_str() == Some(term)) {
                remove.push(term);
            }
        }
    }
    Ok(file.to_string())
}

/// A table whose header is written only where it holds something itself.
fn implicit() -> toml_edit::Item {
    let mut table = toml_edit::Table::new();
    table.set_implicit(true);
    toml_edit::Item::Table(table)
}

fn document(path: &Path, text: &str) -> Result<toml_edit::DocumentMut, String> {
    text.parse().map_err(|error: toml_edit::TomlError| {
        let span = error.span().map(Span::of);
        Mistake::at(path, text, span, told(error.message())).to_string()
    })
}
