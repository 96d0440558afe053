//! KL302: a reference that says `nr.` and no number, or a number and no dossier.

use super::{Context, Finding};
use crate::cite::{FaultKind, Kind};
use crate::draft::{Cited, Draft};

/// Reports Kamerstukken whose number or dossier is missing. What other publications lack is KL308's.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (cited, fault, _) in draft.faults(&[FaultKind::NumberMissing, FaultKind::DossierMissing]) {
        if cited.citation.kind == Kind::Kamerstuk {
            let words = draft.words_in(cited.part, cited.citation.range.clone());
            let wording = if fault.kind == FaultKind::DossierMissing { "dossier" } else { "" };
            found.push(Finding::at(cited.span).worded(wording).with("text", words));
        }
    }
    for cited in draft.citations.iter().filter(|cited| is_of_one_paper(draft, cited)) {
        let words = draft.words_in(cited.part, cited.citation.range.clone());
        found.push(Finding::at(cited.span).with("text", words));
    }
}

/// Whether a reference to a dossier means one paper in it: who only means the dossier gives no session, "Kamerstukken 29 385".
fn is_of_one_paper(draft: &Draft, cited: &Cited) -> bool {
    let citation = &cited.citation;
    let flow = draft.flow(cited.part);
    let behind = flow.and_then(|flow| flow.text().get(citation.range.end..)).unwrap_or_default();
    // "29 684, 224", "36 410 en 36 411, nr. 5": the number stands there in another form, or behind another dossier.
    let goes_on = behind.trim_start_matches([' ', ',', ';', '/', '-', '–']);
    let goes_on = goes_on.strip_prefix("en ").unwrap_or(goes_on);
    citation.kind == Kind::Kamerstuk
        && citation.session.is_some()
        && citation.dossier.is_some()
        && citation.number.is_none()
        && citation.faults.is_empty()
        && !goes_on.starts_with(|c: char| c.is_ascii_digit())
        && !["nr", "nummer", "ond", "e.v"].iter().any(|word| goes_on.starts_with(word))
}
