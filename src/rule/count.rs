//! The `count` engine: too much of something.

use serde::Deserialize;

use super::Context;
use super::Finding;
use crate::draft::Part;

/// Within what is counted.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum Per {
    /// Words of a sentence.
    Sentence,
    /// Words of an answer.
    Answer,
}

/// How many words there may be.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Within what.
    per: Per,
    /// The most words that are no finding.
    most: usize,
}

impl Count {
    pub(super) fn run(&self, context: &Context<'_>, found: &mut Vec<Finding>) {
        let parts = context
            .draft
            .own_parts()
            .filter(|(part, _)| matches!(part, Part::Answer(_) | Part::Notice));
        for (_, flow) in parts {
            let whole = 0..flow.text().len();
            let stretches = match self.per {
                Per::Sentence => flow.sentences(),
                Per::Answer => std::slice::from_ref(&whole),
            };
            for stretch in stretches.iter().cloned() {
                let words = flow
                    .slice(stretch.clone())
                    .split_whitespace()
                    .filter(|word| word.contains(char::is_alphanumeric));
                let count = words.count();
                if count > self.most {
                    let finding = Finding::at(flow.span(stretch));
                    found.push(finding.with("n", count).with("most", self.most));
                }
            }
        }
    }
}
