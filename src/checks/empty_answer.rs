//! KL102: an answer with nothing in it, or only a placeholder.

use super::{Context, Finding};
use crate::draft::Answer;
use crate::text::Span;

/// Reports answers that are empty or a placeholder.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for answer in &context.draft.answers {
        let text = answer.flow.text();
        if text.is_empty() {
            let finding = Finding::at(answer.heading);
            found.push(match chapter_below(context, answer) {
                Some(title) => finding.worded("chapter").with("title", title),
                None => finding.worded("empty"),
            });
        } else if answer.flow.is_placeholder() {
            found.push(Finding::at(answer.flow.whole()).with("text", text));
        }
    }
}

/// The title of a chapter right below the heading of an empty answer, with which the next questions begin: it is all that stands before them.
fn chapter_below<'c>(context: &'c Context<'_>, answer: &Answer) -> Option<&'c str> {
    let draft = context.draft;
    let next = draft.questions.get(answer.questions_before)?.heading.start;
    let between = Span::new(answer.heading.end, next.max(answer.heading.end));
    let frame = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#' | ':' | '|');
    let whole = context.source.slice(between);
    let title = whole.trim_start_matches(frame);
    let start = between.start as usize + whole.len() - title.len();
    let title = title.trim_end_matches(frame);
    let own = Span::of(start..start + title.len());
    let beside = |span: Span| span.start < own.end && span.end > own.start;
    let printed = draft.furniture.iter().any(|words| beside(words.span));
    let noted = draft.notes.iter().any(|note| beside(note.span));
    let is_title = title.contains(char::is_alphabetic) && !title.contains(['\n', '\r']);
    (is_title && !printed && !noted).then_some(title)
}
