//! How far a long run is, on a terminal only.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// Runs shorter than this need no word.
const PATIENCE: Duration = Duration::from_millis(500);
const PAUSE: Duration = Duration::from_millis(100);

/// Says on standard error how many files are done, and wipes that when dropped.
pub struct Progress {
    state: Arc<State>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct State {
    done: AtomicUsize,
    over: AtomicBool,
}

impl Progress {
    /// Over so many files.
    pub fn over(files: usize) -> Self {
        let state = Arc::new(State::default());
        let watched = Arc::clone(&state);
        let thread = (files > 1 && std::io::stderr().is_terminal()).then(|| {
            std::thread::spawn(move || {
                std::thread::park_timeout(PATIENCE);
                let mut said = false;
                while !watched.over.load(Ordering::Relaxed) {
                    let done = watched.done.load(Ordering::Relaxed);
                    let _ = write!(std::io::stderr(), "\r{done}/{files}");
                    said = true;
                    std::thread::park_timeout(PAUSE);
                }
                if said {
                    let _ = write!(std::io::stderr(), "\r\u{1b}[K");
                }
            })
        });
        Self { state, thread }
    }

    /// One more file is done.
    pub fn step(&self) {
        self.state.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.state.over.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}
