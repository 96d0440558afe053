//! KL303: dossier numbers with and without a space in one draft.

use super::impossible_dossier::in_notation;
use super::{Context, Finding};
use crate::cite::{FaultKind, Kind, Notation};
use crate::draft::{Cited, Draft};
use crate::text::Span;

/// Reports the notation that the draft uses least; on a tie the one that comes later. Questions are quoted, and so are
/// their notes.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let mut written: Vec<(Span, u32, Notation)> = Vec::new();
    for cited in &draft.citations {
        let citation = &cited.citation;
        let Some(dossier) = &citation.dossier else { continue };
        // A publication id (`36471-64`, `kst-36471-64`) has a notation of its own.
        let counts = citation.kind == Kind::Kamerstuk
            && citation.key.is_some()
            && !is_id(draft, cited)
            && dossier.base.value >= 10_000
            && dossier.notation != Notation::Hyphened
            && !citation.has(FaultKind::DossierImpossible)
            && !draft.is_quoted(cited.part);
        let span = draft.span_in(cited.part, dossier.base.range.clone());
        if counts && written.last().is_none_or(|(last, ..)| *last != span) {
            written.push((span, dossier.base.value, dossier.notation));
        }
    }
    let times =
        |notation: Notation| written.iter().filter(|(.., other)| *other == notation).count();
    let mut notations: Vec<Notation> = Vec::new();
    for &(.., notation) in &written {
        if !notations.contains(&notation) {
            notations.push(notation);
        }
    }
    // `max_by_key` takes the last of equals; reversed, the notation that comes first wins a tie.
    let Some(&usual) = notations.iter().rev().max_by_key(|&&notation| times(notation)) else {
        return;
    };
    let example = written.iter().find(|(.., notation)| *notation == usual).map(|(span, ..)| *span);
    for &(span, base, notation) in written.iter().filter(|(.., notation)| *notation != usual) {
        let right = in_notation(base, usual);
        let finding = Finding::at(span)
            .with("written", in_notation(base, notation))
            .with("right", &right)
            .with("times", times(usual))
            .edit(span, right);
        found.push(match example {
            Some(example) => finding.related(example, "usual"),
            None => finding,
        });
    }
}

/// Whether dossier and number are joined by a hyphen only, as in `36471-64`.
fn is_id(draft: &Draft, cited: &Cited) -> bool {
    let Some(dossier) = &cited.citation.dossier else { return false };
    let end = dossier.suffix.as_ref().map_or(dossier.base.range.end, |suffix| suffix.range.end);
    let number = cited.citation.number.as_ref();
    number.is_some_and(|number| draft.words_in(cited.part, end..number.range.start).trim() == "-")
}
