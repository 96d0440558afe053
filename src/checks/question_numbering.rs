//! KL104: numbers of questions that are missing, repeated or out of order.

use super::{Context, Finding};
use crate::draft::{Draft, Question};

/// Reports breaks in the numbering, each once, at the number that is wrong. A grouped heading (`Vraag 3, 4 en 9`) explains
/// an order that is not the natural one.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for set in draft.questions.chunk_by(|one, next| one.set == next.set) {
        let questions: Vec<&Question> = set.iter().collect();
        in_set(draft, &questions, found);
    }
}

fn in_set(draft: &Draft, questions: &[&Question], found: &mut Vec<Finding>) {
    let grouped = questions.iter().any(|question| question.place_in_heading > 0);
    let mut last = 0;
    let mut numbers: Vec<u32> =
        questions.iter().map(|question| question.intended.unwrap_or(question.number)).collect();
    numbers.sort_unstable();
    for (i, question) in questions.iter().enumerate() {
        let number = question.number;
        let earlier = questions.get(..i).unwrap_or_default();
        if let Some(intended) = question.intended {
            let same = questions
                .iter()
                .find(|other| other.number == number && other.number_span != question.number_span);
            let finding =
                Finding::at(question.number_span).with("number", number).with("expected", intended);
            let finding = match same {
                Some(same) => finding.worded("repeated").related(same.heading, "first"),
                None => finding.worded("wrong"),
            };
            found.push(finding.edit(question.number_span, intended.to_string()));
            last = intended;
        } else if number == last {
            // The number before is the same: a repetition that the rest of the row does not explain.
            let first = earlier.iter().find(|other| other.number == number);
            let finding =
                Finding::at(question.number_span).worded("doubled").with("number", number);
            found.push(match first {
                Some(first) => finding.related(first.heading, "first"),
                None => finding,
            });
        } else if number < last && !grouped {
            let doubled = earlier.iter().find(|other| other.number == number);
            let finding =
                Finding::at(question.number_span).with("number", number).with("before", last);
            found.push(match doubled {
                Some(first) => finding.worded("doubled").related(first.heading, "first"),
                None => finding.worded("order"),
            });
        } else {
            gap(draft, questions, question, last, &numbers, found);
            last = last.max(number);
        }
    }
}

/// Numbers between `last` and this question that no question has and that no answer names (that is another finding).
fn gap(
    draft: &Draft,
    questions: &[&Question],
    question: &Question,
    last: u32,
    numbers: &[u32],
    found: &mut Vec<Finding>,
) {
    let missing: Vec<u32> = (last + 1..question.number)
        .filter(|number| numbers.binary_search(number).is_err())
        .collect();
    let (Some(&first), Some(&end)) = (missing.first(), missing.last()) else { return };
    let named = |number: u32| {
        draft.answers.iter().any(|answer| {
            answer.set == question.set && answer.numbers.iter().any(|&(n, _)| n == number)
        })
    };
    if missing.iter().all(|&number| named(number)) {
        return;
    }
    let finding = Finding::at(question.number_span)
        .with("number", question.number)
        .with("before", last)
        .with("missing", if first == end { first.to_string() } else { format!("{first}–{end}") })
        .with("n", missing.len());
    let before = questions.iter().find(|other| other.number == last);
    found.push(match before {
        Some(before) => finding.related(before.heading, "before"),
        None => finding.worded("start"),
    });
}
