//! KL100: a file that was not read as a draft.

use super::{Context, Finding};
use crate::text::Span;

/// Reports, at its first words, a file in which no questions were found and no letter either. What was only found in a folder may well be
/// something else: a README, notes.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    if context.options.found {
        return;
    }
    let text = context.source.text();
    let words = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if words.is_empty() {
        found.push(Finding::at(Span::at(0)).worded("empty"));
        return;
    }
    let start = (text.len() - words.len()) as u32;
    let line = words.split(['\n', '\r']).next().unwrap_or_default().trim_end();
    found.push(Finding::at(Span::new(start, start + line.len() as u32)));
}
