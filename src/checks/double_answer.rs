//! KL105: a question that is answered twice.

use super::{Context, Finding};

/// Reports the second heading that names the same question.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (i, answer) in draft.answers.iter().enumerate() {
        for (place, &(number, span)) in answer.numbers.iter().enumerate() {
            let in_heading = answer.numbers.get(..place).unwrap_or_default();
            let first =
                draft.answers.get(..i).unwrap_or_default().iter().rev().take(500).find(|other| {
                    other.set == answer.set && other.numbers.iter().any(|&(n, _)| n == number)
                });
            if in_heading.iter().any(|&(n, _)| n == number) {
                found.push(Finding::at(span).worded("heading").with("number", number));
                continue;
            }
            let Some(first) = first else { continue };
            let finding = Finding::at(span).with("number", number).related(first.heading, "first");
            // Right under another question that has no answer of its own: that one is meant.
            let meant =
                answer.questions.iter().filter_map(|&question| draft.questions.get(question)).find(
                    |question| {
                        question.intended.unwrap_or(question.number) != number
                            && question.answers == [i]
                            && !answer.numbers.iter().any(|&(named, _)| named == question.number)
                    },
                );
            found.push(match meant {
                Some(meant) => finding
                    .worded("misnumbered")
                    .with("meant", meant.number)
                    .related(meant.heading, "question")
                    .edit(span, meant.number.to_string()),
                None => finding,
            });
        }
    }
}
