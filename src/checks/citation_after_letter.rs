//! KL506: a source that is dated after the letter.

use super::{Context, Finding};
use crate::draft::{DateRole, Part};
use crate::register::date::in_words;

/// Reports, in notes and behind references of the answerer's own, the date of a source that is later than the letter. Dates in a note that
/// say something else ("geldig tot", "per") are left alone.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let Some(letter) = draft.date() else { return };
    for date in draft.dates.iter().filter(|date| date.role == DateRole::Text) {
        let Some(day) = date.reading.day().filter(|&day| day > letter) else { continue };
        let before = draft.words_in(date.part, 0..date.range.start);
        let of_source = match date.part {
            Part::Note(_) => dates_source(before),
            Part::Answer(_) => {
                let cited = draft.citations.iter().filter(|cited| cited.part == date.part);
                let mut ends = cited.map(|cited| cited.citation.range.end);
                ends.any(|end| {
                    end <= date.range.start
                        && is_link(draft.words_in(date.part, end..date.range.start))
                })
            }
            _ => false,
        };
        if of_source && !draft.is_quoted(date.part) {
            let finding =
                Finding::at(date.span).with("date", in_words(day)).with("letter", in_words(letter));
            found.push(finding);
        }
    }
}

/// Whether the words before a date in a note make it the date of the source.
fn dates_source(before: &str) -> bool {
    let before = before.trim_end();
    let lower = before.to_lowercase();
    let named = [
        "d.d.",
        "dd.",
        "geraadpleegd op",
        "gepubliceerd op",
        "brief van",
        "artikel van",
        "bericht van",
        "besluit van",
    ];
    // "Trouw, 6 februari 2025": a name and a comma, nothing else.
    let source = before.strip_suffix(',').is_some_and(|name| {
        name.len() < 60
            && name.starts_with(|c: char| c.is_uppercase())
            && !name.contains(['.', ';', ':'])
            && !name.to_lowercase().split(' ').any(|word| {
                matches!(word, "tot" | "vanaf" | "per" | "voor" | "uiterlijk" | "geldig")
            })
    });
    source || named.iter().any(|words| lower.ends_with(words))
}

/// Whether only ", d.d." and the like stand between a reference and its date.
fn is_link(between: &str) -> bool {
    let bare = between.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '('));
    matches!(bare, "d.d." | "dd." | "van" | "d.d")
}
