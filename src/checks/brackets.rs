//! KL611: a bracket without its counterpart.

use super::{Context, Finding};
use crate::draft::Part;
use crate::text::Flow;

/// Reports, in head, letter and answers, round brackets that stay open or close nothing.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (part, flow) in context.draft.own_parts() {
        if matches!(part, Part::Answer(_) | Part::Letter | Part::Head(_) | Part::Notice) {
            in_flow(flow, found);
        }
    }
}

fn in_flow(flow: &Flow, found: &mut Vec<Finding>) {
    let text = flow.text();
    let before = found.len();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.match_indices(['(', ')']) {
        let ahead = text.get(..at).unwrap_or_default();
        match c {
            // A face made of signs is no bracket.
            _ if ahead.ends_with([':', ';']) && ahead.len() > 1 && c == ")" => {}
            "(" => open.push(at),
            _ if open.pop().is_some() || is_label(ahead) => {}
            _ => found.push(Finding::at(flow.span(at..at + 1)).worded("unopened")),
        }
    }
    found.extend(open.into_iter().map(|at| Finding::at(flow.span(at..at + 1))));
    // One finding per cause: where so many are left over, the text is a figure or a formula, and the first shows it.
    if found.len() - before > MOST {
        found.truncate(before + 1);
    }
}

/// The most lone brackets that a text of an answer may have and still be prose.
const MOST: usize = 20;

/// "a)", "1)", "iii)": the label of an item, not the end of an aside.
fn is_label(before: &str) -> bool {
    let word = before.rsplit([' ', '\n', '\u{a0}', '(', ')']).next().unwrap_or_default();
    let letters = word.chars().count();
    let roman = word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let number = word.chars().all(|c| c.is_ascii_digit());
    letters == 1 || (2..=4).contains(&letters) && roman || letters == 2 && number
}
