//! The lines of a draft while it is being parsed, each with the part it plays.

use std::borrow::Cow;

use crate::read::Block;
use crate::text::{Source, Span};

/// A block with its text and its role.
#[derive(Debug)]
pub(in crate::draft) struct Line<'s> {
    pub block: Block,
    pub text: Cow<'s, str>,
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

/// Whether a character is white space of any width, or shows nothing at all: Word's no-break spaces, the narrow ones, the
/// zero-width spaces, the soft hyphen and the byte order mark.
pub(in crate::draft) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The text after `prefix`, compared without regard to case for ASCII letters; a space of the prefix stands for white space of
/// any kind and width.
pub(in crate::draft) fn strip_word<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    // Nearly every line begins with other letters.
    let letters = prefix.bytes().take_while(|byte| *byte != b' ').take(2);
    let mut here = text.bytes();
    for wanted in letters {
        if !here.next()?.eq_ignore_ascii_case(&wanted) {
            return None;
        }
    }
    match text.get(..prefix.len()) {
        Some(head) if head.eq_ignore_ascii_case(prefix) => {
            let rest = text.get(prefix.len()..)?;
            Some(if prefix.ends_with(' ') { rest.trim_start_matches(is_space) } else { rest })
        }
        _ => loosely(text, prefix),
    }
}

/// The same where the spaces differ.
fn loosely<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (first, _) = prefix.split_once(' ')?;
    let begins = text.get(..first.len())?;
    if !begins.eq_ignore_ascii_case(first) {
        return None;
    }
    let mut rest = text;
    let mut parts = prefix.split(' ').peekable();
    while let Some(part) = parts.next() {
        let head = rest.get(..part.len())?;
        if !head.eq_ignore_ascii_case(part) {
            return None;
        }
        rest = rest.get(part.len()..)?;
        if parts.peek().is_some() {
            let next = rest.trim_start_matches(is_space);
            if next.len() == rest.len() {
                return None;
            }
            rest = next;
        }
    }
    Some(rest)
}

/// Number of ASCII digits a text begins with.
pub(in crate::draft) fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_is_a_space_of_any_width() {
        for text in ["Vraag 1", "vraag\u{a0}1", "VRAAG\t1", "Vraag\u{202f}\u{2009}1", "Vraag  1"] {
            assert_eq!(strip_word(text, "vraag "), Some("1"), "{text:?}");
        }
        assert_eq!(strip_word("op\u{a0}de\u{a0}vragen 3", "op de "), Some("vragen 3"));
        assert_eq!(strip_word("Vraagstuk 1", "vraag "), None);
        assert_eq!(strip_word("Vr", "vraag "), None);
    }
}
