//! Rules in words.

use std::sync::Arc;

use super::super::view::View;
use super::Argument;
use crate::ide::markdown::explained;
use crate::ide::spot::touches;
use crate::rule::Rule;

/// The rule that is named, or those of the findings at the position, in Markdown; `None` where there is no finding.
///
/// # Errors
/// One sentence: no rule has that name, nothing is named.
pub fn explanation(view: &View, argument: &Argument) -> Result<Option<String>, String> {
    let rules = &view.settings.rules;
    if let Some(named) = &argument.rule {
        let rule = rules
            .called(named)
            .ok_or_else(|| rules.unknown(named).in_language(view.settings.language).to_owned())?;
        return Ok(Some(explained(rule, view.settings.language)));
    }
    let position = argument.position.ok_or("noem een regel (`rule`) of een plaats (`position`)")?;
    let offset = view.offset(position);
    let mut here: Vec<&Arc<Rule>> = Vec::new();
    for found in view.shown().filter(|found| touches(found.span, offset)) {
        if !here.iter().any(|rule| rule.code == found.rule.code) {
            here.push(&found.rule);
        }
    }
    let texts: Vec<String> =
        here.into_iter().map(|rule| explained(rule, view.settings.language)).collect();
    Ok((!texts.is_empty()).then(|| texts.join("\n\n---\n\n")))
}
