//! The office under a cursor, and who held it on the day of the draft.

use super::Snapshot;
use super::persons;
use super::spot::{part_at, touches};
use crate::draft::people::{Named, OfficeMention};
use crate::register::{OfficeKey, Post, fold};
use crate::text::Span;

/// The office named at an offset, and where.
pub fn office_at(snapshot: &Snapshot, offset: u32) -> Option<(OfficeMention, Span)> {
    let draft = snapshot.draft();
    let signed = draft.people.offices.iter().find(|office| touches(office.span, offset));
    if let Some(office) = signed {
        // In a signature the name stands on a line of its own.
        let signer = || {
            let words = office.person.as_ref()?;
            Some(Named { range: words.span.range(), text: words.text.clone() })
        };
        let person = office.mention.person.clone().or_else(signer);
        let mut mention = office.mention.clone();
        mention.person = person;
        return Some((mention, office.span));
    }
    let (_, flow) = part_at(draft, offset)?;
    let named = flow.offices(&snapshot.settings.options.register).iter();
    let mut named = named.map(|mention| (flow.span(mention.range.clone()), mention));
    let (span, mention) = named.find(|(span, _)| touches(*span, offset))?;
    Some((mention.clone(), span))
}

/// What an office as written stands for on the day of the draft.
#[derive(Debug)]
pub struct Holders<'r> {
    /// The office as written.
    key: Option<OfficeKey>,
    /// The posts; none where the register does not know it.
    pub posts: Vec<&'r Post>,
    /// Of another time or country.
    other: bool,
}

impl<'r> Holders<'r> {
    /// Reads it.
    pub fn of(snapshot: &'r Snapshot, mention: &OfficeMention) -> Self {
        let register = &snapshot.settings.options.register;
        let date = snapshot.day();
        let key = mention.key();
        let mut held = key.map(|key| register.posts_of(key)).unwrap_or_default();
        if let Some(key) = key.filter(|_| held.is_empty()) {
            // Misspelt it is the same office.
            let meant = register.office_name(&key.portfolio).name();
            let meant = meant.map(|name| OfficeKey::new(key.role, key.preposition, name));
            held = meant.map(|key| register.posts_of(&key)).unwrap_or_default();
        }
        // An office of another day may have the name that a ministry has now.
        let then = |post: &Post| date.is_none_or(|date| post.held_on(date));
        if held.iter().any(|held| then(held.post)) {
            held.retain(|held| then(held.post));
        }
        let best = held.iter().map(|held| held.fit).min();
        let held = held.into_iter().filter(|held| mention.bracketed || Some(held.fit) == best);
        let mut posts: Vec<&Post> = held.map(|held| held.post).collect();
        if let Some(name) = &mention.person {
            let of_person = persons::posts(register, &name.text);
            let theirs = |post: &&Post| of_person.iter().any(|one| std::ptr::eq(*one, *post));
            if key.is_none() {
                posts = of_person
                    .iter()
                    .copied()
                    .filter(|post| persons::of_role(post, mention.role))
                    .collect();
            } else if posts.iter().any(theirs) {
                posts.retain(theirs);
            }
        }
        if posts.iter().any(|post| then(post)) {
            posts.retain(|post| then(post));
        }
        let other = mention.qualifier.is_some();
        Self { key: key.cloned(), posts, other }
    }

    /// The office, as the register or else the draft has it.
    pub fn office(&self) -> Option<&OfficeKey> {
        self.posts.first().map(|post| &post.office).or(self.key.as_ref())
    }

    /// Whether both are one office.
    pub fn is(&self, other: &Self) -> bool {
        let same = |a: &OfficeKey, b: &OfficeKey| {
            a.role == b.role && fold(&a.portfolio) == fold(&b.portfolio)
        };
        if self.other != other.other {
            return false;
        }
        if self.posts.is_empty() || other.posts.is_empty() {
            let keys = self.key.as_ref().zip(other.key.as_ref());
            return keys.is_some_and(|(a, b)| same(a, b));
        }
        self.posts.iter().any(|a| other.posts.iter().any(|b| same(&a.office, &b.office)))
    }
}
