//! Who held which office when, what the ministries were called, how the factions are written; and, as help only, what
//! dossiers are called.
//!
//! Offices and ministries are two tables that must not be checked by one another: since 23 February
//! 2026 there is a minister van Klimaat en Groene Groei and no ministry of that name.
//!
//! The tables are `rules/register/*.toml`, kept in the program as JSON and read when first asked for. A TOML file in the same form
//! adds rows or replaces them, see [`Register::with_extra`].

mod data;
mod dossiers;
mod lookup;
mod names;
mod office;
mod people;
mod shared;
mod spelling;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub use data::{Ministry, Party, Post, RegisterError};
pub use dossiers::Dossier;
pub use lookup::{Fit, Held, MinistryMatch, PartyMatch};
pub use names::NameMatch;
pub(crate) use names::Names;
pub use office::{OfficeKey, Preposition, Role, Spelt};
pub use people::{Given, PersonMatch, Spelling};
pub use shared::SharedRegister;
pub(crate) use spelling::{Shape, folded_are_near, key, looks_doubled, undoubled};
pub use spelling::{begins_surname, fold, is_prefix, same_but_misspelt};

use crate::text::Date;
use dossiers::Dossiers;
use people::People;

/// The tables of offices, ministries, factions and dossiers.
#[derive(Debug)]
pub struct Register {
    posts: Vec<Post>,
    first_day: Option<Date>,
    ministries: Vec<Ministry>,
    parties: Vec<Party>,
    names: Names,
    people: People,
    /// The posts that an office with a folded name may stand for: by portfolio, ministry, and both.
    offices: HashMap<String, Vec<usize>>,
    /// Surnames, folded and in order, that are a slip apart and two people.
    namesakes: HashSet<(String, String)>,
    /// Those of a file of one's own.
    dossiers: Dossiers,
}

static BUILTIN: LazyLock<Register> = LazyLock::new(|| {
    let mut rows = data::Rows::default();
    for file in FILES {
        // A file that does not parse fails the tests; here it only leaves the register poorer.
        if let Some(read) = data::embedded(file) {
            rows.posts.extend(read.posts);
            rows.ministries.extend(read.ministries);
            rows.parties.extend(read.parties);
            rows.namesakes.extend(read.namesakes);
        }
    }
    Register::of(rows)
});

const FILES: [&str; 4] =
    [embedded::POSTS, embedded::MINISTRIES, embedded::PARTIES, embedded::MEMBERS];

/// The files of the register, as the build script made them.
mod embedded {
    include!(concat!(env!("OUT_DIR"), "/register.rs"));
}

impl Register {
    /// The posts held on a day, in the order of the register.
    pub fn held_on(&self, date: Date) -> impl Iterator<Item = &Post> {
        self.posts.iter().filter(move |post| post.held_on(date))
    }

    /// The register inside the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The register inside the program, with the rows of one more file.
    ///
    /// A row of that file replaces the one it corrects: a post with the same office, surname and first
    /// day, a ministry with the same name and first day, a party with the same preferred form, a dossier with the
    /// same number.
    ///
    /// # Errors
    ///
    /// When the file is no TOML, or a row has an unknown key, no office, or a day that does not exist.
    pub fn with_extra(file: &str) -> Result<Self, RegisterError> {
        let extra = data::read(file)?;
        let builtin = Self::builtin();
        let mut rows = data::Rows {
            posts: builtin.posts.clone(),
            ministries: builtin.ministries.clone(),
            parties: builtin.parties.clone(),
            dossiers: extra.dossiers,
            namesakes: extra.namesakes,
        };
        add(&mut rows.posts, extra.posts, |a, b| {
            a.office == b.office && a.folded_surname == b.folded_surname && a.from == b.from
        });
        add(&mut rows.ministries, extra.ministries, |a, b| {
            a.folded == b.folded && a.from == b.from
        });
        let known = builtin.namesakes.iter().cloned();
        rows.namesakes.extend(known.map(|(a, b)| [a, b]));
        add(&mut rows.parties, extra.parties, |a, b| a.preferred() == b.preferred());
        Ok(Self::of(rows))
    }

    fn of(rows: data::Rows) -> Self {
        let names = Names::of(&rows.posts, &rows.ministries);
        let people = People::of(&rows.posts);
        let offices = lookup::by_office(&rows.posts);
        let first_day = rows.posts.iter().map(|post| post.from).min();
        let namesakes = rows.namesakes.iter().map(|[a, b]| lookup::pair(&fold(a), &fold(b)));
        let namesakes = namesakes.collect();
        let dossiers = dossiers::by_number(rows.dossiers);
        Self {
            posts: rows.posts,
            first_day,
            ministries: rows.ministries,
            parties: rows.parties,
            names,
            people,
            offices,
            namesakes,
            dossiers,
        }
    }

    /// All posts, by cabinet.
    #[must_use]
    pub fn posts(&self) -> &[Post] {
        &self.posts
    }

    /// All names of ministries.
    #[must_use]
    pub fn ministries(&self) -> &[Ministry] {
        &self.ministries
    }

    /// All factions.
    #[must_use]
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// How the name of an office is written; that of an office may be the name of a ministry.
    #[must_use]
    pub fn office_name(&self, written: &str) -> NameMatch<'_> {
        self.names.spelling(written, false)
    }

    /// How the name of a ministry is written.
    #[must_use]
    pub fn ministry_name(&self, written: &str) -> NameMatch<'_> {
        self.names.spelling(written, true)
    }

    /// What a minister or state secretary can be "van" or "voor".
    pub(crate) const fn names(&self) -> &Names {
        &self.names
    }
}

fn add<T>(rows: &mut Vec<T>, extra: Vec<T>, same: impl Fn(&T, &T) -> bool) {
    for row in extra {
        match rows.iter_mut().find(|old| same(old, &row)) {
            Some(old) => *old = row,
            None => rows.push(row),
        }
    }
}
