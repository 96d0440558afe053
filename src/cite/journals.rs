//! Staatsblad, Staatscourant and Tractatenblad.

use std::ops::Range;

use super::citation::{At, Citation, FaultKind, Kind, Number};
use super::cursor::{Cursor, counts_something, is_dash};
use super::list;
use super::numbers;
use super::session;

/// `Stb. 2024, 153`; the Staatsblad is there from 1813.
pub(super) fn staatsblad(
    c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    journal(Kind::Staatsblad, 1813, c, key, out)
}

/// `Stcrt. 2020, 68088`; the Staatscourant is there from 1814.
pub(super) fn staatscourant(
    c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    journal(Kind::Staatscourant, 1814, c, key, out)
}

/// `Trb. 1951, 154`; the Tractatenblad is there from 1951.
pub(super) fn tractatenblad(
    c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    journal(Kind::Tractatenblad, 1951, c, key, out)
}

fn journal(
    kind: Kind,
    since: u16,
    mut c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let id_form = c.slice(key.clone()).ends_with('-');
    if !id_form {
        c.eat('.');
        c.gap();
        c.eat_if(|c| matches!(c, ',' | ':' | '('));
        c.gap();
        day_before(&mut c);
        c.word(&["jaargang", "jrg."]);
        c.gap();
    }
    let mut template = Citation::new(kind, key.start..c.at);
    template.key = Some(key);
    let mut single = single_number(&mut c, &template);
    let year = if single.is_some() { None } else { four_digits(&mut c) };
    if let Some(year) = &year {
        if year.value < since || year.value > 2099 {
            template.fault(FaultKind::YearImpossible, year.range.clone());
        }
        template.range.end = year.range.end;
        single = number(&mut c, id_form);
    }
    let (value, plural) = single?;
    template.year = year;
    if template.year.is_none() {
        template.fault(FaultKind::YearMissing, value.range.start..value.range.start);
    }
    if template.faults.is_empty() && !matches!(value.value.number, Number::Digits(_)) {
        return None;
    }
    // A Staatscourant counts tens of thousands of numbers a year, so its own bound is wider.
    let mut value = value;
    if let Number::Digits(number) = value.value.number {
        value.value.impossible = number == 0 || kind != Kind::Staatscourant && number > 9_999;
    }
    Some(list::cite_each(c, &template, value, plural, out))
}

/// `nr. 50265` without a year.
fn single_number(c: &mut Cursor<'_>, _: &Citation) -> Option<(At<numbers::Read>, bool)> {
    let mut ahead = *c;
    let nr = numbers::nr_word(&mut ahead)?;
    ahead.gap();
    let value = numbers::value(&mut ahead)?;
    // `Stb. nr. 153 van 2024` has its year behind it, which no rule allows.
    *c = ahead;
    Some((value, nr.value))
}

fn number(c: &mut Cursor<'_>, id_form: bool) -> Option<(At<numbers::Read>, bool)> {
    let mut ahead = *c;
    let spaced = ahead.gap();
    let mark = ahead.eat_if(|c| matches!(c, ',' | '/' | ':') || id_form && is_dash(c));
    ahead.gap();
    let nr = numbers::nr_word(&mut ahead);
    ahead.gap();
    let value = numbers::value(&mut ahead)?;
    let bare_fits = (mark || spaced && ahead.at_close()) && !counts_something(&ahead);
    if nr.is_none() && !bare_fits || !matches!(value.value.number, Number::Digits(_)) {
        return None;
    }
    *c = ahead;
    Some((value, nr.is_some_and(|nr| nr.value)))
}

/// `van 12 mei` before the year.
fn day_before(c: &mut Cursor<'_>) {
    let mut ahead = *c;
    if ahead.word(&["van", "d.d."]).is_none() {
        return;
    }
    ahead.gap();
    if ahead.digits(2).is_some() && ahead.gap() && ahead.month() && ahead.gap() {
        *c = ahead;
    }
}

/// Four digits as a year, possible or not.
fn four_digits(c: &mut Cursor<'_>) -> Option<At<u16>> {
    let mut ahead = *c;
    let start = ahead.at;
    if let Some(value) = session::year(&mut ahead) {
        *c = ahead;
        return Some(At { value, range: start..c.at });
    }
    let digits = ahead.digits(4).filter(|digits| digits.value.len() == 4)?;
    *c = ahead;
    Some(At { value: digits.value.parse().ok()?, range: digits.range })
}
