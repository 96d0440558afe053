//! Lines and headings become questions, answers, heads and a letter.

mod cut;

use smallvec::SmallVec;

use super::fracties;
use super::furniture::Imprint;
use super::kind;
use super::lines::body;
use super::lines::heading::Heading;
use super::lines::line::Line;
use super::lines::shape::Begin;
use super::lines::{Head, Numbering, Reading, Says, Shape, cues};
use super::notes::Mark;
use super::pairing;
use super::{Answer, Draft, Indices, LetterLine, Prose, Question};
use crate::parallel;
use crate::text::{FlowBuilder, Source, Span};
pub(super) use cut::{Section, SectionKind};
use cut::{cut, head_lines};

/// Builds the draft but for its notes and references. Gives the sections too, for those who ask why.
pub(super) fn read(
    source: &Source,
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    reading: &Reading,
    marks: &[Mark],
    imprint: Imprint,
) -> (Draft, Vec<Section>) {
    let headings = &reading.headings;
    let heads = head_lines(lines, headings);
    let sheet = heads
        .iter()
        .any(|&i| lines.get(i).is_some_and(|line| cues::head(line, 1) == Some(Head::Asks)));
    let sections = cut(source, lines, shapes, headings, &heads);
    let mut marked: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
    marked.sort_unstable();
    let mut builder = Builder {
        source,
        lines,
        shapes,
        headings,
        marks: &marked,
        below: Vec::new(),
        draft: Draft::default(),
    };
    // The texts of sections do not wait for each other; of a long draft they are read on all cores.
    let texts = parallel::map(source.text().len(), &sections, |section| builder.texts(section));
    for (section, texts) in sections.iter().zip(texts) {
        builder.section(section, texts);
    }
    let below = std::mem::take(&mut builder.below);
    let mut draft = builder.draft;
    draft.published = imprint.published;
    if reading.numbering == Numbering::Topics {
        named_questions(&mut draft);
    }
    let own = below.iter().filter(|(_, one)| one.sure).map(|(question, _)| *question).collect();
    let fracties = lines.iter().filter(|line| fracties::opens(line));
    let fracties: Vec<u32> = fracties.map(|line| line.block.span.start).collect();
    pairing::pair(&mut draft, &own, &fracties);
    answers_below(&mut draft, below, lines, imprint);
    draft.kind = kind::kind(&draft, lines, imprint, sheet);
    if !draft.kind.answers_questions() {
        draft.answers.retain(|answer| answer.headed);
    }
    (draft, sections)
}

/// What a section says: its text, and of a question the answer that may stand below it.
#[derive(Default)]
struct Texts {
    whole: Prose,
    below: Option<Below>,
}

/// An answer that may stand below a question without a heading.
struct Below {
    /// The text of the question alone, and that of the answer.
    flows: (Prose, Prose),
    sure: bool,
    replies: bool,
}

/// Where the answers have no headings they stand below their questions: takes them out of the text of the questions. Where some answers
/// have headings, this is done for the questions that no heading names.
fn answers_below(
    draft: &mut Draft,
    below: Vec<(usize, Below)>,
    lines: &[Line<'_>],
    imprint: Imprint,
) {
    if below.is_empty() || kind::is_notice(draft) {
        return;
    }
    let headed = draft.answers.iter().any(|answer| !answer.flow.is_empty());
    let asked = draft.questions.iter().filter(|question| question.place_in_heading == 0).count();
    // A sheet may explain its questions below the last of them; a draft says that it answers, or does so again and again.
    let again = below.iter().filter(|(_, one)| one.sure).count() > 1
        || below.iter().any(|(_, one)| one.replies);
    let answers =
        headed || kind::says_it_answers(draft, lines, imprint) || again && below.len() * 2 >= asked;
    if !answers {
        return;
    }
    for (first, below) in below {
        let Some(question) = draft.questions.get(first) else { continue };
        if !question.answers.is_empty() || headed && !below.sure || below.flows.1.is_empty() {
            continue;
        }
        let (heading, set) = (question.heading, question.set);
        let (asked, answer) = below.flows;
        let start = answer.whole().start;
        let mut questions = Indices::new();
        for (i, question) in draft.questions.iter_mut().enumerate().skip(first) {
            if question.heading != heading {
                break;
            }
            question.span = heading.to(if asked.is_empty() { heading } else { asked.whole() });
            question.flow = asked.clone();
            questions.push(i);
        }
        draft.answers.push(Answer {
            numbers: SmallVec::new(),
            heading: Span::at(start),
            headed: false,
            span: answer.whole(),
            flow: answer,
            set,
            questions_before: questions.last().map_or(0, |last| last + 1),
            questions,
        });
    }
    draft.answers.sort_by_key(|answer| answer.span.start);
    if !headed {
        pairing::group(draft);
    }
    pairing::link(draft);
}

/// Answers by topic name the questions; their words are printed elsewhere.
fn named_questions(draft: &mut Draft) {
    for answer in &mut draft.answers {
        answer.questions_before = draft.questions.len();
        for (place, &(number, span)) in answer.numbers.iter().enumerate() {
            draft.questions.push(Question {
                number,
                number_span: span,
                intended: None,
                heading: answer.heading,
                span: answer.heading,
                flow: Prose::default(),
                set: 0,
                answers: Indices::new(),
                place_in_heading: place,
                subquestions: Vec::new(),
            });
        }
        answer.questions_before = draft.questions.len();
    }
}

struct Builder<'a, 's> {
    source: &'s Source,
    lines: &'a [Line<'s>],
    shapes: &'a [Option<Shape>],
    headings: &'a [Option<Heading>],
    marks: &'a [Span],
    /// Each with the index of the first question under the heading.
    below: Vec<(usize, Below)>,
    draft: Draft,
}

impl Builder<'_, '_> {
    /// What a section says.
    fn texts(&self, section: &Section) -> Texts {
        let Section { part, first, end } = *section;
        let heading = self.headings.get(first).and_then(Option::as_ref);
        match (part, heading, self.lines.get(first)) {
            (SectionKind::Letter | SectionKind::Head, _, Some(line)) => {
                Texts { whole: self.flow(first, line.block.span, end), below: None }
            }
            (
                SectionKind::Notice | SectionKind::Question | SectionKind::Answer,
                Some(heading),
                Some(_),
            ) => {
                let asked = part == SectionKind::Question;
                let until = if asked { self.remark(first, end) } else { end };
                let whole = self.flow(first, self.from(first, heading.rest), until);
                let below = || self.below(first, heading.rest, end);
                Texts { whole, below: asked.then(below).flatten() }
            }
            _ => Texts::default(),
        }
    }

    /// Where those who ask say something below a question ("Toelichting:"), or its end.
    fn remark(&self, first: usize, end: usize) -> usize {
        let own = self.lines.get(first + 1..end).unwrap_or_default();
        let remark = own.iter().position(|line| {
            line.is_text()
                && line.block.starts_paragraph
                && cues::tells(line, Says::Remark, 0).is_some()
        });
        // Where the question itself follows, what is explained belongs to it.
        let told = remark.filter(|&at| !own.iter().skip(at).any(|line| line.seen.looks.asks));
        told.map_or(end, |at| first + 1 + at)
    }

    /// The answer that may stand below a question.
    fn below(&self, first: usize, rest: usize, end: usize) -> Option<Below> {
        let split = body::split(self.lines, self.shapes, first, rest, end)?;
        let line = self.lines.get(split.line)?;
        let asked = self.flow(first, self.from(first, rest), split.line);
        let answer = self.flow(split.line, line.block.span, end);
        let (sure, replies) = (split.sure, split.replies);
        Some(Below { flows: (asked, answer), sure, replies })
    }

    fn section(&mut self, section: &Section, texts: Texts) {
        let Section { part, first, end } = *section;
        let Some(line) = self.lines.get(first) else { return };
        let heading = self.headings.get(first).and_then(Option::as_ref);
        match (part, heading) {
            (SectionKind::Letter, _) => {
                self.draft.letter.add(texts.whole, self.letter_lines(first, end));
            }
            (SectionKind::Closing, _) => {
                let lines = self.letter_lines(first, end);
                self.draft.letter.add_closing(lines);
            }
            (SectionKind::Head, _) => self.draft.heads.push(texts.whole),
            (SectionKind::Notice, Some(_)) => self.draft.notice = Some(texts.whole),
            (SectionKind::Question, Some(heading)) => self.question(line, heading, texts),
            (SectionKind::Answer, Some(heading)) => self.answer(line, heading, texts.whole),
            _ => {}
        }
    }

    fn question(&mut self, line: &Line<'_>, heading: &Heading, texts: Texts) {
        let mut flow = texts.whole;
        let heading_span = line.span_of(heading.range.clone());
        let span = heading_span.to(if flow.is_empty() { heading_span } else { flow.whole() });
        let question = self.draft.questions.len();
        self.below.extend(texts.below.map(|below| (question, below)));
        let last = heading.numbers.len().saturating_sub(1);
        for (place, (number, range)) in heading.numbers.iter().enumerate() {
            // Nearly every heading has one number, whose text it is alone.
            let flow = if place == last { std::mem::take(&mut flow) } else { flow.clone() };
            self.draft.questions.push(Question {
                number: *number,
                number_span: line.span_of(range.clone()),
                intended: None,
                heading: heading_span,
                span,
                flow,
                set: 0,
                answers: Indices::new(),
                place_in_heading: place,
                subquestions: Vec::new(),
            });
        }
    }

    fn answer(&mut self, line: &Line<'_>, heading: &Heading, flow: Prose) {
        let heading_span = line.span_of(heading.range.clone());
        let span = heading_span.to(if flow.is_empty() { heading_span } else { flow.whole() });
        self.draft.answers.push(Answer {
            numbers: heading
                .numbers
                .iter()
                .map(|(number, range)| (*number, line.span_of(range.clone())))
                .collect(),
            heading: heading_span,
            headed: true,
            span,
            flow,
            set: 0,
            questions: Indices::new(),
            questions_before: self.draft.questions.len(),
        });
    }

    /// The span of a line from a byte of its text on.
    fn from(&self, i: usize, at: usize) -> Span {
        self.lines.get(i).map_or_else(Span::default, |line| line.span_of(at..line.text.len()))
    }

    /// The flow of the lines `first..end`, of the first one only `from`.
    fn flow(&self, first: usize, from: Span, end: usize) -> Prose {
        let own = self.lines.iter().take(end).skip(first + 1).filter(|line| line.is_text());
        let own = own.map(|line| line.block.span).chain([from]).filter(|span| !span.is_empty());
        let (bytes, count) =
            own.fold((0, 0), |(bytes, count), span| (bytes + span.len() as usize + 1, count + 1));
        let mut flow = FlowBuilder::with_room(self.source.text(), bytes, count);
        let mut last_end: Option<u32> = None;
        let mut broken = false;
        for (i, line) in self.lines.iter().enumerate().take(end).skip(first) {
            if !line.is_text() {
                // A page may turn in the middle of a sentence: then no paragraph ends here.
                broken = true;
                continue;
            }
            let span = if i == first { from } else { line.block.span };
            if span.is_empty() {
                continue;
            }
            if let Some(last_end) = last_end {
                let goes_on = broken && line.text.starts_with(char::is_lowercase);
                // A bullet begins a paragraph even where no blank line says so; a dash may stand in the middle of a sentence.
                if line.block.starts_paragraph && !goes_on && !line.new_page
                    || line.seen.looks.begin == Begin::Bullet && !line.text.starts_with('–')
                {
                    flow.paragraph(Span::new(last_end, span.start));
                } else {
                    flow.join_line(last_end, span);
                }
            }
            let whole = (i > first && line.seen.plain).then(|| line.block.whole()).flatten();
            if let Some(whole) = whole.filter(|whole| !self.is_marked(*whole)) {
                flow.push_plain(whole);
            } else if line.block.pieces.is_empty() || i == first {
                self.push(&mut flow, line, span);
            } else {
                line.block.push_to(&mut flow, self.marks);
            }
            last_end = Some(span.end);
            broken = false;
        }
        flow.finish().into()
    }

    /// Whether marks of notes stand in a stretch of the source.
    fn is_marked(&self, span: Span) -> bool {
        let next = self.marks.partition_point(|mark| mark.end <= span.start);
        self.marks.get(next).is_some_and(|mark| mark.start < span.end)
    }

    fn push(&self, flow: &mut FlowBuilder<'_>, line: &Line<'_>, span: Span) {
        let mut part = line.block.clone().into_owned();
        part.span = span;
        part.pieces.retain(|piece| {
            piece.span.start = piece.span.start.max(span.start);
            piece.span.start < piece.span.end
        });
        part.push_to(flow, self.marks);
    }

    fn letter_lines(&self, first: usize, end: usize) -> Vec<LetterLine> {
        let lines =
            self.lines.get(first..end).unwrap_or_default().iter().filter(|line| line.is_text());
        lines
            .map(|line| {
                // White space before a line says in which column a signature stands.
                let span = line.block.span;
                let span = Span::new(span.start.saturating_sub(line.block.indent), span.end);
                LetterLine {
                    span,
                    text: self.source.slice(span).to_owned(),
                    starts_paragraph: line.block.starts_paragraph,
                }
            })
            .collect()
    }
}
