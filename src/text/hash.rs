//! Words as numbers, the same in every build of the program: FNV-1a, which is quick for words; and a table of what stands under them.

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
