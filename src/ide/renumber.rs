//! Renumbering: notes get the numbers 1, 2, 3 in the order in which the text names them, and stand in that order.

use super::Snapshot;
use super::spot::touches;
use crate::draft::Note;
use crate::rule::Edit;
use crate::text::{Span, raised, raised_digit};

/// Whether a span touches a note or a mark of one.
pub fn is_at_note(snapshot: &Snapshot, at: Span) -> bool {
    let draft = snapshot.draft();
    let marks = draft.marks.iter().map(|mark| mark.span);
    let mut spans = draft.notes.iter().map(|note| note.span).chain(marks);
    spans.any(|span| touches(span, at.start) || touches(span, at.end))
}

/// The edits, none where all is in order.
///
/// # Errors
/// Why there can be none: numbers do not tell which note is meant.
pub fn edits(snapshot: &Snapshot) -> Result<Vec<Edit>, String> {
    let draft = snapshot.draft();
    let series = draft.notes.iter().map(|note| note.series + 1).max().unwrap_or(0);
    let mut edits = Vec::new();
    for series in 0..series {
        let numeric = |note: &&Note| note.label.chars().all(|c| c.is_ascii_digit());
        let members: Vec<&Note> = draft.notes.iter().filter(|note| note.series == series).collect();
        // A note with a name has it on purpose.
        if members.iter().all(numeric) {
            edits.extend(of_series(snapshot, &members)?);
        }
    }
    if !edits.is_empty() && draft.marks.iter().any(|mark| mark.note.is_none()) {
        let loose = "er is een verwijzing naar een noot die er niet is";
        return Err(snapshot.word(loose, "a mark refers to a note that is not there").to_owned());
    }
    edits.sort();
    Ok(edits)
}

fn of_series(snapshot: &Snapshot, notes: &[&Note]) -> Result<Vec<Edit>, String> {
    let draft = snapshot.draft();
    let marks = |note: &Note| -> Vec<_> {
        note.marks.iter().filter_map(|&mark| draft.marks.get(mark)).collect()
    };
    let mut order: Vec<(u32, usize)> = Vec::new();
    for (i, note) in notes.iter().enumerate() {
        let first = marks(note).into_iter().map(|mark| mark.span.start).min();
        order.push((first.unwrap_or(u32::MAX), i));
    }
    order.sort_unstable();
    let in_order = order.iter().enumerate().all(|(n, &(_, i))| {
        n == i && notes.get(i).is_some_and(|note| note.label == (n + 1).to_string())
    });
    if in_order {
        return Ok(Vec::new());
    }
    refused(snapshot, notes)?;
    let mut edits = Vec::new();
    for (slot, &(_, i)) in order.iter().enumerate() {
        let (Some(here), Some(note)) = (notes.get(slot), notes.get(i)) else { continue };
        let number = (slot + 1).to_string();
        for mark in marks(note) {
            let text = relabelled(snapshot, mark.span, &mark.label, &number);
            edits.push(Edit { span: mark.span, text: text.ok_or_else(|| odd(snapshot))? });
        }
        let label = relabelled(snapshot, here.label_span, &here.label, &number)
            .ok_or_else(|| odd(snapshot))?;
        if slot == i {
            edits.push(Edit { span: here.label_span, text: label });
        } else {
            // Each note takes the place of another, its words as they stand.
            let body = Span::new(note.label_span.end, note.span.end);
            let text = format!("{label}{}", snapshot.document.source.slice(body));
            edits.push(Edit { span: Span::new(here.label_span.start, here.span.end), text });
        }
    }
    edits.retain(|edit| snapshot.document.source.slice(edit.span) != edit.text);
    Ok(edits)
}

/// Why the notes of a series cannot be numbered anew.
fn refused(snapshot: &Snapshot, notes: &[&Note]) -> Result<(), String> {
    let draft = snapshot.draft();
    let mut labels: Vec<&str> = notes.iter().map(|note| note.label.as_str()).collect();
    labels.sort_unstable();
    let double = labels.windows(2).any(|pair| matches!(pair, [a, b] if a == b));
    let misprinted = notes.iter().any(|note| {
        let mut marks = note.marks.iter().filter_map(|&mark| draft.marks.get(mark));
        marks.any(|mark| mark.label != note.label)
    });
    let paged = notes.iter().any(|note| {
        let mut marks = draft.marks.iter().map(|mark| mark.span);
        draft.furniture.iter().any(|words| words.span.overlaps(note.span))
            || marks.any(|mark| note.span.overlaps(mark))
    });
    let reason = if double {
        snapshot.word("twee noten hebben hetzelfde nummer", "two notes have the same number")
    } else if notes.iter().any(|note| note.marks.is_empty()) {
        let loose = "er is een noot waar niets naar verwijst";
        snapshot.word(loose, "there is a note to which nothing refers")
    } else if misprinted {
        let other = "een verwijzing heeft een ander nummer dan haar noot";
        snapshot.word(other, "a mark has another number than its note")
    } else if paged {
        let broken = "een noot loopt over een bladzijde heen of verwijst naar een andere noot";
        snapshot.word(broken, "a note runs over a page or refers to another note")
    } else {
        return Ok(());
    };
    Err(reason.to_owned())
}

fn odd(snapshot: &Snapshot) -> String {
    snapshot
        .word("een nummer is niet gewoon geschreven", "a number is not written plainly")
        .to_owned()
}

/// A label or mark with another number in it, superscript digits for superscript digits.
fn relabelled(snapshot: &Snapshot, span: Span, old: &str, new: &str) -> Option<String> {
    let text = snapshot.document.source.slice(span);
    if let Some(at) = text.find(old) {
        let after = text.get(at + old.len()..)?;
        return Some(format!("{}{new}{after}", text.get(..at)?));
    }
    let is_raised = text.chars().all(|c| raised_digit(c).is_some());
    if is_raised { new.chars().map(raised).collect() } else { None }
}
