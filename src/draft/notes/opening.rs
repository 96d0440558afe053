//! How a line opens that may begin the body of a note: its label, and what stands behind it.

use std::ops::Range;

use super::scan::number_of;
use super::style::NoteStyle;
use crate::text::raised_digit;

/// The front of a line that may begin a body.
pub(super) struct BodyOpening {
    pub style: NoteStyle,
    /// The label as a number; 0 for a word.
    pub number: u32,
    pub label: Range<usize>,
    /// Where the body begins on the line.
    pub body: usize,
    pub form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `[1] …`, `1) …`, `[^1]: …`, `¹ …`.
    Marked,
    /// `1 Trouw`.
    Spaced,
    /// `1Trouw`, as in text extracted from a PDF.
    Glued,
    /// `1` alone on its line, the body below.
    Alone,
    /// `1. Trouw`: only below a separator, or where a raised figure above can be nothing but its mark.
    Dotted,
}

/// Reads the beginning of a line as a label; of a run of digits that is longer, the expected number is taken.
pub(super) fn opening(text: &str, expected: u32) -> Option<BodyOpening> {
    let first = text.chars().next()?;
    let make = |style, number, label: Range<usize>, body, form| {
        Some(BodyOpening { style, number, label, body, form })
    };
    if let Some(inner) = text.strip_prefix("[^") {
        let len = inner.find("]:").filter(|&len| (1..=20).contains(&len))?;
        let number = number_of(inner.get(..len)?);
        return make(NoteStyle::Caret, number, 2..2 + len, skip_space(text, len + 4), Form::Marked);
    }
    if let Some(inner) = text.strip_prefix('[') {
        // `[1]`, `[1 ]`
        let close = inner.find(']').filter(|&close| close <= 5)?;
        let digits = inner.get(..close)?.trim();
        let number = digits.parse().ok().filter(|_| (1..=3).contains(&digits.len()))?;
        let end = close + 2;
        return make(NoteStyle::Bracket, number, 0..end, skip_space(text, end), Form::Marked);
    }
    if first.is_ascii_digit() {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let after = text.get(digits..)?;
        let number = number_of(text.get(..digits)?);
        let behind = match after.chars().next() {
            None => Some((NoteStyle::Digit, Form::Alone, 0)),
            Some(')') => Some((NoteStyle::Paren, Form::Marked, 1)),
            Some('.') if after.starts_with(". ") => Some((NoteStyle::Digit, Form::Dotted, 1)),
            Some(c) if c.is_whitespace() => Some((NoteStyle::Digit, Form::Spaced, 0)),
            Some(c) if c.is_alphabetic() || "«‘“'\"(".contains(c) => {
                Some((NoteStyle::Digit, Form::Glued, 0))
            }
            Some(_) => None,
        };
        if let Some((style, form, len)) = behind.filter(|_| digits <= 3 && number > 0) {
            return make(style, number, 0..digits, skip_space(text, digits + len), form);
        }
        // `32024Z15585` is note 3 with a case number as its body.
        let prefix = expected.to_string();
        if digits == prefix.len() + 4 && text.starts_with(&prefix) && after.starts_with(['Z', 'D'])
        {
            return make(NoteStyle::Digit, expected, 0..prefix.len(), prefix.len(), Form::Glued);
        }
        return None;
    }
    let raised: usize = text.chars().map_while(|c| raised_digit(c).map(|_| c.len_utf8())).sum();
    if raised > 0 {
        let digits = text.get(..raised)?.chars().filter_map(raised_digit);
        let digits: String = digits.filter_map(|digit| char::from_digit(digit, 10)).collect();
        let number = number_of(&digits);
        return make(NoteStyle::Digit, number, 0..raised, skip_space(text, raised), Form::Marked);
    }
    None
}

/// Whether a line may begin with a label, by its first byte: of a figure, a bracket or a raised figure.
pub(super) fn may_begin(text: &str) -> bool {
    let first = text.bytes().next();
    first.is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'[' | 0xc2 | 0xe2))
}

/// The label of a line that begins as bodies do, by its form alone.
pub(super) fn label(text: &str) -> Option<u32> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let opening = opening(text, 0)?;
    let rest = text.get(opening.body..).unwrap_or_default();
    let bare = matches!(opening.form, Form::Spaced | Form::Glued) && looks_like_source(rest);
    (opening.style == NoteStyle::Digit && bare).then_some(opening.number)
}

fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    text.len() - rest.trim_start().len()
}

/// Whether a text begins as sources do: with a capital, a quotation mark, a digit or a web address.
pub(super) fn looks_like_source(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "«‘“'\"(".contains(c))
        || text.starts_with("http")
        || text.starts_with("www.")
}
