//! KL105: a question that is answered twice.

use super::{Context, Finding};
use crate::draft::{Answer, Draft, Number, Question};
use crate::text::Source;
use crate::text::tables::QuickMap;

/// Reports the heading that names a question which another heading names too: the one that stands under another question
/// where there is such, otherwise the later one.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    // Nearly every number is named by one heading of its set.
    let mut times: QuickMap<(usize, Number), usize> = QuickMap::default();
    for answer in &draft.answers {
        for &(number, _) in &answer.numbers {
            *times.entry((answer.set, number)).or_default() += 1;
        }
    }
    for (i, answer) in draft.answers.iter().enumerate() {
        for (place, &(number, span)) in answer.numbers.iter().enumerate() {
            if times.get(&(answer.set, number)) == Some(&1) {
                continue;
            }
            let in_heading = answer.numbers.get(..place).unwrap_or_default();
            if in_heading.iter().any(|&(other, _)| other == number) {
                found.push(Finding::at(span).worded("heading").with("number", number));
                continue;
            }
            let Some((other_index, other)) = other_answer(draft, i, answer, number) else {
                continue;
            };
            let part = is_a_part(context.source, answer) || is_a_part(context.source, other);
            if part && !same_line(context.source, answer, other) {
                continue;
            }
            let finding = Finding::at(span).with("number", number).related(other.heading, "first");
            if let Some(meant) = meant(draft, i, answer) {
                found.push(
                    finding
                        .worded("misnumbered")
                        .with("meant", number_of(meant))
                        .related(meant.heading, "question")
                        .renumber(span, number_of(meant)),
                );
            } else if other_index < i && meant(draft, other_index, other).is_some() {
                // The other one is wrong, and reported.
            } else if other_index < i {
                found.push(finding);
            }
        }
    }
}

/// Words in a heading that say that it stands above a part of the answer: that of one minister, or what goes on from another.
const OF_A_PART: [&str; 9] = [
    "(minister",
    "(de minister",
    "(staatssecretaris",
    "(de staatssecretaris",
    "(deel",
    "eerste deel",
    "tweede deel",
    "vervolg",
    "aanvullend",
];

/// Whether a heading, with what stands in brackets behind it, says that what follows is a part of the answer.
fn is_a_part(source: &Source, answer: &Answer) -> bool {
    let heading = source.slice(answer.heading).to_lowercase();
    let behind = rest_of_line(source, answer.heading.end).trim_start();
    let aside = behind.strip_prefix('(').and_then(|_| behind.split_inclusive(')').next());
    let aside = aside.unwrap_or_default().to_lowercase();
    OF_A_PART.iter().any(|words| heading.contains(words) || aside.contains(words))
}

/// Whether the headings of two answers stand on lines that read the same.
fn same_line(source: &Source, one: &Answer, other: &Answer) -> bool {
    let line = |answer: &Answer| rest_of_line(source, answer.heading.start).trim_end();
    line(one) == line(other)
}

/// What stands from a byte to the end of its line.
fn rest_of_line(source: &Source, at: u32) -> &str {
    let rest = source.text().get(at as usize..).unwrap_or_default();
    rest.lines().next().unwrap_or_default()
}

/// The nearest other answer of the set that names the number.
fn other_answer<'a>(
    draft: &'a Draft,
    i: usize,
    answer: &Answer,
    number: Number,
) -> Option<(usize, &'a Answer)> {
    // Sets follow each other in the text.
    let of_set = |&other: &usize| draft.answers.get(other).is_some_and(|one| one.set == answer.set);
    let before = (i.saturating_sub(500)..i).rev().take_while(of_set);
    let after = (i + 1..draft.answers.len().min(i + 500)).take_while(of_set);
    let mut near = before.chain(after).filter_map(|other| Some((other, draft.answers.get(other)?)));
    near.find(|(_, other)| other.numbers.iter().any(|&(named, _)| named == number))
}

/// The question that an answer stands under and whose number it does not name, though nothing else answers it. Where all answers
/// follow all questions, the question above the first of them says nothing.
fn meant<'a>(draft: &'a Draft, i: usize, answer: &Answer) -> Option<&'a Question> {
    let before = i.checked_sub(1).and_then(|before| draft.answers.get(before));
    let since = before.map_or(0, |before| before.questions_before);
    let above = draft.questions.get(since..answer.questions_before).unwrap_or_default();
    let questions = answer.questions.iter().filter_map(|&question| draft.questions.get(question));
    let mut meant = questions.filter(|question| {
        question.answers.as_slice() == [i]
            && !answer.numbers.iter().any(|&(named, _)| named == number_of(question))
            && above.iter().all(|other| other.heading == question.heading)
    });
    meant.next()
}

/// The number that a question has, or should have.
fn number_of(question: &Question) -> Number {
    question.right_number()
}
