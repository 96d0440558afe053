//! What the server says, message by message, in one order. A thread of its own writes it, so that nobody waits for a client that does not
//! read; a thread that has checked a draft writes what it found itself, for the other would have to wake up first.

use std::collections::VecDeque;
use std::io::Write;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, oneshot};

use super::uri::Spellings;

/// Bytes that may wait for the client before nothing more is asked of the transport.
const ROOM: usize = 64 * 1024;

/// The way to the client.
pub struct Speech {
    queue: Mutex<Queue>,
    /// There is something to write, or the end has come.
    more: Condvar,
    /// Something was written.
    room: Notify,
    /// Where it goes; closed at the end.
    output: Mutex<Option<Box<dyn Write + Send>>>,
    spellings: Arc<Spellings>,
}

#[derive(Default)]
struct Queue {
    messages: VecDeque<Vec<u8>>,
    /// How long the messages are together.
    bytes: usize,
    /// What was told before `initialize` was answered: nothing may overtake that.
    early: Vec<Vec<u8>>,
    opened: bool,
    /// Whether a thread is writing: it writes what is said meanwhile too.
    writing: bool,
    over: bool,
    /// Whether nobody is there any more.
    deaf: bool,
}

/// Tells when all is written.
pub struct Ending(oneshot::Receiver<()>);

impl Ending {
    /// Waits until all is written, for a while: who reads no more must not keep the program.
    pub async fn wait(self, most: Duration) {
        let _ = tokio::time::timeout(most, self.0).await;
    }
}

impl Speech {
    /// The way to a client, who calls its URIs as these spellings say.
    pub fn to(
        output: impl Write + Send + 'static,
        spellings: Arc<Spellings>,
    ) -> (Arc<Self>, Ending) {
        let speech = Arc::new(Self {
            queue: Mutex::default(),
            more: Condvar::new(),
            room: Notify::new(),
            output: Mutex::new(Some(Box::new(output))),
            spellings,
        });
        let (done, ends) = oneshot::channel();
        let writing = Arc::clone(&speech);
        std::thread::spawn(move || {
            writing.write_on();
            let _ = done.send(());
        });
        (speech, Ending(ends))
    }

    /// Says what the transport says, once there is room for it.
    pub async fn say(&self, body: Vec<u8>) {
        loop {
            let mut room = std::pin::pin!(self.room.notified());
            room.as_mut().enable();
            if self.queue().bytes < ROOM {
                break;
            }
            room.await;
        }
        self.queue().push(framed(&self.spellings.restored(body)));
        self.more.notify_all();
    }

    /// From now on what is told goes out: `initialize` is answered.
    pub fn open(&self) {
        let mut queue = self.queue();
        queue.opened = true;
        for message in std::mem::take(&mut queue.early) {
            queue.push(message);
        }
        drop(queue);
        self.more.notify_all();
    }

    /// Puts a message in its place among the others. It goes out with [`Self::wake`] or [`Self::write`].
    pub fn tell(&self, body: Vec<u8>) {
        let message = framed(&self.spellings.restored(body));
        let mut queue = self.queue();
        if queue.opened { queue.push(message) } else { queue.early.push(message) }
    }

    /// Has what was told written.
    pub fn wake(&self) {
        if !self.queue().messages.is_empty() {
            self.more.notify_all();
        }
    }

    /// Writes what is there, here and now, unless another thread does.
    pub fn write(&self) {
        while let Some(message) = self.next() {
            let written = match &mut *lock(&self.output) {
                Some(output) => output.write_all(&message).and_then(|()| output.flush()),
                None => Ok(()),
            };
            let mut queue = self.queue();
            queue.writing = false;
            queue.bytes = queue.bytes.saturating_sub(message.len());
            if written.is_err() {
                (queue.deaf, queue.bytes) = (true, 0);
                queue.messages.clear();
            }
            let over = queue.over;
            drop(queue);
            self.room.notify_waiters();
            if over {
                self.more.notify_all();
            }
        }
    }

    /// Nothing more is said.
    pub fn end(&self) {
        self.queue().over = true;
        self.more.notify_all();
    }

    /// Writes whatever is said until the end.
    fn write_on(&self) {
        loop {
            self.write();
            let idle =
                |queue: &mut Queue| queue.writing || queue.messages.is_empty() && !queue.over;
            let waited = self.more.wait_while(self.queue(), idle);
            let queue = waited.unwrap_or_else(PoisonError::into_inner);
            if queue.messages.is_empty() {
                drop(queue);
                *lock(&self.output) = None;
                return;
            }
        }
    }

    fn next(&self) -> Option<Vec<u8>> {
        let mut queue = self.queue();
        if queue.writing {
            return None;
        }
        let message = queue.messages.pop_front()?;
        queue.writing = true;
        Some(message)
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        lock(&self.queue)
    }
}

impl Queue {
    fn push(&mut self, message: Vec<u8>) {
        if !self.deaf {
            self.bytes += message.len();
            self.messages.push_back(message);
        }
    }
}

/// What is behind a lock, even if somebody panicked with it: a queue is whole after every step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A message with its header, in one piece: a client that gets the header alone wakes up for nothing.
fn framed(body: &[u8]) -> Vec<u8> {
    let mut message = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    message.extend_from_slice(body);
    message
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read as _};

    use super::*;

    fn speech(output: impl Write + Send + 'static) -> (Arc<Speech>, Ending) {
        Speech::to(output, Arc::default())
    }

    fn heard(mut from: io::PipeReader) -> String {
        let mut heard = String::new();
        from.read_to_string(&mut heard).unwrap();
        heard.replace("Content-Length: ", "").replace("\r\n\r\n", " ")
    }

    #[tokio::test]
    async fn nothing_overtakes_the_answer_to_initialize_and_then_all_stands_in_its_order() {
        let (from, to) = io::pipe().unwrap();
        let (speech, ending) = speech(to);
        speech.tell(b"[early] ".to_vec());
        speech.wake();
        speech.say(b"[answer] ".to_vec()).await;
        speech.open();
        for i in 0..3 {
            speech.tell(format!("[told {i}] ").into_bytes());
            speech.say(format!("[said {i}] ").into_bytes()).await;
        }
        speech.end();
        ending.wait(Duration::from_secs(60)).await;
        let wanted = "9 [answer] 8 [early] 9 [told 0] 9 [said 0] 9 [told 1] 9 [said 1] 9 [told 2] 9 [said 2] ";
        assert_eq!(heard(from), wanted);
    }

    #[tokio::test]
    async fn what_many_threads_tell_is_all_written_whoever_writes_it() {
        let (from, to) = io::pipe().unwrap();
        let (speech, ending) = speech(to);
        speech.open();
        let listening = std::thread::spawn(move || heard(from));
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let speech = &speech;
                scope.spawn(move || {
                    for i in 0..500 {
                        speech.tell(format!("[{thread} {i}]").into_bytes());
                        if (thread + i) % 3 == 0 { speech.wake() } else { speech.write() }
                    }
                });
            }
        });
        speech.end();
        ending.wait(Duration::from_secs(60)).await;
        let heard = listening.join().unwrap();
        assert_eq!(heard.matches('[').count(), 8 * 500);
        for thread in 0..8 {
            let places = (0..500).map(|i| heard.find(&format!("[{thread} {i}]")).unwrap());
            assert!(places.collect::<Vec<_>>().is_sorted(), "{thread}");
        }
    }

    #[tokio::test]
    async fn who_does_not_read_keeps_the_transport_waiting_and_who_is_gone_nobody() {
        let (from, to) = io::pipe().unwrap();
        let (speech, ending) = speech(to);
        speech.open();
        let big = || vec![b'x'; 8 * ROOM];
        speech.say(big()).await;
        let second = tokio::time::timeout(Duration::from_millis(50), speech.say(big())).await;
        assert!(second.is_err(), "there is no room for a second");
        drop(from);
        speech.say(big()).await;
        speech.say(big()).await;
        speech.end();
        ending.wait(Duration::from_secs(60)).await;
        assert!(speech.queue().messages.is_empty());
    }
}
