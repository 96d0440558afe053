//! KL307: a case, document or commitment number with spaces in it, or with a digit too few or too many.

use super::{Context, Finding};
use crate::cite::{FaultKind, Kind};

/// Reports numbers of the Tweede Kamer that cannot be looked up as they are written.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (cited, fault, span) in draft.faults(&[FaultKind::CodeMalformed]) {
        let citation = &cited.citation;
        if citation.kind == Kind::Bwb || draft.is_quoted(cited.part) {
            continue;
        }
        let written = draft.words_in(cited.part, fault.range.clone());
        let finding = Finding::at(span).with("written", written);
        found.push(match &citation.code {
            // Letter and digits are all there: only the spaces are wrong.
            Some(code) => finding.with("right", &code.value).edit(span, &code.value),
            None if citation.kind == Kind::Commitment => finding.worded("commitment"),
            None => {
                let serial = written.trim_end().chars().rev().take_while(char::is_ascii_digit);
                let letter = if citation.kind == Kind::DocumentNumber { "D" } else { "Z" };
                finding.worded("digits").with("letter", letter).with("digits", serial.count())
            }
        });
    }
}
