//! KL609: a date with a leading zero, a month with a capital, "jl." behind a year.

use super::{Context, Finding};
use crate::draft::Part;
use crate::text::last_of;

/// How far before a date the bracket that opens around it may stand, in bytes.
const NEAR: usize = 1_000;

/// Reports dates in the answerer's words that are written otherwise than in running text.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for date in &draft.dates {
        let text = draft.words_in(date.part, date.range.clone());
        let own = !matches!(date.part, Part::Question(_) | Part::Note(_));
        if !own || !text.contains(char::is_alphabetic) || date.reading.day().is_none() {
            continue;
        }
        let rest =
            draft.flow(date.part).map_or("", |flow| flow.slice(date.range.end..flow.text().len()));
        if let Some(len) = last(rest) {
            let span = draft.span_in(date.part, date.range.start..date.range.end + len);
            let cut = draft.span_in(date.part, date.range.end..date.range.end + len);
            let whole = draft.words_in(date.part, date.range.start..date.range.end + len);
            found.push(
                Finding::at(span)
                    .worded("last")
                    .with("date", whole)
                    .with("right", text)
                    .edit(cut, ""),
            );
        }
        let day = text.trim_start_matches('0');
        // Between brackets and quotation marks an English source keeps its capitals.
        let before = last_of(draft.words_in(date.part, 0..date.range.start), NEAR);
        let capital = text.contains(char::is_uppercase);
        let quoted = || draft.flow(date.part).is_some_and(|flow| flow.is_quoted(date.range.start));
        // "in Education of 14 December", not "13 mei of 14 Mei"
        let english = || {
            before.strip_suffix("of ").is_some_and(|title| {
                let word = title.trim_end().rsplit(' ').next().unwrap_or_default();
                word.starts_with(char::is_uppercase)
            })
        };
        let cited = capital && (english() || before.rfind('(') > before.rfind(')') || quoted());
        // "Van 01 t/m 03 mei": both have their zero.
        let paired = || {
            before.trim_end().rsplit(' ').nth(1).is_some_and(|day| {
                let digits = day.bytes().all(|byte| byte.is_ascii_digit());
                day.len() == 2 && day.starts_with('0') && digits
            })
        };
        if day.len() < text.len() && paired() {
            continue;
        }
        let right = if cited { day.to_owned() } else { day.to_lowercase() };
        if right != text {
            found.push(
                Finding::at(date.span)
                    .with("date", text)
                    .with("right", &right)
                    .edit(date.span, right),
            );
        }
    }
}

/// The length of a "jl." that follows at once.
fn last(rest: &str) -> Option<usize> {
    let word = rest.strip_prefix(' ').unwrap_or(rest);
    let gap = rest.len() - word.len();
    let found =
        ["jl.", "j.l.", "jongstleden", "jl"].iter().find(|form| word.starts_with(**form))?;
    let after = word.get(found.len()..)?;
    // A full stop that also ends the sentence stays.
    let ends = found.ends_with('.')
        && (after.is_empty()
            || after.starts_with('\n')
            || after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase)));
    (gap > 0 && !after.starts_with(char::is_alphanumeric))
        .then_some(gap + found.len() - usize::from(ends))
}
