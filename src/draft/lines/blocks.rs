//! Questions in one block and answers in another: `Antwoorden`, and below it what is answered to each, under a heading of its question
//! (`Vraag 1`) or behind its number.

use super::Says;
use super::answering::is_plural;
use super::cues;
use super::heading::{Heading, HeadingKind, Sure};
use super::line::Line;
use super::reading::{Reading, Why};
use super::row;
use super::shape::{self, End, Shape};
use crate::draft::Number;
use crate::text::tables::QuickSet;

/// Makes the headings of questions below `Antwoorden` those of their answers, where all questions stand above it and none of what stands
/// under the headings asks. Who repeats the questions there has headings for the answers too, or asks.
pub(super) fn answers(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
    let kinds = reading.headings.iter().enumerate();
    let mut headings = kinds.filter_map(|(i, one)| Some((i, one.as_ref()?)));
    let is_title = |i: usize, one: &Heading| {
        one.kind == HeadingKind::Answer
            && lines
                .get(i)
                .is_some_and(|line| line.block.cell.is_none() && is_plural(&line.text, one))
    };
    let mut asked: QuickSet<Number> = QuickSet::default();
    let title = headings.find(|(i, one)| {
        asked.extend(one.numbers.iter().map(|&(number, _)| number));
        one.kind != HeadingKind::Question || is_title(*i, one)
    });
    let Some((title, _)) = title.filter(|(i, one)| is_title(*i, one)) else { return };
    let own: Vec<usize> = headings.map(|(i, _)| i).collect();
    let question = |i: &usize| {
        let heading = reading.headings.get(*i).and_then(Option::as_ref);
        heading.filter(|one| one.kind == HeadingKind::Question && !one.numbers.is_empty())
    };
    if own.is_empty() || own.iter().any(|i| question(i).is_none()) {
        return;
    }
    if asked.is_empty() {
        asked = numbered(lines, shapes, &reading.headings, title);
    }
    let named: Vec<Number> =
        own.iter().filter_map(question).flat_map(|one| &one.numbers).map(|one| one.0).collect();
    let known = named.iter().all(|number| asked.contains(number));
    let ends = own.iter().skip(1).copied().chain([lines.len()]);
    let asks = own.iter().zip(ends).any(|(&first, end)| {
        let rest = question(&first).map_or(0, |one| one.rest);
        asks(lines, shapes, first, rest, end)
    });
    if !known || named.len() * 2 < asked.len() || asks {
        return;
    }
    for i in own {
        reading.reasons.push((i, Why::For("de vraag staat hierboven, dit is haar antwoord")));
        if let Some(Some(heading)) = reading.headings.get_mut(i) {
            heading.kind = HeadingKind::Answer;
        }
    }
    reading.reasons.push((title, Why::Refused("de titel van een deel")));
    if let Some(Some(heading)) = reading.headings.get_mut(title) {
        heading.kind = HeadingKind::Title;
    }
}

/// All questions first, then `Antwoorden` and a list in which each answer has the number of its question.
pub(super) fn listed(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
    const FEWEST: usize = 2;
    let mut title = None;
    let mut asked: QuickSet<Number> = QuickSet::default();
    for (i, heading) in reading.headings.iter().enumerate() {
        let Some(heading) = heading else { continue };
        match heading.kind {
            HeadingKind::Question if title.is_none() => {
                asked.extend(heading.numbers.iter().map(|&(number, _)| number));
            }
            HeadingKind::Answer
                if title.is_none()
                    && lines.get(i).is_some_and(|line| is_plural(&line.text, heading)) =>
            {
                title = Some(i);
            }
            HeadingKind::Title => {}
            _ => return,
        }
    }
    let Some(title) = title else { return };
    let mut found: Vec<(usize, Heading)> = Vec::new();
    let mut class = None;
    let mut before = End::Stops;
    for i in title + 1..lines.len() {
        let Some(shape) = shapes.get(i).copied().flatten() else { continue };
        let anew = shape.gap || before == End::Stops;
        before = shape.end;
        let own = lines.get(i).and_then(|line| line.seen.item());
        let Some(own) = own.filter(|own| class.is_none_or(|class| own.class == class)) else {
            if class.is_none() {
                return;
            }
            continue;
        };
        let last = found.last().and_then(|(_, one)| one.numbers.last()).map(|&(number, _)| number);
        let known = own.numbers.iter().all(|(number, _)| asked.contains(number));
        let on =
            own.numbers.first().is_some_and(|&(number, _)| last.is_none_or(|last| number > last));
        let alone = lines.get(i).is_some_and(|line| own.rest == line.text.len());
        // In Markdown the number of an item is a line of its own, and its words stand right beside it.
        let beside = lines.get(i).zip(lines.get(i + 1)).filter(|(line, next)| {
            alone && next.is_text() && next.block.span.start == line.block.span.end
        });
        let asks = beside.map_or(shape.asks, |(_, words)| words.seen.looks.asks);
        // A list inside one of the answers, or a list that is no list of answers.
        if !known || !on || !anew || asks || alone && beside.is_none() {
            return;
        }
        class = Some(own.class);
        found.push((
            i,
            Heading {
                kind: HeadingKind::Answer,
                numbers: own.numbers.clone(),
                range: own.range.clone(),
                rest: own.rest,
                sure: Sure::Form,
            },
        ));
    }
    let answered: usize = found.iter().map(|(_, one)| one.numbers.len()).sum();
    if answered < FEWEST || answered * 2 < asked.len() {
        return;
    }
    for (i, heading) in found {
        reading
            .reasons
            .push((i, Why::For("het nummer van een vraag, in een lijst van antwoorden")));
        if let Some(place) = reading.headings.get_mut(i) {
            *place = Some(heading);
        }
    }
    if let Some(Some(place)) = reading.headings.get_mut(title) {
        place.kind = HeadingKind::Title;
    }
}

/// The numbers of the questions above a line that have no word.
fn numbered(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    headings: &[Option<Heading>],
    end: usize,
) -> QuickSet<Number> {
    let above = lines.get(..end).unwrap_or_default();
    let candidates = row::candidates(above, shapes.get(..end).unwrap_or_default(), headings);
    let Some((members, _)) = row::best(&candidates) else { return QuickSet::default() };
    let members = members.iter().filter_map(|&i| candidates.get(i)).filter(|one| one.asks);
    members.flat_map(|one| &one.item.numbers).map(|&(number, _)| number).collect()
}

/// Whether what stands under a heading begins as a question does: its first paragraph ends asking, or is a request.
fn asks(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    first: usize,
    rest: usize,
    end: usize,
) -> bool {
    let inline = lines.get(first).and_then(|line| line.text.get(rest..)).unwrap_or_default();
    let mut last = (!inline.is_empty()).then(|| shape::end(inline));
    if cues::first(inline, Says::Request).is_some() {
        return true;
    }
    for i in first + 1..end {
        let Some((line, shape)) = lines.get(i).zip(shapes.get(i).copied().flatten()) else {
            continue;
        };
        if last.is_some() && shape.gap {
            break;
        }
        if last.is_none() && cues::first(line, Says::Request).is_some() {
            return true;
        }
        last = Some(shape.end);
    }
    last == Some(End::Asks)
}
