//! KL102: an answer with nothing in it, or only a placeholder.

use super::{Context, Finding};

/// Reports answers that are empty or a placeholder.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for answer in &context.draft.answers {
        let text = answer.flow.text();
        if text.is_empty() {
            found.push(Finding::at(answer.heading).worded("empty"));
        } else if answer.flow.is_placeholder() {
            found.push(Finding::at(answer.flow.whole()).with("text", text));
        }
    }
}
