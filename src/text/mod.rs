//! Text and places in it: one immutable [`Source`], byte [`Span`]s into it, and [`Flow`], the
//! logical text that survives lines, pages and notes. Knows nothing of drafts.

pub mod accents;
#[cfg(test)]
pub mod chance;
pub mod columns;
pub mod date;
mod flow;
pub mod hash;
mod hyphens;
mod line_index;
pub mod mistake;
mod months;
mod needle;
mod needles;
mod phrase;
mod phrases;
mod places;
mod quote;
pub mod quotes;
mod raised;
mod said;
mod sentences;
mod source;
mod space;
mod span;
pub mod tables;
mod words;

pub use date::Date;
pub use flow::{Flow, FlowBuilder, is_plain};
pub use hyphens::HYPHENS;
pub use line_index::{Encoding, LineIndex, Position};
pub use mistake::Mistake;
pub use months::{MONTHS, MONTHS_SHORT};
pub use needle::Needle;
pub use needles::Needles;
pub use phrase::{capital, enumerated, shortened};
pub use phrases::Phrases;
pub use places::{Stood, places, stood};
pub use quote::Quote;
pub use raised::{raised, raised_digit};
pub use said::{Language, Said};
pub use sentences::sentences;
pub use source::{Source, TooLarge};
pub use space::{is_gap, is_space, is_unseen};
pub use span::Span;
pub use span::last_of;
pub use words::{Word, holds_word, stands_alone, words};
