//! Rules: each is one TOML file under `rules/`, and nothing else declares one.

mod avoid;
mod category;
mod citation_style;
mod consistent;
mod context;
mod count;
mod deadline;
mod detail;
mod engine;
mod exception;
mod expression;
mod file;
mod finding;
pub mod house;
mod lexicon;
mod message;
mod options;
mod pattern;
mod reach;
mod require;
mod selection;
mod set;
mod terms;
mod version;
mod worded;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use crate::text::Language;
pub use category::{CATEGORIES, Category, EXCEPTIONS, HOUSE, categories};
pub use citation_style::{CitationStyle, Spacing};
pub use context::{Context, Together, Unused};
pub use deadline::{Deadline, Recess};
pub use engine::{CheckFn, Checks, Engine};
pub use exception::Exception;
#[cfg(feature = "schema")]
pub use file::schema;
pub use file::{Example, RuleError};
pub use finding::{Edit, Finding, Safety, Severity};
pub use lexicon::{Hit, Hits};
pub use message::{Args, Texts, Wording, fill, placeholders};
pub use options::Options;
pub use reach::Need;
pub use selection::Selection;
pub use set::Rules;
pub use version::VERSION;

use crate::draft::Kind;
use worded::Worded;

/// One rule, as its file says it.
#[derive(Debug)]
pub struct Rule {
    /// Stable code, `KL101`.
    pub code: String,
    /// Name, the stem of its file.
    pub name: String,
    /// Name of its category, the folder of its file.
    pub category: String,
    /// How much its findings matter unless settings say otherwise.
    pub severity: Severity,
    /// Other severities, by the name of the wording they go with.
    pub severities: BTreeMap<String, Severity>,
    /// Whether it runs unless settings say otherwise.
    pub default: bool,
    /// The version that brought it.
    pub since: String,
    /// What later versions changed of it, by version.
    pub changed: BTreeMap<String, Change>,
    /// The norm or the measurement it rests on.
    pub source: String,
    /// What finds its findings.
    pub engine: Engine,
    /// Words that its check looks at.
    pub words: Vec<String>,
    /// The kinds of document on which it runs.
    pub applies: Vec<Kind>,
    /// What it cannot do without, besides the draft.
    pub needs: Vec<Need>,
    /// Codes of rules that say more of the same cause: where one of them has a finding this rule is silent.
    pub yields: Vec<String>,
    /// Whether and how its findings can be mended.
    pub fix: Safety,
    /// Texts in Dutch.
    nl: Worded,
    /// Texts in English.
    en: Worded,
    /// Examples, which are its tests.
    pub examples: Vec<Example>,
}

/// What a version changed of a rule, that a folder which was clean before may notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// How severe it is.
    Severity,
    /// Whether it runs unless settings say otherwise.
    Default,
    /// What it finds.
    Reach,
}

impl Rule {
    /// Whether this minor version of the program brought it: then it only runs where settings say `preview = true` or name it.
    #[must_use]
    pub fn is_new(&self) -> bool {
        version::is_new(&self.since, VERSION)
    }

    /// What changed of it after a version: `None` where nothing did, an empty list where the rule itself came later.
    #[must_use]
    pub fn changed_after(&self, version: &semver::Version) -> Option<Vec<Change>> {
        if version::is_after(&self.since, version) {
            return Some(Vec::new());
        }
        let later = self.changed.iter().filter(|(then, _)| version::is_after(then, version));
        let changes: Vec<Change> = later.map(|(_, change)| *change).collect();
        (!changes.is_empty()).then_some(changes)
    }

    /// Whether a word is its code, in any case, or its name.
    #[must_use]
    pub fn is_called(&self, word: &str) -> bool {
        self.code.eq_ignore_ascii_case(word) || self.name == word
    }

    /// The severity of a finding with this wording, unless settings say otherwise.
    #[must_use]
    pub fn severity_of(&self, wording: &str) -> Severity {
        self.severities.get(wording).copied().unwrap_or(self.severity)
    }

    /// The texts in a language.
    #[must_use]
    pub fn texts(&self, language: Language) -> &Texts {
        match language {
            Language::Nl => self.nl.texts(),
            Language::En => self.en.texts(),
        }
    }
}

/// A rule file inside the program.
pub(crate) struct Filed {
    /// The folder it stands in.
    category: &'static str,
    /// The stem of its name.
    name: &'static str,
    /// Its text.
    toml: &'static str,
    /// The same without its examples and texts, as the build script made it of the text: what a run reads.
    json: &'static str,
    /// Its texts in Dutch and in English, likewise.
    nl: &'static str,
    en: &'static str,
}

/// The rule files inside the program.
pub(crate) static FILES: &[Filed] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// Parses every built-in rule file with its examples, for the tests of the rules themselves.
///
/// # Errors
/// The first file that is not a rule.
pub fn parse_all(checks: &Checks) -> Result<Vec<Rule>, RuleError> {
    FILES.iter().map(|file| file::parse(file.category, file.name, file.toml, checks)).collect()
}
