//! The same paragraph under two questions.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::Draft;
use super::hash;

/// A paragraph that stands in an earlier answer too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The answer, and the paragraph in its flow.
    pub here: (usize, Range<usize>),
    /// The earlier answer, and the paragraph in its flow.
    pub there: (usize, Range<usize>),
}

/// Fewest words of a paragraph that is compared; shorter ones are phrases that return.
const SHORTEST: usize = 18;

/// Words that stand in a row in both.
const ROW: usize = 3;

/// Part of the rows of the shorter paragraph that both have, in percent: of an answer that was pasted and changed in ten words enough
/// remains.
const ALIKE: usize = 40;

/// Fewest rows that both have: fewer are a phrase.
const FEWEST: usize = 9;

/// A row of words that more paragraphs than this have is a phrase of the set.
const PHRASE: usize = 6;

/// A paragraph that is compared.
struct Paragraph {
    answer: usize,
    range: Range<usize>,
}

impl Paragraph {
    /// Its rows of words.
    fn rows(&self, draft: &Draft) -> Vec<u64> {
        let Some(answer) = draft.answers.get(self.answer) else { return Vec::new() };
        let said: Vec<u64> =
            answer.flow.words_in(self.range.clone()).iter().map(|word| word.hash).collect();
        said.windows(ROW).map(hash::of_row).collect()
    }

    /// How many different rows of words it has.
    fn different_rows(&self, draft: &Draft) -> usize {
        let mut rows = self.rows(draft);
        rows.sort_unstable();
        rows.dedup();
        rows.len()
    }
}

/// Which rows more than one paragraph may have, by a part of their hash: most have one alone, and need not be sorted.
struct Met {
    /// The paragraph that had a row first, counted from 1, and whether another had it too.
    first: Vec<(u32, bool)>,
}

impl Met {
    fn of(paragraphs: &[Vec<u64>]) -> Self {
        let rows: usize = paragraphs.iter().map(Vec::len).sum();
        let mut met = Self { first: vec![(0, false); (2 * rows).next_power_of_two()] };
        for (own, rows) in (1u32..).zip(paragraphs) {
            for &row in rows {
                let place = met.place(row);
                match met.first.get_mut(place) {
                    Some((first, _)) if *first == 0 => *first = own,
                    Some((first, again)) if *first != own => *again = true,
                    _ => {}
                }
            }
        }
        met
    }

    fn place(&self, row: u64) -> usize {
        (row ^ row >> 32) as usize & (self.first.len() - 1)
    }

    fn again(&self, row: u64) -> bool {
        self.first.get(self.place(row)).is_some_and(|&(_, again)| again)
    }
}

/// The paragraphs of a set that stand in two answers which do not refer to each other, once for each answer.
#[must_use]
pub fn repeated(draft: &Draft, set: usize) -> Vec<Repeated> {
    let Some(compared) = draft.compared().get(set) else { return Vec::new() };
    let mut found: Vec<&(usize, Repeated)> = Vec::new();
    for pair in compared.alike.get_or_init(|| alike(draft, set)) {
        let (shared, one) = pair;
        if refer(draft, one.here.0, one.there.0) {
            continue;
        }
        match found.last_mut().filter(|(_, last)| last.here.0 == one.here.0) {
            Some(last) if *shared > last.0 => *last = pair,
            Some(_) => {}
            None => found.push(pair),
        }
    }
    found.into_iter().map(|(_, one)| one.clone()).collect()
}

/// The paragraphs of a set that stand in two answers, with how many rows of words both have.
fn alike(draft: &Draft, set: usize) -> Vec<(usize, Repeated)> {
    let (paragraphs, mut rows) = read(draft, set);
    rows.sort_unstable();
    // How many rows two paragraphs share.
    let mut both: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for held in rows.chunk_by(|one, next| one.0 == next.0) {
        if !(2..=PHRASE).contains(&held.len()) {
            continue;
        }
        for (i, &(_, earlier)) in held.iter().enumerate() {
            for &(_, later) in held.iter().skip(i + 1) {
                *both.entry((later, earlier)).or_default() += 1;
            }
        }
    }
    let mut found: Vec<(usize, Repeated)> = Vec::new();
    for ((later, earlier), shared) in both {
        let (Some(here), Some(there)) = (paragraphs.get(later), paragraphs.get(earlier)) else {
            continue;
        };
        if shared < FEWEST || here.answer == there.answer {
            continue;
        }
        let fewer = here.different_rows(draft).min(there.different_rows(draft));
        if shared * 100 >= fewer * ALIKE {
            let place = |one: &Paragraph| (one.answer, one.range.clone());
            found.push((shared, Repeated { here: place(here), there: place(there) }));
        }
    }
    found
}

/// The paragraphs of a set, and the rows of words that more than one of them may have, each with the paragraph that has it.
fn read(draft: &Draft, set: usize) -> (Vec<Paragraph>, Vec<(u64, usize)>) {
    let mut paragraphs = Vec::new();
    for (answer, one) in draft.numbered_answers_of(set) {
        let mut at = 0;
        for paragraph in one.flow.text().split('\n') {
            let range = at..at + paragraph.len();
            at += paragraph.len() + 1;
            if one.flow.words_in(range.clone()).len() >= SHORTEST {
                paragraphs.push(Paragraph { answer, range });
            }
        }
    }
    let mut all: Vec<Vec<u64>> = paragraphs.iter().map(|one| one.rows(draft)).collect();
    let met = Met::of(&all);
    let mut rows = Vec::new();
    for (i, own) in all.iter_mut().enumerate() {
        own.retain(|&row| met.again(row));
        own.sort_unstable();
        own.dedup();
        rows.extend(own.iter().map(|&row| (row, i)));
    }
    (paragraphs, rows)
}

/// Whether one of two answers refers to the question of the other, or both cover one question.
fn refer(draft: &Draft, one: usize, other: usize) -> bool {
    let covered = |answer: usize| {
        draft.answers.get(answer).map(|answer| answer.questions.as_slice()).unwrap_or_default()
    };
    let refers = |from: usize, to: usize| {
        let mut made = draft.references_in(from).iter();
        made.any(|made| draft.meant_by(made).iter().any(|question| covered(to).contains(question)))
    };
    let both = covered(one).iter().any(|question| covered(other).contains(question));
    refers(one, other) || refers(other, one) || both
}
