//! The store on disk: one SQLite file, read here and written by [`mod@write`].
//!
//! A file that is there never changes: whoever fills it writes a copy and puts that in its place. So it is read without locks, also
//! where nothing may be written, and a reader keeps what it opened.

mod read;
pub mod rows;
mod schema;
pub mod write;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

pub use read::Holdings;
pub use schema::VERSION;

/// The name of the store in a folder.
pub const FILE_NAME: &str = "papers.sqlite";

/// A store, opened when it is first asked something.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    opened: OnceLock<Result<Mutex<Connection>, String>>,
}

impl Store {
    /// The store in a file, which need not be there.
    #[must_use]
    pub const fn at(path: PathBuf) -> Self {
        Self { path, opened: OnceLock::new() }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens it, if that was not done yet.
    ///
    /// # Errors
    /// Why it cannot be used, in Dutch.
    pub fn open(&self) -> Result<(), String> {
        self.connection().map(|_| ())
    }

    fn connection(&self) -> Result<&Mutex<Connection>, String> {
        let opened = self.opened.get_or_init(|| open(&self.path).map(Mutex::new));
        opened.as_ref().map_err(Clone::clone)
    }

    /// What a question gives; its default where the store cannot be read.
    fn ask<T: Default>(&self, question: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> T {
        let Ok(connection) = self.connection() else { return T::default() };
        // A question that panicked left nothing behind: all only read.
        let connection = connection.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        question(&connection).unwrap_or_default()
    }
}

/// Opens a store to read.
fn open(path: &Path) -> Result<Connection, String> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(address(path), flags)
        .map_err(|error| unreadable(path, &error))?;
    // A folder may name any file as its store: what it holds is rows to read and nothing that runs.
    for (what, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
    ] {
        connection.set_db_config(what, on).map_err(|error| unreadable(path, &error))?;
    }
    let version = schema::version(&connection).map_err(|error| unreadable(path, &error))?;
    if version != VERSION {
        let what = if version > VERSION { "nieuwere" } else { "oudere" };
        return Err(format!(
            "{}: gemaakt door een {what} kamerlint; `kamerlint papers sync` of `import` maakt hem opnieuw",
            path.display()
        ));
    }
    schema::vocabulary(&connection).map_err(|error| unreadable(path, &error))?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

fn unreadable(path: &Path, error: &rusqlite::Error) -> String {
    format!("{}: geen opslag van stukken, of beschadigd: {error}", path.display())
}

/// The file as an address: it does not change, so nobody has to lock it.
fn address(path: &Path) -> String {
    let path = path.to_string_lossy();
    let mut address = String::from("file:");
    for c in path.chars() {
        match c {
            '%' => address.push_str("%25"),
            '?' => address.push_str("%3f"),
            '#' => address.push_str("%23"),
            '\\' if cfg!(windows) => address.push('/'),
            c => address.push(c),
        }
    }
    address.push_str("?mode=ro&immutable=1");
    address
}
