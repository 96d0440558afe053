//! Headings of questions and answers, in every form met in real drafts.
//!
//! The forms are data: a word (`Vraag`, `Antwoord op de vragen`, …), a list of numbers
//! (`2 en 3`, `4-7`, `2 t/m 6`, `7, 8, 9 10 en 11`) and what may follow.

use std::ops::Range;

use super::letters::{is_space, leading_digits, strip_word};
use super::numbers::{Numbers, YEARS, in_words, is_place, number, numbers};
use super::{Says, cues};
use crate::draft::Number;

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
}
