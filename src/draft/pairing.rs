//! Which questions belong together in a set, which number a misnumbered question should have, and which answer
//! covers which questions.

use super::{Answer, Draft, Question};

/// Numbers the sets, finds misnumbered questions and joins answers to questions.
pub(super) fn pair(draft: &mut Draft) {
    number_sets(draft);
    misnumbered(&mut draft.questions, &draft.answers);
    by_number(draft);
    bare(draft);
    by_place(draft);
    for (i, answer) in draft.answers.iter_mut().enumerate() {
        answer.questions.sort_unstable();
        answer.questions.dedup();
        for &question in &answer.questions {
            if let Some(question) = draft.questions.get_mut(question) {
                question.answers.push(i);
            }
        }
    }
}

/// Gives every question and answer its set. A set ends where the numbering begins anew: at a 1 that a 2 follows, or
/// at a 1 behind a new head.
fn number_sets(draft: &mut Draft) {
    let numbers: Vec<u32> = draft.questions.iter().map(|question| question.number).collect();
    let heads: Vec<u32> = draft.heads.iter().map(|head| head.whole().start).collect();
    let mut set = 0;
    let mut starts = Vec::new(); // where each set but the first begins in the source
    let mut last_start = 0;
    for (i, question) in draft.questions.iter_mut().enumerate() {
        let before = i.checked_sub(1).and_then(|before| numbers.get(before)).copied();
        let follows = numbers.get(i + 1).copied();
        let start = question.span.start;
        let head = heads
            .partition_point(|&head| head < start)
            .checked_sub(1)
            .and_then(|head| heads.get(head));
        let new_head = i > 0 && head.is_some_and(|&head| last_start < head);
        let counted_on =
            before.is_some_and(|before| before >= 2) && follows.is_none_or(|next| next <= 2);
        if question.number == 1
            && question.place_in_heading == 0
            && before.is_some()
            && (new_head || counted_on)
        {
            set += 1;
            starts.push(start);
        }
        question.set = set;
        last_start = start;
    }
    let mut last = 0;
    for answer in &mut draft.answers {
        if !draft.questions.is_empty() {
            answer.set = starts.partition_point(|&start| start < answer.heading.start);
            continue;
        }
        let first = answer.numbers.first().map_or(0, |&(number, _)| number);
        set += usize::from(first == 1 && last > 1);
        last = first;
        answer.set = set;
    }
}

/// Finds single questions whose number breaks a row that goes on as if it had been right: 6, 7, 7, 9.
fn misnumbered(questions: &mut [Question], answers: &[Answer]) {
    let row: Vec<(u32, usize)> =
        questions.iter().map(|question| (question.number, question.set)).collect();
    for (i, question) in questions.iter_mut().enumerate() {
        let in_set = |&(number, set): &(u32, usize)| (set == question.set).then_some(number);
        let before =
            i.checked_sub(1).and_then(|before| row.get(before)).and_then(in_set).unwrap_or(0);
        let expected = before + 1;
        if question.number == expected {
            continue;
        }
        let after = row.get(i + 1).and_then(in_set);
        let elsewhere = |wanted: u32| row.iter().any(|place| in_set(place) == Some(wanted));
        let goes_on = match after {
            Some(after) => after == expected + 1,
            // At the end a repeated number is surely wrong; a higher one may be a gap, unless the
            // answer below has the expected number.
            None => {
                row.iter().filter(|place| in_set(place) == Some(question.number)).count() > 1
                    || answered_as(answers, i, question, expected)
            }
        };
        if goes_on && !elsewhere(expected) {
            question.intended = Some(expected);
        }
    }
}

/// Whether the answer right under a question names the expected number, and no answer names the number that
/// the question has.
fn answered_as(answers: &[Answer], i: usize, question: &Question, expected: u32) -> bool {
    let names =
        |answer: &Answer, number: u32| answer.numbers.iter().any(|&(named, _)| named == number);
    let of_set = || answers.iter().filter(|answer| answer.set == question.set);
    of_set().any(|answer| answer.questions_before == i + 1 && names(answer, expected))
        && !of_set().any(|answer| names(answer, question.number))
}

/// Answers whose heading names numbers.
fn by_number(draft: &mut Draft) {
    let questions = &draft.questions;
    let mut taken = vec![false; questions.len()];
    for answer in &mut draft.answers {
        for &(number, _) in &answer.numbers {
            let fits = |question: &Question| {
                question.set == answer.set && question.intended.unwrap_or(question.number) == number
            };
            // Of two questions with one number the nearest free one before the answer is meant, then any.
            let before = questions.get(..answer.questions_before).unwrap_or_default();
            let free = |i: &usize| taken.get(*i) == Some(&false);
            let nearest =
                (0..before.len()).rev().take(500).filter(|&i| before.get(i).is_some_and(fits));
            let nearest = nearest.clone().find(free).or_else(|| nearest.clone().next());
            let found = nearest.or_else(|| {
                let after = questions.get(answer.questions_before..).unwrap_or_default();
                after.iter().take(500).position(fits).map(|at| at + answer.questions_before)
            });
            if let Some(found) = found {
                answer.questions.push(found);
                if let Some(taken) = taken.get_mut(found) {
                    *taken = true;
                }
            }
        }
    }
}

/// A bare `Antwoord` covers the question above it; all questions since the answer before, when it is the only answer of its
/// set or says itself that it answers several.
fn bare(draft: &mut Draft) {
    let mut since = 0;
    let sets: Vec<usize> = draft.answers.iter().map(|answer| answer.set).collect();
    for (i, answer) in draft.answers.iter_mut().enumerate() {
        let before = answer.questions_before;
        if answer.numbers.is_empty() {
            let alone = i.checked_sub(1).and_then(|i| sets.get(i)) != Some(&answer.set)
                && sets.get(i + 1) != Some(&answer.set);
            let several = alone || speaks_of_several(answer);
            let block = draft.questions.get(since..before).unwrap_or_default();
            let last_heading = block.last().map(|question| question.heading);
            let covered = (since..before).filter(|&q| {
                let question = draft.questions.get(q);
                let own = question.is_some_and(|question| question.unheaded_answer.is_some());
                question.map(|question| question.heading) == last_heading || several && !own
            });
            answer.questions.extend(covered);
        }
        since = before;
    }
}

fn speaks_of_several(answer: &Answer) -> bool {
    let text = answer.flow.text();
    let start = text
        .get(..text.char_indices().nth(200).map_or(text.len(), |(at, _)| at))
        .unwrap_or_default();
    ["deze vragen", "beide vragen", "bovenstaande vragen", "de vragen "]
        .iter()
        .any(|words| start.to_lowercase().contains(words))
}

/// An answer that stands right under a question which has no other answer belongs to it, also where its number says
/// otherwise: then the number is wrong, and that is reported once.
fn by_place(draft: &mut Draft) {
    let mut covered = vec![0usize; draft.questions.len()];
    for &question in draft.answers.iter().flat_map(|answer| &answer.questions) {
        if let Some(covered) = covered.get_mut(question) {
            *covered += 1;
        }
    }
    for i in 0..draft.answers.len() {
        let Some(answer) = draft.answers.get(i) else { continue };
        let Some(above) = answer.questions_before.checked_sub(1) else { continue };
        let Some(question) = draft.questions.get(above) else { continue };
        let previous = i.checked_sub(1).and_then(|i| draft.answers.get(i));
        let right_under =
            previous.is_none_or(|previous| previous.questions_before < answer.questions_before);
        let unknown = answer.questions.len() < answer.numbers.len();
        let repeated =
            answer.questions.iter().any(|&q| covered.get(q).is_some_and(|&times| times > 1));
        let open = covered.get(above) == Some(&0) && question.set == answer.set;
        if right_under
            && open
            && !answer.numbers.is_empty()
            && (unknown || repeated)
            && let Some(answer) = draft.answers.get_mut(i)
        {
            answer.questions.push(above);
        }
    }
}
