//! KL109: an answer that stands under its question without a heading.

use super::{Context, Finding};
use crate::draft::Answer;
use crate::text::Span;

/// Reports answers that follow in a paragraph of their own, without a heading. Where no answer has a heading that is the layout of the
/// draft, and said once; lists and reports are printed so, and there a heading may stand above answers to several questions only.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let mut below = draft.answers.iter().filter(|answer| !answer.headed).peekable();
    if below.peek().is_none() {
        return;
    }
    let finding = |answer: &Answer| {
        // The first words show the place; a whole answer underlined would hide it.
        let span = answer.flow.whole();
        let first_line = context.source.slice(span).split(['\n', '\r']).next().unwrap_or_default();
        let span = Span::new(span.start, span.start + first_line.trim_end().len() as u32);
        let question = answer.questions.first().and_then(|&i| draft.questions.get(i))?;
        Some(
            Finding::at(span).with("number", question.number).related(question.heading, "question"),
        )
    };
    let printed = draft.printed_without_headings();
    let has_heading = |answer: &Answer| answer.headed && !(printed && answer.questions.len() > 1);
    if draft.answers.iter().any(has_heading) {
        found.extend(below.filter_map(finding));
    } else if !printed {
        let layout = below.next().and_then(finding).map(|finding| finding.worded("layout"));
        found.extend(layout.map(|finding| finding.with("n", draft.answers.len())));
    }
}
