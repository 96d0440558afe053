//! The `require` engine: words that a part of a draft must have.

use serde::Deserialize;

use super::Context;
use super::Finding;
use crate::draft::Prose;

/// Where the words must stand.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum Place {
    /// The letter, where there is one.
    Letter,
    /// Every head.
    Head,
    /// Every answer.
    Answer,
}

/// Words of which one must stand in every part of a kind.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Require {
    /// The parts.
    r#in: Place,
    /// The words, compared without regard to case.
    any: Vec<String>,
}

impl Require {
    pub(super) fn run(&self, context: &Context<'_>, found: &mut Vec<Finding>) {
        let draft = context.draft;
        match self.r#in {
            Place::Letter if draft.letter.is_letter() => self.of(&draft.letter.flow, found),
            Place::Letter => {}
            Place::Head => draft.heads.iter().for_each(|flow| self.of(flow, found)),
            Place::Answer => draft.answers.iter().for_each(|answer| self.of(&answer.flow, found)),
        }
    }

    fn of(&self, flow: &Prose, found: &mut Vec<Finding>) {
        let text = flow.text().to_lowercase();
        let has = |words: &String| text.contains(&words.to_lowercase());
        if let (Some(words), false) = (self.any.first(), self.any.iter().any(has))
            && let Some(first) = flow.sentences().first()
        {
            found.push(Finding::at(flow.span(first.clone())).with("words", words));
        }
    }
}
