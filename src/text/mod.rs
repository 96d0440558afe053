//! Text and places in it: one immutable [`Source`], byte [`Span`]s into it, and [`Flow`], the
//! logical text that survives lines, pages and notes. Knows nothing of drafts.

mod flow;
mod line_index;
mod months;
pub mod quotes;
mod sentences;
mod source;
mod span;

pub use flow::{Flow, FlowBuilder};
pub use line_index::{Encoding, LineIndex, Position};
pub use months::MONTHS;
pub use sentences::sentences;
pub use source::{Source, TooLarge};
pub use span::Span;
