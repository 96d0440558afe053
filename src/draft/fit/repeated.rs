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
    rows: usize,
}

/// The paragraphs of a set that stand in two answers which do not refer to each other, once for each answer.
#[must_use]
pub fn repeated(draft: &Draft, set: usize) -> Vec<Repeated> {
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
        let enough = shared >= FEWEST && shared * 100 >= here.rows.min(there.rows) * ALIKE;
        if !enough || here.answer == there.answer || refer(draft, here.answer, there.answer) {
            continue;
        }
        let place = |one: &Paragraph| (one.answer, one.range.clone());
        let one = Repeated { here: place(here), there: place(there) };
        match found.last_mut().filter(|(_, last)| last.here.0 == here.answer) {
            Some((most, last)) if shared > *most => (*most, *last) = (shared, one),
            Some(_) => {}
            None => found.push((shared, one)),
        }
    }
    found.into_iter().map(|(_, one)| one).collect()
}

/// The paragraphs of a set, and their rows of words, each with the paragraph that has it.
fn read(draft: &Draft, set: usize) -> (Vec<Paragraph>, Vec<(u64, usize)>) {
    let (mut paragraphs, mut rows) = (Vec::new(), Vec::new());
    let mut said: Vec<u64> = Vec::new();
    let mut own: Vec<u64> = Vec::new();
    for (answer, one) in draft.numbered_answers_of(set) {
        let mut at = 0;
        for paragraph in one.flow.text().split('\n') {
            let range = at..at + paragraph.len();
            at += paragraph.len() + 1;
            said.clear();
            said.extend(one.flow.words_in(range.clone()).iter().map(|word| word.hash));
            if said.len() < SHORTEST {
                continue;
            }
            own.clear();
            own.extend(said.windows(ROW).map(hash::of_row));
            own.sort_unstable();
            own.dedup();
            rows.extend(own.iter().map(|&row| (row, paragraphs.len())));
            paragraphs.push(Paragraph { answer, range, rows: own.len() });
        }
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
