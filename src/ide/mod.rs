//! What an editor asks of a draft that was checked: what stands at a place and what is said of it, where else it stands, what may be
//! written next, what can be done about findings. Every answer is a plain function of a [`Snapshot`], in byte spans; the language
//! server converts. Nothing here knows a folder, a file or a protocol.

pub mod actions;
pub mod answers;
pub mod completion;
pub mod headings;
pub mod hints;
pub mod hover;
pub mod navigation;
pub mod proposal;
pub mod questions;
pub mod rename;
pub mod renumber;
pub mod spot;
pub mod structure;
pub mod symbols;
pub mod terms;
pub mod tokens;
pub mod typing;

mod line;
pub mod markdown;
mod office;
mod persons;
mod snapshot;
mod templates;
mod thing;

pub use snapshot::Snapshot;

/// Characters of a text that a list shows.
const SHORT: usize = 60;

/// The beginning of a text, on one line.
fn short(text: &str) -> String {
    let line = text.replace('\n', " ");
    match line.char_indices().nth(SHORT) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default().trim_end()),
        None => line,
    }
}
