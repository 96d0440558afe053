//! KL122: answers that are grouped although the set asks for separate ones.

use super::{Context, Finding};
use crate::draft::Number;

/// Reports every answer to two or more questions of a set that asks for separate answers. The question that asks for it may be taken
/// together with another.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for set in 0..draft.sets() {
        let Some(asked) = draft.asks_separately(set) else { continue };
        let Some(question) = draft.questions.get(asked.question) else { continue };
        let place = question.flow.span(asked.range.clone());
        for answer in draft.answers_of(set) {
            let meant = |number: &Number| {
                *number != question.number
                    && (asked.numbers.is_empty() || asked.numbers.contains(number))
            };
            let numbers: Vec<Number> =
                answer.numbers.iter().map(|&(number, _)| number).filter(meant).collect();
            if numbers.len() > 1 {
                let finding = Finding::at(answer.heading)
                    .with("n", numbers.len())
                    .with("number", question.number);
                found.push(finding.related(place, "asked"));
            }
        }
    }
}
