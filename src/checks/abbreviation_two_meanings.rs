//! KL604: one abbreviation, introduced with two different names.

use super::{Context, Finding};
use crate::draft::{Draft, Introduction};
use crate::text::tables::QuickMap;

/// Reports in the answerer's words an introduction whose name differs from an earlier one, that of a question included.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let introductions = &draft.introductions;
    let mut first: QuickMap<&str, &Introduction> = QuickMap::default();
    for introduction in introductions {
        let Some(before) = first.get(introduction.short.as_str()).copied() else {
            first.insert(&introduction.short, introduction);
            continue;
        };
        if same_words(draft, before, introduction) {
            continue;
        }
        // Of two the one that the answerer wrote is his to change; of his own the later one.
        let (wrong, right) =
            match (draft.is_quoted(before.part), draft.is_quoted(introduction.part)) {
                (_, false) => (introduction, before),
                (false, true) => (before, introduction),
                (true, true) => continue,
            };
        let words = |one: &Introduction| draft.words_in(one.part, one.full.clone()).to_owned();
        let finding = Finding::at(draft.span_in(wrong.part, wrong.whole.clone()))
            .with("short", &wrong.short)
            .with("here", words(wrong))
            .with("there", words(right));
        found.push(finding.related(draft.span_in(right.part, right.whole.clone()), "other"));
    }
}

/// Whether two introductions name the same but for endings, capitals, commas and small words left out.
pub(super) fn same_words(draft: &Draft, one: &Introduction, other: &Introduction) -> bool {
    let words = |one: &Introduction| {
        let text = draft.words_in(one.part, one.full.clone()).to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let (mut one, mut other) = (words(one), words(other));
    // A small word more or less ("and", "voor de") is a slip, another small word another name.
    if one.len() != other.len() {
        let large = |word: &String| word.chars().count() > 4;
        one.retain(large);
        other.retain(large);
    }
    // Joined or apart ("Grondstoffen Strategie") is spelling, no other name.
    if one.concat() == other.concat() {
        return true;
    }
    one.len() == other.len() && one.iter().zip(&other).all(|(a, b)| a == b || inflected(a, b))
}

/// Whether two words differ in their ending only: nationaal and nationale, Understanding and Understandings.
fn inflected(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longest = a.chars().count().max(b.chars().count());
    shared >= 4 && longest - shared <= 4
}
