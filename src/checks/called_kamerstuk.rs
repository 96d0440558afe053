//! KL306: a case or document number that is called a Kamerstuk.

use super::{Context, Finding};
use crate::cite::{FaultKind, Kind};

/// Reports the word `Kamerstuk` before a number of a case or document.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (cited, _, span) in draft.faults(&[FaultKind::CalledKamerstuk]) {
        if draft.is_quoted(cited.part) {
            continue;
        }
        let citation = &cited.citation;
        // A number that is no number either is said by KL307.
        let Some(written) = citation.code.as_ref().map(|code| code.value.as_str()) else {
            continue;
        };
        let wording = if citation.kind == Kind::DocumentNumber { "document" } else { "" };
        found.push(Finding::at(span).worded(wording).with("number", written));
    }
}
