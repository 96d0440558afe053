//! What a line looks like: the features by which its part is told, read once.

use std::ops::Deref;

use crate::text::is_unseen;

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum End {
    /// A question mark, perhaps with a closing quotation mark, a bracket or a note mark behind it.
    Asks,
    /// A full stop or exclamation mark.
    Stops,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A letter, a digit, a bracket: the sentence goes on, or the line is no sentence.
    Open,
}

impl End {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asks => "eindigt vragend",
            Self::Stops => "eindigt op een punt",
            Self::Comma => "eindigt op een komma",
            Self::Colon => "eindigt op een dubbele punt",
            Self::Open => "loopt door",
        }
    }
}

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum Begin {
    Capital,
    Lower,
    Digit,
    Bullet,
    Other,
}

/// The features of a line that its text alone has.
#[derive(Clone, Copy, Debug)]
pub(in crate::draft) struct Looks {
    pub begin: Begin,
    pub end: End,
    /// Whether it asks anywhere.
    pub asks: bool,
    /// How long it is, in bytes.
    pub len: u32,
}

impl Looks {
    pub fn of(text: &str) -> Self {
        let text = bare(text);
        Self { begin: begin(text), end: end(text), asks: asks(text), len: text.len() as u32 }
    }
}

/// The features of a line where it stands.
#[derive(Clone, Copy, Debug)]
pub(in crate::draft) struct Shape {
    pub looks: Looks,
    /// Whether a white line, a separator or a page stands before it.
    pub gap: bool,
    /// Whether a page ends before it.
    pub page: bool,
    /// White space before it, in bytes.
    pub indent: u32,
    /// Whether the format marks it as a heading.
    pub marked: bool,
}

/// A shape has the looks of its text.
impl Deref for Shape {
    type Target = Looks;

    fn deref(&self) -> &Looks {
        &self.looks
    }
}

/// A line without the marks of emphasis and headings that people type around it.
pub(in crate::draft) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| matches!(c, '*' | '_' | '#' | '>') || is_unseen(c))
}

/// Whether a text asks: a question mark in a web address (`…/?id=3`) is none.
pub(in crate::draft) fn asks(text: &str) -> bool {
    text.contains('?')
        && text.split(is_unseen).filter(|word| word.contains('?')).any(|word| {
            let asking = word.split("http").next().unwrap_or_default();
            // `€ ???` stands for a number.
            let blank = word.starts_with("??") && !word.contains(char::is_alphanumeric);
            !blank && asking.contains('?') && !asking.starts_with("www.")
        })
}

fn begin(text: &str) -> Begin {
    let mut chars = text.chars();
    match chars.next() {
        Some('•' | '▪' | '◦' | '·' | '\u{f0b7}' | '\u{f0a7}') => Begin::Bullet,
        Some('-' | '–') if chars.next().is_some_and(is_unseen) => Begin::Bullet,
        Some(c) if c.is_ascii_digit() => Begin::Digit,
        Some(c) if c.is_lowercase() => Begin::Lower,
        Some(c) if c.is_uppercase() => Begin::Capital,
        Some('‘' | '“' | '«' | '"' | '\'' | '(' | '[' | '„') => {
            let inner = chars.find(|c| c.is_alphanumeric());
            if inner.is_some_and(char::is_lowercase) { Begin::Other } else { Begin::Capital }
        }
        _ => Begin::Other,
    }
}

/// How a text ends, note marks and closing quotation marks apart: `…?1`, `…?»`, `… dat? [2]`, `…? 1)`.
pub(in crate::draft) fn end(text: &str) -> End {
    const BEHIND: usize = 12;
    let closing = |c: char| {
        matches!(
            c,
            '’' | '”' | '»' | '"' | '\'' | ')' | ']' | '*' | '_' | '^' | '[' | '¹' | '²' | '³'
        ) || c.is_ascii_digit()
            || is_unseen(c)
    };
    // `…? [3, 4 en 5 ]`: several marks of notes.
    let marks = text.strip_suffix(']').and_then(|open| open.rsplit_once('['));
    let text = match marks {
        Some((before, marks)) if is_list_of_marks(marks) => before,
        _ => text,
    };
    for (at, c) in text.chars().rev().take(BEHIND).enumerate() {
        match c {
            '?' => return End::Asks,
            '.' if at == 0 && text.ends_with("?.") => return End::Asks,
            '.' | '!' | '…' => return End::Stops,
            ',' if at == 0 => return End::Comma,
            ':' if at == 0 => return End::Colon,
            c if closing(c) => {}
            _ => break,
        }
    }
    End::Open
}

fn is_list_of_marks(text: &str) -> bool {
    text.split(|c: char| c == ',' || is_unseen(c))
        .all(|part| part == "en" || part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends() {
        for (text, expected) in [
            ("Klopt dat?", End::Asks),
            ("Klopt dat?1", End::Asks),
            ("Kent u ‘Brug dicht’? 1)", End::Asks),
            ("Kent u «Brug dicht?»", End::Asks),
            ("Kent u dat? [12]", End::Asks),
            ("Kent u dat?[^1]", End::Asks),
            ("Kent u dat? [3, 4 en 5 ]", End::Asks),
            ("Kent u dat?.", End::Asks),
            ("Dat klopt.", End::Stops),
            ("de brug,", End::Comma),
            ("als volgt:", End::Colon),
            ("in 2024", End::Open),
            ("de brug", End::Open),
        ] {
            assert_eq!(end(text), expected, "{text:?}");
        }
    }
}
