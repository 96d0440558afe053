//! What is not said yet while somebody types.

use std::collections::HashSet;

use super::Snapshot;
use super::headings::MARKS;
use crate::lint::Diagnostic;
use crate::text::Span;

/// The category of the rules about which question is where: what they find is elsewhere than where it comes from.
const STRUCTURE: &str = "vragen";

/// The findings that were not shown before and that the next letter may take away: those at the word that is being typed, and while a
/// heading or a question is typed those about the questions, wherever they stand.
pub fn held(snapshot: &Snapshot, cursor: usize, before: Option<&Snapshot>) -> Vec<usize> {
    let text = snapshot.document.source.text();
    let (Some(left), Some(right)) = (text.get(..cursor), text.get(cursor..)) else {
        return Vec::new();
    };
    let inside = |c: &char| c.is_alphanumeric();
    let back: usize = left.chars().rev().take_while(inside).map(char::len_utf8).sum();
    let on: usize = right.chars().take_while(inside).map(char::len_utf8).sum();
    let word = (back > 0).then(|| Span::of(cursor - back..cursor + on));
    let asking = is_heading(left) || is_question(snapshot, cursor);
    if word.is_none() && !asking {
        return Vec::new();
    }
    let all = &snapshot.report.diagnostics;
    let waits = |found: &Diagnostic| {
        let touches = |word: Span| found.span.start <= word.end && word.start <= found.span.end;
        word.is_some_and(touches) || (asking && found.rule.category == STRUCTURE)
    };
    let mut waiting: Vec<usize> =
        (0..all.len()).filter(|&i| all.get(i).is_some_and(waits)).collect();
    // Mostly none waits, and nobody needs to know what was shown.
    if !waiting.is_empty() {
        let shown: HashSet<_> = before.into_iter().flat_map(Snapshot::shown).map(said).collect();
        waiting.retain(|&i| all.get(i).is_some_and(|found| !shown.contains(&said(found))));
    }
    waiting
}

/// What a finding says, wherever it stands.
fn said(found: &Diagnostic) -> (&str, &str) {
    (&found.rule.code, &found.message)
}

/// Whether the line before the cursor is a heading, or the beginning of one.
fn is_heading(left: &str) -> bool {
    let line = left.rsplit(['\n', '\r']).next().unwrap_or_default();
    let words = line.trim_start_matches(MARKS).to_lowercase();
    let begun = |heading: &str| heading.starts_with(&words) || words.starts_with(heading);
    !words.is_empty() && ["vraag", "vragen", "antwoord"].into_iter().any(begun)
}

/// Whether the cursor is in a question, or behind one with nothing between.
fn is_question(snapshot: &Snapshot, cursor: usize) -> bool {
    let questions = &snapshot.draft().questions;
    let last = questions.partition_point(|question| (question.span.start as usize) < cursor);
    let Some(question) = last.checked_sub(1).and_then(|last| questions.get(last)) else {
        return false;
    };
    let rest = snapshot.document.source.text().get(question.span.end as usize..cursor);
    rest.is_none_or(|rest| rest.trim().is_empty())
}
