//! Comments at findings, in a Word document.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use quick_xml::escape::minimal_escape;

use super::write::{Seam, run_of};
use super::{Word, relations};
use crate::read::extract::{NO_NODE, Stretch};
use crate::read::package::Parts;
use crate::read::splice::{Splices, inside_end, known_id, prefix};
use crate::read::xml::{El, Ns, Xml};
use crate::read::{AUTHOR, Remark, Unread};
use crate::text::Span;

/// A place in a part at which something may be put between runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    /// The byte.
    at: usize,
    /// The text node that is cut there; without one the place lies between runs.
    cut: Option<u32>,
}

impl Word {
    /// Writes comments, in the place of those that kamerlint wrote before: give the bytes of a document without them.
    ///
    /// # Errors
    /// [`Unread`], as for reading.
    pub fn annotated(&mut self, remarks: &[Remark], date: &str) -> Result<Vec<u8>, Unread> {
        if remarks.is_empty() {
            return self.package.with(Parts::new(), &[]);
        }
        let main = self.parts.first().map(|part| part.name.clone()).unwrap_or_default();
        let related = relations(&mut self.package, &main)?;
        let known = related.values().find(|one| one.kind == "comments");
        let known = known.map(|one| one.target.clone());
        let old = match &known {
            Some(name) => self.package.part(name)?.map(Xml::parse).transpose()?,
            None => None,
        };
        let Some(body) = self.parts.first() else { return self.package.with(Parts::new(), &[]) };
        let ids = old.iter().flat_map(|xml| xml.root().children().collect::<Vec<_>>());
        let ids = ids.filter_map(|el| known_id(&el.attr("id")?));
        let anchors = body.xml.root().descendants();
        let anchors = anchors.filter(|el| el.name().starts_with("comment"));
        let used = anchors.filter_map(|el| known_id(&el.attr("id")?));
        let first = ids.chain(used).max().map_or(0, |last| last + 1);
        let parents = body.xml.parents();
        let fields = fields(&body.xml, &parents);
        let w = prefix(body.xml.root());
        let mut points: BTreeMap<Point, (String, String)> = BTreeMap::new();
        let mut comments = String::new();
        let c = old.as_ref().map_or_else(|| "w:".to_owned(), |xml| prefix(xml.root()));
        for (id, remark) in (first..).zip(remarks) {
            let Some((start, end)) = self.anchor(remark.span, &parents, &fields) else { continue };
            let entry = points.entry(end).or_default();
            let _ = write!(
                entry.0,
                "<{w}commentRangeEnd {w}id=\"{id}\"/><{w}r><{w}commentReference {w}id=\"{id}\"/></{w}r>"
            );
            let entry = points.entry(start).or_default();
            let _ = write!(entry.1, "<{w}commentRangeStart {w}id=\"{id}\"/>");
            let _ = write!(
                comments,
                "<{c}comment {c}id=\"{id}\" {c}author=\"{AUTHOR}\" {c}date=\"{date}\" {c}initials=\"kl\">"
            );
            for line in &remark.text {
                let line = minimal_escape(line.as_str());
                let _ = write!(
                    comments,
                    "<{c}p><{c}r><{c}t xml:space=\"preserve\">{line}</{c}t></{c}r></{c}p>"
                );
            }
            let _ = write!(comments, "</{c}comment>");
        }
        let mut splices = Splices::default();
        for (point, (ends, starts)) in &points {
            let anchors = format!("{ends}{starts}");
            match point.cut {
                None => splices.insert(point.at, &anchors),
                Some(node) => {
                    let Some(seam) = Seam::of(&body.xml, node, &parents) else { continue };
                    seam.keep_space(&mut splices);
                    splices.insert(point.at, &format!("{}{anchors}{}", seam.close, seam.open));
                }
            }
        }
        let mut parts = Parts::new();
        parts.insert(main.clone(), splices.apply(body.xml.text()).into_bytes());
        match (known, old) {
            (Some(name), Some(old)) => {
                parts.insert(name, inside_end(&old, &comments).into_bytes());
            }
            _ => self.add_part(&main, "comments", &comments, &mut parts)?,
        }
        self.package.with(parts, &[])
    }

    /// Where a comment about a span begins and ends in the body. What stands in notes is anchored at their mark, what stands in heads,
    /// feet and text boxes at the first words of the letter: Word has no comments there.
    fn anchor(&self, span: Span, parents: &[u32], fields: &[Field]) -> Option<(Point, Point)> {
        self.extracted.anchors(span).find_map(|span| self.points(span, parents, fields))
    }

    /// The places of a span, where it stands in runs of the body.
    fn points(&self, span: Span, parents: &[u32], fields: &[Field]) -> Option<(Point, Point)> {
        let xml = &self.parts.first()?.xml;
        let usable = |one: &&Stretch| {
            one.part == 0
                && one.node != NO_NODE
                && run_of(xml, one.node, parents).is_some_and(|run| !in_box(xml, run, parents))
        };
        let touched: Vec<_> = self.extracted.near(span).filter(usable).collect();
        let (first, last) = (touched.first()?, touched.last()?);
        let place = |one: &Stretch, offset: u32, end: bool| {
            // A field is replaced whole when it is reckoned anew, and what stands in it is lost.
            if let Some(field) = fields.iter().find(|field| field.nodes.contains(&one.node)) {
                let at = if end { field.bytes.end } else { field.bytes.start };
                return Some(Point { at, cut: None });
            }
            let node = xml.at(one.node);
            let run = xml.at(run_of(xml, one.node, parents)?);
            let range = node.range();
            if !one.exact || !node.is_text() {
                let at = if end { run.range().end } else { run.range().start };
                return Some(Point { at, cut: None });
            }
            let at = range.start
                + (offset.clamp(one.text.start, one.text.end) - one.text.start) as usize;
            // At the edge of a run nothing needs to be cut.
            let content = || run.children().filter(|el| !el.is(Ns::Word, "rPr"));
            let text = parents.get(one.node as usize).copied()?;
            let starts = at == range.start
                && content().next().is_some_and(|el| el.id() == text)
                && xml.at(text).inside().start == at;
            let ends = at == range.end
                && content().last().is_some_and(|el| el.id() == text)
                && xml.at(text).inside().end == at;
            Some(match (starts, ends) {
                (true, _) => Point { at: run.range().start, cut: None },
                (_, true) => Point { at: run.range().end, cut: None },
                _ => Point { at, cut: Some(one.node) },
            })
        };
        Some((place(first, span.start, false)?, place(last, span.end, true)?))
    }
}

/// Whether a node stands in a text box.
fn in_box(xml: &Xml, node: u32, parents: &[u32]) -> bool {
    let mut at = node;
    while at != 0 {
        if xml.at(at).is(Ns::Word, "txbxContent") {
            return true;
        }
        at = parents.get(at as usize).copied().unwrap_or(0);
    }
    false
}

/// A field: what is shown in it is the work of Word.
struct Field {
    /// The nodes in it.
    nodes: Range<u32>,
    /// All of it.
    bytes: Range<usize>,
}

/// The outermost fields of a part, those that begin and end in one paragraph.
fn fields(xml: &Xml, parents: &[u32]) -> Vec<Field> {
    let mut found: Vec<Field> = Vec::new();
    let mut open: Vec<El<'_>> = Vec::new();
    for el in xml.root().descendants().filter(|el| el.ns() == Ns::Word) {
        let outermost = found.last().is_none_or(|last| last.nodes.end <= el.id());
        if el.name() == "fldSimple" && open.is_empty() && outermost {
            let last = el.descendants().last().map_or(el.id(), El::id);
            found.push(Field { nodes: el.id()..last + 1, bytes: el.range() });
        }
        if el.name() != "fldChar" {
            continue;
        }
        match el.attr("fldCharType").as_deref() {
            Some("begin") => open.push(el),
            Some("end") => {
                let Some(begin) = open.pop().filter(|_| open.is_empty()) else { continue };
                let runs = [begin, el].map(|mark| run_of(xml, mark.id(), parents));
                let [Some(from), Some(to)] = runs else { continue };
                let parent = |run: u32| parents.get(run as usize).copied();
                if parent(from) == parent(to) {
                    let bytes = xml.at(from).range().start..xml.at(to).range().end;
                    found.push(Field { nodes: from..el.id(), bytes });
                }
            }
            _ => {}
        }
    }
    found
}
