//! KL113: another case number or day of submission than on the sheet.

use super::{Context, Finding};
use crate::draft::wording::of_another_set;
use crate::draft::{DateRole, NamedCase};
use crate::text::date::in_words;

/// Reports a draft that names case numbers, but not that of the sheet, and a day of submission that is not the sheet's.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let Some(sheet) = context.options.sheet.as_deref() else { return };
    if draft.sets() > 1 {
        return;
    }
    if of_another_set(draft, sheet) {
        let named = draft.named_cases().next().map(|case| case.span);
        let head = draft.heads.first().map(|head| head.whole());
        let span = named.or(head).or(draft.questions.first().map(|one| one.heading));
        let number = sheet.case_number.as_deref().unwrap_or("?");
        let finding = Finding::at(span.unwrap_or_default()).worded("set");
        found.push(finding.with("submitted", number));
        return;
    }
    if let Some(number) = &sheet.case_number {
        let named: Vec<NamedCase<'_>> = draft.named_cases().filter(|case| case.right).collect();
        let is_named = named.iter().any(|case| case.number == number);
        if let Some(first) = named.first().filter(|_| !is_named) {
            let finding = Finding::at(first.span).with("here", first.number);
            found.push(finding.with("submitted", number).edit(first.span, number));
        }
    }
    if let (Some(submitted), Some((day, date))) =
        (sheet.submitted, draft.date_of(DateRole::Submitted))
        && day != submitted
    {
        let right = in_words(submitted);
        let finding = Finding::at(date.span)
            .worded("date")
            .with("here", in_words(day))
            .with("submitted", &right);
        found.push(finding.edit(date.span, right));
    }
}
