//! Examples of a rule are its tests: `[[…]]` in a bad example marks the finding.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::draft::{Draft, Sheet};
use crate::fix;
use crate::lint::{self, Diagnostic};
use crate::papers::{List, Papers};
use crate::read::{Document, Format};
use crate::rule::{EXCEPTIONS, Example, Rule, Rules, Safety, Severity};
use crate::settings::{FILE_NAME, Settings};
use crate::text::{Mistake, Source, Span};

/// An example without its marks, and what they mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The draft.
    pub text: String,
    /// The marked spans, in order.
    pub spans: Vec<Span>,
}

/// Takes the marks out of an example. Where more than two brackets stand together the outer two are the mark:
/// `[[[PM]]]` marks `[PM]`, `[^[[1]]]:` marks the `1`.
#[must_use]
pub fn unmark(example: &str) -> Marked {
    let mut text = String::with_capacity(example.len());
    let mut spans = Vec::new();
    let mut rest = example;
    while let Some((before, inner)) = rest.split_once("[[") {
        text.push_str(before);
        let Some(close) = inner.find("]]") else {
            text.push_str("[[");
            rest = inner;
            continue;
        };
        // Brackets that belong to the marked text are closed inside the mark.
        let run = inner.get(close..).unwrap_or_default().bytes().take_while(|&b| b == b']').count();
        let marked = inner.get(..close).unwrap_or_default();
        let open = marked.matches('[').count().saturating_sub(marked.matches(']').count());
        let close = close + open.min(run - 2);
        let start = text.len();
        text.push_str(inner.get(..close).unwrap_or_default());
        spans.push(Span::of(start..text.len()));
        rest = inner.get(close + 2..).unwrap_or_default();
    }
    text.push_str(rest);
    Marked { text, spans }
}

/// Runs the examples of a rule among others; gives the number (from 0) of every one that does not hold, and why.
#[must_use]
pub fn failures(rule: &Rule, rules: &Rules) -> Vec<(usize, String)> {
    let mut failures = Vec::new();
    for (i, example) in rule.examples.iter().enumerate() {
        if let Err(why) = holds(rule, example, rules) {
            failures.push((i, why));
        }
    }
    failures
}

/// The examples in rule files that do not hold among the rules they run with, each at its place in its file.
#[must_use]
pub fn broken(files: &[(PathBuf, String)], rules: &Rules) -> Vec<Mistake> {
    let mut broken = Vec::new();
    for (path, text) in files {
        let Some(rule) = in_file(path, text, rules) else { continue };
        broken.extend(failures(rule, rules).into_iter().map(|(number, why)| {
            let message = (
                format!("dit voorbeeld klopt niet: {why}"),
                format!("this example does not hold: {why}"),
            );
            Mistake::at(path, text, example_span(text, number), message)
        }));
    }
    broken
}

/// The rule that a file of a house holds or adds to.
fn in_file<'r>(path: &Path, text: &str, rules: &'r Rules) -> Option<&'r Rule> {
    let table = toml::de::DeTable::parse(text).ok()?;
    let base = table.get_ref().get("base").and_then(|base| base.get_ref().as_str());
    let name = base.or_else(|| path.file_stem().and_then(|stem| stem.to_str()))?;
    rules.called(name).map(|rule| &**rule)
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
        .map(|bad| unmark(bad).text.to_lowercase())
        .collect();
    let words = rule.engine.words().into_iter().filter(|word| !rule.engine.spares(word));
    words.filter(|word| !shown.iter().any(|text| text.contains(&word.to_lowercase()))).collect()
}

/// The settings under which an example is checked: its own over the default ones, with its sheet of questions and its papers.
///
/// # Errors
/// What is wrong with its settings.
pub fn settings(example: &Example) -> Result<Settings, String> {
    let mut settings = match &example.settings {
        Some(text) => Settings::parse(Path::new(FILE_NAME), text).map_err(|e| e.to_string())?,
        None => Settings::default(),
    };
    let sheet = example.questions.as_ref().and_then(|text| Source::new(text.clone()).ok());
    let sheet = sheet.map(|source| {
        let document = Document::of(source, Format::Plain);
        Arc::new(Sheet::of(&Draft::read(&document, &settings.options.register)))
    });
    settings.options.sheet = sheet;
    if let Some(rows) = &example.papers {
        settings.options.papers = Papers::of(rows.clone(), List::parse(rows)?);
    }
    Ok(settings)
}

fn holds(rule: &Rule, example: &Example, rules: &Rules) -> Result<(), String> {
    let format =
        if example.format.as_deref() == Some("md") { Format::Markdown } else { Format::Plain };
    let (text, bad) = match (&example.bad, &example.good) {
        (Some(bad), None) => (bad, true),
        (None, Some(good)) => (good, false),
        _ => return Err("een voorbeeld is `bad` of `good`".into()),
    };
    let Marked { text, spans } = unmark(text);
    if bad && spans.is_empty() {
        return Err("in een fout voorbeeld staat `[[…]]` om de vondst".into());
    }
    let default = Settings { rules: rules.clone(), ..settings(example)? };
    let mut settings = default.clone();
    // A rule about exceptions has nothing to say unless the rules they are about run too.
    if rule.category != EXCEPTIONS {
        settings.selection.select = vec![rule.code.clone()];
    }
    let source = Source::new(text).map_err(|_| "te groot".to_owned())?;
    let document = Document::of(source, format);
    let source = &document.source;
    let found: Vec<Span> = lint::check(&document, &settings)
        .diagnostics
        .iter()
        .filter(|found| found.rule.code == rule.code)
        .map(|found| found.span)
        .collect();
    let expected = if bad { spans } else { Vec::new() };
    if found != expected {
        let words = |spans: &[Span]| {
            spans
                .iter()
                .map(|span| format!("{:?}", source.slice(*span)))
                .collect::<Vec<_>>()
                .join(", ")
        };
        return Err(format!("gevonden [{}], verwacht [{}]", words(&found), words(&expected)));
    }
    // With every rule of the default set on, the example must show no other error: one finding per cause.
    let others: Vec<String> = lint::check(&document, &default)
        .diagnostics
        .iter()
        .filter(|other| other.rule.code != rule.code && other.severity == Severity::Error)
        .map(|other: &Diagnostic| format!("{} op {:?}", other.rule.code, source.slice(other.span)))
        .collect();
    if !others.is_empty() {
        return Err(format!("ook andere fouten: {}", others.join(", ")));
    }
    if let Some(fixed) = &example.fixed {
        let mended = fix::until_stable(&document, &settings, Safety::Unsafe).document;
        let mended = mended.as_ref().map_or(source.text(), Document::text);
        if mended != fixed {
            return Err(format!("hersteld is\n{mended}\nverwacht is\n{fixed}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_outside_brackets_of_the_text() {
        for (example, text, marked) in [
            ("a [[b]] c", "a b c", "b"),
            ("[[[PM DJZ]]]", "[PM DJZ]", "[PM DJZ]"),
            ("Ja.[[[^2]]]", "Ja.[^2]", "[^2]"),
            ("[^[[1]]]: x", "[^1]: x", "1"),
        ] {
            let unmarked = unmark(example);
            assert_eq!(unmarked.text, text);
            assert_eq!(&text[unmarked.spans[0].range()], marked);
        }
    }
}
