//! Applies the edits that findings carry.

use std::io::{self, Write as _};
use std::path::Path;

use crate::lint::{self, Diagnostic, Report};
use crate::read::Document;
use crate::rule::{Edit, Safety};
use crate::settings::Settings;

/// Rounds after which mending stops even if findings with a fix are left.
const ROUNDS: usize = 10;

/// Mends a text until no more fixes of the given safety apply; `None` when there was nothing to mend.
///
/// A fix after which the draft would be read otherwise (other question numbers, an answer or note more or less) is refused,
/// and only that one; a fix that mends the numbering itself may.
#[must_use]
pub fn until_stable(document: &Document, settings: &Settings, safety: Safety) -> Option<Document> {
    let mut fixed: Option<Document> = None;
    let mut report = lint::check(document, settings);
    for _ in 0..ROUNDS {
        let current = fixed.as_ref().unwrap_or(document);
        let Some((next, after)) = round(current, &report, settings, safety) else { break };
        fixed = Some(next);
        report = after;
    }
    fixed
}

/// One round: all fixes together, or where these would change how the draft is read, those that do not one by one.
fn round(
    document: &Document,
    report: &Report,
    settings: &Settings,
    safety: Safety,
) -> Option<(Document, Report)> {
    let attempt = |fixes: &[&Diagnostic]| -> Option<(Document, Report)> {
        let text = apply(document.text(), &edits(fixes));
        if text == document.text() {
            return None;
        }
        let next = document.with_text(text).ok()?;
        let after = lint::check(&next, settings);
        let renumbers = fixes.iter().any(|fixed| fixed.rule.category == NUMBERING);
        (renumbers || reads_alike(report, &after)).then_some((next, after))
    };
    let wanted = together(report, safety);
    if let Some(done) = attempt(&wanted) {
        return Some(done);
    }
    let harmless: Vec<&Diagnostic> =
        wanted.into_iter().filter(|fixed| attempt(&[*fixed]).is_some()).collect();
    if harmless.is_empty() { None } else { attempt(&harmless) }
}

/// The category whose fixes may change how a draft is read: that is what they are for.
const NUMBERING: &str = "vragen";

/// Whether both drafts hold the same questions, answers and notes.
fn reads_alike(before: &Report, after: &Report) -> bool {
    let numbers = |report: &Report| {
        let questions: Vec<u32> =
            report.draft.questions.iter().map(|question| question.number).collect();
        (questions, report.draft.answers.len(), report.draft.notes.len())
    };
    numbers(before) == numbers(after)
}

/// The findings whose fixes may be applied together: of fixes that overlap only the first is taken, whole.
#[must_use]
pub fn together(report: &Report, safety: Safety) -> Vec<&Diagnostic> {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut fixed = Vec::new();
    for diagnostic in &report.diagnostics {
        let Some(fix) = &diagnostic.fix else { continue };
        let allowed = fix.safety == Safety::Safe
            || (safety == Safety::Unsafe && fix.safety == Safety::Unsafe);
        let clashes = |edit: &Edit| taken.iter().rev().take(200).any(|other| touches(other, edit));
        if allowed && !fix.edits.iter().any(clashes) {
            taken.extend(&fix.edits);
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

fn touches(a: &Edit, b: &Edit) -> bool {
    a.span.start <= b.span.end && b.span.start <= a.span.end
}

/// Applies edits that are in order and do not overlap.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut fixed = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        fixed.push_str(text.get(at..range.start).unwrap_or_default());
        fixed.push_str(&edit.text);
        at = range.end;
    }
    fixed.push_str(text.get(at..).unwrap_or_default());
    fixed
}

/// Replaces a file in one step, with its permissions: a reader sees the old text or the new one, never half.
///
/// # Errors
/// When the file beside it cannot be written or moved into place.
pub fn replace_file(path: &Path, text: &str) -> io::Result<()> {
    let path = std::fs::canonicalize(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.kamerlint-{}", std::process::id()));
    let written = (|| {
        let mut file = std::fs::File::create(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::set_permissions(&beside, std::fs::metadata(&path)?.permissions())?;
        std::fs::rename(&beside, &path)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
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
