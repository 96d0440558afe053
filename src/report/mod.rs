//! What was found, for people and programs: one file per format.

mod checkstyle;
mod citation;
mod commitment;
mod concise;
mod diff;
mod fingerprint;
mod github;
mod gitlab;
mod harmless;
mod html;
mod json;
mod jsonl;
mod junit;
mod markdown;
mod markup;
mod path;
mod place;
mod sarif;
mod statistics;
mod summary;
mod terminal;

use std::path::PathBuf;
use std::sync::Arc;

use crate::lint::Report;
use crate::read::Block;
use crate::rule::Language;
use crate::settings::Settings;
use crate::text::{Source, Span};

pub use checkstyle::checkstyle;
pub use citation::CitationOut;
pub use commitment::CommitmentOut;
pub use concise::concise;
pub use diff::diff;
pub use fingerprint::{fingerprint, of_text};
pub use github::github;
pub use gitlab::gitlab;
pub use harmless::harmless;
pub use html::html;
pub use json::json;
pub use jsonl::{jsonl, jsonl_line};
pub use junit::junit;
pub use markdown::markdown;
pub use markup::escaped;
pub use path::uri;
pub use place::{Place, Range};
pub use sarif::{home, sarif};
pub use statistics::statistics;
pub use summary::{Count, mended, plural, summary};
pub use terminal::{Colour, Look, full, severity_word, wrapped};

/// A file that was checked.
#[derive(Debug)]
pub struct Checked {
    /// Its path as the user gave it.
    pub path: PathBuf,
    /// How lists for other programs name it: with `/` between its parts, from where they count.
    pub listed: String,
    /// Its text.
    pub source: Source,
    /// The lines of it as its format knows them; none where the text is the file itself.
    pub blocks: Arc<[Block]>,
    /// What was found.
    pub report: Report,
    /// The language its settings ask for.
    pub language: Language,
    /// How many fixes were applied to it before.
    pub fixes: usize,
    /// What the papers that it cites are called, each at the first place where it is cited; only for reports that show it.
    pub titles: Vec<(Span, String)>,
    /// What else was at hand when it was checked.
    pub beside: Beside,
}

/// What a check can rest on besides the text: what is not there is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside {
    /// The questions as submitted.
    pub sheet: bool,
    /// The lists of dossiers and papers.
    pub papers: bool,
}

impl Beside {
    /// What these settings bring along.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let options = &settings.options;
        Self { sheet: options.sheet.is_some(), papers: options.papers.rows().is_some() }
    }
}
