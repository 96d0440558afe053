//! Tables of words by their hashes: comparing answers must cost hardly more than reading them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::text::hash::{START, mixed};

/// A table whose keys are hashes already.
pub(super) type ByHash<V> = HashMap<u64, V, BuildHasherDefault<Ready>>;

/// Takes a hash as it is.
#[derive(Default)]
pub(super) struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0 ^ START, |hash, &byte| mixed(hash, byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// The hash of some hashes in a row.
pub(super) fn of_row(row: &[u64]) -> u64 {
    row.iter().fold(START, |hash, &word| {
        (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    })
}
