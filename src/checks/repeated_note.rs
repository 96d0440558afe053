//! KL313: a note that only repeats the one before it.

use super::{Context, Finding};
use crate::draft::Part;

/// Reports notes with the same text as the note before them, both of the answerer. Notes to questions are quoted.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for (i, pair) in draft.notes.windows(2).enumerate() {
        let [first, note] = pair else { continue };
        let quoted = draft.is_quoted(Part::Note(i)) || draft.is_quoted(Part::Note(i + 1));
        if first.series == note.series
            && letters(note.flow.text()).next().is_some()
            && letters(note.flow.text()).eq(letters(first.flow.text()))
            && !refers_to_note(note.flow.text())
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
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// "Idem", "Zie noot 3", "Ibid.": meant to be repeated.
fn refers_to_note(text: &str) -> bool {
    let begins = |word: &&str| letters(text).take(word.len()).eq(word.chars());
    ["idem", "ibid", "zienoot", "zievoetnoot", "zelfde"].iter().any(begins)
}
