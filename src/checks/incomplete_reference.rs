//! KL308: a reference without a part that is needed to find what it points to.

use super::{Context, Finding};
use crate::cite::{Citation, FaultKind, Kind};
use crate::draft::{Cited, Draft};
use crate::text::Span;

/// Reports references to Aanhangsel, Handelingen and journals that lack their year, number or item.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let missing = [FaultKind::YearMissing, FaultKind::NumberMissing, FaultKind::ItemMissing];
    let mut last = Span::default();
    for (cited, fault, _) in draft.faults(&missing) {
        let citation = &cited.citation;
        let wording = match (citation.kind, fault.kind) {
            (Kind::Aanhangsel | Kind::Handelingen, FaultKind::YearMissing) => "",
            (Kind::Aanhangsel | Kind::Handelingen, FaultKind::NumberMissing) => "number",
            (Kind::Handelingen, FaultKind::ItemMissing) => "item",
            (
                Kind::Staatsblad | Kind::Staatscourant | Kind::Tractatenblad | Kind::PbEu,
                FaultKind::YearMissing,
            ) => "journal",
            _ => continue,
        };
        // One finding for a reference, whatever it lacks, and none for a short form of one that is given in full.
        let known = fault.kind == FaultKind::YearMissing
            && (in_full_elsewhere(draft, citation)
                || wording == "journal" && says_year(draft.sentence_before(cited))
                || says_year(behind(draft, cited)));
        // Until then the Handelingen were printed page by page, and are cited so.
        let by_page = wording == "item"
            && citation.session.as_ref().is_some_and(|session| session.value.first <= BY_PAGE);
        if known || by_page || draft.is_quoted(cited.part) || last == cited.span {
            continue;
        }
        last = cited.span;
        found.push(Finding::at(cited.span).worded(wording).with("text", words(draft, cited)));
    }
}

/// The last session of which the Handelingen have no items, by its first year.
const BY_PAGE: u16 = 2010;

/// How far behind a reference its year may stand, in characters: "PbEU L 328 van 21 december 2018", "nr. 1137 (vergaderjaar 2023–2024)".
const NEAR: usize = 40;

/// What stands behind a reference, to the end of its sentence or the next reference.
fn behind<'d>(draft: &'d Draft, cited: &Cited) -> &'d str {
    let Some(flow) = draft.flow(cited.part) else { return "" };
    let rest = flow.text().get(cited.citation.range.end..).unwrap_or_default();
    let most = rest.char_indices().nth(NEAR).map_or(rest.len(), |(at, _)| at);
    let rest = rest.get(..most).unwrap_or_default();
    rest.split([';', '\n']).next().and_then(|rest| rest.split(". ").next()).unwrap_or_default()
}

fn words<'d>(draft: &'d Draft, cited: &Cited) -> &'d str {
    draft.words_in(cited.part, cited.citation.range.clone())
}

/// Whether a sentence names a year: "op 22 december 2021 in de Staatscourant (nr. 50265)".
fn says_year(sentence: &str) -> bool {
    let mut words = sentence.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && word.starts_with(['1', '2'])
    })
}

/// Whether another reference gives the same number with its year.
fn in_full_elsewhere(draft: &Draft, short: &Citation) -> bool {
    let number = |citation: &Citation| citation.number.as_ref().map(|number| number.value.clone());
    let mut all = draft.citations.iter().map(|cited| &cited.citation);
    all.any(|full| {
        full.kind == short.kind
            && number(full) == number(short)
            && (full.session.is_some() || full.year.is_some())
    })
}
