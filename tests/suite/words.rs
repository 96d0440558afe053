//! The table of how many published texts hold a word, which weighs words when answers are compared with questions.
//!
//! `BLESS=1 cargo test --test suite words::` makes it anew from `../shared/corpus/qa-pairs.jsonl`. Only words and counts go in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use kamerlint::draft::fit::stem;
use kamerlint::text::words;

use crate::shared::shared;

/// Fewest texts that hold a word of the table.
const FEWEST: usize = 5;

#[test]
fn the_weights_are_those_of_published_answers() {
    let Some(pairs) = shared("the_weights_are_those_of_published_answers", "corpus/qa-pairs.jsonl")
    else {
        return;
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut texts = 0;
    for line in fs::read_to_string(pairs).unwrap().lines() {
        let pair: serde_json::Value = serde_json::from_str(line).unwrap();
        for side in ["question", "answer"] {
            // Words that the end of a line cut in two are whole again.
            let text = pair[side].as_str().unwrap().replace("-\n", "");
            let stems: BTreeSet<String> =
                words(&text).filter_map(|word| stem(&text[word.range()])).collect();
            texts += 1;
            for stem in stems {
                *counts.entry(stem).or_default() += 1;
            }
        }
    }
    assert_eq!(texts, 1000);
    let mut table = String::new();
    for (stem, count) in counts.iter().filter(|(_, count)| **count >= FEWEST) {
        table.push_str(&format!("{stem}\t{count}\n"));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/words.tsv");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &table).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap() == table, "BLESS=1 makes rules/words.tsv anew");
}
