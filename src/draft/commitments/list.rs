//! Words that a sentence is looked through for.

/// Words in lower case with a space between.
#[derive(Clone, Copy)]
pub(super) struct List {
    words: &'static str,
    /// A bit for each first letter with each length: by it nearly every word of a sentence is known to be none of these.
    signs: u128,
}

impl List {
    pub(super) const fn of(words: &'static str) -> Self {
        let (mut signs, mut first, mut len) = (0, 0, 0);
        let mut rest = words.as_bytes();
        while let [byte, behind @ ..] = rest {
            if *byte == b' ' {
                signs |= sign(first, len);
                len = 0;
            } else {
                first = if len == 0 { *byte } else { first };
                len += 1;
            }
            rest = behind;
        }
        Self { words, signs: signs | sign(first, len) }
    }
}

/// The bit of words that begin with a byte and are so many bytes long.
const fn sign(first: u8, len: usize) -> u128 {
    1 << ((first & 31) as usize | (len & 3) << 5)
}

/// Whether a word stands in a list.
pub(super) fn listed(list: List, word: &str) -> bool {
    let Some(first) = word.bytes().next() else { return false };
    list.signs & sign(first, word.len()) != 0 && list.words.split(' ').any(|listed| listed == word)
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
