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
    let (uri, version) = (view.uri.clone(), view.version);
    of_files(
        &view.manners,
        vec![FileEdit { uri, version, create: false, edits: texts(view, edits) }],
    )
}

/// The edits of one file.
pub struct FileEdit {
    /// The file.
    pub uri: Uri,
    /// The version that is edited; `None` for one that the client did not name.
    pub version: Option<i32>,
    /// Whether the file is made first.
    pub create: bool,
    /// The edits.
    pub edits: Vec<TextEdit>,
}

/// Edits of some files as one change. A client that cannot make files makes them on its own when it applies the edits.
pub fn of_files(manners: &Manners, files: Vec<FileEdit>) -> WorkspaceEdit {
    if !manners.document_changes {
        let changes: HashMap<Uri, Vec<TextEdit>> =
            files.into_iter().map(|file| (file.uri, file.edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let makes = manners.creates && files.iter().any(|file| file.create);
    let edit = |file: FileEdit| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            uri: file.uri,
            version: file.version,
        },
        edits: file.edits.into_iter().map(OneOf::Left).collect(),
    };
    let changes = if makes {
        let operations = files.into_iter().flat_map(|file| {
            let options =
                CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) };
            let uri = file.uri.clone();
            let new = CreateFile { uri, options: Some(options), annotation_id: None };
            let new = DocumentChangeOperation::Op(ResourceOp::Create(new));
            let new = file.create.then_some(new);
            new.into_iter().chain([DocumentChangeOperation::Edit(edit(file))])
        });
        DocumentChanges::Operations(operations.collect())
    } else {
        DocumentChanges::Edits(files.into_iter().map(edit).collect())
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
