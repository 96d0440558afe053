//! Where the bodies of notes stand: at the foot of a page, in the middle of a sentence that goes on
//! overleaf, or at the end; with their label spaced, glued, in brackets or alone on a line.

mod begins;

use super::around::Likeness;
use super::marks::MarkCandidate;
use super::opening::{BodyOpening, Form, may_begin, opening};
use super::scan::number_of;
use super::{Note, NoteStyle};
use crate::draft::Prose;
use crate::draft::heading::Heading;
use crate::draft::line::{Line, Role};
use crate::read::{BlockKind, NoteId};
use crate::text::tables::QuickMap;
use crate::text::{FlowBuilder, Source, Span};

/// How far ahead is looked for the end of a page or a better line for the same label, in lines.
const LOOK_AHEAD: usize = 60;

/// Finds the bodies and gives their lines the role [`Role::Note`].
pub(super) fn find<'s>(
    source: &'s Source,
    lines: &mut [Line<'s>],
    headings: &[Option<Heading>],
    candidates: &[MarkCandidate],
    paged: bool,
) -> Vec<Note> {
    let first_heading = headings.iter().position(Option::is_some).unwrap_or(headings.len());
    let worded = headings.iter().flatten().any(|heading| !heading.numbers.is_empty());
    let first_marks = first_marks(candidates, lines);
    let mut finder = Finder {
        source,
        lines,
        headings,
        first_heading,
        first_marks,
        paged,
        worded,
        notes: Vec::new(),
        series: 0,
        firsts: firsts(candidates),
        parts: Vec::new(),
    };
    finder.run();
    finder.finish()
}

/// The lines with a mark 1 that is glued to its word.
fn firsts(candidates: &[MarkCandidate]) -> Vec<usize> {
    let clear = candidates.iter().filter(|one| one.number == 1 && one.likeness >= Likeness::Glued);
    clear.map(|one| one.line).collect()
}

/// For each number and style the lines where a mark first looked more like one than all before it.
type FirstMarks = QuickMap<(u32, NoteStyle), Vec<(Likeness, usize)>>;

fn first_marks(candidates: &[MarkCandidate], lines: &[Line<'_>]) -> FirstMarks {
    // What numbers the items of a list is no mark: `1)` at the front of a line, `1` at that of a paragraph.
    let is_item = |candidate: &MarkCandidate| {
        lines.get(candidate.line).is_some_and(|line| {
            let front = line.block.span.start == candidate.span.start && !candidate.alone;
            let bare = candidate.style == NoteStyle::Digit && line.block.starts_paragraph;
            front && (candidate.style == NoteStyle::Paren || bare)
        })
    };
    let mut first = FirstMarks::default();
    for candidate in candidates.iter().filter(|candidate| !is_item(candidate)) {
        let marks = first.entry((candidate.number, candidate.style)).or_default();
        if marks.last().is_none_or(|&(likeness, _)| candidate.likeness > likeness) {
            marks.push((candidate.likeness, candidate.line));
        }
    }
    first
}

struct Finder<'a, 's> {
    source: &'s Source,
    lines: &'a mut [Line<'s>],
    headings: &'a [Option<Heading>],
    /// The first line that is one.
    first_heading: usize,
    first_marks: FirstMarks,
    paged: bool,
    /// Whether the draft has headings with words; if not, a number alone is a question.
    worded: bool,
    notes: Vec<Note>,
    /// How many series there are.
    series: usize,
    /// The lines with a mark 1.
    firsts: Vec<usize>,
    /// For each note the spans of its lines, the label left out.
    parts: Vec<Vec<(usize, Span)>>,
}

impl<'s> Finder<'_, 's> {
    fn run(&mut self) {
        let mut i = 0;
        while i < self.lines.len() {
            i = self.step(i);
        }
    }

    /// Looks at line `i`; gives the line to look at next.
    fn step(&mut self, i: usize) -> usize {
        let Some(line) = self.lines.get(i) else { return i + 1 };
        if let BlockKind::Note { label, note } = line.block.kind {
            self.marked_up(i, label, note);
            return i + 1;
        }
        if !line.is_text() || self.is_heading(i) {
            return i + 1;
        }
        let Some(opening) = self.opening(i) else { return i + 1 };
        if !self.begins(i, &opening) {
            return i + 1;
        }
        if opening.form == Form::Alone { self.alone(i) } else { self.zone(i, opening) }
    }

    /// A line that the format itself marks as a note.
    fn marked_up(&mut self, i: usize, label: Span, known: NoteId) {
        let Some(line) = self.lines.get(i) else { return };
        let span = line.block.span;
        match self.notes.last() {
            Some(note) if note.label_span == label => {}
            _ => {
                let text = self.source.slice(label).to_owned();
                self.open(text, label, NoteStyle::Caret);
                if let Some(note) = self.notes.last_mut() {
                    note.known = Some(known);
                }
            }
        }
        self.add(i, span);
    }

    /// A run of notes under each other, from a line that begins one; gives the first line behind it.
    fn zone(&mut self, first: usize, opening: BodyOpening) -> usize {
        let style = opening.style;
        let indent = self.lines.get(first).map_or(0, |line| line.block.indent);
        let before_unfinished = self.text_before_is_unfinished(first);
        self.note(first, &opening);
        let mut i = first + 1;
        while let Some(line) = self.lines.get(i) {
            if line.new_page || line.role == Role::Furniture || self.is_heading(i) {
                break;
            }
            if !matches!(line.block.kind, BlockKind::Text | BlockKind::Item) {
                break;
            }
            // Notes of another series stand right below: `1) Trouw` and `[1] Kamerstuk …`.
            let other = self.opening(i).filter(|other| other.style != style);
            if other.is_some_and(|other| other.form == Form::Marked && self.begins(i, &other)) {
                break;
            }
            let next = self.opening(i).filter(|next| {
                next.style == style
                    && next.form != Form::Alone
                    && self.goes_on(next, line.block.starts_paragraph, i)
            });
            if let Some(next) = next {
                self.note(i, &next);
                i += 1;
                continue;
            }
            let alone_next = line.text.len() <= 3
                && self.paged
                && self.next_label(style) == number_of(&line.text)
                && self.page_ends_after(i);
            if alone_next {
                return self.alone(i);
            }
            // A page that turns without a sign of its own: the text before was broken off, and two
            // of three signs say that it goes on here.
            let lower = line.text.starts_with(char::is_lowercase);
            let indented = line.block.indent > indent;
            let complete = self.last_note_is_complete();
            let signs = [lower, indented, complete].into_iter().filter(|&sign| sign).count();
            if line.block.starts_paragraph || before_unfinished && signs >= 2 {
                break;
            }
            let span = line.block.span;
            self.add(i, span);
            i += 1;
        }
        i
    }

    /// Labels alone on their lines, with the bodies below, as `pdftotext` gives page feet: a label and its lines, all labels
    /// first and then a line for each, or labels that slipped out of order.
    fn alone(&mut self, first: usize) -> usize {
        let next = self.next_label(NoteStyle::Digit);
        let mut labels: Vec<(u32, Span)> = Vec::new();
        let mut bodies: Vec<Vec<(usize, Span)>> = Vec::new();
        let mut i = first;
        while let Some(line) = self.lines.get(i) {
            if i > first && line.new_page || self.is_heading(i) {
                break;
            }
            if line.role != Role::Furniture {
                let span = line.block.span;
                let number = number_of(&line.text);
                if i == first || (next..next + 20).contains(&number) {
                    labels.push((number, span));
                    bodies.push(Vec::new());
                } else if let Some(last) = bodies.last_mut() {
                    last.push((i, span));
                }
                if let Some(line) = self.lines.get_mut(i) {
                    line.role = Role::Note(self.notes.len());
                }
            }
            i += 1;
        }
        labels.sort_unstable();
        if bodies.iter().any(Vec::is_empty) {
            // Labels and lines came apart: each label gets a line, the last the rest.
            let mut lines = std::mem::take(&mut bodies).into_iter().flatten();
            bodies = labels.iter().skip(1).map(|_| lines.next().into_iter().collect()).collect();
            bodies.push(lines.collect());
        }
        for ((number, label), body) in labels.into_iter().zip(bodies) {
            self.open(number.to_string(), label, NoteStyle::Digit);
            for (line, span) in body {
                self.add(line, span);
            }
        }
        i
    }

    fn note(&mut self, i: usize, opening: &BodyOpening) {
        let Some(line) = self.lines.get(i) else { return };
        let label_span = line.span_of(opening.label.clone());
        let label = line.text.get(opening.label.clone()).unwrap_or_default().to_owned();
        let label = if opening.number > 0 { opening.number.to_string() } else { label };
        let body = line.span_of(opening.body..line.text.len());
        let whole = line.block.span;
        self.open(label, label_span, opening.style);
        if let Some(note) = self.notes.last_mut() {
            note.span = Span::new(whole.start, whole.end);
        }
        self.add(i, body);
    }

    fn open(&mut self, label: String, label_span: Span, style: NoteStyle) {
        let same_style = self.notes.iter().rev().find(|note| note.style == style);
        let restarts = |last: &Note| {
            let first = style != NoteStyle::Caret && label == "1";
            first && (last.label != "1" || self.counts_anew(last.span.end, label_span.start))
        };
        let series = match same_style.filter(|last| !restarts(last)) {
            Some(last) => last.series,
            None => self.series,
        };
        self.series = self.series.max(series + 1);
        self.notes.push(Note {
            label,
            label_span,
            style,
            series,
            span: label_span,
            flow: Prose::default(),
            marks: Vec::new(),
            known: None,
        });
        self.parts.push(Vec::new());
    }

    /// Whether a page turns between two notes 1, and the second has a mark of its own on it: each page counts anew.
    fn counts_anew(&self, from: u32, to: u32) -> bool {
        let first = self.lines.partition_point(|line| line.block.span.start < from);
        let end = self.lines.partition_point(|line| line.block.span.start < to);
        let marked = self.firsts.partition_point(|&line| line < first);
        let turned = self.lines.get(first..=end.min(self.lines.len().saturating_sub(1)));
        self.firsts.get(marked).is_some_and(|&line| line < end)
            && turned.into_iter().flatten().any(|line| line.new_page)
    }

    fn add(&mut self, i: usize, span: Span) {
        let index = self.notes.len().saturating_sub(1);
        if let Some(line) = self.lines.get_mut(i) {
            line.role = Role::Note(index);
        }
        if let (Some(note), Some(parts)) = (self.notes.last_mut(), self.parts.last_mut()) {
            note.span = note.span.to(span);
            if span != note.label_span {
                parts.push((i, span));
            }
        }
    }

    /// A 1 behind which the row goes on as if it had been right (1, 2, 1, 4) begins no series: its number is doubled.
    fn rejoin(&mut self) {
        for i in 1..self.notes.len().saturating_sub(1) {
            let number =
                |i: usize| self.notes.get(i).map(|note| (note.series, number_of(&note.label)));
            let (Some((series, last)), Some((own, 1)), Some((next_series, next))) =
                (number(i - 1), number(i), number(i + 1))
            else {
                continue;
            };
            if own != series && own == next_series && next == last + 2 {
                let rest = self.notes.iter_mut().skip(i).take_while(|note| note.series == own);
                rest.for_each(|note| note.series = series);
            }
        }
    }

    /// Builds the flows of the notes.
    fn finish(mut self) -> Vec<Note> {
        self.rejoin();
        for (note, parts) in self.notes.iter_mut().zip(&self.parts) {
            let mut flow = FlowBuilder::new(self.source.text());
            let mut end = None;
            for &(i, span) in parts {
                if let Some(end) = end {
                    flow.join_line(end, span);
                }
                match self.lines.get(i) {
                    Some(line) if !line.block.pieces.is_empty() => {
                        line.block.push_to(&mut flow, &[])
                    }
                    _ => flow.push(span),
                }
                end = Some(span.end);
            }
            note.flow = flow.finish().into();
        }
        self.notes
    }

    fn is_heading(&self, i: usize) -> bool {
        self.headings.get(i).is_some_and(Option::is_some)
    }

    /// The label that a next note of this style would have.
    fn next_label(&self, style: NoteStyle) -> u32 {
        let last = self.notes.iter().rev().find(|note| note.style == style);
        last.map_or(0, |note| number_of(&note.label)) + 1
    }

    fn opening(&self, i: usize) -> Option<BodyOpening> {
        let line = self.lines.get(i).filter(|line| may_begin(&line.text))?;
        opening(&line.text, self.next_label(NoteStyle::Digit))
    }
}
