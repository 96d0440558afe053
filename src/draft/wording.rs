//! Compares the questions of a draft with those submitted. What a typesetter changes does not count: quotation marks, apostrophes, white
//! space (also missing where lines were joined), hyphens, dashes and note marks.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{DateRole, Draft, Number, Question, Sheet};
use crate::register::fold as plainly;
use crate::text::tables::QuickMap;

/// How a draft and a sheet go together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Questions of the draft, by index, with the submitted text that belongs to each.
    pub pairs: Vec<(usize, String)>,
    /// Questions of the sheet that the draft does not have, by their place in the sheet.
    pub missing: Vec<usize>,
    /// Questions of the draft that the sheet does not have.
    pub added: Vec<usize>,
}

/// A stretch in which a question differs from the submitted one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Whole words of the draft, a place in its text; empty only where the draft has no words at all.
    pub range: Range<usize>,
    /// What was submitted in their place, as it stands there.
    pub submitted: String,
    /// Whether that can be put in their place: not across paragraphs, and not where one of the two has as one word what the other has as
    /// two, which may be a line end that was lost.
    pub mends: bool,
}

/// A pair of the same number is one question when this much of it is alike, in percent.
const SAME_NUMBER: usize = 45;

/// A pair of different numbers.
const OTHER_NUMBER: usize = 65;

/// The most questions for which pairs of different numbers are tried.
const MANY: usize = 120;

/// Pairs the questions of a draft with those of a sheet: by number, then by likeness, then by number even if they are not alike.
#[must_use]
pub fn compare(draft: &Draft, sheet: &Sheet) -> Comparison {
    let best = (0..draft.sets().max(1)).map(|set| in_set(draft, sheet, set));
    // Of several sets the one that the sheet fits best is meant.
    best.max_by_key(|comparison| {
        comparison.pairs.len() * 2 + usize::from(comparison.missing.is_empty())
    })
    .unwrap_or_default()
}

/// Whether a sheet belongs to another set: of case number, day of submission and members all that both name differ, and at least two of the
/// three are named.
#[must_use]
pub fn of_another_set(draft: &Draft, sheet: &Sheet) -> bool {
    let own = draft.case_numbers();
    let number = sheet.case_number.as_deref().filter(|_| !own.is_empty());
    let number = number.map(|number| !own.contains(&number));
    let day = draft.date_of(DateRole::Submitted).map(|(day, _)| day);
    let day = sheet.submitted.zip(day).map(|(theirs, own)| theirs != own);
    let members: Vec<String> =
        draft.people.members.iter().map(|member| plainly(&member.name.text)).collect();
    let shares = |name: &str| {
        let name = plainly(name);
        members.iter().any(|own| own.ends_with(&name) || name.ends_with(own.as_str()))
    };
    let named = !members.is_empty() && !sheet.members.is_empty();
    let members = named.then(|| !sheet.members.iter().any(|(name, _)| shares(name)));
    let signs: Vec<bool> = [number, day, members].into_iter().flatten().collect();
    signs.len() > 1 && signs.iter().all(|&differs| differs)
}

/// Questions under one heading share their text.
struct Asked {
    index: usize,
    numbers: Vec<Number>,
    text: String,
}

fn in_set(draft: &Draft, sheet: &Sheet, set: usize) -> Comparison {
    let first = draft.questions.partition_point(|question| question.set < set);
    let mut asked: Vec<Asked> = Vec::new();
    for (i, question) in draft.questions_of(set).iter().enumerate() {
        let number = question.right_number();
        match asked.last_mut().filter(|_| question.place_in_heading > 0) {
            Some(last) => last.numbers.push(number),
            None => asked.push(Asked {
                index: first + i,
                numbers: vec![number],
                text: question.text().to_owned(),
            }),
        }
    }
    let mut free: Vec<bool> = vec![true; sheet.questions.len()];
    let mut pairs: Vec<Option<String>> = vec![None; asked.len()];
    let submitted: Vec<Grams> = sheet.questions.iter().map(|(_, text)| grams(text)).collect();
    let places = |numbers: &[Number]| -> Option<Vec<usize>> {
        let place =
            |number: &Number| sheet.questions.iter().position(|(submitted, _)| submitted == number);
        numbers.iter().map(place).collect()
    };
    let text_of = |places: &[usize]| {
        let texts =
            places.iter().filter_map(|&i| sheet.questions.get(i)).map(|(_, text)| text.as_str());
        texts.collect::<Vec<_>>().join(" ")
    };
    for strict in [true, false] {
        for (one, pair) in asked.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
            let Some(places) = places(&one.numbers)
                .filter(|places| places.iter().all(|&i| free.get(i) == Some(&true)))
            else {
                continue;
            };
            let text = text_of(&places);
            if !strict || likeness(&grams(&one.text), &grams(&text)) >= SAME_NUMBER {
                places.iter().for_each(|&i| take(&mut free, i));
                *pair = Some(text);
            }
        }
        if strict && asked.len().max(free.len()) <= MANY {
            for (one, pair) in asked.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
                let own = grams(&one.text);
                let alike = (0..free.len())
                    .filter(|&i| free.get(i) == Some(&true))
                    .filter_map(|i| Some((likeness(&own, submitted.get(i)?), i)));
                if let Some((_, i)) = alike.filter(|(alike, _)| *alike >= OTHER_NUMBER).max() {
                    take(&mut free, i);
                    *pair = Some(text_of(&[i]));
                }
            }
        }
    }
    let mut comparison = Comparison::default();
    for (one, pair) in asked.into_iter().zip(pairs) {
        match pair {
            Some(text) => comparison.pairs.push((one.index, text)),
            None => comparison.added.push(one.index),
        }
    }
    comparison.missing = (0..free.len()).filter(|&i| free.get(i) == Some(&true)).collect();
    comparison
}

fn take(free: &mut [bool], i: usize) {
    if let Some(free) = free.get_mut(i) {
        *free = false;
    }
}

/// Pairs of letters, each with how often it occurs.
type Grams = QuickMap<(char, char), usize>;

fn grams(text: &str) -> Grams {
    let letters: Vec<char> =
        fold(text).into_iter().map(|folded| folded.c.to_ascii_lowercase()).collect();
    let mut grams = Grams::default();
    for pair in letters.windows(2) {
        if let [a, b] = pair {
            *grams.entry((*a, *b)).or_default() += 1;
        }
    }
    grams
}

/// How much of two texts is alike, in percent.
fn likeness(one: &Grams, other: &Grams) -> usize {
    let total = one.values().sum::<usize>() + other.values().sum::<usize>();
    let shared: usize =
        one.iter().map(|(pair, count)| other.get(pair).map_or(0, |other| *count.min(other))).sum();
    (shared * 200).checked_div(total).unwrap_or(100)
}

/// A character that counts, and where it stands.
#[derive(Clone, Copy)]
struct Folded {
    c: char,
    at: usize,
}

impl Folded {
    const fn end(self) -> usize {
        self.at + self.c.len_utf8()
    }
}

/// The characters of a text that count.
fn fold(text: &str) -> Vec<Folded> {
    let mut folded: Vec<Folded> = Vec::with_capacity(text.len());
    let mut after_end = false;
    for (at, c) in text.char_indices() {
        let ignored = c.is_whitespace()
            || QUOTES.contains(&c)
            || matches!(c, '-' | '–' | '—' | '‐' | '‑' | '\u{ad}' | '[' | ']');
        if ignored {
            continue;
        }
        // What stands behind a question mark in figures is a note mark that was not seen as one: "bericht?1", "bericht? 1) 2)".
        if after_end && (c.is_ascii_digit() || c == ')') && is_mark(text, at) {
            continue;
        }
        after_end = c == '?' || after_end && (c.is_ascii_digit() || c == ')');
        folded.push(Folded { c, at });
    }
    folded
}

/// Whether a digit at a place belongs to one or two that end a word.
fn is_mark(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let before =
        text.get(..at).unwrap_or_default().bytes().rev().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    digits + before <= 2
        && !after.starts_with(|c: char| c.is_alphabetic() || c == '.' || c == ',')
        && (after.is_empty() || after.starts_with([' ', '\n', ')', ',', '?', '\'', '’', '»', '”']))
}

/// Longest text that is compared word by word, in characters; a longer one is compared as a whole.
const LONGEST: usize = 12_000;

/// Where a question of a draft differs from what was submitted, in the order of the text.
#[must_use]
pub fn differences(written: &str, submitted: &str) -> Vec<Difference> {
    let (own, theirs) = (fold(written), fold(submitted));
    let letters = |folded: &[Folded]| folded.iter().map(|folded| folded.c).collect::<Vec<_>>();
    let (own_letters, their_letters) = (letters(&own), letters(&theirs));
    if own_letters == their_letters {
        return Vec::new();
    }
    let whole = || {
        let (range, submitted) = (0..written.len(), submitted.to_owned());
        vec![Difference { range, submitted, mends: true }]
    };
    let alike = likeness(&grams(written), &grams(submitted));
    if own.is_empty() || own.len().max(theirs.len()) > LONGEST || alike < SAME_NUMBER {
        return whole();
    }
    let ops = capture_diff_slices(Algorithm::Myers, &own_letters, &their_letters);
    let (own, theirs) =
        (Side { text: written, folded: &own }, Side { text: submitted, folded: &theirs });
    let words = aligned(own, theirs, &ops);
    let mut stretches: Vec<Pair> = Vec::new();
    for (i, pair) in words.iter().enumerate() {
        let same = own_letters.get(pair.own.clone()) == their_letters.get(pair.theirs.clone());
        if same {
            continue;
        }
        // What was inserted is shown with the word before it.
        let beside = i.checked_sub(1).unwrap_or(i + 1);
        let pair = match words.get(beside).filter(|_| pair.own.is_empty()) {
            Some(beside) => pair.with(beside),
            None => pair.clone(),
        };
        match stretches.last_mut().filter(|last| pair.own.start <= last.own.end) {
            Some(last) => *last = last.with(&pair),
            None => stretches.push(pair),
        }
    }
    let stretches = stretches.into_iter().map(|pair| without_same_end(own, theirs, pair));
    let found: Vec<Difference> =
        stretches.filter_map(|pair| difference(own, theirs, &pair)).collect();
    // Where nearly all differs, single words explain nothing.
    let changed: usize = found.iter().map(|difference| difference.range.len()).sum();
    let words = written.split_whitespace().count();
    if words > 6 && changed * 5 > written.len() * 3 { whole() } else { found }
}

/// A text with those of its characters that count.
#[derive(Clone, Copy)]
struct Side<'t> {
    text: &'t str,
    folded: &'t [Folded],
}

impl<'t> Side<'t> {
    /// Whether a word begins with a character that counts, or the text ends before it.
    fn begins(self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|before| self.folded.get(before));
        let (Some(one), Some(next)) = (before, self.folded.get(i)) else { return true };
        let between = self.text.get(one.end()..next.at);
        between.is_some_and(|between| between.contains(char::is_whitespace))
    }

    /// Where the last word of some characters begins, if there is a word before it.
    fn last_word(self, range: &Range<usize>) -> Option<usize> {
        (range.start + 1..range.end).rev().find(|&i| self.begins(i))
    }

    /// The characters themselves.
    fn letters(self, range: Range<usize>) -> impl Iterator<Item = char> {
        self.folded.get(range).unwrap_or_default().iter().map(|one| one.c)
    }

    /// The place of some characters that count; of none where they would stand.
    fn place(self, range: &Range<usize>) -> Range<usize> {
        let end_of =
            |i: usize| i.checked_sub(1).and_then(|i| self.folded.get(i)).map_or(0, |one| one.end());
        match self.folded.get(range.start) {
            Some(first) if !range.is_empty() => first.at..end_of(range.end),
            _ => end_of(range.start)..end_of(range.start),
        }
    }

    /// The quotation marks right before a place, and right behind another.
    fn marks(self, place: &Range<usize>) -> (&'t str, &'t str) {
        let before = self.text.get(..place.start).unwrap_or_default();
        let behind = self.text.get(place.end..).unwrap_or_default();
        (
            before.get(before.trim_end_matches(QUOTES).len()..).unwrap_or_default(),
            behind
                .get(..behind.len() - behind.trim_start_matches(QUOTES).len())
                .unwrap_or_default(),
        )
    }
}

/// What stands in a draft and what stands in the sheet for it: ranges of the characters that count.
#[derive(Clone, Debug)]
struct Pair {
    own: Range<usize>,
    theirs: Range<usize>,
}

impl Pair {
    /// Both, and what lies between them.
    fn with(&self, other: &Self) -> Self {
        let join = |one: &Range<usize>, other: &Range<usize>| {
            one.start.min(other.start)..one.end.max(other.end)
        };
        Self { own: join(&self.own, &other.own), theirs: join(&self.theirs, &other.theirs) }
    }
}

/// A pair without the words at its end that both have: which of two endings in a row was added is all the same to the comparison.
fn without_same_end(own: Side<'_>, theirs: Side<'_>, mut pair: Pair) -> Pair {
    while let (Some(one), Some(other)) = (own.last_word(&pair.own), theirs.last_word(&pair.theirs))
    {
        let same = own.letters(one..pair.own.end).eq(theirs.letters(other..pair.theirs.end));
        if !same {
            break;
        }
        (pair.own.end, pair.theirs.end) = (one, other);
    }
    pair
}

/// What stands between the places where words begin in both, in the order of the texts.
fn aligned(own: Side<'_>, theirs: Side<'_>, ops: &[DiffOp]) -> Vec<Pair> {
    let mut cuts = vec![(0, 0)];
    for op in ops {
        let DiffOp::Equal { old_index, new_index, len } = *op else { continue };
        let places = (old_index..=old_index + len).zip(new_index..);
        cuts.extend(places.filter(|&(i, j)| own.begins(i) && theirs.begins(j)));
    }
    cuts.push((own.folded.len(), theirs.folded.len()));
    cuts.dedup();
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs.map(|(from, to)| Pair { own: from.0..to.0, theirs: from.1..to.1 }).collect()
}

/// A pair that differs, with what was submitted as the sheet writes it.
fn difference(own: Side<'_>, theirs: Side<'_>, pair: &Pair) -> Option<Difference> {
    let (mut range, mut place) = (own.place(&pair.own), theirs.place(&pair.theirs));
    // Quotation marks that both have stay as the draft writes them.
    let ((before, behind), (their_before, their_behind)) =
        (own.marks(&range), theirs.marks(&place));
    if before.is_empty() != their_before.is_empty() {
        range.start -= before.len();
        place.start -= their_before.len();
    }
    if behind.is_empty() != their_behind.is_empty() {
        range.end += behind.len();
        place.end += their_behind.len();
    }
    let submitted = theirs.text.get(place)?;
    if submitted.is_empty() && own.text.get(..range.start)?.ends_with(' ') {
        range.start -= 1;
    }
    let written = own.text.get(range.clone())?;
    let paragraphs = written.contains('\n') || submitted.contains('\n');
    let mends = !paragraphs && !joined(written, submitted) && !joined(submitted, written);
    Some(Difference { range, submitted: submitted.to_owned(), mends })
}

/// Whether a word of one text may be two of the other, which has another number of words.
fn joined(one: &str, other: &str) -> bool {
    /// Fewer letters are an ending as well.
    const SHORTEST: usize = 2;
    let words = |text: &str| text.split_whitespace().count();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let part = |word: &str, part: &str| {
        part.len() >= SHORTEST
            && part.len() < word.len()
            && (word.starts_with(part) || word.ends_with(part))
    };
    words(one) != words(other)
        && one
            .split_whitespace()
            .any(|word| other.split_whitespace().any(|other| part(&bare(word), &bare(other))))
}

/// Quotation marks of all styles.
const QUOTES: [char; 12] = ['«', '»', '“', '”', '„', '"', '‘', '’', '‚', '\'', '`', '´'];

impl Draft {
    /// Where a question differs from what was submitted.
    #[must_use]
    pub fn differs(&self, question: &Question, submitted: &str) -> Vec<Difference> {
        differences(question.text(), submitted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(written: &str, submitted: &str) -> Vec<(String, String)> {
        let found = differences(written, submitted).into_iter();
        found.map(|one| (written[one.range].to_owned(), one.submitted)).collect()
    }

    #[test]
    fn what_may_be_one_word_or_two_is_not_mended() {
        for (written, submitted, mends) in [
            ("Klopt dit bericht van één?", "Klopt dat bericht van één?", true),
            ("van de maatregel en de sluis", "van de maatregelen en de sluis", true),
            ("Klopt dit lange bericht?", "Klopt dit bericht?", true),
            ("In 2026 was dat", "In 2025was dat", false),
            ("de woningbouw corporaties", "de woningcorporaties", false),
            ("Klopt dit bericht.\nGaat het door?", "Klopt dit verhaal. Komt het door?", false),
        ] {
            let found = differences(written, submitted);
            assert!(!found.is_empty(), "{written}");
            assert_eq!(found.iter().all(|one| one.mends), mends, "{written}: {found:?}");
        }
    }

    #[test]
    fn what_a_typesetter_changes_does_not_count() {
        for (written, submitted) in [
            ("er uitgebreid gesproken is", "er uitgebreidgesproken is"),
            ("de ontwikkelingshulp", "de ontwikkelings-\nhulp"),
            ("zei “ja” – zo", "zei «ja» - zo"),
            ("het bericht?", "het bericht?1"),
            ("foto’s van é", "foto's van é"),
            ("Kent u dit? Zo ja?", "Kent u dit?1 Zo ja?"),
        ] {
            assert_eq!(shown(written, submitted), [], "{written}");
        }
    }

    #[test]
    fn differences_are_whole_words() {
        for (written, submitted, here, there) in [
            ("Klopt het één dat dit zo is?", "Klopt het één dat dat zo is?", "dit", "dat"),
            ("Klopt dit bericht?", "Klopt dit lange bericht?", "dit", "dit lange"),
            ("Klopt dit lange bericht?", "Klopt dit bericht?", " lange", ""),
            // The space may be lost with the end of a line, or the two may be one word: that is for somebody to see.
            ("In 2026 was dat", "In 2025was dat", "2026 was", "2025was"),
            (
                "de woningbouw corporaties",
                "de woningcorporaties",
                "woningbouw corporaties",
                "woningcorporaties",
            ),
            (
                "van de maatregel en de sluis",
                "van de maatregelen en de sluis",
                "maatregel",
                "maatregelen",
            ),
            ("de EU-lidstaat en", "de EU-lidstaten en", "EU-lidstaat", "EU-lidstaten"),
            (
                "Wat kost de brug van Infrastructuur en Waterstaat en wat de sluis bij het dorp?",
                "Wat kost de brug van IenW en wat de sluis bij het dorp?",
                "Infrastructuur en Waterstaat",
                "IenW",
            ),
            ("van de F-16’s en", "van de F-35’s en", "F-16’s", "F-35’s"),
            ("van 13-jarigen en", "van 12-jarigen en", "13-jarigen", "12-jarigen"),
            ("van de VvE en", "van de VvE’s en", "VvE", "VvE’s"),
            ("zegt zo een brug en", "zegt zo’n brug en", "zo een", "zo’n"),
            (
                "het artikel ‘Nee, zegt ja’, dit",
                "het artikel ‘Nee, zegt nee’, dit",
                "ja’,",
                "nee’,",
            ),
            ("het artikel “Nee, zegt ja” dit", "het artikel «Nee, zegt nee» dit", "ja", "nee"),
            ("zegt iets anders tot nu", "zegt «nee» tot nu", "iets anders", "«nee»"),
            ("zegt «nee» tot nu", "zegt iets anders tot nu", "«nee»", "iets anders"),
            ("Hoe veel kost dit?", "Waarom kost dit?", "Hoe veel", "Waarom"),
        ] {
            assert_eq!(
                shown(written, submitted),
                [(here.to_owned(), there.to_owned())],
                "{written}"
            );
        }
    }
}
