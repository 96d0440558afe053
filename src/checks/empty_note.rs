//! KL205: a note without text.

use super::{Context, Finding};

/// Reports notes that hold no word.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for note in &context.draft.notes {
        if !note.flow.text().chars().any(char::is_alphanumeric) {
            found.push(Finding::at(note.label_span).with("label", &note.label));
        }
    }
}
