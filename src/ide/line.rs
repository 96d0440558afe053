//! The line that is being typed.

use super::Snapshot;
use super::spot::touches;
use crate::text::Span;

/// The line with the cursor.
pub struct Line<'v> {
    /// Where the cursor is.
    pub offset: u32,
    /// What stands before it.
    pub text: &'v str,
    /// What stands behind it.
    pub after: &'v str,
    /// What stands before it, no more than words can reach.
    near: &'v str,
}

/// Bytes before the cursor that are looked at for words.
const REACH: usize = 80;
/// Bytes that may stand behind words that were typed in full.
const BEHIND: usize = 24;

impl<'v> Line<'v> {
    /// The line at an offset.
    pub fn at(snapshot: &'v Snapshot, offset: u32) -> Self {
        let lines = snapshot.document.source.lines();
        let row = lines.line_of(offset);
        let text = snapshot.document.source.slice(Span::new(lines.start_of(row), offset));
        let rest = snapshot.document.source.text().get(offset as usize..).unwrap_or_default();
        let after = rest.split(['\n', '\r']).next().unwrap_or_default();
        let from = text.len().saturating_sub(REACH)..=text.len();
        let from = from.into_iter().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
        Self { offset, text, after, near: text.get(from..).unwrap_or_default() }
    }

    /// How many bytes at the end are the beginning of some words, or these words and what is typed behind them; at least so many
    /// letters.
    pub fn begun(&self, words: &str, least: usize) -> Option<usize> {
        let text = self.near;
        let lower = text.to_lowercase();
        if lower.len() != text.len() {
            return None;
        }
        let starts_word = |at: usize| {
            lower.get(..at).is_some_and(|head| !head.ends_with(|c: char| c.is_alphanumeric()))
        };
        let whole = lower.rfind(words).filter(|&at| starts_word(at));
        let part = (least..words.len()).rev().find_map(|len| {
            let head = words.get(..len)?;
            lower.ends_with(head).then(|| text.len() - len).filter(|&at| starts_word(at))
        });
        let typed = |at: usize| text.len() - at;
        whole.map(typed).filter(|&typed| typed <= words.len() + BEHIND).or(part.map(typed))
    }

    /// How many bytes of the line are these words or their beginning, when it is nothing else.
    pub fn is_begun(&self, words: &str) -> Option<usize> {
        let lower = self.text.to_lowercase();
        (lower.len() == self.text.len() && words.starts_with(&lower)).then_some(self.text.len())
    }

    /// How many bytes the word before the cursor has.
    pub fn last_word(&self) -> usize {
        self.text.chars().rev().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum()
    }

    /// Whether the cursor is at a span.
    pub fn is_at(&self, span: Span) -> bool {
        touches(span, self.offset)
    }
}
