//! What is said to the user, in the languages that this program speaks.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Language {
    /// Its tag: `nl` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// A sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// In Dutch.
    pub nl: Box<str>,
    /// In English.
    pub en: Box<str>,
}

impl Said {
    /// The sentence in one of the languages.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }

    /// What is the same in both: a name, or what another program says.
    #[must_use]
    pub fn same(words: &str) -> Self {
        Self::from((words, words))
    }
}

/// In Dutch, for whoever does not ask for a language.
impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.nl)
    }
}

/// What this program itself has against a file, within what the system says.
impl std::error::Error for Said {}

/// Dutch, then English.
impl<N: Into<Box<str>>, E: Into<Box<str>>> From<(N, E)> for Said {
    fn from((nl, en): (N, E)) -> Self {
        Self { nl: nl.into(), en: en.into() }
    }
}
