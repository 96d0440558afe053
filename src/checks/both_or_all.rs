//! KL409: "beiden" and "allen", "het lid" and "de leden".

use super::{Context, Finding};
use crate::draft::people::Quantifier;
use crate::draft::{Draft, NamedMember};
use crate::text::Span;

/// Reports a list of members that says less or more than it names: one bracket for several without "beiden" or "allen", the wrong
/// one of them, "het lid" before two names, "de leden" before one.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let same_list =
        |a: &NamedMember, b: &NamedMember| a.place == b.place && a.mention.list == b.mention.list;
    for list in draft.people.members.chunk_by(same_list) {
        let Some(first) = list.first() else { continue };
        number(draft, first, list.len(), found);
        let same_bracket = |a: &NamedMember, b: &NamedMember| matches!((&a.party, &b.party), (Some(a), Some(b)) if a.span == b.span);
        for bracket in list.chunk_by(same_bracket) {
            quantifier(draft, bracket, found);
        }
    }
}

/// "het lid" and "de leden".
fn number(draft: &Draft, first: &NamedMember, names: usize, found: &mut Vec<Finding>) {
    let Some(flow) = draft.flow(first.place.part()) else { return };
    let trigger = first.mention.trigger.clone();
    let word = flow.slice(trigger.clone());
    let behind = flow.slice(first.mention.list.end..flow.text().len()).trim_start();
    // A list that was not read to its end says nothing.
    let more = ["en ", ",", "c.s.", "("].iter().any(|more| behind.starts_with(more));
    let wording = match (first.mention.singular, names) {
        (true, 2..) => "singular",
        (false, 1) if !more && first.party.is_some() => "plural",
        _ => return,
    };
    found.push(Finding::at(flow.span(trigger)).worded(wording).with("word", word).with("n", names));
}

/// "beiden" and "allen".
fn quantifier(draft: &Draft, bracket: &[NamedMember], found: &mut Vec<Finding>) {
    let Some(first) = bracket.first() else { return };
    let Some(party) = first.party.as_ref().filter(|party| !party.text.is_empty()) else { return };
    let names = bracket.len();
    let right = if names == 2 { "beiden" } else { "allen" };
    let written = first.mention.quantifier.as_ref();
    let finding = match written {
        None if names > 1 => Finding::at(party.span)
            .edit(Span::new(party.span.start, party.span.start), format!("{right} ")),
        Some((Quantifier::Both, range)) if names != 2 => {
            wrong(draft, first, range.clone(), right, names)
        }
        Some((Quantifier::All, range)) if names < 3 => {
            wrong(draft, first, range.clone(), right, names)
        }
        _ => return,
    };
    found.push(finding.with("n", names).with("right", right).with("party", &party.text));
}

fn wrong(
    draft: &Draft,
    first: &NamedMember,
    range: std::ops::Range<usize>,
    right: &str,
    names: usize,
) -> Finding {
    let part = first.place.part();
    let span = draft.span_in(part, range.clone());
    let finding = Finding::at(span).worded("wrong").with("word", draft.words_in(part, range));
    if names > 1 { finding.edit(span, right) } else { finding.worded("alone") }
}
