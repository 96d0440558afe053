//! What a text says right before a place in it.

use std::ops::Range;

use super::{Cited, Draft, Part, Prose};

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
            texts.extend(marked.map(|(flow, at)| sentence(flow.text(), at)));
        } else if let Some(flow) = flow {
            texts.push(sentence(flow.text(), cited.citation.range.start));
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

/// The sentence that a place in a flow stands in, up to that place.
fn before(flow: &Prose, at: usize) -> Range<usize> {
    let text = flow.text().get(..at).unwrap_or_default();
    sentence_start(text)..text.len()
}

/// The sentence that a place in a text stands in.
fn sentence(text: &str, at: usize) -> &str {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = sentence_start(before);
    let mut ends = after.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!' | '\n'));
    let end = ends.find(|(i, c)| *c == '\n' || ends_sentence(text, at + i..at + i + 1));
    text.get(start..end.map_or(text.len(), |(i, _)| at + i)).unwrap_or_default()
}

/// Where the last sentence of a text begins.
fn sentence_start(text: &str) -> usize {
    let paragraph = text.rfind('\n').map_or(0, |at| at + 1);
    let ends = text.char_indices().rev().filter(|(_, c)| matches!(c, '.' | '?' | '!'));
    for (at, _) in ends {
        if at < paragraph {
            break;
        }
        if ends_sentence(text, at..at + 1) {
            return at + 1;
        }
    }
    paragraph
}

/// Whether a mark at `at` ends a sentence: a capital follows, and it is no abbreviation or initial before it.
fn ends_sentence(text: &str, at: Range<usize>) -> bool {
    let rest = text.get(at.end..).unwrap_or_default();
    let Some(next) = rest.strip_prefix(' ') else { return false };
    let word = text.get(..at.start).unwrap_or_default().rsplit([' ', '(', '\n']).next();
    let word = word.unwrap_or_default();
    let initial = word.chars().count() == 1 || word.contains('.');
    let short = initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str());
    next.starts_with(|c: char| c.is_uppercase()) && !(text.get(at) == Some(".") && short)
}

/// Abbreviations that a name or title follows.
const ABBREVIATIONS: [&str; 18] = [
    "art", "blz", "dhr", "dr", "drs", "ing", "ir", "jl", "mr", "mw", "nr", "nrs", "prof", "stb",
    "stcrt", "trb", "vgl", "zgn",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_behind_a_full_stop_that_is_one() {
        for (text, sentence) in [
            ("Ja. De motie van mr. dr. A. de Vries (", " De motie van mr. dr. A. de Vries ("),
            ("Klopt dat? Zie nr. 3 van ", " Zie nr. 3 van "),
            ("Een.\nTwee d.d. 3 mei ", "Twee d.d. 3 mei "),
            ("Geheel", "Geheel"),
            ("", ""),
        ] {
            assert_eq!(&text[sentence_start(text)..], sentence);
        }
    }
}
