//! KL502: a date that cannot be, or that does not go with another.

use super::{Context, Finding};
use crate::draft::{DateRole, Draft, NamedDate, Part};
use crate::text::Span;
use crate::text::date::{Reading, in_words, prefix};
use crate::text::{Date, is_gap};

/// Reports dates of the answerer's own that do not exist, that fall on another day of the week than is written, a letter that is older than
/// the questions, and a running head with another date than the letter.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for date in &draft.dates {
        let quoted = draft.is_quoted(date.part);
        match date.reading {
            // A note names its source; that the question it belongs to is quoted makes no other day of it.
            Reading::Impossible if !quoted || matches!(date.part, Part::Note(_)) => {
                impossible(draft, date, found);
            }
            Reading::Day(day) if !quoted => weekday(draft, date, day, found),
            _ => {}
        }
    }
    order(draft, found);
    running_head(draft, found);
}

fn impossible(draft: &Draft, date: &NamedDate, found: &mut Vec<Finding>) {
    let text = draft.words_in(date.part, date.range.clone());
    if text.contains(char::is_alphabetic) || is_meant_as_date(text) {
        found.push(Finding::at(date.span).with("date", text));
    }
}

/// Whether figures can be nothing but a date, though there is none like it: `31-04-2024`, of which the month exists, only not with
/// that day. `12-13-2024` may be a number of something else, or a date as Americans write it.
fn is_meant_as_date(text: &str) -> bool {
    let mut parts = text.split(['-', '/', '.']).map(|part| part.parse().unwrap_or(0));
    let within = |part: Option<u16>, most| part.is_some_and(|part| (1..=most).contains(&part));
    within(parts.next(), 31) && within(parts.next(), 12)
}

const WEEKDAYS: [&str; 7] =
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// "maandag 18 februari 2025", which was a Tuesday.
fn weekday(draft: &Draft, date: &NamedDate, day: Date, found: &mut Vec<Finding>) {
    let before = draft.words_in(date.part, 0..date.range.start);
    let Some(word) =
        before.strip_suffix(' ').and_then(|before| before.rsplit([' ', '\n', '(']).next())
    else {
        return;
    };
    let lower = word.to_lowercase();
    let real = WEEKDAYS.get(usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0));
    let (Some(real), true) = (real, WEEKDAYS.contains(&lower.as_str())) else { return };
    let start = date.range.start - 1 - word.len();
    let quoted = || draft.flow(date.part).is_some_and(|flow| flow.is_quoted(start));
    if lower != *real && !quoted() {
        let span = draft.span_in(date.part, start..date.range.end);
        let finding =
            Finding::at(span).worded("weekday").with("date", in_words(day)).with("weekday", real);
        found.push(finding.with("written", lower));
    }
}

/// The letter, or the receipt of the answers, before the submission of the questions.
fn order(draft: &Draft, found: &mut Vec<Finding>) {
    let Some((submitted, asked)) = draft.date_of(DateRole::Submitted) else { return };
    for role in [DateRole::Letter, DateRole::Received] {
        let Some((day, date)) = draft.date_of(role) else { continue };
        if day < submitted {
            let finding = Finding::at(date.span)
                .worded("order")
                .with("date", in_words(day))
                .with("submitted", in_words(submitted));
            found.push(finding.related(asked.span, "submitted"));
        }
    }
}

/// The most days of running heads that are reported.
const MOST: usize = 10;

/// A date in a running head that is not the letter's, once for every day.
fn running_head(draft: &Draft, found: &mut Vec<Finding>) {
    let Some((letter, named)) = draft.date_of(DateRole::Letter) else { return };
    let mut seen: Vec<Date> = Vec::new();
    let in_flows =
        draft.dates.iter().filter(|date| date.role == DateRole::Text).filter_map(|date| {
            let before =
                draft.words_in(date.part, 0..date.range.start).trim_end_matches([' ', ':']);
            let labelled = before
                .strip_suffix("Datum")
                .is_some_and(|before| before.is_empty() || before.ends_with('\n'));
            (labelled && matches!(date.part, Part::Letter))
                .then_some((date.span, date.reading.day()?))
        });
    for (span, day) in in_flows.chain(in_furniture(draft)) {
        if day != letter && seen.len() < MOST && !seen.contains(&day) {
            seen.push(day);
            let finding = Finding::at(span)
                .worded("running")
                .with("date", in_words(day))
                .with("letter", in_words(letter));
            found.push(finding.related(named.span, "letter"));
        }
    }
}

/// Dates alone on a line of a running head, or behind "Datum".
fn in_furniture(draft: &Draft) -> impl Iterator<Item = (Span, Date)> {
    draft.furniture.iter().filter_map(|line| {
        let text = line.text.strip_prefix("Datum").unwrap_or(&line.text);
        let rest = text.trim_start_matches(|c: char| c == ':' || is_gap(c));
        let start = line.span.start as usize + line.text.len() - rest.len();
        let (len, reading) = prefix(rest)?;
        let alone = rest.get(len..)?.trim().is_empty();
        alone.then_some((Span::of(start..start + len), reading.day()?))
    })
}
