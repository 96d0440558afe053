//! KL408: a faction misspelt, or unknown to the register.

use super::{Context, Finding};
use crate::draft::Part;
use crate::draft::people::members;
use crate::register::{Party, PartyMatch, Register};
use crate::text::Span;

/// Reports a party behind a member's name that is written otherwise than the register has it, and once for each form one that the
/// register does not know.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let register: &Register = &context.options.register;
    let mut last: Option<Span> = None;
    for member in &draft.people.members {
        if let Some(party) =
            member.party.as_ref().filter(|party| last.replace(party.span) != Some(party.span))
        {
            report(context, &party.text, party.span, found);
        }
    }
    for (part, flow) in draft.parts().filter(|(part, _)| !draft.is_quoted(*part)) {
        // Letter and heads were read with the draft.
        if matches!(part, Part::Letter | Part::Head(_)) {
            continue;
        }
        let mut last = None;
        for member in members(flow.text(), register) {
            let Some(party) = member.party else { continue };
            if last.replace(party.range.start) != Some(party.range.start) {
                report(context, &party.text, flow.span(party.range), found);
            }
        }
    }
}

fn report(context: &Context<'_>, written: &str, span: Span, found: &mut Vec<Finding>) {
    let party: &Party = match context.options.register.party(written) {
        PartyMatch::Variant(party) | PartyMatch::NearMiss(party) => party,
        PartyMatch::Unknown if !written.is_empty() => {
            let unknown = Finding::at(span).worded("unknown").with("party", written);
            if !found.iter().any(|other| other.args == unknown.args) {
                found.push(unknown);
            }
            return;
        }
        PartyMatch::Official(_) | PartyMatch::Unknown => return,
    };
    let right = party.preferred();
    let finding = Finding::at(span).with("wrong", written).with("right", right);
    // "(GL)" of a member who sits in another faction by now: a person must look.
    let then = context.draft.date().is_none_or(|date| party.existed_on(date));
    found.push(if then { finding.edit(span, right) } else { finding });
}
