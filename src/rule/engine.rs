//! What finds the findings of a rule.

use super::avoid::Avoid;
use super::consistent::Consistent;
use super::count::Count;
use super::pattern::Compiled;
use super::require::Require;
use super::terms::Terms;
use super::{Context, Finding, Rule};

/// A structural check: adds what it finds.
pub type CheckFn = fn(&Context<'_>, &mut Vec<Finding>);

/// Structural checks by the name that rule files have for them.
pub type Checks = [(&'static str, CheckFn)];

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
    /// The words it looks for; those of all rules are found together (`lexicon`).
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        match self {
            Self::Terms(terms) => terms.words(),
            Self::Avoid(avoid) => avoid.words(),
            Self::Consistent(consistent) => consistent.words(),
            _ => Vec::new(),
        }
    }

    /// Whether a word of it is right as it stands, and only there so that no other reports a part of it.
    #[must_use]
    pub fn spares(&self, word: &str) -> bool {
        matches!(self, Self::Terms(terms) if terms.spares(word))
    }
}

impl Rule {
    /// Runs the rule over a draft.
    pub fn run(&self, context: &Context<'_>, found: &mut Vec<Finding>) {
        let hits = || context.hits(&self.code);
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
