//! A finding that somebody accepted.

use crate::text::{Quote, Span};

/// An exception for the draft under check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// Code of the rule.
    pub rule: String,
    /// What was accepted.
    pub quote: Quote,
    /// The entry in the exceptions file, whole lines.
    pub entry: Span,
}
