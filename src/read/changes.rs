//! How a document goes on when its text was changed elsewhere and its file cannot be read again.

use std::time::Duration;

use similar::{DiffTag, TextDiff};

use super::{Document, Gap, Piece};
use crate::text::{Source, Span, TooLarge};

/// How long is looked for the smallest difference.
const PATIENCE: Duration = Duration::from_millis(500);

/// What takes the place of which words, in the order of the text.
#[must_use]
pub fn difference(before: &str, after: &str) -> Vec<(Span, String)> {
    changes(&TextDiff::configure().timeout(PATIENCE).diff_words(before, after))
}

/// What takes the place of which lines, in the order of the text.
#[must_use]
pub fn differing_lines(before: &str, after: &str) -> Vec<(Span, String)> {
    changes(&TextDiff::configure().timeout(PATIENCE).diff_lines(before, after))
}

fn changes(diff: &TextDiff<'_, '_, str>) -> Vec<(Span, String)> {
    let mut changes: Vec<(Span, String)> = Vec::new();
    let old: Vec<&str> = diff.iter_old_slices().collect();
    let new: Vec<&str> = diff.iter_new_slices().collect();
    let mut at = 0;
    for op in diff.ops() {
        let gone: usize = old.get(op.old_range()).unwrap_or_default().iter().map(|w| w.len()).sum();
        if op.tag() != DiffTag::Equal {
            let come = new.get(op.new_range()).unwrap_or_default().concat();
            match changes.last_mut() {
                Some((span, text)) if span.end as usize == at => {
                    span.end += gone as u32;
                    text.push_str(&come);
                }
                _ => changes.push((Span::of(at..at + gone), come)),
            }
        }
        at += gone;
    }
    changes
}

impl Document {
    /// The same lines with another text; what is known of them stays with them.
    ///
    /// # Errors
    /// [`TooLarge`] at 4 GiB and more.
    pub(super) fn shifted(&self, text: String) -> Result<Self, TooLarge> {
        let changes = difference(self.text(), &text);
        // Where each change ends, and how far what follows has moved by then.
        let mut moved: Vec<(Span, i64, i64)> = Vec::with_capacity(changes.len());
        let mut by = 0;
        for (span, new) in &changes {
            let before = by;
            by += new.len() as i64 - i64::from(span.len());
            moved.push((*span, before, by));
        }
        let place = |offset: u32, end: bool| {
            let next =
                moved.partition_point(|(span, ..)| span.end < offset || span.end == offset && end);
            let after = next.checked_sub(1).and_then(|at| moved.get(at)).map_or(0, |(.., by)| *by);
            let inside =
                moved.get(next).filter(|(span, ..)| span.start < offset && offset < span.end);
            let at = match inside {
                Some((span, before, after)) if end => i64::from(span.end) + after.max(before),
                Some((span, before, _)) => i64::from(span.start) + before,
                None => i64::from(offset) + after,
            };
            u32::try_from(at).unwrap_or(0)
        };
        let shift = |span: Span| {
            let start = place(span.start, false);
            Span::new(start, place(span.end, true).max(start))
        };
        let mut next = self.clone();
        next.source = Source::new(text)?;
        let most = next.source.span().end;
        let shift = |span: Span| {
            let span = shift(span);
            Span::new(span.start.min(most), span.end.min(most))
        };
        next.blocks = self
            .blocks
            .iter()
            .map(|block| {
                let mut block = block.clone();
                block.span = shift(block.span);
                for piece in &mut block.pieces {
                    let Piece { span, .. } = piece;
                    *span = shift(*span);
                }
                if let super::BlockKind::Note { label, .. } = &mut block.kind {
                    *label = shift(*label);
                }
                block
            })
            .collect();
        next.origin = self.origin.moved(shift);
        next.gaps = self.gaps.iter().map(|gap| Gap { span: shift(gap.span), ..*gap }).collect();
        Ok(next)
    }
}
