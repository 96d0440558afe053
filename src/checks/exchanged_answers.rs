//! KL123: two answers that would both fit better if they changed places.

use super::{Context, Finding};
use crate::draft::Draft;
use crate::draft::fit::{Exchanged, exchanged};

/// Reports, at the heading of the first of two such answers, that each fits the question of the other better.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.answers.len() < 2 {
        return;
    }
    for set in 0..draft.sets() {
        let exchanged = exchanged(draft, set);
        found.extend(exchanged.iter().filter_map(|one| finding(draft, one)));
    }
}

fn finding(draft: &Draft, exchanged: &Exchanged) -> Option<Finding> {
    let [first, second] = exchanged.answers;
    let (one, other) = (draft.answers.get(first)?, draft.answers.get(second)?);
    let number = |answer: usize| {
        let question = draft.questions.get(*draft.answers.get(answer)?.questions.first()?)?;
        Some(question.intended.unwrap_or(question.number))
    };
    let [with_other, _] = &exchanged.with_other;
    let [with_own, _] = &exchanged.with_own;
    let asked = other.questions.first().and_then(|&i| draft.questions.get(i))?;
    let wording = if with_own.is_empty() { "nothing" } else { "" };
    let finding = Finding::at(one.heading)
        .worded(wording)
        .with("number", number(first)?)
        .with("other", number(second)?)
        .with("words", quoted(with_other))
        .with("own", quoted(with_own));
    Some(finding.related(asked.heading, "question").related(other.heading, "answer"))
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ")
}
