//! KL501: a case number that is missing, malformed or not the same in letter and head.

use super::{Context, Finding};
use crate::draft::people::letter_opening;
use crate::draft::{Draft, Kind, Part};
use crate::text::Flow;

/// Reports in letter and heads a case number that cannot be one, a number in a head that the letter does not name, and a letter without
/// any. Notes cite the numbers of other documents.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if !matches!(draft.kind, Kind::Answers | Kind::Notice) || draft.published {
        return;
    }
    let mut letter = Vec::new();
    let mut heads = Vec::new();
    for (part, flow) in draft.parts() {
        let named = match part {
            Part::Letter => &mut letter,
            Part::Head(_) => &mut heads,
            _ => continue,
        };
        for (range, number) in numbers(flow) {
            match number {
                Number::Case(text) => named.push((flow.span(range), text)),
                Number::Malformed(text) => {
                    let finding = Finding::at(flow.span(range)).worded("malformed");
                    found.push(finding.with("number", text));
                }
            }
        }
    }
    let Some((first, of_letter)) = letter.first() else {
        if heads.is_empty() && found.is_empty() {
            missing(draft, found);
        }
        return;
    };
    for (span, number) in &heads {
        if !letter.iter().any(|(_, named)| named == number) {
            let finding = Finding::at(*span)
                .worded("differs")
                .with("number", number)
                .with("letter", of_letter);
            found.push(finding.related(*first, "letter"));
        }
    }
}

/// A letter that announces answers without saying to which case; where it gives another reference, that is the spot.
fn missing(draft: &Draft, found: &mut Vec<Finding>) {
    let flow = &draft.letter.flow;
    let Some(opening) = letter_opening(flow.text()) else { return };
    if opening.members.is_empty() {
        return;
    }
    match opening.reference {
        Some(reference) => {
            let text = flow.slice(reference.range.clone());
            let finding = Finding::at(flow.span(reference.range.clone())).worded("other");
            found.push(finding.with("number", text));
        }
        None => {
            let (_, voice) = opening.voice;
            found.push(Finding::at(flow.span(voice)));
        }
    }
}

enum Number {
    Case(String),
    Malformed(String),
}

/// Case numbers in a text (`2025Z02999`), and what was meant for one.
fn numbers(flow: &Flow) -> Vec<(std::ops::Range<usize>, Number)> {
    let text = flow.text();
    let mut found = Vec::new();
    for (at, _) in text.match_indices('Z') {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default();
        let year = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let range = at - year..at + 1 + digits;
        let ends = !after.get(digits..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let starts =
            !before.get(..at - year).is_some_and(|rest| rest.ends_with(char::is_alphanumeric));
        if year < 3
            || digits < 3
            || !ends
            || !starts
            || !(before.ends_with(|c: char| c.is_ascii_digit()))
        {
            continue;
        }
        let number = text.get(range.clone()).unwrap_or_default().to_owned();
        let right = year == 4 && digits == 5 && number.starts_with("20");
        found.push((range, if right { Number::Case(number) } else { Number::Malformed(number) }));
    }
    found
}
