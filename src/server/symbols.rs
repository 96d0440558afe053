//! `textDocument/documentSymbol` and `workspace/symbol`.

use std::collections::HashSet;

use tower_lsp::ls_types::*;

use super::place;
use super::view::View;
use crate::draft::{Draft, Place, Question};
use crate::text::Span;

/// Characters of a text that a list shows.
const SHORT: usize = 60;

/// Letter, questions with their state, answers, notes and signatures, in the order of the text.
pub fn document(view: &View) -> Vec<DocumentSymbol> {
    let draft = view.draft();
    let mut found: Vec<(Span, Span, String, String, SymbolKind)> = Vec::new();
    if draft.letter.is_letter() {
        let span = draft.letter.flow.whole();
        found.push((span, span, "Brief".to_owned(), String::new(), SymbolKind::FILE));
    }
    for question in &draft.questions {
        let detail = state(draft, question);
        let name = format!("Vraag {}", question.number);
        found.push((question.span, question.heading, name, detail, SymbolKind::KEY));
    }
    for answer in &draft.answers {
        let numbers = answer.questions.iter().filter_map(|&i| draft.questions.get(i));
        let numbers: Vec<String> = numbers.map(|question| question.number.to_string()).collect();
        let mut name = one_line(view.source.slice(answer.heading));
        if answer.numbers.is_empty() && !numbers.is_empty() {
            // A bare "Antwoord" says nothing in a list.
            name = format!("{name} {}", numbers.join(", "));
        }
        let detail = short(answer.flow.text());
        found.push((answer.span, answer.heading, name, detail, SymbolKind::STRING));
    }
    for note in &draft.notes {
        let name = format!("Noot {}", note.label);
        found.push((
            note.span,
            note.label_span,
            name,
            short(note.flow.text()),
            SymbolKind::CONSTANT,
        ));
    }
    for office in draft.people.offices.iter().filter(|office| office.place == Place::Signature) {
        let name = one_line(view.source.slice(office.span));
        let person = office.person.as_ref().map(|person| person.text.clone());
        found.push((office.span, office.span, name, person.unwrap_or_default(), SymbolKind::CLASS));
    }
    found.sort_by_key(|(span, ..)| *span);
    let symbol =
        |(span, name_span, name, detail, kind): (Span, Span, String, String, SymbolKind)| {
            let whole = span.to(name_span);
            #[allow(deprecated)]
            DocumentSymbol {
                // Editors refuse a symbol without a name.
                name: if name.is_empty() { "…".to_owned() } else { name },
                detail: Some(detail).filter(|detail| !detail.is_empty()),
                kind,
                tags: None,
                deprecated: None,
                range: view.range(whole),
                selection_range: view.range(name_span),
                children: None,
            }
        };
    found.into_iter().map(symbol).collect()
}

/// "open", or the answer that covers a question.
fn state(draft: &Draft, question: &Question) -> String {
    let text = short(question.flow.text());
    if place::is_open(draft, question) { format!("OPEN: {text}") } else { text }
}

/// Questions and dossiers in all drafts whose name or text holds the words of a query.
pub fn workspace(views: &[View], query: &str) -> Vec<WorkspaceSymbol> {
    let query = query.to_lowercase();
    let mut found = Vec::new();
    for view in views {
        let file = view.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut add = |name: String, text: &str, kind: SymbolKind, span: Span| {
            let fits = name.to_lowercase().contains(&query) || text.to_lowercase().contains(&query);
            if fits {
                found.push(WorkspaceSymbol {
                    name,
                    kind,
                    tags: None,
                    container_name: Some(file.clone()),
                    location: OneOf::Left(Location::new(view.uri.clone(), view.range(span))),
                    data: None,
                });
            }
        };
        for question in &view.draft().questions {
            let text = question.flow.text();
            let name = format!("Vraag {}: {}", question.number, short(text));
            add(name, text, SymbolKind::KEY, question.heading);
        }
        let mut named = HashSet::new();
        for cited in &view.draft().citations {
            let Some(dossier) = cited.citation.dossier.as_ref().map(|dossier| dossier.code())
            else {
                continue;
            };
            if named.insert(dossier.clone()) {
                let known = view.settings.register.dossier(&dossier);
                let title = known.map(|known| known.title.as_str()).unwrap_or_default();
                let name = [format!("Dossier {dossier}"), short(title)].join(": ");
                let name = name.trim_end_matches(": ").to_owned();
                add(name, title, SymbolKind::NUMBER, cited.span);
            }
        }
    }
    found
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(text: &str) -> String {
    let line = text.replace('\n', " ");
    match line.char_indices().nth(SHORT) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default().trim_end()),
        None => line,
    }
}
