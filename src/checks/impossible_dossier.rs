//! KL301: a dossier number that cannot exist.

use super::{Context, Finding};
use crate::cite::{Dossier, FaultKind};
use crate::draft::Draft;

/// Reports impossible dossier numbers, with the nearest dossier that the draft cites elsewhere as a suggestion.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (cited, _, span) in draft.faults(&[FaultKind::DossierImpossible]) {
        let Some(dossier) = &cited.citation.dossier else { continue };
        let written = draft.words_in(cited.part, dossier.base.range.clone());
        let finding = Finding::at(span).with("written", written).with("digits", digits(written));
        found.push(match nearest(draft, dossier.base.value) {
            Some((near, times)) => {
                let near = dossier.notation.written(near);
                finding.worded("near").with("near", &near).with("times", times).edit(span, near)
            }
            None => finding,
        });
    }
}

fn digits(written: &str) -> usize {
    written.chars().filter(char::is_ascii_digit).count()
}

/// The dossier cited elsewhere that differs by one digit more, less, other or moved; of several the one cited most.
fn nearest(draft: &Draft, wrong: u32) -> Option<(u32, usize)> {
    let wrong = wrong.to_string();
    let good =
        draft.citations.iter().filter(|cited| !cited.citation.has(FaultKind::DossierImpossible));
    let bases: Vec<u32> = good
        .filter_map(|cited| cited.citation.dossier.as_ref())
        .map(|Dossier { base, .. }| base.value)
        .collect();
    let near =
        bases.iter().filter(|base| strsim::damerau_levenshtein(&wrong, &base.to_string()) == 1);
    let counted = near.map(|&base| (base, bases.iter().filter(|&&other| other == base).count()));
    counted.max_by_key(|&(base, times)| (times, std::cmp::Reverse(base)))
}
