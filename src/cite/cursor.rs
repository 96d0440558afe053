//! A place in the text and the small steps every part of the grammar is made of.

use std::ops::Range;

use super::citation::{At, Citation};
use crate::text::{MONTHS, MONTHS_SHORT, is_space};

/// Reads a reference behind its trigger word, whose range is given; gives the place where to go on,
/// or `None` when it is none.
pub(super) type Parse = fn(Cursor<'_>, Range<usize>, &mut Vec<Citation>) -> Option<usize>;

/// A run of white space longer than this separates; it does not join. PDF text is indented by up to
/// some forty spaces after a line end.
const LONGEST_GAP: usize = 64;

/// A place in a text. Copies are cheap, so a parser works on a copy and stores it back on success.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// The text from an earlier place up to here.
    pub(super) fn since(&self, start: usize) -> &'t str {
        self.slice(start..self.at)
    }

    pub(super) fn peek(&self) -> Option<char> {
        match self.text.as_bytes().get(self.at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.rest().chars().next(),
            None => None,
        }
    }

    /// Whether a line ends between here and a later place.
    pub(super) fn since_has_newline(&self, later: &Self) -> bool {
        self.slice(self.at..later.at).contains('\n')
    }

    /// The text between an earlier place and here; `None` where that place is inside a character.
    pub(super) fn valid(&self, start: usize) -> Option<&'t str> {
        self.text.get(start..self.at)
    }

    pub(super) fn before(&self) -> Option<char> {
        match self.text.as_bytes().get(self.at.checked_sub(1)?) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(..self.at).and_then(|text| text.chars().next_back()),
        }
    }

    pub(super) fn back_to(&self, at: usize) -> Self {
        Self { text: self.text, at }
    }

    /// Whether the next character satisfies a condition; false at the end.
    pub(super) fn next_is(&self, test: impl Fn(char) -> bool) -> bool {
        self.peek().is_some_and(test)
    }

    pub(super) fn eat_if(&mut self, test: impl Fn(char) -> bool) -> bool {
        match self.peek() {
            Some(c) if test(c) => {
                self.at += c.len_utf8();
                true
            }
            _ => false,
        }
    }

    pub(super) fn eat(&mut self, wanted: char) -> bool {
        self.eat_if(|c| c == wanted)
    }

    /// The byte at a distance from here.
    pub(super) fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    /// Hyphen, non-breaking hyphen, en dash, em dash, minus.
    pub(super) fn dash(&mut self) -> bool {
        self.eat_if(is_dash)
    }

    /// White space within a line; says whether there was any.
    pub(super) fn space(&mut self) -> bool {
        self.skip(0)
    }

    /// White space with at most one line end, so a reference may be broken over lines but not over
    /// an empty line; says whether there was any.
    pub(super) fn gap(&mut self) -> bool {
        self.skip(1)
    }

    fn skip(&mut self, line_ends: usize) -> bool {
        let start = *self;
        let mut seen = 0;
        while let Some(c) = self.peek().filter(|&c| is_space(c)) {
            seen += usize::from(c == '\n');
            if seen > line_ends || self.at - start.at > LONGEST_GAP {
                *self = start;
                return false;
            }
            self.at += c.len_utf8();
        }
        self.at > start.at
    }

    /// A whole run of ASCII digits of at most `most`; `None` without moving when there is none or
    /// the run is longer.
    pub(super) fn digits(&mut self, most: usize) -> Option<At<&'t str>> {
        let bytes = self.text.as_bytes().get(self.at..)?;
        let length = bytes.iter().take(most + 1).take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 || length > most {
            return None;
        }
        let range = self.at..self.at + length;
        self.at = range.end;
        Some(At { value: self.slice(range.clone()), range })
    }

    /// A whole run of ASCII letters and digits of at most `most` that ends where a word ends.
    pub(super) fn token(&mut self, most: usize) -> Option<At<&'t str>> {
        let bytes = self.text.as_bytes().get(self.at..)?;
        let length =
            bytes.iter().take(most + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let end = Self { text: self.text, at: self.at + length };
        if length == 0 || length > most || end.next_is(char::is_alphanumeric) {
            return None;
        }
        let range = self.at..end.at;
        self.at = end.at;
        Some(At { value: self.slice(range.clone()), range })
    }

    /// The first of these words that stands here, in any case, as a whole word. A word that ends in a
    /// point needs no word end behind it.
    pub(super) fn word(&mut self, words: &[&'static str]) -> Option<At<&'static str>> {
        let first = self.text.as_bytes().get(self.at)?;
        // Asked at most places in vain; with these no word begins.
        if matches!(first, b'0'..=b'9' | b' ' | b'\n' | b',' | b';' | b')' | b'/' | b'-') {
            return None;
        }
        // One bit tells capitals from small letters.
        let first = first | 0x20;
        for &word in words {
            if word.as_bytes().first().is_none_or(|byte| byte | 0x20 != first) {
                continue;
            }
            let range = self.at..self.at + word.len();
            let Some(here) = self.text.get(range.clone()) else { continue };
            let end = Self { text: self.text, at: range.end };
            if here.eq_ignore_ascii_case(word)
                && (word.ends_with('.') || !end.next_is(char::is_alphabetic))
            {
                self.at = range.end;
                return Some(At { value: word, range });
            }
        }
        None
    }

    /// The word that a range is part of; of a run of letters that is longer than any key, a part.
    pub(super) fn word_around(&self, part: &Range<usize>) -> Range<usize> {
        const LONGEST: usize = 16;
        let letters = |c: &char| c.is_alphabetic();
        let before = self.text.get(..part.start).unwrap_or_default().chars().rev();
        let before: usize = before.take(LONGEST).take_while(letters).map(char::len_utf8).sum();
        let after = self.text.get(part.end..).unwrap_or_default().chars();
        let after: usize = after.take(LONGEST).take_while(letters).map(char::len_utf8).sum();
        part.start - before..part.end + after
    }

    /// Whether one of these words comes after white space.
    pub(super) fn word_ahead(&self, words: &[&'static str]) -> bool {
        let mut ahead = *self;
        ahead.gap() && ahead.word(words).is_some()
    }

    /// Whether a month comes after white space: what stands before it is a day.
    fn gap_and_month(&self) -> bool {
        let mut ahead = *self;
        ahead.gap() && ahead.month()
    }

    /// Takes the name of a month, in full or cut short.
    pub(super) fn month(&mut self) -> bool {
        let mut short = *self;
        if self.word(&MONTHS).is_some() {
            return true;
        }
        if MONTHS_SHORT.iter().any(|(_, name)| short.word(&[name]).is_some()) && short.eat('.') {
            *self = short;
            return true;
        }
        false
    }

    /// Whether here ends what a number can be part of: no letter, digit, or decimal goes on.
    pub(super) fn at_word_end(&self) -> bool {
        !self.next_is(char::is_alphanumeric)
    }

    /// Whether the text ends here, or a mark that closes a reference stands here.
    pub(super) fn at_close(&self) -> bool {
        self.peek().is_none_or(|c| {
            c == '\n'
                || matches!(
                    c,
                    '.' | ',' | ';' | ':' | ')' | ']' | '»' | '”' | '"' | '’' | '?' | '!'
                )
        })
    }
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}')
}

/// Words that make what stands before them an amount.
pub(super) const UNITS: [&str; 33] = [
    "euro",
    "euro's",
    "eur",
    "gulden",
    "dollar",
    "miljoen",
    "mln.",
    "mln",
    "miljard",
    "mld.",
    "mld",
    "procent",
    "keer",
    "maal",
    "jaar",
    "maanden",
    "weken",
    "dagen",
    "uur",
    "stuks",
    "mensen",
    "personen",
    "inwoners",
    "leden",
    "woningen",
    "huishoudens",
    "kinderen",
    "ton",
    "kilo",
    "kg",
    "km",
    "ha",
    "fte",
];

/// Whether what ends here is a day of the month or an amount.
pub(super) fn counts_something(cursor: &Cursor<'_>) -> bool {
    cursor.next_is(|c| c == '%' || c == '€')
        || cursor.gap_and_month()
        || cursor.word_ahead(&UNITS)
        || cursor.word_ahead(&["%", "€"])
}
