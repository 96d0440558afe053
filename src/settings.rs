//! Settings: `kamerlint.toml`, found upwards from the file under check.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::register::{Date, SharedRegister};
use crate::rule::{Language, Selection, Severity};
use crate::text::Span;

/// The name of the settings file.
pub const FILE_NAME: &str = "kamerlint.toml";

/// Everything that decides what is found and in which words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Which rules run, and how severe they are.
    pub selection: Selection,
    /// The language of messages.
    pub language: Language,
    /// Globs of files that are left alone when a folder is walked, relative to the settings file.
    pub exclude: Vec<String>,
    /// The present day, for what is said of a draft without a date; `None` where the caller does not say. Part of the
    /// settings, so that the same text and settings give the same report.
    pub today: Option<Date>,
    /// Offices, ministries and factions: those in the program, with those of the file that `register` names.
    pub register: SharedRegister,
}

/// A settings file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsError {
    /// The file.
    pub path: PathBuf,
    /// Its text, for showing the place.
    pub text: String,
    /// Where, when that is known.
    pub span: Option<Span>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(span) = self.span {
            let index = crate::text::LineIndex::new(&self.text);
            let place = index.position(&self.text, span.start, crate::text::Encoding::Utf32);
            write!(f, ":{}:{}", place.line + 1, place.column + 1)?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for SettingsError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    severity: std::collections::BTreeMap<String, Severity>,
    #[serde(default)]
    exclude: Vec<String>,
    language: Option<Language>,
    register: Option<toml::Spanned<PathBuf>>,
}

/// The keys that a settings file may have, for "bedoelde u …?".
const KEYS: [&str; 6] = ["select", "ignore", "severity", "exclude", "language", "register"];

impl Settings {
    /// Reads the text of a settings file, and the register file it names.
    ///
    /// # Errors
    /// A key or value that is not known, with its place and the nearest key; a register file that cannot be used, with
    /// the place in that file.
    pub fn parse(path: &Path, text: &str) -> Result<Self, SettingsError> {
        let error = |span: Option<Span>, message: String| SettingsError {
            path: path.to_owned(),
            text: text.to_owned(),
            span,
            message,
        };
        let file: File = toml::from_str(text).map_err(|parse| {
            let span = parse.span().map(Span::of);
            let found = span.and_then(|span| text.get(span.range())).unwrap_or_default().trim();
            if parse.message().contains("unknown field") {
                return error(
                    span,
                    format!("onbekende sleutel `{found}`{}", nearest(found, &KEYS)),
                );
            }
            error(span, parse.message().lines().next().unwrap_or_default().to_owned())
        })?;
        let selection = Selection {
            select: file.select,
            ignore: file.ignore,
            severity: file.severity.into_iter().collect(),
        };
        if let Some(unknown) = selection.unknown() {
            let at = text.find(unknown).unwrap_or(0);
            return Err(error(Some(Span::of(at..at + unknown.len())), unknown_rule(unknown)));
        }
        Ok(Self {
            selection,
            language: file.language.unwrap_or_default(),
            exclude: file.exclude,
            today: None,
            register: match file.register {
                Some(register) => read_register(path, &register, error)?,
                None => SharedRegister::default(),
            },
        })
    }

    /// The settings file that holds for a file: the nearest one in its folder or above.
    #[must_use]
    pub fn find(start: &Path) -> Option<PathBuf> {
        let start = std::path::absolute(start).ok()?;
        start.ancestors().map(|folder| folder.join(FILE_NAME)).find(|candidate| candidate.is_file())
    }
}

/// The register of the program with the rows of a file, whose path is relative to the settings file.
fn read_register(
    settings: &Path,
    register: &toml::Spanned<PathBuf>,
    error: impl Fn(Option<Span>, String) -> SettingsError,
) -> Result<SharedRegister, SettingsError> {
    let path = settings.parent().unwrap_or(Path::new("")).join(register.get_ref());
    let text = std::fs::read_to_string(&path).map_err(|why| {
        let file = path.display();
        error(Some(Span::of(register.span())), format!("register `{file}` is niet te lezen: {why}"))
    })?;
    SharedRegister::with_extra(&text).map_err(|why| SettingsError {
        span: Some(Span::of(why.range)),
        message: why.message,
        path,
        text,
    })
}

/// Says that a selector matches no rule, with the nearest name.
#[must_use]
pub fn unknown_rule(selector: &str) -> String {
    let rules = crate::rule::all();
    let names: Vec<&str> = rules
        .iter()
        .flat_map(|rule| [rule.code.as_str(), rule.name.as_str(), rule.category.as_str()])
        .collect();
    format!("`{selector}` is geen regel of categorie{}", nearest(selector, &names))
}

/// "; bedoelde u `…`?" with the nearest of the known words, or nothing when none is near.
fn nearest(found: &str, known: &[&str]) -> String {
    let best = known.iter().map(|word| (strsim::damerau_levenshtein(found, word), word)).min();
    best.filter(|(distance, word)| *distance <= 1 + word.len() / 4)
        .map_or_else(String::new, |(_, word)| format!("; bedoelde u `{word}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        Settings::parse(Path::new("kamerlint.toml"), text).unwrap_err().to_string()
    }

    #[test]
    fn mistakes_name_the_place_and_the_nearest() {
        assert_eq!(
            message("langage = \"nl\""),
            "kamerlint.toml:1:1: onbekende sleutel `langage`; bedoelde u `language`?"
        );
        assert_eq!(
            message("\nselect = [\"KL999\"]"),
            "kamerlint.toml:2:12: `KL999` is geen regel of categorie; bedoelde u `KL109`?"
                .replace("KL109", &nearest_code("KL999"))
        );
        assert!(message("language = \"fr\"").starts_with("kamerlint.toml:1:12:"));
    }

    fn nearest_code(code: &str) -> String {
        let all = crate::rule::all().iter().map(|rule| rule.code.clone());
        all.min_by_key(|known| (strsim::damerau_levenshtein(code, known), known.clone())).unwrap()
    }

    #[test]
    fn a_good_file() {
        let settings = Settings::parse(
            Path::new("x"),
            "language = \"en\"\nignore = [\"KL108\"]\n[severity]\nKL204 = \"hint\"",
        )
        .unwrap();
        assert_eq!(settings.language, Language::En);
        assert_eq!(settings.selection.ignore, ["KL108"]);
    }
}
