//! `textDocument/inlayHint`.

use tower_lsp::ls_types::*;

use super::view::View;
use crate::ide::hints::{Hint, within};

/// The hints in a range.
pub fn hints(view: &View, range: Range) -> Vec<InlayHint> {
    let hint = |hint: Hint| InlayHint {
        position: view.position(hint.offset),
        label: InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: hint.tooltip.map(InlayHintTooltip::String),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    within(view, view.span(range)).into_iter().map(hint).collect()
}
