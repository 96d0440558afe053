//! Words as numbers, the same in every build of the program: FNV-1a, which is quick for words; and tables that are keyed by them.

use std::collections::{HashMap, HashSet};
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
    of_more(START, word)
}

/// The hash of what has a hash already with a word behind it.
#[must_use]
pub fn of_more(hash: u64, word: &str) -> u64 {
    word.bytes().fold(hash, |hash, byte| mixed(hash, byte.to_ascii_lowercase()))
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

/// A table for keys of a draft's own, such as numbers and short texts: nobody gains by making them collide, so that it need not resist that.
pub type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// The same for a set.
pub type QuickSet<K> = HashSet<K, BuildHasherDefault<Quick>>;

/// Mixes a few words quickly.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick(u64);

impl Quick {
    const fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        // A table looks at the low bits, and those of a product depend on those of its factors alone.
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            self.mix(
                rest.iter().fold(rest.len() as u64, |word, &byte| word << 8 | u64::from(byte)),
            );
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn write_u32(&mut self, word: u32) {
        self.mix(u64::from(word));
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    fn write_usize(&mut self, word: usize) {
        self.mix(word as u64);
    }
}

/// What stands under each hash, in the order in which it was given: a table that takes two allocations, whatever it holds.
#[derive(Debug)]
pub struct Listed<V> {
    hashes: Vec<u64>,
    values: Vec<V>,
}

impl<V> Listed<V> {
    /// A table of values with their hashes.
    #[must_use]
    pub fn new(mut all: Vec<(u64, V)>) -> Self {
        all.sort_by_key(|(hash, _)| *hash);
        let (hashes, values) = all.into_iter().unzip();
        Self { hashes, values }
    }

    /// What stands under a hash.
    #[must_use]
    pub fn under(&self, hash: u64) -> &[V] {
        let start = self.hashes.partition_point(|other| *other < hash);
        let behind = self.hashes.get(start..).unwrap_or_default();
        let count = behind.iter().take_while(|other| **other == hash).count();
        self.values.get(start..start + count).unwrap_or_default()
    }
}
