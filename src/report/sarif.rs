//! SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0): findings for code scanning and its viewers.

use serde_json::{Value, json};

use super::fingerprint::fingerprints;
use super::{Checked, Range, path};
use crate::lint::{Diagnostic, Fix};
use crate::rule::{Language, Rule, Safety, Severity};
use crate::text::{Source, Span};

/// Writes the report of a run, with the rules that found something.
#[must_use]
pub fn sarif(files: &[Checked]) -> String {
    let language = files.first().map(|file| file.language).unwrap_or_default();
    let rules = rules(files);
    let results: Vec<Value> =
        files.iter().enumerate().flat_map(|(index, file)| results(index, file, &rules)).collect();
    let mut report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "kamerlint",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule, language, files)).collect::<Vec<_>>(),
            }},
            "language": match language { Language::Nl => "nl", Language::En => "en" },
            // Line and column count from 1 in characters, as in the other reports.
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"SRCROOT": {"description": {"text": match language {
                Language::Nl => "de map waarin kamerlint draaide",
                Language::En => "the folder in which kamerlint ran",
            }}}},
            "artifacts": files.iter().map(artifact).collect::<Vec<_>>(),
            "results": results,
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": unread(files, language),
            }],
        }],
    });
    if let Some(address) = home()
        && let Some(driver) =
            report.pointer_mut("/runs/0/tool/driver").and_then(Value::as_object_mut)
    {
        driver.insert("informationUri".to_owned(), address.into());
    }
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

/// A notification for every file that was not read as a draft.
fn unread(files: &[Checked], language: Language) -> Vec<Value> {
    let files = files.iter().filter(|file| file.report.is_unread());
    let notification = |file: &Checked| {
        json!({
            "level": "note",
            "message": {"text": match language {
                Language::Nl => "niet als antwoord gelezen: geen vragen gevonden; alleen bronnen, namen en taal gecontroleerd",
                Language::En => "not read as answers: no questions found; only references, names and language were checked",
            }},
            "locations": [{"physicalLocation": {"artifactLocation": location(file)}}],
        })
    };
    files.map(notification).collect()
}

/// The rules that found something, in the order of their codes.
fn rules(files: &[Checked]) -> Vec<&Rule> {
    let mut rules: Vec<&Rule> =
        files.iter().flat_map(|file| &file.report.diagnostics).map(|found| &*found.rule).collect();
    rules.sort_by(|a, b| a.code.cmp(&b.code));
    rules.dedup_by(|a, b| a.code == b.code);
    rules
}

/// Where the program lives; `None` as long as the address in Cargo.toml is a placeholder, which would be a dead link.
#[must_use]
pub fn home() -> Option<&'static str> {
    Some(env!("CARGO_PKG_HOMEPAGE")).filter(|address| !address.contains(".example"))
}

fn descriptor(rule: &Rule, language: Language, files: &[Checked]) -> Value {
    let texts = rule.texts(language);
    let why = texts.why.trim();
    let mut descriptor = json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": texts.summary},
        "fullDescription": {"text": why},
        "help": {
            "text": format!("{why}\n\n{}", rule.source),
            "markdown": format!("**{} {}**: {}\n\n{why}\n\n*{}*", rule.code, rule.name, texts.summary, rule.source),
        },
        "defaultConfiguration": {"level": level(rule.severity), "enabled": rule.default},
        "properties": {"category": rule.category, "tags": [rule.category], "severity": rule.severity},
    });
    let found = files.iter().flat_map(|file| &file.report.diagnostics);
    let url =
        found.filter(|found| found.rule.code == rule.code).find_map(|found| found.url.as_ref());
    if let (Some(url), Some(fields)) = (url, descriptor.as_object_mut()) {
        fields.insert("helpUri".to_owned(), url.as_str().into());
    }
    descriptor
}

fn artifact(file: &Checked) -> Value {
    json!({"location": location(file), "encoding": "UTF-8", "length": file.source.text().len()})
}

fn location(file: &Checked) -> Value {
    let uri = path::uri(&file.listed);
    if uri.starts_with("file:") {
        json!({"uri": uri})
    } else {
        json!({"uri": uri, "uriBaseId": "SRCROOT"})
    }
}

fn results(index: usize, file: &Checked, rules: &[&Rule]) -> Vec<Value> {
    let prints = fingerprints(&file.source, &file.report.diagnostics);
    let mut location = location(file);
    if let Some(fields) = location.as_object_mut() {
        fields.insert("index".to_owned(), index.into());
    }
    let result = |(found, print): (&Diagnostic, String)| {
        let mut result = json!({
            "ruleId": found.rule.code,
            "ruleIndex": rules.partition_point(|rule| rule.code < found.rule.code),
            "level": level(found.severity),
            "message": {"text": message(found)},
            "locations": [{"physicalLocation": {
                "artifactLocation": location,
                "region": region_with_text(&file.source, found.span),
            }}],
            "partialFingerprints": {"kamerlint/v1": print},
            "properties": {"severity": found.severity},
        });
        if let Some(fields) = result.as_object_mut() {
            let related = found.related.iter().enumerate().map(|(id, (span, text))| {
                json!({
                    "id": id,
                    "message": {"text": text},
                    "physicalLocation": {
                        "artifactLocation": location,
                        "region": region_with_text(&file.source, *span),
                    },
                })
            });
            if !found.related.is_empty() {
                fields.insert("relatedLocations".to_owned(), related.collect());
            }
            if let Some(mended) = &found.fix {
                fields.insert("fixes".to_owned(), json!([fix(&file.source, &location, mended)]));
            }
        }
        result
    };
    file.report.diagnostics.iter().zip(prints).map(result).collect()
}

/// What is wrong, and below it what to do: a viewer has no other place for the help of one finding.
fn message(found: &Diagnostic) -> String {
    match &found.help {
        Some(help) => format!("{}\n{help}", found.said()),
        None => found.said().into_owned(),
    }
}

fn fix(source: &Source, location: &Value, fix: &Fix) -> Value {
    let replacements = fix.edits.iter().map(|edit| {
        let mut replacement = json!({"deletedRegion": region(source, edit.span)});
        if let Some(fields) = replacement.as_object_mut()
            && !edit.text.is_empty()
        {
            fields.insert("insertedContent".to_owned(), json!({"text": edit.text}));
        }
        replacement
    });
    json!({
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": location, "replacements": replacements.collect::<Vec<_>>()}],
        "properties": {"safe": fix.safety == Safety::Safe},
    })
}

fn region(source: &Source, span: Span) -> Value {
    let range = Range::of(source, span);
    json!({
        "startLine": range.start.line,
        "startColumn": range.start.column,
        "endLine": range.end.line,
        "endColumn": range.end.column,
    })
}

fn region_with_text(source: &Source, span: Span) -> Value {
    let mut region = region(source, span);
    if let Some(fields) = region.as_object_mut()
        && !span.is_empty()
    {
        fields.insert("snippet".to_owned(), json!({"text": source.slice(span)}));
    }
    region
}

/// SARIF knows no hint: it is a note, and its own severity stands under `properties`.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}
