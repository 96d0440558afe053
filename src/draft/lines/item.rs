//! Lines that begin with a number and have no word for what it counts.

use std::ops::Range;

use super::numbers::{Numbers, YEARS, is_place, number, numbers, roman};
use crate::draft::Number;
use crate::text::is_unseen;

/// How numbers stand before questions that have no word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum Class {
    /// `3`, alone or before its question, perhaps with a tab, a dash or a colon.
    Plain,
    /// `3.`
    Dotted,
    /// `3)`, `(3)`
    Bracketed,
    /// `III.`
    Roman,
    /// `c.`, `c)`: only where a whole document counts so, see [`lettered`].
    Letter,
}

/// A line that begins with a number: `3`, `3.`, `3)`, `3. Kunt u …`, `3 Kunt u …`, `3 en 4`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::draft) struct Item {
    pub numbers: Numbers,
    pub class: Class,
    /// The numbers.
    pub range: Range<usize>,
    /// Where the text begins; the length of the line where the numbers stand alone.
    pub rest: usize,
}

/// Reads a line that begins with a number.
pub(in crate::draft) fn item(text: &str) -> Option<Item> {
    let bare =
        text.trim_start_matches(|c: char| matches!(c, '*' | '_' | '#' | '(' | '>') || is_unseen(c));
    let lead = text.len() - bare.len();
    if !bare.starts_with(|c: char| c.is_ascii_digit()) {
        return roman_item(bare, lead);
    }
    let (numbers, len) = alone(bare, lead).or_else(|| joined(bare, lead)).or_else(|| {
        let (number, len) = number(bare)?;
        (number.value() < YEARS).then(|| (vec![(number, lead..lead + len)], len))
    })?;
    let after = bare.get(len..)?;
    let after = after.trim_end_matches(['*', '_']);
    let (class, rest) = match after.chars().next() {
        None => (Class::Plain, ""),
        Some('.') => (Class::Dotted, after.get(1..)?),
        Some(')') => (Class::Bracketed, after.get(1..)?),
        Some(c) if c == ':' || c == '|' => (Class::Plain, after.get(1..)?),
        Some(',') if is_place(after) => (Class::Plain, ""),
        Some(c) if is_unseen(c) => {
            let spaced = behind_bracket(after.trim_start_matches(is_unseen));
            let dashed = spaced
                .strip_prefix(['-', '–', '—', '|'])
                .map(|dashed| dashed.trim_start_matches(is_unseen));
            (Class::Plain, dashed.unwrap_or(spaced))
        }
        _ => return None,
    };
    let words = rest.trim_start_matches(|c: char| matches!(c, '*' | '_') || is_unseen(c));
    let words = if class == Class::Plain { words } else { behind_bracket(words) };
    let begins = |c: char| c.is_uppercase() || "‘“«\"'[".contains(c);
    // `3.5`, `12 maanden`, `10 Hz`: what follows a number alone is a sentence.
    let tabbed = after.starts_with('\t');
    let fits = words.is_empty()
        || class != Class::Plain && (words.len() < rest.len() || begins(words.chars().next()?))
        || class == Class::Plain && (tabbed || words.starts_with(begins));
    if !fits
        || class == Class::Dotted
            && words.len() == rest.len()
            && words.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let range = lead..lead + len;
    let rest = if words.is_empty() { text.len() } else { lead + len + (after.len() - words.len()) };
    Some(Item { numbers, class, range, rest })
}

/// What stands behind who asks or where a question points: `(VVD) Kunt u …`, `(blz. 12)`.
pub(super) fn behind_bracket(words: &str) -> &str {
    const LONGEST: usize = 30;
    let closed = words.strip_prefix('(').and_then(|inside| inside.split_once(')'));
    let Some((inside, rest)) = closed.filter(|(inside, _)| inside.len() < LONGEST) else {
        return words;
    };
    let party = inside.starts_with(char::is_uppercase) && !inside.contains([' ', '.']);
    if party || is_place(inside) { rest.trim_start_matches(is_unseen) } else { words }
}

/// `3 en 4`, `5, 6 en 7`: a line with nothing but numbers.
fn alone(text: &str, at: usize) -> Option<(Numbers, usize)> {
    if text.len() > 60 || text.starts_with('0') {
        return None;
    }
    // `3,5` is a number with a fraction; `3, 5` and `3,4 en 5` are several.
    if let Some((whole, part)) = text.trim_end().split_once(',')
        && [whole, part]
            .iter()
            .all(|one| !one.is_empty() && one.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let (numbers, len) = numbers(text, at)?;
    let ends = text
        .get(len..)?
        .trim_matches(|c: char| matches!(c, '.' | ':' | ')' | '*' | '_') || is_unseen(c));
    let years = numbers.iter().any(|(number, _)| number.value() >= YEARS);
    // `12 14` are figures of a table.
    let joined =
        numbers.len() == 1 || text.contains(|c: char| c.is_alphabetic() || ",-–&/+".contains(c));
    (ends.is_empty() && !years && joined).then_some((numbers, len))
}

/// `III. Kunt u …`, `III.` alone.
fn roman_item(text: &str, lead: usize) -> Option<Item> {
    const LONGEST: usize = 6;
    let len = text.bytes().take(LONGEST).take_while(|b| matches!(b, b'I' | b'V' | b'X')).count();
    let value = roman(text.get(..len).filter(|word| !word.is_empty())?)?;
    let after = text.get(len..)?.strip_prefix('.')?;
    let words = after.trim_start_matches(|c: char| matches!(c, '*' | '_') || is_unseen(c));
    let begins = words.starts_with(char::is_uppercase) && words.len() < after.len();
    let rest = lead + text.len() - words.len();
    (words.is_empty() || begins).then(|| Item {
        numbers: vec![(Number::new(value), lead..lead + len)],
        class: Class::Roman,
        range: lead..lead + len,
        rest,
    })
}

/// `c. Kunt u …`, `c) Kunt u …`, `(c) Kunt u …`: parts of a question are written so too, so that it counts only in a document that has no other
/// numbers.
pub(super) fn lettered(text: &str) -> Option<Item> {
    let bare = text.trim_start_matches(|c: char| matches!(c, '*' | '_' | '(') || is_unseen(c));
    let lead = text.len() - bare.len();
    let letter = bare.chars().next().filter(char::is_ascii_lowercase)?;
    let after = bare.get(1..)?.strip_prefix(['.', ')'])?;
    let words = after.trim_start_matches(|c: char| matches!(c, '*' | '_') || is_unseen(c));
    let begins = words.starts_with(char::is_uppercase) && words.len() < after.len();
    begins.then(|| Item {
        numbers: vec![(Number::letter_alone(letter), lead..lead + 1)],
        class: Class::Letter,
        range: lead..lead + 1,
        rest: text.len() - words.len(),
    })
}

/// `3 en 4. Wat is …`, `5 t/m 7) Kunt u …`: several numbers before their question, joined by a word and closed by a mark.
fn joined(text: &str, at: usize) -> Option<(Numbers, usize)> {
    let (numbers, len) = numbers(text, at)?;
    let words = text.get(..len)?.contains(char::is_alphabetic);
    let closed = text.get(len..)?.trim_start_matches(is_unseen).starts_with(['.', ')', ':']);
    let letters = numbers.iter().any(|(number, _)| number.letter().is_some());
    let years = numbers.iter().any(|(number, _)| number.value() >= YEARS);
    (numbers.len() > 1 && words && closed && !letters && !years).then_some((numbers, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items() {
        let seen = |text: &str| {
            let item = item(text)?;
            let numbers: Vec<u32> = item.numbers.iter().map(|(number, _)| number.value()).collect();
            Some((numbers, item.class, text.get(item.rest..).unwrap().to_owned()))
        };
        for (text, numbers, class, rest) in [
            ("3. Kunt u", vec![3], Class::Dotted, "Kunt u"),
            ("12", vec![12], Class::Plain, ""),
            ("12.", vec![12], Class::Dotted, ""),
            ("2\tKunt u", vec![2], Class::Plain, "Kunt u"),
            ("4)", vec![4], Class::Bracketed, ""),
            ("(4) Kunt u", vec![4], Class::Bracketed, "Kunt u"),
            ("1 Waarom kiest u", vec![1], Class::Plain, "Waarom kiest u"),
            ("3 en 4", vec![3, 4], Class::Plain, ""),
            ("5, 6 en 7:", vec![5, 6, 7], Class::Plain, ""),
            ("### 1", vec![1], Class::Plain, ""),
            ("1a. Kunt u", vec![1], Class::Dotted, "Kunt u"),
            ("1 (VVD) Kunt u", vec![1], Class::Plain, "Kunt u"),
            ("12 (blz. 5)", vec![12], Class::Plain, ""),
            ("12, blz. 5-7", vec![12], Class::Plain, ""),
            ("XIV. Kunt u", vec![14], Class::Roman, "Kunt u"),
            ("I.", vec![1], Class::Roman, ""),
            ("3 en 4. Wat is", vec![3, 4], Class::Dotted, "Wat is"),
            ("5 t/m 7) Kunt u", vec![5, 6, 7], Class::Bracketed, "Kunt u"),
        ] {
            assert_eq!(seen(text), Some((numbers, class, rest.to_owned())), "{text:?}");
        }
        for text in [
            "2 (twee) gemeenten",
            "3.5 procent",
            "2024",
            "10% van",
            "12 maanden",
            "12 14",
            "3,5",
            "1-2-3-4 keer",
            "3 en 4 maart. Wat is",
            "I.v.m. de brug",
            "V.J. Jansen",
            "VIII kinderen",
        ] {
            assert_eq!(seen(text), None, "{text:?}");
        }
    }
}
