//! What the styles of a Word document say of paragraphs and runs.

use std::collections::HashMap;

use crate::read::xml::{El, Ns, Xml};

/// A style, without those it is based on.
#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<String>,
    heading: Option<bool>,
    hidden: Option<bool>,
    raised: Option<Raised>,
    list: Option<String>,
    level: Option<u32>,
    page_break: Option<bool>,
}

/// Whether text stands above or below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raised {
    /// On the line.
    No,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

/// How many styles may be based on each other: a circle ends here.
const CHAIN: usize = 24;

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(xml: &Xml) -> Self {
        let mut styles = HashMap::new();
        for one in xml.root().children().filter(|child| child.is(Ns::Word, "style")) {
            let Some(id) = one.attr("styleId") else { continue };
            let name = one.property("name").unwrap_or_default().to_lowercase();
            let about = one.child(Ns::Word, "pPr");
            let level = about.and_then(|about| about.property("outlineLvl"));
            let level = level.and_then(|level| level.parse::<u32>().ok());
            let numbered = about.and_then(|about| about.child(Ns::Word, "numPr"));
            let run = one.child(Ns::Word, "rPr");
            let style = Style {
                based_on: one.property("basedOn").map(Into::into),
                heading: match level {
                    Some(level) => Some(level < 9),
                    None => name.starts_with("heading ").then_some(true),
                },
                hidden: run.and_then(|run| run.is_on("vanish")),
                raised: run.and_then(raised),
                list: numbered.and_then(|list| list.property("numId")).map(Into::into),
                level: numbered.and_then(|list| list.property("ilvl")).and_then(|l| l.parse().ok()),
                page_break: about.and_then(|about| about.is_on("pageBreakBefore")),
            };
            styles.insert(id.into_owned(), style);
        }
        Self { styles }
    }

    /// The first answer along the chain of styles that `id` is based on.
    fn find<T>(&self, id: Option<&str>, ask: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut next = self.styles.get(id?);
        for _ in 0..CHAIN {
            let style = next?;
            if let Some(found) = ask(style) {
                return Some(found);
            }
            next = self.styles.get(style.based_on.as_deref()?);
        }
        None
    }

    /// Whether a paragraph of this style is a heading.
    pub fn is_heading(&self, id: Option<&str>) -> bool {
        self.find(id, |style| style.heading).unwrap_or(false)
    }

    /// Whether text of this style is hidden.
    pub fn is_hidden(&self, id: Option<&str>) -> Option<bool> {
        self.find(id, |style| style.hidden)
    }

    /// Whether text of this style stands above or below the line.
    pub fn raised(&self, id: Option<&str>) -> Option<Raised> {
        self.find(id, |style| style.raised)
    }

    /// Whether a paragraph of this style begins a page.
    pub fn begins_page(&self, id: Option<&str>) -> bool {
        self.find(id, |style| style.page_break).unwrap_or(false)
    }

    /// The list that paragraphs of this style stand in, and their level in it.
    pub fn list(&self, id: Option<&str>) -> Option<(String, Option<u32>)> {
        let list = self.find(id, |style| style.list.clone())?;
        Some((list, self.find(id, |style| style.level)))
    }
}

/// What the properties of a run say of its place.
pub(super) fn raised(run: El<'_>) -> Option<Raised> {
    Some(match run.property("vertAlign")?.as_ref() {
        "superscript" => Raised::Above,
        "subscript" => Raised::Below,
        _ => Raised::No,
    })
}
