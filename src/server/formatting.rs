//! `textDocument/formatting` and `rangeFormatting`.

use tower_lsp::ls_types::TextEdit;

use super::edit;
use super::view::View;
use crate::ide::actions::tidy;
use crate::text::Span;

/// The edits within a span, or in the whole draft.
pub fn edits(view: &View, within: Option<Span>) -> Vec<TextEdit> {
    edit::texts(view, &tidy(view, within))
}
