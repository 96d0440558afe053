//! KL321: a number that no paper in its dossier has.

use super::{Context, Finding};
use crate::papers::Known;
use crate::text::date::in_words;

/// Reports a number above the highest of its dossier in a list that is newer than the draft, and one that is missing among those
/// around it.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (draft, papers) = (context.draft, &context.options.papers);
    let on = draft.date();
    let mut last = None;
    for cited in &draft.citations {
        let citation = &cited.citation;
        let (Some(dossier), Some(number)) = (&citation.dossier, &citation.number) else { continue };
        let Some(digits) = citation.digits().filter(|_| citation.faults.is_empty()) else {
            continue;
        };
        let suffix = dossier.suffix.as_ref().map(|suffix| suffix.value.as_str());
        let Known::Yes(listed) = papers.dossier(dossier.base.value, suffix, on) else { continue };
        if papers.paper(&listed, &number.value.to_string(), on) != Known::No {
            continue;
        }
        let span = draft.span_in(cited.part, number.range.clone());
        // The numbers of a range share their place.
        if last.replace(span) == Some(span) {
            continue;
        }
        let highest = listed.highest.unwrap_or_default();
        let above = digits > highest;
        let dates = papers.dates();
        let of = if above { dates.dossiers } else { dates.papers };
        let finding = Finding::at(span).worded(if above { "" } else { "missing" });
        found.push(
            finding
                .with("number", digits)
                .with("dossier", dossier.notation.written(dossier.base.value))
                .with("highest", highest)
                .with("date", of.map(in_words).unwrap_or_default()),
        );
    }
}
