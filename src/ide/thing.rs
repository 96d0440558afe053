//! What a cursor is at, and where else the same thing stands.

use super::Snapshot;
use super::office::{Holders, office_at};
use super::persons::{self, Name};
use super::spot::{capitals_at, touches, word_places};
use crate::draft::people::OfficeMention;
use crate::draft::{Cited, Draft, Place};
use crate::text::Span;

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

/// The thing at an offset, and the words that say it there.
pub fn at(snapshot: &Snapshot, offset: u32) -> Option<(Thing<'_>, Span)> {
    let draft = snapshot.draft();
    numbered(draft, offset)
        .or_else(|| person(snapshot, offset))
        .or_else(|| office(snapshot, offset))
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
        let asked = draft.meant_by(reference).first().copied()?;
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

fn person(snapshot: &Snapshot, offset: u32) -> Option<(Thing<'_>, Span)> {
    let name = persons::at(snapshot, offset)?;
    let span = name.span;
    Some((Thing::Person(Box::new(name)), span))
}

fn office(snapshot: &Snapshot, offset: u32) -> Option<(Thing<'_>, Span)> {
    let (mention, span) = office_at(snapshot, offset)?;
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

/// Where the number of the dossier in a reference stands.
fn dossier(draft: &Draft, cited: &Cited) -> Option<Span> {
    let dossier = cited.citation.dossier.as_ref()?;
    let end = dossier.suffix.as_ref().map_or(dossier.base.range.end, |suffix| suffix.range.end);
    Some(draft.span_in(cited.part, dossier.base.range.start..end.max(dossier.base.range.end)))
}

/// Every place of a thing.
pub fn places(snapshot: &Snapshot, thing: &Thing<'_>) -> Places {
    let draft = snapshot.draft();
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
        Thing::Person(name) => of_person(snapshot, name),
        Thing::Office(mention) => of_office(snapshot, mention),
        Thing::Abbreviation(short) => of_abbreviation(draft, short),
    }
}

/// What is first named is made there.
fn from_the_first(spans: Vec<Span>) -> Places {
    Places { made: spans.first().map(|&span| (span, span)).into_iter().collect(), named: spans }
}

/// Somebody signs, or else is named first, in one place.
fn of_person(snapshot: &Snapshot, name: &Name) -> Places {
    let named: Vec<Span> =
        persons::places(snapshot, &name.person, true).into_iter().map(|name| name.span).collect();
    let signed =
        snapshot.draft().people.offices.iter().filter(|office| office.place == Place::Signature);
    let signed = signed.filter_map(|office| Some(office.person.as_ref()?.span));
    let made: Vec<(Span, Span)> =
        signed.filter(|span| named.contains(span)).map(|span| (span, span)).collect();
    if made.is_empty() { from_the_first(named) } else { Places { made, named } }
}

fn of_office(snapshot: &Snapshot, mention: &OfficeMention) -> Places {
    let (draft, wanted) = (snapshot.draft(), Holders::of(snapshot, mention));
    let mut named = Vec::new();
    for (_, flow) in draft.parts() {
        let same = flow.offices(&snapshot.settings.options.register).iter();
        let same = same.filter(|other| Holders::of(snapshot, other).is(&wanted));
        named.extend(same.map(|other| flow.span(other.range.clone())));
    }
    let signed = draft.people.offices.iter().filter(|office| office.role.is_some());
    let signed = signed.filter(|office| Holders::of(snapshot, &office.mention).is(&wanted));
    let mut made: Vec<(Place, Span)> = signed.map(|office| (office.place, office.span)).collect();
    // A signature says it best, then the head, then the letter.
    let signature = made.iter().any(|(place, _)| *place == Place::Signature);
    made.retain(|(place, _)| !signature || *place == Place::Signature);
    named.extend(made.iter().map(|&(_, span)| span));
    named.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    named.dedup_by(|next, first| first.overlaps(*next));
    Places { made: made.into_iter().map(|(_, span)| (span, span)).collect(), named }
}

/// The introductions of an abbreviation, with the words it is short for, and every place where it stands.
fn of_abbreviation(draft: &Draft, short: &str) -> Places {
    let introduced = &draft.introductions;
    let introduced = introduced.iter().filter(|one| one.short == short);
    let made = introduced.map(|one| {
        let whole = draft.span_in(one.part, one.whole.clone());
        (whole, draft.span_in(one.part, one.range.clone()))
    });
    let named = draft.parts().flat_map(|(_, flow)| word_places(flow, short));
    Places { made: made.collect(), named: named.collect() }
}

/// The headings of questions and of their answers, and the references to them.
fn of_questions(draft: &Draft, indices: &[usize]) -> Places {
    let mut places = Places::default();
    for (i, question) in indices.iter().filter_map(|&i| Some((i, draft.questions.get(i)?))) {
        places.made.push((question.span, question.heading));
        let answers = question.answers.iter().filter_map(|&i| draft.answers.get(i));
        places.made.extend(answers.map(|answer| (answer.span, answer.heading)));
        let named = draft.references.iter();
        let named = named.filter(|reference| draft.meant_by(reference).contains(&i));
        places.named.extend(named.map(|reference| reference.span));
    }
    places.made.sort();
    places.made.dedup();
    places
}
