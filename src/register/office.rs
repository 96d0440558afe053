//! Offices: what somebody is minister or state secretary of.

use super::fold::fold;
use super::spelling::{Shape, slips_of, words_are_near};
use super::texts::Text;

/// The kind of office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Minister-president.
    PrimeMinister,
    /// Minister.
    Minister,
    /// Staatssecretaris.
    StateSecretary,
}

impl Role {
    /// The Dutch word, in lower case.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PrimeMinister => "minister-president",
            Self::Minister => "minister",
            Self::StateSecretary => "staatssecretaris",
        }
    }

    /// The Dutch word for several of them, in lower case.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::PrimeMinister => "ministers-president",
            Self::Minister => "ministers",
            Self::StateSecretary => "staatssecretarissen",
        }
    }

    /// The role of a word, and whether the word is written right but for capitals.
    #[must_use]
    pub fn read(word: &str) -> Option<(Self, Spelt)> {
        // Nearly every word is too short or too long, or has other letters.
        let shape = Shape::of_letters(word);
        if word.is_ascii() && !FORMS.iter().any(|form| form.shape.may_be_near(shape, form.slips)) {
            return None;
        }
        let lower = word.to_lowercase();
        if let Some(form) = FORMS.iter().find(|form| lower == form.word) {
            return Some((form.role, Spelt { plural: form.plural, right: true }));
        }
        let folded = fold(word);
        if NOT_ROLES.contains(&folded.as_str()) {
            return None;
        }
        let letters = folded.replace(' ', "");
        let form = FORMS.iter().find(|form| words_are_near(&letters, form.letters))?;
        Some((form.role, Spelt { plural: form.plural, right: false }))
    }
}

/// A word for a role.
struct Form {
    role: Role,
    plural: bool,
    word: &'static str,
    /// The word without its dash.
    letters: &'static str,
    shape: Shape,
    /// How many slips it may have.
    slips: u32,
}

const fn form(role: Role, plural: bool, word: &'static str, letters: &'static str) -> Form {
    let slips = slips_of(letters.len()) as u32;
    Form { role, plural, word, letters, shape: Shape::of(letters), slips }
}

static FORMS: [Form; 6] = [
    form(Role::PrimeMinister, false, Role::PrimeMinister.word(), "ministerpresident"),
    form(Role::PrimeMinister, true, Role::PrimeMinister.plural(), "ministerspresident"),
    form(Role::Minister, false, Role::Minister.word(), "minister"),
    form(Role::Minister, true, Role::Minister.plural(), "ministers"),
    form(Role::StateSecretary, false, Role::StateSecretary.word(), "staatssecretaris"),
    form(Role::StateSecretary, true, Role::StateSecretary.plural(), "staatssecretarissen"),
];

/// Words that are one slip from a role and something else.
const NOT_ROLES: [&str; 7] = [
    "ministerie",
    "ministeries",
    "miniseries",
    "ministerin",
    "ministre",
    "ministres",
    "staatssecretaresse",
];

/// How a role word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelt {
    /// The word for several.
    pub plural: bool,
    /// Spelt right but for capitals.
    pub right: bool,
}

/// The word between role and portfolio. Until the cabinet of 2026 "voor" was the word for a minister
/// without a ministry of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Preposition {
    /// "van"
    Van,
    /// "voor"
    Voor,
}

impl Preposition {
    /// The Dutch word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Van => "van",
            Self::Voor => "voor",
        }
    }

    /// The preposition that a word is.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        [Self::Van, Self::Voor].into_iter().find(|p| word.eq_ignore_ascii_case(p.word()))
    }
}

/// An office as a key for look-ups: role, preposition if any, and the portfolio as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OfficeKey {
    /// The kind of office.
    pub role: Role,
    /// "van", "voor" or neither.
    pub preposition: Option<Preposition>,
    /// The portfolio as written; empty for the prime minister.
    pub portfolio: Text,
    /// The portfolio, folded.
    pub(super) folded: Text,
}

impl OfficeKey {
    /// The office with this role and portfolio.
    #[must_use]
    pub fn new(role: Role, preposition: Option<Preposition>, portfolio: &str) -> Self {
        let folded = fold(portfolio).into();
        Self { role, preposition, portfolio: portfolio.trim().to_owned().into(), folded }
    }

    /// Reads "minister voor Rechtsbescherming", "staatssecretaris Herstel Toeslagen", "minister-president";
    /// `None` when the text does not begin with a role.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let (role, _) = Role::read(word.trim_end_matches(','))?;
        if role == Role::PrimeMinister {
            return Some(Self::new(role, None, ""));
        }
        let rest = rest.trim_start();
        let (first, tail) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let preposition = Preposition::read(first);
        Some(Self::new(role, preposition, if preposition.is_some() { tail } else { rest }))
    }

    /// The office written out in lower-case role and preposition: "minister van Defensie".
    #[must_use]
    pub fn title(&self) -> String {
        let preposition = self.preposition.map(Preposition::word);
        let words = [Some(self.role.word()), preposition, Some(&*self.portfolio)];
        words.into_iter().flatten().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}
