//! KL312: a date and a session year that contradict each other.

use super::{Context, Finding};
use crate::cite::Session;
use crate::draft::{Cited, Draft, NamedDate};
use crate::text::Date;
use crate::text::date::days_between;

/// Days after the end of a session in which a letter may still be printed under it.
const GRACE: i32 = 14;
/// Days before its beginning from which on a letter can hardly be: papers of others are sent on months later.
const LONG_BEFORE: i32 = 365;

/// Reports "de brief van 10 september 2024 (Kamerstukken II 2022/23, …)".
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for cited in &draft.citations {
        let citation = &cited.citation;
        let Some(session) = &citation.session else { continue };
        if citation.key.is_none() || draft.is_quoted(cited.part) {
            continue;
        }
        let Some((date, day)) = dated(draft, cited) else { continue };
        let Some((first, last)) = bounds(&session.value) else { continue };
        let late = days_between(last, day) > GRACE;
        if !late && days_between(day, first) <= LONG_BEFORE {
            continue;
        }
        found.push(
            Finding::at(draft.span_in(cited.part, session.range.clone()))
                .worded(if late { "" } else { "before" })
                .with("session", draft.words_in(cited.part, session.range.clone()))
                .with("date", draft.words_in(date.part, date.range.clone()))
                .with("right", session_of(day).short().unwrap_or_default())
                .related(date.span, "date"),
        );
    }
}

/// The date that a reference gives itself, right before it or right behind it.
fn dated<'d>(draft: &'d Draft, cited: &Cited) -> Option<(&'d NamedDate, Date)> {
    let flow = draft.flow(cited.part)?;
    let range = &cited.citation.range;
    draft.dates_in(cited.part).iter().find_map(|date| {
        let day = date.reading.day()?;
        let fits = if date.range.end <= range.start {
            let lead = flow.slice(0..date.range.start);
            let of_paper = ["brief van ", "kamerbrief van ", "motie van ", "d.d. ", "nota van "];
            let gap = flow.slice(date.range.end..range.start);
            of_paper.iter().any(|words| lead.to_lowercase().ends_with(words))
                && matches!(gap.trim(), "(" | "," | ", (" | "(zie" | "(zie ook")
        } else {
            let gap = flow.slice(range.end..date.range.start);
            matches!(gap.trim_matches([' ', ',']), "d.d." | "van")
        };
        fits.then_some((date, day))
    })
}

/// First and last day of a session: the third Tuesday of September and the Monday before the next.
fn bounds(session: &Session) -> Option<(Date, Date)> {
    let first = i16::try_from(session.first).ok()?;
    session.possible().then_some(())?;
    Some((opening(first)?, opening(first + 1)?.yesterday().ok()?))
}

/// The third Tuesday of September.
fn opening(year: i16) -> Option<Date> {
    Date::new(year, 9, 1).ok()?.nth_weekday_of_month(3, jiff::civil::Weekday::Tuesday).ok()
}

fn session_of(day: Date) -> Session {
    let begun = opening(day.year()).is_some_and(|opening| opening <= day);
    let first = if begun { day.year() } else { day.year() - 1 };
    Session::starting(u16::try_from(first).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_runs_from_the_third_tuesday_of_september() {
        // First days of real sessions: 2013-09-17, 2014-09-16, 2019-09-17, 2024-09-17.
        for (year, day) in [(2013, 17), (2014, 16), (2015, 15), (2019, 17), (2021, 21), (2024, 17)]
        {
            assert_eq!(opening(year), Date::new(year, 9, day).ok());
        }
        let (first, last) = bounds(&Session::starting(2023)).expect("possible");
        assert_eq!((first, last), (Date::constant(2023, 9, 19), Date::constant(2024, 9, 16)));
        assert_eq!(session_of(last), Session::starting(2023));
        assert_eq!(session_of(Date::constant(2024, 9, 17)), Session::starting(2024));
    }
}
