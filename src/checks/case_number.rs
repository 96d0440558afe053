//! KL501: a case number that is missing, malformed or not the same in letter and head.

use super::{Context, Finding};
use crate::draft::people::letter_opening;
use crate::draft::{Draft, Kind, Part, case_numbers_in};

/// Reports in letter and heads a case number that cannot be one, a number in a head that the letter does not name, and a letter without
/// any. Notes cite the numbers of other documents.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if !matches!(draft.kind, Kind::Answers | Kind::Notice) || draft.published {
        return;
    }
    let mut letter = Vec::new();
    let mut heads = Vec::new();
    for (part, flow) in draft.parts() {
        let named = match part {
            Part::Letter => &mut letter,
            Part::Head(_) => &mut heads,
            _ => continue,
        };
        for (range, right) in case_numbers_in(flow.text()) {
            let (span, number) = (flow.span(range.clone()), flow.slice(range));
            if right {
                named.push((span, number));
            } else {
                found.push(Finding::at(span).worded("malformed").with("number", number));
            }
        }
    }
    let Some((first, of_letter)) = letter.first() else {
        if found.is_empty() {
            missing(draft, heads.is_empty(), found);
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
fn missing(draft: &Draft, nowhere: bool, found: &mut Vec<Finding>) {
    let flow = &draft.letter.flow;
    let Some(opening) = letter_opening(flow.text()) else { return };
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
