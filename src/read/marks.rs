//! What kamerlint writes into documents of Word and LibreOffice, whichever of the two: comments at findings, and fixes as tracked
//! changes. All of it is known by its author, so it can be taken out again.

use super::docx::{self, Word};
use super::{Format, Unread, odt};
use crate::text::Span;

/// Who comments and changes are of.
pub const AUTHOR: &str = "kamerlint";

/// Which text of a document with tracked changes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Revision {
    /// As it will be when all changes are accepted.
    #[default]
    Accepted,
    /// As it was before the changes.
    Original,
}

/// A comment to write.
#[derive(Clone, Debug)]
pub struct Remark {
    /// What it is about, in the extracted text.
    pub span: Span,
    /// Its paragraphs.
    pub text: Vec<String>,
}

/// A change to write: words in the extracted text, and what takes their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The words.
    pub span: Span,
    /// What takes their place.
    pub text: String,
}

/// Whether comments and changes can be written into documents of a format.
#[must_use]
pub const fn takes_marks(format: Format) -> bool {
    matches!(format, Format::Docx | Format::Odt)
}

/// What of kamerlint is taken out of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ours {
    /// Its comments.
    Comments,
    /// Its comments, and its changes, which are undone.
    All,
}

/// A document without what kamerlint wrote into it.
///
/// # Errors
/// [`Unread`], as for reading.
pub fn without_ours(format: Format, bytes: Vec<u8>, what: Ours) -> Result<Vec<u8>, Unread> {
    match format {
        Format::Docx => docx::without_ours(bytes.into(), what),
        Format::Odt => odt::without_ours(bytes.into(), what),
        _ => Ok(bytes),
    }
}

/// A document with comments; it has none of kamerlint yet. The date is that of an XML Schema (`2025-03-03T12:00:00Z`).
///
/// # Errors
/// [`Unread`], as for reading.
pub fn annotated(
    format: Format,
    bytes: Vec<u8>,
    remarks: &[Remark],
    date: &str,
) -> Result<Vec<u8>, Unread> {
    match format {
        Format::Docx => Word::read(bytes.into(), Revision::Accepted)?.annotated(remarks, date),
        Format::Odt => odt::annotated(bytes.into(), remarks, date),
        _ => Ok(bytes),
    }
}

/// A document with changes as tracked ones, and how many of them have no place in it (in a field, in the mark of a note).
///
/// # Errors
/// [`Unread`], as for reading.
pub fn revised(
    format: Format,
    bytes: Vec<u8>,
    changes: &[Change],
    date: &str,
) -> Result<(Vec<u8>, usize), Unread> {
    match format {
        Format::Docx => Word::read(bytes.into(), Revision::Accepted)?.revised(changes, date),
        Format::Odt => odt::revised(bytes.into(), changes, date),
        _ => Ok((bytes, changes.len())),
    }
}
