//! References that do not send the reader on, but remind of what an answer says: "zoals aangegeven in het antwoord op vraag 2".

use std::ops::Range;

use crate::draft::Prose;
use crate::draft::context::SENTENCE;
use crate::text::last_of;

/// What asks others, whose answers have numbers too.
const SURVEYS: [&str; 10] = [
    "survey",
    "enquête",
    "vragenlijst",
    "toets",
    "peiling",
    "interview",
    "examen",
    "formulier",
    "consultatie",
    "raadpleging",
];

/// What was done with something in an answer: "zoals aangegeven in het antwoord op vraag 2", "dit is bij vraag 2 beantwoord".
pub(super) const DONE: [&str; 24] = [
    "aangegeven",
    "aangekondigd",
    "aangestipt",
    "aangehaald",
    "beantwoord",
    "benoemd",
    "beschreven",
    "geantwoord",
    "gegeven",
    "gemeld",
    "genoemd",
    "geschetst",
    "gesteld",
    "gezegd",
    "opgemerkt",
    "toegelicht",
    "uitgelegd",
    "uiteengezet",
    "vermeld",
    "verwoord",
    "weergegeven",
    "omschreven",
    "opgenomen",
    "besproken",
];

/// Whether a text goes on to say that something was done in an answer: "beantwoord", "is al aangegeven".
pub(super) fn is_done(behind: &str) -> bool {
    let mut words = behind.split_whitespace().take(3);
    let said = words.find(|word| !matches!(*word, "is" | "al" | "reeds" | "ook" | "werd"));
    said.is_some_and(|word| DONE.contains(&word.trim_end_matches(['.', ',', ';', ')'])))
}

/// Words of a sentence about the question at hand: "deze vraag is al bij vraag 9 beantwoord". With any other it may tell of another paper.
const AT_HAND: [&str; 13] = [
    "deze",
    "vraag",
    "vragen",
    "dit",
    "dat",
    "is",
    "zijn",
    "werd",
    "wordt",
    "al",
    "reeds",
    "ook",
    "hierboven",
];

/// Whether the words of a sentence so far are only about the question at hand, and no survey is spoken of above.
pub(super) fn is_about_this_question(text: &str) -> bool {
    const ABOVE: usize = 300;
    let above = last_of(text, ABOVE).to_lowercase();
    let sentence = last_of(text, SENTENCE).rsplit(['.', '?', '!', '\n']).next().unwrap_or_default();
    !SURVEYS.iter().any(|word| above.contains(word))
        && sentence.split_whitespace().all(|word| AT_HAND.contains(&word.to_lowercase().as_str()))
}

/// Words between "zoals" and the answer that it reminds of, besides those of what was done: nobody else, and no other time.
const REMINDING: [&str; 14] = [
    "ik",
    "wij",
    "we",
    "is",
    "werd",
    "heb",
    "hebben",
    "het",
    "kabinet",
    "al",
    "reeds",
    "ook",
    "hierboven",
    "in",
];

/// Words behind an answer that say of which questions it is, or of which part of its question.
const OF_WHICH: [&str; 23] = [
    "daarin",
    "daarvan",
    "hiervan",
    "van",
    "uit",
    "aan",
    "dat",
    "die",
    "in",
    "op",
    "bij",
    "onder",
    "sub",
    "onderdeel",
    "deelvraag",
    "eerste",
    "tweede",
    "derde",
    "laatste",
    "waarin",
    "d.d.",
    "en",
    "over",
];

/// Whether a reference to an answer, not a "zie", tells what that answer says: "zoals aangegeven in het antwoord op vraag 2, …".
pub(super) fn reminds(flow: &Prose, range: Range<usize>) -> bool {
    let before = flow.sentence_before(range.start).to_lowercase();
    let Some((_, between)) = before.rsplit_once("zoals ") else { return false };
    let said = |word: &str| REMINDING.contains(&word) || DONE.contains(&word);
    let behind = flow.text().get(range.end..).unwrap_or_default();
    let part =
        behind.starts_with(['(', '-']) || behind.starts_with('.') && !behind.starts_with(". ");
    let next = behind.trim_start_matches([',', ' ', '(']);
    let next = next.split(|c: char| c.is_whitespace() || ",;:)".contains(c)).next();
    let next = next.unwrap_or_default();
    between.split_whitespace().all(said)
        && !(part && behind != ".")
        && next.chars().count() != 1
        && !OF_WHICH.contains(&next)
}
