//! KL412: one minister's name, written in several ways.

use std::ops::RangeInclusive;

use super::{Context, Finding};
use crate::draft::people::{OfficeMention, Surname};
use crate::draft::{Draft, Prose};
use crate::register::{
    Given, OfficeKey, PersonMatch, Post, Register, Spelling, fold, same_but_misspelt,
};
use crate::text::tables::{QuickMap, QuickSet};
use crate::text::{Date, HYPHENS, Span, capital, is_gap};

/// Reports a surname that is written otherwise than the register has it, or otherwise than elsewhere in the draft. Initials and first
/// names may differ, and one half of a double name may stand for the whole.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let register: &Register = &context.options.register;
    let days = context.draft.signing_period(context.options.today).map(|period| period.days);
    let mut named = named(context.draft, register, days.as_ref());
    let mut places = QuickSet::default();
    named.retain(|name| places.insert(name.span.start));
    let mut people: Vec<(String, Vec<&Named>)> = Vec::new();
    let mut place: QuickMap<&str, usize> = QuickMap::default();
    for name in &named {
        let at = *place.entry(name.id.as_str()).or_insert_with(|| {
            people.push((name.id.clone(), Vec::new()));
            people.len() - 1
        });
        if let Some((_, names)) = people.get_mut(at) {
            names.push(name);
        }
    }
    for (_, names) in &people {
        of_one(names, found);
    }
    strangers(&named, found);
    in_text(context, found);
}

/// A minister wherever a text names one, with a letter that stands twice where the register has it once, or the other way about. Words
/// and other people can be that near ("artsen", Janssen): so only behind an office, where the draft has the name rightly too, or a name
/// with a letter more of somebody who was in office.
fn in_text(context: &Context<'_>, found: &mut Vec<Finding>) {
    let register: &Register = &context.options.register;
    let days = context.draft.signing_period(context.options.today).map(|period| period.days);
    let parts = context.draft.parts();
    let texts: Vec<(&Prose, Vec<Surname<'_>>)> =
        parts.map(|(_, flow)| (flow, flow.surnames_in(register))).collect();
    let all = || texts.iter().flat_map(|(_, surnames)| surnames);
    let right: QuickSet<&str> =
        all().filter(|one| one.written == one.known).map(|one| one.known).collect();
    for (flow, surnames) in &texts {
        for surname in surnames.iter().filter(|one| one.written != one.known) {
            let written = flow.slice(surname.range.clone());
            let of_somebody = |found: &PersonMatch<'_>| found.spelling != Spelling::Near;
            // One name may be another's with a letter twice.
            if register.find_person(written).iter().any(of_somebody) {
                continue;
            }
            let known = register.find_person(surname.known);
            let Some(best) = known.first() else { continue };
            let held =
                |one: &PersonMatch<'_>| days.as_ref().is_some_and(|days| one.post.held_in(days));
            let compound =
                flow.text().get(surname.range.end..).is_some_and(|rest| rest.starts_with('-'));
            let in_office = || {
                !compound && surname.written.len() > surname.known.len() && known.iter().any(held)
            };
            let before = flow.text().get(..surname.range.start).unwrap_or_default();
            if !(right.contains(surname.known) || behind_office(before) || in_office()) {
                continue;
            }
            let right = if best.half { half(&best.post.surname) } else { &best.post.surname };
            let span = flow.span(surname.range.clone());
            let overlaps =
                |other: &Finding| other.span.start < span.end && span.start < other.span.end;
            if !found.iter().rev().take(MOST_NEAR).any(overlaps) {
                let finding = Finding::at(span).worded("loose").with("wrong", written);
                found.push(finding.with("right", right));
            }
        }
    }
}

/// Findings that may be of the same place stand this near.
const MOST_NEAR: usize = 200;

/// Whether a text ends in the word for an office.
fn behind_office(text: &str) -> bool {
    let last =
        text.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    ["minister", "staatssecretaris", "bewindspersoon", "oud-minister"].contains(&last.as_str())
}

/// A person's name as it stands in the draft.
struct Named {
    /// Whose it is, or the name itself where the register does not know them.
    id: String,
    office: Option<String>,
    /// The surname as written.
    written: String,
    /// The same, for comparison: with the prefix in lower case, and one kind of dash and apostrophe.
    surname: String,
    span: Span,
    /// How the register writes it; `None` for a stranger.
    right: Option<String>,
    /// It is written so.
    as_register: bool,
    /// A slip where no office is named: somebody else may have that name.
    loose: bool,
}

/// Everybody named with an office in the answerer's words, each place once.
fn named(draft: &Draft, register: &Register, days: Option<&RangeInclusive<Date>>) -> Vec<Named> {
    let read =
        |text: &str, span: Span, office: &OfficeMention| read(text, span, office, register, days);
    let mut named: Vec<Named> = Vec::new();
    for office in draft.people.offices.iter().filter(|office| office.role.is_some()) {
        if let Some(person) = &office.person {
            named.extend(read(&person.text, person.span, &office.mention));
        }
    }
    for (_, flow) in draft.parts().filter(|(part, _)| !draft.is_quoted(*part)) {
        for office in flow.offices(register) {
            if let (Some(person), None) = (&office.person, &office.qualifier) {
                let span = flow.span(person.range.clone());
                let name = read(&person.text, span, office);
                // In running text only the names of ministers are sure to be that.
                named.extend(name.filter(|name| name.right.is_some()));
            }
        }
    }
    named
}

fn read(
    text: &str,
    span: Span,
    mention: &OfficeMention,
    register: &Register,
    days: Option<&RangeInclusive<Date>>,
) -> Option<Named> {
    let key = mention.key();
    let office = key.map(OfficeKey::title);
    // A page's `ş` comes out of text extraction as two characters.
    let marks = |c: char| c == '¸' || matches!(c, '\u{300}'..='\u{36f}');
    if text.contains(marks) || !text.contains(char::is_lowercase) {
        return None;
    }
    let mut matches = register.find_person(text);
    if let Some(right) = key.and_then(|key| given_slip(text, &matches, key, register)) {
        return Some(Named {
            id: id_of(right.post),
            office,
            written: text.to_owned(),
            surname: plain(text),
            span,
            right: Some(format!("{} {}", right.post.first, right.post.surname)),
            as_register: false,
            loose: false,
        });
    }
    matches.retain(|found| found.given != Given::Differs);
    // A slip is one only in the name of somebody who held that office: there may be people of the other name.
    if matches.first().is_some_and(|found| found.spelling == Spelling::Near) {
        // Where no office is named, in that of somebody who was in office.
        let in_office = |post: &Post| {
            post.office.role == mention.role && days.is_some_and(|days| post.held_in(days))
        };
        match key.map(|key| register.posts_of(key)) {
            Some(posts) => {
                matches.retain(|found| posts.iter().any(|held| std::ptr::eq(held.post, found.post)))
            }
            None => matches.retain(|found| in_office(found.post)),
        }
    }
    if matches.is_empty()
        && let (Some(key), Some(days)) = (key, days)
    {
        matches.extend(holder(text, key, register, days));
    }
    let Some(best) = matches.first() else {
        let written = text.rsplit('.').next().unwrap_or(text).trim_start().to_owned();
        let (id, surname) = (fold(text), plain(&written));
        return Some(Named {
            id,
            office,
            written,
            surname,
            span,
            right: None,
            as_register: false,
            loose: false,
        });
    };
    let surname = best.surname(text);
    // A name over two lines is longer where it stands than as it reads.
    let at = span.range().end - surname.len().min(span.range().len());
    let span = if text.len() == span.range().len() { Span::of(at..span.range().end) } else { span };
    Some(Named {
        id: id_of(best.post),
        office,
        written: surname.to_owned(),
        surname: plain(surname),
        span,
        right: right(best, surname),
        as_register: plain(surname) == plain(&best.post.surname),
        loose: key.is_none() && best.spelling == Spelling::Near,
    })
}

/// What tells a person from all others, however the name is written.
fn id_of(post: &Post) -> String {
    format!("{} {}", fold(&post.first), fold(half(&post.surname)))
}

/// Who held the office and whose first name this is but for a slip: "Vincennt Karremans".
fn given_slip<'m, 'r>(
    text: &str,
    matches: &'m [PersonMatch<'r>],
    key: &OfficeKey,
    register: &Register,
) -> Option<&'m PersonMatch<'r>> {
    const SHORTEST: usize = 5;
    if !matches.iter().all(|found| found.given == Given::Differs) {
        return None;
    }
    let held = register.posts_of(key);
    matches.iter().find(|found| {
        let given = text.strip_suffix(&*found.post.surname).unwrap_or_default();
        let (given, first) = (fold(given), fold(&found.post.first));
        found.spelling == Spelling::Same
            && given.len().min(first.len()) >= SHORTEST
            && strsim::osa_distance(&given, &first) == 1
            && held.iter().any(|held| std::ptr::eq(held.post, found.post))
    })
}

/// Who held the office on the days of the draft and whose name is this one but for a slip, also where the name is short, or one half of a
/// double one: of whom else would it be?
fn holder<'r>(
    text: &str,
    key: &OfficeKey,
    register: &'r Register,
    days: &RangeInclusive<Date>,
) -> Option<PersonMatch<'r>> {
    let written = text.rsplit('.').next().unwrap_or(text).trim();
    if !register.find_person(text).is_empty() {
        return None;
    }
    let held = register.posts_of(key).into_iter().map(|held| held.post);
    let mut held = held.filter(|post| post.held_in(days));
    held.find_map(|post| {
        let whole = register.is_slip_of(written, &post.surname);
        let halves = register.is_slip_of(half(written), half(&post.surname));
        let half = !whole && halves;
        (whole || halves).then_some(PersonMatch {
            post,
            spelling: Spelling::Near,
            given: Given::Absent,
            half,
        })
    })
}

/// A surname for comparison.
fn plain(surname: &str) -> String {
    let alike = |c: char| match c {
        c if c == '–' || HYPHENS.contains(&c) => '-',
        c if is_gap(c) => ' ',
        '\'' | '‘' => '’',
        c => c,
    };
    // The prefix of the second half of a double name has a capital as often as not.
    let plain: String = surname.trim().chars().map(alike).collect();
    plain.split('-').map(|half| lower_first(half.trim())).collect::<Vec<_>>().join("-")
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// How the register writes what is written: the whole surname, or the half of it; nothing where it knows one half only.
fn right(best: &PersonMatch<'_>, written: &str) -> Option<String> {
    let known = &best.post.surname;
    if !best.half {
        return Some(known.to_string());
    }
    let double = |name: &str| name.contains(['-', '–']);
    // A slip in the half that the register knows.
    if best.spelling == Spelling::Near && double(written) {
        let behind = written.get(half(written).len()..).unwrap_or_default();
        return Some(format!("{}{behind}", half(known)));
    }
    Some(if double(written) { String::new() } else { half(known).to_owned() })
}

fn half(surname: &str) -> &str {
    surname.split(['-', '–']).next().unwrap_or(surname).trim_end()
}

/// The spellings of one person.
fn of_one(names: &[&Named], found: &mut Vec<Finding>) {
    for name in names {
        let Some(right) = name.right.as_deref().filter(|right| !right.is_empty()) else { continue };
        if name.surname == plain(right) {
            continue;
        }
        let elsewhere = names.iter().find(|other| other.as_register);
        let finding = finding(name, right);
        found.push(match elsewhere {
            Some(other) => finding.related(other.span, "other"),
            None if name.loose => finding.worded("loose"),
            None => finding.worded("register"),
        });
    }
    // Double names of which the register knows one half: what occurs less is the odd one out.
    let double: Vec<&Named> =
        names.iter().filter(|name| name.right.as_deref() == Some("")).copied().collect();
    let count = |name: &Named| double.iter().filter(|other| other.surname == name.surname).count();
    let Some(most) = double.iter().rev().max_by_key(|name| count(name)) else { return };
    for name in double.iter().filter(|name| name.surname != most.surname) {
        found.push(finding(name, &most.written).related(most.span, "other"));
    }
}

/// The name keeps the capital with which it begins where it stands: "Van Weel", "D.M. van Weel".
fn finding(name: &Named, right: &str) -> Finding {
    let capitalised = name.written.starts_with(char::is_uppercase);
    let right = if capitalised { capital(right) } else { lower_first(right) };
    let finding = Finding::at(name.span).with("wrong", &name.written).with("right", &right);
    finding.edit(name.span, right)
}

/// Two near names under one office, of which the register knows neither.
fn strangers(named: &[Named], found: &mut Vec<Finding>) {
    let strangers: Vec<&Named> = named.iter().filter(|name| name.right.is_none()).collect();
    for (i, name) in strangers.iter().enumerate() {
        let earlier = strangers.get(..i).unwrap_or_default();
        let near = |other: &&&Named| {
            other.office == name.office && same_but_misspelt(&other.surname, &name.surname)
        };
        if let Some(other) = earlier.iter().rev().take(50).find(near) {
            let finding = Finding::at(name.span).with("wrong", &name.written);
            found.push(finding.with("right", &other.written).related(other.span, "other"));
        }
    }
}
