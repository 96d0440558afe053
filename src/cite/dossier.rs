//! Dossier numbers: base, chapter or subdivision, number of the kingdom act.

use std::ops::Range;

use super::chapters;
use super::citation::{At, Chamber, Dossier, Notation};
use super::cursor::{Cursor, is_dash};
use super::numbers;
use crate::text::is_space;

/// The bases that are divided by two digits: the EU councils (`21 501-02`).
const DIVIDED: [u32; 1] = [21_501];

/// Digits that can be meant as a dossier number, well formed or not.
#[derive(Clone, Debug)]
pub(super) struct Base {
    pub(super) value: At<u32>,
    pub(super) notation: Notation,
    digits: usize,
}

impl Base {
    /// Five digits; the grouping does not count (`328 52`).
    pub(super) fn five(&self) -> bool {
        self.digits == 5 && self.value.value >= 10_000
    }

    /// A digit too many or too few, where nothing but a dossier can be meant because `nr.` stands behind it: six digits,
    /// or four in two groups (`318 839`, `29 84`). Four together may be a year or the number of a paper.
    pub(super) fn off_by_one(&self) -> bool {
        self.digits == 6 || self.digits == 4 && self.notation != Notation::Closed
    }

    /// Four digits, as until about 1970.
    pub(super) fn four(&self) -> bool {
        self.digits == 4
    }
}

/// Digits of a dossier number: closed, or in two groups with a space, a point or a hyphen between.
/// The second group has three digits; with `any_group` also two or four, for a number that can only be
/// a dossier number (`32 85, nr. 224`, `36 41 IV, nr. 49`, `21 50-20, nr. 1963`).
pub(super) fn base(cursor: &mut Cursor<'_>, any_group: bool) -> Option<Base> {
    let mut c = *cursor;
    let start = c.at;
    let first = c.digits(9)?;
    let mut digits = first.value.to_owned();
    let mut notation = Notation::Closed;
    let mut end = c.at;
    if digits.len() <= 3 {
        let between = match c.peek() {
            Some('.') => c.eat('.').then_some(Notation::Dotted),
            Some(dash) if is_dash(dash) && digits.len() == 2 => {
                c.dash().then_some(Notation::Hyphened)
            }
            Some(space) if is_space(space) => c.gap().then_some(Notation::Spaced),
            _ => None,
        };
        if let (Some(between), Some(second)) = (between, c.digits(4)) {
            let three = second.value.len() == 3;
            let odd = any_group
                && second.value.len() > 1
                && matches!(between, Notation::Spaced | Notation::Dotted)
                && labelled_number_ahead(&c);
            if three || odd {
                digits.push_str(second.value);
                notation = between;
                end = c.at;
            }
        }
    }
    let length = digits.len();
    *cursor = cursor.back_to(end);
    let value = At { value: digits.parse().ok()?, range: start..end };
    Some(Base { value, notation, digits: length })
}

/// Whether `nr.` comes here, perhaps behind a chapter or part.
fn labelled_number_ahead(cursor: &Cursor<'_>) -> bool {
    let mut behind = *cursor;
    numbers::nr_word_ahead(cursor)
        || suffix(&mut behind, 0, None).is_some() && numbers::nr_word_ahead(&behind)
}

/// What may follow the base: suffix and number of the kingdom act, in either order.
pub(super) fn rest(cursor: &mut Cursor<'_>, base: Base, chamber: Option<Chamber>) -> Dossier {
    let mut kingdom = kingdom(cursor);
    let suffix = suffix(cursor, base.value.value, chamber);
    kingdom = kingdom.or_else(|| self::kingdom(cursor));
    Dossier { base: base.value, notation: base.notation, suffix, kingdom }
}

/// `(R2100)`, `(R 1669)`, `-(R2114)`.
fn kingdom(cursor: &mut Cursor<'_>) -> Option<At<u32>> {
    let mut c = *cursor;
    if !c.gap() {
        c.dash();
    }
    let open = c.eat('(') || c.eat('[');
    c.space();
    if !c.eat('R') {
        return None;
    }
    c.eat('.');
    c.space();
    let number = c.digits(4)?;
    c.space();
    if open && !c.eat(')') && !c.eat(']') {
        return None;
    }
    let value = number.value.parse().ok()?;
    *cursor = c;
    Some(At { value, range: number.range })
}

const CHAPTER_WORDS: [&str; 5] = ["hoofdstuk", "hfdst.", "hfst.", "h.", "begrotingshoofdstuk"];

/// How a suffix is joined to its base.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    Comma,
    Dash,
    Other,
}

/// The suffix. What it is depends on what follows: `35 300 V, D` is chapter V and number D,
/// `35 300, V` is number V.
fn suffix(cursor: &mut Cursor<'_>, base: u32, chamber: Option<Chamber>) -> Option<At<String>> {
    let mut c = *cursor;
    c.gap();
    let joint = match c.peek() {
        Some(',') => Joint::Comma,
        Some(dash) if is_dash(dash) => Joint::Dash,
        _ => Joint::Other,
    };
    let _ = c.eat_if(|c| matches!(c, ',' | '.' | '/') || is_dash(c));
    c.gap();
    let labelled = c.word(&CHAPTER_WORDS).is_some();
    c.gap();
    let start = c.at;
    let token = c.token(7)?;
    let misprint = chapters::misprint_of(token.value);
    let upper = misprint.clone().unwrap_or_else(|| token.value.to_ascii_uppercase());
    // `36 260, A/nr. 1` and `36 260, A en nr. 1`: two numbers, outside the budget.
    let number_of_own = joint == Joint::Comma
        && chapters::is_fund_like(&upper)
        && !chapters::is_budget(base)
        && (c.next_is(|c| c == '/') || c.word_ahead(&["en"]));
    if number_of_own {
        return None;
    }
    // `36 560 K, nr.` lacks its number; its fund is none.
    let number_follows = numbers::ahead(&c, chamber) || numbers::nr_word_ahead(&c);
    let end = c.at;
    let accepted = if token.value.bytes().all(|byte| byte.is_ascii_digit()) {
        // `21 501 02, nr. 3268`: a space for the hyphen.
        let council = DIVIDED.contains(&base);
        let joined =
            joint == Joint::Dash || council && joint == Joint::Other && numbers::nr_word_ahead(&c);
        // `21 501-022, nr. 3268` has a digit too many.
        let long = council && upper.len() == 3 && upper.starts_with('0');
        joined
            && (upper.len() == 2 && (number_follows || council && !dash_ahead(&c))
                || long && numbers::nr_word_ahead(&c))
    } else {
        let lower = misprint.is_none() && token.value != upper;
        let shaped = chapters::is_chapter_like(&upper)
            && !(lower && (upper.len() < 2 || !number_follows && !labelled));
        shaped
            && (labelled
                || number_follows
                || joint != Joint::Comma && lonely(&upper, base, chamber))
    };
    accepted.then(|| {
        *cursor = c;
        At { value: upper, range: start..end }
    })
}

/// Whether a token with no number behind it is a suffix all the same, not the number itself: a Roman
/// numeral of more than one letter, or a fund of a known budget outside the Eerste Kamer.
fn lonely(token: &str, base: u32, chamber: Option<Chamber>) -> bool {
    if chapters::is_fund_like(token) || token.len() == 1 {
        chapters::is_budget(base) && chamber != Some(Chamber::First) && chapters::can_exist(token)
    } else {
        true
    }
}

fn dash_ahead(cursor: &Cursor<'_>) -> bool {
    cursor.next_is(is_dash)
}

/// Whether a dossier number of the common shape (`32 852`, `32852`) begins here.
pub(super) fn begins(cursor: &Cursor<'_>) -> bool {
    let mut c = *cursor;
    base(&mut c, false).is_some_and(|base| base.five()) && c.at_word_end()
}

/// Whether a dossier number with a digit too many or too few begins here, with `nr.` behind it.
pub(super) fn begins_off_by_one(cursor: &Cursor<'_>) -> bool {
    let mut c = *cursor;
    base(&mut c, true).is_some_and(|base| base.off_by_one()) && labelled_number_ahead(&c)
}

/// The range from the base to the last part.
pub(super) fn range(dossier: &Dossier) -> Range<usize> {
    let suffix = dossier.suffix.as_ref().map_or(0, |suffix| suffix.range.end);
    let kingdom = dossier.kingdom.as_ref().map_or(0, |kingdom| kingdom.range.end);
    dossier.base.range.start..dossier.base.range.end.max(suffix).max(kingdom)
}
