//! KL314: a misprint in the words that announce a reference, or in a chapter of the budget.

use std::ops::Range;

use super::{Context, Finding};
use crate::cite::{Citation, FaultKind, key_meant};

/// Reports `Kamersuk`, `Kamerstukken ll`, `II2015–16`, `Kamerstuk29 385`, `36 600 XVl`, and `Kamerstuk-ken` and `Aanhang-sel` inside a line. Text extracted
/// from a typeset paper has hyphens that its lines had, and lacks spaces that they had not. A question is quoted, with its notes: that it cannot be looked up is shown, and it is left as it is.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (cited, fault, span) in draft.faults(&[FaultKind::KeyMisprint]) {
        let written = draft.words_in(cited.part, fault.range.clone());
        let right = right(&cited.citation, fault.range.clone(), written);
        let lost = written.contains('-') || written.ends_with(|c: char| c.is_ascii_digit());
        let typeset = lost && draft.published && fault.range.start == cited.citation.range.start;
        if typeset {
            continue;
        }
        let finding = Finding::at(span).with("written", written).with("right", &right);
        found.push(if draft.is_quoted(cited.part) {
            finding.worded("quoted")
        } else {
            finding.edit(span, &right)
        });
    }
}

/// What is meant: the chamber in capitals, the chamber and the session with a space between them, or the key word.
fn right(citation: &Citation, misprint: Range<usize>, written: &str) -> String {
    match &citation.chamber {
        Some(chamber) if chamber.range == misprint => chamber.value.roman().to_owned(),
        Some(chamber) if chamber.range.start == misprint.start => {
            let session = written.get(chamber.range.len()..).unwrap_or_default();
            format!("{} {session}", chamber.value.roman())
        }
        _ if citation
            .dossier
            .as_ref()
            .and_then(|dossier| dossier.suffix.as_ref())
            .is_some_and(|suffix| suffix.range == misprint) =>
        {
            written.replace('l', "I")
        }
        _ => key_meant(written).unwrap_or_else(|| written.replace('-', "")),
    }
}
