//! The vergaderjaar: from the third Tuesday of September to the Monday before the next.

use super::cursor::Cursor;
use super::{At, FaultKind};

/// A session year as written. Both years are kept, so that an impossible one can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// The first year.
    pub first: u16,
    /// The second year, its century filled in; `None` where only one year is written.
    pub second: Option<u16>,
    /// The mark between the years is garbled, as in `2022/-23`.
    pub garbled: bool,
}

impl Session {
    /// The session that begins in a year.
    #[must_use]
    pub fn starting(first: u16) -> Self {
        Self { first, second: Some(first.saturating_add(1)), garbled: false }
    }

    /// Whether the two years follow each other.
    #[must_use]
    pub fn possible(&self) -> bool {
        self.second == self.first.checked_add(1)
    }

    /// `2023-2024`, as the Chamber's data have it; `None` for an impossible session.
    #[must_use]
    pub fn normalised(&self) -> Option<String> {
        self.possible().then(|| format!("{}-{}", self.first, self.second.unwrap_or_default()))
    }

    /// `2023/24`, as Aanwijzing 3.43 has it; `None` for an impossible session.
    #[must_use]
    pub fn short(&self) -> Option<String> {
        self.possible()
            .then(|| format!("{}/{:02}", self.first, self.second.unwrap_or_default() % 100))
    }

    /// `20232024`, as publication ids have it; `None` for an impossible session.
    #[must_use]
    pub fn compact(&self) -> Option<String> {
        self.possible().then(|| format!("{}{}", self.first, self.second.unwrap_or_default()))
    }

    /// What is wrong with it, if anything.
    pub(super) fn fault(&self) -> Option<FaultKind> {
        if !self.possible() {
            Some(FaultKind::SessionImpossible)
        } else if self.garbled {
            Some(FaultKind::SessionGarbled)
        } else {
            None
        }
    }
}

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
