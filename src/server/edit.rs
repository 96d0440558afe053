//! Edits in the form that the client understands.

use std::collections::HashMap;

use tower_lsp::ls_types::*;

use super::manners::Manners;
use super::view::View;
use crate::rule::Edit;
use crate::text::Span;

/// Edits of a draft as text edits.
pub fn texts(view: &View, edits: &[Edit]) -> Vec<TextEdit> {
    edits.iter().map(|edit| TextEdit::new(view.range(edit.span), edit.text.clone())).collect()
}

/// Edits of a draft as one change, bound to its version where the client can.
pub fn of_draft(view: &View, edits: &[Edit]) -> WorkspaceEdit {
    of_file(&view.manners, view.uri.clone(), view.version, false, texts(view, edits))
}

/// Edits of a file, which is made first where it is not there.
pub fn of_file(
    manners: &Manners,
    uri: Uri,
    version: Option<i32>,
    create: bool,
    edits: Vec<TextEdit>,
) -> WorkspaceEdit {
    if !manners.document_changes {
        let changes = Some(HashMap::from([(uri, edits)]));
        return WorkspaceEdit { changes, ..WorkspaceEdit::default() };
    }
    let edit = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    };
    let changes = if create && manners.creates {
        let options = CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) };
        let file = CreateFile { uri, options: Some(options), annotation_id: None };
        DocumentChanges::Operations(vec![
            DocumentChangeOperation::Op(ResourceOp::Create(file)),
            DocumentChangeOperation::Edit(edit),
        ])
    } else {
        DocumentChanges::Edits(vec![edit])
    };
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}

/// The edits that make one text of another, line by line.
pub fn difference(before: &str, after: &str) -> Vec<Edit> {
    let diff = similar::TextDiff::from_lines(before, after);
    let start = |lines: &[&str], upto: usize| -> usize {
        lines.iter().take(upto).map(|line| line.len()).sum()
    };
    let old: Vec<&str> = diff.iter_old_slices().collect();
    let new: Vec<&str> = diff.iter_new_slices().collect();
    let changed = diff.ops().iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    let edits = changed.map(|op| {
        let (gone, come) = (op.old_range(), op.new_range());
        Edit {
            span: Span::of(start(&old, gone.start)..start(&old, gone.end)),
            text: new.get(come).unwrap_or_default().concat(),
        }
    });
    edits.collect()
}
