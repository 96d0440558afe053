//! KL202: a note that nothing refers to.

use super::{Context, Finding};

/// Reports notes without a mark. A second note with the same label is the business of another rule.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let notes = &context.draft.notes;
    for (i, note) in notes.iter().enumerate().filter(|(_, note)| note.marks.is_empty()) {
        let earlier = notes.get(..i).unwrap_or_default().iter().rev().take(500);
        if earlier.clone().any(|other| other.series == note.series && other.label == note.label) {
            continue;
        }
        found.push(Finding::at(note.label_span).with("label", &note.label));
    }
}
