//! One proposal of a completion: the item that is sent at first, and what is sent when it is looked at.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::*;

use super::view::View;
use super::{convert, hover};
use crate::text::Span;

/// The line with the cursor.
pub struct Line<'v> {
    /// Where the cursor is.
    pub offset: u32,
    /// What stands before it.
    pub text: &'v str,
    /// What stands behind it.
    pub after: &'v str,
    /// What stands before it, no more than words can reach.
    near: &'v str,
}

/// Bytes before the cursor that are looked at for words.
const REACH: usize = 80;
/// Bytes that may stand behind words that were typed in full.
const BEHIND: usize = 24;

impl<'v> Line<'v> {
    /// The line at an offset.
    pub fn at(view: &'v View, offset: u32) -> Self {
        let lines = view.source.lines();
        let row = lines.line_of(offset);
        let text = view.source.slice(Span::new(lines.start_of(row), offset));
        let rest = view.source.text().get(offset as usize..).unwrap_or_default();
        let after = rest.split(['\n', '\r']).next().unwrap_or_default();
        let from = text.len().saturating_sub(REACH)..=text.len();
        let from = from.into_iter().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
        Self { offset, text, after, near: text.get(from..).unwrap_or_default() }
    }

    /// How many bytes at the end are the beginning of some words, or these words and what is typed behind them; at least so many
    /// letters.
    pub fn begun(&self, words: &str, least: usize) -> Option<usize> {
        let text = self.near;
        let lower = text.to_lowercase();
        if lower.len() != text.len() {
            return None;
        }
        let starts_word = |at: usize| {
            lower.get(..at).is_some_and(|head| !head.ends_with(|c: char| c.is_alphanumeric()))
        };
        let whole = lower.rfind(words).filter(|&at| starts_word(at));
        let part = (least..words.len()).rev().find_map(|len| {
            let head = words.get(..len)?;
            lower.ends_with(head).then(|| text.len() - len).filter(|&at| starts_word(at))
        });
        let typed = |at: usize| text.len() - at;
        whole.map(typed).filter(|&typed| typed <= words.len() + BEHIND).or(part.map(typed))
    }

    /// How many bytes of the line are these words or their beginning, when it is nothing else.
    pub fn is_begun(&self, words: &str) -> Option<usize> {
        let lower = self.text.to_lowercase();
        (lower.len() == self.text.len() && words.starts_with(&lower)).then_some(self.text.len())
    }

    /// How many bytes the word before the cursor has.
    pub fn last_word(&self) -> usize {
        self.text.chars().rev().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum()
    }

    /// Whether the cursor is at a span.
    pub fn is_at(&self, span: Span) -> bool {
        super::place::touches(span, self.offset)
    }
}

/// What a proposal is about, so that it can be told later.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// A question.
    Question {
        /// Its set.
        set: usize,
        /// Its number.
        number: u32,
    },
    /// A post, by its place in the register.
    Post(usize),
    /// A dossier, by its number.
    Dossier(String),
    /// A paper, by its id.
    Paper(String),
    /// A note.
    Note {
        /// Its series.
        series: usize,
        /// Its label.
        label: String,
    },
    /// Text that says itself what it is.
    Text,
}

/// What an item carries until it is resolved.
#[derive(Serialize, Deserialize)]
struct Data {
    uri: Uri,
    what: What,
}

/// A proposal.
pub struct Proposal {
    typed: usize,
    behind: usize,
    kind: CompletionItemKind,
    label: String,
    text: String,
    snippet: bool,
    detail: String,
    filter: Option<String>,
    what: What,
}

impl Proposal {
    /// Text in the place of the last bytes that were typed.
    pub fn new(typed: usize, kind: CompletionItemKind, text: String, what: What) -> Self {
        let label = text.clone();
        let detail = String::new();
        Self { typed, behind: 0, kind, label, text, snippet: false, detail, filter: None, what }
    }

    /// With a few words beside its label.
    pub fn detailed(self, detail: String) -> Self {
        Self { detail, ..self }
    }

    /// Found by other words than its own.
    pub fn found_by(self, words: String) -> Self {
        Self { filter: Some(words), ..self }
    }

    /// Takes the place of bytes behind the cursor too.
    pub fn over(self, behind: usize) -> Self {
        Self { behind, ..self }
    }

    /// Under a label of its own, as a snippet where the client knows these.
    pub fn labelled(self, label: String, snippet: bool) -> Self {
        Self { label, snippet, ..self }
    }

    /// The item, without what is told later; `i` is its place in the list.
    pub fn item(self, view: &View, line: &Line<'_>, i: usize) -> CompletionItem {
        let (typed, behind) = (self.typed as u32, self.behind as u32);
        let range = view.range(Span::new(line.offset - typed, line.offset + behind));
        let data = Data { uri: view.uri.clone(), what: self.what };
        CompletionItem {
            filter_text: Some(self.filter.unwrap_or_else(|| self.label.clone())),
            label: self.label,
            kind: Some(self.kind),
            detail: Some(self.detail).filter(|detail| !detail.is_empty()),
            sort_text: Some(format!("{i:05}")),
            insert_text_format: self.snippet.then_some(InsertTextFormat::SNIPPET),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, self.text))),
            data: serde_json::to_value(data).ok(),
            ..CompletionItem::default()
        }
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
        if view.manners.documentation_markdown {
            Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })
        } else {
            Documentation::String(convert::unmarked(&value))
        }
    });
    CompletionItem { documentation, ..item }
}

fn told(view: &View, what: &What) -> Option<String> {
    let (draft, register) = (view.draft(), &view.settings.register);
    match what {
        What::Question { set, number } => {
            let question = draft.questions_of(*set).iter().find(|one| one.number == *number)?;
            Some(hover::asked(question))
        }
        What::Post(i) => {
            let post = register.posts().get(*i)?;
            let party =
                if post.party.is_empty() { String::new() } else { format!(" ({})", post.party) };
            let (name, office, days) = (post.name(), post.office.title(), hover::days(post));
            Some(format!("**{name}**{party}\n\n{office}, {days}"))
        }
        What::Dossier(number) => {
            let title = register.dossier(number).map(|dossier| hover::plain(&dossier.title));
            let title = title.map_or_else(String::new, |title| format!("\n\n{title}"));
            Some(format!("**Dossier {number}**{title}\n\n<{}>", hover::dossier_url(number)))
        }
        What::Paper(id) => {
            let cited =
                draft.citations.iter().find(|cited| cited.citation.id.as_ref() == Some(id))?;
            Some(hover::paper(view, cited))
        }
        What::Note { series, label } => {
            let mut notes = draft.notes.iter();
            let note = notes.find(|note| note.series == *series && note.label == *label)?;
            let mut text = format!("**Noot {label}**");
            let _ = write!(text, "\n\n{}", hover::plain(note.flow.text()));
            Some(text)
        }
        What::Text => None,
    }
}
