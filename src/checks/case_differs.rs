//! KL323: a case number whose case is another than the one that is answered.

use super::{Context, Finding};
use crate::draft::{DateRole, Part, case_numbers_in};
use crate::papers::{Case, Known, words};
use crate::text::Span;
use crate::text::date::in_words;

/// Compares the case that letter and head name with their members and date; and where the store has no such case, looks for one whose
/// number differs by a slip and which is the one that is answered.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (draft, papers) = (context.draft, &context.options.papers);
    let Some(rows) = papers.rows().filter(|_| draft.sets() <= 1) else { return };
    let mut named: Vec<(Span, &str)> = Vec::new();
    for (part, flow) in draft.parts() {
        if matches!(part, Part::Letter | Part::Head(_)) {
            let numbers = case_numbers_in(flow.text()).into_iter().filter(|(_, right)| *right);
            named.extend(numbers.map(|(range, _)| (flow.span(range.clone()), flow.slice(range))));
        }
    }
    let Some(&(span, number)) = named.first() else { return };
    // A letter that names several cases tells of which it is only in its words.
    if named.iter().any(|(_, other)| *other != number) {
        return;
    }
    let members: Vec<Vec<String>> =
        draft.people.members.iter().map(|member| words(&member.name.text).collect()).collect();
    let submitted = draft.date_of(DateRole::Submitted);
    let asks = |case: &Case, member: &[String]| {
        case.members.iter().any(|asker| {
            let name: Vec<String> = words(&asker.name).collect();
            !member.is_empty() && name.ends_with(member)
        })
    };
    match papers.case(number) {
        Known::Yes(case) => {
            if let (Some((day, named)), Some(real)) = (submitted, case.submitted)
                && day != real
            {
                let finding = Finding::at(named.span).worded("date").with("date", in_words(real));
                found.push(
                    finding
                        .with("number", number)
                        .with("said", in_words(day))
                        .related(span, "number"),
                );
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
            }
        }
        Known::No | Known::Unknown => {
            let fits = |case: &Case| {
                let day = submitted.is_some_and(|(day, _)| case.submitted == Some(day));
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
            }
        }
    }
}

/// The numbers that differ in one digit behind the Z, or have two neighbours changed.
fn slips(number: &str) -> Vec<String> {
    let Some((year, digits)) = number.split_once('Z') else { return Vec::new() };
    let digits = digits.as_bytes();
    let mut found = Vec::new();
    let mut add = |digits: &[u8]| found.push(format!("{year}Z{}", String::from_utf8_lossy(digits)));
    for at in 0..digits.len() {
        let mut other = digits.to_vec();
        if at + 1 < other.len() {
            other.swap(at, at + 1);
            add(&other);
        }
        for digit in b'0'..=b'9' {
            let mut other = digits.to_vec();
            if let Some(place) = other.get_mut(at) {
                *place = digit;
            }
            add(&other);
        }
    }
    found.retain(|other| other != number);
    found
}
