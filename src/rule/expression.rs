//! A regular expression of a rule file, compiled when its rule first runs: most rules of a run never meet a draft that needs them.

use std::sync::OnceLock;

use regex::Regex;

/// An expression as written, and compiled once it was asked for.
#[derive(Debug)]
pub(super) struct Expression {
    written: String,
    compiled: OnceLock<Option<Regex>>,
}

impl Expression {
    /// The expression, still to be compiled.
    pub(super) const fn new(written: String) -> Self {
        Self { written, compiled: OnceLock::new() }
    }

    /// Compiles it now, for the mistake that may be in it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn tried(&self) -> Result<(), regex::Error> {
        let regex = Regex::new(&self.written)?;
        let _ = self.compiled.set(Some(regex));
        Ok(())
    }

    /// The compiled expression; `None` for one that is none, which nobody gets past the tests or the loading of house rules.
    pub(super) fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(&self.written).ok()).as_ref()
    }
}
