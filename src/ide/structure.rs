//! What follows from the parts of a draft: what folds, what lies around a place, what is said above a question.

use super::Snapshot;
use super::headings::together;
use super::questions::{answered_elsewhere, is_open, words_of};
use super::spot::touches;
use crate::draft::{Draft, Question};
use crate::report::plural;
use crate::text::Span;

/// Letter, questions, answers and notes.
pub fn folds(draft: &Draft) -> Vec<Span> {
    let letter = draft.letter.is_letter().then(|| draft.letter.flow.whole());
    let questions = draft.questions.iter().filter(|question| question.place_in_heading == 0);
    let spans = questions.map(|question| question.span);
    let spans = spans.chain(draft.answers.iter().map(|answer| answer.span)).chain(letter);
    spans.chain(draft.notes.iter().map(|note| note.span)).collect()
}

/// What is said above a question, and can be clicked.
pub struct Lens {
    /// The heading of the question.
    pub heading: Span,
    /// Its state in words: "open · 2 deelvragen · schrijf antwoord".
    pub title: String,
}

/// A lens for every heading of questions, in a draft that answers them.
pub fn lenses(snapshot: &Snapshot) -> Vec<Lens> {
    let draft = snapshot.draft();
    if !draft.kind.answers_questions() {
        return Vec::new();
    }
    let first = draft.questions.iter().filter(|question| question.place_in_heading == 0);
    let lens = |question: &Question| Lens {
        heading: question.heading,
        title: said_of(snapshot, &together(snapshot, question)).join(" · "),
    };
    first.map(lens).collect()
}

/// The state of the questions under one heading, in parts.
fn said_of(snapshot: &Snapshot, questions: &[&Question]) -> Vec<String> {
    let draft = snapshot.draft();
    let word = |nl, en| snapshot.word(nl, en).to_owned();
    let mut said = Vec::new();
    let open = questions.iter().find(|question| is_open(draft, question));
    let Some(open) = open else {
        let elsewhere = questions.first().and_then(|first| answered_elsewhere(draft, first));
        said.push(match elsewhere {
            Some(number) => format!("{} {number}", word("beantwoord bij", "answered at")),
            None => word("beantwoord", "answered"),
        });
        let words = questions.first().map_or(0, |first| words_of(draft, first));
        if elsewhere.is_none() && words > 0 {
            said.push(plural(words, [&word("woord", "word"), &word("woorden", "words")]));
        }
        return said;
    };
    said.push(word("open", "open"));
    let parts = open.subquestions.len();
    if parts > 1 {
        said.push(plural(parts, ["", &word("deelvragen", "sub-questions")]));
    }
    said.push(word("schrijf antwoord", "write the answer"));
    said
}

/// What lies around an offset, from everything inwards: question with its answers, answer or question, paragraph, sentence. Each lies
/// in the one before and is smaller.
pub fn enclosing(snapshot: &Snapshot, offset: u32) -> Vec<Span> {
    let mut spans = around(snapshot.draft(), offset);
    spans.push(snapshot.document.source.span());
    let mut nested: Vec<Span> = Vec::new();
    for span in spans.into_iter().rev() {
        let inside = nested.last().is_none_or(|outer| outer.covers(span) && *outer != span);
        // On an empty line no sentence is meant.
        if inside && touches(span, offset) {
            nested.push(span);
        }
    }
    nested
}

fn around(draft: &Draft, offset: u32) -> Vec<Span> {
    let mut spans = Vec::new();
    let part = draft.parts().find_map(|(_, flow)| Some((flow, flow.find(offset)?)));
    if let Some((flow, at)) = part {
        let text = flow.text();
        spans.extend(flow.sentence_at(at).map(|range| flow.span(range)));
        let start = text.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1);
        let end = text.get(at..).and_then(|text| text.find('\n')).map_or(text.len(), |to| at + to);
        spans.push(flow.span(start..end));
        spans.push(flow.whole());
    }
    let answer = draft.answers.iter().find(|answer| touches(answer.span, offset));
    let question = draft.questions.iter().find(|question| touches(question.span, offset));
    spans.extend(answer.map(|answer| answer.span).or(question.map(|question| question.span)));
    let questions = answer.iter().flat_map(|answer| &answer.questions);
    let questions = questions.filter_map(|&i| draft.questions.get(i)).map(|one| one.span);
    let answers = question.iter().flat_map(|question| &question.answers);
    let answers = answers.filter_map(|&i| draft.answers.get(i)).map(|one| one.span);
    let own = answer.map(|answer| answer.span).into_iter().chain(question.map(|one| one.span));
    spans.extend(questions.chain(answers).chain(own).reduce(Span::to));
    spans
}
