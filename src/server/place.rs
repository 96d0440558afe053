//! What stands at a place in a draft, and where else the same thing stands.

use std::cell::LazyCell;
use std::ops::Range;

use super::persons::{self, Name};
use super::view::View;
use crate::cite::addresses;
use crate::draft::people::{Named, OfficeMention, offices};
use crate::draft::{Cited, DateRole, Draft, Kind, Part, Place, Question};
use crate::register::{Date, OfficeKey, Post, fold};
use crate::text::{Flow, Span};

/// A thing that has a name in the draft.
#[derive(Clone, Debug)]
pub enum Thing<'d> {
    /// A note, by its index: its label or a mark of it.
    Note(usize),
    /// A mark without a note.
    LooseMark(usize),
    /// A question, by its index: its heading, or "vraag 2" in an answer.
    Question(usize),
    /// An answer, by its index: its heading.
    Answer(usize),
    /// A reference to a publication.
    Paper(&'d Cited),
    /// The dossier in a reference, or a reference to a dossier as a whole.
    Dossier(&'d Cited),
    /// Somebody's name.
    Person(Box<Name>),
    /// An office.
    Office(Box<OfficeMention>),
    /// An abbreviation that the draft introduces.
    Abbreviation(String),
}

/// Where a thing stands: where it is made, and where it is named.
#[derive(Debug, Default)]
pub struct Places {
    /// Where it is made, with all that belongs to it.
    pub made: Vec<(Span, Span)>,
    /// Where it is named.
    pub named: Vec<Span>,
}

/// Whether a cursor at an offset is at a span; behind its last character counts.
pub const fn touches(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}

/// The part in whose text an offset lies; behind its last character counts.
pub fn part_at(draft: &Draft, offset: u32) -> Option<(Part, &Flow)> {
    let at = |offset: u32| {
        let mut parts = draft.parts();
        parts.find(|(_, flow)| touches(flow.whole(), offset) && flow.find(offset).is_some())
    };
    at(offset).or_else(|| at(offset.checked_sub(1)?))
}

/// The thing at an offset, and the words that say it there.
pub fn at(view: &View, offset: u32) -> Option<(Thing<'_>, Span)> {
    let draft = view.draft();
    numbered(draft, offset)
        .or_else(|| person(view, offset))
        .or_else(|| office(view, offset))
        .or_else(|| heading(draft, offset))
        .or_else(|| abbreviation(draft, offset))
}

/// Notes, references to questions and references to papers.
fn numbered(draft: &Draft, offset: u32) -> Option<(Thing<'_>, Span)> {
    let mark = draft.marks.iter().position(|mark| touches(mark.span, offset));
    if let Some((i, mark)) = mark.and_then(|i| Some((i, draft.marks.get(i)?))) {
        return Some((mark.note.map_or(Thing::LooseMark(i), Thing::Note), mark.span));
    }
    let note = draft.notes.iter().position(|note| touches(note.label_span, offset));
    if let Some((i, note)) = note.and_then(|i| Some((i, draft.notes.get(i)?))) {
        return Some((Thing::Note(i), note.label_span));
    }
    let reference = draft.references.iter().find(|reference| touches(reference.span, offset));
    if let Some(reference) = reference {
        let set = draft.answers.get(reference.answer)?.set;
        let mut asked = draft.questions.iter();
        let asked = asked.position(|one| one.set == set && one.number == reference.number)?;
        return Some((Thing::Question(asked), reference.span));
    }
    let cited = draft.citations.iter().find(|cited| touches(cited.span, offset))?;
    match dossier(draft, cited) {
        Some(span) if touches(span, offset) || cited.citation.number.is_none() => {
            Some((Thing::Dossier(cited), span))
        }
        _ => Some((Thing::Paper(cited), cited.span)),
    }
}

fn person(view: &View, offset: u32) -> Option<(Thing<'_>, Span)> {
    let name = persons::at(view, offset)?;
    let span = name.span;
    Some((Thing::Person(Box::new(name)), span))
}

fn office(view: &View, offset: u32) -> Option<(Thing<'_>, Span)> {
    let (mention, span) = office_at(view, offset)?;
    let named = mention.key().is_some() || mention.person.is_some();
    named.then(|| (Thing::Office(Box::new(mention)), span))
}

fn heading(draft: &Draft, offset: u32) -> Option<(Thing<'_>, Span)> {
    if let Some(i) = draft.questions.iter().position(|one| touches(one.heading, offset)) {
        return Some((Thing::Question(i), draft.questions.get(i)?.heading));
    }
    let i = draft.answers.iter().position(|one| touches(one.heading, offset))?;
    Some((Thing::Answer(i), draft.answers.get(i)?.heading))
}

fn abbreviation(draft: &Draft, offset: u32) -> Option<(Thing<'_>, Span)> {
    let (short, span) = capitals_at(draft, offset)?;
    // Reading all introductions takes longer than looking for one.
    let bracketed = format!("({short}");
    let mut parts = draft.parts();
    let may_be = parts.any(|(_, flow)| flow.text().contains(&bracketed));
    let introduced = || draft.introductions.iter().any(|one| one.short == short);
    (may_be && introduced()).then(|| (Thing::Abbreviation(short.to_owned()), span))
}

/// The word at an offset, where it may be an abbreviation.
pub fn capitals_at(draft: &Draft, offset: u32) -> Option<(&str, Span)> {
    let (_, flow) = part_at(draft, offset)?;
    let text = flow.text();
    let at = flow.find(offset).unwrap_or(text.len());
    let letter = |c: &char| c.is_alphanumeric() || matches!(c, '&' | '-');
    let back: usize = text.get(..at)?.chars().rev().take_while(letter).map(char::len_utf8).sum();
    let on: usize = text.get(at..)?.chars().take_while(letter).map(char::len_utf8).sum();
    let word = text.get(at - back..at + on)?;
    // "BZ-medewerkers", "EU-lidstaten": the part with the cursor may be meant.
    let parts = word.split('-').scan(at - back, |start, part| {
        let from = *start;
        *start += part.len() + 1;
        Some((part, from))
    });
    let capitals = |part: &str| part.chars().filter(|c| c.is_uppercase()).count() >= 2;
    let mut all = std::iter::once((word, at - back)).chain(parts);
    let (word, from) = all.find(|&(part, from)| {
        capitals(part) && !part.contains('-') && from <= at && at <= from + part.len()
    })?;
    Some((word, flow.span(from..from + word.len())))
}

/// Where the number of the dossier in a reference stands.
fn dossier(draft: &Draft, cited: &Cited) -> Option<Span> {
    let dossier = cited.citation.dossier.as_ref()?;
    let end = dossier.suffix.as_ref().map_or(dossier.base.range.end, |suffix| suffix.range.end);
    Some(draft.span_in(cited.part, dossier.base.range.start..end.max(dossier.base.range.end)))
}

/// Every place of a thing.
pub fn places(view: &View, thing: &Thing<'_>) -> Places {
    let draft = view.draft();
    match thing {
        Thing::Note(i) => draft.notes.get(*i).map_or_else(Places::default, |note| {
            let marks = note.marks.iter().filter_map(|&mark| draft.marks.get(mark));
            Places {
                made: vec![(note.span, note.label_span)],
                named: marks.map(|mark| mark.span).collect(),
            }
        }),
        Thing::LooseMark(i) => {
            let marks = draft.marks.get(*i).map(|mark| mark.span);
            Places { made: Vec::new(), named: marks.into_iter().collect() }
        }
        Thing::Question(i) => of_questions(draft, &[*i]),
        Thing::Answer(i) => {
            let questions = draft.answers.get(*i).map(|answer| answer.questions.as_slice());
            of_questions(draft, questions.unwrap_or_default())
        }
        Thing::Paper(cited) => {
            let id = cited.citation.id.as_ref();
            let same = draft.citations.iter().filter(|other| {
                std::ptr::eq(*other, *cited) || id.is_some() && other.citation.id.as_ref() == id
            });
            from_the_first(same.map(|cited| cited.span).collect())
        }
        Thing::Dossier(cited) => {
            let code = |cited: &Cited| cited.citation.dossier.as_ref().map(|one| one.code());
            let wanted = code(cited);
            let same = draft.citations.iter().filter(|other| code(other) == wanted);
            from_the_first(same.filter_map(|cited| dossier(draft, cited)).collect())
        }
        Thing::Person(name) => of_person(view, name),
        Thing::Office(mention) => of_office(view, mention),
        Thing::Abbreviation(short) => of_abbreviation(draft, short),
    }
}

/// What is first named is made there.
fn from_the_first(spans: Vec<Span>) -> Places {
    Places { made: spans.first().map(|&span| (span, span)).into_iter().collect(), named: spans }
}

/// Somebody signs, or else is named first, in one place.
fn of_person(view: &View, name: &Name) -> Places {
    let named: Vec<Span> =
        persons::places(view, &name.person, true).into_iter().map(|name| name.span).collect();
    let signed =
        view.draft().people.offices.iter().filter(|office| office.place == Place::Signature);
    let signed = signed.filter_map(|office| Some(office.person.as_ref()?.span));
    let made: Vec<(Span, Span)> =
        signed.filter(|span| named.contains(span)).map(|span| (span, span)).collect();
    if made.is_empty() { from_the_first(named) } else { Places { made, named } }
}

fn of_office(view: &View, mention: &OfficeMention) -> Places {
    let (draft, wanted) = (view.draft(), Held::of(view, mention));
    let mut named = Vec::new();
    for (_, flow) in draft.parts() {
        let same = offices(flow.text(), &view.settings.register).into_iter();
        let same = same.filter(|other| Held::of(view, other).is(&wanted));
        named.extend(same.map(|other| flow.span(other.range)));
    }
    let signed = draft.people.offices.iter().filter(|office| office.role.is_some());
    let signed = signed.filter(|office| Held::of(view, &office.mention).is(&wanted));
    let mut made: Vec<(Place, Span)> = signed.map(|office| (office.place, office.span)).collect();
    // A signature says it best, then the head, then the letter.
    let signature = made.iter().any(|(place, _)| *place == Place::Signature);
    made.retain(|(place, _)| !signature || *place == Place::Signature);
    named.extend(made.iter().map(|&(_, span)| span));
    named.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    named.dedup_by(|next, first| first.overlaps(*next));
    Places { made: made.into_iter().map(|(_, span)| (span, span)).collect(), named }
}

/// What an office as written stands for on the day of the draft.
#[derive(Debug)]
pub struct Held<'r> {
    /// The office as written.
    key: Option<OfficeKey>,
    /// The posts; none where the register does not know it.
    pub posts: Vec<&'r Post>,
    /// Of another time or country.
    other: bool,
}

impl<'r> Held<'r> {
    /// Reads it.
    pub fn of(view: &'r View, mention: &OfficeMention) -> Self {
        let register = &view.settings.register;
        let date = day(view);
        let key = mention.key();
        let mut held = key.as_ref().map(|key| register.posts_of(key)).unwrap_or_default();
        if let Some(key) = key.as_ref().filter(|_| held.is_empty()) {
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
        Self { key, posts, other }
    }

    /// The office, as the register or else the draft has it.
    pub fn office(&self) -> Option<&OfficeKey> {
        self.posts.first().map(|post| &post.office).or(self.key.as_ref())
    }

    /// Whether both are one office.
    fn is(&self, other: &Self) -> bool {
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

/// The introductions of an abbreviation, with the words it is short for, and every place where it stands.
fn of_abbreviation(draft: &Draft, short: &str) -> Places {
    let introduced = &draft.introductions;
    let introduced = introduced.iter().filter(|one| one.short == short);
    let made = introduced.map(|one| {
        let whole = draft.span_in(one.part, one.full.start..one.range.end + 1);
        (whole, draft.span_in(one.part, one.range.clone()))
    });
    let named = draft.parts().flat_map(|(_, flow)| words(flow, short));
    Places { made: made.collect(), named: named.collect() }
}

/// Where a word stands in a flow, as a whole word and not in a web address.
pub fn words(flow: &Flow, word: &str) -> Vec<Span> {
    let text = flow.text();
    let addresses = LazyCell::new(|| addresses(text));
    let alone = |&(at, _): &(usize, &str)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
        let whole =
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric);
        whole && !addresses.iter().any(|address| address.range.contains(&at))
    };
    let span = |(at, _): (usize, &str)| -> Span {
        let range: Range<usize> = at..at + word.len();
        flow.span(range)
    };
    text.match_indices(word).filter(alone).map(span).collect()
}

/// The headings of questions and of their answers, and the references to them.
fn of_questions(draft: &Draft, indices: &[usize]) -> Places {
    let mut places = Places::default();
    for question in indices.iter().filter_map(|&i| draft.questions.get(i)) {
        places.made.push((question.span, question.heading));
        let answers = question.answers.iter().filter_map(|&i| draft.answers.get(i));
        places.made.extend(answers.map(|answer| (answer.span, answer.heading)));
        let named = draft.references.iter().filter(|reference| {
            let set = draft.answers.get(reference.answer).map(|answer| answer.set);
            reference.number == question.number && set == Some(question.set)
        });
        places.named.extend(named.map(|reference| reference.span));
    }
    places.made.sort();
    places.made.dedup();
    places
}

/// The office named at an offset, and where.
pub fn office_at(view: &View, offset: u32) -> Option<(OfficeMention, Span)> {
    let draft = view.draft();
    let signed = draft.people.offices.iter().find(|office| touches(office.span, offset));
    if let Some(office) = signed {
        // In a signature the name stands on a line of its own.
        let signer = || {
            let words = office.person.as_ref()?;
            Some(Named { range: words.span.range(), text: words.text.clone() })
        };
        let person = office.mention.person.clone().or_else(signer);
        return Some((OfficeMention { person, ..office.mention.clone() }, office.span));
    }
    let (_, flow) = part_at(draft, offset)?;
    let named = offices(flow.text(), &view.settings.register).into_iter();
    let mut named = named.map(|mention| (flow.span(mention.range.clone()), mention));
    let (span, mention) = named.find(|(span, _)| touches(*span, offset))?;
    Some((mention, span))
}

/// The day for which offices are looked up: that of the draft, on a sheet that on which the questions were put, else today.
pub fn day(view: &View) -> Option<Date> {
    let draft = view.draft();
    let sheet = draft.kind == Kind::Questions;
    let submitted = || Some(draft.date_of(DateRole::Submitted)?.0);
    draft.date().or_else(|| submitted().filter(|_| sheet)).or(view.settings.today)
}

/// Whether a question still waits for its answer.
pub fn is_open(draft: &Draft, question: &Question) -> bool {
    draft.kind.answers_questions()
        && question.answers.is_empty()
        && question.unheaded_answer.is_none()
}

/// The question under whose heading a question is answered, where that is another.
pub fn answered_elsewhere(draft: &Draft, question: &Question) -> Option<u32> {
    let answer = draft.answers.get(*question.answers.first()?)?;
    let &(first, _) = answer.numbers.first()?;
    (first != question.number).then_some(first)
}
