//! Headings that are a letter (`V1`, `A:`), or whose word stands behind the number (`[1] vraag`, `2. Antwoord`).

use super::form::{Heading, HeadingKind, Sure, numbered, whole};
use super::letters::{leading_digits, strip_word};
use super::numbers::{Numbers, in_order, number, numbers};
use super::{Says, cues};
use crate::draft::Number;
use crate::text::is_unseen;

/// `A: Ja.`, `V: Kent u …`: only in a draft that does so throughout.
pub(super) fn other_word(text: &str) -> Option<Heading> {
    let (word, inline) = text.split_once(':')?;
    let kind = match word {
        "V" | "Q" => HeadingKind::Question,
        "A" => HeadingKind::Answer,
        _ => return None,
    };
    let rest = text.len() - inline.trim_start_matches(is_unseen).len();
    Some(Heading { rest, sure: Sure::Layout, ..whole(kind, word.len()) })
}

/// `[1] vraag`, `1e vraag:`, `2. Antwoord`, `Derde vraag`: the number before the word; only in a draft that numbers so.
pub(super) fn ordinal(text: &str) -> Option<Heading> {
    // What ends with the word, or has a colon behind it, is short up to there.
    const LONGEST: usize = 30;
    let bare = text.trim_start_matches(['[', '(']);
    let lead = text.len() - bare.len();
    let digits = leading_digits(bare);
    let (numbers, len) = match digits {
        0 => in_order(bare, lead).filter(|(numbers, _)| numbers.len() == 1)?,
        1..=3 => several(bare, lead).or_else(|| {
            let value = bare.get(..digits)?.parse().ok().filter(|&value| value > 0)?;
            Some((vec![(Number::new(value), lead..lead + digits)], digits))
        })?,
        _ => return None,
    };
    let after = bare.get(len..)?;
    let ended = ["ste ", "de ", "e "].iter().filter(|_| digits > 0);
    let after = ended.filter_map(|end| strip_word(after, end)).next().unwrap_or(after);
    let closers = |c: char| matches!(c, ']' | ')' | '*' | '_' | '.' | ':') || is_unseen(c);
    let word = after.trim_start_matches(closers);
    if word.len() == bare.len() - len {
        return None;
    }
    let named = |says| cues::heading(word, says).filter(|(cue, _)| !cue.words.ends_with("en"));
    let (kind, behind) = match (named(Says::Question), named(Says::Answer)) {
        (Some((_, behind)), _) => (HeadingKind::Question, behind),
        (None, Some((_, behind))) => (HeadingKind::Answer, behind),
        _ => return None,
    };
    let end = text.len() - behind.len();
    let behind = behind.trim_start_matches(['*', '_']);
    let inline = match behind.strip_prefix(':') {
        Some(inline) => inline.trim_start_matches(|c: char| matches!(c, '*' | '_') || is_unseen(c)),
        None if behind.is_empty() => behind,
        None => return None,
    };
    let rest = text.len() - inline.len();
    // `2, 3 en 4. Antwoord` is hardly anything else.
    let joint = kind == HeadingKind::Answer && numbers.len() > 1;
    let sure = if joint { Sure::Expected } else { Sure::Layout };
    (end <= LONGEST).then_some(Heading { kind, numbers, range: 0..end, rest, sure })
}

/// What may stand right behind the number in `V1` and `A2-4`.
const BEHIND_SHORT: [char; 12] = [':', '.', ')', ' ', '\t', 'a', 'b', 'c', 'd', '-', '–', ','];

/// `2, 3 en 4`: several numbers, the last of which is joined to them by a word.
fn several(text: &str, at: usize) -> Option<(Numbers, usize)> {
    let (found, len) = numbers(text, at)?;
    let joined = text.get(..len)?.contains(char::is_alphabetic);
    (found.len() > 1 && joined && found.iter().all(|(one, _)| one.letter().is_none()))
        .then_some((found, len))
}

/// `V1: Kent u …`, `A1`, `Q2.`, `V 3`, `v1:`: only in a draft that numbers so.
pub(super) fn short(text: &str) -> Option<Heading> {
    let kind = match text.bytes().next()? {
        b'V' | b'Q' | b'v' | b'q' => HeadingKind::Question,
        b'A' | b'a' => HeadingKind::Answer,
        _ => return None,
    };
    let list = text.get(1..)?;
    // `V.1`
    let dotted =
        list.strip_prefix('.').filter(|near| near.starts_with(|c: char| c.is_ascii_digit()));
    let list = dotted.unwrap_or(list);
    let near = list.trim_start_matches(is_unseen);
    let list = if near.len() + 1 >= list.len() { near } else { list };
    let digits = leading_digits(list);
    let after = list.get(digits..)?;
    if digits == 0 || !after.is_empty() && !after.starts_with(BEHIND_SHORT) {
        return None;
    }
    let capital = text.starts_with(char::is_uppercase);
    if !capital {
        // `v1:` and `a1:` have a colon.
        let inline = after.strip_prefix(':')?.trim_start_matches(is_unseen);
        let numbers = vec![(number(list)?.0, text.len() - list.len()..text.len() - after.len())];
        let (end, rest) = (text.len() - after.len(), text.len() - inline.len());
        return Some(Heading { kind, numbers, range: 0..end, rest, sure: Sure::Layout });
    }
    let heading = numbered(text, list, kind)?;
    // `A2-B`, `V8-motor`: behind a dash another number follows.
    if after.starts_with(['-', '–', ',']) && heading.numbers.len() < 2 {
        return None;
    }
    // `A2 Amsterdam – Utrecht` is a road.
    let marked = heading.rest == text.len()
        || text.get(heading.range.end..heading.rest)?.contains([':', '.', ')', '-', '–']);
    // `A2-4:` is hardly anything else.
    let sure = if kind == HeadingKind::Answer
        && heading.numbers.len() > 1
        && after_list(text, &heading).starts_with(':')
    {
        Sure::Expected
    } else {
        Sure::Layout
    };
    marked.then_some(Heading { sure, ..heading })
}

/// What stands behind the numbers.
fn after_list<'t>(text: &'t str, heading: &Heading) -> &'t str {
    text.get(heading.range.end..).unwrap_or_default()
}
