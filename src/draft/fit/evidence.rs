//! For what a question asks: the sentence of the answer that fits it best.

use std::ops::Range;

use super::super::{Answer, Draft, Due, Number, Polarity, Question, SubQuestion};
use super::{Features, Fits, Stems, TELLING, shared};

/// Where a sub-question is answered, as far as words show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// This sentence of this answer fits best.
    Said {
        /// The index of the answer; that of another question where the own answer refers to it.
        answer: usize,
        /// The sentence, a place in its flow.
        range: Range<usize>,
    },
    /// It has words of its own, and none of them returns.
    NotFound,
    /// It has no words of its own ("Zo nee, waarom niet?"), or no answer.
    Unknown,
}

/// What the first sentence of an answer has before the others for the first thing that is asked.
const FIRST: f32 = 2.5;

/// Where no sentence has a word that tells, a beginning of one with this weight does: "prioritaire" and "prioriteringskader".
const TELLING_BEGINNING: f32 = 2.0;

/// The part of what a sub-question's words weigh that a sentence must share, so that one word among twenty is no answer.
const LEAST_SHARED: f32 = 0.05;

/// What a word that fits the kind of question adds: a number to "hoeveel", a reason to "waarom".
const CUE: f32 = 2.5;

/// Where what a question asks is answered, sub-question by sub-question.
#[must_use]
pub fn evidence(draft: &Draft, question: &Question) -> Vec<Evidence> {
    evidence_by(draft, question, &mut Stems::default())
}

fn evidence_by(draft: &Draft, question: &Question, stems: &mut Stems) -> Vec<Evidence> {
    let Some(fits) = draft.fits(question.set) else { return Vec::new() };
    let subs = question.subquestions.iter().enumerate();
    subs.map(|(i, sub)| of((draft, fits), question, (sub, i == 0), stems)).collect()
}

/// The same for every question of a draft.
#[must_use]
pub fn checklist(draft: &Draft) -> Vec<Vec<Evidence>> {
    let mut stems = Stems::default();
    draft.questions.iter().map(|question| evidence_by(draft, question, &mut stems)).collect()
}

impl Evidence {
    /// The words of the sentence, and the number of the question under whose answer it stands where that is another.
    #[must_use]
    pub fn said<'d>(
        &self,
        draft: &'d Draft,
        question: &Question,
    ) -> Option<(&'d str, Option<Number>)> {
        let Self::Said { answer, range } = self else { return None };
        let words = draft.answers.get(*answer)?.flow.slice(range.clone());
        let covered = &draft.answers.get(*answer)?.questions;
        let other = covered.first().and_then(|&i| draft.questions.get(i));
        let elsewhere = !question.answers.contains(answer);
        Some((words, other.filter(|_| elsewhere).map(|other| other.number)))
    }
}

fn of(
    (draft, fits): (&Draft, &Fits),
    question: &Question,
    (sub, first): (&SubQuestion, bool),
    stems: &mut Stems,
) -> Evidence {
    let text = question.flow.slice(sub.range.clone());
    let asked = fits.words.known(&question.flow, sub.range.clone(), stems);
    let own = !asks_to_explain(text)
        && asked.iter().any(|&(number, x)| x >= TELLING && fits.words.is_word(number));
    let Some((index, answer)) =
        question.answers.iter().find_map(|&i| Some((i, draft.answers.get(i)?)))
    else {
        return Evidence::Unknown;
    };
    if answer.flow.text().is_empty() {
        return Evidence::Unknown;
    }
    let opening = (first && sub.due == Due::Always && answer.polarity().is_some())
        .then(|| answer.flow.sentences().first().cloned())
        .flatten();
    if !own {
        return opening.map_or(Evidence::Unknown, |range| Evidence::Said { answer: index, range });
    }
    // A question of yes or no is answered by the word that says so, and so is what hangs on the other word: "Zo ja, hoe?" by "Nee".
    let opening = opening.or_else(|| {
        let other = match sub.due {
            Due::Always => return None,
            Due::IfYes => Polarity::No,
            Due::IfNo => Polarity::Yes,
        };
        let first = answer.flow.sentences().first();
        first.filter(|_| answer.polarity() == Some(other)).cloned()
    });
    if let Some(range) = opening {
        return Evidence::Said { answer: index, range };
    }
    let asks = Asks { text, words: &asked, first };
    // An answer of one sentence to one question can only be the answer to that.
    let alone = question.subquestions.len() == 1 && answer.flow.sentences().len() == 1;
    let here = asks.best(draft, fits, index, stems).map(|found| (index, found));
    let found = here.or_else(|| {
        let mut others = sent_to(draft, index);
        others.find_map(|other| Some((other, asks.best(draft, fits, other, stems)?)))
    });
    match found {
        Some((answer, range)) => Evidence::Said { answer, range },
        None => elsewhere(answer)
            .or_else(|| declines(answer))
            .or_else(|| holds(answer).filter(|_| asks_opinion(text)))
            .or_else(|| answer.flow.sentences().first().filter(|_| alone).cloned())
            .map_or(Evidence::NotFound, |range| Evidence::Said { answer: index, range }),
    }
}

/// Words of a sentence that leaves unanswered all that is asked.
const DECLINES: [&str; 21] = [
    "niet onderzocht",
    "niet verder onderzocht",
    "geen onderzoek",
    "geen vergelijking",
    "buiten de reikwijdte",
    "niet mogelijk",
    "geen inzicht",
    "inzicht niet",
    "geen zicht",
    "geen cijfers",
    "geen gegevens",
    "geen informatie",
    "niet bekend",
    "niet bijgehouden",
    "niet geregistreerd",
    "niet gelukt",
    "niet te zeggen",
    "geen uitspra",
    "geen mededeling",
    "speculeer",
    "niet vooruitlopen",
];

/// The sentence that says that what is asked cannot be said.
fn declines(answer: &Answer) -> Option<Range<usize>> {
    let declines = |range: &&Range<usize>| {
        let sentence = answer.flow.slice(Range::clone(range));
        DECLINES.iter().any(|words| sentence.contains(words))
    };
    answer.flow.sentences().iter().find(declines).cloned()
}

/// The answers to which an answer refers.
fn sent_to(draft: &Draft, from: usize) -> impl Iterator<Item = usize> {
    let sent = draft.references_in(from).iter();
    let meant = sent.flat_map(|reference| draft.meant_by(reference));
    let answers = meant.filter_map(|i| draft.questions.get(i)?.answers.first().copied());
    answers.filter(move |&other| other != from)
}

/// The sentence that sends the reader to another paper.
fn elsewhere(answer: &Answer) -> Option<Range<usize>> {
    let sends = ["verwijs", "verwijz", "verwezen", "Zie ", "zie "];
    let sends = |range: &&Range<usize>| {
        let sentence = answer.flow.slice(Range::clone(range));
        sends.iter().any(|word| sentence.contains(word))
    };
    answer.flow.sentences().iter().find(sends).cloned()
}

/// What is asked.
struct Asks<'a> {
    text: &'a str,
    words: &'a Features,
    /// Whether it is the first thing that the question asks.
    first: bool,
}

impl Asks<'_> {
    /// The sentence of an answer that shares most with what is asked; none where it shares nothing that tells.
    fn best(
        &self,
        draft: &Draft,
        fits: &Fits,
        answer: usize,
        stems: &mut Stems,
    ) -> Option<Range<usize>> {
        let flow = &draft.answers.get(answer)?.flow;
        let rarity = |number: u32| fits.words.rarity(number);
        let all: f32 = self.words.iter().map(|&(number, x)| x * rarity(number)).sum();
        let mut best: Option<((bool, f32), Range<usize>)> = None;
        let said = fits.sentences(draft, answer, stems);
        for (i, (range, said)) in flow.sentences().iter().zip(said).enumerate() {
            let sentence = flow.slice(range.clone());
            let (mut word, mut beginning) = (false, false);
            let mut score = 0.0f32;
            for (number, x) in shared(self.words, said) {
                word |= fits.words.is_word(number) && x >= TELLING;
                beginning |= x >= TELLING_BEGINNING;
                score += x * rarity(number);
            }
            if !(word || beginning) || score < all * LEAST_SHARED {
                continue;
            }
            score += if fits_kind(self.text, sentence) { CUE } else { 0.0 };
            score += if self.first && i == 0 { FIRST } else { 0.0 };
            if best.as_ref().is_none_or(|(most, _)| (word, score) > *most) {
                best = Some(((word, score), range.clone()));
            }
        }
        best.map(|(_, range)| range)
    }
}

/// "Zo ja, graag een gedetailleerde toelichting": it says nothing of what.
fn asks_to_explain(asked: &str) -> bool {
    asked.contains("toelicht") && asked.split_whitespace().count() <= FEW_WORDS
}

/// A request with no more words than this says nothing of what it wants explained.
const FEW_WORDS: usize = 7;

/// How a question begins that asks for an opinion, and what a sentence has that gives one in whatever words.
const OPINIONS: [&str; 5] =
    ["wat vindt u", "hoe beoordeelt u", "deelt u", "vindt u", "hoe kijkt u"];
const HELD: [&str; 7] = [
    "kabinet",
    "ik vind",
    "mijns inziens",
    "naar mijn",
    "is niet aan",
    "niet aan de",
    "van belang",
];

fn asks_opinion(asked: &str) -> bool {
    let lower = asked.trim_start().to_lowercase();
    OPINIONS.iter().any(|begin| lower.starts_with(begin))
}

/// The sentence that says what the government holds of it.
fn holds(answer: &Answer) -> Option<Range<usize>> {
    let holds = |range: &&Range<usize>| {
        let lower = answer.flow.slice(Range::clone(range)).to_lowercase();
        HELD.iter().any(|words| lower.contains(words))
    };
    answer.flow.sentences().iter().find(holds).cloned()
}

/// How a kind of question begins, and what its answer has.
const KINDS: [(&[&str], &[&str]); 6] = [
    (
        &["wanneer", "op welke termijn", "per wanneer", "binnen welke termijn"],
        &[
            "20",
            "voorjaar",
            "najaar",
            "zomer",
            "kwartaal",
            "eind ",
            "begin ",
            "medio ",
            "uiterlijk",
            "zodra",
        ],
    ),
    (&["waarom", "hoe komt"], &["omdat", "vanwege", "reden", "daarom", "doordat", "want "]),
    (
        &["bent u bereid", "bent u voornemens", "gaat u", "wilt u", "zult u", "zo ja, bent u"],
        &[
            "bereid",
            "zal ik",
            "ik zal",
            "voornemens",
            "geen aanleiding",
            "niet nodig",
            "ga ik",
            "ik ga",
        ],
    ),
    (
        &[
            "wat gaat u",
            "wat doet u",
            "hoe gaat u",
            "hoe bent u",
            "welke stappen",
            "welke maatregelen",
            "welke acties",
        ],
        &["kabinet", "ik ", "wij ", "nederland "],
    ),
    (
        &[
            "wat vindt u",
            "hoe beoordeelt u",
            "deelt u",
            "bent u het",
            "onderschrijft u",
            "erkent u",
            "hoe kijkt",
            "vindt u",
        ],
        &[
            "vind",
            "deel ",
            "delen ",
            "eens",
            "onderschrijf",
            "belang",
            "acht ",
            "oordeel",
            "kabinet",
        ],
    ),
    (&["klopt", "is het waar", "is het juist"], &["klopt", "juist", "correct"]),
];

/// What opens a question without saying of which kind it is.
const OPENERS: [&str; 7] = [
    "zo ja, ",
    "zo nee, ",
    "zo niet, ",
    "en ",
    "kunt u aangeven ",
    "kunt u toelichten ",
    "kunt u uitleggen ",
];

/// Words that ask for a number, wherever they stand.
const AMOUNTS: [&str; 8] = [
    "hoeveel",
    "welk bedrag",
    "bedragen",
    "wat kost",
    "welk deel",
    "percentage",
    "hoe vaak",
    "hoe groot",
];

/// What is said of a number that is not there.
const NO_AMOUNT: [&str; 4] = ["geen ", "niet bekend", "niet te achterhalen", "niet bijgehouden"];

/// Whether a sentence is of the kind that a question asks for. The answer of yes or no, where a question has one, was found before.
fn fits_kind(asked: &str, sentence: &str) -> bool {
    let whole = asked.trim_start().to_lowercase();
    let lower = sentence.to_lowercase();
    if AMOUNTS.iter().any(|words| whole.contains(words)) {
        // A number that the question has itself tells nothing, nor does a year.
        let mut numbers = lower.split(|c: char| !c.is_ascii_digit()).filter(|one| !one.is_empty());
        let is_year = |number: &str| number.len() == 4 && number.starts_with("20");
        return numbers.any(|number| !whole.contains(number) && !is_year(number))
            || NO_AMOUNT.iter().any(|words| lower.contains(words));
    }
    let asked = OPENERS
        .iter()
        .fold(whole.as_str(), |asked, opener| asked.strip_prefix(opener).unwrap_or(asked));
    let kind = KINDS.iter().find(|(begins, _)| begins.iter().any(|begin| asked.starts_with(begin)));
    kind.is_some_and(|(_, said)| said.iter().any(|word| lower.contains(word)))
}
