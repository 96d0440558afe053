//! KL501: a case number that is missing, or not the same in letter and head. A malformed one is KL307's.

use super::{Context, Finding};
use crate::draft::people::letter_opening;
use crate::draft::{NamedCase, Part};

/// Reports a number in a head that the letter does not name, and a letter without any. Notes cite the numbers of other documents.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.published {
        return;
    }
    let (right, malformed): (Vec<NamedCase<'_>>, Vec<NamedCase<'_>>) =
        draft.named_cases().partition(|case| case.right);
    let (letter, heads): (Vec<NamedCase<'_>>, Vec<NamedCase<'_>>) =
        right.into_iter().partition(|case| case.part == Part::Letter);
    let Some(first) = letter.first() else {
        if malformed.is_empty() {
            missing(context, heads.is_empty(), found);
        }
        return;
    };
    for head in heads {
        if !letter.iter().any(|case| case.number == head.number) {
            let finding = Finding::at(head.span)
                .worded("differs")
                .with("number", head.number)
                .with("letter", first.number);
            found.push(finding.related(first.span, "letter"));
        }
    }
}

/// A letter that announces answers without saying to which case; where it gives another reference, that is the spot.
fn missing(context: &Context<'_>, nowhere: bool, found: &mut Vec<Finding>) {
    let flow = &context.draft.letter.flow;
    let Some(opening) = letter_opening(flow.text(), &context.options.register) else { return };
    if opening.members.is_empty() {
        return;
    }
    match opening.reference {
        Some(reference) => {
            let text = flow.slice(reference.range.clone());
            let finding = Finding::at(flow.span(reference.range.clone())).worded("other");
            found.push(finding.with("number", text));
        }
        None if !nowhere => {}
        None => {
            let (_, voice) = opening.voice;
            found.push(Finding::at(flow.span(voice)));
        }
    }
}
