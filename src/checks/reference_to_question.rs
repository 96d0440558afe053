//! KL108: "Zie vraag 2", where the answer is meant.

use super::{Context, Finding};
use crate::draft::ReferenceForm;
use crate::text::Span;

/// Reports "zie vraag N" in answers, once for a list of numbers.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut last = Span::default();
    for reference in &context.draft.references {
        let ReferenceForm::Question { word, plural } = reference.form else { continue };
        if reference.span == last {
            continue;
        }
        last = reference.span;
        let before_article =
            context.source.slice(Span::new(word, word + 3)).eq_ignore_ascii_case("de ");
        let words = match (plural, before_article) {
            (false, _) => "het antwoord op ",
            (true, true) => "de antwoorden op ",
            (true, false) => "de antwoorden op de ",
        };
        let text = context.source.slice(reference.span);
        found.push(Finding::at(reference.span).with("text", text).edit(Span::at(word), words));
    }
}
