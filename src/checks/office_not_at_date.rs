//! KL405: an office that did not exist on the day of the draft.

use std::ops::RangeInclusive;

use super::{Context, Finding};
use crate::draft::{NamedOffice, Period};
use crate::register::{Given, MinistryMatch, NameMatch, OfficeKey, Post, Register};
use crate::text::date::in_words;
use crate::text::{Date, Span};

/// Reports an office that the register knows from another time only, or with "van" for "voor"; once for all places in which it is
/// named. Who signs and is signed for is judged at the date of the letter, who was asked at that of submission.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let register: &Register = &context.options.register;
    let today = context.options.today;
    let signed = context.draft.signing_period(today);
    let asked = context.draft.asking_period(today);
    let offices = &context.draft.people.offices;
    let mut reported: Vec<(&OfficeKey, bool)> = Vec::new();
    for office in offices {
        let signs = office.role.is_some();
        let Some(period) = (if signs { &signed } else { &asked }) else { continue };
        // What was before the first cabinet of the register is not known.
        if register.first_day().is_none_or(|first| *period.days.start() < first) {
            continue;
        }
        let Some(key) = office.mention.key() else { continue };
        if office.mention.qualifier.is_some()
            || reported.iter().any(|(known, too)| same(known, key) && signs == *too)
        {
            continue;
        }
        let Some(finding) = finding(office, key, period, register) else { continue };
        let elsewhere = offices.iter().filter(|other| {
            other.role.is_some() == signs
                && other.span != office.span
                && other.mention.key().is_some_and(|other| same(other, key))
        });
        found.push(elsewhere.fold(finding, |finding, other| finding.related(other.span, "also")));
        reported.push((key, signs));
    }
}

fn same(one: &OfficeKey, other: &OfficeKey) -> bool {
    one.role == other.role && one.portfolio == other.portfolio
}

fn finding(
    office: &NamedOffice,
    key: &OfficeKey,
    period: &Period,
    register: &Register,
) -> Option<Finding> {
    let day = period.day;
    let signs = office.role.is_some();
    let said = |finding: Finding| finding.with("office", key.title()).with("date", in_words(day));
    let posts = register.posts_of(key);
    let mut held = posts.iter().filter(|held| held.post.held_in(&period.days)).peekable();
    if held.peek().is_none() {
        if posts.is_empty() && !was_ministry(key, &period.days, register) {
            return None;
        }
        let other = instead(office, key, &period.days, register);
        let wording = match (signs, period.assumed, other.is_some()) {
            (_, true, true) => "today",
            (_, true, false) => "today-gone",
            (false, false, _) => "asked",
            (true, false, true) => "",
            (true, false, false) => "gone",
        };
        let finding = said(Finding::at(office.span)).worded(wording);
        return Some(match other {
            Some(post) => replace(finding.with("other", post.office.title()), office, post),
            None => finding,
        });
    }
    if signs && held.clone().all(|held| held.other_preposition) {
        let post = held.next()?.post;
        let wording = if period.assumed { "today-preposition" } else { "preposition" };
        let finding = said(Finding::at(office.span)).worded(wording);
        return Some(replace(finding.with("other", post.office.title()), office, post));
    }
    None
}

/// Whether the office has the name of a ministry of another time.
fn was_ministry(key: &OfficeKey, days: &RangeInclusive<Date>, register: &Register) -> bool {
    let other_time =
        |day| matches!(register.ministry(&key.portfolio, Some(day)), MinistryMatch::OtherTime(_));
    other_time(*days.start())
        && other_time(*days.end())
        && register.office_name(&key.portfolio) != NameMatch::Abbreviation
}

/// The office that is meant: of the person who is named, else the one that shares most words.
fn instead<'r>(
    office: &NamedOffice,
    key: &OfficeKey,
    days: &RangeInclusive<Date>,
    register: &'r Register,
) -> Option<&'r Post> {
    let person = office.person.as_ref().map(|words| register.find_person(&words.text));
    let of_person = person.into_iter().flatten().find(|found| {
        found.given != Given::Differs
            && found.post.held_in(days)
            && found.post.office.role == key.role
    });
    let by_words = || {
        register.counterpart(key, *days.end()).or_else(|| register.counterpart(key, *days.start()))
    };
    of_person.map(|found| found.post).or_else(by_words)
}

/// Puts another preposition and portfolio behind the role; not in a list, where the role is shared.
fn replace(finding: Finding, office: &NamedOffice, post: &Post) -> Finding {
    let Some(portfolio) = office.portfolio.as_ref().filter(|_| !office.mention.plural) else {
        return finding;
    };
    let right = &*post.office.portfolio;
    if office.mention.bracketed {
        return finding.edit(portfolio.span, right);
    }
    // A further office of a list shares its word: only what is its own is replaced.
    if office.span.start > office.role_words.span.end {
        return finding.edit(portfolio.span, right);
    }
    let preposition =
        post.office.preposition.map_or_else(String::new, |p| format!("{} ", p.word()));
    let span = Span::new(office.role_words.span.end, portfolio.span.end);
    finding.edit(span, format!(" {preposition}{right}"))
}
