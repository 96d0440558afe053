//! Where the answer begins under a question, in a document whose answers have no headings.
//!
//! A question is what asks; the answer is what follows, in a paragraph of its own. Paragraphs are weighed: a question mark and a request
//! speak for the question, "Ja." and "Zie het antwoord op vraag 3" for the answer, a statement a little for the answer. The place where
//! the two sides weigh most together is where the answer begins.

use super::Says;
use super::cues::{self, Cue};
use super::line::Line;
use super::shape::{self, Begin, End, Shape};

/// What a paragraph weighs on the side of the question and on that of the answer.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    question: i32,
    answer: i32,
    asks: bool,
    /// Whether a white line stands before it.
    gap: bool,
    states: bool,
}

/// How an answer was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) struct Split {
    /// The line at which the answer begins.
    pub line: usize,
    /// Whether it begins as only an answer does, or states something in whole sentences.
    pub sure: bool,
    /// Whether it begins as only an answer does.
    pub replies: bool,
}

/// Finds the answer below a question: `first` is the line of its heading, of which the text begins at `rest`.
pub(in crate::draft) fn split(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    first: usize,
    rest: usize,
    end: usize,
) -> Option<Split> {
    let mut paragraphs: Vec<(usize, Weight)> = Vec::new();
    let mut before: Option<End> = None;
    for i in first..end {
        let Some(line) = lines.get(i).filter(|line| line.is_text()) else { continue };
        let Some(shape) = shapes.get(i).copied().flatten() else { continue };
        let text = if i == first { line.text.get(rest..).unwrap_or_default() } else { &line.text };
        // A web address alone on its line is a source: it belongs to neither side.
        if text.trim().is_empty() || is_address(text) {
            continue;
        }
        let inside = shape.page && shape.begin == Begin::Lower;
        let anew = match before {
            None => true,
            // A sentence that stops at the end of its line may stop a paragraph; where the next one asks on, it does no harm.
            Some(End::Asks) => shape.begin != Begin::Lower,
            Some(_) => shape.gap && !inside,
        };
        if anew {
            // Behind a heading on the same line the text begins with other words than the line.
            let cues = if i == first { &cues::of_text(text).collect() } else { &line.seen.cues };
            if cues.iter().any(|cue| cue.says == Says::Remark && cue.is_sure()) {
                break;
            }
            let gap = paragraphs.is_empty() || shape.gap;
            paragraphs.push((i, Weight { gap, ..opening(cues, shape) }));
        }
        if let Some((_, weight)) = paragraphs.last_mut() {
            let asks = shape.asks && (i > first || shape::asks(text));
            ending(asks, shape, weight);
        }
        before = Some(shape.end);
    }
    // Sums from behind: what the answer weighs that begins at each paragraph.
    let mut answer: Vec<i32> = Vec::with_capacity(paragraphs.len());
    for (_, weight) in paragraphs.iter().rev() {
        answer.push(answer.last().copied().unwrap_or(0) + weight.answer);
    }
    answer.reverse();
    let whole: i32 = paragraphs.iter().skip(1).map(|(_, weight)| weight.question).sum();
    let mut question = 0;
    let mut best: Option<(i32, usize)> = None;
    for (m, (_, weight)) in paragraphs.iter().enumerate() {
        if m > 0 {
            let asked = paragraphs.get(m - 1).is_some_and(|(_, before)| before.asks);
            let score = question + answer.get(m).copied().unwrap_or(0);
            if (asked || m == 1 && weight.gap) && best.is_none_or(|(best, _)| score > best) {
                best = Some((score, m));
            }
            question += weight.question;
        }
    }
    let (_, m) = best.filter(|(score, _)| *score > whole)?;
    let (line, weight) = *paragraphs.get(m)?;
    let replies = weight.answer >= 3;
    Some(Split { line, sure: replies || weight.states, replies })
}

/// Whether a line is a web address, or several, and nothing else.
fn is_address(text: &str) -> bool {
    text.split_whitespace().all(|word| word.starts_with("http") || word.starts_with("www."))
}

/// What the first words of a paragraph weigh.
fn opening(cues: &[&Cue], shape: Shape) -> Weight {
    let mut weight = Weight { question: -1, answer: 1, ..Weight::default() };
    for cue in cues {
        let strength = i32::from(cue.strength);
        match cue.says {
            Says::Reply => {
                weight.answer = weight.answer.max(1 + strength);
                weight.question = weight.question.min(-1 - strength);
            }
            Says::Request => {
                weight.question = weight.question.max(strength);
                weight.answer = weight.answer.min(-strength);
                weight.asks = true;
            }
            _ => {}
        }
    }
    // A list under the question, or in the answer.
    if shape.begin == Begin::Bullet {
        weight.question = weight.question.max(0);
        weight.answer = weight.answer.min(0);
    }
    weight
}

/// What each line of a paragraph adds.
fn ending(asks: bool, shape: Shape, weight: &mut Weight) {
    if shape.end == End::Asks {
        weight.question = weight.question.max(0) + 3;
        weight.answer = weight.answer.min(0) - 3;
        weight.asks = true;
    } else if asks {
        weight.question += 1;
        weight.answer -= 1;
        weight.asks = true;
    } else if shape.end == End::Stops {
        weight.states = true;
    }
}
