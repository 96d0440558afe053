//! The language of a run: that of `--lang`, else that of `--config` or of the settings of this folder, else Dutch. Reports go by the settings of each draft;
//! help and what goes wrong go by this.

use std::ffi::OsString;
use std::path::Path;
use std::sync::OnceLock;

use crate::project::Config;
use crate::rule::Language;
use crate::text::mistake;

static ASKED: OnceLock<Option<Language>> = OnceLock::new();
static CONFIGURED: OnceLock<Option<Language>> = OnceLock::new();
static OF_RUN: OnceLock<Language> = OnceLock::new();

/// Learns what the command line says of the language, before it is read: mistakes in it are said in that language.
pub fn ask(arguments: &[OsString]) {
    let mut words = arguments.iter().skip(1).filter_map(|word| word.to_str());
    let (mut asked, mut configured) = (None, None);
    while let Some(word) = words.next() {
        let value = match word.split_once('=') {
            Some(("--lang", value)) => Some(value),
            None if word == "--lang" => words.next(),
            Some(("--config", pair)) => {
                configured = mistake::language_of(pair).or(configured);
                continue;
            }
            None if word == "--config" => {
                configured = words.next().and_then(mistake::language_of).or(configured);
                continue;
            }
            None if word == "--" => break,
            _ => continue,
        };
        asked = match value {
            Some("en") => Some(Language::En),
            Some("nl") => Some(Language::Nl),
            _ => asked,
        };
    }
    ASKED.get_or_init(|| asked);
    CONFIGURED.get_or_init(|| configured);
}

/// What `--lang` says.
pub fn asked() -> Option<Language> {
    ASKED.get().copied().flatten()
}

/// The language of help and mistakes.
pub fn of_run() -> Language {
    let configured = || CONFIGURED.get().copied().flatten();
    *OF_RUN.get_or_init(|| asked().or_else(configured).or_else(set).unwrap_or_default())
}

/// Words in the language of the run.
pub fn say<'w>(nl: &'w str, en: &'w str) -> &'w str {
    match of_run() {
        Language::Nl => nl,
        Language::En => en,
    }
}

/// What the nearest settings file says, though all else in it be wrong.
fn set() -> Option<Language> {
    let text = std::fs::read_to_string(Config::find(Path::new("."))?).ok()?;
    let table: toml::Table = text.parse().ok()?;
    match table.get("language")?.as_str()? {
        "en" => Some(Language::En),
        "nl" => Some(Language::Nl),
        _ => None,
    }
}

/// "12.345" and "12,345".
#[cfg(feature = "papers")]
pub fn grouped(number: impl TryInto<u64>) -> String {
    let digits = number.try_into().unwrap_or_default().to_string();
    let mark = say(".", ",");
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push_str(mark);
        }
        grouped.push(digit);
    }
    grouped
}
