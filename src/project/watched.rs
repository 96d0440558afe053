//! Files on which findings rest, as they were when they were read: whether one is otherwise now, for whoever looks again and again.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::sheets::{Stamp, stamp};
use super::{Config, Exceptions, Project};

/// How far apart two changes of a file are at least that its time tells apart, on the coarsest disk.
const COARSE: Duration = Duration::from_secs(2);

/// Files as they were.
#[derive(Debug, Default)]
pub struct Watched {
    seen: HashMap<PathBuf, Stamp>,
    /// Whether some had a mistake.
    mistaken: bool,
}

impl Watched {
    /// Notes how the files are on which the findings in a draft rest, which were read since a moment.
    pub fn note(&mut self, project: &mut Project, draft: &Path, since: SystemTime) {
        self.mistaken |= project.config(draft).is_err() || project.exceptions(draft).is_err();
        for file in project.rests_on(draft) {
            // A file that was written just now may be written again within what a clock of a disk can tell apart.
            let sure = |stamp: &(SystemTime, u64)| {
                stamp.0.checked_add(COARSE).is_some_and(|at| at < since)
            };
            self.seen.entry(file.clone()).or_insert_with(|| stamp(&file).filter(sure));
        }
    }

    /// Whether a file is otherwise now, or one that counts for a draft was made nearer by.
    #[must_use]
    pub fn is_stale<'d>(&self, mut drafts: impl Iterator<Item = &'d Path>) -> bool {
        // The file that is missing, or that the one with the mistake builds on, may be there now.
        if self.mistaken || self.seen.iter().any(|(path, then)| stamp(path) != *then) {
            return true;
        }
        let found = |path: &Path| Config::find(path).into_iter().chain(Exceptions::find(path));
        drafts.any(|path| found(path).any(|file| !self.seen.contains_key(&file)))
    }
}
