//! What the value of an option can be.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::report::severity_word;
use crate::rule::{Language, Severity};

/// A language on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Nl => Self::Nl,
            Lang::En => Self::En,
        }
    }
}

/// From which severity on the exit status is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors.
    #[value(alias = "fout")]
    Error,
    /// Warnings and errors.
    #[value(alias = "waarschuwing")]
    Warning,
    /// Also remarks.
    #[value(alias = "opmerking")]
    Info,
    /// Also hints: all that is found.
    #[value(alias = "wenk")]
    Hint,
    /// Nothing makes the run fail.
    #[value(alias = "nooit")]
    Never,
}

impl FailOn {
    /// The lowest severity that fails, if any does.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Hint => Some(Severity::Hint),
            Self::Never => None,
        }
    }

    /// Its word in a language.
    pub fn word(self, language: Language) -> &'static str {
        match (self.severity(), language) {
            (Some(severity), _) => severity_word(severity, language),
            (None, Language::Nl) => "nooit",
            (None, Language::En) => "never",
        }
    }
}

/// Formats of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// With the words around each finding.
    Full,
    /// A line for each finding.
    Concise,
    /// A page for a browser.
    Html,
    /// For a summary of a run, or a merge request.
    Markdown,
    /// For programs.
    Json,
    /// The same, a line for each file.
    Jsonl,
    /// For code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// Code Quality of GitLab.
    Gitlab,
    /// For dashboards of test results.
    Junit,
    /// For dashboards of style checks.
    Checkstyle,
}

/// A file to write a report to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// Its format; that of `--output-format` when absent.
    pub format: Option<OutputFormat>,
    /// Where it goes.
    pub path: PathBuf,
}

impl OutputFile {
    /// Reads `PATH` or `FORMAT=PATH` (`html=verslag.html`). What stands before `=` is a format as soon as it is one word of letters: a slip in it must not
    /// become the name of a file.
    pub fn parse(value: &str) -> Result<Self, String> {
        let format = value.split_once('=').filter(|(word, _)| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        });
        let (format, path) = match format {
            Some((word, path)) => match OutputFormat::from_str(word, true) {
                Ok(format) => (Some(format), path),
                Err(_) => return Err(format!("`{word}` is geen vorm van het verslag")),
            },
            None => (None, value),
        };
        if path.is_empty() {
            return Err("noem een bestand".to_owned());
        }
        Ok(Self { format, path: PathBuf::from(path) })
    }

    /// Its format: the one that stands before it, else the one that is asked for, else the one that its name tells.
    pub fn format_or(&self, asked: OutputFormat) -> OutputFormat {
        let extension = self.path.extension().map(|one| one.to_string_lossy().to_lowercase());
        let told = match extension.as_deref() {
            Some("html" | "htm") => OutputFormat::Html,
            Some("md") => OutputFormat::Markdown,
            Some("json") => OutputFormat::Json,
            Some("jsonl") => OutputFormat::Jsonl,
            Some("sarif") => OutputFormat::Sarif,
            Some("xml") => OutputFormat::Junit,
            _ => OutputFormat::Full,
        };
        match (self.format, asked) {
            (Some(format), _) => format,
            (None, OutputFormat::Full) => told,
            (None, asked) => asked,
        }
    }
}

/// Formats of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutlineFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Formats of a list of references or commitments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For a spreadsheet.
    Csv,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless `NO_COLOR` says no.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A day as it is written on the command line.
#[cfg(feature = "papers")]
pub fn day(text: &str) -> Result<crate::text::Date, String> {
    let day = text.parse().ok().or_else(|| crate::text::date::parse(text)?.day());
    day.ok_or_else(|| format!("`{text}` is geen dag zoals 2025-11-20 of 20 november 2025"))
}
