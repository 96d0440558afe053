//! Lines and headings become questions, answers, heads and a letter.

use super::furniture::Imprint;
use super::heading::{Heading, HeadingKind, Sure};
use super::kind;
use super::letter;
use super::line::{Line, strip_word};
use super::notes::Mark;
use super::{Answer, Draft, Kind, Question};
use super::{numbered, pairing};
use crate::text::{Flow, FlowBuilder, Source, Span};

/// What begins at a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Letter,
    Head,
    Question,
    Answer,
    Notice,
    /// Greetings and signatures behind the last answer.
    Closing,
}

/// A run of lines that belong together.
struct Section {
    part: Part,
    first: usize,
    end: usize,
}

/// Builds the draft but for its notes and references.
pub(super) fn read(
    source: &Source,
    lines: Vec<Line<'_>>,
    mut headings: Vec<Option<Heading>>,
    marks: &[Mark],
    imprint: Imprint,
) -> Draft {
    settle(&lines, &mut headings);
    let heads = head_lines(&lines, &headings);
    let sheet = heads
        .iter()
        .any(|&i| lines.get(i).is_some_and(|line| strip_word(&line.text, "vragen van").is_some()));
    if !headings.iter().flatten().any(|heading| heading.kind == HeadingKind::Question) {
        numbered::add(&lines, &mut headings, sheet);
    }
    let sections = cut(&lines, &headings, &heads);
    let mut marked: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
    marked.sort_unstable();
    let mut builder = Builder {
        source,
        lines: &lines,
        headings: &headings,
        marks: &marked,
        draft: Draft::default(),
    };
    for section in &sections {
        builder.section(section);
    }
    let mut draft = builder.draft;
    draft.published = imprint.published;
    unheaded(&mut draft);
    pairing::pair(&mut draft);
    draft.kind = kind::kind(&draft, &lines, imprint, sheet);
    let answering =
        draft.kind == Kind::Answers && draft.answers.iter().any(|answer| !answer.flow.is_empty());
    for question in
        draft.questions.iter_mut().filter(|question| !answering || !question.answers.is_empty())
    {
        question.unheaded_answer = None;
    }
    draft
}

/// Keeps the headings that are sure by their form, and of the others those that the numbering expects.
fn settle(lines: &[Line<'_>], headings: &mut [Option<Heading>]) {
    let mut last_question = 0;
    let mut answered = 0;
    for (line, place) in lines.iter().zip(headings.iter_mut()) {
        let Some(heading) = place else { continue };
        if !line.is_text() {
            *place = None;
            continue;
        }
        let first = heading.numbers.first().map_or(0, |&(number, _)| number);
        if heading.sure == Sure::Expected {
            let expected = match heading.kind {
                HeadingKind::Question => first == last_question + 1,
                _ => first > answered && first <= last_question,
            };
            if !expected || !line.block.starts_paragraph {
                *place = None;
                continue;
            }
        }
        let last = heading.numbers.last().map_or(first, |&(number, _)| number);
        match heading.kind {
            HeadingKind::Question => {
                last_question = last;
                answered = if first == 1 { 0 } else { answered };
            }
            HeadingKind::Answer => answered = answered.max(last),
            HeadingKind::Notice => {}
        }
    }
}

/// The lines at which a head begins: `Antwoorden van de minister …`, `Vragen van het lid … aan …`, `AH 605`.
fn head_lines(lines: &[Line<'_>], headings: &[Option<Heading>]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut in_head = false;
    let mut in_section = false;
    let mut break_before = true;
    let letter = letter_begins(lines, headings);
    let mut labelled = false;
    for (i, line) in lines.iter().enumerate() {
        if !line.is_text() || i < letter && is_subject(&line.text) {
            break_before = true;
            continue;
        }
        if headings.get(i).is_some_and(Option::is_some) {
            (in_head, in_section, break_before) = (false, true, false);
            continue;
        }
        // Inside an answer these words may begin any line of a paragraph; before the first question only a head does.
        let may_begin = !in_section || line.block.starts_paragraph || line.new_page || break_before;
        if may_begin && !in_head && !labelled && opens_head(&line.text) {
            found.push(i);
            in_head = true;
        }
        labelled = is_label(&line.text);
        break_before = false;
    }
    found
}

/// The line at which a letter begins to speak, before the first heading; 0 without one.
fn letter_begins(lines: &[Line<'_>], headings: &[Option<Heading>]) -> usize {
    let first = headings.iter().position(Option::is_some).unwrap_or(lines.len());
    let before = lines.get(..first).unwrap_or_default();
    let speaks = |line: &Line<'_>| {
        ["Geachte ", "In antwoord op uw brief", "In het antwoord op uw brief"]
            .iter()
            .any(|start| line.text.trim_start().starts_with(start))
    };
    before.iter().position(|line| line.is_text() && speaks(line)).unwrap_or(0)
}

/// A subject above a letter reads like a head: "Beantwoording Kamervragen van het lid …".
fn is_subject(text: &str) -> bool {
    ["beantwoording ", "antwoorden op ", "kamervragen ", "schriftelijke vragen "]
        .iter()
        .any(|start| strip_word(text.trim_start(), start).is_some())
}

/// A line that says what the next one is: a letter's subject is worded as the head of its answers is.
fn is_label(text: &str) -> bool {
    let text = text.trim().trim_end_matches(':').trim_end();
    ["onderwerp", "betreft", "projectnaam"].iter().any(|label| text.eq_ignore_ascii_case(label))
}

/// First words of heads, and the words one of which must follow on the line.
const HEADS: [(&str, &[&str]); 9] = [
    ("antwoord van ", &["minister", "staats"]),
    ("antwoorden van ", &["minister", "staats", "de ", "het kabinet"]),
    ("antwoorden op ", &["vragen"]),
    ("beantwoording ", &["vragen", "van de vragen", "kamervragen", "schriftelijke"]),
    ("mededeling van ", &["minister", "staats", "de "]),
    ("vragen van ", &["het lid", "lid ", "de leden", "de ", "leden"]),
    ("kamervragen van ", &["het lid", "de leden"]),
    ("schriftelijke vragen van ", &["het lid", "de leden"]),
    ("ah ", &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]),
];

fn opens_head(text: &str) -> bool {
    let bare = text.trim_start_matches(['*', '_', '#', ' ']);
    if !bare.starts_with(char::is_uppercase) {
        return false;
    }
    HEADS.iter().any(|(start, follow)| {
        strip_word(bare, start).is_some_and(|rest| {
            let rest = rest.strip_prefix("de ").unwrap_or(rest).to_lowercase();
            let near: String = rest.chars().take(60).collect();
            follow.iter().any(|word| near.contains(word))
        }) && (start != &"ah " || bare.len() < 10)
    })
}

/// Cuts the lines at heads and headings.
fn cut(lines: &[Line<'_>], headings: &[Option<Heading>], heads: &[usize]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut heads = heads.iter().copied().peekable();
    for i in 0..lines.len() {
        let heading = headings.get(i).and_then(Option::as_ref);
        let is_head = heads.next_if_eq(&i).is_some();
        let part = match heading {
            Some(heading) => match heading.kind {
                HeadingKind::Question => Part::Question,
                HeadingKind::Answer => Part::Answer,
                HeadingKind::Notice => Part::Notice,
            },
            None if is_head => Part::Head,
            None if sections.is_empty() => Part::Letter,
            None => continue,
        };
        if let Some(last) = sections.last_mut() {
            last.end = i;
        }
        sections.push(Section { part, first: i, end: lines.len() });
    }
    if let Some(last) = sections.last_mut()
        && matches!(last.part, Part::Answer | Part::Notice)
        && let Some(closing) = letter::closing(lines, last.first + 1..last.end)
    {
        let end = last.end;
        last.end = closing;
        sections.push(Section { part: Part::Closing, first: closing, end });
    }
    sections
}

struct Builder<'a, 's> {
    source: &'s Source,
    lines: &'a [Line<'s>],
    headings: &'a [Option<Heading>],
    marks: &'a [Span],
    draft: Draft,
}

impl Builder<'_, '_> {
    fn section(&mut self, section: &Section) {
        let Section { part, first, end } = *section;
        let Some(line) = self.lines.get(first) else { return };
        let heading = self.headings.get(first).and_then(Option::as_ref);
        match (part, heading) {
            (Part::Letter, _) => {
                let flow = self.flow(first, line.block.span, end);
                self.draft.letter.add(flow, self.letter_lines(first, end));
            }
            (Part::Closing, _) => {
                let lines = self.letter_lines(first, end);
                self.draft.letter.add_closing(lines);
            }
            (Part::Head, _) => {
                let flow = self.flow(first, line.block.span, end);
                self.draft.heads.push(flow);
            }
            (Part::Notice, Some(heading)) => {
                let rest = line.span_of(heading.rest..line.text.len());
                self.draft.notice = Some(self.flow(first, rest, end));
            }
            (Part::Question, Some(heading)) => self.question(first, end, line, heading),
            (Part::Answer, Some(heading)) => self.answer(first, end, line, heading),
            _ => {}
        }
    }

    fn question(&mut self, first: usize, end: usize, line: &Line<'_>, heading: &Heading) {
        let flow = self.flow(first, line.span_of(heading.rest..line.text.len()), end);
        let heading_span = line.span_of(heading.range.clone());
        let span = heading_span.to(if flow.is_empty() { heading_span } else { flow.whole() });
        for (place, (number, range)) in heading.numbers.iter().enumerate() {
            self.draft.questions.push(Question {
                number: *number,
                number_span: line.span_of(range.clone()),
                intended: None,
                heading: heading_span,
                span,
                flow: flow.clone(),
                set: 0,
                answers: Vec::new(),
                unheaded_answer: None,
                place_in_heading: place,
                subquestions: Vec::new(),
            });
        }
    }

    fn answer(&mut self, first: usize, end: usize, line: &Line<'_>, heading: &Heading) {
        let flow = self.flow(first, line.span_of(heading.rest..line.text.len()), end);
        let heading_span = line.span_of(heading.range.clone());
        let span = heading_span.to(if flow.is_empty() { heading_span } else { flow.whole() });
        self.draft.answers.push(Answer {
            numbers: heading
                .numbers
                .iter()
                .map(|(number, range)| (*number, line.span_of(range.clone())))
                .collect(),
            heading: heading_span,
            span,
            flow,
            set: 0,
            questions: Vec::new(),
            questions_before: self.draft.questions.len(),
        });
    }

    /// The flow of the lines `first..end`, of the first one only `from`.
    fn flow(&self, first: usize, from: Span, end: usize) -> Flow {
        let mut flow = FlowBuilder::new(self.source.text());
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
                if line.block.starts_paragraph && !goes_on && !line.new_page
                    || self.starts_item(line)
                {
                    flow.paragraph(Span::new(last_end, span.start));
                } else {
                    flow.join_line(last_end, span);
                }
            }
            if line.block.pieces.is_empty() || i == first {
                self.push(&mut flow, line, span);
            } else {
                line.block.push_to(&mut flow, self.marks);
            }
            last_end = Some(span.end);
            broken = false;
        }
        flow.finish()
    }

    fn push(&self, flow: &mut FlowBuilder<'_>, line: &Line<'_>, span: Span) {
        let mut part = line.block.clone();
        part.span = span;
        part.pieces.retain_mut(|piece| {
            piece.span.start = piece.span.start.max(span.start);
            piece.span.start < piece.span.end
        });
        part.push_to(flow, self.marks);
    }

    /// A bullet begins a paragraph even where no blank line says so.
    fn starts_item(&self, line: &Line<'_>) -> bool {
        line.text.starts_with(['•', '▪', '◦', '·']) || line.text.starts_with("- ")
    }

    fn letter_lines(&self, first: usize, end: usize) -> Vec<letter::LetterLine> {
        let lines =
            self.lines.get(first..end).unwrap_or_default().iter().filter(|line| line.is_text());
        lines
            .map(|line| {
                // White space before a line says in which column a signature stands.
                let span = line.block.span;
                let span = Span::new(span.start.saturating_sub(line.block.indent), span.end);
                letter::LetterLine {
                    span,
                    text: self.source.slice(span).to_owned(),
                    starts_paragraph: line.block.starts_paragraph,
                }
            })
            .collect()
    }
}

/// Finds answers that stand under their question without a heading: behind the paragraph with the last question mark comes
/// a paragraph that states something.
fn unheaded(draft: &mut Draft) {
    for question in &mut draft.questions {
        let text = question.flow.text();
        let Some(asked) = text.rfind('?') else { continue };
        let Some(from) =
            text.get(asked..).and_then(|rest| rest.find('\n')).map(|at| asked + at + 1)
        else {
            continue;
        };
        let rest = text.get(from..).unwrap_or_default().trim();
        let first = rest.split(' ').next().unwrap_or_default().to_lowercase();
        // Lists and sources may follow without a full stop; the first paragraph is what counts.
        let paragraph = rest.split('\n').next().unwrap_or_default().trim_end();
        let states = paragraph.ends_with(['.', '!', ')']) || paragraph.contains(". ");
        let asks_on = ["graag", "zo", "indien", "kunt", "toelichting", "gaarne", "svp"]
            .contains(&first.as_str());
        if states && !asks_on && rest.starts_with(char::is_uppercase) {
            let end = text.trim_end().len();
            question.unheaded_answer = Some(question.flow.span(from..end));
        }
    }
}
