//! KL602: an abbreviation that is introduced a second time.

use super::abbreviation_two_meanings::same_words;
use super::{Context, Finding};
use crate::draft::Part;
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
}
