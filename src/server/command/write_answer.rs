//! Going to the answer to a question, whose heading is written where there is none.

use tower_lsp::ls_types::{Position, Range};

use super::super::edit;
use super::super::view::View;
use super::{Argument, Change};
use crate::ide::answers::{self, Place};

/// The change; `None` where no question stands at the position.
///
/// # Errors
/// One sentence: no position is named.
pub fn write(view: &View, argument: &Argument) -> Result<Option<Change>, String> {
    let position = argument.position.ok_or("noem de plaats van de vraag (`position`)")?;
    let Some(question) = answers::question_at(view, view.offset(position)) else {
        return Ok(None);
    };
    Ok(answers::place_of(view, question).map(|place| {
        let (edit, selection) = match place {
            Place::There(span) => (None, view.range(span)),
            Place::New(written) => {
                let at = Position::new(written.line, 0);
                (Some(edit::of_draft(view, &written.edits)), Range::new(at, at))
            }
        };
        Change { edit, file: view.uri.clone(), selection: Some(selection), shown: true }
    }))
}
