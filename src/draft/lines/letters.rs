//! The letters of a line: the words it begins with, with white space of any width between them, and digits.

use crate::text::is_unseen;

/// The text after `prefix`, compared without regard to case for ASCII letters; a space of the prefix stands for white space of
/// any kind and width.
pub(in crate::draft) fn strip_word<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    // Nearly every line begins with other letters.
    let letters = prefix.bytes().take_while(|byte| *byte != b' ').take(2);
    let mut here = text.bytes();
    for wanted in letters {
        if !here.next()?.eq_ignore_ascii_case(&wanted) {
            return None;
        }
    }
    match text.get(..prefix.len()) {
        Some(head) if head.eq_ignore_ascii_case(prefix) => {
            let rest = text.get(prefix.len()..)?;
            Some(if prefix.ends_with(' ') { rest.trim_start_matches(is_unseen) } else { rest })
        }
        _ => loosely(text, prefix),
    }
}

/// The same where the spaces differ.
fn loosely<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (first, second) = prefix.split_once(' ')?;
    let begins = text.get(..first.len())?;
    if !begins.eq_ignore_ascii_case(first) {
        return None;
    }
    // Nearly always another word follows behind a plain space.
    let behind = text.as_bytes().get(first.len()..first.len() + 2);
    if let (Some([b' ', letter]), Some(wanted)) = (behind, second.bytes().next())
        && letter.is_ascii_alphabetic()
        && !letter.eq_ignore_ascii_case(&wanted)
    {
        return None;
    }
    let mut rest = text;
    let mut parts = prefix.split(' ').peekable();
    while let Some(part) = parts.next() {
        let head = rest.get(..part.len())?;
        if !head.eq_ignore_ascii_case(part) {
            return None;
        }
        rest = rest.get(part.len()..)?;
        if parts.peek().is_some() {
            let next = rest.trim_start_matches(is_unseen);
            if next.len() == rest.len() {
                return None;
            }
            rest = next;
        }
    }
    Some(rest)
}

/// Number of ASCII digits a text begins with.
pub(in crate::draft) fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_is_a_space_of_any_width() {
        for text in ["Vraag 1", "vraag\u{a0}1", "VRAAG\t1", "Vraag\u{202f}\u{2009}1", "Vraag  1"] {
            assert_eq!(strip_word(text, "vraag "), Some("1"), "{text:?}");
        }
        assert_eq!(strip_word("op\u{a0}de\u{a0}vragen 3", "op de "), Some("vragen 3"));
        assert_eq!(strip_word("Vraagstuk 1", "vraag "), None);
        assert_eq!(strip_word("Vr", "vraag "), None);
    }
}
