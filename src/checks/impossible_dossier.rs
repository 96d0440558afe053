//! KL301: a dossier number that cannot exist.

use super::{Context, Finding};
use crate::cite::{Dossier, FaultKind};
use crate::draft::{Cited, Draft};
use crate::text::tables::QuickMap;

/// Reports impossible dossier numbers, with the nearest dossier that the draft cites elsewhere as a suggestion.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let mut times = None;
    // A draft that has a wrong number has it in more than one place.
    let mut known: QuickMap<u32, Option<(u32, usize)>> = QuickMap::default();
    for (cited, fault, span) in draft.faults(&[FaultKind::DossierImpossible]) {
        let Some(dossier) = &cited.citation.dossier else { continue };
        if let Some(part) = dossier.suffix.as_ref().filter(|part| part.range == fault.range) {
            let written = draft.words_in(cited.part, dossier.base.range.start..part.range.end);
            found.push(Finding::at(span).worded("part").with("written", written));
            continue;
        }
        if goes_on_in_crosses(draft, cited, dossier) {
            continue;
        }
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

/// `Kamerstuk 36 xxx, nr. x`: the rest of the number is still to come, which is another finding.
fn goes_on_in_crosses(draft: &Draft, cited: &Cited, dossier: &Dossier) -> bool {
    let flow = draft.flow(cited.part);
    let behind = flow.and_then(|flow| flow.text().get(dossier.base.range.end..));
    behind.is_some_and(|behind| behind.trim_start().starts_with(['x', 'X']))
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

/// Every number that one digit more, less, other or moved makes of another, some of them more than once.
fn one_digit_away(number: u32) -> Vec<u32> {
    let number = u64::from(number);
    let mut near = Vec::with_capacity(256);
    // The digits behind a place, in tens, hundreds and so on; what stands before it is the rest.
    let mut behind = 1u64;
    loop {
        let (front, back) = (number / behind, number % behind);
        // A digit more between the two, no zero in front.
        let more = if front == 0 { 1..10 } else { 0..10 };
        near.extend(more.map(|digit| (front * 10 + digit) * behind + back));
        if front == 0 {
            break;
        }
        let (before, digit) = (front / 10, front % 10);
        let other = if before == 0 { 1..10 } else { 0..10 };
        near.extend(other.map(|other| number - digit * behind + other * behind));
        near.push(before * behind + back);
        if before > 0 {
            let swapped = before / 10 * 100 + digit * 10 + before % 10;
            near.push(swapped * behind + back);
        }
        behind *= 10;
    }
    // A zero in front would make fewer digits of it.
    let digits = |number: u64| number.checked_ilog10().map_or(1, |log| log + 1);
    let fewest = digits(number).saturating_sub(1).max(1);
    near.retain(|&other| other != number && digits(other) >= fewest && other > 0);
    near.into_iter().filter_map(|other| u32::try_from(other).ok()).collect()
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
