//! The number of a question, with the letter that may stand behind it or in its place.

use std::fmt;

/// `3`; `3a` for a question that was put in behind another; `c` where questions are lettered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    value: u32,
    letter: Option<char>,
    /// Whether the letter stands alone, and the value only counts it.
    alone: bool,
}

impl Number {
    /// A number without a letter.
    #[must_use]
    pub const fn new(value: u32) -> Self {
        Self { value, letter: None, alone: false }
    }

    /// With a letter behind it.
    #[must_use]
    pub const fn with_letter(value: u32, letter: char) -> Self {
        Self { value, letter: Some(letter), alone: false }
    }

    /// A letter in the place of a number: `a` counts as 1.
    #[must_use]
    pub fn letter_alone(letter: char) -> Self {
        let letter = letter.to_ascii_lowercase();
        let value = (letter as u32).saturating_sub('a' as u32) + 1;
        Self { value, letter: Some(letter), alone: true }
    }

    /// The number without its letter.
    #[must_use]
    pub const fn value(self) -> u32 {
        self.value
    }

    /// The letter behind the number.
    #[must_use]
    pub fn letter(self) -> Option<char> {
        self.letter.filter(|_| !self.alone)
    }

    /// Whether a set may begin with it.
    #[must_use]
    pub fn is_first(self) -> bool {
        self.value == 1 && self.letter().is_none_or(|letter| letter == 'a')
    }

    /// Whether one of two labels means the other: `3` means `3a` and `3b` too.
    #[must_use]
    pub fn means(self, other: Self) -> bool {
        self.value == other.value
            && (self.letter == other.letter || self.letter().is_none() || other.letter().is_none())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.letter, self.alone) {
            (Some(letter), true) => write!(f, "{letter}"),
            (Some(letter), false) => write!(f, "{}{letter}", self.value),
            (None, _) => write!(f, "{}", self.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let lettered = Number::with_letter(3, 'b');
        assert_eq!((lettered.to_string(), lettered.value()), ("3b".to_owned(), 3));
        assert_eq!(
            (Number::letter_alone('B').to_string(), Number::letter_alone('B').value()),
            ("b".to_owned(), 2)
        );
        assert!(Number::new(3).means(lettered) && !Number::with_letter(3, 'a').means(lettered));
        assert!(Number::with_letter(1, 'a').is_first() && !Number::with_letter(1, 'b').is_first());
    }
}
