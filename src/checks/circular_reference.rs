//! KL107: answers that only refer to each other, or to themselves.

use super::{Context, Finding};
use crate::draft::{Draft, Number, Reference};
use crate::text::tables::QuickSet;

/// Reports an answer that sends the reader to itself, and one finding for every circle of answers that say nothing
/// but "zie".
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let mut reported: QuickSet<usize> = QuickSet::default();
    let worded = draft.references.chunk_by(|a, b| (a.answer, a.span) == (b.answer, b.span));
    for (reference, others) in worded.flat_map(|list| list.iter().map(move |one| (one, list))) {
        let Some(answer) = draft.answers.get(reference.answer).filter(|_| reference.sends) else {
            continue;
        };
        if covers(draft, reference.answer, reference.number) {
            // "Zie de antwoorden op de vragen 1 tot en met 3" sends the reader of the third answer to the others.
            if others.iter().any(|other| !covers(draft, other.answer, other.number)) {
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
        if let Some(circle) = circle(draft, reference) {
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

/// The answers of the circle that a reference closes, its own first.
fn circle(draft: &Draft, start: &Reference) -> Option<Vec<usize>> {
    let mut path = vec![start.answer];
    let mut number = start.number;
    loop {
        let set = draft.answers.get(start.answer)?.set;
        let next = (0..draft.answers.len()).find(|&i| {
            draft.answers.get(i).is_some_and(|answer| answer.set == set) && covers(draft, i, number)
        })?;
        if next == start.answer {
            return Some(path);
        }
        if path.contains(&next) {
            return None; // A circle further on, reported where it begins.
        }
        path.push(next);
        let mut only = draft
            .references
            .iter()
            .filter(|reference| reference.answer == next && reference.answers_nothing);
        number = only.next()?.number;
    }
}

fn covers(draft: &Draft, answer: usize, number: Number) -> bool {
    let Some(answer) = draft.answers.get(answer) else { return false };
    let own = answer.questions.iter().filter_map(|&i| draft.questions.get(i));
    let mut own = own.map(|question| question.number);
    let meant = || draft.questions_meant(answer.set, number);
    let all =
        |meant: Vec<usize>| !meant.is_empty() && meant.iter().all(|i| answer.questions.contains(i));
    answer.numbers.iter().any(|&(own, _)| own == number)
        || own.any(|own| own == number)
        || all(meant())
}

fn number(draft: &Draft, answer: usize) -> Option<String> {
    let answer = draft.answers.get(answer)?;
    let own = answer.numbers.first().map(|&(number, _)| number);
    own.or_else(|| draft.questions.get(*answer.questions.first()?).map(|question| question.number))
        .map(|n| n.to_string())
}
