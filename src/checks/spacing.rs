//! KL610: two spaces, a space before a comma, no space behind one.

use super::{Context, Finding};
use crate::draft::{Part, Prose};
use crate::text::{Flow, Source, Span};

/// Double spaces above this number, and above one in twenty, are those of a layout (justified lines), not of a writer.
const LAYOUT: usize = 6;

/// Reports spacing that a writer would want to mend, in the answerer's words on one line. What the Chamber has typeset is left alone.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.published {
        return;
    }
    let mut doubles = Vec::new();
    let mut spaces = 0;
    for (part, flow) in draft.own_parts() {
        // Letters have columns, and fields behind tabs.
        if matches!(part, Part::Answer(_) | Part::Notice) {
            spaces += double(context.source, flow, &mut doubles);
            punctuation(context.source, flow, found);
        }
    }
    if doubles.len() <= LAYOUT || doubles.len() * 20 <= spaces {
        found.extend(doubles.into_iter().map(|span| Finding::at(span).edit(span, " ")));
    }
}

/// Two spaces between words of one line; gives the number of all spaces.
fn double(source: &Source, flow: &Flow, found: &mut Vec<Span>) -> usize {
    let mut count = 0;
    for (_, span) in flow.spaces() {
        count += 1;
        let doubled = || source.slice(span) == "  " && !source.in_columns(span);
        if span.len() == 2 && doubled() && !is_item(source, span) {
            found.push(span);
        }
    }
    count
}

/// Whether a line up to here is the sign of an item: `a.`, `(1)`, `•`. Behind it stands as much white space as its writer likes, and Markdown
/// wants two behind `A.`.
fn is_item(source: &Source, space: Span) -> bool {
    let line = source.lines().start_of(source.lines().line_of(space.start));
    let sign = source.slice(Span::new(line, space.start)).trim_start_matches([' ', '\t', '>', '|']);
    let label = sign.trim_start_matches('(').trim_end_matches(['.', ')', ':']);
    let labelled = label.len() < sign.len() && label.chars().all(char::is_alphanumeric);
    matches!(sign, "-" | "–" | "•" | "*") || labelled && label.chars().count() <= LONGEST_LABEL
}

/// The most characters of the sign of an item, but for its bracket and stop: `iii`, `12`.
const LONGEST_LABEL: usize = 4;

/// A mark in a text with a space too many before it, or none behind it.
#[derive(Debug)]
enum Mark {
    Spaced(usize),
    Joined(usize),
}

fn punctuation(source: &Source, flow: &Prose, found: &mut Vec<Finding>) {
    for mark in flow.kept(&(), |flow, ()| marks(flow.text())) {
        match *mark {
            Mark::Spaced(at) => {
                let span = flow.span(at - 1..at);
                // "rapport [1], dat": the space stands before the mark of a note, and the comma right behind that.
                let apart = span.end != flow.span(at..at + 1).start;
                // A narrow space or a tab before a mark was set there.
                if !apart && source.slice(span).chars().all(|c| c == ' ' || c == '\u{a0}') {
                    let finding = Finding::at(flow.span(at - 1..at + 1)).worded("before");
                    found.push(finding.with("mark", flow.slice(at..at + 1)).edit(span, ""));
                }
            }
            Mark::Joined(at) => {
                let span = flow.span(at..at + 1);
                let next = flow.span(at + 1..at + 2);
                if span.end == next.start {
                    let finding = Finding::at(span).worded("after").with("mark", ",");
                    found.push(finding.edit(Span::at(span.end), " "));
                }
            }
        }
    }
}

/// The marks of a text that may stand wrong; what they look like in the source decides.
fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices([',', ';', '.']) {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default();
        let ends = after.is_empty() || after.starts_with([' ', '\n']);
        if let Some(word) = before.strip_suffix(' ') {
            let closes = [')', ']', '%', '’', '”', '»', '"'];
            // "€ 2 , 5 miljoen": which of the two spaces is too many is for somebody to see.
            let decimals = word.ends_with(|c: char| c.is_ascii_digit()) && is_amount(after);
            if ends
                && !decimals
                && word.ends_with(|c: char| c.is_alphanumeric() || closes.contains(&c))
            {
                found.push(Mark::Spaced(at));
            }
        } else if mark == "," && is_joined(before, after) {
            found.push(Mark::Joined(at));
        }
    }
    found
}

/// Whether what stands behind a comma is the rest of an amount: ` 5 miljoen`.
fn is_amount(after: &str) -> bool {
    const UNITS: [&str; 7] = [" miljoen", " miljard", " mln", " mld", " procent", "%", " euro"];
    let number = after.trim_start();
    let unit = number.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < number.len() && UNITS.iter().any(|word| unit.starts_with(word))
}

/// Whether words on both sides of a comma are joined by it: "vrouwen,mannen", not a number, address or formula.
fn is_joined(before: &str, after: &str) -> bool {
    let word = before.rsplit([' ', '\n']).next().unwrap_or_default();
    let next = after.split([' ', '\n']).next().unwrap_or_default();
    let plain = |word: &str| {
        word.chars().count() >= 2
            && word.chars().all(|c| {
                c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | ',' | '.' | ';' | ')' | '(')
            })
    };
    plain(word)
        && plain(next)
        && word.ends_with(char::is_alphabetic)
        && next.starts_with(char::is_alphabetic)
}
