//! From the tree of a text to paragraphs: what a reader of the document sees, in the order of reading.

use std::collections::HashMap;

use super::characters::{How, text};
use super::styles::Styles;
use crate::read::extract::{Extract, Paragraph};
use crate::read::xml::{El, Ns, Xml};
use crate::read::{BlockKind, Cell, NoteId, Revision, docx};

/// What a text shows: its body, then its notes, then the heads and feet of its pages.
pub(super) fn read<'x>(
    body: El<'x>,
    content: &'x Xml,
    styles: Option<&'x Xml>,
    shown: Revision,
) -> Extract {
    let mut walker = Walker { shown, ..Walker::default() };
    for root in std::iter::once(content).chain(styles).map(Xml::root) {
        walker.learn(root);
    }
    walker.story(body, &BlockKind::Text);
    let mut next = 0;
    while let Some(note) = walker.notes.get(next).copied() {
        walker.note(next as NoteId, note);
        next += 1;
    }
    (walker.part, walker.number) = (1, 0);
    let heads = styles.into_iter().flat_map(|xml| xml.root().descendants());
    let heads = heads.filter(|el| el.ns() == Ns::Style);
    for head in heads.filter(|el| matches!(el.name(), "header" | "footer")) {
        walker.story(head, &BlockKind::Running);
    }
    walker.out
}

/// How one level of a list counts.
#[derive(Clone, Debug)]
struct Level {
    format: String,
    before: String,
    after: String,
    start: u32,
    bullet: bool,
    shown: usize,
}

/// The levels of headings that are counted.
const CHAPTERS: usize = 10;

/// The name under which the levels of headings stand among those of lists: no list has it.
const OUTLINE: &str = "";

#[derive(Default)]
struct Walker<'x> {
    out: Extract,
    shown: Revision,
    /// Tracked changes by their ids: what was put in (`insertion`), and what was taken out (`deletion`) with its text.
    changes: HashMap<String, El<'x>>,
    /// The insertion that is passed over, in a text from before the changes.
    skipped: Option<String>,
    /// A paragraph whose end was put in: the next goes on in it.
    pending: Option<Paragraph>,
    notes: Vec<El<'x>>,
    /// Notes by their ids, for references to them.
    named: HashMap<String, NoteId>,
    raised: HashMap<String, bool>,
    styles: Styles,
    lists: HashMap<(String, usize), Level>,
    counts: HashMap<String, Vec<u32>>,
    /// How far the headings of each level were counted.
    chapters: [u32; CHAPTERS],
    part: u16,
    number: u32,
    tables: u32,
}

impl<'x> Walker<'x> {
    /// Learns styles: what is raised and how lists count.
    fn learn(&mut self, root: El<'x>) {
        for el in root.descendants() {
            match (el.ns(), el.name()) {
                (Ns::Style, "style") => {
                    self.styles.learn(el);
                    let place = el.child(Ns::Style, "text-properties");
                    let place = place.and_then(|of| of.attr("text-position"));
                    if let (Some(name), Some(place)) = (el.attr("name"), place) {
                        let above = !(place.starts_with("sub") || place.starts_with('-'));
                        if !place.starts_with("0%") {
                            self.raised.insert(name.into_owned(), above);
                        }
                    }
                }
                (Ns::Text, "list-style" | "outline-style") => {
                    let outline = el.name() == "outline-style";
                    let name = if outline { Some(OUTLINE.into()) } else { el.attr("name") };
                    let Some(name) = name else { continue };
                    for level in el.children().filter(|el| el.ns() == Ns::Text) {
                        let at = level.attr("level").and_then(|at| at.parse::<usize>().ok());
                        let Some(at) = at else { continue };
                        let get = |key: &str| level.attr(key).unwrap_or_default().into_owned();
                        let number = |key: &str| level.attr(key).and_then(|n| n.parse().ok());
                        let read = Level {
                            format: get("num-format"),
                            before: get("num-prefix"),
                            after: get("num-suffix"),
                            start: number("start-value").unwrap_or(1),
                            bullet: level.name() == "list-level-style-bullet",
                            shown: number("display-levels").unwrap_or(1) as usize,
                        };
                        self.lists.insert((name.to_string(), at), read);
                    }
                }
                (Ns::Text, "changed-region") => {
                    let change = el.children().find(|child| child.ns() == Ns::Text);
                    if let (Some(id), Some(change)) = (el.attr("id"), change) {
                        self.changes.insert(id.into_owned(), change);
                    }
                }
                _ => {}
            }
        }
    }

    /// A text that stands for itself: the letter, a note, a head of pages.
    fn story(&mut self, of: El<'x>, kind: &BlockKind) {
        self.chapters = [0; CHAPTERS];
        self.skipped = None;
        self.blocks(of, None, kind, &mut Vec::new());
        self.flush();
    }

    fn flush(&mut self) {
        if let Some(paragraph) = self.pending.take() {
            self.out.add(paragraph);
        }
    }

    /// `list` is the chain of lists around: style and how often this level was counted.
    fn blocks(
        &mut self,
        of: El<'x>,
        cell: Option<Cell>,
        kind: &BlockKind,
        list: &mut Vec<(String, u32)>,
    ) {
        for child in of.children() {
            match (child.ns(), child.name()) {
                (Ns::Text, "section") if is_hidden(child) => self.pass_over(child),
                (Ns::Text, "h") => {
                    let number = self.chapter(child);
                    self.paragraph(child, cell, kind, number);
                }
                (Ns::Text, "p") => self.paragraph(child, cell, kind, None),
                (Ns::Text, "list") => self.list(child, cell, kind, list),
                (Ns::Text, "section" | "index-body") | (Ns::Office, _) => {
                    self.blocks(child, cell, kind, list);
                }
                (Ns::Text, "change-start" | "change-end") => self.passes(child),
                (Ns::Table, "table") if self.skipped.is_none() => {
                    self.flush();
                    let table = self.tables;
                    self.tables += 1;
                    let mut row = 0;
                    self.rows(child, table, &mut row, kind);
                }
                (Ns::Draw, _) => self.boxes(child, kind),
                _ => {}
            }
        }
    }

    fn list(
        &mut self,
        of: El<'x>,
        cell: Option<Cell>,
        kind: &BlockKind,
        around: &mut Vec<(String, u32)>,
    ) {
        let style = of.attr("style-name").map(std::borrow::Cow::into_owned);
        let style = style.or_else(|| around.last().map(|(style, _)| style.clone()));
        let style = style.unwrap_or_default();
        let level = around.len() + 1;
        let start = self.lists.get(&(style.clone(), level)).map_or(1, |level| level.start);
        // A list that goes on counts on from where its style was left.
        let goes_on = level == 1
            && (of.attr("continue-numbering").as_deref() == Some("true")
                || of.attr("continue-list").is_some());
        let left = self.counts.get(&style).and_then(|counts| counts.first()).copied();
        let before = left.filter(|_| goes_on).unwrap_or(start.saturating_sub(1));
        around.push((style.clone(), before));
        for item in of.children().filter(|el| el.ns() == Ns::Text) {
            let counted = item.name() == "list-item";
            if counted && let Some((_, count)) = around.last_mut() {
                let anew = item.attr("start-value").and_then(|start| start.parse().ok());
                *count = anew.unwrap_or(count.saturating_add(1));
            }
            let mut label = counted.then(|| self.label(around));
            for child in item.children() {
                if child.ns() == Ns::Text && matches!(child.name(), "p" | "h") {
                    self.paragraph(child, cell, kind, label.take().flatten());
                } else if child.is(Ns::Text, "list") {
                    self.list(child, cell, kind, around);
                }
            }
        }
        if let Some((style, count)) = around.pop()
            && level == 1
        {
            self.counts.insert(style, vec![count]);
        }
    }

    /// The number that chapters have: it stands in no text.
    fn chapter(&mut self, heading: El<'x>) -> Option<String> {
        let style = heading.attr("style-name")?;
        let level: usize = heading.attr("outline-level")?.parse().ok()?;
        // A heading that stands out of the row, or one of a style that is not counted.
        if heading.attr("is-list-header").as_deref() == Some("true")
            || !self.styles.is_counted(&style)
            || self.styles.is_hidden(&style)
        {
            return None;
        }
        let own =
            self.lists.get(&(OUTLINE.to_owned(), level)).filter(|own| !own.format.is_empty())?;
        let count = self.chapters.get_mut(level.checked_sub(1)?)?;
        let anew = heading.attr("start-value").and_then(|start| start.parse().ok());
        let anew = anew.filter(|_| heading.attr("restart-numbering").as_deref() == Some("true"));
        *count = anew.unwrap_or(if *count == 0 { own.start } else { count.saturating_add(1) });
        for deeper in self.chapters.iter_mut().skip(level) {
            *deeper = 0;
        }
        let around =
            self.chapters.iter().take(level).map(|count| (OUTLINE.to_owned(), (*count).max(1)));
        let around: Vec<(String, u32)> = around.collect();
        self.label(&around)
    }

    /// Passes over what nobody sees; where changes of it begin and end counts all the same.
    fn pass_over(&mut self, hidden: El<'x>) {
        for el in hidden.descendants().filter(|el| el.ns() == Ns::Text) {
            if matches!(el.name(), "change-start" | "change-end") {
                self.passes(el);
            }
        }
    }

    /// Whether a paragraph is hidden by its style or by a field in it.
    fn hides(&self, p: El<'x>) -> bool {
        p.attr("style-name").is_some_and(|style| self.styles.is_hidden(&style))
            || p.children().any(|el| el.is(Ns::Text, "hidden-paragraph") && is_hidden(el))
    }

    /// What stands before an item.
    fn label(&self, around: &[(String, u32)]) -> Option<String> {
        let level = around.len();
        let (style, _) = around.last()?;
        let own = self.lists.get(&(style.clone(), level))?;
        if own.bullet {
            return Some("• ".to_owned());
        }
        if own.format.is_empty() {
            return None;
        }
        let from = level.saturating_sub(own.shown.max(1));
        let numbers = around.iter().skip(from).enumerate().map(|(i, (style, count))| {
            let format = self.lists.get(&(style.clone(), from + i + 1));
            let format = format.map_or("1", |level| level.format.as_str());
            let named = match format {
                "a" => "lowerLetter",
                "A" => "upperLetter",
                "i" => "lowerRoman",
                "I" => "upperRoman",
                _ => "decimal",
            };
            docx::figure(*count, named)
        });
        let numbers = numbers.collect::<Vec<_>>().join(".");
        Some(format!("{}{numbers}{} ", own.before, own.after))
    }

    fn rows(&mut self, of: El<'x>, table: u32, row: &mut u32, kind: &BlockKind) {
        for child in of.children().filter(|child| child.ns() == Ns::Table) {
            match child.name() {
                "table-row" => {
                    let mut column = 0;
                    for cell in child.children().filter(|el| el.ns() == Ns::Table) {
                        let repeated = cell.attr("number-columns-repeated");
                        let repeated = repeated.and_then(|n| n.parse::<u32>().ok()).unwrap_or(1);
                        if cell.name() == "table-cell" {
                            let place = Cell { table, row: *row, column };
                            self.blocks(cell, Some(place), kind, &mut Vec::new());
                        }
                        column += repeated.clamp(1, 64);
                    }
                    *row += 1;
                }
                "table-header-rows" | "table-rows" | "table-row-group" => {
                    self.rows(child, table, row, kind);
                }
                _ => {}
            }
        }
    }

    fn paragraph(
        &mut self,
        p: El<'x>,
        cell: Option<Cell>,
        kind: &BlockKind,
        label: Option<String>,
    ) {
        self.number += 1;
        let number = self.number;
        if self.hides(p) {
            return self.pass_over(p);
        }
        let kind = match kind {
            BlockKind::Text if p.name() == "h" => BlockKind::Heading,
            BlockKind::Text if label.is_some() => BlockKind::Item,
            kind => kind.clone(),
        };
        let mut paragraph =
            self.pending.take().unwrap_or_else(|| Paragraph::new(self.part, number, kind, cell));
        if let Some(label) = label.filter(|_| self.skipped.is_none()) {
            paragraph.push_shown(&label);
        }
        self.inline(p, &mut paragraph, &mut true, How::default());
        if self.skipped.is_some() {
            self.pending = Some(paragraph);
        } else {
            self.out.add(paragraph);
        }
    }

    /// The edge of something put in: before the changes it was not there.
    fn passes(&mut self, edge: El<'x>) {
        let id = edge.attr("change-id").unwrap_or_default();
        if edge.name() == "change-end" {
            self.skipped.take_if(|skipped| *skipped == *id);
        } else if self.shown == Revision::Original
            && self.changes.get(&*id).is_some_and(|change| change.name() == "insertion")
        {
            self.skipped = Some(id.into_owned());
        }
    }

    /// What was taken out here: before the changes it was there.
    fn restored(&mut self, change: El<'x>, paragraph: &mut Paragraph, space: &mut bool) {
        let deletion = change.attr("change-id").and_then(|id| self.changes.get(&*id).copied());
        let Some(deletion) = deletion.filter(|one| one.name() == "deletion") else { return };
        let paragraphs = deletion.children().filter(|el| matches!(el.name(), "p" | "h"));
        for (i, p) in paragraphs.enumerate() {
            if i > 0 {
                let kind = paragraph.kind.clone();
                let next = Paragraph::new(self.part, paragraph.number, kind, paragraph.cell);
                self.out.add(std::mem::replace(paragraph, next));
                *space = true;
            }
            self.inline(p, paragraph, space, How { fixed: true, ..How::default() });
        }
    }

    fn inline(&mut self, of: El<'x>, paragraph: &mut Paragraph, space: &mut bool, how: How) {
        for child in of.children() {
            let skips = self.skipped.is_some();
            if child.is_text() {
                if !skips {
                    text(child, paragraph, space, how);
                }
                continue;
            }
            match (child.ns(), child.name()) {
                (Ns::Text, "change-start" | "change-end") => self.passes(child),
                (Ns::Text, "change") if self.shown == Revision::Original && !skips => {
                    self.restored(child, paragraph, space);
                }
                (Ns::Text, "s") if !skips => {
                    let count = child.attr("c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1);
                    paragraph.push(&" ".repeat(count.min(200)), child.id(), false, !how.fixed);
                    *space = true;
                }
                (Ns::Text, "tab") if !skips => {
                    paragraph.push("\t", child.id(), false, !how.fixed);
                    *space = true;
                }
                (Ns::Text, "line-break") if !skips => {
                    paragraph.line_break();
                    *space = true;
                }
                (Ns::Text, "note") if !skips => {
                    let note = self.notes.len() as NoteId;
                    self.notes.push(child);
                    if let Some(id) = child.attr("id") {
                        self.named.insert(id.into_owned(), note);
                    }
                    paragraph.mark(&format!("[{}]", citation(child)), note, child.id());
                    *space = false;
                }
                // Raised it is the mark of a note once more; on the line a number in a sentence.
                (Ns::Text, "note-ref") if !skips && how.raised == Some(true) => {
                    let Some((note, of)) = self.repeated(child) else {
                        self.inline(child, paragraph, space, How { fixed: true, ..how });
                        continue;
                    };
                    paragraph.mark(&format!("[{}]", citation(of)), note, child.id());
                    *space = false;
                }
                (
                    Ns::Text,
                    "hidden-text" | "hidden-paragraph" | "ruby-text" | "tracked-changes" | "note"
                    | "s" | "tab" | "line-break",
                )
                | (Ns::Office, _) => {}
                (Ns::Text, "span")
                    if child
                        .attr("style-name")
                        .is_some_and(|name| self.styles.is_hidden(&name)) =>
                {
                    self.pass_over(child);
                }
                (Ns::Text, "span") => {
                    let own = child.attr("style-name");
                    let own = own.and_then(|name| self.raised.get(&*name).copied());
                    let raised = own.or(how.raised);
                    self.inline(child, paragraph, space, How { raised, ..how });
                }
                (Ns::Text, "a" | "meta" | "ruby" | "ruby-base") => {
                    self.inline(child, paragraph, space, how);
                }
                (Ns::Draw, _) if skips => {}
                (Ns::Draw, _) => {
                    let running = paragraph.kind == BlockKind::Running;
                    let kind = if running { BlockKind::Running } else { BlockKind::Text };
                    self.boxes(child, &kind);
                }
                // What is left are fields: what they show is theirs.
                _ => self.inline(child, paragraph, space, How { fixed: true, ..how }),
            }
        }
    }

    /// The note that a reference is to, when it was met.
    fn repeated(&self, reference: El<'x>) -> Option<(NoteId, El<'x>)> {
        let note = *self.named.get(&*reference.attr("ref-name")?)?;
        Some((note, *self.notes.get(note as usize)?))
    }

    /// Text boxes: their paragraphs come before the one that they hang on.
    fn boxes(&mut self, of: El<'x>, kind: &BlockKind) {
        // A shape holds paragraphs as a box does, in LibreOffice tables too.
        let words = |el: El<'_>| {
            el.ns() == Ns::Text && matches!(el.name(), "p" | "h" | "list")
                || el.is(Ns::Table, "table")
        };
        if of.children().any(words) {
            return self.blocks(of, None, kind, &mut Vec::new());
        }
        for child in of.children() {
            self.boxes(child, kind);
        }
    }

    fn note(&mut self, note: NoteId, el: El<'x>) {
        let label = self.out.label("[", &citation(el), "] ");
        if let Some(body) = el.child(Ns::Text, "note-body") {
            self.story(body, &BlockKind::Note { note, label });
        }
    }
}

/// Whether a section or a field says that it is hidden.
fn is_hidden(el: El<'_>) -> bool {
    match el.attr("display").as_deref() {
        Some("none") => true,
        Some("true") => false,
        // What a condition came to when the document was saved.
        _ => el.attr("is-hidden").as_deref() == Some("true"),
    }
}

fn citation(note: El<'_>) -> String {
    let label = note.child(Ns::Text, "note-citation");
    label.map(|label| label.all_text().trim().to_owned()).unwrap_or_default()
}
