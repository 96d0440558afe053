//! The likeliest reading of a whole document: which lines announce questions and answers.
//!
//! A number alone says nothing: answers hold lists, notes begin with numbers, pages have them at their foot. What tells a question
//! is that the whole document counts so: questions count up, each asks, answers refer to them. So a layout is learned first (a word
//! before the number, a letter, or a number in one of three classes), and then everything is read with it.

use super::Says;
use super::cues::{self, Column, Head, Speaks};
use super::heading::{self, Class, Heading, HeadingKind, Item, Sure};
use super::line::Line;
use super::shape::{self, Begin, End, Shape};
use crate::draft::Number;

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

/// Why a line was taken for what it is, for people.
#[derive(Clone, Debug)]
pub(in crate::draft) struct Reason {
    pub line: usize,
    pub text: String,
}

impl Reason {
    fn new(line: usize, text: &str) -> Self {
        Self { line, text: text.to_owned() }
    }
}

/// What was read: a heading for each line that is one.
#[derive(Debug, Default)]
pub(in crate::draft) struct Reading {
    pub headings: Vec<Option<Heading>>,
    pub numbering: Numbering,
    /// Why lines are headings, or look like them and are none.
    pub reasons: Vec<Reason>,
}

/// Reads the headings of a document.
pub(in crate::draft) fn decode(lines: &[Line<'_>], shapes: &[Option<Shape>]) -> Reading {
    let mut reading = Reading {
        headings: lines
            .iter()
            .map(|line| if line.is_text() { heading::parse(&line.text) } else { None })
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
            columns = named_columns(lines, i);
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
        let item = heading::item(&line.text);
        match column {
            Column::Number => {
                *place = match item.filter(|item| item.rest == line.text.len()) {
                    Some(item) => whole(HeadingKind::Question, item.numbers, item.range, item.rest),
                    None => place.take(),
                };
                count = u32::from(place.is_some()).max(count);
                found += usize::from(place.is_some());
                reading.reasons.push(Reason::new(i, "de kolom met nummers van een tabel"));
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
                reading.reasons.push(Reason::new(i, "de kolom met vragen van een tabel"));
            }
            Column::Answer => {
                *place = place.take().or_else(|| whole(HeadingKind::Answer, Vec::new(), 0..0, 0));
                reading.reasons.push(Reason::new(i, "de kolom met antwoorden van een tabel"));
            }
        }
    }
    found
}

/// The columns of the table that begins at a line, when they are named as those of a list.
fn named_columns(lines: &[Line<'_>], first: usize) -> Vec<(u32, Column)> {
    let table = lines.get(first).and_then(|line| line.block.cell).map(|cell| cell.table);
    let head = lines.iter().skip(first).take_while(|line| {
        line.block.cell.is_some_and(|cell| Some(cell.table) == table && cell.row == 0)
    });
    let named = head.filter_map(|line| Some((line.block.cell?.column, cues::column(&line.text)?)));
    let named: Vec<(u32, Column)> = named.collect();
    let place = |wanted| named.iter().find(|(_, column)| *column == wanted).map(|&(at, _)| at);
    // A table of figures ("Jaar, Vraag, Antwoord") asks nothing.
    let rows = lines
        .iter()
        .skip(first)
        .take_while(|line| line.block.cell.is_some_and(|cell| Some(cell.table) == table));
    let asks = place(Column::Question).is_some_and(|asks| {
        rows.filter(|line| line.block.cell.is_some_and(|cell| cell.row > 0 && cell.column == asks))
            .any(|line| line.text.contains(char::is_alphabetic))
    });
    if asks && place(Column::Answer).is_some() { named } else { Vec::new() }
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
            && let Some(value) = heading::roman(&letter)
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
            reading.reasons.push(Reason::new(i, "geen kop: de titel van een deel"));
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
            reading.reasons.push(Reason { line: i, text: format!("geen kop: {why}") });
            *place = None;
            continue;
        }
        let why = match heading.sure {
            Sure::Form => None,
            Sure::Layout => Some("zo doet dit stuk het overal"),
            Sure::Expected => Some("aan de beurt"),
        };
        reading.reasons.extend(why.map(|why| Reason::new(i, why)));
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

/// A line that may be a numbered question.
struct Candidate {
    line: usize,
    item: Item,
    score: i32,
    /// Whether it asks, or an answer heading follows it.
    asks: bool,
    /// Whether it looks like the title of a chapter.
    chapter: bool,
}

/// The longest title of a chapter, in bytes.
const CHAPTER: usize = 70;

/// How far a question may be from its number, in lines.
const REACH: usize = 40;

/// Adds headings for questions that are only numbered.
fn items(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading, worded: usize) {
    let candidates = candidates(lines, shapes, &reading.headings);
    if candidates.is_empty() {
        return;
    }
    let classes = [Class::Plain, Class::Dotted, Class::Bracketed];
    let chains = classes.map(|class| chain(&candidates, class));
    let best = chains.into_iter().zip(classes).max_by_key(|(chain, _)| chain.score);
    let Some((mut chain, class)) = best else { return };
    out_of_order(&candidates, class, &mut chain);
    let asking =
        chain.members.iter().filter(|&&i| candidates.get(i).is_some_and(|one| one.asks)).count();
    let first = chain.members.first().and_then(|&i| candidates.get(i)).map_or(0, |one| one.line);
    let headed = reading.headings.iter().flatten().any(|one| one.kind == HeadingKind::Answer);
    let enough = asking > worded && asking * 2 >= chain.members.len();
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
    let row = chain.members.len();
    let members: std::collections::HashSet<usize> = chain.members.iter().copied().collect();
    for (i, Candidate { line, item, .. }) in candidates.iter().enumerate() {
        if !members.contains(&i) {
            reading.reasons.push(Reason::new(*line, "geen kop: het nummer past niet in de rij"));
            continue;
        }
        reading
            .reasons
            .push(Reason { line: *line, text: format!("een nummer uit de rij van {row}") });
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

fn candidates(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    headings: &[Option<Heading>],
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut before = None;
    for (i, line) in lines.iter().enumerate() {
        let Some(shape) = shapes.get(i).copied().flatten() else { continue };
        let ended = before.replace(shape.end);
        if shape.begin != Begin::Digit && !shape.marked && !line.text.starts_with('(') {
            continue;
        }
        if headings.get(i).is_some_and(Option::is_some) {
            continue;
        }
        let Some(item) = heading::item(&line.text) else { continue };
        let alone = item.rest == line.text.len();
        let anew = shape.gap || shape.page || shape.marked;
        let broken = !anew && matches!(ended, Some(End::Open | End::Comma)) && !alone;
        // `1. Inleiding`, with white space below it, is a chapter.
        let words = line.text.get(item.rest..).unwrap_or_default();
        let next = shapes.iter().skip(i + 1).flatten().next();
        let chapter = !alone
            && shape.end == End::Open
            && words.len() < CHAPTER
            && next.is_some_and(|next| next.gap);
        let score = i32::from(anew) + i32::from(alone) + 2 * i32::from(shape.marked)
            - 3 * i32::from(broken);
        found.push(Candidate {
            line: i,
            item,
            score: score - 4 * i32::from(chapter),
            asks: false,
            chapter,
        });
    }
    let ends: Vec<usize> =
        found.iter().skip(1).map(|next| next.line).chain([lines.len()]).collect();
    for (candidate, end) in found.iter_mut().zip(ends) {
        let own = lines.get(candidate.line..end.min(candidate.line + REACH)).unwrap_or_default();
        let mut answered = false;
        let mut asks = false;
        for (at, line) in own.iter().enumerate() {
            if let Some(Some(heading)) = headings.get(candidate.line + at) {
                answered = heading.kind == HeadingKind::Answer;
                break;
            }
            let text = if at == 0 {
                line.text.get(candidate.item.rest..).unwrap_or_default()
            } else {
                &line.text
            };
            asks |= line.is_text()
                && (shape::asks(text) || at < 3 && cues::first(text, Says::Request).is_some());
        }
        candidate.asks = (asks && !candidate.chapter) || answered;
        let asks = asks && !candidate.chapter;
        candidate.score +=
            3 * i32::from(asks) + 3 * i32::from(answered) - 3 * i32::from(!candidate.asks);
    }
    found
}

/// A row of numbered questions.
#[derive(Default)]
struct Chain {
    score: i32,
    members: Vec<usize>,
}

/// What a number that goes on with the row is worth, what one that is left out costs, and what a wrong one costs.
const IN_ORDER: i32 = 2;
const MISSING: i32 = 3;
const WRONG: i32 = 6;

/// How many numbers in a row may be missing.
const MOST_MISSING: u32 = 4;

/// The best row of numbers of a class: each candidate goes on with the best row before it that expects its number. Linear, because for
/// every expected number only the best row is kept.
fn chain(candidates: &[Candidate], class: Class) -> Chain {
    struct Node {
        candidate: usize,
        score: i32,
        before: Option<usize>,
        expects: u32,
    }
    let mut nodes: Vec<Node> = Vec::new();
    let mut by_number: std::collections::HashMap<u32, usize> = std::collections::HashMap::new();
    let mut best: Option<usize> = None;
    for (i, candidate) in candidates.iter().enumerate().filter(|(_, one)| one.item.class == class) {
        let first = candidate.item.numbers.first().map_or(Number::default(), |&(number, _)| number);
        let last = candidate.item.numbers.last().map_or(first, |&(number, _)| number);
        let score_of = |node: usize| nodes.get(node).map_or(0, |node: &Node| node.score);
        let mut ways: Vec<(i32, Option<usize>, u32)> = Vec::with_capacity(4);
        let value = first.value();
        for missing in 0..=MOST_MISSING {
            let Some(expected) = value.checked_sub(missing) else { break };
            if let Some(&node) = by_number.get(&expected) {
                let cost = MISSING * missing as i32;
                ways.push((score_of(node) + IN_ORDER - cost, Some(node), last.value() + 1));
            }
        }
        // `1a` goes on with `1`.
        if first.letter().is_some()
            && let Some(&node) = by_number.get(&(value + 1))
        {
            ways.push((score_of(node) + IN_ORDER, Some(node), value + 1));
        }
        let opening = if value == 1 { IN_ORDER } else { -MISSING };
        ways.push((opening, None, last.value() + 1));
        if candidate.asks
            && let Some(node) = best
            && let Some(expects) = nodes.get(node).map(|node| node.expects)
        {
            ways.push((score_of(node) - WRONG, Some(node), expects + 1));
        }
        let Some((score, before, expects)) = ways.into_iter().max_by_key(|(score, ..)| *score)
        else {
            continue;
        };
        let score = score + candidate.score;
        nodes.push(Node { candidate: i, score, before, expects });
        let node = nodes.len() - 1;
        let beats = |other: Option<usize>| {
            other.and_then(|other| nodes.get(other)).is_none_or(|other| other.score <= score)
        };
        if beats(by_number.get(&expects).copied()) {
            by_number.insert(expects, node);
        }
        if beats(best) {
            best = Some(node);
        }
    }
    let mut members = Vec::new();
    let mut at = best;
    while let Some(node) = at.and_then(|at| nodes.get(at)) {
        members.push(node.candidate);
        at = node.before;
    }
    members.reverse();
    Chain { score: best.and_then(|best| nodes.get(best)).map_or(0, |node| node.score), members }
}

/// Adds the questions that a row passes over because the document groups them (5, 7, 11, 19, then 6): where a long row shows how questions
/// are numbered, each number of it that is missing is looked for, and each number stands once.
fn out_of_order(candidates: &[Candidate], class: Class, chain: &mut Chain) {
    const LONG: usize = 5;
    if chain.members.len() < LONG {
        return;
    }
    let number = |i: usize| {
        candidates.get(i).and_then(|one| one.item.numbers.first()).map(|&(number, _)| number)
    };
    let mut known: std::collections::HashSet<Number> =
        chain.members.iter().filter_map(|&i| number(i)).collect();
    let mut highest = known.iter().map(|number| number.value()).max().unwrap_or(0);
    let mut others: Vec<usize> = (0..candidates.len())
        .filter(|&i| {
            candidates
                .get(i)
                .is_some_and(|one| one.item.class == class && one.asks && one.score > 2)
        })
        .collect();
    others.sort_by_key(|&i| number(i));
    for i in others {
        if let Some(own) = number(i)
            && own.value() <= highest + 1
            && known.insert(own)
        {
            highest = highest.max(own.value());
            chain.members.push(i);
        }
    }
    chain.members.sort_unstable();
}

/// A sheet without numbers (six of seven pre-publications lose them): behind its head each paragraph that asks is a question, together
/// with what stands before it since the last one.
fn paragraphs(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
    let mut head = None;
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.is_text()) {
        let gap = u8::from(line.block.starts_paragraph);
        if cues::tells(&line.text, Says::Address, gap).is_some() {
            return;
        }
        match cues::head(&line.text, gap) {
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
            || heading::item(&line.text).is_some_and(|item| item.class == Class::Bracketed);
        if note || cues::tells(&line.text, Says::Remark, 0).is_some() {
            break;
        }
        let bracketed = line.text.starts_with('(') && line.text.trim_end().ends_with(')');
        if bracketed || !line.text.contains(char::is_alphabetic) {
            continue;
        }
        first = first.or(Some(i));
        let ends = shapes.iter().skip(i + 1).flatten().next();
        let ends = ends.is_none_or(|next| next.gap || next.begin == Begin::Bullet);
        let request = cues::first(&line.text, Says::Request).is_some() && shape.end == End::Stops;
        if ends
            && (shape.end == End::Asks || request)
            && let Some(start) = first.take()
        {
            count += 1;
            reading.reasons.push(Reason::new(start, "een alinea van een vragenblad die vraagt"));
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
    let mut named: std::collections::HashSet<Number> = std::collections::HashSet::new();
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
        let Some((numbers, len)) = heading::numbers(list, 0) else { continue };
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
        reading.reasons.push(Reason::new(i, "een onderwerp dat de vragen noemt"));
        if let Some(place) = reading.headings.get_mut(i) {
            *place = Some(heading);
        }
    }
    reading.numbering = Numbering::Topics;
}
