//! KL110: a submitted question that the draft does not have.

use super::{Context, Finding};
use crate::draft::wording::{compare, of_another_set};
use crate::text::shortened;

/// Reports every question of the sheet without one of the draft, at the heading of the question before which it belongs.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let Some(sheet) = context.options.sheet.as_deref() else { return };
    if of_another_set(draft, sheet) {
        return;
    }
    if draft.questions.is_empty() {
        return;
    }
    for place in compare(draft, sheet).missing {
        let Some((number, text)) = sheet.questions.get(place) else { continue };
        let next = draft.questions.iter().find(|question| question.number > *number);
        let (question, wording) = match (next, draft.questions.last()) {
            (Some(next), _) => (next, ""),
            (None, Some(last)) => (last, "last"),
            (None, None) => return,
        };
        let finding = Finding::at(question.heading).worded(wording);
        found.push(finding.with("number", number).with("text", shortened(text, SHOWN)));
    }
}

/// How much of a question is shown, in characters.
pub(super) const SHOWN: usize = 90;
