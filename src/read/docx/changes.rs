//! Fixes as tracked changes, in a Word document.

use std::fmt::Write as _;

use quick_xml::escape::minimal_escape;

use super::Word;
use super::write::Seam;
use crate::read::package::Parts;
use crate::read::splice::{Splices, known_id};
use crate::read::xml::Xml;
use crate::read::{AUTHOR, Change, Unread};

impl Word {
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
    changes.filter_map(|el| known_id(&el.attr("id")?)).max().unwrap_or(900)
}
