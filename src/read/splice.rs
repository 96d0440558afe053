//! Changes of a text of XML at places in it; what lies between stays byte for byte.

use std::collections::BTreeMap;

use super::limits;
use super::xml::{El, Xml};

/// Changes of a text of XML.
#[derive(Debug, Default)]
pub struct Splices {
    at: BTreeMap<(usize, usize), String>,
}

impl Splices {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Takes out an element.
    pub fn cut(&mut self, el: El<'_>) {
        let range = el.range();
        self.at.insert((range.start, range.end), String::new());
    }

    /// Puts text in the place of other text.
    pub fn replace(&mut self, range: std::ops::Range<usize>, text: String) {
        self.at.insert((range.start, range.end), text);
    }

    /// Adds text at a place, behind what was added there before.
    pub fn insert(&mut self, at: usize, text: &str) {
        self.at.entry((at, at)).or_default().push_str(text);
    }

    /// Adds text at a place where that was not done yet.
    pub fn once(&mut self, at: usize, text: &str) {
        self.at.insert((at, at), text.to_owned());
    }

    /// The text with the changes.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
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

/// An id, for new ones to count on from; `None` for what no program gave.
#[must_use]
pub fn known_id(text: &str) -> Option<u32> {
    text.parse().ok().filter(|id| *id <= limits::ID)
}

/// The name of an element with its prefix.
#[must_use]
pub fn qualified(el: El<'_>) -> String {
    name_of(el.tag()).to_owned()
}

/// The name in a tag, with its prefix.
#[must_use]
pub fn name_of(tag: &str) -> &str {
    let inside = tag.trim_start_matches('<');
    inside.split([' ', '\t', '\r', '\n', '>', '/']).next().unwrap_or_default()
}

/// The prefix of an element, colon and all.
#[must_use]
pub fn prefix(el: El<'_>) -> String {
    let name = qualified(el);
    name.split_once(':').map_or_else(String::new, |(prefix, _)| format!("{prefix}:"))
}

/// A text of XML with something added at the end of its root.
#[must_use]
pub fn inside_end(xml: &Xml, add: &str) -> String {
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
