//! Numbers of cases and documents of the Tweede Kamer (`2025Z02999`, `2025D12345`): all that is known of how they look, whole and
//! broken. [`cited`] reads one as a reference, with what is wrong with it; [`case_numbers_in`] finds those of cases wherever they stand,
//! also in the name of a file; [`case_number_in`] the first that a letter names.

use std::ops::Range;

use super::citation::{At, Citation, FaultKind, Kind};
use super::cursor::Cursor;
use super::session::lacks_one;

/// What stands in a text as a case number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseNumber {
    /// Where.
    pub range: Range<usize>,
    /// Whether it has the form of one: four digits, a Z, five digits. One with a small z, or with a letter that looks like a digit, has not.
    pub right: bool,
}

/// The case numbers in a text, in order, right or not.
#[must_use]
pub fn case_numbers_in(text: &str) -> Vec<CaseNumber> {
    let mut found = Vec::new();
    for at in memchr::memchr2_iter(b'Z', b'z', text.as_bytes()) {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default();
        let year = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        if year < 3 {
            continue;
        }
        let serial: &str = after
            .find(|c: char| !c.is_ascii_digit() && !LIKE_DIGITS.contains(&c))
            .and_then(|end| after.get(..end))
            .unwrap_or(after);
        let digits = serial.bytes().filter(u8::is_ascii_digit).count();
        let starts =
            !before.get(..at - year).is_some_and(|rest| rest.ends_with(char::is_alphanumeric));
        let ends =
            !after.get(serial.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let range = at - year..at + 1 + serial.len();
        if digits >= 3 && starts && ends {
            let century = text.get(range.clone()).is_some_and(|number| number.starts_with("20"));
            let letter = text.get(at..=at) == Some("Z");
            let whole = year == 4 && serial.len() == 5 && digits == 5;
            found.push(CaseNumber { range, right: letter && whole && century });
        }
    }
    found
}

/// The first case number in a text; its digits may stand apart from its Z (`2024Z 17972`), as in many a letter.
#[must_use]
pub fn case_number_in(text: &str) -> Option<Range<usize>> {
    memchr::memchr_iter(b'Z', text.as_bytes()).find_map(|at| {
        let c = Cursor::new(text, at.checked_sub(4)?);
        let glued = c.before().is_some_and(char::is_alphanumeric);
        let citation = cited(&c).filter(|citation| !glued && citation.code.is_some())?;
        (citation.kind == Kind::CaseNumber).then_some(citation.range)
    })
}

/// The kind a well-formed number of the Tweede Kamer has: four digits, Z or D, five digits.
pub(super) fn kind_of_whole(code: &str) -> Option<Kind> {
    let digits =
        |range| code.get(range).is_some_and(|part: &str| part.bytes().all(|b| b.is_ascii_digit()));
    let kind = kind_of(code.chars().nth(4)?)?;
    (code.len() == 10 && digits(0..4) && digits(5..10)).then_some(kind)
}

fn kind_of(letter: char) -> Option<Kind> {
    match letter {
        'Z' | 'z' => Some(Kind::CaseNumber),
        'D' | 'd' => Some(Kind::DocumentNumber),
        _ => None,
    }
}

/// `2025Z02999`, `2025D12345`, from their first digit; also with a space or a hyphen in them or a digit too few
/// or too many, or letters that look like digits. A digit before the year is the number of a footnote (`32024Z15585`).
pub(super) fn cited(c: &Cursor<'_>) -> Option<Citation> {
    if let Some(broken) = year_lost(*c).or_else(|| misread_serial(*c)) {
        return Some(broken);
    }
    let mut c = *c;
    let in_address = c.before().is_some_and(|before| matches!(before, '=' | '/' | '-' | '_'));
    let mut year = c.digits(6).filter(|run| (4..=6).contains(&run.value.len()))?;
    let extra = year.value.len() - 4;
    year = At { value: year.value.get(extra..)?, range: year.range.start + extra..year.range.end };
    let value = year.value.parse().ok().filter(|year| (2000..2100).contains(year))?;
    let spaced_before = c.space() || c.dash();
    let letter = c.peek()?;
    let kind = kind_of(letter)?;
    c.eat(letter);
    let spaced_after = c.space() || c.dash();
    let serial = c.digits(8)?;
    let spaced = spaced_before || spaced_after;
    let length = serial.value.len();
    let sure = if spaced {
        length == 5 && letter.is_ascii_uppercase()
    } else {
        length >= 3 || letter.is_ascii_uppercase()
    };
    if !sure || !c.at_word_end() || (spaced_before && spaced_after) {
        return None;
    }
    let range = year.range.start..c.at;
    let mut citation = Citation::new(kind, range.clone());
    citation.year = Some(At { value, range: year.range.clone() });
    // `2024z17165`: the letter is a capital, but in an address.
    let small = letter.is_ascii_lowercase() && !in_address;
    if spaced || length != 5 || small {
        citation.fault(FaultKind::CodeMalformed, range.clone());
    }
    if length == 5 {
        let code = format!("{}{}{}", year.value, letter.to_ascii_uppercase(), serial.value);
        citation.code = Some(At { value: code, range });
    }
    Some(citation)
}

/// `224Z00081`, `202D17165`: a digit of the year is lost.
fn year_lost(mut c: Cursor<'_>) -> Option<Citation> {
    let year = c.digits(6).filter(|run| run.value.len() == 3 && run.value.contains('2'))?;
    let kind = kind_of(c.peek().filter(char::is_ascii_uppercase)?)?;
    c.eat_if(|_| true);
    let serial = c.digits(8)?;
    // What three digits and a D begin may be the number of a thing; with the year of a document it is none.
    let of_document = || (2_008..2_040).any(|whole| lacks_one(year.value, &whole.to_string()));
    let certain = kind == Kind::CaseNumber || of_document();
    if serial.value.len() != 5 || !certain || !c.at_word_end() {
        return None;
    }
    Some(malformed(kind, year.range.start..c.at))
}

/// Letters that are typed or read for a digit.
const LIKE_DIGITS: [char; 4] = ['O', 'o', 'I', 'l'];

/// `2024Z1716O`: a letter stands where a digit belongs.
fn misread_serial(mut c: Cursor<'_>) -> Option<Citation> {
    let year = c
        .digits(4)
        .filter(|run| run.value.parse::<u16>().is_ok_and(|year| (2_000..2_100).contains(&year)))?;
    let kind = kind_of(c.peek().filter(char::is_ascii_uppercase)?)?;
    c.eat_if(|_| true);
    let serial = c.token(5).filter(|token| token.value.len() == 5)?;
    let digits = serial.value.bytes().filter(u8::is_ascii_digit).count();
    let misread = serial.value.chars().all(|c| c.is_ascii_digit() || LIKE_DIGITS.contains(&c));
    ((3..5).contains(&digits) && misread).then(|| malformed(kind, year.range.start..c.at))
}

fn malformed(kind: Kind, range: Range<usize>) -> Citation {
    let mut citation = Citation::new(kind, range.clone());
    citation.fault(FaultKind::CodeMalformed, range);
    citation
}
