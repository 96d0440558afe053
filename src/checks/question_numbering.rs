//! KL104: numbers of questions that are missing, repeated or out of order.

use std::cell::LazyCell;

use super::{Context, Finding};
use crate::draft::{Draft, Number, Question, questions_named};
use crate::text::Span;

/// Reports breaks in the numbering, each once, at the number that is wrong. A grouped heading (`Vraag 3, 4 en 9`) explains
/// an order that is not the natural one.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if !draft.published {
        forgotten_commas(context, found);
    }
    // Asked where a number is missing, and that is seldom.
    let some = LazyCell::new(|| answers_some(context));
    for set in draft.questions.chunk_by(|one, next| one.set == next.set) {
        let questions: Vec<&Question> = set.iter().collect();
        in_set(draft, &questions, &some, found);
    }
}

/// Whether it says that it answers only some questions, once more: then numbers are passed over by right.
fn answers_some(context: &Context<'_>) -> bool {
    let says = |text: &str| {
        let text = text.to_lowercase();
        context.words.iter().any(|words| text.contains(words.as_str()))
    };
    let draft = context.draft;
    draft.heads.iter().any(|head| says(head.text()))
        || says(draft.letter.flow.text())
        || draft.answers.iter().any(|answer| says(context.source.slice(answer.heading)))
}

/// Whether the letter says that these are the questions that it answers, of some more: "Hierbij beantwoord ik de vragen 8 en 9."
fn announces(draft: &Draft, numbers: &[Number]) -> bool {
    questions_named(draft.letter.flow.text()).any(|named| named == numbers)
}

/// `Vraag 2, 3 4 en 5`: two numbers with only a space between them. The Kamer's typesetters leave it so.
fn forgotten_commas(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let asked = draft.questions.windows(2).filter_map(|two| match two {
        [one, next] if one.heading == next.heading => {
            Some([(one.number, one.number_span), (next.number, next.number_span)])
        }
        _ => None,
    });
    let answered = draft.answers.iter().flat_map(|answer| answer.numbers.windows(2));
    let answered = answered.filter_map(|two| <[(Number, Span); 2]>::try_from(two).ok());
    for [(before, first), (number, second)] in asked.chain(answered) {
        if first.end >= second.start {
            continue;
        }
        let between = Span::new(first.end, second.start);
        if context.source.slice(between).trim().is_empty() {
            let finding = Finding::at(second).worded("comma").with("number", number);
            found.push(finding.with("before", before).edit(between, ", "));
        }
    }
}

fn in_set(
    draft: &Draft,
    questions: &[&Question],
    some: &LazyCell<bool, impl FnOnce() -> bool>,
    found: &mut Vec<Finding>,
) {
    if each_once(questions) {
        return;
    }
    let grouped = questions.iter().any(|question| question.place_in_heading > 0);
    let mut last = Number::default();
    let mut numbers: Vec<Number> =
        questions.iter().map(|question| question.right_number()).collect();
    numbers.sort_unstable();
    for (i, question) in questions.iter().enumerate() {
        let number = question.number;
        let earlier = questions.get(..i).unwrap_or_default();
        if let Some(intended) = question.intended {
            let same = questions
                .iter()
                .find(|other| other.number == number && other.number_span != question.number_span);
            let finding =
                Finding::at(question.number_span).with("number", number).with("expected", intended);
            let finding = match same {
                Some(same) => finding.worded("repeated").related(same.heading, "first"),
                None => finding.worded("wrong"),
            };
            found.push(finding.renumber(question.number_span, intended));
            last = intended;
        } else if number == last {
            // The number before is the same: a repetition that the rest of the row does not explain.
            let first = earlier.iter().find(|other| other.number == number);
            let finding =
                Finding::at(question.number_span).worded("doubled").with("number", number);
            found.push(match first {
                Some(first) => finding.related(first.heading, "first"),
                None => finding,
            });
        } else if number < last && !grouped {
            let doubled = earlier.iter().find(|other| other.number == number);
            let finding =
                Finding::at(question.number_span).with("number", number).with("before", last);
            found.push(match doubled {
                Some(first) => finding.worded("doubled").related(first.heading, "first"),
                None => finding.worded("order"),
            });
        } else {
            if !**some {
                gap(draft, questions, question, last, &numbers, found);
            }
            last = last.max(number);
        }
    }
}

/// Whether the numbers from 1 on stand once each, in whatever order: groups may be answered as suits them. Letters behind a number make
/// questions of their own.
fn each_once(questions: &[&Question]) -> bool {
    let mut numbers: Vec<Number> = questions.iter().map(|question| question.number).collect();
    numbers.sort_unstable();
    let doubled = numbers.windows(2).any(|pair| pair.first() == pair.last());
    let mut values: Vec<u32> = numbers.iter().map(|number| number.value()).collect();
    values.dedup();
    !doubled
        && questions.iter().all(|question| question.intended.is_none())
        && values.iter().zip(1..).all(|(value, expected)| *value == expected)
}

/// Numbers between `last` and this question that no question has and that no answer names (that is another finding).
fn gap(
    draft: &Draft,
    questions: &[&Question],
    question: &Question,
    last: Number,
    numbers: &[Number],
    found: &mut Vec<Finding>,
) {
    let has = |value: u32| {
        let from = numbers.partition_point(|number| number.value() < value);
        numbers.get(from).is_some_and(|number| number.value() == value)
    };
    let missing: Vec<u32> =
        (last.value() + 1..question.number.value()).filter(|&value| !has(value)).collect();
    let (Some(&first), Some(&end)) = (missing.first(), missing.last()) else { return };
    let named = |number: u32| {
        draft.answers.iter().any(|answer| {
            answer.set == question.set
                && answer.numbers.iter().any(|&(named, _)| named.value() == number)
        })
    };
    if missing.iter().all(|&number| named(number)) || announces(draft, numbers) {
        return;
    }
    let finding = Finding::at(question.number_span)
        .with("number", question.number)
        .with("before", last)
        .with("missing", if first == end { first.to_string() } else { format!("{first}–{end}") })
        .with("n", missing.len());
    let before = questions.iter().find(|other| other.number == last);
    found.push(match before {
        Some(before) => finding.related(before.heading, "before"),
        None => finding.worded("start"),
    });
}
