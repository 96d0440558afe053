//! Applies the edits that findings carry.

use std::collections::{BTreeSet, HashMap};

use crate::draft::Number;
use crate::lint::{self, Diagnostic, Report};
use crate::read::Document;
use crate::rule::{Edit, Safety};
use crate::settings::Settings;

/// Rounds after which mending stops: safe fixes leave fewer findings each time, but unsafe ones may bring new ones without end.
const ROUNDS: usize = 64;

/// How many times a draft may be checked within one round to find out which fixes do harm.
const TRIES: usize = 64;

/// A draft after mending, with what is still said of it.
#[derive(Clone, Debug)]
pub struct Mended {
    /// What it became; `None` when there was nothing to mend.
    pub document: Option<Document>,
    /// The report of the text as it is now.
    pub report: Report,
    /// How many fixes were applied.
    pub fixes: usize,
}

/// Mends a document until no more fixes of the given safety apply.
///
/// A fix after which the draft would be read otherwise (other question numbers, an answer or note more or less) is refused,
/// and only that one; a fix that mends the numbering itself may. So is a safe fix that would bring a new finding.
#[must_use]
pub fn until_stable(document: &Document, settings: &Settings, safety: Safety) -> Mended {
    let mut mended = Mended { document: None, report: lint::check(document, settings), fixes: 0 };
    for _ in 0..ROUNDS {
        let current = mended.document.as_ref().unwrap_or(document);
        let Some((next, report, fixes)) = round(current, &mended.report, settings, safety) else {
            break;
        };
        mended = Mended { document: Some(next), report, fixes: mended.fixes + fixes };
    }
    mended
}

/// One round: all fixes together, or, where these would do harm, those that do none.
fn round(
    document: &Document,
    report: &Report,
    settings: &Settings,
    safety: Safety,
) -> Option<(Document, Report, usize)> {
    let attempt = |fixes: &[&Diagnostic]| -> Option<(Document, Report)> {
        let text = apply(document.text(), &edits(fixes));
        if text == document.text() {
            return None;
        }
        let next = document.with_text(text).ok()?;
        let after = lint::check(&next, settings);
        harmless(fixes, report, &after).then_some((next, after))
    };
    let mut best = None;
    let mut kept: Vec<&Diagnostic> = Vec::new();
    // Fixes not tried yet, in halves: where one of many does harm the others are found in a few tries.
    let mut open = vec![together(report, safety)];
    for _ in 0..TRIES {
        let Some(mut part) = open.pop() else { break };
        let all: Vec<&Diagnostic> = kept.iter().chain(&part).copied().collect();
        if let Some(done) = attempt(&all) {
            (best, kept) = (Some(done), all);
        } else if part.len() > 1 {
            let rest = part.split_off(part.len() / 2);
            open.extend([rest, part]);
        }
    }
    best.map(|(document, report)| (document, report, kept.len()))
}

/// Whether fixes leave the draft with the same questions, answers and notes, and safe ones without a finding that was not there.
fn harmless(fixes: &[&Diagnostic], before: &Report, after: &Report) -> bool {
    let safe =
        |fixed: &&Diagnostic| fixed.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe);
    let renumbers = fixes.iter().any(|fixed| fixed.rule.category == NUMBERING);
    (renumbers || reads_alike(before, after))
        && (!fixes.iter().all(safe) || brings_nothing(before, after))
}

/// Whether there are fewer findings than before, and of no rule more.
fn brings_nothing(before: &Report, after: &Report) -> bool {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for found in &before.diagnostics {
        *counts.entry(&found.rule.code).or_default() += 1;
    }
    for found in &after.diagnostics {
        *counts.entry(&found.rule.code).or_default() -= 1;
    }
    after.diagnostics.len() < before.diagnostics.len() && counts.values().all(|left| *left >= 0)
}

/// The category whose fixes may change how a draft is read: that is what they are for.
const NUMBERING: &str = "vragen";

/// Whether both drafts hold the same questions, answers, notes and marks.
fn reads_alike(before: &Report, after: &Report) -> bool {
    let numbers = |report: &Report| {
        let questions: Vec<Number> =
            report.draft.questions.iter().map(|question| question.number).collect();
        let draft = &report.draft;
        (questions, draft.answers.len(), draft.notes.len(), draft.marks.len())
    };
    numbers(before) == numbers(after)
}

/// The findings whose fixes may be applied together: of fixes that overlap only the first is taken, whole.
#[must_use]
pub fn together(report: &Report, safety: Safety) -> Vec<&Diagnostic> {
    let mut taken: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut fixed = Vec::new();
    for diagnostic in &report.diagnostics {
        let Some(fix) = &diagnostic.fix else { continue };
        let allowed = fix.safety == Safety::Safe
            || (safety == Safety::Unsafe && fix.safety == Safety::Unsafe);
        // What is taken does not overlap, so that what begins last before an edit's end also ends last.
        let clashes = |edit: &Edit| {
            let before = taken.range(..=(edit.span.end, u32::MAX)).next_back();
            before.is_some_and(|(_, end)| *end >= edit.span.start)
        };
        if allowed && !fix.edits.iter().any(clashes) {
            taken.extend(fix.edits.iter().map(|edit| (edit.span.start, edit.span.end)));
            fixed.push(diagnostic);
        }
    }
    fixed
}

/// The edits of findings, in the order of the text.
fn edits(fixed: &[&Diagnostic]) -> Vec<Edit> {
    let fixes = fixed.iter().filter_map(|diagnostic| diagnostic.fix.as_ref());
    let mut edits: Vec<Edit> = fixes.flat_map(|fix| fix.edits.iter().cloned()).collect();
    edits.sort();
    edits
}

/// Applies edits that are in order; one that overlaps what was replaced before it is left out.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut fixed = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        if range.start < at {
            continue;
        }
        fixed.push_str(text.get(at..range.start).unwrap_or_default());
        fixed.push_str(&edit.text);
        at = range.end;
    }
    fixed.push_str(text.get(at..).unwrap_or_default());
    fixed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn edits_are_applied_in_order() {
        let edits = [
            Edit { span: Span::new(0, 3), text: "Zie het antwoord op".into() },
            Edit { span: Span::at(11), text: ", hierboven".into() },
        ];
        assert_eq!(apply("Zie vraag 2.", &edits), "Zie het antwoord op vraag 2, hierboven.");
    }
}
