//! Text of a draft, for a terminal or a log.

/// Makes control characters and bidirectional overrides visible, so that a draft cannot steer the terminal.
#[must_use]
pub fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    push_harmless(text, &mut shown);
    shown
}

/// Adds a text so to another; whether it is the same there, byte for byte.
pub(super) fn push_harmless(text: &str, shown: &mut String) -> bool {
    // Of the bytes beyond ASCII only C2 and E2 begin a character that is not shown as it is.
    let harmless = text.bytes().all(|byte| byte >= b' ' && !matches!(byte, 0x7f | 0xc2 | 0xe2));
    if harmless {
        shown.push_str(text);
    } else {
        shown.extend(text.chars().map(harmless_char));
    }
    harmless
}

pub(super) fn harmless_char(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{a0}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}'..='\u{9f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{200e}'
        | '\u{200f}' => '\u{fffd}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_cannot_steer_the_terminal() {
        assert_eq!(harmless("a\x1b[31m\u{202e}b\u{7f}\tc"), "a␛[31m\u{fffd}b\u{fffd} c");
        assert_eq!(harmless("één ‘brug’"), "één ‘brug’");
        let changed = ('\0'..=char::MAX).filter(|&c| harmless_char(c) != c);
        let mut shown = String::new();
        assert!(changed.into_iter().all(|c| !push_harmless(&c.to_string(), &mut shown)));
    }
}
