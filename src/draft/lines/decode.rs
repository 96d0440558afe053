//! The likeliest reading of a whole document: which lines announce questions and answers.
//!
//! A number alone says nothing: answers hold lists, notes begin with numbers, pages have them at their foot. What tells a question
//! is that the whole document counts so: questions count up, each asks, answers refer to them. So a layout is learned first (a word
//! before the number, a letter, or a number in one of three classes), and then everything is read with it.

use super::answering::is_plural;
use super::heading::{Heading, HeadingKind, Sure};
use super::line::Line;
use super::numbers;
use super::paragraphs::{paragraphs, topics};
use super::quoted::quoted;
use super::reading::{Numbering, Reading, Why};
use super::row::{self, QuestionCandidate};
use super::shape::{Begin, End, Shape};
use super::table::tables;
use super::{again, blocks};
use crate::draft::Number;
use crate::text::tables::QuickSet;

/// Reads the headings of a document; `quotes` says whether its format quotes what stands at a place of the source.
pub(in crate::draft) fn decode(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    quotes: &dyn Fn(u32) -> bool,
) -> Reading {
    let mut reading = Reading {
        headings: lines
            .iter()
            .map(|line| line.seen.heading.clone().filter(|_| line.is_text()))
            .collect(),
        ..Reading::default()
    };
    quoted(lines, quotes, &mut reading);
    let tables = tables(lines, &mut reading);
    again::numbers_beside(lines, shapes, &mut reading);
    romans(&mut reading.headings);
    totals(&mut reading.headings);
    levels(&mut reading.headings);
    other_words(&mut reading.headings);
    blocks::answers(lines, shapes, &mut reading);
    again::answers(lines, shapes, &mut reading);
    let numbered = letters(&reading.headings);
    let unnumbered = !numbered && unnumbered(&mut reading.headings);
    titles(lines, shapes, &mut reading);
    settle(&mut reading, shapes, numbered || unnumbered);
    let worded = questions(&reading.headings);
    reading.numbering = match worded {
        0 => Numbering::None,
        _ if tables * 2 > worded => Numbering::Table,
        _ if unnumbered => Numbering::Unnumbered,
        _ => Numbering::Word,
    };
    again::numbers_of_answers(lines, &mut reading);
    if reading.numbering == Numbering::None {
        topics(lines, shapes, &mut reading);
    }
    if matches!(reading.numbering, Numbering::Word) {
        again::stray_questions(lines, shapes, &mut reading);
    }
    if reading.numbering != Numbering::Topics {
        items(lines, shapes, &mut reading);
    }
    if reading.numbering == Numbering::None {
        lettered(lines, shapes, &mut reading);
    }
    if let Numbering::Items(_) = reading.numbering {
        again::expected_answers(lines, &mut reading);
        settle(&mut reading, shapes, false);
    }
    if reading.numbering == Numbering::None && reading.headings.iter().all(Option::is_none) {
        paragraphs(lines, shapes, &mut reading);
    }
    again::repeated_questions(lines, &mut reading);
    blocks::listed(lines, shapes, &mut reading);
    again::joint_answers(lines, &mut reading.headings);
    reading
}

fn questions(headings: &[Option<Heading>]) -> usize {
    let questions = headings.iter().flatten();
    questions.filter(|heading| heading.kind == HeadingKind::Question).count()
}

/// `Vraag I`, `Vraag II`: where the first question is `I`, single letters are Roman numbers too.
fn romans(headings: &mut [Option<Heading>]) {
    let first = headings.iter().flatten().find(|one| one.kind == HeadingKind::Question);
    let first = first.and_then(|one| one.numbers.first()).map(|&(number, _)| number);
    if first != Some(Number::letter_alone('I')) {
        return;
    }
    for (number, _) in headings.iter_mut().flatten().flat_map(|one| &mut one.numbers) {
        let letter = number.to_string().to_ascii_uppercase();
        if *number == Number::letter_alone(letter.chars().next().unwrap_or_default())
            && let Some(value) = numbers::roman(&letter)
        {
            *number = Number::new(value);
        }
    }
}

/// `Vraag 1/3`, `Vraag 2/3`: the second number says how many questions there are, where each heading has the same one and they count up
/// to it.
fn totals(headings: &mut [Option<Heading>]) {
    const FEWEST: u32 = 2;
    let mut total = None;
    let mut count = 0;
    for one in headings.iter().flatten().filter(|one| one.kind == HeadingKind::Question) {
        let &[(number, _), (last, _)] = one.numbers.as_slice() else { return };
        count += 1;
        if number != Number::new(count) || *total.get_or_insert(last) != last {
            return;
        }
    }
    let Some(total) = total.filter(|last| count >= FEWEST && last.value() == count) else { return };
    for one in headings.iter_mut().flatten() {
        if matches!(one.numbers.as_slice(), [_, (last, _)] if *last == total) {
            one.numbers.truncate(1);
        }
    }
}

/// `Vraag 1.1`, `Vraag 1.2`: headings with two levels count where questions have them and none has the first level alone. Elsewhere `Antwoord
/// 1.1` is a part of what is answered to question 1.
fn levels(headings: &mut [Option<Heading>]) {
    const FEWEST: usize = 2;
    let has_levels = |one: &Heading| one.numbers.iter().any(|(number, _)| number.has_levels());
    let questions = || headings.iter().flatten().filter(|one| one.kind == HeadingKind::Question);
    let parts = questions().filter(|one| has_levels(one)).count();
    if parts >= FEWEST && questions().all(has_levels) {
        return;
    }
    for place in headings {
        place.take_if(|one| has_levels(one));
    }
}

/// `A:` and `Reactie:` stand above answers in a document that has several of them and calls none `Antwoord`.
fn other_words(headings: &mut [Option<Heading>]) {
    const FEWEST: usize = 2;
    let other = |one: &Heading| one.kind == HeadingKind::Answer && one.sure == Sure::Layout;
    let mut named = false;
    let mut count = 0;
    for heading in headings.iter().flatten().filter(|one| one.kind == HeadingKind::Answer) {
        let unnumbered = other(heading) && heading.numbers.is_empty();
        count += usize::from(unnumbered);
        named |= !unnumbered;
    }
    if named || count < FEWEST {
        return;
    }
    for heading in headings.iter_mut().flatten().filter(|one| other(one)) {
        heading.sure = Sure::Form;
    }
}

/// Gives numbers to headings that are the word alone (`Vraag:`), where no question has a number and answers have headings too.
fn unnumbered(headings: &mut [Option<Heading>]) -> bool {
    let mut answers = 0;
    for heading in headings.iter().flatten() {
        match heading.kind {
            HeadingKind::Question if !heading.numbers.is_empty() => return false,
            HeadingKind::Answer if heading.sure != Sure::Layout => answers += 1,
            _ => {}
        }
    }
    let mut count = 0;
    if answers > 0 {
        for heading in headings.iter_mut().flatten() {
            if heading.kind == HeadingKind::Question {
                count += 1;
                heading.numbers = vec![(Number::new(count), heading.range.end..heading.range.end)];
            }
        }
    }
    count > 0
}

/// `Antwoorden` above the first answer heading is the title of a part, and `Beantwoording` above the first question that of the whole.
fn titles(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
    let asks = |place: &Option<Heading>| {
        place.as_ref().is_some_and(|one| one.kind == HeadingKind::Question)
    };
    let first_question = reading.headings.iter().position(asks);
    let (mut next, mut maybe) = (false, false);
    for (i, line) in lines.iter().enumerate().rev() {
        if shapes.get(i).copied().flatten().is_none() {
            continue;
        }
        let Some(place) = reading.headings.get_mut(i) else { continue };
        let answer = place.as_ref().is_some_and(|one| one.kind == HeadingKind::Answer);
        let bare =
            place.as_ref().is_some_and(|one| one.numbers.is_empty() && one.rest == line.text.len());
        let title = next || maybe && place.as_ref().is_some_and(|one| is_plural(&line.text, one));
        if answer && bare && title && line.block.cell.is_none() {
            // Above all questions it says what the document is.
            if first_question.is_some_and(|first| i < first) {
                *place = None;
            } else if let Some(title) = place {
                title.kind = HeadingKind::Title;
            }
            reading.reasons.push((i, Why::Refused("de titel van een deel")));
        }
        let sure = place.as_ref().is_some_and(|one| one.sure == Sure::Form);
        next = answer && sure || first_question == Some(i);
        // `Antwoorden`, and right below it the first question once more, or a heading that is sure only in its place.
        maybe = answer
            || place.as_ref().is_some_and(|one| {
                one.kind == HeadingKind::Question
                    && one.numbers.first().is_some_and(|(number, _)| number.is_first())
            });
    }
}

/// Whether a document numbers with letters, or with a word that is a heading in few: `V1` or `Nr. 1` comes, and none is sure by itself.
fn letters(headings: &[Option<Heading>]) -> bool {
    let mut first = false;
    // A second question or an answer to the first says that a line such as `V 1` was no accident.
    let (mut count, mut answered) = (0, false);
    for heading in headings.iter().flatten() {
        let number = heading.numbers.first().map(|(number, _)| number.value());
        if heading.kind != HeadingKind::Question {
            answered |= number.is_none_or(|number| number == 1);
            continue;
        }
        if heading.sure != Sure::Layout {
            return false;
        }
        count += 1;
        first |= number == Some(1);
    }
    first && (count > 1 || answered)
}

/// Keeps the headings that are sure by their form, and of the others those that the numbering expects.
fn settle(reading: &mut Reading, shapes: &[Option<Shape>], short: bool) {
    // In a document that puts text behind its headings, a heading in the middle of what was not ended is one too.
    const USUAL: usize = 3;
    let mut last_question = 0;
    let mut answered = 0;
    let mut inline = 0;
    // How the line before ends: a heading does not stand in the middle of a sentence.
    let mut before = None;
    for (i, place) in reading.headings.iter_mut().enumerate() {
        let Some(shape) = shapes.get(i).copied().flatten() else {
            *place = None;
            continue;
        };
        let ended = before.is_none_or(|end| matches!(end, End::Stops | End::Asks | End::Colon));
        before = Some(shape.end);
        let Some(heading) = place else { continue };
        let first = heading.numbers.first().map_or(0, |&(number, _)| number.value());
        let expected = match heading.kind {
            HeadingKind::Question => {
                let levels = heading.numbers.first().is_some_and(|(number, _)| number.has_levels());
                first == last_question + 1 || levels && first == last_question
            }
            HeadingKind::Title => true,
            _ if heading.numbers.is_empty() => answered < last_question,
            _ => first > answered && first <= last_question,
        };
        let refused = match heading.sure {
            Sure::Form => None,
            Sure::Layout if !short => Some("zo nummert dit stuk niet"),
            Sure::Layout => None,
            Sure::Expected if !expected => Some("dit nummer is hier niet aan de beurt"),
            // `Zie het` and below it `antwoord op vraag 3.`
            Sure::Expected
                if !shape.gap && !ended && (inline < USUAL || shape.begin == Begin::Lower) =>
            {
                Some("staat midden in een zin")
            }
            Sure::Expected => None,
        };
        if let Some(why) = refused {
            reading.reasons.push((i, Why::Refused(why)));
            *place = None;
            continue;
        }
        let why = match heading.sure {
            Sure::Form => None,
            Sure::Layout => Some("zo doet dit stuk het overal"),
            Sure::Expected => Some("aan de beurt"),
        };
        reading.reasons.extend(why.map(|why| (i, Why::For(why))));
        inline += usize::from(heading.sure == Sure::Expected);
        heading.sure = Sure::Form;
        // What follows a heading begins anew.
        before = (heading.rest == heading.range.end || shape.end != End::Open).then_some(shape.end);
        let last = heading.numbers.last().map_or(first, |&(number, _)| number.value());
        match heading.kind {
            HeadingKind::Question => {
                last_question = last;
                answered = if first == 1 { 0 } else { answered };
            }
            HeadingKind::Answer if heading.numbers.is_empty() => answered = last_question,
            HeadingKind::Answer => answered = answered.max(last),
            HeadingKind::Notice | HeadingKind::Title => {}
        }
    }
}

/// Adds headings for questions that are only numbered, in each set that has no word for them.
fn items(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
    let mut candidates = row::candidates(lines, shapes, &reading.headings);
    let starts = row::sets(lines, shapes, &reading.headings, &candidates);
    let headed = reading.headings.iter().flatten().any(|one| one.kind == HeadingKind::Answer);
    for (i, &start) in starts.iter().enumerate().rev() {
        let end = starts.get(i + 1).copied().unwrap_or(lines.len());
        let from = candidates.partition_point(|one| one.line < start);
        let own = candidates.split_off(from);
        let asked = reading.headings.get(start..end).unwrap_or_default();
        let asked = asked
            .iter()
            .enumerate()
            .filter(|(_, one)| one.as_ref().is_some_and(|one| one.kind == HeadingKind::Question));
        let worded: Vec<usize> = asked.map(|(at, _)| start + at).collect();
        // One heading that nothing else confirms may be a broken line of prose.
        if worded.len() <= 1 {
            items_of_set((lines, start, headed), &own, reading, worded.first().copied());
        }
    }
}

/// The same where letters count the questions (`a. Kunt u …`), in a document whose answers have headings: without them they count the parts
/// of one.
fn lettered(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
    const FEWEST: usize = 2;
    let answers = reading.headings.iter().flatten().filter(|one| one.kind == HeadingKind::Answer);
    if answers.count() >= FEWEST {
        let candidates = row::lettered(lines, shapes, &reading.headings);
        items_of_set((lines, 0, true), &candidates, reading, None);
    }
}

/// The same in one set, which has at most one heading with a word: of these lines those from its start on, and whether answers have headings.
fn items_of_set(
    (lines, start, headed): (&[Line<'_>], usize, bool),
    candidates: &[QuestionCandidate],
    reading: &mut Reading,
    worded: Option<usize>,
) {
    let Some((members, class)) = row::best(candidates) else { return };
    let asking = members.iter().filter(|&&i| candidates.get(i).is_some_and(|one| one.asks)).count();
    let first = members.first().and_then(|&i| candidates.get(i)).map_or(0, |one| one.line);
    let enough = asking > usize::from(worded.is_some()) && asking * 2 >= members.len();
    let before = lines.get(start..first).unwrap_or_default();
    if !enough || !row::about_questions(before, headed) {
        return;
    }
    if let Some(worded) = worded {
        if asking < 3 {
            return;
        }
        // The one heading with a word was prose, but where it fills a gap in the row.
        let place = reading.headings.get_mut(worded);
        if let Some(place) = place
            && !place.as_ref().is_some_and(|one| row::lacks(candidates, &members, worded, one))
        {
            *place = None;
        }
    }
    let row = members.len();
    let members: QuickSet<usize> = members.into_iter().collect();
    for (i, QuestionCandidate { line, item, .. }) in candidates.iter().enumerate() {
        if !members.contains(&i) {
            reading.reasons.push((*line, Why::Refused("het nummer past niet in de rij")));
            continue;
        }
        reading.reasons.push((*line, Why::InRow(row)));
        if let Some(place) = reading.headings.get_mut(*line) {
            *place = Some(Heading {
                kind: HeadingKind::Question,
                numbers: item.numbers.clone(),
                range: item.range.clone(),
                rest: item.rest,
                sure: Sure::Form,
            });
        }
    }
    if reading.numbering != Numbering::Word {
        reading.numbering = Numbering::Items(class);
    }
}
