//! Which questions belong together in a set, which number a misnumbered question should have, and which answer
//! covers which questions.

use super::lines::{Speaks, cues};
use super::{Answer, Draft, Indices, Number, Question};
use crate::text::tables::{QuickMap, QuickSet};

/// Numbers the sets, finds misnumbered questions and joins answers to questions. Questions in `own` have an answer below them that has no
/// heading; at the places in `anew` fracties begin, each of which may count its own.
pub(super) fn pair(draft: &mut Draft, own: &QuickSet<usize>, anew: &[u32]) {
    number_sets(draft, anew);
    misnumbered(&mut draft.questions, &draft.answers);
    by_number(draft);
    bare(draft, own);
    by_place(draft);
    link(draft);
}

/// Tells the questions which answers cover them.
pub(super) fn link(draft: &mut Draft) {
    for question in &mut draft.questions {
        question.answers.clear();
    }
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
/// at a 1 behind a new head, or a new fractie.
fn number_sets(draft: &mut Draft, anew: &[u32]) {
    let numbers: Vec<Number> = draft.questions.iter().map(|question| question.number).collect();
    let heads = draft.heads.iter().map(|head| head.whole().start);
    let mut heads: Vec<u32> = heads.chain(anew.iter().copied()).collect();
    heads.sort_unstable();
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
        let counted_on = before.is_some_and(|before| before.value() >= 2)
            && follows.is_none_or(|next| next.value() <= 2);
        if question.number.is_first()
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
        let first = answer.numbers.first().map_or(0, |&(number, _)| number.value());
        set += usize::from(first == 1 && last > 1);
        last = first;
        answer.set = set;
    }
}

/// Finds single questions whose number breaks a row that goes on as if it had been right: 6, 7, 7, 9.
fn misnumbered(questions: &mut [Question], answers: &[Answer]) {
    let row: Vec<(Number, usize)> =
        questions.iter().map(|question| (question.number, question.set)).collect();
    let mut times: QuickMap<(Number, usize), usize> = QuickMap::default();
    for &place in &row {
        *times.entry(place).or_default() += 1;
    }
    let named = Named::of(answers);
    for (i, question) in questions.iter_mut().enumerate() {
        let in_set = |&(number, set): &(Number, usize)| (set == question.set).then_some(number);
        let before = i
            .checked_sub(1)
            .and_then(|before| row.get(before))
            .and_then(in_set)
            .unwrap_or_default();
        let own = question.number;
        // A letter makes a question of its own: 1, 1a, 1b, 2.
        if own.value() == before.value() + 1 || own.is_part() {
            continue;
        }
        let expected = Number::new(before.value() + 1);
        let after = row.get(i + 1).and_then(in_set);
        let goes_on = match after {
            Some(after) => after.value() == expected.value() + 1,
            // At the end a repeated number is surely wrong; a higher one may be a gap, unless the
            // answer below has the expected number.
            None => {
                times.get(&(own, question.set)).is_some_and(|&times| times > 1)
                    || named.under(i, question.set, expected)
                        && !named.anywhere.contains(&(question.set, own))
            }
        };
        if goes_on && !times.contains_key(&(expected, question.set)) {
            question.intended = Some(expected);
        }
    }
}

/// The numbers that answers name.
struct Named {
    /// With the set.
    anywhere: QuickSet<(usize, Number)>,
    /// With the set and the number of questions before the answer.
    places: QuickSet<(usize, usize, Number)>,
}

impl Named {
    fn of(answers: &[Answer]) -> Self {
        let all = || {
            answers
                .iter()
                .flat_map(|answer| answer.numbers.iter().map(move |&(number, _)| (answer, number)))
        };
        Self {
            anywhere: all().map(|(answer, number)| (answer.set, number)).collect(),
            places: all()
                .map(|(answer, number)| (answer.set, answer.questions_before, number))
                .collect(),
        }
    }

    /// Whether the answer right under question `i` names a number.
    fn under(&self, i: usize, set: usize, number: Number) -> bool {
        self.places.contains(&(set, i + 1, number))
    }
}

/// Answers whose heading names numbers.
fn by_number(draft: &mut Draft) {
    let questions = &draft.questions;
    // The questions with each number, in the order of the text; a lettered one also by its bare number.
    let mut places: QuickMap<(usize, Number), Indices> = QuickMap::default();
    for (i, question) in questions.iter().enumerate() {
        let number = question.right_number();
        places.entry((question.set, number)).or_default().push(i);
    }
    let mut parts: QuickMap<(usize, u32), Indices> = QuickMap::default();
    for (i, question) in questions.iter().enumerate().filter(|(_, one)| one.number.is_part()) {
        parts.entry((question.set, question.number.value())).or_default().push(i);
    }
    let mut taken = vec![false; questions.len()];
    for answer in &mut draft.answers {
        for &(number, _) in &answer.numbers {
            // `Antwoord 3a` where the questions are 1, 2, 3; `Antwoord 3` where they are 3a and 3b.
            let own = places
                .get(&(answer.set, number))
                .or_else(|| places.get(&(answer.set, Number::new(number.value()))));
            let Some(own) = own else {
                if !number.is_part()
                    && let Some(parts) = parts.get(&(answer.set, number.value()))
                {
                    answer.questions.extend_from_slice(parts);
                }
                continue;
            };
            // Of two questions with one number the nearest free one before the answer is meant, then any.
            let before = own.partition_point(|&i| i < answer.questions_before);
            let before = own.get(..before).unwrap_or_default().iter().rev();
            let free = |i: &&usize| taken.get(**i) == Some(&false);
            let found = before.clone().find(free).or_else(|| before.clone().next());
            let found = found.or_else(|| own.first());
            if let Some(&found) = found {
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
fn bare(draft: &mut Draft, own: &QuickSet<usize>) {
    let mut since = 0;
    let sets: Vec<usize> = draft.answers.iter().map(|answer| answer.set).collect();
    for (i, answer) in draft.answers.iter_mut().enumerate() {
        let before = answer.questions_before;
        if answer.numbers.is_empty() {
            let alone = i.checked_sub(1).and_then(|i| sets.get(i)) != Some(&answer.set)
                && sets.get(i + 1) != Some(&answer.set);
            let block = draft.questions.get(since..before).unwrap_or_default();
            let several =
                alone || speaks_of_several(answer) && !speaks_of_answering(block.last(), answer);
            let last_heading = block.last().map(|question| question.heading);
            let covered = (since..before).filter(|&q| {
                let question = draft.questions.get(q);
                question.map(|question| question.heading) == last_heading
                    || several && !own.contains(&q)
            });
            answer.questions.extend(covered);
        }
        since = before;
    }
}
/// Lets an answer without a heading cover the questions right above its own that have none: where it says that it answers several, or where
/// the document shows that it groups questions (5, 7, 11 and 19 above one answer). Otherwise they are open.
pub(super) fn group(draft: &mut Draft) {
    let number = |i: usize| draft.questions.get(i).map_or(0, |question| question.number.value());
    let mut since = 0;
    let mut runs: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
    for (i, answer) in draft.answers.iter().enumerate() {
        let own = answer.questions.first().copied().unwrap_or(since);
        if since < own {
            runs.push((i, since..own));
        }
        since = answer.questions_before.max(since);
    }
    let jumps = |run: &std::ops::Range<usize>| {
        run.clone().any(|i| number(i + 1) > number(i) + 1 || number(i + 1) < number(i))
    };
    let groups = runs.iter().any(|(_, run)| jumps(run));
    for (i, run) in runs {
        if let Some(answer) = draft.answers.get_mut(i)
            && (groups
                || speaks_of_several(answer)
                    && !speaks_of_answering(draft.questions.get(run.end), answer))
        {
            answer.questions.extend(run);
        }
    }
}

/// Whether an answer says no more than that the questions are answered, to one who asked that: "Kunt u deze vragen met spoed beantwoorden?
/// De vragen zijn zo spoedig mogelijk beantwoord." The questions before it have no answer by that.
fn speaks_of_answering(question: Option<&Question>, answer: &Answer) -> bool {
    const MOST: usize = 200;
    let speaks = |text: &str| text.contains("vragen") && text.contains("beantwoord");
    answer.flow.text().len() <= MOST
        && speaks(answer.flow.text())
        && question.is_some_and(|question| speaks(question.flow.text()))
}

fn speaks_of_several(answer: &Answer) -> bool {
    let text = answer.flow.text();
    let start = text
        .get(..text.char_indices().nth(200).map_or(text.len(), |(at, _)| at))
        .unwrap_or_default();
    cues::speaks(&start.to_lowercase(), Speaks::Several)
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
