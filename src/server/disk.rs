//! What the disk says of open drafts: settings, files of exceptions, whether anything changed. It is asked on a thread of its own, one
//! question after the other: a slow disk keeps neither a keystroke nor an answer waiting.

use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant, SystemTime};

use tower_lsp::ls_types::Uri;

use crate::project::exceptions::Exceptions;
use crate::project::files::stands_beside;
use crate::project::sheets::Sheets;
use crate::project::{Project, Scope, Watched};
use crate::settings::Settings;
use crate::text::Mistake;

/// What is asked.
pub struct Ask {
    /// The drafts.
    pub drafts: Vec<(Uri, PathBuf)>,
    /// Why.
    pub why: Why,
    /// The sheets that were read.
    pub sheets: Arc<Sheets>,
}

/// Why it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Documents were opened.
    Opened,
    /// Files may have changed: all is read anew.
    Reload,
    /// It is time to look: all is read anew where a file changed.
    Look,
}

/// The answer.
pub struct Answer {
    /// Why it was asked.
    pub why: Why,
    /// What was read; empty where nothing changed.
    pub read: Vec<(Uri, Read)>,
    /// Sheets or the folders of drafts changed.
    pub stale: bool,
    /// How long it took.
    pub took: Duration,
}

/// What was read of one draft.
pub struct Read {
    /// What its settings say, or what is wrong with them.
    pub settings: Result<Settings, Mistake>,
    /// The file of exceptions that holds for it.
    pub exceptions_file: Option<PathBuf>,
    /// Whether its settings exclude it: then nothing is said of it.
    pub excluded: bool,
}

struct Disk {
    project: Project,
    watched: Watched,
}

/// Starts the thread; gives where to ask. It ends when nobody can ask any more.
pub fn start(answer: impl Fn(Answer) + Send + 'static) -> mpsc::Sender<Ask> {
    let (asks, asked) = mpsc::channel::<Ask>();
    std::thread::spawn(move || {
        let mut disk = Disk::new();
        while let Ok(ask) = asked.recv() {
            answer(disk.answer(&ask));
        }
    });
    asks
}

impl Disk {
    fn new() -> Self {
        Self { project: Project::new(Scope::default()), watched: Watched::default() }
    }

    fn answer(&mut self, ask: &Ask) -> Answer {
        let start = Instant::now();
        let stale = ask.why != Why::Opened && ask.sheets.is_stale();
        let anew = match ask.why {
            Why::Opened => false,
            Why::Reload => true,
            Why::Look => {
                let drafts = ask.drafts.iter().map(|(_, path)| path.as_path());
                self.watched.is_stale(drafts)
            }
        };
        if anew {
            *self = Self::new();
        }
        let reads = anew || ask.why == Why::Opened;
        let drafts = if reads { ask.drafts.as_slice() } else { &[] };
        let read = drafts.iter().map(|(uri, path)| (uri.clone(), self.read(path))).collect();
        Answer { why: ask.why, read, stale, took: start.elapsed() }
    }

    fn read(&mut self, path: &Path) -> Read {
        let start = SystemTime::now();
        let settings = self.project.settings(path).map(|mut settings| {
            settings.mark_found(stands_beside(path));
            settings
        });
        self.watched.note(&mut self.project, path, start);
        let excluded = self.project.excludes(path).unwrap_or(false);
        Read { settings, exceptions_file: Exceptions::find(path), excluded }
    }
}
