//! KL501: a case number that is missing, or not the same in letter and head. A malformed one is KL307's.

use super::{Context, Finding};
use crate::draft::Part;
use crate::draft::people::letter_opening;

/// Reports a number in a head that the letter does not name, and a letter without any. Notes cite the numbers of other documents.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.published {
        return;
    }
    let mut letter = Vec::new();
    let mut heads = Vec::new();
    let mut malformed = false;
    for (part, flow) in draft.parts() {
        let named = match part {
            Part::Letter => &mut letter,
            Part::Head(_) => &mut heads,
            _ => continue,
        };
        for one in flow.case_numbers() {
            let (span, number) = (flow.span(one.range.clone()), flow.slice(one.range.clone()));
            if one.right {
                named.push((span, number));
            }
            malformed |= !one.right;
        }
    }
    let Some((first, of_letter)) = letter.first() else {
        if !malformed {
            missing(context, heads.is_empty(), found);
        }
        return;
    };
    for (span, number) in &heads {
        if !letter.iter().any(|(_, named)| named == number) {
            let finding = Finding::at(*span)
                .worded("differs")
                .with("number", number)
                .with("letter", of_letter);
            found.push(finding.related(*first, "letter"));
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
