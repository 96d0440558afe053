//! The signs of a hyphen.

/// The hyphen of the keyboard, its twin in Unicode and the one at which no line ends: a reader sees one sign.
pub const HYPHENS: [char; 3] = ['-', '‐', '‑'];
