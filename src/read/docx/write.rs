//! What kamerlint writes into a Word document: comments at findings and fixes as tracked changes. Everything else stays as it is,
//! byte for byte; what was written before is known by its author and can be taken out again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use quick_xml::escape::minimal_escape;

use super::{Shown, Word, relations, relations_of};
use crate::read::package::Parts;
use crate::read::xml::{El, Ns, Xml};
use crate::read::{BlockKind, NoteId, Unread};
use crate::text::Span;

/// Who comments and changes are of.
pub const AUTHOR: &str = "kamerlint";

/// A comment to write.
#[derive(Clone, Debug)]
pub struct Remark {
    /// What it is about, in the extracted text.
    pub span: Span,
    /// Its paragraphs.
    pub text: Vec<String>,
}

/// A change to write: words in the extracted text, and what takes their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The words.
    pub span: Span,
    /// What takes their place.
    pub text: String,
}

/// Takes out all comments and changes of kamerlint.
///
/// # Errors
/// [`Unread`], as for reading.
pub fn without_ours(bytes: Arc<[u8]>) -> Result<Vec<u8>, Unread> {
    let mut word = Word::read(Arc::clone(&bytes), Shown::Accepted)?;
    let main = word.parts.first().map(|part| part.name.clone()).unwrap_or_default();
    let mut parts = Parts::new();
    let related = relations(&mut word.package, &main)?;
    let comments = related.iter().find(|(_, one)| one.kind == "comments");
    let mut ours: Vec<String> = Vec::new();
    let mut dropped = Vec::new();
    if let Some((id, comments)) = comments
        && let Some(text) = word.package.part(&comments.target)?
    {
        let xml = Xml::parse(text)?;
        let all = || xml.root().children().filter(|el| el.is(Ns::Word, "comment"));
        let of_us: Vec<El<'_>> = all().filter(is_ours).collect();
        ours = of_us.iter().filter_map(|el| Some(el.attr("id")?.into_owned())).collect();
        if !of_us.is_empty() && of_us.len() == all().count() {
            dropped.push(comments.target.clone());
            let names = (relations_of(&main), format!("/{}", comments.target));
            for (part, found) in [
                (
                    names.0,
                    Box::new(|el: El<'_>| el.attr("Id").as_deref() == Some(id))
                        as Box<dyn Fn(El<'_>) -> bool>,
                ),
                (
                    "[Content_Types].xml".to_owned(),
                    Box::new(|el| el.attr("PartName").as_deref() == Some(&names.1)),
                ),
            ] {
                if let Some(text) = word.package.part(&part)? {
                    let xml = Xml::parse(text)?;
                    let mut splices = Splices::default();
                    xml.root().children().filter(|el| found(*el)).for_each(|el| splices.cut(el));
                    parts.insert(part, splices.apply(xml.text()).into_bytes());
                }
            }
        } else if !of_us.is_empty() {
            let mut splices = Splices::default();
            of_us.into_iter().for_each(|el| splices.cut(el));
            parts.insert(comments.target.clone(), splices.apply(xml.text()).into_bytes());
        }
    }
    for part in &word.parts {
        let splices = cleaned(&part.xml, &ours);
        if !splices.is_empty() {
            parts.insert(part.name.clone(), splices.apply(part.xml.text()).into_bytes());
        }
    }
    if parts.is_empty() {
        return Ok(bytes.to_vec());
    }
    let dropped: Vec<&str> = dropped.iter().map(String::as_str).collect();
    word.package.with(parts, &dropped)
}

fn is_ours(el: &El<'_>) -> bool {
    el.attr("author").as_deref() == Some(AUTHOR)
}

/// What takes our marks out of a part: anchors of comments, and changes, which are undone.
fn cleaned(xml: &Xml, comments: &[String]) -> Splices {
    let mut splices = Splices::default();
    let mut until = 0;
    let named = |el: El<'_>| {
        let id = el.attr("id");
        id.is_some_and(|id| comments.iter().any(|ours| *ours == *id))
    };
    for el in xml.root().descendants().filter(|el| el.ns() == Ns::Word) {
        if el.range().start < until {
            continue;
        }
        match el.name() {
            "commentRangeStart" | "commentRangeEnd" if named(el) => splices.cut(el),
            "r" if el
                .children()
                .any(|child| child.is(Ns::Word, "commentReference") && named(child)) =>
            {
                splices.cut(el);
                until = el.range().end;
            }
            "ins" if is_ours(&el) => {
                splices.cut(el);
                until = el.range().end;
            }
            "del" if is_ours(&el) => {
                let (whole, inside) = (el.range(), el.inside());
                splices.replace(whole.start..inside.start, String::new());
                splices.replace(inside.end..whole.end, String::new());
                for text in el.descendants().filter(|el| el.is(Ns::Word, "delText")) {
                    let name = qualified(text);
                    let to = name.replace("delText", "t");
                    let start = text.range().start + 1;
                    splices.replace(start..start + name.len(), to.clone());
                    let close = text.inside().end + 2;
                    if text.inside() != (text.range().end..text.range().end) {
                        splices.replace(close..close + name.len(), to);
                    }
                }
            }
            _ => {}
        }
    }
    splices
}

/// The name of an element with its prefix.
fn qualified(el: El<'_>) -> String {
    let tag = el.tag().trim_start_matches('<');
    tag.split(|c: char| c.is_whitespace() || c == '>' || c == '/')
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The prefix of an element, colon and all.
fn prefix(el: El<'_>) -> String {
    let name = qualified(el);
    name.split_once(':').map_or_else(String::new, |(prefix, _)| format!("{prefix}:"))
}

/// Changes of a text of XML.
#[derive(Debug, Default)]
struct Splices {
    at: BTreeMap<(usize, usize), String>,
}

impl Splices {
    fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    fn cut(&mut self, el: El<'_>) {
        let range = el.range();
        self.at.insert((range.start, range.end), String::new());
    }

    fn replace(&mut self, range: std::ops::Range<usize>, text: String) {
        self.at.insert((range.start, range.end), text);
    }

    /// Adds text at a place, behind what was added there before.
    fn insert(&mut self, at: usize, text: &str) {
        self.at.entry((at, at)).or_default().push_str(text);
    }

    fn apply(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 256);
        let mut done = 0;
        for ((start, end), new) in &self.at {
            if *start < done {
                continue;
            }
            out.push_str(text.get(done..*start).unwrap_or_default());
            out.push_str(new);
            done = *end;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }
}

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
        let ids = ids.filter_map(|el| el.attr("id")?.parse::<u32>().ok());
        let anchors = body.xml.root().descendants();
        let anchors = anchors.filter(|el| el.name().starts_with("comment"));
        let used = anchors.filter_map(|el| el.attr("id")?.parse::<u32>().ok());
        let first = ids.chain(used).max().map_or(0, |last| last.saturating_add(1));
        let parents = body.xml.parents();
        let w = prefix(body.xml.root());
        let mut points: BTreeMap<Point, (String, String)> = BTreeMap::new();
        let mut comments = String::new();
        let c = old.as_ref().map_or_else(|| "w:".to_owned(), |xml| prefix(xml.root()));
        for (id, remark) in (first..).zip(remarks) {
            let Some((start, end)) = self.anchor(remark.span, &parents) else { continue };
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
            _ => self.add_comments(&main, &comments, &mut parts)?,
        }
        self.package.with(parts, &[])
    }

    /// Adds a part with comments to a document that has none.
    fn add_comments(
        &mut self,
        main: &str,
        comments: &str,
        parts: &mut Parts,
    ) -> Result<(), Unread> {
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let space = self.parts.first().and_then(|part| {
            let root = part.xml.root();
            let name = format!("xmlns:{}", prefix(root).trim_end_matches(':'));
            root.attr(&name).map(std::borrow::Cow::into_owned)
        });
        let space = space.unwrap_or_else(|| {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main".to_owned()
        });
        let strict = space.contains("purl.oclc.org");
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}comments.xml");
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{space}\">{comments}</w:comments>"
        );
        parts.insert(name.clone(), text.into_bytes());
        let base = if strict {
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
        } else {
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        };
        let relation = format!(
            "<Relationship Id=\"rIdKamerlint\" Type=\"{base}/comments\" Target=\"comments.xml\"/>"
        );
        let override_ = format!(
            "<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"
        );
        for (part, add) in
            [(relations_of(main), relation), ("[Content_Types].xml".to_owned(), override_)]
        {
            let Some(text) = self.package.part(&part)? else {
                return Err(Unread::Damaged(format!("{part} ontbreekt")));
            };
            let xml = Xml::parse(text)?;
            parts.insert(part, inside_end(&xml, &add).into_bytes());
        }
        Ok(())
    }

    /// Where a comment about a span begins and ends in the body. What stands in notes is anchored at their mark, what stands in heads, feet and text boxes at
    /// the first words of the letter: Word has no comments there.
    fn anchor(&self, span: Span, parents: &[u32]) -> Option<(Point, Point)> {
        let in_body = self.points(span, parents);
        if in_body.is_some() {
            return in_body;
        }
        let note = self.extracted.blocks.iter().find_map(|block| match block.kind {
            BlockKind::Note { note, label } => block.span.to(label).covers(span).then_some(note),
            _ => None,
        });
        let mark = note.and_then(|note: NoteId| {
            let pieces = self.extracted.blocks.iter().flat_map(|block| &block.pieces);
            let mut marks = pieces.filter(|piece| piece.mark == Some(note));
            marks.find_map(|piece| self.points(piece.span, parents))
        });
        mark.or_else(|| {
            let first = self.extracted.stretches.iter();
            first.filter(|one| one.part == 0).find_map(|one| self.points(one.text, parents))
        })
    }

    /// The places of a span, where it stands in runs of the body.
    fn points(&self, span: Span, parents: &[u32]) -> Option<(Point, Point)> {
        let xml = &self.parts.first()?.xml;
        let from = self.extracted.stretches.partition_point(|one| one.text.end <= span.start);
        let all = self.extracted.stretches.get(from..)?.iter();
        let near = all.take_while(|one| one.text.start < span.end.max(span.start + 1));
        let usable = |one: &&super::super::extract::Stretch| {
            one.part == 0
                && one.node != super::super::extract::NO_NODE
                && run_of(xml, one.node, parents).is_some_and(|run| !in_box(xml, run, parents))
        };
        let touched: Vec<_> = near.filter(usable).collect();
        let (first, last) = (touched.first()?, touched.last()?);
        let place = |one: &super::super::extract::Stretch, offset: u32, end: bool| {
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

    /// Writes changes as tracked ones; gives the document and how many of them have no place in it (in a field, in a mark).
    ///
    /// # Errors
    /// [`Unread`], as for reading.
    pub fn revised(&self, changes: &[Change], date: &str) -> Result<(Vec<u8>, usize), Unread> {
        let parents: Vec<Vec<u32>> = self.parts.iter().map(|part| part.xml.parents()).collect();
        let mut splices: Vec<Splices> = self.parts.iter().map(|_| Splices::default()).collect();
        let mut left = 0;
        let mut id = self.parts.iter().map(|part| last_change(&part.xml)).max().unwrap_or(0);
        for change in changes {
            if self.revise(change, date, &mut id, &parents, &mut splices).is_none() {
                left += 1;
            }
        }
        let mut parts = Parts::new();
        for (part, splices) in self.parts.iter().zip(&splices).filter(|(_, one)| !one.is_empty()) {
            parts.insert(part.name.clone(), splices.apply(part.xml.text()).into_bytes());
        }
        Ok((self.package.with(parts, &[])?, left))
    }

    fn revise(
        &self,
        change: &Change,
        date: &str,
        id: &mut u32,
        parents: &[Vec<u32>],
        splices: &mut [Splices],
    ) -> Option<()> {
        let Change { span, text } = change;
        let stretches = &self.extracted.stretches;
        let from = stretches.partition_point(|one| one.text.end < span.start);
        let near = stretches.get(from..)?.iter().take_while(|one| one.text.start <= span.end);
        let touched: Vec<_> = if span.is_empty() {
            near.filter(|one| one.exact && one.editable).take(1).collect()
        } else {
            near.filter(|one| one.text.overlaps(*span)).collect()
        };
        let first = touched.first()?;
        let whole = touched.iter().all(|one| one.exact && one.editable && one.part == first.part);
        let covered: u32 = touched
            .iter()
            .map(|one| one.text.end.min(span.end) - one.text.start.max(span.start))
            .sum();
        if !whole || covered != span.len() {
            return None;
        }
        let part = usize::from(first.part);
        let (xml, parents) = (&self.parts.get(part)?.xml, parents.get(part)?);
        let splices = splices.get_mut(part)?;
        let seams: Option<Vec<Seam>> =
            touched.iter().map(|one| Seam::of(xml, one.node, parents)).collect();
        let seams = seams?;
        let last = touched.len() - 1;
        for (i, (one, seam)) in touched.iter().zip(&seams).enumerate() {
            let w = &seam.prefix;
            let base = xml.at(one.node).range().start;
            let byte =
                |at: u32| base + (at.clamp(one.text.start, one.text.end) - one.text.start) as usize;
            let (start, end) = (byte(span.start), byte(span.end));
            seam.keep_space(splices);
            let by = |id: u32| format!("{w}id=\"{id}\" {w}author=\"{AUTHOR}\" {w}date=\"{date}\"");
            let mut tail = String::new();
            if start < end {
                *id += 1;
                splices.insert(
                    start,
                    &format!(
                        "{}<{w}del {}><{w}r>{}<{w}delText xml:space=\"preserve\">",
                        seam.close,
                        by(*id),
                        seam.properties
                    ),
                );
                let _ = write!(tail, "</{w}delText></{w}r></{w}del>");
            } else {
                tail.push_str(&seam.close);
            }
            if i == last && !text.is_empty() {
                *id += 1;
                let _ = write!(
                    tail,
                    "<{w}ins {}><{w}r>{}<{w}t xml:space=\"preserve\">{}</{w}t></{w}r></{w}ins>",
                    by(*id),
                    seam.properties,
                    minimal_escape(text.as_str())
                );
            }
            tail.push_str(&seam.open);
            splices.insert(end, &tail);
        }
        Some(())
    }
}

/// The highest id of a change.
fn last_change(xml: &Xml) -> u32 {
    let changes = xml.root().descendants().filter(|el| matches!(el.name(), "ins" | "del"));
    changes.filter_map(|el| el.attr("id")?.parse().ok()).max().unwrap_or(900)
}

/// How a run is cut in two inside one of its texts.
struct Seam {
    prefix: String,
    properties: String,
    close: String,
    open: String,
    /// Where the start tag of the text ends, when it does not keep white space yet.
    space: Option<usize>,
}

impl Seam {
    fn of(xml: &Xml, node: u32, parents: &[u32]) -> Option<Self> {
        let text = xml.at(parents.get(node as usize).copied()?);
        let run = xml.at(run_of(xml, node, parents)?);
        if !text.is(Ns::Word, "t") {
            return None;
        }
        let (w, t, r) = (prefix(run), qualified(text), qualified(run));
        let properties = run.child(Ns::Word, "rPr").map_or("", El::raw).to_owned();
        Some(Self {
            close: format!("</{t}></{r}>"),
            open: format!("<{r}>{properties}<{t} xml:space=\"preserve\">"),
            properties,
            prefix: w,
            space: (!text.tag().contains("xml:space")).then(|| text.inside().start - 1),
        })
    }

    fn keep_space(&self, splices: &mut Splices) {
        if let Some(at) = self.space {
            splices.at.insert((at, at), " xml:space=\"preserve\"".to_owned());
        }
    }
}

/// The run that a node stands in.
fn run_of(xml: &Xml, node: u32, parents: &[u32]) -> Option<u32> {
    let mut at = node;
    for _ in 0..4 {
        at = parents.get(at as usize).copied()?;
        if xml.at(at).is(Ns::Word, "r") {
            return Some(at);
        }
    }
    None
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

/// A text of XML with something added at the end of its root.
fn inside_end(xml: &Xml, add: &str) -> String {
    let root = xml.root();
    let text = xml.text();
    let end = root.inside().end;
    if root.tag().ends_with("/>") {
        let open = text.get(..end.saturating_sub(2)).unwrap_or_default();
        let after = text.get(root.range().end..).unwrap_or_default();
        return format!("{open}>{add}</{}>{after}", qualified(root));
    }
    let (before, after) = text.split_at_checked(end).unwrap_or((text, ""));
    format!("{before}{add}{after}")
}
