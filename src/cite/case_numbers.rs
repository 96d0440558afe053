//! Numbers of cases of the Tweede Kamer, wherever they stand: in a text, in the name of a file.

use std::ops::Range;

/// Case numbers in a text (`2025Z02999`), and whether each has the form of one: four digits, a Z, five digits.
#[must_use]
pub fn case_numbers_in(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('Z') {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default();
        let year = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let starts =
            !before.get(..at - year).is_some_and(|rest| rest.ends_with(char::is_alphanumeric));
        let ends = !after.get(digits..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let range = at - year..at + 1 + digits;
        if year >= 3 && digits >= 3 && starts && ends {
            let century = text.get(range.clone()).is_some_and(|number| number.starts_with("20"));
            found.push((range, year == 4 && digits == 5 && century));
        }
    }
    found
}
