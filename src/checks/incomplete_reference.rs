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
                || wording == "journal" && says_year(draft.sentence_before(cited)));
        if known || draft.is_quoted(cited.part) || last == cited.span {
            continue;
        }
        last = cited.span;
        found.push(Finding::at(cited.span).worded(wording).with("text", words(draft, cited)));
    }
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
