//! The texts of a rule, read when they are first asked for: most rules of a run find nothing, and nobody asks for both languages.

use std::sync::OnceLock;

use super::message::{Texts, TextsInFile};

/// Texts, read or still to be read.
#[derive(Debug)]
pub(super) struct Worded {
    /// As the build script wrote them.
    json: &'static str,
    texts: OnceLock<Texts>,
}

impl Worded {
    pub(super) fn texts(&self) -> &Texts {
        self.texts.get_or_init(|| serde_json::from_str(self.json).unwrap_or_default())
    }
}

/// Texts of a rule of the program, still to be read. What cannot be read fails the tests; here it only leaves the rule mute.
impl From<&'static str> for Worded {
    fn from(json: &'static str) -> Self {
        Self { json, texts: OnceLock::new() }
    }
}

impl From<TextsInFile> for Worded {
    fn from(texts: TextsInFile) -> Self {
        Self { json: "", texts: Texts::from(texts).into() }
    }
}
