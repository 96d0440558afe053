//! The vergaderjaar, from the third Tuesday of September to the Monday before the next, as it is written.

use std::ops::Range;

use super::citation::{At, Session};
use super::cursor::Cursor;
use crate::text::Needle;

/// Years of the Staten-Generaal, those to come included.
const YEARS: Range<u16> = 1814..2100;

const WORDS: [&str; 6] =
    ["vergaderjaar", "vergaderjaren", "vj.", "zittingsjaar", "zitting", "jaargang"];

/// The sessions behind "vergaderjaar" in a text, in a reference or by themselves, each with the place of its years. Behind "per" several
/// are meant: "per vergaderjaar 2021-2024".
pub fn sessions(text: &str) -> impl Iterator<Item = At<Session>> {
    static WORD: Needle = Needle::new("ergaderjaar ");
    WORD.find_iter(text).filter_map(|at| {
        let start = at.checked_sub(1)?;
        let several = text.get(..start)?.ends_with("per ");
        session(&mut Cursor::new(text, start)).filter(|_| !several)
    })
}

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

/// Two years of which one is miswritten.
pub(super) struct Broken {
    pub(super) session: At<Session>,
    /// A word that says that it is a session stands before it.
    pub(super) labelled: bool,
    /// One slip mended makes of it two years that follow each other.
    pub(super) one_slip: bool,
}

/// Two years of which one has a digit too few or too many, the second perhaps only one, or the first is a year that never was; only so when
/// more of the reference follows.
pub(super) fn broken(cursor: &mut Cursor<'_>) -> Option<Broken> {
    let mut c = *cursor;
    let labelled = c.word(&WORDS).is_some();
    if labelled {
        c.eat(':');
        c.gap();
    }
    let first = c.digits(5)?;
    if !c.eat('/') && !c.dash() {
        return None;
    }
    let second = c.digits(5)?;
    let of_four = first.value.parse().ok().filter(|_| first.value.len() == 4);
    let year: Option<u16> = of_four.filter(|year| YEARS.contains(year));
    let next: u16 = second.value.parse().unwrap_or_default();
    let (one_slip, sure_only) = match (first.value.len(), second.value.len()) {
        (3, 4) => (slip_in_first(first.value, next), false),
        (3, 2) => (of_a_century(first.value, next), false),
        (3, 3) => (false, false),
        (4, 1 | 3) => (year.is_some_and(|year| slip_in_second(second.value, year)), false),
        // As many digits as a dossier has, or a year: these are a session only where one slip makes it one.
        (4, 5) => (year.is_some_and(|year| slip_in_second(second.value, year)), true),
        (5, 4) => (slip_in_first(first.value, next), true),
        (5, 2) => (of_a_century(first.value, next), true),
        (4, 4) if year.is_none() => (slip_in_first(first.value, next), true),
        (4, 2) if year.is_none() => (of_a_century(first.value, next), true),
        _ => return None,
    };
    if sure_only && !one_slip {
        return None;
    }
    *cursor = c;
    // Of a first year that is miswritten nothing is known but what the second says.
    let lost = || first.value.parse().ok().filter(|_| first.value.len() == 3);
    let year = year.or_else(lost).unwrap_or_default();
    let value = Session { first: year, second: Some(next), garbled: false };
    let session = At { value, range: first.range.start..c.at };
    Some(Broken { session, labelled, one_slip })
}

/// Whether the first year is the one before the second but for a slip, where of the second the century is left out.
fn of_a_century(written: &str, second: u16) -> bool {
    [1_900, 2_000].iter().any(|century| slip_in_first(written, century + second))
}

/// Whether digits are the year before another, with a slip. Sessions of before 1950 are cited too rarely to be meant by any digits that fit.
fn slip_in_first(written: &str, second: u16) -> bool {
    let first = second.checked_sub(1).filter(|year| (1_950..YEARS.end).contains(year));
    first.is_some_and(|year| one_slip(written, &year.to_string()))
}

/// Whether digits are the year behind another, in full or its last two, with a digit too few or too many.
fn slip_in_second(written: &str, first: u16) -> bool {
    let next = (first + 1).to_string();
    let lost_or_added = |whole: &str| lacks_one(written, whole) || lacks_one(whole, written);
    lost_or_added(&next) || lost_or_added(next.get(2..).unwrap_or_default())
}

/// Whether digits are others with one too few, too many or another, or with two neighbours that changed places.
fn one_slip(written: &str, whole: &str) -> bool {
    if written.len() != whole.len() {
        return lacks_one(written, whole) || lacks_one(whole, written);
    }
    let mut differ = written.bytes().zip(whole.bytes()).enumerate().filter(|(_, (a, b))| a != b);
    match (differ.next(), differ.next(), differ.next()) {
        (Some(_), None, _) => true,
        (Some((i, one)), Some((j, other)), None) => {
            j == i + 1 && one.0 == other.1 && one.1 == other.0
        }
        _ => false,
    }
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
