//! Questions to the register.

use super::data::{Ministry, Party, Post};
use super::office::{OfficeKey, Role};
use super::spelling::{fold, folded_are_near};
use super::{Date, Register};

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

/// How a name is spelt against the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spelling {
    /// As in the register, but for the capital of a prefix ("Van Weel", "van Weel").
    Same,
    /// Differs in capitals, accents, dashes or spaces.
    Folded,
    /// Differs in a letter or two.
    Near,
}

/// What stands before the surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Given {
    /// The first name or (some of) the initials of the person.
    Fits,
    /// Nothing.
    Absent,
    /// Another first name or other initials.
    Differs,
}

/// A post of somebody with that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonMatch<'r> {
    /// The post.
    pub post: &'r Post,
    /// How the surname is spelt.
    pub spelling: Spelling,
    /// What stands before the surname.
    pub given: Given,
    /// Only one half of a double surname: "Faber" and "Faber – Van de Klashorst".
    pub half: bool,
}

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

impl Register {
    /// The posts an office as written can stand for, whenever they were held, best fit first.
    #[must_use]
    pub fn posts_of(&self, office: &OfficeKey) -> Vec<Held<'_>> {
        let ministry = self.ministry_of(&office.folded, &office.portfolio);
        let mut held: Vec<_> =
            self.posts.iter().filter_map(|post| fits(post, office, ministry)).collect();
        held.sort_by_key(|held| (held.fit, held.other_preposition));
        held
    }

    /// The posts an office as written can stand for on a day, best fit first. Empty: there was no such
    /// office. Several: a handover, two state secretaries at one ministry, or a minister without one.
    #[must_use]
    pub fn posts_held(&self, office: &OfficeKey, date: Date) -> Vec<Held<'_>> {
        let mut held = self.posts_of(office);
        held.retain(|held| held.post.held_on(date));
        held
    }

    /// The posts of everybody with that name, best spelling first. The name may be a surname, with or
    /// without initials, first name or title.
    #[must_use]
    pub fn find_person(&self, name: &str) -> Vec<PersonMatch<'_>> {
        let name = WrittenName::read(name);
        let mut found: Vec<_> = self.posts.iter().filter_map(|post| name.matches(post)).collect();
        found.sort_by_key(|found| (found.spelling, found.given, found.half));
        if let Some(best) = found.first().map(|found| found.spelling)
            && best < Spelling::Near
        {
            found.retain(|found| found.spelling < Spelling::Near);
        }
        found
    }

    /// Whether somebody of that name held one of the posts that the office can stand for on the date.
    /// `Some(false)` says there was such an office, and it was somebody else's; `None` that there was none.
    #[must_use]
    pub fn holds(&self, name: &str, office: &OfficeKey, date: Date) -> Option<bool> {
        let held = self.posts_held(office, date);
        if held.is_empty() {
            return None;
        }
        let name = WrittenName::read(name);
        Some(
            held.iter().any(|held| {
                name.matches(held.post).is_some_and(|found| found.given != Given::Differs)
            }),
        )
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
        let near = self.ministries.iter().filter(|m| folded_are_near(&folded, &m.folded));
        near.max_by_key(|ministry| {
            (ministry.folded == folded, date.is_none_or(|date| ministry.existed_on(date)))
        })
    }

    /// The post whose office this is but for a slip, one held on the date first. The role must be the same.
    #[must_use]
    pub fn nearest_office(&self, office: &OfficeKey, date: Option<Date>) -> Option<&Post> {
        let same_role = self.posts.iter().filter(|post| post.office.role == office.role);
        let near = same_role.filter(|post| folded_are_near(&office.folded, &post.office.folded));
        near.max_by_key(|post| {
            (post.office.folded == office.folded, date.is_none_or(|date| post.held_on(date)))
        })
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
        if let Some(party) =
            self.parties.iter().find(|p| p.name == text || p.official.iter().any(|o| o == text))
        {
            return PartyMatch::Official(party);
        }
        let folded = fold(text);
        let letters = folded.replace(' ', "");
        let variant = |party: &&Party| {
            party.wrong.iter().any(|form| form == text)
                || forms(party).any(|form| fold(form).replace(' ', "") == letters)
        };
        if letters.is_empty() {
            return PartyMatch::Unknown;
        }
        if let Some(party) = self.parties.iter().find(variant) {
            return PartyMatch::Variant(party);
        }
        let near = |party: &&Party| forms(party).any(|form| folded_are_near(&fold(form), &folded));
        self.parties.iter().find(near).map_or(PartyMatch::Unknown, PartyMatch::NearMiss)
    }

    /// [`same_but_misspelt`](super::same_but_misspelt), but never for two names that are both right:
    /// Heinen was minister van Financiën when Heijnen was state secretary there.
    #[must_use]
    pub fn same_but_misspelt(&self, a: &str, b: &str) -> bool {
        super::same_but_misspelt(a, b) && !(self.is_right(a) && self.is_right(b))
    }

    fn is_right(&self, name: &str) -> bool {
        let surname = WrittenName::read(name);
        self.posts.iter().any(|post| {
            post.office.portfolio == name
                || (surname.matches(post)).is_some_and(|found| found.spelling == Spelling::Same)
        }) || self.ministries.iter().any(|ministry| ministry.name == name)
    }

    /// The folded name of the ministry that a folded name or an abbreviation stands for.
    fn ministry_of(&self, folded: &str, written: &str) -> Option<&str> {
        let short = |m: &&Ministry| {
            m.folded == folded || m.abbreviations.iter().any(|short| short == written)
        };
        self.ministries.iter().find(short).map(|ministry| ministry.folded.as_str())
    }
}

fn forms(party: &Party) -> impl Iterator<Item = &str> {
    party.official.iter().chain(std::iter::once(&party.name)).map(String::as_str)
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
                || (office.role == Role::Minister && ministry == Some(&post.folded_ministry)));
        return same.then_some(Held { post, fit: Fit::Title, other_preposition: false });
    }
    if post.office.role != office.role {
        return None;
    }
    let name = ministry.unwrap_or(&office.folded);
    let long = || {
        let rest = office.folded.strip_prefix(&post.folded_ministry)?.strip_prefix(' ')?;
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

/// A name as it stands in a text.
struct WrittenName<'t> {
    /// Everything after title and initials, as written.
    rest: &'t str,
    folded: String,
    /// Letters of the initials, folded: "dm".
    initials: String,
}

impl<'t> WrittenName<'t> {
    fn read(name: &'t str) -> Self {
        let mut rest = name.trim();
        let mut initials = String::new();
        while let Some((word, tail)) = rest.split_once(char::is_whitespace) {
            let title = ["dhr", "dr", "drs", "heer", "ing", "ir", "mevrouw", "mr", "mw", "prof"];
            let bare = word.trim_end_matches('.').to_lowercase();
            if title.contains(&bare.as_str()) {
                // A title says nothing of the person.
            } else if word.ends_with('.') {
                initials.push_str(&fold(word).replace(' ', ""));
            } else {
                break;
            }
            rest = tail.trim_start();
        }
        // "D.M.van Weel"
        if let Some(end) = rest.rfind('.') {
            let (before, after) = rest.split_at_checked(end + 1).unwrap_or((rest, ""));
            initials.push_str(&fold(before).replace(' ', ""));
            rest = after.trim_start();
        }
        Self { rest, folded: fold(rest), initials }
    }

    fn matches<'r>(&self, post: &'r Post) -> Option<PersonMatch<'r>> {
        if self.folded.is_empty() {
            return None;
        }
        self.whole(post).or_else(|| self.half(post)).or_else(|| self.near(post))
    }

    /// The surname of the post at the end of what is written, with what stands before it.
    fn whole<'r>(&self, post: &'r Post) -> Option<PersonMatch<'r>> {
        let before = self.folded.strip_suffix(post.folded_surname.as_str())?;
        let before = match before {
            "" => "",
            _ => before.strip_suffix(' ')?,
        };
        // "van Dijk" is not "Dijk", nor "Maat" "van der Maat".
        if before.split(' ').any(is_prefix) {
            return None;
        }
        let given = self.given(before, post);
        if !before.is_empty() && given == Given::Differs && before.contains(' ') {
            return None;
        }
        let same = ends_as_written(self.rest, &post.surname);
        let spelling = if same { Spelling::Same } else { Spelling::Folded };
        Some(PersonMatch { post, spelling, given, half: false })
    }

    fn half<'r>(&self, post: &'r Post) -> Option<PersonMatch<'r>> {
        let first_half = |name: &'_ str| -> Option<usize> {
            name.find(['-', '–', '—']).filter(|&at| at > 0)
        };
        let written = first_half(self.rest).and_then(|at| self.rest.get(..at)).unwrap_or(self.rest);
        let known = first_half(&post.surname).and_then(|at| post.surname.get(..at));
        let known = known.unwrap_or(&post.surname);
        if known.len() == post.surname.len() && written.len() == self.rest.len() {
            return None;
        }
        // Both double and not alike: another name.
        if known.len() < post.surname.len() && written.len() < self.rest.len() {
            return None;
        }
        let (folded, surname) = (fold(written), fold(known));
        let before = folded.strip_suffix(surname.as_str())?;
        let before = if before.is_empty() { "" } else { before.strip_suffix(' ')? };
        if before.contains(' ') || is_prefix(before) {
            return None;
        }
        let same = ends_as_written(written.trim_end(), known);
        let spelling = if same { Spelling::Same } else { Spelling::Folded };
        Some(PersonMatch { post, spelling, given: self.given(before, post), half: true })
    }

    fn near<'r>(&self, post: &'r Post) -> Option<PersonMatch<'r>> {
        let full = || format!("{} {}", post.folded_first, post.folded_surname);
        let given = if folded_are_near(&self.folded, &post.folded_surname) {
            self.given("", post)
        } else if self.folded.contains(' ') && folded_are_near(&self.folded, &full()) {
            Given::Fits
        } else {
            return None;
        };
        Some(PersonMatch { post, spelling: Spelling::Near, given, half: false })
    }

    fn given(&self, first: &str, post: &Post) -> Given {
        let known = fold(&post.initials).replace(' ', "");
        let initials = self.initials.starts_with(&known) || known.starts_with(&self.initials);
        match (first, self.initials.as_str()) {
            ("", "") => Given::Absent,
            ("", _) if initials || known.is_empty() => Given::Fits,
            (name, _) if !name.is_empty() && (name == post.folded_first) => Given::Fits,
            _ => Given::Differs,
        }
    }
}

/// A word that belongs to the surname.
fn is_prefix(word: &str) -> bool {
    matches!(word, "van" | "de" | "der" | "den" | "ten" | "ter" | "te" | "t" | "el" | "al")
}

/// Whether the text ends in the surname as the register writes it, but for the capital of its first letter.
fn ends_as_written(text: &str, surname: &str) -> bool {
    let at = text.len().checked_sub(surname.len());
    let Some(end) = at.and_then(|at| text.get(at..)) else { return false };
    let (mut a, mut b) = (end.chars(), surname.chars());
    let first = a.next().map(|c| c.to_lowercase().to_string());
    first == b.next().map(|c| c.to_lowercase().to_string()) && a.as_str() == b.as_str()
}
