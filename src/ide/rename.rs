//! Renaming: the label of a note, somebody's name, what an office is about, an abbreviation. Questions are quoted and keep their
//! words.

use super::Snapshot;
use super::office::office_at;
use super::persons::{self, Name};
use super::spot::{touches, word_places};
use super::thing::{self, Thing};
use crate::draft::people::OfficeMention;
use crate::draft::{Note, NoteStyle};
use crate::register::{Post, fold};
use crate::rule::Edit;
use crate::text::Span;

/// What can be renamed at a place: the words there, and every place with the same.
pub struct Target {
    /// Where the cursor is.
    pub here: Span,
    /// What it is called there.
    pub words: String,
    kind: Kind,
}

enum Kind {
    /// A note, by its index.
    Note(usize, Vec<Span>),
    Person(Box<Name>),
    Office(Vec<Span>),
    Abbreviation(Vec<Span>),
}

/// Gives a thing another name everywhere.
///
/// # Errors
/// One sentence: it cannot have that name, or it cannot be changed everywhere.
pub fn rename(snapshot: &Snapshot, target: Target, new: &str) -> Result<Vec<Edit>, String> {
    let new = new.trim();
    if new.is_empty() || new.contains(['\n', '\r', '[', ']', '(', ')']) {
        let no = snapshot.word("kan hier niet als naam", "cannot be a name here");
        return Err(format!("`{new}` {no}"));
    }
    let same = |places: Vec<Span>| -> Vec<Edit> {
        places.into_iter().map(|span| Edit { span, text: new.to_owned() }).collect()
    };
    let mut edits = match target.kind {
        Kind::Note(i, places) => {
            label(snapshot, i, new)?;
            same(places)
        }
        Kind::Abbreviation(places) => {
            short(snapshot, &target.words, new)?;
            same(places)
        }
        Kind::Office(places) => same(places),
        Kind::Person(name) => person(snapshot, &name, new),
    };
    edits.sort();
    edits.dedup();
    edits.retain(|edit| snapshot.document.source.slice(edit.span) != edit.text);
    let furniture = &snapshot.draft().furniture;
    if edits.iter().any(|edit| furniture.iter().any(|words| words.span.overlaps(edit.span))) {
        let no = "de naam loopt ergens over een bladzijde heen; pas hem daar zelf aan";
        return Err(snapshot
            .word(no, "the name runs over a page somewhere; change it there by hand")
            .to_owned());
    }
    Ok(edits)
}

/// What can be renamed at an offset.
pub fn target(snapshot: &Snapshot, offset: u32) -> Option<Target> {
    match thing::at(snapshot, offset) {
        Some((Thing::Note(i), here)) => note(snapshot, i, here),
        Some((Thing::Person(name), here)) => {
            let own = persons::places(snapshot, &name.person, false);
            let words = name.text.clone();
            let named = own.iter().any(|other| other.span == here);
            named.then_some(Target { here, words, kind: Kind::Person(name) })
        }
        _ => office(snapshot, offset).or_else(|| abbreviation(snapshot, offset)),
    }
}

fn note(snapshot: &Snapshot, i: usize, here: Span) -> Option<Target> {
    let draft = snapshot.draft();
    let note = draft.notes.get(i)?;
    let marks = note.marks.iter().filter_map(|&mark| draft.marks.get(mark));
    // Without brackets; a label that is written otherwise somewhere (a superscript digit) is left alone.
    let inside = |span: Span| {
        let at = snapshot.document.source.slice(span).find(&note.label)? as u32;
        Some(Span::new(span.start + at, span.start + at + note.label.len() as u32))
    };
    let places = std::iter::once(note.label_span).chain(marks.map(|mark| mark.span));
    let places = places.map(inside).collect::<Option<Vec<Span>>>()?;
    Some(Target { here: inside(here)?, words: note.label.clone(), kind: Kind::Note(i, places) })
}

/// Whether a note can have a label.
fn label(snapshot: &Snapshot, i: usize, new: &str) -> Result<(), String> {
    let notes = &snapshot.draft().notes;
    let Some(note) = notes.get(i) else { return Ok(()) };
    let other =
        |(at, other): (usize, &Note)| at != i && other.series == note.series && other.label == new;
    if notes.iter().enumerate().any(other) {
        let taken = snapshot.word("er is al een noot", "there already is a note");
        return Err(format!("{taken} {new}"));
    }
    let fits = match note.style {
        NoteStyle::Caret => !new.contains(char::is_whitespace),
        _ => new.chars().all(|c| c.is_ascii_digit()),
    };
    let no = snapshot.word("kan geen nummer van een noot zijn", "cannot be the number of a note");
    if fits { Ok(()) } else { Err(format!("`{new}` {no}")) }
}

fn office(snapshot: &Snapshot, offset: u32) -> Option<Target> {
    let draft = snapshot.draft();
    let (mention, _) = office_at(snapshot, offset)?;
    let key = mention.key()?;
    // "minister van Financiën" and "Minister Heinen (Financiën)"; another form of the same office is another name.
    let same = |other: &OfficeMention| {
        let named = other.portfolio.as_ref().map(|named| fold(&named.text));
        other.role == key.role && named == Some(fold(&key.portfolio))
    };
    let mut places = Vec::new();
    // On a question sheet all is quoted.
    for (_, flow) in draft.own_parts().filter(|&(part, _)| !draft.is_quoted(part)) {
        let named = flow.offices(&snapshot.settings.options.register).iter();
        let named = named.filter(|other| same(other)).filter_map(|other| other.portfolio.as_ref());
        places.extend(named.map(|named| flow.span(named.range.clone())));
    }
    let signed = draft.people.offices.iter().filter(|office| same(&office.mention));
    places.extend(signed.filter_map(|office| Some(office.portfolio.as_ref()?.span)));
    named(snapshot, offset, places, Kind::Office)
}

fn abbreviation(snapshot: &Snapshot, offset: u32) -> Option<Target> {
    let draft = snapshot.draft();
    let introduced = &draft.introductions;
    let mut shorts: Vec<&str> = introduced.iter().map(|one| one.short.as_str()).collect();
    shorts.sort_unstable();
    shorts.dedup();
    let places = |short: &str| {
        let parts = draft.parts().filter(|&(part, _)| !draft.is_quoted(part));
        parts.flat_map(|(_, flow)| word_places(flow, short)).collect::<Vec<Span>>()
    };
    shorts.iter().find_map(|short| named(snapshot, offset, places(short), Kind::Abbreviation))
}

/// Whether an abbreviation can have another form.
fn short(snapshot: &Snapshot, old: &str, new: &str) -> Result<(), String> {
    if new.contains(char::is_whitespace) {
        let no = snapshot.word("is geen afkorting", "is not an abbreviation");
        return Err(format!("`{new}` {no}"));
    }
    if new != old && snapshot.draft().introductions.iter().any(|one| one.short == new) {
        let taken = snapshot.word("is al een andere afkorting", "is another abbreviation already");
        return Err(format!("`{new}` {taken}"));
    }
    Ok(())
}

/// The places of a name, if one of them is under the cursor.
fn named(
    snapshot: &Snapshot,
    offset: u32,
    places: Vec<Span>,
    kind: impl FnOnce(Vec<Span>) -> Kind,
) -> Option<Target> {
    let here = places.iter().copied().find(|&span| touches(span, offset))?;
    Some(Target {
        here,
        words: snapshot.document.source.slice(here).to_owned(),
        kind: kind(places),
    })
}

/// A name as it was typed.
struct New<'n> {
    words: &'n str,
    given: &'n str,
    surname: &'n str,
    /// Who it is, where the register knows one of that name on the day of the draft.
    post: Option<&'n Post>,
}

/// The places of a name with another in it. The surname is written with a capital or not as its place wants; initials stay initials and
/// a first name a first name where the new one is known.
fn person(snapshot: &Snapshot, old: &Name, new: &str) -> Vec<Edit> {
    let register = &snapshot.settings.options.register;
    let date = snapshot.day();
    let at = persons::surname_in(new, old.person.member, register);
    let (given, surname) = new.split_at_checked(at).unwrap_or(("", new));
    let mut posts = persons::posts(register, new);
    posts.retain(|post| date.is_some_and(|date| post.held_on(date)) && !old.person.member);
    posts.dedup_by(|one, two| one.name() == two.name());
    let post = if let [post] = posts.as_slice() { Some(*post) } else { None };
    let new = New { words: new, given: given.trim_end(), surname, post };
    let places = persons::places(snapshot, &old.person, false).into_iter();
    let edit = |place: Name| {
        if place.span == old.span && !old.given().is_empty() {
            return Edit { span: place.span, text: new.words.to_owned() };
        }
        let given = match place.span == old.span {
            true => new.given.to_owned(),
            false => given_of(&place, old, &new),
        };
        let text = if given.is_empty() {
            crate::text::capital(new.surname)
        } else {
            format!("{given} {}", persons::small(new.surname))
        };
        let whole = place.given().is_empty();
        Edit { span: if whole { place.surname } else { place.span }, text }
    };
    places.map(edit).collect()
}

/// What stands before the new surname in a place.
fn given_of(place: &Name, old: &Name, new: &New<'_>) -> String {
    let was = place.given();
    let initials = |given: &str| given.ends_with('.');
    if was.is_empty() {
        return String::new();
    }
    // A surname alone, typed over a surname alone, says nothing of first names.
    let kept = new.given == old.given();
    let other = new.post.filter(|post| {
        let same = fold(&post.surname) == old.person.surname();
        !(kept && same)
    });
    if !kept && initials(was) == initials(new.given) {
        return new.given.to_owned();
    }
    match other {
        Some(post) if initials(was) && !post.initials.is_empty() => post.initials.to_string(),
        Some(post) if !initials(was) && !post.first.is_empty() => post.first.to_string(),
        _ if kept => was.to_owned(),
        _ => new.given.to_owned(),
    }
}
