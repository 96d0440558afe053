//! `textDocument/rename` and `prepareRename`: the label of a note, what an office is about, an abbreviation. Questions are quoted and
//! keep their words.

use tower_lsp::ls_types::*;

use super::edit;
use super::place::{self, Thing, touches};
use super::view::View;
use crate::draft::people::offices;
use crate::rule::Edit;
use crate::text::{Flow, Span};

/// What can be renamed at a place: the words there, and every place with the same.
struct Name {
    here: Span,
    words: String,
    places: Vec<Span>,
}

/// Where the name under the cursor stands.
pub fn prepare(view: &View, position: Position) -> Option<PrepareRenameResponse> {
    let name = name(view, view.offset(position))?;
    let range = view.range(name.here);
    Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: name.words })
}

/// Gives the thing under the cursor another name everywhere.
pub fn rename(view: &View, position: Position, new: &str) -> Result<Option<WorkspaceEdit>, String> {
    let Some(name) = name(view, view.offset(position)) else { return Ok(None) };
    let new = new.trim();
    if new.is_empty() || new.contains(['\n', '\r', '[', ']', '(', ')']) {
        return Err(format!("`{new}` kan hier niet als naam"));
    }
    let mut places = name.places;
    places.sort();
    places.dedup();
    let edits: Vec<Edit> =
        places.into_iter().map(|span| Edit { span, text: new.to_owned() }).collect();
    Ok(Some(edit::of_draft(view, &edits)))
}

fn name(view: &View, offset: u32) -> Option<Name> {
    note(view, offset).or_else(|| office(view, offset)).or_else(|| abbreviation(view, offset))
}

fn note(view: &View, offset: u32) -> Option<Name> {
    let draft = view.draft();
    let (Thing::Note(i), here) = place::at(draft, offset)? else { return None };
    let note = draft.notes.get(i)?;
    let marks = note.marks.iter().filter_map(|&mark| draft.marks.get(mark));
    // Without brackets; a label that is written otherwise somewhere (a superscript digit) is left alone.
    let inside = |span: Span| {
        let at = view.source.slice(span).find(&note.label)? as u32;
        Some(Span::new(span.start + at, span.start + at + note.label.len() as u32))
    };
    let places = std::iter::once(note.label_span).chain(marks.map(|mark| mark.span));
    let places = places.map(inside).collect::<Option<Vec<Span>>>()?;
    Some(Name { here: inside(here)?, words: note.label.clone(), places })
}

fn office(view: &View, offset: u32) -> Option<Name> {
    let draft = view.draft();
    let (mention, _) = place::office(view, offset)?;
    let key = mention.key()?;
    let mut places = Vec::new();
    for (_, flow) in draft.own_parts() {
        let same = offices(flow.text(), &view.settings.register)
            .into_iter()
            .filter(|other| other.key().as_ref() == Some(&key));
        places.extend(same.filter_map(|other| Some(flow.span(other.portfolio?.range))));
    }
    let signed = draft.people.offices.iter();
    let signed = signed.filter(|office| office.mention.key().as_ref() == Some(&key));
    places.extend(signed.filter_map(|office| Some(office.portfolio.as_ref()?.span)));
    named(view, offset, places)
}

fn abbreviation(view: &View, offset: u32) -> Option<Name> {
    let draft = view.draft();
    let introduced = draft.introductions();
    let mut shorts: Vec<&str> = introduced.iter().map(|one| one.short.as_str()).collect();
    shorts.sort_unstable();
    shorts.dedup();
    let places = |short: &str| {
        let parts = draft.own_parts();
        parts.flat_map(|(_, flow)| words(flow, short)).collect::<Vec<Span>>()
    };
    shorts.iter().find_map(|short| named(view, offset, places(short)))
}

/// The places of a name, if one of them is under the cursor.
fn named(view: &View, offset: u32, places: Vec<Span>) -> Option<Name> {
    let here = places.iter().copied().find(|&span| touches(span, offset))?;
    Some(Name { here, words: view.source.slice(here).to_owned(), places })
}

/// Where a word stands in a flow, as a whole word.
fn words(flow: &Flow, word: &str) -> Vec<Span> {
    let text = flow.text();
    let alone = |&(at, _): &(usize, &str)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(word).filter(alone).map(|(at, _)| flow.span(at..at + word.len())).collect()
}
