//! Positions and words of the library in the terms of the protocol.

use tower_lsp::ls_types::{DiagnosticSeverity, Position, Range};

use crate::rule::Severity;
use crate::text::{self, Encoding, Source, Span};

/// The position of a byte offset.
pub fn position(source: &Source, offset: u32, encoding: Encoding) -> Position {
    let text::Position { line, column } = source.position(offset, encoding);
    Position::new(line, column)
}

/// The range of a span.
pub fn range(source: &Source, span: Span, encoding: Encoding) -> Range {
    Range::new(position(source, span.start, encoding), position(source, span.end, encoding))
}

/// The byte offset of a position.
pub fn offset(source: &Source, position: Position, encoding: Encoding) -> u32 {
    let position = text::Position { line: position.line, column: position.character };
    source.lines().offset(source.text(), position, encoding)
}

/// The span of a range.
pub fn span(source: &Source, range: Range, encoding: Encoding) -> Span {
    Span::new(offset(source, range.start, encoding), offset(source, range.end, encoding))
}

/// A severity.
pub const fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// Our own Markdown without its marks, for a client that does not show it.
pub fn unmarked(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // What is escaped stands for itself.
            '\\' => value.extend(chars.next()),
            '*' | '`' | '<' | '>' => {}
            _ => value.push(c),
        }
    }
    value.replace("\n- [ ] ", "\n- ").replace("\n\n---\n\n", "\n\n")
}

#[cfg(test)]
mod tests {
    use super::unmarked;

    #[test]
    fn marks_go_and_words_stay() {
        let text = "**Vraag 2**\n\nWat is a\\*b \\<c é😀?\n- [ ] een *(bij ja)*\n\n---\n\n<https://x.nl/a_b>, `kst-1-2`";
        let plain = "Vraag 2\n\nWat is a*b <c é😀?\n- een (bij ja)\n\nhttps://x.nl/a_b, kst-1-2";
        assert_eq!(unmarked(text), plain);
    }
}
