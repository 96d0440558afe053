//! KL313: a note that only repeats an earlier one.

use std::collections::HashMap;

use super::{Context, Finding};
use crate::draft::{Note, Part};

/// Reports notes with the same text as an earlier note of the answerer. Notes to questions are quoted.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let mut seen: HashMap<(usize, String), &Note> = HashMap::new();
    for (i, note) in draft.notes.iter().enumerate() {
        let text = folded(note.flow.text());
        if text.is_empty() || refers_to_note(&text) || draft.is_quoted(Part::Note(i)) {
            continue;
        }
        let first = *seen.entry((note.series, text)).or_insert(note);
        if first.label_span != note.label_span {
            found.push(
                Finding::at(note.flow.whole())
                    .with("label", &note.label)
                    .with("first", &first.label)
                    .related(first.label_span, "first"),
            );
        }
    }
}

/// Letters and digits only, in lower case: punctuation and spaces make no other note.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// "Idem", "Zie noot 3", "Ibid.": meant to be repeated.
fn refers_to_note(folded: &str) -> bool {
    ["idem", "ibid", "zienoot", "zievoetnoot", "zelfde"]
        .iter()
        .any(|start| folded.starts_with(start))
}
