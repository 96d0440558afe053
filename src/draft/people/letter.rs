//! The opening of a letter.

/// A.
#[derive(Debug)]
pub struct LetterOpening;
/// A.
#[derive(Debug)]
pub enum Voice {}
/// A.
pub fn letter_opening(_text: &str) -> Option<LetterOpening> {
    None
}
