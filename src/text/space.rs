//! White space, for all who read text: three questions that one may ask of a sign. In a `Flow` it is folded to spaces and line ends, so that
//! `char::is_whitespace` is enough there. What XML folds is another question (`read`).

/// Whether it is white space to a reader: of any width, between words or lines; also the zero-width space and the byte order mark, which
/// show as little.
#[must_use]
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// Whether it shows nothing: white space, or a soft hyphen, a joiner or a mark of direction. For who tells a line by the letters it begins
/// and ends with; inside a word these signs are a part of it, and no gap.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    is_space(c) || matches!(c, '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{2060}')
}

/// Whether it is white space between two words of one line: plain, no-break or thin. For names and dates, which no paragraph end and no
/// sign that shows nothing divides.
#[must_use]
pub const fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_is_wider_than_the_one_before() {
        for c in '\0'..='\u{ffff}' {
            assert!(!is_gap(c) || is_space(c), "{c:?}");
            assert!(!is_space(c) || is_unseen(c), "{c:?}");
        }
        assert!(is_space('\n') && !is_gap('\n'));
        assert!(is_unseen('\u{ad}') && !is_space('\u{ad}'));
    }
}
