//! The lines of a draft while it is being parsed, each with the part it plays.

use std::borrow::Cow;
use std::sync::Arc;

use super::cues::{Cue, Cued};
use super::seen::Seen;
use super::shape::Shape;
use crate::read::{Block, BlockKind};
use crate::text::{Source, Span};

/// A block with its text and its role.
#[derive(Clone, Debug)]
pub(in crate::draft) struct Line<'s> {
    pub block: Cow<'s, Block>,
    pub text: Cow<'s, str>,
    /// What its text says wherever it stands.
    pub seen: Arc<Seen>,
    pub role: Role,
    /// Whether a page ends before this line.
    pub new_page: bool,
}

/// The part a line plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum Role {
    /// Text of a letter, head, heading, question or answer.
    Text,
    /// Part of a note: the index into the notes.
    Note(usize),
    /// Running head, page number, imprint, separator: no reader's text.
    Furniture,
    /// Stands in a table of questions and answers, in a column that holds neither.
    Aside,
}

impl<'s> Line<'s> {
    /// The line of a block, with its text and what that says.
    pub const fn of(block: &'s Block, text: Cow<'s, str>, seen: Arc<Seen>) -> Self {
        let new_page = block.page_break;
        Self { block: Cow::Borrowed(block), text, seen, role: Role::Text, new_page }
    }

    pub fn is_text(&self) -> bool {
        self.role == Role::Text
    }

    /// What it looks like where it stands.
    pub fn shape(&self) -> Shape {
        Shape {
            looks: self.seen.looks,
            gap: self.block.starts_paragraph,
            page: self.new_page,
            indent: self.block.indent,
            marked: self.block.kind == BlockKind::Heading,
        }
    }

    /// The source span of a range of the line's text.
    pub fn span_of(&self, range: std::ops::Range<usize>) -> Span {
        self.block.span_of(range)
    }

    /// Cuts the line to a range of its text, which may begin and end inside what reads as it stands in the source.
    pub fn cut(&mut self, source: &'s Source, range: std::ops::Range<usize>) {
        let span = self.span_of(range);
        let block = self.block.to_mut();
        block.span = span;
        block.pieces.retain(|piece| {
            let own = Span::new(
                piece.span.start.max(span.start),
                piece.span.end.min(span.end).max(span.start),
            );
            let stays = piece.span.start < span.end && piece.span.end > span.start;
            if stays && piece.reads.is_none() && piece.mark.is_none() {
                piece.span = own;
            }
            stays
        });
        self.text = self.block.text(source);
        self.seen = Arc::new(Seen::of(&self.text));
    }
}

impl Cued for Line<'_> {
    fn cues(&self) -> impl Iterator<Item = &'static Cue> {
        self.seen.cues.iter().copied()
    }
}
