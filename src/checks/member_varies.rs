//! KL403: a member or party written in two ways.

use super::{Context, Finding};
use crate::draft::{NamedMember, Words};
use crate::register::{PartyMatch, Register, fold, same_but_misspelt};

/// How many members back a spelling is compared: more than a letter with its annex names, and few enough for a draft
/// of many letters.
const NEAR: usize = 200;

/// Reports the second of two spellings of one member, or of the party behind one member.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let members = &context.draft.people.members;
    for (i, member) in members.iter().enumerate() {
        let earlier = members.get(i.saturating_sub(NEAR)..i).unwrap_or_default();
        if let Some(first) = earlier.iter().find(|other| differs(&other.name, &member.name)) {
            // A name that occurs rightly too is not reported for each of its spellings.
            if !earlier.iter().any(|other| other.name.text == member.name.text) {
                found.push(finding(&member.name, &first.name, ""));
            }
            continue;
        }
        let same_name = |other: &&NamedMember| fold(&other.name.text) == fold(&member.name.text);
        let party = |other: &NamedMember| other.party.clone();
        let Some(written) = party(member) else { continue };
        let first = earlier.iter().filter(same_name).filter_map(party);
        let Some(first) = first.into_iter().find(|other| other.text != written.text) else {
            continue;
        };
        // The register knows which of the two is right; otherwise the first one is.
        let official = |words: &Words| {
            matches!(Register::builtin().party(&words.text), PartyMatch::Official(_))
        };
        let (wrong, right) = if official(&written) && !official(&first) {
            (first, written)
        } else {
            (written, first)
        };
        if !found.iter().any(|other| other.span == wrong.span) {
            found.push(finding(&wrong, &right, "party").with("name", &member.name.text));
        }
    }
}

fn differs(one: &Words, other: &Words) -> bool {
    one.text != other.text && same_but_misspelt(&one.text, &other.text)
}

fn finding(wrong: &Words, right: &Words, wording: &'static str) -> Finding {
    Finding::at(wrong.span)
        .worded(wording)
        .with("wrong", &wrong.text)
        .with("right", &right.text)
        .related(right.span, "other")
}
