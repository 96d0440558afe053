//! Questions that are only numbered: `3`, `3.` or `3. Kunt u …`, without the word `Vraag`.
//!
//! A number at the start of a paragraph is a question when the numbering and the answer headings agree;
//! lists inside answers count from 1 too, so the number alone says nothing.

use super::heading::{self, Heading, HeadingKind, Sure};
use super::line::Line;

/// Adds headings for numbered questions to a draft that has none with a word.
pub(super) fn add(lines: &[Line<'_>], headings: &mut [Option<Heading>], is_sheet: bool) {
    let items: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter(|(i, line)| {
            line.is_text()
                && line.block.starts_paragraph
                && headings.get(*i).is_some_and(Option::is_none)
        })
        .filter_map(|(i, line)| heading::item(&line.text).map(|(number, ..)| (i, number)))
        .collect();
    let answers: Vec<usize> = headings
        .iter()
        .enumerate()
        .filter(|(_, heading)| {
            heading.as_ref().is_some_and(|heading| heading.kind == HeadingKind::Answer)
        })
        .map(|(i, _)| i)
        .collect();
    let questions = match answers.as_slice() {
        [] if is_sheet => in_a_row(&items),
        [] => Vec::new(),
        answers => between_answers(lines, &items, answers),
    };
    for i in questions {
        let (Some(line), Some(place)) = (lines.get(i), headings.get_mut(i)) else { continue };
        if let Some((number, range, rest)) = heading::item(&line.text) {
            *place = Some(Heading {
                kind: HeadingKind::Question,
                numbers: vec![(number, range.clone())],
                range,
                rest,
                sure: Sure::Form,
            });
        }
    }
}

/// A sheet of questions: 1, 2, 3 in a row.
fn in_a_row(items: &[(usize, u32)]) -> Vec<usize> {
    let mut expected = 1;
    let mut found = Vec::new();
    for &(i, number) in items {
        if number == expected {
            found.push(i);
            expected += 1;
        }
    }
    found
}

/// The questions stand just before an answer heading: of the items since the last answer, the last one with the
/// expected number begins the questions, and those that count on from it follow. Where the expected number is missing,
/// the last item that asks something is the question, with the wrong number.
fn between_answers(lines: &[Line<'_>], items: &[(usize, u32)], answers: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut expected = 1;
    let mut from = 0;
    for &answer in answers {
        let start = items.partition_point(|&(i, _)| i < from);
        let end = items.partition_point(|&(i, _)| i < answer);
        let here = items.get(start..end).unwrap_or_default();
        from = answer + 1;
        let first = here
            .iter()
            .rposition(|&(_, number)| number == expected)
            .or_else(|| here.iter().rposition(|&(_, number)| number == 1 && found.is_empty()))
            .or_else(|| {
                here.iter()
                    .enumerate()
                    .rev()
                    .find(|(_, (i, _))| asks(lines, *i, answer))
                    .map(|(at, _)| at)
            });
        let Some(first) = first else { continue };
        let mut next = None;
        for &(i, number) in here.get(first..).unwrap_or_default() {
            if next.is_none_or(|next| number == next) {
                found.push(i);
                next = Some(number + 1);
            }
        }
        // After a wrong number the count goes on as if it had been right.
        expected =
            next.filter(|next| *next > expected && *next <= expected + 20).unwrap_or(expected + 1);
    }
    found
}

/// Whether the text from line `i` up to line `end` asks something.
fn asks(lines: &[Line<'_>], i: usize, end: usize) -> bool {
    lines.get(i..end.min(i + 40)).unwrap_or_default().iter().any(|line| line.text.contains('?'))
}
