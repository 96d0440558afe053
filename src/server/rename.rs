//! `textDocument/rename` and `prepareRename`.

use tower_lsp::ls_types::*;

use super::edit;
use super::view::View;
use crate::ide::rename::{self, target};

/// Where the name under the cursor stands.
pub fn prepare(view: &View, position: Position) -> Option<PrepareRenameResponse> {
    let target = target(view, view.offset(position))?;
    let range = view.range(target.here);
    Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: target.words })
}

/// Gives the thing under the cursor another name everywhere.
///
/// # Errors
/// One sentence: it cannot have that name.
pub fn rename(view: &View, position: Position, new: &str) -> Result<Option<WorkspaceEdit>, String> {
    let Some(target) = target(view, view.offset(position)) else { return Ok(None) };
    let edits = rename::rename(view, target, new)?;
    Ok(Some(edit::of_draft(view, &edits)))
}
