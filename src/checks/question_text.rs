//! KL111: a question that reads otherwise than the one submitted.

use super::missing_question::SHOWN;
use super::{Context, Finding};
use crate::text::shortened;

/// Reports a question whose words differ, at the first stretch that does; the fix puts back the submitted words in all, where
/// it can in all.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let Some((_, compared)) = context.compared() else { return };
    for (index, submitted) in &compared.pairs {
        let Some(question) = draft.questions.get(*index) else { continue };
        let differences = draft.differs(question, submitted);
        let Some(first) = differences.first() else { continue };
        let number = question.right_number();
        if first.range.is_empty() {
            let finding = Finding::at(question.heading).worded("empty");
            found.push(
                finding.with("number", number).with("submitted", shortened(submitted, SHOWN)),
            );
            continue;
        }
        let here = question.flow.slice(first.range.clone()).trim_start();
        let span = question.flow.span(first.range.end - here.len()..first.range.end);
        let wording = if first.submitted.is_empty() { "extra" } else { "" };
        let mut finding = Finding::at(span)
            .worded(wording)
            .with("number", number)
            .with("here", shortened(here, SHOWN))
            .with("submitted", shortened(&first.submitted, SHOWN))
            .with("n", differences.len());
        if differences.iter().all(|difference| difference.mends) {
            for difference in &differences {
                let span = question.flow.span(difference.range.clone());
                finding = finding.edit(span, &difference.submitted);
            }
        }
        found.push(finding);
    }
}
