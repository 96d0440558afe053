//! `textDocument/definition`, `references` and `documentHighlight`: from a mark to its note, from "vraag 2" to the question and its
//! answer, from a reference to the others to the same paper, from a name to the signature, from an abbreviation to its introduction.

use tower_lsp::ls_types::*;

use super::place::{self, touches};
use super::view::View;
use crate::text::Span;

/// Where the thing under the cursor is made; where the cursor is there already, where it is named.
pub fn definition(view: &View, position: Position) -> Option<GotoDefinitionResponse> {
    let offset = view.offset(position);
    let (thing, here) = place::at(view, offset)?;
    let places = place::places(view, &thing);
    let made = places.made.iter().map(|&(_, name)| name);
    let mut spans: Vec<Span> = made.filter(|&name| name != here).collect();
    if spans.is_empty() {
        spans = places.named.into_iter().filter(|&name| name != here).collect();
    }
    (!spans.is_empty()).then(|| GotoDefinitionResponse::Array(locations(view, &spans)))
}

/// Every place in which the thing under the cursor is named, and on request where it is made.
pub fn references(view: &View, position: Position, with_definition: bool) -> Option<Vec<Location>> {
    let (thing, _) = place::at(view, view.offset(position))?;
    let places = place::places(view, &thing);
    let made = places.made.iter().map(|&(_, name)| name).filter(|_| with_definition);
    let mut spans: Vec<Span> = made.chain(places.named).collect();
    spans.sort();
    spans.dedup();
    Some(locations(view, &spans))
}

/// The same as highlights.
pub fn highlights(view: &View, position: Position) -> Option<Vec<DocumentHighlight>> {
    let offset = view.offset(position);
    let (thing, _) = place::at(view, offset)?;
    let places = place::places(view, &thing);
    let mut spans: Vec<Span> =
        places.made.iter().map(|&(_, name)| name).chain(places.named).collect();
    spans.sort();
    spans.dedup();
    let one = |span: &Span| DocumentHighlight {
        range: view.range(*span),
        kind: Some(if touches(*span, offset) {
            DocumentHighlightKind::TEXT
        } else {
            DocumentHighlightKind::READ
        }),
    };
    Some(spans.iter().map(one).collect())
}

fn locations(view: &View, spans: &[Span]) -> Vec<Location> {
    spans.iter().map(|span| Location::new(view.uri.clone(), view.range(*span))).collect()
}
