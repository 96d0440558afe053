//! KL322: a reference whose words tell of another paper than the one it points to.

use std::ops::Range;

use super::{Context, Finding};
use crate::draft::people::members;
use crate::draft::{Cited, Draft};
use crate::papers::{Known, Paper, words};
use crate::register::Register;
use crate::text::date::{days_between, in_words, prefix};
use crate::text::{Date, last_of, shortened};

/// Days that the date of a letter may differ from the one under which it was registered.
const LATER: i32 = 3;
/// How far before a reference its description may begin, in bytes.
const REACH: usize = 160;

/// Kinds of papers, as they are written and as the Chamber's lists begin them. A word of more than one meaning is none of these.
const KINDS: [(&str, &[&str]); 3] = [
    ("motie", &["motie", "moties"]),
    ("brief", &["brief", "kamerbrief", "voortgangsbrief", "verzamelbrief"]),
    ("amendement", &["amendement", "amendementen"]),
];

/// Reports a date, kind or mover that stands right before a reference and is not that of its paper.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (draft, papers) = (context.draft, &context.options.papers);
    let on = draft.date();
    for cited in &draft.citations {
        let citation = &cited.citation;
        let (Some(dossier), Some(number)) = (&citation.dossier, &citation.number) else { continue };
        let Some((flow, range)) = draft.range_before(cited) else { continue };
        if !citation.faults.is_empty() {
            continue;
        }
        let suffix = dossier.suffix.as_ref().map(|suffix| suffix.value.as_str());
        let Known::Yes(listed) = papers.dossier(dossier.base.value, suffix, on) else { continue };
        let Known::Yes(paper) = papers.paper(&listed, &number.value.to_string(), on) else {
            continue;
        };
        if !stands_alone(draft, cited) {
            continue;
        }
        let text = flow.slice(range.clone());
        let Some((at, wording, is)) = differs(text, &paper, &context.options.register) else {
            continue;
        };
        let span = flow.span(range.start + at.start..range.start + at.end);
        found.push(
            Finding::at(span)
                .worded(wording)
                .with("said", text.get(at).unwrap_or_default())
                .with("is", is)
                .with("paper", draft.words_in(cited.part, citation.range.clone()))
                .with("title", shortened(&paper.title, 90))
                .related(cited.span, "reference"),
        );
    }
}

/// Whether no other reference stands in the same place: words before two references may tell of either.
fn stands_alone(draft: &Draft, cited: &Cited) -> bool {
    const NEAR: usize = 12;
    let range = &cited.citation.range;
    let near = draft.citations_in(cited.part).filter(|other| {
        other.range.start <= range.end + NEAR && range.start <= other.range.end + NEAR
    });
    near.count() == 1
}

/// What the words before a reference say of its paper that is not so: where, which wording, and what is so.
fn differs(
    text: &str,
    paper: &Paper,
    register: &Register,
) -> Option<(Range<usize>, &'static str, String)> {
    let tail = last_of(text, REACH);
    let from = text.len() - tail.len();
    let named = kinds(tail);
    let is = KINDS.iter().find(|(kind, _)| paper.kind.to_lowercase().starts_with(kind))?;
    let mut different = named.iter().map(|(kind, _)| *kind).collect::<Vec<&str>>();
    different.dedup();
    // Of two kinds of papers nobody can say which one is meant.
    let [kind] = different.as_slice() else { return None };
    let (_, word) = named.last()?;
    let moved = |range: Range<usize>| range.start + from..range.end + from;
    if *kind != is.0 {
        return Some((moved(word.clone()), "", paper.kind.clone()));
    }
    let behind = tail.get(word.end..)?;
    if let Some((at, day)) = date_at_end(behind)
        && let Some(date) = paper.date
    {
        let days = days_between(day, date).abs();
        if days > LATER {
            let at = word.end + at.start..word.end + at.end;
            return Some((moved(at), "date", in_words(date)));
        }
    }
    if is.0 == "motie" {
        let name = mover(tail, word.clone(), register)?;
        let written: Vec<String> = words(tail.get(name.clone())?).collect();
        let movers = movers(&paper.title)?;
        let has = movers.windows(written.len().max(1)).any(|run| run == written);
        if !has && !written.is_empty() {
            return Some((moved(name), "mover", shortened(&paper.title, 90)));
        }
    }
    None
}

/// The kinds of papers that a text names, with where.
fn kinds(text: &str) -> Vec<(&'static str, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in text.split(|c: char| !(c.is_alphanumeric())) {
        let range = at..at + part.len();
        at += part.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let lower = part.to_lowercase();
        let kind = KINDS.iter().find(|(_, forms)| forms.contains(&lower.as_str()));
        found.extend(kind.map(|(kind, _)| (*kind, range)));
    }
    found
}

/// The date with which a text ends, but for what leads to a reference: " van 10 september 2024 (".
fn date_at_end(text: &str) -> Option<(Range<usize>, Date)> {
    let trimmed =
        text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | ','));
    let leads = [" van ", " d.d. ", " dd. "]
        .iter()
        .filter_map(|lead| Some(trimmed.rfind(lead)? + lead.len()));
    let start = leads.max()?;
    let (len, reading) = prefix(trimmed.get(start..)?)?;
    (start + len == trimmed.len()).then(|| Some((start..start + len, reading.day()?)))?
}

/// The name of who moved: "motie-Bikker", "motie van het lid Bikker".
fn mover(text: &str, word: Range<usize>, register: &Register) -> Option<Range<usize>> {
    let behind = text.get(word.end..)?;
    if let Some(name) = behind.strip_prefix('-') {
        let end = name.find(|c: char| !c.is_alphabetic()).unwrap_or(name.len());
        let capital = name.starts_with(char::is_uppercase);
        return (capital && end > 1).then_some(word.end + 1..word.end + 1 + end);
    }
    let said =
        behind.strip_prefix(" van het lid ").or_else(|| behind.strip_prefix(" van de leden "))?;
    let names = members(behind, register);
    let first =
        names.first().filter(|first| first.name.range.start <= behind.len() - said.len() + 1)?;
    Some(word.end + first.name.range.start..word.end + first.name.range.end)
}

/// The words of a title that name its movers: "Motie van het lid Bikker c.s. over …".
fn movers(title: &str) -> Option<Vec<String>> {
    let at = ["van het lid ", "van de leden "]
        .iter()
        .filter_map(|lead| Some(title.find(lead)? + lead.len()));
    let rest = title.get(at.min()?..)?;
    let end = rest.find(" over ").unwrap_or(rest.len());
    Some(words(rest.get(..end)?).collect())
}
