//! What kamerlint writes into a Word document: comments at findings and fixes as tracked changes. Everything else stays as it is,
//! byte for byte; what was written before is known by its author and can be taken out again.

use std::sync::Arc;

use super::{Word, relations, relations_of};
use crate::read::package::Parts;
use crate::read::splice::{Splices, inside_end, prefix, qualified};
use crate::read::xml::{El, Ns, Xml};
use crate::read::{AUTHOR, Ours, Revision, Unread};

/// Takes out what kamerlint wrote.
///
/// # Errors
/// [`Unread`], as for reading.
pub fn without_ours(bytes: Arc<[u8]>, what: Ours) -> Result<Vec<u8>, Unread> {
    let mut word = Word::read(Arc::clone(&bytes), Revision::Accepted)?;
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
        let splices = cleaned(&part.xml, &ours, what == Ours::All);
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

/// What takes our marks out of a part: anchors of comments, and changes where they are to be undone.
fn cleaned(xml: &Xml, comments: &[String], changes: bool) -> Splices {
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
            "ins" if changes && is_ours(&el) => {
                splices.cut(el);
                until = el.range().end;
            }
            "del" if changes && is_ours(&el) => {
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
impl Word {
    /// Adds a part of a kind (`comments`, `footnotes`) to a document that has none.
    pub(super) fn add_part(
        &mut self,
        main: &str,
        kind: &str,
        inside: &str,
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
        let name = format!("{folder}{slash}{kind}.xml");
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:{kind} xmlns:w=\"{space}\">{inside}</w:{kind}>"
        );
        parts.insert(name.clone(), text.into_bytes());
        let base = if strict {
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
        } else {
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        };
        let relation = format!(
            "<Relationship Id=\"rIdKamerlint\" Type=\"{base}/{kind}\" Target=\"{kind}.xml\"/>"
        );
        let override_ = format!(
            "<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
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
}

/// How a run is cut in two inside one of its texts.
pub(super) struct Seam {
    pub prefix: String,
    pub properties: String,
    pub close: String,
    pub open: String,
    /// Where the start tag of the text ends, when it does not keep white space yet.
    space: Option<usize>,
}

impl Seam {
    pub fn of(xml: &Xml, node: u32, parents: &[u32]) -> Option<Self> {
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

    pub fn keep_space(&self, splices: &mut Splices) {
        if let Some(at) = self.space {
            splices.once(at, " xml:space=\"preserve\"");
        }
    }
}

/// The run that a node stands in.
pub(super) fn run_of(xml: &Xml, node: u32, parents: &[u32]) -> Option<u32> {
    let mut at = node;
    for _ in 0..4 {
        at = parents.get(at as usize).copied()?;
        if xml.at(at).is(Ns::Word, "r") {
            return Some(at);
        }
    }
    None
}
