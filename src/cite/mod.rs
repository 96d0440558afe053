//! The grammar of Dutch official references: Kamerstukken, the Aanhangsel, Handelingen, official
//! journals, case law, EU acts and the numbers of the Tweede Kamer.
//!
//! [`find`] reads logical text (a [`Flow`](crate::text::Flow)) and gives every reference with its
//! parts, its publication id and the faults the grammar itself can see. Which words announce a
//! reference stands in `triggers.rs`, how the id and address of each kind are built in `kinds.rs`.

mod address;
mod bare;
mod case_law;
mod case_numbers;
mod chapters;
mod citation;
mod codes;
mod cursor;
mod dossier;
mod eu;
mod format;
mod head;
mod journals;
mod kamerstuk;
mod kinds;
mod list;
mod misprint;
mod numbers;
mod pages;
mod record;
mod session;
mod triggers;

pub use address::{Address, addresses};
pub use case_numbers::{CaseNumber, case_number_in, case_numbers_in};
pub use citation::{
    At, Chamber, Citation, Dossier, Fault, FaultKind, Kind, Notation, Number, Session,
};
pub use format::{Style, format, format_list};
pub use kinds::{dossier_url, publication_url};
pub use misprint::key_meant;
pub use session::sessions;

use std::ops::Range;

use cursor::Cursor;
use triggers::Stands;

/// Every reference in a text, in order; ranges are byte offsets into that text. Linear in its length.
#[must_use]
pub fn find(text: &str) -> Vec<Citation> {
    let triggers = &*triggers::ALL;
    let mut found = Vec::new();
    let mut done = 0;
    for (hit, trigger) in triggers.words.find_iter(text) {
        let Some(&(parse, stands)) = triggers.parsers.get(trigger) else { continue };
        if hit.start < done || !stands_right(text, &hit, stands) {
            continue;
        }
        let before = found.len();
        match parse(Cursor::new(text, hit.end), hit.clone(), &mut found) {
            Some(end) => done = end.max(hit.end),
            None => found.truncate(before),
        }
        for citation in found.iter_mut().skip(before) {
            kinds::identify(citation);
        }
    }
    found
}

/// Whether a trigger stands as it must; a word has no letter at either side. A digit may touch it, for
/// the number of a footnote often does (`1Kamerstukken II …`).
fn stands_right(text: &str, key: &Range<usize>, stands: Stands) -> bool {
    if stands == Stands::Anywhere {
        return true;
    }
    let cursor = Cursor::new(text, key.start);
    let is_letter = |c: char| c.is_alphabetic();
    let starts_a_word = stands == Stands::AtTheEnd || !cursor.before().is_some_and(is_letter);
    let behind = cursor.back_to(key.end);
    starts_a_word
        && !(behind.before().is_some_and(|c| c.is_ascii_alphabetic()) && behind.next_is(is_letter))
}
