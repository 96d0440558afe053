//! What a person sets in the editor: how things are shown, never what is found.

use serde::Deserialize;
use tower_lsp::ls_types::LSPAny;

use crate::rule::Language;

/// The settings of the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The language of messages; `None`: what the settings of the draft say.
    pub language: Option<Language>,
    /// Whether hints stand in the text.
    pub hints: bool,
    /// Where a rule is explained: an address with `{code}` in the place of the code.
    pub explanation: Option<String>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { language: None, hints: true, explanation: None }
    }
}

impl Preferences {
    /// Reads `initializationOptions`, or the `settings` of `workspace/didChangeConfiguration`: an object with our keys, or one with
    /// such an object under `kamerlint`. Each key stands alone: one that makes no sense counts as absent.
    pub fn of(said: &LSPAny) -> Self {
        let own = said.get("kamerlint").unwrap_or(said);
        let language = own.get("language").and_then(|value| Language::deserialize(value).ok());
        let explanation = own.get("explanation").and_then(LSPAny::as_str);
        Self {
            language,
            hints: own.get("hints").and_then(LSPAny::as_bool).unwrap_or(true),
            explanation: explanation
                .filter(|address| address.contains("{code}"))
                .map(str::to_owned),
        }
    }

    /// The same; `None` for an object that says nothing of us.
    pub fn said(said: &LSPAny) -> Option<Self> {
        let keys = ["kamerlint", "language", "hints", "explanation"];
        keys.iter().any(|key| said.get(key).is_some()).then(|| Self::of(said))
    }

    /// Where a rule is explained, if the editor can show that.
    pub fn explanation_of(&self, code: &str) -> Option<String> {
        Some(self.explanation.as_ref()?.replace("{code}", code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_key_stands_alone() {
        let english = Preferences { language: Some(Language::En), ..Preferences::default() };
        for said in [
            json!({ "language": "en" }),
            json!({ "kamerlint": { "language": "en", "hints": true } }),
            json!({ "language": "en", "hints": "nee", "trace": { "server": "off" } }),
        ] {
            assert_eq!(Preferences::of(&said), english, "{said}");
        }
        for said in
            [json!(null), json!([]), json!({ "language": null }), json!({ "language": "de" })]
        {
            assert_eq!(Preferences::of(&said), Preferences::default(), "{said}");
        }
        let said = json!({ "hints": false, "explanation": "vscode://x/{code}" });
        assert!(!Preferences::of(&said).hints);
        assert_eq!(
            Preferences::of(&said).explanation_of("KL101").as_deref(),
            Some("vscode://x/KL101")
        );
    }
}
