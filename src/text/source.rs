//! One text under check.

use std::sync::{Arc, OnceLock};

use super::{Encoding, LineIndex, Position, Span};

/// One immutable text. Cloning shares it.
#[derive(Clone, Debug)]
pub struct Source {
    text: Arc<str>,
    lines: Arc<OnceLock<LineIndex>>,
}

/// The text is longer than spans can address (4 GiB).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl Source {
    /// Wraps a text.
    ///
    /// # Errors
    /// [`TooLarge`] at 4 GiB and more.
    pub fn new(text: impl Into<Arc<str>>) -> Result<Self, TooLarge> {
        let text = text.into();
        if u32::try_from(text.len()).is_err() {
            return Err(TooLarge);
        }
        Ok(Self { text, lines: Arc::new(OnceLock::new()) })
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty when the span does not lie on character boundaries inside the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The span of the whole text.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(0, self.text.len() as u32)
    }

    /// Where its lines begin; built at first use.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Line and column of a byte offset.
    #[must_use]
    pub fn position(&self, offset: u32, encoding: Encoding) -> Position {
        self.lines().position(&self.text, offset, encoding)
    }
}
