//! KL302: a reference that says `nr.` and no number.

use super::{Context, Finding};
use crate::cite::{FaultKind, Kind};

/// Reports Kamerstukken whose number is missing. What other publications lack is KL308's.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (cited, ..) in draft.faults(&[FaultKind::NumberMissing]) {
        if cited.citation.kind == Kind::Kamerstuk {
            let words = draft.words_in(cited.part, cited.citation.range.clone());
            found.push(Finding::at(cited.span).with("text", words));
        }
    }
}
