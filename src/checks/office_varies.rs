//! KL401: one office, written in two ways in letter, head and signature.

use super::{Context, Finding};
use crate::draft::{NamedOffice, Words};
use crate::register::{Register, same_but_misspelt};

/// How many offices further on a spelling is compared: more than a letter with its annex names, and few enough for a
/// draft of many letters.
const NEAR: usize = 200;

/// Reports an office whose name differs a few letters, or in `van` and `voor`, from the same office in another place. The one that the
/// register does not know is wrong; where that does not decide, the one that comes later.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let offices: Vec<&NamedOffice> =
        context.draft.people.offices.iter().filter(|office| office.role.is_some()).collect();
    let mut reported: Vec<usize> = Vec::new();
    for (i, one) in offices.iter().enumerate() {
        for (j, other) in offices.iter().enumerate().skip(i + 1).take(NEAR) {
            if one.place == other.place || one.mention.role != other.mention.role {
                continue;
            }
            let (Some(a), Some(b)) = (&one.portfolio, &other.portfolio) else { continue };
            let Some(difference) = difference(one, a, other, b) else { continue };
            let (wrong_index, wrong, right) =
                if is_right(one) && !is_right(other) || is_right(one) == is_right(other) {
                    (j, other, one)
                } else {
                    (i, one, other)
                };
            if reported.contains(&wrong_index) {
                continue;
            }
            reported.push(wrong_index);
            found.push(finding(wrong, right, difference));
        }
    }
}

enum Difference {
    Name,
    Preposition,
}

fn difference(one: &NamedOffice, a: &Words, other: &NamedOffice, b: &Words) -> Option<Difference> {
    if same_but_misspelt(&a.text, &b.text) {
        return Some(Difference::Name);
    }
    let prepositions = (one.mention.preposition, other.mention.preposition);
    let differ = matches!(prepositions, (Some(x), Some(y)) if x != y);
    (a.text == b.text && differ).then_some(Difference::Preposition)
}

/// Whether the register knows the office exactly as it is written.
fn is_right(office: &NamedOffice) -> bool {
    let (Some(key), Some(portfolio)) = (office.mention.key(), &office.portfolio) else {
        return false;
    };
    let held = Register::builtin().posts_of(&key);
    held.iter().any(|held| held.post.office.portfolio == portfolio.text && !held.other_preposition)
}

fn finding(wrong: &NamedOffice, right: &NamedOffice, difference: Difference) -> Finding {
    match difference {
        Difference::Name => {
            let span = wrong.portfolio.as_ref().map_or(wrong.span, |words| words.span);
            let text = |office: &NamedOffice| {
                office.portfolio.as_ref().map_or_else(String::new, |words| words.text.clone())
            };
            Finding::at(span)
                .with("wrong", text(wrong))
                .with("right", text(right))
                .related(right.portfolio.as_ref().map_or(right.span, |words| words.span), "other")
                .edit(span, text(right))
        }
        Difference::Preposition => {
            let title = |office: &NamedOffice| {
                office.mention.key().map_or_else(String::new, |key| key.title())
            };
            Finding::at(wrong.span)
                .worded("preposition")
                .with("wrong", title(wrong))
                .with("right", title(right))
                .related(right.span, "other")
        }
    }
}
