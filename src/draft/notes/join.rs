//! Which mark belongs to which body, and which candidates are no marks at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::around::Likeness;
use super::marks::MarkCandidate;
use super::scan::number_of;
use super::{Mark, Note, NoteStyle};
use crate::draft::line::Line;
use crate::read::NoteId;
use crate::text::tables::{QuickMap, QuickSet};

/// Joins bodies and marks: every candidate with the note it belongs to, if any. Those in lines that turned out to be notes are dropped.
pub(super) fn join(
    lines: &[Line<'_>],
    notes: &[Note],
    candidates: Vec<MarkCandidate>,
) -> Vec<Place> {
    let mut places: Vec<Place> = candidates
        .into_iter()
        .filter(|candidate| lines.get(candidate.line).is_some_and(Line::is_text))
        .map(|candidate| Place { candidate, note: None, orphan: false })
        .collect();
    // What the format knows is not looked for: the first body is that of all marks of its note.
    let known = notes.iter().enumerate().rev().filter_map(|(i, note)| Some((note.known?, i)));
    let known: QuickMap<NoteId, usize> = known.collect();
    for place in &mut places {
        place.note = place.candidate.known.and_then(|note| known.get(&note).copied());
    }
    let mut all: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, note) in notes.iter().enumerate() {
        all.entry(note.series).or_default().push(i);
    }
    let mut from = 0;
    for (series, members) in &all {
        join_series(notes, members, &mut places, from);
        // A series that counts anew belongs to the text behind the last note of the one before.
        let first = members.first().and_then(|&i| notes.get(i));
        let mut next = all.get(&(series + 1)).into_iter().flatten().filter_map(|&i| notes.get(i));
        let next_restarts = next.any(|note| first.is_some_and(|first| first.style == note.style));
        if next_restarts && let Some(last) = members.last().and_then(|&i| notes.get(i)) {
            from = from.max(last.span.start);
        }
    }
    doubled(notes, &mut places);
    misprints(notes, &mut places);
    places
}

/// Joins the bodies of which two in a series have one number: 1, 3, 3 or 1, 2, 1, 4. The one that the row expects at its place is right and has
/// the marks of that number; the other gets the mark that the row expects at its own, which would have none.
fn doubled(notes: &[Note], places: &mut [Place]) {
    let mut first: QuickMap<(usize, &str), Option<usize>> = QuickMap::default();
    let mut known: Option<Known> = None;
    let number = |i: usize| notes.get(i).map_or(0, |note| number_of(&note.label));
    // The number that the row expects of a note, and the note before it.
    let due = |i: usize| {
        let series = |i: usize| notes.get(i).map(|note| note.series);
        let before = i.checked_sub(1).filter(|&before| series(before) == series(i));
        (before.map_or(0, number) + 1, before)
    };
    for (i, note) in notes.iter().enumerate() {
        let key = (note.series, note.label.as_str());
        let Some(met) = first.get_mut(&key) else {
            first.insert(key, Some(i));
            continue;
        };
        // Of more than two nothing says which is right.
        let Some(earlier) = met.take() else { continue };
        let n = number(i);
        let right = if due(earlier).0 == n { earlier } else { i };
        let wrong = if right == i { earlier } else { i };
        let (wanted, before) = due(wrong);
        // The second is right where it stands in its row, or where the first would come right before it.
        let in_row = right == earlier || due(i).0 == n || wanted + 1 == n;
        if n == 0 || wanted == n || !in_row {
            continue;
        }
        let known = known.get_or_insert_with(|| Known::of(places));
        let from = before.and_then(|before| known.marks.get(&before)?.first().copied());
        let from = from.and_then(|at| places.get(at)).map_or(0, |place| place.candidate.span.start);
        let open = known.open.get(&wanted).into_iter().flatten().copied().find(|&at| {
            places.get(at).is_some_and(|place| {
                place.note.is_none()
                    && place.candidate.span.start >= from
                    && compatible(&place.candidate, note.style)
            })
        });
        let Some(open) = open else { continue };
        let own = known.marks.insert(wrong, vec![open]).unwrap_or_default();
        for &at in &own {
            if let Some(place) = places.get_mut(at) {
                place.note = Some(right);
            }
        }
        known.marks.entry(right).or_default().extend(own);
        if let Some(place) = places.get_mut(open) {
            place.note = Some(wrong);
        }
    }
}

/// What is known of the places once two notes have one number.
struct Known {
    /// The places of each note, in their order.
    marks: QuickMap<usize, Vec<usize>>,
    /// Those that look like marks and have no note, by their number.
    open: QuickMap<u32, Vec<usize>>,
}

impl Known {
    fn of(places: &[Place]) -> Self {
        let mut known = Self { marks: QuickMap::default(), open: QuickMap::default() };
        for (at, place) in places.iter().enumerate() {
            match place.note {
                Some(note) => known.marks.entry(note).or_default().push(at),
                None if place.candidate.likeness > Likeness::Faint => {
                    known.open.entry(place.candidate.number).or_default().push(at);
                }
                None => {}
            }
        }
        known
    }
}

/// The places that are marks: of a note, which learns of them, or of one that was lost. Those that fit no body and are not certain enough
/// to stand on their own are none.
pub(super) fn marks(notes: &mut [Note], places: Vec<Place>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for place in places.into_iter().filter(|place| place.note.is_some() || place.orphan) {
        if let Some(note) = place.note.and_then(|note| notes.get_mut(note)) {
            note.marks.push(marks.len());
        }
        let MarkCandidate { span, label, style, .. } = place.candidate;
        marks.push(Mark { label: label.as_ref().to_owned(), span, style, note: place.note });
    }
    marks
}

/// A candidate with what became of it.
pub(super) struct Place {
    pub(super) candidate: MarkCandidate,
    pub(super) note: Option<usize>,
    pub(super) orphan: bool,
}

/// Whether a mark written in one way can refer to a note written in another: digits refer to `1)` and `[1]`, and marks that
/// can be nothing else to a note whose label is bare.
pub(super) fn compatible(mark: &MarkCandidate, note: NoteStyle) -> bool {
    mark.style == note
        || mark.style == NoteStyle::Digit && note != NoteStyle::Caret
        || mark.style != NoteStyle::Caret
            && mark.likeness >= Likeness::Clear
            && note == NoteStyle::Digit
}

fn join_series(notes: &[Note], members: &[usize], places: &mut [Place], from: u32) {
    // Marks stand before the last body of their series, so a draft of many letters stays linear.
    let until = members.last().and_then(|&i| notes.get(i)).map_or(0, |note| note.span.end);
    let first = places.partition_point(|place| place.candidate.span.start < from);
    let window =
        first..places.partition_point(|place| place.candidate.span.start < until).max(first);
    let mut by_label: QuickMap<Arc<str>, Vec<usize>> = QuickMap::default();
    for i in window {
        if let Some(place) = places.get(i).filter(|place| place.note.is_none()) {
            by_label.entry(Arc::clone(&place.candidate.label)).or_default().push(i);
        }
    }
    let mut last = from;
    let mut called: QuickSet<&str> = QuickSet::default();
    for &member in members {
        let Some(note) = notes.get(member) else { continue };
        // A second body with the same label gets no marks: they all go to the first.
        let first = called.insert(&note.label);
        if note.style == NoteStyle::Caret && !first {
            continue;
        }
        let Some(found) = by_label.get(note.label.as_str()) else { continue };
        let fits = |&&i: &&usize| {
            places.get(i).is_some_and(|p| p.note.is_none() && compatible(&p.candidate, note.style))
        };
        let found: Vec<usize> = found.iter().filter(fits).copied().collect();
        if note.style == NoteStyle::Caret {
            for i in found {
                if let Some(place) = places.get_mut(i) {
                    place.note = Some(member);
                }
            }
            continue;
        }
        // A mark stands behind the mark before it and before its own body; where there is none such, anywhere.
        let start = |i: usize| places.get(i).map_or(0, |place| place.candidate.span.start);
        let likeness =
            |i: usize| places.get(i).map_or(Likeness::Faint, |place| place.candidate.likeness);
        let in_order = |i: &usize| start(*i) >= last && start(*i) < note.span.start;
        let chosen = found
            .iter()
            .copied()
            .filter(in_order)
            // The first clear one; failing that the first glued one, the first faint one.
            .min_by_key(|&i| {
                (
                    std::cmp::Reverse(likeness(i).max(Likeness::Glued)),
                    std::cmp::Reverse(likeness(i)),
                    start(i),
                )
            })
            .filter(|&i| {
                likeness(i) > Likeness::Faint
                    || !found.iter().any(|&other| {
                        likeness(other) > Likeness::Faint && start(other) < note.span.start
                    })
            })
            .or_else(|| {
                found
                    .iter()
                    .copied()
                    .filter(|&i| likeness(i) > Likeness::Faint)
                    .min_by_key(|&i| start(i))
            })
            .or_else(|| found.iter().copied().min_by_key(|&i| start(i)));
        let Some(chosen) = chosen else { continue };
        last = last.max(start(chosen));
        if let Some(place) = places.get_mut(chosen) {
            place.note = Some(member);
        }
    }
}

/// Joins a body or a mark whose number was printed twice to the partner that the order shows: bodies 1, 2, 2, 4 with marks
/// 1, 2, 3, 4, or the other way round.
fn misprints(notes: &[Note], places: &mut [Place]) {
    let mut marked = vec![false; notes.len()];
    for note in places.iter().filter_map(|place| place.note) {
        if let Some(marked) = marked.get_mut(note) {
            *marked = true;
        }
    }
    // The first mark of each label of a series.
    let mut first: QuickMap<(usize, &str), (usize, u32)> = QuickMap::default();
    if marked.contains(&false) {
        for (at, place) in places.iter().enumerate() {
            if let Some(note) = place.note.and_then(|note| notes.get(note)) {
                let start = place.candidate.span.start;
                first.entry((note.series, note.label.as_str())).or_insert((at, start));
            }
        }
    }
    for (i, note) in notes.iter().enumerate() {
        if marked.get(i) != Some(&false) {
            continue;
        }
        let number = number_of(&note.label);
        if number == 0 {
            continue;
        }
        let before = i
            .checked_sub(1)
            .and_then(|before| notes.get(before))
            .filter(|n| n.series == note.series);
        let after = notes.get(i + 1).filter(|n| n.series == note.series);
        let label_before = before.map_or(0, |n| number_of(&n.label));
        let doubled_body = label_before == number;
        let place_of = |label: u32| Some(first.get(&(note.series, label.to_string().as_str()))?.1);
        // The mark must stand between the marks of the neighbours.
        let wanted = if doubled_body { number.saturating_add(1) } else { number.saturating_sub(1) };
        if doubled_body && after.is_some_and(|n| n.label == wanted.to_string()) {
            continue;
        }
        // What stands between `[^` and `]` is no number that was counted wrong, unless two bodies in a row have it.
        if note.style == NoteStyle::Caret && !doubled_body {
            continue;
        }
        let low = place_of(if doubled_body { number } else { number.saturating_sub(1) });
        let high =
            place_of(number.saturating_add(if doubled_body { 2 } else { 1 })).unwrap_or(u32::MAX);
        let Some(low) = low else { continue };
        let from = places.partition_point(|place| place.candidate.span.start <= low);
        let between = places.iter_mut().enumerate().skip(from);
        let mut between = between.take_while(|(_, place)| place.candidate.span.start < high);
        let found = between.find(|(_, place)| {
            place.note.is_none()
                && place.candidate.number == wanted
                && place.candidate.likeness > Likeness::Faint
                && compatible(&place.candidate, note.style)
        });
        if let Some((at, place)) = found {
            place.note = Some(i);
            let start = place.candidate.span.start;
            let known = first.entry((note.series, note.label.as_str())).or_insert((at, start));
            *known = (*known).min((at, start));
        }
    }
}
