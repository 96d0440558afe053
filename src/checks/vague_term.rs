//! KL703: a commitment with a term that says nothing.

use super::{Context, Finding};
use crate::draft::TermKind;
use crate::text::MONTHS;

/// Reports "binnenkort" and its kin in commitments, unless the sentence goes on to a month or a year.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for one in &draft.commitments {
        if let Some(term) = one.term.as_ref().filter(|term| term.kind == TermKind::Vague) {
            let rest = draft.words_in(one.part, term.range.end..one.range.end).to_lowercase();
            if names_a_month_or_year(&rest) {
                continue;
            }
            let words = draft.words_in(one.part, term.range.clone());
            found
                .push(Finding::at(draft.span_in(one.part, term.range.clone())).with("term", words));
        }
    }
}

/// "op korte termijn, in ieder geval voor de sluiting (1 december 2023)".
fn names_a_month_or_year(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let year = word.len() == 4 && word.starts_with("20");
        MONTHS.contains(&word) || year && word.bytes().all(|byte| byte.is_ascii_digit())
    })
}
