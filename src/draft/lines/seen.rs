//! What the text of a line says wherever the line stands, read once: the next version of a draft has nearly all lines of the one before,
//! and heads, salutations and short answers stand in one many times.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::cues::{self, Cue};
use super::heading::{self, Heading};
use super::imprint::{self, Print};
use super::item::{self, Item};
use super::shape::Looks;
use crate::draft::notes::scan::MarkLike;
use crate::parallel;
use crate::text::{Stood, is_plain, raised_digit, stood};

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
    /// What may be marks in it from some byte on with no line above that has a say, once that was looked for.
    pub marks: OnceLock<(usize, Box<[MarkLike]>)>,
    running_head: OnceLock<Option<Box<str>>>,
    item: OnceLock<Option<Box<Item>>>,
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
            marks: OnceLock::new(),
            running_head: OnceLock::new(),
            item: OnceLock::new(),
            text: text.into(),
        }
    }

    /// The number without a word that it begins with.
    pub fn item(&self) -> Option<&Item> {
        self.item.get_or_init(|| item::item(&self.text).map(Box::new)).as_deref()
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

/// What each of some lines says: what is known of it from the version before, at its place or anywhere, and otherwise read once for all
/// lines of the same text, on all cores where that is worth it. `size` is how long all are together, in bytes.
pub(in crate::draft) fn all(
    before: &[Arc<Seen>],
    lines: &[Cow<'_, str>],
    size: usize,
) -> Vec<Arc<Seen>> {
    let then: Vec<&str> = before.iter().map(|seen| &*seen.text).collect();
    let now: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
    let stood = stood(&then, &now);
    let new = stood.iter().zip(&now).zip(0..);
    let new = new.filter(|((stood, _), i)| **stood == Stood::Here(*i));
    let new: Vec<&str> = new.map(|((_, text), _)| *text).collect();
    let mut read = parallel::map(size, &new, |text| Arc::new(Seen::of(text))).into_iter();
    let mut all: Vec<Arc<Seen>> = Vec::with_capacity(lines.len());
    for (stood, text) in stood.into_iter().zip(now) {
        let known = match stood {
            Stood::Before(place) => before.get(place),
            Stood::Here(place) => all.get(place),
        };
        let seen = known.map(Arc::clone).or_else(|| read.next());
        all.push(seen.unwrap_or_else(|| Arc::new(Seen::of(text))));
    }
    all
}
