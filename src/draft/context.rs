//! What a text says right before a place in it.

use std::ops::Range;

use super::{Cited, Draft, Part, Prose};
use crate::text::last_of;

/// How far back a sentence is looked at, in bytes: a text without full stops is no reason to read all of it at every reference.
pub(super) const SENTENCE: usize = 1_000;

impl Draft {
    /// The sentence up to a reference. For one that stands at the front of a note this is the sentence to which the
    /// note belongs, up to its mark: "de motie van het lid De Vries over bruggen".
    #[must_use]
    pub fn sentence_before(&self, cited: &Cited) -> &str {
        self.range_before(cited).map_or("", |(flow, range)| flow.slice(range))
    }

    /// The same, with where it stands.
    #[must_use]
    pub fn range_before(&self, cited: &Cited) -> Option<(&Prose, Range<usize>)> {
        let flow = self.flow(cited.part)?;
        let here = before(flow, cited.citation.range.start);
        let Part::Note(note) = cited.part else { return Some((flow, here)) };
        if flow.slice(here.clone()).chars().any(char::is_alphabetic) {
            return Some((flow, here));
        }
        let marks = self.notes.get(note).map(|note| note.marks.as_slice()).unwrap_or_default();
        let mark = marks.first().and_then(|&mark| self.marks.get(mark))?;
        let (flow, at) = self.place_before(mark.span.start)?;
        Some((flow, before(flow, at)))
    }

    /// The texts that tell what a reference is about: its sentence, the note it stands in with the sentence to which that belongs, and
    /// the questions that are asked or answered there.
    #[must_use]
    pub fn about(&self, cited: &Cited) -> Vec<&str> {
        let flow = self.flow(cited.part);
        let mut texts: Vec<&str> = Vec::new();
        let mut place = flow.map(|flow| flow.span(cited.citation.range.clone()).start);
        if let (Part::Note(note), Some(flow)) = (cited.part, flow) {
            texts.push(flow.text());
            let marks = self.notes.get(note).map(|note| note.marks.as_slice()).unwrap_or_default();
            let mark = marks.first().and_then(|&mark| self.marks.get(mark));
            place = mark.map(|mark| mark.span.start);
            let marked = place.and_then(|place| self.place_before(place));
            texts.extend(marked.map(|(flow, at)| sentence(flow, at)));
        } else if let Some(flow) = flow {
            texts.push(sentence(flow, cited.citation.range.start));
        }
        let Some(place) = place else { return texts };
        let before = |start: u32| start <= place;
        let question = self.questions.partition_point(|question| before(question.span.start));
        let answer = self.answers.partition_point(|answer| before(answer.span.start));
        let question = question.checked_sub(1);
        let answer = answer.checked_sub(1).and_then(|i| self.answers.get(i));
        let start =
            question.and_then(|i| self.questions.get(i)).map(|question| question.span.start);
        // What stands between the two, such as a mark on a line of its own, belongs to the one before it.
        let asked = match answer.filter(|answer| Some(answer.span.start) > start) {
            Some(answer) => answer.questions.clone(),
            None => question.into_iter().collect(),
        };
        let asked = asked.into_iter().filter_map(|i| self.questions.get(i));
        texts.extend(asked.map(|question| question.flow.text()));
        texts
    }

    /// The part of the text that a place in the source belongs to, notes aside, with where in its flow that place is.
    fn place_before(&self, offset: u32) -> Option<(&Prose, usize)> {
        let question = self.questions.partition_point(|question| question.span.start <= offset);
        let answer = self.answers.partition_point(|answer| answer.span.start <= offset);
        let question = question.checked_sub(1).and_then(|i| self.questions.get(i));
        let answer = answer.checked_sub(1).and_then(|i| self.answers.get(i));
        let flows = [question.map(|q| &q.flow), answer.map(|a| &a.flow), Some(&self.letter.flow)];
        // A mark is left out of its flow, so what stands before it tells where it was.
        let mut holding = flows.into_iter().flatten().chain(&self.heads).chain(&self.notice);
        holding.find_map(|flow| {
            let whole = flow.whole();
            let inside = whole.start < offset && offset <= whole.end;
            inside.then(|| Some((flow, flow.end_before(offset)?)))?
        })
    }
}

impl Prose {
    /// The sentence that a place stands in, up to that place.
    #[must_use]
    pub fn sentence_before(&self, at: usize) -> &str {
        self.slice(before(self, at))
    }
}

/// The sentence that a place in a flow stands in, up to that place. A reference in brackets behind a sentence belongs to it.
fn before(flow: &Prose, at: usize) -> Range<usize> {
    let sentences = flow.sentences();
    let next = sentences.partition_point(|sentence| sentence.start <= at);
    let mut all = sentences.get(..next).unwrap_or_default().iter().rev();
    let mut start = match all.next() {
        Some(last) if at <= last.end => last.start,
        _ => return at..at,
    };
    let words = |range: Range<usize>| flow.slice(range).contains(char::is_alphabetic);
    if !words(start..at)
        && let Some(last) = all.next().filter(|last| !flow.slice(last.end..start).contains('\n'))
    {
        start = last.start;
    }
    let far = last_of(flow.slice(start..at), SENTENCE);
    at - far.len()..at
}

/// The sentence that a place in a text stands in.
fn sentence(flow: &Prose, at: usize) -> &str {
    flow.slice(flow.sentence_at(at).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FlowBuilder, Span};

    #[test]
    fn a_sentence_begins_behind_a_full_stop_that_is_one() {
        for (text, sentence) in [
            ("Ja. De motie van mr. dr. A. de Vries (…", "De motie van mr. dr. A. de Vries ("),
            ("Klopt dat? Zie nr. 3 van …", "Zie nr. 3 van "),
            ("Ja. Dat staat in Stb. 2024, …", "Dat staat in Stb. 2024, "),
            ("Ja. De motie over bruggen. (…", "De motie over bruggen. ("),
            ("Geheel …", "Geheel "),
            ("…", ""),
            ("", ""),
        ] {
            let mut flow = FlowBuilder::new(text);
            flow.push(Span::of(0..text.len()));
            let prose = Prose::from(flow.finish());
            let at = text.find('…').unwrap_or(0);
            assert_eq!(prose.slice(before(&prose, at)), sentence, "{text}");
        }
    }
}
