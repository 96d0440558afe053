//! Work on all cores, where the program is built with the feature `parallel`; one thing after the other elsewhere.

/// Does two things, at the same time where that can be.
#[cfg(feature = "parallel")]
pub fn join<A: Send, B: Send>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    rayon::join(one, other)
}

/// Does two things, one after the other.
#[cfg(not(feature = "parallel"))]
pub fn join<A, B>(one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
    (one(), other())
}

/// Everything that a function makes of each item, in the order of the items.
#[cfg(feature = "parallel")]
pub fn flat_map<T: Sync, R: Send>(
    items: &[T],
    each: impl Fn(&T) -> Vec<R> + Send + Sync,
) -> Vec<R> {
    use rayon::prelude::*;
    items.par_iter().flat_map_iter(each).collect()
}

/// Everything that a function makes of each item, in the order of the items.
#[cfg(not(feature = "parallel"))]
pub fn flat_map<T, R>(items: &[T], each: impl Fn(&T) -> Vec<R>) -> Vec<R> {
    items.iter().flat_map(each).collect()
}
