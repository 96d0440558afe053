//! The lines of a draft while it is being parsed, each with the part it plays.

use std::borrow::Cow;

use crate::read::Block;
use crate::text::{Source, Span};

/// A block with its text and its role.
#[derive(Debug)]
pub(super) struct Line<'s> {
    pub block: Block,
    pub text: Cow<'s, str>,
    pub role: Role,
    /// Whether a page ends before this line.
    pub new_page: bool,
}

/// The part a line plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Text of a letter, head, heading, question or answer.
    Text,
    /// Part of a note: the index into the notes.
    Note(usize),
    /// Running head, page number, imprint, separator: no reader's text.
    Furniture,
}

impl<'s> Line<'s> {
    pub fn of(source: &'s Source, block: Block) -> Self {
        let text = text_of(source, &block);
        let new_page = block.page_break;
        Self { block, text, role: Role::Text, new_page }
    }

    pub fn is_text(&self) -> bool {
        self.role == Role::Text
    }

    /// The source span of a range of the line's text.
    pub fn span_of(&self, range: std::ops::Range<usize>) -> Span {
        self.block.span_of(range)
    }

    /// Cuts the line to a range of its text; only for plain lines, where text and source agree.
    pub fn cut(&mut self, source: &'s Source, range: std::ops::Range<usize>) {
        self.block.span = self.span_of(range);
        self.text = text_of(source, &self.block);
    }
}

fn text_of<'s>(source: &'s Source, block: &Block) -> Cow<'s, str> {
    if block.pieces.is_empty() {
        return Cow::Borrowed(source.slice(block.span));
    }
    Cow::Owned(block.text(source).into_owned())
}

/// The text after `prefix`, compared without regard to case for ASCII letters.
pub(super) fn strip_word<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| text.get(prefix.len()..))?
}

/// Number of ASCII digits a text begins with.
pub(super) fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}
