//! KL302: a reference that says `nr.` and no number.

use super::{Context, Finding};
use crate::cite::FaultKind;

/// Reports references whose number is missing.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for cited in &context.draft.citations {
        if cited.citation.has(FaultKind::NumberMissing) {
            let words = context.draft.words_in(cited.part, cited.citation.range.clone());
            found.push(Finding::at(cited.span).with("text", words));
        }
    }
}
