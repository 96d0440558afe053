//! Answers that stand on the line of their question: `1. Kent u dat? Antwoord: Ja.`

use super::heading::{self, HeadingKind, Sure};
use super::letters::strip_word;
use super::line::Line;
use super::{Says, cues};
use crate::text::{Source, is_unseen};

/// Cuts such lines in two, in a document that writes its answers so and in no other way.
pub(in crate::draft) fn split<'s>(source: &'s Source, lines: Vec<Line<'s>>) -> Vec<Line<'s>> {
    const FEWEST: usize = 2;
    let headed = |line: &Line<'_>| {
        line.seen.heading.as_ref().is_some_and(|heading| {
            heading.kind == HeadingKind::Answer && heading.sure == Sure::Form
        })
    };
    // Most documents have answers with headings, and the first of them is near.
    if lines.iter().any(headed) {
        return lines;
    }
    let places: Vec<Option<usize>> =
        lines.iter().map(|line| place(line).filter(|_| line.is_text())).collect();
    if places.iter().flatten().count() < FEWEST {
        return lines;
    }
    // Where two lines are so, the other questions with the word in them are too.
    let both = lines.iter().zip(places);
    let places: Vec<Option<usize>> =
        both.map(|(line, place)| place.or_else(|| named(line))).collect();
    let mut split = Vec::with_capacity(lines.len() * 2);
    for (mut line, place) in lines.into_iter().zip(places) {
        let Some(at) = place else {
            split.push(line);
            continue;
        };
        let mut answer = line.clone();
        answer.cut(source, at..line.text.len());
        answer.block.to_mut().starts_paragraph = false;
        answer.new_page = false;
        line.cut(source, 0..at);
        split.extend([line, answer]);
    }
    split
}

/// The words of such a heading.
const WORDS: [&str; 2] = ["antwoord", "reactie"];

/// Where `Antwoord:` stands on the line of a question, whatever stands before it.
fn named(line: &Line<'_>) -> Option<usize> {
    let text = line.text.as_ref();
    let question =
        line.seen.heading.as_ref().is_some_and(|heading| heading.kind == HeadingKind::Question);
    let numbered = question || line.seen.item().is_some();
    if !(numbered && line.is_text() && line.block.cell.is_none()) {
        return None;
    }
    text.match_indices("Antwoord:").map(|(at, _)| at).find(|&at| {
        text.get(..at)
            .is_some_and(|before| before.ends_with(is_unseen) && !before.trim().is_empty())
    })
}

/// Where the heading of an answer stands behind a question mark, or behind the full stop of a request.
fn place(line: &Line<'_>) -> Option<usize> {
    const MOST: usize = 4;
    let text = line.text.as_ref();
    if line.block.cell.is_some() {
        return None;
    }
    let heading = line.seen.heading.as_ref().map(|one| one.rest);
    let rest = heading.or_else(|| line.seen.item().map(|item| item.rest)).unwrap_or(0);
    let request = || cues::first(text.get(rest..).unwrap_or_default(), Says::Request).is_some();
    let ends = if line.seen.looks.asks {
        '?'
    } else if request() {
        '.'
    } else {
        return None;
    };
    text.match_indices(ends).take(MOST).find_map(|(at, _)| {
        let after = text.get(at + 1..)?;
        // The mark of a note may stand between them: `?[1] Antwoord: Ja.`
        let mark = |c: char| is_unseen(c) || c.is_ascii_digit() || matches!(c, '[' | ']' | ')');
        let tail = after.trim_start_matches(mark);
        let word = WORDS.iter().find_map(|word| strip_word(tail, word))?;
        let end = word.find([':', '.']).filter(|&end| end < 20)?;
        let head = tail.get(..tail.len() - word.len() + end + 1)?;
        // `Antwoord 1. Ja.`: without a number the full stop ends a sentence.
        let is_answer = heading::parse(head).is_some_and(|one| {
            one.kind == HeadingKind::Answer && (head.ends_with(':') || !one.numbers.is_empty())
        });
        let apart = after.get(..after.len() - tail.len())?.ends_with(is_unseen);
        (apart && is_answer).then(|| text.len() - tail.len())
    })
}
