//! The names a minister or state secretary can be "van" or "voor", made ready to be found in a text.

use super::data::{Ministry, Post};
use super::office::Role;
use super::spelling::{parts_are_near, words_are_near};

/// Names of ministries, portfolios and abbreviations of ministries.
#[derive(Debug)]
pub(crate) struct Names {
    names: Vec<Name>,
    abbreviations: Vec<String>,
}

/// One name, in folded words.
#[derive(Debug)]
struct Name {
    words: Vec<String>,
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
        let portfolios = posts.iter().filter(|post| post.office.role != Role::PrimeMinister);
        let mut folded: Vec<&str> = portfolios
            .map(|post| post.office.folded.as_str())
            .chain(ministries.iter().map(|ministry| ministry.folded.as_str()))
            .collect();
        folded.sort_unstable();
        folded.dedup();
        let names = folded
            .into_iter()
            .map(|name| Name { words: name.split(' ').map(str::to_owned).collect() })
            .collect();
        let abbreviations =
            ministries.iter().flat_map(|ministry| ministry.abbreviations.iter().cloned()).collect();
        Self { names, abbreviations }
    }

    /// The longest name with which the words begin, a slip or two forgiven. `first` is the first word as
    /// written: an abbreviation counts only in its own capitals, or all in capitals.
    pub fn longest<W: AsRef<str>>(&self, first: &str, folded: &[W]) -> Option<Found> {
        let initial = folded.first()?.as_ref().chars().next()?;
        let of = |same_letter: bool| {
            let names = self.names.iter().filter(move |name| {
                let begins = name.words.first().is_some_and(|word| word.starts_with(initial));
                begins == same_letter
            });
            names
                .filter_map(|name| align(&name.words, folded))
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
                || (name.len() > 1 && parts_are_near(written, wanted)))
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
