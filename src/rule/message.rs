//! The words of a rule, in two languages, with placeholders.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Values for placeholders, by name.
pub type Args = Vec<(&'static str, String)>;

/// The texts of a rule in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "TextsInFile")]
pub struct Texts {
    /// The rule in a few words.
    pub summary: String,
    /// Why it is a rule, for the person who asks.
    pub why: String,
    /// The main wording.
    pub main: Wording,
    /// Other wordings, by the name that the check gives them.
    pub wordings: BTreeMap<String, Wording>,
    /// Texts for related places, by name.
    pub related: BTreeMap<String, String>,
}

/// The same as it stands in a file: the main wording has no table of its own.
#[derive(Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", schemars(rename = "Texts"))]
pub(super) struct TextsInFile {
    /// The rule in a few words.
    summary: String,
    /// Why it is a rule, for the person who asks.
    why: String,
    /// What is wrong: lower case, no full stop, standing alone in a list.
    message: String,
    /// The same at the spot, short.
    label: Option<String>,
    /// What to do.
    help: Option<String>,
    /// What the fix does, as the title of a button.
    fix: Option<String>,
    /// Other wordings, by the name the check gives them.
    #[serde(default)]
    wordings: BTreeMap<String, Wording>,
    /// Texts for related places.
    #[serde(default)]
    related: BTreeMap<String, String>,
}

impl From<TextsInFile> for Texts {
    fn from(file: TextsInFile) -> Self {
        let TextsInFile { summary, why, message, label, help, fix, wordings, related } = file;
        Self { summary, why, main: Wording { message, label, help, fix }, wordings, related }
    }
}

/// One way in which a finding is worded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// What is wrong: lower case, no full stop, standing alone in a list.
    pub message: String,
    /// The same at the spot, short.
    pub label: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// What the fix does, as the title of a button.
    pub fix: Option<String>,
}

impl Texts {
    /// The wording with this name; the main one when the name is empty or unknown.
    #[must_use]
    pub fn wording(&self, name: &str) -> &Wording {
        self.wordings.get(name).unwrap_or(&self.main)
    }
}

/// Fills in a template: `{name}` becomes its value, `{n|vraag|vragen}` the singular or plural for the number `n`.
/// An unknown placeholder stays as it is, so that a test sees it.
#[must_use]
pub fn fill(template: &str, args: &Args) -> String {
    let long: usize = args.iter().map(|(_, value)| value.len()).sum();
    let mut filled = String::with_capacity(template.len() + long);
    let mut rest = template;
    while let Some((before, after)) = split_at(rest, b'{') {
        filled.push_str(before);
        let Some((inner, tail)) = split_at(after, b'}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        let mut parts = inner.split('|');
        let name = parts.next().unwrap_or_default();
        match (args.iter().find(|(known, _)| *known == name), parts.next(), parts.next()) {
            (Some((_, value)), Some(one), Some(many)) => {
                filled.push_str(if value == "1" { one } else { many })
            }
            (Some((_, value)), ..) => filled.push_str(value),
            (None, ..) => {
                filled.push('{');
                filled.push_str(inner);
                filled.push('}');
            }
        }
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

/// What stands before the first such byte and what behind it: nearly all of a template is words, so many bytes are looked at at a time.
fn split_at(text: &str, byte: u8) -> Option<(&str, &str)> {
    let at = memchr::memchr(byte, text.as_bytes())?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The names of the placeholders in a template.
pub fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|part| part.split(['}', '|']).next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_plurals() {
        let args: Args = vec![("number", "7".into()), ("n", "1".into())];
        assert_eq!(fill("vraag {number} is {n|één|vele} {x}", &args), "vraag 7 is één {x}");
        assert_eq!(fill("open {", &args), "open {");
        assert_eq!(placeholders("vraag {number} en {n|a|b}").collect::<Vec<_>>(), ["number", "n"]);
    }
}
