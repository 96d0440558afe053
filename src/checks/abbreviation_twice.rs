//! KL602: an abbreviation that is introduced a second time.

use std::ops::Range;

use super::abbreviation_two_meanings::same_words;
use super::{Context, Finding};
use crate::draft::{Part, Prose, brackets};
use crate::register::PartyMatch;
use crate::text::tables::QuickMap;

/// Reports the second introduction in the answers, once for an abbreviation; what letter and questions introduce does not count: people
/// read the answers alone.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let introductions = &draft.introductions;
    let mut first = QuickMap::default();
    let mut reported = Vec::new();
    for introduction in introductions.iter().filter(|one| matches!(one.part, Part::Answer(_))) {
        let short = introduction.short.as_str();
        let Some(before) = first.get(short).copied() else {
            first.insert(short, introduction);
            continue;
        };
        if reported.contains(&short) || !same_words(draft, before, introduction) {
            continue;
        }
        reported.push(short);
        let span = draft.span_in(introduction.part, introduction.whole.clone());
        let finding = Finding::at(span)
            .with("short", short)
            .with("full", draft.words_in(introduction.part, introduction.full.clone()));
        found.push(finding.related(draft.span_in(before.part, before.range.clone()), "first"));
    }
    in_same_words(context, &mut reported, found);
}

/// An abbreviation in brackets, and where the bracket opens.
#[derive(Clone, Debug)]
struct Bracket {
    open: usize,
    short: Range<usize>,
}

/// Abbreviations that stand in brackets behind the same words twice, whose letters the words do not spell one by one: "Wet
/// maatschappelijke ondersteuning (Wmo)", "Rijksdienst voor Ondernemend Nederland (RVO)".
fn in_same_words<'d>(context: &Context<'d>, reported: &mut Vec<&'d str>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let mut first: QuickMap<&str, (Part, &Prose, Bracket)> = QuickMap::default();
    for (part, flow) in draft.own_parts().filter(|(part, _)| matches!(part, Part::Answer(_))) {
        for bracket in flow.kept(&(), |flow, ()| shorts(flow)) {
            let short = flow.slice(bracket.short.clone());
            let Some((before, words, there)) = first.get(short) else {
                first.insert(short, (part, flow, bracket.clone()));
                continue;
            };
            let said = words.slice(0..there.open);
            let Some(full) = shared_name(said, flow.slice(0..bracket.open), short) else {
                continue;
            };
            let of_party = context.options.register.party(short) != PartyMatch::Unknown;
            if reported.contains(&short) || of_party {
                continue;
            }
            reported.push(short);
            let start = bracket.open - full;
            let finding = Finding::at(flow.span(start..bracket.short.end + 1))
                .with("short", short)
                .with("full", flow.slice(start..bracket.open));
            let there = draft.span_in(*before, there.short.clone());
            found.push(finding.related(there, "first"));
        }
    }
}

/// Longest abbreviation that is looked at, in bytes.
const LONGEST: usize = 8;

/// What stands in brackets and looks like an abbreviation: a capital in front, and no longer word without a second.
fn shorts(flow: &Prose) -> Vec<Bracket> {
    let read = |(open, within): (usize, Range<usize>)| {
        let inside = flow.slice(within.clone());
        let hereafter = ["hierna: ", "hierna "].into_iter().find(|word| inside.starts_with(word));
        let short = within.start + hereafter.map_or(0, str::len)..within.end;
        let word = flow.slice(short.clone());
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let looks = word.starts_with(char::is_uppercase)
            && (2..=LONGEST).contains(&word.len())
            && (capitals >= 2 || word.len() <= 4)
            && word.chars().all(char::is_alphanumeric);
        (looks && !flow.is_quoted(open)).then_some(Bracket { open, short })
    };
    brackets(flow.text()).filter_map(read).collect()
}

/// How far two texts are compared, in bytes.
const COMPARED: usize = 120;

/// The length of the name with which both texts end, if an abbreviation may stand for it: it begins with a capital and the first letter of
/// that, and has its letters in their order.
fn shared_name(one: &str, other: &str, short: &str) -> Option<usize> {
    let both = one.chars().rev().zip(other.chars().rev()).take(COMPARED);
    let same: usize = both.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let shared = other.get(other.len() - same..)?;
    let letter = short.chars().next()?;
    let spells = |name: &str| {
        let mut left = name.chars().flat_map(char::to_lowercase);
        short.chars().flat_map(char::to_lowercase).all(|c| left.any(|other| other == c))
    };
    let starts = shared.match_indices(letter).map(|(at, _)| at);
    let mut names = starts.filter(|&at| {
        let before = shared.get(..at).unwrap_or_default();
        let begins = before.ends_with([' ', '\n', '(']);
        let name = shared.get(at..).unwrap_or_default();
        begins && name.len() > short.len() && !name.contains(['.', '\n', ',']) && spells(name)
    });
    names.next().map(|at| same - at)
}
