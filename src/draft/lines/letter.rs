//! Where a letter ends: greetings and signatures behind the last answer.

use std::ops::Range;

use super::line::Line;
use super::shape::{End, Shape, bare};
use super::{Says, cues};

/// The longest line of a signature, in bytes.
const LONGEST: u32 = 110;

/// The line at which greetings or signatures begin, within the last section of a document. From there to the end everything is short and
/// no sentence: a paragraph that only begins like a signature ("De minister van … kan een brug sluiten, indien …") goes on in sentences.
pub(in crate::draft) fn closing(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    range: Range<usize>,
) -> Option<usize> {
    let shape = |i: usize| {
        let text = lines.get(i).is_some_and(Line::is_text);
        shapes.get(i).copied().flatten().filter(|_| text)
    };
    let signs = |i: &usize| {
        shape(*i).is_none_or(|shape| {
            !shape.asks && shape.len <= LONGEST && (shape.end != End::Stops || shape.len < 40)
        })
    };
    let tail = range.clone().rev().take_while(signs).last()?;
    (tail..range.end).find(|&i| {
        shape(i).is_some_and(|shape| shape.gap)
            && lines.get(i).is_some_and(|line| {
                cues::tells(line, Says::Greeting, 0).is_some()
                    || is_signature(lines, shapes, i, range.end)
            })
    })
}

/// `De minister van Financiën,` as a paragraph of its own, perhaps on two lines; or in capitals.
fn is_signature(lines: &[Line<'_>], shapes: &[Option<Shape>], i: usize, end: usize) -> bool {
    let Some(line) = lines.get(i) else { return false };
    let capitals = bare(&line.text).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let shape = |i: usize| shapes.get(i).copied().flatten();
    let more = (i + 1..end.min(i + 3)).take_while(|&i| shape(i).is_some_and(|shape| !shape.gap));
    let last = std::iter::once(i).chain(more).last();
    let comma = last.and_then(shape).is_some_and(|shape| shape.end == End::Comma);
    // White space before it is one sign, how it is written another.
    cues::tells(line, Says::Office, 1 + u8::from(capitals || comma)).is_some()
}
