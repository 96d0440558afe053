//! What a text says, as it is kept between two looks at it.

/// A stem or a beginning that a text has, with the heaviest weight it has there.
#[derive(Clone, Copy, Debug)]
pub(in crate::draft) struct Told {
    /// Its letters, hashed.
    pub hash: u64,
    /// What it says of what the text is about, from 0 on.
    pub weight: f32,
    /// Which word has the stem first; [`NO_WORD`] for a beginning. A draft has many of these.
    pub word: u32,
}

/// In the place of a word, where there is none.
pub(super) const NO_WORD: u32 = u32::MAX;
