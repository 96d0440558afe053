//! Words and phrases to be looked for together, found by their first word.

use std::ops::Range;

use super::tables::ByHash;
use super::words::{Word, words};

/// Words and phrases; plain letters are found in both cases. Made in a small part of the time that an automaton takes, and the words of a
/// text are looked at once however many there are.
#[derive(Debug, Default)]
pub struct Phrases<S> {
    all: Vec<S>,
    /// Those that begin with a word, by its hash.
    by_first: ByHash<Vec<usize>>,
    /// Those that begin with another sign.
    others: Vec<usize>,
    /// The hashes of first words that there are, a bit for each: of most words of a text they say that no phrase begins there.
    firsts: Firsts,
}

/// Hashes, each by one bit that some share.
#[derive(Debug)]
struct Firsts([u64; 64]);

impl Default for Firsts {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Firsts {
    /// The word of bits and the bit in it.
    const fn place(hash: u64) -> (usize, u64) {
        ((hash >> 6) as usize % 64, 1 << (hash % 64))
    }

    fn add(&mut self, hash: u64) {
        let (word, bit) = Self::place(hash);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    /// Whether a hash may be one that was added; never wrongly false.
    fn may_hold(&self, hash: u64) -> bool {
        let (word, bit) = Self::place(hash);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

impl<S: AsRef<str>> Phrases<S> {
    /// Phrases that are named by their place in this row; empty ones are never found.
    #[must_use]
    pub fn new(all: Vec<S>) -> Self {
        let mut by_first: ByHash<Vec<usize>> = ByHash::default();
        by_first.reserve(all.len());
        let (mut others, mut firsts) = (Vec::new(), Firsts::default());
        for (i, phrase) in all.iter().enumerate().filter(|(_, one)| !one.as_ref().is_empty()) {
            match words(phrase.as_ref()).next().filter(|word| word.range().start == 0) {
                Some(word) => {
                    by_first.entry(word.hash).or_default().push(i);
                    firsts.add(word.hash);
                }
                None => others.push(i),
            }
        }
        Self { all, by_first, others, firsts }
    }

    /// The phrase at a place of the row.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&str> {
        self.all.get(place).map(AsRef::as_ref)
    }

    /// Every place where a phrase stands that begins where one of the words of a text begins, with which it is; in the order in which they
    /// begin, those that begin with another sign behind the others. What stands behind a phrase of more words is for the caller to see.
    pub fn find(
        &self,
        text: &str,
        words: impl IntoIterator<Item = Word>,
        mut found: impl FnMut(Range<usize>, usize),
    ) {
        let mut look = |at: usize, phrases: &[usize]| {
            for &i in phrases {
                let Some(phrase) = self.all.get(i).map(AsRef::as_ref) else { continue };
                let range = at..at + phrase.len();
                if text.get(range.clone()).is_some_and(|here| here.eq_ignore_ascii_case(phrase)) {
                    found(range, i);
                }
            }
        };
        for word in words.into_iter().filter(|word| self.firsts.may_hold(word.hash)) {
            if let Some(phrases) = self.by_first.get(&word.hash) {
                look(word.range().start, phrases);
            }
        }
        if !self.others.is_empty() {
            let mut after_letter = false;
            for (at, c) in text.char_indices() {
                if !after_letter && !c.is_alphanumeric() {
                    look(at, &self.others);
                }
                after_letter = c.is_alphanumeric();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_where_a_word_begins() {
        let phrases = Phrases::new(vec!["brug", "de brug", "n.t.b.", "één", "[pm", "", "foto's"]);
        for (text, expected) in [
            ("De brug, brugdek", vec![(0, 1), (3, 0)]),
            ("ophaalbrug en BRUG", vec![(14, 0)]),
            ("N.t.b. (één) Één", vec![(0, 2), (8, 3)]),
            ("x [PM] y[pm", vec![(2, 4)]),
            ("de foto's", vec![(3, 6)]),
            ("", vec![]),
        ] {
            let mut found = Vec::new();
            phrases.find(text, words(text), |range, which| found.push((range.start, which)));
            assert_eq!(found, expected, "{text}");
        }
    }
}
