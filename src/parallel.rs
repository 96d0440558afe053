//! Work on all cores, where the program is built with the feature `parallel`; one thing after the other elsewhere.

#[cfg(feature = "parallel")]
use std::sync::{Once, OnceLock};
#[cfg(feature = "parallel")]
use std::thread::{self, ThreadId};

/// From how many bytes on a text is worth more than one core; below that waking them costs more than they save.
pub const WORTH: usize = 64 * 1024;

/// The thread that does its part of the work: it would only wait for the others.
#[cfg(feature = "parallel")]
static TAKES_PART: OnceLock<ThreadId> = OnceLock::new();

/// Says that the thread that calls will wait for the work it gives out, and may as well do a part of it. A server, which has other things to
/// do, does not say so.
#[cfg(feature = "parallel")]
pub fn take_part() {
    let _ = TAKES_PART.set(thread::current().id());
}

/// Starts the other threads, once, with the one that takes part among them.
#[cfg(feature = "parallel")]
pub fn ready() {
    static STARTED: Once = Once::new();
    if TAKES_PART.get() == Some(&thread::current().id()) {
        // Where threads are running already they do without it.
        STARTED.call_once(|| {
            let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
        });
    }
}

/// Does two things, at the same time where that can be and the size of the text is worth it.
#[cfg(feature = "parallel")]
pub fn join<A: Send, B: Send>(
    size: usize,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if size < WORTH {
        return (one(), other());
    }
    ready();
    rayon::join(one, other)
}

/// Does two things, one after the other.
#[cfg(not(feature = "parallel"))]
pub fn join<A, B>(_: usize, one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
    (one(), other())
}

/// What a function makes of each item, in the order of the items.
#[cfg(feature = "parallel")]
pub fn map<T: Sync, R: Send>(
    size: usize,
    items: &[T],
    each: impl Fn(&T) -> R + Send + Sync,
) -> Vec<R> {
    use rayon::prelude::*;
    if size < WORTH {
        return items.iter().map(each).collect();
    }
    ready();
    items.par_iter().map(each).collect()
}

/// What a function makes of each item, in the order of the items.
#[cfg(not(feature = "parallel"))]
pub fn map<T, R>(_: usize, items: &[T], each: impl Fn(&T) -> R) -> Vec<R> {
    items.iter().map(each).collect()
}

/// Everything that a function adds for each item, in the order of the items.
#[cfg(feature = "parallel")]
pub fn gather<T: Sync, R: Send>(
    size: usize,
    items: &[T],
    each: impl Fn(&T, &mut Vec<R>) + Send + Sync,
) -> Vec<R> {
    use rayon::prelude::*;
    if size < WORTH {
        return in_turn(items, each);
    }
    ready();
    let some = items.par_iter().fold(Vec::new, |mut all, item| {
        each(item, &mut all);
        all
    });
    some.reduce(Vec::new, |mut all, mut more| {
        all.append(&mut more);
        all
    })
}

/// Everything that a function adds for each item, in the order of the items.
#[cfg(not(feature = "parallel"))]
pub fn gather<T, R>(_: usize, items: &[T], each: impl Fn(&T, &mut Vec<R>)) -> Vec<R> {
    in_turn(items, each)
}

/// The same on this core alone.
fn in_turn<T, R>(items: &[T], each: impl Fn(&T, &mut Vec<R>)) -> Vec<R> {
    let mut all = Vec::new();
    for item in items {
        each(item, &mut all);
    }
    all
}
