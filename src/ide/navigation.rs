//! From a mark to its note, from "vraag 2" to the question and its answer, from a reference to the others to the same paper, from a
//! name to the signature, from an abbreviation to its introduction.

use super::Snapshot;
use super::thing;
use crate::text::Span;

/// Where the thing at an offset is made; where the offset is there already, where it is named.
pub fn definition(snapshot: &Snapshot, offset: u32) -> Option<Vec<Span>> {
    let (thing, here) = thing::at(snapshot, offset)?;
    let places = thing::places(snapshot, &thing);
    let made = places.made.iter().map(|&(_, name)| name);
    let mut spans: Vec<Span> = made.filter(|&name| name != here).collect();
    if spans.is_empty() {
        spans = places.named.into_iter().filter(|&name| name != here).collect();
    }
    (!spans.is_empty()).then_some(spans)
}

/// Every place in which the thing at an offset is named, and on request where it is made, in the order of the text.
pub fn references(snapshot: &Snapshot, offset: u32, with_definition: bool) -> Option<Vec<Span>> {
    let (thing, _) = thing::at(snapshot, offset)?;
    let places = thing::places(snapshot, &thing);
    let made = places.made.iter().map(|&(_, name)| name).filter(|_| with_definition);
    let mut spans: Vec<Span> = made.chain(places.named).collect();
    spans.sort();
    spans.dedup();
    Some(spans)
}
