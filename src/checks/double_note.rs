//! KL203: a note number that is used twice.

use super::{Context, Finding};

/// Reports the second note with a label, and the second mark where the order shows that another number is meant.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (i, note) in draft.notes.iter().enumerate() {
        let earlier = draft.notes.get(..i).unwrap_or_default().iter().rev().take(500);
        if let Some(first) = earlier
            .filter(|other| other.series == note.series)
            .find(|other| other.label == note.label)
        {
            found.push(
                Finding::at(note.label_span)
                    .with("label", &note.label)
                    .related(first.label_span, "first"),
            );
        }
    }
    for mark in &draft.marks {
        let Some(note) = mark.note.and_then(|note| draft.notes.get(note)) else { continue };
        let note_doubled = draft
            .notes
            .iter()
            .filter(|other| other.series == note.series && other.label == note.label)
            .nth(1)
            .is_some();
        if mark.label != note.label && !note_doubled {
            let finding = Finding::at(mark.span)
                .worded("mark")
                .with("label", &mark.label)
                .with("meant", &note.label);
            found.push(finding.related(note.label_span, "note"));
        }
    }
}
