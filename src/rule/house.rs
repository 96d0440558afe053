//! Rule files of a ministry: the same files as the built-in ones, data only, and additions to built-in rules.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::file::{self, Example};
use super::{Detail, Engine, FILES, HOUSE, Rule, Rules, example};
use crate::settings::Mistake;
use crate::text::Span;

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

/// The rules of a list of files, each with its text, beside those of the program.
///
/// # Errors
/// The first mistake in a file: an unknown key, a code that is taken, an example that does not hold; with its place.
pub fn load(files: &[(PathBuf, String)]) -> Result<Rules, Mistake> {
    let mut rules: Vec<Rule> = Vec::with_capacity(files.len());
    for (path, text) in files {
        let rule = parse(path, text)?;
        let twice = rules.iter().any(|other| other.code == rule.code || other.name == rule.name);
        let builtin = Rules::builtin().called(&rule.name);
        if twice || builtin.is_some_and(|other| other.code != rule.code) {
            let message = format!("code of naam van `{}` is al in gebruik", rule.name);
            let place = key(text, "code").or_else(|| key(text, "base"));
            return Err(Mistake::at(path, text, place, message));
        }
        rules.push(rule);
    }
    let codes: Vec<String> = rules.iter().map(|rule| rule.code.clone()).collect();
    let all = Rules::builtin().with(rules);
    for ((path, text), code) in files.iter().zip(codes) {
        let Some(rule) = all.called(&code) else { continue };
        if let Some((number, why)) = example::failures(rule, &all).into_iter().next() {
            let message = format!("dit voorbeeld klopt niet: {why}");
            return Err(Mistake::at(path, text, example_span(text, number), message));
        }
    }
    Ok(all)
}

fn parse(path: &Path, text: &str) -> Result<Rule, Mistake> {
    // `\r\n` in a checkout must not change what a multi-line example says.
    let text = &text.replace("\r\n", "\n");
    if key(text, "base").is_some() {
        return addition(path, text);
    }
    let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let rule = file::parse(HOUSE.name, name, text, Detail::Whole).map_err(|error| {
        let message = crate::settings::in_dutch(&error.message);
        match (error.span, message.split('`').nth(1)) {
            // What is wrong is named, so that is where it stands.
            (None, Some(named)) => Mistake::at_word(path, text, named, message.clone()),
            (span, _) => Mistake::at(path, text, span, message),
        }
    })?;
    if matches!(rule.engine, Engine::Check(_)) {
        let message = "een eigen regel bestaat uit gegevens; `check` is voor ingebouwde regels";
        return Err(Mistake::at(path, text, key(text, "check"), message));
    }
    Ok(rule)
}

fn addition(path: &Path, text: &str) -> Result<Rule, Mistake> {
    let addition: Addition = crate::settings::read(path, text)?;
    let wrong = |message: String| Mistake::at_word(path, text, &addition.base, message);
    let Some(base) = Rules::builtin().called(&addition.base) else {
        return Err(wrong(Rules::builtin().unknown(&addition.base)));
    };
    let source = FILES.iter().find(|(_, name, _)| *name == base.name);
    let Some(mut rule) = source
        .and_then(|(category, name, text)| file::parse(category, name, text, Detail::Run).ok())
    else {
        return Err(wrong(format!("`{}` is niet uit te breiden", addition.base)));
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
        let message = "alleen een regel met `terms` of `avoid` is uit te breiden, met hetzelfde";
        return Err(wrong(message.to_owned()));
    }
    rule.examples = addition.example;
    Ok(rule)
}

/// Where a key at the top of a TOML text stands.
fn key(text: &str, wanted: &str) -> Option<Span> {
    let table = toml::de::DeTable::parse(text).ok()?;
    table.get_ref().keys().find(|key| key.get_ref() == wanted).map(|key| Span::of(key.span()))
}

/// The header of an example, counted from 0.
fn example_span(text: &str, number: usize) -> Option<Span> {
    let table = toml::de::DeTable::parse(text).ok()?;
    let examples = table.get_ref().iter().find(|(key, _)| key.get_ref() == "example")?.1;
    let toml::de::DeValue::Array(examples) = examples.get_ref() else { return None };
    examples.get(number).map(|example| Span::of(example.span()))
}

/// The words of a rule that no bad example shows.
#[must_use]
pub fn untried(rule: &Rule) -> Vec<&str> {
    let shown: Vec<String> = rule
        .examples
        .iter()
        .filter_map(|example| example.bad.as_ref())
        .map(|bad| example::unmark(bad).text.to_lowercase())
        .collect();
    let words = rule.engine.words().into_iter();
    words.filter(|word| !shown.iter().any(|text| text.contains(&word.to_lowercase()))).collect()
}
