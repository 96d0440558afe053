//! An open document: a rope that edits are applied to.

use ropey::Rope;
use tower_lsp::ls_types::{Position, TextDocumentContentChangeEvent};

use crate::text::Encoding;

/// Applies changes in order; gives the byte just past the last inserted text, where somebody types.
pub fn apply(
    rope: &mut Rope,
    changes: &[TextDocumentContentChangeEvent],
    encoding: Encoding,
) -> Option<usize> {
    let mut cursor = None;
    for change in changes {
        let Some(range) = change.range else {
            *rope = Rope::from_str(&change.text);
            cursor = None;
            continue;
        };
        let start = char_at(rope, range.start, encoding);
        let end = char_at(rope, range.end, encoding).max(start);
        let done = rope.try_remove(start..end).and_then(|()| rope.try_insert(start, &change.text));
        if done.is_ok() {
            cursor = rope.try_char_to_byte(start).ok().map(|byte| byte + change.text.len());
        }
    }
    cursor
}

/// The index of the character at a position. A column past the end of its line means the end of that line, a column inside a
/// character the start of that character, a line past the end the end of the text.
fn char_at(rope: &Rope, position: Position, encoding: Encoding) -> usize {
    let row = position.line as usize;
    let Ok(start) = rope.try_line_to_char(row) else { return rope.len_chars() };
    let Some(line) = rope.get_line(row) else { return rope.len_chars() };
    let column = position.character as usize;
    let inside = match encoding {
        Encoding::Utf8 => line.try_byte_to_char(column.min(line.len_bytes())),
        Encoding::Utf16 => line.try_utf16_cu_to_char(column.min(line.len_utf16_cu())),
        Encoding::Utf32 => Ok(column),
    };
    let mut last = line.len_chars();
    while last > 0 && matches!(line.get_char(last - 1), Some('\n' | '\r')) {
        last -= 1;
    }
    start + inside.unwrap_or(last).min(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{LineIndex, Position as Place};
    use proptest::prelude::*;
    use tower_lsp::ls_types::Range;

    const PIECES: [&str; 16] = [
        "a",
        "é",
        "e\u{301}",
        "😀",
        "🏳️‍🌈",
        "\n",
        "\r\n",
        "\r",
        "\u{b}",
        "\u{c}",
        "\u{85}",
        "\u{2028}",
        "\u{a0}",
        "Vraag 1",
        "\t",
        " ",
    ];

    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..24)
            .prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn edits_give_what_the_full_text_gives(
            start in text(),
            edits in proptest::collection::vec((text(), 0u32..9, 0u32..40, 0u32..9, 0u32..40), 1..12),
        ) {
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let mut rope = Rope::from_str(&start);
                let mut full = start.clone();
                for (text, line, column, more, to) in &edits {
                    let range = Range::new(Position::new(*line, *column), Position::new(line + more, *to));
                    let change = TextDocumentContentChangeEvent { range: Some(range), range_length: None, text: text.clone() };
                    apply(&mut rope, &[change], encoding);
                    let index = LineIndex::new(&full);
                    let offset = |at: Position| {
                        let place = Place { line: at.line, column: at.character };
                        index.offset(&full, place, encoding) as usize
                    };
                    let (from, to) = (offset(range.start), offset(range.end));
                    full.replace_range(from..to.max(from), text);
                    prop_assert_eq!(rope.to_string(), full.clone(), "{:?}", encoding);
                }
            }
        }
    }

    #[test]
    fn the_cursor_stands_behind_what_was_typed() {
        let mut rope = Rope::from_str("é😀 x\nVraag");
        let change = TextDocumentContentChangeEvent {
            range: Some(Range::new(Position::new(1, 5), Position::new(1, 5))),
            range_length: None,
            text: " é".to_owned(),
        };
        let cursor = apply(&mut rope, &[change], Encoding::Utf16);
        assert_eq!(cursor, Some(rope.len_bytes()));
    }
}
