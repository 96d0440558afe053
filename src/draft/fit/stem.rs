//! Words without their inflection, and how much each of them says.

use std::sync::LazyLock;

use super::hash::ByHash;
use crate::text::accents::push_plain;
use crate::text::hash;

/// How many published texts hold a word, by its stem; words in fewer than five are left out. Made by `tests/suite/words.rs`.
const COUNTS: &str = include_str!("../../../rules/words.tsv");

/// The words of the table, each with its line.
static TABLE: LazyLock<ByHash<&'static str>> = LazyLock::new(|| {
    let lines = COUNTS.lines().filter_map(|line| line.split_once('\t'));
    lines.map(|(stem, count)| (hash::of(stem), count)).collect()
});

/// The texts that were counted.
const TEXTS: f32 = 1000.0;

/// How often a word that is not in the table is taken to occur.
const RARE: f32 = 2.0;

/// What a word must be rarer than to say anything, as a logarithm: in one text of seven or less.
const COMMON: f32 = 2.0;

fn weight_of(count: f32) -> f32 {
    (((TEXTS + 1.0) / (count + 0.7)).ln() - COMMON).max(0.0)
}

/// How much a word says of what a text is about, by the hash of its stem: nothing for "niet", 4 for a word that hardly any text has.
pub(super) fn weight(stem: u64) -> f32 {
    let count = TABLE.get(&stem).and_then(|count| count.parse().ok());
    weight_of(count.unwrap_or(RARE))
}

/// A word without capitals, accents and inflection; `None` for one that is too short to say anything.
///
/// The endings are the plain ones of nouns, adjectives and weak verbs: "bruggen" and "brug", "scholen" and "school", "gemeentelijke" and
/// "gemeentelijk" are one. It needs to be the same on both sides, not right.
#[must_use]
pub fn stem(word: &str) -> Option<String> {
    let mut stem = String::with_capacity(word.len());
    push_plain(&mut stem, word);
    if stem.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(stem);
    }
    // "verbetering" and "verbeteren", "verhogingen" and "verhogen" are one.
    let _ = cut(&mut stem, "ingen", 8) || cut(&mut stem, "ing", 6);
    // The longest ending first, each with the length that the word must have.
    if stem.len() > 6 && stem.ends_with("heden") {
        cut(&mut stem, "heden", 0);
        stem.push_str("heid");
    } else if !(cut_long(&mut stem, "den", 5, 2)
        || cut(&mut stem, "en", 4)
        || cut(&mut stem, "te", 5)
        || cut(&mut stem, "de", 5)
        || cut(&mut stem, "e", 4))
    {
        cut(&mut stem, "s", 4);
    }
    let mut back = stem.bytes().rev();
    let (last, before) = (back.next(), back.next());
    let dental = matches!(last, Some(b't' | b'd'))
        && !matches!(before, None | Some(b'a' | b'e' | b'i' | b'o' | b'u'));
    if stem.len() > 4 && dental {
        stem.pop();
    }
    let mut back = stem.bytes().rev();
    if stem.len() > 2 && back.next() == back.next() {
        stem.pop();
    }
    for (double, single) in [("aa", "a"), ("ee", "e"), ("oo", "o"), ("uu", "u")] {
        if stem.contains(double) {
            stem = stem.replace(double, single);
        }
    }
    if cut(&mut stem, "v", 0) {
        stem.push('f');
    } else if cut(&mut stem, "z", 0) {
        stem.push('s');
    }
    (stem.chars().count() >= 3).then_some(stem)
}

/// Takes an ending off a word that is longer than some length.
fn cut(stem: &mut String, ending: &str, longer: usize) -> bool {
    cut_long(stem, ending, longer, ending.len())
}

fn cut_long(stem: &mut String, ending: &str, longer: usize, off: usize) -> bool {
    let fits = stem.len() > longer && stem.ends_with(ending);
    if fits {
        stem.truncate(stem.len() - off);
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::{hash, stem, weight};

    #[test]
    fn inflection_falls_away() {
        for (one, other) in [
            ("bruggen", "brug"),
            ("scholen", "school"),
            ("gemeentelijke", "gemeentelijk"),
            ("beïnvloedde", "beinvloed"),
            ("huizen", "huis"),
            ("mogelijkheden", "mogelijkheid"),
            ("verbetering", "verbeteren"),
            ("verhogingen", "verhoogde"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        assert_eq!(stem("in"), None);
        assert_eq!(stem("2024").as_deref(), Some("2024"));
    }

    #[test]
    fn rare_words_say_more() {
        let of = |word: &str| weight(hash::of(&stem(word).unwrap()));
        assert!(of("niet") < 0.5, "{}", of("niet"));
        assert!(of("grondwaterbeschermingszone") > 3.5);
    }
}
