//! Work on all cores, where the program is built with the feature `parallel`; one thing after the other elsewhere.

/// From how many bytes on a text is worth more than one core; below that waking them costs more than they save.
#[cfg(feature = "parallel")]
pub const WORTH: usize = 64 * 1024;

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
    items.par_iter().map(each).collect()
}

/// What a function makes of each item, in the order of the items.
#[cfg(not(feature = "parallel"))]
pub fn map<T, R>(_: usize, items: &[T], each: impl Fn(&T) -> R) -> Vec<R> {
    items.iter().map(each).collect()
}

/// Everything that a function makes of each item, in the order of the items.
#[cfg(feature = "parallel")]
pub fn flat_map<T: Sync, R: Send>(
    size: usize,
    items: &[T],
    each: impl Fn(&T) -> Vec<R> + Send + Sync,
) -> Vec<R> {
    use rayon::prelude::*;
    if size < WORTH {
        return items.iter().flat_map(each).collect();
    }
    items.par_iter().flat_map_iter(each).collect()
}

/// Everything that a function makes of each item, in the order of the items.
#[cfg(not(feature = "parallel"))]
pub fn flat_map<T, R>(_: usize, items: &[T], each: impl Fn(&T) -> Vec<R>) -> Vec<R> {
    items.iter().flat_map(each).collect()
}
