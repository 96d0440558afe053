//! `[citations]`: the house style of references.

use serde::{Deserialize, Serialize};

use crate::cite::{Notation, Style};

/// How references to Kamerstukken are written. What is not set follows the draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CitationStyle {
    /// `short` (Kamerstuk 32 852, nr. 224) or `aanwijzing-3.43` (Kamerstukken II 2024/25, 32852, nr. 224).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// Spacing of dossier numbers, by the example `32 852` or `32852`; absent, that of the style.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spacing: Option<Spacing>,
}

/// How the digits of a dossier number are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Spacing {
    /// `32 852`.
    #[serde(rename = "32 852")]
    Spaced,
    /// `32852`.
    #[serde(rename = "32852")]
    Closed,
}

impl CitationStyle {
    /// The notation of dossier numbers, where one is set.
    #[must_use]
    pub const fn notation(self) -> Option<Notation> {
        match (self.spacing, self.style) {
            (Some(Spacing::Spaced), _) | (None, Some(Style::Short)) => Some(Notation::Spaced),
            (Some(Spacing::Closed), _) | (None, Some(Style::Aanwijzing)) => Some(Notation::Closed),
            (None, None) => None,
        }
    }

    /// These choices, and those of `base` where there is none.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        Self { style: self.style.or(base.style), spacing: self.spacing.or(base.spacing) }
    }
}
