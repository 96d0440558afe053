//! Words as numbers, the same in every build of the program: FNV-1a, which is quick for words; and tables that are keyed by them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Where a hash starts.
pub const START: u64 = 0xcbf2_9ce4_8422_2325;

/// A hash with one more byte.
#[must_use]
pub const fn mixed(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of a word; plain letters count without their capitals.
#[must_use]
pub fn of(word: &str) -> u64 {
    word.bytes().fold(START, |hash, byte| mixed(hash, byte.to_ascii_lowercase()))
}

/// A table whose keys are hashes already.
pub type ByHash<V> = HashMap<u64, V, BuildHasherDefault<Ready>>;

/// Takes a hash as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ready(u64);

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
