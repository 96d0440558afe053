//! KL320: a dossier that is not in the list, where that says something.

use std::collections::BTreeMap;

use super::{Context, Finding};
use crate::cite::FaultKind;
use crate::draft::Cited;
use crate::papers::{Dossier, Known, Lookup, Slip, abbreviates, same_word, slips, words};
use crate::text::date::in_words;
use crate::text::shortened;
use crate::text::tables::QuickSet;

/// The first session of which the list has every new dossier. What is cited with an older one may be older than the list.
const LIST_BEGINS: u16 = 2008;
/// The fewest letters of a word that tells what something is about.
const TELLING: usize = 6;
/// The number of a paper from which on few dossiers reach so far, so that one that does fits well.
const HIGH: u32 = 20;

/// In how many titles a word may stand that is to show which dossier was meant, by what the slip would be: the more numbers such a
/// slip can come from, the rarer the word must be.
const fn most_titles(slip: Slip, number: u32) -> u32 {
    match slip {
        Slip::Swap => 400,
        Slip::Other | Slip::Slid if number >= HIGH => 15,
        Slip::Other | Slip::Slid => 4,
    }
}

/// Reports the dossiers that the list should have, and those that it lacks while it has one that differs by a slip and fits: its
/// highest number allows the cited one, and its title shares a rare word with the sentence or the question, or the draft cites it too.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (draft, papers) = (context.draft, &context.options.papers);
    let Some(rows) = papers.rows() else { return };
    let mut named: QuickSet<u32> = QuickSet::default();
    let mut unknown: BTreeMap<u32, Vec<&Cited>> = BTreeMap::new();
    let on = draft.date();
    for cited in &draft.citations {
        let citation = &cited.citation;
        let Some(dossier) = &citation.dossier else { continue };
        let number = dossier.base.value;
        named.insert(number);
        let old =
            citation.session.as_ref().is_some_and(|session| session.value.first < LIST_BEGINS);
        if !old
            && !citation.has(FaultKind::DossierImpossible)
            && (10_000..100_000).contains(&number)
        {
            unknown.entry(number).or_default().push(cited);
        }
    }
    for (number, cited) in unknown {
        let Some(first) = cited.first() else { continue };
        let firmly = match papers.dossier(number, None, on) {
            Known::No => true,
            Known::Unknown if rows.dossiers(number).is_empty() => false,
            Known::Yes(_) | Known::Unknown => continue,
        };
        let neighbours: Vec<(Slip, Dossier)> = slips(number)
            .into_iter()
            .flat_map(|(near, slip)| {
                rows.dossiers(near).into_iter().map(move |dossier| (slip, dossier))
            })
            .collect();
        let near =
            cited.iter().find_map(|cited| meant(context, rows, number, cited, &neighbours, &named));
        if !firmly && near.is_none() {
            continue;
        }
        report(context, number, first, &cited, near, found);
    }
}

fn report(
    context: &Context<'_>,
    number: u32,
    first: &Cited,
    all: &[&Cited],
    near: Option<Dossier>,
    found: &mut Vec<Finding>,
) {
    let draft = context.draft;
    let Some(of) = context.options.papers.dates().dossiers else { return };
    let place = |cited: &Cited| {
        let dossier = cited.citation.dossier.as_ref()?;
        Some((draft.span_in(cited.part, dossier.base.range.clone()), dossier.notation))
    };
    let Some((span, _)) = place(first) else { return };
    let mut finding = Finding::at(span)
        .with("written", draft.words_in(first.part, written(first)))
        .with("date", in_words(of));
    let mut places: Vec<_> = all.iter().filter_map(|cited| place(cited)).collect();
    places.sort_by_key(|(span, _)| *span);
    places.dedup_by_key(|(span, _)| *span);
    for (other, _) in places.iter().filter(|(other, _)| *other != span) {
        finding = finding.related(*other, "other");
    }
    if let Some(near) = near {
        finding = finding
            .worded("near")
            .with("near", grouped(near.number))
            .with("title", shortened(&near.title, 60));
        for (span, notation) in places {
            finding = finding.edit(span, notation.written(near.number));
        }
    } else if number > context.options.papers.rows().map_or(0, Lookup::last_dossier) {
        finding = finding.worded("beyond");
    }
    found.push(finding);
}

fn written(cited: &Cited) -> std::ops::Range<usize> {
    cited.citation.dossier.as_ref().map_or(0..0, |dossier| dossier.base.range.clone())
}

/// `32 852`, as the Chamber prints it.
fn grouped(number: u32) -> String {
    crate::cite::Notation::Spaced.written(number)
}

/// The dossier that was meant: the only one, or the one with the rarest word in common.
fn meant(
    context: &Context<'_>,
    rows: &dyn Lookup,
    number: u32,
    cited: &Cited,
    neighbours: &[(Slip, Dossier)],
    named: &QuickSet<u32>,
) -> Option<Dossier> {
    let paper = cited.citation.digits().unwrap_or(1);
    let about: Vec<String> = context.draft.about(cited).into_iter().flat_map(words).collect();
    let common = |word: &str| context.words.iter().any(|other| other == word);
    let mut fitting: Vec<(u32, &Dossier)> = Vec::new();
    for (slip, dossier) in neighbours {
        let (slip, near) = (*slip, dossier.number);
        // Of 2x xxx the list has few and of 3x xxx all: another first digit would make a neighbour of every old dossier.
        if slip != Slip::Swap && near / 10_000 != number / 10_000 {
            continue;
        }
        // Digits can slide in many ways: only a number that few dossiers reach makes one of them likely.
        if slip == Slip::Slid && paper < HIGH {
            continue;
        }
        if dossier.highest.is_none_or(|highest| highest < paper) {
            continue;
        }
        if named.contains(&near) {
            fitting.push((0, dossier));
            continue;
        }
        let telling = |word: &String| word.len() >= TELLING && !common(word);
        let shared = words(&dossier.title).filter(|word| telling(word));
        let shared = shared.filter(|word| about.iter().any(|other| same_word(word, other)));
        let rarest = shared.map(|word| rows.titles_with(&word)).min();
        let short = about.iter().any(|word| abbreviates(word, &dossier.title));
        let titles = rarest.filter(|titles| *titles <= most_titles(slip, paper));
        if let Some(titles) = titles.or(short.then_some(1)) {
            fitting.push((titles, dossier));
        }
    }
    fitting.sort_by_key(|(titles, _)| *titles);
    // Chapters of one budget are one number.
    let (_, best) = fitting.first()?;
    Some((*best).clone())
}
