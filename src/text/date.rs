//! Dutch dates in running text: `18 februari 2025`, `1 jan. 2025`, `18-2-2025`, `18 november2024`.

pub use jiff::civil::Date;

use crate::text::{MONTHS, MONTHS_SHORT, is_gap};

/// What a stretch of text says when it is read as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A day that exists.
    Day(Date),
    /// Written as a date, but there is no such day: `31 februari 2025`, `12-13-2024`.
    Impossible,
}

impl Reading {
    /// The day, if it exists.
    #[must_use]
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Impossible => None,
        }
    }
}

/// Reads a whole text as a date; `None` when it is not one.
#[must_use]
pub fn parse(text: &str) -> Option<Reading> {
    let text = text.trim_matches(is_gap);
    let (len, reading) = prefix(text)?;
    text.get(len..)?.is_empty().then_some(reading)
}

/// Reads a date with which the text begins; gives its length in bytes too. A day without its year is one only where no year
/// has it: `31 april jl.`
#[must_use]
pub fn prefix(text: &str) -> Option<(usize, Reading)> {
    let mut at = Cursor { text, at: 0 };
    let day = at.number(2)?;
    if let Some(numeric) = at.clone().numeric(day) {
        return Some(numeric);
    }
    at.gap();
    let month = at.month()?;
    let named = at.at;
    at.gap();
    let year = at.number(4).filter(|&year| year >= 1000);
    match year.filter(|_| !at.peek().is_some_and(char::is_alphanumeric)) {
        Some(year) => Some((at.at, on(year, month, day))),
        None => never(day, month).then_some((named, Reading::Impossible)),
    }
}

/// Whether no year has this day: `0 oktober`, `31 april`, `32 mei`.
fn never(day: u16, month: u16) -> bool {
    const LEAP_YEAR: u16 = 2024;
    on(LEAP_YEAR, month, day) == Reading::Impossible
}

/// The day that came before all days of the register, for a post without a first day.
pub const EARLIEST: Date = Date::constant(1, 1, 1);

/// The day after all days of the register, for a post that is still held.
pub const LATEST: Date = Date::constant(9999, 12, 31);

fn on(year: u16, month: u16, day: u16) -> Reading {
    let small = |n: u16| i8::try_from(n).unwrap_or(-1);
    let year = i16::try_from(year).unwrap_or(-1);
    Date::new(year, small(month), small(day)).map_or(Reading::Impossible, Reading::Day)
}

/// A day as it is written in running text: `18 februari 2025`.
#[must_use]
pub fn in_words(day: Date) -> String {
    let at = usize::try_from(day.month() - 1).unwrap_or(0);
    let month = MONTHS.get(at).unwrap_or(&"");
    format!("{} {month} {}", day.day(), day.year())
}

/// Days from one day to another; below 0 where the other is the earlier one.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i32 {
    // Without a larger unit asked for, the span between two dates is in days, and none is too far apart for that.
    from.until(to).map_or(0, |span| span.get_days())
}

#[derive(Clone)]
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool, most: usize) -> &str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let len = rest.chars().take(most).take_while(|&c| wanted(c)).map(char::len_utf8).sum();
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    fn gap(&mut self) {
        self.take(is_gap, 4);
    }

    fn number(&mut self, digits: usize) -> Option<u16> {
        let number = self.take(|c| c.is_ascii_digit(), digits).parse().ok();
        number.filter(|_| !self.peek().is_some_and(|c| c.is_ascii_digit()))
    }

    fn month(&mut self) -> Option<u16> {
        let word = self.take(char::is_alphabetic, 12).to_lowercase();
        let named = MONTHS.iter().position(|name| *name == word);
        let number = named.and_then(|at| u16::try_from(at + 1).ok());
        let short = || MONTHS_SHORT.iter().find(|(_, short)| *short == word).map(|short| short.0);
        // Behind a whole name a full stop ends the sentence.
        if number.is_none() {
            self.take(|c| c == '.', 1);
        }
        number.or_else(short)
    }

    /// `-2-2025` after the day, with one separator used twice.
    fn numeric(mut self, day: u16) -> Option<(usize, Reading)> {
        let separator = self.peek().filter(|c| matches!(c, '-' | '/' | '.'))?;
        self.at += 1;
        let month = self.number(2)?;
        self.peek().filter(|&c| c == separator)?;
        self.at += 1;
        let year = self.number(4).filter(|&year| year >= 1000)?;
        let goes_on = self.peek().is_some_and(char::is_alphanumeric);
        (!goes_on).then(|| (self.at, on(year, month, day)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        let eighteenth = Some(Reading::Day(Date::constant(2025, 2, 18)));
        for text in [
            "18 februari 2025",
            "18 Februari 2025",
            "18 FEBRUARI 2025",
            "18\u{a0}februari 2025",
            "18 februari2025",
            "18februari 2025",
            "18 febr. 2025",
            "18 feb 2025",
            "18-2-2025",
            "18-02-2025",
            "18/02/2025",
            " 18.2.2025 ",
        ] {
            assert_eq!(parse(text), eighteenth, "{text:?}");
        }
        assert_eq!(parse("1 mrt. 2024"), Some(Reading::Day(Date::constant(2024, 3, 1))));
    }

    #[test]
    fn a_day_that_does_not_exist_is_not_the_same_as_no_date() {
        for text in [
            "31 februari 2025",
            "29 februari 2025",
            "0 mei 2024",
            "12-13-2024",
            "99 mei 2024",
            "32 mei",
            "0 oktober",
            "31 april",
            "30 februari",
        ] {
            assert_eq!(parse(text), Some(Reading::Impossible), "{text:?}");
        }
        assert!(matches!(parse("29 februari 2024"), Some(Reading::Day(_))));
        for text in [
            "",
            "18",
            "februari 2025",
            "18 februari",
            "18 fluweel 2025",
            "18 februari 25",
            "18 februari 2025 en",
            "2024-11-18x",
            "118 mei 2024",
            "18 ma 2024",
            "18 mei 20245",
            "29 februari",
            "31 mei",
            "41 meisjes",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_date_is_read_off_the_front() {
        let (len, _) = prefix("22 augustus 2024). Zie ook").expect("a date");
        assert_eq!(len, "22 augustus 2024".len());
        let (len, _) = prefix("32 mei. Daarna").expect("a date");
        assert_eq!(len, "32 mei".len());
    }
}
