//! The lines of a Markdown text as its parts are read one after the other: where one begins, what it reads as, what is none.

use std::collections::HashMap;

use super::Read;
use crate::read::plain::BREAKS;
use crate::read::{Block, BlockKind, Cell, NoteId, Piece};
use crate::text::Span;

/// The lines of a text as far as it was read.
pub(super) struct Lines<'s> {
    pub text: &'s str,
    pub blocks: Vec<Block>,
    pub kind: BlockKind,
    /// Whether the next line begins a paragraph.
    pub starts: bool,
    /// Whether the next piece goes on in the last block.
    pub open: bool,
    /// The notes by their labels.
    pub notes: HashMap<String, NoteId>,
    /// The labels of those that were defined.
    pub defined: Vec<String>,
    /// The cell that comes next, or that is being read.
    pub cell: Cell,
    pub in_table: bool,
    /// Whether a code block is being read: lines that someone indented.
    pub in_code: bool,
    /// For each open list the number of its next item, where it has numbers.
    pub lists: Vec<Option<u64>>,
    pub html: OpenHtml,
}

/// How far the HTML in a text has come; a blank line in a cell ends a piece of it and not its table.
#[derive(Default)]
pub(super) struct OpenHtml {
    /// How many tables are open in each other.
    pub tables: u32,
    /// Whether a row of the outermost was met.
    pub row: bool,
    /// A cell of that row, if one was met: how many columns it takes.
    pub cell: Option<u32>,
    /// White space that stands before the next word, if there is one on the same line.
    pub space: Option<u32>,
}

impl OpenHtml {
    /// Whether no table is open.
    const fn is_idle(&self) -> bool {
        self.tables == 0
    }
}

/// What code reads as.
const CODE: &str = "\u{fffc}";

/// What begins a line that is part of a draft, marked up as code or not.
const PARTS: [&str; 4] = ["vraag", "vragen", "antwoord", "antwoorden"];

fn begins_part(line: &str) -> bool {
    let line = line.trim_start_matches(['*', '#', '_', ' ', '\t']);
    let first = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    PARTS.iter().any(|part| first.eq_ignore_ascii_case(part))
}

impl Lines<'_> {
    /// Whether nothing is open that could go on.
    pub fn is_idle(&self) -> bool {
        self.kind == BlockKind::Text
            && self.lists.is_empty()
            && !self.in_table
            && !self.in_code
            && self.html.is_idle()
    }

    pub fn read(self) -> Read {
        let mut notes: Vec<(NoteId, String)> =
            self.notes.into_iter().map(|(label, id)| (id, label)).collect();
        notes.sort_unstable();
        let notes = notes.into_iter().map(|(_, label)| label).collect();
        Read { blocks: self.blocks, notes, defined: self.defined, tables: self.cell.table }
    }

    pub fn begin(&mut self, kind: BlockKind) {
        self.kind = kind;
        self.paragraph();
    }

    pub fn paragraph(&mut self) {
        self.starts = true;
        self.open = false;
    }

    pub fn next_line(&mut self) {
        // A break right after `1.` has nothing to break yet.
        self.open = false;
    }

    pub fn note(&mut self, label: &str) -> NoteId {
        let next = self.notes.len() as NoteId;
        *self.notes.entry(label.to_lowercase()).or_insert(next)
    }

    pub fn piece(&mut self, span: Span, reads: Option<&str>) {
        self.push(Piece { span, reads: reads.map(Into::into), mark: None });
    }

    pub fn push(&mut self, piece: Piece) {
        let span = piece.span;
        if span.is_empty() {
            return;
        }
        let goes_on = |last: &Piece| {
            [last, &piece].iter().all(|one| one.reads.is_none() && one.mark.is_none())
                && last.span.end == span.start
        };
        match self.blocks.last_mut().filter(|_| self.open) {
            Some(block) => {
                block.span = block.span.to(span);
                match block.pieces.last_mut() {
                    Some(last) if goes_on(last) => last.span.end = span.end,
                    _ => block.pieces.push(piece),
                }
            }
            None => {
                let mut block = Block::line(span, self.starts);
                block.kind = self.kind.clone();
                block.cell = self.in_table.then_some(self.cell);
                block.pieces.push(piece);
                self.blocks.push(block);
                self.open = true;
                self.starts = false;
            }
        }
    }

    /// A text event; code blocks bring several lines in one event.
    pub fn text(&mut self, read: &str, span: Span) {
        let source = self.text.get(span.range()).unwrap_or_default();
        if source != read {
            return self.piece(span, Some(read));
        }
        // Nearly every event is a piece of one line.
        let breaks = memchr::memchr3(b'\n', b'\r', 0xb, read.as_bytes()).is_some()
            || memchr::memchr(0xe2, read.as_bytes()).is_some() && read.contains(BREAKS);
        if !(breaks || self.in_code) {
            return self.piece(span, None);
        }
        let mut at = span.start;
        for line in read.split_inclusive(|c| c == '\n' || BREAKS.contains(&c)) {
            let mut visible = line.trim_end_matches(['\n', '\r']).trim_end_matches(BREAKS);
            let ends = visible.len() < line.len();
            // A heading that is indented is a heading all the same: the indent is no part of its text.
            let mut lead = 0;
            if self.in_code {
                visible = visible.trim_end();
                lead = visible.len() - visible.trim_start().len();
                if visible.is_empty() {
                    self.paragraph();
                }
            }
            self.piece(Span::new(at + lead as u32, at + visible.len() as u32), None);
            at += line.len() as u32;
            if ends {
                self.next_line();
            }
        }
    }

    /// Whether a fence holds code: a whole draft is set between fences too.
    pub fn is_code(&self, fence: Span) -> bool {
        let text = self.text.get(fence.range()).unwrap_or_default();
        !text.lines().skip(1).any(begins_part)
    }

    /// A fence of code, which stands for itself by its first line.
    pub fn fence(&mut self, span: Span) {
        let text = self.text.get(span.range()).unwrap_or_default();
        let first = text.lines().next().unwrap_or_default().trim_end().len() as u32;
        self.paragraph();
        self.piece(Span::new(span.start, span.start + first), Some(CODE));
        self.paragraph();
    }

    /// Takes `{#v1}` and `{.unnumbered}` off the end of a heading: they are for the program that makes pages of it.
    pub fn without_attributes(&mut self) {
        let Some(block) = self.blocks.last_mut().filter(|_| self.open) else { return };
        let Some(last) = block.pieces.last_mut().filter(|last| last.reads.is_none()) else {
            return;
        };
        let text = self.text.get(last.span.range()).unwrap_or_default();
        let Some((before, inside)) = text.rsplit_once('{') else { return };
        let attributes = inside.trim_end().strip_suffix('}').is_some_and(|inside| {
            let mut words = inside.split_whitespace().peekable();
            words.peek().is_some() && words.all(|word| word == "-" || word.starts_with(['#', '.']))
        });
        let visible = before.trim_end();
        if attributes && (!visible.is_empty() || block.pieces.len() > 1) {
            let last = block.pieces.last_mut();
            let end = last.map_or(0, |last| {
                last.span.end = last.span.start + visible.len() as u32;
                last.span.end
            });
            if visible.is_empty() {
                block.pieces.pop();
            }
            block.span.end = block.pieces.last().map_or(end, |last| last.span.end);
        }
    }

    /// Code between words is none of them, where it does not stand for a part of the draft.
    pub fn code(&mut self, read: &str, span: Span) {
        let heading = self.kind == BlockKind::Heading || !self.open && begins_part(read);
        if !heading {
            return self.piece(span, Some(CODE));
        }
        let source = self.text.get(span.range()).unwrap_or_default();
        match source.find(read) {
            Some(at) => {
                let start = span.start + at as u32;
                self.piece(Span::new(start, start + read.len() as u32), None);
            }
            None => self.piece(span, Some(read)),
        }
    }

    /// The number of an ordered item is text for us: `1. Kunt u …` may be a question. It reads as it is shown: `1.` before every item counts
    /// up.
    pub fn item_number(&mut self, span: Span) {
        let item = self.text.get(span.range()).unwrap_or_default();
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        let mark = item.get(digits..).unwrap_or_default();
        if digits == 0 || !mark.starts_with(['.', ')']) {
            return;
        }
        let space = mark.get(1..).is_some_and(|rest| rest.starts_with(' '));
        let len = digits + 1 + usize::from(space);
        let span = Span::new(span.start, span.start + len as u32);
        let written: Option<u64> = item.get(..digits).and_then(|digits| digits.parse().ok());
        let shown = self.lists.last_mut().and_then(Option::as_mut);
        let shown = shown.map(|next| std::mem::replace(next, next.saturating_add(1)));
        match shown.filter(|shown| written == Some(1) && *shown > 1) {
            Some(shown) => {
                let behind = item.get(digits..len).unwrap_or_default();
                self.piece(span, Some(&format!("{shown}{behind}")));
            }
            None => self.piece(span, None),
        }
    }

    /// A footnote without text gets an empty block, so that it is seen.
    pub fn empty_note(&mut self, span: Span) {
        let whole = self.text.get(span.range()).unwrap_or_default();
        let Some(colon) = whole.find("]:") else { return };
        if whole.get(colon + 2..).unwrap_or_default().trim().is_empty() {
            let at = span.start + colon as u32 + 2;
            let mut block = Block::line(Span::at(at), true);
            block.kind = self.kind.clone();
            self.blocks.push(block);
        }
    }

    pub fn rule(&mut self, span: Span) {
        let mut block = Block::line(span, true);
        block.kind = BlockKind::Separator;
        self.blocks.push(block);
        self.paragraph();
    }
}
