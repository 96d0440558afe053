//! The rules of a run: those of the program, and those of a house.

use std::ops::Deref;
use std::sync::{Arc, LazyLock, OnceLock};

use super::lexicon::Lexicon;
use super::selection::matches;
use super::{Detail, FILES, Rule, file};

/// A set of rules in the order of their codes, cheap to clone.
#[derive(Clone, Debug)]
pub struct Rules(Arc<Set>);

#[derive(Debug)]
struct Set {
    rules: Vec<Arc<Rule>>,
    /// The automaton for the words of these rules, made when first asked for.
    lexicon: OnceLock<Option<Lexicon>>,
}

static BUILTIN: LazyLock<Rules> = LazyLock::new(|| {
    // A file that does not parse fails the tests; here it only leaves its rule out.
    let parsed = FILES.iter().filter_map(|(category, name, text)| {
        file::parse(category, name, text, Detail::Run).ok().map(Arc::new)
    });
    Rules::of(parsed.collect())
});

impl Rules {
    fn of(mut rules: Vec<Arc<Rule>>) -> Self {
        rules.sort_by(|a, b| a.code.cmp(&b.code));
        Self(Arc::new(Set { rules, lexicon: OnceLock::new() }))
    }

    /// The rules of the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// These rules with others; one with a code that is there already takes its place.
    #[must_use]
    pub fn with(&self, more: Vec<Rule>) -> Self {
        let replaced = |rule: &Arc<Rule>| more.iter().any(|other| other.code == rule.code);
        let mut rules: Vec<Arc<Rule>> =
            self.0.rules.iter().filter(|rule| !replaced(rule)).cloned().collect();
        rules.extend(more.into_iter().map(Arc::new));
        Self::of(rules)
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

    /// Says that a selector matches no rule, with the nearest name.
    #[must_use]
    pub fn unknown(&self, selector: &str) -> String {
        let names: Vec<&str> = self
            .iter()
            .flat_map(|rule| [rule.code.as_str(), rule.name.as_str(), rule.category.as_str()])
            .collect();
        format!(
            "`{selector}` is geen regel of categorie{}",
            crate::settings::nearest(selector, &names)
        )
    }

    pub(super) fn lexicon(&self) -> Option<&Lexicon> {
        self.0.lexicon.get_or_init(|| Lexicon::of(&self.0.rules)).as_ref()
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self::builtin().clone()
    }
}

impl Deref for Rules {
    type Target = [Arc<Rule>];

    fn deref(&self) -> &Self::Target {
        &self.0.rules
    }
}

/// The same set, not an equal one: sets are compared to see whether settings changed.
impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Rules {}
