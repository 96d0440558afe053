//! References between answers: "Zie het antwoord op vraag 3".

use super::heading::{Numbers, numbers};
use super::line::strip_word;
use super::{Answer, Draft};
use crate::text::{Flow, Span};

/// A reference to one question of the same set.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The answer in which it stands.
    pub answer: usize,
    /// The number it names.
    pub number: u32,
    /// Where that number stands.
    pub number_span: Span,
    /// The words of the reference, from `zie` or `antwoord` to the last number.
    pub span: Span,
    /// What it says.
    pub form: ReferenceForm,
    /// Whether the reader is sent there (`zie`, `verwijs`), not only reminded.
    pub sends: bool,
    /// Whether the answer says nothing else.
    pub whole_answer: bool,
}

/// How a reference is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceForm {
    /// "het antwoord op vraag 3".
    Answer,
    /// "Zie vraag 3", where the answer is meant.
    Question {
        /// Where the word `vraag` or `vragen` begins, or the article before it.
        word: u32,
        /// Whether it is plural.
        plural: bool,
    },
}

/// Words that say that the question belongs to another set or document.
const ELSEWHERE: [&str; 24] = [
    "aanhangsel",
    "kamervragen",
    "schriftelijke vragen",
    "schriftelijk overleg",
    "van het lid",
    "van de leden",
    "van de fractie",
    "eerdere",
    "vergaderjaar",
    "feitelijke vragen",
    "kamerstuk",
    "vorige",
    "set ",
    "ingezonden",
    "fractieleden",
    "van de zijde",
    "gesteld",
    "2018z",
    "2019z",
    "202",
    "commissie",
    "begroting",
    "brief van",
    "toenmalig",
];

/// Finds the references in all answers.
pub(super) fn find(draft: &Draft) -> Vec<Reference> {
    let mut found = Vec::new();
    for (i, answer) in draft.answers.iter().enumerate() {
        in_answer(i, answer, &mut found);
    }
    found
}

fn in_answer(index: usize, answer: &Answer, found: &mut Vec<Reference>) {
    let text = answer.flow.text();
    let mut at = 0;
    while let Some(place) = find_word(text, at) {
        at = place + 1;
        let Some(reference) = read(text, place) else { continue };
        at = reference.end;
        if points_elsewhere(text, reference.start, reference.end) {
            continue;
        }
        let whole_answer =
            reference.sends && says_nothing_else(text, reference.start, reference.end);
        for (number, range) in reference.numbers {
            found.push(Reference {
                answer: index,
                number,
                number_span: answer.flow.span(range),
                span: answer.flow.span(reference.start..reference.end),
                form: reference.form.in_source(&answer.flow),
                sends: reference.sends,
                whole_answer,
            });
        }
    }
}

/// The next place where a reference may name its question: `vraag`, `vragen`, `antwoord 3`.
fn find_word(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let vraag = rest.find("vra").map(|at| from + at);
    let antwoord = rest.find("ntwoord ").map(|at| from + at);
    match (vraag, antwoord) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

struct Found {
    start: usize,
    end: usize,
    numbers: Numbers,
    form: FlowForm,
    sends: bool,
}

#[derive(Clone, Copy)]
enum FlowForm {
    Answer,
    Question { word: usize, plural: bool },
}

impl FlowForm {
    fn in_source(self, flow: &Flow) -> ReferenceForm {
        match self {
            Self::Answer => ReferenceForm::Answer,
            Self::Question { word, plural } => {
                ReferenceForm::Question { word: flow.span(word..word + 1).start, plural }
            }
        }
    }
}

/// Words between `zie` or `antwoord` and the question, from right to left.
const LINKS: [&str; 17] = [
    "de", "het", "mijn", "ons", "onze", "op", "bij", "van", "onder", "ook", "hiervoor", "verder",
    "tevens", "daarvoor", "graag", "u", "naar",
];

fn read(text: &str, place: usize) -> Option<Found> {
    let tail = text.get(place..)?;
    let word_before = text.get(..place)?.chars().next_back();
    let (word, list) = if let Some(rest) = strip_word(tail, "ntwoord ") {
        (None, rest) // `antwoord 3`
    } else {
        if word_before.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let plural = strip_word(tail, "vragen ");
        let rest = plural.or_else(|| strip_word(tail, "vraag "))?;
        (Some((place, plural.is_some())), rest)
    };
    let (numbers, len) = numbers(list, text.len() - list.len())?;
    let end = text.len() - list.len() + len;
    // What comes before, word by word, back to `antwoord` or `zie`.
    let mut start = place;
    let mut answer = word.is_none();
    let mut sends = false;
    if answer {
        start = text
            .get(..place)?
            .rfind(|c: char| c.is_whitespace() || c == '(')
            .map_or(0, |at| at + 1);
    }
    for _ in 0..9 {
        let before = text.get(..start)?.trim_end();
        let from = before.rfind(|c: char| c.is_whitespace() || c == '(').map_or(0, |at| at + 1);
        let previous = before.get(from..)?.to_lowercase();
        match previous.as_str() {
            "antwoord" | "antwoorden" | "beantwoording" | "beantwoordingen" => answer = true,
            "zie" | "verwijs" | "verwezen" => {
                sends = true;
                start = from;
                break;
            }
            "ik" | "wij" if !sends => {}
            link if LINKS.contains(&link) => {}
            _ => break,
        }
        start = from;
    }
    let form = match (answer, word) {
        (true, _) => FlowForm::Answer,
        (false, Some((word, plural))) if sends => {
            // `zie de vragen 2 en 3`: the article goes with the word.
            let article = text.get(..word).is_some_and(|before| before.ends_with(" de "));
            FlowForm::Question { word: if article { word - 3 } else { word }, plural }
        }
        _ => return None,
    };
    Some(Found { start, end, numbers, form, sends })
}

/// Whether the sentence around a reference names another set of questions.
fn points_elsewhere(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let from = before.rfind(['.', '\n', ';']).map_or(0, |at| at + 1);
    let after = text.get(end..).unwrap_or_default();
    let until = after.find(['.', '\n', ';', ')']).unwrap_or(after.len());
    let near_before = before.get(from..).unwrap_or_default().to_lowercase();
    // What follows counts up to the next `en` that begins another thought; a few words are enough.
    let near_after: String =
        after.get(..until).unwrap_or_default().chars().take(90).collect::<String>().to_lowercase();
    let directly = near_after.trim_start();
    ["van ", "uit ", "in ", "op ", "bij ", "(", ",", "over "]
        .iter()
        .any(|link| directly.starts_with(link))
        && ELSEWHERE.iter().any(|word| directly.contains(word))
        || ["eerdere", "kamervragen", "schriftelijk overleg", "feitelijke", "aanhangsel"]
            .iter()
            .any(|word| near_before.contains(word))
}

/// Whether an answer is a reference and no more: nothing stands behind it, and before it at most a yes or no.
fn says_nothing_else(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let words = |part: &str| {
        part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
    };
    words(before) <= 4 && words(after) <= 2
}
