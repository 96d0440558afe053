//! KL110: a submitted question that the draft does not have.

use super::{Context, Finding};
use crate::text::shortened;

/// Reports every question of the sheet without one of the draft, at the heading of the question before which it belongs.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let Some((sheet, compared)) = context.compared() else { return };
    for &place in &compared.missing {
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
