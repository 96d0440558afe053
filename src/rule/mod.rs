//! Rules: each is one TOML file under `rules/`, and nothing else declares one.

mod avoid;
mod consistent;
mod count;
mod engine;
pub mod example;
mod file;
pub mod house;
mod lexicon;
mod message;
mod pattern;
mod require;
mod selection;
mod set;
mod terms;

use std::collections::BTreeMap;

use crate::text::Span;

pub use engine::{CheckFn, Context, Engine, Unused};
pub use file::{Example, RuleError, schema};
pub use lexicon::{Hit, Hits};
pub use message::{Args, Language, Texts, Wording, fill, placeholders};
pub use selection::Selection;
pub use set::Rules;

use file::Detail;

/// How much a finding matters.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Deserialize,
    serde::Serialize,
    schemars::JsonSchema,
)]
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
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    serde::Deserialize,
    serde::Serialize,
    schemars::JsonSchema,
)]
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

/// A category of rules: its folder, its codes and the severities that fit it.
#[derive(Clone, Copy, Debug)]
pub struct Category {
    /// Name of the folder under `rules/`.
    pub name: &'static str,
    /// The digit behind `KL`.
    pub digit: char,
    /// What it is about, in Dutch.
    pub nl: &'static str,
    /// What it is about, in English.
    pub en: &'static str,
    /// The severest its rules may be.
    pub highest: Severity,
}

/// The categories, in the order of their codes.
pub const CATEGORIES: [Category; 8] = [
    category("uitzonderingen", '0', "uitzonderingen", "exceptions", Severity::Warning),
    category("vragen", '1', "vragen en antwoorden", "questions and answers", Severity::Error),
    category("noten", '2', "noten", "notes", Severity::Error),
    category(
        "bronnen",
        '3',
        "verwijzingen naar officiële stukken",
        "references to official papers",
        Severity::Error,
    ),
    category(
        "ondertekening",
        '4',
        "ambten, namen en fracties",
        "offices, names and parties",
        Severity::Error,
    ),
    category(
        "brief",
        '5',
        "brief, data en procedure",
        "letter, dates and procedure",
        Severity::Error,
    ),
    category("taal", '6', "taal en huisstijl", "language and house style", Severity::Warning),
    category("toezeggingen", '7', "toezeggingen", "commitments", Severity::Warning),
];

/// The category of a ministry's own rules, whose codes are its own: `VWS001`.
pub const HOUSE: Category =
    category("huisstijl", ' ', "eigen regels", "rules of the house", Severity::Error);

/// The categories with that of the house.
pub fn categories() -> impl Iterator<Item = Category> {
    CATEGORIES.into_iter().chain([HOUSE])
}

const fn category(
    name: &'static str,
    digit: char,
    nl: &'static str,
    en: &'static str,
    highest: Severity,
) -> Category {
    Category { name, digit, nl, en, highest }
}

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
    /// The norm or the measurement it rests on.
    pub source: String,
    /// What finds its findings.
    pub engine: Engine,
    /// Words that its check looks at.
    pub words: Vec<String>,
    /// Codes of rules that say more of the same cause: where one of them has a finding this rule is silent.
    pub yields: Vec<String>,
    /// Whether and how its findings can be mended.
    pub fix: Safety,
    /// Texts in Dutch.
    pub nl: Texts,
    /// Texts in English.
    pub en: Texts,
    /// Examples, which are its tests.
    pub examples: Vec<Example>,
}

impl Rule {
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
    pub const fn texts(&self, language: Language) -> &Texts {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
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
}

/// The embedded rule files: category, name, text.
pub(crate) static FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// A rule with its examples, which a run does without.
#[must_use]
pub fn with_examples(rule: &Rule) -> Option<Rule> {
    let (category, name, text) = FILES.iter().find(|(_, name, _)| *name == rule.name)?;
    file::parse(category, name, text, Detail::Whole).ok()
}

/// Parses every built-in rule file with its examples, for the tests of the rules themselves.
///
/// # Errors
/// The first file that is not a rule.
pub fn parse_all() -> Result<Vec<Rule>, RuleError> {
    FILES
        .iter()
        .map(|(category, name, text)| file::parse(category, name, text, file::Detail::Whole))
        .collect()
}
