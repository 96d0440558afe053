//! What the answers of a draft commit to.

use serde::Serialize;
use tower_lsp::ls_types::Range;

use super::super::view::View;
use crate::report::CommitmentOut;

/// A commitment, with its place in the editor.
#[derive(Serialize)]
pub struct Row {
    /// The sentence.
    text: String,
    /// The questions whose answer it stands in; empty in the letter.
    questions: Vec<u32>,
    /// When, in the words of the sentence.
    term: Option<String>,
    /// The last day of the term, where it can be derived.
    due: Option<String>,
    /// Whether a result is promised (`hard`) or an effort (`soft`).
    strength: &'static str,
    /// The sentence.
    range: Range,
}

/// All commitments, in the order of the text.
pub fn rows(view: &View) -> Vec<Row> {
    let draft = view.draft();
    let row = |commitment: &crate::draft::Commitment| {
        let out = CommitmentOut::of(&view.document.source, draft, commitment);
        let span = draft.span_in(commitment.part, commitment.range.clone());
        Row {
            text: out.text.replace('\n', " "),
            questions: out.questions,
            term: out.when,
            due: out.due,
            strength: out.strength,
            range: view.range(span),
        }
    };
    draft.commitments.iter().map(row).collect()
}
