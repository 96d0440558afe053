//! Digits above the line: `¹²`.

/// The digits above the line, by what they are.
pub const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The digit that a raised one is.
#[must_use]
pub fn raised_digit(c: char) -> Option<u32> {
    // Most characters are none: these three begin otherwise than the rest.
    if !matches!(c, '¹' | '²' | '³' | '⁰'..='⁹') {
        return None;
    }
    RAISED.iter().position(|&digit| digit == c).map(|digit| digit as u32)
}

/// A digit above the line; what is no digit has no such form.
#[must_use]
pub fn raised(c: char) -> Option<char> {
    RAISED.get(c.to_digit(10)? as usize).copied()
}
