//! KL203: a note number that is used twice.

use super::{Context, Finding};
use crate::draft::Note;
use crate::text::tables::QuickMap;

/// Reports the second note with a label, and the second mark where the order shows that another number is meant.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    // The notes of each label in a series, in their order.
    let mut labels: QuickMap<(usize, &str), Vec<&Note>> = QuickMap::default();
    for note in &draft.notes {
        let same = labels.entry((note.series, &note.label)).or_default();
        if let Some(first) = same.last() {
            let finding = Finding::at(note.label_span).with("label", &note.label);
            found.push(finding.related(first.label_span, "first"));
        }
        same.push(note);
    }
    for mark in &draft.marks {
        let Some(note) = mark.note.and_then(|note| draft.notes.get(note)) else { continue };
        let same = labels.get(&(note.series, note.label.as_str()));
        let note_doubled = same.is_some_and(|same| same.len() > 1);
        if mark.label != note.label && !note_doubled {
            let finding = Finding::at(mark.span)
                .worded("mark")
                .with("label", &mark.label)
                .with("meant", &note.label);
            found.push(finding.related(note.label_span, "note"));
        }
    }
}
