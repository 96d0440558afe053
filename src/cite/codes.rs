//! Numbers and ids that name a publication by themselves: `kst-36600-XVII-5`, `2025Z02999`,
//! `BWBR0005730`.

use std::ops::Range;

use super::case_numbers::{cited, kind_of_whole};
use super::citation::{At, Chamber, Citation, Dossier, FaultKind, Kind, Notation, Number, Session};
use super::cursor::{Cursor, is_dash};
use super::head::Head;
use super::list;
use super::numbers;
use super::session::session;

/// Tokens with a hyphen between, at most five.
fn hyphenated<'t>(c: &mut Cursor<'t>) -> Vec<At<&'t str>> {
    let mut tokens = Vec::new();
    while tokens.len() < 5
        && let Some(token) = c.token(12)
    {
        tokens.push(token);
        let mut ahead = *c;
        if !ahead.dash() || !ahead.next_is(|c| c.is_ascii_alphanumeric()) {
            break;
        }
        *c = ahead;
    }
    tokens
}

/// Whether a token marks a version or an annex of a publication (`-n1`, `-b2`).
fn is_version(token: &At<&str>) -> bool {
    let mut chars = token.value.chars();
    chars.next().is_some_and(|c| matches!(c, 'n' | 'b' | 'h'))
        && !chars.as_str().is_empty()
        && chars.all(|c| c.is_ascii_digit())
}

fn number_of(token: &At<&str>) -> Option<At<u32>> {
    let value = token.value.parse().ok()?;
    Some(At { value, range: token.range.clone() })
}

/// `kst-32852-224`, `kst-36600-XVII-5`, `kst-1259252`.
pub(super) fn kst(mut c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let mut tokens = hyphenated(&mut c);
    if tokens.len() > 2 && tokens.last().is_some_and(is_version) {
        tokens.pop();
    }
    let base = number_of(tokens.first()?)?;
    let mut citation = Citation::new(Kind::Kamerstuk, key.start..c.at);
    citation.key = Some(key);
    let base_digits = base.range.len();
    if let [_] = tokens.as_slice() {
        citation.code = (base_digits >= 6).then(|| base.map(|base| base.to_string()));
        citation.code.as_ref()?;
        out.push(citation);
        return Some(c.at);
    }
    let (suffix, number) = match tokens.as_slice() {
        [_, number] => (None, number),
        [_, suffix, number] => (Some(suffix.clone().map(str::to_ascii_uppercase)), number),
        _ => return None,
    };
    let upper = number.value.to_ascii_uppercase();
    let written =
        if number.value.bytes().all(|b| b.is_ascii_alphabetic()) { &upper } else { number.value };
    let mut reading = Cursor::new(written, 0);
    let read = numbers::value(&mut reading).filter(|_| reading.rest().is_empty())?;
    if base_digits != 5 && base_digits != 4 {
        citation.fault(FaultKind::DossierImpossible, base.range.clone());
    }
    let dossier = Dossier { base, notation: Notation::Closed, suffix, kingdom: None };
    list::chapter_faults(&dossier, &mut citation, &c);
    citation.dossier = Some(dossier);
    list::numbered(&mut citation, &At { value: read.value, range: number.range.clone() });
    out.push(citation);
    Some(c.at)
}

/// `ah-tk-20242025-1234`, `ah-1271549`, and the home-made `ah-tk-2017–2018, nr. 2509`.
pub(super) fn ah(mut c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let mut citation = Citation::new(Kind::Aanhangsel, key.clone());
    citation.key = Some(key.clone());
    if let Some(serial) = c.digits(9).filter(|serial| serial.value.len() >= 5) {
        citation.code = Some(serial.map(str::to_owned));
        citation.range.end = c.at;
        out.push(citation);
        return Some(c.at);
    }
    citation.chamber = Some(chamber_code(&mut c)?);
    let session = compact_session(&mut c).or_else(|| session(&mut c))?;
    if let Some(kind) = session.value.fault() {
        citation.fault(kind, session.range.clone());
    }
    citation.session = Some(session);
    citation.range.end = c.at;
    let first = numbers::first(&mut c, None).and_then(|first| first.value)?;
    Some(list::cite_each(c, &citation, first, false, out))
}

fn chamber_code(c: &mut Cursor<'_>) -> Option<At<Chamber>> {
    let code = c.token(2)?;
    let value = match code.value.to_ascii_lowercase().as_str() {
        "tk" => Chamber::Second,
        "ek" => Chamber::First,
        _ => return None,
    };
    c.dash().then_some(At { value, range: code.range })
}

/// `20242025`.
fn compact_session(c: &mut Cursor<'_>) -> Option<At<Session>> {
    let mut ahead = *c;
    let digits = ahead.digits(8).filter(|digits| digits.value.len() == 8)?;
    let first = digits.value.get(..4)?.parse().ok()?;
    let second = digits.value.get(4..)?.parse().ok()?;
    *c = ahead;
    let value = Session { first, second: Some(second), garbled: false };
    Some(At { value, range: digits.range })
}

/// `h-tk-20242025-20-3`, before 2011 with pages: `h-tk-20062007-3564-3568`.
pub(super) fn h(mut c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let chamber = if c.slice(key.clone()).to_ascii_lowercase().contains("tk") {
        Chamber::Second
    } else {
        Chamber::First
    };
    let mut citation = Citation::new(Kind::Handelingen, key.clone());
    citation.chamber = Some(At { value: chamber, range: key.clone() });
    citation.key = Some(key);
    let session = compact_session(&mut c)?;
    let old = session.value.first < 2010;
    if let Some(kind) = session.value.fault() {
        citation.fault(kind, session.range.clone());
    }
    citation.session = Some(session);
    if !c.dash() {
        return None;
    }
    let mut tokens = hyphenated(&mut c);
    if tokens.len() > 2 && tokens.last().is_some_and(is_version) {
        tokens.pop();
    }
    let [first, second] = tokens.as_slice() else { return None };
    let (first, second) = (number_of(first)?, number_of(second)?);
    if old || first.value > 400 {
        let range = first.range.start..second.range.end;
        citation.pages = Some(At { value: format!("{}-{}", first.value, second.value), range });
    } else {
        citation.number = Some(first.map(Number::Digits));
        citation.item = Some(second);
    }
    citation.range.end = c.at;
    out.push(citation);
    Some(c.at)
}

/// `kv-tk-2024Z18438`.
pub(super) fn kv(mut c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let mut citation = Citation::new(Kind::Kamervragen, key.clone());
    citation.key = Some(key.clone());
    let token = c.token(14).filter(|token| kind_of_whole(token.value).is_some())?;
    citation.code = Some(token.map(str::to_ascii_uppercase));
    citation.range.end = c.at;
    out.push(citation);
    Some(c.at)
}

/// `blg-1184123`.
pub(super) fn blg(mut c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let digits = c.digits(9).filter(|digits| digits.value.len() >= 4)?;
    let mut citation = Citation::new(Kind::Bijlage, key.start..c.at);
    citation.key = Some(key);
    citation.code = Some(digits.map(str::to_owned));
    out.push(citation);
    Some(c.at)
}

/// `TZ202306-026`, behind `TZ2`.
pub(super) fn commitment(
    c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let mut c = c.back_to(key.start + 2);
    let month = c.digits(6).filter(|month| month.value.len() == 6)?;
    if !c.dash() {
        return None;
    }
    let serial = c.digits(5)?;
    let mut citation = Citation::new(Kind::Commitment, key.start..c.at);
    citation.key = Some(key.start..key.start + 2);
    if serial.value.len() != 3 || !matches!(month.value.get(4..)?.parse(), Ok(1..=12)) {
        citation.fault(FaultKind::CodeMalformed, key.start..c.at);
    } else {
        let value = format!("TZ{}-{}", month.value, serial.value);
        citation.code = Some(At { value, range: key.start..c.at });
    }
    out.push(citation);
    Some(c.at)
}

/// `BWBR0005730`.
pub(super) fn bwb(mut c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let digits = c.digits(9)?;
    if !c.at_word_end() {
        return None;
    }
    let range = key.start..c.at;
    let mut citation = Citation::new(Kind::Bwb, range.clone());
    if digits.value.len() == 7 {
        citation.code = Some(At { value: c.slice(range.clone()).to_ascii_uppercase(), range });
    } else {
        citation.fault(FaultKind::CodeMalformed, range);
    }
    citation.key = Some(key);
    out.push(citation);
    Some(c.at)
}

/// `jci1.3:c:BWBR0005730&hoofdstuk=3`: the reference format of wetten.overheid.nl.
pub(super) fn juriconnect(
    mut c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    const LONGEST: usize = 400;
    while c.at - key.start < LONGEST
        && c.eat_if(|c| {
            c.is_ascii_alphanumeric()
                || matches!(c, ':' | '&' | '=' | '-' | '_' | '%' | '/' | '.' | '+')
        })
    {}
    let written = c.since(key.start);
    let trimmed = written.trim_end_matches(['.', ':', '&']);
    let end = key.start + trimmed.len();
    let at = trimmed.find("BWB")?;
    let digits =
        trimmed.get(at + 4..).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let mut citation = Citation::new(Kind::Bwb, key.start..end);
    if digits == 7 {
        citation.code = Some(At { value: trimmed.to_owned(), range: key.start..end });
    } else {
        citation.fault(FaultKind::CodeMalformed, key.start + at..end);
    }
    citation.key = Some(key);
    out.push(citation);
    Some(end)
}

/// A case or document number behind the key `Kamerstuk`.
pub(super) fn called_kamerstuk(
    c: &Cursor<'_>,
    head: &Head,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let mut c = *c;
    if numbers::nr_word(&mut c).is_some() {
        c.gap();
    }
    let mut citation = cited(&c)?;
    citation.key.clone_from(&head.key);
    citation.fault(FaultKind::CalledKamerstuk, head.key.clone()?);
    let start = head.key.as_ref()?.start;
    let mut after = c.back_to(citation.range.end);
    if c.slice(start..citation.range.start).contains('(') {
        after.eat(')');
    }
    citation.range = start..after.at;
    out.push(citation);
    Some(after.at)
}

/// `32016R0679`, from its first digit: sector, year, letters of the kind, number.
pub(super) fn celex(c: &Cursor<'_>) -> Option<Citation> {
    let mut c = *c;
    let start = c.at;
    let head = c.digits(5).filter(|head| head.value.len() == 5)?;
    let sector = head.value.bytes().next()?;
    let year: u16 = head.value.get(1..)?.parse().ok()?;
    let letters_start = c.at;
    while c.at - letters_start < 2 && c.eat_if(|c| c.is_ascii_uppercase()) {}
    let letters = c.since(letters_start);
    let serial = c.digits(4).filter(|serial| serial.value.len() == 4)?;
    let fits = match sector {
        b'1' => false,
        b'3' => matches!(letters, "R" | "L" | "D" | "H" | "F" | "Q" | "G" | "C"),
        b'5' => matches!(letters, "PC" | "DC" | "SC" | "JC" | "XC" | "AP" | "IP" | "AE" | "AG"),
        b'6' => matches!(letters, "CJ" | "CC" | "CO" | "TJ" | "TO" | "FJ" | "CV"),
        _ => false,
    };
    if !fits || !(1951..2100).contains(&year) || !c.at_word_end() || c.next_is(is_dash) {
        return None;
    }
    let mut citation = Citation::new(Kind::Celex, start..c.at);
    citation.year = Some(At { value: year, range: start + 1..start + 5 });
    citation.number =
        Some(At { value: Number::Digits(serial.value.parse().ok()?), range: serial.range });
    citation.code = Some(At { value: c.since(start).to_owned(), range: start..c.at });
    Some(citation)
}
