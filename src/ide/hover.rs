//! What is said of a thing under the cursor, in Markdown.

use std::fmt::Write as _;

use super::Snapshot;
use super::markdown::{asked, brief, days, paper, plain};
use super::office::Holders;
use super::persons::{self, Name};
use super::questions::is_open;
use super::spot::{capitals_at, touches};
use super::thing::{self, Thing};
use crate::draft::people::{OfficeMention, SigningRole};
use crate::draft::{NamedOffice, Place};
use crate::register::{PartyMatch, Post, Register};
use crate::text::Span;

/// Signatures among which the person of an office is looked for; a file of many letters has more.
const MOST_SIGNED: usize = 12;
/// Posts that a hover names.
const MOST_POSTS: usize = 8;

/// What is said at an offset, and of which words.
pub fn at(snapshot: &Snapshot, offset: u32) -> Option<(String, Span)> {
    let mut parts = Vec::new();
    let mut span = None;
    let thing =
        thing::at(snapshot, offset).and_then(|(thing, at)| Some((said(snapshot, &thing)?, at)));
    if let Some((text, at)) = thing.or_else(|| known_short(snapshot, offset)) {
        parts.push(text);
        span = Some(at);
    }
    for found in snapshot.shown().filter(|found| touches(found.span, offset)) {
        parts.push(brief(found, snapshot.settings.language));
        span = span.or(Some(found.span));
    }
    parts.dedup();
    span.map(|span| (parts.join("\n\n---\n\n"), span))
}

fn said(snapshot: &Snapshot, thing: &Thing<'_>) -> Option<String> {
    let draft = snapshot.draft();
    match thing {
        Thing::Note(i) => {
            let note = draft.notes.get(*i)?;
            Some(format!(
                "**{} {}**\n\n{}",
                snapshot.word("Noot", "Note"),
                note.label,
                plain(note.flow.text())
            ))
        }
        Thing::LooseMark(_) => None,
        Thing::Question(i) => {
            let question = draft.questions.get(*i)?;
            let mut text = asked(snapshot, question);
            let answers: Vec<_> =
                question.answers.iter().filter_map(|&i| draft.answers.get(i)).collect();
            for answer in &answers {
                let heading = snapshot.document.source.slice(answer.heading).trim();
                let _ = write!(text, "\n\n**{}**\n\n{}", plain(heading), plain(answer.flow.text()));
            }
            if is_open(draft, question) {
                let open = snapshot
                    .word("Deze vraag is nog niet beantwoord.", "This question is still open.");
                let _ = write!(text, "\n\n*{open}*");
            }
            if let Some(who) = answerers(snapshot, question.set) {
                let by = snapshot.word("Wie antwoordt", "Who answers");
                let _ = write!(text, "\n\n*{by}: {who}*");
            }
            Some(text)
        }
        Thing::Answer(i) => {
            let answer = draft.answers.get(*i)?;
            let asked: Vec<String> = answer
                .questions
                .iter()
                .filter_map(|&i| draft.questions.get(i))
                .map(|question| asked(snapshot, question))
                .collect();
            (!asked.is_empty()).then(|| asked.join("\n\n"))
        }
        Thing::Paper(cited) | Thing::Dossier(cited) => Some(paper(snapshot, cited)),
        Thing::Person(name) => person(snapshot, name),
        Thing::Office(mention) => office(snapshot, mention),
        Thing::Abbreviation(short) => {
            let introduced = &draft.introductions;
            let one = introduced.iter().find(|one| one.short == *short)?;
            let full = draft.words_in(one.part, one.full.clone());
            Some(format!("**{}**: {}", plain(short), plain(full)))
        }
    }
}

/// The members of government who answer the questions of a set: as the head of the answers names them, else those whom the head of
/// the questions addresses, else those who sign.
fn answerers(snapshot: &Snapshot, set: usize) -> Option<String> {
    let draft = snapshot.draft();
    let answers = |place: Place| -> Vec<&NamedOffice> {
        let named = draft.people.offices.iter();
        named.filter(|office| office.place == place && office.role.is_some()).collect()
    };
    let named = |offices: &[&NamedOffice]| {
        let who = offices.iter().map(|office| {
            let behalf = office.role == Some(SigningRole::OnBehalf);
            let lead = if behalf { snapshot.word("mede namens ", "also for ") } else { "" };
            format!("{lead}{}", who(snapshot, &office.mention, signer(snapshot, office)))
        });
        let mut who: Vec<String> = who.collect();
        who.dedup();
        who.join(", ")
    };
    let head = answers(Place::Head(set));
    if !head.is_empty() {
        return Some(named(&head));
    }
    let asked = draft.heads.get(set).and_then(|head| {
        let text = head.text();
        let from = text.find(" aan ")?;
        let to = text.get(from..)?.find(" over ").map_or(text.len(), |at| from + at);
        let asked = head.offices(&snapshot.settings.options.register).iter();
        let asked = asked.filter(|office| office.range.start >= from && office.range.start < to);
        let who: Vec<String> = asked.map(|office| who(snapshot, office, None)).collect();
        (!who.is_empty()).then(|| who.join(", "))
    });
    let signed = || Some(named(&answers(Place::Signature))).filter(|who| !who.is_empty());
    asked.or_else(signed)
}

/// The person who signs for an office, as the signature names them.
fn signer<'v>(snapshot: &'v Snapshot, office: &'v NamedOffice) -> Option<&'v str> {
    let signed = snapshot.draft().people.offices.iter();
    let signed = signed.filter(|other| other.place == Place::Signature && other.person.is_some());
    let mut signed = signed.take(MOST_SIGNED);
    let person = office.person.as_ref().or_else(|| {
        let theirs = signed.find(|other| other.may_be(office, &snapshot.settings.options.register));
        theirs?.person.as_ref()
    });
    person.map(|words| words.text.as_str())
}

/// "minister van Financiën (Eelco Heinen)".
fn who(snapshot: &Snapshot, mention: &OfficeMention, signed: Option<&str>) -> String {
    let held = Holders::of(snapshot, mention);
    let title =
        held.office().map_or_else(|| mention.role.word().to_owned(), |office| office.title());
    let date = snapshot.day();
    let written = mention.person.as_ref().map(|person| person.text.as_str()).or(signed);
    let name = match (written, held.posts.as_slice()) {
        (Some(written), _) => {
            let known = persons::posts(&snapshot.settings.options.register, written);
            let known = known.iter().find(|post| persons::of_role(post, mention.role));
            Some(known.map_or_else(|| written.to_owned(), |post| post.name()))
        }
        (None, [post]) if date.is_some_and(|date| post.held_on(date)) => Some(post.name()),
        _ => None,
    };
    let name = name.map_or_else(String::new, |name| format!(" ({})", plain(&name)));
    format!("{}{name}", plain(&title))
}

/// The offices that somebody held, or the faction of a member.
fn person(snapshot: &Snapshot, name: &Name) -> Option<String> {
    let register = &snapshot.settings.options.register;
    if name.person.member {
        let members = &snapshot.draft().people.members;
        let known = members.iter().filter(|member| name.text.ends_with(&member.name.text));
        let known =
            known.filter_map(|member| member.party.as_ref().map(|party| party.text.clone()));
        let party = name.party.clone().or_else(|| known.into_iter().next());
        let party =
            party.map_or_else(String::new, |party| format!(" ({})", faction(register, &party)));
        let member = snapshot.word("lid van de Tweede Kamer", "member of the Tweede Kamer");
        return Some(format!("**{}**{party}, {member}", plain(&name.text)));
    }
    let mut posts = persons::posts(register, &name.text);
    posts.sort_by_key(|post| std::cmp::Reverse(post.from));
    let first = posts.first()?;
    let party = Some(&first.party).filter(|party| !party.is_empty());
    let party = party.map_or_else(String::new, |party| format!(" ({party})"));
    let mut text = format!("**{}**{party}\n", plain(&first.name()));
    for post in posts.iter().take(MOST_POSTS) {
        let other = post.name() != first.name();
        let name = if other { format!("{}, ", plain(&post.name())) } else { String::new() };
        let _ = write!(
            text,
            "\n- {name}{}, {}",
            post.office.title(),
            days(post, snapshot.settings.language)
        );
    }
    Some(text)
}

/// Who held an office, those who are meant first.
fn office(snapshot: &Snapshot, mention: &OfficeMention) -> Option<String> {
    let date = snapshot.day();
    let meant = Holders::of(snapshot, mention);
    let key = mention.key().filter(|_| !mention.bracketed).or_else(|| meant.office())?;
    let is_meant = |post: &Post| {
        let then = date.is_some_and(|date| post.held_on(date));
        (then || mention.person.is_some()) && meant.posts.iter().any(|one| std::ptr::eq(*one, post))
    };
    let mut held = snapshot.settings.options.register.posts_of(key);
    held.sort_by_key(|held| (!is_meant(held.post), std::cmp::Reverse(held.post.from)));
    if held.is_empty() {
        return None;
    }
    let mut text = format!("**{}**\n", plain(&key.title()));
    for held in held.iter().take(MOST_POSTS) {
        let post = held.post;
        let name = if is_meant(post) { format!("**{}**", post.name()) } else { post.name() };
        let _ = write!(
            text,
            "\n- {name}, {}, {}",
            post.office.title(),
            days(post, snapshot.settings.language)
        );
    }
    Some(text)
}

/// An abbreviation that the draft does not introduce: of a ministry or a faction.
fn known_short(snapshot: &Snapshot, offset: u32) -> Option<(String, Span)> {
    let (short, span) = capitals_at(snapshot.draft(), offset)?;
    let register = &snapshot.settings.options.register;
    let date = snapshot.day();
    let ministries = register.ministries().iter();
    let mut named = ministries.filter(|one| one.abbreviations.iter().any(|form| form == short));
    let then = named.clone().find(|one| date.is_none_or(|date| one.existed_on(date)));
    if let Some(ministry) = then.or_else(|| named.next()) {
        return Some((
            format!("**{}**: ministerie van {}", plain(short), plain(&ministry.name)),
            span,
        ));
    }
    match register.party(short) {
        PartyMatch::Official(party) if party.name != short => {
            Some((format!("**{}**: {}", plain(short), plain(&party.name)), span))
        }
        _ => None,
    }
}

/// "CDA: Christen-Democratisch Appèl".
fn faction(register: &Register, written: &str) -> String {
    match register.party(written) {
        PartyMatch::Official(party) if party.name != written => {
            format!("{written}: {}", party.name)
        }
        _ => written.to_owned(),
    }
}
