//! KL323: a case number whose case is another than the one that is answered.

use super::{Context, Finding};
use crate::draft::{DateRole, NamedCase, NamedOffice};
use crate::papers::{Case, Known, one_off, words};
use crate::register::{Given, OfficeKey, Post, Register};
use crate::text::date::{days_between, in_words};
use crate::text::enumerated;
use crate::text::tables::QuickSet;

/// Compares the case that letter and head name with their members, date, subject and who was asked; and where the store has no such case, looks for one whose
/// number differs by a slip and which is the one that is answered.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (draft, papers) = (context.draft, &context.options.papers);
    let Some(rows) = papers.rows().filter(|_| draft.sets() <= 1) else { return };
    let mut named = draft.named_cases().filter(|case| case.right);
    let Some(NamedCase { span, number, .. }) = named.next() else { return };
    // A letter that names several cases tells of which it is only in its words.
    if named.any(|other| other.number != number) {
        return;
    }
    let members: Vec<Vec<String>> =
        draft.people.members.iter().map(|member| words(&member.name.text).collect()).collect();
    let submitted = draft.date_of(DateRole::Submitted);
    let asks = |case: &Case, member: &[String]| {
        case.members.iter().any(|asker| {
            // "Silvio Erkens (S.P.A.)" is how some lists have it.
            let name = asker.name.split('(').next().unwrap_or_default();
            let name: Vec<String> = words(name).collect();
            !member.is_empty() && name.ends_with(member)
        })
    };
    match papers.case(number, draft.date()) {
        Known::Yes(case) => {
            if is_of_something_else(context, &case) {
                let finding = Finding::at(span).worded("subject").with("number", number);
                found.push(finding.with("subject", &case.subject));
                return;
            }
            if let (Some((day, named)), Some(real)) = (submitted, case.submitted)
                && days_between(day, real).abs() > LATER
            {
                let finding = Finding::at(named.span).worded("date").with("date", in_words(real));
                found.push(
                    finding
                        .with("number", number)
                        .with("said", in_words(day))
                        .related(span, "number"),
                );
                return;
            }
            let askers = !case.members.is_empty();
            let other = draft
                .people
                .members
                .iter()
                .zip(&members)
                .find(|(_, name)| askers && !asks(&case, name));
            if let Some((member, _)) = other {
                let who: Vec<&str> = case.members.iter().map(|asker| asker.name.as_str()).collect();
                found.push(
                    Finding::at(span)
                        .with("number", number)
                        .with("name", &member.name.text)
                        .with("members", who.join(", "))
                        .with("subject", &case.subject)
                        .related(member.name.span, "member"),
                );
            } else if let Some((office, title)) = asked_of_nobody(context, &case) {
                let finding = Finding::at(office.span).worded("addressee").with("number", number);
                found.push(
                    finding
                        .with("office", title)
                        .with("addressees", enumerated(&case.addressees))
                        .related(span, "number"),
                );
            }
        }
        known @ (Known::No | Known::Unknown) => {
            let fits = |case: &Case| {
                let days = submitted.zip(case.submitted);
                let day =
                    days.is_some_and(|((day, _), real)| days_between(day, real).abs() <= LATER);
                day && !members.is_empty() && members.iter().all(|member| asks(case, member))
            };
            let near = slips(number).into_iter().filter_map(|number| rows.case(&number)).find(fits);
            if let Some(case) = near {
                let finding = Finding::at(span).worded("near").with("number", number);
                found.push(
                    finding
                        .with("near", &case.number)
                        .with("subject", &case.subject)
                        .edit(span, &case.number),
                );
            } else if let (Known::No, Some(of)) = (known, papers.dates().cases) {
                let finding = Finding::at(span).worded("unknown").with("number", number);
                found.push(finding.with("date", in_words(of)));
            }
        }
    }
}

/// Days that a letter may name another day than that of the list: some count from when the questions reached them. Seen in a letter.
const LATER: i32 = 3;

/// An office that the draft says was asked, of another ministry than all to whom the case was sent. `None` also where it is not clear
/// who they are: an office may have another name since.
fn asked_of_nobody<'d>(context: &Context<'d>, case: &Case) -> Option<(&'d NamedOffice, String)> {
    let register: &'d Register = &context.options.register;
    let day = case.submitted?;
    let of_office = |key: &OfficeKey| -> Vec<&Post> {
        register.posts_held(key, day).iter().map(|held| held.post).collect()
    };
    let sent: Vec<Vec<&Post>> = case
        .addressees
        .iter()
        .map(|addressee| match OfficeKey::parse(addressee) {
            Some(key) => of_office(&key),
            None => {
                let persons = register.find_person(addressee).into_iter();
                let held =
                    persons.filter(|one| one.given != Given::Differs && one.post.held_on(day));
                held.map(|one| one.post).collect()
            }
        })
        .collect();
    if sent.is_empty() || sent.iter().any(Vec::is_empty) {
        return None;
    }
    let goes_to = |post: &Post| {
        sent.iter().flatten().any(|other| {
            std::ptr::eq(*other, post)
                || !post.ministry.is_empty() && post.ministry == other.ministry
        })
    };
    let asked = context.draft.people.offices.iter().filter(|office| office.role.is_none());
    let mut asked = asked.filter_map(|office| Some((office, office.mention.key()?)));
    let other = asked.find(|(_, key)| {
        let posts = of_office(key);
        !posts.is_empty() && !posts.into_iter().any(goes_to)
    });
    other.map(|(office, key)| (office, key.title()))
}

/// The fewest letters of a word that tells what a case is about, and the fewest of them that tell enough.
const TELLING: usize = 6;
const ENOUGH: usize = 3;
/// Letters that a word of a draft shares with one of the subject where it may mean the same.
const FRONT: usize = 5;

/// Whether no telling word of the subject of a case stands anywhere in the draft, nor the front of one.
fn is_of_something_else(context: &Context<'_>, case: &Case) -> bool {
    let telling = |word: &String| {
        word.chars().count() >= TELLING && !context.words.iter().any(|common| common == word)
    };
    let subject: Vec<String> = words(&case.subject).filter(telling).collect();
    if subject.len() < ENOUGH {
        return false;
    }
    let said: QuickSet<String> = context
        .draft
        .parts()
        .flat_map(|(_, flow)| words(flow.text()).collect::<Vec<_>>())
        .collect();
    // Of "wachttijden" a draft says "wachtlijsten", of "opvang" "asielopvang".
    let is_said = |word: &String| {
        let front: String = word.chars().take(FRONT).collect();
        said.iter().any(|other| other.contains(&front))
    };
    !subject.iter().any(is_said)
}

/// The numbers that differ in one digit behind the Z, or have two neighbours changed.
fn slips(number: &str) -> Vec<String> {
    let Some((year, digits)) = number.split_once('Z') else { return Vec::new() };
    let others = one_off(digits.as_bytes()).into_iter();
    others.map(|(digits, _)| format!("{year}Z{}", String::from_utf8_lossy(&digits))).collect()
}
