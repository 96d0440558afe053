//! XML as a flat tree in which every node knows its bytes, so that what is not changed stays as it was.
//!
//! A document type and entities of one's own are refused: no format that is read here needs them.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;

use super::{Unread, limits};

/// What is wrong with a text that is no well-formed XML.
fn broken(text: &str, at: usize) -> Unread {
    let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    Unread::Damaged(format!("de XML klopt niet bij regel {line}"))
}

/// The namespaces that readers tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ns {
    /// No namespace, or one that nobody asks for.
    #[default]
    Other,
    /// WordprocessingML, transitional or strict.
    Word,
    /// Formulas of Office.
    Math,
    /// What a reader of Office may choose between.
    Compatibility,
    /// `text:` of OpenDocument.
    Text,
    /// `table:` of OpenDocument, and `loext:` of LibreOffice, which has tables in shapes.
    Table,
    /// `office:` of OpenDocument.
    Office,
    /// `style:` of OpenDocument.
    Style,
    /// `draw:` of OpenDocument.
    Draw,
    /// `dc:`, who and when.
    Dublin,
}

/// Namespaces by their names.
const NAMES: [(&str, Ns); 13] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Ns::Word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::Word),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", Ns::Math),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Ns::Math),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Ns::Compatibility),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", Ns::Text),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", Ns::Table),
    ("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", Ns::Table),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", Ns::Office),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", Ns::Style),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", Ns::Draw),
    ("http://purl.org/dc/elements/1.1/", Ns::Dublin),
    ("http://www.w3.org/XML/1998/namespace", Ns::Other),
];

/// A parsed text of XML.
#[derive(Clone, Debug)]
pub struct Xml {
    text: String,
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// Where it begins.
    start: u32,
    /// Where its start tag ends; for text where it ends.
    open: u32,
    /// Where its end tag begins; the same as `open` for an empty element.
    close: u32,
    /// Where it ends.
    end: u32,
    /// The node behind all that is in it.
    after: u32,
    /// Where its name without prefix begins, and how long that is; 0 for text.
    name: u32,
    name_len: u16,
    ns: Ns,
}

/// A node of a tree.
#[derive(Clone, Copy)]
pub struct El<'x> {
    xml: &'x Xml,
    at: u32,
}

impl Xml {
    /// Parses a text.
    ///
    /// # Errors
    /// [`Unread`] for what is no well-formed XML, has a document type, or goes past the limits.
    pub fn parse(text: String) -> Result<Self, Unread> {
        let mut nodes: Vec<Node> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut reader = NsReader::from_str(&text);
        loop {
            let start = reader.buffer_position() as u32;
            let (resolved, event) =
                reader.read_resolved_event().map_err(|_| broken(&text, start as usize))?;
            let ns = match resolved {
                ResolveResult::Bound(name) => {
                    let known = NAMES.iter().find(|(known, _)| *known == name.into_inner());
                    known.map_or(Ns::Other, |(_, ns)| *ns)
                }
                _ => Ns::Other,
            };
            let (element, empty) = match &event {
                Event::Start(tag) => (Some(tag), false),
                Event::Empty(tag) => (Some(tag), true),
                _ => (None, false),
            };
            let named = element.map(|tag| {
                let whole = tag.name().into_inner().len();
                let local = tag.local_name().into_inner().len();
                (start + 1 + (whole - local) as u32, local as u16)
            });
            let kind = match event {
                Event::End(_) => {
                    let end = reader.buffer_position() as u32;
                    let next = nodes.len() as u32;
                    if let Some(node) = open.pop().and_then(|at| nodes.get_mut(at)) {
                        (node.close, node.end, node.after) = (start, end, next);
                    }
                    continue;
                }
                // A type that is only named brings nothing in.
                Event::DocType(ref named) if !named.contains('[') => continue,
                Event::DocType(_) => {
                    return Err(Unread::Damaged("XML met een documenttype".to_owned()));
                }
                Event::Eof => break,
                Event::Start(_) | Event::Empty(_) => named,
                Event::GeneralRef(named) => {
                    let known = named.is_char_ref()
                        || quick_xml::escape::resolve_xml_entity(&named.into_inner()).is_some();
                    if !known {
                        return Err(Unread::Damaged("XML met eigen entiteiten".to_owned()));
                    }
                    None
                }
                Event::Text(_) | Event::CData(_) => None,
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
            };
            let end = reader.buffer_position() as u32;
            if open.is_empty() && kind.is_none() {
                continue;
            }
            if nodes.len() >= limits::NODES {
                return Err(Unread::TooMuch("onderdelen in het document"));
            }
            let (name, name_len) = kind.unwrap_or_default();
            let after = nodes.len() as u32 + 1;
            nodes.push(Node { start, open: end, close: end, end, after, name, name_len, ns });
            if kind.is_some() && !empty {
                if open.len() >= limits::DEPTH {
                    return Err(Unread::TooMuch("niveaus in het document"));
                }
                open.push(nodes.len() - 1);
            }
        }
        if !open.is_empty() || nodes.is_empty() {
            return Err(Unread::Damaged("XML breekt af".to_owned()));
        }
        drop(reader);
        Ok(Self { text, nodes })
    }

    /// The outermost element.
    #[must_use]
    pub const fn root(&self) -> El<'_> {
        El { xml: self, at: 0 }
    }

    /// The element that [`El::id`] names.
    #[must_use]
    pub const fn at(&self, id: u32) -> El<'_> {
        El { xml: self, at: id }
    }

    /// The parent of every node, by its id; that of the root is itself.
    #[must_use]
    pub fn parents(&self) -> Vec<u32> {
        let mut parents = vec![0; self.nodes.len()];
        let mut open: Vec<(u32, u32)> = Vec::new();
        for (at, node) in self.nodes.iter().enumerate() {
            while open.last().is_some_and(|(_, after)| *after <= at as u32) {
                open.pop();
            }
            if let (Some((parent, _)), Some(place)) = (open.last(), parents.get_mut(at)) {
                *place = *parent;
            }
            open.push((at as u32, node.after));
        }
        parents
    }

    /// The text that was parsed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<'x> El<'x> {
    fn node(self) -> Node {
        let none = Node {
            start: 0,
            open: 0,
            close: 0,
            end: 0,
            after: u32::MAX,
            name: 0,
            name_len: 0,
            ns: Ns::Other,
        };
        self.xml.nodes.get(self.at as usize).copied().unwrap_or(none)
    }

    /// What it is called in its tree.
    #[must_use]
    pub const fn id(self) -> u32 {
        self.at
    }

    /// Whether it is text and no element.
    #[must_use]
    pub fn is_text(self) -> bool {
        self.node().name_len == 0
    }

    /// Its name without prefix; empty for text.
    #[must_use]
    pub fn name(self) -> &'x str {
        let node = self.node();
        let start = node.name as usize;
        self.xml.text.get(start..start + usize::from(node.name_len)).unwrap_or_default()
    }

    /// Its namespace.
    #[must_use]
    pub fn ns(self) -> Ns {
        self.node().ns
    }

    /// Whether it has this name.
    #[must_use]
    pub fn is(self, ns: Ns, name: &str) -> bool {
        self.ns() == ns && self.name() == name
    }

    /// Its bytes, tags and all.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        let node = self.node();
        node.start as usize..node.end as usize
    }

    /// The bytes between its tags.
    #[must_use]
    pub fn inside(self) -> Range<usize> {
        let node = self.node();
        node.open as usize..node.close as usize
    }

    /// Its text as it stands in the file.
    #[must_use]
    pub fn raw(self) -> &'x str {
        self.xml.text.get(self.range()).unwrap_or_default()
    }

    /// Bytes of the file as they stand in it.
    #[must_use]
    pub fn text_of(self, range: Range<usize>) -> Option<&'x str> {
        self.xml.text.get(range)
    }

    /// The tree that it is in.
    #[must_use]
    pub const fn tree(self) -> &'x Xml {
        self.xml
    }

    /// Its start tag as it stands in the file.
    #[must_use]
    pub fn tag(self) -> &'x str {
        let node = self.node();
        self.xml.text.get(node.start as usize..node.open as usize).unwrap_or_default()
    }

    /// What a text node reads.
    #[must_use]
    pub fn value(self) -> Cow<'x, str> {
        let raw = self.raw();
        if let Some(inner) = raw.strip_prefix("<![CDATA[") {
            return inner.strip_suffix("]]>").unwrap_or(inner).into();
        }
        if raw.starts_with('&') {
            return quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed("\u{fffd}"));
        }
        raw.into()
    }

    /// The nodes right in it.
    pub fn children(self) -> impl Iterator<Item = El<'x>> {
        let end = self.node().after;
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let child = El { xml: self.xml, at };
            if at >= end {
                return None;
            }
            at = child.node().after;
            Some(child)
        })
    }

    /// The nodes in it, at any depth, in the order of the text.
    pub fn descendants(self) -> impl Iterator<Item = El<'x>> {
        let xml = self.xml;
        (self.at + 1..self.node().after).map(move |at| El { xml, at })
    }

    /// The first element right in it with this name.
    #[must_use]
    pub fn child(self, ns: Ns, name: &str) -> Option<El<'x>> {
        self.children().find(|child| child.is(ns, name))
    }

    /// The value of an attribute, by its name without prefix.
    #[must_use]
    pub fn attr(self, name: &str) -> Option<Cow<'x, str>> {
        let tag = self.tag();
        let mut rest = tag.get(1..)?;
        rest = rest.get(rest.find(char::is_whitespace)?..)?;
        loop {
            rest = rest.trim_start();
            let equals = rest.find('=')?;
            let key = rest.get(..equals)?.trim_end();
            let value = rest.get(equals + 1..)?.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let inner = value.get(1..)?;
            let len = inner.find(quote)?;
            if key == name || key.rsplit(':').next() == Some(name) && !key.starts_with("xmlns") {
                let value = inner.get(..len)?;
                return Some(quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value)));
            }
            rest = inner.get(len + 1..)?;
        }
    }

    /// The attribute `val` of a child element of Word: how its properties are written.
    #[must_use]
    pub fn property(self, name: &str) -> Option<Cow<'x, str>> {
        self.child(Ns::Word, name)?.attr("val")
    }

    /// Whether a property of Word that is on or off is on.
    #[must_use]
    pub fn is_on(self, name: &str) -> Option<bool> {
        let value = self.child(Ns::Word, name)?.attr("val");
        Some(!matches!(value.as_deref(), Some("0" | "false" | "off")))
    }

    /// All text in it.
    #[must_use]
    pub fn all_text(self) -> String {
        self.descendants().filter(|node| node.is_text()).map(El::value).collect()
    }
}
