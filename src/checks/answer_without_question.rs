//! KL103: an answer to a question that is not in the draft.

use super::{Context, Finding};

/// Reports numbers in answer headings that no question of the set has. A draft with answers only is left alone.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.questions.is_empty() {
        return;
    }
    for answer in &draft.answers {
        for &(number, span) in &answer.numbers {
            let known = draft.questions_of(answer.set).iter().any(|question| {
                let intended = question.right_number();
                intended.means(number) || question.number.means(number)
            });
            if known {
                continue;
            }
            let mut finding = Finding::at(span).with("number", number);
            // Right under a question: its number is what is meant.
            let meant =
                answer.questions.iter().filter_map(|&question| draft.questions.get(question)).find(
                    |question| !answer.numbers.iter().any(|&(named, _)| named == question.number),
                );
            if let Some(meant) = meant {
                finding = finding
                    .worded("misnumbered")
                    .with("meant", meant.number)
                    .related(meant.heading, "question")
                    .edit(span, meant.number.to_string());
            }
            found.push(finding);
        }
    }
}
