//! The questions of a draft with their state.

use serde::Serialize;
use tower_lsp::ls_types::Range;

use super::super::view::View;
use crate::ide::questions::{self, Asked, Counts, State};
use crate::rule::Language;

/// The state of a draft.
#[derive(Serialize)]
pub struct Overview {
    open: usize,
    total: usize,
    findings: Counts,
    questions: Vec<Row>,
    /// Who answers each set.
    by: Vec<String>,
    /// The language of what is said of this draft.
    language: Language,
}

/// A question, with its places in the editor.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    number: u32,
    /// The number with its letter.
    label: String,
    set: usize,
    text: String,
    asked: Vec<Asked>,
    state: State,
    words: usize,
    answered_by: Option<u32>,
    range: Range,
    answer: Option<Range>,
    findings: Counts,
}

/// The state of a draft; `None` for what is no draft.
pub fn overview(view: &View) -> Option<Overview> {
    let found = questions::overview(view)?;
    let row = |row: questions::Row| Row {
        number: row.number.value(),
        label: row.number.to_string(),
        set: row.set,
        text: row.text,
        asked: row.asked,
        state: row.state,
        words: row.words,
        answered_by: row.answered_by.map(|number| number.value()),
        range: view.range(row.heading),
        answer: row.answer.map(|span| view.range(span)),
        findings: row.findings,
    };
    Some(Overview {
        open: found.open,
        total: found.total,
        findings: found.findings,
        by: found.by,
        language: view.settings.language,
        questions: found.questions.into_iter().map(row).collect(),
    })
}
