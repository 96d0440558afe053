//! What a rule runs on and what runs it.

use std::sync::OnceLock;

use super::avoid::Avoid;
use super::consistent::Consistent;
use super::count::Count;
use super::lexicon::{self, Hits};
use super::pattern::Compiled;
use super::require::Require;
use super::terms::Terms;
use super::{Finding, Rule};
use crate::draft::Draft;
use crate::register::Date;
use crate::settings::Settings;
use crate::text::{Source, Span};

/// Everything a check may look at.
pub struct Context<'a> {
    /// The text itself.
    pub source: &'a Source,
    /// What was read in it.
    pub draft: &'a Draft,
    /// What the user wants.
    pub settings: &'a Settings,
    /// Exceptions that fitted nothing; empty but for the rules about them.
    pub unused: &'a [Unused],
    /// The words that the rule gives its check.
    pub words: &'a [String],
    /// The words of all rules in this draft, found when the first rule asks.
    hits: &'a OnceLock<Hits>,
}

impl<'a> Context<'a> {
    /// A context for a draft; `hits` is shared by the rules that run on it.
    #[must_use]
    pub const fn new(
        source: &'a Source,
        draft: &'a Draft,
        settings: &'a Settings,
        hits: &'a OnceLock<Hits>,
    ) -> Self {
        Self { source, draft, settings, unused: &[], words: &[], hits }
    }

    /// The same for the rules about exceptions.
    #[must_use]
    pub const fn with_unused(self, unused: &'a [Unused]) -> Self {
        Self { unused, ..self }
    }

    /// The year in which the draft speaks: of its own date, without one the present.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        self.draft.date().or(self.settings.today).map(Date::year)
    }
}

/// An exception that fitted no finding.
#[derive(Clone, Copy, Debug)]
pub struct Unused {
    /// The entry or comment.
    pub span: Span,
    /// The wording for it; empty for an entry of the exceptions file.
    pub why: &'static str,
}

/// A structural check: adds what it finds.
pub type CheckFn = fn(&Context<'_>, &mut Vec<Finding>);

/// What finds the findings of a rule.
#[derive(Debug)]
pub enum Engine {
    /// A function in `src/checks/`.
    Check(CheckFn),
    /// Words that are wrong, each with what is right.
    Terms(Terms),
    /// Words that can be better, each with advice.
    Avoid(Avoid),
    /// A pattern.
    Pattern(Compiled),
    /// Variants of one thing.
    Consistent(Consistent),
    /// Words that must be there.
    Require(Require),
    /// Too much of something.
    Count(Count),
}

impl Engine {
    /// The words it looks for, which the automaton of all rules finds.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        match self {
            Self::Terms(terms) => terms.words(),
            Self::Avoid(avoid) => avoid.words(),
            Self::Consistent(consistent) => consistent.words(),
            _ => Vec::new(),
        }
    }
}

impl Rule {
    /// Runs the rule over a draft.
    pub fn run(&self, context: &Context<'_>, found: &mut Vec<Finding>) {
        let hits = || {
            let hits =
                context.hits.get_or_init(|| lexicon::hits(context.draft, &context.settings.rules));
            hits.get(self.code.as_str()).map(Vec::as_slice).unwrap_or_default()
        };
        match &self.engine {
            Engine::Check(check) => check(&Context { words: &self.words, ..*context }, found),
            Engine::Terms(terms) => terms.run(context, hits(), found),
            Engine::Avoid(avoid) => avoid.run(context, hits(), found),
            Engine::Pattern(pattern) => pattern.run(context, found),
            Engine::Consistent(consistent) => consistent.run(context, hits(), found),
            Engine::Require(require) => require.run(context, found),
            Engine::Count(count) => count.run(context, found),
        }
    }
}
