//! `textDocument/hover`: what stands under the cursor.

use std::fmt::Write as _;

use ropey::Rope;
use tower_lsp::ls_types::*;

use super::code_action::word;
use super::command::explain::explained;
use super::convert;
use super::document::{self, Shift};
use super::persons::{self, Name};
use super::place::{self, Held, Thing, touches};
use super::view::View;
use crate::draft::people::{OfficeMention, SigningRole, offices};
use crate::draft::{Cited, Due, NamedOffice, Place, Question};
use crate::register::date::LATEST;
use crate::register::{PartyMatch, Post, Register};
use crate::text::Span;

/// Signatures among which the person of an office is looked for; a file of many letters has more.
const MOST_SIGNED: usize = 12;
/// Posts that a hover names.
const MOST_POSTS: usize = 8;

/// The hover at a position in the text now, from the last view: a hover never waits for a check.
pub fn hover(view: &View, now: &Rope, position: Position) -> Option<Hover> {
    let encoding = view.manners.encoding;
    let shift = Shift::between(view.source.text(), now);
    let offset = shift.before(document::byte_at(now, position, encoding)?)? as u32;
    let (text, span) = at(view, offset)?;
    let place = |offset: u32| document::position_of(now, shift.after(offset as usize)?, encoding);
    let range = place(span.start).zip(place(span.end)).map(|(start, end)| Range::new(start, end));
    let contents = if view.manners.hover_markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: text }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: convert::unmarked(&text) }
    };
    Some(Hover { contents: HoverContents::Markup(contents), range })
}

/// What is said at an offset, and of which words.
fn at(view: &View, offset: u32) -> Option<(String, Span)> {
    let mut parts = Vec::new();
    let mut span = None;
    let thing = place::at(view, offset).and_then(|(thing, at)| Some((said(view, &thing)?, at)));
    if let Some((text, at)) = thing.or_else(|| known_short(view, offset)) {
        parts.push(text);
        span = Some(at);
    }
    for found in view.shown().filter(|found| touches(found.span, offset)) {
        parts.push(explained(&found.rule, view.settings.language));
        span = span.or(Some(found.span));
    }
    parts.dedup();
    span.map(|span| (parts.join("\n\n---\n\n"), span))
}

fn said(view: &View, thing: &Thing<'_>) -> Option<String> {
    let draft = view.draft();
    match thing {
        Thing::Note(i) => {
            let note = draft.notes.get(*i)?;
            Some(format!("**Noot {}**\n\n{}", note.label, plain(note.flow.text())))
        }
        Thing::LooseMark(_) => None,
        Thing::Question(i) => {
            let question = draft.questions.get(*i)?;
            let mut text = asked(question);
            let answers: Vec<_> =
                question.answers.iter().filter_map(|&i| draft.answers.get(i)).collect();
            for answer in &answers {
                let heading = view.source.slice(answer.heading).trim();
                let _ = write!(text, "\n\n**{}**\n\n{}", plain(heading), plain(answer.flow.text()));
            }
            if place::is_open(draft, question) {
                let open = word(
                    view,
                    "Deze vraag is nog niet beantwoord.",
                    "This question is still open.",
                );
                let _ = write!(text, "\n\n*{open}*");
            }
            if let Some(who) = answerers(view, question.set) {
                let by = word(view, "Wie antwoordt", "Who answers");
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
                .map(asked)
                .collect();
            (!asked.is_empty()).then(|| asked.join("\n\n"))
        }
        Thing::Paper(cited) | Thing::Dossier(cited) => Some(paper(view, cited)),
        Thing::Person(name) => person(view, name),
        Thing::Office(mention) => office(view, mention),
        Thing::Abbreviation(short) => {
            let introduced = &draft.introductions;
            let one = introduced.iter().find(|one| one.short == *short)?;
            let full = draft.words_in(one.part, one.full.clone());
            Some(format!("**{}**: {}", plain(short), plain(full)))
        }
    }
}

/// A reference: what it is, its id and link, and what its dossier is called.
pub fn paper(view: &View, cited: &Cited) -> String {
    let citation = &cited.citation;
    let words = view.draft().words_in(cited.part, citation.range.clone());
    let mut text = format!("**{}** ({})", plain(words), citation.kind.name());
    let code = citation.dossier.as_ref().map(|dossier| dossier.code());
    match (&citation.id, &code) {
        (Some(id), _) => {
            let _ = write!(text, "\n\n`{id}`");
        }
        (None, Some(code)) if citation.number.is_none() && citation.faults.is_empty() => {
            let _ = write!(text, "\n\n<{}>", dossier_url(code));
        }
        (None, _) => {
            let nothing = "Deze verwijzing wijst geen stuk aan.";
            let nothing = word(view, nothing, "This reference names no paper.");
            let _ = write!(text, "\n\n*{nothing}*");
        }
    }
    if let Some(url) = citation.url() {
        let _ = write!(text, "\n\n<{url}>");
    }
    if let Some(dossier) = code.and_then(|code| view.settings.register.dossier(&code)) {
        let _ = write!(text, "\n\nDossier {}: {}", dossier.number, plain(&dossier.title));
    }
    text
}

/// Where a dossier can be read.
pub fn dossier_url(number: &str) -> String {
    format!("https://zoek.officielebekendmakingen.nl/dossier/{number}")
}

/// A question in full, with a list of what it asks where that is more than one thing.
pub fn asked(question: &Question) -> String {
    let mut text = format!("**Vraag {}**\n\n{}", question.number, plain(question.flow.text()));
    for sub in question.subquestions.iter().filter(|_| question.subquestions.len() > 1) {
        let due = match sub.due {
            Due::Always => "",
            Due::IfYes => " *(bij ja)*",
            Due::IfNo => " *(bij nee)*",
        };
        let _ = write!(text, "\n- [ ] {}{due}", plain(question.flow.slice(sub.range.clone())));
    }
    text
}

/// The members of government who answer the questions of a set: as the head of the answers names them, else those whom the head of
/// the questions addresses, else those who sign.
fn answerers(view: &View, set: usize) -> Option<String> {
    let draft = view.draft();
    let answers = |place: Place| -> Vec<&NamedOffice> {
        let named = draft.people.offices.iter();
        named.filter(|office| office.place == place && office.role.is_some()).collect()
    };
    let named = |offices: &[&NamedOffice]| {
        let who = offices.iter().map(|office| {
            let behalf = office.role == Some(SigningRole::OnBehalf);
            let lead = if behalf { word(view, "mede namens ", "also for ") } else { "" };
            format!("{lead}{}", who(view, &office.mention, signer(view, office)))
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
        let asked = offices(text, &view.settings.register).into_iter();
        let asked = asked.filter(|office| office.range.start >= from && office.range.start < to);
        let who: Vec<String> = asked.map(|office| who(view, &office, None)).collect();
        (!who.is_empty()).then(|| who.join(", "))
    });
    let signed = || Some(named(&answers(Place::Signature))).filter(|who| !who.is_empty());
    asked.or_else(signed)
}

/// The person who signs for an office, as the signature names them.
fn signer<'v>(view: &'v View, office: &'v NamedOffice) -> Option<&'v str> {
    let signed = view.draft().people.offices.iter();
    let signed = signed.filter(|other| other.place == Place::Signature && other.person.is_some());
    let mut signed = signed.take(MOST_SIGNED);
    let person = office.person.as_ref().or_else(|| {
        let theirs = signed.find(|other| other.may_be(office, &view.settings.register));
        theirs?.person.as_ref()
    });
    person.map(|words| words.text.as_str())
}

/// "minister van Financiën (Eelco Heinen)".
fn who(view: &View, mention: &OfficeMention, signed: Option<&str>) -> String {
    let held = Held::of(view, mention);
    let title =
        held.office().map_or_else(|| mention.role.word().to_owned(), |office| office.title());
    let date = place::day(view);
    let written = mention.person.as_ref().map(|person| person.text.as_str()).or(signed);
    let name = match (written, held.posts.as_slice()) {
        (Some(written), _) => {
            let known = persons::posts(&view.settings.register, written);
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
fn person(view: &View, name: &Name) -> Option<String> {
    let register = &view.settings.register;
    if name.person.member {
        let members = &view.draft().people.members;
        let known = members.iter().filter(|member| name.text.ends_with(&member.name.text));
        let known =
            known.filter_map(|member| member.party.as_ref().map(|party| party.text.clone()));
        let party = name.party.clone().or_else(|| known.into_iter().next());
        let party =
            party.map_or_else(String::new, |party| format!(" ({})", faction(register, &party)));
        let member = word(view, "lid van de Tweede Kamer", "member of the Tweede Kamer");
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
        let _ = write!(text, "\n- {name}{}, {}", post.office.title(), days(post));
    }
    Some(text)
}

/// Who held an office, those who are meant first.
fn office(view: &View, mention: &OfficeMention) -> Option<String> {
    let date = place::day(view);
    let meant = Held::of(view, mention);
    let key = mention.key().filter(|_| !mention.bracketed).or_else(|| meant.office().cloned())?;
    let is_meant = |post: &Post| {
        let then = date.is_some_and(|date| post.held_on(date));
        (then || mention.person.is_some()) && meant.posts.iter().any(|one| std::ptr::eq(*one, post))
    };
    let mut held = view.settings.register.posts_of(&key);
    held.sort_by_key(|held| (!is_meant(held.post), std::cmp::Reverse(held.post.from)));
    if held.is_empty() {
        return None;
    }
    let mut text = format!("**{}**\n", plain(&key.title()));
    for held in held.iter().take(MOST_POSTS) {
        let post = held.post;
        let name = if is_meant(post) { format!("**{}**", post.name()) } else { post.name() };
        let _ = write!(text, "\n- {name}, {}, {}", post.office.title(), days(post));
    }
    Some(text)
}

/// "2024-07-02 – heden (kabinet-Schoof)".
pub fn days(post: &Post) -> String {
    let until = if post.until == LATEST { "heden".to_owned() } else { post.until.to_string() };
    format!("{} – {until} (kabinet-{})", post.from, post.cabinet)
}

/// An abbreviation that the draft does not introduce: of a ministry or a faction.
fn known_short(view: &View, offset: u32) -> Option<(String, Span)> {
    let (short, span) = place::capitals_at(view.draft(), offset)?;
    let register = &view.settings.register;
    let date = place::day(view);
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

/// Words of the draft, which are not Markdown.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '<' | '[' | ']' | '\\' | '#') {
            plain.push('\\');
        }
        plain.push(c);
        if c == '\n' {
            plain.push('\n');
        }
    }
    plain
}
