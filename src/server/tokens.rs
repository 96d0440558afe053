//! `textDocument/semanticTokens/full`.

use tower_lsp::ls_types::*;

use super::view::View;
use crate::ide::tokens::{self, Token};

/// The names of the tokens, from those that every theme colours; each stands at the place that [`index`] gives.
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

const fn index(token: Token) -> u32 {
    match token {
        Token::Question => 0,
        Token::Answer => 1,
        Token::Note => 2,
        Token::Reference => 3,
        Token::Paper => 4,
        Token::Placeholder => 5,
    }
}

/// All tokens of a draft, each by its distance from the one before.
pub fn all(view: &View) -> Vec<SemanticToken> {
    let mut last = Position::default();
    let mut tokens = Vec::new();
    for (span, token) in tokens::all(view) {
        let range = view.range(span);
        let delta_line = range.start.line - last.line;
        let before = if delta_line == 0 { last.character } else { 0 };
        tokens.push(SemanticToken {
            delta_line,
            delta_start: range.start.character - before,
            length: range.end.character - range.start.character,
            token_type: index(token),
            token_modifiers_bitset: 0,
        });
        last = range.start;
    }
    tokens
}
