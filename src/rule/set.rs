//! The rules of a run: those of the program, and those of a house.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::lexicon::Lexicon;
use super::selection::matches;
use super::{Checks, FILES, Rule, RuleError, file};
use crate::text::Said;
use crate::text::mistake::nearest;

/// A set of rules in the order of their codes, cheap to clone.
#[derive(Clone, Debug)]
pub struct Rules(Arc<Set>);

#[derive(Debug)]
struct Set {
    rules: Vec<Arc<Rule>>,
    /// The structural checks that rule files may name.
    checks: &'static Checks,
    /// The files of a house that rules were read from, each with its text.
    files: Vec<(PathBuf, String)>,
    /// The words of these rules, made ready when first asked for.
    lexicon: OnceLock<Lexicon>,
}

impl Rules {
    fn of(
        mut rules: Vec<Arc<Rule>>,
        checks: &'static Checks,
        files: Vec<(PathBuf, String)>,
    ) -> Self {
        rules.sort_by(|a, b| a.code.cmp(&b.code));
        Self(Arc::new(Set { rules, checks, files, lexicon: OnceLock::new() }))
    }

    /// The rules in the program, which name these checks.
    #[must_use]
    pub fn embedded(checks: &'static Checks) -> Self {
        // A file that does not parse fails the tests; here it only leaves its rule out.
        let parsed = FILES.iter().filter_map(|file| file::embedded(file, checks).map(Arc::new));
        Self::of(parsed.collect(), checks, Vec::new())
    }

    /// A rule of the program as its file has it: with its examples, which a run does without.
    #[must_use]
    pub fn as_filed(&self, rule: &Rule) -> Option<Rule> {
        let file = FILES.iter().find(|file| file.name == rule.name)?;
        file::parse(file.category, file.name, file.toml, self.0.checks).ok()
    }

    /// A rule file that names the checks of this set, with its examples.
    pub(super) fn parsed(&self, category: &str, name: &str, text: &str) -> Result<Rule, RuleError> {
        file::parse(category, name, text, self.0.checks)
    }

    /// These rules with others that were read from files; one with a code that is there already takes its place.
    #[must_use]
    pub(super) fn with(&self, more: Vec<Rule>, files: &[(PathBuf, String)]) -> Self {
        let replaced = |rule: &Arc<Rule>| more.iter().any(|other| other.code == rule.code);
        let mut rules: Vec<Arc<Rule>> =
            self.0.rules.iter().filter(|rule| !replaced(rule)).cloned().collect();
        rules.extend(more.into_iter().map(Arc::new));
        Self::of(rules, self.0.checks, [&self.0.files, files].concat())
    }

    /// The rule with a code, in any case, or a name.
    #[must_use]
    pub fn called(&self, word: &str) -> Option<&Arc<Rule>> {
        self.iter().find(|rule| rule.is_called(word))
    }

    /// Whether a selector matches any of the rules.
    #[must_use]
    pub fn any_match(&self, selector: &str) -> bool {
        self.iter().any(|rule| matches(selector, rule).is_some())
    }

    /// The rules that a selector matches.
    pub fn matching(&self, selector: &str) -> impl Iterator<Item = &Arc<Rule>> {
        self.iter().filter(move |rule| matches(selector, rule).is_some())
    }

    /// Says that a selector matches no rule, with the nearest name.
    #[must_use]
    pub fn unknown(&self, selector: &str) -> Said {
        let names: Vec<&str> = self
            .iter()
            .flat_map(|rule| [rule.code.as_str(), rule.name.as_str(), rule.category.as_str()])
            .collect();
        let meant = nearest(selector, &names);
        Said::from((
            format!("`{selector}` is geen regel of categorie{}", meant.nl),
            format!("`{selector}` is not a rule or category{}", meant.en),
        ))
    }

    pub(super) fn lexicon(&self) -> &Lexicon {
        self.0.lexicon.get_or_init(|| Lexicon::of(&self.0.rules))
    }
}

impl Deref for Rules {
    type Target = [Arc<Rule>];

    fn deref(&self) -> &Self::Target {
        &self.0.rules
    }
}

/// Two sets are equal when the files of a house in them say the same: every set has the rules of the program besides.
impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.files == other.0.files
    }
}

impl Eq for Rules {}
