//! The days a draft names: its own, that of submission and of receipt, and those in running text.

use std::ops::{Range, RangeInclusive};

use super::{Draft, Part};
use crate::text::Date;
use crate::text::Span;
use crate::text::date::{self, LATEST, Reading};

/// What a date in a draft is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRole {
    /// The letter itself.
    Letter,
    /// The submission of the questions: "ingezonden 18 februari 2025".
    Submitted,
    /// The receipt of the answers: "ontvangen 11 maart 2025".
    Received,
    /// Anything else that a text speaks of.
    Text,
}

/// A date as it stands in the draft.
#[derive(Clone, Debug)]
pub struct NamedDate {
    /// The part in whose flow it stands.
    pub part: Part,
    /// Where in that flow, in bytes.
    pub range: Range<usize>,
    /// Where in the source.
    pub span: Span,
    /// What it says.
    pub reading: Reading,
    /// What it is the date of.
    pub role: DateRole,
}

impl Draft {
    /// The first date with a role that is a day.
    #[must_use]
    pub fn date_of(&self, role: DateRole) -> Option<(Date, &NamedDate)> {
        let mut dates = self.dates.iter().filter(|date| date.role == role);
        dates.find_map(|date| Some((date.reading.day()?, date)))
    }

    /// The dates of a part, in order.
    #[must_use]
    pub fn dates_in(&self, part: Part) -> &[NamedDate] {
        let start = self.dates.partition_point(|date| date.part < part);
        let end = self.dates.partition_point(|date| date.part <= part);
        self.dates.get(start..end).unwrap_or_default()
    }

    /// The day on which the draft speaks: that of the letter, of a published answer that of receipt.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        let own = self.date_of(DateRole::Letter).or_else(|| self.date_of(DateRole::Received));
        own.map(|(day, _)| day)
    }
}

/// How long an answer may be under way: a published one names the day of receipt only.
const UNDER_WAY: i64 = 7;

impl Draft {
    /// The days on one of which the draft was signed: that of the letter, or the week up to receipt. `None` for a draft without
    /// a date.
    #[must_use]
    pub fn signed_in(&self) -> Option<RangeInclusive<Date>> {
        if let Some((day, _)) = self.date_of(DateRole::Letter) {
            return Some(day..=day);
        }
        let (day, _) = self.date_of(DateRole::Received)?;
        Some(back(day, UNDER_WAY)..=day)
    }
}

/// How long before an answer its questions may have been asked, where the draft does not say: the longest that is known is 570 days.
const LONGEST_WAIT: i64 = 570;

/// How long before and after a day of submission an office may have come or gone: who writes questions in the week of a handover
/// does not know yet.
const HANDOVER: i64 = 7;

/// The days on one of which something was so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// First and last day.
    pub days: RangeInclusive<Date>,
    /// The day to name.
    pub day: Date,
    /// The draft does not say: the present day was taken.
    pub assumed: bool,
}

impl Draft {
    /// When the draft was or will be signed: see [`Draft::signed_in`]; without a date on a day since submission, else today.
    #[must_use]
    pub fn signing_period(&self, today: Option<Date>) -> Option<Period> {
        if let Some(days) = self.signed_in() {
            return Some(Period { day: *days.end(), days, assumed: false });
        }
        if let Some((day, _)) = self.date_of(DateRole::Submitted) {
            let end = today.map_or(LATEST, |today| today.max(day));
            return Some(Period { days: day..=end, day, assumed: false });
        }
        today.map(|day| Period { days: day..=day, day, assumed: true })
    }

    /// When the questions were asked: the day of submission; without it on any day on which an answer of that date, or of today,
    /// may have been asked for.
    #[must_use]
    pub fn asking_period(&self, today: Option<Date>) -> Option<Period> {
        if let Some((day, _)) = self.date_of(DateRole::Submitted) {
            let days = back(day, HANDOVER)..=back(day, -HANDOVER);
            return Some(Period { days, day, assumed: false });
        }
        let Period { days, day, assumed } = self.signing_period(today)?;
        Some(Period { days: back(*days.start(), LONGEST_WAIT)..=*days.end(), day, assumed })
    }
}

/// So many days before a day.
fn back(day: Date, days: i64) -> Date {
    let span = jiff::Span::new().try_days(days);
    span.ok().and_then(|span| day.checked_sub(span).ok()).unwrap_or(day)
}

/// Every date in the draft, part by part.
pub(super) fn dates(draft: &Draft) -> Vec<NamedDate> {
    let mut dates: Vec<NamedDate> = Vec::new();
    let mut letter_dated = false;
    for (part, flow) in draft.parts() {
        for (range, reading) in flow.dates() {
            let mut role = role(part, flow.text(), range);
            if role == DateRole::Letter && std::mem::replace(&mut letter_dated, true) {
                role = DateRole::Text;
            }
            let span = flow.span(range.clone());
            dates.push(NamedDate { part, range: range.clone(), span, reading: *reading, role });
        }
    }
    dates
}

/// The dates in a text with their places; linear.
pub(super) fn in_text(text: &str) -> Vec<(Range<usize>, Reading)> {
    let mut found: Vec<(Range<usize>, Reading)> = Vec::new();
    let digits = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit());
    for at in digits.map(|(at, _)| at) {
        let behind = text.get(..at).and_then(|before| before.chars().next_back());
        if behind.is_some_and(char::is_alphanumeric)
            || found.last().is_some_and(|(last, _)| last.end > at)
        {
            continue;
        }
        let Some((len, reading)) = text.get(at..).and_then(date::prefix) else { continue };
        let range = at..at + len;
        // `…/11-02-2025/…` is part of an address or a number, and `1,32 mei` has no day.
        let numeric = !text.get(range.clone()).unwrap_or_default().contains(char::is_alphabetic);
        let joined = match reading {
            Reading::Impossible if !numeric => ",.:/",
            _ if numeric => "/-._=,",
            _ => "",
        };
        if !behind.is_some_and(|c| joined.contains(c)) {
            found.push((range, reading));
        }
    }
    found
}

/// What a date is the date of, by the words before it.
fn role(part: Part, text: &str, range: &Range<usize>) -> DateRole {
    let before = text.get(..range.start).unwrap_or_default();
    let line = || before.rsplit('\n').next().unwrap_or_default();
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || c == ':');
    let before = before.strip_suffix(" op").unwrap_or(before);
    let says = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    match part {
        Part::Letter | Part::Head(_) if says(&["ingezonden", "ingediend"]) => DateRole::Submitted,
        // The Chamber sends its questions with a letter of that day.
        Part::Letter if says(&["uw brief van", "uw brief d.d."]) => DateRole::Submitted,
        Part::Head(_) if says(&["(ontvangen"]) => DateRole::Received,
        // Below the title of a paper: "Ontvangen 26 april 2019", "Vastgesteld 3 mei 2024".
        Part::Letter | Part::Head(_)
            if matches!(line().trim(), "Ontvangen" | "Vastgesteld" | "Ontvangen op") =>
        {
            DateRole::Received
        }
        Part::Letter if says(&["Datum", "datum"]) || opens_letter(text, line(), range.end) => {
            DateRole::Letter
        }
        _ => DateRole::Text,
    }
}

/// Whether a date stands as letters have it: alone in its paragraph, or behind a place at the front of it
/// ("Den Haag, 18 februari 2025").
fn opens_letter(text: &str, line_before: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default();
    let ends = after.split('\n').next().unwrap_or_default().trim().is_empty();
    let place = line_before.trim().strip_suffix(',').is_some_and(|place| {
        place.len() <= 24
            && place.trim_start_matches(['\'', '’', '‘']).starts_with(|c: char| {
                c.is_alphabetic() && (c.is_uppercase() || place.starts_with(['\'', '’', '‘']))
            })
    });
    ends && line_before.trim().is_empty() || place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Document, Format};
    use crate::register::Register;
    use crate::text::Source;

    fn roles(text: &str) -> Vec<(DateRole, String)> {
        let source = Source::new(text.to_owned()).expect("small");
        let draft = Draft::read(&Document::of(source.clone(), Format::Plain), Register::builtin());
        let named = draft.dates.iter();
        named.map(|date| (date.role, source.slice(date.span).to_owned())).collect()
    }

    const REST: &str = "\n\nVraag 1\nKlopt dit?\n\nAntwoord 1\nJa, op 3 mei 2024 bleek dat.\n";

    #[test]
    fn a_letter_says_its_date_in_several_ways() {
        for line in [
            "Datum 18 februari 2025",
            "Datum\n\n18 februari 2025",
            "Datum: 18\u{a0}februari 2025",
            "Den Haag, 18 februari 2025",
            "’s-Gravenhage, 18 februari 2025",
            "18 februari 2025",
        ] {
            let text = format!(
                "{line}\n\nGeachte voorzitter,\n\nHierbij bied ik u de antwoorden aan op de vragen van het lid \
                 Jansen (VVD), ingezonden op 2 februari 2025. Op 5 februari 2025 sprak ik u.{REST}"
            );
            let roles = roles(&text);
            let kinds: Vec<DateRole> = roles.iter().map(|(role, _)| *role).collect();
            use DateRole::{Letter, Submitted, Text};
            assert_eq!(kinds, [Letter, Submitted, Text, Text], "{line:?} {roles:?}");
        }
    }

    #[test]
    fn a_published_answer_is_dated_by_its_receipt() {
        let text = format!(
            "Vragen van het lid Jansen (VVD) aan de Minister van Financiën over geld (ingezonden 4 april 2024).\n\
             Antwoord van Minister Van Weyenberg (Financiën) (ontvangen 21 mei 2024).{REST}"
        );
        let kinds: Vec<DateRole> = roles(&text).iter().map(|(role, _)| *role).collect();
        assert_eq!(kinds, [DateRole::Submitted, DateRole::Received, DateRole::Text]);
    }

    #[test]
    fn addresses_and_long_numbers_are_no_dates() {
        for text in ["x.nl/11-02-2025/", "nr. 118 mei 2024", "A4 mei 2024", "1.11-02-2025"] {
            assert_eq!(in_text(text), [], "{text}");
        }
        assert_eq!(in_text("van 11–18 februari 2025 en 2-3-2024.").len(), 2);
        assert!(matches!(in_text("op 31 november 2024").as_slice(), [(_, Reading::Impossible)]));
    }
}
