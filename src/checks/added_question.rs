//! KL112: a question that was not submitted.

use super::{Context, Finding};
use crate::draft::wording::{compare, of_another_set};

/// Reports every question of the draft that the sheet does not have. A draft that answers several sets has questions of other sheets.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let Some(sheet) = context.options.sheet.as_deref() else { return };
    if of_another_set(draft, sheet) {
        return;
    }
    if sheet.questions.is_empty() {
        return;
    }
    for index in compare(draft, sheet).added {
        let Some(question) = draft.questions.get(index) else { continue };
        let number = question.right_number();
        found.push(Finding::at(question.heading).with("number", number));
    }
}
