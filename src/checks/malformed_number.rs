//! KL307: a case, document or commitment number with spaces in it, or with a digit too few or too many.

use super::{Context, Finding};
use crate::cite::{FaultKind, Kind};

/// Reports numbers of the Tweede Kamer that cannot be looked up as they are written.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (cited, fault, span) in draft.faults(&[FaultKind::CodeMalformed]) {
        let citation = &cited.citation;
        if matches!(citation.kind, Kind::Bwb | Kind::Ecli) || draft.is_quoted(cited.part) {
            continue;
        }
        let written = draft.words_in(cited.part, fault.range.clone());
        let finding = Finding::at(span).with("written", written);
        found.push(match &citation.code {
            // Letter and digits are all there: only the spaces are wrong, or the letter is a small one.
            Some(code) => {
                let small = written.eq_ignore_ascii_case(&code.value);
                let finding = if small { finding.worded("capital") } else { finding };
                finding.with("right", &code.value).edit(span, &code.value)
            }
            None if citation.kind == Kind::Commitment => finding.worded("commitment"),
            None => {
                let letter = if citation.kind == Kind::DocumentNumber { "D" } else { "Z" };
                let (year, serial) = written.split_once(letter).unwrap_or(("", written));
                let count = |part: &str| part.chars().filter(char::is_ascii_digit).count();
                let finding = finding.with("letter", letter);
                match (count(year), count(serial)) {
                    (3, 5) => finding.worded("year"),
                    (_, digits) => finding.worded("digits").with("digits", digits),
                }
            }
        });
    }
}
