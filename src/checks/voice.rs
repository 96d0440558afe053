//! KL404: "ik" with several signatories, "wij" with one.

use std::collections::HashSet;

use super::{Context, Finding};
use crate::draft::people::{SigningRole, Voice};
use crate::draft::{Kind, NamedOffice, Part, Place};
use crate::register::fold;
use crate::text::Flow;

/// Reports, once in an answer, the person that does not go with the signatories.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.kind != Kind::Answers || draft.heads.len() > 1 {
        return;
    }
    let offices = &draft.people.offices;
    let signs = |office: &&NamedOffice| office.role == Some(SigningRole::Signs);
    let signed: Vec<&NamedOffice> =
        offices.iter().filter(signs).filter(|office| office.place == Place::Signature).collect();
    let signed = if signed.is_empty() { offices.iter().filter(signs).collect() } else { signed };
    let names =
        signed.iter().map(|office| fold(office.portfolio.as_ref().map_or("", |words| &words.text)));
    let signatories = names.collect::<HashSet<_>>().len();
    let voice = draft.people.voice.map(|(voice, _)| voice);
    let (word, wording) = match (signatories, voice) {
        (2.., Some(Voice::We) | None) => ("ik", ""),
        (1, Some(Voice::I)) => ("wij", "we"),
        _ => return,
    };
    for (part, flow) in draft.own_parts() {
        let Part::Answer(_) = part else { continue };
        if let Some(at) = says(flow, word) {
            let span = flow.span(at..at + word.len());
            found.push(
                Finding::at(span)
                    .worded(wording)
                    .with("word", flow.slice(at..at + word.len()))
                    .with("n", signatories),
            );
        }
    }
}

/// Where a text first uses a word as a subject of its own: not inside quotation marks.
fn says(flow: &Flow, word: &str) -> Option<usize> {
    let text = flow.text();
    let mut quoted = 0i32;
    let mut at_word_start = true;
    for (at, c) in text.char_indices() {
        match c {
            '«' | '“' | '‘' => quoted += 1,
            '»' | '”' => quoted = (quoted - 1).max(0),
            // An apostrophe closes a quotation only where one is open.
            '’' => quoted = (quoted - 1).max(0),
            '\n' => quoted = 0,
            _ => {}
        }
        if at_word_start && quoted == 0 {
            let rest = text.get(at..).unwrap_or_default();
            let here = rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            let ends =
                rest.get(word.len()..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
            if here && ends {
                return Some(at);
            }
        }
        at_word_start = !c.is_alphanumeric() && c != '-';
    }
    None
}
