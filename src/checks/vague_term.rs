//! KL703: a commitment with a term that says nothing.

use super::{Context, Finding};
use crate::draft::TermKind;

/// Reports "binnenkort" and its kin in commitments.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for one in &draft.commitments {
        if let Some(term) = one.term.as_ref().filter(|term| term.kind == TermKind::Vague) {
            let words = draft.words_in(one.part, term.range.clone());
            found
                .push(Finding::at(draft.span_in(one.part, term.range.clone())).with("term", words));
        }
    }
}
