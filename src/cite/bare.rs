//! References without a key word, from their first digit: `36 471-64`, `36 600 XII, nr. 42`,
//! `(36 373, H)`, `nr. 456 (36800-XVI)`.

use std::ops::Range;

use super::citation::{Citation, Dossier, Kind, Notation, Number};
use super::cursor::{Cursor, counts_something, is_dash};
use super::dossier;
use super::kamerstuk;
use super::list;
use super::numbers::{self, First};
use super::{case_numbers, codes};
use crate::text::is_space;

/// Words before digits that are no reference to a Kamerstuk.
const NOT_BEFORE: [&str; 21] = [
    "kenmerk",
    "zaaknummer",
    "zaaknr",
    "postbus",
    "tel",
    "telefoon",
    "telefoonnummer",
    "rekening",
    "polisnummer",
    "bsn",
    "kvk",
    "artikel",
    "art",
    "iso",
    "nen",
    "iec",
    "din",
    "versie",
    "pagina",
    "blz",
    "tussen",
];

/// Whatever begins at a digit. The trigger is one digit; only the first of a run counts.
pub(super) fn digits(c: Cursor<'_>, digit: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let c = c.back_to(digit.start);
    if c.before().is_some_and(|before| before.is_ascii_digit()) {
        return None;
    }
    if !worth_reading(&c) {
        return None;
    }
    let glued = c.before().is_some_and(|before| before.is_alphabetic() || before == '_');
    let code = codes::celex(&c).filter(|_| !glued).or_else(|| case_numbers::cited(&c));
    if let Some(citation) = code {
        let end = citation.range.end;
        out.push(citation);
        return Some(end);
    }
    if glued {
        return None;
    }
    motion(&c, out).or_else(|| dossier_first(c, out))
}

/// A first look at a run of digits, for most digits in a text are part of no reference: five digits, two
/// and then three, a letter of a case number behind it, or a dossier in brackets.
fn worth_reading(c: &Cursor<'_>) -> bool {
    let length =
        (0..8).take_while(|&i| c.byte(i).is_some_and(|byte| byte.is_ascii_digit())).count();
    let Some(next) = c.byte(length) else { return length == 5 };
    let spaced = next == b' ' || !next.is_ascii();
    let after = |byte: u8| c.byte(length + 1) == Some(byte) || !next.is_ascii();
    let in_brackets = spaced && length <= 4 && after(b'(');
    in_brackets
        || match length {
            5 => true,
            2 => {
                spaced && c.byte(3).is_some_and(|byte| byte.is_ascii_digit() || !byte.is_ascii())
                    || next == b'.'
                    || next == b'\n'
            }
            3 => {
                matches!(next, b'Z' | b'D')
                    && (1..=6)
                        .take_while(|&i| c.byte(3 + i).is_some_and(|b| b.is_ascii_digit()))
                        .count()
                        == 5
            }
            4 | 6 => {
                matches!(next, b'Z' | b'D' | b'z' | b'd')
                    || (spaced || next == b'-') && (after(b'Z') || after(b'D'))
            }
            _ => false,
        }
}

/// `nr. 456 (36800-XVI)`: the number before its dossier, as lists of motions have it.
fn motion(c: &Cursor<'_>, out: &mut Vec<Citation>) -> Option<usize> {
    let mut c = *c;
    let start = c.at;
    let read = numbers::value(&mut c)
        .filter(|read| matches!(read.value.number, Number::Digits(1..=9_999)))?;
    if !c.space() || !c.eat('(') {
        return None;
    }
    let base = dossier::base(&mut c, false).filter(dossier::Base::five)?;
    let dossier = dossier::rest(&mut c, base, None);
    if !c.eat(')') {
        return None;
    }
    let labelled = nr_before(&c.back_to(start));
    let chaptered = dossier.suffix.is_some() && dossier.notation != Notation::Dotted;
    if labelled.is_none() && !chaptered {
        return None;
    }
    let mut citation = Citation::new(Kind::Kamerstuk, labelled.unwrap_or(start)..c.at);
    list::chapter_faults(&dossier, &mut citation, &c);
    citation.dossier = Some(dossier);
    list::numbered(&mut citation, &read);
    out.push(citation);
    Some(c.at)
}

/// Where `nr.` begins that ends before a place.
fn nr_before(c: &Cursor<'_>) -> Option<usize> {
    ["nr. ", "nr.", "nr "].iter().find_map(|word| {
        let start = c.at.checked_sub(word.len())?;
        c.slice(start..c.at).eq_ignore_ascii_case(word).then_some(start)
    })
}

fn dossier_first(mut c: Cursor<'_>, out: &mut Vec<Citation>) -> Option<usize> {
    let start = c.at;
    let before = c;
    if amount_before(&before) {
        return None;
    }
    let base = dossier::base(&mut c, false).filter(|base| {
        base.five()
            && (10_000..50_000).contains(&base.value.value)
            && base.notation != Notation::Hyphened
    })?;
    let base_end = c.at;
    if c.next_is(|next| next.is_alphabetic() && !next.is_ascii_uppercase()) {
        return None;
    }
    let dossier = dossier::rest(&mut c, base, None);
    let after_dossier = c;
    let First { value, nr } = numbers::first(&mut c, None)?;
    let first = value?;
    let alone = stands_alone(&before, &c);
    let bracketed = before.before().is_some_and(|c| matches!(c, '(' | '[' | ';'))
        && c.next_is(|c| matches!(c, ')' | ']' | ';' | ','));
    let hyphen = after_dossier.next_is(is_dash) && nr.is_none();
    let accepted = if nr.is_some() {
        true
    } else if hyphen {
        bracketed || alone || hyphenated(&before, &c, &dossier, &first.value.number, base_end)
    } else {
        bracketed || alone
    };
    if !accepted {
        return None;
    }
    let mut template = Citation::new(Kind::Kamerstuk, start..c.at);
    list::chapter_faults(&dossier, &mut template, &c);
    template.dossier = Some(dossier);
    let plural = nr.is_some_and(|nr| nr.value);
    let end = list::cite_each(c, &template, first, plural, out);
    Some(kamerstuk::further_groups(c.back_to(end), out).unwrap_or(end))
}

/// Whether a token of digits with hyphens is certainly a Kamerstuk: with a chapter it is, without it
/// must not be a number of something else, a range, or go on.
fn hyphenated(
    before: &Cursor<'_>,
    end: &Cursor<'_>,
    dossier: &Dossier,
    number: &Number,
    base_end: usize,
) -> bool {
    if !end.at_word_end()
        || end.next_is(|c| is_dash(c) || matches!(c, '/' | '%' | '€' | '@'))
        || counts_something(end)
    {
        return false;
    }
    let mut ahead = *end;
    let digits_go_on = (ahead.space() || ahead.eat('.') || ahead.eat(','))
        && ahead.digits(9).is_some_and(|more| more.value.len() == 3);
    if digits_go_on {
        return false;
    }
    if dossier.suffix.is_some() {
        return true;
    }
    let round = dossier.base.value.is_multiple_of(1_000);
    let year = matches!(number, Number::Digits(1900..2100));
    let zero = end.slice(base_end..end.at).chars().nth(1) == Some('0');
    !round && !year && !zero && !other_number(before)
}

/// Whether the word before says that the digits are the number of something else; an abbreviation in
/// capitals (`NEN-EN 13501-1`) does too.
fn other_number(before: &Cursor<'_>) -> bool {
    let start = before.at.saturating_sub(24);
    let text = (start..=before.at).find_map(|start| before.valid(start)).unwrap_or_default();
    let word = text
        .trim_end_matches(|c: char| is_space(c) || matches!(c, '.' | ':'))
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase())
        || NOT_BEFORE.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// Whether digits, a point or a sign before it make it part of a longer number.
fn amount_before(c: &Cursor<'_>) -> bool {
    let mut before = c.back_to(c.at);
    let Some(last) = before.before() else { return false };
    if matches!(last, '€' | '$' | '£' | '+' | '/' | '=' | '#' | '&' | '°' | '×') || is_dash(last)
    {
        return true;
    }
    if matches!(last, '.' | ',') {
        before = before.back_to(before.at - 1);
        return before.before().is_some_and(|c| c.is_ascii_digit());
    }
    if is_space(last) {
        before = before.back_to(before.at - last.len_utf8());
        return before.before().is_some_and(|c| matches!(c, '€' | '$' | '£' | '+'));
    }
    false
}

/// Whether there is nothing in the text but this reference.
fn stands_alone(before: &Cursor<'_>, end: &Cursor<'_>) -> bool {
    let closing = |c: char| is_space(c) || matches!(c, '.' | ')' | '(' | ';' | ',');
    before.slice(0..before.at).len() < 8
        && before.slice(0..before.at).chars().all(closing)
        && end.rest().len() < 8
        && end.rest().chars().all(closing)
}
