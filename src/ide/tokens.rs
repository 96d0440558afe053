//! What the words of a draft are: headings, notes, references and placeholders.

use super::Snapshot;
use crate::text::Span;

/// What words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// The heading of a question.
    Question,
    /// The heading of an answer.
    Answer,
    /// The label of a note, or a mark of it.
    Note,
    /// A reference to a question.
    Reference,
    /// A reference to a publication.
    Paper,
    /// What is still to be filled in.
    Placeholder,
}

/// All tokens of a draft in the order of the text, none over a line end and none over another.
pub fn all(snapshot: &Snapshot) -> Vec<(Span, Token)> {
    let draft = snapshot.draft();
    let mut spans: Vec<(Span, Token)> = Vec::new();
    spans.extend(draft.questions.iter().map(|one| (one.heading, Token::Question)));
    spans.extend(draft.answers.iter().map(|one| (one.heading, Token::Answer)));
    spans.extend(draft.notes.iter().map(|one| (one.label_span, Token::Note)));
    spans.extend(draft.marks.iter().map(|one| (one.span, Token::Note)));
    spans.extend(draft.references.iter().map(|one| (one.span, Token::Reference)));
    spans.extend(draft.citations.iter().map(|one| (one.span, Token::Paper)));
    spans.extend(draft.placeholders.iter().map(|one| (one.span, Token::Placeholder)));
    spans.sort_by_key(|(span, _)| *span);
    let mut tokens = Vec::new();
    let mut done = 0;
    for (span, token) in spans {
        if span.start >= done && !span.is_empty() {
            done = span.end;
            tokens.extend(by_line(snapshot, span).into_iter().map(|piece| (piece, token)));
        }
    }
    tokens
}

/// The parts of a span on each of its lines, without line ends.
fn by_line(snapshot: &Snapshot, span: Span) -> Vec<Span> {
    let lines = snapshot.document.source.lines();
    let rows = lines.line_of(span.start)..=lines.line_of(span.end);
    let piece = |row: u32| {
        let start = lines.start_of(row).max(span.start);
        let end = lines.start_of(row + 1).min(span.end);
        let words =
            snapshot.document.source.slice(Span::new(start, end)).trim_end_matches(['\n', '\r']);
        Span::new(start, start + words.len() as u32)
    };
    rows.map(piece).filter(|piece| !piece.is_empty()).collect()
}
