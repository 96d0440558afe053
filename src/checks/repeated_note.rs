//! KL313: a note that only repeats the one before it.

use super::{Context, Finding};
use crate::draft::Part;

/// Reports notes with the same text as the note before them, both of the answerer. Notes to questions are quoted.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (i, pair) in draft.notes.windows(2).enumerate() {
        let [first, note] = pair else { continue };
        let text = folded(note.flow.text());
        let quoted = draft.is_quoted(Part::Note(i)) || draft.is_quoted(Part::Note(i + 1));
        if first.series == note.series
            && !text.is_empty()
            && text == folded(first.flow.text())
            && !refers_to_note(&text)
            && !quoted
        {
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
