//! Numbers of papers, lists and ranges of them, and pages.

use std::ops::Range;

use super::citation::{At, Chamber, Number};
use super::cursor::{Cursor, counts_something, is_dash};
use super::dossier;

/// A range of numbers is written out up to this many; a wider one gives its ends.
const WIDEST: u32 = 100;

/// Capitals that, without `nr.` before them, are a word and not the number of a paper.
pub(super) const NOT_LETTERS: [&str; 14] =
    ["TK", "EK", "EU", "NL", "VN", "OM", "VS", "UK", "NV", "BV", "ID", "NR", "NO", "MVT"];

/// Words that begin a sentence and are nobody's name: a letter with a full stop before one of them is the number of a paper, before
/// another capital it is a person's initial ("Kamerstuk 32 852, A. Zie ook …", "A. Jansen").
const BEGINNINGS: [&str; 29] = [
    "Aan", "Als", "Bij", "Daarin", "Dat", "De", "Deze", "Dit", "Een", "Er", "Het", "Hierbij",
    "Hierin", "Ik", "In", "Indien", "Met", "Na", "Naar", "Om", "Ook", "Op", "Over", "Tevens",
    "Verder", "Voor", "Voorts", "Wij", "Zie",
];

const NR_WORDS: [&str; 14] = [
    "nrs.",
    "nr.",
    "nrs",
    "nr",
    "nummers",
    "nummer",
    "ondernummers",
    "ondernummer",
    "nos.",
    "no.",
    "nrn.",
    "num.",
    "n°",
    "nº",
];

/// `nr.` and its kin; the value says whether it is a plural.
pub(super) fn nr_word(cursor: &mut Cursor<'_>) -> Option<At<bool>> {
    let mut c = *cursor;
    if c.word(&["onder", "stuk", "stukken"]).is_some() {
        c.gap();
    }
    let word = c.word(&NR_WORDS)?;
    while c.eat_if(|c| matches!(c, '.' | ':')) {}
    let range = word.range.start..c.at;
    *cursor = c;
    Some(At { value: word.value.contains('s'), range })
}

/// Whether `[,] nr.` comes here.
pub(super) fn nr_word_ahead(cursor: &Cursor<'_>) -> bool {
    let mut c = *cursor;
    c.gap();
    c.eat(',');
    c.gap();
    nr_word(&mut c).is_some()
}

/// Whether the number of a paper comes here, behind a dossier or its suffix.
pub(super) fn ahead(cursor: &Cursor<'_>, chamber: Option<Chamber>) -> bool {
    let mut c = *cursor;
    first(&mut c, chamber).is_some_and(|first| first.value.is_some())
}

/// The first number behind a dossier.
pub(super) struct First {
    pub(super) value: Option<At<Read>>,
    /// The word `nr.`, if there is one; its value says whether it is a plural.
    pub(super) nr: Option<At<bool>>,
}

/// A number with its marks.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub(super) number: Number,
    pub(super) reprint: bool,
    /// More digits than any paper has, or zero.
    pub(super) impossible: bool,
}

/// `[,] nr. 224`, `, 22`, `-224`, `, AB`. `None` when nothing of the kind follows; a `First` without
/// value when `nr.` has no number.
pub(super) fn first(cursor: &mut Cursor<'_>, chamber: Option<Chamber>) -> Option<First> {
    let mut c = *cursor;
    let spaced = c.gap();
    if c.next_is(is_dash) && !spaced {
        c.dash();
        if let Some(nr) = nr_word(&mut c) {
            return labelled(cursor, c, nr, chamber);
        }
        let value = value(&mut c)?;
        let digits_go_on =
            c.next_is(is_dash) && c.rest().chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        if digits_go_on || !plausible(&value.value.number) {
            return None;
        }
        *cursor = c;
        return Some(First { value: Some(value), nr: None });
    }
    let comma = c.eat_if(|c| matches!(c, ',' | ';' | ':' | '/'));
    c.gap();
    if let Some(nr) = nr_word(&mut c) {
        return labelled(cursor, c, nr, chamber);
    }
    if !comma && !spaced {
        return None;
    }
    let value = bare(&mut c, chamber, comma)?;
    *cursor = c;
    Some(First { value: Some(value), nr: None })
}

fn labelled<'t>(
    cursor: &mut Cursor<'t>,
    mut c: Cursor<'t>,
    nr: At<bool>,
    chamber: Option<Chamber>,
) -> Option<First> {
    *cursor = c;
    c.gap();
    let mut nr = nr;
    let value = value(&mut c).filter(|read| {
        let missing = is_placeholder(&read.value.number, chamber);
        if missing {
            // What stands for the number belongs to what is missing.
            nr.range.end = read.range.end;
        }
        !missing
    });
    if value.is_some() || nr.range.end > cursor.at {
        *cursor = c;
    }
    Some(First { value, nr: Some(nr) })
}

/// `nr. XX` and `nr. PM` stand for a number still to come, except in the Eerste Kamer.
fn is_placeholder(number: &Number, chamber: Option<Chamber>) -> bool {
    let Number::Letters(letters) = number else { return false };
    let blank = letters.len() > 1 && letters.bytes().all(|b| b == b'X');
    chamber != Some(Chamber::First) && (blank || matches!(letters.as_str(), "PM" | "NTB" | "NNB"))
}

/// A number without `nr.`: a paper of the Eerste Kamer in letters, or digits that are no date, no
/// amount and no dossier.
fn bare(cursor: &mut Cursor<'_>, chamber: Option<Chamber>, comma: bool) -> Option<At<Read>> {
    let mut c = *cursor;
    if dossier::begins(&c) {
        return None;
    }
    let value = value(&mut c)?;
    let fits = match &value.value.number {
        Number::Letters(letters) => {
            let initial = c.rest().strip_prefix('.').is_some_and(is_name);
            chamber == Some(Chamber::First)
                || letters.len() < 3 && !NOT_LETTERS.contains(&letters.as_str()) && !initial
        }
        Number::Digits(digits) => {
            let year = (1900..2100).contains(digits);
            let after_space = comma || c.at_close() || c.word_ahead(&PAGE_WORDS) || ends_list(&c);
            !year && after_space && !counts_something(&c)
        }
        Number::Mixed(..) => true,
    };
    if !fits || !plausible(&value.value.number) {
        return None;
    }
    *cursor = c;
    Some(value)
}

/// Whether what follows an initial may be the name that it belongs to.
fn is_name(rest: &str) -> bool {
    let next = rest.trim_start();
    let word =
        next.find(|c: char| !c.is_alphabetic()).and_then(|end| next.get(..end)).unwrap_or(next);
    !word.is_empty() && !BEGINNINGS.contains(&word)
}

/// Whether what follows goes on with a list or a range.
fn ends_list(cursor: &Cursor<'_>) -> bool {
    let mut c = *cursor;
    c.gap();
    c.next_is(|c| is_dash(c) || c == '(') || c.word(&["en", "t/m", "tot", "of"]).is_some()
}

/// The number itself with its marks of a reprint.
pub(super) fn value(cursor: &mut Cursor<'_>) -> Option<At<Read>> {
    let mut c = *cursor;
    let start = c.at;
    let mut reprint = false;
    let mut impossible = false;
    let number = if let Some(digits) = c.digits(9) {
        let value: u32 = digits.value.parse().ok()?;
        impossible = value == 0 || value > 9_999;
        let mut ahead = c;
        // `42e`, and `0A` for what was printed before number 1; `3H` is a reprint of number 3.
        let letter = ahead
            .peek()
            .filter(|&c| c.is_ascii_lowercase() || value == 0 && c.is_ascii_uppercase());
        if letter.is_some() {
            ahead.eat_if(|_| true);
        }
        match letter {
            Some(letter) if ahead.at_word_end() => {
                impossible &= letter.is_ascii_lowercase();
                c = ahead;
                Number::Mixed(value, letter)
            }
            _ => Number::Digits(value),
        }
    } else {
        let token = c.token(3)?;
        if !token.value.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        Number::Letters(token.value.to_owned())
    };
    let mut end = c.at;
    let mut ahead = c;
    if ahead.eat('H') && ahead.at_word_end() {
        reprint = matches!(number, Number::Digits(_));
        end = if reprint { ahead.at } else { end };
    } else {
        ahead = c;
        ahead.gap();
        let open = ahead.eat('(');
        if ahead.word(&["herdruk", "(herdruk)"]).is_some() || ahead.eat('H') && ahead.at_word_end()
        {
            reprint = true;
            if open {
                ahead.eat(')');
            }
        }
        end = if reprint { ahead.at } else { end };
    }
    *cursor = c.back_to(end);
    Some(At { value: Read { number, reprint, impossible }, range: start..c.at })
}

/// Whether it has the size numbers of papers have.
fn plausible(number: &Number) -> bool {
    match number {
        Number::Digits(digits) | Number::Mixed(digits, _) => (1..=9_999).contains(digits),
        Number::Letters(_) => true,
    }
}

/// One more of a list, or the end of a range.
pub(super) struct Next {
    pub(super) value: At<Read>,
    pub(super) range_end: bool,
    /// Where it begins, `nr.` included.
    pub(super) start: usize,
}

/// The next number of a list behind `previous`: `en 14`, `, nr. 684`, `–3`, `t/m 7`. `plural` says that
/// the list was announced (`nrs.`), so that it may go on in the middle of a sentence.
pub(super) fn next(cursor: &mut Cursor<'_>, previous: &Number, plural: bool) -> Option<Next> {
    let mut c = *cursor;
    c.gap();
    if let Number::Digits(low) = previous {
        let mut c = c;
        let through = c.dash() || c.word(&["t/m", "tot en met", "t.e.m.", "tm"]).is_some();
        c.gap();
        if through && nr_word(&mut c).is_some() {
            c.gap();
        }
        if through
            && !dossier::begins(&c)
            && let Some(value) = value(&mut c)
            && let Number::Digits(high) = value.value.number
            && high > *low
            && plausible(&value.value.number)
            && c.at_word_end()
        {
            *cursor = c;
            let start = value.range.start;
            return Some(Next { value, range_end: true, start });
        }
    }
    let comma = c.eat_if(|c| matches!(c, ',' | ';' | '&' | '+' | '/'));
    let spaced = c.space();
    let joined = c
        .word(&[
            "en met name",
            "en in het bijzonder",
            "en ook",
            "alsmede",
            "evenals",
            "resp.",
            "respectievelijk",
            "en",
            "of",
            "&",
        ])
        .is_some();
    c.gap();
    if !comma && !joined {
        return None;
    }
    if let Some(nr) = nr_word(&mut c) {
        c.gap();
        let value = value(&mut c)?;
        *cursor = c;
        return Some(Next { value, range_end: false, start: nr.range.start });
    }
    // A bare number goes on a list only within its line, and only where it cannot be something else.
    if cursor.since_has_newline(&c)
        || dossier::begins(&c)
        || dossier::begins_off_by_one(&c)
        || (comma && !spaced && !joined && !plural)
    {
        return None;
    }
    let value = value(&mut c)?;
    let fits = match (&value.value.number, previous) {
        (Number::Digits(digits), Number::Digits(before)) => {
            let year = (1900..2100).contains(digits) && *before < 1_000;
            let closed = c.at_close() || c.word_ahead(&PAGE_WORDS) || ends_list(&c);
            !year && (plural || joined || closed) && !counts_something(&c) && !decimal(&c)
        }
        (Number::Letters(letters), Number::Letters(_)) => {
            !NOT_LETTERS.contains(&letters.as_str()) || plural
        }
        (Number::Mixed(..), Number::Mixed(..) | Number::Digits(_)) => true,
        _ => false,
    };
    if !fits || !plausible(&value.value.number) || !c.at_word_end() {
        return None;
    }
    *cursor = c;
    let start = value.range.start;
    Some(Next { value, range_end: false, start })
}

/// Whether digits go on behind a point, comma, slash or hyphen.
fn decimal(cursor: &Cursor<'_>) -> bool {
    let mut chars = cursor.rest().chars();
    chars.next().is_some_and(|c| matches!(c, '.' | ',' | '/'))
        && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// The numbers strictly between two ends, none when there are too many.
pub(super) fn between(low: u32, high: u32) -> Range<u32> {
    if high.saturating_sub(low) < WIDEST { low + 1..high } else { high..high }
}

pub(super) const PAGE_WORDS: [&str; 12] = [
    "pagina's",
    "pagina’s",
    "pagina",
    "bladzijden",
    "bladzijde",
    "blz.",
    "blz",
    "pag.",
    "pag",
    "pp.",
    "p.",
    "p",
];
