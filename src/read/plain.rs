//! Plain text: every line that shows something is a block.

use super::{Block, BlockKind};
use crate::text::Span;

/// Cuts plain text into lines. A blank line, a separator or a form feed begins a new paragraph.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(text.len() / 60 + 1);
    let mut gap = true;
    let mut page_break = false;
    for (start, line) in lines(text) {
        let visible = line.trim_start_matches(is_blank);
        let lead = line.get(..line.len() - visible.len()).unwrap_or_default();
        page_break |= lead.contains('\u{c}');
        let visible = visible.trim_end_matches(is_blank);
        if visible.is_empty() {
            gap = true;
            continue;
        }
        let start = (start + lead.len()) as u32;
        let mut block =
            Block::line(Span::new(start, start + visible.len() as u32), gap || page_break);
        block.indent = lead.rsplit('\u{c}').next().map_or(0, str::len) as u32;
        block.page_break = page_break;
        if is_separator(visible) {
            block.kind = BlockKind::Separator;
        }
        gap = block.kind == BlockKind::Separator;
        page_break =
            line.trim_end_matches([' ', '\r']).ends_with('\u{c}') && !lead.ends_with('\u{c}');
        blocks.push(block);
    }
    blocks
}

/// White space, and the byte order mark and zero-width space that show nothing either.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

fn is_separator(line: &str) -> bool {
    line.len() >= 3
        && (line.bytes().all(|b| b == b'_')
            || line.bytes().all(|b| b == b'-')
            || line.bytes().all(|b| b == b'*'))
}

/// The lines of a text with their offsets, without their ends (`\n`, `\r\n`, `\r`).
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let len = rest.bytes().position(|b| b == b'\n' || b == b'\r').unwrap_or(rest.len());
        let line = (at, rest.get(..len).unwrap_or_default());
        at += len + rest.get(len..).map_or(0, |end| if end.starts_with("\r\n") { 2 } else { 1 });
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_paragraphs_and_pages() {
        let text = "\u{feff}Vraag 1\r\nKlopt dit?\r\n\r\n\u{c}  Antwoord 1\rJa.\n____\nnoot";
        let seen: Vec<_> = blocks(text)
            .iter()
            .map(|b| (&text[b.span.range()], b.starts_paragraph, b.page_break, b.indent))
            .collect();
        assert_eq!(
            seen,
            [
                ("Vraag 1", true, false, 3),
                ("Klopt dit?", false, false, 0),
                ("Antwoord 1", true, true, 2),
                ("Ja.", false, false, 0),
                ("____", false, false, 0),
                ("noot", true, false, 0),
            ]
        );
    }
}
