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
        let end = char_at(rope, range.end, encoding);
        // Half of a character that stays is one unit to the client, and one unit here.
        let before = splits(rope, range.start, encoding);
        let after = end >= start && splits(rope, range.end, encoding);
        let end = if after { end + 1 } else { end.max(start) };
        let half = |stays: bool| if stays { "\u{fffd}" } else { "" };
        let text = format!("{}{}", half(before), change.text);
        let cursor_at = text.len();
        let text = text + half(after);
        let done = rope.try_remove(start..end).and_then(|()| rope.try_insert(start, &text));
        if done.is_ok() {
            cursor = rope.try_char_to_byte(start).ok().map(|byte| byte + cursor_at);
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

/// Whether a position is between the two halves of a character.
fn splits(rope: &Rope, position: Position, encoding: Encoding) -> bool {
    let Some(line) = rope.get_line(position.line as usize) else { return false };
    let column = position.character as usize;
    let char = line.try_utf16_cu_to_char(column);
    let whole = char.and_then(|char| line.try_char_to_utf16_cu(char));
    encoding == Encoding::Utf16 && whole.is_ok_and(|whole| whole != column)
}

/// The byte offset of a position.
pub fn byte_at(rope: &Rope, position: Position, encoding: Encoding) -> Option<usize> {
    rope.try_char_to_byte(char_at(rope, position, encoding)).ok()
}

/// The position of a byte offset.
pub fn position_of(rope: &Rope, byte: usize, encoding: Encoding) -> Option<Position> {
    let at = rope.try_byte_to_char(byte).ok()?;
    let row = rope.try_char_to_line(at).ok()?;
    let start = rope.try_line_to_char(row).ok()?;
    let column = match encoding {
        Encoding::Utf8 => byte - rope.try_char_to_byte(start).ok()?,
        Encoding::Utf16 => {
            rope.try_char_to_utf16_cu(at).ok()? - rope.try_char_to_utf16_cu(start).ok()?
        }
        Encoding::Utf32 => at - start,
    };
    Some(Position::new(row as u32, column as u32))
}

/// What was edited between the text of the last check and the text now: one stretch, before and behind which all is the same.
pub struct Shift {
    /// Where it begins.
    start: usize,
    /// Where it ends, in the old text and in the new.
    ends: (usize, usize),
}

impl Shift {
    /// Compares two texts.
    pub fn between(old: &str, now: &Rope) -> Self {
        let (old, len) = (old.as_bytes(), now.len_bytes());
        let mut start = 0;
        for chunk in now.chunks().map(str::as_bytes) {
            let rest = old.get(start..).unwrap_or_default();
            if rest.starts_with(chunk) {
                start += chunk.len();
            } else {
                start += rest.iter().zip(chunk).take_while(|(a, b)| a == b).count();
                break;
            }
        }
        let most = old.len().min(len) - start;
        let mut end = 0;
        for chunk in now.chunks_at_byte(len).0.reversed().map(str::as_bytes) {
            let rest = old.get(..old.len() - end).unwrap_or_default();
            if rest.ends_with(chunk) {
                end += chunk.len();
            } else {
                end +=
                    rest.iter().rev().zip(chunk.iter().rev()).take_while(|(a, b)| a == b).count();
                break;
            }
        }
        let end = end.min(most);
        Self { start, ends: (old.len() - end, len - end) }
    }

    /// Where in the old text a place of the new text was; `None` inside what was edited.
    pub const fn before(&self, offset: usize) -> Option<usize> {
        let (old, new) = self.ends;
        match offset {
            offset if offset < self.start => Some(offset),
            offset if offset >= new => Some(offset - new + old),
            _ => None,
        }
    }

    /// Where in the new text a place of the old text is.
    pub const fn after(&self, offset: usize) -> Option<usize> {
        Self { start: self.start, ends: (self.ends.1, self.ends.0) }.before(offset)
    }
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
                    // Half a character that stays is one unit.
                    let half = |at: Position, byte: usize| {
                        let place = index.position(&full, byte as u32, encoding);
                        encoding == Encoding::Utf16 && place.line == at.line && place.column + 1 == at.character
                            && full[byte..].starts_with(|c: char| c.len_utf16() == 2)
                    };
                    let (before, after) = (half(range.start, from), to >= from && half(range.end, to));
                    let to = to.max(from) + if after { 4 } else { 0 };
                    let mark = |half: bool| if half { "\u{fffd}" } else { "" };
                    let with = format!("{}{text}{}", mark(before), mark(after));
                    full.replace_range(from..to, &with);
                    prop_assert_eq!(rope.to_string(), full.clone(), "{:?}", encoding);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_shift_knows_what_stayed(old in text(), gone in 0usize..40, come in text()) {
            let bounds: Vec<usize> = old.char_indices().map(|(at, _)| at).chain([old.len()]).collect();
            let from = bounds[gone % bounds.len()];
            let to = bounds[(gone * 7 % bounds.len()).max(gone % bounds.len())];
            let mut new = old.clone();
            new.replace_range(from..to, &come);
            let rope = Rope::from_str(&new);
            let shift = Shift::between(&old, &rope);
            for at in 0..new.len() {
                if let Some(before) = shift.before(at) {
                    prop_assert_eq!(old.as_bytes()[before], new.as_bytes()[at]);
                    prop_assert_eq!(shift.after(before), Some(at));
                }
            }
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let index = LineIndex::new(&new);
                for (at, c) in new.char_indices().filter(|(_, c)| !matches!(c, '\n' | '\r')) {
                    let place = index.position(&new, at as u32, encoding);
                    let position = Position::new(place.line, place.column);
                    prop_assert_eq!(position_of(&rope, at, encoding), Some(position), "{:?}", c);
                    prop_assert_eq!(byte_at(&rope, position, encoding), Some(at));
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
