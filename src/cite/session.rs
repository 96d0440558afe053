//! The vergaderjaar, from the third Tuesday of September to the Monday before the next, as it is written.

use std::ops::Range;

use super::citation::{At, Session};
use super::cursor::Cursor;

/// Years of the Staten-Generaal, those to come included.
const YEARS: Range<u16> = 1814..2100;

const WORDS: [&str; 6] =
    ["vergaderjaar", "vergaderjaren", "vj.", "zittingsjaar", "zitting", "jaargang"];

/// `[vergaderjaar] 2023–2024` in any of its notations.
pub(super) fn session(cursor: &mut Cursor<'_>) -> Option<At<Session>> {
    let mut c = *cursor;
    if c.word(&WORDS).is_some() {
        c.eat(':');
        c.gap();
    }
    let start = c.at;
    let first = year(&mut c)?;
    c.space();
    let slash = c.eat('/');
    if !slash && !c.dash() {
        return None;
    }
    c.gap();
    let garbled = slash && c.dash();
    c.space();
    c.eat_if(|c| matches!(c, '\'' | '’' | '‘'));
    let written = c.digits(4)?;
    let value: u16 = written.value.parse().ok()?;
    let second = match written.value.len() {
        4 => value,
        2 => {
            let same = first / 100 * 100 + value;
            if same < first { same + 100 } else { same }
        }
        _ => return None,
    };
    *cursor = c;
    Some(At { value: Session { first, second: Some(second), garbled }, range: start..c.at })
}

/// Two years of which one lacks a digit.
pub(super) struct Broken {
    pub(super) session: At<Session>,
    /// A word that says that it is a session stands before it.
    pub(super) labelled: bool,
    /// One digit put back makes of it two years that follow each other.
    pub(super) one_digit_lost: bool,
}

/// Two years of which one has three digits, or the second only one; only so when more of the reference follows.
pub(super) fn broken(cursor: &mut Cursor<'_>) -> Option<Broken> {
    let mut c = *cursor;
    let labelled = c.word(&WORDS).is_some();
    if labelled {
        c.eat(':');
        c.gap();
    }
    let first = c.digits(4)?;
    if !c.eat('/') && !c.dash() {
        return None;
    }
    let second = c.digits(4)?;
    let lengths = (first.value.len(), second.value.len());
    if !matches!(lengths, (3, 2..=4) | (4, 1 | 3)) {
        return None;
    }
    let (year, next): (u16, u16) = (first.value.parse().ok()?, second.value.parse().ok()?);
    let one_digit_lost = match lengths {
        (3, 4) => lost_in_first(first.value, next),
        (3, 2) => [1_900, 2_000].iter().any(|century| lost_in_first(first.value, century + next)),
        (4, _) if YEARS.contains(&year) => {
            let next = (year + 1).to_string();
            lacks_one(second.value, &next)
                || lacks_one(second.value, next.get(2..).unwrap_or_default())
        }
        _ => false,
    };
    *cursor = c;
    let value = Session { first: year, second: Some(next), garbled: false };
    let session = At { value, range: first.range.start..c.at };
    Some(Broken { session, labelled, one_digit_lost })
}

/// Whether three digits are the year before another, with a digit lost. Sessions of before 1950 are cited too rarely to be
/// meant by any three digits that fit.
fn lost_in_first(written: &str, second: u16) -> bool {
    let first = second.checked_sub(1).filter(|year| (1_950..YEARS.end).contains(year));
    first.is_some_and(|year| lacks_one(written, &year.to_string()))
}

/// Whether one digit taken out of a number gives another.
pub(super) fn lacks_one(digits: &str, whole: &str) -> bool {
    digits.len() + 1 == whole.len()
        && (0..whole.len()).any(|at| {
            let (before, after) = (whole.get(..at), whole.get(at + 1..));
            before.zip(after).is_some_and(|(before, after)| {
                digits.strip_prefix(before).is_some_and(|rest| rest == after)
            })
        })
}

/// One year where a session year belongs; only so when more of the reference follows.
pub(super) fn single_year(cursor: &mut Cursor<'_>) -> Option<At<Session>> {
    let mut c = *cursor;
    let labelled = c.word(&WORDS).is_some();
    c.gap();
    let start = c.at;
    let first = year(&mut c)?;
    let range = start..c.at;
    if !labelled && !c.eat(',') {
        return None;
    }
    *cursor = c.back_to(range.end);
    Some(At { value: Session { first, second: None, garbled: false }, range })
}

/// Four digits that can be a year of the Staten-Generaal.
pub(super) fn year(cursor: &mut Cursor<'_>) -> Option<u16> {
    let mut c = *cursor;
    let digits = c.digits(4).filter(|digits| digits.value.len() == 4)?;
    let year = digits.value.parse().ok().filter(|year| YEARS.contains(year))?;
    *cursor = c;
    Some(year)
}
