//! What an engine finds, how much it matters and how it can be mended.

use super::message::Args;
use crate::text::Span;

/// How much a finding matters.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a thought.
    Hint,
    /// Good to know.
    Info,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// The name in settings and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Whether a fix may be applied without asking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// The rule offers no fix.
    #[default]
    None,
    /// The text means the same afterwards.
    Safe,
    /// A person must look at it.
    Unsafe,
}

/// What an engine found: the place and the words for it, in no language yet.
#[derive(Clone, Debug, Default)]
pub struct Finding {
    /// The smallest span that shows the fault.
    pub span: Span,
    /// Which wording of the rule applies; empty for the main one.
    pub wording: &'static str,
    /// Values for the placeholders of the wording.
    pub args: Args,
    /// Other places that explain it, each with the name of its text in the rule file.
    pub related: Vec<(Span, &'static str)>,
    /// The edits that mend it.
    pub edits: Vec<Edit>,
}

/// A replacement of a stretch of the source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

impl Finding {
    /// A finding with the main wording and nothing to fill in.
    #[must_use]
    pub fn at(span: Span) -> Self {
        Self { span, ..Self::default() }
    }

    /// With another wording of the rule.
    #[must_use]
    pub fn worded(mut self, wording: &'static str) -> Self {
        self.wording = wording;
        self
    }

    /// With a value for a placeholder.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// With a place that explains it.
    #[must_use]
    pub fn related(mut self, span: Span, text: &'static str) -> Self {
        self.related.push((span, text));
        self
    }

    /// With an edit that mends it.
    #[must_use]
    pub fn edit(mut self, span: Span, text: impl Into<String>) -> Self {
        self.edits.push(Edit { span, text: text.into() });
        self
    }

    /// Puts another number in the place of one, as far as it stands there: in a table that of a question may stand beside its text, or
    /// nowhere.
    #[must_use]
    pub fn renumber(self, span: Span, number: impl ToString) -> Self {
        if span.is_empty() { self } else { self.edit(span, number.to_string()) }
    }
}
