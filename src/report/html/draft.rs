//! The text of a draft as pages, paragraph by paragraph, each with its findings in the margin beside it.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::SEVERITIES;
use super::words::Words;
use super::wrapped::Wrapped;
use crate::lint::Diagnostic;
use crate::read::{Block, BlockKind, Cell};
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
    /// How many twelfths of the width each column of a table has.
    shares: HashMap<u32, Vec<u32>>,
    /// Which lines of a text are one paragraph.
    wrapped: Wrapped,
}

/// Writes the pages. A form feed ends a page, as in text extracted from a PDF.
pub(super) fn pages(page: &mut String, file: &Checked, number: usize, first: usize, words: &Words) {
    // A document has its paragraphs already.
    let wrapped = match file.blocks.is_empty() {
        true => Wrapped::of(&file.source, &file.report),
        false => Wrapped::default(),
    };
    let paper = Paper { file, number, first, words, shares: shares(file), wrapped };
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
    let mut before = "";
    for line in 0..last.map_or(0, |last| last + 1) {
        let text = paper.line(line);
        let goes_on = paper.wrapped.goes_on(before, line, text);
        let broken = std::mem::replace(&mut before, text).trim_end().ends_with('-');
        let block = paper.block(line);
        let cell = block.and_then(|block| block.cell);
        // A row of a table stays together; so does a blank line in it.
        let together =
            row.cell.is_some() && (cell.map(row_of) == row.cell.map(row_of) || is_blank(text));
        if !together
            && (row.cell != cell
                || row.blank && !is_blank(text)
                || block.is_some_and(|block| block.starts_paragraph))
        {
            row.close(page, &paper);
        }
        if let Some(cell) = cell {
            paper.go_to(&mut row, cell);
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
        if !together && !goes_on && begins(next) && (row.lines >= LINES || !row.found.is_empty()) {
            row.close(page, &paper);
        }
        while begins(next) {
            reaching.push(next);
            row.found.push(next);
            next += 1;
        }
        // White space of a document says less than a paragraph of it.
        if is_blank(text) && row.blank && !file.blocks.is_empty() {
            continue;
        }
        let goes_on = goes_on && row.open;
        if goes_on {
            row.text.push_str(if broken { "" } else { " " });
        } else {
            row.end_paragraph();
            paper.open_line(&mut row.text, line, kind_of(block));
            row.open = true;
        }
        paper.write_line(&mut row.text, line, &reaching, goes_on);
        reaching.retain(|&i| {
            file.report.diagnostics.get(i).is_some_and(|found| found.span.end > span.end)
        });
        row.lines += 1;
        row.blank = is_blank(text);
    }
    row.close(page, &paper);
    page.push_str("</div>\n</section>\n");
}

/// The row of a table that a cell stands in.
const fn row_of(cell: Cell) -> (u32, u32) {
    (cell.table, cell.row)
}

/// What the format of a document says of a line, as a class of the page.
fn kind_of(block: Option<&Block>) -> &'static str {
    match block.map(|block| &block.kind) {
        Some(BlockKind::Heading) => " heading",
        Some(BlockKind::Note { .. }) => " note",
        Some(BlockKind::Running) => " running",
        _ => "",
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// A paragraph, or a stretch of a long one, and its findings, while lines are added to it.
#[derive(Default)]
struct Row {
    text: String,
    /// Whether its last paragraph may go on.
    open: bool,
    lines: usize,
    found: Vec<usize>,
    /// Its last line is blank: the next line with words begins another.
    blank: bool,
    /// The cell of a table that it has come to.
    cell: Option<Cell>,
    /// How many columns its table has.
    columns: u32,
}

impl Row {
    fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.open) {
            self.text.push_str("</div>");
        }
    }

    fn close(&mut self, page: &mut String, paper: &Paper<'_>) {
        self.end_paragraph();
        let row = std::mem::take(self);
        if row.text.is_empty() {
            return;
        }
        let missing = row.cell.map_or(0, |cell| row.columns.saturating_sub(cell.column + 1));
        let end = "</td><td>".repeat(missing as usize);
        let end = if row.cell.is_some() { end + "</td></tr></table>" } else { end };
        let _ = write!(page, "<div class=\"row\"><div class=\"text\">{}{end}</div>", row.text);
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

/// How many twelfths of the width each column of each table has: by the longest text in it, dampened.
fn shares(file: &Checked) -> HashMap<u32, Vec<u32>> {
    let mut longest: HashMap<u32, Vec<f32>> = HashMap::new();
    for block in file.blocks.iter() {
        let Some(cell) = block.cell.filter(|cell| cell.column < 64) else { continue };
        let (columns, column) = (longest.entry(cell.table).or_default(), cell.column as usize);
        columns.resize(columns.len().max(column + 1), 1.0);
        if let Some(most) = columns.get_mut(column) {
            *most = most.max((block.span.len() as f32).sqrt());
        }
    }
    let shares = |columns: Vec<f32>| {
        let all: f32 = columns.iter().sum();
        columns.iter().map(|one| ((one / all * 12.0).round() as u32).clamp(1, 12)).collect()
    };
    longest.into_iter().map(|(table, columns)| (table, shares(columns))).collect()
}

impl Paper<'_> {
    /// What the format knows of a line.
    fn block(&self, line: u32) -> Option<&Block> {
        let lines = self.file.source.lines();
        let (start, end) = (lines.start_of(line), lines.start_of(line + 1));
        let at = self.file.blocks.partition_point(|block| block.span.start < start);
        self.file.blocks.get(at).filter(|block| block.span.start < end)
    }

    /// Goes on in a cell of a table, in the same row or a new one.
    fn go_to(&self, row: &mut Row, cell: Cell) {
        if row.cell != Some(cell) {
            row.end_paragraph();
        }
        let from = match row.cell {
            Some(now) if now == cell => return,
            Some(now) => now.column,
            None => {
                row.text.push_str("<table class=\"cells\"><colgroup>");
                let shares = self.shares.get(&cell.table).map_or(&[][..], Vec::as_slice);
                row.columns = shares.len() as u32;
                for share in shares {
                    let _ = write!(row.text, "<col class=\"w{share}\">");
                }
                row.text.push_str("</colgroup><tr><td>");
                0
            }
        };
        for _ in from..cell.column {
            row.text.push_str("</td><td>");
        }
        row.cell = Some(cell);
    }

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

    /// Begins a paragraph with a line.
    fn open_line(&self, out: &mut String, line: u32, kind: &str) {
        let _ = write!(out, "<div class=\"line{kind}\"");
        let _ = if self.file.blocks.is_empty() {
            write!(out, " data-n=\"{}\">", line + 1)
        } else {
            write!(out, ">")
        };
    }

    /// Writes a line with marks where findings are, and behind the end of each its number; without the white space around it where it
    /// goes on with a paragraph.
    fn write_line(&self, out: &mut String, line: u32, reaching: &[usize], goes_on: bool) {
        let text = self.line(line).trim_end_matches(['\n', '\r']);
        let indent = if goes_on { text.len() - text.trim_start().len() } else { 0 };
        let start = self.file.source.lines().start_of(line) + indent as u32;
        let end = start + (text.len() - indent) as u32;
        let _ = write!(out, "<span id=\"d{}l{}\">", self.number, line + 1);
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
        out.push_str("</span>");
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
        // A document has no lines to its author: the place is called as the author sees it.
        let place = match &found.place {
            Some(place) => escaped(&place.words),
            None => format!("{} {}", words.line, line_of(found.span)),
        };
        let _ = write!(
            out,
            "<li class=\"card {name}\" id=\"f{number}\" data-severity=\"{name}\" data-rule=\"{0}\" tabindex=\"-1\"><p class=\"head\"><span class=\"badge {name}\"><span class=\"vh\">{3} </span>{number}</span> <span class=\"what\"><span aria-hidden=\"true\">{1}</span> {2}</span> <span class=\"code\">{0}</span> <a href=\"#m{number}\">{4}</a></p><p class=\"message\">{5}</p>",
            escaped(&found.rule.code),
            sign(found.severity),
            severity_word(found.severity, words.language),
            words.finding,
            place,
            escaped(&found.message),
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
