//! Words as numbers, the same in every build of the program: FNV-1a, which is quick for words.

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
