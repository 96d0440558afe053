//! The ways to write a note.

/// How a note is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoteStyle {
    /// `[^1]`, as in Markdown.
    Caret,
    /// `[1]`.
    Bracket,
    /// `1)`.
    Paren,
    /// A digit, superscript or glued to what stands before it.
    Digit,
}
