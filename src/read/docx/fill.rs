//! A new Word document: a template, of the house or the plain one of the program, with its content controls filled.
//!
//! A control is known by its tag or title. One that stands for a value keeps its place and make-up and gets the value; one that stands
//! for paragraphs (the letter, the questions) gives way to them.

use std::fmt::Write as _;

use quick_xml::escape::minimal_escape;

use super::{Word, relations};
use crate::read::package::{Parts, archive};
use crate::read::splice::{Splices, inside_end, known_id, prefix};
use crate::read::xml::{El, Ns, Xml};
use crate::read::{Revision, Unread};

/// What a paragraph of a new document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A value in a sentence of the template.
    Value,
    /// Ordinary text.
    Text,
    /// The title above the questions.
    Title,
    /// The heading of a question.
    Question,
    /// The text of a question.
    Asked,
    /// The heading of an answer.
    Answer,
    /// An office that signs, and who holds it.
    Signature,
}

/// The names of the styles that a paragraph may have, the best first; names are the same in every language of Word.
const STYLES: [(Role, &[&str]); 5] = [
    (Role::Title, &["titel vragen", "heading 1"]),
    (Role::Question, &["vraag", "vraagkop", "heading 2"]),
    (Role::Asked, &["vraagtekst"]),
    (Role::Answer, &["antwoord", "antwoordkop", "heading 2"]),
    (Role::Signature, &["ondertekening", "signature"]),
];

/// A paragraph of a new document.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub role: Role,
    /// Its text.
    pub text: String,
    /// The marks of notes in it: where they stand in the text, in bytes, and which of the notes.
    pub marks: Vec<(usize, usize)>,
}

/// What a template is filled with.
#[derive(Clone, Debug)]
pub struct Filling {
    /// What takes the place of the controls with a name.
    pub values: Vec<(&'static str, Vec<Line>)>,
    /// The texts of the notes.
    pub notes: Vec<String>,
}

/// The name of the control without which there is no draft: where a template has none, what it stands for comes at the end.
const QUESTIONS: &str = "vragen";
/// What Word calls templates, and what it calls documents.
const TEMPLATES: [&str; 2] = ["template.main+xml", "template.macroEnabledTemplate.main+xml"];
const DOCUMENT: &str = "document.main+xml";

/// Fills a template; `None` is the plain one of the program.
///
/// # Errors
/// [`Unread`] for a template that is no Word document.
pub fn filled(template: Option<Vec<u8>>, filling: &Filling) -> Result<Vec<u8>, Unread> {
    let template = template.map_or_else(plain, Ok)?;
    let mut word = Word::read(template.into(), Revision::Accepted)?;
    let main = word.parts.first().map(|part| part.name.clone()).unwrap_or_default();
    let related = relations(&mut word.package, &main)?;
    let styles = related.values().find(|one| one.kind == "styles").map(|one| one.target.clone());
    let styles = styles.map(|name| word.package.part(&name)).transpose()?.flatten();
    let styles = styles.map(Xml::parse).transpose()?;
    let notes = word.parts.iter().find(|part| &*part.role == "footnotes");
    let used = notes.iter().flat_map(|part| part.xml.root().children().collect::<Vec<_>>());
    let used = used.filter_map(|el| known_id(&el.attr("id")?)).max().unwrap_or(0);
    let writer = Writer {
        w: word.parts.first().map(|part| prefix(part.xml.root())).unwrap_or_default(),
        styles: styles.as_ref(),
        notes: filling.notes.len(),
        first: i64::from(used) + 1,
    };
    let mut parts = Parts::new();
    let mut asked = false;
    for part in word.parts.iter().filter(|part| !part.role.ends_with("notes")) {
        let mut splices = Splices::default();
        let mut until = 0;
        let parents = part.xml.parents();
        for control in part.xml.root().descendants().filter(|el| el.is(Ns::Word, "sdt")) {
            if control.range().start < until {
                continue;
            }
            let Some((name, lines)) = value_of(control, filling) else { continue };
            until = writer.fill(control, lines, &parents, &mut splices).max(control.range().end);
            asked |= name == QUESTIONS;
        }
        if part.name == main && !asked {
            let lines = filling.values.iter().find(|(name, _)| *name == QUESTIONS);
            let body = part.xml.root().child(Ns::Word, "body");
            if let (Some((_, lines)), Some(body)) = (lines, body) {
                let last = body.children().last().filter(|el| el.is(Ns::Word, "sectPr"));
                let at = last.map_or(body.inside().end, |el| el.range().start);
                splices.insert(at, &writer.paragraphs(lines));
            }
        }
        if !splices.is_empty() {
            parts.insert(part.name.clone(), splices.apply(part.xml.text()).into_bytes());
        }
    }
    if !filling.notes.is_empty() {
        match notes {
            Some(part) => {
                let bodies = writer.bodies(&filling.notes, &prefix(part.xml.root()));
                parts.insert(part.name.clone(), inside_end(&part.xml, &bodies).into_bytes());
            }
            None => {
                let bodies = writer.bodies(&filling.notes, "w:");
                let separators = include_str!("plain/footnotes.xml");
                let separators = separators.split_once("<w:footnote ").map_or("", |(_, rest)| rest);
                let separators = separators.trim_end().trim_end_matches("</w:footnotes>");
                let text = format!("<w:footnote {separators}{bodies}");
                word.add_part(&main, "footnotes", &text, &mut parts)?;
            }
        }
    }
    let types = "[Content_Types].xml".to_owned();
    let text = match parts.remove(&types) {
        Some(bytes) => String::from_utf8(bytes).ok(),
        None => word.package.part(&types)?,
    };
    let Some(mut text) = text else { return Err(Unread::Damaged(format!("{types} ontbreekt"))) };
    for template in TEMPLATES {
        text = text.replace(template, DOCUMENT);
    }
    parts.insert(types, text.into_bytes());
    word.package.with(parts, &[])
}

/// What a control stands for.
fn value_of<'f>(control: El<'_>, filling: &'f Filling) -> Option<(&'static str, &'f [Line])> {
    let properties = control.child(Ns::Word, "sdtPr")?;
    let called =
        ["tag", "alias"].map(|key| properties.property(key).unwrap_or_default().to_lowercase());
    let found = filling.values.iter().find(|(name, _)| called.iter().any(|one| one == name));
    found.map(|(name, lines)| (*name, lines.as_slice()))
}

struct Writer<'a> {
    /// The prefix of Word's names in the document.
    w: String,
    styles: Option<&'a Xml>,
    notes: usize,
    /// The id of the first note.
    first: i64,
}

impl Writer<'_> {
    /// Fills a control; gives where what was changed ends.
    fn fill(
        &self,
        control: El<'_>,
        lines: &[Line],
        parents: &[u32],
        splices: &mut Splices,
    ) -> usize {
        let w = &self.w;
        let value = lines.first().filter(|line| line.role == Role::Value);
        let Some(value) = value else {
            // Paragraphs do not stand in a paragraph: they take the place of all of it.
            let mut place = control;
            let mut at = control.id();
            while at != 0 {
                at = parents.get(at as usize).copied().unwrap_or(0);
                if control.tree().at(at).is(Ns::Word, "p") {
                    place = control.tree().at(at);
                    break;
                }
            }
            splices.replace(place.range(), self.paragraphs(lines));
            return place.range().end;
        };
        let Some(content) = control.child(Ns::Word, "sdtContent") else { return 0 };
        let run = content.descendants().find(|el| el.is(Ns::Word, "r"));
        let properties = run.and_then(|run| run.child(Ns::Word, "rPr"));
        // Text that only says what belongs here is grey.
        let holder =
            |el: &El<'_>| el.property("rStyle").is_some_and(|style| self.is_placeholder(&style));
        let properties = properties.filter(|el| !holder(el)).map_or("", El::raw);
        let text = minimal_escape(value.text.as_str());
        let run = format!("<{w}r>{properties}<{w}t xml:space=\"preserve\">{text}</{w}t></{w}r>");
        let new = match content.child(Ns::Word, "p") {
            Some(p) => {
                let own = p.child(Ns::Word, "pPr").map_or("", El::raw);
                format!("<{w}p>{own}{run}</{w}p>")
            }
            None => run,
        };
        splices.replace(content.inside(), new);
        let shows =
            control.child(Ns::Word, "sdtPr").and_then(|of| of.child(Ns::Word, "showingPlcHdr"));
        if let Some(shows) = shows {
            splices.cut(shows);
        }
        control.range().end
    }

    fn is_placeholder(&self, style: &str) -> bool {
        self.style(&["placeholder text"]).is_some_and(|id| id == style)
    }

    /// The id of the first of these styles that the document has.
    fn style(&self, names: &[&str]) -> Option<String> {
        let styles = self.styles?.root();
        names.iter().find_map(|name| {
            let mut all = styles.children().filter(|el| el.is(Ns::Word, "style"));
            let own = all.find(|el| {
                el.property("name").is_some_and(|called| called.eq_ignore_ascii_case(name))
            });
            Some(own?.attr("styleId")?.into_owned())
        })
    }

    fn paragraphs(&self, lines: &[Line]) -> String {
        let w = &self.w;
        let mut text = String::new();
        for line in lines {
            let names = STYLES.iter().find(|(role, _)| *role == line.role).map(|(_, names)| *names);
            let style = names.and_then(|names| self.style(names));
            let heading = matches!(line.role, Role::Title | Role::Question | Role::Answer);
            let run = if heading && style.is_none() {
                format!("<{w}rPr><{w}b/></{w}rPr>")
            } else {
                String::new()
            };
            let _ = write!(text, "<{w}p>");
            if let Some(style) = style {
                let style = minimal_escape(style);
                let _ = write!(text, "<{w}pPr><{w}pStyle {w}val=\"{style}\"/></{w}pPr>");
            }
            let mut from = 0;
            let ends = std::iter::once((line.text.len(), None));
            for (at, note) in line.marks.iter().map(|(at, note)| (*at, Some(*note))).chain(ends) {
                let words = line.text.get(from..at).unwrap_or_default();
                if !words.is_empty() {
                    let words = minimal_escape(words);
                    let _ = write!(
                        text,
                        "<{w}r>{run}<{w}t xml:space=\"preserve\">{words}</{w}t></{w}r>"
                    );
                }
                if let Some(note) = note.filter(|note| *note < self.notes) {
                    let id = self.first + note as i64;
                    let _ = write!(
                        text,
                        "<{w}r>{}<{w}footnoteReference {w}id=\"{id}\"/></{w}r>",
                        self.mark(w)
                    );
                }
                from = at.max(from);
            }
            let _ = write!(text, "</{w}p>");
        }
        text
    }

    /// How the mark of a note looks.
    fn mark(&self, w: &str) -> String {
        match self.style(&["footnote reference"]) {
            Some(style) => {
                format!("<{w}rPr><{w}rStyle {w}val=\"{}\"/></{w}rPr>", minimal_escape(style))
            }
            None => format!("<{w}rPr><{w}vertAlign {w}val=\"superscript\"/></{w}rPr>"),
        }
    }

    /// The bodies of the notes.
    fn bodies(&self, notes: &[String], w: &str) -> String {
        let style = self.style(&["footnote text"]).map_or_else(String::new, |style| {
            format!("<{w}pPr><{w}pStyle {w}val=\"{}\"/></{w}pPr>", minimal_escape(style))
        });
        let mark = self.mark(w);
        let body = |(id, text): (i64, &String)| {
            let text = minimal_escape(text.as_str());
            format!(
                "<{w}footnote {w}id=\"{id}\"><{w}p>{style}<{w}r>{mark}<{w}footnoteRef/></{w}r><{w}r><{w}t xml:space=\"preserve\"> {text}</{w}t></{w}r></{w}p></{w}footnote>"
            )
        };
        (self.first..).zip(notes).map(body).collect()
    }
}

/// The plain template of the program.
fn plain() -> Result<Vec<u8>, Unread> {
    let parts: [(&str, &[u8]); 8] = [
        ("[Content_Types].xml", include_bytes!("plain/types.xml")),
        ("_rels/.rels", include_bytes!("plain/package.rels")),
        ("word/document.xml", include_bytes!("plain/document.xml")),
        ("word/_rels/document.xml.rels", include_bytes!("plain/document.xml.rels")),
        ("word/styles.xml", include_bytes!("plain/styles.xml")),
        ("word/settings.xml", include_bytes!("plain/settings.xml")),
        ("word/footnotes.xml", include_bytes!("plain/footnotes.xml")),
        ("word/footer1.xml", include_bytes!("plain/footer1.xml")),
    ];
    archive(&parts, &[])
}
