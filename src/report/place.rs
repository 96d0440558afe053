//! Places as JSON has them.

use serde::Serialize;

use crate::text::{Encoding, Source, Span};

/// A place: `line` and `column` count from 1, columns in Unicode scalar values, `offset` in bytes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// Offset in bytes, from 0.
    pub offset: u32,
}

impl Place {
    /// The place of a byte offset.
    #[must_use]
    pub fn of(source: &Source, offset: u32) -> Self {
        let position = source.position(offset, Encoding::Utf32);
        // Nobody sees a byte order mark, and no editor counts it.
        let unseen = u32::from(position.line == 0 && source.text().starts_with('\u{feff}'));
        let column = position.column.saturating_sub(unseen) + 1;
        Self { line: position.line + 1, column, offset }
    }
}

/// A stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// Its first character.
    pub start: Place,
    /// Just past its last character.
    pub end: Place,
}

impl Range {
    /// The range of a span.
    #[must_use]
    pub fn of(source: &Source, span: Span) -> Self {
        Self { start: Place::of(source, span.start), end: Place::of(source, span.end) }
    }
}
