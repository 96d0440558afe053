//! Words to be looked for together wherever they stand, inside a longer word too.

use std::cmp::Reverse;
use std::ops::Range;

/// How many groups of words there are.
const GROUPS: usize = u64::BITS as usize;

/// Of which groups each byte is.
type Table = [u64; 256];

/// Words to be looked for together; plain letters are found in both cases. Of those that begin at one place the longest is found, and what
/// is found does not overlap. Made in a small part of the time that an automaton takes, and at most places of a text a look at the three
/// bytes that stand there says that no word does.
#[derive(Debug)]
pub struct Needles<'n> {
    /// The groups of words whose first, second and third byte a byte may be.
    may_be: [Table; 3],
    /// The words with their places in the row that they were given in, group by group, the longest first.
    words: Vec<(&'n str, usize)>,
    /// Where each group stands in them.
    groups: Vec<Range<usize>>,
}

impl<'n> Needles<'n> {
    /// Words that are named by their place in this row; empty ones are never found.
    #[must_use]
    pub fn new(all: impl IntoIterator<Item = &'n str>) -> Self {
        // Words whose first two bytes agree are a group; where there are more of those than groups, some share one.
        let front = |word: &str| {
            let mut bytes = word.bytes().map(|byte| byte.to_ascii_lowercase());
            (bytes.next(), bytes.next())
        };
        let mut words: Vec<_> =
            all.into_iter().zip(0..).filter(|(word, _)| !word.is_empty()).collect();
        let mut fronts: Vec<_> = words.iter().map(|(word, _)| front(word)).collect();
        fronts.sort_unstable();
        fronts.dedup();
        let group = |word: &str| fronts.partition_point(|other| *other < front(word)) % GROUPS;
        words.sort_by_cached_key(|(word, place)| (group(word), Reverse(word.len()), *place));
        let mut may_be = [[0; 256]; 3];
        let mut groups = vec![0..0; GROUPS];
        for (i, (word, _)) in words.iter().enumerate() {
            let group = group(word);
            if let Some(range) = groups.get_mut(group) {
                *range = if range.end == 0 { i..i + 1 } else { range.start..i + 1 };
            }
            for (table, at) in may_be.iter_mut().zip(0..) {
                match word.as_bytes().get(at) {
                    Some(byte) => {
                        for case in [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()] {
                            table
                                .iter_mut()
                                .skip(case.into())
                                .take(1)
                                .for_each(|of| *of |= 1 << group);
                        }
                    }
                    // Behind the end of a word stands anything.
                    None => table.iter_mut().for_each(|of| *of |= 1 << group),
                }
            }
        }
        Self { may_be, words, groups }
    }

    /// Every place where a word stands, with which it is, in order.
    pub fn find_iter<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (Range<usize>, usize)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let (range, word) = self.next(text, from)?;
            from = range.end;
            Some((range, word))
        })
    }

    /// The first word from a place on.
    fn next(&self, text: &str, from: usize) -> Option<(Range<usize>, usize)> {
        let [first, second, third] = &self.may_be;
        let of = |table: &Table, byte: u8| table.get(usize::from(byte)).copied().unwrap_or(0);
        // The groups of which the last byte, and the last two, are the front.
        let (mut one, mut two) = (0, 0);
        let mut step = |byte: u8| {
            let three = two & of(third, byte);
            two = one & of(second, byte);
            one = of(first, byte);
            three
        };
        for (at, &byte) in text.as_bytes().get(from..)?.iter().enumerate() {
            let groups = step(byte);
            if groups != 0
                && let Some(found) = self.at(text, from + at - 2, groups)
            {
                return Some(found);
            }
        }
        // Behind the end stands nothing, which is no byte of a word.
        let ends = [text.len().checked_sub(2), text.len().checked_sub(1)];
        ends.into_iter().find_map(|at| {
            let groups = step(0);
            self.at(text, at.filter(|at| *at >= from)?, groups)
        })
    }

    /// The longest word of some groups that stands at a place.
    #[inline(never)]
    fn at(&self, text: &str, at: usize, groups: u64) -> Option<(Range<usize>, usize)> {
        let (mut groups, mut longest) = (groups, None);
        let here = text.as_bytes().get(at..)?;
        while groups != 0 {
            let group = self.groups.get(groups.trailing_zeros() as usize)?;
            groups &= groups - 1;
            let stands = self.words.get(group.clone())?.iter().find(|(word, _)| {
                let mut pairs = word.bytes().zip(here);
                word.len() <= here.len() && pairs.all(|(a, b)| a.eq_ignore_ascii_case(b))
            });
            longest = longest.max(stands.map(|&(word, place)| (word.len(), Reverse(place))));
        }
        longest.map(|(len, Reverse(place))| (at..at + len, place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aho_corasick::{AhoCorasick, MatchKind};
    use proptest::prelude::*;

    const WORDS: [&str; 11] =
        ["stuk", "stukken", "tk", "7", "kamers", "één", "n.t.b.", "", "TK", "e", "uk"];

    #[test]
    fn the_first_and_longest_is_found() {
        let needles = Needles::new(WORDS);
        for (text, expected) in [
            ("Kamerstukken", vec![(0, 4), (7, 10), (10, 9)]),
            ("STUKKEN 77", vec![(0, 1), (8, 3), (9, 3)]),
            ("één Één n.T.b", vec![(0, 5)]),
            ("tK", vec![(0, 2)]),
            ("", vec![]),
            ("k", vec![]),
        ] {
            let found: Vec<_> = needles.find_iter(text).map(|(at, i)| (at.start, i)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_automaton_finds_the_same(
            words in proptest::collection::vec("[a-dé7]{0,4}|[A-C]{1,2}", 0..9),
            text in "[a-dA-Dé7 ]{0,40}",
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let automaton = AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::LeftmostLongest)
                .build(words.iter().filter(|word| !word.is_empty()))
                .unwrap();
            let expected: Vec<_> = automaton.find_iter(&text).map(|hit| hit.range()).collect();
            let needles = Needles::new(words);
            let found: Vec<_> = needles.find_iter(&text).map(|(range, _)| range).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
