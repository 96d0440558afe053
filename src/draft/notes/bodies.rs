//! Where the bodies of notes stand: at the foot of a page, in the middle of a sentence that goes on
//! overleaf, or at the end; with their label spaced, glued, in brackets or alone on a line.

use super::around::Looks;
use super::marks::Candidate;
use super::scan::number_of;
use super::shape::{Form, Shape, looks_like_source, shape};
use super::{Note, NoteStyle};
use crate::draft::Prose;
use crate::draft::heading::Heading;
use crate::draft::line::{Line, Role};
use crate::draft::lines::{Says, cues};
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
    candidates: &[Candidate],
    paged: bool,
) -> Vec<Note> {
    let worded = headings.iter().flatten().any(|heading| !heading.numbers.is_empty());
    let first_marks = first_marks(candidates, lines);
    let mut finder = Finder {
        source,
        lines,
        headings,
        first_marks,
        paged,
        worded,
        notes: Vec::new(),
        series: 0,
        parts: Vec::new(),
    };
    finder.run();
    finder.finish()
}

/// For each number and style the lines where a mark first looked more like one than all before it.
type FirstMarks = QuickMap<(u32, NoteStyle), Vec<(Looks, usize)>>;

fn first_marks(candidates: &[Candidate], lines: &[Line<'_>]) -> FirstMarks {
    // What numbers the items of a list is no mark: `1)` at the front of a line, `1` at that of a paragraph.
    let is_item = |candidate: &Candidate| {
        lines.get(candidate.line).is_some_and(|line| {
            let front = line.block.span.start == candidate.span.start && !candidate.alone;
            let bare = candidate.style == NoteStyle::Digit && line.block.starts_paragraph;
            front && (candidate.style == NoteStyle::Paren || bare)
        })
    };
    let mut first = FirstMarks::default();
    for candidate in candidates.iter().filter(|candidate| !is_item(candidate)) {
        let marks = first.entry((candidate.number, candidate.style)).or_default();
        if marks.last().is_none_or(|&(looks, _)| candidate.looks > looks) {
            marks.push((candidate.looks, candidate.line));
        }
    }
    first
}

struct Finder<'a, 's> {
    source: &'s Source,
    lines: &'a mut [Line<'s>],
    headings: &'a [Option<Heading>],
    first_marks: FirstMarks,
    paged: bool,
    /// Whether the draft has headings with words; if not, a number alone is a question.
    worded: bool,
    notes: Vec<Note>,
    /// How many series there are.
    series: usize,
    /// For each note the spans of its lines, the label left out.
    parts: Vec<Vec<(usize, Span)>>,
}

/// What a source has somewhere, and the row of a table ("1 Amsterdam 250") has not.
const TELLS: [char; 4] = [',', '.', '/', ':'];

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
        let Some(shape) = self.shape(i) else { return i + 1 };
        if !self.begins(i, &shape) {
            return i + 1;
        }
        if shape.form == Form::Alone { self.alone(i) } else { self.zone(i, shape) }
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
    fn zone(&mut self, first: usize, shape: Shape) -> usize {
        let style = shape.style;
        let indent = self.lines.get(first).map_or(0, |line| line.block.indent);
        let before_unfinished = self.text_before_is_unfinished(first);
        self.note(first, &shape);
        let mut i = first + 1;
        while let Some(line) = self.lines.get(i) {
            if line.new_page || line.role == Role::Furniture || self.is_heading(i) {
                break;
            }
            if !matches!(line.block.kind, BlockKind::Text | BlockKind::Item) {
                break;
            }
            // Notes of another series stand right below: `1) Trouw` and `[1] Kamerstuk …`.
            let other = self.shape(i).filter(|other| other.style != style);
            if other.is_some_and(|other| other.form == Form::Marked && self.begins(i, &other)) {
                break;
            }
            let next = self.shape(i).filter(|next| {
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

    fn note(&mut self, i: usize, shape: &Shape) {
        let Some(line) = self.lines.get(i) else { return };
        let label_span = line.span_of(shape.label.clone());
        let label = line.text.get(shape.label.clone()).unwrap_or_default().to_owned();
        let label = if shape.number > 0 { shape.number.to_string() } else { label };
        let body = line.span_of(shape.body..line.text.len());
        let whole = line.block.span;
        self.open(label, label_span, shape.style);
        if let Some(note) = self.notes.last_mut() {
            note.span = Span::new(whole.start, whole.end);
        }
        self.add(i, body);
    }

    fn open(&mut self, label: String, label_span: Span, style: NoteStyle) {
        let same_style = self.notes.iter().rev().find(|note| note.style == style);
        let restarts = |last: &Note| style != NoteStyle::Caret && label == "1" && last.label != "1";
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

    /// Builds the flows of the notes.
    fn finish(mut self) -> Vec<Note> {
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

    fn shape(&self, i: usize) -> Option<Shape> {
        let line = self.lines.get(i)?;
        shape(&line.text, self.next_label(NoteStyle::Digit))
    }

    /// Whether a shape goes on with the notes of its zone.
    fn goes_on(&self, shape: &Shape, starts_paragraph: bool, i: usize) -> bool {
        let expected = self.next_label(shape.style);
        let source = || {
            let text = self.lines.get(i).map_or("", |line| line.text.as_ref());
            looks_like_source(text.get(shape.body..).unwrap_or_default())
        };
        let near =
            shape.number + 1 == expected || (expected..=expected + 3).contains(&shape.number);
        match shape.form {
            Form::Marked => true,
            Form::Spaced | Form::Dotted => {
                shape.number == expected
                    || near && (starts_paragraph || self.has_mark(shape, i, Looks::Glued))
            }
            Form::Glued => {
                shape.number == expected
                    || near && self.has_mark(shape, i, Looks::Glued)
                    || near && source() && self.has_mark(shape, i, Looks::Faint)
            }
            Form::Alone => false,
        }
    }

    /// Whether a line with this shape, outside a zone, begins one.
    fn begins(&self, i: usize, shape: &Shape) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let rest = line.text.get(shape.body..).unwrap_or_default();
        let expected = self.next_label(shape.style);
        let gap = line.block.starts_paragraph
            || line.new_page
            || self.below_separator(i)
            || self.behind_note(i);
        let fresh = shape.number == expected || shape.number == 1;
        let plausible =
            fresh || (shape.number + 1 >= expected && self.has_mark(shape, i, Looks::Glued));
        // Right below the text, without a line between them, where the mark stands above and the text has ended.
        let below = shape.number == expected && self.follows_sentence(i);
        // Where the note before was lost, its neighbour still has its mark.
        let near = (expected..=expected + 3).contains(&shape.number);
        match (shape.style, shape.form) {
            (NoteStyle::Caret, _) => true,
            (NoteStyle::Bracket, _) => {
                gap && (!rest.is_empty() || self.has_mark(shape, i, Looks::Faint))
                    || below && looks_like_source(rest) && self.has_mark(shape, i, Looks::Certain)
            }
            (NoteStyle::Paren, _) if self.is_list(i, shape) => false,
            (NoteStyle::Paren, _) => {
                gap && (self.below_separator(i) || self.has_mark(shape, i, Looks::Faint))
                    || below && looks_like_source(rest) && self.has_mark(shape, i, Looks::Clear)
            }
            (_, Form::Alone) => {
                self.worded
                    && self.paged
                    && (fresh || near && self.has_mark(shape, i, Looks::Glued))
                    && self.page_ends_after(i)
                    && !self.better_line_follows(i, shape)
            }
            (_, Form::Dotted) => {
                let separate = self.below_separator(i) && shape.number == 1;
                separate && self.has_mark(shape, i, Looks::Faint)
                    // A raised figure can be nothing but a mark, and where all are above these are their notes.
                    || gap
                        && shape.number == expected
                        && looks_like_source(rest)
                        && self.has_raised_mark(shape.number, i)
            }
            (_, Form::Marked) => gap || looks_like_source(rest),
            // Without headings in words, a number before something asked is a question.
            (_, Form::Spaced) if !self.worded && rest.contains('?') => false,
            // `1<tab>De plannen zijn gereed.` right under the heading of an answer is the first item of a list.
            (_, Form::Spaced)
                if self.is_under_heading(i) && !self.has_mark(shape, i, Looks::Glued) =>
            {
                false
            }
            (_, Form::Spaced) => {
                let marked = self.has_mark(shape, i, Looks::Glued);
                let below = below && marked && self.ends_something(i, shape);
                (gap || below)
                    && plausible
                    && !self.better_line_follows(i, shape)
                    && (self.has_mark(shape, i, Looks::Glued)
                        || (looks_like_source(rest)
                            && (self.has_mark(shape, i, Looks::Faint)
                                || rest.contains(TELLS) && self.ends_something(i, shape))))
            }
            (_, Form::Glued) if looks_like_source(rest) => {
                let marked = self.has_mark(shape, i, Looks::Faint);
                (plausible && (marked || self.ends_something(i, shape)) || near && marked)
                    && !self.better_line_follows(i, shape)
            }
            // `1de Courant, 15 november 2024`
            (_, Form::Glued) => {
                plausible
                    && gap
                    && self.has_mark(shape, i, Looks::Clear)
                    && self.closes(i, shape)
                    && !self.better_line_follows(i, shape)
            }
        }
    }

    /// Whether a mark with this label, that looks at least so much like one, stands before line `i`.
    fn has_mark(&self, shape: &Shape, i: usize, at_least: Looks) -> bool {
        let before = |style| {
            let first = self.first_marks.get(&(shape.number, style)).into_iter().flatten();
            first.clone().any(|&(looks, line)| looks >= at_least && line < i)
        };
        before(shape.style) || shape.style != NoteStyle::Caret && before(NoteStyle::Digit)
    }

    /// Whether a mark with this number that can be nothing else stands before line `i`.
    fn has_raised_mark(&self, number: u32, i: usize) -> bool {
        let first = self.first_marks.get(&(number, NoteStyle::Digit)).into_iter().flatten();
        first.clone().any(|&(looks, line)| looks == Looks::Certain && line < i)
    }

    fn is_under_heading(&self, i: usize) -> bool {
        let turns = self.lines.get(i).is_some_and(|line| line.new_page);
        !turns && i.checked_sub(1).is_some_and(|above| self.is_heading(above))
    }

    /// Whether `1)` numbers the first item of a list: right under the heading of an answer, behind a colon, or where the note of that number
    /// stands further on.
    fn is_list(&self, i: usize, shape: &Shape) -> bool {
        if self.below_separator(i) {
            return false;
        }
        let above = i.checked_sub(1).and_then(|above| self.lines.get(above));
        let line = above.filter(|line| line.is_text());
        let heading = self.is_under_heading(i);
        let announced = line.is_some_and(|line| line.text.trim_end().ends_with(':'));
        let further = || {
            let lines = self.lines.iter().skip(i + 1).take(4 * LOOK_AHEAD);
            lines.filter(|line| line.is_text() && line.block.starts_paragraph).any(|line| {
                self::shape(&line.text, shape.number).is_some_and(|other| {
                    let rest = line.text.get(other.body..).unwrap_or_default();
                    (other.style, other.number) == (NoteStyle::Digit, shape.number)
                        && matches!(other.form, Form::Spaced | Form::Glued)
                        && looks_like_source(rest)
                })
            })
        };
        heading || announced || further()
    }

    /// Whether the line above ends a sentence, or ends in a mark or a note.
    fn follows_sentence(&self, i: usize) -> bool {
        let above = i.checked_sub(1).and_then(|above| self.lines.get(above));
        above.is_some_and(|line| {
            let text =
                line.text.trim_end_matches(|c: char| c.is_ascii_digit() || "[] )".contains(c));
            matches!(line.role, Role::Note(_)) || text.ends_with(['.', '?', '!', '”', '»'])
        })
    }

    fn below_separator(&self, i: usize) -> bool {
        i.checked_sub(1).and_then(|before| self.lines.get(before)).is_some_and(|before| {
            before.block.kind == BlockKind::Separator
                || cues::tells(before, Says::Notes, 0)
                    .is_some_and(|cue| before.text.trim_end_matches(':').len() == cue.words.len())
        })
    }

    fn behind_note(&self, i: usize) -> bool {
        i.checked_sub(1)
            .and_then(|before| self.lines.get(before))
            .is_some_and(|before| matches!(before.role, Role::Note(_)))
    }

    /// Whether the page ends behind line `i` before anything else than text comes.
    fn page_ends_after(&self, i: usize) -> bool {
        for (next, line) in self.lines.iter().enumerate().skip(i + 1).take(LOOK_AHEAD) {
            if line.new_page {
                return true;
            }
            if self.is_heading(next) {
                return false;
            }
        }
        // The end of the last page; furniture closes it in a published text.
        self.lines.len() <= i + LOOK_AHEAD
            && self.lines.last().is_some_and(|line| line.role == Role::Furniture)
    }

    /// Whether the zone that would begin here ends in a page end, a heading or the end of the draft, or goes on with the
    /// next label.
    fn ends_something(&self, i: usize, shape: &Shape) -> bool {
        for (next, line) in self.lines.iter().enumerate().skip(i + 1).take(12) {
            if line.new_page || line.role == Role::Furniture || self.is_heading(next) {
                return true;
            }
            if let Some(following) = self::shape(&line.text, shape.number + 1)
                && following.style == shape.style
                && following.number == shape.number + 1
            {
                return true;
            }
            if line.block.starts_paragraph {
                return false;
            }
        }
        self.lines.len() <= i + 13
    }

    /// Whether the paragraph that begins here is the last of its page or of the draft, or a next note follows it.
    fn closes(&self, i: usize, shape: &Shape) -> bool {
        for line in self.lines.iter().skip(i + 1).take(12) {
            if line.new_page || line.role == Role::Furniture {
                return true;
            }
            let next = self::shape(&line.text, shape.number + 1);
            if next.is_some_and(|n| n.style == shape.style && n.number == shape.number + 1) {
                return true;
            }
            if line.block.starts_paragraph {
                return false;
            }
        }
        self.lines.len() <= i + 13
    }

    /// Whether a later line of the same page is a better body for the same label: bodies stand below marks.
    fn better_line_follows(&self, i: usize, shape: &Shape) -> bool {
        for (next, line) in self.lines.iter().enumerate().skip(i + 1).take(LOOK_AHEAD) {
            if line.new_page {
                return false;
            }
            if line.is_text()
                && !self.is_heading(next)
                && let Some(other) = self::shape(&line.text, shape.number)
                && other.style == shape.style
                && other.number == shape.number
                && match other.form {
                    Form::Alone => shape.form == Form::Alone,
                    form => {
                        looks_like_source(line.text.get(other.body..).unwrap_or_default())
                            && (form != Form::Spaced || line.block.starts_paragraph)
                    }
                }
            {
                return true;
            }
        }
        false
    }

    /// Whether the text before the zone stops in the middle of a sentence.
    fn text_before_is_unfinished(&self, i: usize) -> bool {
        let before = self
            .lines
            .get(..i)
            .unwrap_or_default()
            .iter()
            .rev()
            .find(|line| line.role != Role::Furniture);
        before.is_some_and(|line| {
            line.is_text() && !line.text.ends_with(['.', '?', '!', ':', ';', ')', '’', '”', '»'])
        })
    }

    fn last_note_is_complete(&self) -> bool {
        let last = self.parts.last().and_then(|parts| parts.last());
        let text = last.map_or("", |&(_, span)| self.source.slice(span)).trim_end();
        let number = text.rsplit([' ', '.']).next().unwrap_or_default();
        text.ends_with(['.', ')'])
            || (!number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    }
}
