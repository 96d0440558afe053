//! Numbers of cases of the Tweede Kamer, wherever they stand: in a text, in the name of a file.

use std::ops::Range;

use super::codes::LIKE_DIGITS;

/// Case numbers in a text (`2025Z02999`), and whether each has the form of one: four digits, a Z, five digits. One with a small z, or
/// with a letter that looks like a digit, has not.
#[must_use]
pub fn case_numbers_in(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    for at in memchr::memchr2_iter(b'Z', b'z', text.as_bytes()) {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default();
        let year = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        if year < 3 {
            continue;
        }
        let serial: &str = after
            .find(|c: char| !c.is_ascii_digit() && !LIKE_DIGITS.contains(&c))
            .and_then(|end| after.get(..end))
            .unwrap_or(after);
        let digits = serial.bytes().filter(u8::is_ascii_digit).count();
        let starts =
            !before.get(..at - year).is_some_and(|rest| rest.ends_with(char::is_alphanumeric));
        let ends =
            !after.get(serial.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let range = at - year..at + 1 + serial.len();
        if digits >= 3 && starts && ends {
            let century = text.get(range.clone()).is_some_and(|number| number.starts_with("20"));
            let letter = text.get(at..=at) == Some("Z");
            let whole = year == 4 && serial.len() == 5 && digits == 5;
            found.push((range, letter && whole && century));
        }
    }
    found
}
