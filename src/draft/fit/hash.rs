//! Words as numbers: comparing answers must cost hardly more than reading them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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

/// Where a hash starts.
pub(super) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a, which is quick for words.
pub(super) const fn mixed(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of a word; plain letters count without their capitals.
pub(super) fn of(word: &str) -> u64 {
    word.bytes().fold(START, |hash, byte| mixed(hash, byte.to_ascii_lowercase()))
}

/// The hash of some hashes in a row.
pub(super) fn of_row(row: &[u64]) -> u64 {
    row.iter().fold(START, |hash, &word| {
        (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    })
}
