//! KL505: a placeholder in the text.

use super::{Context, Finding};
use crate::draft::PlaceholderPlace;

/// Reports placeholders but for those that are a whole answer or stand in head or signature, which have their own rules.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let placeholders = context.draft.placeholders.iter();
    let here = placeholders.filter(|one| one.place == PlaceholderPlace::Text);
    found.extend(here.map(|one| Finding::at(one.span).with("text", &one.text)));
}
