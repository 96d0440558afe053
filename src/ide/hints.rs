//! What is said between the words: where a question is answered, when that is not under a heading of its own, and what a dossier is
//! called, behind the first reference to it.

use std::collections::HashSet;

use super::Snapshot;
use super::questions::answered_elsewhere;
use crate::draft::{Cited, Question};
use crate::text::Span;

/// Characters of a title that a hint shows.
const SHORT: usize = 40;

/// Words that are shown behind a place in the text.
#[derive(Debug)]
pub struct Hint {
    /// The place.
    pub offset: u32,
    /// The words.
    pub label: String,
    /// More of the same.
    pub tooltip: Option<String>,
}

/// The hints within a span.
pub fn within(snapshot: &Snapshot, span: Span) -> Vec<Hint> {
    let all = answered(snapshot).chain(dossiers(snapshot));
    all.filter(|hint| span.start <= hint.offset && hint.offset <= span.end).collect()
}

fn answered(snapshot: &Snapshot) -> impl Iterator<Item = Hint> {
    let draft = snapshot.draft();
    draft.questions.iter().filter_map(|question: &Question| {
        let first = answered_elsewhere(draft, question)?;
        let label = format!("{} {first}", snapshot.word("beantwoord bij", "answered at"));
        Some(Hint { offset: question.heading.end, label, tooltip: None })
    })
}

fn dossiers(snapshot: &Snapshot) -> impl Iterator<Item = Hint> {
    let mut named = HashSet::new();
    let citations = &snapshot.draft().citations;
    citations.iter().enumerate().filter_map(move |(i, cited)| {
        let code = cited.citation.dossier.as_ref()?.code();
        // The title is looked up once for each dossier.
        if !named.insert(code.clone()) {
            return None;
        }
        snapshot.settings.title_of(&code).map(|title| {
            let label = match title.char_indices().nth(SHORT - 1) {
                Some((at, c)) if at + c.len_utf8() < title.len() => {
                    format!("{}…", title.get(..at).unwrap_or_default().trim_end())
                }
                _ => title.clone(),
            };
            let tooltip = format!("Dossier {code}: {title}");
            Hint { offset: end_of_list(citations, i), label, tooltip: Some(tooltip) }
        })
    })
}

/// Where a reference ends with the further numbers of its dossier: "nrs. 12 en 14".
fn end_of_list(citations: &[Cited], i: usize) -> u32 {
    let place =
        |cited: &Cited| Some((cited.part, cited.citation.dossier.as_ref()?.base.range.start));
    let rest = citations.get(i..).unwrap_or_default();
    let first = rest.first().and_then(place);
    let shared = rest.iter().take_while(|cited| place(cited) == first);
    shared.map(|cited| cited.span.end).max().unwrap_or_default()
}
