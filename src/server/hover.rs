//! `textDocument/hover`: what stands under the cursor.

use ropey::Rope;
use tower_lsp::ls_types::*;

use super::convert;
use super::document::{self, Shift};
use super::view::View;
use crate::ide::hover::at;

/// The hover at a position in the text now, from the last view: a hover never waits for a check.
pub fn hover(view: &View, now: &Rope, position: Position) -> Option<Hover> {
    let encoding = view.profile.encoding;
    let shift = Shift::between(view.document.source.text(), now);
    let offset = shift.before(document::byte_at(now, position, encoding)?)? as u32;
    let (text, span) = at(view, offset)?;
    let position =
        |offset: u32| document::position_of(now, shift.after(offset as usize)?, encoding);
    let range = position(span.start).zip(position(span.end));
    let contents = if view.profile.hover_markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: text }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: convert::unmarked(&text) }
    };
    Some(Hover {
        contents: HoverContents::Markup(contents),
        range: range.map(|(start, end)| Range::new(start, end)),
    })
}
