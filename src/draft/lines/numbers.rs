//! Numbers of questions as they are written: figures, ranges, lists, words, letters and Roman numbers.

use std::ops::Range;

use super::letters::{leading_digits, strip_word};
use crate::draft::Number;
use crate::text::is_unseen;

/// Numbers from here on are years, not questions.
pub(in crate::draft) const YEARS: u32 = 1900;

/// The most questions that one range may name.
const LONGEST_RANGE: u32 = 500;

/// Numbers with their places in the text they were read from.
pub(in crate::draft) type Numbers = Vec<(Number, Range<usize>)>;

/// What may stand between two numbers of a list, longest first; the last column says whether it is a range.
const SEPARATORS: [(&str, bool); 21] = [
    ("tot en met", true),
    ("t/m.", true),
    ("t/m", true),
    ("t.m.", true),
    ("tm", true),
    ("–", true),
    ("-", true),
    ("—", true),
    (", en", false),
    (",en", false),
    ("alsmede", false),
    ("(en", false),
    ("en", false),
    ("én", false),
    ("and", false),
    ("&", false),
    ("+", false),
    (",", false),
    (";", false),
    ("/", false),
    ("|", false),
];

/// Reads `3`, `2 en 3`, `4-7`, `2 t/m 6`, `7, 8, 9 10 en 11`, `3 en vraag 4`, `1a`. Gives the numbers, with their places
/// shifted by `at`, and the length of what was read.
pub(in crate::draft) fn numbers(text: &str, at: usize) -> Option<(Numbers, usize)> {
    list(text, at, number)
}

/// The same of numbers with two levels: `3.1`, `3.1 en 3.2`.
pub(in crate::draft) fn levels(text: &str, at: usize) -> Option<(Numbers, usize)> {
    list(text, at, level)
}

/// A number with two levels: `3.2`, and neither an amount nor a date.
fn level(text: &str) -> Option<(Number, usize)> {
    const LONGEST: usize = 2;
    let digits = leading_digits(text);
    let behind = text.get(digits..)?.strip_prefix('.')?;
    let figures = leading_digits(behind);
    let after = behind.get(figures..)?;
    let ends = !after.starts_with(char::is_alphanumeric)
        && !after
            .strip_prefix(['.', ','])
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let short = |len: usize| (1..=LONGEST).contains(&len);
    if !(ends && short(digits) && short(figures)) {
        return None;
    }
    let value = text.get(..digits)?.parse().ok().filter(|&value| value > 0)?;
    let figure = behind.get(..figures)?.parse().ok().filter(|&figure| figure > 0)?;
    Some((Number::with_figure(value, figure), digits + 1 + figures))
}

/// A list of numbers, each of which `number` reads.
fn list(
    text: &str,
    at: usize,
    number: fn(&str) -> Option<(Number, usize)>,
) -> Option<(Numbers, usize)> {
    let (first, mut end) = number(text)?;
    let mut found = vec![(first, at..at + end)];
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let spaced = rest.trim_start_matches(is_unseen);
        // `(2) en (3)`
        let closed = spaced.strip_prefix(')').filter(|behind| behind.contains('('));
        let spaced = closed.map_or(spaced, |behind| behind.trim_start_matches(is_unseen));
        let separator =
            SEPARATORS.iter().find_map(|&(word, range)| Some((strip_word(spaced, word)?, range)));
        let (after, range) = match separator {
            Some(found) => found,
            // `9 10 en 11`: a comma was forgotten.
            None if spaced.len() < rest.len() => (spaced, false),
            None => break,
        };
        let next = after.trim_start_matches(is_unseen);
        let next = ["op de vragen ", "op vraag ", "de vragen ", "vragen ", "vraag "]
            .iter()
            .find_map(|word| strip_word(next, word))
            .unwrap_or(next);
        let next = if closed.is_some() { next.strip_prefix('(').unwrap_or(next) } else { next };
        let before = found.last().map_or(Number::default(), |&(number, _)| number);
        let Some((value, len)) = number(next).or_else(|| letter_of(before, next)) else { break };
        let start = text.len() - next.len();
        let place = at + start..at + start + len;
        if range {
            let Some(between) = between(before, value) else { break };
            found.extend(between.into_iter().map(|number| (number, place.clone())));
        }
        found.push((value, place));
        end = start + len;
        // A heading names a handful of questions; each that it names is read on its own.
        if found.len() > LONGEST_RANGE as usize {
            break;
        }
    }
    Some((found, end))
}

/// `b` in `1a en b`: another part of the same question.
fn letter_of(before: Number, text: &str) -> Option<(Number, usize)> {
    before.letter()?;
    let mut letters = text.chars();
    let letter = letters.next().filter(|letter| ('a'..='k').contains(letter))?;
    let alone = letters.next().is_none_or(|next| !next.is_alphanumeric());
    alone.then(|| (Number::with_letter(before.value(), letter), 1))
}

/// The numbers between the ends of a range; `None` where it is none.
fn between(first: Number, last: Number) -> Option<Vec<Number>> {
    match (first.figure(), last.figure()) {
        (None, None) => {}
        // `2.1 t/m 2.4`
        (Some(from), Some(to)) if first.value() == last.value() && from < to => {
            let figures = from + 1..to;
            return Some(figures.map(|one| Number::with_figure(first.value(), one)).collect());
        }
        _ => return None,
    }
    match (first.letter(), last.letter()) {
        (Some(from), Some(to)) if first.value() == last.value() && from < to => {
            let letters = (from..=to).skip(1).take_while(|letter| *letter != to);
            Some(letters.map(|letter| Number::with_letter(first.value(), letter)).collect())
        }
        _ => {
            let (from, to) = (first.value(), last.value());
            if to <= from || to - from > LONGEST_RANGE {
                return None;
            }
            Some((from + 1..to).map(Number::new).collect())
        }
    }
}

/// A question number: one to four digits, perhaps with the letter of a sub-question (`3a`, `3A`).
pub(super) fn number(text: &str) -> Option<(Number, usize)> {
    let digits = leading_digits(text);
    let value: u32 = text.get(..digits).filter(|_| digits <= 4)?.parse().ok()?;
    if value == 0 {
        return None;
    }
    let mut rest = text.get(digits..)?.chars();
    match (rest.next(), rest.next()) {
        (Some(letter @ ('a'..='k' | 'A'..='F')), next)
            if next.is_none_or(|c| !c.is_alphanumeric()) =>
        {
            Some((Number::with_letter(value, letter.to_ascii_lowercase()), digits + 1))
        }
        _ => Some((Number::new(value), digits)),
    }
}

/// Numbers in words, and letters: `Vraag één`, `Vraag a`, `Vraag II`, `Vragen een en twee`.
pub(super) fn in_words(text: &str, at: usize) -> Option<(Numbers, usize)> {
    list(text, at, word)
}

/// `eerste`, `tweede, derde en vierde`: numbers by their order.
pub(super) fn in_order(text: &str, at: usize) -> Option<(Numbers, usize)> {
    const ORDER: [&str; 12] = [
        "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
        "tiende", "elfde", "twaalfde",
    ];
    list(text, at, |text| {
        let found = (1..).zip(ORDER).find(|(_, word)| strip_word(text, word).is_some());
        found.map(|(value, word)| (Number::new(value), word.len()))
    })
}

/// Numbers in words, in lower case.
const SPELLED: [(&str, u32); 22] = [
    ("één", 1),
    // "Eén", by who sets no accent on a capital.
    ("eén", 1),
    ("een", 1),
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("acht", 8),
    ("negen", 9),
    ("tien", 10),
    ("elf", 11),
    ("twaalf", 12),
    ("dertien", 13),
    ("veertien", 14),
    ("vijftien", 15),
    ("zestien", 16),
    ("zeventien", 17),
    ("achttien", 18),
    ("negentien", 19),
    ("twintig", 20),
];

/// The number that a word says: `een`, `Twaalf`, `ÉÉN`.
pub(in crate::draft) fn spelled(word: &str) -> Option<u32> {
    let says = |word: &str| {
        let known = SPELLED.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
        known.map(|&(_, value)| value)
    };
    // Few words have a letter that is not ASCII, and only those are made small.
    if word.is_ascii() { says(word) } else { says(&word.to_lowercase()) }
}

/// A number in words, a Roman one, a letter.
fn word(text: &str) -> Option<(Number, usize)> {
    let len = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text.get(..len)?;
    let number = match spelled(word) {
        Some(value) => Number::new(value),
        None if len > 1 => Number::new(roman(word)?),
        None => Number::letter_alone(word.chars().next().filter(char::is_ascii_alphabetic)?),
    };
    Some((number, len))
}

/// `II`, `IV`, `XIX`: Roman numbers below 40.
pub(in crate::draft) fn roman(word: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = word.bytes().take_while(|&b| b == b'X').count();
    let ones = word.get(tens..)?;
    let ones = ONES.iter().position(|known| *known == ones)?;
    let value = (tens * 10 + ones) as u32;
    (tens < 4 && value > 0).then_some(value)
}

/// `, blz. 12`, `| pagina 3`, `van 99`: where in a paper the question points, or how many there are.
pub(super) fn is_place(text: &str) -> bool {
    let text =
        text.trim_start_matches(|c: char| matches!(c, ',' | ';' | '|' | '-' | '–') || is_unseen(c));
    let words = ["blz.", "blz", "bladzijden", "bladzijde", "pagina", "pag.", "p.", "van"];
    let Some(rest) = words.iter().find_map(|word| strip_word(text, word)) else { return false };
    let list = rest.trim_start_matches(is_unseen);
    list.starts_with(|c: char| c.is_ascii_digit())
        && list
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ',' | '.') || is_unseen(c))
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn numbers_in_words_are_read_in_any_letters() {
        for word in ["één", "Één", "ÉÉN", "Eén", "een", "EEN"] {
            assert_eq!(spelled(word), Some(1), "{word}");
        }
        assert_eq!(spelled("Twintig"), Some(20));
        assert_eq!(spelled("eerste"), None);
    }
}
