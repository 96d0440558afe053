//! The questions of a draft with their state, for a list, a view or a status line.

use serde::Serialize;
use tower_lsp::ls_types::Range;

use super::super::place;
use super::super::view::View;
use crate::draft::{Draft, Kind, Question};
use crate::rule::Severity;
use crate::text::Span;

/// The state of a draft.
#[derive(Serialize)]
pub struct Overview {
    /// How many questions wait for their answer.
    open: usize,
    /// How many there are.
    total: usize,
    /// How many findings there are.
    findings: Counts,
    /// The questions, in the order of the text.
    questions: Vec<Row>,
}

/// Findings by severity.
#[derive(Default, Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    info: usize,
    hint: usize,
}

/// A question.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    number: u32,
    set: usize,
    text: String,
    state: State,
    /// The question under whose heading the answer stands, where that is another.
    answered_by: Option<u32>,
    /// The heading of the question.
    range: Range,
    /// The heading of its answer.
    answer: Option<Range>,
    /// Findings in the question and in its own answer.
    findings: Counts,
}

/// Where a question stands.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
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
pub fn overview(view: &View) -> Option<Overview> {
    let draft = view.draft();
    if draft.kind == Kind::Other {
        return None;
    }
    let open = draft.questions.iter().filter(|question| place::is_open(draft, question));
    Some(Overview {
        open: open.count(),
        total: draft.questions.len(),
        findings: Counts::within(view, &[view.source.span()]),
        questions: draft.questions.iter().map(|question| row(view, question)).collect(),
    })
}

fn row(view: &View, question: &Question) -> Row {
    let draft = view.draft();
    let answer = question.answers.first().and_then(|&i| draft.answers.get(i));
    let answered_by = place::answered_elsewhere(draft, question);
    let own = answer.filter(|_| answered_by.is_none()).map(|answer| answer.span);
    let spans: Vec<Span> = std::iter::once(question.span).chain(own).collect();
    let heading = answer.map(|answer| answer.heading).or(question.unheaded_answer);
    Row {
        number: question.number,
        set: question.set,
        text: draft.asked(question).replace('\n', " "),
        state: state(draft, question, answered_by.is_some()),
        answered_by,
        range: view.range(question.heading),
        answer: heading.map(|span| view.range(span)),
        findings: Counts::within(view, &spans),
    }
}

fn state(draft: &Draft, question: &Question, elsewhere: bool) -> State {
    match draft.kind {
        Kind::Questions => State::Asked,
        _ if place::is_open(draft, question) => State::Open,
        _ if elsewhere => State::Elsewhere,
        _ => State::Answered,
    }
}

impl Counts {
    /// The findings that begin within one of some spans.
    fn within(view: &View, spans: &[Span]) -> Self {
        let mut counts = Self::default();
        let inside = |at: u32| spans.iter().any(|span| span.start <= at && at <= span.end);
        for found in view.shown().filter(|found| inside(found.span.start)) {
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
