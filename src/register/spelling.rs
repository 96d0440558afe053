//! When two names are the same name: near misses, and what near ones have in common.

use super::fold::fold;
use crate::text::hash::{START, mixed};

/// Words that make two names different things however near their letters are.
const TELLING: [&str; 6] = ["van", "voor", "en", "de", "het", "of"];

/// Whether two spellings stand for one name of which one is misspelt: they differ, but only in
/// capitals, accents, dashes, commas or spaces, or in a letter or two of a longer word.
///
/// A word more or less makes another name: "minister van Economische Zaken" and "minister van
/// Economische Zaken en Klimaat" are two offices. So do small words ("van" and "voor").
/// Two names of real people can be this near (Heinen and Heijnen): ask
/// [`Register::same_but_misspelt`](super::Register::same_but_misspelt) for people and offices.
#[must_use]
pub fn same_but_misspelt(a: &str, b: &str) -> bool {
    a != b && folded_are_near(&fold(a), &fold(b))
}

/// [`same_but_misspelt`] for two folded names; equal ones are near too.
pub(crate) fn folded_are_near(a: &str, b: &str) -> bool {
    if a == b {
        return !a.is_empty();
    }
    let words = |text: &str| text.bytes().filter(|&byte| byte == b' ').count() + 1;
    let (of_a, of_b) = (words(a), words(b));
    if of_a == of_b {
        let mut wrong = 0;
        return a.split(' ').zip(b.split(' ')).all(|(a, b)| {
            wrong += usize::from(a != b);
            wrong <= 2 && (words_are_near(a, b) || (of_a > 1 && parts_are_near(a, b)))
        });
    }
    // A space too many or too few: "enSport", "Koninkrijks relaties".
    let letters =
        |text: &'_ str| -> Vec<u8> { text.bytes().filter(|&byte| byte != b' ').collect() };
    of_a.abs_diff(of_b) <= 2 && a.len() + of_b == b.len() + of_a && letters(a) == letters(b)
}

/// Whether two folded words are one word with at most a slip in it: one slip (a letter wrong, missing,
/// doubled, or two swapped) from five letters on, two from ten on.
pub(crate) fn words_are_near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let slips = slips_of(short);
    slips > 0
        && long - short <= slips
        && !TELLING.contains(&a)
        && !TELLING.contains(&b)
        && strsim::osa_distance(a, b) <= slips
}

/// How many slips a word of so many letters may have.
pub(super) const fn slips_of(letters: usize) -> usize {
    match letters {
        0..5 => 0,
        5..10 => 1,
        _ => 2,
    }
}

/// [`words_are_near`] for one word of a longer name, where less can be mistaken for another name:
/// "Economische aken", "Justitie n Veiligheid".
pub(crate) fn parts_are_near(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let and = (a == "en" || b == "en") && long.len() <= 3;
    let four = short.len() == 4 && long.len() == 5;
    words_are_near(a, b) || ((and || four) && strsim::osa_distance(a, b) <= 1)
}

/// Which letters a folded text has and how long it is: enough to see cheaply that two texts are far apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    len: usize,
    letters: u32,
}

impl Shape {
    /// The shape of a folded text.
    pub const fn of(folded: &str) -> Self {
        Self { len: folded.len(), letters: Self::letters(folded.as_bytes()) }
    }

    /// The shape of a text of plain letters, however it is written; what is no letter does not count.
    pub fn of_letters(text: &str) -> Self {
        let (mut len, mut letters) = (0, 0);
        for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
            len += 1;
            letters |= Self::bit(byte.to_ascii_lowercase());
        }
        Self { len, letters }
    }

    const fn letters(mut bytes: &[u8]) -> u32 {
        let mut all = 0;
        while let [byte, behind @ ..] = bytes {
            all |= Self::bit(*byte);
            bytes = behind;
        }
        all
    }

    const fn bit(byte: u8) -> u32 {
        match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b' ' => 0,
            _ => 1 << 26,
        }
    }

    /// The shape of this text and another with a space between them.
    pub const fn and(self, other: Self) -> Self {
        Self { len: self.len + 1 + other.len, letters: self.letters | other.letters }
    }

    /// Whether two texts may be this many slips apart: a slip changes the length by one, or takes one letter out and puts
    /// another in. White space is not counted as a letter.
    pub const fn may_be_near(self, other: Self, slips: u32) -> bool {
        self.len.abs_diff(other.len) <= slips as usize
            && (self.letters ^ other.letters).count_ones() <= 2 * slips
    }
}

/// A folded name with every letter that stands twice in a row once: one key for "Heinen" and "Heinnen".
pub(crate) fn undoubled(folded: &str) -> String {
    let mut last = None;
    folded.chars().filter(|&c| last.replace(c) != Some(c)).collect()
}

/// What a name is looked up by: the hash of its letters folded, those that stand twice once.
pub(crate) fn key(name: &str) -> u64 {
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return key_of(name.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    }
    key_of(fold(name).chars())
}

/// The same of letters that are folded.
pub(super) fn key_of(folded: impl Iterator<Item = char>) -> u64 {
    let mut last = None;
    folded.filter(|&c| last.replace(c) != Some(c)).fold(START, |hash, c| {
        let mut bytes = [0; 4];
        c.encode_utf8(&mut bytes).bytes().fold(hash, mixed)
    })
}

/// Whether a folded name has a letter twice where Dutch names hardly have one: at the front of a word, three in a row, two of a
/// consonant without a vowel on either side, `ii`, `vv`.
pub(crate) fn looks_doubled(folded: &str) -> bool {
    const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];
    const NEVER: [char; 8] = ['i', 'y', 'h', 'j', 'q', 'v', 'w', 'x'];
    let vowel = |c: Option<&char>| c.is_some_and(|c| VOWELS.contains(c));
    folded.split(' ').any(|word| {
        let letters: Vec<char> = word.chars().collect();
        letters.windows(2).enumerate().any(|(at, pair)| {
            let [one, two] = pair else { return false };
            let before = at.checked_sub(1).and_then(|at| letters.get(at));
            let after = letters.get(at + 2);
            one == two
                && (at == 0
                    || after == Some(one)
                    || NEVER.contains(one)
                    || if VOWELS.contains(one) {
                        // A long vowel stands twice in a closed syllable only: "Buurman", not "Kaathman" but for its "th".
                        letters.get(at + 2..at + 4).is_some_and(|next| {
                            matches!(next, [c, v] if !VOWELS.contains(c) && VOWELS.contains(v))
                        })
                    } else {
                        !(vowel(before) && vowel(after))
                    })
        })
    })
}

/// Prefixes of Dutch surnames, and "el", "al", "ait", "bin" of others, folded. Each with whether a surname is meant wherever it stands before a
/// capital; the others are ordinary words as often, and belong to a name only inside it ("in ’t Veld", "op den Brouw").
const PREFIXES: [(&str, bool); 18] = [
    ("van", true),
    ("de", true),
    ("der", true),
    ("den", true),
    ("ten", true),
    ("ter", true),
    ("te", true),
    ("t", true),
    ("von", true),
    ("el", true),
    ("al", true),
    ("la", true),
    ("het", false),
    ("in", false),
    ("op", false),
    ("ait", false),
    ("bin", false),
    ("s", false),
];

/// Whether a folded word may stand before the capital of a surname.
#[must_use]
pub fn is_prefix(folded: &str) -> bool {
    PREFIXES.iter().any(|(prefix, _)| *prefix == folded)
}

/// Whether a folded word belongs to the surname behind it, wherever it stands.
#[must_use]
pub fn begins_surname(folded: &str) -> bool {
    PREFIXES.iter().any(|(prefix, sure)| *sure && *prefix == folded)
}

/// Two names of as many words, of which one pair differs and begins alike: "Wetenschappen" and "Wetenschap".
#[must_use]
pub fn one_word_differs(name: &str, right: &str) -> bool {
    const ALIKE: usize = 4;
    let words = |name: &'_ str| -> Vec<String> {
        let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (name, right) = (words(name), words(right));
    let mut differ = name.iter().zip(&right).filter(|(a, b)| a != b);
    let alike = |a: &str, b: &str| a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    name.len() == right.len()
        && differ.next().is_some_and(|(a, b)| alike(a, b) >= ALIKE)
        && differ.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_leaves_words_only() {
        assert_eq!(fold("Faber – Van de Klashorst"), fold("Faber-van de klashorst"));
        assert_eq!(fold("Dilan Yeşilgöz-Zegerius"), "dilan yesilgoz zegerius");
        assert_eq!(fold("Yes¸ilgöz"), "yesilgoz");
        assert_eq!(fold("J&V"), "j&v");
        assert_eq!(fold("  "), "");
    }

    #[test]
    fn one_name_written_two_ways() {
        for (a, b) in [
            ("Koninkrijkrelaties", "Koninkrijksrelaties"),
            (
                "Landbouw, visserij, Voedselzekerheid en Natuur",
                "Landbouw, Visserij, Voedselzekerheid en Natuur",
            ),
            ("Volksgezondheid, Welzijn enSport", "Volksgezondheid, Welzijn en Sport"),
            ("Yesilgöz", "Yeşilgöz"),
            ("Faber – van de Klashorst", "Faber-Van de Klashorst"),
            ("staatsecretaris van Financiën", "staatssecretaris van Financien"),
            ("Groenlinks", "GroenLinks"),
            ("Beljaarts", "Beljaats"),
            ("Economische aken", "Economische Zaken"),
            ("Justitie n Veiligheid", "Justitie en Veiligheid"),
            ("Infrastructuur en Watersaat", "Infrastructuur en Waterstaat"),
        ] {
            assert!(same_but_misspelt(a, b) && same_but_misspelt(b, a), "{a} / {b}");
        }
    }

    #[test]
    fn two_names() {
        for (a, b) in [
            ("minister van Economische Zaken", "minister van Economische Zaken en Klimaat"),
            ("minister van Financiën", "minister van Financiën"),
            ("minister van Asiel en Migratie", "minister voor Asiel en Migratie"),
            (
                "Buitenlandse Handel en Ontwikkelingshulp",
                "Buitenlandse Handel en Ontwikkelingssamenwerking",
            ),
            ("Buitenlandse Zaken", "Binnenlandse Zaken"),
            ("staatssecretaris Herstel Toeslagen", "staatssecretaris Herstel en Toeslagen"),
            ("Bruins", "Bruijn"),
            ("EZ", "EZK"),
            ("Smit", "Smits"),
            ("", ""),
        ] {
            assert!(!same_but_misspelt(a, b), "{a} / {b}");
        }
    }
}
