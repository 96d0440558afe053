//! Standard input and output as a server wants them. Input is read on a thread of its own: that of the runtime hands every read to another
//! thread, which must wake up first; this one waits in the read itself.

use std::fs::File;
use std::io::{ErrorKind, Read, Stdout, Write};

use tokio::io::{AsyncWriteExt as _, DuplexStream, duplex};
use tokio::runtime::Handle;

/// Bytes on their way.
const ROOM: usize = 64 * 1024;

/// What is read from somewhere, until it ends.
pub fn reading(mut from: impl Read + Send + 'static) -> DuplexStream {
    let (mut given, taken) = duplex(ROOM);
    let runtime = Handle::current();
    std::thread::spawn(move || {
        let mut bytes = vec![0; ROOM];
        loop {
            let read = match from.read(&mut bytes) {
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(_) => return,
            };
            let read = bytes.get(..read).unwrap_or_default();
            if read.is_empty() || runtime.block_on(given.write_all(read)).is_err() {
                return;
            }
        }
    });
    taken
}

/// Standard output without the buffer that is cut at the last line end: a message is written in one piece, so that who reads it wakes up
/// once.
#[must_use]
pub fn standard_output() -> Box<dyn Write + Send> {
    let output = std::io::stdout();
    match unbuffered(&output) {
        Some(file) => Box::new(file),
        None => Box::new(output),
    }
}

#[cfg(unix)]
fn unbuffered(output: &Stdout) -> Option<File> {
    use std::os::fd::AsFd as _;
    Some(output.as_fd().try_clone_to_owned().ok()?.into())
}

#[cfg(windows)]
fn unbuffered(output: &Stdout) -> Option<File> {
    use std::os::windows::io::AsHandle as _;
    Some(output.as_handle().try_clone_to_owned().ok()?.into())
}

#[cfg(not(any(unix, windows)))]
const fn unbuffered(_: &Stdout) -> Option<File> {
    None
}
