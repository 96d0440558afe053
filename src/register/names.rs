//! The names a minister or state secretary can be "van" or "voor", made ready to be found in a text.

use std::ops::Range;
use std::sync::Arc;

use super::data::{Ministry, Post};
use super::fold::fold;
use super::memo::Memo;
use super::office::Role;
use super::spelling::{Shape, parts_are_near, words_are_near};
use super::texts::Text;
use crate::text::HYPHENS;

/// Names of ministries, portfolios and abbreviations of ministries.
#[derive(Debug)]
pub(crate) struct Names {
    /// By their folded words, so that those with the same first word stand together.
    names: Vec<Name>,
    abbreviations: Vec<Text>,
    /// The first words of names.
    heads: Vec<Head>,
    /// The places of the names, in the order of what is written where that is right.
    right: Vec<usize>,
    /// How names are written that are not written right, of offices and of ministries.
    spellings: [Memo<Written>; 2],
    /// The places of the heads that a first word may be, by that word.
    near: Memo<Arc<[usize]>>,
}

/// How a name is written, by the place of the name that is meant.
#[derive(Clone, Copy, Debug)]
enum Written {
    Right(usize),
    Abbreviation,
    OneCase(usize),
    Spaces(usize),
    Misspelt(usize),
    Unknown,
}

/// A word with which names begin.
#[derive(Debug)]
struct Head {
    /// One of the names.
    name: Text,
    /// How long its first word is.
    len: usize,
    shape: Shape,
    names: Range<usize>,
}

impl Head {
    fn word(&self) -> &str {
        self.name.get(..self.len).unwrap_or_default()
    }

    /// Whether a written word may be this one, or hold it and the next, or be a piece of it; what [`align`] asks of a first word.
    fn may_be(&self, written: &str, shape: Shape) -> bool {
        let near =
            || words_are_near(written, self.word()) || short_parts_are_near(written, self.word());
        written.starts_with(self.word())
            || (!written.is_empty() && self.word().starts_with(written))
            || self.shape.may_be_near(shape, MOST_SLIPS) && near()
    }
}

/// Slips in the longest words.
const MOST_SLIPS: u32 = 2;

/// One name.
#[derive(Debug)]
struct Name {
    folded: Text,
    /// As it is to be written.
    right: Text,
    /// The name of a ministry.
    ministry: bool,
}

/// How the name of an office or ministry is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameMatch<'r> {
    /// As in the register.
    Right(&'r str),
    /// An abbreviation.
    Abbreviation,
    /// In capitals throughout, or in lower case throughout.
    OneCase(&'r str),
    /// Only the spaces differ: "Welzijn enSport".
    Spaces(&'r str),
    /// Otherwise than the register has it: letters, accents, commas or the capital of a word.
    Misspelt(&'r str),
    /// No such name.
    Unknown,
}

/// A name found at the front of a row of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// How many words of the text it takes.
    pub words: usize,
    /// How many of them are written wrong.
    pub slips: usize,
    /// An abbreviation of a ministry.
    pub abbreviation: bool,
}

impl Names {
    pub(super) fn of(posts: &[Post], ministries: &[Ministry]) -> Self {
        let of_ministries = ministries.iter().map(|m| (&m.folded, &m.name, true));
        let of_posts = posts.iter().filter(|post| post.office.role != Role::PrimeMinister);
        let of_posts = of_posts.map(|post| (&post.office.folded, &post.office.portfolio, false));
        let mut all: Vec<_> = of_ministries.chain(of_posts).collect();
        // The name of a ministry before the same name of an office.
        all.sort_by_key(|&(folded, _, ministry)| (folded, !ministry));
        all.dedup_by_key(|(folded, ..)| *folded);
        let names = all.into_iter().map(|(folded, right, ministry)| {
            let (folded, right) = (folded.clone(), right.clone());
            Name { folded, right, ministry }
        });
        let names: Vec<Name> = names.collect();
        let abbreviations =
            ministries.iter().flat_map(|ministry| ministry.abbreviations.iter().cloned()).collect();
        let mut heads: Vec<Head> = Vec::new();
        for (i, name) in names.iter().enumerate() {
            let word = name.folded.split(' ').next().unwrap_or_default();
            match heads.last_mut().filter(|head| head.word() == word) {
                Some(head) => head.names.end = i + 1,
                None => {
                    let (name, len, shape) = (name.folded.clone(), word.len(), Shape::of(word));
                    heads.push(Head { name, len, shape, names: i..i + 1 });
                }
            }
        }
        let mut right: Vec<usize> = (0..names.len()).collect();
        right.sort_by_key(|&place| names.get(place).map(|name| &name.right));
        let (spellings, near) = Default::default();
        Self { names, abbreviations, heads, right, spellings, near }
    }

    /// The name that is written right.
    fn exact(&self, written: &str) -> Option<&Name> {
        let name = |place: &usize| self.names.get(*place);
        let at = self
            .right
            .partition_point(|place| name(place).is_some_and(|one| *one.right < *written));
        self.right.get(at).and_then(name).filter(|name| name.right == written)
    }

    /// The names whose first word may be the one that is written, each with its place and whether it begins with the same letter.
    fn candidates(&self, written: &str) -> impl Iterator<Item = (bool, usize, &Name)> + use<'_> {
        let near = self.near.get(written, || {
            let shape = Shape::of(written);
            let heads = self.heads.iter().enumerate();
            heads.filter(|(_, head)| head.may_be(written, shape)).map(|(place, _)| place).collect()
        });
        let initial = written.chars().next();
        let heads = (0..near.len()).filter_map(move |i| self.heads.get(*near.get(i)?));
        heads.flat_map(move |head| {
            let same = head.word().chars().next() == initial;
            let names = self.names.get(head.names.clone()).unwrap_or_default();
            names.iter().zip(head.names.start..).map(move |(name, place)| (same, place, name))
        })
    }

    /// The longest name with which the words begin, a slip or two forgiven. `first` is the first word as
    /// written: an abbreviation counts only in its own capitals, or all in capitals.
    pub fn longest<W: AsRef<str>>(&self, first: &str, folded: &[W]) -> Option<Found> {
        let written = folded.first()?.as_ref();
        written.chars().next()?;
        let of = |same_letter: bool| {
            let names = self.candidates(written).filter(|(same, ..)| *same == same_letter);
            names
                .filter_map(|(_, _, name)| align(&name.folded, folded))
                .max_by_key(|found| (found.words, std::cmp::Reverse(found.slips)))
        };
        if let Some(found) = of(true) {
            return Some(found);
        }
        let capitals = !first.chars().any(char::is_lowercase);
        let abbreviation = self
            .abbreviations
            .iter()
            .any(|short| short == first || (capitals && short.to_uppercase() == first));
        if abbreviation {
            return Some(Found { words: 1, slips: 0, abbreviation: true });
        }
        of(false)
    }
}

impl<'r> NameMatch<'r> {
    /// The name that is meant, as the register writes it.
    #[must_use]
    pub const fn name(self) -> Option<&'r str> {
        match self {
            Self::Right(name) | Self::OneCase(name) | Self::Spaces(name) | Self::Misspelt(name) => {
                Some(name)
            }
            Self::Abbreviation | Self::Unknown => None,
        }
    }
}

impl Names {
    /// How a whole name is written; `ministry` looks at the names of ministries only.
    pub fn spelling(&self, written: &str, ministry: bool) -> NameMatch<'_> {
        if let Some(name) = self.exact(written).filter(|name| name.ministry || !ministry) {
            return NameMatch::Right(&name.right);
        }
        let [of_offices, of_ministries] = &self.spellings;
        let known = if ministry { of_ministries } else { of_offices };
        let spelt = known.get(written, || self.spelt(written, ministry));
        let right = |place: usize| self.names.get(place).map(|name| &*name.right);
        let found = match spelt {
            Written::Right(place) => right(place).map(NameMatch::Right),
            Written::OneCase(place) => right(place).map(NameMatch::OneCase),
            Written::Spaces(place) => right(place).map(NameMatch::Spaces),
            Written::Misspelt(place) => right(place).map(NameMatch::Misspelt),
            Written::Abbreviation => Some(NameMatch::Abbreviation),
            Written::Unknown => None,
        };
        found.unwrap_or(NameMatch::Unknown)
    }

    fn spelt(&self, written: &str, ministry: bool) -> Written {
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let written = written.replace(HYPHENS, "-").replace('–', "-");
        if self.abbreviations.iter().any(|short| short.eq_ignore_ascii_case(&written)) {
            return Written::Abbreviation;
        }
        let folded = fold(&written);
        let words: Vec<&str> = folded.split(' ').collect();
        let first = words.first().copied().unwrap_or_default();
        let names = self.candidates(first).map(|(_, place, name)| (place, name));
        let whole = names.filter(|(_, name)| {
            let found = align(&name.folded, &words).filter(|found| found.words == words.len());
            (name.ministry || !ministry) && found.is_some()
        });
        let nearest = whole.min_by_key(|(_, name)| strsim::osa_distance(&name.folded, &folded));
        let Some((place, Name { right, .. })) = nearest else { return Written::Unknown };
        let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
        // Text taken from a printed page keeps the hyphens of its lines: "Werkge-legenheid".
        let hyphens = |text: &str| text.replace('-', "");
        if hyphens(right) == hyphens(&written) {
            Written::Right(place)
        } else if written == right.to_uppercase() || written == right.to_lowercase() {
            Written::OneCase(place)
        } else if letters(&written) == letters(right) {
            Written::Spaces(place)
        } else {
            Written::Misspelt(place)
        }
    }
}

/// [`parts_are_near`], and words of four letters with a slip: "Langdurige Zog en Sport". Among the names of offices
/// they cannot be mistaken for another, among those of people they can.
fn short_parts_are_near(written: &str, wanted: &str) -> bool {
    parts_are_near(written, wanted)
        || (wanted.len() == 4 && written.len() >= 3 && strsim::osa_distance(written, wanted) <= 1)
}

/// How the words of a text begin with those of a name.
fn align<W: AsRef<str>>(name: &str, text: &[W]) -> Option<Found> {
    let (mut slips, mut at) = (0, 0);
    let mut words = name.split(' ').peekable();
    while let Some(wanted) = words.next() {
        let written = text.get(at)?.as_ref();
        if written != wanted {
            slips += 1;
            let next = words.peek().copied();
            let two_as_one = |next: &str| written.strip_prefix(wanted) == Some(next);
            let one_as_two =
                |next: &W| wanted.strip_prefix(written).is_some_and(|rest| rest == next.as_ref());
            if next.is_some_and(two_as_one) {
                words.next();
            } else if !written.is_empty() && text.get(at + 1).is_some_and(one_as_two) {
                at += 1;
            } else if wanted == "en" && next == Some(written) {
                words.next(); // "Justitie Veiligheid"
            } else if !(words_are_near(written, wanted)
                || (name.contains(' ') && short_parts_are_near(written, wanted)))
            {
                return None;
            }
            if slips > 2 {
                return None;
            }
        }
        at += 1;
    }
    Some(Found { words: at, slips, abbreviation: false })
}
