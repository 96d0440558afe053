//! Numbers as Word writes them, in lists and before notes.

/// A number in one of Word's formats (`w:numFmt`); what is not known is written in digits.
#[must_use]
pub(in crate::read) fn figure(number: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "lowerLetter" => letters(number, b'a'),
        "upperLetter" => letters(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => format!("{number}e"),
        "numberInDash" => format!("- {number} -"),
        "chicago" => chicago(number),
        "decimalEnclosedParen" => format!("({number})"),
        "decimalEnclosedFullstop" => format!("{number}."),
        _ => number.to_string(),
    }
}

/// `a` … `z`, `aa` … `zz`, `aaa` …, as Word counts.
fn letters(number: u32, first: u8) -> String {
    let Some(index) = number.checked_sub(1) else { return String::new() };
    let letter = char::from(first + (index % 26) as u8);
    std::iter::repeat_n(letter, (index / 26 + 1).min(30) as usize).collect()
}

fn roman(number: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 10_000 {
        return number.to_string();
    }
    let mut left = number;
    let mut text = String::new();
    for (value, digits) in DIGITS {
        while left >= value {
            text.push_str(digits);
            left -= value;
        }
    }
    text
}

fn chicago(number: u32) -> String {
    const SIGNS: [char; 4] = ['*', '†', '‡', '§'];
    let index = number.saturating_sub(1) as usize;
    let sign = SIGNS.get(index % 4).copied().unwrap_or('*');
    std::iter::repeat_n(sign, (index / 4 + 1).min(30)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_word_writes_them() {
        for (number, format, text) in [
            (3, "decimal", "3"),
            (27, "lowerLetter", "aa"),
            (2, "upperLetter", "B"),
            (4, "lowerRoman", "iv"),
            (1999, "upperRoman", "MCMXCIX"),
            (7, "decimalZero", "07"),
            (5, "chicago", "**"),
            (0, "lowerLetter", ""),
        ] {
            assert_eq!(figure(number, format), text);
        }
    }
}
