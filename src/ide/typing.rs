//! What is not said yet while somebody types.

use std::collections::HashSet;

use super::Snapshot;
use crate::text::Span;

/// The findings at the word that is being typed that were not shown before.
pub fn held(snapshot: &Snapshot, cursor: usize, before: Option<&Snapshot>) -> Vec<usize> {
    let text = snapshot.source.text();
    let (Some(left), Some(right)) = (text.get(..cursor), text.get(cursor..)) else {
        return Vec::new();
    };
    let inside = |c: &char| c.is_alphanumeric();
    let back: usize = left.chars().rev().take_while(inside).map(char::len_utf8).sum();
    let on: usize = right.chars().take_while(inside).map(char::len_utf8).sum();
    if back == 0 {
        return Vec::new();
    }
    let word = Span::of(cursor - back..cursor + on);
    let shown: HashSet<(&str, &str)> = before
        .into_iter()
        .flat_map(Snapshot::shown)
        .map(|found| (found.rule.code.as_str(), found.message.as_str()))
        .collect();
    let found = snapshot.report.diagnostics.iter().enumerate();
    let touching = found.filter(|(_, found)| {
        let touches = found.span.start <= word.end && word.start <= found.span.end;
        touches && !shown.contains(&(found.rule.code.as_str(), found.message.as_str()))
    });
    touching.map(|(i, _)| i).collect()
}
