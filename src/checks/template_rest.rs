//! KL413: what a template left behind in head or signature.

use super::{Context, Finding};
use crate::draft::PlaceholderPlace;

/// Reports placeholders in heads and signatures.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let placeholders = context.draft.placeholders.iter();
    let here = placeholders.filter(|one| one.place == PlaceholderPlace::HeadOrSignature);
    found.extend(here.map(|one| Finding::at(one.span).with("text", &one.text)));
}
