//! Headings of questions and answers, in every form met in real drafts.
//!
//! The forms are data: a word (`Vraag`, `Antwoord op de vragen`, …), a list of numbers
//! (`2 en 3`, `4-7`, `2 t/m 6`, `7, 8, 9 10 en 11`) and what may follow.

use std::ops::Range;

pub(in crate::draft) use super::form::{ASKERS, Heading, HeadingKind, Sure};
use super::form::{as_sure_as, counted, numbered, whole};
use super::letters::strip_word;
use super::{Says, answering, cues, short};
use crate::text::is_unseen;

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

/// The first letters of headings, and words that begin with them. Most lines begin otherwise and need no further look.
const FIRST_LETTERS: [(u8, &str); 15] = [
    (b'a', "antwoord, achtste vraag"),
    (b'b', "beantwoording"),
    (b'c', "conceptantwoord"),
    (b'd', "deelvraag, derde vraag"),
    (b'e', "eerste vraag"),
    (b'g', "gezamenlijk antwoord"),
    (b'h', "het antwoord"),
    (b'k', "kamervraag"),
    (b'm', "mededeling"),
    (b'n', "nummer, negende vraag"),
    (b'q', "question"),
    (b'r', "reactie"),
    (b't', "tweede vraag"),
    (b'v', "vraag"),
    (b'z', "zesde vraag"),
];

/// The letters of the table as a set: one bit for each of the alphabet.
const fn letters(mut rows: &[(u8, &str)]) -> u32 {
    let mut set = 0;
    while let [(letter, _), rest @ ..] = rows {
        set |= 1 << (*letter - b'a');
        rows = rest;
    }
    set
}

/// Whether a heading may begin with a byte: a letter of the table, a figure, or a bracket around either.
const fn may_begin(byte: u8) -> bool {
    const LETTERS: u32 = letters(&FIRST_LETTERS);
    /// The first byte of «.
    const OPENING: u8 = 0xc2;
    match byte.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => LETTERS & (1 << (letter - b'a')) != 0,
        b'0'..=b'9' | b'[' | b'(' | b'<' | OPENING => true,
        _ => false,
    }
}

/// Reads a heading with a word: `Vraag 3`, `Antwoord op de vragen 3 en 4:`, `Antwoord`, `Mededeling`, `V1:`.
pub(in crate::draft) fn parse(text: &str) -> Option<Heading> {
    let bare = text.trim_start_matches(|c: char| is_frame(c) || is_unseen(c));
    if !may_begin(bare.bytes().next()?) {
        return None;
    }
    let in_box = boxed(bare).or_else(|| opened(bare));
    let lead = text.len() - bare.len() + in_box.map_or(0, |(_, opening)| opening);
    let bare = in_box.map_or(bare, |(inside, _)| inside);
    let closing = bare.trim_end_matches(|c: char| {
        matches!(c, '*' | '_')
            || lead > 0 && matches!(c, '"' | '”' | '’' | '=' | '-' | '–' | '~')
            || is_unseen(c)
    });
    let heading = if is_notice(closing) {
        whole(HeadingKind::Notice, closing.len())
    } else {
        question(closing)
            .or_else(|| answering::answer(closing))
            .or_else(|| short::short(closing))
            .or_else(|| short::other_word(closing))
            .or_else(|| short::ordinal(closing))?
    };
    // A quotation that begins with the word goes on behind it: `“Antwoord: wij voldoen …`.
    let quotes = text.get(..lead).is_some_and(|frame| frame.contains(['“', '‘', '"']));
    if quotes && heading.rest < closing.len() {
        return None;
    }
    // In a list (`- Antwoord 4`) it is a heading where its number is expected.
    let listed = text.get(..lead).is_some_and(|frame| frame.contains(['-', '–', '•']));
    let sure =
        if listed || in_box.is_some() { heading.sure.min(Sure::Expected) } else { heading.sure };
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

/// `[Vraag 4]`, `(Antwoord 4)`: what stands between brackets that open and close the line, and how long the opening one is.
fn boxed(text: &str) -> Option<(&str, usize)> {
    const BOXES: [(char, char); 4] = [('[', ']'), ('(', ')'), ('<', '>'), ('«', '»')];
    BOXES.iter().find_map(|&(open, close)| {
        let inside = text.strip_prefix(open)?.trim_end_matches(is_unseen).strip_suffix(close)?;
        let word = inside.starts_with(['V', 'A']) && !inside.contains([open, close]);
        word.then_some((inside, open.len_utf8()))
    })
}

/// `[Vraag 4] Kunt u …`: what stands behind the bracket; the closing one closes the number.
fn opened(text: &str) -> Option<(&str, usize)> {
    let inside = text.strip_prefix(['[', '('])?;
    inside.starts_with(['V', 'A']).then_some((inside, 1))
}

/// `Mededeling` alone on its line.
fn is_notice(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && cues::heading(text, Says::Notice).is_some_and(|(_, rest)| rest.is_empty())
}

fn question(text: &str) -> Option<Heading> {
    let (cue, rest) = cues::heading(text, Says::Question)?;
    // `nr. 2166.`, broken off from what it is the number of.
    if text.starts_with("nr") {
        return None;
    }
    as_sure_as(cue, text, question_of(text, rest, cue.words == "vragen")?)
}

/// A heading of a question, of which `rest` stands behind the word.
fn question_of(text: &str, rest: &str, several: bool) -> Option<Heading> {
    let said = ["nummer", "nr."].iter().find_map(|word| strip_word(rest, word));
    let rest = said.unwrap_or(rest);
    let spaced = rest.trim_start_matches(|c: char| matches!(c, ':' | '.' | '_') || is_unseen(c));
    if !several && text.starts_with(char::is_uppercase) && names_who_asks(rest) {
        let heading = whole(HeadingKind::Question, text.len());
        return Some(Heading { sure: Sure::Layout, ..heading });
    }
    let alone = spaced.is_empty() || rest.trim_start_matches(is_unseen).starts_with(':');
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
    // `Vraag - 4`
    let dashed = spaced.strip_prefix(['-', '–']).filter(|dashed| dashed.starts_with(is_unseen));
    let spaced = counted(dashed.map_or(spaced, |dashed| dashed.trim_start_matches(is_unseen)));
    let bracketed = spaced.strip_prefix(['(', '[']);
    let inside = bracketed.filter(|inside| inside.starts_with(|c: char| c.is_ascii_digit()));
    numbered(text, inside.unwrap_or(spaced), HeadingKind::Question)
}

/// `Vraag van het lid Dassen (Volt)` and no more: a question without a number, in answers to what members asked one by one.
fn names_who_asks(rest: &str) -> bool {
    let who = strip_word(rest.trim_start_matches(is_unseen), "van ");
    who.is_some_and(|who| {
        ASKERS.iter().any(|asker| strip_word(who, asker).is_some())
            && who.trim_end_matches([':', '.', ' ']).ends_with(')')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Number;

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
            ("Vraag 3 mevrouw De Vries (SP)", Question, vec![3], ""),
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
            ("Vraag van het lid Dassen (Volt)", Question, vec![], ""),
            ("Vraag van de heer Zijlstra (VVD):", Question, vec![], ""),
            ("Mededeling", Notice, vec![], ""),
        ] {
            assert_eq!(seen(text), Some((kind, numbers, rest)), "{text:?}");
        }
    }

    #[test]
    fn every_word_of_a_heading_may_begin_a_line() {
        let words = cues::CUES
            .iter()
            .filter(|cue| matches!(cue.says, Says::Question | Says::Answer | Says::Notice));
        for cue in words {
            assert!(cue.words.bytes().next().is_some_and(may_begin), "{cue:?}");
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
            "Vraag 3 de heer De Vries antwoordt",
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
