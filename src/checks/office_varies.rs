//! KL401: one office, written in two ways in letter, head and signature.

use std::cell::OnceCell;

use super::{Context, Finding};
use crate::draft::{NamedOffice, Place};
use crate::register::{NameMatch, Preposition, Register, Shape, fold, folded_are_near};
use crate::text::tables::{QuickMap, QuickSet};

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
    let may_vary = may_vary(&offices, register);
    if !may_vary.contains(&true) {
        return;
    }
    let names: Vec<Name> = offices.iter().map(|office| Name::of(office)).collect();
    let right: Vec<OnceCell<bool>> = vec![OnceCell::new(); offices.len()];
    let mut reported: QuickSet<usize> = QuickSet::default();
    for (i, &one) in offices.iter().enumerate() {
        if may_vary.get(i) != Some(&true) {
            continue;
        }
        // In a draft of many letters the same offices are met again and again.
        let mut counted: Vec<(&Name, Difference, Option<Preposition>, usize)> = Vec::new();
        for (j, &other) in offices.iter().enumerate().skip(i + 1).take(NEAR) {
            if may_vary.get(j) != Some(&true)
                || one.place == other.place
                || one.mention.role != other.mention.role
            {
                continue;
            }
            let (Some(name), Some(other_name)) = (names.get(i), names.get(j)) else { continue };
            let Some(difference) = difference((one, name), (other, other_name), register) else {
                continue;
            };
            let mut weight = |at: usize| {
                let (office, name) = (*offices.get(at)?, names.get(at)?);
                let preposition = office.mention.preposition;
                let known = counted.iter().find(|(known, of, before, _)| {
                    *known == name && *of == difference && *before == preposition
                });
                let known = known.map(|(.., same)| *same);
                let same = known.unwrap_or_else(|| {
                    let near = offices.iter().zip(&names).skip(i.saturating_sub(NEAR));
                    let alike = near.take(2 * NEAR).filter(|(same, of)| {
                        *of == name
                            && (difference == Difference::Name
                                || same.mention.preposition == preposition)
                    });
                    let same = alike.count();
                    counted.push((name, difference, preposition, same));
                    same
                });
                let right = right.get(at)?.get_or_init(|| is_right(office, context));
                Some((*right, same))
            };
            let earlier = std::cmp::Reverse(one.span).cmp(&std::cmp::Reverse(other.span));
            let lighter = weight(i).cmp(&weight(j));
            let (wrong_index, wrong, right) =
                if lighter.then(earlier).is_lt() { (i, one, other) } else { (j, other, one) };
            if reported.insert(wrong_index) {
                found.push(finding(wrong, right, difference));
            }
        }
    }
}

/// Which offices may be named otherwise elsewhere: those of a name that the register does not know, and those whose name stands behind more
/// than one preposition. Most are neither, and need not be compared.
fn may_vary(offices: &[&NamedOffice], register: &Register) -> Vec<bool> {
    let mut names: QuickMap<&str, (Option<Preposition>, bool)> = QuickMap::default();
    for office in offices {
        let preposition = office.mention.preposition;
        let (first, varies) = names.entry(name(office)).or_insert_with(|| {
            let unknown = register.office_name(name(office)) == NameMatch::Unknown;
            (preposition, unknown && !name(office).is_empty())
        });
        *varies |= preposition.is_some() && first.is_some() && preposition != *first;
        *first = first.or(preposition);
    }
    let varies = |office: &&NamedOffice| names.get(name(office)).is_some_and(|(_, varies)| *varies);
    offices.iter().map(varies).collect()
}

/// What an office is about, ready to be compared.
#[derive(PartialEq, Eq)]
struct Name<'d> {
    written: &'d str,
    folded: String,
    shape: Shape,
}

impl<'d> Name<'d> {
    fn of(office: &'d NamedOffice) -> Self {
        let folded = fold(name(office));
        Self { written: name(office), shape: Shape::of(&folded), folded }
    }
}

/// Slips in two words of a name at the most.
const MOST_SLIPS: u32 = 4;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Difference {
    Name,
    Preposition,
}

fn name(office: &NamedOffice) -> &str {
    office.portfolio.as_ref().map_or("", |words| words.text.as_str())
}

fn difference(
    (one, a): (&NamedOffice, &Name<'_>),
    (other, b): (&NamedOffice, &Name<'_>),
    register: &Register,
) -> Option<Difference> {
    if a.written.is_empty() || b.written.is_empty() {
        return None;
    }
    if a.written == b.written {
        let prepositions = (one.mention.preposition, other.mention.preposition);
        let differ = matches!(prepositions, (Some(x), Some(y)) if x != y);
        return differ.then_some(Difference::Preposition);
    }
    // A dash for a hyphen, or a comma for it, is print.
    if letters(a.written).eq(letters(b.written)) {
        return None;
    }
    // Most names are far apart, so that is looked at first.
    let near = a.shape.may_be_near(b.shape, MOST_SLIPS) && folded_are_near(&a.folded, &b.folded);
    let unknown = |name: &Name<'_>| register.office_name(name.written) == NameMatch::Unknown;
    (near && unknown(a) && unknown(b)).then_some(Difference::Name)
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| c.is_alphanumeric())
}

/// Whether the register knows the office exactly as it is written, on the day of the draft where that has one.
fn is_right(office: &NamedOffice, context: &Context<'_>) -> bool {
    let Some(key) = office.mention.key() else { return false };
    let date = context.draft.date();
    let held = context.options.register.posts_of(key);
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
        Difference::Preposition => Finding::at(wrong.span)
            .worded("preposition")
            .with("wrong", wrong.mention.title())
            .with("right", right.mention.title())
            .related(right.span, there),
    }
}
