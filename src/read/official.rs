//! XML of official publications (`officiele-publicatie`): Aanhangsel, Kamervragen, Kamerstuk. Headings, notes and references are exact there.

use super::extract::{Extract, Paragraph};
use super::xml::{El, Xml};
use super::{BlockKind, Cell, Document, Format, NotText, NoteId, Unread, folded, others};

/// Reads a publication.
///
/// # Errors
/// [`Unread`] for what is no such publication.
pub fn read(bytes: Vec<u8>) -> Result<Document, Unread> {
    if let Some(kind) = others::of_bytes(&bytes).filter(|_| !bytes.starts_with(b"<")) {
        return Err(NotText::Other(kind).into());
    }
    let text = super::decode(bytes)?;
    let xml = Xml::parse(text)?;
    if xml.root().name() != "officiele-publicatie" {
        return Err(Unread::Other("officiële publicatie in XML"));
    }
    let mut reader = Reader { out: Extract::default(), notes: Vec::new(), number: 0, tables: 0 };
    reader.blocks(xml.root(), None);
    let mut next = 0;
    while let Some((note, el)) = reader.notes.get(next).copied() {
        next += 1;
        reader.note(note, el);
    }
    let extracted = reader.out.finish()?;
    let origin = extracted.origin(&["body".into()]);
    Ok(Document::new(extracted.source, extracted.blocks, origin, Format::Xml))
}

struct Reader<'x> {
    out: Extract,
    notes: Vec<(NoteId, El<'x>)>,
    number: u32,
    tables: u32,
}

/// Elements that say nothing to a reader of the text.
const SILENT: [&str; 4] = ["metadata", "meta", "plaatje", "illustratie"];
/// Elements whose parts are one line, whatever they are made of.
const LINES: [&str; 5] = ["kop", "tussenkop", "li.nr", "dossiernummer", "ondertekening"];

impl<'x> Reader<'x> {
    fn blocks(&mut self, of: El<'x>, cell: Option<Cell>) {
        for child in of.children().filter(|child| !child.is_text()) {
            let name = child.name();
            if SILENT.contains(&name) {
                continue;
            }
            if name == "table" {
                let table = self.tables;
                self.tables += 1;
                let rows = child.descendants().filter(|el| el.name() == "row");
                for (row, el) in rows.enumerate() {
                    let cells = el.children().filter(|el| el.name() == "entry");
                    for (column, entry) in cells.enumerate() {
                        let cell = Cell { table, row: row as u32, column: column as u32 };
                        self.either(entry, Some(cell));
                    }
                }
                continue;
            }
            self.either(child, cell);
        }
    }

    /// An element with words of its own is a paragraph; another is looked into.
    fn either(&mut self, el: El<'x>, cell: Option<Cell>) {
        let words = el.children().any(|child| child.is_text() && !child.raw().trim().is_empty());
        if words || LINES.contains(&el.name()) {
            self.paragraph(el, cell);
        } else {
            self.blocks(el, cell);
        }
    }

    fn paragraph(&mut self, el: El<'x>, cell: Option<Cell>) {
        self.number += 1;
        let kind = match el.name() {
            "nr" | "kop" | "tussenkop" | "titel" => BlockKind::Heading,
            _ => BlockKind::Text,
        };
        let mut paragraph = Paragraph::new(0, self.number, kind, cell);
        let mut space = true;
        self.inline(el, &mut paragraph, &mut space);
        self.out.add(paragraph);
    }

    fn inline(&mut self, of: El<'x>, paragraph: &mut Paragraph, space: &mut bool) {
        for child in of.children() {
            if child.is_text() {
                let text = folded(&child.value(), space);
                if !text.is_empty() {
                    paragraph.run();
                    paragraph.push(&text, child.id(), false, false);
                }
                continue;
            }
            match child.name() {
                "noot" => {
                    let note = self.notes.len() as NoteId;
                    paragraph.mark(&format!("[{}]", label(child)), note, child.id());
                    self.notes.push((note, child));
                    *space = false;
                }
                name if SILENT.contains(&name) => {}
                _ => self.inline(child, paragraph, space),
            }
        }
    }

    fn note(&mut self, note: NoteId, el: El<'x>) {
        let label = self.out.label("[", &label(el), "] ");
        let bodies: Vec<El<'x>> =
            el.children().filter(|child| !child.is_text() && child.name() != "noot.nr").collect();
        for body in bodies {
            self.number += 1;
            let kind = BlockKind::Note { note, label };
            let mut paragraph = Paragraph::new(0, self.number, kind, None);
            self.inline(body, &mut paragraph, &mut true);
            self.out.add(paragraph);
        }
    }
}

fn label(note: El<'_>) -> String {
    let number = note.children().find(|child| child.name() == "noot.nr");
    number.map(|number| number.all_text().trim().to_owned()).unwrap_or_default()
}
