//! What a rule runs on and what runs it.

use super::Finding;
use super::pattern::Compiled;
use super::terms::Terms;
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
}

impl Context<'_> {
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
    /// A pattern.
    Pattern(Compiled),
}

impl Engine {
    /// Runs the engine over a draft.
    pub fn run(&self, context: &Context<'_>, found: &mut Vec<Finding>) {
        match self {
            Self::Check(check) => check(context, found),
            Self::Terms(terms) => terms.run(context, found),
            Self::Pattern(pattern) => pattern.run(context, found),
        }
    }
}
