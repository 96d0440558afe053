//! KL414: a faction the register does not know.

use super::{Context, Finding};
use crate::draft::Kind;
use crate::register::PartyMatch;

/// Reports, once for each form, a party behind a member's name in letter and heads.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.kind == Kind::Questions {
        return;
    }
    let mut reported: Vec<&str> = Vec::new();
    for party in draft.people.members.iter().filter_map(|member| member.party.as_ref()) {
        let known = context.settings.register.party(&party.text) != PartyMatch::Unknown;
        if !known && !party.text.is_empty() && !reported.contains(&party.text.as_str()) {
            found.push(Finding::at(party.span).with("party", &party.text));
            reported.push(&party.text);
        }
    }
}
