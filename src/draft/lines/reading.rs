//! What is read of all lines together.

use super::heading::Heading;
use super::item::Class;

/// How the questions of a document are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::draft) enum Numbering {
    /// With a word or a letter: `Vraag 1`, `V1`, `Nr. 1`.
    Word,
    /// A word without numbers: `Vraag:`.
    Unnumbered,
    /// Each row of a table is one.
    Table,
    /// `1`, `1.` or `1)`.
    Items(Class),
    /// Not in the document: answers stand below topics that name them (`Begrotingsbeheersing (antwoord vraag 29)`).
    Topics,
    /// Not at all: each paragraph of a sheet that asks is a question.
    Paragraphs,
    /// No questions were found.
    #[default]
    None,
}

/// Why a line was taken for what it is; `outline --why` says it.
#[derive(Clone, Copy, Debug)]
pub(in crate::draft) enum Why {
    /// It is a heading, for this.
    For(&'static str),
    /// It looks like a heading and is none, for this.
    Refused(&'static str),
    /// Its number stands in a row of so many.
    InRow(usize),
}

/// What was read: a heading for each line that is one.
#[derive(Debug, Default)]
pub(in crate::draft) struct Reading {
    pub headings: Vec<Option<Heading>>,
    pub numbering: Numbering,
    /// Why lines are headings, or look like them and are none.
    pub reasons: Vec<(usize, Why)>,
}

impl Reading {
    /// What is read of so many lines in which nobody looks for headings.
    pub fn of_none(lines: usize) -> Self {
        Self { headings: vec![None; lines], ..Self::default() }
    }
}
