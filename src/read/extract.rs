//! What readers of structured formats share: they hand over paragraphs, and get the text, its lines, and for every stretch of it
//! the place in the file that it was taken from.

use std::sync::Arc;

use super::{Block, BlockKind, Cell, Gap, NoteId, Origin, Piece, Place, Unread, Unseen, limits};
use crate::text::{Source, Span};

/// A stretch of extracted text and where it stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands in the extracted text.
    pub text: Span,
    /// Which part of the file, by the order in which the reader opened them.
    pub part: u16,
    /// The paragraph in that part, from 1.
    pub paragraph: u32,
    /// The run in that paragraph, from 1.
    pub run: u32,
    /// How far into the paragraph it begins, in characters.
    pub offset: u32,
    /// The node of the part that it was read from; [`NO_NODE`] for what the reader wrote itself (the number of a list).
    pub node: u32,
    /// How far into that node it begins, in bytes.
    pub skip: u32,
    /// Whether text and file agree byte for byte, so that a part of it can be found again.
    pub exact: bool,
    /// Whether it may be changed in the file; the result of a field may not.
    pub editable: bool,
}

/// The node of text that stands in no file.
pub const NO_NODE: u32 = u32::MAX;

/// A paragraph on its way into the text.
#[derive(Debug)]
pub struct Paragraph {
    /// The part that it stands in.
    pub part: u16,
    /// Its number in that part, from 1.
    pub number: u32,
    /// What the format says of it.
    pub kind: BlockKind,
    /// The cell that it stands in.
    pub cell: Option<Cell>,
    lines: Vec<LineOf>,
    runs: u32,
    offset: u32,
}

#[derive(Debug, Default)]
struct LineOf {
    text: String,
    /// Marks of notes: where they stand in the text of the line.
    marks: Vec<(Span, NoteId)>,
    /// Stretches with their place in the text of the line.
    stretches: Vec<Stretch>,
    new_page: bool,
}

impl Paragraph {
    /// A paragraph without text.
    #[must_use]
    pub fn new(part: u16, number: u32, kind: BlockKind, cell: Option<Cell>) -> Self {
        let lines = vec![LineOf::default()];
        Self { part, number, kind, cell, lines, runs: 0, offset: 0 }
    }

    /// Begins a run.
    pub const fn run(&mut self) {
        self.runs += 1;
    }

    /// Adds text that was read from a node.
    pub fn push(&mut self, text: &str, node: u32, exact: bool, editable: bool) {
        self.push_at(text, (node, 0), exact, editable);
    }

    /// Adds text that was read from a node, from a byte of it on.
    pub fn push_at(&mut self, text: &str, (node, skip): (u32, u32), exact: bool, editable: bool) {
        if text.is_empty() {
            return;
        }
        let stretch = Stretch {
            text: Span::default(),
            part: self.part,
            paragraph: self.number,
            run: self.runs,
            offset: self.offset,
            node,
            skip,
            exact,
            editable,
        };
        self.offset += text.chars().count() as u32;
        if let Some(line) = self.lines.last_mut() {
            let start = line.text.len() as u32;
            line.text.push_str(text);
            let text = Span::new(start, line.text.len() as u32);
            line.stretches.push(Stretch { text, ..stretch });
        }
    }

    /// Adds text that a reader of the document sees and that stands in no file.
    pub fn push_shown(&mut self, text: &str) {
        self.push(text, NO_NODE, false, false);
    }

    /// Adds the mark of a note.
    pub fn mark(&mut self, text: &str, note: NoteId, node: u32) {
        self.push(text, node, false, false);
        if let Some(line) = self.lines.last_mut() {
            let end = line.text.len() as u32;
            line.marks.push((Span::new(end - text.len() as u32, end), note));
        }
    }

    /// Begins a new line in the same paragraph.
    pub fn line_break(&mut self) {
        self.offset += 1;
        self.lines.push(LineOf::default());
    }

    /// Begins a new page in the same paragraph.
    pub fn page_break(&mut self) {
        if self.lines.iter().any(|line| !line.text.trim().is_empty()) {
            self.line_break();
        }
        if let Some(line) = self.lines.last_mut() {
            line.new_page = true;
        }
    }

    /// Whether it has text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.text.trim().is_empty())
    }
}

/// The text of a document under way.
#[derive(Debug, Default)]
pub struct Extract {
    text: String,
    blocks: Vec<Block>,
    stretches: Vec<Stretch>,
    gaps: Vec<Gap>,
    too_much: bool,
}

/// What was taken out of a file.
#[derive(Debug)]
pub struct Extracted {
    /// The text.
    pub source: Source,
    /// Its lines.
    pub blocks: Vec<Block>,
    /// Where it comes from, in the order of the text.
    pub stretches: Vec<Stretch>,
    /// What is missing in it.
    pub gaps: Vec<Gap>,
}

impl Extract {
    /// Where the next paragraph will begin.
    #[must_use]
    pub fn at(&self) -> u32 {
        self.text.len() as u32
    }

    /// Says that something stands here that is not read; each kind is said once.
    pub fn gap(&mut self, part: Unseen) {
        if self.gaps.iter().all(|gap| gap.part != part) {
            let span = self.blocks.last().map_or(Span::at(0), |block| block.span);
            self.gaps.push(Gap { span, part });
        }
    }

    /// Adds a paragraph behind a label that is no part of its text (`[1]` before a note); gives the place of the label.
    pub fn label(&mut self, before: &str, label: &str, after: &str) -> Span {
        self.text.push_str(before);
        let start = self.at();
        self.text.push_str(label);
        let span = Span::new(start, self.at());
        self.text.push_str(after);
        span
    }

    /// Adds a paragraph.
    pub fn add(&mut self, paragraph: Paragraph) {
        let Paragraph { kind, cell, lines, .. } = paragraph;
        let mut starts = true;
        for line in lines {
            if self.text.len() + line.text.len() > limits::TEXT
                || self.blocks.len() >= limits::BLOCKS
            {
                self.too_much = true;
                return;
            }
            if line.new_page {
                self.text.push('\u{c}');
            }
            let base = self.at();
            let shift = |span: Span| Span::new(span.start + base, span.end + base);
            let stretches = line.stretches.iter();
            self.stretches.extend(stretches.map(|one| Stretch { text: shift(one.text), ..*one }));
            let visible = line.text.trim_start();
            let lead = (line.text.len() - visible.len()) as u32;
            let visible = visible.trim_end().len() as u32;
            self.text.push_str(&line.text);
            self.text.push('\n');
            if visible == 0 && !(starts && matches!(kind, BlockKind::Note { .. })) {
                continue;
            }
            let span = Span::new(base + lead, base + lead + visible);
            let mut block = Block::line(span, std::mem::take(&mut starts));
            block.kind = kind.clone();
            block.cell = cell;
            block.indent = lead;
            let mut at = span.start;
            for (mark, note) in &line.marks {
                let mark = shift(*mark);
                if mark.start > at {
                    block.pieces.push(Piece::text(Span::new(at, mark.start)));
                }
                block.pieces.push(Piece { span: mark, reads: None, mark: Some(*note) });
                at = mark.end;
            }
            if at > span.start && at < span.end {
                block.pieces.push(Piece::text(Span::new(at, span.end)));
            }
            self.blocks.push(block);
        }
    }

    /// The finished text.
    ///
    /// # Errors
    /// [`Unread::TooMuch`] past the limits.
    pub fn finish(self) -> Result<Extracted, Unread> {
        if self.too_much {
            return Err(Unread::TooMuch("tekst"));
        }
        let Self { text, blocks, stretches, gaps, .. } = self;
        let source = Source::new(text).map_err(|_| Unread::TooMuch("tekst"))?;
        Ok(Extracted { source, blocks, stretches, gaps })
    }
}

impl Extracted {
    /// Where a comment about a span may be anchored, the best place first: its words; the mark of the note that they stand in; the
    /// first words of the letter.
    pub fn anchors(&self, span: Span) -> impl Iterator<Item = Span> {
        let note = self.blocks.iter().find_map(|block| match block.kind {
            BlockKind::Note { note, label } => block.span.to(label).covers(span).then_some(note),
            _ => None,
        });
        let pieces = self.blocks.iter().flat_map(|block| &block.pieces);
        let marks = pieces.filter(move |piece| note.is_some() && piece.mark == note);
        let first = self.stretches.iter().filter(|one| one.part == 0);
        let behind = marks.map(|piece| piece.span).chain(first.map(|one| one.text));
        std::iter::once(span).chain(behind)
    }

    /// The stretches that a span takes in, in whole or in part.
    pub fn near(&self, span: Span) -> impl Iterator<Item = &Stretch> {
        let from = self.stretches.partition_point(|one| one.text.end <= span.start);
        let all = self.stretches.get(from..).unwrap_or_default().iter();
        all.take_while(move |one| one.text.start < span.end.max(span.start + 1))
    }

    /// Where the author sees what stands in the text; parts are called by their names.
    #[must_use]
    pub fn origin(&self, parts: &[Arc<str>]) -> Origin {
        let stretches = self.stretches.iter().filter_map(|one| {
            let place = Place {
                part: Arc::clone(parts.get(usize::from(one.part))?),
                paragraph: one.paragraph,
                run: one.run,
                offset: one.offset,
                page: None,
            };
            Some((one.text, place))
        });
        Origin::new(stretches.collect())
    }
}
