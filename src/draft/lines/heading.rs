//! Headings of questions and answers, in every form met in real drafts.
//!
//! The forms are data: a word (`Vraag`, `Antwoord op de vragen`, …), a list of numbers
//! (`2 en 3`, `4-7`, `2 t/m 6`, `7, 8, 9 10 en 11`) and what may follow.

use std::ops::Range;

use super::line::{is_space, leading_digits, strip_word};
use super::{Says, cues};
use crate::draft::Number;

/// Numbers from here on are years, not questions.
pub(in crate::draft) const YEARS: u32 = 1900;

/// The most questions that one range may name.
const LONGEST_RANGE: u32 = 500;

/// Numbers with their places in the text they were read from.
pub(in crate::draft) type Numbers = Vec<(Number, Range<usize>)>;

/// What a heading line announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum HeadingKind {
    Question,
    Answer,
    /// `Mededeling`: a notice of delay in the place of the answers.
    Notice,
}

/// A heading found on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::draft) struct Heading {
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
pub(in crate::draft) enum Sure {
    /// Only in a draft that does so throughout: `V1`, `A1`, `Vraag:` without a number.
    Layout,
    /// Only where the number is the expected one and a paragraph begins: text follows without a mark, or lower case.
    Expected,
    /// By its form.
    Form,
}

/// Words before the numbers of an answer heading, longest first.
const ANSWER_LINKS: [&str; 10] =
    ["op de ", "op uw ", "op het ", "bij de ", "van de ", "to ", "op ", "bij ", "van ", "aan "];
const NUMBER_WORDS: [&str; 9] = [
    "vraagnummers ",
    "vraagnummer ",
    "deelvragen ",
    "vragen ",
    "vraag ",
    "nummers ",
    "nummer ",
    "nrs. ",
    "question ",
];

/// Whether a line may be a heading by its first letters; cheap.
pub(in crate::draft) fn could_be(text: &str) -> bool {
    let start = text.trim_start_matches(['*', '_', '#', ' ', '"', '[', '(']);
    let word = |says| cues::heading(start, says).is_some_and(|(cue, _)| cue.is_sure());
    [Says::Question, Says::Answer, Says::Notice].into_iter().any(word)
}

/// What people type around a heading: emphasis, quotation marks, bullets, rules (`== Vraag 1 ==`).
const fn is_frame(c: char) -> bool {
    matches!(c, '*' | '_' | '#' | '>' | '"' | '“' | '‘' | '=' | '-' | '–' | '~' | '•')
}

/// Reads a heading with a word: `Vraag 3`, `Antwoord op de vragen 3 en 4:`, `Antwoord`, `Mededeling`, `V1:`.
pub(in crate::draft) fn parse(text: &str) -> Option<Heading> {
    let bare = text.trim_start_matches(|c: char| is_frame(c) || is_space(c));
    let first = bare.bytes().next()?;
    // The letters with which words and ordinals begin.
    if !matches!(
        first.to_ascii_uppercase(),
        b'A'..=b'E' | b'M' | b'N' | b'Q' | b'R' | b'T' | b'V' | b'Z' | b'0'..=b'9' | b'[' | b'('
    ) {
        return None;
    }
    let lead = text.len() - bare.len();
    let closing = bare.trim_end_matches(|c: char| {
        matches!(c, '*' | '_')
            || lead > 0 && matches!(c, '"' | '”' | '’' | '=' | '-' | '–' | '~')
            || is_space(c)
    });
    let heading = if is_notice(closing) {
        whole(HeadingKind::Notice, closing.len())
    } else {
        question(closing)
            .or_else(|| answer(closing))
            .or_else(|| short(closing))
            .or_else(|| other_word(closing))
            .or_else(|| ordinal(closing))?
    };
    // In a list (`- Antwoord 4`) it is a heading where its number is expected.
    let listed = text.get(..lead).is_some_and(|frame| frame.contains(['-', '–', '•']));
    let sure = if listed { heading.sure.min(Sure::Expected) } else { heading.sure };
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
        sure,
        ..heading
    })
}

fn whole(kind: HeadingKind, len: usize) -> Heading {
    Heading { kind, numbers: Vec::new(), range: 0..len, rest: len, sure: Sure::Form }
}

/// `Mededeling` alone on its line.
fn is_notice(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && cues::heading(text, Says::Notice).is_some_and(|(_, rest)| rest.is_empty())
}

/// A word that is a heading in one document and text in another counts only where the whole document has it: `Deelvraag 3`, `Reactie`. The
/// weakest of them (`Nr. 3`) must stand alone on their lines too. Without a number they need a colon: letters have chapters called `Reactie`.
fn as_sure_as(cue: &cues::Cue, text: &str, heading: Heading) -> Option<Heading> {
    const ALONE: u8 = 2;
    if cue.is_sure() {
        return Some(heading);
    }
    let said = !heading.numbers.is_empty() || text.contains(':');
    let fits = said && (cue.strength > ALONE || heading.rest == text.len());
    fits.then(|| Heading { sure: heading.sure.min(Sure::Layout), ..heading })
}

fn question(text: &str) -> Option<Heading> {
    let (cue, rest) = cues::heading(text, Says::Question)?;
    as_sure_as(cue, text, question_of(text, rest, cue.words == "vragen")?)
}

/// A heading of a question, of which `rest` stands behind the word.
fn question_of(text: &str, rest: &str, several: bool) -> Option<Heading> {
    let rest = strip_word(rest, "nummer").unwrap_or(rest);
    let spaced = rest.trim_start_matches(|c: char| c == ':' || is_space(c));
    let alone = spaced.is_empty() || rest.trim_start_matches(is_space).starts_with(':');
    if alone && !spaced.starts_with(|c: char| c.is_ascii_digit()) && !several {
        // `Vraag: Kent u …` without a number.
        let range = 0..text.len() - rest.len();
        let rest = text.len() - spaced.len();
        let capital = text.starts_with(char::is_uppercase);
        return capital.then(|| Heading {
            rest,
            sure: Sure::Layout,
            ..whole(HeadingKind::Question, range.end)
        });
    }
    if spaced.len() == rest.len() && !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let spaced = counted(spaced);
    let bracketed = spaced.strip_prefix(['(', '[']);
    let inside = bracketed.filter(|inside| inside.starts_with(|c: char| c.is_ascii_digit()));
    numbered(text, inside.unwrap_or(spaced), HeadingKind::Question)
}

/// What stands behind a word that only says that a number follows: `nr. 3`, `nummer 3`, `#3`.
fn counted(text: &str) -> &str {
    let counted = ["nr. ", "nr ", "no. ", "nummer ", "#"].iter();
    counted.filter_map(|word| strip_word(text, word)).next().unwrap_or(text)
}

fn answer(text: &str) -> Option<Heading> {
    let (cue, rest) = cues::heading(text, Says::Answer)?;
    as_sure_as(cue, text, answer_of(text, rest)?)
}

/// A heading of an answer, of which `rest` stands behind the word.
fn answer_of(text: &str, rest: &str) -> Option<Heading> {
    // Plural or singular, `Antwoord` alone closes with nothing or a colon; in small letters with a colon, where a question is open.
    let after = rest.trim_start_matches(is_space);
    let sure = if text.starts_with(char::is_uppercase) { Sure::Form } else { Sure::Expected };
    let capital = sure == Sure::Form;
    if after.is_empty() || after == ":" || says_who(after) {
        let heading = Heading { sure, ..whole(HeadingKind::Answer, text.len()) };
        return (capital || after == ":").then_some(heading);
    }
    // `Antwoord: Ja.`, `**Antwoord:** Ja.`, `Antwoord - Ja.`
    let inline =
        after.strip_prefix(':').map(|inline| inline.trim_start_matches(['*', '_'])).or_else(|| {
            let dashed = after.strip_prefix(['-', '–', '—'])?;
            dashed.starts_with(is_space).then_some(dashed)
        });
    if let Some(inline) = inline {
        let words = inline.trim_start_matches(is_space);
        if leading_digits(words) == 0 {
            let range = 0..text.len() - after.len();
            let rest = text.len() - words.len();
            let heading = Heading { rest, sure, ..whole(HeadingKind::Answer, range.end) };
            return (capital || after.starts_with(':')).then_some(heading);
        }
    }
    if rest.len() == after.len() && !rest.starts_with(|c: char| c.is_ascii_digit() || c == '(') {
        return None;
    }
    let after = after.trim_start_matches(['(', '[']);
    let linked = ANSWER_LINKS.iter().find_map(|link| strip_word(after, link)).unwrap_or(after);
    let linked = linked.trim_start_matches(is_space).trim_start_matches('(');
    let word = NUMBER_WORDS.iter().find_map(|word| strip_word(linked, word)).unwrap_or(linked);
    // `Antwoord op 18 februari` is no heading: a link needs its `vraag`.
    if word.len() == linked.len() && linked.len() != after.len() {
        return None;
    }
    let word = counted(word.trim_start_matches(|c: char| c == ':' || is_space(c)));
    numbered(text, word, HeadingKind::Answer)
}

/// `Antwoord Algemene Rekenkamer`, `Antwoord van het kabinet:`: who answers, in lists. An office goes on on the next line too often
/// (`Antwoord van de staatssecretaris` / `van Financiën`), and is a head.
fn says_who(after: &str) -> bool {
    const WHO: [&str; 8] = [
        "algemene rekenkamer",
        "rekenkamer",
        "ar",
        "kabinet",
        "het kabinet",
        "regering",
        "de regering",
        "de algemene rekenkamer",
    ];
    let who = after.trim_end_matches(|c: char| c == ':' || is_space(c));
    let who = strip_word(who, "van ").unwrap_or(who);
    WHO.iter().any(|known| strip_word(who, known).is_some_and(str::is_empty))
}

/// `A: Ja.`, `V: Kent u …`: only in a draft that does so throughout.
fn other_word(text: &str) -> Option<Heading> {
    let (word, inline) = text.split_once(':')?;
    let kind = match word {
        "V" | "Q" => HeadingKind::Question,
        "A" => HeadingKind::Answer,
        _ => return None,
    };
    let rest = text.len() - inline.trim_start_matches(is_space).len();
    Some(Heading { rest, sure: Sure::Layout, ..whole(kind, word.len()) })
}

/// `[1] vraag`, `1e vraag:`, `2. Antwoord`, `Derde vraag`: the number before the word; only in a draft that numbers so.
fn ordinal(text: &str) -> Option<Heading> {
    // What ends with the word, or has a colon behind it, is short up to there.
    const LONGEST: usize = 30;
    let bare = text.trim_start_matches(['[', '(']);
    let lead = text.len() - bare.len();
    let digits = leading_digits(bare);
    let (value, len) = match digits {
        0 => in_order(bare)?,
        1..=3 => (bare.get(..digits)?.parse().ok().filter(|&value| value > 0)?, digits),
        _ => return None,
    };
    let after = bare.get(len..)?;
    let ended = ["ste ", "de ", "e "].iter().filter(|_| digits > 0);
    let after = ended.filter_map(|end| strip_word(after, end)).next().unwrap_or(after);
    let closers = |c: char| matches!(c, ']' | ')' | '*' | '_' | '.' | ':') || is_space(c);
    let word = after.trim_start_matches(closers);
    if word.len() == bare.len() - len {
        return None;
    }
    let named = |says| cues::heading(word, says).filter(|(cue, _)| !cue.words.ends_with("en"));
    let (kind, behind) = match (named(Says::Question), named(Says::Answer)) {
        (Some((_, behind)), _) => (HeadingKind::Question, behind),
        (None, Some((_, behind))) => (HeadingKind::Answer, behind),
        _ => return None,
    };
    let end = text.len() - behind.len();
    let behind = behind.trim_start_matches(['*', '_']);
    let inline = match behind.strip_prefix(':') {
        Some(inline) => inline.trim_start_matches(|c: char| matches!(c, '*' | '_') || is_space(c)),
        None if behind.is_empty() => behind,
        None => return None,
    };
    let numbers = vec![(Number::new(value), lead..lead + len)];
    let rest = text.len() - inline.len();
    (end <= LONGEST).then_some(Heading { kind, numbers, range: 0..end, rest, sure: Sure::Layout })
}

/// `Eerste`, `tweede`: the number, and the length of the word.
fn in_order(text: &str) -> Option<(u32, usize)> {
    const ORDER: [&str; 12] = [
        "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
        "tiende", "elfde", "twaalfde",
    ];
    let found = (1..).zip(ORDER).find(|(_, word)| strip_word(text, word).is_some());
    found.map(|(value, word)| (value, word.len()))
}

/// `V1: Kent u …`, `A1`, `Q2.`, `V 3`, `v1:`: only in a draft that numbers so.
fn short(text: &str) -> Option<Heading> {
    let kind = match text.bytes().next()? {
        b'V' | b'Q' | b'v' | b'q' => HeadingKind::Question,
        b'A' | b'a' => HeadingKind::Answer,
        _ => return None,
    };
    let list = text.get(1..)?;
    let near = list.trim_start_matches(is_space);
    let list = if near.len() + 1 >= list.len() { near } else { list };
    let digits = leading_digits(list);
    let after = list.get(digits..)?;
    if digits == 0
        || !after.is_empty() && !after.starts_with([':', '.', ')', ' ', '\t', 'a', 'b', 'c', 'd'])
    {
        return None;
    }
    let capital = text.starts_with(char::is_uppercase);
    if !capital {
        // `v1:` and `a1:` have a colon.
        let inline = after.strip_prefix(':')?.trim_start_matches(is_space);
        let numbers = vec![(number(list)?.0, text.len() - list.len()..text.len() - after.len())];
        let (end, rest) = (text.len() - after.len(), text.len() - inline.len());
        return Some(Heading { kind, numbers, range: 0..end, rest, sure: Sure::Layout });
    }
    let heading = numbered(text, list, kind)?;
    // `A2 Amsterdam – Utrecht` is a road.
    let marked = heading.rest == text.len()
        || text.get(heading.range.end..heading.rest)?.contains([':', '.', ')', '-', '–']);
    marked.then_some(Heading { sure: Sure::Layout, ..heading })
}

/// The numbers from `list` (a tail of `text`) on, and what follows them.
fn numbered(text: &str, list: &str, kind: HeadingKind) -> Option<Heading> {
    let at = text.len() - list.len();
    let (numbers, len) = numbers(list, at).or_else(|| in_words(list, at))?;
    let end = at + len;
    let after = text.get(end..)?;
    let upper = text.starts_with(|c: char| c.is_uppercase());
    let tail = after.trim_start_matches(is_space);
    let closed = tail.trim_start_matches([':', '.', ')', ']', '*', '_']);
    let marked = closed.len() < tail.len();
    let closed = closed.trim_start_matches(is_space);
    let bracketed = closed.starts_with('(') && closed.ends_with(')') && closed.len() < 80;
    let placed = bracketed || is_place(closed);
    let dashed =
        closed.strip_prefix(['-', '–', '—', '|']).map(|dashed| dashed.trim_start_matches(is_space));
    let digits = list.starts_with(|c: char| c.is_ascii_digit());
    let (rest, sure) = if closed.is_empty() || placed {
        // `vraag 5).` in lower case is the end of a sentence that was broken over lines.
        (text.len(), if upper { Sure::Form } else { Sure::Expected })
    } else if !upper {
        return None;
    } else if asked_by(closed) {
        (text.len(), Sure::Expected)
    } else if !digits && !marked {
        // `Vraag a`, `Vraag een` with words behind it are sentences.
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
    // A year is a question only where the count has come so far.
    let years = numbers.iter().any(|(number, _)| number.value() >= YEARS);
    let sure = if years { sure.min(Sure::Expected) } else { sure };
    Some(Heading { kind, numbers, range: 0..end, rest, sure })
}

/// `, blz. 12`, `| pagina 3`, `van 99`: where in a paper the question points, or how many there are.
fn is_place(text: &str) -> bool {
    let text =
        text.trim_start_matches(|c: char| matches!(c, ',' | ';' | '|' | '-' | '–') || is_space(c));
    let words = ["blz.", "blz", "bladzijden", "bladzijde", "pagina", "pag.", "p.", "van"];
    let Some(rest) = words.iter().find_map(|word| strip_word(text, word)) else { return false };
    let list = rest.trim_start_matches(is_space);
    list.starts_with(|c: char| c.is_ascii_digit())
        && list
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ',' | '.') || is_space(c))
}

/// `van het lid Boswijk (CDA)`, `van de VVD-fractie`: who asks, behind the number.
fn asked_by(text: &str) -> bool {
    const LONGEST: usize = 80;
    let who = strip_word(text, "van ").unwrap_or_default();
    text.len() < LONGEST
        && !text.ends_with(['.', '?', ','])
        && (["het lid ", "de leden "].iter().any(|word| strip_word(who, word).is_some())
            && who.ends_with([')', ':'])
            || who.trim_end_matches(':').ends_with("fractie"))
}

/// What may stand between two numbers of a list, longest first; the last column says whether it is a range.
const SEPARATORS: [(&str, bool); 18] = [
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
        let spaced = rest.trim_start_matches(is_space);
        let separator =
            SEPARATORS.iter().find_map(|&(word, range)| Some((strip_word(spaced, word)?, range)));
        let (after, range) = match separator {
            Some(found) => found,
            // `9 10 en 11`: a comma was forgotten.
            None if spaced.len() < rest.len() => (spaced, false),
            None => break,
        };
        let next = after.trim_start_matches(is_space);
        let next = ["de vragen ", "vragen ", "vraag "]
            .iter()
            .find_map(|word| strip_word(next, word))
            .unwrap_or(next);
        let Some((value, len)) = number(next) else { break };
        let start = text.len() - next.len();
        let place = at + start..at + start + len;
        let before = found.last().map_or(Number::default(), |&(number, _)| number);
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

/// The numbers between the ends of a range; `None` where it is none.
fn between(first: Number, last: Number) -> Option<Vec<Number>> {
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

/// A question number: one to four digits, perhaps with the letter of a sub-question (`3a`).
fn number(text: &str) -> Option<(Number, usize)> {
    let digits = leading_digits(text);
    let value: u32 = text.get(..digits).filter(|_| digits <= 4)?.parse().ok()?;
    if value == 0 {
        return None;
    }
    let mut rest = text.get(digits..)?.chars();
    match (rest.next(), rest.next()) {
        (Some(letter @ 'a'..='k'), next) if next.is_none_or(|c| !c.is_alphanumeric()) => {
            Some((Number::with_letter(value, letter), digits + 1))
        }
        _ => Some((Number::new(value), digits)),
    }
}

/// Numbers in words, and letters: `Vraag één`, `Vraag a`, `Vraag II`, `Vragen een en twee`.
fn in_words(text: &str, at: usize) -> Option<(Numbers, usize)> {
    list(text, at, word)
}

/// A number in words, a Roman one, a letter.
fn word(text: &str) -> Option<(Number, usize)> {
    const WORDS: [(&str, u32); 22] = [
        ("één", 1),
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
        ("Eén", 1),
    ];
    let len = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text.get(..len)?;
    let known = WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
    let number = match known {
        Some((_, value)) => Number::new(*value),
        None if len > 1 => Number::new(roman(word)?),
        None => Number::letter_alone(word.chars().next().filter(char::is_ascii_alphabetic)?),
    };
    Some((number, len))
}

/// `II`, `IV`, `XIX`: Roman numbers below 40.
pub(super) fn roman(word: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = word.bytes().take_while(|&b| b == b'X').count();
    let ones = word.get(tens..)?;
    let ones = ONES.iter().position(|known| *known == ones)?;
    let value = (tens * 10 + ones) as u32;
    (tens < 4 && value > 0).then_some(value)
}

/// How numbers stand before questions that have no word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum Class {
    /// `3`, alone or before its question, perhaps with a tab, a dash or a colon.
    Plain,
    /// `3.`
    Dotted,
    /// `3)`, `(3)`
    Bracketed,
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
        text.trim_start_matches(|c: char| matches!(c, '*' | '_' | '#' | '(' | '>') || is_space(c));
    if !bare.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let lead = text.len() - bare.len();
    let (numbers, len) = alone(bare, lead).or_else(|| {
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
        Some(c) if is_space(c) => {
            let spaced = behind_bracket(after.trim_start_matches(is_space));
            let dashed = spaced
                .strip_prefix(['-', '–', '—', '|'])
                .map(|dashed| dashed.trim_start_matches(is_space));
            (Class::Plain, dashed.unwrap_or(spaced))
        }
        _ => return None,
    };
    let words = rest.trim_start_matches(|c: char| matches!(c, '*' | '_') || is_space(c));
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
fn behind_bracket(words: &str) -> &str {
    const LONGEST: usize = 30;
    let closed = words.strip_prefix('(').and_then(|inside| inside.split_once(')'));
    let Some((inside, rest)) = closed.filter(|(inside, _)| inside.len() < LONGEST) else {
        return words;
    };
    let party = inside.starts_with(char::is_uppercase) && !inside.contains([' ', '.']);
    if party || is_place(inside) { rest.trim_start_matches(is_space) } else { words }
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
        .trim_matches(|c: char| matches!(c, '.' | ':' | ')' | '*' | '_') || is_space(c));
    let years = numbers.iter().any(|(number, _)| number.value() >= YEARS);
    // `12 14` are figures of a table.
    let joined =
        numbers.len() == 1 || text.contains(|c: char| c.is_alphabetic() || ",-–&/+".contains(c));
    (ends.is_empty() && !years && joined).then_some((numbers, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Option<(HeadingKind, Vec<u32>, &str)> {
        let heading = parse(text)?;
        let numbers = heading.numbers.iter().map(|(number, _)| number.value()).collect();
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
            ("Antwoord (3)", Answer, vec![3], ""),
            ("Antw.: Ja.", Answer, vec![], "Ja."),
            ("Antwoord Algemene Rekenkamer", Answer, vec![], ""),
            ("Antwoord van het kabinet:", Answer, vec![], ""),
            ("Vraag (3)", Question, vec![3], ""),
            ("Vraag 3, blz. 12", Question, vec![3], ""),
            ("Vraag 3 van 99", Question, vec![3], ""),
            ("Vraag 3 van de VVD-fractie", Question, vec![3], ""),
            ("Nummer 3", Question, vec![3], ""),
            ("Nr. 3", Question, vec![3], ""),
            ("[1] vraag", Question, vec![1], ""),
            ("**2** antwoord:", Answer, vec![2], ""),
            ("1e vraag: Klopt dit?", Question, vec![1], "Klopt dit?"),
            ("Derde vraag", Question, vec![3], ""),
            ("2. Antwoord", Answer, vec![2], ""),
            ("Vraag #4", Question, vec![4], ""),
            ("Vraag no. 4", Question, vec![4], ""),
            ("== Vraag 4 ==", Question, vec![4], ""),
            ("• Vraag 4: Klopt dit?", Question, vec![4], "Klopt dit?"),
            ("Vr. 5", Question, vec![5], ""),
            ("Deelvraag 5", Question, vec![5], ""),
            ("Concept-antwoord 5:", Answer, vec![5], ""),
            ("Antwoord een en twee", Answer, vec![1, 2], ""),
            ("Vraag XIV", Question, vec![14], ""),
            ("V 3", Question, vec![3], ""),
            ("v3: Klopt dit?", Question, vec![3], "Klopt dit?"),
            ("antwoord:", Answer, vec![], ""),
            ("V: Kent u dat?", Question, vec![], "Kent u dat?"),
            ("A: Ja.", Answer, vec![], "Ja."),
            ("Reactie:", Answer, vec![], ""),
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
            "Vraag 3 van het lid Boswijk is al",
            "Nr. 3 LIJST VAN VRAGEN",
            "Antwoord van de staatssecretaris",
            "Antwoord van de minister",
            "Vraagstukken 3",
            "Beantwoording van de vragen van het lid X",
            "vraag 5 heb ik toegelicht",
            "1e vraag is al beantwoord",
            "2. Vragen en antwoorden",
            "1. Vragen",
            "Eerste vraag van het debat",
            "Vraag een en ander na",
            "Reactie van de minister",
            "- vraag het na",
            "Nr. 3 Vragen",
            "a 3 procent",
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
    fn spaces_of_every_width_and_other_words() {
        use HeadingKind::{Answer, Question};
        for (text, kind, numbers, rest) in [
            ("Vraag\u{a0}1", Question, vec![1], ""),
            ("Antwoord\u{202f}op\u{a0}vraag\u{2009}3", Answer, vec![3], ""),
            ("**Vraag 1**: Klopt dit?", Question, vec![1], "Klopt dit?"),
            ("Antwoord - Ja.", Answer, vec![], "Ja."),
            ("Antwoord:** Ja.", Answer, vec![], "Ja."),
            ("Vraag één", Question, vec![1], ""),
            ("Antwoord vraag twee", Answer, vec![2], ""),
            ("Vraag 450", Question, vec![450], ""),
            ("Question 2", Question, vec![2], ""),
            ("V3: Kent u dat?", Question, vec![3], "Kent u dat?"),
            ("A3", Answer, vec![3], ""),
        ] {
            assert_eq!(seen(text), Some((kind, numbers, rest)), "{text:?}");
        }
        for text in [
            "Vraag een vergunning aan",
            "A12 is dicht",
            "A2 Amsterdam – Utrecht",
            "V8-motor",
            "Antwoord-nummer 3",
        ] {
            assert_eq!(seen(text), None, "{text:?}");
        }
        let lettered = parse("Vraag 1a").unwrap();
        assert_eq!(lettered.numbers[0].0, Number::with_letter(1, 'a'));
        assert_eq!(parse("Vraag b").unwrap().numbers[0].0.to_string(), "b");
        assert_eq!(parse("Vraag 2024").unwrap().sure, Sure::Expected);
    }

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
        ] {
            assert_eq!(seen(text), None, "{text:?}");
        }
    }
}
