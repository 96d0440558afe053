//! An earlier question and its answer, quoted in an answer: their headings are none of this draft.

use super::form::HeadingKind;
use super::line::Line;
use super::reading::{Reading, Why};

/// How many lines a quotation takes at the most.
const LONGEST: usize = 60;

/// Marks that open a quotation, with those that close it.
const MARKS: [(char, char); 5] = [('“', '”'), ('„', '”'), ('«', '»'), ('‘', '’'), ('"', '"')];

/// Takes away the headings of a question and its answer that stand in one quotation behind the heading of an answer: between marks, or where
/// `quotes` says so of a place, as a format does. A question alone is quoted above its own answer.
pub(super) fn quoted(lines: &[Line<'_>], quotes: &dyn Fn(u32) -> bool, reading: &mut Reading) {
    let by_format = |i: usize| lines.get(i).is_some_and(|line| quotes(line.block.span.start));
    let mut answered = false;
    // The quotation looked at last: where it ends, and whether it holds a question with its answer.
    let (mut until, mut both) = (0, false);
    for i in 0..lines.len() {
        let Some(heading) = reading.headings.get(i).and_then(Option::as_ref) else { continue };
        let kind = heading.kind;
        let quoted = by_format(i);
        if i >= until && answered && kind == HeadingKind::Question {
            until = if quoted {
                (i..lines.len()).find(|&at| !by_format(at)).unwrap_or(lines.len())
            } else {
                end_of(lines, i).unwrap_or(until)
            };
            let own = reading.headings.get(i..until).unwrap_or_default();
            both = own.iter().flatten().any(|one| one.kind == HeadingKind::Answer);
        }
        if i < until && both {
            if let Some(place) = reading.headings.get_mut(i) {
                *place = None;
            }
            reading.reasons.push((i, Why::Refused("staat in een aanhaling")));
            continue;
        }
        answered |= kind == HeadingKind::Answer && !quoted;
    }
}

/// The line behind a quotation that begins with a line and goes on below it.
fn end_of(lines: &[Line<'_>], first: usize) -> Option<usize> {
    let text = lines.get(first)?.text.trim_start();
    let (_, close) = MARKS.into_iter().find(|(open, _)| text.starts_with(*open))?;
    // `“Vraag 1”` is a heading between marks.
    let rest = text.get(text.chars().next()?.len_utf8()..)?;
    let below = lines.iter().enumerate().skip(first + 1).take(LONGEST);
    let mut below = below.filter(|(_, line)| line.is_text() && line.text.contains(close));
    let (last, line) = below.next().filter(|_| !rest.contains(close))?;
    let ends = line.text.trim_end().trim_end_matches(['.', ',', ')']).ends_with(close);
    ends.then_some(last + 1)
}
