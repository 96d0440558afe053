//! KL112: a question that was not submitted.

use super::{Context, Finding};

/// Reports every question of the draft that the sheet does not have. A draft that answers several sets has questions of other sheets.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some((sheet, compared)) = context.compared() else { return };
    if sheet.questions.is_empty() {
        return;
    }
    for &index in &compared.added {
        let Some(question) = context.draft.questions.get(index) else { continue };
        let number = question.right_number();
        found.push(Finding::at(question.heading).with("number", number));
    }
}
