//! The vergaderjaar, from the third Tuesday of September to the Monday before the next, as it is written.

use super::citation::{At, Session};
use super::cursor::Cursor;

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

/// Two years of which one has three digits, or the second only one; only so when more of the reference follows.
pub(super) fn broken(cursor: &mut Cursor<'_>) -> Option<At<Session>> {
    let mut c = *cursor;
    if c.word(&WORDS).is_some() {
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
    let years = Session {
        first: first.value.parse().ok()?,
        second: Some(second.value.parse().ok()?),
        garbled: false,
    };
    // `024/25` follow each other too, and are no years.
    if years.possible() && years.first >= 1_000 {
        return None;
    }
    *cursor = c;
    Some(At { value: years, range: first.range.start..c.at })
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
    let year = digits.value.parse().ok().filter(|year| (1814..2100).contains(year))?;
    *cursor = c;
    Some(year)
}
