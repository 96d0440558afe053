//! Standard input and output on threads of their own. Those of the runtime hand every read and every write to another thread, which must
//! wake up first; these wait in the read itself.

use std::io::{ErrorKind, Read, Write};
use std::sync::mpsc;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};
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

/// What is written somewhere; it ends when that is done.
pub struct Writing(mpsc::Receiver<()>);

impl Writing {
    /// Writes what is put into the stream.
    pub fn to(mut to: impl Write + Send + 'static) -> (DuplexStream, Self) {
        let (given, mut taken) = duplex(ROOM);
        let (done, ends) = mpsc::channel();
        let runtime = Handle::current();
        std::thread::spawn(move || {
            let _done = done;
            let mut bytes = vec![0; ROOM];
            while let Ok(read) = runtime.block_on(taken.read(&mut bytes)) {
                let read = bytes.get(..read).unwrap_or_default();
                let written = to.write_all(read).and_then(|()| to.flush());
                if read.is_empty() || written.is_err() {
                    return;
                }
            }
        });
        (given, Self(ends))
    }

    /// Waits until all is written, for a while: who reads no more must not keep the program.
    pub fn wait(self, most: Duration) {
        let _ = self.0.recv_timeout(most);
    }
}
