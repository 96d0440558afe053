//! Which rules run: selectors by code, prefix, name or category.

use super::version::{VERSION, is_new};
use super::{Rule, Severity};

/// What settings and command line say of the rules. Of several selectors that match a rule the longest wins; on a tie
/// `ignore` wins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Selectors that switch rules on; empty means the default set.
    pub select: Vec<String>,
    /// Selectors that switch rules off.
    pub ignore: Vec<String>,
    /// Other severities, by selector.
    pub severity: Vec<(String, Severity)>,
    /// Whether rules run that this minor version brought; without it only those that are selected by code or name.
    pub preview: bool,
}

/// How well a selector matches a rule: not at all, or by how much of it. A name counts as a whole code.
pub(super) fn matches(selector: &str, rule: &Rule) -> Option<usize> {
    if selector.eq_ignore_ascii_case("all") {
        return Some(0);
    }
    if selector == rule.category {
        return Some(3);
    }
    if selector == rule.name {
        return Some(rule.code.len());
    }
    let head = rule.code.get(..selector.len())?;
    (selector.len() >= 2 && head.eq_ignore_ascii_case(selector)).then_some(selector.len())
}

fn best(selectors: &[String], rule: &Rule) -> Option<usize> {
    selectors.iter().filter_map(|selector| matches(selector, rule)).max()
}

impl Selection {
    /// Whether settings speak of this one rule, by its code or name.
    #[must_use]
    pub fn names(&self, rule: &Rule) -> bool {
        let severities = self.severity.iter().map(|(selector, _)| selector);
        self.select.iter().chain(severities).any(|selector| rule.is_called(selector))
    }

    /// Whether a rule runs.
    #[must_use]
    pub fn includes(&self, rule: &Rule) -> bool {
        self.includes_in(rule, VERSION)
    }

    /// The same in a version of the program.
    fn includes_in(&self, rule: &Rule, version: &str) -> bool {
        if is_new(&rule.since, version) && !self.preview && !self.names(rule) {
            return false;
        }
        let selected = if self.select.is_empty() {
            rule.default.then_some(0)
        } else {
            best(&self.select, rule)
        };
        match (selected, best(&self.ignore, rule)) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(on), Some(off)) => on > off,
        }
    }

    /// The severity that a finding of a rule has, by its wording.
    #[must_use]
    pub fn severity_of(&self, rule: &Rule, wording: &str) -> Severity {
        let matching = self
            .severity
            .iter()
            .filter_map(|(selector, severity)| Some((matches(selector, rule)?, *severity)));
        matching
            .max_by_key(|(length, _)| *length)
            .map_or_else(|| rule.severity_of(wording), |(_, severity)| severity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(select: &[&str], ignore: &[&str], name: &str) -> bool {
        let own = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let selection =
            Selection { select: own(select), ignore: own(ignore), ..Selection::default() };
        let rule = crate::checks::builtin().called(name).expect("the rule exists");
        selection.includes(rule)
    }

    #[test]
    fn a_new_rule_waits_to_be_asked_for() {
        let rules = crate::checks::builtin();
        let mut rule = rules.as_filed(rules.called("KL101").unwrap()).unwrap();
        rule.since = "0.2.0".to_owned();
        let runs = |select: &[&str], preview| {
            let select = select.iter().map(|&word| word.to_owned()).collect();
            Selection { select, preview, ..Selection::default() }.includes_in(&rule, "0.2.1")
        };
        assert!(!runs(&[], false) && !runs(&["KL1"], false) && !runs(&["vragen"], false));
        assert!(runs(&[], true) && runs(&["KL1"], true) && runs(&["KL101"], false));
    }

    #[test]
    fn the_longer_selector_wins() {
        let name = "vraag-zonder-antwoord";
        assert!(runs(&[], &[], name));
        assert!(runs(&["KL1"], &[], name));
        assert!(!runs(&["KL2"], &[], name));
        assert!(runs(&["KL101"], &["KL1"], name));
        assert!(!runs(&["KL1"], &["KL101"], name));
        assert!(!runs(&["vragen"], &[name], name));
        assert!(!runs(&["all"], &["vragen"], name));
    }
}
