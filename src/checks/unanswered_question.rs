//! KL101: a question that no answer covers.

use super::{Context, Finding};
use crate::draft::{Draft, Question};
use crate::text::{Source, Span};

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
            let finding = Finding::at(span).with("number", question.right_number());
            found.push(match gap(draft, question, context.source) {
                Some(gap) => finding.related(gap, "gap"),
                None => finding,
            });
        }
    }
}

/// Lines below its heading up to which a question is seen at a glance.
const GLANCE: u32 = 2;

/// The end of a long question behind which its answer should stand, where the answers stand below their questions.
fn gap(draft: &Draft, question: &Question, source: &Source) -> Option<Span> {
    let asked = draft.questions.len();
    let below = draft.answers_of(question.set).iter().any(|answer| answer.questions_before < asked);
    let text = question.flow.text();
    let last = question.flow.words().last()?.range();
    let line = |offset: u32| source.lines().line_of(offset);
    let end = question.flow.span(last.start..text.len());
    let far = line(end.start) > line(question.heading.start) + GLANCE;
    (below && far).then_some(end)
}
