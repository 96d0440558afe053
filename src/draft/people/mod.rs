//! Who signs, for whom, and who asked: names of offices and members read from running text.
//!
//! Pure functions over logical text (lines joined by single spaces, paragraphs separated by `\n`).
//! Every range is a byte range of the text given. All of them go over the text once; what they find is
//! what is written, right or wrong: judging it is for the checks.

mod answer;
mod asked;
mod letter;
mod members;
mod ministries;
mod offices;
mod person;
mod role;
mod signature;
mod surnames;
mod words;

use std::ops::Range;

pub use answer::{AnswerKind, AnswerLine, Signatory, SigningRole, answer_line};
pub use asked::asked;
pub use letter::{LetterOpening, Voice, letter_opening};
pub use members::{MemberMention, Quantifier, members};
pub use ministries::ministries;
pub use offices::{OfficeMention, offices, only_offices};
pub(super) use role::is_of_country;
pub use signature::{Signature, signature_block};
pub use surnames::{Capital, Surname, capitals, surnames};

/// A stretch of text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its bytes.
    pub range: Range<usize>,
    /// What is written there; over a line end, joined by one space.
    pub text: String,
}

impl Named {
    fn of(text: &str, range: Range<usize>) -> Self {
        Self { text: text.get(range.clone()).unwrap_or_default().to_owned(), range }
    }
}
