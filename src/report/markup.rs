//! Text inside XML and HTML.

use std::fmt::Write as _;

/// A text as it may stand between tags and between quotes: nothing in it is markup, and no character that XML forbids or that
/// turns the direction of writing is left.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // A bare line end in an attribute would be read as a space.
            '\t' | '\n' | '\r' => {
                let _ = write!(safe, "&#{};", c as u32);
            }
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
                safe.push('\u{fffd}')
            }
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => safe.push('\u{fffd}'),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(
            escaped("<a b=\"c\">&'\n\u{b}\u{202e}é😀\u{ffff}"),
            "&lt;a b=&quot;c&quot;&gt;&amp;&#39;&#10;\u{fffd}\u{fffd}é😀\u{fffd}"
        );
    }
}
