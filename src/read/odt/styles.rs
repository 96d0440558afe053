//! What the styles of an OpenDocument text say of paragraphs and words, with those they are based on.

use std::collections::HashMap;

use crate::read::xml::{El, Ns};

/// A style, without those it is based on.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    hidden: Option<bool>,
    /// Whether headings of it are counted as chapters.
    counted: Option<bool>,
}

/// The styles of a document, by the names of their families and their own.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

/// How many styles may be based on each other: a circle ends here.
const CHAIN: usize = 24;

impl Styles {
    /// Learns a style.
    pub fn learn(&mut self, el: El<'_>) {
        let Some(name) = el.attr("name") else { return };
        let words = el.child(Ns::Style, "text-properties");
        let display = words.and_then(|of| of.attr("display"));
        // A list of its own takes the place of the numbers of chapters; an empty name is none at all.
        let counted = match (el.attr("list-style-name"), el.attr("default-outline-level")) {
            (Some(_), _) => Some(false),
            (None, Some(level)) => Some(!level.is_empty()),
            (None, None) => None,
        };
        let style = Style {
            based_on: el.attr("parent-style-name").map(Into::into),
            hidden: display.map(|display| display == "none"),
            counted,
        };
        self.styles.insert(name.into_owned(), style);
    }

    /// The first answer along the chain of styles that one is based on.
    fn find(&self, name: &str, ask: impl Fn(&Style) -> Option<bool>) -> bool {
        let mut next = self.styles.get(name);
        for _ in 0..CHAIN {
            let Some(style) = next else { break };
            if let Some(found) = ask(style) {
                return found;
            }
            next = style.based_on.as_deref().and_then(|name| self.styles.get(name));
        }
        false
    }

    /// Whether what has this style is hidden.
    pub fn is_hidden(&self, name: &str) -> bool {
        self.find(name, |style| style.hidden)
    }

    /// Whether headings of this style are counted as chapters.
    pub fn is_counted(&self, name: &str) -> bool {
        self.find(name, |style| style.counted)
    }
}
