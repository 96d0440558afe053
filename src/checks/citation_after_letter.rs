//! KL506: a source that is dated after the letter.

use super::{Context, Finding};
use crate::draft::{DateRole, Draft, NamedDate, Part};
use crate::text::date::in_words;

/// Reports, in notes and behind references of the answerer's own, the date of a source that is later than the letter. Dates in a note that
/// say something else ("geldig tot", "per") are left alone.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let Some(letter) = draft.date() else { return };
    for date in draft.dates.iter().filter(|date| date.role == DateRole::Text) {
        let Some(day) = date.reading.day().filter(|&day| day > letter) else { continue };
        let before = draft.words_in(date.part, 0..date.range.start);
        let of_source = match date.part {
            Part::Note(_) => dates_source(before) || behind_reference(draft, date),
            Part::Answer(_) => behind_reference(draft, date),
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

/// Whether a reference stands before a date with only ", d.d." and the like between them; in a note a comma is enough.
fn behind_reference(draft: &Draft, date: &NamedDate) -> bool {
    let next = draft.citations.partition_point(|cited| cited.span.start < date.span.start);
    let cited = next.checked_sub(1).and_then(|before| draft.citations.get(before));
    let Some(cited) = cited.filter(|cited| cited.part == date.part) else { return false };
    let end = cited.citation.range.end;
    if end > date.range.start {
        return false;
    }
    let between = draft.words_in(date.part, end..date.range.start);
    let bare = between.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '('));
    matches!(bare, "d.d." | "dd." | "van" | "d.d")
        || bare.is_empty() && between.starts_with(',') && matches!(date.part, Part::Note(_))
}
