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
