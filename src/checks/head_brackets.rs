//! KL416: brackets and spaces in a head.

use super::{Context, Finding};
use crate::draft::Place;
use crate::text::{Flow, Span};

/// More bytes than stand in the bracket behind the name of a minister.
const LONGEST: usize = 200;

/// Reports in a head a bracket that is not closed before "(ontvangen" or "(ingezonden", that word twice, and a missing space before the
/// bracket of a party. In printed pages spaces are lost where text is taken from them, so there none is missed.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for flow in &draft.heads {
        dates(flow, found);
    }
    for member in draft.people.members.iter().filter(|_| !draft.published) {
        if let (Some(party), Place::Head(_)) = (&member.party, member.place) {
            space(context, member.name.span.end, party.span, found);
        }
    }
}

/// What is wrong before "(ontvangen" and "(ingezonden".
fn dates(flow: &Flow, found: &mut Vec<Finding>) {
    let text = flow.text();
    for word in ["(ontvangen", "(ingezonden"] {
        for (at, _) in text.match_indices(word) {
            let before = text.get(..at).unwrap_or_default();
            let Some(open) = still_open(before) else { continue };
            let inside = before.get(open + 1..).unwrap_or_default();
            if inside.len() > LONGEST || inside.contains('\n') {
                continue;
            }
            if inside.trim_end() == word.trim_start_matches('(') {
                let finding = Finding::at(flow.span(at..at + word.len())).worded("twice");
                let whole = flow.span(open..at);
                found.push(finding.with("word", word).edit(whole, ""));
            } else if inside.starts_with(char::is_uppercase) {
                let end = open + 1 + inside.trim_end().len();
                let place = flow.span(end..end);
                let finding =
                    Finding::at(flow.span(open..open + 1)).with("words", inside.trim_end());
                found.push(finding.edit(place, ")"));
            }
        }
    }
}

/// The last bracket of a text that is still open at its end.
fn still_open(text: &str) -> Option<usize> {
    let mut closed = 0usize;
    for (at, c) in text.char_indices().rev().take(LONGEST + 1) {
        match c {
            ')' => closed += 1,
            '(' if closed == 0 => return Some(at),
            '(' => closed -= 1,
            _ => {}
        }
    }
    None
}

/// "Klashorst(PVV)".
fn space(context: &Context<'_>, name_end: u32, party: Span, found: &mut Vec<Finding>) {
    let between = context.source.slice(Span::new(name_end, party.start));
    if between.starts_with('(') {
        let open = Span::new(name_end, name_end + 1);
        let party = context.source.slice(party);
        let finding = Finding::at(open).worded("space").with("party", party);
        found.push(finding.edit(Span::new(name_end, name_end), " "));
    }
}
