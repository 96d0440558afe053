//! Words of logical text.

use std::ops::Range;

use super::hash::{START, mixed};

/// A word and what it is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    start: u32,
    end: u32,
    /// The hash of its letters; plain letters count without their capitals.
    pub hash: u64,
}

impl Word {
    /// Its place, in bytes.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Whether a stretch of a text is whole words: no letter or digit stands at either end of it.
#[must_use]
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Whether a phrase stands in a text as whole words.
#[must_use]
pub fn holds_word(text: &str, phrase: &str) -> bool {
    let mut places = text.match_indices(phrase).map(|(at, _)| at..at + phrase.len());
    places.any(|range| stands_alone(text, &range))
}

/// The words of a text, web addresses left out; read byte by byte, for this is done for every answer of every draft.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    Words { bytes: text.as_bytes(), at: 0 }
}

/// A byte of a word, without a capital; nothing for what stands between words. Letters with accents begin with 0xc3 to 0xdf; what begins
/// otherwise are marks and signs.
const fn letter(byte: u8) -> Option<u8> {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' | 0x80..=0xc1 | 0xc3..=0xdf => Some(byte),
        b'A'..=b'Z' => Some(byte.to_ascii_lowercase()),
        _ => None,
    }
}

/// [`letter`] of every byte; 0, which is none, for what stands between words.
static LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0;
    let mut rest: &mut [u8] = &mut letters;
    while let [first, behind @ ..] = rest {
        if let Some(letter) = letter(byte) {
            *first = letter;
        }
        rest = behind;
        byte = byte.wrapping_add(1);
    }
    letters
};

struct Words<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Words<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (start, mut hash, mut len) = (self.at, START, 0);
            for &byte in self.bytes.get(start..)? {
                let letter = LETTERS.get(usize::from(byte)).copied().unwrap_or(0);
                if letter == 0 {
                    break;
                }
                hash = mixed(hash, letter);
                len += 1;
            }
            let end = start + len;
            self.at = end;
            let address = len == 3 && self.bytes.get(start..end) == Some(b"www")
                || self.byte(end) == Some(b':') && self.bytes.get(end..end + 3) == Some(b"://");
            if address {
                while self.byte(self.at).is_some_and(|byte| !byte.is_ascii_whitespace()) {
                    self.at += 1;
                }
            } else if start < end {
                return Some(Word { start: start as u32, end: end as u32, hash });
            } else {
                self.at += match self.byte(self.at)? {
                    0xc2 => 2,
                    0xe0..0xf0 => 3,
                    0xf0.. => 4,
                    _ => 1,
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn addresses_are_no_words() {
        let of = |text: &'static str| -> Vec<&str> {
            words(text).map(|word| &text[word.range()]).collect()
        };
        assert_eq!(
            of("Zie https://x.nl/brug en ’s-Gravenhage, één 😀 foto’s."),
            ["Zie", "en", "s", "Gravenhage", "één", "foto", "s"]
        );
        assert_eq!(of("Î€ «é»—ë\u{a0}x www.x.nl/a b"), ["Î", "é", "ë", "x", "b"]);
    }
}
