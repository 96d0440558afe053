//! What stands at a place in a draft, and where else the same thing stands.

use super::view::View;
use crate::draft::people::{OfficeMention, offices};
use crate::draft::{Cited, Draft, Kind, Question};
use crate::text::Span;

/// A thing that has a name in the draft.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'d> {
    /// A note, by its index: its label or a mark of it.
    Note(usize),
    /// A mark without a note.
    LooseMark(usize),
    /// A question, by its index: its heading, or "vraag 2" in an answer.
    Question(usize),
    /// An answer, by its index: its heading.
    Answer(usize),
    /// A reference to a publication.
    Paper(&'d Cited),
}

/// Where a thing stands: where it is made, and where it is named.
#[derive(Debug, Default)]
pub struct Places {
    /// Where it is made, with all that belongs to it.
    pub made: Vec<(Span, Span)>,
    /// Where it is named.
    pub named: Vec<Span>,
}

/// Whether a cursor at an offset is at a span; behind its last character counts.
pub const fn touches(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}

/// The thing at an offset, and the words that say it there.
pub fn at(draft: &Draft, offset: u32) -> Option<(Thing<'_>, Span)> {
    let mark = draft.marks.iter().position(|mark| touches(mark.span, offset));
    if let Some((i, mark)) = mark.and_then(|i| Some((i, draft.marks.get(i)?))) {
        return Some((mark.note.map_or(Thing::LooseMark(i), Thing::Note), mark.span));
    }
    let note = draft.notes.iter().position(|note| touches(note.label_span, offset));
    if let Some((i, note)) = note.and_then(|i| Some((i, draft.notes.get(i)?))) {
        return Some((Thing::Note(i), note.label_span));
    }
    let reference = draft.references.iter().find(|reference| touches(reference.span, offset));
    if let Some(reference) = reference {
        let set = draft.answers.get(reference.answer)?.set;
        let mut asked = draft.questions.iter();
        let asked = asked.position(|one| one.set == set && one.number == reference.number)?;
        return Some((Thing::Question(asked), reference.span));
    }
    if let Some(cited) = draft.citations.iter().find(|cited| touches(cited.span, offset)) {
        return Some((Thing::Paper(cited), cited.span));
    }
    if let Some(i) = draft.questions.iter().position(|one| touches(one.heading, offset)) {
        return Some((Thing::Question(i), draft.questions.get(i)?.heading));
    }
    let i = draft.answers.iter().position(|one| touches(one.heading, offset))?;
    Some((Thing::Answer(i), draft.answers.get(i)?.heading))
}

/// Every place of a thing.
pub fn places(draft: &Draft, thing: Thing<'_>) -> Places {
    match thing {
        Thing::Note(i) => draft.notes.get(i).map_or_else(Places::default, |note| {
            let marks = note.marks.iter().filter_map(|&mark| draft.marks.get(mark));
            Places {
                made: vec![(note.span, note.label_span)],
                named: marks.map(|mark| mark.span).collect(),
            }
        }),
        Thing::LooseMark(i) => {
            let marks = draft.marks.get(i).map(|mark| mark.span);
            Places { made: Vec::new(), named: marks.into_iter().collect() }
        }
        Thing::Question(i) => of_questions(draft, &[i]),
        Thing::Answer(i) => {
            let questions = draft.answers.get(i).map(|answer| answer.questions.as_slice());
            of_questions(draft, questions.unwrap_or_default())
        }
        Thing::Paper(cited) => {
            let id = cited.citation.id.as_ref();
            let same = draft.citations.iter().filter(|other| {
                std::ptr::eq(*other, cited) || id.is_some() && other.citation.id.as_ref() == id
            });
            let spans: Vec<Span> = same.map(|cited| cited.span).collect();
            Places {
                made: spans.first().map(|&span| (span, span)).into_iter().collect(),
                named: spans,
            }
        }
    }
}

/// The headings of questions and of their answers, and the references to them.
fn of_questions(draft: &Draft, indices: &[usize]) -> Places {
    let mut places = Places::default();
    for question in indices.iter().filter_map(|&i| draft.questions.get(i)) {
        places.made.push((question.span, question.heading));
        let answers = question.answers.iter().filter_map(|&i| draft.answers.get(i));
        places.made.extend(answers.map(|answer| (answer.span, answer.heading)));
        let named = draft.references.iter().filter(|reference| {
            let set = draft.answers.get(reference.answer).map(|answer| answer.set);
            reference.number == question.number && set == Some(question.set)
        });
        places.named.extend(named.map(|reference| reference.span));
    }
    places.made.sort();
    places.made.dedup();
    places
}

/// The office named at an offset, and where.
pub fn office(view: &View, offset: u32) -> Option<(OfficeMention, Span)> {
    let draft = view.draft();
    let signed = draft.people.offices.iter().find(|office| touches(office.span, offset));
    if let Some(office) = signed {
        return Some((office.mention.clone(), office.span));
    }
    let (flow, at) = draft.parts().find_map(|(_, flow)| Some((flow, flow.find(offset)?)))?;
    let mut named = offices(flow.text(), &view.settings.register).into_iter();
    let mention = named.find(|mention| mention.range.contains(&at))?;
    let span = flow.span(mention.range.clone());
    Some((mention, span))
}

/// Whether a question still waits for its answer.
pub fn is_open(draft: &Draft, question: &Question) -> bool {
    let expected = matches!(draft.kind, Kind::Answers | Kind::List);
    expected && question.answers.is_empty() && question.unheaded_answer.is_none()
}

/// The question under whose heading a question is answered, where that is another.
pub fn answered_elsewhere(draft: &Draft, question: &Question) -> Option<u32> {
    let answer = draft.answers.get(*question.answers.first()?)?;
    let &(first, _) = answer.numbers.first()?;
    (first != question.number).then_some(first)
}
