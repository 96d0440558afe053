//! KL124: the same paragraph under two questions.

use super::{Context, Finding};
use crate::draft::fit::repeated;

/// Reports, at its later place, a paragraph that two answers share which do not refer to each other.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.answers.len() < 2 {
        return;
    }
    for set in 0..draft.sets() {
        for one in repeated(draft, set) {
            let (here, there) = (draft.answers.get(one.here.0), draft.answers.get(one.there.0));
            let (Some(here), Some(there)) = (here, there) else { continue };
            let number = |questions: &[usize]| {
                let question = questions.first().and_then(|&i| draft.questions.get(i))?;
                Some(question.right_number())
            };
            let (Some(number), Some(other)) = (number(&here.questions), number(&there.questions))
            else {
                continue;
            };
            let finding = Finding::at(here.flow.span(one.here.1.clone()))
                .with("number", number)
                .with("other", other);
            found.push(finding.related(there.flow.span(one.there.1.clone()), "earlier"));
        }
    }
}
