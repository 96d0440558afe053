//! KL302: a reference that says `nr.` and no number, or a number and no dossier.

use super::{Context, Finding};
use crate::cite::{FaultKind, Kind};

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
}
