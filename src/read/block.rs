//! What the draft parser gets of a document: lines with what their format knows of them.

use smallvec::SmallVec;

use crate::text::{FlowBuilder, Source, Span};

/// One line of a draft as the parser sees it: a line of plain text, or a line of a Markdown paragraph
/// without its markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// From its first to its last visible character.
    pub span: Span,
    /// The pieces of text in it; empty means the whole span is text.
    pub pieces: Pieces,
    /// Whether a paragraph begins here; `false` for a line that goes on from the one before.
    pub starts_paragraph: bool,
    /// What the format itself says of this block.
    pub kind: BlockKind,
    /// How much white space stands before it on its line, in bytes; a form feed counts as a page
    /// break, not as white space.
    pub indent: u32,
    /// Whether a page ends before this block (a form feed).
    pub page_break: bool,
    /// The cell of a table that it stands in.
    pub cell: Option<Cell>,
}

/// The pieces of a line: nearly always one, which then stands in the line itself.
pub type Pieces = SmallVec<[Piece; 1]>;

/// A cell of a table, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Which table of the document.
    pub table: u32,
    /// Its row.
    pub row: u32,
    /// Its column.
    pub column: u32,
}

/// A note as its format tells it from all others, whatever its label.
pub type NoteId = u32;

/// A stretch of text inside a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the source.
    pub span: Span,
    /// What it reads as, when that is not the source text itself (an entity).
    pub reads: Option<Box<str>>,
    /// The note that it is the mark of, when the format says so.
    pub mark: Option<NoteId>,
}

impl Piece {
    /// Text that reads as it stands in the source.
    #[must_use]
    pub const fn text(span: Span) -> Self {
        Self { span, reads: None, mark: None }
    }
}

/// What a format itself says of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Ordinary text; whether it is a heading is for the draft parser to find out.
    Text,
    /// Marked up as a heading.
    Heading,
    /// A paragraph of a list, its bullet or number with it.
    Item,
    /// Belongs to the body of a note (`[^1]: …`).
    Note {
        /// Which note.
        note: NoteId,
        /// The label, without brackets.
        label: Span,
    },
    /// Stands at the head or foot of every page.
    Running,
    /// A line that only separates (`___`, `---`).
    Separator,
}

impl Block {
    /// A line of ordinary text.
    #[must_use]
    pub fn line(span: Span, starts_paragraph: bool) -> Self {
        Self {
            span,
            pieces: SmallVec::new(),
            starts_paragraph,
            kind: BlockKind::Text,
            indent: 0,
            page_break: false,
            cell: None,
        }
    }

    /// The stretch of the source that is its text, where it is one and reads as it stands there.
    #[must_use]
    pub fn whole(&self) -> Option<Span> {
        match self.pieces.as_slice() {
            [] => Some(self.span),
            [Piece { span, reads: None, .. }] => Some(*span),
            _ => None,
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
        if let Some(whole) = self.whole() {
            return source.slice(whole).into();
        }
        let pieces = self.pieces.iter();
        let pieces =
            pieces.map(|piece| piece.reads.as_deref().unwrap_or_else(|| source.slice(piece.span)));
        pieces.collect::<String>().into()
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
