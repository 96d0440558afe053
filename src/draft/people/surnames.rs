//! Surnames wherever a text names them, with or without an office or "het lid" before them.

use std::ops::Range;

use crate::register::{fold, key, undoubled};
use crate::text::is_gap;

/// A known surname in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surname<'k> {
    /// Where.
    pub range: Range<usize>,
    /// The known surname, folded.
    pub known: &'k str,
    /// What is written, folded: the same but for letters that stand twice.
    pub written: String,
}

/// Every stretch of a text that is a known surname, but for letters that stand twice. `known` gives the folded surnames of which
/// a word is the last, by its key. Linear.
pub fn surnames<'k, S: AsRef<str> + 'k>(
    text: &str,
    capitals: &[Capital],
    known: impl Fn(u64) -> &'k [S],
) -> Vec<Surname<'k>> {
    let mut found = Vec::new();
    for Capital { range: last, key } in capitals {
        for surname in known(*key).iter().map(AsRef::as_ref) {
            let words = surname.bytes().filter(|&byte| byte == b' ').count() + 1;
            let Some(range) = words_up_to(text, last.clone(), words) else { continue };
            let written = fold(text.get(range.clone()).unwrap_or_default());
            if written == surname || undoubled(&written) == undoubled(surname) {
                found.push(Surname { range, known: surname, written });
            }
        }
    }
    found
}

/// A word that may be the last of a surname.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capital {
    /// Where.
    pub range: Range<usize>,
    /// What it is looked up by, see `key`.
    pub key: u64,
}

/// Words of three bytes or more that begin with a capital, in order; a mark or apostrophe inside belongs to the word. `begins` are places
/// where words with a capital begin.
pub fn capitals(text: &str, begins: impl Iterator<Item = usize>) -> Vec<Capital> {
    let ranges = begins.filter_map(|start| {
        let letters = text.get(start..)?.chars().take_while(|&c| is_letter(c));
        let len: usize = letters.map(char::len_utf8).sum();
        (len >= 3).then_some(start..start + len)
    });
    let word = |range: Range<usize>| text.get(range).unwrap_or_default();
    ranges.map(|range| Capital { key: key(word(range.clone())), range }).collect()
}

/// Where a stretch of so many words ends at the end of a word: the words before it are joined by a space, hyphen or apostrophe.
fn words_up_to(text: &str, last: Range<usize>, count: usize) -> Option<Range<usize>> {
    let mut start = last.start;
    for _ in 1..count {
        let before = text.get(..start)?;
        let trimmed = before
            .trim_end_matches(|c: char| matches!(c, '-' | '–' | '‑' | '’' | '\'') || is_gap(c));
        if trimmed.len() == before.len() || before.len() - trimmed.len() > 6 {
            return None;
        }
        let letters = trimmed.chars().rev().take_while(|c| is_letter(*c));
        let len: usize = letters.map(char::len_utf8).sum();
        if len == 0 {
            return None;
        }
        start = trimmed.len() - len;
    }
    Some(start..last.end)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '¸')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn surnames_with_their_prefixes() {
        let known = [
            ("nispen", vec!["van nispen".to_owned()]),
            ("zegerius", vec!["yesilgoz zegerius".to_owned()]),
        ];
        let find = |word: u64| {
            known
                .iter()
                .find(|(last, _)| key(last) == word)
                .map_or(&[][..], |(_, names)| names.as_slice())
        };
        for (text, expected) in [
            (
                "de motie van Nispen, de motie-Van\u{a0}Nisppen c.s.",
                vec!["van Nispen", "Van\u{a0}Nisppen"],
            ),
            ("Vaan Nispen", vec!["Vaan Nispen"]),
            ("Nispen is een dorp", vec![]),
            (
                "D. Yeşilgöz-Zegerius en Yeşilgözz-Zegerius",
                vec!["Yeşilgöz-Zegerius", "Yeşilgözz-Zegerius"],
            ),
            ("", vec![]),
        ] {
            let begins = words(text).map(|word| word.range().start);
            let begins = begins.filter(|&at| text[at..].starts_with(char::is_uppercase));
            let found = surnames(text, &capitals(text, begins), find);
            let found: Vec<&str> = found.iter().map(|one| &text[one.range.clone()]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
