//! `workspace/executeCommand`: one file per command. Every command runs here, so that it works in every editor.

pub mod commitments;
pub mod exception;
pub mod explain;
pub mod new_draft;
pub mod preview;
pub mod questions;
pub mod sheet;
pub mod term;
pub mod write_answer;

use serde::Deserialize;
use tower_lsp::ls_types::*;

/// Accepts a finding.
pub const ADD_EXCEPTION: &str = "kamerlint.addException";
/// Adds a term to the house style.
pub const ADD_TERM: &str = "kamerlint.addTerm";
/// Gives the commitments of a draft.
pub const COMMITMENTS: &str = "kamerlint.commitments";
/// Compares a draft with the sheet of its questions.
pub const COMPARE: &str = "kamerlint.compare";
/// Explains a rule.
pub const EXPLAIN: &str = "kamerlint.explain";
/// Makes a draft for a sheet of questions.
pub const NEW_DRAFT: &str = "kamerlint.newDraft";
/// Gives a draft as a page, with what was found in it.
pub const PREVIEW: &str = "kamerlint.preview";
/// Gives the questions of a draft with their state.
pub const QUESTIONS: &str = "kamerlint.questions";
/// Shows a place in a draft.
pub const SHOW: &str = "kamerlint.show";
/// Goes to the answer to a question, and writes its heading where there is none.
pub const WRITE_ANSWER: &str = "kamerlint.writeAnswer";

/// The commands there are.
pub const ALL: [&str; 10] = [
    ADD_EXCEPTION,
    ADD_TERM,
    COMMITMENTS,
    COMPARE,
    EXPLAIN,
    NEW_DRAFT,
    PREVIEW,
    QUESTIONS,
    SHOW,
    WRITE_ANSWER,
];

/// What a command is about: the one argument that each takes. A command reads the fields that it knows; null is absent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Argument {
    /// The draft.
    pub uri: Option<Uri>,
    /// The finding to accept.
    pub fingerprint: Option<String>,
    /// Why it is accepted; an editor that can ask for it does.
    pub reason: Option<String>,
    /// The rule to explain, or whose term is right in this house.
    pub rule: Option<String>,
    /// Where the findings stand to explain, or the question to answer.
    pub position: Option<Position>,
    /// The place to show.
    pub range: Option<Range>,
    /// Whether a finding is accepted in a comment in the draft.
    pub comment: Option<bool>,
    /// The sheet of questions.
    pub sheet: Option<Uri>,
    /// The draft to make.
    pub target: Option<Uri>,
    /// The term.
    pub term: Option<String>,
    /// What to write instead of it.
    pub right: Option<String>,
    /// The editor shows the outcome itself.
    pub quiet: Option<bool>,
}

/// Files to be edited, and what to show afterwards.
pub struct Change {
    /// The edit; `None` where nothing is to be changed.
    pub edit: Option<WorkspaceEdit>,
    /// The file to show.
    pub file: Uri,
    /// What is selected there, to be made better.
    pub selection: Option<Range>,
    /// Whether the file is shown, or the person stays where they are.
    pub shown: bool,
}
