//! The likeliest reading of a whole document: which lines announce questions and answers.
//!
//! A number alone says nothing: answers hold lists, notes begin with numbers, pages have them at their foot. What tells a question
//! is that the whole document counts so: questions count up, each asks, answers refer to them. So a layout is learned first (a word
//! before the number, a letter, or a number in one of three classes), and then everything is read with it.

use super::Says;
use super::columns;
use super::cues::{self, Column, Head, Speaks};
use super::heading::{Heading, HeadingKind, Sure};
use super::item::{self, Class};
use super::line::Line;
use super::numbers;
use super::row::{self, Candidate};
use super::shape::{Begin, End, Shape};
use crate::draft::Number;
use crate::text::tables::QuickSet;

/// How the questions of a document are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::draft) enum Numbering {
    /// With a word or a letter: `Vraag 1`, `V1`, `Nr. 1`.
    Word,
    /// A word without numbers: `Vraag:`.
    Unnumbered,
    /// Each row of a table is one.
    Table,
    /// `1`, `1.` or `1)`.
    Items(Class),
    /// Not in the document: answers stand below topics that name them (`Begrotingsbeheersing (antwoord vraag 29)`).
    Topics,
    /// Not at all: each paragraph of a sheet that asks is a question.
    Paragraphs,
    /// No questions were found.
    #[default]
    None,
}

/// Why a line was taken for what it is; `outline --why` says it.
#[derive(Clone, Copy, Debug)]
pub(in crate::draft) enum Why {
    /// It is a heading, for this.
    For(&'static str),
    /// It looks like a heading and is none, for this.
    Refused(&'static str),
    /// Its number stands in a row of so many.
    InRow(usize),
}

/// What was read: a heading for each line that is one.
#[derive(Debug, Default)]
pub(in crate::draft) struct Reading {
    pub headings: Vec<Option<Heading>>,
    pub numbering: Numbering,
    /// Why lines are headings, or look like them and are none.
    pub reasons: Vec<(usize, Why)>,
}

impl Reading {
    /// What is read of so many lines in which nobody looks for headings.
    pub fn of_none(lines: usize) -> Self {
        Self { headings: vec![None; lines], ..Self::default() }
    }
}

/// Reads the headings of a document.
pub(in crate::draft) fn decode(lines: &[Line<'_>], shapes: &[Option<Shape>]) -> Reading {
    let mut reading = Reading {
        headings: lines
            .iter()
            .map(|line| line.seen.heading.clone().filter(|_| line.is_text()))
            .collect(),
        ..Reading::default()
    };
    let tables = tables(lines, &mut reading);
    romans(&mut reading.headings);
    totals(&mut reading.headings);
    other_words(&mut reading.headings);
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
    if reading.numbering == Numbering::None {
        topics(lines, shapes, &mut reading);
    }
    // One heading that nothing else confirms may be a broken line of prose.
    if worded <= 1 && reading.numbering != Numbering::Topics {
        items(lines, shapes, &mut reading, worded);
    }
    if reading.numbering == Numbering::None && reading.headings.iter().all(Option::is_none) {
        paragraphs(lines, shapes, &mut reading);
    }
    reading
}

/// Tables with the columns `Nr`, `Vraag` and `Antwoord`, the usual form of lists in Word: each row is a question with its answer. Gives
/// how many questions they hold.
fn tables(lines: &[Line<'_>], reading: &mut Reading) -> usize {
    let headings = &mut reading.headings;
    let mut found = 0;
    let mut columns: Vec<(u32, Column)> = Vec::new();
    let mut table = None;
    let mut at = (0, 0);
    let mut count = 0;
    for (i, line) in lines.iter().enumerate() {
        let Some(cell) = line.block.cell.filter(|_| line.is_text()) else { continue };
        if table != Some(cell.table) {
            (table, count, at) = (Some(cell.table), 0, (u32::MAX, 0));
            columns = columns::named(lines, i);
        }
        let Some((_, column)) = columns.iter().find(|(column, _)| *column == cell.column) else {
            continue;
        };
        let Some(place) = headings.get_mut(i) else { continue };
        let first = at != (cell.row, cell.column);
        at = (cell.row, cell.column);
        if cell.row == 0 || !first {
            *place = None;
            continue;
        }
        let whole = |kind, numbers, range: std::ops::Range<usize>, rest| {
            Some(Heading { kind, numbers, range, rest, sure: Sure::Form })
        };
        let item = item::item(&line.text);
        match column {
            Column::Number => {
                *place = match item.filter(|item| item.rest == line.text.len()) {
                    Some(item) => whole(HeadingKind::Question, item.numbers, item.range, item.rest),
                    None => place.take(),
                };
                count = u32::from(place.is_some()).max(count);
                found += usize::from(place.is_some());
                reading.reasons.push((i, Why::For("de kolom met nummers van een tabel")));
            }
            Column::Question => {
                let numbered = columns.iter().any(|(_, column)| *column == Column::Number);
                if numbered || place.is_some() {
                    *place = place.take().filter(|_| !numbered);
                    continue;
                }
                count += 1;
                *place = match item {
                    Some(item) => whole(HeadingKind::Question, item.numbers, item.range, item.rest),
                    None => whole(HeadingKind::Question, vec![(Number::new(count), 0..0)], 0..0, 0),
                };
                found += 1;
                reading.reasons.push((i, Why::For("de kolom met vragen van een tabel")));
            }
            Column::Answer => {
                *place = place.take().or_else(|| whole(HeadingKind::Answer, Vec::new(), 0..0, 0));
                reading.reasons.push((i, Why::For("de kolom met antwoorden van een tabel")));
            }
        }
    }
    found
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
    let mut next = false;
    for (i, line) in lines.iter().enumerate().rev() {
        if shapes.get(i).copied().flatten().is_none() {
            continue;
        }
        let Some(place) = reading.headings.get_mut(i) else { continue };
        let answer = place.as_ref().is_some_and(|one| one.kind == HeadingKind::Answer);
        let bare =
            place.as_ref().is_some_and(|one| one.numbers.is_empty() && one.rest == line.text.len());
        if answer && bare && next && line.block.cell.is_none() {
            *place = None;
            reading.reasons.push((i, Why::Refused("de titel van een deel")));
        }
        next = answer || first_question == Some(i);
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
            HeadingKind::Question => first == last_question + 1,
            _ if heading.numbers.is_empty() => answered < last_question,
            _ => first > answered && first <= last_question,
        };
        let refused = match heading.sure {
            Sure::Form => None,
            Sure::Layout if !short => Some("zo nummert dit stuk niet"),
            Sure::Layout => None,
            Sure::Expected if !expected => Some("dit nummer is hier niet aan de beurt"),
            Sure::Expected if !shape.gap && !ended && inline < USUAL => {
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
            HeadingKind::Notice => {}
        }
    }
}

/// Adds headings for questions that are only numbered.
fn items(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading, worded: usize) {
    let candidates = row::candidates(lines, shapes, &reading.headings);
    let Some((members, class)) = row::best(&candidates) else { return };
    let asking = members.iter().filter(|&&i| candidates.get(i).is_some_and(|one| one.asks)).count();
    let first = members.first().and_then(|&i| candidates.get(i)).map_or(0, |one| one.line);
    let headed = reading.headings.iter().flatten().any(|one| one.kind == HeadingKind::Answer);
    let enough = asking > worded && asking * 2 >= members.len();
    if !enough || !about_questions(lines, first, headed) {
        return;
    }
    if worded > 0 {
        // The one heading with a word was prose.
        if asking < 3 {
            return;
        }
        for place in &mut reading.headings {
            *place = place.take().filter(|one| one.kind != HeadingKind::Question);
        }
    }
    let row = members.len();
    let members: QuickSet<usize> = members.into_iter().collect();
    for (i, Candidate { line, item, .. }) in candidates.iter().enumerate() {
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
    reading.numbering = Numbering::Items(class);
}

/// Whether what stands before the first number says that questions follow. A letter may have numbered chapters that ask ("1. Wat is er
/// aan de hand?"); it is about questions when it says so.
fn about_questions(lines: &[Line<'_>], first: usize, headed: bool) -> bool {
    let before = lines.get(..first).unwrap_or_default().iter().filter(|line| line.is_text());
    let mut letter = false;
    for line in before {
        let text = line.text.as_ref();
        let gap = u8::from(line.block.starts_paragraph);
        if cues::speaks(text, Speaks::Asks)
            || cues::head(text, gap).is_some()
            || cues::title(text, gap).is_some()
        {
            return true;
        }
        letter |= cues::tells(text, Says::Address, gap).is_some();
    }
    headed || !letter
}

/// A sheet without numbers (six of seven pre-publications lose them): behind its head each paragraph that asks is a question, together
/// with what stands before it since the last one.
fn paragraphs(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
    let mut head = None;
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.is_text()) {
        let gap = u8::from(line.block.starts_paragraph);
        if cues::tells(line, Says::Address, gap).is_some() {
            return;
        }
        match cues::head(line, gap) {
            Some(Head::Asks) if line.text.starts_with(char::is_uppercase) => {
                head = head.or(Some(i));
            }
            Some(Head::Answers) => return,
            _ => {}
        }
        // In a published notice the heading of the minister goes on from the head.
        if cues::speaks(&line.text, Speaks::Heading) {
            return;
        }
    }
    let Some(head) = head else { return };
    let mut first = None;
    let mut behind_head = false;
    let mut count = 0;
    for i in head + 1..lines.len() {
        let (Some(line), Some(shape)) = (lines.get(i), shapes.get(i).copied().flatten()) else {
            // A separator: notes follow.
            if first.is_none() && count > 0 {
                break;
            }
            continue;
        };
        behind_head |= shape.gap;
        if !behind_head {
            continue;
        }
        let note = line.text.starts_with('[')
            || item::item(&line.text).is_some_and(|item| item.class == Class::Bracketed);
        if note || cues::tells(line, Says::Remark, 0).is_some() {
            break;
        }
        let bracketed = line.text.starts_with('(') && line.text.trim_end().ends_with(')');
        if bracketed || !line.text.contains(char::is_alphabetic) {
            continue;
        }
        first = first.or(Some(i));
        let ends = shapes.iter().skip(i + 1).flatten().next();
        let ends = ends.is_none_or(|next| next.gap || next.begin == Begin::Bullet);
        let request = cues::first(line, Says::Request).is_some() && shape.end == End::Stops;
        if ends
            && (shape.end == End::Asks || request)
            && let Some(start) = first.take()
        {
            count += 1;
            reading.reasons.push((start, Why::For("een alinea van een vragenblad die vraagt")));
            if let Some(place) = reading.headings.get_mut(start) {
                *place = Some(Heading {
                    kind: HeadingKind::Question,
                    numbers: vec![(Number::new(count), 0..0)],
                    range: 0..0,
                    rest: 0,
                    sure: Sure::Form,
                });
            }
        }
    }
    if count > 0 {
        reading.numbering = Numbering::Paragraphs;
    }
}

/// `Begrotingsbeheersing (antwoord vraag 29)`: answers by topic, to questions that are printed elsewhere.
fn topics(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
    const FEWEST: usize = 3;
    let mut found = Vec::new();
    let mut named: QuickSet<Number> = QuickSet::default();
    for (i, line) in lines.iter().enumerate() {
        if shapes.get(i).copied().flatten().is_none_or(|shape| !shape.gap) {
            continue;
        }
        let Some(at) = cues::spoken(&line.text, Speaks::Topic) else { continue };
        // The list of numbers may run on to the next line.
        let own = line.text.get(at + 1..).unwrap_or_default();
        let next = lines.get(i + 1).filter(|_| !own.contains(')')).map_or("", |line| &line.text);
        let joined = format!("{own} {next}");
        let Some((inner, _)) = joined.split_once(')') else { continue };
        let Some(list) =
            inner.find(|c: char| c.is_ascii_digit()).and_then(|digit| inner.get(digit..))
        else {
            continue;
        };
        let Some((numbers, len)) = numbers::numbers(list, 0) else { continue };
        let range = at..line.text.len();
        let offset = at + 1 + (inner.len() - list.len());
        let mut own = Vec::new();
        for (number, place) in numbers {
            let place = offset + place.start..offset + place.end;
            let place = if place.end <= line.text.len() { place } else { range.clone() };
            if named.insert(number) {
                own.push((number, place));
            }
        }
        if len == list.trim_end().len() && !own.is_empty() {
            let heading = Heading {
                kind: HeadingKind::Answer,
                numbers: own,
                range,
                rest: line.text.len(),
                sure: Sure::Form,
            };
            found.push((i, heading));
        }
    }
    if found.len() < FEWEST {
        return;
    }
    for (i, heading) in found {
        reading.reasons.push((i, Why::For("een onderwerp dat de vragen noemt")));
        if let Some(place) = reading.headings.get_mut(i) {
            *place = Some(heading);
        }
    }
    reading.numbering = Numbering::Topics;
}
