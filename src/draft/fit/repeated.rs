//! The same paragraph under two questions.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::super::Draft;
use super::stem::words;

/// A paragraph that stands in an earlier answer too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The answer, and the paragraph in its flow.
    pub here: (usize, Range<usize>),
    /// The earlier answer, and the paragraph in its flow.
    pub there: (usize, Range<usize>),
}

/// Fewest words of a paragraph that is compared; shorter ones are phrases that return.
const SHORTEST: usize = 14;

/// Words that stand in a row in both.
const ROW: usize = 3;

/// Part of the rows of the shorter paragraph that both have, in percent: of an answer that was pasted and changed in ten words enough
/// remains.
const ALIKE: usize = 40;

/// A row of words that more paragraphs than this have is a phrase of the set.
const PHRASE: usize = 6;

/// The paragraphs of a set that stand in two answers which do not refer to each other.
#[must_use]
pub fn repeated(draft: &Draft, set: usize) -> Vec<Repeated> {
    let mut rows: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    let mut paragraphs: Vec<(usize, Range<usize>, usize)> = Vec::new();
    let mut found: Vec<Repeated> = Vec::new();
    for (answer, one) in draft.answers.iter().enumerate().filter(|(_, one)| one.set == set) {
        let text = one.flow.text();
        let mut at = 0;
        for paragraph in text.split('\n') {
            let range = at..at + paragraph.len();
            at += paragraph.len() + 1;
            let said: Vec<String> = words(paragraph).map(str::to_lowercase).collect();
            if said.len() < SHORTEST {
                continue;
            }
            let own: HashSet<&[String]> = said.windows(ROW).collect();
            let mut both: HashMap<usize, usize> = HashMap::new();
            for row in &own {
                for &other in rows.get(*row).map(Vec::as_slice).unwrap_or_default() {
                    *both.entry(other).or_default() += 1;
                }
            }
            let alike = both.into_iter().filter_map(|(other, both)| {
                let (theirs, _, count) = paragraphs.get(other)?;
                let least = own.len().min(*count).max(1);
                (*theirs != answer && both * 100 >= least * ALIKE).then_some((both, other))
            });
            let best = alike.max_by_key(|&(both, other)| (both, std::cmp::Reverse(other)));
            if let Some((theirs, there, _)) = best.and_then(|(_, other)| paragraphs.get(other))
                && !refer(draft, answer, *theirs)
                && !found.iter().any(|one| one.here.0 == answer)
            {
                let there = (*theirs, there.clone());
                found.push(Repeated { here: (answer, range.clone()), there });
            }
            let number = paragraphs.len();
            let count = own.len();
            for row in own {
                let holders = rows.entry(row.to_vec()).or_default();
                if holders.len() < PHRASE {
                    holders.push(number);
                }
            }
            paragraphs.push((answer, range, count));
        }
    }
    found
}

/// Whether one of two answers refers to the question of the other, or both cover one question.
fn refer(draft: &Draft, one: usize, other: usize) -> bool {
    let numbers = |answer: usize| {
        let covered = draft.answers.get(answer).map(|answer| answer.questions.as_slice());
        let covered = covered.unwrap_or_default().iter().filter_map(|&i| draft.questions.get(i));
        covered.map(|question| question.number)
    };
    let refers = |from: usize, to: usize| {
        let mut made = draft.references.iter().filter(|reference| reference.answer == from);
        made.any(|reference| numbers(to).any(|number| number == reference.number))
    };
    refers(one, other) || refers(other, one) || numbers(one).any(|a| numbers(other).any(|b| a == b))
}
