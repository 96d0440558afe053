//! Aanhangsel van de Handelingen and Handelingen.

use std::ops::Range;

use super::citation::{At, Citation, Dossier, FaultKind, Kind, Number};
use super::cursor::{Cursor, counts_something};
use super::dossier;
use super::head::{self, Head};
use super::list;
use super::numbers::{self, Read};
use super::pages::pages;

/// Pages until the end of 2010, items from 2011 on (Aanwijzing 3.43): sessions from this one on
/// need an item.
const FIRST_SESSION_OF_ITEMS: u16 = 2011;

/// `Aanhangsel (van de) Handelingen II, vergaderjaar 2023–2024, nr. 2267`.
pub(super) fn aanhangsel(
    c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let mut head = Head::new(key.clone());
    if c.slice(key.clone()).contains('-') {
        head.fault(FaultKind::KeyMisprint, key);
    }
    annex(c, head, false, out)
}

/// `Handelingen II 2010/11, nr. 108, item 5, p. 25-36`.
pub(super) fn handelingen(
    c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    meeting(c, Head::new(key), out)
}

/// The same behind a chamber or session: `vergaderjaar 2023–2024, Aanhangsel van de Handelingen 2386`.
pub(super) fn in_head(c: &Cursor<'_>, head: &Head, out: &mut Vec<Citation>) -> Option<usize> {
    let mut c = *c;
    head::separator(&mut c);
    if c.word(&["aanhangsel"]).is_some() {
        return annex(c, head.clone(), true, out);
    }
    c.word(&["handelingen"])?;
    meeting(c, head.clone(), out)
}

/// `reversed` says that chamber and session came first; then a number must follow, for so begin the
/// page heads of the Aanhangsel itself.
fn annex(
    mut c: Cursor<'_>,
    mut head: Head,
    reversed: bool,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let mut ahead = c;
    ahead.gap();
    if ahead.word(&["van de", "der", "bij de", "van"]).is_some() {
        ahead.gap();
    }
    let named = ahead.word(&["handelingen", "hand."]).is_some();
    if named {
        c = ahead;
    } else {
        c.eat(')');
    }
    head::read_head(&mut c, &mut head, false);
    if !named && (reversed || head.session.is_none()) {
        return None;
    }
    let start = head.key.as_ref()?.start;
    let mut template = head.cite(Kind::Aanhangsel, start..c.at);
    let (number, nr) = number(&mut c, false);
    let Some(number) = number else {
        if reversed || head.session.is_none() && nr.is_none() || !named {
            return None;
        }
        let place = nr.map_or(template.range.end..template.range.end, |nr| nr.range);
        template.range.end = place.end;
        let end = place.end;
        template.fault(FaultKind::NumberMissing, place);
        out.push(template);
        return Some(end);
    };
    if head.session.is_none() {
        nr.as_ref()?;
        template.fault(FaultKind::YearMissing, number.range.start..number.range.start);
    }
    let plural = nr.is_some_and(|nr| nr.value);
    let mut end = list::cite_each(c, &template, number, plural, out);
    // `nr. 12 en vergaderjaar 2022–2023, nr. 3`
    while let Some((next_end, session_start)) = another_session(&c.back_to(end), &head, out) {
        debug_assert!(session_start >= end);
        end = next_end;
    }
    Some(end)
}

fn another_session(c: &Cursor<'_>, head: &Head, out: &mut Vec<Citation>) -> Option<(usize, usize)> {
    let mut c = *c;
    c.space();
    let mark = c.eat_if(|c| matches!(c, ',' | ';'));
    c.space();
    if c.word(&["en"]).is_none() && !mark {
        return None;
    }
    c.gap();
    let start = c.at;
    let mut next = Head { key: head.key.clone(), ..Head::default() };
    head::read_head(&mut c, &mut next, false);
    next.session.as_ref()?;
    let (number, nr) = number(&mut c, false);
    let template = next.cite(Kind::Aanhangsel, start..c.at);
    let end = list::cite_each(c, &template, number?, nr?.value, out);
    Some((end, start))
}

/// `[,] [nr.] 1137`, also `aanhangselnummer 1333`, and the word `nr.`; with `letters` also `228b`, as papers of the Eerste Kamer had.
fn number(c: &mut Cursor<'_>, letters: bool) -> (Option<At<Read>>, Option<At<bool>>) {
    let mut ahead = *c;
    ahead.gap();
    ahead.eat_if(|c| matches!(c, ',' | ':' | ';'));
    ahead.gap();
    let own =
        ahead.word(&["aanhangselnummers", "aanhangselnummer", "aanhangselnr.", "aanhangselnr"]);
    let own = own.map(|word| word.map(|word| word.ends_with('s')));
    let nr = own.or_else(|| numbers::nr_word(&mut ahead));
    if nr.is_some() {
        *c = ahead;
    }
    ahead.gap();
    let digits = |read: &At<Read>| letters || matches!(read.value.number, Number::Digits(_));
    let value = numbers::value(&mut ahead).filter(digits);
    let bare_fits = ahead.at_word_end() && !counts_something(&ahead) && !dossier::begins(c);
    let value = value.filter(|_| nr.is_some() || bare_fits);
    if value.is_some() {
        *c = ahead;
    }
    (value, nr)
}

fn meeting(mut c: Cursor<'_>, mut head: Head, out: &mut Vec<Citation>) -> Option<usize> {
    let mut ahead = c;
    ahead.gap();
    if ahead.word(&["ucv", "ocv"]).is_some() {
        c = ahead;
    }
    head::read_head(&mut c, &mut head, false);
    let start = head.key.as_ref()?.start;
    let mut citation = head.cite(Kind::Handelingen, start..c.at);
    citation.dossier = old_dossier(&mut c);
    let (meeting, nr) = number(&mut c, citation.dossier.is_some());
    let (mut c, item) = item(c);
    citation.pages = pages(&mut c);
    citation.range.end = c.at;
    let known = meeting.is_some() || item.is_some() || citation.pages.is_some();
    let session = head.session.as_ref();
    if session.is_none() && (meeting.is_none() || nr.is_none()) || !known && head.chamber.is_none()
    {
        return None;
    }
    let end = citation.range.end;
    match session.map(|session| session.value.first) {
        None => citation.fault(FaultKind::YearMissing, start..end),
        Some(_) if !known => citation.fault(FaultKind::NumberMissing, end..end),
        Some(first)
            if item.is_none()
                && (first >= FIRST_SESSION_OF_ITEMS
                    || first == 2010 && citation.pages.is_none()) =>
        {
            citation.fault(FaultKind::ItemMissing, end..end);
        }
        Some(first) if item.is_some() && meeting.is_none() && first >= 2010 => {
            citation.fault(FaultKind::NumberMissing, end..end);
        }
        Some(_) => {}
    }
    if let Some(meeting) = meeting {
        list::numbered(&mut citation, &meeting);
    }
    let mut items = item.into_iter();
    citation.item = items.next();
    out.push(citation);
    Some(further_items(c, out).unwrap_or(end))
}

/// A dossier in a reference to Handelingen, as old case law has it.
fn old_dossier(c: &mut Cursor<'_>) -> Option<Dossier> {
    let mut ahead = *c;
    head::separator(&mut ahead);
    if !dossier::begins(&ahead) {
        return None;
    }
    let base = dossier::base(&mut ahead, false)?;
    *c = ahead;
    Some(dossier::rest(c, base, None))
}

/// `, item 5`; behind the number of a meeting also `-5-12`, with the page.
fn item(c: Cursor<'_>) -> (Cursor<'_>, Option<At<u32>>) {
    let number =
        |digits: At<&str>| Some(At { value: digits.value.parse().ok()?, range: digits.range });
    let mut joined = c;
    if joined.dash()
        && let Some(item) = joined.digits(3)
        && joined.dash()
        && joined.digits(4).is_some()
        && joined.at_word_end()
    {
        return (joined, number(item));
    }
    let mut ahead = c;
    ahead.gap();
    ahead.eat_if(|c| matches!(c, ',' | ';'));
    ahead.gap();
    if ahead.word(&["items", "item"]).is_none() {
        return (c, None);
    }
    ahead.gap();
    match ahead.digits(3).and_then(number) {
        Some(item) => (ahead, Some(item)),
        None => (c, None),
    }
}

/// `items 5 en 7`: each item is a reference of its own.
fn further_items(mut c: Cursor<'_>, out: &mut Vec<Citation>) -> Option<usize> {
    let first =
        out.last().filter(|citation| citation.item.is_some() && citation.pages.is_none())?.clone();
    let mut end = None;
    loop {
        let mut ahead = c;
        ahead.space();
        let mark = ahead.eat(',');
        ahead.space();
        if ahead.word(&["en"]).is_none() && !mark {
            return end;
        }
        ahead.gap();
        let labelled = ahead.word(&["item"]).is_some();
        ahead.space();
        let Some(digits) = ahead.digits(3) else { return end };
        if counts_something(&ahead)
            || !ahead.at_word_end()
            || !labelled && mark && !ahead.at_close() && !ahead.word_ahead(&["en"])
        {
            return end;
        }
        let Ok(value) = digits.value.parse() else { return end };
        let mut citation = first.clone();
        citation.range = digits.range.clone();
        citation.item = Some(At { value, range: digits.range });
        citation.faults.clear();
        out.push(citation);
        c = ahead;
        end = Some(c.at);
    }
}
