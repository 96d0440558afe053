//! Everything that is open, for work over all drafts and for commands that change files.

use std::path::Path;
use std::sync::Arc;

use ropey::Rope;

use super::job::{Check, Job};
use super::known::Known;
use super::profile::ClientProfile;
use super::texts::Texts;
use super::view::View;
use crate::project::files;

/// The last view of a document, and its text now.
pub type Latest = (Arc<View>, Rope);

/// The open drafts and folders.
pub struct Open {
    /// What the client can do, with the open folders.
    pub profile: Arc<ClientProfile>,
    /// The drafts; those of which the present version was checked, with the view.
    pub drafts: Vec<(Job, Option<Arc<View>>)>,
    /// Files that are open, drafts or not, with their text.
    pub texts: Arc<Texts>,
    /// What finds the findings.
    pub check: Check,
    /// What was found in closed files before.
    pub known: Arc<Known>,
}

impl Open {
    /// The text of a file that is open.
    pub fn text(&self, path: &Path) -> Option<String> {
        self.texts.get(path)
    }

    /// The text of a file, as it is in the editor or else on disk; `None` where there is none.
    pub fn text_on_disk_too(&self, path: &Path) -> Option<String> {
        self.text(path).or_else(|| files::text(path))
    }
}
