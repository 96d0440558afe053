//! KL305: a chamber and a number that contradict each other.

use super::{Context, Finding};
use crate::cite::{Chamber, Citation, FaultKind};

/// Sessions and dossiers from which on letters are of the Eerste Kamer and digits of the Tweede. In older ones the Tweede
/// Kamer had letters too (advice of the Raad van State) and the Eerste Kamer digits.
const FIRST_SESSION: u16 = 2006;
const FIRST_DOSSIER: u32 = 30_500;

/// Reports `Kamerstukken II …, B` and `Kamerstukken I …, nr. 12`.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (cited, _, span) in draft.faults(&[FaultKind::NumberContradictsChamber]) {
        let citation = &cited.citation;
        let Some(chamber) = &citation.chamber else { continue };
        if draft.is_quoted(cited.part) || !recent(citation) {
            continue;
        }
        let written = draft.words_in(cited.part, chamber.range.clone());
        let (wording, right, words) = match chamber.value {
            Chamber::First => ("first", Chamber::Second, "Tweede Kamer"),
            Chamber::Second => ("", Chamber::First, "Eerste Kamer"),
        };
        let right = if written.len() <= 2 { right.roman() } else { words };
        let place = draft.span_in(cited.part, chamber.range.clone());
        let number = draft.words_in(cited.part, citation_number(citation));
        found.push(
            Finding::at(span)
                .worded(wording)
                .with("number", number)
                .with("written", written)
                .with("right", right)
                .related(place, "chamber")
                .edit(place, right),
        );
    }
}

fn citation_number(citation: &Citation) -> std::ops::Range<usize> {
    citation.number.as_ref().map_or(0..0, |number| number.range.clone())
}

fn recent(citation: &Citation) -> bool {
    let session = citation.session.as_ref().map(|session| session.value.first >= FIRST_SESSION);
    let dossier = citation.dossier.as_ref().map(|dossier| dossier.base.value >= FIRST_DOSSIER);
    session.or(dossier).unwrap_or(false)
}
