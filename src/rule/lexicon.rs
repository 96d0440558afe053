//! The words of all rules together: a draft is read once, however many rules look for words.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Rule, Rules};
use crate::draft::{Draft, Part, Prose};
use crate::text::{Phrases, capital, last_of, stands_alone};

/// A word of a rule that stands in the answerer's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub part: Part,
    /// The place in the flow of that part.
    pub range: Range<usize>,
    /// Which word of the rule it is, by the order in which the engine names them.
    pub word: usize,
}

/// What was found, by the code of the rule.
pub type Hits = HashMap<String, Vec<Hit>>;

/// The words of a set of rules, ready to be looked for.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: Phrases<String>,
    /// For every word the rule it belongs to, and which word of it it is.
    owners: Vec<(Arc<Rule>, usize)>,
}

impl Lexicon {
    pub(super) fn of(rules: &[Arc<Rule>]) -> Self {
        let (mut words, mut owners) = (Vec::new(), Vec::new());
        for rule in rules {
            for (i, word) in rule.engine.words().into_iter().enumerate() {
                words.push(word.to_owned());
                owners.push((Arc::clone(rule), i));
            }
        }
        Self { words: Phrases::new(words), owners }
    }
}

/// Every word of every rule in the answerer's own words. Of words of one rule that overlap the first counts, and of those that
/// begin together the longest.
#[must_use]
pub fn hits(draft: &Draft, rules: &Rules) -> Hits {
    let mut hits = Hits::new();
    let lexicon = rules.lexicon();
    for (part, flow) in draft.own_parts() {
        for Found { range, word } in flow.kept(rules, in_flow).iter().cloned() {
            let Some((rule, word)) = lexicon.owners.get(word) else { continue };
            let of_rule = hits.entry(rule.code.clone()).or_default();
            let free = of_rule
                .last()
                .is_none_or(|last| last.part != part || last.range.end <= range.start);
            if free {
                of_rule.push(Hit { part, range, word: *word });
            }
        }
    }
    hits
}

/// A word of a set of rules in a text.
#[derive(Clone, Debug)]
struct Found {
    range: Range<usize>,
    /// Which word of the lexicon.
    word: usize,
}

/// Every word of a set of rules in a text, but for what is quoted: nobody mends the words of others.
fn in_flow(flow: &Prose, rules: &Rules) -> Vec<Found> {
    let (text, lexicon) = (flow.text(), rules.lexicon());
    let mut found: Vec<Found> = Vec::new();
    lexicon.words.find(text, flow.words().iter().copied(), |range, word| {
        let known = lexicon.words.get(word);
        let same = known.is_some_and(|word| same_case(word, flow.slice(range.clone())));
        let own = same && stands_alone(text, &range) && !flow.is_quoted(range.start);
        if own && !in_an_address(text, &range) {
            found.push(Found { range, word });
        }
    });
    found.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
    found
}

/// How far an address is looked at on either side of a word, in bytes: in a text without spaces no more is read at every word.
const LONGEST_ADDRESS: usize = 500;

/// Whether a place lies in an address of the web, or in the rest of one behind the end of a line: "op- financiele-en-economische-gevolgen"; in one
/// of mail, the name of a file or a tag: "info@clienten.nl", "clienten.xlsx", "#clienten".
pub(super) fn in_an_address(text: &str, range: &Range<usize>) -> bool {
    let before = last_of(text.get(..range.start).unwrap_or_default(), LONGEST_ADDRESS);
    let glued = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let start = range.start - glued.len();
    let behind = text.get(range.end..).unwrap_or_default();
    let end = behind.char_indices().find(|&(at, c)| c.is_whitespace() || at > LONGEST_ADDRESS);
    let end = range.end + end.map_or(behind.len(), |(at, _)| at);
    let token = text.get(start..end).unwrap_or_default();
    let named = behind.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    token.contains("://")
        || token.contains("www.")
        || token.contains(['@', '#'])
        || named
        || token.matches('-').count() >= 3
}

/// Whether a text is a word as it is written, or with a capital at its front as at the start of a sentence.
fn same_case(word: &str, text: &str) -> bool {
    let (mut wanted, mut found) = (word.chars(), text.chars());
    let first = match (wanted.next(), found.next()) {
        (Some(wanted), Some(found)) => {
            wanted == found || wanted.is_lowercase() && wanted.eq_ignore_ascii_case(&found)
        }
        _ => false,
    };
    first && wanted.eq(found)
}

/// A word with the capital that the text it replaces has.
pub(super) fn with_case_of(word: &str, text: &str) -> String {
    if text.starts_with(char::is_uppercase) { capital(word) } else { word.to_owned() }
}
