//! Words that a sentence is looked through for.

/// Words in lower case with a space between.
#[derive(Clone, Copy)]
pub(super) struct List {
    words: &'static str,
    signs: Signs,
}

impl List {
    pub(super) const fn of(words: &'static str) -> Self {
        let mut signs = Signs::NONE;
        let (mut first, mut last, mut len) = (0, 0, 0);
        let mut rest = words.as_bytes();
        while let [byte, behind @ ..] = rest {
            if *byte == b' ' {
                signs = signs.with(sign(first, last, len));
                len = 0;
            } else {
                (first, last) = (if len == 0 { *byte } else { first }, *byte);
                len += 1;
            }
            rest = behind;
        }
        Self { words, signs: signs.with(sign(first, last, len)) }
    }
}

/// A bit for each first and last byte with each length, which some share: by it nearly every word of a sentence is known to be none of some.
#[derive(Clone, Copy)]
pub(super) struct Signs([u64; 4]);

impl Signs {
    pub(super) const NONE: Self = Self([0; 4]);

    /// The signs of some words.
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        words.filter_map(sign_of).fold(Self::NONE, Self::with)
    }

    const fn with(self, sign: u8) -> Self {
        let Self([a, b, c, d]) = self;
        Self([bit(a, sign, 0), bit(b, sign, 1), bit(c, sign, 2), bit(d, sign, 3)])
    }

    /// Whether a word may be one of them.
    pub(super) fn may_be(&self, word: &str) -> bool {
        sign_of(word).is_some_and(|sign| {
            let signs = self.0.get(usize::from(sign / 64)).copied().unwrap_or_default();
            signs >> (sign % 64) & 1 == 1
        })
    }
}

/// The sign of a word; an empty one has none.
fn sign_of(word: &str) -> Option<u8> {
    let bytes = word.as_bytes();
    Some(sign(*bytes.first()?, *bytes.last()?, bytes.len()))
}

/// The sign, below 256, of words that begin and end with these bytes and are so many bytes long.
const fn sign(first: u8, last: u8, len: usize) -> u8 {
    first
        .wrapping_mul(37)
        .wrapping_add(last.wrapping_mul(11))
        .wrapping_add((len as u8).wrapping_mul(83))
}

const fn bit(of: u64, sign: u8, at: u8) -> u64 {
    of | if sign / 64 == at { 1 << (sign % 64) } else { 0 }
}

/// Whether a word stands in a list.
pub(super) fn listed(list: List, word: &str) -> bool {
    let mut words = list.words.as_bytes().split(|byte| *byte == b' ');
    list.signs.may_be(word) && words.any(|listed| listed == word.as_bytes())
}

/// A list that is named in one place.
macro_rules! list {
    ($words:literal) => {
        const { $crate::draft::commitments::list::List::of($words) }
    };
}
pub(super) use list;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_words_and_no_others() {
        const WORDS: List = List::of("ik wij één geïnformeerd u zal");
        for word in ["ik", "wij", "één", "geïnformeerd", "u", "zal"] {
            assert!(listed(WORDS, word), "{word}");
        }
        for word in ["", "i", "wi", "zul", "een", "ikzelf", "ik wij", "geinformeerd"] {
            assert!(!listed(WORDS, word), "{word}");
        }
    }
}
