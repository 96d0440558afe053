//! Rows of words as numbers.

use crate::text::hash::START;

/// The hash of some hashes in a row.
pub(super) fn of_row(row: &[u64]) -> u64 {
    row.iter().fold(START, |hash, &word| {
        (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    })
}
