//! The parts of a draft that hold text, and what was found in them: a place in a flow becomes a span in the source.

use std::ops::Range;
use std::sync::Arc;

use super::{Draft, Kind, Prose};
use crate::cite::{Citation, Fault, FaultKind};
use crate::text::Span;
use crate::text::tables::QuickSet;

/// A part of a draft that has a flow of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The letter.
    Letter,
    /// A head, by its index.
    Head(usize),
    /// A question, by its index.
    Question(usize),
    /// An answer, by its index.
    Answer(usize),
    /// The text of a notice of delay.
    Notice,
    /// A note, by its index.
    Note(usize),
}

impl Part {
    const fn is_framing(self) -> bool {
        matches!(self, Self::Letter | Self::Head(_))
    }
}

/// A reference and where it stands.
#[derive(Clone, Debug)]
pub struct Cited {
    /// The part in whose flow it was found; its ranges are places in that flow.
    pub part: Part,
    /// Which of the references of that part it is.
    pub index: usize,
    /// The whole reference in the source.
    pub span: Span,
    /// What it says.
    pub citation: Arc<Citation>,
}

impl Draft {
    /// The references to official publications that stand in a part, in order.
    pub fn citations_in(&self, part: Part) -> impl Iterator<Item = &Citation> {
        self.flow(part).into_iter().flat_map(|flow| flow.citations().iter().map(|one| &**one))
    }

    /// The flow of a part.
    #[must_use]
    pub fn flow(&self, part: Part) -> Option<&Prose> {
        match part {
            Part::Letter => Some(&self.letter.flow),
            Part::Head(i) => self.heads.get(i),
            Part::Question(i) => self.questions.get(i).map(|question| &question.flow),
            Part::Answer(i) => self.answers.get(i).map(|answer| &answer.flow),
            Part::Notice => self.notice.as_ref(),
            Part::Note(i) => self.notes.get(i).map(|note| &note.flow),
        }
    }

    /// The source span of a range of a part's flow; empty at 0 for a part that is not there.
    #[must_use]
    pub fn span_in(&self, part: Part, range: Range<usize>) -> Span {
        self.flow(part).map_or_else(Span::default, |flow| flow.span(range))
    }

    /// The words of a range of a part's flow.
    #[must_use]
    pub fn words_in(&self, part: Part, range: Range<usize>) -> &str {
        self.flow(part).map_or("", |flow| flow.slice(range))
    }

    /// Every part with text, in the order letter, heads, questions, answers, notice, notes. A text that several
    /// questions share comes once.
    pub fn parts(&self) -> impl Iterator<Item = (Part, &Prose)> {
        let letter = std::iter::once((Part::Letter, &self.letter.flow));
        let heads = self.heads.iter().enumerate().map(|(i, flow)| (Part::Head(i), flow));
        let questions = self.questions.iter().enumerate();
        let questions = questions.filter(|(_, question)| question.place_in_heading == 0);
        let questions = questions.map(|(i, question)| (Part::Question(i), &question.flow));
        let answers =
            self.answers.iter().enumerate().map(|(i, answer)| (Part::Answer(i), &answer.flow));
        let notice = self.notice.iter().map(|flow| (Part::Notice, flow));
        let notes = self.notes.iter().enumerate().map(|(i, note)| (Part::Note(i), &note.flow));
        let parts = letter.chain(heads).chain(questions).chain(answers).chain(notice).chain(notes);
        parts.filter(|(_, flow)| !flow.is_empty())
    }

    /// The letter and the heads, which say who answers whose questions.
    pub fn framing_parts(&self) -> impl Iterator<Item = (Part, &Prose)> {
        self.parts().filter(|(part, _)| part.is_framing())
    }

    /// The parts that are neither letter nor head: what these name are signatories and askers, see [`Draft::people`].
    pub fn text_parts(&self) -> impl Iterator<Item = (Part, &Prose)> {
        self.parts().filter(|(part, _)| !part.is_framing())
    }

    /// The parts in which the answerer speaks: not the questions, which are quoted, and not the notes to them.
    pub fn own_parts(&self) -> impl Iterator<Item = (Part, &Prose)> {
        self.parts().filter(|(part, _)| !matches!(part, Part::Question(_) | Part::Note(_)))
    }
}

impl Draft {
    /// What the grammar sees to be wrong with references, of these kinds; a fault that the members of a list share comes
    /// once.
    pub fn faults<'d>(
        &'d self,
        kinds: &'d [FaultKind],
    ) -> impl Iterator<Item = (&'d Cited, &'d Fault, Span)> {
        let faults = self.citations.iter().flat_map(move |cited| {
            let faults = cited.citation.faults.iter().filter(|fault| kinds.contains(&fault.kind));
            faults.map(move |fault| (cited, fault, self.span_in(cited.part, fault.range.clone())))
        });
        let mut seen = QuickSet::default();
        faults.filter(move |(_, fault, span)| seen.insert((fault.kind, *span)))
    }

    /// Whether a part holds words of the questioner: a question, or a note to one. On a question sheet all is theirs, in a
    /// notice of delay every note.
    #[must_use]
    pub fn is_quoted(&self, part: Part) -> bool {
        match part {
            _ if self.kind == Kind::Questions => true,
            Part::Question(_) => true,
            Part::Note(_) if self.kind == Kind::Notice => true,
            Part::Note(i) => self.notes.get(i).is_some_and(|note| {
                let mark = note.marks.first().and_then(|&mark| self.marks.get(mark));
                // Where no mark says to what a note belongs, its place must do.
                self.in_question(mark.map_or(note.span.start, |mark| mark.span.start))
            }),
            _ => false,
        }
    }

    /// Whether a place in the source lies behind the heading of a question, and no answer begins between them.
    fn in_question(&self, at: u32) -> bool {
        let last = self.questions.partition_point(|question| question.heading.start <= at);
        let Some(question) = last.checked_sub(1).and_then(|last| self.questions.get(last)) else {
            return false;
        };
        let answer = self.answers.partition_point(|answer| answer.heading.start <= at);
        let answer = answer.checked_sub(1).and_then(|answer| self.answers.get(answer));
        answer.is_none_or(|answer| answer.heading.start < question.heading.start)
    }
}

/// Every reference in the draft, in the order of the text.
pub(super) fn citations(draft: &Draft) -> Vec<Cited> {
    let mut cited = Vec::new();
    for (part, flow) in draft.parts() {
        cited.extend(flow.citations().iter().enumerate().map(|(index, citation)| Cited {
            part,
            index,
            span: flow.span(citation.range.clone()),
            citation: Arc::clone(citation),
        }));
    }
    // The members of a range share a span and keep the order in which they are counted.
    cited.sort_by_key(|cited| cited.span);
    cited
}
