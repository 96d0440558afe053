//! The questions of a draft with their state, for a list, a view or a status line.

use serde::Serialize;

use super::Snapshot;
use crate::draft::fit::{Evidence, checklist};
use crate::draft::{Draft, Kind, Number, Place, Question};
use crate::rule::Severity;
use crate::text::Span;

/// Whether a question still waits for its answer.
pub fn is_open(draft: &Draft, question: &Question) -> bool {
    draft.kind.answers_questions() && !draft.is_answered(question)
}

/// How many words the answers to a question have; 0 where they are still to be written.
pub fn words_of(draft: &Draft, question: &Question) -> usize {
    let answers = question.answers.iter().filter_map(|&i| draft.answers.get(i));
    let written = answers.filter(|answer| !answer.is_open());
    written.map(|answer| answer.flow.text().split_whitespace().count()).sum()
}

/// The question under whose heading a question is answered, where that is another.
pub fn answered_elsewhere(draft: &Draft, question: &Question) -> Option<Number> {
    let answer = draft.answers.get(*question.answers.first()?)?;
    let &(first, _) = answer.numbers.first()?;
    (first != question.number).then_some(first)
}

/// The state of a draft.
#[derive(Debug)]
pub struct Overview {
    /// How many questions wait for their answer.
    pub open: usize,
    /// How many there are.
    pub total: usize,
    /// How many findings there are.
    pub findings: Counts,
    /// The questions, in the order of the text.
    pub questions: Vec<Row>,
    /// Who answers each set of questions, as its head says it; empty where no head says so.
    pub by: Vec<String>,
}

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Counts {
    error: usize,
    warning: usize,
    info: usize,
    hint: usize,
}

/// A question.
#[derive(Debug)]
pub struct Row {
    /// Its number.
    pub number: Number,
    /// Its set.
    pub set: usize,
    /// What it asks, on one line.
    pub text: String,
    /// What it asks where that is more than one thing, each with the sentence of the answer that fits it best.
    pub asked: Vec<Asked>,
    /// Where it stands.
    pub state: State,
    /// How many words the answer has.
    pub words: usize,
    /// The question under whose heading the answer stands, where that is another.
    pub answered_by: Option<Number>,
    /// The heading of the question.
    pub heading: Span,
    /// The heading of its answer.
    pub answer: Option<Span>,
    /// Findings in the question and in its own answer.
    pub findings: Counts,
}

/// One thing that a question asks.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    /// Its words.
    pub text: String,
    /// The sentence of the answer; none where nothing fits.
    pub said: Option<String>,
    /// Whether it has words of its own of which none returns.
    #[serde(rename = "notFound")]
    pub not_found: bool,
}

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// On a sheet of questions: nobody expects an answer here.
    Asked,
    /// Waits for its answer.
    Open,
    /// Has an answer of its own.
    Answered,
    /// Is answered under the heading of another question.
    Elsewhere,
}

/// The state of a draft; `None` for what is no draft.
pub fn overview(snapshot: &Snapshot) -> Option<Overview> {
    let draft = snapshot.draft();
    if draft.kind == Kind::Other || draft.lacks_questions() {
        return None;
    }
    let open = draft.questions.iter().filter(|question| is_open(draft, question));
    Some(Overview {
        open: open.count(),
        total: draft.questions.len(),
        findings: Counts::within(snapshot, &[snapshot.document.source.span()]),
        questions: draft
            .questions
            .iter()
            .zip(checklist(draft))
            .map(|(question, seen)| row(snapshot, question, &seen))
            .collect(),
        by: (0..draft.sets()).map(|set| answering(snapshot, set)).collect(),
    })
}

/// Who answers a set, as its head says it.
fn answering(snapshot: &Snapshot, set: usize) -> String {
    let draft = snapshot.draft();
    // One head may stand above all sets.
    let head = if draft.heads.len() > set { set } else { 0 };
    let offices = draft.people.offices.iter();
    let offices =
        offices.filter(|office| office.place == Place::Head(head) && office.role.is_some());
    let mut names: Vec<String> = Vec::new();
    for office in offices {
        let words = snapshot.document.source.slice(office.span).split_whitespace();
        let name = words.collect::<Vec<&str>>().join(" ");
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// What a question asks where that is more than one thing.
fn asked(draft: &Draft, question: &Question, seen: &[Evidence]) -> Vec<Asked> {
    let several = question.subquestions.len() > 1 && question.place_in_heading == 0;
    let subs = question.subquestions.iter().zip(seen).filter(|_| several);
    let one = |text: &str| text.replace('\n', " ");
    subs.map(|(sub, seen)| Asked {
        text: one(question.flow.slice(sub.range.clone())),
        said: seen.said(draft, question).map(|(words, _)| one(words)),
        not_found: *seen == Evidence::NotFound,
    })
    .collect()
}

fn row(snapshot: &Snapshot, question: &Question, seen: &[Evidence]) -> Row {
    let draft = snapshot.draft();
    let answer = question.answers.first().and_then(|&i| draft.answers.get(i));
    let answered_by = answered_elsewhere(draft, question);
    let own = answer.filter(|_| answered_by.is_none()).map(|answer| answer.span);
    let spans: Vec<Span> = std::iter::once(question.span).chain(own).collect();
    let heading = answer.map(|answer| if answer.headed { answer.heading } else { answer.span });
    Row {
        number: question.number,
        set: question.set,
        text: question.text().replace('\n', " "),
        asked: asked(draft, question, seen),
        state: state(draft, question, answered_by.is_some()),
        words: if answered_by.is_some() { 0 } else { words_of(draft, question) },
        answered_by,
        heading: question.heading,
        answer: heading,
        findings: Counts::within(snapshot, &spans),
    }
}

fn state(draft: &Draft, question: &Question, elsewhere: bool) -> State {
    match draft.kind {
        Kind::Questions => State::Asked,
        _ if is_open(draft, question) => State::Open,
        _ if elsewhere => State::Elsewhere,
        _ => State::Answered,
    }
}

impl Counts {
    /// The findings that begin within one of some spans.
    fn within(snapshot: &Snapshot, spans: &[Span]) -> Self {
        let mut counts = Self::default();
        let inside = |at: u32| spans.iter().any(|span| span.start <= at && at <= span.end);
        for found in snapshot.shown().filter(|found| inside(found.span.start)) {
            *match found.severity {
                Severity::Error => &mut counts.error,
                Severity::Warning => &mut counts.warning,
                Severity::Info => &mut counts.info,
                Severity::Hint => &mut counts.hint,
            } += 1;
        }
        counts
    }
}
