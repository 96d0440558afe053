//! `textDocument/documentSymbol` and `workspace/symbol`.

use tower_lsp::ls_types::{DocumentSymbol, Location, OneOf, SymbolKind, WorkspaceSymbol};

use super::view::View;
use crate::ide::symbols::{self, Symbol};

/// Letter, questions with their state, answers, notes and signatures, in the order of the text.
pub fn document(view: &View) -> Vec<DocumentSymbol> {
    let symbol = |symbol: Symbol| {
        let whole = symbol.span.to(symbol.name_span);
        #[allow(deprecated)]
        DocumentSymbol {
            // Editors refuse a symbol without a name.
            name: if symbol.name.is_empty() { "…".to_owned() } else { symbol.name },
            detail: Some(symbol.detail).filter(|detail| !detail.is_empty()),
            kind: kind(symbol.kind),
            tags: None,
            deprecated: None,
            range: view.range(whole),
            selection_range: view.range(symbol.name_span),
            children: None,
        }
    };
    symbols::of_draft(view).into_iter().map(symbol).collect()
}

/// Questions and dossiers in all drafts whose name or text holds the words of a query.
pub fn workspace(views: &[View], query: &str) -> Vec<WorkspaceSymbol> {
    let of_one = |view: &View| {
        let file = view.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let symbol = |symbol: Symbol| WorkspaceSymbol {
            name: symbol.name,
            kind: kind(symbol.kind),
            tags: None,
            container_name: Some(file.clone()),
            location: OneOf::Left(Location::new(view.uri.clone(), view.range(symbol.span))),
            data: None,
        };
        symbols::found(view, query).into_iter().map(symbol).collect::<Vec<WorkspaceSymbol>>()
    };
    views.iter().flat_map(of_one).collect()
}

const fn kind(kind: symbols::SymbolKind) -> SymbolKind {
    match kind {
        symbols::SymbolKind::Letter => SymbolKind::FILE,
        symbols::SymbolKind::Question => SymbolKind::KEY,
        symbols::SymbolKind::Answer => SymbolKind::STRING,
        symbols::SymbolKind::Note => SymbolKind::CONSTANT,
        symbols::SymbolKind::Signature => SymbolKind::CLASS,
        symbols::SymbolKind::Dossier => SymbolKind::NUMBER,
    }
}
