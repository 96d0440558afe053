//! What a cursor touches: the part of a draft, the word, a word that may be an abbreviation; and where a word stands elsewhere.

use std::cell::LazyCell;

use crate::cite::addresses;
use crate::draft::{Draft, Part, Prose};
use crate::text::{Flow, Span, stands_alone};

/// Whether a cursor at an offset is at a span; behind its last character counts.
pub const fn touches(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}

/// The part in whose text an offset lies; behind its last character counts.
pub fn part_at(draft: &Draft, offset: u32) -> Option<(Part, &Prose)> {
    let at = |offset: u32| {
        let mut parts = draft.parts();
        parts.find(|(_, flow)| touches(flow.whole(), offset) && flow.find(offset).is_some())
    };
    at(offset).or_else(|| at(offset.checked_sub(1)?))
}

/// The word at an offset, where it may be an abbreviation.
pub fn capitals_at(draft: &Draft, offset: u32) -> Option<(&str, Span)> {
    let (_, flow) = part_at(draft, offset)?;
    let text = flow.text();
    let at = flow.find(offset).unwrap_or(text.len());
    let letter = |c: &char| c.is_alphanumeric() || matches!(c, '&' | '-');
    let back: usize = text.get(..at)?.chars().rev().take_while(letter).map(char::len_utf8).sum();
    let on: usize = text.get(at..)?.chars().take_while(letter).map(char::len_utf8).sum();
    let word = text.get(at - back..at + on)?;
    // "BZ-medewerkers", "EU-lidstaten": the part with the cursor may be meant.
    let parts = word.split('-').scan(at - back, |start, part| {
        let from = *start;
        *start += part.len() + 1;
        Some((part, from))
    });
    let capitals = |part: &str| part.chars().filter(|c| c.is_uppercase()).count() >= 2;
    let mut all = std::iter::once((word, at - back)).chain(parts);
    let (word, from) = all.find(|&(part, from)| {
        capitals(part) && !part.contains('-') && from <= at && at <= from + part.len()
    })?;
    Some((word, flow.span(from..from + word.len())))
}

/// Where a word stands in a flow, as a whole word and not in a web address.
pub fn word_places(flow: &Flow, word: &str) -> Vec<Span> {
    let text = flow.text();
    let addresses = LazyCell::new(|| addresses(text));
    let alone = |&(at, _): &(usize, &str)| {
        stands_alone(text, &(at..at + word.len()))
            && !addresses.iter().any(|address| address.range.contains(&at))
    };
    let span = |(at, _): (usize, &str)| flow.span(at..at + word.len());
    text.match_indices(word).filter(alone).map(span).collect()
}
