//! KL109: an answer that stands under its question without a heading.

use super::{Context, Finding};

/// Reports questions whose answer follows in a paragraph of its own, without a heading.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for question in &context.draft.questions {
        if let Some(answer) = question.unheaded_answer {
            // The first words show the place; a whole answer underlined would hide it.
            let first_line =
                context.source.slice(answer).split(['\n', '\r']).next().unwrap_or_default();
            let span = crate::text::Span::new(
                answer.start,
                answer.start + first_line.trim_end().len() as u32,
            );
            found.push(
                Finding::at(span)
                    .with("number", question.number)
                    .related(question.heading, "question"),
            );
        }
    }
}
