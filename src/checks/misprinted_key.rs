//! KL314: a misprint in the words that announce a reference.

use super::{Context, Finding};
use crate::cite::FaultKind;

/// Reports `Kamerstukken ll`, `Kamerstuk-ken` and `Aanhang-sel` inside a line. Text extracted from a typeset paper has
/// hyphens that its lines had.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (cited, fault, span) in draft.faults(&[FaultKind::KeyMisprint]) {
        let written = draft.words_in(cited.part, fault.range.clone());
        let chamber = cited.citation.chamber.as_ref();
        let right = match chamber.filter(|chamber| chamber.range == fault.range) {
            Some(chamber) => chamber.value.roman().to_owned(),
            None => written.replace('-', ""),
        };
        let typeset = written.contains('-') && draft.published;
        if typeset || draft.is_quoted(cited.part) {
            continue;
        }
        found.push(
            Finding::at(span).with("written", written).with("right", &right).edit(span, &right),
        );
    }
}
