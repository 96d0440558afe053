//! Which lines of a text were broken only because its lines were full: the page shows them as one paragraph, as wide as the page is.

use std::collections::HashSet;

use crate::lint::Report;
use crate::text::{Source, Span};

/// Shorter lines say nothing of how wide a text is, in characters.
const SHORT: usize = 50;
/// Longer lines are paragraphs of their own: nobody sets lines so wide.
const LONG: usize = 140;
/// As many lines of that length at least tell a width.
const FEWEST: usize = 3;
/// How full a line is that was broken for its width, in hundredths: letters of print are not equally wide.
const FULL: usize = 85;
/// What a line begins with that is an item of a list, a row of a table, a quotation or a heading of Markdown.
const ITEMS: [char; 9] = ['-', '–', '—', '•', '*', '>', '|', '#', '['];

/// How wide the lines of a text are, and where parts of it begin.
#[derive(Default)]
pub(super) struct Wrapped {
    /// In characters; `None` where every line is a paragraph.
    width: Option<usize>,
    /// Lines with which a part begins: they go on from no other.
    begins: HashSet<u32>,
    /// Page furniture: nothing goes on from it either.
    furniture: HashSet<u32>,
}

impl Wrapped {
    /// Measures a text.
    pub(super) fn of(source: &Source, report: &Report) -> Self {
        let mut lengths: Vec<usize> = source
            .text()
            .lines()
            .map(|line| line.trim().chars().count())
            .filter(|&length| length >= SHORT)
            .collect();
        lengths.sort_unstable();
        // Three of four are no longer: a heading may stick out, and the last line of a paragraph says nothing.
        let width = lengths.get(lengths.len() * 3 / 4).copied();
        let width = width.filter(|&width| width <= LONG && lengths.len() >= FEWEST);
        let draft = &report.draft;
        let questions = draft.questions.iter().map(|question| question.heading);
        let answers = draft.answers.iter().map(|answer| answer.heading);
        let notes = draft.notes.iter().map(|note| note.span);
        let line_of = |span: Span| source.lines().line_of(span.start);
        let furniture = draft.furniture.iter().map(|words| line_of(words.span)).collect();
        Self {
            width,
            begins: questions.chain(answers).chain(notes).map(line_of).collect(),
            furniture,
        }
    }

    /// Whether a line goes on with the paragraph of the line before it.
    pub(super) fn goes_on(&self, before: &str, line: u32, text: &str) -> bool {
        let Some(width) = self.width else { return false };
        let apart = line == 0
            || self.begins.contains(&line)
            || self.furniture.contains(&line)
            || self.furniture.contains(&(line - 1));
        let text = text.trim();
        let first = text.split_whitespace().next().unwrap_or_default();
        let is_item = text.starts_with(ITEMS)
            || first.ends_with(['.', ')']) && first.starts_with(|c: char| c.is_ascii_digit());
        // The first word would not have stood on the line before.
        let would_be = before.trim().chars().count() + 1 + first.chars().count();
        !apart && !first.is_empty() && !is_item && would_be * 100 >= width * FULL
    }
}
