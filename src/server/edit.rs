//! Edits in the form that the client understands.

use std::collections::HashMap;
use std::path::Path;

use tower_lsp::ls_types::*;

use super::convert;
use super::open::Open;
use super::profile::ClientProfile;
use super::view::View;
use crate::ide::actions::difference;
use crate::rule::Edit;
use crate::text::Source;

/// Edits of a draft as text edits.
pub fn texts(view: &View, edits: &[Edit]) -> Vec<TextEdit> {
    edits.iter().map(|edit| TextEdit::new(view.range(edit.span), edit.text.clone())).collect()
}

/// Edits of a draft as one change, bound to its version where the client can.
pub fn of_draft(view: &View, edits: &[Edit]) -> WorkspaceEdit {
    let (uri, version) = (view.uri.clone(), view.version);
    of_files(
        &view.profile,
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
pub fn of_files(profile: &ClientProfile, files: Vec<FileEdit>) -> WorkspaceEdit {
    if !profile.document_changes {
        let changes: HashMap<Uri, Vec<TextEdit>> =
            files.into_iter().map(|file| (file.uri, file.edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let makes = profile.creates && files.iter().any(|file| file.create);
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

/// The change of the text of a file, open or not, there or not, and the text it makes. Line ends stay as they are there.
///
/// # Errors
/// What the edit says is wrong.
pub fn rewritten(
    open: &Open,
    path: &Path,
    edit: impl FnOnce(&str) -> Result<String, String>,
) -> Result<(FileEdit, Source), String> {
    let existing = open.text_on_disk_too(path);
    let too_large = |_| format!("{}: te groot", path.display());
    let before = Source::new(existing.clone().unwrap_or_default()).map_err(too_large)?;
    let mut after = edit(before.text())?;
    if before.text().contains("\r\n") {
        after = after.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    let after = Source::new(after).map_err(too_large)?;
    let uri = Uri::from_file_path(path).ok_or_else(|| format!("{}: geen pad", path.display()))?;
    let encoding = open.profile.encoding;
    let edits = difference(before.text(), after.text())
        .into_iter()
        .map(|one| TextEdit::new(convert::range(&before, one.span, encoding), one.text));
    let change =
        FileEdit { uri, version: None, create: existing.is_none(), edits: edits.collect() };
    Ok((change, after))
}
