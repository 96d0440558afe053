//! The letter that goes with the answers.

use crate::text::{Flow, Span};

use super::line::{Line, strip_word};

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
    pub flow: Flow,
    /// The same, line by line.
    pub lines: Vec<LetterLine>,
    /// Greetings and signatures behind the last answer.
    pub closing: Vec<LetterLine>,
}

impl Letter {
    pub(super) fn add(&mut self, flow: Flow, lines: Vec<LetterLine>) {
        self.flow = flow;
        self.lines = lines;
    }

    pub(super) fn add_closing(&mut self, lines: Vec<LetterLine>) {
        self.closing = lines;
    }

    /// Whether the text before the head is a letter at all.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        let text = self.flow.text();
        ["Geachte", "Hierbij", "In antwoord op uw brief", "bied ik", "bieden wij"]
            .iter()
            .any(|words| text.contains(words))
    }
}

/// The line within a range at which greetings or signatures begin: `Hoogachtend,`, `De minister van …,` as a
/// paragraph of its own that ends in a comma.
pub(super) fn closing(lines: &[Line<'_>], range: std::ops::Range<usize>) -> Option<usize> {
    range.clone().find(|&i| {
        let Some(line) = lines.get(i).filter(|line| line.is_text() && line.block.starts_paragraph)
        else {
            return false;
        };
        strip_word(&line.text, "hoogachtend").is_some() || is_signature(lines, i, range.end)
    })
}

/// `De minister van Financiën,` with a blank line behind it, perhaps on two lines.
fn is_signature(lines: &[Line<'_>], i: usize, end: usize) -> bool {
    let Some(line) = lines.get(i) else { return false };
    let office =
        ["de minister", "de staatssecretaris", "minister", "staatssecretaris", "mede namens de"];
    let bare = line.text.trim_start_matches(['*', '_', ' ']);
    if !office.iter().any(|start| strip_word(bare, start).is_some()) {
        return false;
    }
    let paragraph = lines.get(i + 1..end).unwrap_or_default().iter();
    let last = std::iter::once(line)
        .chain(paragraph.take_while(|line| !line.block.starts_paragraph).take(2))
        .last();
    last.is_some_and(|last| last.text.trim_end_matches(['*', '_', ' ']).ends_with(','))
}
