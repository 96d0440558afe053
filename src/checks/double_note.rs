//! KL203: a note number that is used twice.

use super::{Context, Finding};
use crate::draft::Note;
use crate::text::tables::QuickMap;

/// Reports of two notes with a label the one whose mark has another, else the second; and the second mark where the order shows that another
/// number is meant.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    // The notes of each label in a series, in their order.
    let mut labels: QuickMap<(usize, &str), Vec<&Note>> = QuickMap::default();
    for note in &draft.notes {
        let same = labels.entry((note.series, &note.label)).or_default();
        if let Some(&first) = same.last() {
            // The number that is due, where the mark says another than the note.
            let due = |note: &Note| {
                let mark = draft.marks.get(*note.marks.first()?)?;
                (mark.label != note.label).then_some(&mark.label)
            };
            let finding = |wrong: &Note| Finding::at(wrong.label_span).with("label", &wrong.label);
            found.push(match (due(first), due(note)) {
                (Some(meant), None) => finding(first)
                    .worded("due")
                    .with("meant", meant)
                    .related(note.label_span, "other"),
                (_, Some(meant)) => finding(note)
                    .worded("due")
                    .with("meant", meant)
                    .related(first.label_span, "other"),
                (None, None) => finding(note).related(first.label_span, "first"),
            });
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
