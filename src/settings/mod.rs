//! Settings: what is found, and in which words.
//!
//! [`Settings`] is what a check needs to know of one file. [`Config`] is what a folder of drafts has: a `kamerlint.toml`
//! with what it extends, exceptions for some files, and what the command line adds.

mod citations;
mod config;
mod file;
mod mistake;
mod term;

use std::path::PathBuf;
use std::sync::Arc;

use crate::draft::Sheet;
use crate::exceptions::Exception;
use crate::register::{Date, SharedRegister};
use crate::rule::{Language, Rules, Selection};

pub use citations::{CitationStyle, Spacing};
pub use config::{Config, Origin, house_rules};
pub use file::{File, Override};
pub use mistake::{Mistake, nearest};
pub(crate) use mistake::{in_dutch, read};
pub use term::{Recess, Term};

/// The name of the settings file.
pub const FILE_NAME: &str = "kamerlint.toml";

/// Everything that decides what is found in one file and in which words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Which rules run, and how severe they are.
    pub selection: Selection,
    /// The rules there are: those of the program and those of the house.
    pub rules: Rules,
    /// The language of messages.
    pub language: Language,
    /// How references to Kamerstukken are to be written.
    pub citations: CitationStyle,
    /// Offices, ministries and factions: those in the program, with those of the file that `register` names.
    pub register: SharedRegister,
    /// How long a ministry has for its answer.
    pub term: Term,
    /// The file with the questions as submitted, absolute or relative to the working folder.
    pub questions: Option<PathBuf>,
    /// What that file says, read by whoever runs the checks; `None` where there is nothing to compare with.
    pub sheet: Option<Arc<Sheet>>,
    /// Findings in this file that were accepted.
    pub exceptions: Arc<[Exception]>,
    /// The present day, for what is said of a draft without a date; `None` where the caller does not say. Part of the
    /// settings, so that the same text and settings give the same report.
    pub today: Option<Date>,
}

impl Settings {
    /// The settings that the text of a settings file gives every draft.
    ///
    /// # Errors
    /// A key or value that is not known, with its place and the nearest key.
    pub fn parse(path: &std::path::Path, text: &str) -> Result<Self, Mistake> {
        let file = File::parse(path, text)?;
        file.known_rules(path, text, Rules::builtin())?;
        Ok(file.settings())
    }
}
