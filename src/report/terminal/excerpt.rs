//! The rows of a file that the report shows for a finding.
//!
//! A paragraph of an answer often is one line of two thousand characters. The excerpt shows it as rows that fit the
//! screen, and keeps a marked stretch on one row where it can.

use std::ops::Range;

use codespan_reporting::files::{self, Files};

use crate::lint::Diagnostic;
use crate::report::Checked;
use crate::report::harmless::{harmless_char, push_harmless};
use crate::text::{Encoding, Source, Span};

/// The rows of a file that a finding needs, as a text of its own.
pub(super) struct Excerpt<'n> {
    name: &'n str,
    text: String,
    rows: Vec<Row>,
    /// The stretches shown, in the order of the source.
    places: Vec<Stretch>,
    /// Where rows are left out.
    breaks: Vec<usize>,
    /// The most characters on a row.
    width: usize,
}

/// Where a stretch of the source stands in the excerpt: as many bytes as are the same there, none for a character that looks otherwise.
struct Stretch {
    source: u32,
    shown: u32,
    len: u32,
}

struct Row {
    shown: Range<usize>,
    /// Where it ends in the source.
    until: u32,
    /// Line in the file, from 1.
    line: usize,
    /// Column of its first character in that line, from 1.
    column: usize,
}

impl<'n> Excerpt<'n> {
    /// Of a finding in a file with this name, in so many columns.
    pub fn of(file: &Checked, name: &'n str, found: &Diagnostic, width: usize) -> Self {
        let source = &file.source;
        let (text, rows) = (String::with_capacity(256), Vec::with_capacity(4));
        let (places, breaks) = (Vec::with_capacity(8), Vec::new());
        // Line number, bars and spaces of the frame take about eight columns.
        let width = width.saturating_sub(8).max(30);
        let mut excerpt = Self { name, text, rows, places, breaks, width };
        let lines_of = |span: Span| {
            let first = source.lines().line_of(span.start);
            (first, source.lines().line_of(span.end.saturating_sub(1).max(span.start)))
        };
        let (first, last) = lines_of(found.span);
        let mut lines: Vec<u32> = (first..=last.min(first + 3)).collect();
        for (span, _) in &found.related {
            // Of a place that explains the finding where it begins is enough, or a name that runs on to the next line.
            let (first, last) = lines_of(*span);
            lines.extend(first..=if last == first + 1 { last } else { first });
        }
        let mut spans: Vec<Span> = found.related.iter().map(|(span, _)| *span).collect();
        spans.push(found.span);
        spans.sort_unstable();
        spans.dedup();
        // A finding may have as many places as the draft has answers: on a line stand some that begin before it ends, and none before
        // the first that reaches it.
        let mut farthest = 0;
        let reach = spans.iter().map(|span| {
            farthest = farthest.max(span.end);
            farthest
        });
        let reach: Vec<u32> = reach.collect();
        lines.sort_unstable();
        lines.dedup();
        let label = found.label.as_ref().map_or(0, |label| label.chars().count());
        let label = (found.span, label);
        let mut before: Option<u32> = None;
        for line in lines {
            if before.is_some_and(|before| before + 1 < line) {
                // Rows that are left out show as a break.
                for _ in 0..3 {
                    excerpt.empty_row();
                }
            }
            before = Some(line);
            let (start, end) = (source.lines().start_of(line), source.lines().start_of(line + 1));
            let from = reach.partition_point(|reach| *reach < start);
            let to = spans.partition_point(|span| span.start <= end);
            let near = spans.get(from..to).unwrap_or_default();
            let here: Vec<Span> = near.iter().filter(|span| span.end >= start).copied().collect();
            excerpt.line(source, line, &here, label);
        }
        excerpt
    }

    fn empty_row(&mut self) {
        let at = self.text.len();
        self.text.push('\n');
        self.rows.push(Row { shown: at..at + 1, until: 0, line: 0, column: 1 });
        self.breaks.push(at);
    }

    /// Adds the rows of a line that hold a span, with a row of context where the line has more.
    fn line(&mut self, source: &Source, line: u32, spans: &[Span], label: (Span, usize)) {
        let start = source.lines().start_of(line);
        let end = source.lines().start_of(line + 1);
        let text = source.slice(Span::new(start, end)).trim_end_matches(['\n', '\r']);
        let cut = near(text, start, spans);
        let (text, start) = (text.get(cut.clone()).unwrap_or_default(), start + cut.start as u32);
        let rows = rows(text, start, spans, label, self.width);
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
        let place = source.lines().position(source.text(), start, Encoding::Utf32);
        let mut column = place.column as usize + 1;
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
        let text = source.slice(row);
        let whole = Stretch { source: row.start, shown: at as u32, len: row.len() };
        if push_harmless(text, &mut self.text) {
            self.places.push(whole);
        } else {
            let mut shown = at;
            for (offset, c) in text.char_indices() {
                let source = row.start + offset as u32;
                self.places.push(Stretch { source, shown: shown as u32, len: 0 });
                shown += harmless_char(c).len_utf8();
            }
        }
        self.places.push(Stretch { source: row.end, shown: self.text.len() as u32, len: 0 });
        self.text.push('\n');
        self.rows.push(Row { shown: at..self.text.len(), until: row.end, line, column });
    }

    /// Where a span is marked: on its row, or on both of two. One that runs over more is marked as a whole if it is what was found, and
    /// otherwise where it begins, with room for a label of so many characters. In a long line a span is marked on its first row only.
    pub fn marked(&self, span: Span, found: bool, label: usize) -> Vec<Range<usize>> {
        let shown = self.shown(span);
        let (Some((first, row)), Some((last, _))) =
            (self.row_at(shown.start), self.row_at(shown.end.saturating_sub(1)))
        else {
            return vec![shown];
        };
        let goes_on = last > first || span.end > row.until;
        if !goes_on || found && last != first + 1 {
            return vec![shown];
        }
        let row_end = row.shown.end - 1;
        let front =
            self.text.get(shown.start..row_end.min(shown.end)).unwrap_or_default().trim_end();
        if last == first + 1 {
            let rest = self.text.get(row_end + 1..shown.end).unwrap_or_default();
            // What is long enough to leave the label no room is no name.
            if found || rest.chars().count() + 1 + label <= self.width {
                let lead = rest.len() - rest.trim_start().len();
                return vec![shown.start..shown.start + front.len(), row_end + 1 + lead..shown.end];
            }
        }
        let before = self.text.get(row.shown.start..shown.start).unwrap_or_default();
        let room = self.width.saturating_sub(before.chars().count() + 1 + label);
        let front = shown.start..shown.start + words_within(front, room);
        vec![front]
    }

    /// The row that holds a byte of the excerpt, and its place among them.
    fn row_at(&self, at: usize) -> Option<(usize, &Row)> {
        // Rows stand in the excerpt one behind the other.
        let row = self.rows.partition_point(|row| row.shown.end <= at);
        self.rows.get(row).filter(|row| row.shown.contains(&at)).map(|found| (row, found))
    }

    /// Where a span is shown.
    fn shown(&self, span: Span) -> Range<usize> {
        let place = |offset: u32| {
            let next = self.places.partition_point(|stretch| stretch.source <= offset);
            let stretch = next.checked_sub(1).and_then(|i| self.places.get(i));
            stretch.map_or(0, |stretch| {
                let at = stretch.shown + (offset - stretch.source).min(stretch.len);
                self.text.floor_char_boundary(at as usize)
            })
        };
        let start = place(span.start);
        // Where rows are left out a long span ends: what stands behind them is another's.
        let left_out = self.breaks.partition_point(|at| *at <= start);
        let whole = self.breaks.get(left_out).map_or(self.text.len(), |at| at.saturating_sub(1));
        let mut end = place(span.end).min(whole).max(start);
        if let Some((_, first)) = self.row_at(start) {
            let last = self.row_at(end.saturating_sub(1));
            let other_line = last.is_some_and(|(_, last)| last.line != first.line && last.line > 0);
            if !other_line {
                end = end.min(first.shown.end - 1);
            }
        }
        start..end.max(start)
    }
}

/// How many bytes of a text its words take that fit in so many characters; its first word, where none does.
fn words_within(text: &str, room: usize) -> usize {
    let Some((end, behind)) = text.char_indices().nth(room) else { return text.len() };
    if behind == ' ' {
        return end;
    }
    let last = text.get(..end).and_then(|words| words.rfind(' '));
    last.or_else(|| text.find(' ')).unwrap_or(text.len())
}

/// A line with more bytes is not broken into rows as a whole, or each of its findings would cost as much as the line is long.
const LONG: usize = 4096;

/// How many bytes of such a line are looked at before and behind what is shown of it.
const AROUND: usize = 1024;

/// The part of a line that is near the spans on it, in bytes; all of it but for a long line.
fn near(text: &str, start: u32, spans: &[Span]) -> Range<usize> {
    if text.len() <= LONG {
        return 0..text.len();
    }
    let place = |at: u32| (at.saturating_sub(start) as usize).min(text.len());
    let first = spans.iter().map(|span| place(span.start)).min().unwrap_or_default();
    let last = spans.iter().map(|span| place(span.end)).max().unwrap_or_default();
    let from = text.floor_char_boundary(first.saturating_sub(AROUND));
    // A row begins with a word.
    let before = text.get(from..first).unwrap_or_default();
    let words = before.char_indices().find(|(_, c)| from > 0 && c.is_whitespace());
    let from = from + words.map_or(0, |(at, c)| at + c.len_utf8());
    from..text.ceil_char_boundary(last.saturating_add(AROUND).min(text.len()))
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

    fn line_range(&'a self, (): (), row: usize) -> Result<Range<usize>, files::Error> {
        let row = self
            .rows
            .get(row)
            .ok_or(files::Error::LineTooLarge { given: row, max: self.rows.len() })?;
        Ok(row.shown.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_line_only_what_is_near_is_looked_at() {
        let text = "één woord ".repeat(1_000);
        let at = text.match_indices("woord").nth(500).unwrap().0;
        let span = Span::of(at + 7..at + 12);
        let cut = near(&text, 7, &[span]);
        assert!(cut.start > at - AROUND && cut.start < at && cut.end > at + AROUND, "{cut:?} {at}");
        assert!(text[cut.clone()].starts_with("één") || text[cut].starts_with("woord"));
        assert_eq!(near(&text, 0, &[Span::of(0..text.len())]), 0..text.len());
        assert_eq!(near("kort", 0, &[span]), 0..4);
    }

    /// What is marked of spans in a text, with room for a label of ten characters.
    fn marked(text: &str, span: &str, found: bool) -> Vec<String> {
        let width = 30;
        let mut excerpt = Excerpt {
            name: "",
            text: String::new(),
            rows: Vec::new(),
            places: Vec::new(),
            breaks: Vec::new(),
            width,
        };
        let source = Source::new(text).unwrap();
        for line in 0..source.lines().lines() {
            let (start, end) = (source.lines().start_of(line), source.lines().start_of(line + 1));
            let row = source.slice(Span::new(start, end)).trim_end_matches('\n').len() as u32;
            excerpt.row(&source, Span::new(start, start + row), line as usize + 1, 1);
        }
        let at = text.find(span).unwrap();
        let marked = excerpt.marked(Span::of(at..at + span.len()), found, 10);
        marked.into_iter().map(|range| excerpt.text[range].to_owned()).collect()
    }

    #[test]
    fn a_name_over_two_lines_is_marked_on_both() {
        let text = "de minister\u{a0}van \n  Économische Zaken en\nKlimaat en meer";
        let name = "minister\u{a0}van \n  Économische Zaken";
        assert_eq!(marked(text, name, true), ["minister van", "Économische Zaken"]);
        assert_eq!(marked(text, "Économische", false), ["Économische"]);
        // Over three lines: as a whole, or its front with room for the label.
        let long = "van \n  Économische Zaken en\nKlimaat";
        assert_eq!(marked(text, long, true).len(), 1);
        assert_eq!(marked(text, long, false), ["van"]);
        let text = "Alles wat hierover te zeggen valt\nis al\ngezegd";
        assert_eq!(marked(text, text, false), ["Alles wat hierover"]);
        let cut = text.find("\nis").unwrap();
        assert_eq!(marked(&text[..cut], &text[..cut], false), [&text[..cut]]);
        let text = "Hierover\nis al heel veel te zeggen";
        assert_eq!(marked(text, text, false), ["Hierover"]);
        assert_eq!(marked(text, text, true).len(), 2);
    }

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
}
