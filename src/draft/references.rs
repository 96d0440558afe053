//! References between answers: "Zie het antwoord op vraag 3".

use super::lines::heading::ASKERS;
use super::lines::letters::strip_word;
use super::lines::numbers::{Numbers, YEARS, numbers};
use super::{Answer, Draft, Number, Prose, Question};
use crate::cite::case_numbers_in;
use crate::text::{Flow, MONTHS, Needle, Span, last_of};

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

/// What the words behind a reference must begin with to say of which questions it is.
const OF: [&str; 11] =
    ["van ", "uit ", "in ", "op ", "bij ", "tijdens ", "over ", "d.d. ", "(", "[", ","];

/// Words for another set of questions, or for those who asked it.
const ANOTHER_SET: [&str; 22] = [
    "set ",
    "schriftelijke vragen",
    "kamervragen",
    "feitelijke vragen",
    "eerdere",
    "eerder gestelde",
    "vorige",
    "schriftelijk overleg",
    "lijst van vragen",
    "verslag",
    "het lid",
    "de leden",
    "fractie",
    "van de zijde",
    "commissie",
    "gesteld",
    "ingezonden",
    "aanhangsel",
    "kamerstuk",
    "vergaderjaar",
    "uw kamer over",
    "de kamer over",
];

/// What has questions or answers of its own, within a few words behind a reference: "van de beantwoording van 3 juni 2026", "van het formulier",
/// "bij de begrotingsbehandeling".
const PAPERS: [&str; 29] = [
    "beantwoording",
    "antwoordbrief",
    "brief",
    "brieven",
    "kamerbrief",
    "nota",
    "memorie",
    "lijst",
    "begroting",
    "jaarverslag",
    "set",
    "sets",
    "vragenlijst",
    "formulier",
    "enquête",
    "consultatie",
    "rapport",
    "onderzoek",
    "begrotingsbehandeling",
    "debat",
    "commissiedebat",
    "tweeminutendebat",
    "plenaire",
    "notaoverleg",
    "wetgevingsoverleg",
    "faq",
    "q&a",
    "website",
    "webpagina",
];

/// From how many bytes on the name of a paper tells it as the end of a longer word too.
const LONG: usize = 7;

/// Words that say that such a paper is the draft itself.
const OWN: [&str; 6] = ["deze", "dit", "onderhavige", "voorliggende", "bijgaande", "hier"];

/// How many words behind a reference a paper is looked for.
const WORDS: usize = 5;

/// Words in front of an answer that is somebody else's.
const OF_OTHERS: [&str; 4] = ["zijn", "haar", "hun", "diens"];

/// What somebody else does in an answer of his own: "De Rekenkamer stelt in antwoord op vraag 9".
const SAYS: [&str; 4] = ["stelt", "schrijft", "meldt", "zegt"];

/// The same in front of a reference.
const BEFORE: [&str; 5] =
    ["kamervragen", "schriftelijke vragen", "schriftelijk overleg", "feitelijke", "aanhangsel"];

/// The same, where "zie" does not begin a thought of its own.
const EARLIER: [&str; 2] = ["eerdere", "eerder gestelde"];

/// What has answers of its own, where its number or day stands right in front of a reference: "Aanhangsel Handelingen II 2022/23,
/// nr. 3219, antwoord op vraag 5", "mijn brief van 12 november 2024, antwoord op vraag 3".
const SOURCES: [&str; 6] = ["aanhangsel", "handelingen", "kamerstuk", "brief", "nota", "verslag"];

/// What has answers of its own, of which the same sentence goes on to speak: "in mijn brief (Kamerstuk 29 689, nr. 1200) is bij het antwoord op vraag 18".
const TOPICS: [&str; 4] = ["aanhangsel", "kamerstuk", "memorie van antwoord", "lijst van vragen"];

/// Words behind which a sentence speaks of another thing.
const ANOTHER_THOUGHT: [&str; 5] = [" en ", " alsmede ", " evenals ", " ook ", ", zoals "];

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
    pub fn questions_meant(&self, set: usize, number: Number) -> Vec<usize> {
        let first = self.questions.partition_point(|question| question.set < set);
        let all = self.questions_of(set);
        let fits: [fn(&Question, Number) -> bool; 3] = [
            |question, number| question.number == number,
            |question, number| question.intended == Some(number),
            |question, number| question.number.means(number),
        ];
        let meant = fits.iter().map(|fits| {
            let meant = all.iter().enumerate().filter(|(_, question)| fits(question, number));
            meant.map(|(i, _)| first + i).collect::<Vec<_>>()
        });
        meant.into_iter().find(|meant| !meant.is_empty()).unwrap_or_default()
    }

    /// The questions that a reference means, by index.
    #[must_use]
    pub fn meant_by(&self, reference: &Reference) -> Vec<usize> {
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
        at = reference.end;
        if flow.is_quoted(place) || points_elsewhere(flow, &reference) {
            continue;
        }
        let whole_answer =
            reference.sends && says_nothing_else(text, reference.start, reference.end);
        let answers_nothing = whole_answer && answers_nothing(text, reference.start, reference.end);
        let names_answer = matches!(reference.form, FlowForm::Answer);
        let reminds = !reference.sends && names_answer && reminds(flow, &reference);
        found.push(Found { whole_answer, answers_nothing, reminds, ..reference });
    }
    found
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
const LINKS: [&str; 23] = [
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
];

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
const DONE: [&str; 24] = [
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
    let (numbers, len) = numbers(list, text.len() - list.len())?;
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
            // "Zoals bij vraag 7 is aangegeven" at the front of a sentence.
            "zoals" if at_question => {
                answer = speaks_of_itself(before.get(..from)?);
                break;
            }
            done if at_question && DONE.contains(&done) => {
                answer = speaks_of_itself(before.get(..from)?);
                break;
            }
            link if LINKS.contains(&link) => at_question |= matches!(link, "bij" | "onder"),
            _ => break,
        }
        start = from;
    }
    answer |=
        at_question && !sends && is_done(text.get(end..)?) && speaks_of_itself(text.get(..start)?);
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

/// Whether a text goes on to say that something was done in an answer: "beantwoord", "is al aangegeven".
fn is_done(behind: &str) -> bool {
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
fn speaks_of_itself(text: &str) -> bool {
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
fn reminds(flow: &Prose, reference: &Found) -> bool {
    let before = flow.sentence_before(reference.start).to_lowercase();
    let Some((_, between)) = before.rsplit_once("zoals ") else { return false };
    let said = |word: &str| REMINDING.contains(&word) || DONE.contains(&word);
    let behind = flow.text().get(reference.end..).unwrap_or_default();
    let part =
        behind.starts_with(['(', '-']) || behind.starts_with('.') && !behind.starts_with(". ");
    let next = behind.trim_start_matches([',', ' ', '\u{a0}', '(']);
    let next = next.split(|c: char| c.is_whitespace() || ",;:)".contains(c)).next();
    let next = next.unwrap_or_default();
    between.split_whitespace().all(said)
        && !(part && behind != ".")
        && next.chars().count() != 1
        && !OF_WHICH.contains(&next)
}

/// How far back a sentence is looked at, in bytes: a text without full stops is no reason to read all of it at every reference.
pub(super) const SENTENCE: usize = 1_000;

/// How far behind a comma the words still belong to the reference, in characters; for case numbers in bytes.
const NEAR: usize = 30;

/// Whether the sentence around a reference names another set of questions: by its case number, its number in the
/// Aanhangsel, who asked it, or when.
fn points_elsewhere(flow: &Prose, reference: &Found) -> bool {
    let (text, end) = (flow.text(), reference.end);
    let sentence = flow.sentence_at(reference.start).map_or(0, |sentence| sentence.start);
    let before = last_of(text.get(sentence..reference.start).unwrap_or_default(), SENTENCE);
    let from = before.rfind(['\n', ';']).map_or(0, |at| at + 1);
    let before = before.get(from..).unwrap_or_default().to_lowercase();
    // "(zie het antwoord op vraag 7)" says nothing of what stands before the bracket.
    let aside = reference.sends && before.ends_with('(');
    let named_before = says_one_of(&before, &BEFORE) || !aside && says_one_of(&before, &EARLIER);
    // "zie" begins a thought of its own.
    if !reference.sends && (ends_with_source(&before) || speaks_of_a_paper(&before)) {
        return true;
    }
    let mut words = before.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    if OF_OTHERS.contains(&last)
        || last == "in" && words.next().is_some_and(|verb| SAYS.contains(&verb))
    {
        return true;
    }
    // What follows counts up to the `en` that begins another thought; a few words are enough.
    let after = text.get(end..).unwrap_or_default();
    let most = after.char_indices().nth(120).map_or(after.len(), |(at, _)| at);
    let after = after.get(..most).unwrap_or_default();
    let after = after.split(['\n', ';', ')', '?']).next().unwrap_or_default();
    let after = after.split(". ").next().unwrap_or_default();
    let written = after.split(" en ").next().unwrap_or_default().trim_start();
    let after = written.to_lowercase();
    let Some((link, of)) = OF.iter().find_map(|link| Some((*link, after.strip_prefix(link)?)))
    else {
        return named_before;
    };
    // Behind a comma the sentence may go on with anything: only what stands close counts.
    let loose = link == ",";
    let near: String = if loose { of.chars().take(NEAR).collect() } else { of.to_owned() };
    let numbers = case_numbers_in(written).into_iter();
    let mut cases =
        numbers.filter(|(range, right)| *right && (!loose || range.end <= link.len() + NEAR));
    // What stands in brackets may be said of the reference itself: "(brief van vandaag)".
    let bracketed = matches!(link, "(" | "[");
    !loose && (begins_with_date(of) || !bracketed && names_a_paper(of))
        || cases.next().is_some()
        // "vraag 7 van de heer Stoffer (SGP)"
        || link == "van " && ASKERS.iter().any(|words| of.starts_with(words))
        || ANOTHER_SET.iter().any(|words| near.contains(words))
        || named_before
}

/// Whether a text has some of these words, not as the end of a longer one ("meerdere" for "eerdere").
fn says_one_of(text: &str, all: &[&str]) -> bool {
    let begins = |at: usize| !text.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric);
    all.iter().any(|words| text.match_indices(words).any(|(at, _)| begins(at)))
}

/// Whether the first words name a paper that is not the draft itself: `de beantwoording van 3 juni`, `zijn brief`, not `deze brief`.
fn names_a_paper(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '&');
    let words = words.filter(|word| !word.is_empty());
    let mut words = words.take(WORDS).take_while(|word| !OWN.contains(word));
    // "aanvraagformulier", "evaluatierapport"
    let compound = |word: &str, paper: &str| paper.len() >= LONG && word.ends_with(paper);
    words.any(|word| PAPERS.iter().any(|paper| word == *paper || compound(word, paper)))
}

/// Whether a sentence has named a paper with answers of its own, and speaks of nothing else since.
fn speaks_of_a_paper(before: &str) -> bool {
    let named = TOPICS.iter().filter_map(|word| before.rfind(word)).max();
    let case = || {
        let numbers = case_numbers_in(&before.to_uppercase());
        numbers.into_iter().filter(|(_, right)| *right).map(|(range, _)| range.end).next_back()
    };
    let Some(since) = named.or_else(case).and_then(|at| before.get(at..)) else { return false };
    !ANOTHER_THOUGHT.iter().any(|words| since.contains(words))
}

/// Whether a text ends with the number or the day of something that has answers of its own.
fn ends_with_source(text: &str) -> bool {
    let text = text.trim_end_matches([' ', ',']);
    let near = last_of(text, 2 * NEAR);
    text.ends_with(|c: char| c.is_ascii_digit()) && SOURCES.iter().any(|word| near.contains(word))
}

/// `12 mei 2024`, `mei 2024`, `2024`: when another set was answered.
fn begins_with_date(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut words = words.filter(|word| !matches!(*word, "" | "van" | "uit" | "op" | "in" | "d"));
    let first = words.next().unwrap_or_default();
    let number = first.len() <= 2 && first.bytes().all(|byte| byte.is_ascii_digit());
    let month = if number { words.next().unwrap_or_default() } else { first };
    let year = first.len() == 4 && first.starts_with("20") && first.parse::<u16>().is_ok();
    year || MONTHS.contains(&month)
}

/// Words around a reference that say nothing by themselves: "Voor het antwoord op deze vraag verwijs ik u naar vraag 2."
const EMPTY: [&str; 10] =
    ["voor", "het", "de", "antwoord", "beantwoording", "op", "van", "deze", "vraag", "hiervan"];

/// More of them: whoever refers, and politely.
const POLITE: [&str; 21] = [
    "ik",
    "wij",
    "we",
    "wordt",
    "zij",
    "uw",
    "kamer",
    "u",
    "kortheidshalve",
    "graag",
    "hierbij",
    "hiervoor",
    "daarvoor",
    "hierop",
    "in",
    "wat",
    "betreft",
    "dit",
    "dat",
    "naar",
    "gaarne",
];

/// Whether what stands around a reference does not answer by itself, as a yes, a no or a statement does.
fn answers_nothing(text: &str, start: usize, end: usize) -> bool {
    let around = [text.get(..start), text.get(end..)].into_iter().flatten();
    let mut words = around.flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    words.all(|word| {
        let word = word.to_lowercase();
        word.is_empty() || EMPTY.contains(&word.as_str()) || POLITE.contains(&word.as_str())
    })
}

/// Whether an answer is a reference and no more: nothing stands behind it, and before it at most a yes or no.
fn says_nothing_else(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    // Many references in one answer: each looks at a few words, not at all.
    let more_than = |part: &str, words: usize| {
        let all = part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        all.filter(|word| !EMPTY.contains(&word.to_lowercase().as_str())).take(words + 1).count()
            > words
    };
    !more_than(before, 4) && !more_than(after, 2)
}
