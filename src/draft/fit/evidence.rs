//! For what a question asks: the sentence of the answer that fits it best.

use std::ops::Range;

use super::super::{Answer, Draft, Due, Number, Question, SubQuestion};
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
const FIRST: f32 = 1.5;

/// Where no sentence has a word that tells, a beginning of one with this weight does: "prioritaire" and "prioriteringskader".
const TELLING_BEGINNING: f32 = 2.0;

/// The part of what a sub-question's words weigh that a sentence must share, so that one word among twenty is no answer.
const LEAST_SHARED: f32 = 0.05;

/// What a word that fits the kind of question adds: a number to "hoeveel", a reason to "waarom".
const CUE: f32 = 1.5;

/// Where what a question asks is answered, sub-question by sub-question.
#[must_use]
pub fn evidence(draft: &Draft, question: &Question) -> Vec<Evidence> {
    evidence_by(draft, question, &mut Stems::default())
}

fn evidence_by(draft: &Draft, question: &Question, stems: &mut Stems) -> Vec<Evidence> {
    let Some(fits) = draft.fits().get(question.set) else { return Vec::new() };
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
    let own = asked.iter().any(|&(number, x)| x >= TELLING && fits.words.is_word(number));
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
    // A question of yes or no is answered by the word that says so.
    if let Some(range) = opening {
        return Evidence::Said { answer: index, range };
    }
    let asks = Asks { text, words: &asked, first };
    let here = asks.best(draft, fits, index, stems).map(|found| (index, found));
    let found = here.or_else(|| {
        let mut others = sent_to(draft, index);
        others.find_map(|other| Some((other, asks.best(draft, fits, other, stems)?)))
    });
    match found {
        Some((answer, range)) => Evidence::Said { answer, range },
        None => elsewhere(answer)
            .map_or(Evidence::NotFound, |range| Evidence::Said { answer: index, range }),
    }
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
    let sends = ["verwijs", "verwezen", "Zie ", "zie "];
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

/// How a kind of question begins, and what its answer has.
const KINDS: [(&[&str], &[&str]); 4] = [
    (
        &["hoeveel", "welk bedrag", "wat kost"],
        &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "geen", "niet bekend"],
    ),
    (
        &["wanneer", "op welke termijn", "per wanneer"],
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
    (
        &["waarom", "zo nee, waarom", "hoe komt"],
        &["omdat", "vanwege", "reden", "daarom", "doordat", "want "],
    ),
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
];

/// Whether a sentence is of the kind that a question asks for. The answer of yes or no, where a question has one, was found before.
fn fits_kind(asked: &str, sentence: &str) -> bool {
    let asked = asked.trim_start().to_lowercase();
    let lower = sentence.to_lowercase();
    let kind = KINDS.iter().find(|(begins, _)| begins.iter().any(|begin| asked.starts_with(begin)));
    kind.is_some_and(|(_, said)| said.iter().any(|word| lower.contains(word)))
}
