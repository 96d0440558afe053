//! Words and phrases to be looked for together, found by their first word.

use std::ops::Range;

use super::hash::{self, ByHash, START, mixed};

/// Words and phrases; plain letters are found in both cases. Made in a small part of the time that an automaton takes, and a text is read
/// once however many there are.
#[derive(Debug, Default)]
pub struct Phrases<S> {
    all: Vec<S>,
    /// Those that begin with a letter or digit, by the hash of their first word.
    by_first: ByHash<Vec<usize>>,
    /// Those that begin with another sign.
    others: Vec<usize>,
}

impl<S: AsRef<str>> Phrases<S> {
    /// Phrases that are named by their place in this row; empty ones are never found.
    #[must_use]
    pub fn new(all: Vec<S>) -> Self {
        let mut by_first: ByHash<Vec<usize>> = ByHash::default();
        by_first.reserve(all.len());
        let mut others = Vec::new();
        for (i, phrase) in all.iter().enumerate().filter(|(_, one)| !one.as_ref().is_empty()) {
            match word_at(phrase.as_ref(), 0) {
                Some((_, hash)) => by_first.entry(hash).or_default().push(i),
                None => others.push(i),
            }
        }
        Self { all, by_first, others }
    }

    /// The phrase at a place of the row.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&str> {
        self.all.get(place).map(AsRef::as_ref)
    }

    /// Every place where a phrase stands that begins where a word begins, with which it is; in the order in which they begin. What
    /// stands behind a phrase of more words is for the caller to see.
    pub fn find(&self, text: &str, mut found: impl FnMut(Range<usize>, usize)) {
        let mut at = 0;
        let mut after_letter = false;
        while at < text.len() {
            let mut look = |phrases: &[usize]| {
                for &i in phrases {
                    let Some(phrase) = self.all.get(i).map(AsRef::as_ref) else { continue };
                    let range = at..at + phrase.len();
                    if text.get(range.clone()).is_some_and(|here| here.eq_ignore_ascii_case(phrase))
                    {
                        found(range, i);
                    }
                }
            };
            if let Some((end, hash)) = word_at(text, at) {
                if let Some(phrases) = self.by_first.get(&hash) {
                    look(phrases);
                }
                (at, after_letter) = (end, true);
            } else {
                if !self.others.is_empty() && !after_letter {
                    look(&self.others);
                }
                after_letter = false;
                at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            }
        }
    }
}

/// The end of the letters and digits at a place, with their hash as [`hash::of`] has it; `None` where there is none.
fn word_at(text: &str, start: usize) -> Option<(usize, u64)> {
    let bytes = text.as_bytes();
    let (mut at, mut hash) = (start, START);
    loop {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii() => {
                if !byte.is_ascii_alphanumeric() {
                    break;
                }
                hash = mixed(hash, byte.to_ascii_lowercase());
                at += 1;
            }
            Some(_) => {
                let rest = text.get(at..).unwrap_or_default();
                let Some(letter) = rest.chars().next().filter(|c| c.is_alphanumeric()) else {
                    break;
                };
                let end = at + letter.len_utf8();
                hash = bytes
                    .get(at..end)
                    .unwrap_or_default()
                    .iter()
                    .fold(hash, |hash, &byte| mixed(hash, byte));
                at = end;
            }
            None => break,
        }
    }
    debug_assert!(text.get(start..at).is_some_and(|word| hash::of(word) == hash));
    (at > start).then_some((at, hash))
}

#[cfg(test)]
mod tests {
    use super::Phrases;

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
            phrases.find(text, |range, which| found.push((range.start, which)));
            assert_eq!(found, expected, "{text}");
        }
    }
}
