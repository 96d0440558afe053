//! What the client says, handed on: every handler tells the actor one event, or asks it for a view and answers from that.

use std::sync::{Arc, Mutex};

use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::*;
use tower_lsp::{Client, LanguageServer};

use super::actor::{self, Actor, Event, Post};
use super::capabilities::capabilities;
use super::command::{self, Argument, Change};
use super::job::Check;
use super::open::{Latest, Open};
use super::preferences::Preferences;
use super::profile::ClientProfile;
use super::run::Run;
use super::speech::Speech;
use super::view::View;
use super::{
    code_action, completion, diagnostics, formatting, hover, inlay, navigation, rename, structure,
    symbols, tokens, workspace,
};
use crate::draft::Kind;
use crate::project::{Project, Scope, sayings, sheets};
use crate::rule::Language;

/// Does what takes long away from the task that passes messages on, which would have every other message wait for it.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::internal_error())
}

/// What was asked cannot be done: said in Dutch where it happens, read in the language of whoever asked.
fn in_language(language: Language, said: impl AsRef<str>) -> Error {
    Error::invalid_params(sayings::in_language(said.as_ref(), language).into_owned())
}

/// The handlers.
pub struct Backend {
    client: Client,
    post: Post,
    _actor: Arc<Mutex<Actor>>,
    profile: std::sync::OnceLock<ClientProfile>,
}

impl Backend {
    /// Handlers with an actor of their own.
    pub fn new(client: Client, check: Check, speech: &Arc<Speech>) -> Self {
        let (actor, post) = actor::start(client.clone(), check, speech);
        Self { client, post, _actor: actor, profile: std::sync::OnceLock::new() }
    }

    fn tell(&self, event: Event) {
        self.post.tell(event);
    }

    async fn ask<T>(&self, query: impl FnOnce(oneshot::Sender<T>) -> Event) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        self.tell(query(reply));
        answer.await.map_err(|_| Error::content_modified())
    }

    /// The present view of a draft; `None` for what is no draft.
    async fn view(&self, uri: Uri) -> Result<Option<Arc<View>>> {
        self.ask(|reply| Event::View(uri, reply)).await
    }

    /// Has the client make a change and show it; nobody waits for its answer.
    fn apply(&self, change: Change) {
        let client = self.client.clone();
        let shows = self.profile.get().is_some_and(|profile| profile.shows);
        tokio::spawn(async move {
            let applied = match change.edit {
                Some(edit) => client.apply_edit(edit).await.is_ok_and(|done| done.applied),
                None => true,
            };
            if shows && change.shown && applied {
                let params = ShowDocumentParams {
                    uri: change.file,
                    external: None,
                    take_focus: Some(true),
                    selection: change.selection,
                };
                let _ = client.show_document(params).await;
            }
        });
    }

    /// Says something that a person asked for.
    fn say(&self, text: String) {
        let client = self.client.clone();
        tokio::spawn(async move { client.show_message(MessageType::INFO, text).await });
    }

    /// The view of the draft that a command is about.
    async fn view_of(&self, argument: &Argument) -> Result<Option<Arc<View>>> {
        match argument.uri.clone() {
            Some(uri) => self.view(uri).await,
            None => Err(self.refused("noem het concept (`uri`)").await),
        }
    }

    /// An error that is said in Dutch, in the language that the person chose.
    async fn refused(&self, said: impl AsRef<str>) -> Error {
        let open: Result<Open> = self.ask(Event::Open).await;
        let language = open.ok().and_then(|open| open.profile.preferences.language);
        in_language(language.unwrap_or_default(), said)
    }

    async fn compare(&self, argument: &Argument) -> Result<Option<LSPAny>> {
        let open: Open = self.ask(Event::Open).await?;
        let check = open.check;
        if let (Some(uri), Some(sheet)) = (&argument.uri, &argument.sheet) {
            let path = open.profile.path_of(sheet);
            let read = move || {
                let settings = Project::new(Scope::default()).settings(&path);
                let register = settings.map_err(|mistake| mistake.to_string())?.options.register;
                let read = sheets::read(&path, &|path| open.text(path), &register)?;
                if read.questions.is_empty() {
                    return Err(sheets::without_questions(&path));
                }
                Ok(path)
            };
            let path = match apart(read).await? {
                Ok(path) => path,
                Err(said) => return Err(self.refused(said).await),
            };
            self.tell(Event::Compared(uri.clone(), Some(path)));
        } else if let Some(uri) = &argument.uri {
            self.tell(Event::Compared(uri.clone(), None));
        }
        let Some(view) = self.view_of(argument).await? else { return Ok(None) };
        let language = view.settings.language;
        let compare = move || command::sheet::comparison(&view, check);
        let Some(comparison) = apart(compare).await? else {
            let text = "bij dit concept is geen vragenblad gevonden; noem het (`sheet`), of zet het ernaast met het zaaknummer in de naam";
            return Err(in_language(language, text));
        };
        if argument.quiet != Some(true) {
            self.say(comparison.sentence(language));
        }
        Ok(serde_json::to_value(comparison).ok())
    }

    /// Does something with all drafts in the open folders, apart from everything else. It stops when nobody waits for it any more,
    /// and says how far it is.
    async fn over_all<T: Send + 'static>(
        &self,
        token: Option<ProgressToken>,
        work: impl FnOnce(Open, &Run) -> T + Send + 'static,
    ) -> Result<T> {
        let open: Open = self.ask(Event::Open).await?;
        let token = token.filter(|_| open.profile.progress);
        let language = open.profile.preferences.language.unwrap_or_default();
        let (run, _stop) = Run::start(self.client.clone(), token, language);
        apart(move || work(open, &run)).await
    }

    /// `$/setTrace`.
    pub async fn set_trace(&self, params: SetTraceParams) {
        self.tell(Event::Trace(params.value));
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let profile = ClientProfile::of(&params);
        self.tell(Event::Trace(params.trace.unwrap_or_default()));
        let capabilities = capabilities(&profile);
        let _ = self.profile.set(profile.clone());
        self.tell(Event::Started(profile));
        Ok(InitializeResult {
            capabilities,
            server_info: Some(ServerInfo {
                name: "kamerlint".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        if !self.profile.get().is_some_and(|profile| profile.watches) {
            return;
        }
        // House rules and extended settings may have any name.
        let watchers = DidChangeWatchedFilesRegistrationOptions {
            watchers: vec![FileSystemWatcher {
                glob_pattern: GlobPattern::String("**/*.toml".to_owned()),
                kind: None,
            }],
        };
        let registration = Registration {
            id: "kamerlint-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(watchers).ok(),
        };
        let client = self.client.clone();
        tokio::spawn(async move {
            let _ = client.register_capability(vec![registration]).await;
        });
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.tell(Event::Opened(params.text_document));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.tell(Event::Changed(params));
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.tell(Event::Saved(params.text_document.uri));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.tell(Event::Closed(params.text_document.uri));
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.tell(Event::Reload);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        // A client that has nothing to say of this server sends null or an empty object.
        if let Some(preferences) = Preferences::said(&params.settings) {
            self.tell(Event::Preferred(preferences));
        }
        self.tell(Event::Reload);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.tell(Event::Folders(params.event));
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let view = self.view(params.text_document.uri).await?;
        Ok(diagnostics::pulled(view.as_deref(), params.previous_result_id.as_deref()))
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        let token = params.work_done_progress_params.work_done_token;
        let found = self.over_all(token, workspace::found).await?;
        Ok(diagnostics::workspace(found, params.previous_result_ids).into())
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let view = self.view(params.text_document.uri.clone()).await?;
        let Some(view) = view else { return Ok(None) };
        // To mend a whole draft takes several checks; what can be done at the cursor is asked at every step and takes none.
        if params.context.only.is_some() {
            return apart(move || Some(code_action::actions(&view, &params))).await;
        }
        Ok(Some(code_action::actions(&view, &params)))
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        let argument = params.arguments.into_iter().next();
        let argument: Argument = match argument.map(serde_json::from_value).transpose() {
            Ok(argument) => argument.unwrap_or_default(),
            Err(_) => {
                return Err(self.refused("deze opdracht kreeg iets anders dan zij kent").await);
            }
        };
        match params.command.as_str() {
            command::NEW_DRAFT => {
                let open = self.ask(Event::Open).await?;
                let make = move || command::new_draft::new_draft(&open, &argument);
                let change = match apart(make).await? {
                    Ok(change) => change,
                    Err(said) => return Err(self.refused(said).await),
                };
                let made = serde_json::json!({ "uri": change.file });
                self.apply(change);
                return Ok(Some(made));
            }
            command::COMPARE => return self.compare(&argument).await,
            _ => {}
        }
        let Some(view) = self.view_of(&argument).await? else { return Ok(None) };
        let language = view.settings.language;
        let refused = move |said: String| in_language(language, said);
        match params.command.as_str() {
            command::QUESTIONS => {
                apart(move || serde_json::to_value(command::questions::overview(&view)?).ok()).await
            }
            command::COMMITMENTS => {
                Ok(serde_json::to_value(command::commitments::rows(&view)).ok())
            }
            command::EXPLAIN => {
                let text = command::explain::explanation(&view, &argument);
                let Some(text) = text.map_err(refused)? else { return Ok(None) };
                if argument.quiet != Some(true) {
                    self.say(text.clone());
                }
                Ok(Some(text.into()))
            }
            command::ADD_EXCEPTION => {
                let open = self.ask(Event::Open).await?;
                let add = move || command::exception::add_exception(&view, &open, &argument);
                let change = apart(add).await?.map_err(refused)?;
                let change = change.ok_or_else(Error::content_modified)?;
                let written = serde_json::json!({ "uri": change.file });
                // The file was written where there is nothing to be edited.
                if change.edit.is_none() {
                    self.tell(Event::Reload);
                }
                self.apply(change);
                Ok(Some(written))
            }
            command::PREVIEW => {
                let is_draft = view.draft().kind != Kind::Other;
                apart(move || is_draft.then(|| command::preview::page(&view).into())).await
            }
            command::SHOW => {
                let selection = argument.range;
                self.apply(Change { edit: None, file: view.uri.clone(), selection, shown: true });
                Ok(None)
            }
            command::WRITE_ANSWER => {
                let change = command::write_answer::write(&view, &argument);
                if let Some(change) = change.map_err(refused)? {
                    self.apply(change);
                }
                Ok(None)
            }
            command::ADD_TERM => {
                let open = self.ask(Event::Open).await?;
                let add = move || command::term::add(&view, &open, &argument);
                self.apply(apart(add).await?.map_err(refused)?);
                Ok(None)
            }
            other => Err(refused(format!("onbekende opdracht {other}"))),
        }
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        let uri = at.text_document.uri;
        let mut latest: Option<Latest> =
            self.ask(|reply| Event::Latest(uri.clone(), reply)).await?;
        if latest.is_none() && self.view(uri.clone()).await?.is_some() {
            latest = self.ask(|reply| Event::Latest(uri, reply)).await?;
        }
        Ok(latest.and_then(|(view, now)| hover::hover(&view, &now, at.position)))
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        let view = self.view(at.text_document.uri).await?;
        Ok(view.and_then(|view| navigation::definition(&view, at.position)))
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let at = params.text_document_position;
        let view = self.view(at.text_document.uri).await?;
        let all = params.context.include_declaration;
        Ok(view.and_then(|view| navigation::references(&view, at.position, all)))
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        let view = self.view(at.text_document.uri).await?;
        Ok(view.and_then(|view| navigation::highlights(&view, at.position)))
    }

    async fn document_symbol(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>> {
        let view = self.view(params.text_document.uri).await?;
        Ok(view.map(|view| DocumentSymbolResponse::Nested(symbols::document(&view))))
    }

    async fn symbol(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<WorkspaceSymbolResponse>> {
        let token = params.work_done_progress_params.work_done_token;
        let views = self.over_all(token, workspace::views).await?;
        Ok(Some(WorkspaceSymbolResponse::Nested(symbols::workspace(&views, &params.query))))
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let view = self.view(params.text_document.uri).await?;
        Ok(view.map(|view| structure::folds(&view)))
    }

    async fn selection_range(
        &self,
        params: SelectionRangeParams,
    ) -> Result<Option<Vec<SelectionRange>>> {
        let view = self.view(params.text_document.uri).await?;
        let all = |view: Arc<View>| {
            params.positions.iter().map(|&at| structure::selection(&view, at)).collect()
        };
        Ok(view.map(all))
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let view = self.view(params.text_document.uri).await?;
        Ok(view.map(|view| structure::links(&view)))
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let view = self.view(params.text_document.uri).await?;
        Ok(view.map(|view| structure::lenses(&view)))
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let at = params.text_document_position;
        let view = self.view(at.text_document.uri).await?;
        Ok(view.map(|view| CompletionResponse::Array(completion::items(&view, at.position))))
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        let Some(uri) = completion::draft_of(&item) else { return Ok(item) };
        let view = self.view(uri).await?;
        Ok(match view {
            Some(view) => completion::resolved(&view, item),
            None => item,
        })
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        let view = self.view(params.text_document.uri).await?;
        Ok(view.and_then(|view| rename::prepare(&view, params.position)))
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let at = params.text_document_position;
        let Some(view) = self.view(at.text_document.uri).await? else { return Ok(None) };
        rename::rename(&view, at.position, &params.new_name).map_err(Error::invalid_params)
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let view = self.view(params.text_document.uri).await?;
        Ok(view.map(|view| formatting::edits(&view, None)))
    }

    async fn range_formatting(
        &self,
        params: DocumentRangeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        let view = self.view(params.text_document.uri).await?;
        Ok(view.map(|view| formatting::edits(&view, Some(view.span(params.range)))))
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let view = self.view(params.text_document.uri).await?;
        let view = view.filter(|view| view.profile.preferences.hints);
        Ok(view.map(|view| inlay::hints(&view, params.range)))
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        let view = self.view(params.text_document.uri).await?;
        let tokens = |view: Arc<View>| SemanticTokens { result_id: None, data: tokens::all(&view) };
        Ok(view.map(|view| tokens(view).into()))
    }
}
