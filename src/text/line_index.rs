//! Lines and columns at the edges: the only place that knows what ends a line.

/// How an edge counts columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16, the default of the language server protocol.
    Utf16,
    /// Unicode scalar values, what people and the JSON report count.
    Utf32,
}

impl Encoding {
    fn width(self, c: char) -> u32 {
        match self {
            Self::Utf8 => c.len_utf8() as u32,
            Self::Utf16 => c.len_utf16() as u32,
            Self::Utf32 => 1,
        }
    }
}

/// A place as people and editors name it; both numbers count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Column in units of an [`Encoding`], from 0.
    pub column: u32,
}

/// Where the lines of a text begin. Only `\n`, `\r\n` and a lone `\r` end a line; vertical tab,
/// form feed, NEL and U+2028 are text, as in the language server protocol.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
    /// How many code units of UTF-16 and how many characters begin before every [`STEP`] bytes; empty where every line is short.
    counted: Vec<(u32, u32)>,
}

/// Bytes between two counts; also the length from which on a line is long.
const STEP: usize = 1024;

impl LineIndex {
    /// Indexes a text; one pass over its bytes.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let next = bytes.get(at + 1);
            if bytes.get(at) == Some(&b'\n') || next != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        }
        let ends = starts.iter().copied().skip(1).chain([bytes.len() as u32]);
        let long = starts.iter().zip(ends).any(|(start, end)| (end - start) as usize > STEP);
        let counted = if long { counts(bytes) } else { Vec::new() };
        Self { starts, len: bytes.len() as u32, counted }
    }

    /// Number of lines; a text that ends in a line end has an empty last line.
    #[must_use]
    pub fn lines(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line, from 0, that holds the byte at `offset`.
    #[must_use]
    pub fn line_of(&self, offset: u32) -> u32 {
        (self.starts.partition_point(|&start| start <= offset) as u32).saturating_sub(1)
    }

    /// Offset of the first byte of a line, or the length of the text past the last line.
    #[must_use]
    pub fn start_of(&self, line: u32) -> u32 {
        self.starts.get(line as usize).copied().unwrap_or(self.len)
    }

    /// Line and column of a byte offset. An offset inside a character or past the end counts as
    /// the nearest place before it.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32, encoding: Encoding) -> Position {
        let offset = text.floor_char_boundary(offset.min(self.len) as usize);
        let line = self.line_of(offset as u32);
        let start = self.start_of(line) as usize;
        let column = match encoding {
            Encoding::Utf8 => (offset - start) as u32,
            _ if offset - start <= STEP => count(text, start..offset, encoding),
            _ => self.before(text, offset, encoding) - self.before(text, start, encoding),
        };
        Position { line, column }
    }

    /// How many units begin before an offset of a text with a long line.
    fn before(&self, text: &str, offset: usize, encoding: Encoding) -> u32 {
        if encoding == Encoding::Utf8 {
            return offset as u32;
        }
        let step = offset / STEP;
        let counted = self.counted.get(step).map_or(0, |counted| units(*counted, encoding));
        counted + count(text, step * STEP..offset, encoding)
    }

    /// Byte offset of a position. A column past the end of its line means the end of that line,
    /// a column inside a character the start of that character, a line past the end the end of the
    /// text.
    #[must_use]
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> u32 {
        let start = self.start_of(position.line);
        let end = self.start_of(position.line.saturating_add(1));
        let line = text.get(start as usize..end as usize).unwrap_or_default();
        let line = line.trim_end_matches(['\n', '\r']);
        // In a long line the count begins at the last step before the column.
        let (mut from, mut column) = (0, 0);
        if line.len() > STEP {
            let begins = self.before(text, start as usize, encoding);
            let wanted = begins.saturating_add(position.column);
            let step = match encoding {
                Encoding::Utf8 => wanted as usize / STEP,
                _ => {
                    let next = self.counted.partition_point(|&at| units(at, encoding) <= wanted);
                    next.saturating_sub(1)
                }
            };
            let at = (step * STEP).min(start as usize + line.len());
            let at = (at..at + 4).find(|&at| text.is_char_boundary(at)).unwrap_or(start as usize);
            if let Some(inside) = at.checked_sub(start as usize) {
                (from, column) = (inside, self.before(text, at, encoding) - begins);
            }
        }
        for (i, c) in line.get(from..).unwrap_or_default().char_indices() {
            column += encoding.width(c);
            if column > position.column {
                return start + (from + i) as u32;
            }
        }
        start + line.len() as u32
    }
}

/// The units of UTF-16, or the characters, of both that were counted.
const fn units((utf16, chars): (u32, u32), encoding: Encoding) -> u32 {
    if matches!(encoding, Encoding::Utf16) { utf16 } else { chars }
}

/// The counts of a text at every step.
fn counts(bytes: &[u8]) -> Vec<(u32, u32)> {
    let mut counted = Vec::with_capacity(bytes.len() / STEP + 1);
    let mut sum = (0, 0);
    for chunk in bytes.chunks(STEP) {
        counted.push(sum);
        let (utf16, chars) = begins(chunk);
        sum = (sum.0 + utf16, sum.1 + chars);
    }
    counted.push(sum);
    counted
}

/// How many units of UTF-16 or characters begin in a range of a text: at the bytes that go on nothing.
fn count(text: &str, range: std::ops::Range<usize>, encoding: Encoding) -> u32 {
    let bytes = text.as_bytes().get(range).unwrap_or_default();
    units(begins(bytes), encoding)
}

/// How many code units of UTF-16 and how many characters begin in some bytes.
fn begins(bytes: &[u8]) -> (u32, u32) {
    let chars = bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() as u32;
    let pairs = bytes.iter().filter(|&&byte| byte >= 0xf0).count() as u32;
    (chars + pairs, chars)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_counts_as_a_short_one_does() {
        for unit in ["é😀a", "abc ", "😀", "é", "a\u{301}\u{2028}"] {
            for lead in ["", "x\r\n", "é😀\n", "aa"] {
                let text = format!("{lead}{}\nlaatste", unit.repeat(2_600 / unit.len()));
                let index = LineIndex::new(&text);
                let mut plain = Position { line: 0, column: 0 };
                for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                    for (offset, c) in text.char_indices() {
                        if matches!(c, '\n' | '\r') {
                            plain = Position { line: plain.line + u32::from(c == '\n'), column: 0 };
                            continue;
                        }
                        let position = index.position(&text, offset as u32, encoding);
                        assert_eq!(position, plain, "{unit:?} {lead:?} {encoding:?}");
                        assert_eq!(index.offset(&text, position, encoding), offset as u32);
                        plain.column += encoding.width(c);
                    }
                    plain = Position { line: 0, column: 0 };
                }
                let past = Position { line: text.matches('\n').count() as u32 - 1, column: 99_999 };
                let end = text.rfind('\n').unwrap() as u32;
                assert_eq!(index.offset(&text, past, Encoding::Utf16), end);
            }
        }
    }

    #[test]
    fn only_three_line_ends() {
        let text = "a\nb\r\nc\rd\u{b}e\u{c}f\u{85}g\u{2028}h";
        let index = LineIndex::new(text);
        assert_eq!(index.lines(), 4);
        assert_eq!(index.line_of(text.find('h').unwrap() as u32), 3);
    }

    #[test]
    fn columns_behind_accents_and_emoji() {
        let text = "x\né😀 y";
        let index = LineIndex::new(text);
        let y = text.find('y').unwrap() as u32;
        let column = |encoding| index.position(text, y, encoding).column;
        assert_eq!(column(Encoding::Utf8), 7);
        assert_eq!(column(Encoding::Utf16), 4);
        assert_eq!(column(Encoding::Utf32), 3);
    }

    #[test]
    fn there_and_back_in_every_encoding() {
        let text = "é\r\n😀a\u{301}\rlaatste\n";
        let index = LineIndex::new(text);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (offset, c) in text.char_indices() {
                if c == '\n' || c == '\r' {
                    continue;
                }
                let position = index.position(text, offset as u32, encoding);
                assert_eq!(index.offset(text, position, encoding), offset as u32);
            }
        }
    }

    #[test]
    fn places_that_do_not_exist_round_to_the_nearest() {
        let text = "a😀\nb";
        let index = LineIndex::new(text);
        let inside = Position { line: 0, column: 2 };
        assert_eq!(index.offset(text, inside, Encoding::Utf16), 1);
        let past_line = Position { line: 0, column: 99 };
        assert_eq!(index.offset(text, past_line, Encoding::Utf16), 5);
        let past_text = Position { line: 9, column: 0 };
        assert_eq!(index.offset(text, past_text, Encoding::Utf16), 7);
        assert_eq!(index.position(text, 3, Encoding::Utf8).column, 1);
    }
}
