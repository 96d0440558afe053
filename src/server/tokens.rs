//! `textDocument/semanticTokens/full`: headings, notes, references and placeholders.

use tower_lsp::ls_types::*;

use super::view::View;
use crate::text::Span;

/// What a token is, in the order of the legend.
#[derive(Clone, Copy)]
enum Token {
    Question,
    Answer,
    Note,
    Reference,
    Paper,
    Placeholder,
}

/// The names of the tokens, from those that every theme colours.
pub fn legend() -> SemanticTokensLegend {
    let token_types = vec![
        SemanticTokenType::CLASS,
        SemanticTokenType::FUNCTION,
        SemanticTokenType::NUMBER,
        SemanticTokenType::VARIABLE,
        SemanticTokenType::STRING,
        SemanticTokenType::KEYWORD,
    ];
    SemanticTokensLegend { token_types, token_modifiers: Vec::new() }
}

/// All tokens of a draft, none over a line end and none over another.
pub fn all(view: &View) -> Vec<SemanticToken> {
    let draft = view.draft();
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
    let (mut done, mut last) = (0, Position::default());
    for (span, token) in spans {
        if span.start < done || span.is_empty() {
            continue;
        }
        done = span.end;
        for piece in by_line(view, span) {
            let range = view.range(piece);
            let delta_line = range.start.line - last.line;
            let before = if delta_line == 0 { last.character } else { 0 };
            tokens.push(SemanticToken {
                delta_line,
                delta_start: range.start.character - before,
                length: range.end.character - range.start.character,
                token_type: token as u32,
                token_modifiers_bitset: 0,
            });
            last = range.start;
        }
    }
    tokens
}

/// The parts of a span on each of its lines, without line ends.
fn by_line(view: &View, span: Span) -> Vec<Span> {
    let lines = view.source.lines();
    let rows = lines.line_of(span.start)..=lines.line_of(span.end);
    let piece = |row: u32| {
        let start = lines.start_of(row).max(span.start);
        let end = lines.start_of(row + 1).min(span.end);
        let words = view.source.slice(Span::new(start, end)).trim_end_matches(['\n', '\r']);
        Span::new(start, start + words.len() as u32)
    };
    rows.map(piece).filter(|piece| !piece.is_empty()).collect()
}
