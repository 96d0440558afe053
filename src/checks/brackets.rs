//! KL611: a bracket without its counterpart.

use super::{Context, Finding};
use crate::draft::{Part, Prose};
use crate::text::Span;

/// Reports, in head, letter and answers, round brackets that stay open or close nothing.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (part, flow) in context.draft.own_parts() {
        if matches!(part, Part::Answer(_) | Part::Letter | Part::Head(_) | Part::Notice) {
            for Lone { at, opens } in flow.kept(&(), |flow, ()| in_flow(flow)) {
                let span = flow.span(*at..at + 1);
                if !opens && is_mark(context.source.slice(Span::new(0, span.start))) {
                    continue;
                }
                let finding = Finding::at(span);
                found.push(if *opens { finding } else { finding.worded("unopened") });
            }
        }
    }
}

/// A bracket without its counterpart.
#[derive(Debug)]
struct Lone {
    at: usize,
    opens: bool,
}

fn in_flow(flow: &Prose) -> Vec<Lone> {
    let text = flow.text();
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.match_indices(['(', ')']) {
        let ahead = text.get(..at).unwrap_or_default();
        match c {
            // A face made of signs is no bracket.
            _ if ahead.ends_with([':', ';']) && ahead.len() > 1 && c == ")" => {}
            "(" => open.push(at),
            // "(artikel 3, onder a) en b))": the bracket of a label closes no aside where others are there to close all that are open.
            _ if is_label(ahead) && !open.is_empty() && closing_behind(text, at) >= open.len() => {}
            _ if open.pop().is_some() || is_label(ahead) => {}
            _ => found.push(Lone { at, opens: false }),
        }
    }
    found.extend(open.into_iter().map(|at| Lone { at, opens: true }));
    // One finding per cause: where so many are left over, the text is a figure or a formula, and the first shows it.
    if found.len() > MOST {
        found.truncate(1);
    }
    found
}

/// "zo.1)": the mark of a note, typed behind the sentence.
fn is_mark(before: &str) -> bool {
    let sentence = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let amount = sentence
        .strip_suffix([',', '.'])
        .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    (1..=2).contains(&(before.len() - sentence.len()))
        && !amount
        && sentence.ends_with(['.', ',', ';', ':', '?', '!', '’', '”', '»', '"', '\''])
}

/// How many brackets close behind a place, before the next that opens and the end of the sentence.
fn closing_behind(text: &str, at: usize) -> usize {
    let rest = text.get(at + 1..).unwrap_or_default();
    let most = rest.char_indices().nth(SENTENCE).map_or(rest.len(), |(end, _)| end);
    let rest = rest.get(..most).unwrap_or_default();
    let rest = rest.split(['\n', '(']).next().unwrap_or_default();
    rest.split(". ").next().unwrap_or_default().matches(')').count()
}

/// How far the other bracket of an aside is looked for, in characters.
const SENTENCE: usize = 400;

/// The most lone brackets that a text of an answer may have and still be prose.
const MOST: usize = 20;

/// "a)", "1)", "iii)": the label of an item, not the end of an aside.
fn is_label(before: &str) -> bool {
    let word = before.rsplit([' ', '\n', '(', ')']).next().unwrap_or_default();
    let letters = word.chars().count();
    let roman = word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let number = word.chars().all(|c| c.is_ascii_digit());
    letters == 1 || (2..=4).contains(&letters) && roman || letters == 2 && number
}
