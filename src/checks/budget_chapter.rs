//! KL309: a yearly budget cited without a chapter, or with one it does not have.

use super::{Context, Finding};
use crate::cite::{Dossier, FaultKind};
use crate::draft::Draft;

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
            if cited.citation.number.is_some() && !of_whole_budget(draft.sentence_before(cited)) {
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
