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
            let of_another = |note: &Note| {
                let mark = note.marks.first().and_then(|&mark| draft.marks.get(mark));
                mark.is_some_and(|mark| mark.label != note.label)
            };
            let (wrong, right) =
                if of_another(first) && !of_another(note) { (first, note) } else { (note, first) };
            let finding = Finding::at(wrong.label_span).with("label", &note.label);
            found.push(finding.related(right.label_span, "first"));
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
