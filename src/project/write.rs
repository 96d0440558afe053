//! Writing files so that nothing is lost: not what was there, not what somebody else writes at the same time, not on a full disk.

use std::fs::{File, Metadata, OpenOptions};
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::files::Problem;
use crate::read;

/// Replaces a file in one step, with its permissions and owner: a reader sees the old text or the new one, never half. `before` is the text
/// that was read; `None` makes a file that is not there.
///
/// # Errors
/// `AlreadyExists` when somebody wrote it meanwhile; else when it may not be written, or what is beside it cannot be.
pub fn replace_file(path: &Path, before: Option<&str>, text: impl AsRef<[u8]>) -> io::Result<()> {
    let text = text.as_ref();
    let path = match before {
        Some(_) => std::fs::canonicalize(path)?,
        None => path.to_owned(),
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    clean(folder, &path);
    let _one_at_a_time = lock(folder);
    let Some(before) = before else {
        if path.symlink_metadata().is_ok() {
            return Err(meanwhile());
        }
        return put(folder, &path, text, None);
    };
    // A file that may not be written is left alone, though one beside it could take its place.
    let meta = writable(&path)?;
    let now = std::fs::read(&path)?;
    if read::decode(now).ok().as_deref() != Some(before) {
        return Err(meanwhile());
    }
    put(folder, &path, text, Some(&meta))
}

/// Writes a file whole or not at all, whatever was there.
///
/// # Errors
/// When it cannot be written.
pub fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    write_bytes(path, text.as_bytes())
}

/// The same for a file that is no text.
///
/// # Errors
/// When it cannot be written.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let meta = real.metadata().ok();
    // A pipe or a device is no file to be replaced.
    if meta.as_ref().is_some_and(|meta| !meta.is_file()) {
        return std::fs::write(path, bytes);
    }
    if meta.is_some() {
        writable(&real)?;
    }
    let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    clean(folder, &real);
    put(folder, &real, bytes, meta.as_ref())
}

/// What is known of a file, if it may be written. Who may do everything is held to what its mode says: it was set by somebody.
fn writable(path: &Path) -> io::Result<Metadata> {
    let meta = OpenOptions::new().append(true).open(path)?.metadata()?;
    if meta.permissions().readonly() {
        return Err(io::Error::new(ErrorKind::PermissionDenied, "dit bestand is alleen te lezen"));
    }
    Ok(meta)
}

/// Refuses a document that a program has open, for it would not see what was written and write over it.
///
/// # Errors
/// One line that names the document.
pub fn not_held(path: &Path) -> Result<(), Problem> {
    let Some(lock) = lock_of(path) else { return Ok(()) };
    Err(format!(
        "{}: staat open in Word of LibreOffice (daar staat {}); sluit het document eerst",
        path.display(),
        lock.file_name().unwrap_or_default().to_string_lossy()
    ))
}

/// The file that says that a program has a document open: `~$ncept.docx` of Word, `.~lock.concept.odt#` of LibreOffice.
fn lock_of(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    // Word puts its sign in the place of the first letters of a long name.
    let shorter = |n: usize| name.char_indices().nth(n).and_then(|(at, _)| name.get(at..));
    let of_word = (0..=2).filter_map(shorter).map(|rest| format!("~${rest}"));
    let mut locks =
        of_word.chain([format!(".~lock.{name}#")]).map(|lock| path.with_file_name(lock));
    locks.find(|lock| lock.is_file())
}

fn meanwhile() -> io::Error {
    io::Error::new(ErrorKind::AlreadyExists, "iemand anders schreef erin; er is niets veranderd")
}

/// Puts bytes in the place of a file.
fn put(folder: &Path, path: &Path, bytes: &[u8], like: Option<&Metadata>) -> io::Result<()> {
    // What others may not read they may not read meanwhile.
    let (beside, mut file) = beside(folder, path, if like.is_some() { 0o600 } else { 0o666 })?;
    let written = (|| {
        file.write_all(bytes)?;
        if let Some(like) = like {
            own(&beside, path, like);
            std::fs::set_permissions(&beside, like.permissions())?;
        }
        file.sync_all()?;
        std::fs::rename(&beside, path)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// A new file beside another, under a name that nobody can know.
fn beside(folder: &Path, path: &Path, mode: u32) -> io::Result<(PathBuf, File)> {
    let random = RandomState::new().hash_one(std::process::id());
    let beside = folder.join(format!("{}{}-{random:016x}", lead(path), std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(mode);
    }
    #[cfg(not(unix))]
    let _ = mode;
    let file = options.open(&beside)?;
    Ok((beside, file))
}

fn lead(path: &Path) -> String {
    format!(".{}.kamerlint-", path.file_name().unwrap_or_default().to_string_lossy())
}

/// Takes away what runs that were killed left beside a file.
fn clean(folder: &Path, path: &Path) {
    let lead = lead(path);
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process =
            name.strip_prefix(&lead).and_then(|rest| rest.split('-').next()?.parse().ok());
        if process.is_some_and(|process| !lives(process)) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(unix)]
fn lives(process: i32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    Pid::from_raw(process).is_none_or(|id| !matches!(test_kill_process(id), Err(Errno::SRCH)))
}

#[cfg(not(unix))]
const fn lives(_: i32) -> bool {
    true
}

/// Two of us do not write in a folder at once. Where a folder cannot be locked the comparison before has to do.
#[cfg(unix)]
fn lock(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    rustix::fs::flock(&folder, rustix::fs::FlockOperation::LockExclusive).ok()?;
    Some(folder)
}

#[cfg(not(unix))]
const fn lock(_: &Path) -> Option<File> {
    None
}

/// Gives a file the owner and the further attributes of another, as far as the system lets.
#[cfg(unix)]
fn own(beside: &Path, path: &Path, like: &Metadata) {
    use std::os::unix::fs::MetadataExt as _;
    let group = std::os::unix::fs::chown(beside, None, Some(like.gid()));
    let owner = std::os::unix::fs::chown(beside, Some(like.uid()), None);
    let _ = (group, owner);
    #[cfg(target_os = "linux")]
    attributes(beside, path);
    #[cfg(not(target_os = "linux"))]
    let _ = path;
}

#[cfg(not(unix))]
const fn own(_: &Path, _: &Path, _: &Metadata) {}

#[cfg(target_os = "linux")]
fn attributes(beside: &Path, path: &Path) {
    use rustix::fs::{XattrFlags, getxattr, listxattr, setxattr};
    let mut names = vec![0; 64 * 1024];
    let Ok(len) = listxattr(path, &mut names[..]) else { return };
    names.truncate(len);
    let mut value = vec![0; 64 * 1024];
    for name in names.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        if let Ok(len) = getxattr(path, name, &mut value[..]) {
            let _ =
                setxattr(beside, name, value.get(..len).unwrap_or_default(), XattrFlags::empty());
        }
    }
}
