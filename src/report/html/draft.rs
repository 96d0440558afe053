//! The text of a draft as pages, paragraph by paragraph, each with its findings in the margin beside it.

use std::fmt::Write as _;

use super::SEVERITIES;
use super::words::Words;
use crate::lint::Diagnostic;
use crate::report::Checked;
use crate::report::markup::escaped;
use crate::report::terminal::severity_word;
use crate::rule::{Safety, Severity};
use crate::text::Span;

/// Lines that may stand above a finding in its row: text from a PDF often has pages without a blank line.
const LINES: usize = 3;

/// What a page is written from.
struct Paper<'a> {
    file: &'a Checked,
    /// Number of the file in the report, from 1.
    number: usize,
    /// Number of its first finding, from 1 over the whole report.
    first: usize,
    words: &'a Words,
}

/// Writes the pages. A form feed ends a page, as in text extracted from a PDF.
pub(super) fn pages(page: &mut String, file: &Checked, number: usize, first: usize, words: &Words) {
    let paper = Paper { file, number, first, words };
    let _ = writeln!(
        page,
        "<section class=\"draft\" aria-label=\"{}: {}\">",
        words.draft,
        escaped(&file.listed)
    );
    let count = 1 + file.source.text().bytes().filter(|&byte| byte == b'\x0c').count();
    let lines = file.source.lines();
    let last = (0..lines.lines()).rev().find(|&line| !is_blank(paper.line(line)));
    let mut sheet = 1;
    paper.open(page, sheet, count);
    // Findings are in the order of the text: `next` is the first that no line has reached.
    let (mut next, mut reaching) = (0, Vec::new());
    let mut row = Row::default();
    for line in 0..last.map_or(0, |last| last + 1) {
        let text = paper.line(line);
        if row.blank && !is_blank(text) {
            row.close(page, &paper);
        }
        let breaks = text.bytes().filter(|&byte| byte == b'\x0c').count();
        if breaks > 0 && line > 0 {
            row.close(page, &paper);
            sheet += breaks;
            page.push_str("</div>\n");
            paper.open(page, sheet, count);
        }
        let span = Span::new(lines.start_of(line), lines.start_of(line + 1));
        let is_last = last == Some(line);
        let begins = |i: usize| {
            file.report
                .diagnostics
                .get(i)
                .is_some_and(|found| found.span.start < span.end || is_last)
        };
        if begins(next) && (row.lines >= LINES || !row.found.is_empty()) {
            row.close(page, &paper);
        }
        while begins(next) {
            reaching.push(next);
            row.found.push(next);
            next += 1;
        }
        paper.write_line(&mut row.text, line, &reaching);
        reaching.retain(|&i| {
            file.report.diagnostics.get(i).is_some_and(|found| found.span.end > span.end)
        });
        row.lines += 1;
        row.blank = is_blank(text);
    }
    row.close(page, &paper);
    page.push_str("</div>\n</section>\n");
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// A paragraph, or a stretch of a long one, and its findings, while lines are added to it.
#[derive(Default)]
struct Row {
    text: String,
    lines: usize,
    found: Vec<usize>,
    /// Its last line is blank: the next line with words begins another.
    blank: bool,
}

impl Row {
    fn close(&mut self, page: &mut String, paper: &Paper<'_>) {
        let row = std::mem::take(self);
        if row.text.is_empty() {
            return;
        }
        let _ = write!(page, "<div class=\"row\"><div class=\"text\">{}</div>", row.text);
        if !row.found.is_empty() {
            let _ = write!(page, "<ul class=\"margin\" aria-label=\"{}\">", paper.words.beside);
            for i in row.found {
                if let Some(found) = paper.file.report.diagnostics.get(i) {
                    paper.card(page, paper.first + i, found);
                }
            }
            page.push_str("</ul>");
        }
        page.push_str("</div>\n");
    }
}

impl Paper<'_> {
    fn open(&self, page: &mut String, sheet: usize, count: usize) {
        page.push_str("<div class=\"page\">\n");
        if count > 1 {
            let _ = writeln!(page, "<p class=\"folio\">{} {sheet}</p>", self.words.page);
        }
    }

    fn line(&self, line: u32) -> &str {
        let lines = self.file.source.lines();
        self.file.source.slice(Span::new(lines.start_of(line), lines.start_of(line + 1)))
    }

    /// Writes a line with marks where findings are, and behind the end of each its number.
    fn write_line(&self, out: &mut String, line: u32, reaching: &[usize]) {
        let start = self.file.source.lines().start_of(line);
        let text = self.line(line).trim_end_matches(['\n', '\r']);
        let end = start + text.len() as u32;
        let n = line + 1;
        let _ = write!(out, "<div class=\"line\" id=\"d{}l{n}\" data-n=\"{n}\">", self.number);
        let found = |i: usize| {
            self.file.report.diagnostics.get(i).map_or(Span::default(), |found| found.span)
        };
        // Where a finding begins or ends in this line; ends come first where both meet.
        let mut events: Vec<(u32, bool, usize)> = Vec::new();
        for &i in reaching {
            let span = found(i);
            events.push((span.start.clamp(start, end), true, i));
            events.push((span.end.clamp(start, end), false, i));
        }
        events.sort_by_key(|&(at, begins, i)| (at, begins && !found(i).is_empty(), i, !begins));
        let mut open: Vec<usize> = Vec::new();
        let mut at = start;
        for (place, begins, i) in events {
            self.stretch(out, Span::new(at, place), &open);
            at = at.max(place);
            if begins {
                open.push(i);
            } else {
                open.retain(|&other| other != i);
                let span = found(i);
                // The number stands where the finding ends: on this line, or at its end when what follows is the line end.
                if span.end <= self.file.source.lines().start_of(line + 1) {
                    self.number_of(out, i);
                }
            }
        }
        self.stretch(out, Span::new(at, end), &open);
        out.push_str("</div>");
    }

    fn stretch(&self, out: &mut String, span: Span, open: &[usize]) {
        if span.is_empty() {
            return;
        }
        // A form feed is the page that begins, not a character on it.
        let text = escaped(&self.file.source.slice(span).replace('\x0c', ""));
        let gravest = open
            .iter()
            .filter_map(|&i| self.file.report.diagnostics.get(i))
            .map(|found| found.severity)
            .max();
        match gravest {
            None => out.push_str(&text),
            Some(severity) => {
                let numbers: Vec<String> =
                    open.iter().map(|i| (self.first + i).to_string()).collect();
                let _ = write!(
                    out,
                    "<mark class=\"{}\" data-f=\"{}\">{text}</mark>",
                    severity.name(),
                    numbers.join(" ")
                );
            }
        }
    }

    fn number_of(&self, out: &mut String, i: usize) {
        let Some(found) = self.file.report.diagnostics.get(i) else { return };
        let (number, severity) = (self.first + i, found.severity);
        let _ = write!(
            out,
            "<a class=\"badge ref {}\" id=\"m{number}\" href=\"#f{number}\" data-f=\"{number}\" aria-label=\"{} {number}: {}\">{number}</a>",
            severity.name(),
            self.words.finding,
            severity_word(severity, self.words.language),
        );
    }

    fn card(&self, out: &mut String, number: usize, found: &Diagnostic) {
        let words = self.words;
        let line_of = |span: Span| self.file.source.lines().line_of(span.start) + 1;
        let name = found.severity.name();
        let _ = write!(
            out,
            "<li class=\"card {name}\" id=\"f{number}\" data-severity=\"{name}\" data-rule=\"{0}\" tabindex=\"-1\"><p class=\"head\"><span class=\"badge {name}\"><span class=\"vh\">{3} </span>{number}</span> <span class=\"what\"><span aria-hidden=\"true\">{1}</span> {2}</span> <span class=\"code\">{0}</span> <a href=\"#m{number}\">{4} {5}</a></p><p class=\"message\">{6}</p>",
            escaped(&found.rule.code),
            sign(found.severity),
            severity_word(found.severity, words.language),
            words.finding,
            words.line,
            line_of(found.span),
            escaped(&found.said()),
        );
        if let Some(help) = &found.help {
            let _ = write!(out, "<p class=\"help\">{}</p>", escaped(help));
        }
        if let Some(fix) = &found.fix {
            let how = if fix.safety == Safety::Safe { words.safe_fix } else { words.suggestion };
            let _ = write!(out, "<p class=\"fix\"><b>{how}</b> {}</p>", escaped(&fix.title));
        }
        if !found.related.is_empty() {
            out.push_str("<ul class=\"related\">");
            for (span, text) in &found.related {
                let line = line_of(*span);
                let _ = write!(
                    out,
                    "<li><a href=\"#d{}l{line}\">{} {line}</a>: {}</li>",
                    self.number,
                    words.line,
                    escaped(text)
                );
            }
            out.push_str("</ul>");
        }
        let texts = found.rule.texts(words.language);
        let _ = write!(
            out,
            "<details><summary>{}<span class=\"vh\"> {}</span></summary><p>{}</p></details></li>",
            words.why,
            escaped(&texts.summary),
            escaped(texts.why.trim())
        );
    }
}

fn sign(severity: Severity) -> &'static str {
    SEVERITIES.iter().find(|(known, _)| *known == severity).map_or("", |(_, sign)| sign)
}
