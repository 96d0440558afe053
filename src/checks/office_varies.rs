//! KL401: one office, written in two ways in letter, head and signature.

use super::{Context, Finding};
use crate::draft::{NamedOffice, Place};
use crate::register::{NameMatch, Register, same_but_misspelt};

/// How many offices further on a spelling is compared: more than a letter with its annex names, and few enough for a
/// draft of many letters.
const NEAR: usize = 200;

/// Reports an office that is named otherwise in another place: by a few letters, where the register does not know which is right
/// (where it does that is another finding, KL407), or by `van` and `voor`. Wrong is what the register rejects, else the spelling that
/// occurs less, else the later one.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let offices: Vec<&NamedOffice> =
        context.draft.people.offices.iter().filter(|office| office.role.is_some()).collect();
    let register: &Register = &context.options.register;
    let mut reported: Vec<usize> = Vec::new();
    for (i, one) in offices.iter().enumerate() {
        for (j, other) in offices.iter().enumerate().skip(i + 1).take(NEAR) {
            if one.place == other.place || one.mention.role != other.mention.role {
                continue;
            }
            let Some(difference) = difference(one, other, register) else { continue };
            let weight = |office: &NamedOffice| {
                let near = offices.iter().skip(i.saturating_sub(NEAR)).take(2 * NEAR);
                let same = near.filter(|same| alike(same, office, difference)).count();
                (is_right(office, context), same)
            };
            let earlier = std::cmp::Reverse(one.span).cmp(&std::cmp::Reverse(other.span));
            let (wrong_index, wrong, right) =
                if weight(one).cmp(&weight(other)).then(earlier).is_lt() {
                    (i, one, other)
                } else {
                    (j, other, one)
                };
            if !reported.contains(&wrong_index) {
                reported.push(wrong_index);
                found.push(finding(wrong, right, difference));
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Difference {
    Name,
    Preposition,
}

fn name(office: &NamedOffice) -> &str {
    office.portfolio.as_ref().map_or("", |words| words.text.as_str())
}

fn difference(one: &NamedOffice, other: &NamedOffice, register: &Register) -> Option<Difference> {
    let (a, b) = (name(one), name(other));
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let unknown = |name: &str| register.office_name(name) == NameMatch::Unknown;
    if same_but_misspelt(a, b) {
        return (unknown(a) && unknown(b)).then_some(Difference::Name);
    }
    let prepositions = (one.mention.preposition, other.mention.preposition);
    let differ = matches!(prepositions, (Some(x), Some(y)) if x != y);
    (a == b && differ).then_some(Difference::Preposition)
}

fn alike(one: &NamedOffice, other: &NamedOffice, difference: Difference) -> bool {
    name(one) == name(other)
        && match difference {
            Difference::Name => true,
            Difference::Preposition => one.mention.preposition == other.mention.preposition,
        }
}

/// Whether the register knows the office exactly as it is written, on the day of the draft where that has one.
fn is_right(office: &NamedOffice, context: &Context<'_>) -> bool {
    let Some(key) = office.mention.key() else { return false };
    let date = context.draft.date();
    let held = context.options.register.posts_of(&key);
    held.iter().any(|held| {
        held.post.office.portfolio == name(office)
            && !held.other_preposition
            && date.is_none_or(|date| held.post.held_on(date))
    })
}

fn finding(wrong: &NamedOffice, right: &NamedOffice, difference: Difference) -> Finding {
    let there = match right.place {
        Place::Letter => "letter",
        Place::Head(_) => "head",
        Place::Signature => "signature",
    };
    match difference {
        Difference::Name => {
            let span = wrong.portfolio.as_ref().map_or(wrong.span, |words| words.span);
            Finding::at(span)
                .with("wrong", name(wrong))
                .with("right", name(right))
                .related(right.portfolio.as_ref().map_or(right.span, |words| words.span), there)
                .edit(span, name(right))
        }
        Difference::Preposition => {
            let title = |office: &NamedOffice| {
                office.mention.key().map_or_else(String::new, |key| key.title())
            };
            Finding::at(wrong.span)
                .worded("preposition")
                .with("wrong", title(wrong))
                .with("right", title(right))
                .related(right.span, there)
        }
    }
}
