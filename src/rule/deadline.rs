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

    /// How many of the days after one day up to another are recess.
    #[must_use]
    pub fn recess_days(&self, from: Date, to: Date) -> i32 {
        let overlap = |recess: &Recess| {
            let first = recess.first.max(from);
            let last = recess.last.min(to);
            (days_between(first, last) + 1).max(0)
        };
        self.recess.iter().map(overlap).sum()
    }
}
