//! What a rule runs on.

use std::sync::OnceLock;

use super::lexicon::{self, Hit, Hits};
use super::{Options, Rules};
use crate::draft::wording::{self, Comparison};
use crate::draft::{Draft, Sheet};
use crate::text::{Date, Source, Span};

/// Everything a check may look at.
pub struct Context<'a> {
    /// The text itself.
    pub source: &'a Source,
    /// What was read in it.
    pub draft: &'a Draft,
    /// What it is told beside the draft.
    pub options: &'a Options,
    /// Exceptions that fitted nothing; empty but for the rules about them.
    pub unused: &'a [Unused],
    /// The words that the rule gives its check.
    pub words: &'a [String],
    /// The rules of the run, whose words are found together.
    pub(super) rules: &'a Rules,
    /// What the rules of the run find together.
    pub(super) together: &'a Together,
}

/// What several rules need to know of one draft: found when the first of them asks, and then known to all.
#[derive(Default)]
pub struct Together {
    /// The words of all rules in the draft.
    hits: OnceLock<Hits>,
    /// How draft and sheet go together; `None` where they do not.
    comparison: OnceLock<Option<Comparison>>,
}

impl<'a> Context<'a> {
    /// A context for a draft; `together` is of this draft, these options and these rules alone.
    #[must_use]
    pub const fn new(
        source: &'a Source,
        draft: &'a Draft,
        options: &'a Options,
        rules: &'a Rules,
        together: &'a Together,
    ) -> Self {
        Self { source, draft, options, unused: &[], words: &[], rules, together }
    }

    /// The same for the rules about exceptions.
    #[must_use]
    pub const fn with_unused(self, unused: &'a [Unused]) -> Self {
        Self { unused, ..self }
    }

    /// Where the words of a rule stand.
    pub(super) fn hits(&self, code: &str) -> &'a [Hit] {
        let hits = self.together.hits.get_or_init(|| lexicon::hits(self.draft, self.rules));
        hits.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    /// The sheet of the questions that are answered; `None` where there is none, or where it is of another set (KL113 says so).
    #[must_use]
    pub fn sheet(&self) -> Option<&'a Sheet> {
        let sheet = self.options.sheet.as_deref()?;
        (!wording::of_another_set(self.draft, sheet)).then_some(sheet)
    }

    /// That sheet, and how the questions of the draft go with those on it.
    #[must_use]
    pub fn compared(&self) -> Option<(&'a Sheet, &'a Comparison)> {
        let compare = || Some(wording::compare(self.draft, self.sheet()?));
        let comparison = self.together.comparison.get_or_init(compare).as_ref()?;
        Some((self.options.sheet.as_deref()?, comparison))
    }

    /// The year in which the draft speaks: of its own date, without one the present.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        self.draft.date().or(self.options.today).map(Date::year)
    }
}

/// An exception that fitted no finding.
#[derive(Clone, Debug)]
pub struct Unused {
    /// The entry or comment.
    pub span: Span,
    /// The wording for it; empty for an entry of the exceptions file.
    pub why: &'static str,
    /// The draft that has the finding now, where the entry is of another.
    pub draft: Option<String>,
}
