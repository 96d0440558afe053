//! What the client can do, read once from `initialize`.

use std::path::PathBuf;

use tower_lsp::ls_types::*;

use super::preferences::Preferences;
use crate::text::Encoding;

/// What the client can do.
#[derive(Clone, Debug)]
pub struct ClientProfile {
    /// How columns are counted.
    pub encoding: Encoding,
    /// The client asks for diagnostics, and asks anew on request of the server; else they are sent.
    pub pulls: bool,
    /// Links may say what they lead to.
    pub link_tooltips: bool,
    /// Diagnostics may have related places.
    pub related: bool,
    /// Diagnostics may have tags.
    pub tags: bool,
    /// Edits may name versions of documents.
    pub document_changes: bool,
    /// Edits may create files.
    pub creates: bool,
    /// The client watches files for the server.
    pub watches: bool,
    /// The client can show a document.
    pub shows: bool,
    /// The client shows what takes its time.
    pub progress: bool,
    /// Hints can be asked for anew on request of the server.
    pub refreshes_hints: bool,
    /// The client shows actions that cannot be done, and why.
    pub disabled: bool,
    /// Completions may be snippets.
    pub snippets: bool,
    /// Hovers may be Markdown.
    pub hover_markdown: bool,
    /// What is told of a completion may be Markdown.
    pub documentation_markdown: bool,
    /// The folders that are open.
    pub roots: Vec<PathBuf>,
    /// What the person set.
    pub preferences: Preferences,
}

impl ClientProfile {
    /// Reads them.
    pub fn of(params: &InitializeParams) -> Self {
        let client = &params.capabilities;
        let general = client.general.as_ref();
        let text = client.text_document.as_ref();
        let workspace = client.workspace.as_ref();
        let window = client.window.as_ref();
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let offered = general.and_then(|general| general.position_encodings.as_deref());
        let offered = offered.unwrap_or_default();
        // UTF-8 is what the text is in; UTF-16 is what every client must know.
        let encoding = [
            (PositionEncodingKind::UTF8, Encoding::Utf8),
            (PositionEncodingKind::UTF16, Encoding::Utf16),
            (PositionEncodingKind::UTF32, Encoding::Utf32),
        ];
        let encoding = encoding.into_iter().find(|(kind, _)| offered.contains(kind));
        let pull = text.and_then(|text| text.diagnostic.as_ref());
        let push = text.and_then(|text| text.publish_diagnostics.as_ref());
        let yes = |value: Option<bool>| value == Some(true);
        let refreshes = workspace
            .and_then(|workspace| workspace.diagnostics.as_ref())
            .is_some_and(|diagnostics| yes(diagnostics.refresh_support));
        let is_neovim = params.client_info.as_ref().is_some_and(|info| info.name == "Neovim");
        Self {
            encoding: encoding.map_or(Encoding::Utf16, |(_, encoding)| encoding),
            // Settings, sheets and exceptions change what is found in a draft that nobody edits, so pulling is for clients that can be
            // asked to pull again. Neovim says that it can, and then pulls for all but the open drafts.
            pulls: pull.is_some() && refreshes && !is_neovim,
            link_tooltips: text
                .and_then(|text| text.document_link.as_ref())
                .is_some_and(|links| yes(links.tooltip_support)),
            related: push.is_some_and(|push| yes(push.related_information))
                || pull.is_some_and(|pull| yes(pull.related_information)),
            tags: push.is_some_and(|push| push.tag_support.is_some())
                || pull.is_some_and(|pull| pull.tag_support.is_some()),
            document_changes: edit.is_some_and(|edit| yes(edit.document_changes)),
            creates: edit
                .and_then(|edit| edit.resource_operations.as_ref())
                .is_some_and(|can| can.contains(&ResourceOperationKind::Create)),
            watches: workspace
                .and_then(|workspace| workspace.did_change_watched_files.as_ref())
                .is_some_and(|watched| yes(watched.dynamic_registration)),
            shows: window
                .and_then(|window| window.show_document.as_ref())
                .is_some_and(|show| show.support),
            progress: window.is_some_and(|window| yes(window.work_done_progress)),
            refreshes_hints: workspace
                .and_then(|workspace| workspace.inlay_hint.as_ref())
                .is_some_and(|hints| yes(hints.refresh_support)),
            disabled: text
                .and_then(|text| text.code_action.as_ref())
                .is_some_and(|actions| yes(actions.disabled_support)),
            snippets: text
                .and_then(|text| text.completion.as_ref())
                .and_then(|completion| completion.completion_item.as_ref())
                .is_some_and(|item| yes(item.snippet_support)),
            hover_markdown: text
                .and_then(|text| text.hover.as_ref())
                .and_then(|hover| hover.content_format.as_ref())
                .is_none_or(|formats| formats.contains(&MarkupKind::Markdown)),
            documentation_markdown: text
                .and_then(|text| text.completion.as_ref())
                .and_then(|completion| completion.completion_item.as_ref())
                .and_then(|item| item.documentation_format.as_ref())
                .is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            roots: roots(params),
            preferences: params
                .initialization_options
                .as_ref()
                .map_or_else(Preferences::default, Preferences::of),
        }
    }

    /// The path of a document; for one that is no file that it would have in the first open folder.
    pub fn path_of(&self, uri: &Uri) -> PathBuf {
        let path = uri.to_file_path().map(std::borrow::Cow::into_owned).unwrap_or_default();
        if uri.scheme().as_str() == "file" {
            return path;
        }
        let root = self.roots.first().cloned().unwrap_or_default();
        root.join(path.file_name().unwrap_or_default())
    }
}

/// The open folders; `rootUri` is what older clients say.
fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    #[allow(deprecated)]
    let root = params.root_uri.iter();
    let folders = params.workspace_folders.iter().flatten().map(|folder| &folder.uri);
    let paths = |uri: &Uri| uri.to_file_path().map(std::borrow::Cow::into_owned);
    let folders: Vec<PathBuf> = folders.filter_map(paths).collect();
    if folders.is_empty() { root.filter_map(paths).collect() } else { folders }
}
