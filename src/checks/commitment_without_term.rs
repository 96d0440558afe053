//! KL701: a commitment that does not say when.

use super::{Context, Finding};
use crate::draft::CommitmentForm;

/// Reports commitments to inform the Chamber, and promises in so many words, without any term. One that waits for something ("zodra …")
/// has one, and a vague term has its own rule.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for one in &draft.commitments {
        if matches!(one.form, CommitmentForm::Inform | CommitmentForm::Promise)
            && one.term.is_none()
        {
            found.push(Finding::at(draft.span_in(one.part, one.range.clone())));
        }
    }
}
