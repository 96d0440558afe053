//! Key words with a slip in them: `Kamersuk 32 852, nr. 224`.

use std::ops::Range;

use super::citation::{Citation, FaultKind};
use super::cursor::{Cursor, Parse};
use super::{kamerstuk, record};
use crate::text::capital;

/// The key words that are long and rare enough to be known with a letter lost, doubled, changed or moved. One of the
/// two halves of a word with one slip is whole: these are what announces it (see `triggers.rs`).
const KEYS: [(&str, Parse); 3] = [
    ("kamerstuk", kamerstuk::keyed),
    ("kamerstukken", kamerstuk::keyed),
    ("aanhangsel", record::aanhangsel),
];

/// The key word that a word is a misprint of, with its capital; `None` for a word that is right or too far away.
#[must_use]
pub fn key_meant(word: &str) -> Option<String> {
    if let Some((key, rest)) = glued(word) {
        return Some(format!("{key} {rest}"));
    }
    let (key, _) = meant(word)?;
    Some(if word.starts_with(char::is_uppercase) { capital(key) } else { key.to_owned() })
}

fn meant(word: &str) -> Option<(&'static str, Parse)> {
    let near = |key: &str| word.len().abs_diff(key.len()) <= 1;
    if !KEYS.iter().any(|(key, _)| near(key)) || !word.is_ascii() {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let slips = |key: &str| strsim::damerau_levenshtein(&lower, key);
    KEYS.into_iter().find(|(key, _)| near(key) && slips(key) == 1)
}

/// A key word with the number that belongs behind it glued to it: `Kamerstuk29`.
fn glued(word: &str) -> Option<(&str, &str)> {
    let key = ["kamerstukken", "kamerstuk"]
        .iter()
        .find(|key| word.get(..key.len()).is_some_and(|own| own.eq_ignore_ascii_case(key)))?;
    let (key, rest) = word.split_at_checked(key.len())?;
    let number = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    number.then_some((key, rest))
}

/// Reads a reference behind a misprinted key word, of which half is found; the word must have a whole reference
/// behind it.
pub(super) fn half(c: Cursor<'_>, half: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    let word = c.word_around(&half);
    let (_, parse) = meant(c.slice(word.clone()))?;
    let before = out.len();
    let end = parse(c.back_to(word.end), word.clone(), out)?;
    let first = out.get_mut(before)?;
    if first.number.is_none() && first.dossier.is_none() {
        return None;
    }
    first.fault(FaultKind::KeyMisprint, word);
    Some(end)
}
