//! What is told by the whole document where the form of a line alone says too little: headings that return under question after question,
//! a question whose heading differs from the others, a list of answers with the numbers of the questions.

use super::answering::is_joint;
use super::form::{Heading, HeadingKind, Sure, whole};
use super::item::{Class, Item};
use super::letters::strip_word;
use super::line::Line;
use super::numbers::Numbers;
use super::reading::{Reading, Why};
use super::shape::{Begin, End, Shape};
use super::{Says, cues, row};
use crate::draft::Number;
use crate::text::is_unseen;
use crate::text::tables::{QuickMap, QuickSet};

/// How far above its answer a question may begin, in lines.
const REACH: usize = 40;

/// The longest heading that is known only because it returns, in bytes.
const LONGEST: usize = 60;

/// A line that may be the heading of an answer.
struct Returning {
    line: usize,
    /// Its words, without numbers.
    words: String,
    heading: Heading,
    /// Whether the line above it ends a question.
    under_question: bool,
    /// Whether a paragraph or sentence ends above it.
    anew: bool,
}

/// `Antwoord van de minister`, `Reactie`, `A1:`, `Ad 1.`: in the same words under one question after the other it is the heading of the
/// answers, whatever else it may be where it stands once.
pub(super) fn answers(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
    const FEWEST: usize = 2;
    let named = reading
        .headings
        .iter()
        .flatten()
        .any(|one| one.kind == HeadingKind::Answer && one.sure == Sure::Form);
    let mut found: Vec<Returning> = Vec::new();
    let mut before = None;
    for (i, line) in lines.iter().enumerate() {
        let Some(shape) = shapes.get(i).copied().flatten() else { continue };
        let above = before.replace((i, shape.end));
        let Some(heading) = candidate(lines, shapes, &reading.headings, i, named) else { continue };
        let to = if heading.rest < line.text.len() { heading.rest } else { line.text.len() };
        let words = line.text.get(..to).unwrap_or_default();
        let words = words.chars().filter(|c| !c.is_ascii_digit()).collect();
        let asked = asked_above(lines, shapes, &reading.headings, i);
        let under_question = asked.is_some_and(|asked| {
            above.is_some_and(|(_, end)| end == End::Asks) || requests(lines, asked)
        });
        let ended = above.is_none_or(|(_, end)| matches!(end, End::Asks | End::Stops));
        found.push(Returning { line: i, words, heading, under_question, anew: shape.gap || ended });
    }
    // How often each returns: under a question, or with the number that follows the one before.
    let mut times: QuickMap<&str, (usize, Option<u32>)> = QuickMap::default();
    for one in &found {
        let (count, last) = times.entry(&one.words).or_default();
        let first = one.heading.numbers.first().map(|&(number, _)| number.value());
        let counts_on = first.is_some() && first == last.map(|last| last + 1);
        *count += usize::from(one.under_question || counts_on && *count > 0);
        *last = one.heading.numbers.last().map(|&(number, _)| number.value());
    }
    // Under the one question of a draft it stands once, with a colon: `Reactie: Ja.`
    let once = match found.as_slice() {
        [one] => one.under_question && one.words.contains(':') && is_only(lines, shapes, reading),
        _ => false,
    };
    let again: QuickSet<&str> = times
        .into_iter()
        .filter(|(_, (count, _))| *count >= if once { 1 } else { FEWEST })
        .map(|(words, _)| words)
        .collect();
    for one in &found {
        if one.anew
            && again.contains(&*one.words)
            && let Some(place) = reading.headings.get_mut(one.line)
        {
            *place = Some(Heading { sure: Sure::Form, ..one.heading.clone() });
            let why =
                if once { "staat onder de enige vraag" } else { "staat zo onder vraag na vraag" };
            reading.reasons.push((one.line, Why::For(why)));
        }
    }
}

/// A line that may be the heading of an answer if it returns.
fn candidate(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    headings: &[Option<Heading>],
    i: usize,
    named: bool,
) -> Option<Heading> {
    let line = lines.get(i).filter(|line| line.block.cell.is_none())?;
    match headings.get(i)? {
        Some(heading) => {
            let weak = heading.sure == Sure::Expected || heading.sure == Sure::Layout && !named;
            (heading.kind == HeadingKind::Answer && weak).then(|| heading.clone())
        }
        None => {
            let cue = line.seen.cues.iter().find(|cue| cue.says == Says::Answer)?;
            let rest = strip_word(&line.text, cue.words)?;
            let shape = shapes.get(i).copied().flatten()?;
            // `Antwoord minister: Ja.`
            let colon = rest.find(':').map(|colon| line.text.len() - rest.len() + colon + 1);
            let end = colon.unwrap_or(line.text.len());
            let head = line.text.get(..end)?;
            let words = head.len() <= LONGEST
                && (cue.is_sure() || !named)
                && !cue.words.ends_with(' ')
                && !rest.starts_with(char::is_alphanumeric)
                && shape.begin == Begin::Capital
                && (colon.is_some() || shape.end == End::Open)
                && !head.contains(|c: char| c.is_ascii_digit() || matches!(c, '?' | ','));
            let inline = line.text.get(end..)?.trim_start_matches(is_unseen);
            // What goes on in small letters is a sentence or an office (`van Financiën`), and an answer has words.
            let goes_on = || {
                let next =
                    (i + 1..lines.len()).find(|&i| shapes.get(i).is_some_and(Option::is_some));
                let asks = |one: &Heading| one.kind == HeadingKind::Question;
                next.is_none_or(|next| {
                    let lower = shapes.get(next).copied().flatten();
                    lower.is_none_or(|shape| shape.begin == Begin::Lower)
                        || headings.get(next).and_then(Option::as_ref).is_some_and(asks)
                })
            };
            let rest = line.text.len() - inline.len();
            (words && !(inline.is_empty() && goes_on()))
                .then(|| Heading { rest, ..whole(HeadingKind::Answer, end) })
        }
    }
}

/// Whether a document that says that it holds questions has one alone, with a heading or a number.
fn is_only(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &Reading) -> bool {
    let questions = reading.headings.iter().flatten();
    match questions.filter(|one| one.kind == HeadingKind::Question).count() {
        0 => {
            let numbered = row::candidates(lines, shapes, &reading.headings);
            let mut asking = numbered.iter().filter(|one| one.asks);
            asking.next().filter(|_| asking.next().is_none()).is_some_and(|one| {
                row::about_questions(lines.get(..one.line).unwrap_or_default(), false)
            })
        }
        count => count == 1,
    }
}

/// Whether the question that begins at a line is a request, which ends in a full stop.
fn requests(lines: &[Line<'_>], first: usize) -> bool {
    let Some(line) = lines.get(first) else { return false };
    let heading = line.seen.heading.as_ref().map(|one| one.rest);
    let rest = heading.or_else(|| line.seen.item().map(|item| item.rest)).unwrap_or(0);
    let own = line.text.get(rest..).filter(|own| !own.is_empty());
    let words = own.or_else(|| lines.get(first + 1).map(|next| next.text.as_ref()));
    words.is_some_and(|words| cues::first(words, Says::Request).is_some())
}

/// The line at which the question begins that stands above a line, with a heading or a number.
fn asked_above(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    headings: &[Option<Heading>],
    i: usize,
) -> Option<usize> {
    for above in (i.saturating_sub(REACH)..i).rev() {
        let Some(shape) = shapes.get(above).copied().flatten() else { continue };
        if let Some(Some(heading)) = headings.get(above) {
            return (heading.kind == HeadingKind::Question).then_some(above);
        }
        let numbered = shape.begin == Begin::Digit || shape.marked;
        let anew = shape.gap || shape.page || shape.marked;
        if numbered && anew && lines.get(above).is_some_and(|line| line.seen.item().is_some()) {
            return Some(above);
        }
    }
    None
}

/// A question whose heading has another form than those around it (`Vr. 4`, `4. Kunt u …?` behind `Vraag 3`): its number is the next, no
/// list stands before it, and it asks.
pub(super) fn stray_questions(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
    let after = next_questions(&reading.headings);
    let mut last = 0;
    let mut listed = false;
    let mut found: Vec<(usize, Heading)> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let Some(shape) = shapes.get(i).copied().flatten() else { continue };
        if let Some(Some(heading)) = reading.headings.get(i) {
            if heading.kind == HeadingKind::Question {
                last = heading.numbers.last().map_or(last, |(number, _)| number.value());
            }
            listed = false;
            continue;
        }
        if !(shape.gap || shape.page || shape.marked) || line.block.cell.is_some() {
            continue;
        }
        if cues::head(line, 1).is_some() {
            // Another set counts anew.
            last = 0;
        }
        let Some((numbers, range, rest)) = announced(line) else { continue };
        let first = numbers.first().map_or(0, |(number, _)| number.value());
        let end = numbers.last().map_or(first, |(number, _)| number.value());
        let free = after.get(i).copied().flatten().is_none_or(|next| next > end);
        let next = last > 0 && first == last + 1 && free && !listed;
        listed = true;
        if next && asks_plainly(lines, shapes, i, rest) {
            found.push((
                i,
                Heading { kind: HeadingKind::Question, numbers, range, rest, sure: Sure::Form },
            ));
            (last, listed) = (end, false);
        }
    }
    let places: QuickSet<usize> = found.iter().map(|(i, _)| *i).collect();
    reading.reasons.retain(|(i, _)| !places.contains(i));
    for (i, heading) in found {
        reading.reasons.push((i, Why::For("dit nummer is aan de beurt, en het vraagt")));
        if let Some(place) = reading.headings.get_mut(i) {
            *place = Some(heading);
        }
    }
}

/// For each line, the number of the next question below it.
fn next_questions(headings: &[Option<Heading>]) -> Vec<Option<u32>> {
    let mut next = None;
    let mut found = vec![None; headings.len()];
    for (place, heading) in found.iter_mut().zip(headings).rev() {
        *place = next;
        if let Some(heading) = heading
            && heading.kind == HeadingKind::Question
        {
            next = heading.numbers.first().map(|(number, _)| number.value());
        }
    }
    found
}

/// The numbers that a line begins with, with their place and where text begins: by a word that is no heading everywhere, or without one. A
/// number that stands alone may be that of a page.
fn announced(line: &Line<'_>) -> Option<(Numbers, std::ops::Range<usize>, usize)> {
    if let Some(heading) = &line.seen.heading {
        let part = strip_word(&line.text, "deelvra").is_some();
        let question = heading.kind == HeadingKind::Question && !heading.numbers.is_empty();
        return (question && !part)
            .then(|| (heading.numbers.clone(), heading.range.clone(), heading.rest));
    }
    // A Roman number may be the first letter of a name.
    let item = line.seen.item().filter(|item| match item.class {
        Class::Dotted | Class::Bracketed => true,
        Class::Plain => item.rest < line.text.len(),
        Class::Roman | Class::Letter => false,
    })?;
    Some((item.numbers.clone(), item.range.clone(), item.rest))
}

/// Whether the paragraph that begins at a line is a question in so many words: no title of an article, no source.
fn asks_plainly(lines: &[Line<'_>], shapes: &[Option<Shape>], first: usize, rest: usize) -> bool {
    const FEWEST_WORDS: usize = 3;
    let mut text = lines
        .get(first)
        .and_then(|line| line.text.get(rest..))
        .unwrap_or_default()
        .trim_start_matches(is_unseen)
        .to_owned();
    for i in first + 1..lines.len().min(first + REACH) {
        let Some(shape) = shapes.get(i).copied().flatten() else { continue };
        if shape.gap && !text.is_empty() {
            break;
        }
        let Some(line) = lines.get(i) else { break };
        text.push(' ');
        text.push_str(&line.text);
    }
    let text = text.trim();
    let quotes = text.contains(['«', '“', '‘', '"', '„']) || text.contains("http");
    text.starts_with(char::is_uppercase)
        && text.ends_with('?')
        && !quotes
        && text.split(is_unseen).count() >= FEWEST_WORDS
}

/// `1.` on a line of its own, as lists in Markdown have it, and beside it `Vraag: Kunt u …`: the number is that of the question.
pub(super) fn numbers_beside(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
    for (i, pair) in lines.windows(2).enumerate() {
        let [line, next] = pair else { continue };
        let text = |i: usize| shapes.get(i).is_some_and(Option::is_some);
        let beside = text(i) && text(i + 1) && line.block.cell.is_none();
        let worded = reading.headings.get(i + 1).and_then(Option::as_ref);
        let worded = worded.filter(|one| {
            one.kind == HeadingKind::Question
                && one.numbers.is_empty()
                && one.rest < next.text.len()
        });
        let (true, Some(worded), Some(None)) = (beside, worded, reading.headings.get(i)) else {
            continue;
        };
        let alone = |item: &&Item| item.rest == line.text.len() && item.class != Class::Plain;
        let Some(item) = line.seen.item().filter(alone) else { continue };
        let end = worded.range.end;
        if let Some(Some(worded)) = reading.headings.get_mut(i + 1) {
            worded.numbers = item.numbers.iter().map(|&(number, _)| (number, end..end)).collect();
        }
        if let Some(place) = reading.headings.get_mut(i) {
            *place = Some(whole(HeadingKind::Title, line.text.len()));
        }
        reading.reasons.push((i, Why::For("het nummer van de vraag ernaast")));
    }
}

/// `1.` as Markdown has it, right before the heading of an answer: `1. Antwoord:` counts the answer, and is in no text.
pub(super) fn numbers_of_answers(lines: &[Line<'_>], reading: &mut Reading) {
    for (i, pair) in lines.windows(2).enumerate() {
        let [line, next] = pair else { continue };
        let answer = reading.headings.get(i + 1).and_then(Option::as_ref);
        let answer = answer.is_some_and(|one| one.kind == HeadingKind::Answer);
        let free = reading.headings.get(i).is_some_and(Option::is_none) && line.is_text();
        let beside = next.block.span.start == line.block.span.end;
        if !(answer && free && beside && line.block.cell.is_none()) {
            continue;
        }
        let Some(item) = line.seen.item().filter(|item| item.rest == line.text.len()) else {
            continue;
        };
        reading.reasons.push((i, Why::For("het nummer van het antwoord ernaast")));
        let range = item.range.clone();
        if let Some(place) = reading.headings.get_mut(i) {
            *place = Some(Heading { range, ..whole(HeadingKind::Title, line.text.len()) });
        }
    }
}

/// Where all questions stand first and then once more, each with its answer, they are questions there.
pub(super) fn repeated_questions(lines: &[Line<'_>], reading: &mut Reading) {
    const FEWEST: usize = 2;
    let mut first: Vec<usize> = Vec::new();
    let mut again: Vec<usize> = Vec::new();
    let mut answered = false;
    for (i, heading) in reading.headings.iter().enumerate() {
        let Some(heading) = heading else { continue };
        match heading.kind {
            HeadingKind::Question => {
                let anew = heading.numbers.first().is_some_and(|(number, _)| number.is_first());
                let repeats = !again.is_empty() || anew && !first.is_empty();
                if repeats { again.push(i) } else { first.push(i) }
            }
            HeadingKind::Answer if again.is_empty() => return,
            HeadingKind::Answer => answered = true,
            HeadingKind::Title => {}
            HeadingKind::Notice => return,
        }
    }
    let asked = |&i: &usize| {
        let heading = reading.headings.get(i).and_then(Option::as_ref);
        let numbers: Vec<Number> =
            heading.map_or_else(Vec::new, |one| one.numbers.iter().map(|one| one.0).collect());
        let next = reading.headings.iter().skip(i + 1).position(Option::is_some);
        let end = next.map_or(lines.len(), |next| i + 1 + next);
        let own = lines.get(i + 1..end).unwrap_or_default().iter().filter(|line| line.is_text());
        let rest = heading.map_or(0, |one| one.rest);
        let head = lines.get(i).and_then(|line| line.text.get(rest..)).unwrap_or_default();
        let text = std::iter::once(head).chain(own.map(|line| line.text.as_ref()));
        let letters: String = text.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect();
        (numbers, letters.to_lowercase())
    };
    if !answered || first.len() < FEWEST {
        return;
    }
    let known: QuickSet<(Vec<Number>, String)> = again.iter().map(asked).collect();
    if !first.iter().all(|i| known.contains(&asked(i))) {
        return;
    }
    for i in first {
        reading.reasons.push((i, Why::Refused("staat verderop nog eens, met haar antwoord")));
        if let Some(Some(heading)) = reading.headings.get_mut(i) {
            heading.kind = HeadingKind::Title;
        }
    }
}

/// Puts back the headings of answers that wait for the number of a question, once the questions are known that have no word.
pub(super) fn expected_answers(lines: &[Line<'_>], reading: &mut Reading) {
    let mut back: QuickSet<usize> = QuickSet::default();
    for (i, (line, place)) in lines.iter().zip(&mut reading.headings).enumerate() {
        let expected = line
            .seen
            .heading
            .as_ref()
            .filter(|one| one.kind == HeadingKind::Answer && one.sure == Sure::Expected);
        if let (None, Some(heading), true) = (&place, expected, line.is_text()) {
            *place = Some(heading.clone());
            back.insert(i);
        }
    }
    reading.reasons.retain(|(i, _)| !back.contains(i));
}

/// `Gezamenlijk antwoord` without numbers stands above the answer to all questions since the answer before.
pub(super) fn joint_answers(lines: &[Line<'_>], headings: &mut [Option<Heading>]) {
    let mut open: Vec<Number> = Vec::new();
    for (heading, line) in headings.iter_mut().zip(lines) {
        let Some(heading) = heading else { continue };
        match heading.kind {
            HeadingKind::Question => open.extend(heading.numbers.iter().map(|&(number, _)| number)),
            HeadingKind::Answer => {
                if open.len() > 1 && is_joint(heading, &line.text) {
                    let place = heading.range.clone();
                    heading.numbers = open.iter().map(|&number| (number, place.clone())).collect();
                }
                open.clear();
            }
            HeadingKind::Notice | HeadingKind::Title => {}
        }
    }
}
