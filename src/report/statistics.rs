//! How often each rule was broken.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Checked;
use crate::rule::{Language, Rule, Safety};

/// A line for each rule with findings, the most frequent first; `*` marks those with a safe fix.
#[must_use]
pub fn statistics(files: &[Checked], language: Language) -> String {
    let mut counts: BTreeMap<&str, (usize, usize, &Rule)> = BTreeMap::new();
    for found in files.iter().flat_map(|file| &file.report.diagnostics) {
        let count = counts.entry(&found.rule.code).or_insert((0, 0, &found.rule));
        count.0 += 1;
        count.1 += usize::from(found.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe));
    }
    let mut counts: Vec<_> = counts.into_values().collect();
    counts.sort_by_key(|(times, ..)| std::cmp::Reverse(*times));
    let mut text = String::new();
    for (times, fixable, rule) in counts {
        let mark = if fixable > 0 { '*' } else { ' ' };
        let summary = &rule.texts(language).summary;
        let _ = writeln!(text, "{times:>6} {mark} {} {:<30} {summary}", rule.code, rule.name);
    }
    text
}
