//! A few words from a place in a text on, with what stands between them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use crate::register::{fold, is_prefix};
use crate::text::is_gap;

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: the first word, or two words printed as one ("enSport").
    None,
    /// White space.
    Space,
    /// A comma.
    Comma,
    /// A dash with white space at one side or both.
    Dash,
    /// A dash without white space.
    Hyphen,
}

/// One word: letters and digits, initials with their dots ("D.M."), or letters joined by `&`.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    pub range: Range<usize>,
    pub gap: Gap,
    folded: OnceCell<Cow<'t, str>>,
}

impl AsRef<str> for Word<'_> {
    fn as_ref(&self) -> &str {
        self.folded()
    }
}

impl Word<'_> {
    /// Without capitals and accents; made when it is first asked for, as most words behind a name never are.
    pub fn folded(&self) -> &str {
        // Most words are folded as they stand.
        let plain =
            || self.text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        let fold = || if plain() { Cow::Borrowed(self.text) } else { Cow::Owned(fold(self.text)) };
        self.folded.get_or_init(fold)
    }

    /// Begins with a capital, or has it second, where two letters changed places: "eHrmans".
    pub fn is_capital(&self) -> bool {
        let mut letters = self.text.chars();
        let (first, second) = (letters.next(), letters.next());
        let swapped = |first: char| {
            first.is_lowercase()
                && second.is_some_and(char::is_uppercase)
                && letters.clone().next().is_some_and(char::is_lowercase)
                && !PRODUCTS.contains(&first)
        };
        first.is_some_and(|first| first.is_uppercase() || swapped(first))
    }

    pub fn is_initials(&self) -> bool {
        self.text.ends_with('.')
    }

    /// A word that may come before the capital of a surname.
    pub fn is_prefix(&self) -> bool {
        is_prefix(self.folded())
    }

    pub fn is(&self, word: &str) -> bool {
        self.folded() == word
    }
}

/// Letters that stand before the capital of a product: "iPad", "mBox". Not the `e` of "eHerkenning": names have it second far more often than
/// such a product stands where a name is looked for.
const PRODUCTS: [char; 2] = ['i', 'm'];

/// Initials of more than one letter.
const LONG_INITIALS: [&str; 10] =
    ["Th.", "Ch.", "Chr.", "Ph.", "Joh.", "Sj.", "IJ.", "Jac.", "Fr.", "Alb."];

/// Words that text extraction glues to the next: "enSport", "vanBuitenlandse".
const GLUED: [&str; 8] = ["en", "van", "voor", "Van", "de", "der", "den", "De"];

/// At most `most` words from `from` on, up to punctuation that ends a name or a line.
pub(super) fn words(text: &str, from: usize, most: usize) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(most.min(16));
    let mut at = from;
    while words.len() < most {
        let Some((gap, start)) = gap(text, at) else { break };
        let gap = if words.is_empty() && start == from { Gap::None } else { gap };
        let len = word_len(text.get(start..).unwrap_or_default());
        if len == 0 {
            break;
        }
        let mut push = |range: Range<usize>, gap| {
            let text = text.get(range.clone()).unwrap_or_default();
            words.push(Word { text, range, gap, folded: OnceCell::new() });
        };
        match glued(text.get(start..start + len).unwrap_or_default()) {
            Some(first) => {
                push(start..start + first, gap);
                push(start + first..start + len, Gap::None);
            }
            None => push(start..start + len, gap),
        }
        at = start + len;
    }
    words.truncate(most);
    words
}

/// The place after the white space at `at`.
pub(super) fn skip_gap(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(is_gap).len()
}

/// What stands from `at` to the next word, and where that begins; `None` when it is no gap in a name.
fn gap(text: &str, at: usize) -> Option<(Gap, usize)> {
    // Between most words one space stands.
    if let Some([b' ', next]) = text.as_bytes().get(at..at + 2)
        && next.is_ascii_alphanumeric()
    {
        return Some((Gap::Space, at + 1));
    }
    let rest = text.get(at..)?;
    let (mut gap, mut spaces) = (Gap::None, false);
    for (i, c) in rest.char_indices().take(8) {
        match (c, gap) {
            (c, _) if is_gap(c) => {
                spaces = true;
                gap = match gap {
                    Gap::None => Gap::Space,
                    Gap::Hyphen => Gap::Dash,
                    other => other,
                };
            }
            (',', Gap::None | Gap::Space) => gap = Gap::Comma,
            ('-' | '–' | '—' | '‑', Gap::None | Gap::Space) => {
                gap = if spaces { Gap::Dash } else { Gap::Hyphen };
            }
            _ => return Some((gap, at + i)),
        }
    }
    None
}

/// Bytes after which a word is none of a name.
const LONGEST_WORD: usize = 65;

fn word_len(text: &str) -> usize {
    if text.starts_with("& ") {
        return 1;
    }
    // Plain letters, which most are, need no look at their neighbours.
    let plain = text.bytes().take(LONGEST_WORD).take_while(u8::is_ascii_alphanumeric).count();
    if ends_behind(text, plain) {
        return plain;
    }
    let initials = initials_len(text);
    if initials > 0 {
        return initials;
    }
    let mut len = plain;
    let behind = len;
    let mut chars = text.get(behind..).unwrap_or_default().char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let i = behind + i;
        let next = chars.peek().map(|&(_, next)| next);
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let inside = match c {
            '\'' | '’' | '‘' => {
                letter(next) && (i > 0 || next == Some('t') || next == Some('s'))
            }
            '&' => i > 0 && letter(next),
            '\u{300}'..='\u{36f}' | '¸' | '\u{ad}' => i > 0,
            c => c.is_alphanumeric(),
        };
        // No name is this long: the rest of it is no name either.
        if !inside || i >= LONGEST_WORD {
            break;
        }
        len = i + c.len_utf8();
    }
    len + loose_accent(text.get(len..).unwrap_or_default()).filter(|_| len > 0).unwrap_or(0)
}

/// Whether a word of so many plain letters surely ends behind them: a full stop may make them initials, and an accent may stand apart from
/// its letter, behind a space.
fn ends_behind(text: &str, plain: usize) -> bool {
    let ends = match text.as_bytes().get(plain..plain + 2) {
        Some([b' ', next]) => next.is_ascii(),
        Some([b',' | b')' | b'-' | b'\n', _]) => true,
        _ => false,
    };
    ends && (1..LONGEST_WORD).contains(&plain)
}

/// The length of an accent that was printed apart from its letter: "Kostic ´ (PvdD)".
fn loose_accent(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(is_gap);
    let accent = rest.chars().next().filter(|c| matches!(c, '´' | 'ˇ' | '˘'))?;
    let gap = text.len() - rest.len();
    let behind = rest.get(accent.len_utf8()..)?;
    (gap <= 1 && !behind.starts_with(char::is_alphanumeric)).then_some(gap + accent.len_utf8())
}

/// The length of initials at the front: "D.M.", "S.Th.M.", "IJ.".
fn initials_len(text: &str) -> usize {
    let mut len = 0;
    while let Some(rest) = text.get(len..) {
        let mut chars = rest.chars();
        let Some(first) = chars.next().filter(|c| c.is_uppercase()) else { break };
        // Nearly every word has no full stop so near its front.
        let dotted = rest.bytes().take(4).any(|byte| byte == b'.');
        let long = LONG_INITIALS.iter().find(|initials| dotted && rest.starts_with(*initials));
        len += match long {
            Some(long) => long.len(),
            None if chars.next() == Some('.') => first.len_utf8() + 1,
            None => break,
        };
        if len > 32 {
            break;
        }
    }
    len
}

/// The length of the first of two words printed as one.
pub(super) fn glued(word: &str) -> Option<usize> {
    // Nearly every word has no capital inside.
    if word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    GLUED.iter().find_map(|first| {
        let rest = word.strip_prefix(first)?;
        let mut letters = rest.chars();
        let capital = letters.next()?.is_uppercase();
        (capital && letters.next()?.is_lowercase()).then_some(first.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let words = words(text, 0, 20);
        words.iter().map(|word| format!("{}{}", mark(word.gap), word.text)).collect()
    }

    fn mark(gap: Gap) -> &'static str {
        match gap {
            Gap::None => "|",
            Gap::Space => " ",
            Gap::Comma => ",",
            Gap::Dash => " – ",
            Gap::Hyphen => "-",
        }
    }

    #[test]
    fn words_and_gaps() {
        for (text, expected) in [
            (
                "Onderwijs, Cultuur en\u{a0}Wetenschap over. En",
                "|Onderwijs,Cultuur en Wetenschap over",
            ),
            ("Faber – Van de Klashorst (A", "|Faber – Van de Klashorst"),
            ("Faber-Van", "|Faber-Van"),
            ("Welzijn enSport", "|Welzijn en|Sport"),
            ("D.M. van Weel.", "|D.M. van Weel"),
            ("S.Th.M.Hermans", "|S.Th.M.|Hermans"),
            ("Bas van ’t Wout’s", "|Bas van ’t Wout’s"),
            ("J&V en", "|J&V en"),
            ("Basis- en Voort", "|Basis – en Voort"),
            ("Kröger , Thijssen", "|Kröger,Thijssen"),
            ("Kostic ´ (PvdD)", "|Kostic ´"),
            ("", ""),
            ("—", ""),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }
}
