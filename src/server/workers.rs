//! The threads that check. They sleep when there is nothing to do: threads of a pool that look for work a while longer take the processor
//! from the editor, just when it has findings to show.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

type Work = Box<dyn FnOnce() + Send>;

/// As many threads as there are cores, each started when there is work for it. They end when this is dropped and the work is done.
pub struct Workers {
    shared: Arc<Shared>,
    most: usize,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    work: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Work>,
    /// Threads that sleep.
    idle: usize,
    threads: usize,
    over: bool,
}

impl Workers {
    /// None yet.
    pub fn new() -> Self {
        let most = thread::available_parallelism().map_or(1, NonZero::get);
        Self { shared: Arc::default(), most }
    }

    /// Has something done, in its turn.
    pub fn give(&self, work: impl FnOnce() + Send + 'static) {
        let mut state = self.shared.state();
        state.waiting.push_back(Box::new(work));
        if state.idle < state.waiting.len() && state.threads < self.most {
            state.threads += 1;
            let shared = Arc::clone(&self.shared);
            thread::spawn(move || shared.run());
        }
        drop(state);
        self.shared.work.notify_one();
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.shared.state().over = true;
        self.shared.work.notify_all();
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self) {
        let mut state = self.state();
        loop {
            if let Some(work) = state.waiting.pop_front() {
                drop(state);
                // What it panics with is its own affair: each piece of work tells of itself.
                let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
                state = self.state();
                continue;
            }
            if state.over {
                return;
            }
            state.idle += 1;
            state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.idle -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn all_is_done_in_its_turn_and_a_panic_ends_no_thread() {
        let workers = Workers::new();
        let (tell, told) = mpsc::channel();
        for i in 0..200 {
            let tell = tell.clone();
            workers.give(move || {
                assert!(i % 10 > 0, "one in ten panics");
                tell.send(i).unwrap();
            });
        }
        drop((workers, tell));
        let mut done: Vec<i32> = told.iter().collect();
        done.sort_unstable();
        assert_eq!(done, (0..200).filter(|i| i % 10 > 0).collect::<Vec<_>>());
    }

    #[test]
    fn one_thing_after_the_other_is_done_by_one_thread() {
        let workers = Workers::new();
        let (tell, told) = mpsc::channel();
        for _ in 0..50 {
            let tell = tell.clone();
            workers.give(move || tell.send(thread::current().id()).unwrap());
            told.recv().unwrap();
            // It sleeps again before the next is given.
            while workers.shared.state().idle == 0 {
                thread::yield_now();
            }
        }
        assert_eq!(workers.shared.state().threads, 1);
    }
}
