//! KL310: a reference that cannot exist.

use super::{Context, Finding};
use crate::cite::{Citation, Fault, FaultKind, Kind};
use crate::text::Span;

/// Reports references with a part that no publication has, and those of a year that has not come yet.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let kinds = [
        FaultKind::YearImpossible,
        FaultKind::PartImpossible,
        FaultKind::NumberImpossible,
        FaultKind::CodeMalformed,
        FaultKind::YearMissing,
        FaultKind::NumberMissing,
    ];
    for (cited, fault, span) in draft.faults(&kinds) {
        let Some(wording) = wording(&cited.citation, fault) else { continue };
        if !std::ptr::eq(worst(&cited.citation, fault), fault) {
            continue;
        }
        let span = if span.is_empty() { cited.span } else { span };
        let written = draft.words_in(cited.part, fault.range.clone());
        let text = draft.words_in(cited.part, cited.citation.range.clone());
        let finding = Finding::at(span).worded(wording).with("text", text).with("part", written);
        let right = match wording {
            "order" => written.split_once('/').map(|(first, second)| format!("{second}/{first}")),
            "marks" => {
                let right = cited.citation.code.as_ref().map(|code| code.value.clone());
                // White space where a line ends, or where a page was taken apart, says nothing.
                let spaces = right.as_ref().is_some_and(|right| {
                    written.replace(' ', "").eq_ignore_ascii_case(right)
                        && (draft.published || context.source.slice(span).contains('\n'))
                });
                if spaces {
                    continue;
                }
                right
            }
            _ => None,
        };
        found.push(match right {
            Some(right) => finding.with("right", &right).edit(span, right),
            None => finding,
        });
    }
    let Some(present) = context.year() else { return };
    let mut last = Span::default();
    for cited in draft.citations.iter().filter(|cited| cited.citation.faults.is_empty()) {
        let Some(year) = &cited.citation.year else { continue };
        let span = draft.span_in(cited.part, year.range.clone());
        if i32::from(year.value) > i32::from(present) && span != last {
            last = span;
            let text = draft.words_in(cited.part, cited.citation.range.clone());
            found.push(
                Finding::at(span)
                    .worded("future")
                    .with("text", text)
                    .with("part", year.value)
                    .with("year", present),
            );
        }
    }
}

/// The fault of a reference that says most of it: a code without one of its parts has the others in the wrong places too.
fn worst<'c>(citation: &'c Citation, fault: &'c Fault) -> &'c Fault {
    let lacks =
        |one: &&Fault| matches!(one.kind, FaultKind::YearMissing | FaultKind::NumberMissing);
    let of_a_code = citation.kind == Kind::Ecli;
    let worst = citation.faults.iter().find(lacks).or_else(|| citation.faults.first());
    worst.filter(|_| of_a_code).unwrap_or(fault)
}

/// How a fault is worded; `None` for one that another rule reports.
fn wording(citation: &Citation, fault: &Fault) -> Option<&'static str> {
    Some(match (citation.kind, fault.kind) {
        (_, FaultKind::YearImpossible) => "year",
        (Kind::Ecli, FaultKind::YearMissing | FaultKind::NumberMissing) => "ecli",
        (_, FaultKind::YearMissing | FaultKind::NumberMissing) => return None,
        (Kind::EuAct, FaultKind::PartImpossible) if citation.digits() != Some(0) => "order",
        (Kind::Bwb, FaultKind::CodeMalformed) => "bwb",
        (Kind::Ecli, FaultKind::CodeMalformed) => "marks",
        (_, FaultKind::CodeMalformed) => return None,
        _ => "",
    })
}
