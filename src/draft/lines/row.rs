//! Questions that are numbered and have no word: which numbers count up together.

use super::heading::{Heading, HeadingKind};
use super::item::{self, Class, Item};
use super::line::Line;
use super::shape::{self, Begin, End, Shape};
use super::{Head, Says, Speaks, cues};
use crate::draft::Number;
use crate::text::tables::{QuickMap, QuickSet};

/// A line that may be a numbered question.
pub(super) struct QuestionCandidate {
    pub(super) line: usize,
    pub(super) item: Item,
    score: i32,
    /// Whether it asks, or an answer heading follows it.
    pub(super) asks: bool,
    /// Whether it looks like the title of a chapter.
    chapter: bool,
}

/// The longest title of a chapter, in bytes.
const CHAPTER: usize = 70;

/// How far a question may be from its number, in lines.
const REACH: usize = 40;

/// The lines that begin with a number and are no heading by a word.
pub(super) fn candidates(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    headings: &[Option<Heading>],
) -> Vec<QuestionCandidate> {
    let item = |line: &Line<'_>, shape: Shape| {
        let figure = shape.begin == Begin::Digit || line.text.starts_with(['(', 'I', 'V', 'X']);
        if figure || shape.marked { line.seen.item().cloned() } else { None }
    };
    found(lines, shapes, headings, item)
}

/// The lines that begin with a letter in the place of a number.
pub(super) fn lettered(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    headings: &[Option<Heading>],
) -> Vec<QuestionCandidate> {
    found(lines, shapes, headings, |line, _| item::lettered(&line.text))
}

/// The lines of which `item` reads what they begin with, and that are no heading by a word.
fn found(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    headings: &[Option<Heading>],
    item: impl Fn(&Line<'_>, Shape) -> Option<Item>,
) -> Vec<QuestionCandidate> {
    let mut found: Vec<QuestionCandidate> = Vec::new();
    let mut before = None;
    for (i, line) in lines.iter().enumerate() {
        let Some(shape) = shapes.get(i).copied().flatten() else { continue };
        let ended = before.replace(shape.end);
        if headings.get(i).is_some_and(Option::is_some) {
            continue;
        }
        let Some(item) = item(line, shape) else { continue };
        let alone = item.rest == line.text.len();
        let anew = shape.gap || shape.page || shape.marked;
        let broken = !anew && matches!(ended, Some(End::Open | End::Comma)) && !alone;
        // `1. Inleiding`, with white space below it, is a chapter.
        let words = line.text.get(item.rest..).unwrap_or_default();
        let next = shapes.iter().skip(i + 1).flatten().next();
        let chapter = !alone
            && shape.end == End::Open
            && words.len() < CHAPTER
            && cues::first(words, Says::Request).is_none()
            && next.is_some_and(|next| next.gap);
        let score = i32::from(anew) + i32::from(alone) + 2 * i32::from(shape.marked)
            - 3 * i32::from(broken);
        found.push(QuestionCandidate {
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
            // What a whole line says is known; of the first counts what stands behind the number.
            asks |= line.is_text()
                && if at == 0 {
                    let text = line.text.get(candidate.item.rest..).unwrap_or_default();
                    shape::asks(text) || cues::first(text, Says::Request).is_some()
                } else {
                    line.seen.looks.asks || at < 3 && cues::first(line, Says::Request).is_some()
                };
        }
        // Roman numbers count chapters: there only what asks is a question.
        let answered = answered && candidate.item.class != Class::Roman;
        candidate.asks = (asks && !candidate.chapter) || answered;
        let asks = asks && !candidate.chapter;
        candidate.score +=
            3 * i32::from(asks) + 3 * i32::from(answered) - 3 * i32::from(!candidate.asks);
    }
    listed(headings, &mut found);
    found
}

/// What a number costs that goes on with a list.
const LISTED: i32 = 4;

/// Numbers that count up without a heading between them and of which none asks: a list in an answer, which may well go on where the row of
/// questions ends.
fn listed(headings: &[Option<Heading>], candidates: &mut [QuestionCandidate]) {
    let mut before: Option<(usize, Number, Class, bool)> = None;
    for one in candidates {
        let first = one.item.numbers.first().map_or(Number::default(), |&(number, _)| number);
        let on = before.is_some_and(|(line, number, class, asks)| {
            let between = headings.get(line + 1..one.line).unwrap_or_default();
            !asks
                && !one.asks
                && class == one.item.class
                && number.value() + 1 == first.value()
                && between.iter().all(Option::is_none)
        });
        one.score -= LISTED * i32::from(on);
        before = Some((one.line, first, one.item.class, one.asks));
    }
}

/// The row of questions that fits best, by the places of its candidates, and how it is numbered.
pub(super) fn best(candidates: &[QuestionCandidate]) -> Option<(Vec<usize>, Class)> {
    let classes = [Class::Letter, Class::Plain, Class::Dotted, Class::Bracketed, Class::Roman];
    let chains = classes.map(|class| chain(candidates, class));
    let (mut chain, class) =
        chains.into_iter().zip(classes).max_by_key(|(chain, _)| chain.score)?;
    out_of_order(candidates, class, &mut chain);
    (!chain.members.is_empty()).then_some((chain.members, class))
}

/// The lines at which the sets begin: the first, and each head above which a question stands and below which one has the first number.
pub(super) fn sets(
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    headings: &[Option<Heading>],
    candidates: &[QuestionCandidate],
) -> Vec<usize> {
    let mut found = vec![0];
    // The first line that numbers a question behind the last head that was seen.
    let mut head = None;
    let mut asked = false;
    let mut candidates = candidates.iter().peekable();
    for (i, line) in lines.iter().enumerate() {
        let Some(shape) = shapes.get(i).copied().flatten() else { continue };
        let heading = headings.get(i).and_then(Option::as_ref);
        let heading = heading.filter(|one| one.kind == HeadingKind::Question);
        let item = candidates.next_if(|one| one.line == i);
        let numbers = heading.map(|one| &one.numbers).or(item.map(|one| &one.item.numbers));
        if let Some(numbers) = numbers {
            let first = numbers.first().is_some_and(|(number, _)| number.is_first());
            let asks = heading.is_some() || item.is_some_and(|one| one.asks);
            if let Some(head) = head.take()
                && first
                && asks
            {
                found.push(head);
            }
            asked |= asks;
        } else if asked
            && shape.gap
            && shape.begin == Begin::Capital
            && matches!(cues::head(line, 1), Some(Head::Asks | Head::Answers))
        {
            head = head.or(Some(i));
        }
    }
    found
}

/// Whether a heading with a word stands between two members of a row whose numbers lack the one it has.
pub(super) fn lacks(
    candidates: &[QuestionCandidate],
    members: &[usize],
    line: usize,
    heading: &Heading,
) -> bool {
    let Some(&(first, _)) = heading.numbers.first() else { return false };
    let number = |&i: &usize| candidates.get(i).and_then(|one| one.item.numbers.last());
    let after = members.partition_point(|&i| candidates.get(i).is_some_and(|one| one.line < line));
    let before = after.checked_sub(1).and_then(|before| members.get(before)).and_then(number);
    let next = members.get(after).and_then(number);
    before.map_or(0, |(number, _)| number.value()) + 1 == first.value()
        && next.is_none_or(|(next, _)| next.value() > first.value())
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
fn chain(candidates: &[QuestionCandidate], class: Class) -> Chain {
    struct Node {
        candidate: usize,
        score: i32,
        before: Option<usize>,
        expects: u32,
    }
    let mut nodes: Vec<Node> = Vec::new();
    let mut by_number: QuickMap<u32, usize> = QuickMap::default();
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
        if first.is_part()
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
fn out_of_order(candidates: &[QuestionCandidate], class: Class, chain: &mut Chain) {
    const LONG: usize = 5;
    if chain.members.len() < LONG {
        return;
    }
    let number = |i: usize| {
        candidates.get(i).and_then(|one| one.item.numbers.first()).map(|&(number, _)| number)
    };
    let mut known: QuickSet<Number> = chain.members.iter().filter_map(|&i| number(i)).collect();
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

/// Whether what stands before the first number says that questions follow. A letter may have numbered chapters that ask ("1. Wat is er
/// aan de hand?"); it is about questions when it says so.
pub(super) fn about_questions(before: &[Line<'_>], headed: bool) -> bool {
    let mut letter = false;
    for line in before.iter().filter(|line| line.is_text()) {
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
