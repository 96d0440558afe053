//! KL113: another case number or day of submission than on the sheet.

use super::{Context, Finding};
use crate::draft::wording::of_another_set;
use crate::draft::{DateRole, Part};
use crate::text::date::in_words;

/// Reports a draft that names case numbers, but not that of the sheet, and a day of submission that is not the sheet's.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let Some(sheet) = context.options.sheet.as_deref() else { return };
    if draft.sets() > 1 {
        return;
    }
    if of_another_set(draft, sheet) {
        let parts = draft.parts().filter(|(part, _)| matches!(part, Part::Letter | Part::Head(_)));
        let mut named = parts.flat_map(|(_, flow)| {
            flow.case_numbers().iter().map(|one| flow.span(one.range.clone()))
        });
        let head = draft.heads.first().map(|head| head.whole());
        let span = named.next().or(head).or(draft.questions.first().map(|one| one.heading));
        let number = sheet.case_number.as_deref().unwrap_or("?");
        let finding = Finding::at(span.unwrap_or_default()).worded("set");
        found.push(finding.with("submitted", number));
        return;
    }
    if let Some(number) = &sheet.case_number {
        let parts = draft.parts().filter(|(part, _)| matches!(part, Part::Letter | Part::Head(_)));
        let named = parts.flat_map(|(_, flow)| {
            let numbers = flow.case_numbers().iter().filter(|one| one.right);
            numbers.map(|one| (flow.span(one.range.clone()), flow.slice(one.range.clone())))
        });
        let named: Vec<_> = named.collect();
        if let Some((span, here)) =
            named.first().filter(|_| !named.iter().any(|(_, named)| named == number))
        {
            found.push(
                Finding::at(*span).with("here", here).with("submitted", number).edit(*span, number),
            );
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
