//! KL107: answers that only refer to each other, or to themselves.

use std::cell::LazyCell;

use super::{Context, Finding};
use crate::draft::{Answer, Draft, Indices, Number, Reference};
use crate::text::tables::{QuickMap, QuickSet};

/// Reports an answer that sends the reader to itself, and one finding for every circle of answers that say nothing
/// but "zie".
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let numbers = LazyCell::new(|| Answered::of(draft));
    let mut reported: QuickSet<usize> = QuickSet::default();
    let worded = draft.references.chunk_by(|a, b| (a.answer, a.span) == (b.answer, b.span));
    for (reference, others) in worded.flat_map(|list| list.iter().map(move |one| (one, list))) {
        let refers = |one: &&Answer| {
            // "Zoals aangegeven in het antwoord op vraag 2" goes wrong only where that is the answer itself.
            reference.sends || reference.reminds && one.questions.len() == 1
        };
        // A part of a question has an answer of its own, which may stand in the same words or below another heading.
        let of_part = |one: &&Answer| {
            reference.number.is_part()
                && !one.numbers.iter().any(|&(number, _)| number == reference.number)
        };
        let answer = draft.answers.get(reference.answer).filter(refers);
        let Some(answer) = answer.filter(|one| !of_part(one)) else { continue };
        if numbers.covers(draft, reference.answer, reference.number) {
            let covered = |other: &Reference| numbers.covers(draft, other.answer, other.number);
            // "Zie de antwoorden op de vragen 1 tot en met 3" sends the reader of the third answer to the others.
            if !others.iter().all(covered) {
                continue;
            }
            // A grouped answer may point at one of its own questions; only a reference that is all there is, is empty.
            let single = answer.questions.len() == 1;
            let empty = single || reference.whole_answer;
            if empty && reported.insert(reference.answer) {
                found.push(
                    Finding::at(reference.span).worded("self").with("number", reference.number),
                );
            }
            continue;
        }
        if !reference.answers_nothing || reported.contains(&reference.answer) {
            continue;
        }
        if let Some(circle) = circle(draft, &numbers, reference) {
            let path: Vec<String> = circle.iter().filter_map(|&i| number(draft, i)).collect();
            reported.extend(&circle);
            let mut finding = Finding::at(reference.span)
                .with("path", format!("{} → {}", path.join(" → "), path.first().map_or("", |n| n)));
            for other in circle.iter().skip(1).filter_map(|&i| draft.answers.get(i)) {
                finding = finding.related(other.heading, "next");
            }
            found.push(finding);
        }
    }
}

/// How many answers a circle has at the most: nobody refers on for longer, and a chain through a long list is not followed to its end from
/// each of its answers.
const LONGEST: usize = 50;

/// The answers of the circle that a reference closes, its own first.
fn circle(draft: &Draft, numbers: &Answered, start: &Reference) -> Option<Vec<usize>> {
    let set = draft.answers.get(start.answer)?.set;
    let mut path = vec![start.answer];
    let mut number = start.number;
    while path.len() <= LONGEST {
        let next = numbers.first(draft, set, number)?;
        if next == start.answer {
            return Some(path);
        }
        if path.contains(&next) {
            return None; // A circle further on, reported where it begins.
        }
        path.push(next);
        let mut only = draft.references_in(next).iter().filter(|one| one.answers_nothing);
        number = only.next()?.number;
    }
    None
}

/// The first answer of each number, in each set: of those that have it in their heading or answer a question of it.
struct Answered(QuickMap<(usize, Number), usize>);

impl Answered {
    fn of(draft: &Draft) -> Self {
        let mut first = QuickMap::default();
        for (i, answer) in draft.answers.iter().enumerate() {
            for number in numbers_of(draft, answer) {
                first.entry((answer.set, number)).or_insert(i);
            }
        }
        Self(first)
    }

    /// The first answer that has a number, or to which it leads: `3` where there are `3a` and `3b` in one answer.
    fn first(&self, draft: &Draft, set: usize, number: Number) -> Option<usize> {
        let named = self.0.get(&(set, number)).copied();
        named.or_else(|| meant(draft, set, number).into_iter().min())
    }

    /// Whether a number is that of an answer, or leads to it.
    fn covers(&self, draft: &Draft, answer: usize, number: Number) -> bool {
        draft.answers.get(answer).is_some_and(|one| {
            numbers_of(draft, one).any(|own| own == number)
                || !self.0.contains_key(&(one.set, number))
                    && meant(draft, one.set, number).contains(&answer)
        })
    }
}

/// The numbers of an answer: those of its heading, and of its questions as they stand.
fn numbers_of<'d>(draft: &'d Draft, answer: &'d Answer) -> impl Iterator<Item = Number> + 'd {
    let own = answer.questions.iter().filter_map(|&own| draft.questions.get(own));
    let named = answer.numbers.iter().map(|&(number, _)| number);
    named.chain(own.map(|question| question.number))
}

/// The answers that answer all questions a number means.
fn meant(draft: &Draft, set: usize, number: Number) -> Indices {
    let meant = draft.questions_meant(set, number);
    let mut each = meant.iter().filter_map(|&question| draft.questions.get(question));
    let mut answers = each.next().map(|first| first.answers.clone()).unwrap_or_default();
    for question in each {
        answers.retain(|answer| question.answers.contains(answer));
    }
    answers
}

/// The number by which an answer is called: the first of its heading, else that of its first question.
fn number(draft: &Draft, answer: usize) -> Option<String> {
    let answer = draft.answers.get(answer)?;
    numbers_of(draft, answer).next().map(|number| number.to_string())
}
