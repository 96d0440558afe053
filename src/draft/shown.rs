//! Where the words of a draft stand in its source, for whoever wants to change them.

use super::{Draft, Prose};
use crate::text::{Source, Span};

/// Which flow shows which stretch of the source.
#[derive(Debug)]
pub struct Shown<'d> {
    /// Where stretches begin, in the order of the source, each with the flow that shows it.
    stretches: Vec<(u32, &'d Prose)>,
    /// Lines that are read and stand in no flow, headings and signatures, in the order of the source.
    lines: Vec<Span>,
    /// Note marks, in the order of the source.
    marks: Vec<Span>,
}

impl<'d> Shown<'d> {
    /// The stretches of a draft.
    #[must_use]
    pub fn in_draft(draft: &'d Draft) -> Self {
        let stretches = draft.parts().flat_map(|(_, flow)| flow.starts().map(move |at| (at, flow)));
        let mut stretches: Vec<_> = stretches.collect();
        stretches.sort_by_key(|(at, _)| *at);
        let questions = draft.questions.iter().map(|question| question.heading);
        let answers = draft.answers.iter().map(|answer| answer.heading);
        let signatures = draft.letter.closing.iter().map(|line| line.span);
        let mut lines: Vec<Span> = questions.chain(answers).chain(signatures).collect();
        lines.sort_unstable();
        let mut marks: Vec<Span> = draft.marks.iter().map(|mark| mark.span).collect();
        marks.sort_unstable();
        Self { stretches, lines, marks }
    }

    /// The changes that put `text` in the place of a span and leave alone what is not shown there; `None` where that cannot be.
    #[must_use]
    pub fn replaced(&self, source: &Source, span: Span, text: &str) -> Option<Vec<(Span, String)>> {
        if let Some(flow) = self.flow_at(span) {
            let changes = flow.replaced(source.text(), span, text)?;
            let sure = changes.iter().all(|(span, _)| !self.bears_figure(source, *span));
            return sure.then_some(changes);
        }
        // A number in a heading, an office in a signature.
        let next = self.lines.partition_point(|line| line.start <= span.start);
        let line = next.checked_sub(1).and_then(|last| self.lines.get(last))?;
        let next = self.marks.partition_point(|mark| mark.end <= span.start);
        let marked = self.marks.get(next).is_some_and(|mark| mark.start < span.end);
        (line.covers(span) && !marked).then(|| vec![(span, text.to_owned())])
    }

    /// Whether a span lies between the marks of a quotation: the words of somebody else, which nobody changes without looking.
    #[must_use]
    pub fn is_quoted(&self, span: Span) -> bool {
        let Some(flow) = self.flow_at(span) else { return false };
        let Some(at) = flow.find(span.start) else { return false };
        let quoted = flow.quoted();
        let next = quoted.partition_point(|quotation| quotation.start < at);
        let around = next.checked_sub(1).and_then(|last| quoted.get(last));
        around.is_some_and(|quotation| span.end < flow.span(quotation.clone()).end)
    }

    /// Whether a bare figure that was read as a note mark is glued to the word that a span ends in: "mnister3" is a slip before a
    /// mark, or no word at all, and that is for the author to say.
    fn bears_figure(&self, source: &Source, span: Span) -> bool {
        let rest = source.slice(Span::new(span.end, source.span().end));
        let word = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let end = span.end + word as u32;
        let next = self.marks.partition_point(|mark| mark.start < end);
        let mark = self.marks.get(next).filter(|mark| mark.start == end && end > span.start);
        let word_before = source.slice(Span::new(span.start, end)).ends_with(char::is_alphabetic);
        word_before
            && mark
                .is_some_and(|mark| source.slice(*mark).starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The flow that shows the front of a span; for a place between characters the one that shows what is beside it.
    fn flow_at(&self, span: Span) -> Option<&'d Prose> {
        let at = |offset: u32| {
            let next = self.stretches.partition_point(|(at, _)| *at <= offset);
            let (_, flow) = self.stretches.get(next.checked_sub(1)?)?;
            flow.find(offset).map(|_| *flow)
        };
        let before = || at(span.start.checked_sub(1)?);
        at(span.start).or_else(|| if span.is_empty() { before() } else { None })
    }
}
