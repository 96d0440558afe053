//! The `terms` engine: wrong words and what is right instead.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use super::Finding;
use super::engine::Context;
use crate::text::Flow;

/// Words to look for in the answerer's own words.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Terms {
    /// Wrong → right, with the capitals that they have in a sentence.
    words: BTreeMap<String, String>,
    #[serde(skip)]
    automaton: OnceLock<Option<AhoCorasick>>,
}

impl Terms {
    pub(super) fn run(&self, context: &Context<'_>, found: &mut Vec<Finding>) {
        let automaton = self.automaton.get_or_init(|| {
            AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(self.words.keys())
                .ok()
        });
        let Some(automaton) = automaton else { return };
        for (_, flow) in context.draft.own_parts() {
            for hit in automaton.find_iter(flow.text()) {
                let right = self.words.values().nth(hit.pattern().as_usize());
                if let Some(right) = right.filter(|_| stands_alone(flow, hit.range())) {
                    let span = flow.span(hit.range());
                    let finding = Finding::at(span)
                        .with("wrong", flow.slice(hit.range()))
                        .with("right", right);
                    found.push(finding.edit(span, right));
                }
            }
        }
    }
}

/// Whether the characters at both ends of a range are no letters or digits.
pub(super) fn stands_alone(flow: &Flow, range: std::ops::Range<usize>) -> bool {
    let before = flow.slice(0..range.start).chars().next_back();
    let after = flow.slice(range.end..flow.text().len()).chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}
