//! Marks whose body is missing: those that can be nothing else, and those that count on so well between their
//! neighbours that only the body can be gone.

use super::around::Likeness;
use super::join::{Place, compatible};
use super::marks::MarkCandidate;
use super::scan::number_of;
use super::{Note, NoteStyle, opening};
use crate::draft::heading::Heading;
use crate::draft::line::{Line, Role};
use crate::text::tables::{QuickMap, QuickSet};

/// How many candidates ahead a better one for the same label is looked for.
const LOOK_AHEAD: usize = 200;

/// Marks the places that are marks without a body. A second mark for one note is joined to it where marks have brackets.
pub(super) fn find(
    lines: &[Line<'_>],
    headings: &[Option<Heading>],
    notes: &[Note],
    places: &mut [Place],
) {
    let mut called: QuickMap<&str, Vec<usize>> = QuickMap::default();
    for (i, note) in notes.iter().enumerate() {
        called.entry(&note.label).or_default().push(i);
    }
    let finder = Finder { lines, headings, notes, called, unread: unread(lines, headings) };
    for style in [NoteStyle::Caret, NoteStyle::Bracket, NoteStyle::Paren, NoteStyle::Digit] {
        finder.of_style(style, places);
    }
}

struct Finder<'a, 's> {
    lines: &'a [Line<'s>],
    headings: &'a [Option<Heading>],
    notes: &'a [Note],
    /// The notes with a label.
    called: QuickMap<&'a str, Vec<usize>>,
    /// For a label the last line that may be its body and was not taken for one.
    unread: QuickMap<u32, usize>,
}

/// What stands around a candidate.
struct Around {
    /// The label of the mark before, 0 where there is none.
    last: u32,
    /// The label of the next mark that has a body.
    next: Option<u32>,
    /// Numbers at the front of lines since the mark before, which were no marks: a list.
    listed: QuickSet<u32>,
}

impl Finder<'_, '_> {
    fn of_style(&self, style: NoteStyle, places: &mut [Place]) {
        let own: Vec<usize> = (0..places.len())
            .filter(|&i| places.get(i).is_some_and(|place| place.candidate.style == style))
            .collect();
        let label = |place: &Place| -> Option<u32> {
            self.notes.get(place.note?).map(|note| number_of(&note.label))
        };
        let mut next = None;
        let mut nexts = Vec::with_capacity(own.len());
        for &i in own.iter().rev() {
            nexts.push(next);
            next = places.get(i).and_then(label).or(next);
        }
        let mut around = Around { last: 0, next: None, listed: QuickSet::default() };
        for (at, (&i, next)) in own.iter().zip(nexts.into_iter().rev()).enumerate() {
            let Some(place) = places.get(i) else { continue };
            if let Some(label) = label(place) {
                around = Around { last: label, next: None, listed: QuickSet::default() };
                continue;
            }
            around.next = next;
            let candidate = &place.candidate;
            let again = self.note_called(candidate);
            let ahead = own.iter().skip(at + 1).take(LOOK_AHEAD).filter_map(|&i| places.get(i));
            let ahead = ahead.take_while(|place| place.note.is_none());
            let better = || {
                ahead.clone().any(|other| {
                    other.candidate.number == candidate.number
                        && other.candidate.likeness > candidate.likeness
                })
            };
            // The figure of `1)` may be a mark by itself, and have its note.
            let beside = [i.checked_sub(1), i.checked_add(1)].into_iter().flatten();
            let mut beside = beside.filter_map(|other| places.get(other));
            let taken = beside
                .any(|other| other.note.is_some() && other.candidate.span.overlaps(candidate.span));
            let orphan = again.is_none() && !taken && self.is_mark(candidate, &around) && !better();
            if orphan {
                around = Around { last: candidate.number, next: None, listed: QuickSet::default() };
            } else if candidate.likeness <= Likeness::Turned {
                around.listed.insert(candidate.number);
            }
            if let Some(place) = places.get_mut(i) {
                // A bare digit that fits nowhere is no mark.
                place.note = again.filter(|_| style == NoteStyle::Bracket);
                place.orphan = orphan;
            }
        }
    }

    /// The note that has the label of a candidate.
    fn note_called(&self, candidate: &MarkCandidate) -> Option<usize> {
        let called = self.called.get(candidate.label.as_ref())?;
        let fits = |&i: &usize| self.notes.get(i).is_some_and(|n| compatible(candidate, n.style));
        called.iter().copied().find(fits)
    }

    fn is_mark(&self, candidate: &MarkCandidate, around: &Around) -> bool {
        let &MarkCandidate { number, likeness, style, .. } = candidate;
        let &Around { last, next, .. } = around;
        let has_notes = || self.notes.iter().any(|note| compatible(candidate, note.style));
        let inside = last < number && next.is_some_and(|next| number < next);
        let behind = last < number && next.is_none_or(|next| next == 1);
        let doubled = number == last && next.is_none_or(|next| next != number + 1);
        let fits = inside || behind || doubled;
        let mark = match likeness {
            Likeness::Certain => style != NoteStyle::Digit || number <= last + 1 || has_notes(),
            Likeness::Clear => {
                fits && number <= last + 2 && (number == 1 || last > 0 || has_notes())
            }
            Likeness::Glued => fits && number <= last + 1 && (last > 0 || next.is_some()),
            Likeness::Turned => {
                number == last + 1
                    && (inside
                        || behind && last > 0 && !around.listed.contains(&last)
                        || self.notes.is_empty() && self.ends_part(candidate))
            }
            // The notes skip this number, and here it stands.
            Likeness::Faint => inside && number == last + 1 && style == NoteStyle::Digit,
        };
        let sure = style != NoteStyle::Digit || likeness == Likeness::Certain;
        mark && (sure || !self.may_have_body(candidate))
    }

    /// Whether a line behind a candidate may be its body, though it was not read as one.
    fn may_have_body(&self, candidate: &MarkCandidate) -> bool {
        self.unread.get(&candidate.number).is_some_and(|&line| line > candidate.line)
    }

    /// Whether a number alone on its line closes the text of its part: a heading, the page or the draft ends there.
    fn ends_part(&self, candidate: &MarkCandidate) -> bool {
        let next = candidate.line + 1;
        let heading = self.headings.get(next).and_then(Option::as_ref);
        candidate.alone
            && heading.is_some()
            && self.lines.get(next).is_some_and(|line| line.role == Role::Text)
    }
}

/// The lines of text that begin as bodies do.
fn unread(lines: &[Line<'_>], headings: &[Option<Heading>]) -> QuickMap<u32, usize> {
    let text = lines
        .iter()
        .enumerate()
        .filter(|(i, line)| line.is_text() && headings.get(*i).is_none_or(Option::is_none));
    text.filter_map(|(i, line)| Some((opening::label(&line.text)?, i))).collect()
}
