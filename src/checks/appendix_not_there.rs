//! KL325: a number that the Aanhangsel of its session does not have.

use super::{Context, Finding};
use crate::cite::Kind;
use crate::papers::Known;
use crate::text::date::in_words;

/// Reports a number of the Aanhangsel that is far above the last one, or missing among those around it, in a store newer than the
/// draft.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (draft, papers) = (context.draft, &context.options.papers);
    let on = draft.date();
    for cited in draft.citations.iter().filter(|cited| cited.citation.kind == Kind::Aanhangsel) {
        let citation = &cited.citation;
        let (Some(session), Some(number)) = (&citation.session, &citation.number) else { continue };
        let Some(digits) = citation.digits().filter(|_| citation.faults.is_empty()) else {
            continue;
        };
        if papers.appendix(session.value.first, digits, on) == Known::No {
            let span = draft.span_in(cited.part, number.range.clone());
            let of = papers.dates().papers.map(in_words).unwrap_or_default();
            let years = session.value.normalised().unwrap_or_default();
            found.push(
                Finding::at(span).with("number", digits).with("session", years).with("date", of),
            );
        }
    }
}
