//! What in the text of a line looks like note marks, wherever the line stands.

use std::ops::Range;
use std::sync::Arc;

use super::around::{
    Likeness, at_front, ends_phrase, glued, has_open_bracket, is_power, names_a_box, names_year,
    with_bracket,
};
use super::style::NoteStyle;
use crate::text::raised_digit;

/// The highest number a note may have.
const MAX_LABEL: u32 = 300;

/// The number that a label says, 0 for one that says none: labels may be words or figures of any length, and what is so high that no draft
/// counts to it is a word.
pub(super) fn number_of(label: &str) -> u32 {
    const HIGHEST: u32 = 1_000_000;
    label.parse().ok().filter(|number| *number <= HIGHEST).unwrap_or(0)
}

/// A place in a text that may be a mark.
#[derive(Clone, Debug)]
pub(in crate::draft) struct MarkLike {
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    pub label: Arc<str>,
    /// The label as a number, 0 when it is a word.
    pub number: u32,
    pub style: NoteStyle,
    pub likeness: Likeness,
    /// Whether nothing else stands in the text.
    pub alone: bool,
}

/// Every such place in a text from some byte on. A figure at its front depends on the line above, if that belongs to the same paragraph;
/// all else on the text alone.
pub(super) fn scan(text: &str, from: usize, above: Option<&str>) -> Box<[MarkLike]> {
    let mut scan = Scan { text, above, found: Vec::new() };
    scan.run(from);
    scan.found.into_boxed_slice()
}

/// The text of a line as it is looked through for marks.
struct Scan<'l> {
    text: &'l str,
    /// The line above, where it belongs to the same paragraph.
    above: Option<&'l str>,
    found: Vec<MarkLike>,
}

impl Scan<'_> {
    /// Takes every candidate from a place in the line on.
    fn run(&mut self, from: usize) {
        let text = self.text;
        let mut at = from;
        while let Some(skip) = text.as_bytes().get(at..).and_then(|rest| {
            rest.iter().position(|&b| b.is_ascii_digit() || b == b'[' || b == 0xC2 || b == 0xE2)
        }) {
            let start = at + skip;
            at = match text.get(start..).and_then(|rest| rest.chars().next()) {
                Some('[') => self.bracket(text, start),
                Some(c) if c.is_ascii_digit() => self.figure(text, start),
                Some(c) if raised_digit(c).is_some() => self.raised(text, start),
                Some(c) => start + c.len_utf8(),
                None => start + 1,
            };
        }
    }

    fn push(&mut self, range: Range<usize>, label: &str, style: NoteStyle, likeness: Likeness) {
        let number = label.parse().unwrap_or(0);
        if number <= MAX_LABEL {
            let whole = self.text.trim_end_matches(['.', ',', ';']);
            let alone = label.len() == whole.len();
            self.found.push(MarkLike {
                range,
                label: label.into(),
                number,
                style,
                likeness,
                alone,
            });
        }
    }

    /// `[^1]`, `[1]`, `[1, 2 ]`; gives where to go on.
    fn bracket(&mut self, text: &str, start: usize) -> usize {
        let after = text.get(start + 1..).unwrap_or_default();
        let (style, inner) = match after.strip_prefix('^') {
            Some(inner) => (NoteStyle::Caret, inner),
            None => (NoteStyle::Bracket, after),
        };
        let Some(len) = inner.find(']').filter(|&len| (1..=20).contains(&len)) else {
            return start + 1;
        };
        let label = inner.get(..len).unwrap_or_default();
        let end = text.len() - inner.len() + len + 1;
        if style == NoteStyle::Caret {
            let word = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
            if !word {
                return start + 1;
            }
            self.push(start..end, label, style, Likeness::Certain);
            return end;
        }
        let Some(labels) = bracketed(text, start + 1..end - 1) else { return start + 1 };
        // Extraction also brackets what was raised: `miljard m[3]`.
        let before = text.get(..start).unwrap_or_default();
        let power = labels
            .first()
            .is_some_and(|label| is_power(before, text.get(label.clone()).unwrap_or_default()));
        for (n, label) in labels.iter().enumerate().filter(|_| !power) {
            let from = if n == 0 { start } else { label.start };
            let to = if n + 1 == labels.len() { end } else { label.end };
            let label = text.get(label.clone()).unwrap_or_default();
            self.push(from..to, label, style, Likeness::Certain);
        }
        end
    }

    /// `¹`, `¹²`; gives where to go on.
    fn raised(&mut self, text: &str, start: usize) -> usize {
        let rest = text.get(start..).unwrap_or_default();
        let len: usize = rest.chars().map_while(|c| raised_digit(c).map(|_| c.len_utf8())).sum();
        let run = rest.get(..len).unwrap_or_default();
        if !is_power(text.get(..start).unwrap_or_default(), run) {
            let label: String =
                run.chars().filter_map(|c| char::from_digit(raised_digit(c)?, 10)).collect();
            self.push(start..start + len, &label, NoteStyle::Digit, Likeness::Certain);
        }
        start + len
    }

    /// `onderzoek?1`, `bekend. 1)`, `in 20234`; gives where to go on.
    fn figure(&mut self, text: &str, start: usize) -> usize {
        let rest = text.get(start..).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let at = start + digits;
        let label = rest.get(..digits).unwrap_or_default();
        let after = rest.get(digits..).unwrap_or_default();
        let before = text.get(..start).unwrap_or_default();
        if let Some(behind) = after.strip_prefix(')')
            && digits <= 2
            && !has_open_bracket(before)
        {
            let likeness = with_bracket(before, behind);
            self.push(start..at + 1, label, NoteStyle::Paren, likeness);
        }
        if digits <= 3 && !label.starts_with('0') {
            let above = self.above;
            let likeness =
                if before.is_empty() { at_front(after, above) } else { glued(before, after, text) };
            let Some(likeness) = likeness else { return at };
            self.push(start..at, label, NoteStyle::Digit, likeness);
            return companions(text, at, label, |range, label| {
                // `2 3` that ends its line is two marks; `?1 2 keer` is not.
                let closes = text.get(range.end..).is_some_and(str::is_empty);
                let likeness = if closes { likeness.min(Likeness::Glued) } else { Likeness::Faint };
                self.push(range, label, NoteStyle::Digit, likeness);
            });
        }
        // `1.3001 gevallen`: behind the point of thousands stand three figures, so the fourth is a mark.
        if (4..=5).contains(&digits) && ends_phrase(after) && expects_thousands(before) {
            let tail = label.get(3..).unwrap_or_default();
            if !tail.starts_with('0') {
                self.push(start + 3..at, tail, NoteStyle::Digit, Likeness::Faint);
            }
            return at;
        }
        if (5..=6).contains(&digits) && (label.starts_with("19") || label.starts_with("20")) {
            // A mark glued to a year: `in 20234`, `2024–20271`.
            let tail = label.get(4..).unwrap_or_default();
            let free = before.is_empty() || before.ends_with([' ', '–', '-', '/', '(']);
            let free = free && !names_a_box(before);
            if ends_phrase(after) && !tail.starts_with('0') && free {
                let likeness = if names_year(before) { Likeness::Glued } else { Likeness::Faint };
                self.push(start + 4..at, tail, NoteStyle::Digit, likeness);
            }
        }
        at
    }
}

/// Whether three figures must follow, as a text ends in the point behind thousands: `1.`, `€ 12.`
fn expects_thousands(before: &str) -> bool {
    let Some(number) = before.strip_suffix('.') else { return false };
    let digits = number.bytes().rev().take_while(u8::is_ascii_digit).count();
    let outside = number.get(..number.len() - digits).unwrap_or_default();
    // More points stand before it: `€ 3.500.`
    (1..=3).contains(&digits)
        && (outside.is_empty() || outside.ends_with([' ', '\u{a0}', '(', '\t', '.']))
}

/// The numbers in `[1 ]`, `[1, 2 ]`, `[3 en 4]`, each with its place in the text; `None` where something else stands there.
fn bracketed(text: &str, inside: Range<usize>) -> Option<Vec<Range<usize>>> {
    let mut labels = Vec::new();
    let mut at = inside.start;
    loop {
        let rest = text.get(at..inside.end)?;
        let start = inside.end - rest.trim_start().len();
        let digits = text.get(start..inside.end)?.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&digits) {
            return None;
        }
        labels.push(start..start + digits);
        let after = text.get(start + digits..inside.end)?.trim_start();
        if after.is_empty() {
            return Some(labels);
        }
        let next = after.strip_prefix([',', ';', '&']).or_else(|| after.strip_prefix("en "))?;
        at = inside.end - next.len();
    }
}

/// Marks that follow a mark: `?1 2`, `3, 4 en 5` alone on a line.
fn companions(
    text: &str,
    mut at: usize,
    label: &str,
    mut push: impl FnMut(Range<usize>, &str),
) -> usize {
    let mut last = number_of(label);
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let next = rest.trim_start_matches([' ', ',']);
        let next = next.strip_prefix("en ").unwrap_or(next);
        let digits = next.bytes().take_while(u8::is_ascii_digit).count();
        let number = next.get(..digits).and_then(|number| number.parse::<u32>().ok());
        let after = next.get(digits..).unwrap_or_default();
        if next.len() == rest.len() || number != Some(last + 1) || !ends_phrase(after) {
            return at;
        }
        let start = text.len() - next.len();
        push(start..start + digits, next.get(..digits).unwrap_or_default());
        at = start + digits;
        last += 1;
    }
}
