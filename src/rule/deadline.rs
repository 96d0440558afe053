//! `[term]`: how long a ministry has for its answer.

use serde::{Deserialize, Serialize};

use crate::text::Date;
use crate::text::date::days_between;

/// The term for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Days after submission.
    #[serde(default = "Deadline::three_weeks")]
    pub days: u16,
    /// Periods that do not count, each `2025-07-04/2025-08-31`.
    #[serde(default)]
    pub recess: Vec<Recess>,
}

/// A period that does not count for the term, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
pub struct Recess {
    first: Date,
    last: Date,
}

impl TryFrom<String> for Recess {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let days = text
            .split_once('/')
            .and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
        let (first, last) =
            days.ok_or_else(|| format!("`{text}` is geen periode zoals 2025-07-04/2025-08-31"))?;
        if last < first {
            return Err(format!("`{text}` eindigt voor het begint"));
        }
        Ok(Self { first, last })
    }
}

impl From<Recess> for String {
    fn from(recess: Recess) -> Self {
        format!("{}/{}", recess.first, recess.last)
    }
}

impl Default for Deadline {
    fn default() -> Self {
        Self { days: Self::three_weeks(), recess: Vec::new() }
    }
}

impl Deadline {
    /// Three weeks: the term for answers to written questions.
    const fn three_weeks() -> u16 {
        21
    }

    /// How many of the days after one day up to another are recess; a day of two periods counts once.
    #[must_use]
    pub fn recess_days(&self, from: Date, to: Date) -> i32 {
        let mut periods = self.recess.clone();
        periods.sort_by_key(|recess| recess.first);
        // The last day that has been counted, or need not be.
        let mut counted = from;
        let mut days = 0;
        for recess in periods {
            let first = recess.first.max(counted.tomorrow().unwrap_or(counted));
            let last = recess.last.min(to);
            days += (days_between(first, last) + 1).max(0);
            counted = counted.max(last);
        }
        days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recess_days(periods: &[&str], from: &str, to: &str) -> i32 {
        let recess = periods.iter().map(|&period| period.to_owned().try_into().unwrap());
        let term = Deadline { recess: recess.collect(), ..Deadline::default() };
        term.recess_days(from.parse().unwrap(), to.parse().unwrap())
    }

    #[test]
    fn days_of_recess_are_those_behind_the_first_and_count_once() {
        for (periods, from, to, days) in [
            (&["2025-07-04/2025-08-31"][..], "2025-07-03", "2025-09-22", 59),
            // The day of submission is none of the days after it.
            (&["2025-07-04/2025-08-31"], "2025-07-04", "2025-09-22", 58),
            (&["2025-07-04/2025-08-31"], "2025-08-31", "2025-09-22", 0),
            (&["2025-07-04/2025-08-31"], "2025-07-04", "2025-07-05", 1),
            (&["2025-07-04/2025-08-31"], "2025-09-01", "2025-09-22", 0),
            (&["2025-07-04/2025-07-04"], "2025-07-01", "2025-07-22", 1),
            // Periods that overlap, in any order, and one within another.
            (&["2025-08-01/2025-08-31", "2025-07-04/2025-08-10"], "2025-07-03", "2025-09-22", 59),
            (&["2025-07-04/2025-08-31", "2025-07-10/2025-07-11"], "2025-07-03", "2025-09-22", 59),
            (&["2025-07-04/2025-07-05", "2025-08-01/2025-08-02"], "2025-07-01", "2025-09-22", 4),
        ] {
            assert_eq!(recess_days(periods, from, to), days, "{periods:?} {from} {to}");
        }
    }

    #[test]
    fn a_period_does_not_end_before_it_begins() {
        let read = |text: &str| Recess::try_from(text.to_owned());
        assert!(read("2025-07-04/2025-08-31").is_ok());
        assert!(read("2025-08-31/2025-07-04").is_err());
        assert!(read("2025-07-04").is_err());
    }
}
