//! What a list of the parts of a draft shows.

use std::collections::HashSet;

use super::Snapshot;
use super::questions::is_open;
use super::short;
use crate::draft::{Draft, Place, Question};
use crate::text::Span;

/// A part of a draft.
#[derive(Debug)]
pub struct Symbol {
    /// Where it stands, without what it is called by where that lies outside it.
    pub span: Span,
    /// Where its name stands.
    pub name_span: Span,
    /// What it is called.
    pub name: String,
    /// A few words of it; may be empty.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
}

/// What a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// The covering letter.
    Letter,
    /// A question.
    Question,
    /// An answer.
    Answer,
    /// A note.
    Note,
    /// A signature.
    Signature,
    /// A dossier that is cited.
    Dossier,
}

/// Letter, questions with their state, answers, notes and signatures, in the order of the text.
pub fn of_draft(snapshot: &Snapshot) -> Vec<Symbol> {
    let draft = snapshot.draft();
    let mut found = Vec::new();
    let mut add = |span, name_span, name, detail, kind| {
        found.push(Symbol { span, name_span, name, detail, kind });
    };
    if draft.letter.is_letter() {
        let span = draft.letter.flow.whole();
        let name = snapshot.word("Brief", "Letter").to_owned();
        add(span, span, name, String::new(), SymbolKind::Letter);
    }
    for question in &draft.questions {
        let detail = state(draft, question);
        let name = named(snapshot, question);
        add(question.span, question.heading, name, detail, SymbolKind::Question);
    }
    for answer in &draft.answers {
        let numbers = answer.questions.iter().filter_map(|&i| draft.questions.get(i));
        let numbers: Vec<String> = numbers.map(|question| question.number.to_string()).collect();
        let mut name = one_line(snapshot.document.source.slice(answer.heading));
        if answer.numbers.is_empty() && !numbers.is_empty() {
            // A bare "Antwoord" says nothing in a list.
            name = format!("{name} {}", numbers.join(", "));
        }
        let detail = short(answer.flow.text());
        add(answer.span, answer.heading, name, detail, SymbolKind::Answer);
    }
    for note in &draft.notes {
        let name = format!("{} {}", snapshot.word("Noot", "Note"), note.label);
        add(note.span, note.label_span, name, short(note.flow.text()), SymbolKind::Note);
    }
    for office in draft.people.offices.iter().filter(|office| office.place == Place::Signature) {
        let name = one_line(snapshot.document.source.slice(office.span));
        let person = office.person.as_ref().map(|person| person.text.clone());
        add(office.span, office.span, name, person.unwrap_or_default(), SymbolKind::Signature);
    }
    found.sort_by_key(|symbol| symbol.span);
    found
}

/// How a list names a question.
fn named(snapshot: &Snapshot, question: &Question) -> String {
    format!("{} {}", snapshot.word("Vraag", "Question"), question.number)
}

/// The words of a question, with "OPEN" before them while it waits for its answer.
fn state(draft: &Draft, question: &Question) -> String {
    let text = short(question.flow.text());
    if is_open(draft, question) { format!("OPEN: {text}") } else { text }
}

/// Questions with their state and dossiers whose name or text holds the words of a query; all where the query is empty. "open" finds the
/// open questions.
pub fn found(snapshot: &Snapshot, query: &str) -> Vec<Symbol> {
    let query = query.to_lowercase();
    let mut found = Vec::new();
    let mut add = |name: String, text: &str, kind: SymbolKind, span: Span| {
        let fits = name.to_lowercase().contains(&query) || text.to_lowercase().contains(&query);
        if fits {
            found.push(Symbol { span, name_span: span, name, detail: String::new(), kind });
        }
    };
    for question in &snapshot.draft().questions {
        let text = question.flow.text();
        let name = format!("{}: {}", named(snapshot, question), state(snapshot.draft(), question));
        add(name, text, SymbolKind::Question, question.heading);
    }
    let mut named = HashSet::new();
    for cited in &snapshot.draft().citations {
        let Some(dossier) = cited.citation.dossier.as_ref().map(|dossier| dossier.code()) else {
            continue;
        };
        if named.insert(dossier.clone()) {
            let title = snapshot.settings.title_of(&dossier).unwrap_or_default();
            let name = [format!("Dossier {dossier}"), short(&title)].join(": ");
            let name = name.trim_end_matches(": ").to_owned();
            add(name, &title, SymbolKind::Dossier, cited.span);
        }
    }
    found
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
