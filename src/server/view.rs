//! A draft at one version, as the client knows it: all that a request is answered from.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::ls_types::{Position, Range, Uri};

use super::convert;
use super::profile::ClientProfile;
use crate::ide::Snapshot;
use crate::text::Span;

/// A draft at one version.
#[derive(Clone, Debug)]
pub struct View {
    /// The document.
    pub uri: Uri,
    /// Its path; for an unsaved document that it would have in the first open folder.
    pub path: PathBuf,
    /// The version that the client gave it; `None` for a file that is not open.
    pub version: Option<i32>,
    /// What was read and found.
    pub snapshot: Snapshot,
    /// Its findings as the client is told them, each as JSON; empty where nobody tells.
    pub told: Arc<[String]>,
    /// The file of the sheet that it was compared with.
    pub sheet_file: Option<PathBuf>,
    /// What the client can do.
    pub profile: Arc<ClientProfile>,
}

/// A view is a snapshot that knows how the client counts.
impl Deref for View {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        &self.snapshot
    }
}

impl View {
    /// The range of a span.
    pub fn range(&self, span: Span) -> Range {
        convert::range(&self.document.source, span, self.profile.encoding)
    }

    /// The position of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        convert::position(&self.document.source, offset, self.profile.encoding)
    }

    /// The byte offset of a position.
    pub fn offset(&self, position: Position) -> u32 {
        convert::offset(&self.document.source, position, self.profile.encoding)
    }

    /// The span of a range.
    pub fn span(&self, range: Range) -> Span {
        convert::span(&self.document.source, range, self.profile.encoding)
    }
}
