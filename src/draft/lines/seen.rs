//! What the text of a line says wherever the line stands, read once: the next version of a draft has nearly all lines of the one before.

use std::sync::{Arc, OnceLock};

use super::cues::{self, Cue};
use super::heading::{self, Heading};
use super::imprint::{self, Print};
use super::shape::Looks;
use crate::text::{is_plain, places, raised_digit};

/// What the text of a line says.
#[derive(Debug)]
pub(in crate::draft) struct Seen {
    text: Box<str>,
    /// The cues it begins with.
    pub cues: Vec<&'static Cue>,
    /// The heading it is by its form.
    pub heading: Option<Heading>,
    pub looks: Looks,
    /// What it is by the form of what is printed on every page.
    pub print: Print,
    /// Whether white space in it is a single space between two words, and nothing in it is invisible.
    pub plain: bool,
    /// Whether a figure or bracket in it may be a mark of a note.
    pub may_mark: bool,
    /// Set when it was found to hold no mark, wherever it stands.
    pub unmarked: OnceLock<()>,
    running_head: OnceLock<Option<Box<str>>>,
}

impl Seen {
    pub fn of(text: &str) -> Self {
        Self {
            cues: cues::of_text(text).collect(),
            heading: heading::parse(text),
            looks: Looks::of(text),
            print: imprint::see(text),
            plain: is_plain(text),
            may_mark: may_mark(text),
            unmarked: OnceLock::new(),
            running_head: OnceLock::new(),
            text: text.into(),
        }
    }

    /// What it reads without its digits, where it may return on other pages so.
    pub fn running_head(&self) -> Option<&str> {
        self.running_head.get_or_init(|| imprint::running_head(&self.text)).as_deref()
    }
}

/// Whether a text has a figure, a raised figure or a square bracket.
fn may_mark(text: &str) -> bool {
    let raised = |c: char| !c.is_ascii() && raised_digit(c).is_some();
    text.contains(|c: char| c.is_ascii_digit() || c == '[' || raised(c))
}

/// The lines of the version before, of which most are lines of this one.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::draft) struct Known<'d> {
    before: &'d [Arc<Seen>],
    /// How many lines there are now.
    now: usize,
}

impl<'d> Known<'d> {
    /// Those that were seen before, for a draft of so many lines now.
    pub const fn of(before: &'d [Arc<Seen>], now: usize) -> Self {
        Self { before, now }
    }

    /// What the line with an index says.
    pub fn seen(&self, index: usize, text: &str) -> Arc<Seen> {
        let places = places(index, self.before.len(), self.now);
        let mut known = places.filter_map(|place| self.before.get(place));
        match known.find(|seen| *seen.text == *text) {
            Some(seen) => Arc::clone(seen),
            None => Arc::new(Seen::of(text)),
        }
    }
}
