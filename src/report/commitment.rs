//! A commitment as it is printed.

use serde::Serialize;

use super::Range;
use crate::draft::{Commitment, Draft};
use crate::text::Source;

/// A commitment in JSON and CSV.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentOut {
    /// The sentence.
    pub text: String,
    /// The questions whose answer it stands in; empty in the letter.
    pub questions: Vec<u32>,
    /// The same with their letters ("3a").
    pub labels: Vec<String>,
    /// What it is about, where the sentence says "over …".
    pub about: Option<String>,
    /// When, in the words of the sentence.
    pub when: Option<String>,
    /// Whether a result is promised (`hard`) or an effort (`soft`).
    pub strength: &'static str,
    /// The last day of the term, where it can be derived.
    pub due: Option<String>,
    /// Where the sentence stands.
    pub range: Range,
}

impl CommitmentOut {
    /// A commitment of a draft, ready for printing.
    #[must_use]
    pub fn of(source: &Source, draft: &Draft, commitment: &Commitment) -> Self {
        let words =
            |range: std::ops::Range<usize>| draft.words_in(commitment.part, range).to_owned();
        let numbers = draft.numbers_of(commitment.part);
        Self {
            text: words(commitment.range.clone()),
            questions: numbers.iter().map(|number| number.value()).collect(),
            labels: numbers.iter().map(ToString::to_string).collect(),
            about: commitment.about.clone().map(words),
            when: commitment.term.as_ref().map(|term| words(term.range.clone())),
            strength: if commitment.form.is_hard() { "hard" } else { "soft" },
            due: commitment.due.map(|due| due.to_string()),
            range: Range::of(source, draft.span_in(commitment.part, commitment.range.clone())),
        }
    }
}
