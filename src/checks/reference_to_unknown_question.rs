//! KL106: "zie het antwoord op vraag 33" in a set of nine.

use super::{Context, Finding};
use crate::draft::{Draft, Number, Reference};

/// Reports references to questions that the set does not have; of a range ("vragen 2 t/m 9") only where it ends.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let worded = draft.references.chunk_by(|a, b| (a.answer, a.span) == (b.answer, b.span));
    for list in worded {
        let unknown = |reference: &&Reference| highest(draft, reference).is_some();
        for reference in list.iter().filter(unknown).filter(|one| !goes_on(one, list)) {
            let Some(highest) = highest(draft, reference) else { continue };
            found.push(
                Finding::at(reference.number_span)
                    .with("number", reference.number)
                    .with("highest", highest),
            );
        }
    }
}

/// The last question of the set, where it does not have the one that a reference names.
fn highest(draft: &Draft, reference: &Reference) -> Option<Number> {
    let answer = draft.answers.get(reference.answer)?;
    let questions = draft.questions_of(answer.set).iter();
    let asked =
        questions.flat_map(|question| question.intended.into_iter().chain([question.number]));
    let named = draft.answers_of(answer.set).iter();
    let named = named.flat_map(|other| other.numbers.iter().map(|&(number, _)| number));
    // A slip in the heading of an answer is no question, but what refers to it refers to something.
    let known = asked.clone().chain(named.clone()).any(|number| number.means(reference.number));
    if known { None } else { asked.max().or_else(|| named.max()) }
}

/// Whether a number stands in a range that goes on: the numbers of one but its first stand where it ends.
fn goes_on(reference: &Reference, list: &[Reference]) -> bool {
    let at = list.iter().position(|other| std::ptr::eq(other, reference));
    let mut behind = list.iter().skip(at.map_or(usize::MAX, |at| at + 1));
    let (next, then) = (behind.next(), behind.next());
    next.is_some_and(|next| {
        let counts_on = next.number.value() == reference.number.value() + 1;
        let same_end = |other: &Reference| other.number_span == next.number_span;
        counts_on && (same_end(reference) || then.is_some_and(same_end))
    })
}
