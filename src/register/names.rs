//! The names a minister or state secretary can be "van" or "voor", made ready to be found in a text.

use std::collections::HashMap;
use std::ops::Range;

use super::data::{Ministry, Post};
use super::office::Role;
use super::spelling::{Shape, fold, parts_are_near, words_are_near};

/// Names of ministries, portfolios and abbreviations of ministries.
#[derive(Debug)]
pub(crate) struct Names {
    /// By their folded words, so that those with the same first word stand together.
    names: Vec<Name>,
    abbreviations: Vec<String>,
    /// The first words of names.
    heads: Vec<Head>,
    /// Names by what is written, where that is right.
    right: HashMap<String, usize>,
}

/// A word with which names begin.
#[derive(Debug)]
struct Head {
    word: String,
    shape: Shape,
    names: Range<usize>,
}

impl Head {
    /// Whether a written word may be this one, or hold it and the next, or be a piece of it. Cheap, and never wrongly false.
    fn may_be(&self, written: &str, shape: Shape) -> bool {
        self.shape.may_be_near(shape, MOST_SLIPS)
            || written.starts_with(&self.word)
            || (!written.is_empty() && self.word.starts_with(written))
    }
}

/// Slips in the longest words.
const MOST_SLIPS: u32 = 2;

/// One name.
#[derive(Debug)]
struct Name {
    /// Folded.
    words: Vec<String>,
    /// As it is to be written.
    right: String,
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
        let of_ministries = ministries.iter().map(|m| (m.folded.as_str(), m.name.as_str(), true));
        let of_posts = posts.iter().filter(|post| post.office.role != Role::PrimeMinister);
        let of_posts = of_posts
            .map(|post| (post.office.folded.as_str(), post.office.portfolio.as_str(), false));
        let mut all: Vec<_> = of_ministries.chain(of_posts).collect();
        // The name of a ministry before the same name of an office.
        all.sort_by_key(|&(folded, _, ministry)| (folded, !ministry));
        all.dedup_by_key(|(folded, ..)| *folded);
        let names: Vec<Name> = all
            .into_iter()
            .map(|(folded, right, ministry)| Name {
                words: folded.split(' ').map(str::to_owned).collect(),
                right: right.to_owned(),
                ministry,
            })
            .collect();
        let abbreviations =
            ministries.iter().flat_map(|ministry| ministry.abbreviations.iter().cloned()).collect();
        let mut heads: Vec<Head> = Vec::new();
        for (i, name) in names.iter().enumerate() {
            let Some(word) = name.words.first() else { continue };
            match heads.last_mut().filter(|head| head.word == *word) {
                Some(head) => head.names.end = i + 1,
                None => {
                    let (word, shape) = (word.clone(), Shape::of(word));
                    heads.push(Head { word, shape, names: i..i + 1 });
                }
            }
        }
        let right = names.iter().enumerate().map(|(i, name)| (name.right.clone(), i)).collect();
        Self { names, abbreviations, heads, right }
    }

    /// The names whose first word may be the one that is written, each with whether it begins with the same letter.
    fn candidates<'n, 'w>(
        &'n self,
        written: &'w str,
    ) -> impl Iterator<Item = (bool, &'n Name)> + use<'n, 'w> {
        let (shape, initial) = (Shape::of(written), written.chars().next());
        let heads = self.heads.iter().filter(move |head| head.may_be(written, shape));
        heads.flat_map(move |head| {
            let same = head.word.chars().next() == initial;
            let names = self.names.get(head.names.clone()).unwrap_or_default();
            names.iter().map(move |name| (same, name))
        })
    }

    /// The longest name with which the words begin, a slip or two forgiven. `first` is the first word as
    /// written: an abbreviation counts only in its own capitals, or all in capitals.
    pub fn longest<W: AsRef<str>>(&self, first: &str, folded: &[W]) -> Option<Found> {
        let written = folded.first()?.as_ref();
        written.chars().next()?;
        let of = |same_letter: bool| {
            let names = self.candidates(written).filter(|(same, _)| *same == same_letter);
            names
                .filter_map(|(_, name)| align(&name.words, folded))
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
        let exact = self.right.get(written).and_then(|&name| self.names.get(name));
        if let Some(name) = exact.filter(|name| name.ministry || !ministry) {
            return NameMatch::Right(&name.right);
        }
        let written =
            written.split_whitespace().collect::<Vec<_>>().join(" ").replace(['–', '‑'], "-");
        if self.abbreviations.iter().any(|short| short.eq_ignore_ascii_case(&written)) {
            return NameMatch::Abbreviation;
        }
        let folded = fold(&written);
        let words: Vec<&str> = folded.split(' ').collect();
        let first = words.first().copied().unwrap_or_default();
        let names = self.candidates(first).map(|(_, name)| name);
        let names = names.filter(|name| name.ministry || !ministry);
        let whole = |name: &&Name| {
            align(&name.words, &words).is_some_and(|found| found.words == words.len())
        };
        let nearest = names
            .filter(whole)
            .min_by_key(|name| strsim::osa_distance(&name.words.join(" "), &folded));
        let Some(Name { right, .. }) = nearest else { return NameMatch::Unknown };
        let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
        // Text taken from a printed page keeps the hyphens of its lines: "Werkge-legenheid".
        let hyphens = |text: &str| text.replace('-', "");
        if hyphens(right) == hyphens(&written) {
            NameMatch::Right(right)
        } else if written == right.to_uppercase() || written == right.to_lowercase() {
            NameMatch::OneCase(right)
        } else if letters(&written) == letters(right) {
            NameMatch::Spaces(right)
        } else {
            NameMatch::Misspelt(right)
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
fn align<W: AsRef<str>>(name: &[String], text: &[W]) -> Option<Found> {
    let mut slips = 0;
    let (mut at, mut i) = (0, 0);
    while let Some(wanted) = name.get(i) {
        let written = text.get(at)?.as_ref();
        if written != wanted {
            slips += 1;
            let two_as_one = |next: &String| {
                written.strip_prefix(wanted.as_str()).is_some_and(|rest| rest == next)
            };
            let one_as_two =
                |next: &W| wanted.strip_prefix(written).is_some_and(|rest| rest == next.as_ref());
            if name.get(i + 1).is_some_and(two_as_one) {
                i += 1;
            } else if !written.is_empty() && text.get(at + 1).is_some_and(one_as_two) {
                at += 1;
            } else if wanted == "en" && name.get(i + 1).is_some_and(|next| next == written) {
                i += 1; // "Justitie Veiligheid"
            } else if !(words_are_near(written, wanted)
                || (name.len() > 1 && short_parts_are_near(written, wanted)))
            {
                return None;
            }
            if slips > 2 {
                return None;
            }
        }
        at += 1;
        i += 1;
    }
    Some(Found { words: at, slips, abbreviation: false })
}
