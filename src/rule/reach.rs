//! On which drafts a rule runs.

use super::{HOUSE, Options, Rule};
use crate::draft::Kind;

/// What a rule cannot do without, besides the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// The questions as submitted.
    Sheet,
    /// A store of papers: what it finds depends on it.
    Papers,
}

impl Need {
    /// Whether a run has it.
    fn is_met(self, options: &Options) -> bool {
        match self {
            Self::Sheet => options.sheet.is_some(),
            Self::Papers => options.papers.rows().is_some(),
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

/// Categories of rules that need no questions: they look at the words of any text.
const ANY_TEXT: [&str; 4] = ["bronnen", "ondertekening", "taal", HOUSE.name];

/// The kinds that a rule of a category applies to when its file does not say: all that are read as a draft, and where it only looks at
/// words, any text.
pub(super) fn everywhere(category: &str) -> Vec<Kind> {
    let any = ANY_TEXT.contains(&category);
    Kind::ALL.into_iter().filter(|kind| any || *kind != Kind::Other).collect()
}
