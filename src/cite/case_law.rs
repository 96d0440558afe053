//! ECLI, and the LJN and ELRO numbers of before.

use std::ops::Range;

use super::citation::{At, Citation, FaultKind, Kind};
use super::cursor::Cursor;

/// An ordinal has at most 25 characters (Council conclusions of 2011 on the ECLI).
const LONGEST_ORDINAL: usize = 25;

/// `ECLI:NL:RVS:2024:3946`, also with semicolons or spaces between its parts.
pub(super) fn ecli(mut c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let start = key.start;
    if !colon(&mut c) {
        return None;
    }
    parts(c, start, key, None, out)
}

/// `EU:C:1984:25`: without its first part.
pub(super) fn ecli_without_prefix(
    c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let c = c.back_to(key.start);
    (!in_address(&c)).then(|| parts(c, key.start, key.clone(), None, out))?.filter(|_| sound(out))
}

/// `RVS:1984:AH0317`: a Dutch judgment without its first two parts.
pub(super) fn ecli_without_country(
    c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let c = c.back_to(key.start);
    (!in_address(&c))
        .then(|| parts(c, key.start, key.clone(), Some("NL"), out))?
        .filter(|_| sound(out))
}

fn in_address(c: &Cursor<'_>) -> bool {
    c.before().is_some_and(|before| matches!(before, '.' | '/' | ':' | '@' | '-'))
}

/// Whether the last reference has no faults: what lacks `ECLI` counts only then.
fn sound(out: &[Citation]) -> bool {
    out.last().is_some_and(|citation| citation.faults.is_empty())
}

fn colon(c: &mut Cursor<'_>) -> bool {
    let mut ahead = *c;
    ahead.space();
    let found = ahead.eat_if(|c| matches!(c, ':' | ';'));
    ahead.space();
    if found {
        *c = ahead;
    }
    found
}

fn parts(
    mut c: Cursor<'_>,
    start: usize,
    key: Range<usize>,
    country: Option<&str>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let mut citation = Citation::new(Kind::Ecli, start..c.at);
    citation.key = Some(key);
    let country = match country {
        Some(country) => country.to_owned(),
        None => {
            let token = c.token(7)?;
            if token.value.len() != 2 || !token.value.bytes().all(|b| b.is_ascii_alphabetic()) {
                citation.fault(FaultKind::PartImpossible, token.range.clone());
            }
            if !colon(&mut c) {
                return None;
            }
            token.value.to_ascii_uppercase()
        }
    };
    let court = c.token(9)?;
    if court.value.len() > 7 || !court.value.starts_with(|c: char| c.is_ascii_alphabetic()) {
        citation.fault(FaultKind::PartImpossible, court.range.clone());
    }
    // Dutch and EU codes are written in capitals; what other courts are called is theirs.
    let court_code = if matches!(country.as_str(), "NL" | "EU") {
        court.value.to_ascii_uppercase()
    } else {
        court.value.to_owned()
    };
    if !colon(&mut c) {
        return None;
    }
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
    if !colon(&mut c) {
        citation.fault(FaultKind::NumberMissing, c.at..c.at);
        citation.range.end = c.at;
        out.push(citation);
        return Some(c.at);
    }
    if !(1800..2100).contains(&value) {
        citation.fault(FaultKind::YearImpossible, year.range);
    }
    let ordinal_start = c.at;
    while c.at - ordinal_start <= LONGEST_ORDINAL
        && c.eat_if(|c| c.is_ascii_alphanumeric() || c == '.')
    {}
    let ordinal = c.since(ordinal_start).trim_end_matches('.');
    let c = c.back_to(ordinal_start + ordinal.len());
    if ordinal.is_empty() {
        return None;
    }
    // The courts of the EU number their judgments, so letters cannot be.
    let eu_letters = country == "EU" && !ordinal.bytes().all(|b| b.is_ascii_digit());
    if eu_letters || ordinal.len() > LONGEST_ORDINAL || c.next_is(char::is_alphanumeric) {
        citation.fault(FaultKind::PartImpossible, ordinal_start..c.at);
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
