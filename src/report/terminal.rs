//! The full report in the terminal, drawn by codespan-reporting: the words around a finding, a mark under it, the way out.
//!
//! A paragraph of an answer often is one line of two thousand characters. The excerpt shows it as rows that fit the
//! screen, and keeps a marked stretch on one row where it can.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;

use codespan_reporting::diagnostic::{self, Label, LabelStyle};
use codespan_reporting::files::{self, Files};
use codespan_reporting::term::{self, Config, DisplayStyle, WriteStyle};

use super::Checked;
use crate::lint::Diagnostic;
use crate::parallel;
use crate::rule::{Language, Severity};
use crate::text::{Source, Span};

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

/// Makes control characters and bidirectional overrides visible, so that a draft cannot steer the terminal.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars().map(harmless_char).collect()
}

pub(super) fn harmless_char(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{a0}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}'..='\u{9f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{200e}'
        | '\u{200f}' => '\u{fffd}',
        _ => c,
    }
}

/// Writes the findings of a file in full.
#[must_use]
pub fn full(file: &Checked, look: &Look) -> String {
    let name = harmless(&file.path.display().to_string());
    let found = gathered(&file.report.diagnostics, file.language);
    // Each stands alone, and drawing takes about as long as finding did.
    let drawn = parallel::flat_map(file.source.text().len(), &found, |found| {
        vec![drawn(file, &name, found, look)]
    });
    drawn.concat()
}

fn drawn(file: &Checked, name: &str, found: &Diagnostic, look: &Look) -> String {
    let config = Config { display_style: DisplayStyle::Rich, tab_width: 4, ..Config::default() };
    let (severity, language) = (found.severity, file.language);
    let mut out = Painter { text: String::new(), look: *look, severity, language, header: false };
    let excerpt = Excerpt::of(file, name, found, look.width);
    let diagnostic = shown(&excerpt, found, look, language);
    if term::emit_to_write_style(&mut out, &config, &excerpt, &diagnostic).is_err() {
        // The excerpt could not be drawn: say at least what was found.
        out.text.push_str(&found.message);
        out.text.push('\n');
    }
    out.text
}

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
    let mut labels = vec![Label {
        style: LabelStyle::Primary,
        file_id: (),
        range: excerpt.shown(found.span),
        message: found.label.as_deref().map(harmless).unwrap_or_default(),
    }];
    for (span, message) in &found.related {
        labels.push(Label {
            style: LabelStyle::Secondary,
            file_id: (),
            range: excerpt.shown(*span),
            message: harmless(message),
        });
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
    let mut rows = String::new();
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

/// The rows of a file that a finding needs, as a text of its own.
struct Excerpt<'n> {
    name: &'n str,
    text: String,
    rows: Vec<Row>,
    /// For every character shown: where it stands in the source and in the excerpt.
    places: Vec<(u32, u32)>,
    /// Where rows are left out.
    breaks: Vec<usize>,
}

struct Row {
    shown: std::ops::Range<usize>,
    /// Line in the file, from 1.
    line: usize,
    /// Column of its first character in that line, from 1.
    column: usize,
}

impl<'n> Excerpt<'n> {
    fn of(file: &Checked, name: &'n str, found: &Diagnostic, width: usize) -> Self {
        let source = &file.source;
        let (rows, places, breaks) = (Vec::new(), Vec::new(), Vec::new());
        let mut excerpt = Self { name, text: String::new(), rows, places, breaks };
        let mut spans: Vec<Span> = found.related.iter().map(|(span, _)| *span).collect();
        spans.push(found.span);
        spans.sort_unstable();
        spans.dedup();
        let mut lines: Vec<u32> = Vec::new();
        for span in &spans {
            let first = source.lines().line_of(span.start);
            let last = source.lines().line_of(span.end.saturating_sub(1).max(span.start));
            lines.extend(first..=last.min(first + 3));
        }
        lines.sort_unstable();
        lines.dedup();
        let label = found.label.as_ref().map_or(0, |label| label.chars().count());
        let label = (found.span, label);
        // Line number, bars and spaces of the frame take about eight columns.
        let width = width.saturating_sub(8).max(30);
        let mut before: Option<u32> = None;
        for line in lines {
            if before.is_some_and(|before| before + 1 < line) {
                // Rows that are left out show as a break.
                for _ in 0..3 {
                    excerpt.empty_row();
                }
            }
            before = Some(line);
            // A finding may have as many places as the draft has answers.
            let (start, end) = (source.lines().start_of(line), source.lines().start_of(line + 1));
            let on_it = |span: &&Span| span.start <= end && span.end >= start;
            let here: Vec<Span> = spans.iter().filter(on_it).copied().collect();
            excerpt.line(source, line, &here, label, width);
        }
        excerpt
    }

    fn empty_row(&mut self) {
        let at = self.text.len();
        self.text.push('\n');
        self.rows.push(Row { shown: at..at + 1, line: 0, column: 1 });
        self.breaks.push(at);
    }

    /// Adds the rows of a line that hold a span, with a row of context where the line has more.
    fn line(
        &mut self,
        source: &Source,
        line: u32,
        spans: &[Span],
        label: (Span, usize),
        width: usize,
    ) {
        let start = source.lines().start_of(line);
        let end = source.lines().start_of(line + 1);
        let text = source.slice(Span::new(start, end)).trim_end_matches(['\n', '\r']);
        let rows = rows(text, start, spans, label, width);
        let touched = |row: &Span| {
            spans.iter().any(|span| {
                span.start < row.end && span.end > row.start
                    || span.start == row.start
                    || row.contains(span.start)
                    || (span.is_empty() && span.start == row.end)
            })
        };
        let mut skipped = false;
        let mut shown_any = false;
        let mut column = 1;
        for row in &rows {
            let chars = source.slice(*row).chars().count();
            if touched(row) {
                if skipped && shown_any {
                    for _ in 0..3 {
                        self.empty_row();
                    }
                }
                self.row(source, *row, line as usize + 1, column);
                skipped = false;
                shown_any = true;
            } else {
                skipped = true;
            }
            column += chars;
        }
    }

    fn row(&mut self, source: &Source, row: Span, line: usize, column: usize) {
        let at = self.text.len();
        for (offset, c) in source.slice(row).char_indices() {
            self.places.push((row.start + offset as u32, self.text.len() as u32));
            self.text.push(harmless_char(c));
        }
        self.places.push((row.end, self.text.len() as u32));
        self.text.push('\n');
        self.rows.push(Row { shown: at..self.text.len(), line, column });
    }

    /// Where a span is shown. A span that runs over several rows of one line is marked on its first row only.
    fn shown(&self, span: Span) -> std::ops::Range<usize> {
        let place = |offset: u32| {
            let next = self.places.partition_point(|(source, _)| *source <= offset);
            next.checked_sub(1)
                .and_then(|i| self.places.get(i))
                .map_or(0, |&(_, shown)| shown as usize)
        };
        // Rows stand in the excerpt one behind the other.
        let row_at = |at: usize| {
            let row = self.rows.partition_point(|row| row.shown.end <= at);
            self.rows.get(row).filter(|row| row.shown.contains(&at))
        };
        let start = place(span.start);
        // Where rows are left out a long span ends: what stands behind them is another's.
        let left_out = self.breaks.partition_point(|at| *at <= start);
        let whole = self.breaks.get(left_out).map_or(self.text.len(), |at| at.saturating_sub(1));
        let mut end = place(span.end).min(whole).max(start);
        if let Some(row) = row_at(start) {
            let last = row_at(end.saturating_sub(1));
            let other_line = last.is_some_and(|last| last.line != row.line && last.line > 0);
            if !other_line {
                end = end.min(row.shown.end - 1);
            }
        }
        start..end.max(start)
    }
}

/// Breaks a line into rows of at most `width` characters, at spaces, not inside a span that fits on a row. The row of the span
/// that has a label of so many characters begins late enough for the label to fit behind it.
fn rows(text: &str, start: u32, spans: &[Span], label: (Span, usize), width: usize) -> Vec<Span> {
    let mut rows = Vec::new();
    let mut row_start = 0;
    let mut chars = 0;
    let mut last_space: Option<usize> = None;
    let splits = |at: usize| {
        let at = start + at as u32;
        spans.iter().any(|span| span.start < at && at < span.end && (span.len() as usize) < width)
    };
    let (labelled, label) = label;
    let marked = text
        .get(
            (labelled.start.saturating_sub(start)) as usize
                ..(labelled.end.saturating_sub(start)) as usize,
        )
        .map_or(0, |marked| marked.chars().count());
    for (at, c) in text.char_indices() {
        let here = label > 0 && start + at as u32 == labelled.start;
        if here && chars > 0 && chars + marked + 1 + label > width {
            let room = width.saturating_sub(marked + 1 + label);
            let before = text.get(row_start..at).unwrap_or_default();
            let spaces = before.char_indices().filter(|(_, c)| c.is_whitespace());
            let fits =
                |from: &usize| before.get(*from..).is_some_and(|left| left.chars().count() <= room);
            let ends = spaces.map(|(i, c)| i + c.len_utf8());
            let mut ends = ends.filter(|&end| !splits(row_start + end));
            let from = ends.find(fits).unwrap_or(before.len());
            let end = row_start + from;
            rows.push(Span::new(start + row_start as u32, start + end as u32));
            chars = text.get(end..at).unwrap_or_default().chars().count();
            (row_start, last_space) = (end, None);
        }
        if chars >= width {
            let end = last_space.filter(|&space| space > row_start).unwrap_or(at);
            rows.push(Span::new(start + row_start as u32, start + end as u32));
            chars = text.get(end..at).unwrap_or_default().chars().count();
            row_start = end;
            last_space = None;
        }
        chars += 1;
        if c.is_whitespace() && !splits(at + c.len_utf8()) {
            last_space = Some(at + c.len_utf8());
        }
    }
    rows.push(Span::new(start + row_start as u32, start + text.len() as u32));
    rows
}

impl<'a> Files<'a> for Excerpt<'_> {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, files::Error> {
        Ok(self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, files::Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), at: usize) -> Result<usize, files::Error> {
        Ok(self.rows.partition_point(|row| row.shown.start <= at).saturating_sub(1))
    }

    fn line_number(&'a self, (): (), row: usize) -> Result<usize, files::Error> {
        // A row that is left out has no number to show; codespan-reporting counts the digits of every number that it is given.
        Ok(self.rows.get(row).map_or(1, |row| row.line.max(1)))
    }

    fn column_number(&'a self, (): (), row: usize, at: usize) -> Result<usize, files::Error> {
        let Some(row) = self.rows.get(row) else { return Ok(1) };
        let before = self.text.get(row.shown.start..at).unwrap_or_default();
        Ok(row.column + before.chars().count())
    }

    fn line_range(&'a self, (): (), row: usize) -> Result<std::ops::Range<usize>, files::Error> {
        let row = self
            .rows
            .get(row)
            .ok_or(files::Error::LineTooLarge { given: row, max: self.rows.len() })?;
        Ok(row.shown.clone())
    }
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
    fn start(&mut self, colour: &str) -> io::Result<()> {
        if self.look.colour == Colour::On {
            self.text.push_str(colour);
        }
        Ok(())
    }
}

impl io::Write for Painter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Nearly always one plain character.
        if let ([byte], false) = (bytes, self.header)
            && byte.is_ascii()
        {
            self.text.push(char::from(*byte));
            return Ok(1);
        }
        let text = String::from_utf8_lossy(bytes);
        let mut text = &*text;
        if std::mem::take(&mut self.header) {
            let mut words = ["error", "warning", "note", "help", "bug"].into_iter();
            if let Some(rest) = words.find_map(|word| text.strip_prefix(word)) {
                self.text.push_str(severity_word(self.severity, self.language));
                text = rest;
            }
        }
        self.text.push_str(text);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Painter {
    fn set_header(&mut self, _: diagnostic::Severity) -> io::Result<()> {
        self.header = true;
        self.start(severity_colour(self.severity))
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.header = false;
        self.start(BOLD)
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.start(GREY)
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.start(GREY)
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.start(GREY)
    }

    fn set_label(&mut self, _: diagnostic::Severity, style: LabelStyle) -> io::Result<()> {
        self.start(match style {
            LabelStyle::Primary => severity_colour(self.severity),
            LabelStyle::Secondary => BLUE,
        })
    }

    fn reset(&mut self) -> io::Result<()> {
        self.start(RESET)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint;
    use crate::read::{Document, Format};
    use crate::settings::Settings;

    #[test]
    fn long_lines_become_rows_and_a_short_span_stays_whole() {
        let text = "een twee drie vier Kamerstuk 32 852 zes zeven";
        let at = text.find("Kamerstuk").unwrap() as u32;
        let span = Span::new(at, at + 16);
        let rows: Vec<&str> = rows(text, 0, &[span], (Span::default(), 0), 30)
            .iter()
            .map(|row| &text[row.range()])
            .collect();
        assert_eq!(rows, ["een twee drie vier ", "Kamerstuk 32 852 zes zeven"]);
    }

    #[test]
    fn a_row_leaves_room_for_its_label() {
        let text = "Eén zin met een aantal woorden en dan het foute woord nog";
        let at = text.find("foute").unwrap();
        let span = Span::of(at..at + 5);
        let rows: Vec<&str> =
            rows(text, 0, &[span], (span, 20), 60).iter().map(|row| &text[row.range()]).collect();
        assert_eq!(rows, ["Eén zin ", "met een aantal woorden en dan het foute woord nog"]);
        let wide = super::rows(text, 0, &[span], (span, 70), 60);
        assert_eq!(&text[wide[1].range()], "foute woord nog");
    }

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
            beside: super::super::Beside::default(),
        };
        let shown = full(&file, &Look { colour: Colour::Off, width: 80 });
        assert!(shown.contains("hier ook") && shown.contains("Dat de brug"), "{shown}");
    }

    #[test]
    fn a_draft_cannot_steer_the_terminal() {
        assert_eq!(harmless("a\x1b[31m\u{202e}b\u{7f}\tc"), "a␛[31m\u{fffd}b\u{fffd} c");
    }
}
