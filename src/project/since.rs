//! Which files changed since a commit: git is asked, by its own program.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::files::Problem;
use crate::text::mistake::system;

/// The files that changed.
#[derive(Debug)]
pub struct Changed(HashSet<PathBuf>);

impl Changed {
    /// What changed in the work tree around this folder since a commit, branch or tag: in later commits, in what is not committed, and files
    /// that git does not know yet.
    ///
    /// # Errors
    /// There is no git, this is no work tree, or it does not know the reference.
    pub fn since(reference: &str) -> Result<Self, Problem> {
        let unknown =
            || format!("--since: hier is geen git-map, of `{reference}` is geen vastlegging");
        let root = git(&["rev-parse", "--show-toplevel"])?.ok_or_else(unknown)?;
        let root = path(root.strip_suffix(b"\n").unwrap_or(&root));
        // An option is no reference.
        let commit = format!("{reference}^{{commit}}");
        let commit = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        let commit = String::from_utf8(commit.ok_or_else(unknown)?).map_err(|_| unknown())?;
        let listed = git(&[
            "diff",
            "--name-only",
            "-z",
            "--no-renames",
            "--no-ext-diff",
            commit.trim(),
            "--",
        ])?;
        let new =
            git(&["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/"])?;
        let names = [listed.ok_or_else(unknown)?, new.ok_or_else(unknown)?].concat();
        let names = names.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        Ok(Self(names.filter_map(|name| root.join(path(name)).canonicalize().ok()).collect()))
    }

    /// Whether a file is among them.
    #[must_use]
    pub fn holds(&self, file: &Path) -> bool {
        file.canonicalize().is_ok_and(|file| self.0.contains(&file))
    }
}

/// What git says; `None` where it refuses. A work tree of somebody else starts no program of its own (`core.fsmonitor`).
fn git(words: &[&str]) -> Result<Option<Vec<u8>>, Problem> {
    let done = Command::new("git").args(["-c", "core.fsmonitor=false"]).args(words).output();
    let done =
        done.map_err(|error| format!("--since: git is niet te starten: {}", system(&error)))?;
    Ok(done.status.success().then_some(done.stdout))
}

#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;

    OsString::from_vec(name.to_vec()).into()
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    OsString::from(String::from_utf8_lossy(name).into_owned()).into()
}
