//! `textDocument/inlayHint`: where a question is answered, when that is not under a heading of its own, and what a dossier is called,
//! behind the first reference to it.

use std::collections::HashSet;

use tower_lsp::ls_types::*;

use super::place;
use super::view::View;
use crate::draft::{Cited, Question};

/// Characters of a title that a hint shows.
const SHORT: usize = 40;

/// The hints in a range.
pub fn hints(view: &View, range: Range) -> Vec<InlayHint> {
    let within = view.span(range);
    let all = answered(view).chain(dossiers(view));
    let inside = all.filter(|(offset, ..)| within.start <= *offset && *offset <= within.end);
    let hint = |(offset, label, tooltip): (u32, String, Option<String>)| InlayHint {
        position: view.position(offset),
        label: InlayHintLabel::String(label),
        kind: None,
        text_edits: None,
        tooltip: tooltip.map(InlayHintTooltip::String),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    inside.map(hint).collect()
}

fn answered(view: &View) -> impl Iterator<Item = (u32, String, Option<String>)> {
    let draft = view.draft();
    draft.questions.iter().filter_map(|question: &Question| {
        let first = place::answered_elsewhere(draft, question)?;
        Some((question.heading.end, format!("beantwoord bij {first}"), None))
    })
}

fn dossiers(view: &View) -> impl Iterator<Item = (u32, String, Option<String>)> {
    let mut named = HashSet::new();
    let citations = &view.draft().citations;
    citations.iter().enumerate().filter_map(move |(i, cited)| {
        let code = cited.citation.dossier.as_ref()?.code();
        let dossier = view.settings.register.dossier(&code)?;
        let title = &dossier.title;
        named.insert(code).then(|| {
            let label = match title.char_indices().nth(SHORT - 1) {
                Some((at, c)) if at + c.len_utf8() < title.len() => {
                    format!("{}…", title.get(..at).unwrap_or_default().trim_end())
                }
                _ => title.clone(),
            };
            let tooltip = format!("Dossier {}: {title}", dossier.number);
            (end_of_list(citations, i), label, Some(tooltip))
        })
    })
}

/// Where a reference ends with the further numbers of its dossier: "nrs. 12 en 14".
fn end_of_list(citations: &[Cited], i: usize) -> u32 {
    let place =
        |cited: &Cited| Some((cited.part, cited.citation.dossier.as_ref()?.base.range.start));
    let rest = citations.get(i..).unwrap_or_default();
    let first = rest.first().and_then(place);
    let shared = rest.iter().take_while(|cited| place(cited) == first);
    shared.map(|cited| cited.span.end).max().unwrap_or_default()
}
