//! KL702: a commitment whose term has passed when the letter goes out.

use super::{Context, Finding};

/// Reports terms that surely belong to the commitment and end before the day of the letter.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let Some(letter) = draft.date() else { return };
    for one in &draft.commitments {
        let (Some(term), Some(due)) = (&one.term, one.due) else { continue };
        if term.sure && due < letter {
            let finding = Finding::at(draft.span_in(one.part, term.range.clone()))
                .with("term", draft.words_in(one.part, term.range.clone()))
                .with("letter", crate::text::date::in_words(letter));
            found.push(finding);
        }
    }
}
