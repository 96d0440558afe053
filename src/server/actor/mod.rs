//! The one owner of all state. It takes events one by one and never waits: not for the client, not for a check. Whoever tells it
//! something has it done at once, on its own thread: another would have to wake up first, which takes longer than most of it.

mod checks;
mod settings;

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use ropey::Rope;
use serde_json::json;
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tower_lsp::Client;
use tower_lsp::ls_types::*;

use super::diagnostics;
use super::disk::{self, Answer, Ask, Why};
use super::document;
use super::job::Check;
use super::known::Known;
use super::lenient::UNCOUNTED;
use super::open::{Latest, Open};
use super::preferences::Preferences;
use super::profile::ClientProfile;
use super::speech::Speech;
use super::texts::Texts;
use super::view::View;
use super::workers::Workers;
use crate::project::files::plain;
use crate::project::sheets::Sheets;
use crate::project::{exceptions, sayings};
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
    Checked(Box<View>),
    /// A check of this version by these settings came to no end.
    Failed(Uri, i32, Arc<Settings>),
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

/// Where the actor is told things, as long as it is there.
#[derive(Clone)]
pub struct Post {
    actor: Weak<Mutex<Actor>>,
    speech: Arc<Speech>,
}

impl Post {
    /// Tells it something.
    pub fn tell(&self, event: Event) {
        self.hear(event);
        self.speech.wake();
    }

    /// Tells it something and writes what it has to say of that, which may take as long as the client takes to read.
    pub fn tell_and_write(&self, event: Event) {
        self.hear(event);
        self.speech.write();
    }

    fn hear(&self, event: Event) {
        let Some(actor) = self.actor.upgrade() else { return };
        // An event that panics is no reason to hear no other, nor to end the thread that told it.
        let heard = || actor.lock().unwrap_or_else(PoisonError::into_inner).on(event);
        let _ = catch_unwind(AssertUnwindSafe(heard));
    }
}

/// The actor.
pub struct Actor {
    client: Client,
    check: Check,
    /// Itself, for what comes later.
    post: Post,
    /// What waits and talks to the client meanwhile.
    runtime: Handle,
    /// Whole messages to the client, in their order.
    workers: Workers,
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

/// Starts the actor, which is there as long as it is held.
pub fn start(client: Client, check: Check, speech: &Arc<Speech>) -> (Arc<Mutex<Actor>>, Post) {
    let post = |actor: &Weak<_>| Post { actor: Weak::clone(actor), speech: Arc::clone(speech) };
    let actor = Arc::new_cyclic(|itself| Mutex::new(Actor::new(client, check, post(itself))));
    let post = post(&Arc::downgrade(&actor));
    (actor, post)
}

impl Actor {
    fn new(client: Client, check: Check, post: Post) -> Self {
        let told = post.clone();
        Self {
            client,
            check,
            post,
            runtime: Handle::current(),
            workers: Workers::new(),
            profile: Arc::new(ClientProfile::of(&InitializeParams::default())),
            documents: BTreeMap::new(),
            disk: disk::start(move |answer| told.tell(Event::Disk(answer))),
            reloading: 0,
            later: VecDeque::new(),
            sheets: Arc::default(),
            complaints: BTreeSet::new(),
            faults: BTreeMap::new(),
            broken: BTreeSet::new(),
            trace: TraceValue::Off,
            linked: HashMap::new(),
            known: Arc::default(),
        }
    }

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
            Event::Checked(view) => self.checked(*view),
            Event::Failed(uri, version, settings) => self.failed(&uri, version, &settings),
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
            let text = format!("{name} is groot ({size} MB); controleren duurt langer dan anders");
            self.say(MessageType::INFO, &text);
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
            self.publish(uri);
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

    /// Sends what is known of a file: the findings that are shown, each as JSON, and the mistakes in it where it holds settings. Past the
    /// transport, which would take the message apart and put it together again.
    fn publish(&self, uri: &Uri) {
        let view = self.documents.get(uri).and_then(|one| one.draft.as_ref()?.view.as_ref());
        let found = view.into_iter().flat_map(|view| {
            let told = view.told.iter().enumerate();
            told.filter(|(i, _)| !view.held.contains(i)).map(|(_, found)| found.as_str())
        });
        let faults = self.faults.get(uri).into_iter().flatten();
        let faults: Vec<String> =
            faults.map(|fault| serde_json::to_string(fault).unwrap_or_default()).collect();
        let all: Vec<&str> = found.chain(faults.iter().map(String::as_str)).collect();
        let version = view.and_then(|view| view.version);
        self.post.speech.tell(diagnostics::published(uri, version, &all));
    }

    /// Says something that nobody asked for, in the language that the person chose.
    fn say(&self, kind: MessageType, text: &str) {
        let language = self.profile.preferences.language.unwrap_or_default();
        let text = sayings::in_language(text, language);
        self.tell("window/showMessage", kind, &format!("kamerlint: {text}"));
    }

    fn tell(&self, method: &str, kind: MessageType, text: &str) {
        let params = json!({ "type": kind, "message": text });
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        self.post.speech.tell(message.to_string().into_bytes());
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
        self.tell("window/logMessage", MessageType::LOG, &line());
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
