//! The numbers behind one dossier, session or journal: each becomes a reference of its own.

use super::chapters;
use super::citation::{At, Chamber, Citation, Dossier, FaultKind, Kind, Number};
use super::cursor::Cursor;
use super::numbers::{self, Read};
use super::pages::pages;

/// No more ranges are written out in a text that already gave this many references: a guard against
/// endless lists, far above what any paper holds.
const MANY: usize = 20_000;

/// What is wrong with the chapter of a yearly budget.
pub(super) fn chapter_faults(dossier: &Dossier, citation: &mut Citation, c: &Cursor<'_>) {
    if let Some(suffix) = &dossier.suffix {
        let written = c.slice(suffix.range.clone());
        if chapters::misprint_of(written).is_some() {
            citation.fault(FaultKind::KeyMisprint, suffix.range.clone());
        }
        if suffix.value.len() > 2 && suffix.value.bytes().all(|byte| byte.is_ascii_digit()) {
            citation.fault(FaultKind::DossierImpossible, suffix.range.clone());
        }
    }
    if !chapters::is_budget(dossier.base.value) {
        return;
    }
    match &dossier.suffix {
        Some(suffix) if !chapters::can_exist(&suffix.value) => {
            citation.fault(FaultKind::ChapterUnknown, suffix.range.clone());
        }
        Some(_) => {}
        None => citation
            .fault(FaultKind::ChapterMissing, dossier.base.range.end..dossier.base.range.end),
    }
}

/// The numbers of one dossier, one reference each; gives where the last ends.
pub(super) fn cite_each(
    mut c: Cursor<'_>,
    template: &Citation,
    first: At<Read>,
    plural: bool,
    out: &mut Vec<Citation>,
) -> usize {
    let mut start = template.range.start;
    let mut current = first;
    let mut end;
    let mut shared = template.clone();
    loop {
        let mut citation = shared.clone();
        numbered(&mut citation, &current);
        citation.range = start..current.range.end.max(c.at);
        citation.pages = pages(&mut c);
        end = c.at;
        citation.range.end = end;
        let first_in_range = out.len();
        let number = current.value.number.clone();
        out.push(citation);
        // What is wrong with the shared parts is said once.
        shared.faults.retain(|fault| !said_once(fault.kind));
        let Some(next) = numbers::next(&mut c, &number, plural) else { break };
        if next.range_end {
            through(out, first_in_range, &shared, &number, &next.value, c.at);
            if let Some(pages) = pages(&mut c) {
                for citation in out.iter_mut().skip(first_in_range) {
                    citation.pages = Some(pages.clone());
                    citation.range.end = c.at;
                }
            }
            end = c.at;
            let Some(last) = next_after_range(&mut c, &next.value.value.number, plural) else {
                break;
            };
            start = last.start;
            current = last.value;
        } else {
            start = next.start;
            current = next.value;
        }
    }
    end
}

/// Faults of the parts a list shares that do not make each of its members impossible.
fn said_once(kind: FaultKind) -> bool {
    !matches!(kind, FaultKind::DossierImpossible | FaultKind::ChapterUnknown)
}

/// Behind a range a list may go on, but not with a second range end.
fn next_after_range(c: &mut Cursor<'_>, number: &Number, plural: bool) -> Option<numbers::Next> {
    let mut ahead = *c;
    let next = numbers::next(&mut ahead, number, plural).filter(|next| !next.range_end)?;
    *c = ahead;
    Some(next)
}

/// Writes out a range whose first number is already there.
fn through(
    out: &mut Vec<Citation>,
    first: usize,
    shared: &Citation,
    low: &Number,
    high: &At<Read>,
    end: usize,
) {
    let (Number::Digits(low), Number::Digits(top)) = (low, &high.value.number) else { return };
    let mut start = high.range.start;
    if let Some(citation) = out.get_mut(first) {
        citation.range.end = end;
        if let Some(number) = citation.number.as_mut() {
            number.range.end = high.range.end;
            start = number.range.start;
        }
    }
    let inner = if out.len() < MANY { numbers::between(*low, *top) } else { *top..*top };
    for digits in inner.chain(std::iter::once(*top)) {
        let mut citation = shared.clone();
        let read = Read { number: Number::Digits(digits), ..high.value.clone() };
        numbered(&mut citation, &At { value: read, range: start..high.range.end });
        citation.range = start..end;
        out.push(citation);
    }
}

/// Puts a number into a reference, with what is wrong with it.
pub(super) fn numbered(citation: &mut Citation, read: &At<Read>) {
    if read.value.impossible {
        citation.fault(FaultKind::NumberImpossible, read.range.clone());
    }
    let letters = match read.value.number {
        Number::Digits(_) => false,
        Number::Letters(_) => true,
        Number::Mixed(_, letter) => letter.is_ascii_lowercase(),
    };
    let contradicts = citation.kind == Kind::Kamerstuk
        && citation.chamber.as_ref().is_some_and(|chamber| match chamber.value {
            Chamber::First => !letters,
            Chamber::Second => letters,
        });
    if letters {
        // The papers of the Eerste Kamer on a budget as a whole have no chapter.
        citation.faults.retain(|fault| fault.kind != FaultKind::ChapterMissing);
    }
    if contradicts {
        citation.fault(FaultKind::NumberContradictsChamber, read.range.clone());
    }
    citation.reprint = read.value.reprint;
    citation.number = Some(At { value: read.value.number.clone(), range: read.range.clone() });
}
