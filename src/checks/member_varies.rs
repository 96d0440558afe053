//! KL403: a member or party written in two ways.

use super::{Context, Finding};
use crate::draft::{NamedMember, Words};
use crate::register::{PartyMatch, Register, fold, same_but_misspelt};

/// How many members back a spelling is compared: more than a letter with its annex names, and few enough for a draft
/// of many letters.
const NEAR: usize = 200;

/// Reports a member, or the party behind a member, that is written in two ways: the spelling that occurs less, else the later one. A
/// party that the register rejects is another finding (KL408).
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let register: &Register = &context.settings.register;
    let members = &context.draft.people.members;
    for (i, member) in members.iter().enumerate() {
        let earlier = members.get(i.saturating_sub(NEAR)..i).unwrap_or_default();
        let near = members.iter().skip(i.saturating_sub(NEAR)).take(2 * NEAR);
        if let Some(first) = earlier.iter().find(|other| differs(other, member)) {
            // A name that occurs rightly too is not reported for each of its spellings.
            if !earlier.iter().any(|other| other.name.text == member.name.text) {
                let times =
                    |name: &str| near.clone().filter(|other| other.name.text == name).count();
                let first_is_odd = times(&first.name.text) < times(&member.name.text);
                let (wrong, right) = if first_is_odd { (first, member) } else { (member, first) };
                push(found, finding(&wrong.name, &right.name, ""));
            }
            continue;
        }
        let Some(written) = party(member, register) else { continue };
        let same_name = |other: &&NamedMember| fold(&other.name.text) == fold(&member.name.text);
        let namesakes = || near.clone().filter(same_name);
        // Two of one name in one list are two people.
        if namesakes().any(|one| {
            namesakes().any(|two| one.name.span != two.name.span && in_one_list(one, two))
        }) {
            continue;
        }
        let first = earlier.iter().filter(same_name).filter_map(|other| party(other, register));
        let Some(first) = first.into_iter().find(|other| other.text != written.text) else {
            continue;
        };
        let times = |text: &str| {
            let parties = namesakes().filter_map(|other| other.party.as_ref());
            parties.filter(|party| party.text == text).count()
        };
        let (wrong, right) = if times(&first.text) < times(&written.text) {
            (first, written)
        } else {
            (written, first)
        };
        push(found, finding(wrong, right, "party").with("name", &member.name.text));
    }
}

fn push(found: &mut Vec<Finding>, finding: Finding) {
    if !found.iter().rev().take(NEAR).any(|other| other.span == finding.span) {
        found.push(finding);
    }
}

/// The party of a member, unless it is misspelt.
fn party<'d>(member: &'d NamedMember, register: &Register) -> Option<&'d Words> {
    let party = member.party.as_ref().filter(|party| !party.text.is_empty())?;
    let misspelt =
        matches!(register.party(&party.text), PartyMatch::Variant(_) | PartyMatch::NearMiss(_));
    (!misspelt).then_some(party)
}

fn in_one_list(one: &NamedMember, other: &NamedMember) -> bool {
    one.place == other.place && one.mention.list == other.mention.list
}

/// Whether two names are one that is misspelt. Two names in one list are two people, and so are two of other parties: Van Dijk (SP)
/// and Van Dijck (PVV).
fn differs(one: &NamedMember, other: &NamedMember) -> bool {
    let party = |member: &NamedMember| member.party.as_ref().map(|party| fold(&party.text));
    let parties = (party(one), party(other));
    let apart = matches!(&parties, (Some(a), Some(b)) if !alike(a, b));
    one.name.text != other.name.text
        && !in_one_list(one, other)
        && !apart
        && same_but_misspelt(&one.name.text, &other.name.text)
}

/// Two folded parties may be one: "groenlinks" and "groenlinks pvda".
fn alike(a: &str, b: &str) -> bool {
    a.contains(b) || b.contains(a) || same_but_misspelt(a, b)
}

fn finding(wrong: &Words, right: &Words, wording: &'static str) -> Finding {
    Finding::at(wrong.span)
        .worded(wording)
        .with("wrong", &wrong.text)
        .with("right", &right.text)
        .related(right.span, "other")
        .edit(wrong.span, &right.text)
}
