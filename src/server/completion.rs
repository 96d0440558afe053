//! `textDocument/completion`: what the draft itself, its date and the register make likely.

use std::collections::BTreeSet;

use tower_lsp::ls_types::*;

use super::place;
use super::view::View;
use crate::text::Span;

/// Letters of a word after which words are proposed.
const ENOUGH: usize = 3;
/// Bytes before the cursor that are looked at.
const REACH: usize = 80;

/// The proposals at a position.
pub fn items(view: &View, position: Position) -> Vec<CompletionItem> {
    let offset = view.offset(position);
    let start = view.source.lines().start_of(view.source.lines().line_of(offset));
    let line = view.source.slice(Span::new(start, offset));
    let from =
        (line.len().saturating_sub(REACH)..=line.len()).find(|&at| line.is_char_boundary(at));
    let near = line.get(from.unwrap_or_default()..).unwrap_or_default();
    let mut items = Vec::new();
    let mut propose = |typed: usize, kind: CompletionItemKind, text: String, detail: String| {
        let range = view.range(Span::new(offset - typed as u32, offset));
        items.push(CompletionItem {
            label: text.clone(),
            kind: Some(kind),
            detail: Some(detail).filter(|detail| !detail.is_empty()),
            sort_text: Some(format!("{:05}", items.len())),
            filter_text: Some(text.clone()),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, text))),
            ..CompletionItem::default()
        });
    };
    if let Some(typed) = begun(line, "antwoord", 0).filter(|&typed| typed == line.len()) {
        for (heading, asked) in headings(view) {
            propose(typed, CompletionItemKind::KEYWORD, heading, asked);
        }
    }
    if let Some(typed) = begun(near, "zie het antwoord op vraag", ENOUGH - 1) {
        for (words, asked) in answered(view, offset) {
            propose(typed, CompletionItemKind::REFERENCE, words, asked);
        }
    }
    let roles = ["minister van", "minister voor", "staatssecretaris van", "staatssecretaris"];
    let typed = roles.iter().filter_map(|role| begun(near, role, ENOUGH)).max();
    if let (Some(typed), Some(date)) = (typed, view.draft().date().or(view.settings.today)) {
        for post in view.settings.register.held_on(date) {
            propose(typed, CompletionItemKind::CLASS, post.office.title(), post.name());
        }
    }
    let papers = ["kamerstukken", "kamerstuk"];
    if let Some(typed) = papers.iter().filter_map(|word| begun(near, word, ENOUGH)).max() {
        for words in papers_cited(view) {
            propose(typed, CompletionItemKind::VALUE, words, String::new());
        }
    }
    items
}

/// How many bytes at the end of a text are the beginning of some words, or these words and what is typed behind them; at least
/// so many letters.
fn begun(text: &str, words: &str, least: usize) -> Option<usize> {
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
    whole.map(typed).filter(|&typed| typed <= words.len() + 24).or(part.map(typed))
}

/// A heading for every open question, written as the headings that are there.
fn headings(view: &View) -> Vec<(String, String)> {
    let draft = view.draft();
    let model = draft.answers.iter().find_map(|answer| {
        let [(number, _)] = answer.numbers.as_slice() else { return None };
        Some((view.source.slice(answer.heading).trim(), number.to_string()))
    });
    let heading = |number: u32| match &model {
        Some((words, old)) => words.replacen(old, &number.to_string(), 1),
        None => format!("Antwoord {number}"),
    };
    let open = draft.questions.iter().filter(|question| place::is_open(draft, question));
    open.map(|question| (heading(question.number), question.flow.text().replace('\n', " ")))
        .collect()
}

/// References to the answers of other questions of the same set.
fn answered(view: &View, offset: u32) -> Vec<(String, String)> {
    let draft = view.draft();
    let here = draft.answers.iter().find(|answer| place::touches(answer.span, offset));
    let Some(here) = here else { return Vec::new() };
    let own: Vec<u32> = here
        .questions
        .iter()
        .filter_map(|&i| draft.questions.get(i))
        .map(|question| question.number)
        .collect();
    let others =
        draft.questions_of(here.set).iter().filter(|question| !own.contains(&question.number));
    let words = |number: u32| format!("Zie het antwoord op vraag {number}.");
    others
        .map(|question| (words(question.number), question.flow.text().replace('\n', " ")))
        .collect()
}

/// The papers that the draft cites, each once, as it writes them.
fn papers_cited(view: &View) -> BTreeSet<String> {
    let draft = view.draft();
    let cited = draft.citations.iter().filter(|cited| cited.citation.id.is_some());
    let words = cited.map(|cited| draft.words_in(cited.part, cited.citation.range.clone()));
    words.filter(|words| words.starts_with("Kamerstuk")).map(str::to_owned).collect()
}
