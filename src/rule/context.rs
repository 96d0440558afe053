//! What a rule runs on.

use std::sync::OnceLock;

use super::lexicon::{self, Hit, Hits};
use super::{Options, Rules};
use crate::draft::Draft;
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
    /// The words of all rules in this draft, found when the first rule asks.
    pub(super) hits: &'a OnceLock<Hits>,
}

impl<'a> Context<'a> {
    /// A context for a draft; `hits` is shared by the rules that run on it.
    #[must_use]
    pub const fn new(
        source: &'a Source,
        draft: &'a Draft,
        options: &'a Options,
        rules: &'a Rules,
        hits: &'a OnceLock<Hits>,
    ) -> Self {
        Self { source, draft, options, unused: &[], words: &[], rules, hits }
    }

    /// The same for the rules about exceptions.
    #[must_use]
    pub const fn with_unused(self, unused: &'a [Unused]) -> Self {
        Self { unused, ..self }
    }

    /// Where the words of a rule stand.
    pub(super) fn hits(&self, code: &str) -> &'a [Hit] {
        let hits = self.hits.get_or_init(|| lexicon::hits(self.draft, self.rules));
        hits.get(code).map(Vec::as_slice).unwrap_or_default()
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
