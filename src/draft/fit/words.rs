//! The words of texts, without their inflection and with what they weigh, as numbers that a set has in common.

use std::ops::Range;

use super::stem;
use super::told::{NO_WORD, Told};
use crate::draft::{Part, Prose};
use crate::text::Word;
use crate::text::hash as letters;
use crate::text::tables::ByHash;

/// Letters by which the beginning of a longer word counts as one of its own, so that compounds share their first part.
const BEGINNING: usize = 5;

/// What such a beginning counts for.
const BEGINNING_WEIGHT: f32 = 0.8;

/// What names and numbers count more than other words.
const NAME: f32 = 1.15;

/// The words of a set, each under a number.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// By the hash of the stem, or of the beginning.
    numbers: ByHash<u32>,
    /// Where a text first writes it: which of `texts`, and which of its words; nothing for a beginning.
    pub(super) surfaces: Vec<Option<(u32, u32)>>,
    pub(super) texts: Vec<Part>,
    /// How much each counts in this set, from 0 to 1.
    pub(super) rarity: Vec<f32>,
}

/// A word that says something.
#[derive(Clone, Copy, Debug)]
struct Stem {
    hash: u64,
    beginning: Option<u64>,
    weight: f32,
}

/// What was found out of words, by their hashes: most words of a draft stand in it more than once.
#[derive(Debug, Default)]
pub(super) struct Stems {
    seen: ByHash<Option<Stem>>,
    /// Where each stem and beginning stands among those of the text that is read.
    places: ByHash<usize>,
    /// The stem of the word that is read.
    stem: String,
}

/// The words of a text with their weights, by their numbers.
pub(super) type Features = Vec<(u32, f32)>;

impl Stems {
    fn of(&mut self, prose: &Prose, token: Word) -> Option<Stem> {
        let word = prose.slice(token.range());
        // Two letters are no word that says anything; most are met again and again.
        if word.len() < 3 && !word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let Self { seen, stem, .. } = self;
        *seen.entry(token.hash).or_insert_with(|| stem_of(stem, word))
    }

    /// The stems and beginnings of a text, each once, in the order in which they first stand there.
    fn told(&mut self, prose: &Prose) -> Vec<Told> {
        let mut told: Vec<Told> = Vec::with_capacity(prose.words().len());
        self.places.clear();
        for (&token, number) in prose.words().iter().zip(0..) {
            let Some(stem) = self.of(prose, token) else { continue };
            for (hash, weight) in stem.counted(prose.slice(token.range())) {
                let place = *self.places.entry(hash).or_insert(told.len());
                match told.get_mut(place) {
                    Some(one) => one.weight = one.weight.max(weight),
                    None => {
                        let word = if hash == stem.hash { number } else { NO_WORD };
                        told.push(Told { hash, weight, word });
                    }
                }
            }
        }
        told.shrink_to_fit();
        told
    }
}

impl Words {
    fn number(&mut self, hash: u64, surface: Option<(u32, u32)>) -> u32 {
        let next = self.surfaces.len() as u32;
        let number = *self.numbers.entry(hash).or_insert(next);
        if number == next {
            self.surfaces.push(surface);
        }
        number
    }

    pub(super) fn features(&mut self, part: Part, prose: &Prose, stems: &mut Stems) -> Features {
        let told = prose.told(|| stems.told(prose));
        let text = self.texts.len() as u32;
        self.texts.push(part);
        let numbered = told.iter().map(|one| {
            let surface = (one.word != NO_WORD).then_some((text, one.word));
            (self.number(one.hash, surface), one.weight)
        });
        let mut found: Features = numbered.collect();
        found.sort_unstable_by_key(|feature| feature.0);
        found
    }

    /// The words of a stretch of a text that the set has.
    pub(super) fn known(&self, prose: &Prose, range: Range<usize>, stems: &mut Stems) -> Features {
        let mut found = Features::new();
        for &token in prose.words_in(range) {
            let Some(stem) = stems.of(prose, token) else { continue };
            let counted = stem.counted(prose.slice(token.range()));
            found.extend(
                counted.filter_map(|(hash, weight)| Some((*self.numbers.get(&hash)?, weight))),
            );
        }
        heaviest(found)
    }

    pub(super) fn is_word(&self, number: u32) -> bool {
        self.surfaces.get(number as usize).is_some_and(Option::is_some)
    }

    pub(super) fn rarity(&self, number: u32) -> f32 {
        self.rarity.get(number as usize).copied().unwrap_or(1.0)
    }
}

impl Stem {
    /// What a word counts for where it stands: a name or number more, its beginning less.
    fn counted(self, word: &str) -> impl Iterator<Item = (u64, f32)> + use<> {
        let named = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let weight = self.weight * if named { NAME } else { 1.0 };
        let beginning = self.beginning.map(|hash| (hash, weight * BEGINNING_WEIGHT));
        std::iter::once((self.hash, weight)).chain(beginning)
    }
}

/// The stem of a word that says something, and its beginning, as hashes, with its weight.
fn stem_of(stem: &mut String, word: &str) -> Option<Stem> {
    if !stem::write_stem(stem, word) {
        return None;
    }
    let hash = letters::of(stem);
    let weight = stem::weight(hash);
    let long = stem.len() > BEGINNING && !stem.starts_with(|c: char| c.is_ascii_digit());
    // Turned round, so that a beginning is no word.
    let beginning = stem.get(..BEGINNING).filter(|_| long).map(|first| !letters::of(first));
    (weight > 0.0).then_some(Stem { hash, beginning, weight })
}

/// Each number once, with its heaviest weight, in order.
pub(super) fn heaviest(mut found: Features) -> Features {
    found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    found.dedup_by_key(|feature| feature.0);
    found
}

/// The numbers that two texts share, with the lesser of their weights.
pub(super) fn shared<'f>(
    one: &'f Features,
    other: &'f Features,
) -> impl Iterator<Item = (u32, f32)> + 'f {
    one.iter().filter_map(|&(number, weight)| {
        let at = other.binary_search_by_key(&number, |feature| feature.0).ok()?;
        other.get(at).map(|&(_, theirs)| (number, weight.min(theirs)))
    })
}
