//! Where the store of papers is, and handing it to the checks. It is opened when something is looked up in it, so that a run whose
//! drafts cite nothing opens none.

use std::path::{Path, PathBuf};

use crate::papers::Papers;
use crate::text::Mistake;

#[cfg(feature = "papers")]
mod here {
    use super::{Mistake, Papers, Path, PathBuf};
    use crate::papers::store::{FILE_NAME, Store};

    /// Where the store is unless somebody says otherwise: in the folder for the data of the user.
    #[must_use]
    pub fn default_path() -> Option<PathBuf> {
        let folder = |name: &str| {
            std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
        };
        let data = if cfg!(windows) {
            folder("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            folder("HOME").map(|home| home.join("Library/Application Support"))
        } else {
            let absolute = folder("XDG_DATA_HOME").filter(|path| path.is_absolute());
            absolute.or_else(|| folder("HOME").map(|home| home.join(".local/share")))
        };
        data.map(|data| data.join("kamerlint").join(FILE_NAME))
    }

    /// The store that a path means: itself, or the file in the folder that it is.
    #[must_use]
    pub fn in_path(path: PathBuf) -> PathBuf {
        if path.is_dir() { path.join(FILE_NAME) } else { path }
    }

    /// The store that somebody names, which must be there.
    pub(super) fn found(path: PathBuf, by: &Path) -> Result<PathBuf, Mistake> {
        let path = in_path(path);
        if path.is_file() {
            return Ok(path);
        }
        let path = path.display();
        let message = (
            format!("opslag van stukken `{path}` is er niet; `kamerlint papers import` maakt hem"),
            format!("store of papers `{path}` is not there; `kamerlint papers import` makes it"),
        );
        Err(Mistake::at(by, "", None, message))
    }

    /// The papers in a store. Their mark is the file as it is now: when it is filled anew they are others.
    pub(super) fn handed(path: &Path) -> Papers {
        let meta = path.metadata().ok();
        let changed = meta.as_ref().and_then(|meta| meta.modified().ok());
        let mark = format!("{} {changed:?} {:?}", path.display(), meta.map(|meta| meta.len()));
        Papers::of(mark, Store::at(path.to_owned()))
    }
}

#[cfg(not(feature = "papers"))]
mod here {
    use super::{Mistake, Papers, Path, PathBuf};

    pub(super) const fn default_path() -> Option<PathBuf> {
        None
    }

    pub(super) const fn in_path(path: PathBuf) -> PathBuf {
        path
    }

    pub(super) fn found(_: PathBuf, by: &Path) -> Result<PathBuf, Mistake> {
        let message = (
            "deze kamerlint is gebouwd zonder opslag van stukken",
            "this kamerlint was built without a store of papers",
        );
        Err(Mistake::at(by, "", None, message))
    }

    pub(super) fn handed(_: &Path) -> Papers {
        Papers::default()
    }
}

#[cfg(feature = "papers")]
pub use here::{default_path, in_path};

/// The file of a store: the one that `named` names (with who names it), else the user's own where `own` says so and it is there.
///
/// # Errors
/// The one that is named is not there.
pub(super) fn file(
    named: Option<(PathBuf, PathBuf)>,
    own: bool,
) -> Result<Option<PathBuf>, Mistake> {
    match named {
        Some((path, by)) => here::found(path, &by).map(Some),
        None => Ok(here::default_path().filter(|path| own && path.is_file())),
    }
}

/// Where the store is that is named, or else the user's own, there or not.
pub(super) fn place(named: Option<PathBuf>) -> Option<PathBuf> {
    named.map(here::in_path).or_else(here::default_path)
}

/// The papers in a store.
pub(super) fn handed(file: &Path) -> Papers {
    here::handed(file)
}
