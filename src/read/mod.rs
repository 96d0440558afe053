//! One room per input format: bytes become a [`Document`]. Only this module knows file formats.

mod allowance;
mod block;
mod bytes;
mod document;
mod markdown;
mod plain;

use std::path::Path;

pub use allowance::{Allowance, allowances};
pub use block::{Block, BlockKind, Cell, NoteId, Piece};
pub use bytes::{NotText, decode};
pub use document::{Comment, Document, Origin, Place};

/// The formats that can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text: typed, exported from Word, or extracted from a PDF.
    #[default]
    Plain,
    /// Markdown with footnotes and tables.
    Markdown,
}

impl Format {
    /// The format a file name asks for: `.md` and `.markdown` are Markdown, all else is plain text.
    #[must_use]
    pub fn of_path(path: &Path) -> Self {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some(extension) if extension.eq_ignore_ascii_case("md") => Self::Markdown,
            Some(extension) if extension.eq_ignore_ascii_case("markdown") => Self::Markdown,
            _ => Self::Plain,
        }
    }

    /// Whether files with this name are drafts by their name, for walking folders.
    #[must_use]
    pub fn reads(path: &Path) -> bool {
        let extension =
            path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        ["txt", "text", "md", "markdown"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    }
}
