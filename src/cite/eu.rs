//! Acts and papers of the European Union.

use std::ops::Range;

use super::citation::{At, Citation, FaultKind, Kind, Number};
use super::codes;
use super::cursor::{Cursor, counts_something, is_dash};
use super::numbers;
use super::pages::pages;

/// From this year on all acts are numbered `2015/848`, with the year first; before, regulations have
/// it last (`265/2010`).
const YEAR_FIRST: u16 = 2015;

/// The bodies an act is of: European Union, Community, Economic Community, coal and steel, atoms,
/// common foreign policy, justice and home affairs.
const BODIES: [&str; 9] = ["eu", "eg", "eeg", "egks", "euratom", "ega", "gbvb", "jbz", "ecb"];

/// What sort of act, which fixes the letter in its CELEX number and the order of year and number.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Regulation,
    Directive,
    Decision,
}

/// `Verordening (EU) 2024/1252`, `Richtlijn 2014/24/EU`, `btw-richtlijn (2006/112)`.
pub(super) fn act(mut c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let mut look = c;
    look.gap();
    look.eat('(');
    if !look.next_is(|c| c.is_ascii_digit() || matches!(c, '(' | 'E' | 'e' | 'G' | 'J' | 'n' | 'N'))
    {
        return None;
    }
    let word = c.slice(key.clone()).to_ascii_lowercase();
    let key = compound_start(&c.back_to(key.start))..key.end;
    let act = match word.as_bytes().first()? {
        b'v' => Act::Regulation,
        b'r' => Act::Directive,
        _ => Act::Decision,
    };
    let mut end = None;
    let mut start = key.start;
    while let Some(mut citation) = numbered(&mut c, act, start..start) {
        citation.key = Some(key.clone());
        citation.range = start..c.at;
        out.push(citation);
        end = Some(c.at);
        let mut ahead = c;
        ahead.space();
        let mark = ahead.eat(',');
        ahead.space();
        let joined = ahead.word(&["en", "of"]).is_some();
        ahead.gap();
        if !mark && !joined {
            break;
        }
        start = ahead.at;
        c = ahead;
    }
    end
}

/// Whether a number can be the year of an act.
fn is_year(number: &str) -> bool {
    (1952..2100).contains(&full_year(number))
}

/// Where the compound begins that a key is the tail of: `uitvoeringsverordening`, `btw-richtlijn`.
fn compound_start(c: &Cursor<'_>) -> usize {
    const LONGEST: usize = 40;
    let mut c = *c;
    let end = c.at;
    while let Some(before) = c.before().filter(|before| before.is_alphabetic() || *before == '-') {
        if end - c.at > LONGEST {
            return end;
        }
        c = c.back_to(c.at - before.len_utf8());
    }
    c.at
}

/// `[nr.] (EU) [nr.] 2024/1252[/EU]`.
fn numbered(cursor: &mut Cursor<'_>, act: Act, range: Range<usize>) -> Option<Citation> {
    let mut c = *cursor;
    c.gap();
    let (mut body, old_before) = body_before(&mut c);
    c.gap();
    let nr = numbers::nr_word(&mut c).is_some();
    c.gap();
    let open = body.is_none() && c.eat('(');
    if body.is_none() && !open {
        let (found, _) = body_before(&mut c);
        body = found;
        c.gap();
    }
    let first = c.digits(4)?;
    if !c.eat('/') {
        return None;
    }
    let second = c.digits(4)?;
    let mut old = old_before;
    let mut tail = c;
    if tail.eat('/')
        && let Some(found) = tail.word(&BODIES)
        && tail.at_word_end()
    {
        old |= matches!(found.value, "eg" | "eeg" | "egks");
        body = Some(found);
        c = tail;
    }
    if !c.at_word_end() || c.next_is(|c| c == '/' || is_dash(c)) {
        return None;
    }
    // A regulation of a municipality or a decision of a ministry is numbered too: without a body only
    // what can be nothing else counts.
    let season = first.value.len() == 4
        && second.value.len() == 2
        && first
            .value
            .parse::<u16>()
            .is_ok_and(|first| (first + 1) % 100 == full_year(second.value) % 100);
    let certain = body.is_some()
        || act == Act::Directive
            && !season
            && (open || first.value.len() == 4 || second.value.len() <= 3)
        || act == Act::Regulation && first.value.len() == 4 && second.value.len() >= 3;
    if !certain {
        return None;
    }
    if open {
        c.eat(')');
    }
    // Until 2015 some decisions were numbered as regulations are: "Besluit nr. 1313/2013/EU".
    let year_last = !is_year(first.value) && second.value.len() == 4 && is_year(second.value);
    let year_first = !year_last
        && (act != Act::Regulation || regulation_year_first(first.value, second.value, old));
    let (year, serial) = if year_first { (&first, &second) } else { (&second, &first) };
    let mut citation = Citation::new(Kind::EuAct, range);
    citation.range.end = c.at;
    let value = full_year(year.value);
    let number: u32 = serial.value.parse().ok()?;
    if !(1952..2100).contains(&value) {
        citation.fault(FaultKind::YearImpossible, year.range.clone());
    }
    if number == 0
        || act == Act::Regulation
            && year_first
            && value < YEAR_FIRST
            && !nr
            && body.is_some()
            && !old
    {
        citation.fault(FaultKind::PartImpossible, first.range.start..second.range.end);
    }
    let letter = match act {
        Act::Regulation => 'R',
        Act::Directive => 'L',
        Act::Decision if body.as_ref().is_some_and(|body| body.value == "jbz") => 'F',
        Act::Decision => 'D',
    };
    citation.code = Some(At {
        value: format!("3{value}{letter}{number:04}"),
        range: first.range.start..second.range.end,
    });
    citation.year = Some(At { value, range: year.range.clone() });
    citation.number = Some(At { value: Number::Digits(number), range: serial.range.clone() });
    *cursor = c;
    Some(citation)
}

/// `(EU)`, `(EU, Euratom)`, `EU`; and whether it is of before the Union.
fn body_before(cursor: &mut Cursor<'_>) -> (Option<At<&'static str>>, bool) {
    let mut c = *cursor;
    let open = c.eat('(');
    let Some(body) = c.word(&BODIES) else { return (None, false) };
    let mut more = c;
    more.eat(',');
    more.space();
    if more.word(&BODIES).is_some() {
        c = more;
    }
    if open && !c.eat(')') || !open && !c.next_is(char::is_whitespace) {
        return (None, false);
    }
    *cursor = c;
    let old = matches!(body.value, "eg" | "eeg" | "egks");
    (Some(body), old)
}

/// Which of the two numbers of a regulation is the year.
fn regulation_year_first(first: &str, second: &str, old: bool) -> bool {
    let (first_year, second_year) = (full_year(first), full_year(second));
    if old {
        return false;
    }
    let new = first.len() == 4 && (YEAR_FIRST..2100).contains(&first_year);
    let earlier = (1952..YEAR_FIRST).contains(&second_year) && second.len() != 3;
    new || !earlier
}

/// Two digits are a year of the last century.
fn full_year(digits: &str) -> u16 {
    let value: u16 = digits.parse().unwrap_or_default();
    if digits.len() == 2 { value + 1900 } else { value }
}

/// `COM(2023) 160`, `SWD (2021) 305 final`, `COM/2020/66`.
pub(super) fn com(c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let mut c = c.back_to(key.start);
    let series_start = c.at;
    while c.at - series_start < 4 && c.eat_if(|c| c.is_ascii_uppercase()) {}
    let series = c.since(series_start);
    if !matches!(series, "COM" | "SWD" | "JOIN" | "SEC" | "C") {
        return None;
    }
    c.space();
    let open = c.eat('(') || c.eat('/') || c.eat('[');
    let year = c.digits(5).filter(|year| open || year.value.len() == 4)?;
    let closed = c.eat(')') || c.eat('/') || c.eat(']');
    if !closed {
        return None;
    }
    c.gap();
    numbers::nr_word(&mut c);
    c.gap();
    let serial = c.digits(5)?;
    if !c.at_word_end() || counts_something(&c) {
        return None;
    }
    let mut citation = Citation::new(Kind::Com, key.start..c.at);
    citation.key = Some(series_start..series_start + series.len());
    let value: u16 = year.value.parse().ok()?;
    if year.value.len() != 4 || !(1958..2100).contains(&value) {
        citation.fault(FaultKind::YearImpossible, year.range.clone());
    }
    let number: u32 = serial.value.parse().ok()?;
    if number == 0 {
        citation.fault(FaultKind::NumberImpossible, serial.range.clone());
    }
    citation.year = Some(At { value, range: year.range });
    citation.number = Some(At { value: Number::Digits(number), range: serial.range });
    let code = format!("{series}({value}) {number}");
    citation.code = Some(At { value: code, range: key.start..c.at });
    out.push(citation);
    Some(c.at)
}

/// `PbEU 2018, L 328/82`, `PB L 119 van 4.5.2016, blz. 1`, from October 2023 on `PbEU L, 2024/1252`.
pub(super) fn journal(
    mut c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    c.eat('.');
    c.gap();
    c.word(&["eu", "eg", "van de eu", "van de europese unie"]);
    c.gap();
    let year = own_year(&mut c);
    c.eat_if(|c| matches!(c, ',' | ':'));
    c.gap();
    numbers::nr_word(&mut c);
    c.gap();
    let series = c.token(1).filter(|series| matches!(series.value, "L" | "C" | "S"))?;
    c.eat(',');
    c.gap();
    numbers::nr_word(&mut c);
    c.gap();
    let first = c.digits(4)?;
    let mut citation = Citation::new(Kind::PbEu, key.start..c.at);
    citation.key = Some(key);
    let mut second = c;
    let page = if second.eat('/') { second.digits(5) } else { None };
    if page.is_some() {
        c = second;
    }
    let of_act = page.as_ref().filter(|_| first.value.len() == 4);
    let (year, code) = if let Some(number) = of_act {
        // One act per issue: year and number of the act itself.
        let year: u16 = first.value.parse().ok()?;
        let number_value: u32 = number.value.parse().ok()?;
        citation.number =
            Some(At { value: Number::Digits(number_value), range: number.range.clone() });
        let code = format!("OJ:{}_{year}{number_value:05}", series.value);
        (Some(At { value: year, range: first.range.clone() }), Some(code))
    } else {
        let issue: u32 = first.value.parse().ok()?;
        citation.number = Some(At { value: Number::Digits(issue), range: first.range.clone() });
        citation.pages = page.map(|page| page.map(str::to_owned));
        let year = year.or_else(|| dated(&mut c));
        let code =
            year.as_ref().map(|year| format!("OJ:{}:{}:{issue:03}", series.value, year.value));
        (year, code)
    };
    match &year {
        None => citation.fault(FaultKind::YearMissing, series.range.start..series.range.start),
        Some(year) if !(1952..2100).contains(&year.value) => {
            citation.fault(FaultKind::YearImpossible, year.range.clone());
        }
        Some(_) => {}
    }
    citation.year = year;
    if citation.pages.is_none() {
        citation.pages = pages(&mut c);
    }
    citation.range.end = c.at;
    citation.code = code.map(|value| At { value, range: series.range.start..c.at });
    out.push(citation);
    Some(c.at)
}

fn own_year(c: &mut Cursor<'_>) -> Option<At<u16>> {
    let mut ahead = *c;
    let digits = ahead.digits(4).filter(|digits| digits.value.len() == 4)?;
    *c = ahead;
    Some(At { value: digits.value.parse().ok()?, range: digits.range })
}

/// `van 4.5.2016`, `, 4.5.2016`: the year of a date in figures.
fn dated(c: &mut Cursor<'_>) -> Option<At<u16>> {
    let mut ahead = *c;
    ahead.eat(',');
    ahead.gap();
    ahead.word(&["van"]);
    ahead.gap();
    for _ in 0..2 {
        ahead.digits(2)?;
        ahead.eat_if(|c| matches!(c, '.' | '/') || is_dash(c)).then_some(())?;
        ahead.space();
    }
    let year = own_year(&mut ahead)?;
    *c = ahead;
    Some(year)
}

/// `CELEX 32016R0679`, `CELEX-nummer: 32016R0679`.
pub(super) fn celex(
    mut c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    c.eat_if(is_dash);
    c.space();
    numbers::nr_word(&mut c);
    c.eat_if(|c| matches!(c, ':' | '='));
    c.gap();
    let mut citation = codes::celex(&c)?;
    let end = citation.range.end;
    citation.range.start = key.start;
    citation.key = Some(key);
    out.push(citation);
    Some(end)
}
