//! KL201: a note mark without a note.

use super::{Context, Finding};

/// Reports marks that refer to no note.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for mark in context.draft.marks.iter().filter(|mark| mark.note.is_none()) {
        found.push(Finding::at(mark.span).with("label", &mark.label));
    }
}
