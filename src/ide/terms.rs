//! The words of a house: a term that is written otherwise here, or one that is right here.

use super::Snapshot;
use crate::checks;
use crate::rule::{Engine, Language, Rule};
use crate::text::Span;

/// The longest term, in bytes.
pub const LONGEST: usize = 80;

/// The term that a selection is, if it can be one: words of the answerer on one line.
pub fn selected(snapshot: &Snapshot, span: Span) -> Option<&str> {
    let words = snapshot.document.source.slice(span).trim();
    let fits = words.len() <= LONGEST
        && words.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !words.contains(['\n', '\r', '"', '\\']);
    let own = snapshot.draft().own_parts().any(|(_, flow)| flow.find(span.start).is_some());
    (fits && own).then_some(words)
}

/// The term of a built-in rule that a finding is about, as the rule writes it.
pub fn of_rule<'r>(rule: &'r Rule, words: &str) -> Option<&'r str> {
    let listed = matches!(rule.engine, Engine::Terms(_) | Engine::Avoid(_));
    let builtin = checks::builtin().called(&rule.code).is_some();
    let mut terms = rule.engine.words().into_iter().filter(|_| listed && builtin);
    terms.find(|term| term.to_lowercase() == words.to_lowercase())
}

/// The title of the action.
pub fn title(term: &str, known: bool, language: Language) -> String {
    match (language, known) {
        (Language::Nl, true) => format!("Huisstijl: ‘{term}’ is hier goed"),
        (Language::En, true) => format!("House style: ‘{term}’ is right here"),
        (Language::Nl, false) => format!("Huisstijl: schrijf ‘{term}’ anders …"),
        (Language::En, false) => format!("House style: write ‘{term}’ otherwise …"),
    }
}
