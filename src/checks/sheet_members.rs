//! KL114: other members or parties than on the sheet.

use super::{Context, Finding};
use crate::draft::NamedMember;
use crate::register::{Register, fold, same_but_misspelt};
use crate::text::tables::QuickSet;

/// Reports members that the sheet does not name or names otherwise, a member of the sheet who is missing, and another party.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let Some(sheet) = context.sheet() else { return };
    let named = &draft.people.members;
    let Some(first) = named.first().filter(|_| draft.sets() <= 1 && !sheet.members.is_empty())
    else {
        return;
    };
    let mut reported: QuickSet<String> = QuickSet::default();
    for member in named {
        if let Some(finding) = differs(member, &sheet.members, &context.options.register)
            && reported.insert(fold(&member.name.text))
        {
            found.push(finding);
        }
    }
    for (name, _) in &sheet.members {
        let here = |member: &NamedMember| {
            same_name(&member.name.text, name) || same_but_misspelt(&member.name.text, name)
        };
        if !named.iter().any(here) && reported.insert(fold(name)) {
            found.push(Finding::at(first.name.span).worded("missing").with("submitted", name));
        }
    }
}

fn differs(
    member: &NamedMember,
    submitted: &[(String, Option<String>)],
    register: &Register,
) -> Option<Finding> {
    let here = &member.name.text;
    if let Some((_, party)) = submitted.iter().find(|(name, _)| same_name(name, here)) {
        let (own, party) = (member.party.as_ref()?, party.as_ref()?);
        return (!register.is_same_party(&own.text, party)).then(|| {
            let finding = Finding::at(own.span).worded("party").with("name", here);
            finding.with("here", &own.text).with("submitted", party)
        });
    }
    let near = submitted.iter().find(|(name, _)| same_but_misspelt(name, here));
    let finding = Finding::at(member.name.span).with("here", here);
    Some(match near {
        Some((name, _)) => finding.worded("name").with("submitted", name),
        None => finding,
    })
}

/// The same name, with or without a first name: "Olger van Dijk" and "Van Dijk".
fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let ends = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    !one.is_empty() && !other.is_empty() && (ends(&one, &other) || ends(&other, &one))
}
