//! KL301: a dossier number that cannot exist.

use super::{Context, Finding};
use crate::cite::{Dossier, FaultKind};
use crate::draft::Draft;
use crate::papers::one_off;
use crate::text::tables::QuickMap;

/// Reports impossible dossier numbers, with the nearest dossier that the draft cites elsewhere as a suggestion.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let mut times = None;
    // A draft that has a wrong number has it in more than one place.
    let mut known: QuickMap<u32, Option<(u32, usize)>> = QuickMap::default();
    for (cited, _, span) in draft.faults(&[FaultKind::DossierImpossible]) {
        let Some(dossier) = &cited.citation.dossier else { continue };
        let written = draft.words_in(cited.part, dossier.base.range.clone());
        let finding = Finding::at(span).with("written", written).with("digits", digits(written));
        found.push(
            match *known.entry(dossier.base.value).or_insert_with(|| {
                nearest(times.get_or_insert_with(|| counted(draft)), dossier.base.value)
            }) {
                Some((near, times)) => {
                    let near = dossier.notation.written(near);
                    finding.worded("near").with("near", &near).with("times", times).edit(span, near)
                }
                None => finding,
            },
        );
    }
}

fn digits(written: &str) -> usize {
    written.chars().filter(char::is_ascii_digit).count()
}

/// How often the draft cites each dossier that can exist.
fn counted(draft: &Draft) -> QuickMap<u32, usize> {
    let mut times = QuickMap::default();
    for cited in &draft.citations {
        if !cited.citation.has(FaultKind::DossierImpossible)
            && let Some(Dossier { base, .. }) = &cited.citation.dossier
        {
            *times.entry(base.value).or_default() += 1;
        }
    }
    times
}

/// The dossier cited elsewhere that differs by one digit more, less, other or moved; of several the one cited most.
fn nearest(times: &QuickMap<u32, usize>, wrong: u32) -> Option<(u32, usize)> {
    let near = one_digit_away(wrong).into_iter();
    let known = near.filter_map(|base| Some((base, *times.get(&base)?)));
    known.max_by_key(|&(base, times)| (times, std::cmp::Reverse(base)))
}

/// Every number that one digit more, less, other or moved makes of another.
fn one_digit_away(number: u32) -> Vec<u32> {
    let digits = number.to_string().into_bytes();
    let mut near = Vec::with_capacity(20 * (digits.len() + 1));
    let mut push = |digits: &[u8]| {
        let text = str::from_utf8(digits).unwrap_or_default();
        near.extend(text.parse::<u32>().ok().filter(|_| !text.starts_with('0')));
    };
    for at in 0..=digits.len() {
        let (before, after) = digits.split_at(at);
        for digit in b'0'..=b'9' {
            push(&[before, &[digit], after].concat());
        }
        if let Some((_, rest)) = after.split_first() {
            push(&[before, rest].concat());
        }
    }
    let others = one_off(&digits).into_iter().filter(|(other, _)| *other != digits);
    others.for_each(|(other, _)| push(&other));
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_one_digit_away_are_those_at_an_edit_distance_of_one() {
        for number in [7, 29, 385, 1_001, 4_499] {
            let mut near = one_digit_away(number);
            near.sort_unstable();
            near.dedup();
            let away = |other: &u32| {
                strsim::damerau_levenshtein(&number.to_string(), &other.to_string()) == 1
            };
            assert_eq!(near, (1..100_000).filter(away).collect::<Vec<_>>(), "{number}");
        }
    }
}
