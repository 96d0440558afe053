//! The letter that goes with the answers.

use super::Prose;
use super::lines::{Says, Speaks, cues};
use crate::text::Span;

/// One line of a letter, as the reading of signatures needs it.
#[derive(Clone, Debug)]
pub struct LetterLine {
    /// Where it stands.
    pub span: Span,
    /// Its text, white space before it included.
    pub text: String,
    /// Whether a paragraph begins with it.
    pub starts_paragraph: bool,
}

/// The letter around the answers.
#[derive(Clone, Debug, Default)]
pub struct Letter {
    /// Everything before the head: addressee, opening, signatures.
    pub flow: Prose,
    /// The same, line by line.
    pub lines: Vec<LetterLine>,
    /// Greetings and signatures behind the last answer.
    pub closing: Vec<LetterLine>,
}

impl Letter {
    pub(super) fn add(&mut self, flow: Prose, lines: Vec<LetterLine>) {
        self.flow = flow;
        self.lines = lines;
    }

    pub(super) fn add_closing(&mut self, lines: Vec<LetterLine>) {
        self.closing = lines;
    }

    /// Whether the text before the head is a letter at all.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        let begins = |line: &LetterLine| {
            cues::tells(line.text.as_str(), Says::Address, 0).is_some()
                || cues::first(line.text.as_str(), Says::Opening).is_some()
        };
        self.lines.iter().any(begins) || cues::speaks(self.flow.text(), Speaks::Offers)
    }
}
