//! Word documents (`.docx`), exactly: notes, automatic numbers, tables, tracked changes, fields, text boxes, heads and feet.
//!
//! The text that is taken out is what the document shows when it is opened and all changes are accepted. Heads and feet of pages
//! and the bodies of notes come behind the letter.

mod body;
mod changes;
mod characters;
mod comments;
mod figures;
mod fill;
mod notes;
mod numbering;
mod styles;
mod write;

use std::collections::HashMap;
use std::sync::Arc;

pub(in crate::read) use self::figures::figure;
pub use self::fill::{Filling, Line, Role, filled};
pub use self::write::without_ours;

use self::body::Walker;
use self::notes::Labels;
use self::numbering::Numbering;
use self::styles::Styles;
use super::extract::Extracted;
use super::package::Package;
use super::xml::{El, Ns, Xml};
use super::{BlockKind, Document, Format, Revision, Unread};

/// A part of a document that holds text.
#[derive(Debug)]
pub struct Part {
    /// Its name in the archive.
    pub name: String,
    /// What it is for its author: `body`, `header`, `footer`, `footnotes`, `endnotes`.
    pub role: Arc<str>,
    /// Its tree.
    pub xml: Xml,
}

/// A Word document that was read.
#[derive(Debug)]
pub struct Word {
    /// The archive.
    pub package: Package,
    /// Its parts with text, the body first.
    pub parts: Vec<Part>,
    /// What was taken out of them.
    pub extracted: Extracted,
}

impl Word {
    /// Reads a document.
    ///
    /// # Errors
    /// [`Unread`] for what is no Word document, damaged, locked or past the limits.
    pub fn read(bytes: Arc<[u8]>, shown: Revision) -> Result<Self, Unread> {
        let mut package = Package::open(bytes)?;
        let main = main_part(&mut package)?;
        let Some(text) = package.part(&main)? else {
            return Err(Unread::Damaged(format!("{main} ontbreekt")));
        };
        let document = Xml::parse(text)?;
        if !document.root().is(Ns::Word, "document") {
            return Err(Unread::Other("Word-document"));
        }
        let related = relations(&mut package, &main)?;
        let mut load = |kind: &str| -> Result<Option<(String, Xml)>, Unread> {
            let Some(relation) = related.values().find(|one| one.kind == kind) else {
                return Ok(None);
            };
            // A part that is named and not there is passed over, as Word does.
            let Some(text) = package.part(&relation.target)? else { return Ok(None) };
            Ok(Some((relation.target.clone(), Xml::parse(text)?)))
        };
        let styles = load("styles")?.map(|(_, xml)| Styles::read(&xml)).unwrap_or_default();
        let numbering =
            load("numbering")?.map(|(_, xml)| Numbering::read(&xml)).unwrap_or_default();
        let settings = load("settings")?.map(|(_, xml)| xml);
        let feet = load("footnotes")?;
        let ends = load("endnotes")?;
        let sections: Vec<El<'_>> =
            document.root().descendants().filter(|el| el.is(Ns::Word, "sectPr")).collect();
        let labels = Labels::read(settings.as_ref(), sections.first().copied());
        let mut margins: Vec<(Margin, Part)> = Vec::new();
        for margin in margins_of(&sections) {
            let Some(relation) = related.get(&margin.relation) else { continue };
            if margins.iter().any(|(_, part)| part.name == relation.target) {
                continue;
            }
            if let Some(text) = package.part(&relation.target)? {
                let role: Arc<str> = if margin.head { "header" } else { "footer" }.into();
                let (name, xml) = (relation.target.clone(), Xml::parse(text)?);
                margins.push((margin, Part { name, role, xml }));
            }
        }
        let mut parts = vec![Part { name: main, role: "body".into(), xml: document }];
        // The head of the first page of a letter is its letterhead; all others come back on every page.
        let (first, running): (Vec<_>, Vec<_>) =
            margins.into_iter().partition(|(margin, _)| margin.letterhead);
        let mut order = Vec::new();
        for (_, part) in first {
            parts.push(part);
            order.push((parts.len() - 1, BlockKind::Text));
        }
        order.push((0, BlockKind::Text));
        let (mut feet_at, mut ends_at) = (None, None);
        for (notes, role, at) in
            [(feet, "footnotes", &mut feet_at), (ends, "endnotes", &mut ends_at)]
        {
            if let Some((name, xml)) = notes {
                parts.push(Part { name, role: role.into(), xml });
                *at = Some(parts.len() - 1);
            }
        }
        let behind = parts.len();
        parts.extend(running.into_iter().map(|(_, part)| part));
        let mut walker = Walker::new(&styles, numbering, labels, shown);
        let walk = |walker: &mut Walker<'_>, at: usize, kind: BlockKind| {
            let Some(part) = parts.get(at) else { return };
            let root = part.xml.root();
            let root = root.child(Ns::Word, "body").unwrap_or(root);
            walker.story(at as u16, root, &paragraphs(&part.xml), kind);
        };
        for part in &parts {
            walker.learn(part.xml.root());
        }
        for (at, kind) in order {
            walk(&mut walker, at, kind);
        }
        let stories = |at: Option<usize>| {
            let (at, part) = at.and_then(|at| Some((at, parts.get(at)?)))?;
            let root = part.xml.root();
            let bodies = root.children().filter(|el| matches!(el.name(), "footnote" | "endnote"));
            let bodies: HashMap<String, El<'_>> =
                bodies.filter_map(|el| Some((el.attr("id")?.into_owned(), el))).collect();
            Some((at as u16, bodies, paragraphs(&part.xml)))
        };
        let (feet, ends) = (stories(feet_at), stories(ends_at));
        // A note that is referred to in a note is met on the way.
        let mut next = 0;
        while let Some(met) = walker.met.get(next).cloned() {
            next += 1;
            if let Some((at, bodies, numbers)) = if met.end { &ends } else { &feet }
                && let Some(body) = bodies.get(&met.id)
            {
                walker.note(*at, *body, numbers, &met);
            }
        }
        for at in behind..parts.len() {
            walk(&mut walker, at, BlockKind::Running);
        }
        let extracted = walker.out.finish()?;
        Ok(Self { package, parts, extracted })
    }

    /// The document that it is.
    #[must_use]
    pub fn document(&self) -> Document {
        let roles: Vec<Arc<str>> = self.parts.iter().map(|part| Arc::clone(&part.role)).collect();
        let origin = self.extracted.origin(&roles);
        let Extracted { source, blocks, gaps, .. } = &self.extracted;
        let document = Document::new(source.clone(), blocks.clone(), origin, Format::Docx);
        document.with_gaps(gaps.clone())
    }
}

/// The paragraphs of a part, in its order.
fn paragraphs(xml: &Xml) -> Vec<u32> {
    xml.root().descendants().filter(|el| el.is(Ns::Word, "p")).map(El::id).collect()
}

/// A head or foot of the pages of a section.
struct Margin {
    relation: String,
    head: bool,
    /// Whether it is the head of the first page of the document.
    letterhead: bool,
}

fn margins_of(sections: &[El<'_>]) -> Vec<Margin> {
    let mut found = Vec::new();
    for (i, section) in sections.iter().enumerate() {
        let own_first = section.is_on("titlePg").unwrap_or(false);
        for margin in section.children().filter(|el| el.ns() == Ns::Word) {
            let head = match margin.name() {
                "headerReference" => true,
                "footerReference" => false,
                _ => continue,
            };
            let first = margin.attr("type").as_deref() == Some("first");
            if first && !own_first {
                continue;
            }
            let Some(relation) = margin.attr("id") else { continue };
            let letterhead = i == 0 && first && head;
            found.push(Margin { relation: relation.into_owned(), head, letterhead });
        }
    }
    found
}

/// A part that a part refers to.
#[derive(Clone, Debug)]
pub struct Relation {
    /// The last word of its type: `styles`, `footnotes`, `header`.
    pub kind: String,
    /// Its name in the archive.
    pub target: String,
}

/// What a part refers to, by the ids of its relationships.
///
/// # Errors
/// [`Unread`] for relationships that cannot be read.
pub fn relations(package: &mut Package, of: &str) -> Result<HashMap<String, Relation>, Unread> {
    let Some(text) = package.part(&relations_of(of))? else { return Ok(HashMap::new()) };
    let xml = Xml::parse(text)?;
    let folder = of.rsplit_once('/').map_or("", |(folder, _)| folder);
    let relations = xml.root().children().filter(|el| el.name() == "Relationship");
    let read = relations.filter_map(|el| {
        if el.attr("TargetMode").as_deref() == Some("External") {
            return None;
        }
        let kind = el.attr("Type")?;
        let kind = kind.rsplit('/').next()?.to_owned();
        let target = resolve(folder, &el.attr("Target")?);
        Some((el.attr("Id")?.into_owned(), Relation { kind, target }))
    });
    Ok(read.collect())
}

/// The part with the relationships of a part.
#[must_use]
pub fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// A target seen from a folder of the archive; it never leaves the archive, for parts are looked up by name only.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The part that is the document itself.
fn main_part(package: &mut Package) -> Result<String, Unread> {
    let relations = relations(package, "")?;
    let main = relations.values().find(|one| one.kind == "officeDocument");
    main.map(|one| one.target.clone()).ok_or(Unread::Other("Word-document"))
}
