//! Other words in the source for those that a flow shows, and for nothing else.

use std::ops::Range;

use similar::{Algorithm, capture_diff_slices};

use super::{Flow, Segment, is_space};
use crate::text::Span;

/// What comes in the place of a stretch of the source.
pub type Change = (Span, String);

impl Flow {
    /// The changes that make a span of the source read as `text`. They touch what the flow shows and nothing else: a note mark, markup,
    /// a comment, a running head or a line end between the words stays where it is. `None` where that cannot be: where words on both
    /// sides of something else become one, or where nothing would be left between two such things.
    #[must_use]
    pub fn replaced(&self, source: &str, span: Span, text: &str) -> Option<Vec<Change>> {
        if span.is_empty() {
            return self.is_open(span.start).then(|| vec![(span, text.to_owned())]);
        }
        let range = self.find(span.start)?..self.end_before(span.end)?;
        if self.span(range.clone()) != span {
            return None;
        }
        // A stretch without anything in between is one change, as it was asked for.
        let segment = self.segment_at(range.start)?;
        if self.end_of_segment(segment) >= range.end {
            return self.change(source, range, text).map(|change| vec![change]);
        }
        let old = self.slice(range.clone());
        let (front, back) = in_common(old, text);
        let (old_tokens, new_tokens) =
            (tokens(old, front..old.len() - back), tokens(text, front..text.len() - back));
        let words = |text: &'_ str, tokens: &[Range<usize>]| -> Vec<String> {
            tokens
                .iter()
                .map(|range| text.get(range.clone()).unwrap_or_default().to_owned())
                .collect()
        };
        let (old_words, new_words) = (words(old, &old_tokens), words(text, &new_tokens));
        let mut changes = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
            if op.tag() == similar::DiffTag::Equal {
                continue;
            }
            let gone = place(&old_tokens, op.old_range(), old.len() - back);
            let comes = place(&new_tokens, op.new_range(), text.len() - back);
            let (was, becomes) = (old.get(gone.clone())?, text.get(comes)?);
            let (front, back) = in_common(was, becomes);
            let gone = range.start + gone.start + front..range.start + gone.end - back;
            changes.push(self.change(source, gone, becomes.get(front..becomes.len() - back)?)?);
        }
        Some(changes)
    }

    /// The one change that puts `text` in the place of a range of the flow.
    fn change(&self, source: &str, range: Range<usize>, text: &str) -> Option<Change> {
        if range.is_empty() {
            // What is added goes behind what stands before it, so that a mark or line end behind that stays behind it.
            let at = if range.start == 0 { self.offset(0) } else { self.end_of(range.start) };
            return self.is_open(at).then(|| (Span::at(at), text.to_owned()));
        }
        let first = self.segments.partition_point(|segment| segment.at as usize <= range.start);
        let mut span: Option<Span> = None;
        for segment in self.segments.get(first.checked_sub(1)?..)? {
            if segment.at as usize >= range.end {
                break;
            }
            let until = self.end_of_segment(segment);
            let part = range.start.max(segment.at as usize)..range.end.min(until);
            let whole = part.start == segment.at as usize && part.end == until;
            if !segment.exact && (!whole || self.covers_more(source, segment)) {
                return None;
            }
            let next = self.span(part);
            if span.is_some_and(|span| span.end != next.start) {
                return None;
            }
            span = Some(span.map_or(next, |span| span.to(next)));
        }
        let span = span?;
        let empties = text.trim().is_empty()
            && self.ends_at(source, range.start)
            && self.begins_at(source, range.end);
        (!empties).then(|| (span, text.to_owned()))
    }

    /// Whether a segment stands for more than the white space that it shows: for a mark between spaces, a running head, markup.
    fn covers_more(&self, source: &str, segment: &Segment) -> bool {
        let shown = self.slice(segment.at as usize..self.end_of_segment(segment));
        let blank = |text: &str| text.chars().all(is_space);
        blank(shown) && !source.get(segment.source.range()).is_some_and(blank)
    }

    /// Whether something that is not shown stands right before a place in the flow.
    fn ends_at(&self, source: &str, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.segment_at(before)) else {
            return true;
        };
        !before.exact && self.covers_more(source, before) || self.end_of(at) != self.offset(at)
    }

    /// Whether something that is not shown stands right behind a place in the flow.
    fn begins_at(&self, source: &str, at: usize) -> bool {
        if at >= self.text.len() {
            return true;
        }
        let next = self.segment_at(at);
        next.is_none_or(|next| !next.exact && self.covers_more(source, next))
            || self.end_of(at) != self.offset(at)
    }

    /// Whether words may be put at an offset of the source: not inside something that is shown as a whole.
    fn is_open(&self, offset: u32) -> bool {
        let next = self.segments.partition_point(|segment| segment.source.start < offset);
        let last = next.checked_sub(1).and_then(|last| self.segments.get(last));
        let begins = self.segments.get(next).is_some_and(|next| next.source.start == offset);
        begins
            || last.is_some_and(|last| {
                offset == last.source.end || last.exact && offset < last.source.end
            })
    }

    /// Where in the flow a segment ends.
    fn end_of_segment(&self, segment: &Segment) -> usize {
        if segment.exact {
            return (segment.at + segment.source.len()) as usize;
        }
        let next = self.segments.partition_point(|other| other.at <= segment.at);
        self.segments.get(next).map_or(self.text.len(), |next| next.at as usize)
    }
}

/// How many bytes two texts have in common at the front, and behind that at the back.
fn in_common(a: &str, b: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let front = a.chars().zip(b.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (a, b) = (a.get(front..).unwrap_or_default(), b.get(front..).unwrap_or_default());
    let back = a.chars().rev().zip(b.chars().rev()).take_while(same);
    (front, back.map(|(c, _)| c.len_utf8()).sum())
}

/// The words and the characters between them in a range of a text.
fn tokens(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    let mut in_word = false;
    for (i, c) in text.get(range.clone()).unwrap_or_default().char_indices() {
        let at = range.start + i..range.start + i + c.len_utf8();
        match tokens.last_mut().filter(|_| in_word && c.is_alphanumeric()) {
            Some(last) => last.end = at.end,
            None => tokens.push(at),
        }
        in_word = c.is_alphanumeric();
    }
    tokens
}

/// The range of a text that some of its tokens take; empty where they would begin when there are none.
fn place(tokens: &[Range<usize>], of: Range<usize>, end: usize) -> Range<usize> {
    let start = tokens.get(of.start).map_or(end, |token| token.start);
    let last = of.end.checked_sub(1).filter(|_| !of.is_empty()).and_then(|last| tokens.get(last));
    start..last.map_or(start, |last| last.end)
}

#[cfg(test)]
mod tests {
    use super::super::FlowBuilder;
    use super::*;

    /// A flow over a text in which `{…}` is shown to nobody, the braces included, and a line end is a space.
    fn flow(source: &str) -> Flow {
        let mut flow = FlowBuilder::new(source);
        let mut at = 0;
        for piece in source.split_inclusive(['{', '}']) {
            let shown = !source[..at].ends_with('{');
            let end = at + piece.len() - usize::from(piece.ends_with(['{', '}']));
            if shown {
                flow.push(Span::of(at..end));
            }
            at += piece.len();
        }
        flow.finish()
    }

    /// The source after the words `old` were to become `new`.
    fn after(source: &str, old: &str, new: &str) -> Option<String> {
        let flow = flow(source);
        let at = flow.text().find(old).expect("the words are in the flow");
        let span = flow.span(at..at + old.len());
        let mut text = source.to_owned();
        for (span, words) in flow.replaced(source, span, new)?.into_iter().rev() {
            text.replace_range(span.range(), &words);
        }
        Some(text)
    }

    #[test]
    fn what_is_not_shown_stays_where_it_is() {
        for (source, old, new, fixed) in [
            ("De Tweede{1} kamer zei", "Tweede kamer", "Tweede Kamer", "De Tweede{1} Kamer zei"),
            ("is de{2} de brug", "de de", "de", "is de{2} brug"),
            ("bureau van{1} de Leef", "bureau van de", "Bureau voor de", "Bureau voor{1} de Leef"),
            (
                "Landbouw,\nvisserij, é😀",
                "Landbouw, visserij",
                "Landbouw, Visserij",
                "Landbouw,\nVisserij, é😀",
            ),
            ("in mei\u{a0}. Ja", "mei .", "mei.", "in mei. Ja"),
            ("van\r\nvan de", "van van", "van", "van de"),
            ("Kamer{-\n}suk 3", "Kamersuk", "Kamerstuk", "Kamer{-\n}stuk 3"),
            ("een Planb{x}uro hier", "Planburo", "Planbureau", "een Planb{x}ureau hier"),
        ] {
            assert_eq!(after(source, old, new).as_deref(), Some(fixed), "{source:?}");
        }
    }

    #[test]
    fn what_cannot_be_kept_apart_is_no_change() {
        for (source, old, new) in [
            // A running head between the two words.
            ("bij de {Ministerie} de gemeente", "de de", "de"),
            // Nothing would be left between the marks of emphasis.
            ("is de {**}de{**} brug", "de de", "de"),
            ("in {**}jl.{**} mei", "jl.", ""),
            ("a{1}b", "ab", "c"),
        ] {
            assert_eq!(after(source, old, new), None, "{source:?}");
        }
    }
}
