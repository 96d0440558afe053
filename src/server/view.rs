//! An immutable picture of one draft at one version: all that a request is answered from.

use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::ls_types::{Position, Range, Uri};

use super::convert;
use super::manners::Manners;
use crate::draft::{Draft, Sheet};
use crate::lint::{Diagnostic, Report};
use crate::read::Format;
use crate::settings::Settings;
use crate::text::{Source, Span};

/// A draft at one version, checked under its settings.
#[derive(Clone, Debug)]
pub struct View {
    /// The document.
    pub uri: Uri,
    /// Its path; for an unsaved document that it would have in the first open folder.
    pub path: PathBuf,
    /// The version that the client gave it; `None` for a file that is not open.
    pub version: Option<i32>,
    /// Its text.
    pub source: Source,
    /// Its format.
    pub format: Format,
    /// What was found.
    pub report: Arc<Report>,
    /// Findings that wait until the word under the cursor is finished: their indices.
    pub held: Vec<usize>,
    /// The sheet of questions that it was compared with, and its file.
    pub sheet: Option<(PathBuf, Arc<Sheet>)>,
    /// The settings it was checked under, but for the sheet.
    pub settings: Arc<Settings>,
    /// What the client can do.
    pub manners: Arc<Manners>,
}

impl View {
    /// What was read.
    pub fn draft(&self) -> &Draft {
        &self.report.draft
    }

    /// The range of a span.
    pub fn range(&self, span: Span) -> Range {
        convert::range(&self.source, span, self.manners.encoding)
    }

    /// The position of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        convert::position(&self.source, offset, self.manners.encoding)
    }

    /// The byte offset of a position.
    pub fn offset(&self, position: Position) -> u32 {
        convert::offset(&self.source, position, self.manners.encoding)
    }

    /// The span of a range.
    pub fn span(&self, range: Range) -> Span {
        convert::span(&self.source, range, self.manners.encoding)
    }

    /// The findings that are shown now.
    pub fn shown(&self) -> impl Iterator<Item = &Diagnostic> {
        let all = self.report.diagnostics.iter().enumerate();
        all.filter(|(i, _)| !self.held.contains(i)).map(|(_, found)| found)
    }
}
