//! The `avoid` engine: words that can be better, each with advice.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Context;
use super::Finding;
use super::lexicon::Hit;

/// Words to avoid, each with what to write instead; nothing is replaced.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "BTreeMap<String, String>")]
#[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, String>"))]
pub struct Avoid {
    words: Vec<(String, String)>,
}

impl From<BTreeMap<String, String>> for Avoid {
    fn from(words: BTreeMap<String, String>) -> Self {
        Self { words: words.into_iter().collect() }
    }
}

impl Avoid {
    /// Adds words, and takes others out.
    pub(super) fn change(&mut self, add: BTreeMap<String, String>, remove: &[String]) {
        self.words.retain(|(word, _)| !remove.contains(word) && !add.contains_key(word));
        self.words.extend(add);
    }

    pub(super) fn words(&self) -> Vec<&str> {
        self.words.iter().map(|(word, _)| word.as_str()).collect()
    }

    pub(super) fn run(&self, context: &Context<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        for hit in hits {
            let Some((_, advice)) = self.words.get(hit.word) else { continue };
            let finding = Finding::at(context.draft.span_in(hit.part, hit.range.clone()))
                .with("found", context.draft.words_in(hit.part, hit.range.clone()))
                .with("advice", advice);
            found.push(finding);
        }
    }
}
