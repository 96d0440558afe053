//! Who held which office when, what the ministries were called, how the factions are written; and, as help only, what
//! dossiers are called.
//!
//! Offices and ministries are two tables that must not be checked by one another: since 23 February
//! 2026 there is a minister van Klimaat en Groene Groei and no ministry of that name.
//!
//! The tables are `rules/register/*.toml`, which the build script makes rows of the program; what they are looked up by is made
//! when first asked for. A TOML file in the same form
//! adds rows or replaces them, see [`Register::with_extra`].

mod data;
mod dossier;
mod dossiers;
mod fold;
mod lookup;
mod memo;
mod names;
mod office;
mod people;
mod shared;
mod spelling;
#[cfg(test)]
mod tests;
mod texts;

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

pub use data::{Ministry, Party, Post, RegisterError};
pub use dossier::Dossier;
pub use fold::fold;
pub use lookup::{Fit, Held, MinistryMatch, PartyMatch};
pub use names::NameMatch;
pub(crate) use names::Names;
pub use office::{OfficeKey, Preposition, Role, Spelt};
pub use people::{Given, PersonMatch, Spelling};
pub use shared::SharedRegister;
pub(crate) use spelling::{Shape, folded_are_near, key, looks_doubled, undoubled};
pub use spelling::{begins_surname, is_prefix, one_word_differs, same_but_misspelt};
pub use texts::{List, Text};

use crate::text::Date;
use crate::text::hash::Listed;
use dossiers::Dossiers;
use lookup::Form;
use memo::Memo;
use people::People;

/// The tables of offices, ministries, factions and dossiers.
#[derive(Debug)]
pub struct Register {
    posts: Cow<'static, [Post]>,
    first_day: Option<Date>,
    ministries: Cow<'static, [Ministry]>,
    parties: Cow<'static, [Party]>,
    names: Names,
    people: People,
    /// The posts, by their place, that an office with a folded name may stand for: by portfolio, ministry, and both.
    offices: Listed<usize>,
    /// Surnames, folded, that are a slip apart and two people.
    namesakes: Cow<'static, [[Text; 2]]>,
    /// Those of a file of one's own.
    dossiers: Dossiers,
    /// The posts that an office can stand for, by role and preposition.
    posts_under: [[Memo<Arc<[lookup::Place]>>; 3]; 3],
    /// The ministries, by their place, that are a name but for a slip.
    near_ministries: Memo<Arc<[usize]>>,
    /// The party, by its place, that a text is a form of.
    forms: Memo<Option<(Form, usize)>>,
}

static BUILTIN: LazyLock<Register> = LazyLock::new(|| {
    let Tables { posts, ministries, parties, namesakes } = embedded::TABLES;
    Register::of(posts, ministries, parties, namesakes, Vec::new())
});

/// The tables of the program.
struct Tables {
    posts: &'static [Post],
    ministries: &'static [Ministry],
    parties: &'static [Party],
    namesakes: &'static [[Text; 2]],
}

/// The files of the register, as the build script made them: rows that lie in the program as a run reads them.
mod embedded {
    use super::{Ministry, OfficeKey, Party, Post, Preposition, Role, Tables, Text};
    use crate::text::Date;
    use crate::text::date::{EARLIEST, LATEST};
    use std::borrow::Cow;

    const fn text(text: &'static str) -> Text {
        Cow::Borrowed(text)
    }

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
        let mut posts = builtin.posts.to_vec();
        add(&mut posts, extra.posts, |a, b| {
            a.office == b.office && a.folded_surname == b.folded_surname && a.from == b.from
        });
        let mut ministries = builtin.ministries.to_vec();
        add(&mut ministries, extra.ministries, |a, b| a.folded == b.folded && a.from == b.from);
        let mut parties = builtin.parties.to_vec();
        add(&mut parties, extra.parties, |a, b| a.preferred() == b.preferred());
        let folded =
            extra.namesakes.iter().map(|pair| pair.each_ref().map(|name| fold(name).into()));
        let namesakes: Vec<_> = builtin.namesakes.iter().cloned().chain(folded).collect();
        Ok(Self::of(posts, ministries, parties, namesakes, extra.dossiers))
    }

    fn of(
        posts: impl Into<Cow<'static, [Post]>>,
        ministries: impl Into<Cow<'static, [Ministry]>>,
        parties: impl Into<Cow<'static, [Party]>>,
        namesakes: impl Into<Cow<'static, [[Text; 2]]>>,
        dossiers: Vec<Dossier>,
    ) -> Self {
        let (posts, ministries) = (posts.into(), ministries.into());
        Self {
            names: Names::of(&posts, &ministries),
            people: People::of(&posts),
            offices: lookup::by_office(&posts),
            first_day: posts.iter().map(|post| post.from).min(),
            posts,
            ministries,
            parties: parties.into(),
            namesakes: namesakes.into(),
            dossiers: dossiers::by_number(dossiers),
            posts_under: Default::default(),
            near_ministries: Memo::default(),
            forms: Memo::default(),
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
