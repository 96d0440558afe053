//! KL324: a member named with a party in which they did not sit on that day.

use super::{Context, Finding};
use crate::draft::{DateRole, NamedMember};
use crate::papers::{Known, Seat};
use crate::text::Date;
use crate::text::date::in_words;

/// Days around a move to another party in which either is right: a question of the day before is answered after it.
const AROUND: i64 = 21;

/// Reports the party behind a member of whom the store knows in which other they sat when the questions were submitted.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (draft, papers) = (context.draft, &context.options.papers);
    let register = &context.options.register;
    let submitted = draft.date_of(DateRole::Submitted).map(|(day, _)| day);
    // Several sets have several days.
    let Some(day) = submitted.or_else(|| draft.date()).filter(|_| draft.sets() <= 1) else {
        return;
    };
    let mut seen: Vec<&str> = Vec::new();
    for member in &draft.people.members {
        let Some(party) = member.party.as_ref().filter(|party| !party.text.is_empty()) else {
            continue;
        };
        if seen.contains(&member.name.text.as_str()) {
            continue;
        }
        let Some(seats) = sat(papers, member, day) else { continue };
        if seats.iter().any(|seat| register.is_same_party(&seat.party, &party.text)) {
            continue;
        }
        let Some(seat) = seats.iter().find(|seat| seat.held_on(day)) else { continue };
        seen.push(&member.name.text);
        found.push(
            Finding::at(party.span)
                .with("name", &member.name.text)
                .with("written", &party.text)
                .with("party", register.party_name_on(&seat.party, day))
                .with("date", in_words(day)),
        );
    }
}

/// The seats that may be meant: of that surname, on the day or shortly before or after. `None` where nobody can say.
fn sat(papers: &crate::papers::Papers, member: &NamedMember, day: Date) -> Option<Vec<Seat>> {
    let surname = surname(&member.name.text);
    let Known::Yes(mut seats) = papers.seats(surname, day) else { return None };
    for days in [-AROUND, AROUND] {
        let other = day.saturating_add(jiff::Span::new().days(days));
        seats.extend(papers.rows()?.seats(surname).into_iter().filter(|seat| seat.held_on(other)));
    }
    Some(seats)
}

/// A name without initials or a first name of which the rest is left: "Van der Lee" stays whole.
fn surname(name: &str) -> &str {
    let mut rest = name;
    while let Some((_, behind)) = rest.split_once(' ').filter(|(word, _)| word.ends_with('.')) {
        rest = behind;
    }
    rest
}
