//! KL607: a word that stands there twice.

use super::{Context, Finding};
use crate::draft::Part;
use crate::text::Flow;

/// Prepositions behind which a first "het" can only be an article, so that a second one is too many. Not those that open a
/// clause with "te" ("om het het kabinet te vragen").
const BEFORE_HET: [&str; 14] = [
    "in", "van", "op", "voor", "bij", "naar", "uit", "over", "tegen", "onder", "tot", "volgens",
    "tijdens", "binnen",
];

/// Words that make a set phrase with "van" before them.
const BEHIND_VAN: [&str; 7] =
    ["oudsher", "huis", "tevoren", "rechtswege", "origine", "nature", "meet"];

/// Reports words of the rule that stand there twice. "Het het" may be right ("omdat het het beste is") and counts only behind a
/// preposition or at the start of a sentence.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (part, flow) in context.draft.own_parts() {
        if matches!(part, Part::Answer(_) | Part::Letter | Part::Head(_) | Part::Notice) {
            in_flow(context, flow, found);
        }
    }
}

fn in_flow(context: &Context<'_>, flow: &Flow, found: &mut Vec<Finding>) {
    let text = flow.text();
    let mut before: [&str; 2] = ["", ""];
    let mut at = 0;
    for word in text.split(' ') {
        let start = at;
        at += word.len() + 1;
        let [earlier, previous] = before;
        before = [previous, word];
        let bare = word.trim_end_matches([',', '.', ';', ':', ')', '?', '!']);
        if !bare.eq_ignore_ascii_case(previous) {
            continue;
        }
        let lower = previous.to_lowercase();
        if bare != previous && !(bare == lower && starts_sentence(earlier)) || bare.contains('\n') {
            continue;
        }
        let listed = context.words.contains(&lower);
        // "De een een boete", "gebruik van van oudsher bekende wegen".
        let next = text.get(at..).unwrap_or_default().split(' ').next().unwrap_or_default();
        let apart = lower == "een" && matches!(earlier, "de" | "het")
            || lower == "van" && BEHIND_VAN.contains(&next);
        if apart {
            continue;
        }
        let het = lower == "het"
            && (starts_sentence(earlier) || BEFORE_HET.contains(&earlier.to_lowercase().as_str()));
        if !(listed || het) {
            continue;
        }
        let first = start - previous.len() - 1;
        let span = flow.span(first..start + bare.len());
        let kept = flow.slice(first..start - 1);
        let words = format!("{kept} {bare}");
        found.push(Finding::at(span).with("words", words).with("word", kept).edit(span, kept));
    }
}

/// Whether a new sentence begins behind a word.
fn starts_sentence(word: &str) -> bool {
    word.is_empty() || word.ends_with(['.', '?', '!', '\n'])
}
