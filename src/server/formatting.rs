//! `textDocument/formatting` and `rangeFormatting`: the safe fixes that leave every letter and digit as it is.

use tower_lsp::ls_types::TextEdit;

use super::edit;
use super::view::View;
use crate::fix;
use crate::rule::{Edit, Safety};
use crate::text::Span;

/// The edits within a span, or in the whole draft.
pub fn edits(view: &View, within: Option<Span>) -> Vec<TextEdit> {
    let fixed = fix::together(&view.report, Safety::Safe).into_iter();
    let fixes = fixed.filter_map(|found| found.fix.as_ref()).filter(|fix| {
        fix.edits.iter().all(|edit| {
            within.is_none_or(|within| within.covers(edit.span))
                && letters(view.source.slice(edit.span)).eq(letters(&edit.text))
        })
    });
    let mut edits: Vec<Edit> = fixes.flat_map(|fix| fix.edits.iter().cloned()).collect();
    edits.sort();
    edit::texts(view, &edits)
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}
