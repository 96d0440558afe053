//! KL405: an office that did not exist on the day of the draft.

use std::ops::RangeInclusive;

use super::{Context, Finding};
use crate::draft::NamedOffice;
use crate::register::{Given, MinistryMatch, NameMatch, OfficeKey, Post, Register};
use crate::text::Date;
use crate::text::Span;

/// Reports an office that signs, or is signed for, and that the register knows from another time only, or with "van" for
/// "voor"; once for all places in which it is named. Which office was asked does not matter: the question may be older than a cabinet.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let register: &Register = &context.options.register;
    let Some(days) = context.draft.signed_in() else { return };
    // What was before the first cabinet of the register is not known.
    if register.posts().iter().map(|post| post.from).min().is_none_or(|first| *days.start() < first)
    {
        return;
    }
    let mut reported: Vec<OfficeKey> = Vec::new();
    let offices = &context.draft.people.offices;
    for office in offices.iter().filter(|office| office.role.is_some()) {
        let Some(key) = office.mention.key() else { continue };
        if office.mention.qualifier.is_some() || reported.iter().any(|known| same(known, &key)) {
            continue;
        }
        let Some(finding) = finding(office, &key, &days, register) else { continue };
        let elsewhere = offices.iter().filter(|other| other.role.is_some());
        let elsewhere = elsewhere.filter(|other| {
            other.span != office.span && other.mention.key().is_some_and(|other| same(&other, &key))
        });
        found.push(elsewhere.fold(finding, |finding, other| finding.related(other.span, "also")));
        reported.push(key);
    }
}

fn same(one: &OfficeKey, other: &OfficeKey) -> bool {
    one.role == other.role && one.portfolio == other.portfolio
}

fn finding(
    office: &NamedOffice,
    key: &OfficeKey,
    days: &RangeInclusive<Date>,
    register: &Register,
) -> Option<Finding> {
    let day = *days.end();
    let said = |finding: Finding| {
        finding
            .with("office", key.title())
            .with("date", format!("{}-{}-{}", day.day(), day.month(), day.year()))
    };
    let posts = register.posts_of(key);
    let mut held = posts.iter().filter(|held| held.post.held_in(days)).peekable();
    if held.peek().is_none() {
        let past = || {
            matches!(register.ministry(&key.portfolio, Some(day)), MinistryMatch::OtherTime(_))
                && register.office_name(&key.portfolio) != NameMatch::Abbreviation
        };
        if posts.is_empty() && !past() {
            return None;
        }
        let finding = said(Finding::at(office.span));
        return Some(match instead(office, key, day, register) {
            Some(post) => replace(finding.with("other", post.office.title()), office, post),
            None => finding.worded("gone"),
        });
    }
    if held.clone().all(|held| held.other_preposition) {
        let post = held.next()?.post;
        let finding = said(Finding::at(office.span)).worded("preposition");
        return Some(replace(finding.with("other", post.office.title()), office, post));
    }
    None
}

/// The office that is meant: of the person who is named, else the one that shares most words.
fn instead<'r>(
    office: &NamedOffice,
    key: &OfficeKey,
    day: Date,
    register: &'r Register,
) -> Option<&'r Post> {
    let person = office.person.as_ref().map(|words| register.find_person(&words.text));
    let of_person = person.into_iter().flatten().find(|found| {
        found.given != Given::Differs
            && found.post.held_on(day)
            && found.post.office.role == key.role
    });
    of_person.map(|found| found.post).or_else(|| register.counterpart(key, day))
}

/// Puts another preposition and portfolio behind the role; not in a list, where the role is shared.
fn replace(finding: Finding, office: &NamedOffice, post: &Post) -> Finding {
    let Some(portfolio) = office.portfolio.as_ref().filter(|_| !office.mention.plural) else {
        return finding;
    };
    let right = post.office.portfolio.as_str();
    if office.mention.bracketed {
        return finding.edit(portfolio.span, right);
    }
    let preposition =
        post.office.preposition.map_or_else(String::new, |p| format!("{} ", p.word()));
    let span = Span::new(office.role_words.span.end, portfolio.span.end);
    finding.edit(span, format!(" {preposition}{right}"))
}
