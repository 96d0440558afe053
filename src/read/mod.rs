//! One file per input format: bytes become a [`Source`] and the [`Block`]s in it. Only this module
//! knows file formats.

mod bytes;
mod markdown;
mod plain;

use std::path::Path;

use crate::text::{FlowBuilder, Source, Span};

pub use bytes::{NotText, decode};

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

/// One line of a draft as the parser sees it: a line of plain text, or a line of a Markdown paragraph
/// without its markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// From its first to its last visible character.
    pub span: Span,
    /// The pieces of text in it; empty means the whole span is text.
    pub pieces: Vec<Piece>,
    /// Whether a paragraph begins here; `false` for a line that goes on from the one before.
    pub starts_paragraph: bool,
    /// What the format itself says of this block.
    pub kind: BlockKind,
    /// How much white space stands before it on its line, in bytes; a form feed counts as a page
    /// break, not as white space.
    pub indent: u32,
    /// Whether a page ends before this block (a form feed).
    pub page_break: bool,
}

/// A stretch of text inside a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the source.
    pub span: Span,
    /// What it reads as, when that is not the source text itself (an entity).
    pub reads: Option<Box<str>>,
}

/// What a format itself says of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Ordinary text; whether it is a heading is for the draft parser to find out.
    Text,
    /// Marked up as a heading.
    Heading,
    /// Belongs to the body of the note with this label (`[^1]: …`).
    Note {
        /// The label, without brackets.
        label: Span,
    },
    /// A line that only separates (`___`, `---`).
    Separator,
}

impl Block {
    fn line(span: Span, starts_paragraph: bool) -> Self {
        Self {
            span,
            pieces: Vec::new(),
            starts_paragraph,
            kind: BlockKind::Text,
            indent: 0,
            page_break: false,
        }
    }

    /// Adds its text to a flow, leaving out the spans in `without` (sorted).
    pub fn push_to(&self, flow: &mut FlowBuilder<'_>, without: &[Span]) {
        if self.pieces.is_empty() {
            push_without(flow, self.span, without);
        }
        for piece in &self.pieces {
            match &piece.reads {
                Some(text) => flow.push_as(text, piece.span),
                None => push_without(flow, piece.span, without),
            }
        }
    }

    /// The text of the block without markup.
    #[must_use]
    pub fn text<'s>(&self, source: &'s Source) -> std::borrow::Cow<'s, str> {
        match self.pieces.as_slice() {
            [] => source.slice(self.span).into(),
            [Piece { span, reads: None }] => source.slice(*span).into(),
            pieces => pieces
                .iter()
                .map(|piece| piece.reads.as_deref().unwrap_or_else(|| source.slice(piece.span)))
                .collect::<String>()
                .into(),
        }
    }

    /// The source offset of a byte of [`Block::text`].
    #[must_use]
    pub fn offset(&self, at: usize) -> u32 {
        if self.pieces.is_empty() {
            return (self.span.start + at as u32).min(self.span.end);
        }
        let mut left = at as u32;
        for piece in &self.pieces {
            let len = piece.reads.as_ref().map_or(piece.span.len(), |text| text.len() as u32);
            if left < len {
                return piece.span.start + if piece.reads.is_some() { 0 } else { left };
            }
            left -= len;
        }
        self.span.end
    }

    /// The source span of a range of [`Block::text`].
    #[must_use]
    pub fn span_of(&self, range: std::ops::Range<usize>) -> Span {
        let start = self.offset(range.start);
        if range.end <= range.start {
            return Span::at(start);
        }
        // The end is the place just past the last byte, which may lie in another piece than the next byte.
        Span::new(start, self.offset(range.end - 1) + 1)
    }
}

fn push_without(flow: &mut FlowBuilder<'_>, span: Span, without: &[Span]) {
    let mut at = span.start;
    let first = without.partition_point(|left_out| left_out.end <= span.start);
    for left_out in without.iter().skip(first).take_while(|left_out| left_out.start < span.end) {
        flow.push(Span::new(at, left_out.start.max(at)));
        at = left_out.end.max(at);
    }
    flow.push(Span::new(at.min(span.end), span.end));
}

/// Splits a source into blocks, in the way of its format.
#[must_use]
pub fn blocks(source: &Source, format: Format) -> Vec<Block> {
    match format {
        Format::Plain => plain::blocks(source.text()),
        Format::Markdown => markdown::blocks(source.text()),
    }
}
