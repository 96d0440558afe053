//! KL123: two answers that would both fit better if they changed places, and one that fits the question of another far better.

use super::{Context, Finding};
use crate::draft::fit::{Exchanged, Misplaced, displaced};
use crate::draft::{Draft, Number};

/// Reports, at the heading of the first of two such answers, that each fits the question of the other better.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.answers.len() < 2 {
        return;
    }
    for set in 0..draft.sets() {
        let Some((exchanged, misplaced)) = displaced(draft, set) else { continue };
        found.extend(exchanged.iter().filter_map(|one| finding(draft, one)));
        let told = |answer: usize| exchanged.iter().any(|one| one.answers.contains(&answer));
        let moved = misplaced.iter().filter(|one| !one.answers.iter().any(|&answer| told(answer)));
        found.extend(moved.filter_map(|one| elsewhere(draft, one)));
    }
}

/// The finding of an answer that stands under the wrong question.
fn elsewhere(draft: &Draft, misplaced: &Misplaced) -> Option<Finding> {
    let [answer, there] = misplaced.answers;
    let asked = draft.answers.get(there)?.questions.first();
    let asked = asked.and_then(|&i| draft.questions.get(i))?;
    let finding = Finding::at(draft.answers.get(answer)?.heading)
        .worded("elsewhere")
        .with("number", number(draft, answer)?)
        .with("other", number(draft, there)?)
        .with("words", quoted(&misplaced.with_other));
    Some(finding.related(asked.heading, "question"))
}

/// The number of the first question that an answer covers.
fn number(draft: &Draft, answer: usize) -> Option<Number> {
    let question = draft.questions.get(*draft.answers.get(answer)?.questions.first()?)?;
    Some(question.right_number())
}

fn finding(draft: &Draft, exchanged: &Exchanged) -> Option<Finding> {
    let [first, second] = exchanged.answers;
    let (one, other) = (draft.answers.get(first)?, draft.answers.get(second)?);
    let [with_other, _] = &exchanged.with_other;
    let [with_own, _] = &exchanged.with_own;
    let asked = other.questions.first().and_then(|&i| draft.questions.get(i))?;
    let wording = if with_own.is_empty() { "nothing" } else { "" };
    let finding = Finding::at(one.heading)
        .worded(wording)
        .with("number", number(draft, first)?)
        .with("other", number(draft, second)?)
        .with("words", quoted(with_other))
        .with("own", quoted(with_own));
    Some(finding.related(asked.heading, "question").related(other.heading, "answer"))
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ")
}
