//! One room per input format: bytes become a [`Document`]. Only this module knows file formats.

mod across;
mod allowance;
mod block;
mod bytes;
mod changes;
mod document;
pub mod docx;
mod extract;
pub mod limits;
mod markdown;
mod marks;
mod odt;
mod official;
mod others;
pub mod package;
mod pdf;
mod pdf_font;
mod pdf_streams;
mod plain;
mod splice;
mod unread;
mod xml;

use std::path::Path;

use crate::text::{Source, raised};
pub use allowance::{Allowance, allowances};

pub use block::{Block, BlockKind, Cell, NoteId, Piece};
pub use bytes::{NotText, decode};
pub use changes::{difference, differing_lines};
pub use document::{Comment, Document, Gap, Origin, Place, Unseen};
pub use marks::{
    AUTHOR, Change, Ours, Remark, Revision, annotated, revised, takes_marks, without_ours,
};
pub use others::passed_over;
pub use unread::Unread;

/// The formats that can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text: typed, exported from Word, or extracted from a PDF.
    #[default]
    Plain,
    /// Markdown with footnotes and tables.
    Markdown,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// A PDF.
    Pdf,
    /// An official publication in XML.
    Xml,
}

/// Formats by the ends of file names.
const ENDS: [(&str, Format); 9] = [
    ("txt", Format::Plain),
    ("text", Format::Plain),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("docx", Format::Docx),
    // With macros, which are no text.
    ("docm", Format::Docx),
    ("odt", Format::Odt),
    ("pdf", Format::Pdf),
    ("xml", Format::Xml),
];

/// What the names of official publications begin with.
const PUBLICATIONS: [&str; 5] = ["ah-", "kv-", "kst-", "blg-", "nds-"];

impl Format {
    /// The format a file name asks for; what is not known is plain text.
    #[must_use]
    pub fn of_path(path: &Path) -> Self {
        known(path).unwrap_or_default()
    }

    /// Whether files with this name are drafts by their name, for walking folders. Word keeps a `~$name.docx` beside what it has open.
    #[must_use]
    pub fn reads(path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ours = match known(path) {
            // A PDF is read when it is named; other XML than that of publications is everywhere.
            None | Some(Self::Pdf) => false,
            Some(Self::Xml) => PUBLICATIONS.iter().any(|start| name.starts_with(start)),
            Some(_) => true,
        };
        ours && !name.starts_with("~$") && !name.starts_with(".~")
    }

    /// Whether a file of this format is its text.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Plain | Self::Markdown)
    }
}

fn known(path: &Path) -> Option<Format> {
    let end = path.extension()?.to_str()?;
    ENDS.iter().find(|(known, _)| end.eq_ignore_ascii_case(known)).map(|(_, format)| *format)
}

/// Reads a file as the document that its name promises.
///
/// # Errors
/// [`Unread`], in words that say what to do.
pub fn document(path: &Path, bytes: Vec<u8>, shown: Revision) -> Result<Document, Unread> {
    let format = Format::of_path(path);
    match format {
        Format::Plain | Format::Markdown => {
            if let Some(kind) = others::known(path, &bytes) {
                return Err(NotText::Other(kind).into());
            }
            let text = decode(bytes)?;
            let source = Source::new(text).map_err(|_| Unread::TooMuch("bytes"))?;
            Ok(Document::of(source, format))
        }
        Format::Pdf => pdf::read(bytes),
        Format::Xml => official::read(bytes),
        Format::Odt => {
            is_archive(&bytes, "OpenDocument-tekst")?;
            Ok(odt::Odt::read(bytes.into(), shown)?.document())
        }
        Format::Docx => {
            is_archive(&bytes, "Word-document")?;
            Ok(docx::Word::read(bytes.into(), shown)?.document())
        }
    }
}

/// A digit above or below the line; what has no such form stays.
fn moved(c: char, above: bool) -> char {
    const BELOW: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    let below = || BELOW.get(c.to_digit(10)? as usize).copied();
    if above { raised(c) } else { below() }.unwrap_or(c)
}

/// White space as XML folds it: a no-break space is none, unlike for who reads text (`text::is_space`).
const fn is_xml_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// A text with its white space folded; `space` says whether one stands before it.
fn folded(text: &str, space: &mut bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let blank = is_xml_space(c);
        if !(blank && *space) {
            out.push(if blank { ' ' } else { c });
        }
        *space = blank;
    }
    out
}

/// Whether bytes are an archive, as those of a `kind` are.
fn is_archive(bytes: &[u8], kind: &'static str) -> Result<(), Unread> {
    if bytes.starts_with(b"PK") {
        return Ok(());
    }
    // Office wraps a document with a password into the old format of files.
    const WRAPPED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        let locked = bytes.windows(WRAPPED.len()).any(|words| words == WRAPPED);
        let old =
            Unread::NotText(NotText::Other(others::of_bytes(bytes).unwrap_or(others::OLD_WORD)));
        return Err(if locked { Unread::Encrypted } else { old });
    }
    Err(Unread::Other(kind))
}
