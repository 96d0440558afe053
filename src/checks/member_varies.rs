//! KL403: a member or party written in two ways.

use std::collections::HashSet;

use super::{Context, Finding};
use crate::draft::{NamedMember, Words};
use crate::register::{PartyMatch, Register, fold, same_but_misspelt};

/// How many members back a spelling is compared: more than a letter with its annex names, and few enough for a draft
/// of many letters.
const NEAR: usize = 200;

/// Reports a member, or the party behind a member, that is written in two ways: the spelling that occurs less, else the later one. A
/// party that the register rejects is another finding (KL408).
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let register: &Register = &context.options.register;
    let members = &context.draft.people.members;
    let names: Vec<String> = members.iter().map(|member| fold(&member.name.text)).collect();
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
        let Some(written) = member.party.as_ref().filter(|party| !party.text.is_empty()) else {
            continue;
        };
        let name = names.get(i);
        let same_name = |place: usize| names.get(place) == name;
        let from = i.saturating_sub(NEAR);
        // Most members have one party throughout, so what costs more comes behind this look.
        let others = earlier.iter().enumerate().filter(|(back, other)| {
            same_name(from + back)
                && other.party.as_ref().is_some_and(|party| party.text != written.text)
        });
        let mut others = others.filter_map(|(_, other)| party(other, register)).peekable();
        if others.peek().is_none() || party(member, register).is_none() {
            continue;
        }
        let namesakes = || {
            near.clone().enumerate().filter(|(at, _)| same_name(from + at)).map(|(_, other)| other)
        };
        // Two of one name in one list are two people.
        let mut lists = HashSet::new();
        if !namesakes().all(|one| lists.insert((one.place, one.mention.list.clone()))) {
            continue;
        }
        let Some(first) = others.next() else { continue };
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
    if !same_but_misspelt(&one.name.text, &other.name.text) || in_one_list(one, other) {
        return false;
    }
    let party = |member: &NamedMember| member.party.as_ref().map(|party| fold(&party.text));
    !matches!((party(one), party(other)), (Some(a), Some(b)) if !alike(&a, &b))
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
