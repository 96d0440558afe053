//! The characters of a text: white space folded, raised ones as what they are.

use crate::read::extract::Paragraph;
use crate::read::xml::El;
use crate::read::{folded, is_xml_space, moved};

/// How text is read.
#[derive(Clone, Copy, Default)]
pub(super) struct How {
    /// Whether it stands above the line, or below it.
    pub raised: Option<bool>,
    /// Whether it is not to be changed: the result of a field.
    pub fixed: bool,
}

/// Adds the text of a node with its white space folded; what is kept keeps its place in the file.
pub(super) fn text(node: El<'_>, paragraph: &mut Paragraph, space: &mut bool, how: How) {
    let (value, raw) = (node.value(), node.raw());
    if let Some(above) = how.raised {
        let text: String = folded(&value, space).chars().map(|c| moved(c, above)).collect();
        if !text.is_empty() {
            paragraph.run();
            paragraph.push(&text, node.id(), false, !how.fixed);
        }
        return;
    }
    if *value != *raw {
        let text = folded(&value, space);
        if !text.is_empty() {
            paragraph.run();
            paragraph.push(&text, node.id(), false, !how.fixed);
        }
        return;
    }
    paragraph.run();
    let (mut start, mut at) = (0, 0);
    for c in raw.chars() {
        let end = at + c.len_utf8();
        let kept = !(is_xml_space(c) && *space);
        if !kept {
            let piece = raw.get(start..at).unwrap_or_default();
            paragraph.push_at(&unbroken(piece), (node.id(), start as u32), true, !how.fixed);
            start = end;
        }
        *space = is_xml_space(c);
        at = end;
    }
    let piece = raw.get(start..).unwrap_or_default();
    paragraph.push_at(&unbroken(piece), (node.id(), start as u32), true, !how.fixed);
}

/// A text with every kind of white space as a space, byte for byte.
fn unbroken(text: &str) -> String {
    text.chars().map(|c| if is_xml_space(c) { ' ' } else { c }).collect()
}
