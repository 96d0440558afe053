//! What was found, for people and programs: one file per format.

mod citation;
mod commitment;
mod concise;
mod diff;
mod json;
mod place;
mod statistics;
mod summary;
mod terminal;

use std::path::PathBuf;

use crate::lint::Report;
use crate::rule::Language;
use crate::text::Source;

pub use citation::CitationOut;
pub use commitment::CommitmentOut;
pub use concise::concise;
pub use diff::diff;
pub use json::{json, json_line};
pub use place::{Place, Range};
pub use statistics::statistics;
pub use summary::{Count, summary};
pub use terminal::{Colour, Look, full, harmless, severity_word};

/// A file that was checked.
#[derive(Debug)]
pub struct Checked {
    /// Its path as the user gave it.
    pub path: PathBuf,
    /// Its text.
    pub source: Source,
    /// What was found.
    pub report: Report,
    /// The language its settings ask for.
    pub language: Language,
}
