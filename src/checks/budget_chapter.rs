//! KL309: a yearly budget cited without a chapter, or with one it does not have.

use super::{Context, Finding};
use crate::cite::{Dossier, FaultKind};
use crate::draft::{Cited, Draft};

/// Reports chapters that a budget does not have, and as a hint a budget without a chapter.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (cited, fault, span) in
        draft.faults(&[FaultKind::ChapterUnknown, FaultKind::ChapterMissing])
    {
        let Some(dossier) = &cited.citation.dossier else { continue };
        if draft.is_quoted(cited.part) {
            continue;
        }
        let written = draft.words_in(cited.part, dossier.base.range.clone());
        if fault.kind == FaultKind::ChapterMissing {
            let of_whole = of_whole_budget(draft.sentence_before(cited))
                || of_whole_budget(behind(draft, cited));
            if cited.citation.number.is_some() && !of_whole {
                let span = draft.span_in(cited.part, dossier.base.range.clone());
                found.push(Finding::at(span).worded("missing").with("dossier", written));
            }
            continue;
        }
        let chapter = draft.words_in(cited.part, fault.range.clone());
        let finding = Finding::at(span).with("dossier", written).with("chapter", chapter);
        found.push(match nearest(draft, dossier) {
            Some(near) => finding.worded("near").with("near", near).edit(span, near),
            None => finding,
        });
    }
}

/// What the sentence of a reference says behind it, up to the next reference.
fn behind<'d>(draft: &'d Draft, cited: &Cited) -> &'d str {
    let Some(flow) = draft.flow(cited.part) else { return "" };
    let end = cited.citation.range.end;
    let sentences = flow.sentences();
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.end < end));
    let next = flow.citations().get(cited.index + 1).map_or(usize::MAX, |next| next.range.start);
    sentence.map_or("", |sentence| flow.slice(end..sentence.end.min(next).max(end)))
}

/// The chapter that the draft cites elsewhere of the same budget and that differs by one letter.
fn nearest<'d>(draft: &'d Draft, wrong: &Dossier) -> Option<&'d str> {
    let suffix = &wrong.suffix.as_ref()?.value;
    let mut known = draft
        .citations
        .iter()
        .filter(|cited| !cited.citation.has(FaultKind::ChapterUnknown))
        .filter_map(|cited| cited.citation.dossier.as_ref())
        .filter(|dossier| dossier.base.value == wrong.base.value)
        .filter_map(|dossier| dossier.suffix.as_ref());
    known
        .find(|known| strsim::damerau_levenshtein(&known.value, suffix) == 1)
        .map(|known| known.value.as_str())
}

/// Whether a sentence speaks of what belongs to the budget as a whole: the Miljoenennota, the general debates in
/// September and the motions of these.
fn of_whole_budget(sentence: &str) -> bool {
    let sentence = sentence.to_lowercase();
    ["motie", "amendement", "miljoenennota", "beschouwingen", "rijksbegroting"]
        .iter()
        .any(|word| sentence.contains(word))
}
