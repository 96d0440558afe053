//! Questions that have neither a word nor a number: the paragraphs of a sheet, and those that are printed elsewhere and answered by topic.

use super::Says;
use super::cues::{self, Head, Speaks};
use super::heading::{Heading, HeadingKind, Sure};
use super::item::Class;
use super::line::Line;
use super::numbers;
use super::reading::{Numbering, Reading, Why};
use super::shape::{Begin, End, Shape};
use crate::draft::Number;
use crate::text::tables::QuickSet;

/// A sheet without numbers (six of seven pre-publications lose them): behind its head each paragraph that asks is a question, together
/// with what stands before it since the last one.
pub(super) fn paragraphs(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
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
            || line.seen.item().is_some_and(|item| item.class == Class::Bracketed);
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
pub(super) fn topics(lines: &[Line<'_>], shapes: &[Option<Shape>], reading: &mut Reading) {
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
