//! The text of open files, which counts before what is on disk.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ropey::Rope;

use crate::project::files::plain;

/// The text of open files, by path. A path with `..` in it is one with the file that it means.
#[derive(Debug, Default)]
pub struct Texts(HashMap<PathBuf, Rope>);

impl FromIterator<(PathBuf, Rope)> for Texts {
    fn from_iter<T: IntoIterator<Item = (PathBuf, Rope)>>(texts: T) -> Self {
        Self(texts.into_iter().map(|(path, rope)| (plain(&path), rope)).collect())
    }
}

impl Texts {
    /// The text of a file that is open.
    pub fn get(&self, path: &Path) -> Option<String> {
        self.0.get(&plain(path)).map(Rope::to_string)
    }

    /// Whether a file is open.
    pub fn holds(&self, path: &Path) -> bool {
        self.0.contains_key(&plain(path))
    }

    /// The files that are open.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.keys().map(PathBuf::as_path)
    }
}
