//! Names of people in a draft: who signs, who asks, and wherever else they are named.

use std::ops::Range;

use super::Snapshot;
use super::spot::{part_at, touches};
use crate::draft::{NamedOffice, Place, Prose};
use crate::register::{Given, Post, Register, Role, Spelling, begins_surname, fold};
use crate::text::{Flow, Span, capital};

/// A name where it stands.
#[derive(Clone, Debug)]
pub struct Name {
    /// First name or initials and surname.
    pub span: Span,
    /// The surname with its prefix.
    pub surname: Span,
    /// The name as it reads, on one line.
    pub text: String,
    /// Where in that the surname begins.
    pub at: usize,
    /// Whose it is.
    pub person: Person,
    /// The party behind the name of a member.
    pub party: Option<String>,
}

/// Somebody by surname: two are told apart only where one is a member and the other is not, or their first names differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The surname, folded, in full where the register knows it.
    surname: String,
    /// The first letter of first name or initials.
    initial: Option<char>,
    /// A member of the Chamber.
    pub member: bool,
}

impl Person {
    /// The surname, folded.
    pub fn surname(&self) -> &str {
        &self.surname
    }

    fn may_be(&self, other: &Self) -> bool {
        let initials = self.initial.zip(other.initial);
        self.surname == other.surname
            && self.member == other.member
            && initials.is_none_or(|(one, two)| one == two)
    }
}

impl Name {
    fn read(
        text: &str,
        place: impl Fn(Range<usize>) -> Span,
        member: bool,
        register: &Register,
    ) -> Self {
        let at = surname_in(text, member, register);
        let (given, written) = text.split_at_checked(at).unwrap_or(("", text));
        let post = posts(register, text).into_iter().next().filter(|_| !member);
        let surname = post.map_or_else(|| fold(written), |post| fold(&post.surname));
        let initial = fold(given).chars().next();
        Self {
            span: place(0..text.len()),
            surname: place(at..text.len()),
            text: text.to_owned(),
            at,
            person: Person { surname, initial, member },
            party: None,
        }
    }

    /// What stands before the surname.
    pub fn given(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default().trim_end()
    }
}

/// The posts of those whose name this is, spelt right.
pub fn posts<'r>(register: &'r Register, name: &str) -> Vec<&'r Post> {
    let found = register.find_person(name).into_iter();
    found
        .filter(|found| found.spelling != Spelling::Near && found.given != Given::Differs)
        .map(|found| found.post)
        .collect()
}

/// Whether a word belongs to the surname behind it.
pub fn is_prefix(word: &str) -> bool {
    begins_surname(&fold(word))
}

/// Where the surname begins: behind initials, and behind a first name where one is written. Members are named by their surname.
pub fn surname_in(text: &str, member: bool, register: &Register) -> usize {
    let known = register
        .find_person(text)
        .into_iter()
        .find(|found| found.spelling != Spelling::Near && found.given != Given::Differs && !member);
    if let Some(found) = known {
        return text.len() - found.surname(text).len();
    }
    let initials =
        text.rfind(". ").map_or(0, |at| at + 2).max(text.rfind('.').map_or(0, |at| at + 1));
    let rest = text.get(initials..).unwrap_or_default();
    let start = initials + rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    match rest.split_once(' ') {
        Some((first, surname)) if initials == 0 && !member && !is_prefix(first) => {
            start + rest.len() - surname.len()
        }
        _ => start,
    }
}

/// The name at an offset.
pub fn at(snapshot: &Snapshot, offset: u32) -> Option<Name> {
    if let Some(signed) = signatures(snapshot, |span| touches(span, offset)).into_iter().next() {
        return Some(signed);
    }
    let (_, flow) = part_at(snapshot.draft(), offset)?;
    let here = |names: Vec<Name>| names.into_iter().find(|name| touches(name.span, offset));
    here(in_part(snapshot, flow)).or_else(|| {
        // Of a long list of letters only those are read that hold the word here.
        let word = word_at(flow, offset)?;
        let word = fold(
            Some(word).filter(|word| word.starts_with(char::is_uppercase) || is_prefix(word))?,
        );
        here(bare(snapshot, &known(snapshot, |text| fold(text).contains(&word)), flow))
    })
}

/// The word at an offset; behind its last letter counts.
fn word_at(flow: &Flow, offset: u32) -> Option<&str> {
    let text = flow.text();
    let at = flow.find(offset).unwrap_or(text.len());
    let letter = |c: &char| c.is_alphanumeric();
    let back: usize = text.get(..at)?.chars().rev().take_while(letter).map(char::len_utf8).sum();
    let on: usize = text.get(at..)?.chars().take_while(letter).map(char::len_utf8).sum();
    text.get(at - back..at + on)
}

/// Every place of somebody's name, in the order of the text; in questions too where asked.
pub fn places(snapshot: &Snapshot, person: &Person, quoted: bool) -> Vec<Name> {
    let draft = snapshot.draft();
    let telling: Vec<&str> = person.surname.split(' ').filter(|word| !is_prefix(word)).collect();
    let known = known(snapshot, |text| {
        let text = fold(text);
        telling.iter().any(|word| text.contains(word))
    });
    let mut names = signatures(snapshot, |_| true);
    let parts = draft.parts().filter(|&(part, _)| quoted || !draft.is_quoted(part));
    for (_, flow) in parts {
        let named = in_part(snapshot, flow);
        names.extend(bare(snapshot, &known, flow));
        names.extend(named);
    }
    names.retain(|name| name.person.may_be(person));
    names.sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end)));
    names.dedup_by(|next, first| first.span.overlaps(next.span));
    names
}

/// Everybody named in letter, heads and signatures whose name is wanted.
fn known(snapshot: &Snapshot, wanted: impl Fn(&str) -> bool) -> Vec<Name> {
    let (people, register) = (&snapshot.draft().people, &snapshot.settings.options.register);
    let offices = people.offices.iter().filter_map(|office| office.person.as_ref());
    let members = people.members.iter().map(|member| &member.name);
    let read = |words: &crate::draft::Words, member: bool| {
        Name::read(&words.text, |_| words.span, member, register)
    };
    let all = offices.map(|words| (words, false)).chain(members.map(|words| (words, true)));
    all.filter(|(words, _)| wanted(&words.text))
        .map(|(words, member)| read(words, member))
        .collect()
}

/// The names in the signatures at wanted places.
fn signatures(snapshot: &Snapshot, wanted: impl Fn(Span) -> bool) -> Vec<Name> {
    let signed = |office: &&NamedOffice| office.place == Place::Signature;
    let named = snapshot.draft().people.offices.iter().filter(signed);
    let named = named.filter_map(|office| office.person.as_ref());
    let read = |words: &crate::draft::Words| {
        let span = words.span;
        // A name over two lines is taken as a whole.
        let exact = snapshot.document.source.slice(span) == words.text;
        let place = |range: Range<usize>| {
            if exact {
                Span::new(span.start + range.start as u32, span.start + range.end as u32)
            } else {
                span
            }
        };
        Name::read(&words.text, place, false, &snapshot.settings.options.register)
    };
    named.filter(|words| wanted(words.span)).map(read).collect()
}

/// The names that stand behind an office or behind "het lid".
fn in_part(snapshot: &Snapshot, flow: &Prose) -> Vec<Name> {
    let register = &snapshot.settings.options.register;
    let read = |range: Range<usize>, member: bool| {
        let place =
            |inside: Range<usize>| flow.span(range.start + inside.start..range.start + inside.end);
        Name::read(flow.slice(range.clone()), place, member, register)
    };
    let held = flow.offices(register).iter().filter(|office| office.qualifier.is_none());
    let held = held.filter_map(|office| Some(read(office.person.as_ref()?.range.clone(), false)));
    let asking = flow.members(register).iter().map(|member| {
        let party = member.party.as_ref().map(|party| party.text.clone());
        Name { party, ..read(member.name.range.clone(), true) }
    });
    held.chain(asking).collect()
}

/// Names of people who are known from letter, head and signature, where neither office nor "het lid" stands before them.
fn bare(snapshot: &Snapshot, known: &[Name], flow: &Flow) -> Vec<Name> {
    let text = flow.text();
    let mut found: Vec<Name> = Vec::new();
    let mut tried: Vec<(String, bool)> = Vec::new();
    for name in known {
        for form in forms(name) {
            let other =
                |other: &&Name| !other.person.may_be(&name.person) && forms(other).contains(&form);
            let this = (form.clone(), name.person.member);
            if form.chars().count() < 3
                || tried.contains(&this)
                || known.iter().any(|one| other(&one))
            {
                continue;
            }
            tried.push(this);
            for (at, _) in text.match_indices(&form) {
                let Some(start) = alone(text, at, form.len(), name) else { continue };
                let place =
                    |inside: Range<usize>| flow.span(start + inside.start..start + inside.end);
                let whole = text.get(start..at + form.len()).unwrap_or_default();
                let read = Name::read(
                    whole,
                    place,
                    name.person.member,
                    &snapshot.settings.options.register,
                );
                let surname = flow.span(at..at + form.len());
                let person = Person { surname: name.person.surname.clone(), ..read.person.clone() };
                found.push(Name { person, surname, at: at - start, ..read });
            }
        }
    }
    found
}

/// A surname in the forms it may have in a sentence: with a capital or not, and of a double surname the first half.
fn forms(name: &Name) -> Vec<String> {
    let written = name.text.get(name.at..).unwrap_or_default();
    let half = written.split(['-', '–', '—']).next().map(str::trim_end);
    // Of members nobody says which of two names is theirs.
    let half = half.filter(|_| !name.person.member).unwrap_or(written);
    let mut forms = vec![capital(written), small(written), capital(half), small(half)];
    forms.sort_unstable();
    forms.dedup();
    // The whole name before its half.
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms
}

/// Where the name of somebody begins whose surname stands at `at`; `None` where these words are something else: a part of a longer
/// name, a motion, a cabinet, the first word of a sentence.
fn alone(text: &str, at: usize, len: usize, name: &Name) -> Option<usize> {
    let before = text.get(..at)?;
    let after = text.get(at + len..)?;
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '/' | '@' | '_');
    if before.ends_with(joins) || after.starts_with(joins) {
        return None;
    }
    let next = after.strip_prefix(' ').unwrap_or_default();
    if next.starts_with(char::is_uppercase) || next.starts_with("c.s.") {
        return None;
    }
    let head = before.strip_suffix(' ')?;
    let word_at = head.rfind([' ', '\n', '(']).map_or(0, |at| at + 1);
    let word = head.get(word_at..)?;
    let begins = |word: &str| fold(word).chars().next();
    if word.ends_with('.') && word.len() > 1 && word.starts_with(char::is_uppercase) {
        // Initials, or the end of a sentence: "A.B. Van Weel", "… in Den Haag. Van Weel".
        let initials = word.split('.').all(|letters| letters.chars().count() <= 2);
        let same = name.person.initial.is_none() || begins(word) == name.person.initial;
        return (initials && same).then_some(word_at);
    }
    if word.starts_with(char::is_uppercase) {
        let same = name.person.initial.is_some() && begins(word) == name.person.initial;
        return (same && !is_prefix(word)).then_some(word_at);
    }
    let other = ["kabinet", "motie", "amendement", "commissie", "wet", "moties", "kabinetten"];
    let ends = word.ends_with(['.', '?', '!', ':', '”', '"', '’']);
    (!ends && !is_prefix(word) && !other.contains(&word) && !word.is_empty()).then_some(at)
}

/// With its prefix in small letters, as behind a first name.
pub fn small(surname: &str) -> String {
    match surname.split_once(' ') {
        Some((first, rest)) if is_prefix(first) => format!("{} {rest}", first.to_lowercase()),
        _ => surname.to_owned(),
    }
}

/// Whether a post is one that the words for a role can mean.
pub const fn of_role(post: &Post, role: Role) -> bool {
    matches!(
        (post.office.role, role),
        (Role::PrimeMinister, Role::PrimeMinister | Role::Minister)
            | (Role::Minister, Role::Minister)
            | (Role::StateSecretary, Role::StateSecretary)
    )
}
