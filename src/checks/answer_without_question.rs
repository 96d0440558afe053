//! KL103: an answer to a question that is not in the draft.

use super::{Context, Finding};
use crate::draft::{Number, Question};
use crate::text::Span;

/// Reports numbers in answer headings that no question of the set has. A draft with answers only is left alone.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.questions.is_empty() {
        return;
    }
    for answer in &draft.answers {
        // Numbers that follow each other are one fault: of `1 t/m 12` the end, or of `4 t/m 7` the whole.
        let mut unknown: Vec<(Span, Number, Number)> = Vec::new();
        for &(number, span) in &answer.numbers {
            let has = |question: &Question| {
                question.set == answer.set
                    && (question.right_number().means(number) || question.number.means(number))
            };
            // Mostly it is one of those that the answer covers.
            let mut covered = answer.questions.iter().filter_map(|&i| draft.questions.get(i));
            if covered.any(has) || draft.questions_of(answer.set).iter().any(has) {
                continue;
            }
            // Right under a question: its number is what is meant.
            let meant =
                answer.questions.iter().filter_map(|&question| draft.questions.get(question)).find(
                    |question| !answer.numbers.iter().any(|&(named, _)| named == question.number),
                );
            if let Some(meant) = meant {
                let finding = Finding::at(span).worded("misnumbered").with("number", number);
                found.push(
                    finding
                        .with("meant", meant.number)
                        .related(meant.heading, "question")
                        .renumber(span, meant.number),
                );
                continue;
            }
            match unknown.last_mut() {
                Some((place, _, last)) if last.value() + 1 == number.value() => {
                    (*place, *last) = (place.to(span), number);
                }
                _ => unknown.push((span, number, number)),
            }
        }
        for (span, first, last) in unknown {
            let finding = Finding::at(span).with("number", first);
            found.push(match last {
                last if last == first => finding,
                last => finding.worded("several").with("last", last),
            });
        }
    }
}
