//! KL103: an answer to a question that is not in the draft, and two that have each other's number.

use super::{Context, Finding};
use crate::draft::{Answer, Draft, Number, Question};
use crate::text::Span;
use crate::text::tables::QuickMap;

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
    exchanged(draft, found);
}

/// Reports two answers that stand under one question each and have the number of the other's: `Antwoord 3` under question 2 and `Antwoord 2`
/// under question 3. Whoever answers in another order has more above an answer, or other numbers.
fn exchanged(draft: &Draft, found: &mut Vec<Finding>) {
    let mut first: QuickMap<(usize, Number, Number), &Answer> = QuickMap::default();
    for (i, other) in draft.answers.iter().enumerate() {
        let Some((meant, number)) = under_another(draft, i) else { continue };
        // The first of the two waits for the other, which has its numbers the other way round.
        let Some(answer) = first.remove(&(other.set, number, meant)) else {
            first.insert((other.set, meant, number), other);
            continue;
        };
        let place = answer.numbers.first().map_or(answer.heading, |&(_, place)| place);
        found.push(
            Finding::at(if place.is_empty() { answer.heading } else { place })
                .worded("exchanged")
                .with("number", number)
                .with("meant", meant)
                .related(other.heading, "other"),
        );
    }
}

/// The number that an answer has and that of the one question above it, where they differ.
fn under_another(draft: &Draft, answer: usize) -> Option<(Number, Number)> {
    let before = answer.checked_sub(1).and_then(|before| draft.answers.get(before));
    let before = before.map_or(0, |before| before.questions_before);
    let answer = draft.answers.get(answer)?;
    let &[(number, _)] = answer.numbers.as_slice() else { return None };
    let question = draft.questions.get(answer.questions_before.checked_sub(1)?)?;
    let alone = before + 1 == answer.questions_before && question.place_in_heading == 0;
    let own = question.right_number();
    (alone && question.set == answer.set && !own.means(number)).then_some((number, own))
}
