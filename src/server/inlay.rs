//! `textDocument/inlayHint`: where a question is answered, when that is not under a heading of its own.

use tower_lsp::ls_types::*;

use super::place;
use super::view::View;

/// The hints in a range.
pub fn hints(view: &View, range: Range) -> Vec<InlayHint> {
    let (draft, within) = (view.draft(), view.span(range));
    let hint = |question: &crate::draft::Question| {
        let first = place::answered_elsewhere(draft, question)?;
        within.contains(question.heading.start).then(|| InlayHint {
            position: view.position(question.heading.end),
            label: InlayHintLabel::String(format!("beantwoord bij {first}")),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
    };
    draft.questions.iter().filter_map(hint).collect()
}
