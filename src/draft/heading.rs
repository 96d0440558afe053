//! Headings of questions and answers, in every form met in real drafts.
//!
//! The forms are data: a word (`Vraag`, `Antwoord op de vragen`, …), a list of numbers
//! (`2 en 3`, `4-7`, `2 t/m 6`, `7, 8, 9 10 en 11`) and what may follow.

use std::ops::Range;

use super::line::{leading_digits, strip_word};

/// The highest number a question may have; larger numbers in a heading are years or amounts.
const MAX_NUMBER: u32 = 400;

/// Numbers with their places in the text they were read from.
pub(super) type Numbers = Vec<(u32, Range<usize>)>;

/// What a heading line announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadingKind {
    Question,
    Answer,
    /// `Mededeling`: a notice of delay in the place of the answers.
    Notice,
}

/// A heading found on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub kind: HeadingKind,
    /// The numbers it names, ranges written out, each with its place in the line.
    pub numbers: Numbers,
    /// The heading itself: word and numbers.
    pub range: Range<usize>,
    /// Where text on the same line begins; the length of the line when there is none.
    pub rest: usize,
    /// How sure the form alone is.
    pub sure: Sure,
}

/// How sure it is that a line with this form is a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// Only where the number is the expected one and a paragraph begins: text follows without a mark, or lower case.
    Expected,
    /// By its form.
    Form,
}

/// Words before the numbers of an answer heading, longest first.
const ANSWER_LINKS: [&str; 9] =
    ["op de ", "op uw ", "op het ", "bij de ", "van de ", "op ", "bij ", "van ", "aan "];
const NUMBER_WORDS: [&str; 8] = [
    "vraagnummers ",
    "vraagnummer ",
    "deelvragen ",
    "vragen ",
    "vraag ",
    "nummers ",
    "nummer ",
    "nrs. ",
];

/// Whether a line may be a heading by its first letters; cheap.
pub(super) fn could_be(text: &str) -> bool {
    let start = text.trim_start_matches(['*', '_', '#', ' ', '"', '[', '(']);
    ["vra", "antwoord", "beantwoording", "mededeling"]
        .iter()
        .any(|word| strip_word(start, word).is_some())
}

/// Reads a heading with a word: `Vraag 3`, `Antwoord op de vragen 3 en 4:`, `Antwoord`, `Mededeling`.
pub(super) fn parse(text: &str) -> Option<Heading> {
    let first = text.bytes().next()?;
    if !matches!(first, b'V' | b'v' | b'A' | b'a' | b'B' | b'b' | b'M' | b'm' | b'*' | b'_' | b'#')
    {
        return None;
    }
    let bare = text.trim_start_matches(['*', '_', '#', ' ']);
    let lead = text.len() - bare.len();
    let closing = bare.trim_end_matches(['*', '_', ' ']);
    let heading = if closing == "Mededeling" || closing == "MEDEDELING" {
        whole(HeadingKind::Notice, closing.len())
    } else {
        question(closing).or_else(|| answer(closing))?
    };
    // Text that runs to the end of the bare line runs to the end of the line.
    let rest = if heading.rest == closing.len() { text.len() } else { heading.rest + lead };
    let shift = |range: Range<usize>| range.start + lead..range.end + lead;
    Some(Heading {
        numbers: heading
            .numbers
            .into_iter()
            .map(|(number, range)| (number, shift(range)))
            .collect(),
        range: shift(heading.range),
        rest,
        ..heading
    })
}

fn whole(kind: HeadingKind, len: usize) -> Heading {
    Heading { kind, numbers: Vec::new(), range: 0..len, rest: len, sure: Sure::Form }
}

fn question(text: &str) -> Option<Heading> {
    let rest = strip_word(text, "vragen").or_else(|| strip_word(text, "vraag"))?;
    let spaced = rest.trim_start_matches([' ', '\u{a0}', '\t', ':']);
    if spaced.len() == rest.len() && !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let spaced =
        strip_word(spaced, "nr. ").or_else(|| strip_word(spaced, "nummer ")).unwrap_or(spaced);
    numbered(text, spaced, HeadingKind::Question)
}

fn answer(text: &str) -> Option<Heading> {
    let rest = strip_word(text, "beantwoording")
        .or_else(|| strip_word(text, "antwoorden"))
        .or_else(|| strip_word(text, "antwoord"))?;
    // Plural or singular, `Antwoord` alone closes with nothing or a colon.
    let after = rest.trim_start();
    if after.is_empty() || after == ":" {
        return text
            .starts_with(|c: char| c.is_uppercase())
            .then(|| whole(HeadingKind::Answer, text.len()));
    }
    if let Some(inline) = after.strip_prefix(':') {
        let inline_trimmed = inline.trim_start();
        if leading_digits(inline_trimmed) == 0 {
            let range = 0..text.len() - after.len();
            let rest = text.len() - inline_trimmed.len();
            return text
                .starts_with('A')
                .then(|| Heading { rest, ..whole(HeadingKind::Answer, range.end) });
        }
    }
    if rest.len() == after.len() && !rest.starts_with(|c: char| c.is_ascii_digit() || c == '(') {
        return None;
    }
    let linked = ANSWER_LINKS.iter().find_map(|link| strip_word(after, link)).unwrap_or(after);
    let linked = linked.trim_start().trim_start_matches('(');
    let word = NUMBER_WORDS.iter().find_map(|word| strip_word(linked, word)).unwrap_or(linked);
    // `Antwoord op 18 februari` is no heading: a link needs its `vraag`.
    if word.len() == linked.len() && linked.len() != after.len() {
        return None;
    }
    let word = word.trim_start_matches([' ', '\u{a0}', '\t', ':']);
    let word = strip_word(word, "nr. ").unwrap_or(word);
    numbered(text, word, HeadingKind::Answer)
}

/// The numbers from `list` (a tail of `text`) on, and what follows them.
fn numbered(text: &str, list: &str, kind: HeadingKind) -> Option<Heading> {
    let at = text.len() - list.len();
    let (numbers, len) = numbers(list, at)?;
    let end = at + len;
    let after = text.get(end..)?;
    let upper = text.starts_with(|c: char| c.is_uppercase());
    let tail = after.trim_start();
    let closed = tail.trim_start_matches([':', '.', ')', ']']);
    let marked = closed.len() < tail.len();
    let closed = closed.trim_start();
    let bracketed = closed.starts_with('(') && closed.ends_with(')') && closed.len() < 80;
    let dashed = closed.strip_prefix(['-', '–', '—']).map(str::trim_start);
    let (rest, sure) = if closed.is_empty() || bracketed {
        // `vraag 5).` in lower case is the end of a sentence that was broken over lines.
        (text.len(), if upper { Sure::Form } else { Sure::Expected })
    } else if !upper {
        return None;
    } else if let Some(dashed) = dashed {
        (text.len() - dashed.len(), Sure::Form)
    } else if marked && tail.starts_with(':') {
        (text.len() - closed.len(), Sure::Form)
    } else if closed.starts_with(|c: char| c.is_uppercase() || "‘“«\"'".contains(c)) {
        (text.len() - closed.len(), Sure::Expected)
    } else {
        return None;
    };
    Some(Heading { kind, numbers, range: 0..end, rest, sure })
}

/// What may stand between two numbers of a list, longest first; the last column says whether it is a range.
const SEPARATORS: [(&str, bool); 16] = [
    ("tot en met", true),
    ("t/m", true),
    ("t.m.", true),
    ("tm", true),
    ("–", true),
    ("-", true),
    ("—", true),
    (", en", false),
    (",en", false),
    ("alsmede", false),
    ("en", false),
    ("&", false),
    ("+", false),
    (",", false),
    (";", false),
    ("/", false),
];

/// Reads `3`, `2 en 3`, `4-7`, `2 t/m 6`, `7, 8, 9 10 en 11`, `3 en vraag 4`. Gives the numbers, with their places
/// shifted by `at`, and the length of what was read.
pub(super) fn numbers(text: &str, at: usize) -> Option<(Numbers, usize)> {
    let (first, mut end) = number(text)?;
    let mut found = vec![(first, at..at + end)];
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let spaced = rest.trim_start_matches([' ', '\u{a0}', '\t']);
        let separator =
            SEPARATORS.iter().find_map(|&(word, range)| Some((strip_word(spaced, word)?, range)));
        let (after, range) = match separator {
            Some(found) => found,
            // `9 10 en 11`: a comma was forgotten.
            None if spaced.len() < rest.len() => (spaced, false),
            None => break,
        };
        let next = after.trim_start_matches([' ', '\u{a0}', '\t']);
        let next = ["de vragen ", "vragen ", "vraag "]
            .iter()
            .find_map(|word| strip_word(next, word))
            .unwrap_or(next);
        let Some((value, len)) = number(next) else { break };
        let start = text.len() - next.len();
        let before = found.last().map_or(0, |&(number, _)| number);
        if range {
            if value <= before || value - before > 100 {
                break;
            }
            found
                .extend((before + 1..value).map(|between| (between, at + start..at + start + len)));
        }
        found.push((value, at + start..at + start + len));
        end = start + len;
    }
    Some((found, end))
}

/// A question number: one to three digits, perhaps with the letter of a sub-question (`3a`).
fn number(text: &str) -> Option<(u32, usize)> {
    let digits = leading_digits(text);
    let value: u32 = text.get(..digits)?.parse().ok()?;
    if !(1..=MAX_NUMBER).contains(&value) || digits > 3 {
        return None;
    }
    let mut rest = text.get(digits..)?.chars();
    let letter = match (rest.next(), rest.next()) {
        (Some('a'..='h'), next) if next.is_none_or(|c| !c.is_alphanumeric()) => 1,
        _ => 0,
    };
    Some((value, digits + letter))
}

/// A numbered paragraph: `3`, `3.`, `3)`, `3. Kunt u …`, a number and a tab: the number, its place and where text begins.
pub(super) fn item(text: &str) -> Option<(u32, Range<usize>, usize)> {
    let digits = leading_digits(text);
    let (value, len) = number(text)?;
    if len != digits {
        return None;
    }
    let rest = text.get(digits..)?;
    let after = rest.strip_prefix(['.', ')', '\t']).or_else(|| rest.is_empty().then_some(rest))?;
    let content = after.trim_start();
    if !content.is_empty()
        && content.len() == after.len()
        && content.starts_with(|c: char| c.is_ascii_digit())
    {
        return None; // 3.5
    }
    Some((value, 0..digits, text.len() - content.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Option<(HeadingKind, Vec<u32>, &str)> {
        let heading = parse(text)?;
        let numbers = heading.numbers.iter().map(|(number, _)| *number).collect();
        Some((heading.kind, numbers, text.get(heading.rest..).unwrap()))
    }

    #[test]
    fn every_form_of_heading() {
        use HeadingKind::{Answer, Notice, Question};
        for (text, kind, numbers, rest) in [
            ("Vraag 1", Question, vec![1], ""),
            ("Vraag 9 ", Question, vec![9], ""),
            ("VRAAG 12:", Question, vec![12], ""),
            ("**Vraag 2**", Question, vec![2], ""),
            ("Vraag 3 en 4", Question, vec![3, 4], ""),
            ("Vragen 2 t/m 6", Question, vec![2, 3, 4, 5, 6], ""),
            ("Vraag 7, 8, 9 10 en 11", Question, vec![7, 8, 9, 10, 11], ""),
            ("Vraag 1: Klopt dit?", Question, vec![1], "Klopt dit?"),
            ("Vraag 1 Klopt dit?", Question, vec![1], "Klopt dit?"),
            ("Vraag 4 (lid Boswijk)", Question, vec![4], ""),
            ("Antwoord 3", Answer, vec![3], ""),
            ("Antwoord", Answer, vec![], ""),
            ("Antwoord: ", Answer, vec![], ""),
            ("Antwoord: Ja.", Answer, vec![], "Ja."),
            ("Antwoorden", Answer, vec![], ""),
            ("Antwoord op vraag 15", Answer, vec![15], ""),
            ("Antwoord vraag 4:", Answer, vec![4], ""),
            ("Antwoord vraag 2-4:", Answer, vec![2, 3, 4], ""),
            ("Antwoord op vragen 4–7", Answer, vec![4, 5, 6, 7], ""),
            ("Antwoord vragen 1,2,3,4 en 5", Answer, vec![1, 2, 3, 4, 5], ""),
            ("Antwoorden op vraag 3, 4, 5, 9 en 10", Answer, vec![3, 4, 5, 9, 10], ""),
            ("Antwoord op vragen 3, 4, en 5", Answer, vec![3, 4, 5], ""),
            ("Antwoord op de vragen 2 tot en met 4", Answer, vec![2, 3, 4], ""),
            ("Antwoorden 3 en 4", Answer, vec![3, 4], ""),
            ("Antwoord op vraag 3 en vraag 4.", Answer, vec![3, 4], ""),
            ("Antwoord 2: Nee.", Answer, vec![2], "Nee."),
            ("Antwoord 2 – Nee.", Answer, vec![2], "Nee."),
            ("Beantwoording vraag 6", Answer, vec![6], ""),
            ("Antwoord (vraag 3)", Answer, vec![3], ""),
            ("Mededeling", Notice, vec![], ""),
        ] {
            assert_eq!(seen(text), Some((kind, numbers, rest)), "{text:?}");
        }
    }

    #[test]
    fn sentences_are_no_headings() {
        for text in [
            "Vragen van het lid Podt (D66)",
            "Vraag het na bij de gemeente",
            "Antwoord van Minister Van Weel (Justitie en Veiligheid)",
            "Antwoorden van de minister van Financiën",
            "antwoord op vraag 5 is dit toegelicht.",
            "antwoord op 18 februari 2025",
            "Antwoord op 3 maart ontvangen",
            "Mededeling van Minister Faber",
            "Vraag 3 is al beantwoord",
            "Vraagstukken 3",
            "Beantwoording van de vragen van het lid X",
            "vraag 5 heb ik toegelicht",
        ] {
            assert_eq!(seen(text), None, "{text:?}");
        }
    }

    #[test]
    fn lower_case_needs_the_expected_number() {
        assert_eq!(
            parse("antwoord op vraag 5).").map(|heading| heading.sure),
            Some(Sure::Expected)
        );
        assert_eq!(parse("Antwoord 5").map(|heading| heading.sure), Some(Sure::Form));
    }

    #[test]
    fn items() {
        assert_eq!(item("3. Kunt u"), Some((3, 0..1, 3)));
        assert_eq!(item("12"), Some((12, 0..2, 2)));
        assert_eq!(item("2\tKunt u"), Some((2, 0..1, 2)));
        assert_eq!(item("4)"), Some((4, 0..1, 2)));
        assert_eq!(item("3.5 procent"), None);
        assert_eq!(item("2024"), None);
        assert_eq!(item("10% van"), None);
    }
}
