//! KL101: a question that no answer covers.

use super::{Context, Finding};

/// Reports every question without an answer. Questions that are only quoted (a whole set without answers beside one with
/// answers) and answers without a heading, which have their own rule, are left alone.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let mut answered_sets = vec![false; draft.sets()];
    for answer in &draft.answers {
        if let Some(answered) = answered_sets.get_mut(answer.set) {
            *answered = true;
        }
    }
    let some_set_answered = answered_sets.contains(&true);
    for question in &draft.questions {
        let quoted = some_set_answered && answered_sets.get(question.set) == Some(&false);
        if question.answers.is_empty() && !quoted {
            let span = if question.place_in_heading == 0 {
                question.heading
            } else {
                question.number_span
            };
            found.push(Finding::at(span).with("number", question.right_number()));
        }
    }
}
