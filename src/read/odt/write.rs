//! What kamerlint writes into OpenDocument texts: comments at findings and fixes as tracked changes, and how they go out again.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::Arc;

use quick_xml::escape::minimal_escape;

use super::{CONTENT, Odt, text_of};
use crate::read::extract::{NO_NODE, Stretch};
use crate::read::package::Parts;
use crate::read::splice::{Splices, known_id, name_of};
use crate::read::xml::{El, Ns, Xml};
use crate::read::{AUTHOR, Change, Ours, Remark, Revision, Unread, is_xml_space};
use crate::text::Span;

/// What the ids of our changes begin with.
const CHANGE: &str = "kamerlint";
/// A space that would be folded where it stands; nobody else writes the count of one.
const SPACE: &str = "<text:s text:c=\"1\"/>";
/// The prefixes of what we write.
const NAMESPACES: [&str; 3] = [
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"",
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"",
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
];

/// The declarations that an element of ours brings along: those that the document has not made itself.
fn declarations(xml: &Xml) -> String {
    let tag = xml.root().tag();
    NAMESPACES
        .iter()
        .filter(|space| !tag.contains(**space))
        .map(|space| format!(" {space}"))
        .collect()
}

/// Takes out what kamerlint wrote.
///
/// # Errors
/// [`Unread`], as for reading.
pub fn without_ours(bytes: Arc<[u8]>, what: Ours) -> Result<Vec<u8>, Unread> {
    let odt = Odt::read(Arc::clone(&bytes), Revision::Accepted)?;
    let splices = cleaned(&odt.content, what == Ours::All);
    if splices.is_empty() {
        return Ok(bytes.to_vec());
    }
    odt.with(&splices)
}

/// Whether the creator that an element names is kamerlint.
fn is_ours(el: El<'_>) -> bool {
    let creator = el.descendants().find(|el| el.is(Ns::Dublin, "creator"));
    creator.is_some_and(|creator| creator.all_text() == AUTHOR)
}

fn cleaned(xml: &Xml, undo: bool) -> Splices {
    let mut splices = Splices::default();
    let parents = xml.parents();
    let all = || xml.root().descendants();
    let mut regions: HashMap<String, El<'_>> = HashMap::new();
    for changes in all().filter(|el| undo && el.is(Ns::Text, "tracked-changes")) {
        let of_us: Vec<El<'_>> = changes.children().filter(|el| is_ours(*el)).collect();
        let all_ours = changes.children().filter(|el| !el.is_text()).count() == of_us.len();
        // The list is ours too where nobody records changes.
        if all_ours
            && !of_us.is_empty()
            && changes.attr("track-changes").as_deref() == Some("false")
        {
            splices.cut(changes);
        } else {
            of_us.iter().for_each(|region| splices.cut(*region));
        }
        let named = of_us.into_iter().filter_map(|el| Some((el.attr("id")?.into_owned(), el)));
        regions.extend(named);
    }
    let mut comments: Vec<String> = Vec::new();
    for el in all().filter(|el| el.is(Ns::Office, "annotation") && is_ours(*el)) {
        splices.cut(el);
        comments.extend(el.attr("name").map(std::borrow::Cow::into_owned));
    }
    let mut begun: HashMap<String, usize> = HashMap::new();
    for el in all() {
        let ours = |key: &str| {
            let id = el.attr(key)?.into_owned();
            regions.get(&id).map(|region| (id, *region))
        };
        match (el.ns(), el.name()) {
            (Ns::Office, "annotation-end") => {
                let name = el.attr("name").unwrap_or_default();
                if comments.iter().any(|ours| *ours == *name) {
                    splices.cut(el);
                }
            }
            (Ns::Text, "change-start") => {
                if let Some((id, _)) = ours("change-id") {
                    begun.insert(id, el.range().start);
                }
            }
            (Ns::Text, "change-end") => {
                if let Some((id, _)) = ours("change-id")
                    && let Some(start) = begun.remove(&id)
                {
                    splices.replace(start..el.range().end, String::new());
                }
            }
            (Ns::Text, "change") => {
                if let Some((_, region)) = ours("change-id") {
                    splices.replace(el.range(), taken_out(region, el, &parents));
                }
            }
            _ => {}
        }
    }
    splices
}

/// The text that a change took out, as it stood.
fn taken_out(region: El<'_>, at: El<'_>, parents: &[u32]) -> String {
    let mut of =
        region.descendants().find(|el| el.ns() == Ns::Text && matches!(el.name(), "p" | "h"));
    // What stands around the place stands around the text in the list of changes too.
    for tag in spans_around(at, parents) {
        let only = of.and_then(|of| {
            let mut children = of.children();
            children.next().filter(|child| child.tag() == tag && children.next().is_none())
        });
        of = only.or(of);
    }
    let inside = of.and_then(|of| of.text_of(of.inside())).unwrap_or_default();
    inside.replace(SPACE, " ")
}

/// The start tags of the spans around a node, the outermost first.
fn spans_around<'x>(of: El<'x>, parents: &[u32]) -> Vec<&'x str> {
    let mut tags = Vec::new();
    let mut at = of.id();
    while let Some(&parent) = parents.get(at as usize).filter(|&&parent| parent != at) {
        let el = of.tree().at(parent);
        if el.ns() != Ns::Text || !matches!(el.name(), "span" | "a" | "meta") {
            break;
        }
        tags.push(el.tag());
        at = parent;
    }
    tags.reverse();
    tags
}

/// Writes comments into a document that has none of kamerlint.
///
/// # Errors
/// [`Unread`], as for reading.
pub fn annotated(bytes: Arc<[u8]>, remarks: &[Remark], date: &str) -> Result<Vec<u8>, Unread> {
    let odt = Odt::read(bytes, Revision::Accepted)?;
    let parents = odt.content.parents();
    let declarations = declarations(&odt.content);
    let mut points: BTreeMap<usize, (String, String)> = BTreeMap::new();
    for (number, remark) in (1..).zip(remarks) {
        let place = odt.extracted.anchors(remark.span).find_map(|span| odt.points(span, &parents));
        let Some((start, end)) = place else { continue };
        let name = format!("{AUTHOR}-{number}");
        let _ = write!(
            points.entry(end).or_default().0,
            "<office:annotation-end{declarations} office:name=\"{name}\"/>"
        );
        let text = &mut points.entry(start).or_default().1;
        let _ = write!(
            text,
            "<office:annotation{declarations} office:name=\"{name}\"><dc:creator>{AUTHOR}</dc:creator><dc:date>{date}</dc:date>"
        );
        for line in &remark.text {
            let _ = write!(text, "<text:p>{}</text:p>", written(line));
        }
        text.push_str("</office:annotation>");
    }
    let mut splices = Splices::default();
    for (at, (ends, starts)) in &points {
        splices.insert(*at, &format!("{ends}{starts}"));
    }
    odt.with(&splices)
}

/// Writes changes as tracked ones; gives the document and how many of them have no place in it (in a field, in the head of pages).
///
/// # Errors
/// [`Unread`], as for reading.
pub fn revised(
    bytes: Arc<[u8]>,
    changes: &[Change],
    date: &str,
) -> Result<(Vec<u8>, usize), Unread> {
    let odt = Odt::read(bytes, Revision::Accepted)?;
    let parents = odt.content.parents();
    let taken = odt.content.root().descendants().filter(|el| el.is(Ns::Text, "changed-region"));
    let taken = taken.filter_map(|el| known_id(el.attr("id")?.strip_prefix(CHANGE)?));
    let mut writer = Writer {
        odt: &odt,
        parents: &parents,
        next: taken.max().map_or(1, |last| last + 1),
        by: format!(
            "<office:change-info><dc:creator>{AUTHOR}</dc:creator><dc:date>{date}</dc:date></office:change-info>"
        ),
        declarations: declarations(&odt.content),
        regions: String::new(),
        splices: Splices::default(),
    };
    let left = changes.iter().filter(|change| writer.revise(change).is_none()).count();
    let Writer { regions, mut splices, declarations, .. } = writer;
    if regions.is_empty() {
        return Ok((odt.package.with(Parts::new(), &[])?, left));
    }
    let Some(body) = text_of(&odt.content) else {
        return Err(Unread::Other("OpenDocument-tekst"));
    };
    match body.child(Ns::Text, "tracked-changes").filter(|list| !list.tag().ends_with("/>")) {
        Some(list) => splices.insert(list.inside().end, &regions),
        None => {
            let list = body.child(Ns::Text, "tracked-changes");
            let forms = body.child(Ns::Office, "forms").map(|forms| forms.range().end);
            let (at, records) = match list {
                Some(list) => {
                    let records = list.attr("track-changes").unwrap_or("true".into()).into_owned();
                    splices.cut(list);
                    (list.range().end, records)
                }
                None => (forms.unwrap_or(body.inside().start), "false".to_owned()),
            };
            let list = format!(
                "<text:tracked-changes{declarations} text:track-changes=\"{records}\">{regions}</text:tracked-changes>"
            );
            splices.insert(at, &list);
        }
    }
    Ok((odt.with(&splices)?, left))
}

struct Writer<'a> {
    odt: &'a Odt,
    parents: &'a [u32],
    /// The number of the next change.
    next: u32,
    /// Who changes, and when.
    by: String,
    /// The declarations of an element of ours.
    declarations: String,
    /// The list of changes.
    regions: String,
    splices: Splices,
}

impl Writer<'_> {
    fn region(&mut self, change: &str) -> String {
        let declarations = &self.declarations;
        let id = format!("{CHANGE}{}", self.next);
        self.next += 1;
        let _ = write!(
            self.regions,
            "<text:changed-region{declarations} xml:id=\"{id}\" text:id=\"{id}\">{change}</text:changed-region>"
        );
        id
    }

    fn revise(&mut self, change: &Change) -> Option<()> {
        let Change { span, text } = change;
        let xml = &self.odt.content;
        // A new paragraph is more than a change of words.
        if text.contains('\n') {
            return None;
        }
        let touched: Vec<Stretch> = if span.is_empty() {
            let before = self.odt.extracted.stretches.iter();
            let mut meet =
                before.filter(|one| one.text.start <= span.start && span.start <= one.text.end);
            meet.find(|one| one.exact && one.editable).copied().into_iter().collect()
        } else {
            self.odt.extracted.near(*span).filter(|one| one.text.overlaps(*span)).copied().collect()
        };
        let (first, last) = (*touched.first()?, *touched.last()?);
        let fits = |one: &Stretch| {
            let whole = span.covers(one.text);
            one.part == 0 && one.node != NO_NODE && one.editable && (one.exact || whole)
        };
        let within = |one: &Stretch| one.text.end.min(span.end) - one.text.start.max(span.start);
        let covered: u32 = touched.iter().map(within).sum();
        let apart = touched.iter().any(|one| one.paragraph != first.paragraph);
        if covered != span.len() || apart || !touched.iter().all(fits) {
            return None;
        }
        for one in touched.iter().filter(|_| !span.is_empty()) {
            let node = xml.at(one.node);
            let range = if one.exact { bytes(xml, one, *span) } else { node.range() };
            let raw = node.text_of(range.clone())?;
            let kept = if one.exact { shown(raw) } else { raw.to_owned() };
            let tags = spans_around(node, self.parents);
            let close: String =
                tags.iter().rev().map(|tag| format!("</{}>", name_of(tag))).collect();
            let deletion = format!(
                "<text:deletion>{}<text:p>{}{kept}{close}</text:p></text:deletion>",
                self.by,
                tags.concat()
            );
            let id = self.region(&deletion);
            let declarations = &self.declarations;
            self.splices
                .replace(range, format!("<text:change{declarations} text:change-id=\"{id}\"/>"));
        }
        if !text.is_empty() {
            let insertion = format!("<text:insertion>{}</text:insertion>", self.by);
            let id = self.region(&insertion);
            let at = match last.exact {
                true => bytes(xml, &last, *span).end,
                false => xml.at(last.node).range().end,
            };
            let (text, declarations) = (written(text), &self.declarations);
            self.splices.insert(
                at,
                &format!(
                    "<text:change-start{declarations} text:change-id=\"{id}\"/>{text}<text:change-end{declarations} text:change-id=\"{id}\"/>"
                ),
            );
        }
        Some(())
    }
}

/// The bytes of the file that a span takes of an exact stretch.
fn bytes(xml: &Xml, one: &Stretch, span: Span) -> std::ops::Range<usize> {
    let base = xml.at(one.node).range().start + one.skip as usize;
    let at =
        |offset: u32| base + (offset.clamp(one.text.start, one.text.end) - one.text.start) as usize;
    at(span.start)..at(span.end)
}

impl Odt {
    fn with(&self, splices: &Splices) -> Result<Vec<u8>, Unread> {
        let text = splices.apply(self.content.text());
        self.package.with(Parts::from([(CONTENT.to_owned(), text.into_bytes())]), &[])
    }

    /// Where a span begins and ends in the part with the text; in notes, heads and text boxes there are no comments.
    fn points(&self, span: Span, parents: &[u32]) -> Option<(usize, usize)> {
        let xml = &self.content;
        let usable = |one: &&Stretch| {
            one.part == 0 && one.node != NO_NODE && !in_other_text(xml, one.node, parents)
        };
        let touched: Vec<&Stretch> = self.extracted.near(span).filter(usable).collect();
        let (first, last) = (touched.first()?, touched.last()?);
        let range = |one: &Stretch| {
            // Nothing but text stands in a field.
            if let Some(field) = field_around(xml, one.node, parents) {
                return field.range();
            }
            if one.exact { bytes(xml, one, span) } else { xml.at(one.node).range() }
        };
        Some((range(first).start, range(last).end))
    }
}

/// The outermost field that a node stands in.
fn field_around<'x>(xml: &'x Xml, node: u32, parents: &[u32]) -> Option<El<'x>> {
    /// What else may stand between a paragraph and its text.
    const NONE: [&str; 7] = ["span", "a", "meta", "ruby", "ruby-base", "note", "note-citation"];
    let mut found = None;
    let mut at = node;
    while let Some(&parent) = parents.get(at as usize).filter(|&&parent| parent != at) {
        let el = xml.at(parent);
        if el.ns() != Ns::Text || matches!(el.name(), "p" | "h" | "note-body") {
            break;
        }
        if !NONE.contains(&el.name()) {
            found = Some(el);
        }
        at = parent;
    }
    found
}

/// Whether a node stands in a note or a text box. The mark of a note stands in the letter.
fn in_other_text(xml: &Xml, node: u32, parents: &[u32]) -> bool {
    let mut at = node;
    while let Some(&parent) = parents.get(at as usize).filter(|&&parent| parent != at) {
        let el = xml.at(parent);
        if el.is(Ns::Text, "note-body") || el.ns() == Ns::Draw {
            return true;
        }
        at = parent;
    }
    false
}

/// A text as it is written into a paragraph: spaces that would be folded are elements.
fn written(text: &str) -> String {
    shown(&minimal_escape(text))
}

/// Escaped text, with the spaces that would be folded as elements.
fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut folds = true;
    while let Some(c) = chars.next() {
        let blank = is_xml_space(c);
        if blank && (folds || chars.peek().is_none()) {
            out.push_str(SPACE);
        } else {
            out.push(c);
        }
        folds = blank;
    }
    out
}
