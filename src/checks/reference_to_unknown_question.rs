//! KL106: "zie het antwoord op vraag 33" in a set of nine.

use super::{Context, Finding};

/// Reports references to questions that the set does not have.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for reference in &draft.references {
        let Some(answer) = draft.answers.get(reference.answer) else { continue };
        let questions = draft.questions.iter().filter(|question| question.set == answer.set);
        let asked = questions
            .map(|question| question.intended.unwrap_or(question.number).max(question.number));
        let named = draft.answers.iter().filter(|other| other.set == answer.set);
        let named = named.flat_map(|other| other.numbers.iter().map(|&(number, _)| number));
        let highest = asked.chain(named).max().unwrap_or(0);
        let known = draft.questions.iter().any(|question| {
            question.set == answer.set
                && (question.number == reference.number
                    || question.intended == Some(reference.number))
        });
        let answered = draft.answers.iter().any(|other| {
            other.set == answer.set
                && other.numbers.iter().any(|&(number, _)| number == reference.number)
        });
        if highest > 0 && !known && !answered {
            found.push(
                Finding::at(reference.number_span)
                    .with("number", reference.number)
                    .with("highest", highest),
            );
        }
    }
}
