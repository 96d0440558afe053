//! ECLI, and the LJN and ELRO numbers of before.

use std::ops::Range;

use super::citation::{At, Citation, FaultKind, Kind};
use super::cursor::Cursor;

/// An ordinal has at most 25 characters (Council conclusions of 2011 on the ECLI).
const LONGEST_ORDINAL: usize = 25;

/// Courts whose code with two letters exchanged is that of no other court: the highest ones, and the rechtbanken (RB) and
/// gerechtshoven (GH) of today.
const COURTS: [&str; 20] = [
    "RVS", "CRVB", "CBB", "PHR", "RBAMS", "RBDHA", "RBGEL", "RBLIM", "RBMNE", "RBNHO", "RBNNE",
    "RBOBR", "RBOVE", "RBROT", "RBZWB", "RBONE", "GHAMS", "GHARL", "GHDHA", "GHSHE",
];

/// Whether a Dutch code is that of a court with two letters exchanged: `RSV`.
fn exchanged(code: &str) -> bool {
    !COURTS.contains(&code)
        && COURTS.iter().any(|court| {
            let mut pairs = court.bytes().zip(code.bytes()).filter(|(right, here)| right != here);
            let (first, second) = (pairs.next(), pairs.next());
            court.len() == code.len()
                && pairs.next().is_none()
                && first.zip(second).is_some_and(|((a, b), (c, d))| (a, b) == (d, c))
        })
}

/// `ECLI:NL:RVS:2024:3946`, also with semicolons or spaces between its parts.
pub(super) fn ecli(mut c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let start = key.start;
    let marks = match colon(&mut c) {
        Some(marks) => marks,
        None => other_mark(&mut c)?,
    };
    parts(c, start, key, None, marks, out)
}

/// `ECLINL:RVS:2024:3946`: the first colon is lost.
pub(super) fn ecli_glued(
    c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let country = key.start + "ECLI".len();
    let end = parts(c.back_to(country), key.start, key.start..country, None, Marks::Wrong, out)?;
    // Nothing less than a whole one: it may be the name of something else.
    out.last().is_some_and(|citation| citation.code.is_some()).then_some(end)
}

/// `EU:C:1984:25`: without its first part.
pub(super) fn ecli_without_prefix(
    c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let c = c.back_to(key.start);
    (!in_address(&c))
        .then(|| parts(c, key.start, key.clone(), None, Marks::Right, out))?
        .filter(|_| sound(out))
}

/// `RVS:1984:AH0317`: a Dutch judgment without its first two parts.
pub(super) fn ecli_without_country(
    c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let c = c.back_to(key.start);
    (!in_address(&c))
        .then(|| parts(c, key.start, key.clone(), Some("NL"), Marks::Right, out))?
        .filter(|_| sound(out))
}

fn in_address(c: &Cursor<'_>) -> bool {
    c.before().is_some_and(|before| matches!(before, '.' | '/' | ':' | '@' | '-'))
}

/// Whether the last reference has no faults: what lacks `ECLI` counts only then.
fn sound(out: &[Citation]) -> bool {
    out.last().is_some_and(|citation| citation.faults.is_empty())
}

/// What stands between the parts: colons alone, or something else for one of them (`;`, `::`, nothing).
#[derive(Clone, Copy, PartialEq)]
enum Marks {
    Right,
    Wrong,
}

impl Marks {
    /// Takes note of the next one.
    fn and(&mut self, next: Self) {
        if next == Self::Wrong {
            *self = next;
        }
    }
}

/// A colon or what stands for it, with white space around it: a line may end there.
fn colon(c: &mut Cursor<'_>) -> Option<Marks> {
    let mut ahead = *c;
    ahead.space();
    let right = ahead.next_is(|c| c == ':');
    if !ahead.eat_if(|c| matches!(c, ':' | ';')) {
        return None;
    }
    let twice = ahead.eat_if(|c| matches!(c, ':' | ';'));
    ahead.space();
    *c = ahead;
    Some(if right && !twice { Marks::Right } else { Marks::Wrong })
}

/// `ECLI NL:…`, `ECLI-NL-…`: a space or a hyphen for the first colon, where a country of two letters stands behind it.
fn other_mark(c: &mut Cursor<'_>) -> Option<Marks> {
    let mut ahead = *c;
    if !(ahead.space() || ahead.dash()) {
        return None;
    }
    let behind = ahead;
    let country = ahead.token(7).is_some_and(|token| token.value.len() == 2);
    colon(&mut ahead).filter(|_| country)?;
    *c = behind;
    Some(Marks::Wrong)
}

/// `NLRVS:2024:3946`: the country of a code whose second colon is lost.
fn glued_country<'t>(c: &mut Cursor<'t>) -> Option<&'t str> {
    let mut ahead = *c;
    let token = ahead.token(9)?;
    let country = token.value.get(..2)?;
    let known = country.eq_ignore_ascii_case("NL") || country.eq_ignore_ascii_case("EU");
    let letters = token.value.len() > 2 && token.value.bytes().all(|b| b.is_ascii_alphabetic());
    colon(&mut ahead)?;
    let year = ahead.digits(4).filter(|year| year.value.len() == 4).is_some();
    let glued = known && letters && year && colon(&mut ahead).is_some();
    c.at += if glued { country.len() } else { 0 };
    glued.then_some(country)
}

/// `RVS2024:3946`: the court of a code whose third colon is lost.
fn glued_court<'t>(c: &mut Cursor<'t>) -> Option<At<&'t str>> {
    let mut ahead = *c;
    let token = ahead.token(11)?;
    let (court, year) = token.value.split_at_checked(token.value.len().checked_sub(4)?)?;
    let letters = !court.is_empty() && court.bytes().all(|b| b.is_ascii_alphabetic());
    let glued = letters && year.bytes().all(|b| b.is_ascii_digit()) && colon(&mut ahead).is_some();
    let range = c.at..c.at + court.len();
    c.at = if glued { range.end } else { c.at };
    glued.then_some(At { value: court, range })
}

fn parts(
    mut c: Cursor<'_>,
    start: usize,
    key: Range<usize>,
    country: Option<&str>,
    mut marks: Marks,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let mut citation = Citation::new(Kind::Ecli, start..c.at);
    citation.key = Some(key);
    let announced = c.slice(start..start + 4).eq_ignore_ascii_case("ecli");
    let glued = if country.is_none() { glued_country(&mut c) } else { None };
    if glued.is_some() {
        marks = Marks::Wrong;
    }
    let country = match country.or(glued) {
        Some(country) => country.to_ascii_uppercase(),
        None => {
            let token = c.token(7)?;
            if token.value.len() != 2 || !token.value.bytes().all(|b| b.is_ascii_alphabetic()) {
                citation.fault(FaultKind::PartImpossible, token.range.clone());
            }
            marks.and(colon(&mut c)?);
            token.value.to_ascii_uppercase()
        }
    };
    let glued = glued_court(&mut c);
    let lost = glued.is_some();
    let court = glued.or_else(|| c.token(9))?;
    if court.value.len() > 7 || !court.value.starts_with(|c: char| c.is_ascii_alphabetic()) {
        citation.fault(FaultKind::PartImpossible, court.range.clone());
    }
    // Dutch and EU codes are written in capitals; what other courts are called is theirs.
    let court_code = if matches!(country.as_str(), "NL" | "EU") {
        court.value.to_ascii_uppercase()
    } else {
        court.value.to_owned()
    };
    let dutch = COURTS.contains(&court_code.as_str()) || court_code == "HR";
    if announced && (country == "NL" && exchanged(&court_code) || country != "NL" && dutch) {
        citation.fault(FaultKind::PartImpossible, court.range);
    }
    marks.and(if lost { Marks::Wrong } else { colon(&mut c)? });
    let year = c.token(LONGEST_ORDINAL)?;
    let value: Option<u16> = year.value.parse().ok().filter(|_| year.value.len() == 4);
    let Some(value) = value else {
        // `ECLI:NL:RVS:3946`: the ordinal stands where the year belongs.
        citation.fault(FaultKind::YearMissing, year.range.start..year.range.start);
        citation.range.end = c.at;
        out.push(citation);
        return Some(c.at);
    };
    citation.year = Some(At { value, range: year.range.clone() });
    let Some(mark) = colon(&mut c) else {
        citation.fault(FaultKind::NumberMissing, c.at..c.at);
        citation.range.end = c.at;
        out.push(citation);
        return Some(c.at);
    };
    marks.and(mark);
    if !(1800..2100).contains(&value) {
        citation.fault(FaultKind::YearImpossible, year.range);
    }
    let ordinal_start = c.at;
    while c.at - ordinal_start <= LONGEST_ORDINAL
        && c.eat_if(|c| c.is_ascii_alphanumeric() || c == '.')
    {}
    let ordinal = c.since(ordinal_start).trim_end_matches('.');
    let c = c.back_to(ordinal_start + ordinal.len());
    // `ECLI:NL:RVS:2023:`, with another word behind it or not.
    let spaced = c.slice(start..ordinal_start).ends_with(char::is_whitespace);
    let lost = spaced && !ordinal.bytes().any(|b| b.is_ascii_digit());
    if ordinal.is_empty() || lost {
        if !announced || !lost && c.next_is(|c| c.is_alphanumeric() || c == ':') {
            return None;
        }
        let end = start + c.slice(start..ordinal_start).trim_end().len();
        citation.fault(FaultKind::NumberMissing, end..end);
        citation.range.end = end;
        out.push(citation);
        return Some(end);
    }
    // The courts of the EU number their judgments, so letters cannot be.
    let eu_letters = country == "EU" && !ordinal.bytes().all(|b| b.is_ascii_digit());
    if eu_letters || ordinal.len() > LONGEST_ORDINAL || c.next_is(char::is_alphanumeric) {
        citation.fault(FaultKind::PartImpossible, ordinal_start..c.at);
    }
    if announced && (marks == Marks::Wrong || c.slice(start..c.at).contains(' ')) {
        citation.fault(FaultKind::CodeMalformed, start..c.at);
    }
    let ordinal = ordinal.to_ascii_uppercase();
    let code = format!("ECLI:{country}:{court_code}:{value}:{ordinal}");
    citation.range.end = c.at;
    citation.code = Some(At { value: code, range: start..c.at });
    out.push(citation);
    Some(c.at)
}

/// `LJN AB1234`, `LJN-nr. AJ 4938`, `ELRO nummer AA9162`: two letters and four digits.
pub(super) fn ljn(mut c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let short = c.slice(key.clone()).len() == 2;
    c.dash();
    c.space();
    let labelled = c.word(&["nummers", "nummer", "nrs.", "nr.", "nrs", "nr"]).is_some();
    if short && !labelled {
        return None;
    }
    c.space();
    c.eat_if(|c| matches!(c, ':' | '.' | ','));
    c.gap();
    let mut citation = Citation::new(Kind::Ljn, key.start..c.at);
    citation.key = Some(key);
    let code = ljn_code(&mut c)?;
    citation.range.end = c.at;
    citation.code = Some(code);
    out.push(citation);
    Some(c.at)
}

fn ljn_code(c: &mut Cursor<'_>) -> Option<At<String>> {
    let start = c.at;
    while c.at - start < 2 && c.eat_if(|c| c.is_ascii_alphabetic()) {}
    let letters = c.since(start).to_ascii_uppercase();
    c.space();
    let digits = c.digits(4).filter(|digits| digits.value.len() == 4)?;
    let fits = letters.len() == 2 && c.at_word_end();
    fits.then(|| At { value: format!("{letters}{}", digits.value), range: start..c.at })
}
