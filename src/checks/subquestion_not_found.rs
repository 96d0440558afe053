//! KL125: a sub-question of which no word returns in the answer.

use super::{Context, Finding};
use crate::draft::fit::{Evidence, evidence};

/// Reports sub-questions with words of their own of which none returns in the answer, nor in one that it refers to.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for question in draft.questions.iter().filter(|one| one.place_in_heading == 0) {
        for (sub, seen) in question.subquestions.iter().zip(evidence(draft, question)) {
            if seen == Evidence::NotFound {
                let span = question.flow.span(sub.range.clone());
                let finding = Finding::at(span).with("number", question.number);
                let answer = question.answers.first().and_then(|&i| draft.answers.get(i));
                found.push(match answer {
                    Some(answer) => finding.related(answer.heading, "answer"),
                    None => finding,
                });
            }
        }
    }
}
