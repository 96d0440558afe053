//! KL505: a placeholder in the text.

use super::{Context, Finding};
use crate::cite::FaultKind;
use crate::draft::{Draft, Placeholder, PlaceholderPlace};

/// Reports placeholders but for those that have a rule of their own: a whole answer, in head or signature, and in the place of the number of
/// a reference.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let here = draft.placeholders.iter().filter(|one| one.place == PlaceholderPlace::Text);
    let here = here.filter(|one| !stands_for_number(draft, one));
    // "PM" in a row of amounts is an amount that is not known yet.
    let here = here.filter(|one| one.text != "PM" || !context.source.in_columns(one.span));
    found.extend(here.map(|one| Finding::at(one.span).with("text", &one.text)));
    let fields = draft.placeholders.iter().filter(|one| one.place == PlaceholderPlace::Field);
    found.extend(fields.map(|one| Finding::at(one.span).worded("field").with("text", &one.text)));
}

/// `Kamerstuk 29 385, nr. XX`: the reference already lacks its number.
fn stands_for_number(draft: &Draft, placeholder: &Placeholder) -> bool {
    let start = placeholder.span.start;
    let next = draft.citations.partition_point(|cited| cited.span.start < start);
    let cited = next.checked_sub(1).and_then(|before| draft.citations.get(before));
    cited.is_some_and(|cited| {
        cited.citation.has(FaultKind::NumberMissing)
            && cited.span.end <= start
            && start - cited.span.end <= 2
    })
}
