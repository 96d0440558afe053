//! KL001: an exception that accepts nothing.

use super::{Context, Finding};

/// Reports exceptions that fitted no finding. An entry of the exceptions file can be taken out without loss.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for unused in context.unused {
        let finding = Finding::at(unused.span).worded(unused.why);
        let draft = unused.draft.as_deref().unwrap_or_default();
        found.push(match unused.why {
            "moved" => finding.with("draft", draft),
            "" | "comment" => finding.edit(unused.span, ""),
            _ => finding,
        });
    }
}
