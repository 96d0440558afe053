//! KL202: a note that nothing refers to.

use std::ops::Range;

use super::{Context, Finding};
use crate::draft::{Draft, Note, NoteStyle};
use crate::text::Span;
use crate::text::tables::QuickMap;

/// Reports notes without a mark. A second note with the same label is the business of another rule, and a bare digit that
/// stands where the mark should may be the mark.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let mut digits: Option<QuickMap<&str, Vec<u32>>> = None;
    for (i, note) in draft.notes.iter().enumerate().filter(|(_, note)| note.marks.is_empty()) {
        let earlier = draft.notes.get(..i).unwrap_or_default().iter().rev().take(500);
        if earlier.clone().any(|other| other.series == note.series && other.label == note.label) {
            continue;
        }
        let text = context.source.text();
        if note.style == NoteStyle::Digit {
            let digits = digits.get_or_insert_with(|| loose_digits(text, draft));
            let place = place(draft, i, note);
            let here = digits.get(note.label.as_str()).map(Vec::as_slice).unwrap_or_default();
            let from = here.partition_point(|&at| at < place.start);
            if here.get(from).is_some_and(|&at| at < place.end) {
                continue;
            }
        }
        found.push(Finding::at(note.label_span).with("label", &note.label));
    }
}

/// Where the mark of a note must stand: between the marks of its neighbours, and before the note.
fn place(draft: &Draft, i: usize, note: &Note) -> Range<u32> {
    let mark = |note: &Note| draft.marks.get(*note.marks.first()?).map(|mark| mark.span);
    let of_series = |other: &&Note| other.series == note.series;
    let before = draft.notes.get(..i).unwrap_or_default().iter().rev().take(50);
    let after = draft.notes.get(i + 1..).unwrap_or_default().iter().take(50);
    let start = before.filter(of_series).find_map(mark).map_or(0, |mark| mark.end);
    let end = after.filter(of_series).find_map(mark).map(|mark| mark.start);
    start..end.unwrap_or(u32::MAX).min(note.label_span.start)
}

/// The numbers in the text, outside of notes and headings, that touch what stands before them, begin a line or follow a year: where
/// each stands.
fn loose_digits<'t>(text: &'t str, draft: &Draft) -> QuickMap<&'t str, Vec<u32>> {
    let notes = draft.notes.iter().map(|note| note.span);
    let questions = draft.questions.iter().map(|question| question.heading);
    let answers = draft.answers.iter().map(|answer| answer.heading);
    let mut others: Vec<Span> = notes.chain(questions).chain(answers).collect();
    others.sort_unstable();
    let mut others = others.into_iter().peekable();
    let mut found: QuickMap<&str, Vec<u32>> = QuickMap::default();
    let mut at = 0;
    while let Some(skip) =
        text.as_bytes().get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit))
    {
        let start = at + skip;
        let rest = text.get(start..).unwrap_or_default();
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        at = start + len;
        while others.next_if(|other| (other.end as usize) <= start).is_some() {}
        if others.peek().is_some_and(|other| (other.start as usize) <= start) {
            continue;
        }
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let touches = before.is_none_or(|c| c == '\n' || !c.is_whitespace() && c != '(');
        let label = match len {
            1..=3 if touches => 0..len,
            5..=6 if rest.starts_with("19") || rest.starts_with("20") => 4..len,
            _ => continue,
        };
        if let Some(label) = rest.get(label) {
            found.entry(label).or_default().push(start as u32);
        }
    }
    found
}
