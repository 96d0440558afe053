//! KL106: "zie het antwoord op vraag 33" in a set of nine.

use super::{Context, Finding};

/// Reports references to questions that the set does not have.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for reference in &draft.references {
        let Some(answer) = draft.answers.get(reference.answer) else { continue };
        let questions = draft.questions_of(answer.set).iter();
        let asked =
            questions.flat_map(|question| question.intended.into_iter().chain([question.number]));
        let named = draft.answers_of(answer.set).iter();
        let named = named.flat_map(|other| other.numbers.iter().map(|&(number, _)| number));
        // A slip in the heading of an answer is no question, but what refers to it refers to something.
        let known = asked.clone().chain(named.clone()).any(|number| number.means(reference.number));
        let Some(highest) = asked.max().or_else(|| named.max()) else { continue };
        if !known {
            found.push(
                Finding::at(reference.number_span)
                    .with("number", reference.number)
                    .with("highest", highest),
            );
        }
    }
}
