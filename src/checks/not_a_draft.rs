//! KL100: a file that was not read as a draft, or whose questions were not.

use super::{Context, Finding};
use crate::text::Span;

/// Reports, at its first words, a file in which no questions were found and no letter either. What was only found in a folder may well be
/// something else: a README, notes. Of answers without a question it is said wherever they were found.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if let Some(answer) = draft.answers.first().filter(|_| draft.lacks_questions()) {
        found.push(Finding::at(answer.heading).worded("answers"));
        return;
    }
    if context.options.found || !draft.questions.is_empty() {
        return;
    }
    let text = context.source.text();
    let words = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if words.is_empty() {
        found.push(Finding::at(Span::at(0)).worded("empty"));
        return;
    }
    let start = (text.len() - words.len()) as u32;
    let line = words.split(['\n', '\r']).next().unwrap_or_default().trim_end();
    found.push(Finding::at(Span::new(start, start + line.len() as u32)));
}
