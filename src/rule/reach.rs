//! On which drafts a rule runs.

use super::{Options, Rule};
use crate::draft::Kind;

/// What a rule cannot do without, besides the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// The questions as submitted.
    Sheet,
}

impl Need {
    /// Whether a run has it.
    const fn is_met(self, options: &Options) -> bool {
        match self {
            Self::Sheet => options.sheet.is_some(),
        }
    }
}

impl Rule {
    /// Whether it has something to say of a draft of a kind: one that it applies to, with all that it needs at hand.
    #[must_use]
    pub fn reaches(&self, kind: Kind, options: &Options) -> bool {
        self.applies.contains(&kind) && self.needs.iter().all(|need| need.is_met(options))
    }
}

/// The kinds that a rule applies to when its file does not say: all that are read as a draft.
pub(super) fn everywhere() -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| *kind != Kind::Other).collect()
}
