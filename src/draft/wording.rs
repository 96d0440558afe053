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
    /// What was submitted in their place.
    pub submitted: String,
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
            || matches!(
                c,
                '«' | '»'
                    | '“'
                    | '”'
                    | '„'
                    | '"'
                    | '‘'
                    | '’'
                    | '‚'
                    | '\''
                    | '`'
                    | '´'
                    | '-'
                    | '–'
                    | '—'
                    | '‐'
                    | '‑'
                    | '\u{ad}'
                    | '['
                    | ']'
            );
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
    let whole = || vec![Difference { range: 0..written.len(), submitted: submitted.to_owned() }];
    let alike = likeness(&grams(written), &grams(submitted));
    if own.is_empty() || own.len().max(theirs.len()) > LONGEST || alike < SAME_NUMBER {
        return whole();
    }
    let ops = capture_diff_slices(Algorithm::Myers, &own_letters, &their_letters);
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let mut range = op.old_range();
        if range.is_empty() {
            // What was inserted belongs to the word that the sheet joins it to, otherwise to the one before.
            let (new, joined) = (op.new_range(), |left: usize| !is_gap(submitted, &theirs, left));
            let next = joined(new.end.saturating_sub(1)) && new.start > 0 && !joined(new.start - 1);
            if range.start == 0 || next && range.start < own.len() {
                range.end += 1;
            } else {
                range.start -= 1;
            }
        }
        let stretch = to_words(written, &own, range);
        match stretches.last_mut().filter(|last| stretch.start <= last.end + 1) {
            Some(last) => last.end = last.end.max(stretch.end),
            None => stretches.push(stretch),
        }
    }
    let found: Vec<Difference> = stretches
        .into_iter()
        .filter_map(|stretch| difference((written, &own), (submitted, &theirs), &ops, stretch))
        .collect();
    // Where nearly all differs, single words explain nothing.
    let changed: usize = found.iter().map(|difference| difference.range.len()).sum();
    let words = written.split_whitespace().count();
    if words > 6 && changed * 5 > written.len() * 3 { whole() } else { found }
}

/// Whether white space stands behind a folded character.
fn is_gap(text: &str, folded: &[Folded], left: usize) -> bool {
    let (Some(one), Some(next)) = (folded.get(left), folded.get(left + 1)) else { return true };
    text.get(one.end()..next.at).is_some_and(|between| between.contains(char::is_whitespace))
}

/// Widens a range of folded characters to whole words.
fn to_words(text: &str, folded: &[Folded], range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end.min(folded.len()));
    while start > 0 && !is_gap(text, folded, start - 1) {
        start -= 1;
    }
    while end < folded.len() && !is_gap(text, folded, end - 1) {
        end += 1;
    }
    start..end
}

/// A stretch with what was submitted in its place: where the two agree the draft's own writing, elsewhere that of the sheet.
fn difference(
    (written, own): (&str, &[Folded]),
    (submitted, theirs): (&str, &[Folded]),
    ops: &[DiffOp],
    stretch: Range<usize>,
) -> Option<Difference> {
    let mut text = String::new();
    let mut behind: Option<(bool, bool)> = None;
    let mut piece = |source: &str, folded: &[Folded], range: Range<usize>, theirs: bool| {
        let (Some(first), Some(last)) =
            (folded.get(range.start), range.end.checked_sub(1).and_then(|last| folded.get(last)))
        else {
            return;
        };
        let before = source.get(..first.at).unwrap_or_default().ends_with(char::is_whitespace);
        // Of a seam between draft and sheet the sheet says whether it has a space.
        let spaced = behind.is_some_and(|(after, from_sheet)| match (from_sheet, theirs) {
            (true, false) => after,
            (false, true) => before,
            _ => after || before,
        });
        if spaced {
            text.push(' ');
        }
        text.push_str(source.get(first.at..last.end()).unwrap_or_default());
        let after = source.get(last.end()..).unwrap_or_default().starts_with(char::is_whitespace);
        behind = Some((after, theirs));
    };
    for op in ops {
        let old = op.old_range();
        if !touches(op, &stretch) {
            continue;
        }
        match op {
            DiffOp::Equal { .. } => {
                piece(written, own, old.start.max(stretch.start)..old.end.min(stretch.end), false)
            }
            DiffOp::Delete { .. } => {}
            DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                piece(submitted, theirs, op.new_range(), true)
            }
        }
    }
    let changes = |op: &&DiffOp| !matches!(op, DiffOp::Equal { .. }) && touches(op, &stretch);
    if ops.iter().filter(changes).count() > FEW {
        text = as_submitted(submitted, theirs, ops, &stretch).unwrap_or(text);
    }
    let first = own.get(stretch.start)?;
    let last = own.get(stretch.end.checked_sub(1)?)?;
    let mut range = first.at..last.end();
    if text.is_empty() && written.get(..range.start).is_some_and(|before| before.ends_with(' ')) {
        range.start -= 1;
    }
    Some(Difference { range, submitted: text })
}

/// Changes in a stretch above which the draft's writing is of no use for it.
const FEW: usize = 2;

/// Whether a change lies in a stretch; an insertion belongs to the stretch that ends or begins with it.
fn touches(op: &DiffOp, stretch: &Range<usize>) -> bool {
    let old = op.old_range();
    if old.is_empty() {
        stretch.start <= old.start && old.start <= stretch.end
    } else {
        old.start < stretch.end && stretch.start < old.end
    }
}

/// The words of the sheet that stand where a stretch stands.
fn as_submitted(
    submitted: &str,
    theirs: &[Folded],
    ops: &[DiffOp],
    stretch: &Range<usize>,
) -> Option<String> {
    let mut range: Option<Range<usize>> = None;
    for op in ops.iter().filter(|op| touches(op, stretch)) {
        let (old, mut new) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            new.end = new.start + old.end.min(stretch.end) - old.start;
            new.start += stretch.start.saturating_sub(old.start);
        }
        range = Some(range.map_or(new.start, |range| range.start)..new.end);
    }
    let range = range?;
    let (first, last) = (theirs.get(range.start)?, theirs.get(range.end.checked_sub(1)?)?);
    Some(submitted.get(first.at..last.end())?.to_owned())
}

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
            ("In 2026 was dat", "In 2025was dat", "2026", "2025"),
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
