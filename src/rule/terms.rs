//! The `terms` engine: wrong words and what is right instead.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Context;
use super::Finding;
use super::lexicon::{Hit, with_case_of};
use crate::text::holds_word;

/// Words that are wrong, each with what is right. What is right as it stands (`"Raad van Aruba" = "Raad van Aruba"`) is spared where a shorter
/// one would report a part of it.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "BTreeMap<String, String>")]
#[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, String>"))]
pub struct Terms {
    /// Wrong and right, with the capitals that they have in a sentence.
    words: Vec<(String, String)>,
}

impl From<BTreeMap<String, String>> for Terms {
    fn from(words: BTreeMap<String, String>) -> Self {
        Self { words: words.into_iter().collect() }
    }
}

impl Terms {
    /// Adds words, and takes others out.
    pub(super) fn change(&mut self, add: BTreeMap<String, String>, remove: &[String]) {
        self.words.retain(|(word, _)| !remove.contains(word) && !add.contains_key(word));
        self.words.extend(add);
    }

    /// The first word whose right form holds the wrong one as a word, so that a fix would bring the finding back: `brug` =
    /// `brug brug`.
    pub(super) fn growing(&self) -> Option<&str> {
        let holds = |(wrong, right): &&(String, String)| {
            let capital = with_case_of(wrong, "A");
            // What is found at the front of a sentence may be right there: "Tweede Kamer".
            let forms =
                [wrong, &capital].into_iter().filter(|form| with_case_of(right, form) != **form);
            forms.into_iter().any(|wrong| holds_word(right, wrong))
        };
        self.words.iter().find(holds).map(|(wrong, _)| wrong.as_str())
    }

    pub(super) fn words(&self) -> Vec<&str> {
        self.words.iter().map(|(wrong, _)| wrong.as_str()).collect()
    }

    pub(super) fn spares(&self, word: &str) -> bool {
        self.words.iter().any(|(wrong, right)| wrong == word && right == word)
    }

    pub(super) fn run(&self, context: &Context<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        for hit in hits {
            let Some((_, right)) = self.words.get(hit.word) else { continue };
            let wrong = context.draft.words_in(hit.part, hit.range.clone());
            let right = with_case_of(right, wrong);
            // "tweede Kamer" is wrong, and at the front of a sentence right; and what is spared is right.
            if right == wrong {
                continue;
            }
            let span = context.draft.span_in(hit.part, hit.range.clone());
            found.push(
                Finding::at(span).with("wrong", wrong).with("right", &right).edit(span, right),
            );
        }
    }
}
