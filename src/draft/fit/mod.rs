//! Whether answers belong to their questions: words that question and answer share, weighted by how rare they are in ordinary answers and
//! within the set.
//!
//! Tried on published sets: of answers that changed places two in three are seen, with hardly a false alarm. The figures stand in the
//! rules that use it.

mod evidence;
mod hash;
mod repeated;
mod stem;
pub(super) mod told;
mod words;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use smallvec::SmallVec;

use super::prose::Same;
use super::{Draft, Indices, Part, Question};
use crate::text::MONTHS;
use crate::text::hash::Listed;

pub use evidence::{Evidence, checklist, evidence};
pub use repeated::{Repeated, repeated};
pub use stem::stem;
use words::{Features, Stems, Words, heaviest, shared};

/// A word with this weight says what a text is about.
const TELLING: f32 = 1.0;

/// An answer with what it is the answer to.
#[derive(Debug)]
struct Entry {
    /// Its index in the draft.
    answer: usize,
    /// The indices of the questions it covers.
    questions: Indices,
    asked: Features,
    said: Features,
    asked_norm: f32,
    said_norm: f32,
    /// Whether it can be told whether it fits: not a few words, a reference or a word on procedure.
    telling: bool,
    /// The words of each of its sentences that the set has, found when they are first asked for.
    sentences: OnceLock<Vec<Features>>,
}

/// The answers of a set, ready to be compared with its questions.
#[derive(Debug)]
pub(super) struct Fits {
    words: Words,
    /// In the order of the answers.
    entries: Vec<Entry>,
}

/// What is compared in a set, each when somebody asks.
#[derive(Debug, Default)]
pub(super) struct Compared {
    /// What it rests on: as long as that is the same, all else is.
    made_of: Vec<MadeOf>,
    fits: OnceLock<Fits>,
    /// The answers that stand under the wrong question.
    displaced: OnceLock<(Vec<Exchanged>, Vec<Misplaced>)>,
    /// The paragraphs that stand in two answers.
    alike: OnceLock<Vec<(usize, Repeated)>>,
}

/// An answer with the questions that it covers, by their indices, and the texts of both.
#[derive(Debug, PartialEq)]
struct MadeOf {
    answer: usize,
    questions: Indices,
    texts: SmallVec<[Same; 2]>,
}

/// Two answers that would both fit better if they changed places.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchanged {
    /// The index of the first answer, and of the one that fits its question better.
    pub answers: [usize; 2],
    /// Up to three words that each shares with the question of the other.
    pub with_other: [Vec<String>; 2],
    /// Up to three words that each shares with its own question.
    pub with_own: [Vec<String>; 2],
}

/// An answer that fits the question of another far better than its own, while that other answer fits neither.
#[derive(Clone, Debug, PartialEq)]
pub struct Misplaced {
    /// The index of the answer, and of the one whose question it fits.
    pub answers: [usize; 2],
    /// Up to three words that it shares with the question of the other.
    pub with_other: Vec<String>,
}

/// Fewest words of an answer that is compared.
const SHORTEST: usize = 18;

/// An answer with fewer words than this that sends the reader elsewhere says nothing else.
const REFERRING: usize = 25;

/// An answer with fewer words than this that speaks of answering the questions speaks of nothing else.
const PROCEDURAL: usize = 40;

/// How much better two answers must fit when exchanged, as a logarithm.
const MARGIN: f32 = 0.25;

/// How much more in a large set, where more pairs can be alike by chance.
const MARGIN_OF_SIZE: f32 = 0.5;

/// Sets up to this size need no more than the margin.
const SMALL_SET: f32 = 8.0;

/// What either side gains at least, and how well an answer fits its question of which more is asked: in published answers whose notes stand
/// among their words two neighbours fit each other's questions a little better (Aanhangsel 2023–2024, nrs. 1314 and 1786).
const SIDE: f32 = 0.1;
const FITS: f32 = 0.05;
const MARGIN_OF_FIT: f32 = 0.4;

/// How much better an answer must fit the question of another than its own, as a logarithm.
const FAR: f32 = 1.5;

/// How well it must fit there, and how little the other answer may fit either question.
const WELL: f32 = 0.08;
const HARDLY: f32 = 0.02;

/// What keeps a fit of nothing from counting as infinitely bad.
const NOTHING: f32 = 0.02;

/// A word that more questions than this have is not looked up in a large set.
const EVERYWHERE: usize = 60;

impl Draft {
    /// What is compared in each set; an edit changes one set of many.
    fn compared(&self) -> &[Arc<Compared>] {
        self.compared.get_or_init(|| {
            let of = |set| {
                let made_of = made_of(self, set);
                let known = self.compared_before.get(set);
                match known.filter(|known| known.made_of == made_of) {
                    Some(known) => Arc::clone(known),
                    None => Arc::new(Compared { made_of, ..Compared::default() }),
                }
            };
            (0..self.sets()).map(of).collect()
        })
    }

    /// How well the answers of a set fit its questions. Sets have most of their words in common, so that all of them are read together.
    fn fits(&self, set: usize) -> Option<&Fits> {
        let compared = self.compared();
        let wanted = &compared.get(set)?.fits;
        if wanted.get().is_none() {
            let mut stems = Stems::default();
            for (set, one) in compared.iter().enumerate() {
                one.fits.get_or_init(|| Fits::of(self, set, &mut stems));
            }
        }
        wanted.get()
    }
}

/// The answers of a set that stand under the wrong question: the pairs that would both fit better if exchanged, each answer once, the
/// surest pairs first, and those that fit the question of another.
#[must_use]
pub fn displaced(draft: &Draft, set: usize) -> Option<&(Vec<Exchanged>, Vec<Misplaced>)> {
    let fits = draft.fits(set).filter(|fits| fits.entries.len() > 1)?;
    Some(draft.compared().get(set)?.displaced.get_or_init(|| {
        let matrix = fits.matrix();
        (fits.exchanged(draft, &matrix), fits.misplaced(draft, &matrix))
    }))
}

/// What is compared in a set.
fn made_of(draft: &Draft, set: usize) -> Vec<MadeOf> {
    let each = draft.numbered_answers_of(set).map(|(answer, one)| {
        let asked = one.questions.iter().filter_map(|&i| draft.questions.get(i));
        let asked = asked.filter(|question| question.place_in_heading == 0);
        let texts = asked.map(|question| question.flow.same()).chain([one.flow.same()]);
        MadeOf { answer, questions: one.questions.clone(), texts: texts.collect() }
    });
    each.collect()
}

/// How well every answer fits the questions with which it shares a word, by the number of the entry.
type Matrix = Vec<Vec<(usize, f32)>>;

/// How well an answer fits a question.
fn fit(fits: &Matrix, question: usize, answer: usize) -> f32 {
    let row = fits.get(answer).map(Vec::as_slice).unwrap_or_default();
    let at = row.binary_search_by_key(&question, |&(question, _)| question);
    at.ok().and_then(|at| row.get(at)).map_or(0.0, |&(_, fit)| fit)
}

impl Fits {
    fn of(draft: &Draft, set: usize, stems: &mut Stems) -> Self {
        let mut words = Words::default();
        let mut entries = Vec::new();
        for (answer, one) in draft.numbered_answers_of(set) {
            let asked: Vec<(usize, &Question)> =
                one.questions.iter().filter_map(|&i| Some((i, draft.questions.get(i)?))).collect();
            if asked.is_empty() || one.flow.text().is_empty() {
                continue;
            }
            // Questions under one heading share their text.
            let mut features = Features::new();
            for (i, question) in asked.iter().filter(|(_, one)| one.place_in_heading == 0) {
                features.extend(words.features(Part::Question(*i), &question.flow, stems));
            }
            let asked = heaviest(features);
            let said = words.features(Part::Answer(answer), &one.flow, stems);
            let telling = tells(draft, answer, &said) && !asked.is_empty();
            entries.push(Entry {
                answer,
                questions: one.questions.clone(),
                asked,
                said,
                asked_norm: 1.0,
                said_norm: 1.0,
                telling,
                sentences: OnceLock::new(),
            });
        }
        words.rarity = rarity(&entries, words.surfaces.len());
        let norm = |features: &Features| {
            let squares = features.iter().map(|&(number, weight)| weight * words.rarity(number));
            squares.map(|x| x * x).sum::<f32>().max(1.0).sqrt()
        };
        for entry in &mut entries {
            entry.asked_norm = norm(&entry.asked);
            entry.said_norm = norm(&entry.said);
        }
        Self { words, entries }
    }

    fn exchanged(&self, draft: &Draft, fits: &Matrix) -> Vec<Exchanged> {
        let n = self.entries.len();
        let own: Vec<f32> = (0..n).map(|i| fit(fits, i, i)).collect();
        let own = |i: usize| own.get(i).copied().unwrap_or_default();
        let margin = MARGIN + MARGIN_OF_SIZE * (n as f32 / SMALL_SET).max(1.0).ln();
        let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
        for (j, row) in fits.iter().enumerate() {
            for &(i, fits_other) in row.iter().filter(|&&(i, _)| i < j) {
                let (own_i, own_j) = (own(i), own(j));
                // Most answers fit their own question best, so what costs more comes behind this look.
                if fits_other <= own_i {
                    continue;
                }
                let back = fit(fits, j, i);
                if back <= own_j || !self.may_exchange(draft, i, j) {
                    continue;
                }
                let gain = (fits_other + NOTHING) * (back + NOTHING);
                let gain = (gain / ((own_i + NOTHING) * (own_j + NOTHING))).ln();
                // Of answers that both fit where they stand more is asked, and an exchange mends both sides.
                let both_fit = own_i > FITS && own_j > FITS;
                let margin = if both_fit { margin + MARGIN_OF_FIT } else { margin };
                let side = |there: f32, own: f32| ((there + NOTHING) / (own + NOTHING)).ln();
                let sides = side(fits_other, own_i).min(side(back, own_j));
                if gain > margin && sides > SIDE {
                    pairs.push((gain, i, j));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut taken = vec![false; n];
        let mut free = |i: usize, j: usize| {
            let free = taken.get(i) == Some(&false) && taken.get(j) == Some(&false);
            for at in [i, j].into_iter().filter(|_| free) {
                if let Some(taken) = taken.get_mut(at) {
                    *taken = true;
                }
            }
            free
        };
        pairs.retain(|&(_, i, j)| free(i, j));
        pairs.into_iter().filter_map(|(_, i, j)| self.explained(draft, i, j)).collect()
    }

    /// In the order of the answers; none for a question that several fit.
    fn misplaced(&self, draft: &Draft, fits: &Matrix) -> Vec<Misplaced> {
        let fit = |question, answer| fit(fits, question, answer);
        let margin = FAR + MARGIN_OF_SIZE * (self.entries.len() as f32 / SMALL_SET).max(1.0).ln();
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (j, row) in fits.iter().enumerate() {
            let best = row.iter().filter(|&&(i, _)| i != j).max_by(|a, b| a.1.total_cmp(&b.1));
            let Some(&(i, there)) = best else { continue };
            let gain = ((there + NOTHING) / (fit(j, j) + NOTHING)).ln();
            let empty = fit(i, i) < HARDLY && fit(j, i) < HARDLY;
            if there >= WELL && gain > margin && empty && self.may_move(draft, i, j) {
                found.push((i, j));
            }
        }
        // Where several fit one question, which of them belongs there cannot be told.
        let mut fitting = vec![0usize; self.entries.len()];
        for &(i, _) in &found {
            if let Some(fitting) = fitting.get_mut(i) {
                *fitting += 1;
            }
        }
        found.retain(|&(i, _)| fitting.get(i) == Some(&1));
        let explained = found.into_iter().filter_map(|(i, j)| {
            let (there, answer) = (self.entries.get(i)?, self.entries.get(j)?);
            let with_other = self.words_shared(draft, there, answer);
            Some(Misplaced { answers: [answer.answer, there.answer], with_other })
        });
        explained.collect()
    }

    /// Whether both answers say enough, share no question, and the second shares two telling words with the question of the first.
    fn may_move(&self, draft: &Draft, i: usize, j: usize) -> bool {
        let (Some(there), Some(answer)) = (self.entries.get(i), self.entries.get(j)) else {
            return false;
        };
        let together = there.questions.iter().any(|question| answer.questions.contains(question));
        let words = shared(&there.asked, &answer.said)
            .filter(|&(number, x)| x >= TELLING && self.says_what(draft, number));
        there.telling && answer.telling && !together && words.count() > 1
    }

    fn matrix(&self) -> Matrix {
        let asked = self.entries.iter().enumerate().flat_map(|(i, entry)| {
            entry.asked.iter().map(move |&(number, weight)| (u64::from(number), (i, weight)))
        });
        let asked_by = Listed::new(asked.collect());
        let mut sums = vec![0.0f32; self.entries.len()];
        let row = |entry: &Entry| {
            let mut met: Vec<usize> = Vec::new();
            for &(number, weight) in &entry.said {
                let asked = asked_by.under(number.into());
                if asked.len() > EVERYWHERE {
                    continue;
                }
                let rarity = self.words.rarity(number);
                for &(i, theirs) in asked {
                    let x = weight.min(theirs) * rarity;
                    if let Some(sum) = sums.get_mut(i) {
                        if *sum == 0.0 {
                            met.push(i);
                        }
                        *sum += x * x;
                    }
                }
            }
            met.sort_unstable();
            met.dedup();
            let fits = met.into_iter().filter_map(|i| {
                let sum = std::mem::take(sums.get_mut(i)?);
                Some((i, sum / (self.entries.get(i)?.asked_norm * entry.said_norm)))
            });
            fits.collect()
        };
        self.entries.iter().map(row).collect()
    }

    /// Whether two answers are such as can be told apart, share no question, and each shares a word with the question of the other.
    fn may_exchange(&self, draft: &Draft, i: usize, j: usize) -> bool {
        let (Some(one), Some(other)) = (self.entries.get(i), self.entries.get(j)) else {
            return false;
        };
        let together = one.questions.iter().any(|question| other.questions.contains(question));
        // A word that both questions have tells neither answer which is its own.
        let words = |asked: &Features, said: &Features, own: &Features| {
            let telling = |&(number, x): &(u32, f32)| {
                let in_own = own.binary_search_by_key(&number, |feature| feature.0).is_ok();
                x >= TELLING && !in_own && self.says_what(draft, number)
            };
            shared(asked, said).filter(telling).count()
        };
        // One word on either side is chance.
        one.telling && other.telling && !together && {
            let there = words(&one.asked, &other.said, &other.asked);
            let back = words(&other.asked, &one.said, &one.asked);
            there > 0 && back > 0 && there + back > 2
        }
    }

    /// Whether a number is that of a word that says what a text is about: a year, a month or a day only says when, and questions on one subject
    /// have those in common.
    fn says_what(&self, draft: &Draft, number: u32) -> bool {
        self.surface(draft, number).is_some_and(|word| {
            let figures = word.bytes().all(|byte| byte.is_ascii_digit());
            let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
            !(figures && (year || word.len() < 3) || MONTHS.contains(&word))
        })
    }

    /// A word as a text of the set first writes it.
    fn surface<'d>(&self, draft: &'d Draft, number: u32) -> Option<&'d str> {
        let (text, word) = (*self.words.surfaces.get(number as usize)?)?;
        let part = *self.words.texts.get(text as usize)?;
        let word = *draft.flow(part)?.words().get(word as usize)?;
        Some(draft.words_in(part, word.range()))
    }

    /// The words of each sentence of an answer that the set has.
    fn sentences(&self, draft: &Draft, answer: usize, stems: &mut Stems) -> &[Features] {
        let at = self.entries.binary_search_by_key(&answer, |entry| entry.answer);
        let entry = at.ok().and_then(|at| self.entries.get(at));
        let read = || {
            let flow = draft.answers.get(answer).map(|answer| &answer.flow);
            let Some(flow) = flow else { return Vec::new() };
            let known = |range: &Range<usize>| self.words.known(flow, range.clone(), stems);
            flow.sentences().iter().map(known).collect()
        };
        entry.map(|entry| entry.sentences.get_or_init(read).as_slice()).unwrap_or_default()
    }

    fn explained(&self, draft: &Draft, i: usize, j: usize) -> Option<Exchanged> {
        let (one, other) = (self.entries.get(i)?, self.entries.get(j)?);
        let words = |asked: &Entry, said: &Entry| self.words_shared(draft, asked, said);
        Some(Exchanged {
            answers: [one.answer, other.answer],
            with_other: [words(other, one), words(one, other)],
            with_own: [words(one, one), words(other, other)],
        })
    }

    /// Up to three words that a question and an answer share, the rarest first.
    fn words_shared(&self, draft: &Draft, asked: &Entry, said: &Entry) -> Vec<String> {
        let mut found: Vec<(u32, f32)> = shared(&asked.asked, &said.said)
            .filter(|&(number, x)| x >= TELLING && self.words.is_word(number))
            .map(|(number, x)| (number, x * self.words.rarity(number)))
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let surfaces = found.iter().filter(|(number, _)| self.says_what(draft, *number)).take(3);
        surfaces.filter_map(|&(number, _)| Some(self.surface(draft, number)?.to_owned())).collect()
    }
}

/// How much each word counts in a set: little where many of its questions and answers have it.
fn rarity(entries: &[Entry], words: usize) -> Vec<f32> {
    let mut held = vec![0u32; words];
    for entry in entries {
        for &(number, _) in entry.asked.iter().chain(&entry.said) {
            if let Some(held) = held.get_mut(number as usize) {
                *held += 1;
            }
        }
    }
    let n = entries.len() as f32 + 1.0;
    let of = |held: u32| {
        let mean = (held as f32 / 2.0).max(0.5);
        ((n / mean).ln() / n.ln()).max(0.05)
    };
    // Most words are held once or twice.
    let known: Vec<f32> = (0..=held.iter().copied().max().unwrap_or(0)).map(of).collect();
    held.iter().map(|&held| known.get(held as usize).copied().unwrap_or(1.0)).collect()
}

/// Whether an answer says enough to be told from others.
fn tells(draft: &Draft, answer: usize, said: &Features) -> bool {
    let Some(prose) = draft.answers.get(answer).map(|answer| &answer.flow) else {
        return false;
    };
    let (text, count) = (prose.text(), prose.words().len());
    let refers = || draft.references_in(answer).iter().any(|one| one.sends);
    // "Overweeg deze vraag aan de minister te stellen."
    let procedural = || {
        text.contains("termijn")
            || text.contains("deze vraag")
            || text.contains("vragen")
                && (text.contains("beantwoord") || text.contains("antwoorden"))
    };
    let telling = said.iter().filter(|&&(_, weight)| weight >= TELLING * 2.0).count();
    count >= SHORTEST
        && !(count < REFERRING && refers())
        && !(count < PROCEDURAL && procedural())
        && telling >= 3
}
