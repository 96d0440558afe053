//! KL417: a body, title or abbreviation that is written in two ways.

use std::ops::Range;

use super::{Context, Finding};
use crate::draft::Prose;
use crate::register::{NameMatch, Register, fold};
use crate::text::tables::{QuickMap, QuickSet};
use crate::text::{Span, Word, hash};

/// Reports, in the answerer's words, the rarer of two names of three capitals or more that are two letters apart at most, an
/// abbreviation of which two letters are swapped, and an abbreviation that has lost the hyphen to its noun. Linear but for names that
/// share a word in the same place.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut names: Vec<Written<'_>> = Vec::new();
    let mut shorts: QuickMap<&str, (usize, Span)> = QuickMap::default();
    let mut compounds: QuickMap<(&str, &str), Span> = QuickMap::default();
    let mut apart: Vec<(&str, &str, Span)> = Vec::new();
    for (_, flow) in context.draft.own_parts() {
        let named = flow.kept(&(), |flow, ()| in_flow(flow));
        names.extend(named.names.iter().map(|(range, words)| Written {
            words,
            span: flow.span(range.clone()),
            text: flow.slice(range.clone()),
            times: 1,
        }));
        for (word, next) in &named.shorts {
            let text = flow.slice(word.clone());
            let span = flow.span(word.clone());
            shorts.entry(text).or_insert((0, span)).0 += 1;
            let Some(next) = next else { continue };
            let noun = flow.slice(next.clone());
            let both = flow.span(word.start..next.end);
            match flow.slice(word.end..next.start) {
                "-" | "‐" | "‑" => {
                    compounds.entry((text, noun)).or_insert(both);
                }
                " " => apart.push((text, noun, both)),
                _ => {}
            }
        }
    }
    near_names(&names, &context.options.register, found);
    capitals(context, found);
    swapped(&shorts, found);
    for (short, noun, span) in apart {
        if let Some(&there) = compounds.get(&(short, noun)) {
            let right = format!("{short}-{noun}");
            let finding =
                Finding::at(span).worded("hyphen").with("wrong", format!("{short} {noun}"));
            found.push(finding.with("right", &right).related(there, "other").edit(span, right));
        }
    }
}

/// What a text names that may be written in two ways.
#[derive(Debug)]
struct Named {
    /// Names with capitals, with their words for comparison.
    names: Vec<(Range<usize>, Vec<String>)>,
    /// Abbreviations, each with the noun behind it.
    shorts: Vec<(Range<usize>, Option<Range<usize>>)>,
    /// Bodies with a small word inside, by their words.
    bodies: Vec<Range<usize>>,
}

fn in_flow(flow: &Prose) -> Named {
    let words = flow.words();
    let capitalised = flow.capitalised().filter_map(|i| Some((i, words.get(i)?)));
    let shorts = capitalised.filter(|(_, word)| is_short(flow.slice(word.range())));
    let shorts = shorts.map(|(i, word)| {
        let next = words.get(i + 1).map(|next| next.range()).filter(|next| {
            let noun = flow.slice(next.clone());
            noun.len() >= SHORTEST_NOUN && noun.chars().all(char::is_lowercase)
        });
        (word.range(), next)
    });
    let mut bodies = Vec::new();
    let mut end = 0;
    for i in flow.capitalised() {
        if i < end {
            continue;
        }
        let body;
        (end, body) = body_at(flow, i);
        bodies.extend(body.filter(|body| (CAPITALS..=LONGEST).contains(&body.len())));
    }
    Named { names: names(flow), shorts: shorts.collect(), bodies }
}

/// Shorter nouns are verbs as often: "het OM doet".
const SHORTEST_NOUN: usize = 6;

/// An abbreviation of three letters or more.
fn is_short(word: &str) -> bool {
    word.len() >= 3 && word.len() <= 10 && word.chars().all(|c| c.is_ascii_uppercase())
}

/// A name of a body or title, each time it stands there.
struct Written<'d> {
    words: &'d [String],
    span: Span,
    text: &'d str,
    times: usize,
}

/// Small words inside a name.
const INSIDE: [&str; 9] = ["van", "voor", "de", "het", "der", "en", "in", "op", "aan"];

/// Whether a word is one of these, with or without a capital.
fn is_small(word: &str) -> bool {
    INSIDE.iter().any(|small| small.eq_ignore_ascii_case(word))
}

/// Capitals that make a name.
const CAPITALS: usize = 3;

fn names(flow: &Prose) -> Vec<(Range<usize>, Vec<String>)> {
    let words = flow.words();
    let mut names = Vec::new();
    let capital = |word: &Word| {
        let word = flow.slice(word.range());
        word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
    };
    let mut i = 0;
    for at in flow.capitalised() {
        let Some(first) = words.get(at).filter(|_| at >= i) else { continue };
        i = at + 1;
        // A small word at the front has its capital from the sentence.
        if !capital(first) || is_small(flow.slice(first.range())) {
            continue;
        }
        let (mut last, mut capitals) = (i - 1, 1);
        while let (Some(before), Some(next)) = (words.get(i - 1), words.get(i)) {
            let between = before.range().end..next.range().start;
            let joined = matches!(flow.slice(between), " " | "-");
            let small = INSIDE.contains(&flow.slice(next.range()));
            if !joined || !(small || capital(next)) {
                break;
            }
            if !small {
                (last, capitals) = (i, capitals + 1);
            }
            i += 1;
        }
        let Some(end) = words.get(last).map(|word| word.range().end) else { continue };
        let start = first.range().start;
        i = last + 1;
        if capitals >= CAPITALS {
            let folded = fold(flow.slice(start..end));
            names.push((start..end, folded.split(' ').map(str::to_owned).collect()));
        }
    }
    names
}

/// A name of a body with a small word inside ("Orde van Advocaten"), in the letters that do not count capitals.
struct Body {
    lower: Vec<String>,
    text: String,
    /// Each way of writing it: how often, and where first.
    written: Vec<(String, usize, Span)>,
}

/// Words whose capital is a choice, inside a name too.
const A_CHOICE: [&str; 3] = ["ministerie", "minister", "staatssecretaris"];

/// Words for who leads and for what is led, letters apart.
const ROLES: [&str; 6] = [
    "minister",
    "ministers",
    "ministerie",
    "ministeries",
    "staatssecretaris",
    "staatssecretarissen",
];

/// No body has more words.
const LONGEST: usize = 12;

/// How many bodies that begin with the same word a place is compared with.
const MOST_ALIKE: usize = 8;

/// Reports the rarer way of writing a body whose later words have a capital in one place and none in another ("Orde van advocaten"). The
/// first word has its capital in both: "ministerie" and "Ministerie" are a choice.
fn capitals(context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut bodies: Vec<Body> = Vec::new();
    let mut first: QuickMap<String, Vec<usize>> = QuickMap::default();
    // A body that is written as one before it needs no look at its letters.
    let mut met: QuickSet<&str> = QuickSet::default();
    for (_, flow) in context.draft.own_parts() {
        for name in flow.kept(&(), |flow, ()| in_flow(flow)).bodies.iter().cloned() {
            let own = flow.words().get(name).unwrap_or_default();
            let Some(place) = whole(own).filter(|place| met.insert(flow.slice(place.clone())))
            else {
                continue;
            };
            let lower: Vec<String> =
                own.iter().map(|word| flow.slice(word.range()).to_lowercase()).collect();
            let Some(begins) = lower.first().cloned() else { continue };
            let alike = first.entry(begins).or_default();
            let known =
                alike.iter().any(|&at| bodies.get(at).is_some_and(|one| one.lower == lower));
            if !known && alike.len() < MOST_ALIKE {
                alike.push(bodies.len());
                let text = flow.slice(place).to_owned();
                bodies.push(Body { lower, text, written: Vec::new() });
            }
        }
    }
    if bodies.is_empty() {
        return;
    }
    // A letter with an accent has another hash in its capital.
    let accented = first.keys().any(|begins| !begins.is_ascii());
    let begins: QuickSet<u64> = first.keys().map(|begins| hash::of(begins)).collect();
    for (_, flow) in context.draft.own_parts() {
        let words = flow.words();
        for i in flow.capitalised() {
            let known = |word: &&Word| accented || begins.contains(&word.hash);
            let Some(word) = words.get(i).filter(known) else { continue };
            let text = flow.slice(word.range());
            for &at in first.get(&text.to_lowercase()).into_iter().flatten() {
                let Some(body) = bodies.get_mut(at) else { continue };
                let Some(own) = words.get(i..i + body.lower.len()) else { continue };
                let Some(place) = whole(own) else { continue };
                let text = flow.slice(place.clone());
                // A heading in capitals writes all so.
                if !text.contains(char::is_lowercase) {
                    continue;
                }
                let mut both = own.iter().zip(&body.lower);
                if text.len() != body.text.len()
                    || !both.all(|(word, lower)| reads(flow.slice(word.range()), lower))
                {
                    continue;
                }
                match body.written.iter_mut().find(|(known, ..)| known == text) {
                    Some((_, times, _)) => *times += 1,
                    None => body.written.push((text.to_owned(), 1, flow.span(place))),
                }
            }
        }
    }
    for body in &bodies {
        let [one, other] = body.written.as_slice() else { continue };
        let mut words = one.0.split(' ').zip(other.0.split(' ')).filter(|(a, b)| a != b);
        if words.all(|(a, _)| A_CHOICE.contains(&a.to_lowercase().as_str())) {
            continue;
        }
        let (odd, right) = if one.1 < other.1 { (one, other) } else { (other, one) };
        let finding = Finding::at(odd.2).worded("capitals").with("wrong", &odd.0);
        found.push(finding.with("right", &right.0).related(right.2, "other").edit(odd.2, &right.0));
    }
}

/// The words of the body that begins with a word: capitals with small words between them, one small word at least, none of them "en". Before
/// them the word from which on another may begin.
fn body_at(flow: &Prose, start: usize) -> (usize, Option<Range<usize>>) {
    let words = flow.words();
    let capital = |i: usize| {
        words.get(i).is_some_and(|word| {
            let word = flow.slice(word.range());
            word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
        })
    };
    let joined = |i: usize| {
        let (Some(one), Some(next)) = (words.get(i), words.get(i + 1)) else { return false };
        flow.slice(one.range().end..next.range().start) == " "
    };
    let small = |i: usize| {
        let word = words.get(i).map(|word| flow.slice(word.range())).unwrap_or_default();
        INSIDE.contains(&word) && word != "en"
    };
    // A small word at the front has its capital from the sentence: "De Orde van Advocaten".
    if !capital(start) || words.get(start).is_some_and(|word| is_small(flow.slice(word.range()))) {
        return (start + 1, None);
    }
    let (mut at, mut last, mut inside) = (start, start, false);
    while joined(at) && (small(at + 1) || capital(at + 1)) {
        at += 1;
        if capital(at) {
            inside |= at > last + 1;
            last = at;
        }
    }
    // What begins further on in a stretch without a small word has none inside either.
    if inside { (last + 1, Some(start..last + 1)) } else { (at + 1, None) }
}

/// Whether a word is, but for its capitals, one in small letters.
fn reads(word: &str, lower: &str) -> bool {
    if word.is_ascii() { word.eq_ignore_ascii_case(lower) } else { word.to_lowercase() == lower }
}

/// Where words that follow each other stand.
fn whole(words: &[Word]) -> Option<Range<usize>> {
    Some(words.first()?.range().start..words.last()?.range().end)
}

fn near_names(all: &[Written<'_>], register: &Register, found: &mut Vec<Finding>) {
    let mut names: Vec<Written<'_>> = Vec::new();
    let mut known: QuickMap<&[String], usize> = QuickMap::default();
    for name in all {
        let at = *known.entry(name.words).or_insert(names.len());
        match names.get_mut(at) {
            Some(there) => there.times += 1,
            None => names.push(Written { times: 1, ..*name }),
        }
    }
    // Two names that are near share a word in the same place.
    let mut sharing: QuickMap<(usize, usize, &str), Vec<usize>> = QuickMap::default();
    let mut reported = vec![false; names.len()];
    for (i, name) in names.iter().enumerate() {
        for (place, word) in name.words.iter().enumerate().filter(|(_, word)| word.len() >= 4) {
            let others = sharing.entry((name.words.len(), place, word.as_str())).or_default();
            let near = others.iter().rev().take(MOST_SHARING).copied();
            for other in near.collect::<Vec<_>>() {
                let Some(there) = names.get(other).filter(|there| are_near(there, name)) else {
                    continue;
                };
                // A name that the register knows is right however often the other stands there.
                let known = |name: &Written<'_>| {
                    matches!(register.office_name(name.text), NameMatch::Right(_))
                };
                let weight = |name: &Written<'_>| (known(name), name.times);
                let (odd, right, at) = if weight(there) < weight(name) {
                    (there, name, other)
                } else {
                    (name, there, i)
                };
                if let Some(seen) = reported.get_mut(at).filter(|seen| !**seen) {
                    *seen = true;
                    let finding = Finding::at(odd.span).with("wrong", odd.text);
                    found.push(finding.with("right", right.text).related(right.span, "other"));
                }
            }
            others.push(i);
        }
    }
}

/// How many names with the same word in the same place a name is compared with.
const MOST_SHARING: usize = 50;

/// Whether two names of as many words differ in two letters at most, in words that are long enough for a slip.
fn are_near(one: &Written<'_>, other: &Written<'_>) -> bool {
    let mut letters = 0;
    one.words != other.words
        && one.words.iter().zip(other.words).filter(|(a, b)| a != b).all(|(a, b)| {
            // Who leads a ministry is no misprint of it.
            if ROLES.contains(&a.as_str()) && ROLES.contains(&b.as_str()) {
                return false;
            }
            letters += strsim::osa_distance(a, b);
            letters <= 2 && a.len().min(b.len()) >= 6 && !a.contains(|c: char| c.is_ascii_digit())
        })
}

/// An abbreviation that stands there once, of which two letters are swapped in one that stands there more often.
fn swapped(shorts: &QuickMap<&str, (usize, Span)>, found: &mut Vec<Finding>) {
    let mut odd: Vec<_> =
        shorts.iter().filter(|(short, (times, _))| *times == 1 && short.len() >= 4).collect();
    odd.sort_by_key(|(_, (_, span))| *span);
    for (short, (_, span)) in odd {
        let right = (1..short.len()).find_map(|i| {
            let mut bytes = short.as_bytes().to_vec();
            bytes.swap(i - 1, i);
            let other = String::from_utf8(bytes).ok()?;
            let (times, there) = shorts.get(other.as_str()).filter(|_| other != **short)?;
            (*times > 1).then_some((other, *there))
        });
        if let Some((right, there)) = right {
            let finding = Finding::at(*span).worded("swapped").with("wrong", short);
            found.push(finding.with("right", &right).related(there, "other").edit(*span, right));
        }
    }
}
