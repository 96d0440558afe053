//! Notes: their bodies at page foot or end, their marks in the text, and which belongs to which.

mod around;
mod bodies;
mod join;
mod marks;
mod opening;
mod orphans;
pub(in crate::draft) mod scan;
mod style;

use super::Prose;
use super::heading::Heading;
use super::line::Line;
use crate::read::NoteId;
use crate::text::{Source, Span};

pub use style::NoteStyle;

/// A note's body.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its label as written, without brackets.
    pub label: String,
    /// Where the label stands.
    pub label_span: Span,
    /// How it is written.
    pub style: NoteStyle,
    /// Which series of the draft it belongs to, from 0: a letter may count anew in its annex.
    pub series: usize,
    /// From label to last word.
    pub span: Span,
    /// The body's logical text, without the label.
    pub flow: Prose,
    /// Indices of the marks that refer to it.
    pub marks: Vec<usize>,
    /// The note as the format of the document tells it from all others.
    pub known: Option<NoteId>,
}

/// A note mark in the text.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The label it names.
    pub label: String,
    /// Where it stands, brackets included.
    pub span: Span,
    /// How it is written.
    pub style: NoteStyle,
    /// The index of the note it refers to; `None` for a mark without a body. The labels differ where one of the two is
    /// misprinted and the order shows that they belong together.
    pub note: Option<usize>,
}

/// Finds notes and marks, and gives every line of a note its role.
pub(super) fn read<'s>(
    source: &'s Source,
    lines: &mut [Line<'s>],
    headings: &[Option<Heading>],
    paged: bool,
) -> (Vec<Note>, Vec<Mark>) {
    let candidates = marks::candidates(source.text().len(), lines, headings);
    let mut notes = bodies::find(source, lines, headings, &candidates, paged);
    let mut places = join::join(lines, &notes, candidates);
    orphans::find(lines, headings, &notes, &mut places);
    let marks = join::marks(&mut notes, places);
    (notes, marks)
}
