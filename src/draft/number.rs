//! The number of a question, with the letter or the second number that may stand behind it or in its place.

use std::fmt;

/// `3`; `3a` for a question that was put in behind another; `3.2` for one of a chapter; `c` where questions are lettered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    value: u32,
    part: Part,
}

/// What stands behind a number, or in its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    #[default]
    None,
    /// `3a`
    Letter(char),
    /// `c`: the letter stands alone, and the value only counts it.
    Alone(char),
    /// `3.2`
    Figure(u32),
}

impl Number {
    /// A number without a letter.
    #[must_use]
    pub const fn new(value: u32) -> Self {
        Self { value, part: Part::None }
    }

    /// With a letter behind it.
    #[must_use]
    pub const fn with_letter(value: u32, letter: char) -> Self {
        Self { value, part: Part::Letter(letter) }
    }

    /// With a number of a second level behind it.
    #[must_use]
    pub const fn with_figure(value: u32, figure: u32) -> Self {
        Self { value, part: Part::Figure(figure) }
    }

    /// A letter in the place of a number: `a` counts as 1.
    #[must_use]
    pub fn letter_alone(letter: char) -> Self {
        let letter = letter.to_ascii_lowercase();
        let value = (letter as u32).saturating_sub('a' as u32) + 1;
        Self { value, part: Part::Alone(letter) }
    }

    /// The number without its letter.
    #[must_use]
    pub const fn value(self) -> u32 {
        self.value
    }

    /// The letter behind the number.
    #[must_use]
    pub const fn letter(self) -> Option<char> {
        match self.part {
            Part::Letter(letter) => Some(letter),
            _ => None,
        }
    }

    /// Whether it is that of a part, with a letter or a figure behind it.
    #[must_use]
    pub const fn is_part(self) -> bool {
        matches!(self.part, Part::Letter(_) | Part::Figure(_))
    }

    /// Whether it has two levels: `3.2`.
    #[must_use]
    pub const fn has_levels(self) -> bool {
        self.figure().is_some()
    }

    /// The number of its second level.
    #[must_use]
    pub const fn figure(self) -> Option<u32> {
        match self.part {
            Part::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// Whether a set may begin with it.
    #[must_use]
    pub const fn is_first(self) -> bool {
        let first = match self.part {
            Part::Letter(letter) => letter == 'a',
            Part::Figure(figure) => figure == 1,
            Part::None | Part::Alone(_) => true,
        };
        self.value == 1 && first
    }

    /// Whether one of two labels means the other: `3` means `3a` and `3b` too.
    #[must_use]
    pub fn means(self, other: Self) -> bool {
        self.value == other.value
            && (self.part == other.part || !self.is_part() || !other.is_part())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Alone(letter) => write!(f, "{letter}"),
            Part::Letter(letter) => write!(f, "{}{letter}", self.value),
            Part::Figure(figure) => write!(f, "{}.{figure}", self.value),
            Part::None => write!(f, "{}", self.value),
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
        let levels = Number::with_figure(3, 2);
        assert_eq!((levels.to_string(), levels.letter()), ("3.2".to_owned(), None));
        assert!(Number::new(3).means(levels) && !levels.means(Number::with_figure(3, 1)));
        assert!(Number::with_figure(1, 1).is_first() && !Number::with_figure(1, 2).is_first());
        assert!(Number::new(3).means(lettered) && !Number::with_letter(3, 'a').means(lettered));
        assert!(Number::with_letter(1, 'a').is_first() && !Number::with_letter(1, 'b').is_first());
    }
}
