//! Rule files of a ministry: the same files as the built-in ones, data only, and additions to built-in rules.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::file::{self, Example};
use super::{Engine, HOUSE, Rule, Rules};
use crate::text::{Mistake, Said, Span, mistake};

/// A file that adds to a built-in rule: `base = "KL601"` with `[terms.add]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Addition {
    base: String,
    #[serde(default)]
    terms: Change,
    #[serde(default)]
    avoid: Change,
    #[serde(default)]
    example: Vec<Example>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    #[serde(default)]
    add: BTreeMap<String, String>,
    #[serde(default)]
    remove: Vec<String>,
}

impl Change {
    fn is_empty(&self) -> bool {
        self.add.is_empty() && self.remove.is_empty()
    }
}

/// The rules of a list of files, each with its text, beside those of the program. Whether their examples hold is for
/// [`crate::examples`] to see.
///
/// # Errors
/// The first mistake in a file: an unknown key, a code that is taken; with its place.
pub fn load(files: &[(PathBuf, String)], builtin: &Rules) -> Result<Rules, Mistake> {
    let mut rules: Vec<Rule> = Vec::with_capacity(files.len());
    for (path, text) in files {
        let rule = parse(path, text, builtin)?;
        grows(&rule, path, text)?;
        let twice = rules.iter().any(|other| other.code == rule.code || other.name == rule.name);
        let same = builtin.called(&rule.name);
        if twice || same.is_some_and(|other| other.code != rule.code) {
            let message = (
                format!("code of naam van `{}` is al in gebruik", rule.name),
                format!("code or name of `{}` is in use already", rule.name),
            );
            let place = key(text, "code").or_else(|| key(text, "base"));
            return Err(Mistake::at(path, text, place, message));
        }
        rules.push(rule);
    }
    Ok(builtin.with(rules, files))
}

/// Rule files of the program itself, each in the folder of its category, in the place of those it was built with.
///
/// # Errors
/// The first mistake in a file, with its place.
pub fn load_built_in(files: &[(PathBuf, String)], builtin: &Rules) -> Result<Rules, Mistake> {
    let mut rules: Vec<Rule> = Vec::with_capacity(files.len());
    for (path, text) in files {
        let text = &text.replace("\r\n", "\n");
        let stem =
            |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let category = path.parent().map(stem).unwrap_or_default();
        let rule = builtin.parsed(&category, &stem(path), text);
        rules.push(
            rule.map_err(|error| {
                Mistake::at(path, text, error.span, mistake::told(&error.message))
            })?,
        );
    }
    Ok(builtin.with(rules, files))
}

fn parse(path: &Path, text: &str, builtin: &Rules) -> Result<Rule, Mistake> {
    // `\r\n` in a checkout must not change what a multi-line example says.
    let text = &text.replace("\r\n", "\n");
    if key(text, "base").is_some() {
        return addition(path, text, builtin);
    }
    let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    file::parse(HOUSE.name, name, text, &[]).map_err(|error| {
        // No check is handed in, so what is left to complain of is that one is named.
        if let (None, Some(check)) = (error.span, key(text, "check")) {
            let message = (
                "een eigen regel bestaat uit gegevens; `check` is voor ingebouwde regels",
                "a rule of a house is data; `check` is for built-in rules",
            );
            return Mistake::at(path, text, Some(check), message);
        }
        let message = mistake::told(&error.message);
        match (error.span, message.nl.split('`').nth(1)) {
            // What is wrong is named, so that is where it stands.
            (None, Some(named)) => Mistake::at_word(path, text, named, message.clone()),
            (span, _) => Mistake::at(path, text, span, message),
        }
    })
}

fn addition(path: &Path, text: &str, builtin: &Rules) -> Result<Rule, Mistake> {
    let addition: Addition = mistake::read(path, text)?;
    let wrong = |message: Said| Mistake::at_word(path, text, &addition.base, message);
    let Some(base) = builtin.called(&addition.base) else {
        return Err(wrong(builtin.unknown(&addition.base)));
    };
    let Some(mut rule) = builtin.as_filed(base) else {
        let base = &addition.base;
        return Err(wrong(Said::from((
            format!("`{base}` is niet uit te breiden"),
            format!("`{base}` cannot be added to"),
        ))));
    };
    let fits = match &mut rule.engine {
        Engine::Terms(terms) if addition.avoid.is_empty() => {
            terms.change(addition.terms.add.clone(), &addition.terms.remove);
            true
        }
        Engine::Avoid(avoid) if addition.terms.is_empty() => {
            avoid.change(addition.avoid.add.clone(), &addition.avoid.remove);
            true
        }
        _ => false,
    };
    if !fits {
        return Err(wrong(Said::from((
            "alleen een regel met `terms` of `avoid` is uit te breiden, met hetzelfde",
            "only a rule with `terms` or `avoid` can be added to, with the same",
        ))));
    }
    rule.examples = addition.example;
    Ok(rule)
}

/// Refuses words that are wrong and part of what is right instead: to mend them would never end.
fn grows(rule: &Rule, path: &Path, text: &str) -> Result<(), Mistake> {
    let Engine::Terms(terms) = &rule.engine else { return Ok(()) };
    let Some(word) = terms.growing() else { return Ok(()) };
    let message = (
        format!("`{word}` staat ook in wat goed zou zijn: het herstel brengt de fout terug"),
        format!("`{word}` stands in what would be right too: the fix brings the fault back"),
    );
    Err(Mistake::at_word(path, text, word, message))
}

/// Where a key at the top of a TOML text stands.
fn key(text: &str, wanted: &str) -> Option<Span> {
    let table = toml::de::DeTable::parse(text).ok()?;
    table.get_ref().keys().find(|key| key.get_ref() == wanted).map(|key| Span::of(key.span()))
}
