//! References between answers: "Zie het antwoord op vraag 3".

mod alone;
mod elsewhere;
mod reminding;

use std::ops::Range;

use self::alone::{answers_nothing, says_nothing_else};
use self::elsewhere::{asks_itself, points_elsewhere};
use self::reminding::{DONE, is_about_this_question, is_done, reminds};
use super::lines::letters::strip_word;
use super::lines::numbers::{Numbers, YEARS, levels, numbers};
use super::{Answer, Draft, Indices, Number, Prose, Question};
use crate::text::tables::QuickMap;
use crate::text::{Flow, Needle, Span, is_gap};

/// A reference to one question of the same set.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The answer in which it stands.
    pub answer: usize,
    /// The number it names.
    pub number: Number,
    /// Where that number stands.
    pub number_span: Span,
    /// The words of the reference, from `zie` or `antwoord` to the last number.
    pub span: Span,
    /// What it says.
    pub form: ReferenceForm,
    /// Whether the reader is sent there (`zie`, `verwijs`), not only reminded.
    pub sends: bool,
    /// Whether it reminds of what that answer says: "zoals aangegeven in het antwoord op vraag 2", not "in antwoord op vraag 2 merk ik op".
    pub reminds: bool,
    /// Whether the answer says nothing else, a yes or no aside.
    pub whole_answer: bool,
    /// Whether it is the whole answer and answers nothing by itself: no yes or no stands before it.
    pub answers_nothing: bool,
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

/// Indices of questions, by their set and the value of a number.
pub(super) type ByValue = QuickMap<(usize, u32), Vec<usize>>;

impl Draft {
    /// The references that stand in an answer.
    #[must_use]
    pub fn references_in(&self, answer: usize) -> &[Reference] {
        let start = self.references.partition_point(|reference| reference.answer < answer);
        let end = self.references.partition_point(|reference| reference.answer <= answer);
        self.references.get(start..end).unwrap_or_default()
    }

    /// The questions of a set that a number means, by index: those that have it; else that which should have it; else those that have it
    /// with a letter, or without the letter.
    #[must_use]
    pub fn questions_meant(&self, set: usize, number: Number) -> Indices {
        let fits: [fn(&Question, Number) -> bool; 3] = [
            |question, number| question.number == number,
            |question, number| question.intended == Some(number),
            |question, number| question.number.means(number),
        ];
        // Whichever it is, its value is the same.
        let alike = self.by_value().get(&(set, number.value())).map_or(&[][..], Vec::as_slice);
        let mut meant = fits.iter().map(|fits| {
            let fits = |i: &usize| self.questions.get(*i).is_some_and(|one| fits(one, number));
            alike.iter().copied().filter(fits).collect::<Indices>()
        });
        meant.find(|meant| !meant.is_empty()).unwrap_or_default()
    }

    /// The questions of each set by the value of their number and of the one they should have, made when somebody asks.
    fn by_value(&self) -> &ByValue {
        self.by_value.get_or_init(|| {
            let mut found = ByValue::default();
            for (i, question) in self.questions.iter().enumerate() {
                for number in [Some(question.number), question.intended].into_iter().flatten() {
                    let alike = found.entry((question.set, number.value())).or_default();
                    if alike.last() != Some(&i) {
                        alike.push(i);
                    }
                }
            }
            found
        })
    }

    /// The questions that a reference means, by index.
    #[must_use]
    pub fn meant_by(&self, reference: &Reference) -> Indices {
        let answer = self.answers.get(reference.answer);
        answer.map(|answer| self.questions_meant(answer.set, reference.number)).unwrap_or_default()
    }
}

/// Finds the references in all answers.
pub(super) fn find(draft: &Draft) -> Vec<Reference> {
    let mut found = Vec::new();
    for (i, answer) in draft.answers.iter().enumerate() {
        in_answer(i, answer, &mut found);
    }
    found
}

fn in_answer(index: usize, answer: &Answer, found: &mut Vec<Reference>) {
    for reference in answer.flow.references(|| in_text(&answer.flow)) {
        for (number, range) in &reference.numbers {
            found.push(Reference {
                answer: index,
                number: *number,
                number_span: answer.flow.span(range.clone()),
                span: answer.flow.span(reference.start..reference.end),
                form: reference.form.in_source(&answer.flow),
                sends: reference.sends,
                reminds: reference.reminds,
                whole_answer: reference.whole_answer,
                answers_nothing: reference.answers_nothing,
            });
        }
    }
}

/// The references in a text, as places in it. What is quoted refers to something in its own source.
fn in_text(flow: &Prose) -> Vec<Found> {
    let text = flow.text();
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    for place in places(text) {
        if place < at {
            continue;
        }
        let Some(reference) = read(text, place) else { continue };
        // A quoted answer has its heading at the front of a paragraph.
        let before = text.get(..reference.start).unwrap_or_default();
        let opens = before.is_empty() || before.ends_with('\n');
        if opens && is_heading(text, reference.start) {
            continue;
        }
        at = reference.end;
        let range = reference.start..reference.end;
        let of_the_question = matches!(reference.form, FlowForm::Question { word, .. }
            if asks_itself(text.get(..word).unwrap_or_default()));
        if of_the_question {
            continue;
        }
        if flow.is_quoted(place) || points_elsewhere(flow, range.clone(), reference.sends) {
            continue;
        }
        let whole_answer =
            reference.sends && says_nothing_else(text, reference.start, reference.end);
        let answers_nothing = whole_answer && answers_nothing(text, reference.start, reference.end);
        let names_answer = matches!(reference.form, FlowForm::Answer);
        let reminds = !reference.sends && names_answer && reminds(flow, range);
        found.push(Found { whole_answer, answers_nothing, reminds, ..reference });
    }
    found
}

/// Whether `Antwoord 4` stands at a place, with no word before the number.
fn is_heading(text: &str, at: usize) -> bool {
    let rest = strip_word(text.get(at..).unwrap_or_default(), "antwoord ");
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The places where a reference may name its question: `vraag`, `vragen`, `antwoord 3`.
fn places(text: &str) -> impl Iterator<Item = usize> {
    static WORDS: [Needle; 3] = [Needle::new("vra"), Needle::new("Vra"), Needle::new("ntwoord")];
    let mut each = WORDS.each_ref().map(|word| word.find_iter(text).peekable());
    std::iter::from_fn(move || {
        let next = each.iter_mut().filter_map(|places| places.peek().copied()).min()?;
        for places in &mut each {
            places.next_if_eq(&next);
        }
        Some(next)
    })
}

/// A reference in a text that stands anywhere.
#[derive(Debug)]
pub(super) struct Found {
    start: usize,
    end: usize,
    numbers: Numbers,
    form: FlowForm,
    sends: bool,
    reminds: bool,
    whole_answer: bool,
    answers_nothing: bool,
}

#[derive(Clone, Copy, Debug)]
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
const LINKS: [&str; 25] = [
    "de",
    "het",
    "mijn",
    "ons",
    "onze",
    "op",
    "bij",
    "van",
    "onder",
    "ook",
    "hiervoor",
    "verder",
    "tevens",
    "daarvoor",
    "daartoe",
    "hierboven",
    "kortheidshalve",
    "wordt",
    "graag",
    "u",
    "uw",
    "kamer",
    "naar",
    "met",
    "name",
];

/// The questions that a text names, list by list: "de vragen 8 en 9".
pub fn questions_named(text: &str) -> impl Iterator<Item = Vec<Number>> {
    let lists = places(text).filter_map(|place| list_at(text, place));
    let lists = lists.filter(|list| list.word.is_some());
    lists.map(|list| list.numbers.into_iter().map(|(number, _)| number).collect())
}

/// Numbers behind a word that says of what they are.
struct List {
    /// Where `vraag` or `vragen` stands, and whether it is plural; none behind `antwoord 3`.
    word: Option<(usize, bool)>,
    /// Whether it reads "antwoord onder 3".
    under: bool,
    numbers: Numbers,
    end: usize,
}

fn list_at(text: &str, place: usize) -> Option<List> {
    let tail = text.get(place..)?;
    let word_before = text.get(..place)?.chars().next_back();
    let under = strip_word(tail, "ntwoord onder ");
    let answers = ["ntwoord ", "ntwoorden "].iter().find_map(|word| strip_word(tail, word));
    let answers = under.or(answers);
    let (word, list) = if let Some(rest) = answers {
        (None, rest)
    } else {
        if word_before.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let plural = strip_word(tail, "vragen ");
        let rest = plural.or_else(|| strip_word(tail, "vraag "))?;
        (Some((place, plural.is_some())), rest)
    };
    let list = strip_word(list, "nr. ").or_else(|| strip_word(list, "nummer ")).unwrap_or(list);
    let from = text.len() - list.len();
    let with_levels = if under.is_none() { levels(list, from) } else { None };
    let (mut numbers, _) = with_levels.or_else(|| numbers(list, from))?;
    numbers.truncate(in_one_cell(text, &numbers));
    let plural = word.is_some_and(|(_, plural)| plural);
    while numbers.len() > 1 && is_of_what_follows(text, &numbers, plural) {
        numbers.pop();
    }
    let len = numbers.last()?.1.end - from;
    // A year, not a question.
    numbers.first().filter(|(number, _)| number.value() < YEARS)?;
    // "het antwoord onder 8.", not "onder 12 gemeenten", "onder 18-jarigen" or "onder 8.2 van het rapport".
    let behind = list.get(len..).unwrap_or_default().trim_start_matches(['.', ',', ';', ')']);
    let ends =
        behind.is_empty() || behind.len() < list.len() - len && behind.starts_with([' ', '\n']);
    if under.is_some() && !ends {
        return None;
    }
    Some(List { word, under: under.is_some(), numbers, end: text.len() - list.len() + len })
}

/// How many numbers of a list stand in the paragraph and the cell of the first.
fn in_one_cell(text: &str, numbers: &Numbers) -> usize {
    let places = numbers.iter().map(|(_, place)| place);
    let mut next = places.clone().skip(1);
    let parted = |place: &Range<usize>| {
        let between = next.next().and_then(|next| text.get(place.end..next.start));
        between.is_some_and(|between| between.contains(['\n', '|', '\t']))
    };
    places.clone().position(parted).map_or(numbers.len(), |last| last + 1)
}

/// Whether the last number of a list counts what stands behind it: "zie vraag 1, 14 dagen later", "vraag 1; 2027 is het doel".
fn is_of_what_follows(text: &str, numbers: &Numbers, plural: bool) -> bool {
    let [.., (_, before), (number, last)] = numbers.as_slice() else { return false };
    let between = text.get(before.end..last.start).unwrap_or_default();
    // "1 en 2", "1 t/m 3", "1 en vraag 2" are lists, whatever follows.
    let loose = !between.contains(char::is_alphabetic) && !matches!(between, "-" | "–" | "/");
    let behind = text.get(last.end..).unwrap_or_default();
    let words = behind.strip_prefix(is_gap).unwrap_or_default();
    let word = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let counts = word.chars().count() > 2
        && word.chars().all(char::is_lowercase)
        && !BEHIND_LISTS.contains(&word);
    // "de vragen 1, 2, 3 zijn beantwoord"
    loose && (number.value() >= YEARS || behind.starts_with('%') || counts && !plural)
}

/// Words behind a list of questions that are not counted by its last number.
const BEHIND_LISTS: [&str; 14] = [
    "van",
    "uit",
    "over",
    "aan",
    "voor",
    "bij",
    "hierboven",
    "hiervoor",
    "hieronder",
    "gezamenlijk",
    "samen",
    "alsmede",
    "respectievelijk",
    "heb",
];

fn read(text: &str, place: usize) -> Option<Found> {
    let List { word, under, numbers, end } = list_at(text, place)?;
    // What comes before, word by word, back to `antwoord` or `zie`.
    let mut start = place;
    let mut answer = word.is_none();
    let mut sends = false;
    let mut at_question = false;
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
            "antwoord" | "antwoorden" | "beantwoording" | "beantwoordingen" | "reactie" => {
                answer = true;
            }
            "zie" | "verwijs" | "verwijzen" | "verwezen" | "conform" => {
                sends = true;
                start = from;
                break;
            }
            "ik" | "wij" if !sends => {}
            // "Zoals bij vraag 7 is aangegeven" at the front of a sentence, "dit is beantwoord bij vraag 7".
            word if at_question && (word == "zoals" || DONE.contains(&word)) => {
                answer |= is_about_this_question(before.get(..from)?);
                break;
            }
            link if LINKS.contains(&link) => at_question |= matches!(link, "bij" | "onder"),
            _ => break,
        }
        start = from;
    }
    answer |= at_question
        && !sends
        && is_done(text.get(end..)?)
        && is_about_this_question(text.get(..start)?);
    // "De nota, het antwoord onder 8" is of the nota.
    if under && !sends {
        return None;
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
    Some(Found {
        start,
        end,
        numbers,
        form,
        sends,
        reminds: false,
        whole_answer: false,
        answers_nothing: false,
    })
}
