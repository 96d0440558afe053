//! From the tree of a part to paragraphs: what a reader of the document sees, in the order of reading.

use std::collections::HashMap;

use super::characters::{chosen, symbol, text, written};
use super::notes::Labels;
use super::numbering::Numbering;
use super::styles::{Raised, Styles, raised};
use crate::read::extract::{Extract, Paragraph};
use crate::read::xml::{El, Ns};
use crate::read::{BlockKind, Cell, NoteId, Revision, Unseen};
use crate::text::Span;

/// A field that has begun: `{ DATE \@ … | 3 mei 2025 }`.
#[derive(Default)]
struct Field {
    /// What it says to do.
    instruction: String,
    /// Whether what follows is what came of it.
    result: bool,
}

impl Field {
    /// The bookmark of the note that it repeats the mark of: Word's own way to call a note twice.
    fn repeats(&self) -> Option<&str> {
        let mut words = self.instruction.split_whitespace();
        words.next().filter(|name| name.eq_ignore_ascii_case("NOTEREF"))?;
        words.next()
    }
}

/// A reference to a note that was met, in the order of the text.
#[derive(Clone, Debug)]
pub(super) struct Met {
    /// The note, as the draft knows it.
    pub note: NoteId,
    /// Its id in the part of notes.
    pub id: String,
    /// Whether it is an endnote.
    pub end: bool,
    /// The label it has.
    pub label: String,
}

/// How many bookmarks may be open at one place.
const OPEN_BOOKMARKS: usize = 64;

/// What walks through the parts of a document.
pub(super) struct Walker<'a> {
    pub styles: &'a Styles,
    pub numbering: Numbering,
    pub labels: Labels,
    pub shown: Revision,
    pub out: Extract,
    /// The notes that were met.
    pub met: Vec<Met>,
    /// The next table, from 0.
    tables: u32,
    part: u16,
    /// What is said of paragraphs that have nothing of their own to say.
    kind: BlockKind,
    /// The paragraphs of the part, for their numbers.
    paragraphs: Vec<u32>,
    fields: Vec<Field>,
    /// A paragraph whose end was taken out: the next goes on in it.
    pending: Option<Paragraph>,
    new_page: bool,
    /// Notes by kind and id, so that a second reference names the same.
    notes: HashMap<(bool, String), NoteId>,
    /// Bookmarks around the mark of a note: its kind and id.
    bookmarks: HashMap<String, (bool, String)>,
}

impl<'a> Walker<'a> {
    pub fn new(styles: &'a Styles, numbering: Numbering, labels: Labels, shown: Revision) -> Self {
        Self {
            styles,
            numbering,
            labels,
            shown,
            out: Extract::default(),
            met: Vec::new(),
            tables: 0,
            part: 0,
            kind: BlockKind::Text,
            paragraphs: Vec::new(),
            fields: Vec::new(),
            pending: None,
            new_page: false,
            notes: HashMap::new(),
            bookmarks: HashMap::new(),
        }
    }

    /// Learns which bookmarks of a part stand around the mark of a note.
    pub fn learn(&mut self, root: El<'_>) {
        let mut open: Vec<(String, String)> = Vec::new();
        for el in root.descendants().filter(|el| el.ns() == Ns::Word) {
            match el.name() {
                "bookmarkStart" => {
                    if let (Some(id), Some(name)) = (el.attr("id"), el.attr("name"))
                        && open.len() < OPEN_BOOKMARKS
                    {
                        open.push((id.into_owned(), name.into_owned()));
                    }
                }
                "bookmarkEnd" => {
                    let id = el.attr("id").unwrap_or_default();
                    open.retain(|(other, _)| *other != id);
                }
                name @ ("footnoteReference" | "endnoteReference") => {
                    let Some(id) = el.attr("id") else { continue };
                    for (_, bookmark) in &open {
                        let note = (name == "endnoteReference", id.to_string());
                        self.bookmarks.entry(bookmark.clone()).or_insert(note);
                    }
                }
                _ => {}
            }
        }
    }

    /// The note whose mark a field repeats here.
    fn repeated(&self) -> Option<(NoteId, &str)> {
        let of = self.bookmarks.get(self.fields.last()?.repeats()?)?;
        let note = *self.notes.get(of)?;
        let met = self.met.iter().find(|met| met.note == note)?;
        Some((note, &met.label))
    }

    /// Walks through a part or a note in it.
    pub fn story(&mut self, part: u16, root: El<'_>, paragraphs: &[u32], kind: BlockKind) {
        self.part = part;
        self.paragraphs = paragraphs.to_vec();
        self.kind = kind;
        self.fields.clear();
        self.blocks(root, None);
        self.flush();
    }

    /// The body of a note, its label before it.
    pub fn note(&mut self, part: u16, root: El<'_>, paragraphs: &[u32], met: &Met) {
        let label: Span = self.out.label("[", &met.label, "] ");
        self.story(part, root, paragraphs, BlockKind::Note { note: met.note, label });
    }

    fn flush(&mut self) {
        if let Some(paragraph) = self.pending.take() {
            self.out.add(paragraph);
        }
    }

    /// What stands between paragraphs: tables, controls, sections.
    fn blocks(&mut self, of: El<'_>, cell: Option<Cell>) {
        for child in of.children() {
            match (child.ns(), child.name()) {
                (Ns::Word, "p") => self.paragraph(child, cell),
                (Ns::Word, "tbl") => {
                    self.flush();
                    let table = self.tables;
                    self.tables += 1;
                    let mut row = 0;
                    self.rows(child, table, &mut row);
                }
                (Ns::Word, "sdt" | "customXml" | "smartTag" | "sdtContent") => {
                    self.blocks(child, cell);
                }
                (Ns::Word, "ins" | "moveTo") if self.shown == Revision::Accepted => {
                    self.blocks(child, cell);
                }
                (Ns::Word, "del" | "moveFrom") if self.shown == Revision::Original => {
                    self.blocks(child, cell);
                }
                (Ns::Word, "sectPr") => self.section(child),
                (Ns::Word, "altChunk") => {
                    self.flush();
                    self.out.gap(Unseen::Inserted);
                }
                (Ns::Word, "subDoc") => self.out.gap(Unseen::Linked),
                (Ns::Compatibility, "AlternateContent") => {
                    if let Some(choice) = choice(child) {
                        self.blocks(choice, cell);
                    }
                }
                _ => {}
            }
        }
    }

    fn section(&mut self, properties: El<'_>) {
        self.labels.section(properties);
        let kind = properties.property("type");
        self.new_page |= !matches!(kind.as_deref(), Some("continuous" | "nextColumn"));
    }

    fn rows(&mut self, of: El<'_>, table: u32, row: &mut u32) {
        for child in of.children().filter(|child| child.ns() == Ns::Word) {
            match child.name() {
                "tr" => {
                    if !self.is_gone(child.child(Ns::Word, "trPr")) {
                        let mut column = 0;
                        self.cells(child, table, *row, &mut column);
                    }
                    *row += 1;
                }
                "sdt" | "sdtContent" | "customXml" => self.rows(child, table, row),
                _ => {}
            }
        }
    }

    fn cells(&mut self, of: El<'_>, table: u32, row: u32, column: &mut u32) {
        for child in of.children().filter(|child| child.ns() == Ns::Word) {
            match child.name() {
                "tc" => {
                    let properties = child.child(Ns::Word, "tcPr");
                    let cut = match self.shown {
                        Revision::Accepted => "cellDel",
                        Revision::Original => "cellIns",
                    };
                    let span = properties.and_then(|of| of.property("gridSpan"));
                    let span = span.and_then(|span| span.parse::<u32>().ok()).unwrap_or(1);
                    if properties.is_none_or(|of| of.child(Ns::Word, cut).is_none()) {
                        self.blocks(child, Some(Cell { table, row, column: *column }));
                        self.flush();
                    }
                    *column = column.saturating_add(span.clamp(1, 64));
                }
                "sdt" | "sdtContent" | "customXml" => self.cells(child, table, row, column),
                _ => {}
            }
        }
    }

    /// Whether properties say that what they are of was taken out (or, in the original, put in).
    fn is_gone(&self, properties: Option<El<'_>>) -> bool {
        let marks: &[&str] = match self.shown {
            Revision::Accepted => &["del", "moveFrom"],
            Revision::Original => &["ins", "moveTo"],
        };
        properties.is_some_and(|of| marks.iter().any(|mark| of.child(Ns::Word, mark).is_some()))
    }

    fn paragraph(&mut self, p: El<'_>, cell: Option<Cell>) {
        let number = self.paragraphs.partition_point(|&id| id <= p.id()) as u32;
        let properties = p.child(Ns::Word, "pPr");
        let mark = properties.and_then(|of| of.child(Ns::Word, "rPr"));
        let joins = self.is_gone(mark);
        let goes_on = self.pending.take();
        let fresh = goes_on.is_none();
        let mut paragraph =
            goes_on.unwrap_or_else(|| Paragraph::new(self.part, number, self.kind.clone(), cell));
        let style = properties.and_then(|of| of.property("pStyle"));
        let style = style.as_deref();
        if self.kind == BlockKind::Text && self.styles.is_heading(style) {
            paragraph.kind = BlockKind::Heading;
        }
        let breaks = properties.and_then(|of| of.is_on("pageBreakBefore"));
        if std::mem::take(&mut self.new_page)
            || breaks.unwrap_or_else(|| self.styles.begins_page(style))
        {
            paragraph.page_break();
        }
        // A paragraph that was taken out whole has no number either.
        let counted = fresh && (!joins || self.has_text(p));
        if counted
            && let Some((list, level)) = self.list(properties, style)
            && let Some(label) = self.numbering.next(&list, level)
        {
            paragraph.push_shown(&label);
            if paragraph.kind == BlockKind::Text {
                paragraph.kind = BlockKind::Item;
            }
        }
        self.inline(p, &mut paragraph, true);
        if joins {
            if fresh && paragraph.is_empty() {
                return;
            }
            self.pending = Some(paragraph);
        } else {
            self.out.add(paragraph);
        }
        if let Some(section) = properties.and_then(|of| of.child(Ns::Word, "sectPr")) {
            self.section(section);
        }
    }

    /// Whether a paragraph has runs that are shown.
    fn has_text(&self, p: El<'_>) -> bool {
        let cut: &[&str] = match self.shown {
            Revision::Accepted => &["del", "moveFrom", "pPr"],
            Revision::Original => &["ins", "moveTo", "pPr"],
        };
        p.children().any(|child| {
            child.ns() == Ns::Word && !cut.contains(&child.name()) && !child.inside().is_empty()
        })
    }

    /// The list and level of a paragraph.
    fn list(&self, properties: Option<El<'_>>, style: Option<&str>) -> Option<(String, u32)> {
        let own = properties.and_then(|of| of.child(Ns::Word, "numPr"));
        let by_style = self.styles.list(style);
        let own_level = own.and_then(|own| own.property("ilvl")).and_then(|l| l.parse().ok());
        let (list, level) = match own.and_then(|own| own.property("numId")) {
            Some(list) => (list.into_owned(), own_level),
            None => {
                let (list, level) = by_style?;
                (list, own_level.or(level))
            }
        };
        if list == "0" {
            return None;
        }
        let level = level
            .or_else(|| self.numbering.level_of_style(&list, style.unwrap_or_default()))
            .unwrap_or(0);
        Some((list, level))
    }

    /// What stands in a paragraph.
    fn inline(&mut self, of: El<'_>, paragraph: &mut Paragraph, editable: bool) {
        for child in of.children() {
            match (child.ns(), child.name()) {
                (Ns::Word, "r") => self.run(child, paragraph, editable),
                (Ns::Word, "subDoc") => self.out.gap(Unseen::Linked),
                (Ns::Word, "fldSimple") => {
                    let instruction = child.attr("instr").unwrap_or_default().into_owned();
                    self.fields.push(Field { instruction, result: true });
                    self.inline(child, paragraph, false);
                    self.fields.pop();
                }
                (
                    Ns::Word,
                    "hyperlink" | "smartTag" | "customXml" | "sdt" | "sdtContent" | "dir" | "bdo",
                ) => self.inline(child, paragraph, editable),
                (Ns::Word, "ins" | "moveTo") if self.shown == Revision::Accepted => {
                    self.inline(child, paragraph, editable);
                }
                (Ns::Word, "del" | "moveFrom") if self.shown == Revision::Original => {
                    self.inline(child, paragraph, false);
                }
                (Ns::Math, _) => {
                    let texts = child.descendants().filter(|el| el.is(Ns::Math, "t"));
                    let text: String = texts.map(El::all_text).collect();
                    if self.is_shown() {
                        paragraph.push_shown(&text);
                    }
                }
                (Ns::Compatibility, "AlternateContent") => {
                    if let Some(choice) = choice(child) {
                        self.inline(choice, paragraph, editable);
                    }
                }
                _ => {}
            }
        }
    }

    fn is_shown(&self) -> bool {
        self.fields.iter().all(|field| field.result)
    }

    fn run(&mut self, run: El<'_>, paragraph: &mut Paragraph, editable: bool) {
        paragraph.run();
        let properties = run.child(Ns::Word, "rPr");
        let style = properties.and_then(|of| of.property("rStyle"));
        let style = style.as_deref();
        let hidden = properties.and_then(|of| of.is_on("vanish"));
        let hidden = hidden.or_else(|| self.styles.is_hidden(style)).unwrap_or(false);
        let place = properties.and_then(raised).or_else(|| self.styles.raised(style));
        let place = place.unwrap_or(Raised::No);
        let custom = run.children().any(|child| {
            matches!(child.name(), "footnoteReference" | "endnoteReference")
                && matches!(child.attr("customMarkFollows").as_deref(), Some("1" | "true" | "on"))
        });
        for child in run.children() {
            let editable = editable && self.fields.is_empty();
            if child.ns() == Ns::Compatibility {
                if let Some(choice) = choice(child).filter(|_| !hidden) {
                    self.boxes(choice);
                }
                continue;
            }
            if child.ns() != Ns::Word {
                continue;
            }
            let name = child.name();
            match name {
                "fldChar" => {
                    self.field(child, paragraph);
                    continue;
                }
                "instrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.instruction.push_str(&child.all_text());
                    }
                    continue;
                }
                "footnoteReference" | "endnoteReference" if self.is_shown() && !hidden => {
                    let own = custom.then(|| written(run));
                    self.reference(child, name == "endnoteReference", own, paragraph);
                    continue;
                }
                _ => {}
            }
            if hidden || custom || !self.is_shown() {
                continue;
            }
            match name {
                // Raised it is a mark; on the line a number in a sentence: "zie noot 3".
                "t" => match self.repeated().filter(|_| place == Raised::Above) {
                    Some((note, label)) => {
                        paragraph.mark(&format!("[{label}]"), note, child.id());
                    }
                    None => text(child, place, paragraph, editable),
                },
                "delText" if self.shown == Revision::Original => {
                    text(child, place, paragraph, false);
                }
                "tab" | "ptab" => paragraph.push("\t", child.id(), false, editable),
                "noBreakHyphen" => paragraph.push("-", child.id(), false, editable),
                "cr" => paragraph.line_break(),
                "br" => match child.attr("type").as_deref() {
                    Some("page" | "column") => paragraph.page_break(),
                    _ => paragraph.line_break(),
                },
                "sym" => paragraph.push(&symbol(child).to_string(), child.id(), false, editable),
                "ruby" => {
                    if let Some(base) = child.child(Ns::Word, "rubyBase") {
                        self.inline(base, paragraph, false);
                    }
                }
                "drawing" | "pict" | "object" => self.boxes(child),
                _ => {}
            }
        }
    }

    fn field(&mut self, mark: El<'_>, paragraph: &mut Paragraph) {
        match mark.attr("fldCharType").as_deref() {
            Some("begin") => {
                let chosen = chosen(mark).filter(|_| self.is_shown());
                if let Some(chosen) = chosen {
                    paragraph.push_shown(&chosen);
                }
                self.fields.push(Field::default());
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                    // A letterhead counts pages in a paragraph of its own.
                    if field.instruction.trim_start().starts_with("PAGE") && self.part != 0 {
                        paragraph.kind = BlockKind::Running;
                    }
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn reference(
        &mut self,
        mark: El<'_>,
        end: bool,
        own: Option<String>,
        paragraph: &mut Paragraph,
    ) {
        let Some(id) = mark.attr("id") else { return };
        let next = self.notes.len() as NoteId;
        let key = (end, id.to_string());
        if let Some(&note) = self.notes.get(&key) {
            let label = self.met.iter().find(|met| met.note == note);
            let label = label.map(|met| met.label.clone()).unwrap_or_default();
            paragraph.mark(&format!("[{label}]"), note, mark.id());
            return;
        }
        self.notes.insert(key, next);
        let label = match own {
            Some(own) => own,
            None => self.labels.next(end),
        };
        paragraph.mark(&format!("[{label}]"), next, mark.id());
        self.met.push(Met { note: next, id: id.into_owned(), end, label });
    }

    /// The text boxes in a drawing: their paragraphs come before the one that they hang on.
    fn boxes(&mut self, of: El<'_>) {
        for child in of.children() {
            if child.is(Ns::Word, "txbxContent") {
                let fields = std::mem::take(&mut self.fields);
                let pending = self.pending.take();
                self.blocks(child, None);
                self.flush();
                (self.fields, self.pending) = (fields, pending);
            } else if child.ns() == Ns::Compatibility && child.name() == "AlternateContent" {
                if let Some(choice) = choice(child) {
                    self.boxes(choice);
                }
            } else {
                self.boxes(child);
            }
        }
    }
}

/// What of an alternative is read: the first choice, or what stands there for older readers.
fn choice(alternative: El<'_>) -> Option<El<'_>> {
    if alternative.name() != "AlternateContent" {
        return Some(alternative);
    }
    let named = |name| alternative.child(Ns::Compatibility, name);
    named("Choice").or_else(|| named("Fallback"))
}
