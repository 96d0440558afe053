//! What the disk says of open drafts: settings, files of exceptions, whether anything changed. It is asked on a thread of its own, one
//! question after the other: a slow disk keeps neither a keystroke nor an answer waiting.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant, SystemTime};

use tower_lsp::ls_types::Uri;

use crate::project::exceptions::Exceptions;
use crate::project::files::stands_beside;
use crate::project::sheets::{Sheets, Stamp, stamp};
use crate::project::{Config, Project, Scope};
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

/// How far apart two changes of a file are at least that its time tells apart, on the coarsest disk.
const COARSE: Duration = Duration::from_secs(2);

struct Disk {
    project: Project,
    /// The files that were read or looked for, as they were.
    seen: HashMap<PathBuf, Stamp>,
    /// Whether some had a mistake.
    mistaken: bool,
}

/// Starts the thread; gives where to ask. It ends when nobody can ask any more.
pub fn start(answer: impl Fn(Answer) + Send + 'static) -> mpsc::Sender<Ask> {
    let (asks, asked) = mpsc::channel::<Ask>();
    std::thread::spawn(move || {
        let mut disk =
            Disk { project: Project::new(Scope::default()), seen: HashMap::new(), mistaken: false };
        while let Ok(ask) = asked.recv() {
            answer(disk.answer(&ask));
        }
    });
    asks
}

impl Disk {
    fn answer(&mut self, ask: &Ask) -> Answer {
        let start = Instant::now();
        let stale = ask.why != Why::Opened && ask.sheets.is_stale();
        let anew = match ask.why {
            Why::Opened => false,
            Why::Reload => true,
            Why::Look => self.changed(ask),
        };
        if anew {
            self.project = Project::new(Scope::default());
            self.seen.clear();
            self.mistaken = false;
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
        self.mistaken |= settings.is_err();
        for file in self.files(path) {
            // A file that was written just now may be written again within what a clock of a disk can tell apart.
            let sure = |stamp: &(SystemTime, u64)| stamp.0 + COARSE < start;
            self.seen.entry(file.clone()).or_insert_with(|| stamp(&file).filter(sure));
        }
        let excluded = self.project.excludes(path).unwrap_or(false);
        Read { settings, exceptions_file: Exceptions::find(path), excluded }
    }

    /// The files on which the settings of a draft rest, wherever they lie, as far as is known.
    fn files(&mut self, path: &Path) -> Vec<PathBuf> {
        let found = Config::find(path).into_iter().chain(Exceptions::find(path));
        let mut files: Vec<PathBuf> = found.collect();
        if let Ok(config) = self.project.config(path) {
            files.extend(config.files.iter().cloned());
        }
        files
    }

    fn changed(&mut self, ask: &Ask) -> bool {
        // The file that is missing, or that the one with the mistake builds on, may be there now.
        if self.mistaken || self.seen.iter().any(|(path, then)| stamp(path) != *then) {
            return true;
        }
        // A settings file that was made nearer by.
        let found = |path: &PathBuf| Config::find(path).into_iter().chain(Exceptions::find(path));
        let mut found = ask.drafts.iter().flat_map(|(_, path)| found(path));
        found.any(|file| !self.seen.contains_key(&file))
    }
}
