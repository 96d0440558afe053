//! The one owner of all state. It takes events one by one and never waits: not for the client, not for a check.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use ropey::Rope;
use tokio::sync::{mpsc, oneshot};
use tower_lsp::Client;
use tower_lsp::ls_types::*;

use super::job::{Job, Outcome, Texts};
use super::manners::Manners;
use super::preferences::Preferences;
use super::view::View;
use super::{Check, diagnostics, document, workspace};
use crate::cli::args::InputArgs;
use crate::cli::input;
use crate::cli::project::Project;
use crate::exceptions::{self, Exceptions};
use crate::read::Format;
use crate::settings::{self, Settings};
use crate::text::Span;

/// How long a finding under the cursor waits for the word to be finished.
const PAUSE: Duration = Duration::from_millis(150);
/// How often files are looked at for a client that does not watch them.
const LOOK: Duration = Duration::from_secs(1);
/// Bytes from which a draft takes its time.
const LARGE: usize = 4 * 1024 * 1024;

/// What happens to the server.
pub enum Event {
    /// The conversation began.
    Started(Manners),
    /// A document was opened.
    Opened(TextDocumentItem),
    /// It was edited.
    Changed(DidChangeTextDocumentParams),
    /// It was closed.
    Closed(Uri),
    /// Folders were opened and closed.
    Folders(WorkspaceFoldersChangeEvent),
    /// The person set something in the editor.
    Preferred(Preferences),
    /// How much the client wants to be told.
    Trace(TraceValue),
    /// A draft is to be compared with this sheet from now on.
    Linked(Uri, PathBuf),
    /// Settings or exceptions may have changed.
    Reload,
    /// Time to see whether they did.
    Look,
    /// A check is done.
    Checked(Box<Outcome>),
    /// Nobody typed in a document for a while since this version.
    Settled(Uri, i32),
    /// A view of a document is wanted, of its present version.
    View(Uri, oneshot::Sender<Option<Arc<View>>>),
    /// The last view of a document is wanted, whatever its version, with the present text.
    Latest(Uri, oneshot::Sender<Option<Latest>>),
    /// Everything open is wanted.
    Open(oneshot::Sender<Open>),
}

/// The last view of a document, and its text now.
pub type Latest = (Arc<View>, Rope);

/// The open drafts and folders.
pub struct Open {
    /// What the client can do, with the open folders.
    pub manners: Arc<Manners>,
    /// The drafts; those of which the present version was checked, with the view.
    pub drafts: Vec<(Job, Option<Arc<View>>)>,
    /// Files that are open, drafts or not, with their text.
    pub texts: Arc<Texts>,
    /// What finds the findings.
    pub check: Check,
    /// What was found in closed files before.
    pub known: Arc<workspace::Known>,
}

impl Open {
    /// The text of a file that is open.
    pub fn text(&self, path: &Path) -> Option<String> {
        self.texts.get(path).map(Rope::to_string)
    }

    /// The text of a file, as it is in the editor or else on disk; `None` where there is none.
    pub fn text_on_disk_too(&self, path: &Path) -> Option<String> {
        self.text(path).or_else(|| input::text(path))
    }
}

struct Document {
    path: PathBuf,
    version: i32,
    rope: Rope,
    /// `None` for a document that is neither a draft nor a file of exceptions.
    draft: Option<Checking>,
}

struct Checking {
    format: Format,
    settings: Arc<Settings>,
    /// The last view, of this or an earlier version.
    view: Option<Arc<View>>,
    running: bool,
    /// Where somebody is typing: the byte behind the last inserted text.
    typing: Option<usize>,
    /// Whether the client must be told to ask anew.
    announce: bool,
    /// In a file of exceptions: the entries that fit nothing in the open drafts.
    unused: Option<Vec<Span>>,
    waiting: Vec<oneshot::Sender<Option<Arc<View>>>>,
}

/// Something to say to the client, in its turn.
type Message = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The actor.
pub struct Actor {
    client: Client,
    check: Check,
    events: mpsc::UnboundedSender<Event>,
    outbox: mpsc::UnboundedSender<Message>,
    manners: Arc<Manners>,
    documents: BTreeMap<Uri, Document>,
    project: Project<'static>,
    /// Settings files as they were when last looked at.
    seen: BTreeMap<PathBuf, Option<(SystemTime, u64)>>,
    complaint: Option<String>,
    broken: BTreeSet<String>,
    trace: TraceValue,
    /// Sheets that drafts are compared with because somebody asked.
    linked: HashMap<Uri, PathBuf>,
    known: Arc<workspace::Known>,
}

/// The server has no options: everything is in the settings files.
static NO_ARGS: InputArgs = InputArgs {
    paths: Vec::new(),
    stdin_filename: None,
    config: Vec::new(),
    isolated: false,
    lang: None,
};

/// Starts the actor; gives where to tell it things.
pub fn start(client: Client, check: Check) -> mpsc::UnboundedSender<Event> {
    let (events, mut incoming) = mpsc::unbounded_channel();
    let (outbox, mut outgoing) = mpsc::unbounded_channel::<Message>();
    tokio::spawn(async move {
        while let Some(message) = outgoing.recv().await {
            message.await;
        }
    });
    let mut actor = Actor {
        client,
        check,
        events: events.clone(),
        outbox,
        manners: Arc::new(Manners::of(&InitializeParams::default())),
        documents: BTreeMap::new(),
        project: Project::new(&NO_ARGS),
        seen: BTreeMap::new(),
        complaint: None,
        broken: BTreeSet::new(),
        trace: TraceValue::Off,
        linked: HashMap::new(),
        known: Arc::default(),
    };
    tokio::spawn(async move {
        while let Some(event) = incoming.recv().await {
            actor.on(event);
        }
    });
    events
}

impl Actor {
    fn on(&mut self, event: Event) {
        match event {
            Event::Started(manners) => self.started(manners),
            Event::Opened(item) => self.opened(item),
            Event::Changed(params) => self.changed(&params),
            Event::Closed(uri) => self.closed(&uri),
            Event::Folders(event) => self.folders(&event),
            Event::Preferred(preferences) => self.preferred(preferences),
            Event::Trace(trace) => self.trace = trace,
            Event::Linked(uri, sheet) => self.linked(uri, sheet),
            Event::Reload => self.reload(),
            Event::Look => self.look(),
            Event::Checked(outcome) => self.checked(*outcome),
            Event::Settled(uri, version) => self.settled(&uri, version),
            Event::View(uri, reply) => self.view(&uri, reply),
            Event::Latest(uri, reply) => {
                let document = self.documents.get(&uri);
                let latest = document.and_then(|document| {
                    Some((document.draft.as_ref()?.view.clone()?, document.rope.clone()))
                });
                let _ = reply.send(latest);
            }
            Event::Open(reply) => {
                let _ = reply.send(self.open());
            }
        }
    }

    fn started(&mut self, manners: Manners) {
        if !manners.watches {
            let events = self.events.clone();
            tokio::spawn(async move {
                while events.send(Event::Look).is_ok() {
                    tokio::time::sleep(LOOK).await;
                }
            });
        }
        self.manners = Arc::new(manners);
        self.log(TraceValue::Messages, || format!("kamerlint {}", env!("CARGO_PKG_VERSION")));
    }

    fn opened(&mut self, item: TextDocumentItem) {
        let TextDocumentItem { uri, language_id, version, text } = item;
        let saved = uri.scheme().as_str() == "file";
        let path = self.manners.path_of(&uri);
        let markdown = language_id.as_str() == "markdown" && !saved;
        let format = if markdown { Format::Markdown } else { Format::of_path(&path) };
        let toml = language_id.as_str() == "toml" || path.extension().is_some_and(|e| e == "toml");
        let exceptions = is_exceptions(&path);
        let draft = (!toml || exceptions).then(|| Checking {
            format,
            settings: Arc::new(self.settings(&uri, &path).unwrap_or_default()),
            view: None,
            running: false,
            typing: None,
            announce: false,
            unused: exceptions.then(Vec::new),
            waiting: Vec::new(),
        });
        if text.len() > LARGE && draft.is_some() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let size = text.len() / 1024 / 1024;
            let text = format!(
                "kamerlint: {name} is groot ({size} MB); controleren duurt langer dan anders"
            );
            self.say(MessageType::INFO, text);
        }
        let rope = Rope::from_str(&text);
        self.documents.insert(uri.clone(), Document { path, version, rope, draft });
        self.run(&uri);
        self.edited(&uri);
    }

    fn changed(&mut self, params: &DidChangeTextDocumentParams) {
        let uri = &params.text_document.uri;
        let encoding = self.manners.encoding;
        let Some(document) = self.documents.get_mut(uri) else { return };
        let cursor = document::apply(&mut document.rope, &params.content_changes, encoding);
        let version = std::mem::replace(&mut document.version, params.text_document.version);
        if let Some(draft) = &mut document.draft {
            if version >= document.version {
                // A client that does not count up: settings of its own tell this text from the one before.
                draft.settings = Arc::new(Settings::clone(&draft.settings));
            }
            draft.typing = cursor;
        }
        self.run(uri);
        self.edited(uri);
    }

    fn closed(&mut self, uri: &Uri) {
        let Some(document) = self.documents.remove(uri) else { return };
        self.linked.remove(uri);
        if document.draft.is_some() && !self.manners.pulls {
            self.publish(uri.clone(), Vec::new(), None);
        }
        if is_exceptions(&document.path) {
            self.reload();
        }
    }

    fn folders(&mut self, event: &WorkspaceFoldersChangeEvent) {
        let mut manners = (*self.manners).clone();
        let path = |folder: &WorkspaceFolder| Some(folder.uri.to_file_path()?.into_owned());
        let removed: Vec<PathBuf> = event.removed.iter().filter_map(path).collect();
        manners.roots.retain(|root| !removed.contains(root));
        manners.roots.extend(event.added.iter().filter_map(path));
        self.manners = Arc::new(manners);
    }

    /// What others make of a document: exceptions and sheets count as they stand in the editor, saved or not.
    fn edited(&mut self, uri: &Uri) {
        let Some(document) = self.documents.get(uri) else { return };
        let path = document.path.clone();
        if is_exceptions(&path) {
            self.reload();
        } else {
            self.renew(|draft| draft.sheet() == Some(&path));
        }
    }

    fn preferred(&mut self, preferences: Preferences) {
        if self.manners.preferences == preferences {
            return;
        }
        self.manners = Arc::new(Manners { preferences, ..Manners::clone(&self.manners) });
        // What was found before is in other words now.
        self.known = Arc::default();
        self.renew(|_| true);
        if self.manners.refreshes_hints {
            let client = self.client.clone();
            tokio::spawn(async move {
                let _ = client.inlay_hint_refresh().await;
            });
        }
    }

    fn linked(&mut self, uri: Uri, sheet: PathBuf) {
        self.linked.insert(uri, sheet);
        self.renew(|_| false);
    }

    /// Reads settings and exceptions anew, and checks the drafts for which they changed, or which have a sheet that may have.
    fn reload(&mut self) {
        self.project = Project::new(&NO_ARGS);
        self.renew(|draft| draft.sheet().is_some());
        self.unused_may_differ();
    }

    /// Checks the drafts whose settings changed, and those that others are reason for.
    fn renew(&mut self, besides: impl Fn(&Checking) -> bool) {
        let drafts = self.documents.iter().filter(|(_, document)| document.draft.is_some());
        let drafts: Vec<(Uri, PathBuf)> =
            drafts.map(|(uri, document)| (uri.clone(), document.path.clone())).collect();
        for (uri, path) in drafts {
            // With a mistake in a file the settings stay what they were.
            let settings = self.settings(&uri, &path);
            let draft = self.documents.get_mut(&uri).and_then(|document| document.draft.as_mut());
            let Some(draft) = draft else { continue };
            let changed =
                settings.as_ref().is_some_and(|settings| draft.settings.as_ref() != settings);
            if changed || besides(draft) {
                draft.settings =
                    settings.map_or_else(|| Arc::new(Settings::clone(&draft.settings)), Arc::new);
                draft.announce = true;
                self.run(&uri);
            }
        }
    }

    /// Checks the open files of exceptions whose entries fit otherwise since the last check of a draft.
    fn unused_may_differ(&mut self) {
        let files: Vec<(Uri, Vec<Span>)> = self
            .documents
            .iter()
            .filter(|(_, document)| {
                document.draft.as_ref().is_some_and(|file| file.unused.is_some())
            })
            .map(|(uri, document)| (uri.clone(), self.unused_in(&document.path)))
            .collect();
        for (uri, unused) in files {
            let file = self.documents.get_mut(&uri).and_then(|document| document.draft.as_mut());
            if let Some(file) = file.filter(|file| file.unused.as_ref() != Some(&unused)) {
                file.unused = Some(unused);
                file.settings = Arc::new(Settings::clone(&file.settings));
                file.announce = true;
                self.run(&uri);
            }
        }
    }

    /// The entries of a file of exceptions that fit nothing, by the drafts that were checked under it as it is now.
    fn unused_in(&self, path: &Path) -> Vec<Span> {
        let views = self.documents.values().filter_map(|document| {
            let draft = document.draft.as_ref()?;
            let view = draft.view.as_ref()?;
            let now = view.version == Some(document.version)
                && Arc::ptr_eq(&view.settings, &draft.settings);
            (now && self.exceptions_of(&document.path).as_deref() == Some(path)).then_some(view)
        });
        let mut unused: Vec<Span> = views.flat_map(|view| view.report.unused.clone()).collect();
        unused.sort();
        unused.dedup();
        unused
    }

    /// The file of exceptions that holds for a draft: the nearest, open or on disk.
    fn exceptions_of(&self, draft: &Path) -> Option<PathBuf> {
        let open = self.documents.values().map(|document| &document.path).filter(|path| {
            is_exceptions(path) && path.parent().is_some_and(|folder| draft.starts_with(folder))
        });
        let open = open.cloned();
        open.chain(Exceptions::find(draft)).max_by_key(|path| path.components().count())
    }

    fn look(&mut self) {
        let paths: Vec<PathBuf> = self.documents.values().map(|one| one.path.clone()).collect();
        let mut files = BTreeSet::new();
        for path in paths {
            files.extend(settings::Config::find(&path));
            files.extend(Exceptions::find(&path));
            files.extend(self.project.config(&path).iter().flat_map(|config| config.files.clone()));
        }
        let stamp = |path: &PathBuf| {
            let meta = path.metadata().ok()?;
            Some((meta.modified().ok()?, meta.len()))
        };
        let seen = files.into_iter().map(|path| (path.clone(), stamp(&path))).collect();
        if self.seen != seen {
            self.seen = seen;
            self.reload();
        }
    }

    /// What holds for a draft; `None`, and a complaint, when a file has a mistake.
    fn settings(&mut self, uri: &Uri, path: &Path) -> Option<Settings> {
        let mut settings = match self.project.settings(path) {
            Ok(settings) => settings,
            Err(mistake) => {
                let mistake = mistake.to_string();
                if self.complaint.as_ref() != Some(&mistake) {
                    self.say(MessageType::WARNING, format!("kamerlint: {mistake}"));
                }
                self.complaint = Some(mistake);
                return None;
            }
        };
        settings.language = self.manners.preferences.language.unwrap_or(settings.language);
        if let Some(sheet) = self.linked.get(uri) {
            settings.questions = Some(sheet.clone());
        }
        let file = self.exceptions_of(path);
        let open = self.documents.values().find(|document| Some(&document.path) == file.as_ref());
        if let Some(open) = open
            && let Ok(read) = Exceptions::parse(&open.path, &open.rope.to_string(), &settings.rules)
        {
            settings.exceptions = read.of(path).into();
        }
        Some(settings)
    }

    /// Checks a draft, unless a check of it is under way: then again when that is done.
    fn run(&mut self, uri: &Uri) {
        let Some(job) = self.job(uri) else { return };
        let draft = self.documents.get_mut(uri).and_then(|document| document.draft.as_mut());
        let Some(draft) = draft.filter(|draft| !draft.running) else { return };
        draft.running = true;
        let (events, check) = (self.events.clone(), self.check);
        tokio::task::spawn_blocking(move || {
            let _ = events.send(Event::Checked(Box::new(job.run(check))));
        });
    }

    fn job(&self, uri: &Uri) -> Option<Job> {
        let document = self.documents.get(uri)?;
        let draft = document.draft.as_ref()?;
        Some(Job {
            uri: uri.clone(),
            path: document.path.clone(),
            version: document.version,
            format: draft.format,
            settings: Arc::clone(&draft.settings),
            rope: document.rope.clone(),
            broken: self.broken.clone(),
            texts: self.texts(),
            unused: draft.unused.clone(),
        })
    }

    fn texts(&self) -> Arc<Texts> {
        let texts = self.documents.values().map(|one| (one.path.clone(), one.rope.clone()));
        Arc::new(texts.collect())
    }

    fn checked(&mut self, outcome: Outcome) {
        for rule in &outcome.broken {
            if self.broken.insert(rule.clone()) {
                let text = format!(
                    "kamerlint: regel {rule} liep vast en wordt overgeslagen; meld dit als fout"
                );
                self.say(MessageType::ERROR, text);
            }
        }
        let uri = outcome.job.uri.clone();
        let Some(document) = self.documents.get_mut(&uri) else { return };
        let Some(draft) = document.draft.as_mut() else { return };
        draft.running = false;
        // Settings are made anew when a document is opened, so this also tells two openings apart.
        let same = Arc::ptr_eq(&outcome.job.settings, &draft.settings);
        if outcome.job.version != document.version || !same {
            return self.run(&uri);
        }
        let mut view = outcome.view(&self.manners);
        let can_wait = !self.manners.pulls || self.manners.refreshes;
        if let Some(cursor) = draft.typing.take().filter(|_| can_wait) {
            view.held = held(&view, cursor, draft.view.as_deref());
        }
        if !view.held.is_empty() {
            let (events, uri, version) = (self.events.clone(), uri.clone(), document.version);
            tokio::spawn(async move {
                tokio::time::sleep(PAUSE).await;
                let _ = events.send(Event::Settled(uri, version));
            });
        }
        self.show(&uri, view);
    }

    fn settled(&mut self, uri: &Uri, version: i32) {
        let Some(document) = self.documents.get_mut(uri) else { return };
        let Some(draft) = document.draft.as_mut().filter(|_| document.version == version) else {
            return;
        };
        let Some(view) = draft.view.as_ref().filter(|view| view.version == Some(version)) else {
            return;
        };
        if !view.held.is_empty() {
            let view = View { held: Vec::new(), ..View::clone(view) };
            draft.announce = true;
            self.show(uri, view);
        }
    }

    /// Makes a view the present one, and lets the client and who waits for it know.
    fn show(&mut self, uri: &Uri, view: View) {
        let view = Arc::new(view);
        let Some(draft) = self.documents.get_mut(uri).and_then(|one| one.draft.as_mut()) else {
            return;
        };
        draft.view = Some(Arc::clone(&view));
        for waiting in draft.waiting.drain(..) {
            let _ = waiting.send(Some(Arc::clone(&view)));
        }
        let announce = std::mem::take(&mut draft.announce);
        let is_draft = draft.unused.is_none();
        self.log(TraceValue::Verbose, || checked_line(&view));
        if !self.manners.pulls {
            self.publish(uri.clone(), diagnostics::all(&view), view.version);
        } else if announce && self.manners.refreshes {
            let client = self.client.clone();
            tokio::spawn(async move {
                let _ = client.workspace_diagnostic_refresh().await;
            });
        }
        if is_draft {
            self.unused_may_differ();
        }
    }

    fn view(&mut self, uri: &Uri, reply: oneshot::Sender<Option<Arc<View>>>) {
        let document = self.documents.get_mut(uri);
        let version = document.as_ref().map(|document| document.version);
        let Some(draft) = document.and_then(|document| document.draft.as_mut()) else {
            let _ = reply.send(None);
            return;
        };
        let current = draft
            .view
            .as_ref()
            .filter(|view| view.version == version && Arc::ptr_eq(&view.settings, &draft.settings));
        match current {
            Some(view) => {
                let _ = reply.send(Some(Arc::clone(view)));
            }
            // A check of it is under way or about to begin.
            None => draft.waiting.push(reply),
        }
    }

    fn open(&self) -> Open {
        let job = |uri: &Uri| {
            let job = self.job(uri)?;
            let view = self.documents.get(uri)?.draft.as_ref()?.view.clone();
            let view = view.filter(|view| {
                view.version == Some(job.version) && Arc::ptr_eq(&view.settings, &job.settings)
            });
            Some((job, view))
        };
        Open {
            manners: Arc::clone(&self.manners),
            drafts: self.documents.keys().filter_map(job).collect(),
            texts: self.texts(),
            check: self.check,
            known: Arc::clone(&self.known),
        }
    }

    fn publish(&self, uri: Uri, found: Vec<Diagnostic>, version: Option<i32>) {
        let client = self.client.clone();
        let message = async move { client.publish_diagnostics(uri, found, version).await };
        let _ = self.outbox.send(Box::pin(message));
    }

    fn say(&self, kind: MessageType, text: String) {
        let client = self.client.clone();
        let _ = self.outbox.send(Box::pin(async move { client.show_message(kind, text).await }));
    }

    /// Writes a line in the client's log, if it wants to know that much.
    fn log(&self, level: TraceValue, line: impl FnOnce() -> String) {
        let rank = |level: TraceValue| match level {
            TraceValue::Off => 0,
            TraceValue::Messages => 1,
            TraceValue::Verbose => 2,
        };
        if rank(self.trace) < rank(level) {
            return;
        }
        let (client, line) = (self.client.clone(), line());
        let message = async move { client.log_message(MessageType::LOG, line).await };
        let _ = self.outbox.send(Box::pin(message));
    }
}

impl Checking {
    /// The sheet that the draft was last compared with.
    fn sheet(&self) -> Option<&PathBuf> {
        self.view.as_ref()?.sheet.as_ref().map(|(path, _)| path)
    }
}

/// A check in the client's log.
fn checked_line(view: &View) -> String {
    let (draft, version) = (view.draft(), view.version.unwrap_or_default());
    format!(
        "{} v{version}: {}, {} bytes, {} vragen, {} bevindingen",
        view.path.display(),
        draft.kind.name(),
        view.source.text().len(),
        draft.questions.len(),
        view.report.diagnostics.len()
    )
}

fn is_exceptions(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == exceptions::FILE_NAME)
}

/// The findings at the word that is being typed that were not shown before.
fn held(view: &View, cursor: usize, before: Option<&View>) -> Vec<usize> {
    let text = view.source.text();
    let (Some(left), Some(right)) = (text.get(..cursor), text.get(cursor..)) else {
        return Vec::new();
    };
    let inside = |c: &char| c.is_alphanumeric();
    let back: usize = left.chars().rev().take_while(inside).map(char::len_utf8).sum();
    let on: usize = right.chars().take_while(inside).map(char::len_utf8).sum();
    if back == 0 {
        return Vec::new();
    }
    let word = Span::of(cursor - back..cursor + on);
    let shown: HashSet<(&str, &str)> = before
        .into_iter()
        .flat_map(View::shown)
        .map(|found| (found.rule.code.as_str(), found.message.as_str()))
        .collect();
    let found = view.report.diagnostics.iter().enumerate();
    let touching = found.filter(|(_, found)| {
        let touches = found.span.start <= word.end && word.start <= found.span.end;
        touches && !shown.contains(&(found.rule.code.as_str(), found.message.as_str()))
    });
    touching.map(|(i, _)| i).collect()
}
