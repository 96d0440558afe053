//! What follows from the parts of a draft: what folds, what lies around a place, how many questions are open.

use super::Snapshot;
use super::questions::is_open;
use super::spot::touches;
use crate::draft::Draft;
use crate::text::{Span, sentences};

/// Letter, questions, answers and notes.
pub fn folds(draft: &Draft) -> Vec<Span> {
    let letter = draft.letter.is_letter().then(|| draft.letter.flow.whole());
    let questions = draft.questions.iter().filter(|question| question.place_in_heading == 0);
    let spans = questions.map(|question| question.span);
    let spans = spans.chain(draft.answers.iter().map(|answer| answer.span)).chain(letter);
    spans.chain(draft.notes.iter().map(|note| note.span)).collect()
}

/// Every set of questions of which some are open: the heading of its first question, how many are open, and how many there are.
pub fn open_sets(draft: &Draft) -> Vec<(Span, usize, usize)> {
    let set = |set: usize| {
        let questions = draft.questions_of(set);
        let open = questions.iter().filter(|question| is_open(draft, question)).count();
        let first = questions.first().filter(|_| open > 0)?;
        Some((first.heading, open, questions.len()))
    };
    (0..draft.sets()).filter_map(set).collect()
}

/// What lies around an offset, from everything inwards: question with its answers, answer or question, paragraph, sentence. Each lies
/// in the one before and is smaller.
pub fn enclosing(snapshot: &Snapshot, offset: u32) -> Vec<Span> {
    let mut spans = around(snapshot.draft(), offset);
    spans.push(snapshot.source.span());
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
        let sentence = sentences(text).into_iter().find(|range| range.contains(&at));
        spans.extend(sentence.map(|range| flow.span(range)));
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
