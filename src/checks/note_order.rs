//! KL204: note marks that are not in the order of their numbers.

use super::{Context, Finding};
use crate::draft::NoteStyle;

/// Reports a mark whose number is lower than that of a mark before it. Labels of Markdown notes are renumbered by whoever
/// typesets them and are left alone.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let series = draft.notes.iter().map(|note| note.series + 1).max().unwrap_or(0);
    let mut highest: Vec<(u32, usize)> = vec![(0, 0); series];
    let mut order: Vec<usize> = (0..draft.marks.len()).collect();
    order.sort_by_key(|&i| draft.marks.get(i).map(|mark| mark.span));
    for i in order {
        let Some(mark) = draft.marks.get(i).filter(|mark| mark.style != NoteStyle::Caret) else {
            continue;
        };
        let Some(note) = mark.note.and_then(|note| draft.notes.get(note)) else { continue };
        // Of a note whose number is doubled the mark says where it stands in the row.
        let (Ok(number), Some(last)) = (mark.label.parse::<u32>(), highest.get_mut(note.series))
        else {
            continue;
        };
        if number < last.0 && note.marks.first() == Some(&i) && mark.label == note.label {
            let before = draft.marks.get(last.1).map(|mark| mark.span);
            let finding = Finding::at(mark.span).with("label", number).with("before", last.0);
            found.push(match before {
                Some(before) => finding.related(before, "before"),
                None => finding,
            });
        } else if number > last.0 {
            *last = (number, i);
        }
    }
}
