//! The full report in the terminal, drawn by codespan-reporting: the words around a finding, a mark under it, the way out.

mod excerpt;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use codespan_reporting::diagnostic::{self, Label, LabelStyle};
use codespan_reporting::term::{self, Config, DisplayStyle, WriteStyle};

use super::Checked;
use super::harmless::harmless;
use crate::lint::Diagnostic;
use crate::parallel;
use crate::rule::{Language, Severity};
use crate::text::Span;
use excerpt::Excerpt;

/// Whether to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// ANSI colours.
    On,
    /// Plain text.
    Off,
}

/// How the report looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Colours or not.
    pub colour: Colour,
    /// Columns that a row may take.
    pub width: usize,
}

const RED: &str = "\x1b[1;31m";
const YELLOW: &str = "\x1b[1;33m";
const BLUE: &str = "\x1b[1;34m";
const CYAN: &str = "\x1b[36m";
const GREY: &str = "\x1b[2m";
const BOLD: &str = "\x1b[1m";
const RESET: &str = "\x1b[0m";

impl Look {
    /// A word in the colour of a severity.
    #[must_use]
    pub fn paint(&self, severity: Severity, word: &str) -> String {
        self.in_colour(severity_colour(severity), word)
    }

    /// A word in bold.
    #[must_use]
    pub fn bold(&self, word: &str) -> String {
        self.in_colour(BOLD, word)
    }

    /// A word in a colour, by its ANSI code.
    #[must_use]
    pub(super) fn in_colour(&self, colour: &str, word: &str) -> String {
        match self.colour {
            Colour::On => format!("{colour}{word}{RESET}"),
            Colour::Off => word.to_owned(),
        }
    }
}

const fn severity_colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => RED,
        Severity::Warning => YELLOW,
        Severity::Info => BLUE,
        Severity::Hint => CYAN,
    }
}

/// The word for a severity.
#[must_use]
pub const fn severity_word(severity: Severity, language: Language) -> &'static str {
    match (language, severity) {
        (Language::Nl, Severity::Error) => "fout",
        (Language::Nl, Severity::Warning) => "waarschuwing",
        (Language::Nl, Severity::Info) => "opmerking",
        (Language::Nl, Severity::Hint) => "wenk",
        (Language::En, severity) => severity.name(),
    }
}

/// Writes the findings of a file in full.
#[must_use]
pub fn full(file: &Checked, look: &Look) -> String {
    let name = harmless(&file.path.display().to_string());
    let found = gathered(&file.report.diagnostics, file.language);
    let config = Config { display_style: DisplayStyle::Rich, tab_width: 4, ..Config::default() };
    // Each stands alone, and drawing takes about as long as finding did.
    let drawn = parallel::map(file.source.text().len(), &found, |found| {
        drawn(file, &name, found, look, &config)
    });
    drawn.concat()
}

fn drawn(file: &Checked, name: &str, found: &Diagnostic, look: &Look, config: &Config) -> String {
    let (severity, language) = (found.severity, file.language);
    let text = String::with_capacity(ROOM);
    let mut out = Painter { text, look: *look, severity, language, header: false };
    let excerpt = Excerpt::of(file, name, found, look.width);
    let diagnostic = shown(&excerpt, found, look, language);
    if term::emit_to_write_style(&mut out, config, &excerpt, &diagnostic).is_err() {
        // The excerpt could not be drawn: say at least what was found.
        out.text.push_str(&found.message);
        out.text.push('\n');
    }
    out.text
}

/// How many bytes most findings take, drawn.
const ROOM: usize = 1024;

/// How many findings that say the same become one with as many places.
const MANY: usize = 3;

/// The findings as the terminal shows them: those that say the same of several places ("nothing stands under this answer heading", fourteen
/// times in a draft that is not begun) are one, at its first place, with the others beside it.
fn gathered(found: &[Diagnostic], language: Language) -> Vec<Cow<'_, Diagnostic>> {
    let plain = |one: &Diagnostic| one.fix.is_none() && one.related.is_empty();
    let mut alike: HashMap<(&str, &str), Vec<Span>> = HashMap::new();
    for one in found.iter().filter(|one| plain(one)) {
        alike.entry((&one.rule.code, &one.message)).or_default().push(one.span);
    }
    let too = if language == Language::Nl { "hier ook" } else { "here too" };
    let shown = found.iter().filter_map(|one| {
        let places = alike.get(&(one.rule.code.as_str(), one.message.as_str()));
        let Some(places) = places.filter(|places| plain(one) && places.len() >= MANY) else {
            return Some(Cow::Borrowed(one));
        };
        let (first, others) = places.split_first()?;
        (one.span == *first).then(|| {
            let related = others.iter().map(|&span| (span, too.to_owned())).collect();
            Cow::Owned(Diagnostic { related, ..one.clone() })
        })
    });
    shown.collect()
}

/// The finding as codespan-reporting wants it.
fn shown(
    excerpt: &Excerpt<'_>,
    found: &Diagnostic,
    look: &Look,
    language: Language,
) -> diagnostic::Diagnostic<()> {
    let severity = match found.severity {
        Severity::Error => diagnostic::Severity::Error,
        Severity::Warning => diagnostic::Severity::Warning,
        Severity::Info => diagnostic::Severity::Note,
        Severity::Hint => diagnostic::Severity::Help,
    };
    let mut labels = Vec::with_capacity(1 + found.related.len());
    let mut label = |style, span, message: String| {
        let marked = excerpt.marked(span, style == LabelStyle::Primary, message.chars().count());
        let last = marked.len().saturating_sub(1);
        let each = marked.into_iter().enumerate().map(|(i, range)| {
            let message = if i == last { message.clone() } else { String::new() };
            Label { style, file_id: (), range, message }
        });
        labels.extend(each);
    };
    label(
        LabelStyle::Primary,
        found.span,
        found.label.as_deref().map(harmless).unwrap_or_default(),
    );
    for (span, message) in &found.related {
        label(LabelStyle::Secondary, *span, harmless(message));
    }
    let width = look.width.saturating_sub(6).max(30);
    let mut notes = Vec::new();
    let nl = language == Language::Nl;
    if let Some(help) = &found.help {
        notes.push(wrapped(&format!("{}: {help}", if nl { "hulp" } else { "help" }), width));
    }
    if let Some(fix) = &found.fix {
        let how = match (fix.safety, nl) {
            (crate::rule::Safety::Safe, true) => "herstel met --fix",
            (crate::rule::Safety::Safe, false) => "fix with --fix",
            (_, true) => "voorstel",
            (_, false) => "suggestion",
        };
        notes.push(wrapped(&format!("{how}: {}", harmless(&fix.title)), width));
    }
    diagnostic::Diagnostic {
        severity,
        code: Some(found.rule.code.clone()),
        message: headline(found, look.width, language),
        labels,
        notes,
    }
}

/// The message, broken at spaces where it does not fit behind the severity and the code: a terminal would break it within a word.
fn headline(found: &Diagnostic, width: usize, language: Language) -> String {
    let front = format!("{}[{}]:", severity_word(found.severity, language), found.rule.code);
    let message = harmless(&found.said());
    if front.chars().count() + 1 + message.chars().count() <= width {
        return message;
    }
    let whole = wrapped(&format!("{front} {message}"), width);
    whole.strip_prefix(&front).map(|rest| rest.trim_start().to_owned()).unwrap_or(message)
}

/// Breaks a text into rows at spaces; a line end at its end stays.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> String {
    let mut rows = String::with_capacity(text.len() + 8);
    let mut column = 0;
    for word in text.split_whitespace() {
        let len = word.chars().count();
        if column > 0 && column + 1 + len > width {
            rows.push_str("\n  ");
            column = 2;
        } else if column > 0 {
            rows.push(' ');
            column += 1;
        }
        rows.push_str(word);
        column += len;
    }
    if text.ends_with('\n') {
        rows.push('\n');
    }
    rows
}

/// Writes codespan's output with our colours and with severities in the reader's language.
struct Painter {
    text: String,
    look: Look,
    severity: Severity,
    language: Language,
    /// The next write is the English word for the severity.
    header: bool,
}

impl Painter {
    fn start(&mut self, colour: &str) -> fmt::Result {
        if self.look.colour == Colour::On {
            self.text.push_str(colour);
        }
        Ok(())
    }
}

impl fmt::Write for Painter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut left = text;
        if std::mem::take(&mut self.header) {
            let mut words = ["error", "warning", "note", "help", "bug"].into_iter();
            if let Some(rest) = words.find_map(|word| text.strip_prefix(word)) {
                self.text.push_str(severity_word(self.severity, self.language));
                left = rest;
            }
        }
        self.text.push_str(left);
        Ok(())
    }

    fn write_char(&mut self, c: char) -> fmt::Result {
        self.header = false;
        self.text.push(c);
        Ok(())
    }
}

impl WriteStyle for Painter {
    fn set_header(&mut self, _: diagnostic::Severity) -> fmt::Result {
        self.header = true;
        self.start(severity_colour(self.severity))
    }

    fn set_header_message(&mut self) -> fmt::Result {
        self.header = false;
        self.start(BOLD)
    }

    fn set_line_number(&mut self) -> fmt::Result {
        self.start(GREY)
    }

    fn set_note_bullet(&mut self) -> fmt::Result {
        self.start(GREY)
    }

    fn set_source_border(&mut self) -> fmt::Result {
        self.start(GREY)
    }

    fn set_label(&mut self, _: diagnostic::Severity, style: LabelStyle) -> fmt::Result {
        self.start(match style {
            LabelStyle::Primary => severity_colour(self.severity),
            LabelStyle::Secondary => BLUE,
        })
    }

    fn reset(&mut self) -> fmt::Result {
        self.start(RESET)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint;
    use crate::read::{Document, Format};
    use crate::settings::Settings;
    use crate::text::Source;

    /// Of long sentences that say the same a few lines are shown; the last that is not shown may be the first of the next.
    #[test]
    fn long_spans_end_where_rows_are_left_out() {
        let words =
            "de brug over het kanaal bij Eefde is nog niet open en gaat dit jaar\n".repeat(5);
        let answers = format!("Dat {words}weer dicht. ").repeat(4);
        let text = format!("Vraag 1\nWaarom is de brug dicht?\n\nAntwoord 1\n{answers}\n");
        let mut settings = Settings::default();
        settings.selection.select.push("KL690".into());
        let document = Document::of(Source::new(text).unwrap(), Format::Plain);
        let report = lint::check(&document, &settings);
        let long = report.diagnostics.iter().filter(|found| found.rule.code == "KL690");
        assert!(long.count() > MANY);
        let (path, source) = ("x.txt".into(), document.source.clone());
        let file = Checked {
            path,
            listed: "x.txt".to_owned(),
            source,
            blocks: Vec::new().into(),
            report,
            language: Language::Nl,
            fixes: 0,
            titles: Vec::new(),
            beside: crate::report::Beside::default(),
        };
        let shown = full(&file, &Look { colour: Colour::Off, width: 80 });
        assert!(shown.contains("hier ook") && shown.contains("Dat de brug"), "{shown}");
    }
}
