//! Questions to the register.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::data::{Ministry, Party, Post};
use super::fold::fold;
use super::office::{OfficeKey, Preposition, Role};
use super::spelling::folded_are_near;
use super::texts::Text;
use super::{Register, Spelling};
use crate::text::hash::{self, Listed};
use crate::text::{Date, HYPHENS};

/// How an office as written fits a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It is the title of the post, or the title with the ministry before it.
    Title,
    /// It names the ministry the post belongs to: "Minister Helder (Volksgezondheid, Welzijn en Sport)" for
    /// the minister voor Langdurige Zorg en Sport. Right in brackets and in metadata.
    Ministry,
}

/// A post that an office as written can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held<'r> {
    /// The post.
    pub post: &'r Post,
    /// How it was named.
    pub fit: Fit,
    /// "van" was written and the post has "voor", or the other way about.
    pub other_preposition: bool,
}

/// The same by the place of the post.
pub(super) type Place = (usize, Fit, bool);

/// What the register knows of the name of a ministry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MinistryMatch<'r> {
    /// Written right and in use on the date.
    Known(&'r Ministry),
    /// Written right, but not in use on the date.
    OtherTime(&'r Ministry),
    /// Misspelt for this one.
    NearMiss(&'r Ministry),
    /// No such name.
    Unknown,
}

/// What the register knows of the form of a faction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyMatch<'r> {
    /// A right form.
    Official(&'r Party),
    /// A form to be replaced by [`Party::preferred`].
    Variant(&'r Party),
    /// A slip in a right form.
    NearMiss(&'r Party),
    /// No form of a faction in the register.
    Unknown,
}

/// How a text is a form of a party.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    Official,
    Variant,
    NearMiss,
}

/// Parties that took another name, the old one first: the lists of the Chamber know a party by its last.
const RENAMED: [(&str, &str); 1] = [("GroenLinks-PvdA", "PRO")];

impl Register {
    /// The posts an office as written can stand for, whenever they were held, best fit first.
    #[must_use]
    pub fn posts_of(&self, office: &OfficeKey) -> Vec<Held<'_>> {
        let [prime_minister, minister, state_secretary] = &self.posts_under;
        let [without, van, voor] = match office.role {
            Role::PrimeMinister => prime_minister,
            Role::Minister => minister,
            Role::StateSecretary => state_secretary,
        };
        let known = match office.preposition {
            None => without,
            Some(Preposition::Van) => van,
            Some(Preposition::Voor) => voor,
        };
        let places = known.get(&office.portfolio, || self.places_of(office));
        let held = places.iter().filter_map(|&(place, fit, other_preposition)| {
            Some(Held { post: self.posts.get(place)?, fit, other_preposition })
        });
        held.collect()
    }

    fn places_of(&self, office: &OfficeKey) -> Arc<[Place]> {
        let ministry = self.ministry_of(&office.folded, &office.portfolio);
        let under = |name: &str| self.offices.under(hash::of(name));
        let mut places = [under(&office.folded), ministry.map_or(&[], under)].concat();
        places.sort_unstable();
        places.dedup();
        let held = places.into_iter().filter_map(|place| {
            let held = fits(self.posts.get(place)?, office, ministry)?;
            Some((place, held.fit, held.other_preposition))
        });
        let mut held: Vec<Place> = held.collect();
        held.sort_by_key(|&(_, fit, other_preposition)| (fit, other_preposition));
        held.into()
    }

    /// The posts an office as written can stand for on a day, best fit first. Empty: there was no such
    /// office. Several: a handover, two state secretaries at one ministry, or a minister without one.
    #[must_use]
    pub fn posts_held(&self, office: &OfficeKey, date: Date) -> Vec<Held<'_>> {
        let mut held = self.posts_of(office);
        held.retain(|held| held.post.held_on(date));
        held
    }

    /// What is known of the name of a ministry, written without "ministerie van".
    #[must_use]
    pub fn ministry(&self, name: &str, date: Option<Date>) -> MinistryMatch<'_> {
        let name = name.trim();
        let right = |ministry: &&Ministry| {
            ministry.name == name || ministry.abbreviations.iter().any(|short| short == name)
        };
        let at = |ministry: &&Ministry| date.is_none_or(|date| ministry.existed_on(date));
        let mut known = self.ministries.iter().filter(right);
        if let Some(now) = known.clone().find(at) {
            return MinistryMatch::Known(now);
        }
        if let Some(other) = known.next() {
            return MinistryMatch::OtherTime(other);
        }
        self.nearest_ministry(name, date).map_or(MinistryMatch::Unknown, MinistryMatch::NearMiss)
    }

    /// The ministry whose name this is but for a slip, one in use on the date first.
    #[must_use]
    pub fn nearest_ministry(&self, name: &str, date: Option<Date>) -> Option<&Ministry> {
        let folded = fold(name);
        let near = self.near_ministries.get(name, || {
            let all = self.ministries.iter().enumerate();
            let near = all.filter(|(_, ministry)| folded_are_near(&folded, &ministry.folded));
            near.map(|(place, _)| place).collect()
        });
        let near = near.iter().filter_map(|&place| self.ministries.get(place));
        near.max_by_key(|ministry| {
            (ministry.folded == folded, date.is_none_or(|date| ministry.existed_on(date)))
        })
    }

    /// The first day of which the register knows who held an office.
    #[must_use]
    pub const fn first_day(&self) -> Option<Date> {
        self.first_day
    }

    /// The one office, held in these days, that has two thirds of the words of a name which the register does not know: for
    /// "Landbouw, Visserij, Voedselveiligheid en Natuur" the one with "Voedselzekerheid".
    #[must_use]
    pub fn meant_by(
        &self,
        office: &OfficeKey,
        days: Option<&RangeInclusive<Date>>,
    ) -> Option<&str> {
        let written = telling_words(&office.folded);
        let posts = self.posts.iter().filter(|post| {
            post.office.role == office.role && days.is_none_or(|days| post.held_in(days))
        });
        let names = posts.flat_map(|post| {
            let own = (&post.office.folded, &*post.office.portfolio);
            [own, (&post.folded_ministry, &*post.ministry)]
        });
        let mut alike = names.filter(|(folded, _)| {
            let own = telling_words(folded);
            let common = written.iter().filter(|word| own.contains(word)).count();
            common > 0 && common * 3 >= written.len() * 2
        });
        let (_, first) = alike.next()?;
        alike.all(|(_, name)| name == first).then_some(first)
    }

    /// The office of that date that shares most words with one that did not exist then: for "minister van
    /// Economische Zaken en Klimaat" in 2025 the minister van Economische Zaken.
    #[must_use]
    pub fn counterpart(&self, office: &OfficeKey, date: Date) -> Option<&Post> {
        let words = telling_words(&office.folded);
        let posts = self.posts.iter().filter(|post| post.held_on(date));
        let shared = posts.filter(|post| post.office.role == office.role).map(|post| {
            let own = telling_words(&post.office.folded);
            let common = own.iter().filter(|word| words.contains(word)).count();
            (common * 100 / (own.len() + words.len() - common).max(1), post)
        });
        // The first of equals: the register lists the head of a ministry before others.
        let best = shared.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.filter(|(share, _)| *share >= 33).map(|(_, post)| post)
    }

    /// What is known of the form of a faction.
    #[must_use]
    pub fn party(&self, text: &str) -> PartyMatch<'_> {
        let text = text.trim();
        let found = self.forms.get(text, || self.form_of(text));
        let found = found.and_then(|(form, place)| Some((form, self.parties.get(place)?)));
        match found {
            Some((Form::Official, party)) => PartyMatch::Official(party),
            Some((Form::Variant, party)) => PartyMatch::Variant(party),
            Some((Form::NearMiss, party)) => PartyMatch::NearMiss(party),
            None => PartyMatch::Unknown,
        }
    }

    fn form_of(&self, text: &str) -> Option<(Form, usize)> {
        // A hyphen at which no line may end looks the same.
        let text = text.replace(HYPHENS, "-");
        let text = text.as_str();
        let place = |of: &dyn Fn(&Party) -> bool| self.parties.iter().position(of);
        if let Some(place) =
            place(&|party| party.name == text || party.official.iter().any(|form| form == text))
        {
            return Some((Form::Official, place));
        }
        let folded = fold(text);
        if folded.is_empty() {
            return None;
        }
        let joined = |form: &str| form.bytes().filter(|&byte| byte != b' ').collect::<Vec<_>>();
        let letters = joined(&folded);
        let variant = |party: &Party| {
            party.wrong.iter().chain(&*party.short).any(|form| form == text)
                || party.folded.iter().any(|form| joined(form) == letters)
        };
        if let Some(place) = place(&variant) {
            return Some((Form::Variant, place));
        }
        let near = |party: &Party| party.folded.iter().any(|form| folded_are_near(form, &folded));
        place(&near).or_else(|| self.one_slip_from(&folded)).map(|place| (Form::NearMiss, place))
    }

    /// The one faction that a short name is a slip of: two letters that changed places, or in four letters or more one too many, too few or
    /// another. Shorter ones are too near each other, and to those of other countries: CDA and CDU.
    fn one_slip_from(&self, folded: &str) -> Option<usize> {
        const SHORTEST: usize = 4;
        let slip = |form: &str| strsim::osa_distance(form, folded) == 1;
        let swapped =
            |form: &str| form.len() > 2 && slip(form) && strsim::levenshtein(form, folded) == 2;
        let long = |form: &str| form.len().min(folded.len()) >= SHORTEST && slip(form);
        let only = |near: &dyn Fn(&str) -> bool| {
            let parties = self.parties.iter().enumerate();
            let mut parties =
                parties.filter(|(_, party)| party.folded.iter().any(|form| near(form)));
            let (place, _) = parties.next()?;
            parties.next().is_none().then_some(place)
        };
        only(&swapped).or_else(|| only(&long))
    }

    /// Whether two names are of one party, also where it took another name.
    #[must_use]
    pub fn is_same_party(&self, one: &str, other: &str) -> bool {
        let name = |text: &str| match self.party(text) {
            PartyMatch::Official(party)
            | PartyMatch::Variant(party)
            | PartyMatch::NearMiss(party) => fold(party.preferred()),
            PartyMatch::Unknown => fold(text),
        };
        let last = |name: String| {
            let renamed = RENAMED.iter().find(|(old, _)| fold(old) == name);
            renamed.map_or(name, |(_, new)| fold(new))
        };
        last(name(one)) == last(name(other))
    }

    /// What a party was called on a day, of which the lists of the Chamber know the last name.
    #[must_use]
    pub fn party_name_on<'p>(&self, last: &'p str, day: Date) -> &'p str {
        let is_new = |name: &str| match self.party(name) {
            PartyMatch::Official(known) | PartyMatch::Variant(known) => known.from > day,
            _ => false,
        };
        let before = RENAMED.iter().find(|(_, new)| fold(new) == fold(last) && is_new(new));
        before.map_or(last, |(old, _)| *old)
    }

    /// [`same_but_misspelt`](super::same_but_misspelt), but never for two names that are both right:
    /// Heinen was minister van Financiën when Heijnen was state secretary there, and Van Dijk and Van Dijck are two members.
    #[must_use]
    pub fn same_but_misspelt(&self, a: &str, b: &str) -> bool {
        super::same_but_misspelt(a, b)
            && !(self.is_right(a) && self.is_right(b))
            && !self.are_namesakes(&fold(a), &fold(b))
    }

    /// Whether two names are a slip apart, for who knows by office or party that they are one person's: there a short name may be a slip
    /// too ("Podt" and "Poda"). Never for two names that are both right.
    #[must_use]
    pub fn is_slip_of(&self, a: &str, b: &str) -> bool {
        let (one, two) = (fold(a), fold(b));
        let most = match one.len().min(two.len()) {
            0..3 => return false,
            3..8 => 1,
            _ => 2,
        };
        one != two
            && one.len().abs_diff(two.len()) <= most
            && strsim::osa_distance(&one, &two) <= most
            && !(self.is_right(a) && self.is_right(b))
            && !self.are_namesakes(&one, &two)
    }

    fn are_namesakes(&self, one: &str, other: &str) -> bool {
        let same = |pair: &[Text; 2]| *pair == [one, other] || *pair == [other, one];
        self.namesakes.iter().any(same)
    }

    fn is_right(&self, name: &str) -> bool {
        let of_person = self.find_person(name);
        of_person.first().is_some_and(|found| found.spelling == Spelling::Same)
            || self.posts.iter().any(|post| post.office.portfolio == name)
            || self.ministries.iter().any(|ministry| ministry.name == name)
    }

    /// The folded name of the ministry that a folded name or an abbreviation stands for.
    fn ministry_of(&self, folded: &str, written: &str) -> Option<&str> {
        let short = |m: &&Ministry| {
            m.folded == folded || m.abbreviations.iter().any(|short| short == written)
        };
        self.ministries.iter().find(short).map(|ministry| &*ministry.folded)
    }
}

/// The posts, by their place, under the hash of each folded name that can stand for them.
pub(super) fn by_office(posts: &[Post]) -> Listed<usize> {
    let mut offices = Vec::with_capacity(3 * posts.len());
    for (i, post) in posts.iter().enumerate() {
        let (ministry, own) = (hash::of(&post.folded_ministry), hash::of(&post.office.folded));
        let both = hash::of_more(hash::of_more(ministry, " "), &post.office.folded);
        offices.extend([ministry, own, both].map(|name| (name, i)));
    }
    Listed::new(offices)
}

fn telling_words(folded: &str) -> Vec<&str> {
    folded.split(' ').filter(|word| !matches!(*word, "en" | "van" | "voor" | "")).collect()
}

fn fits<'r>(post: &'r Post, office: &OfficeKey, ministry: Option<&str>) -> Option<Held<'r>> {
    let prime = [post.office.role, office.role].contains(&Role::PrimeMinister);
    if prime {
        // The prime minister is also "minister van Algemene Zaken".
        let same = post.office.role == Role::PrimeMinister
            && (office.role == Role::PrimeMinister
                || (office.role == Role::Minister && ministry == Some(&*post.folded_ministry)));
        return same.then_some(Held { post, fit: Fit::Title, other_preposition: false });
    }
    if post.office.role != office.role {
        return None;
    }
    let name = ministry.unwrap_or(&office.folded);
    let long = || {
        let rest = office.folded.strip_prefix(&*post.folded_ministry)?.strip_prefix(' ')?;
        (rest == post.office.folded).then_some(())
    };
    let fit = if name == post.office.folded || long().is_some() {
        Fit::Title
    } else if name == post.folded_ministry {
        Fit::Ministry
    } else {
        return None;
    };
    let other_preposition = fit == Fit::Title
        && office.role == Role::Minister
        && office.preposition.is_some()
        && office.preposition != post.office.preposition;
    Some(Held { post, fit, other_preposition })
}
