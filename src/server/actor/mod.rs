//! The one owner of all state. It takes events one by one and never waits: not for the client, not for a check.

mod checks;
mod settings;

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use ropey::Rope;
use tokio::sync::{mpsc, oneshot};
use tower_lsp::Client;
use tower_lsp::ls_types::*;

use super::disk::{self, Answer, Ask, Why};
use super::document;
use super::job::{Check, Outcome};
use super::known::Known;
use super::lenient::UNCOUNTED;
use super::open::{Latest, Open};
use super::preferences::Preferences;
use super::profile::ClientProfile;
use super::texts::Texts;
use super::view::View;
use crate::project::exceptions;
use crate::project::files::plain;
use crate::project::sheets::Sheets;
use crate::read::Format;
use crate::settings::Settings;
use crate::text::Span;

/// How long after a look at the files the next begins: a client watches no sheets, and nothing outside its folders.
const LOOK: Duration = Duration::from_secs(1);
/// How many times as long as a look took nobody looks again.
const REST: u32 = 10;
/// Bytes from which a draft takes its time.
const LARGE: usize = 4 * 1024 * 1024;

/// What happens to the server.
pub enum Event {
    /// The conversation began.
    Started(ClientProfile),
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
    /// A draft is compared with its sheet as it is now: with this one from now on, if one is named.
    Compared(Uri, Option<PathBuf>),
    /// A document was saved.
    Saved(Uri),
    /// Settings or exceptions may have changed.
    Reload,
    /// Time to see whether they did.
    Look,
    /// The disk was read.
    Disk(Answer),
    /// A check is done.
    Checked(Box<Outcome>),
    /// A check of this version came to no end.
    Failed(Uri, i32),
    /// Nobody typed in a document for a while since this version.
    Settled(Uri, i32),
    /// A view of a document is wanted, of its present version.
    View(Uri, oneshot::Sender<Option<Arc<View>>>),
    /// The last view of a document is wanted, whatever its version, with the present text.
    Latest(Uri, oneshot::Sender<Option<Latest>>),
    /// Everything open is wanted.
    Open(oneshot::Sender<Open>),
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
    /// What the disk says; `None` until it was read.
    on_disk: Option<OnDisk>,
    /// What holds: what the disk says, and what stands in the editor.
    settings: Arc<Settings>,
    /// The last view, of this or an earlier version.
    view: Option<Arc<View>>,
    running: bool,
    /// The version and settings whose check came to no end: nothing is to be waited for.
    failed: Option<(i32, Arc<Settings>)>,
    /// Where somebody is typing: the byte behind the last inserted text.
    typing: Option<usize>,
    /// Whether the client must be told to ask anew.
    announce: bool,
    /// Whether the client is told nothing where nothing differs.
    quiet: bool,
    /// In a file of exceptions: the entries that fit nothing in the open drafts.
    unused: Option<Vec<Span>>,
    waiting: Vec<oneshot::Sender<Option<Arc<View>>>>,
}

/// What the disk says of a draft.
struct OnDisk {
    /// The settings, as they last were without a mistake.
    settings: Settings,
    /// The file of exceptions.
    exceptions_file: Option<PathBuf>,
    /// Whether the settings exclude it.
    excluded: bool,
}

/// Something to say to the client, in its turn.
type Message = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The actor.
pub struct Actor {
    client: Client,
    check: Check,
    events: mpsc::UnboundedSender<Event>,
    outbox: mpsc::UnboundedSender<Message>,
    profile: Arc<ClientProfile>,
    documents: BTreeMap<Uri, Document>,
    disk: std::sync::mpsc::Sender<Ask>,
    /// How often the disk was asked to read anew without an answer yet.
    reloading: usize,
    /// What is asked of drafts meanwhile.
    later: VecDeque<Event>,
    sheets: Arc<Sheets>,
    /// Mistakes in settings that the client was told of.
    complaints: BTreeSet<String>,
    /// The same as findings, by the file they stand in.
    faults: BTreeMap<Uri, Vec<Diagnostic>>,
    broken: BTreeSet<String>,
    trace: TraceValue,
    /// Sheets that drafts are compared with because somebody asked.
    linked: HashMap<Uri, PathBuf>,
    known: Arc<Known>,
}

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
        profile: Arc::new(ClientProfile::of(&InitializeParams::default())),
        documents: BTreeMap::new(),
        disk: {
            let events = events.clone();
            disk::start(move |answer| {
                let _ = events.send(Event::Disk(answer));
            })
        },
        reloading: 0,
        later: VecDeque::new(),
        sheets: Arc::default(),
        complaints: BTreeSet::new(),
        faults: BTreeMap::new(),
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
            Event::Started(profile) => self.started(profile),
            Event::Opened(item) => self.opened(item),
            Event::Changed(params) => self.changed(&params),
            Event::Closed(uri) => self.closed(&uri),
            Event::Folders(event) => self.folders(&event),
            Event::Preferred(preferences) => self.preferred(preferences),
            Event::Trace(trace) => self.trace = trace,
            Event::Compared(uri, sheet) => self.compared(&uri, sheet),
            Event::Saved(uri) => self.saved(&uri),
            Event::Reload => self.reload(),
            Event::Look => self.ask(Why::Look),
            Event::Disk(answer) => self.answered(answer),
            Event::Checked(outcome) => self.checked(*outcome),
            Event::Failed(uri, version) => self.failed(&uri, version),
            Event::Settled(uri, version) => self.settled(&uri, version),
            // What is asked after a file was saved is answered when it is read.
            Event::View(..) | Event::Open(_) if self.reloading > 0 => self.later.push_back(event),
            Event::Open(_) if self.is_reading() => self.later.push_back(event),
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

    fn started(&mut self, profile: ClientProfile) {
        self.look_after(LOOK);
        self.profile = Arc::new(profile);
        self.log(TraceValue::Messages, || format!("kamerlint {}", env!("CARGO_PKG_VERSION")));
    }

    fn opened(&mut self, item: TextDocumentItem) {
        let TextDocumentItem { uri, language_id, version, text } = item;
        let saved = uri.scheme().as_str() == "file";
        let path = self.profile.path_of(&uri);
        let markdown = language_id.as_str() == "markdown" && !saved;
        let format = if markdown { Format::Markdown } else { Format::of_path(&path) };
        let toml = language_id.as_str() == "toml" || path.extension().is_some_and(|e| e == "toml");
        let exceptions = is_exceptions(&path);
        let draft = (!toml || exceptions).then(|| Checking {
            format,
            on_disk: None,
            settings: Arc::default(),
            view: None,
            running: false,
            failed: None,
            typing: None,
            announce: false,
            quiet: false,
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
        let is_draft = draft.is_some();
        self.documents.insert(uri.clone(), Document { path: plain(&path), version, rope, draft });
        if is_draft {
            self.ask_for(vec![uri.clone()], Why::Opened);
        }
        self.edited(&uri);
    }

    fn changed(&mut self, params: &DidChangeTextDocumentParams) {
        let uri = &params.text_document.uri;
        let encoding = self.profile.encoding;
        let Some(document) = self.documents.get_mut(uri) else { return };
        let cursor = document::apply(&mut document.rope, &params.content_changes, encoding);
        let version = match params.text_document.version {
            UNCOUNTED => document.version,
            version => std::mem::replace(&mut document.version, version),
        };
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
        if document.draft.is_some() && !self.profile.pulls {
            self.publish(uri.clone(), Vec::new(), None);
        }
        if is_exceptions(&document.path) {
            self.reload();
        } else {
            // What stood in the editor only is gone.
            self.recheck(|_, draft| draft.sheet() == Some(&document.path));
        }
    }

    fn folders(&mut self, event: &WorkspaceFoldersChangeEvent) {
        let mut profile = (*self.profile).clone();
        let path = |folder: &WorkspaceFolder| Some(folder.uri.to_file_path()?.into_owned());
        let removed: Vec<PathBuf> = event.removed.iter().filter_map(path).collect();
        profile.roots.retain(|root| !removed.contains(root));
        profile.roots.extend(event.added.iter().filter_map(path));
        self.profile = Arc::new(profile);
    }

    fn texts(&self) -> Arc<Texts> {
        let texts = self.documents.values().map(|one| (one.path.clone(), one.rope.clone()));
        Arc::new(texts.collect())
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
            profile: Arc::clone(&self.profile),
            drafts: self.documents.keys().filter_map(job).collect(),
            texts: self.texts(),
            check: self.check,
            known: Arc::clone(&self.known),
        }
    }

    /// Sends the findings of a file, with the mistakes in it where it holds settings.
    fn publish(&self, uri: Uri, mut found: Vec<Diagnostic>, version: Option<i32>) {
        found.extend(self.faults.get(&uri).into_iter().flatten().cloned());
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
        self.view.as_ref()?.sheet_file.as_ref()
    }
}

fn is_exceptions(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == exceptions::FILE_NAME)
}
