//! KL406: a person who did not hold the office on the day of the draft.

use super::{Context, Finding};
use crate::draft::NamedOffice;
use crate::register::{Given, OfficeKey, PersonMatch, Register};
use crate::text::date::in_words;

/// Reports somebody the register knows under an office that was somebody else's; once for all places. A name the register does not know
/// may be of a minister who came after it was made.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(days) = context.draft.signed_in() else { return };
    let register: &Register = &context.options.register;
    let mut reported: Vec<(String, String)> = Vec::new();
    for office in context.draft.people.offices.iter().filter(|office| office.role.is_some()) {
        let (Some(key), Some(person)) = (key(office, register), &office.person) else { continue };
        if office.mention.qualifier.is_some() {
            continue;
        }
        let known = register.find_person(&person.text).into_iter();
        let known: Vec<PersonMatch<'_>> =
            known.filter(|found| found.given != Given::Differs).collect();
        let Some(best) = known.first() else { continue };
        let holders: Vec<_> = register
            .posts_of(&key)
            .into_iter()
            .filter(|held| held.post.held_in(&days))
            .map(|held| held.post)
            .collect();
        let holds =
            holders.iter().any(|post| known.iter().any(|found| std::ptr::eq(found.post, *post)));
        if holders.is_empty() || holds {
            continue;
        }
        let cause = (best.post.name(), key.title());
        if reported.contains(&cause) {
            continue;
        }
        let mut names: Vec<String> = holders.iter().map(|post| post.name()).collect();
        names.dedup();
        names.truncate(3);
        let day = *days.end();
        let own = known.iter().find(|found| found.post.held_in(&days));
        let finding = Finding::at(person.span)
            .with("name", &person.text)
            .with("office", key.title())
            .with("date", in_words(day))
            .with("holder", names.join(", "))
            .related(office.span, "office");
        found.push(match own {
            Some(own) => finding.with("own", own.post.office.title()),
            None => finding.worded("none"),
        });
        reported.push(cause);
    }
}

/// The office as it is meant: a slip in its name is another finding.
fn key(office: &NamedOffice, register: &Register) -> Option<OfficeKey> {
    let key = office.mention.key()?;
    let meant = register.office_name(&key.portfolio).name();
    Some(meant.map_or_else(|| key.clone(), |name| OfficeKey::new(key.role, key.preposition, name)))
}
