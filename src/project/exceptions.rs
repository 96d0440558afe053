//! Exceptions: findings that somebody accepted, with a reason.
//!
//! A letter to parliament cannot carry comments for a tool, so they live beside it in `kamerlint-exceptions.toml`. They
//! are matched by content (rule, words, neighbouring words), never by line, so that they stay when text moves.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::regular;
use crate::lint::Diagnostic;
use crate::rule::{Exception, Rules};
use crate::text::{Mistake, Quote, Source, Span, mistake};

/// The name of the file.
pub const FILE_NAME: &str = "kamerlint-exceptions.toml";

/// An exception as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Code or name of the rule.
    pub rule: String,
    /// The draft, relative to this file.
    pub file: String,
    /// The words of the finding.
    pub words: String,
    /// The words before them.
    #[serde(default)]
    pub before: String,
    /// The words after them.
    #[serde(default)]
    pub after: String,
    /// Why the finding is accepted.
    pub reason: String,
    /// The day it was.
    #[serde(default)]
    pub date: String,
}

impl Entry {
    /// The entry that accepts a finding of a draft, for the exceptions file in a folder.
    #[must_use]
    pub fn of(
        source: &Source,
        found: &Diagnostic,
        draft: &Path,
        folder: &Path,
        reason: String,
        date: String,
    ) -> Self {
        let Quote { words, before, after } = Quote::of(source, found.span);
        let (rule, file) = (found.rule.code.clone(), relative(draft, folder));
        Self { rule, file, words, before, after, reason, date }
    }
}

/// A draft as an exceptions file in a folder names it, with `/` on every system.
fn relative(draft: &Path, folder: &Path) -> String {
    let draft = std::path::absolute(draft).unwrap_or_else(|_| draft.to_owned());
    let inside = draft.strip_prefix(folder).unwrap_or(&draft);
    let parts: Vec<_> =
        inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// How long such a file may be, in bytes.
const LONGEST: u64 = 16 * 1024 * 1024;

/// The file as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The exceptions, in any order.
    #[serde(default)]
    pub exception: Vec<Entry>,
}

/// A file of exceptions.
#[derive(Clone, Debug)]
pub struct Exceptions {
    /// Where it is.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    entries: Vec<(PathBuf, Exception)>,
}

impl Exceptions {
    /// The file that holds for a draft: the nearest in its folder or above.
    #[must_use]
    pub fn find(draft: &Path) -> Option<PathBuf> {
        let start = std::path::absolute(draft).ok()?;
        start.ancestors().skip(1).map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
    }

    /// Reads such a file.
    ///
    /// # Errors
    /// It is no regular file, no text, or longer than any list of exceptions; else as [`Self::parse`].
    pub fn read(path: &Path, rules: &Rules) -> Result<Self, Mistake> {
        let text = regular(path, LONGEST).map_err(|error| Mistake::unreadable(path, &error))?;
        Self::parse(path, &text, rules)
    }

    /// Reads the text of such a file.
    ///
    /// # Errors
    /// An unknown key or rule, an entry without a reason; with its place.
    pub fn parse(path: &Path, text: &str, rules: &Rules) -> Result<Self, Mistake> {
        let file: File = mistake::read(path, text)?;
        let folder = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let folder = folder.parent().unwrap_or(Path::new("."));
        let spans = entry_spans(text);
        let mut entries = Vec::with_capacity(file.exception.len());
        for (entry, span) in file.exception.into_iter().zip(spans) {
            let head = Span::new(span.start, span.start + "[[exception]]".len() as u32);
            let Some(rule) = rules.called(&entry.rule) else {
                return Err(Mistake::at(path, text, Some(head), rules.unknown(&entry.rule)));
            };
            if entry.reason.trim().is_empty() {
                let message = (
                    "deze uitzondering heeft geen reden; schrijf bij `reason` waarom zij mag",
                    "this exception has no reason; write at `reason` why it may stay",
                );
                return Err(Mistake::at(path, text, Some(head), message));
            }
            let Entry { words, before, after, .. } = entry;
            let exception = Exception {
                rule: rule.code.clone(),
                quote: Quote { words, before, after },
                entry: span,
            };
            entries.push((folder.join(&entry.file), exception));
        }
        Ok(Self { path: path.to_owned(), text: text.to_owned(), entries })
    }

    /// The exceptions for one draft.
    #[must_use]
    pub fn of(&self, draft: &Path) -> Vec<Exception> {
        let draft = std::path::absolute(draft).unwrap_or_else(|_| draft.to_owned());
        let own = self.entries.iter().filter(|(path, _)| *path == draft);
        own.map(|(_, exception)| exception.clone()).collect()
    }

    /// The exceptions for drafts that are not there any more.
    #[must_use]
    pub fn gone(&self) -> Vec<Exception> {
        let mut known: HashMap<&Path, bool> = HashMap::new();
        let gone = |path: &Path| !path.exists();
        let gone = self
            .entries
            .iter()
            .filter(|(path, _)| *known.entry(path).or_insert_with(|| gone(path)));
        gone.map(|(_, exception)| exception.clone()).collect()
    }

    /// The text in which some entries are of another draft, as this file names it.
    #[must_use]
    pub fn moved(&self, moved: &[(Span, String)]) -> String {
        let mut moved = moved.to_vec();
        moved.sort();
        let (mut text, mut at) = (String::with_capacity(self.text.len()), 0);
        for (span, name) in moved {
            let entry = self.text.get(span.range()).unwrap_or_default();
            let Ok(mut table) = toml::from_str::<File>(entry) else { continue };
            let Some(entry) = table.exception.first_mut() else { continue };
            entry.file = name;
            text.push_str(self.text.get(at..span.range().start).unwrap_or_default());
            text.push_str(&toml::to_string(&table).unwrap_or_default());
            at = span.range().end;
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        if self.text.contains("\r\n") {
            return text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
        text
    }

    /// A draft as this file names it.
    #[must_use]
    pub fn name_of(&self, draft: &Path) -> String {
        let folder = std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone());
        relative(draft, folder.parent().unwrap_or(Path::new("")))
    }

    /// The text without some entries and with others at its end.
    #[must_use]
    pub fn edited(&self, without: &[Span], with: &[Entry]) -> String {
        let mut text = String::with_capacity(self.text.len());
        let mut at = 0;
        let mut without = without.to_vec();
        without.sort_unstable();
        for span in without {
            text.push_str(self.text.get(at..span.range().start).unwrap_or_default());
            at = span.range().end.max(at);
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        let text = written(text.trim_end(), with);
        // One kind of line end: that of the file.
        if self.text.contains("\r\n") {
            return text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
        text
    }
}

/// A new file with entries.
#[must_use]
pub fn new_file(entries: &[Entry]) -> String {
    written(
        "# Bevindingen van kamerlint die geaccepteerd zijn. Schrijf bij `reason` waarom; een uitzondering die nergens\n\
         # meer bij past, wordt gemeld (KL001).",
        entries,
    )
}

fn written(before: &str, entries: &[Entry]) -> String {
    let mut text = before.to_owned();
    for entry in entries {
        let file = File { exception: vec![entry.clone()] };
        text.push_str(if text.is_empty() { "" } else { "\n\n" });
        text.push_str(toml::to_string(&file).unwrap_or_default().trim_end());
    }
    text.push('\n');
    text
}

/// Where each `[[exception]]` stands: from its header to the end of its last line.
fn entry_spans(text: &str) -> Vec<Span> {
    use toml::de::{DeTable, DeValue};
    let Ok(table) = DeTable::parse(text) else { return Vec::new() };
    let mut spans = Vec::new();
    for (_, value) in table.get_ref() {
        let DeValue::Array(entries) = value.get_ref() else { continue };
        for entry in entries {
            let start = entry.span().start;
            let DeValue::Table(keys) = entry.get_ref() else { continue };
            let last = keys.iter().map(|(_, value)| value.span().end).max();
            let last = last.unwrap_or(entry.span().end);
            let line = text.get(last..).and_then(|rest| rest.find('\n'));
            spans.push(Span::of(start..line.map_or(text.len(), |line| last + line + 1)));
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Waarom\n[[exception]]\nrule = \"KL301\"\nfile = \"a/b.txt\"\nwords = \"312 852\"\n\
        before = \"Kamerstuk\"\nafter = \", nr. 291\"\nreason = \"zo gepubliceerd\"\n\n# tweede\n[[exception]]\n\
        rule = \"ik-of-wij\"\nfile = \"c.txt\"\nwords = \"Ik\"\nreason = \"afgesproken\"\n";

    #[test]
    fn entries_belong_to_their_draft_and_can_be_taken_out() {
        let file = Exceptions::parse(
            Path::new("map/kamerlint-exceptions.toml"),
            FILE,
            crate::checks::builtin(),
        )
        .unwrap();
        let [one] = &file.of(Path::new("map/a/b.txt"))[..] else { panic!("one") };
        assert_eq!((one.rule.as_str(), one.quote.words.as_str()), ("KL301", "312 852"));
        assert_eq!(file.of(Path::new("map/c.txt"))[0].rule, "KL404");
        let left = file.edited(&[one.entry], &[]);
        assert!(left.starts_with("# Waarom\n\n# tweede\n[[exception]]"), "{left}");
        assert_eq!(
            Exceptions::parse(Path::new("x"), &left, crate::checks::builtin())
                .unwrap()
                .entries
                .len(),
            1
        );
    }

    #[test]
    fn a_mistake_has_its_place() {
        let said = |text: &str| {
            Exceptions::parse(Path::new("e.toml"), text, crate::checks::builtin())
                .unwrap_err()
                .to_string()
        };
        let entry = |reason: &str, rule: &str| {
            format!(
                "[[exception]]\nrule = \"{rule}\"\nfile = \"a\"\nwords = \"b\"\nreason = \"{reason}\"\n"
            )
        };
        assert!(
            said(&entry(" ", "KL301"))
                .starts_with("e.toml:1:1: deze uitzondering heeft geen reden")
        );
        assert!(said(&entry("x", "KL999")).starts_with("e.toml:1:1: `KL999` is geen regel"));
        assert!(said("[[exception]]\nwords = \"b\"\n").contains("ontbreekt"));
    }
}
