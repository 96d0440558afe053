//! `textDocument/definition`, `references` and `documentHighlight`.

use tower_lsp::ls_types::*;

use super::view::View;
use crate::ide::navigation;
use crate::ide::spot::touches;
use crate::text::Span;

/// Where the thing under the cursor is made; where the cursor is there already, where it is named.
pub fn definition(view: &View, position: Position) -> Option<GotoDefinitionResponse> {
    let spans = navigation::definition(view, view.offset(position))?;
    Some(GotoDefinitionResponse::Array(locations(view, &spans)))
}

/// Every place in which the thing under the cursor is named, and on request where it is made.
pub fn references(view: &View, position: Position, with_definition: bool) -> Option<Vec<Location>> {
    let spans = navigation::references(view, view.offset(position), with_definition)?;
    Some(locations(view, &spans))
}

/// The same as highlights.
pub fn highlights(view: &View, position: Position) -> Option<Vec<DocumentHighlight>> {
    let offset = view.offset(position);
    let spans = navigation::references(view, offset, true)?;
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
