//! Filling the store: into a copy, which then takes its place.
//!
//! Whoever is stopped half-way leaves the store as it was, and beside it a copy in which each page that was read is whole: the next
//! sync goes on there. A lock lets one fill at a time; the system drops it when its holder ends, however that is.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{Store, read, schema};
use crate::text::Date;

/// A copy of the store that is being filled.
#[derive(Debug)]
pub struct Writer {
    connection: Connection,
    store: PathBuf,
    work: PathBuf,
    /// Locked for as long as it is open.
    _lock: File,
}

/// What went wrong, in Dutch, with the file.
pub type Trouble = String;

fn said(path: &Path, error: impl std::fmt::Display) -> Trouble {
    format!("{}: {error}", path.display())
}

/// A file beside the store.
fn beside(store: &Path, ending: &str) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

impl Writer {
    /// Begins a copy of the store, or an empty one where there is none. `resume` goes on with one that was left behind.
    ///
    /// # Errors
    /// The folder cannot be written in, somebody else is filling the store, or it is damaged.
    pub fn begin(store: &Path, resume: bool) -> Result<Self, Trouble> {
        if let Some(folder) = store.parent() {
            fs::create_dir_all(folder).map_err(|error| said(folder, error))?;
        }
        let lock = lock(store)?;
        let work = beside(store, ".work");
        let left = resume && work.exists() && goes_on(&work, store);
        if !left {
            for ending in ["", "-journal"] {
                let _ = fs::remove_file(beside(&work, ending));
            }
            if store.exists() {
                read::check(&Store::at(store.to_owned())).or_else(|why| older(store).ok_or(why))?;
                // Half a copy must not look like one that can be gone on with.
                let half = beside(store, ".half");
                fs::copy(store, &half).map_err(|error| said(&half, error))?;
                writable(&half);
                fs::rename(&half, &work).map_err(|error| said(&work, error))?;
            }
        }
        let connection = prepare(&work, store).map_err(|error| said(&work, error))?;
        Ok(Self { connection, store: store.to_owned(), work, _lock: lock })
    }

    /// Begins with another store in place of the one that is there.
    ///
    /// # Errors
    /// As for [`Self::begin`], or the other file is no store.
    pub fn replace(store: &Path, other: &Path) -> Result<Self, Trouble> {
        read::check(&Store::at(other.to_owned())).or_else(|why| older(other).ok_or(why))?;
        if let Some(folder) = store.parent() {
            fs::create_dir_all(folder).map_err(|error| said(folder, error))?;
        }
        let lock = lock(store)?;
        let work = beside(store, ".work");
        let _ = fs::remove_file(beside(&work, "-journal"));
        fs::copy(other, &work).map_err(|error| said(&work, error))?;
        writable(&work);
        let connection = prepare(&work, store).map_err(|error| said(&work, error))?;
        Ok(Self { connection, store: store.to_owned(), work, _lock: lock })
    }

    /// The copy.
    pub const fn connection(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// A remark about the store.
    ///
    /// # Errors
    /// The copy cannot be read.
    pub fn meta(&self, key: &str) -> Result<Option<String>, Trouble> {
        read::meta(&self.connection, key).map_err(|error| said(&self.work, error))
    }

    /// Makes a remark.
    ///
    /// # Errors
    /// The copy cannot be written.
    pub fn set_meta(&self, key: &str, value: &str) -> Result<(), Trouble> {
        set_meta(&self.connection, key, value).map_err(|error| said(&self.work, error))
    }

    /// The day of a kind of rows.
    ///
    /// # Errors
    /// The copy cannot be read.
    pub fn date(&self, kind: &str) -> Result<Option<Date>, Trouble> {
        Ok(self.meta(kind)?.and_then(|text| text.parse().ok()))
    }

    /// Puts the copy in the place of the store.
    ///
    /// # Errors
    /// The disk is full, or the store is held open on a system where that keeps it from being replaced.
    pub fn publish(self) -> Result<(), Trouble> {
        let Self { connection, store, work, _lock } = self;
        finish(&connection).map_err(|error| said(&work, error))?;
        connection.close().map_err(|(_, error)| said(&work, error))?;
        let file = File::options().write(true).open(&work);
        file.and_then(|file| file.sync_all()).map_err(|error| said(&work, error))?;
        fs::rename(&work, &store).map_err(|error| {
            let why =
                "sluit programma's die hem open hebben, zoals een editor, en herhaal de opdracht";
            format!("{}: niet te vervangen ({error}); {why}", store.display())
        })
    }
}

/// Lets nobody else fill the store.
fn lock(store: &Path) -> Result<File, Trouble> {
    let path = beside(store, ".lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| said(&path, error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => {
            let who = "een andere kamerlint vult deze opslag; wacht tot die klaar is";
            Err(format!("{}: {who}", store.display()))
        }
        Err(fs::TryLockError::Error(error)) => Err(said(&path, error)),
    }
}

/// A copy of a file that may only be read may be written.
fn writable(path: &Path) {
    let Ok(meta) = fs::metadata(path) else { return };
    let mut permissions = meta.permissions();
    if permissions.readonly() {
        #[cfg(unix)]
        std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o644);
        #[cfg(not(unix))]
        permissions.set_readonly(false);
        let _ = fs::set_permissions(path, permissions);
    }
}

/// Tables of before, which can be brought up to date.
fn older(path: &Path) -> Option<()> {
    let connection = Connection::open(path).ok()?;
    let version = schema::version(&connection).ok()?;
    (0 < version && version < schema::VERSION).then_some(())
}

/// Opens a copy to fill: it is worth nothing until it is whole, so no page of it is waited for.
fn prepare(work: &Path, store: &Path) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open(work)?;
    connection.execute_batch(
        "PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000;",
    )?;
    schema::migrate(&mut connection)?;
    connection.set_prepared_statement_cache_capacity(64);
    set_meta(&connection, "base", &generation(store))?;
    Ok(connection)
}

/// Whether a copy that was left behind is one of the store as it is now.
fn goes_on(work: &Path, store: &Path) -> bool {
    let base = || -> rusqlite::Result<bool> {
        // What a killed writer left half-done is undone by opening it to write.
        let connection = Connection::open(work)?;
        let whole: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0))?;
        let base = read::meta(&connection, "base")?;
        Ok(whole == "ok" && base == Some(generation(store)))
    };
    base().unwrap_or(false)
}

/// Which filling made the store; "0" where there is none.
fn generation(store: &Path) -> String {
    let read = || super::open(store).ok().and_then(|c| read::meta(&c, "generation").ok()?);
    store.exists().then(read).flatten().unwrap_or_else(|| "0".to_owned())
}

/// What is done once all rows are there.
fn finish(connection: &Connection) -> rusqlite::Result<()> {
    let base = read::meta(connection, "generation")?.unwrap_or_else(|| "0".to_owned());
    connection.execute_batch(
        "BEGIN;
         UPDATE documents SET dossier = (
             SELECT number || CASE WHEN suffix = '' OR suffix LIKE '(%' THEN '' ELSE '-' || suffix END
             FROM dossiers WHERE guid = unhex(substr(documents.dossier, 2)))
         WHERE dossier >= '?' AND dossier < '@'
           AND EXISTS (SELECT 1 FROM dossiers WHERE guid = unhex(substr(documents.dossier, 2)));
         -- The service counts the highest number now and then only.
         UPDATE dossiers SET highest = seen.highest FROM (
             SELECT dossier, max(number) AS highest FROM documents
             WHERE typeof(number) = 'integer' GROUP BY dossier) AS seen
         WHERE seen.dossier = dossiers.number
             || CASE WHEN suffix = '' OR suffix LIKE '(%' THEN '' ELSE '-' || suffix END
           AND coalesce(dossiers.highest, 0) < seen.highest;
         COMMIT;",
    )?;
    let next = base.parse::<u64>().unwrap_or_default() + 1;
    // A copy of what this becomes begins at it.
    set_meta(connection, "generation", &next.to_string())
}

pub(crate) fn set_meta(connection: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
    connection.prepare_cached(sql)?.execute([key, value]).map(|_| ())
}
