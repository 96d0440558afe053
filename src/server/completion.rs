//! `textDocument/completion` and `completionItem/resolve`: an item says little; what belongs to it is told when it is looked at.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::*;

use super::convert;
use super::view::View;
use crate::ide::completion::proposals;
use crate::ide::proposal::{Proposal, ProposalKind, What, told};

/// What an item carries until it is resolved.
#[derive(Serialize, Deserialize)]
struct Data {
    uri: Uri,
    what: What,
}

/// The items at a position.
pub fn items(view: &View, position: Position) -> Vec<CompletionItem> {
    let offset = view.offset(position);
    let found = proposals(view, offset, view.profile.snippets);
    found.into_iter().enumerate().map(|(i, one)| item(view, offset, i, one)).collect()
}

/// The item, without what is told later; `i` is its place in the list.
fn item(view: &View, offset: u32, i: usize, proposal: Proposal) -> CompletionItem {
    let range = view.range(proposal.span(offset));
    let data = Data { uri: view.uri.clone(), what: proposal.what };
    CompletionItem {
        filter_text: Some(proposal.filter.unwrap_or_else(|| proposal.label.clone())),
        label: proposal.label,
        kind: Some(kind(proposal.kind)),
        detail: Some(proposal.detail).filter(|detail| !detail.is_empty()),
        sort_text: Some(format!("{i:05}")),
        insert_text_format: proposal.snippet.then_some(InsertTextFormat::SNIPPET),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, proposal.text))),
        data: serde_json::to_value(data).ok(),
        ..CompletionItem::default()
    }
}

const fn kind(kind: ProposalKind) -> CompletionItemKind {
    match kind {
        ProposalKind::Heading => CompletionItemKind::KEYWORD,
        ProposalKind::Reference | ProposalKind::Note => CompletionItemKind::REFERENCE,
        ProposalKind::Office => CompletionItemKind::CLASS,
        ProposalKind::Person | ProposalKind::Paper => CompletionItemKind::VALUE,
        ProposalKind::Dossier => CompletionItemKind::FOLDER,
        ProposalKind::Template => CompletionItemKind::SNIPPET,
    }
}

/// The draft that an item belongs to.
pub fn draft_of(item: &CompletionItem) -> Option<Uri> {
    Some(data(item)?.uri)
}

fn data(item: &CompletionItem) -> Option<Data> {
    serde_json::from_value(item.data.clone()?).ok()
}

/// The item with all that can be said of it.
pub fn resolved(view: &View, item: CompletionItem) -> CompletionItem {
    let told = data(&item).and_then(|data| told(view, &data.what));
    let documentation = told.map(|value| {
        if view.profile.documentation_markdown {
            Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })
        } else {
            Documentation::String(convert::unmarked(&value))
        }
    });
    CompletionItem { documentation, ..item }
}
