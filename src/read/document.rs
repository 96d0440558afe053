//! A document as the draft parser gets it, whatever file it was.

use std::sync::Arc;

use super::{Block, Format, across, markdown, plain};
use crate::text::{Source, Span, TooLarge, last_of};

/// A document: its text, what its format knows of the lines of it, and where its author sees them. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text that all spans point into: the file itself, or what a reader took out of it.
    pub source: Source,
    /// Its lines, in the order of reading.
    pub blocks: Arc<[Block]>,
    /// Comments in it that no reader of the letter sees.
    pub comments: Arc<[Comment]>,
    /// Where its author sees what stands in the text; empty where the text is the file itself.
    pub origin: Origin,
    /// What a reader of the file sees and its text has not.
    pub gaps: Arc<[Gap]>,
    format: Format,
    /// The stretches that it was read in, of which a later version takes over what is the same.
    chunks: Arc<[markdown::Chunk]>,
}

impl Document {
    /// The document that a text is.
    #[must_use]
    pub fn of(source: Source, format: Format) -> Self {
        Self::after(None, source, format)
    }

    /// The same, for whoever has read the version before an edit: of Markdown only what differs is read again.
    #[must_use]
    pub fn after(before: Option<&Self>, source: Source, format: Format) -> Self {
        let text = source.text();
        let (blocks, chunks, comments) = match format {
            Format::Markdown => {
                let before = before.map(|one| (one.text(), &*one.blocks, &*one.chunks));
                let (blocks, chunks) = markdown::read(text, before);
                (blocks, chunks, markdown::comments(text))
            }
            // What is left of other files is their text.
            Format::Plain | Format::Docx | Format::Odt | Format::Pdf | Format::Xml => {
                (plain::blocks(text), Vec::new(), Vec::new())
            }
        };
        let gaps = if format.is_text() { across::gaps(text, format) } else { Vec::new() };
        Self {
            blocks: blocks.into(),
            chunks: chunks.into(),
            comments: comments.into(),
            origin: Origin::default(),
            gaps: gaps.into(),
            source,
            format,
        }
    }

    /// A document whose reader has found the lines.
    #[must_use]
    pub fn new(source: Source, blocks: Vec<Block>, origin: Origin, format: Format) -> Self {
        let (comments, gaps, chunks) = (Arc::default(), Arc::default(), Arc::default());
        Self { source, blocks: blocks.into(), comments, origin, gaps, format, chunks }
    }

    /// The same, with what its reader passed over.
    #[must_use]
    pub fn with_gaps(self, gaps: Vec<Gap>) -> Self {
        Self { gaps: gaps.into(), ..self }
    }

    /// The format it was read from.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Whether the format says that a place of the source stands in a quotation: `> De Kamer verzoekt …` in Markdown.
    #[must_use]
    pub fn quotes(&self, offset: u32) -> bool {
        // Nobody writes longer lines by hand.
        const FARTHEST: usize = 10_000;
        let before = || last_of(self.text().get(..offset as usize).unwrap_or_default(), FARTHEST);
        let line = || before().rsplit('\n').next().unwrap_or_default();
        self.format == Format::Markdown && line().trim_start().starts_with('>')
    }

    /// The text of the document.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// The document that it is with another text.
    ///
    /// # Errors
    /// [`TooLarge`] at 4 GiB and more.
    pub fn with_text(&self, text: String) -> Result<Self, TooLarge> {
        if !self.format.is_text() {
            return self.shifted(text);
        }
        Ok(Self::of(Source::new(text)?, self.format))
    }
}

/// A part of a document that was not read, or not as its reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The text that stands before it, or in it.
    pub span: Span,
    /// What it is.
    pub part: Unseen,
}

/// What was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// Another file that was put into the document as it was (`altChunk`).
    Inserted,
    /// Another file that the document only names (`subDoc`).
    Linked,
    /// Columns of a page, of which the lines were read across.
    Columns,
    /// A table drawn with `+---+`, of which each line has a piece of every cell.
    Drawn,
}

impl Unseen {
    /// Whether questions and answers were read across each other, so that nobody knows which belong together.
    #[must_use]
    pub const fn is_across(self) -> bool {
        matches!(self, Self::Columns | Self::Drawn)
    }
}

/// A comment in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// All of it.
    pub span: Span,
    /// What it says.
    pub words: Span,
}

/// Where the author of a document sees what stands in its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Stretches of the text, in its order.
    stretches: Arc<[(Span, Place)]>,
}

/// A place as the author of a document sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The part of the document: the body, a header, the notes.
    pub part: Arc<str>,
    /// The paragraph in it, from 1.
    pub paragraph: u32,
    /// The stretch of text with one make-up in that, from 1.
    pub run: u32,
    /// How far into the paragraph, in characters.
    pub offset: u32,
    /// The page, from 1, where it is known.
    pub page: Option<u32>,
}

impl Origin {
    /// An origin of stretches that do not overlap, in the order of the text.
    #[must_use]
    pub fn new(stretches: Vec<(Span, Place)>) -> Self {
        Self { stretches: stretches.into() }
    }

    /// The same places where the text has moved.
    #[must_use]
    pub(super) fn moved(&self, shift: impl Fn(Span) -> Span) -> Self {
        Self::new(
            self.stretches.iter().map(|(span, place)| (shift(*span), place.clone())).collect(),
        )
    }

    /// Whether nothing is known: the text is the file itself.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// Where exactly a byte of the text comes from, counted in characters.
    #[must_use]
    pub fn exactly(&self, source: &Source, offset: u32) -> Option<Place> {
        let end = self.stretches.partition_point(|(span, _)| span.start <= offset);
        let (span, place) = self.stretches.get(end.checked_sub(1)?)?;
        let before = source.slice(Span::new(span.start, offset.min(span.end)));
        Some(Place { offset: place.offset + before.chars().count() as u32, ..place.clone() })
    }

    /// Where the text at a byte offset comes from.
    #[must_use]
    pub fn place(&self, offset: u32) -> Option<&Place> {
        let end = self.stretches.partition_point(|(span, _)| span.start <= offset);
        let (span, place) = self.stretches.get(end.checked_sub(1)?)?;
        (offset <= span.end).then_some(place)
    }
}
