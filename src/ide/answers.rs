//! Writing answers: a heading behind an open question, an answer to several questions made into one for each, and back.

use super::Snapshot;
use super::headings::{Style, listed, together};
use super::questions::is_open;
use super::spot::touches;
use crate::draft::{Answer, Number, Question};
use crate::rule::Edit;
use crate::text::{Source, Span};

/// Edits, and where one goes on writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The edits, in the order of the text.
    pub edits: Vec<Edit>,
    /// The line on which the first answer begins, from 0, in the text that they make.
    pub line: u32,
}

/// Where the answer to a question is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It has a heading already; what stands there is selected.
    There(Span),
    /// Under a heading that is yet to be written.
    New(Written),
}

/// The question at an offset: that whose heading or text it touches.
pub fn question_at(snapshot: &Snapshot, offset: u32) -> Option<&Question> {
    snapshot.draft().questions.iter().find(|question| touches(question.span, offset))
}

/// Where the answer to a question stands or comes.
pub fn place_of(snapshot: &Snapshot, question: &Question) -> Option<Place> {
    let draft = snapshot.draft();
    let mut answers = question.answers.iter().filter_map(|&i| draft.answers.get(i));
    let Some(answer) = answers.next() else { return write(snapshot, question).map(Place::New) };
    let text = answer.flow.whole();
    if answer.flow.is_empty() {
        let lines = snapshot.document.source.lines();
        let next = lines.line_of(answer.heading.end) + 1;
        let there = next < lines.lines();
        let at = if there { lines.start_of(next) } else { answer.heading.end };
        return Some(Place::There(Span::at(at)));
    }
    Some(Place::There(if answer.is_open() { text } else { Span::at(text.start) }))
}

/// The heading of an answer behind a question without one.
pub fn write(snapshot: &Snapshot, question: &Question) -> Option<Written> {
    written(snapshot, vec![heading_behind(snapshot, question)?])
}

/// What that heading is called; `None` for a question that has an answer.
pub fn title(snapshot: &Snapshot, question: &Question) -> Option<String> {
    let numbers = unanswered(snapshot, question);
    (!numbers.is_empty()).then(|| Style::of(snapshot, question.set).words(&numbers))
}

/// A heading behind every question without an answer, where there are more than one.
pub fn write_all(snapshot: &Snapshot) -> Option<(usize, Written)> {
    let draft = snapshot.draft();
    let first = draft.questions.iter().filter(|question| question.place_in_heading == 0);
    let open = first.filter(|question| is_open(draft, question));
    let edits: Vec<Edit> = open.filter_map(|question| heading_behind(snapshot, question)).collect();
    (edits.len() > 1).then_some(edits.len()).zip(written(snapshot, edits))
}

/// The numbers under the heading of a question that have no answer.
fn unanswered(snapshot: &Snapshot, question: &Question) -> Vec<Number> {
    let open = together(snapshot, question).into_iter().filter(|one| one.answers.is_empty());
    open.map(|one| one.right_number()).collect()
}

fn heading_behind(snapshot: &Snapshot, question: &Question) -> Option<Edit> {
    let numbers = unanswered(snapshot, question);
    if numbers.is_empty() {
        return None;
    }
    let draft = snapshot.draft();
    // An answer to a part of what one heading asks stands first.
    let answers = together(snapshot, question).into_iter().flat_map(|one| &one.answers);
    let answers = answers.filter_map(|&i| draft.answers.get(i)).map(|answer| answer.span.end);
    let behind = answers.fold(question.span.end, u32::max);
    let at = end_of_line(&snapshot.document.source, behind);
    Some(Edit { span: Span::at(at), text: Style::of(snapshot, question.set).behind(&numbers) })
}

fn written(snapshot: &Snapshot, mut edits: Vec<Edit>) -> Option<Written> {
    edits.sort();
    let first = edits.first()?;
    let line = snapshot.document.source.lines().line_of(first.span.start);
    let line = line + first.text.matches('\n').count() as u32;
    Some(Written { edits: with_ends(&snapshot.document.source, edits), line })
}

/// The edits with line ends as the draft has them.
fn with_ends(source: &Source, mut edits: Vec<Edit>) -> Vec<Edit> {
    if source.text().contains("\r\n") {
        for edit in &mut edits {
            edit.text = edit.text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
    }
    edits
}

/// The answer whose heading stands on the line of an offset.
fn headed_at(snapshot: &Snapshot, offset: u32) -> Option<(usize, &Answer)> {
    let lines = snapshot.document.source.lines();
    let line = lines.line_of(offset);
    let mut answers = snapshot.draft().answers.iter().enumerate();
    answers.find(|(_, answer)| answer.headed && lines.line_of(answer.heading.start) == line)
}

fn questions_of<'d>(snapshot: &'d Snapshot, answer: &Answer) -> Vec<&'d Question> {
    let asked = answer.questions.iter().filter_map(|&i| snapshot.draft().questions.get(i));
    asked.filter(|question| question.set == answer.set).collect()
}

/// One answer for each question, where the answer whose heading stands at an offset is one to several: its words are the answer to the
/// first, the others refer to it.
pub fn split(snapshot: &Snapshot, offset: u32) -> Option<Written> {
    let (_, answer) = headed_at(snapshot, offset)?;
    let asked = questions_of(snapshot, answer);
    let (first, rest) = asked.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let style = Style::of(snapshot, answer.set);
    let whole = whole(snapshot, answer);
    let body = body(snapshot, answer);
    let refers = match answer.is_open() {
        true => String::new(),
        false => format!("Zie het antwoord op vraag {}.", first.number),
    };
    let apart = asked.windows(2).all(|two| {
        matches!(two, [a, b] if a.heading.end <= b.heading.start && b.span.end <= whole.start)
    });
    let behind = |question: &Question, text: &str| Edit {
        span: Span::at(end_of_line(&snapshot.document.source, question.span.end)),
        text: format!("{}{text}", style.behind(&[question.number])),
    };
    let (last, middle) = rest.split_last()?;
    let mut edits = Vec::new();
    if apart {
        edits.push(behind(first, body));
        edits.extend(middle.iter().map(|question| behind(question, &refers)));
        let text = format!("{}{}{refers}", style.heading(&[last.number]), style.below());
        edits.push(Edit { span: whole, text });
    } else {
        let mut text = format!("{}{}{body}", style.heading(&[first.number]), style.below());
        for question in rest {
            let heading = style.heading(&[question.number]);
            text.push_str(&format!("\n\n{heading}{}{refers}", style.below()));
        }
        edits.push(Edit { span: whole, text });
    }
    written(snapshot, edits)
}

/// The answer whose heading stands at an offset together with the one before it: the numbers of that, and the edits.
pub fn merge(snapshot: &Snapshot, offset: u32) -> Option<(String, Written)> {
    let draft = snapshot.draft();
    let (i, answer) = headed_at(snapshot, offset)?;
    let before = draft.answers.get(i.checked_sub(1)?)?;
    let (own, others) = (questions_of(snapshot, answer), questions_of(snapshot, before));
    let follows = before.set == answer.set && before.headed && !own.is_empty();
    if !follows || others.is_empty() {
        return None;
    }
    let mut numbers: Vec<Number> =
        others.iter().chain(&own).map(|question| question.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let style = Style::of(snapshot, answer.set);
    let (there, here) = (whole(snapshot, before), whole(snapshot, answer));
    // An answer that only refers to the other one has nothing more to say.
    let refers = draft.references.iter().any(|reference| {
        reference.answer == i && others.iter().any(|one| one.number.means(reference.number))
    });
    let only_refers = refers && answer.flow.text().split_whitespace().count() < MERE_REFERENCE;
    let said = [(before, false), (answer, only_refers)].into_iter();
    let said = said.filter(|(one, idle)| !one.is_open() && !idle);
    let said: Vec<&str> = said.map(|(one, _)| body(snapshot, one)).collect();
    let text = format!("{}{}{}", style.heading(&numbers), style.below(), said.join("\n\n"));
    let rest = snapshot.document.source.slice(Span::new(there.end, here.start));
    let gap = (rest.len() - rest.trim_start().len()) as u32;
    let gone = Edit { span: Span::new(there.start, there.end + gap), text: String::new() };
    let edits = with_ends(&snapshot.document.source, vec![gone, Edit { span: here, text }]);
    let lines = snapshot.document.source.lines();
    let taken = lines.line_of(there.end + gap) - lines.line_of(there.start);
    let line = lines.line_of(here.start) - taken;
    let title = listed(&others.iter().map(|question| question.number).collect::<Vec<Number>>());
    Some((title, Written { edits, line }))
}

/// Words that an answer has at most that only refers to another.
const MERE_REFERENCE: usize = 12;

/// An answer from the start of the line of its heading.
fn whole(snapshot: &Snapshot, answer: &Answer) -> Span {
    let lines = snapshot.document.source.lines();
    let start = lines.start_of(lines.line_of(answer.heading.start));
    let end = answer.span.end.max(end_of_line(&snapshot.document.source, answer.heading.end));
    Span::new(start, end)
}

/// The words of an answer as they stand in the source.
fn body<'s>(snapshot: &'s Snapshot, answer: &Answer) -> &'s str {
    if answer.flow.is_empty() {
        return "";
    }
    let start = answer.flow.whole().start;
    snapshot.document.source.slice(Span::new(start, answer.span.end.max(start)))
}

fn end_of_line(source: &Source, offset: u32) -> u32 {
    let rest = source.text().get(offset as usize..).unwrap_or_default();
    offset + rest.find(['\n', '\r']).unwrap_or(rest.len()) as u32
}
