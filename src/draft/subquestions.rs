//! Sub-questions: what one question asks, sentence by sentence, and when each is due.
//!
//! Counted in 2,028 published questions: four of ten hold more than one; "Zo nee, waarom niet?" ends 165 of them. Question
//! marks in quoted headlines and web addresses ask nothing.

use std::ops::Range;

use super::lines::letters::strip_word;
use super::lines::numbers::numbers;
use super::{Answer, Draft, Number, Prose, Question};
use crate::text::quotes::lies_in;
use crate::text::{Needle, sentences};

/// A sub-question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubQuestion {
    /// Its sentence, a place in the flow of the question.
    pub range: Range<usize>,
    /// When an answer is due.
    pub due: Due,
}

/// When a sub-question wants an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Always.
    Always,
    /// When what is asked before it is affirmed: "Zo ja, hoe?"
    IfYes,
    /// When it is denied: "Zo nee, waarom niet?"
    IfNo,
}

impl Due {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::IfYes => "if-yes",
            Self::IfNo => "if-no",
        }
    }
}

/// What an answer says to a question of yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// "Ja.", "Dat klopt."
    Yes,
    /// "Nee."
    No,
}

/// A request to answer questions one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Separately {
    /// The index of the question that makes it.
    pub question: usize,
    /// The sentence, a place in the flow of that question.
    pub range: Range<usize>,
    /// The numbers it names; empty for all.
    pub numbers: Vec<Number>,
}

/// Fills in the sub-questions of every question.
pub(super) fn find(draft: &mut Draft) {
    for question in &mut draft.questions {
        let flow = &question.flow;
        question.subquestions = flow.subquestions(|| in_prose(flow)).to_vec();
    }
}

/// First words of a request that may end in a full stop.
const REQUESTS: [&str; 9] = [
    "graag ",
    "gaarne ",
    "kunt u ",
    "wilt u ",
    "zo ja",
    "zo nee",
    "zo niet",
    "zo neen",
    "toelichting graag",
];

fn in_prose(prose: &Prose) -> Vec<SubQuestion> {
    let (text, quoted) = (prose.text(), prose.quoted());
    let mut found = Vec::new();
    let mut start = 0;
    let ends = text.match_indices('?').map(|(at, _)| at).filter(|&at| asks(text, at, quoted));
    for at in ends {
        let end = at + 1;
        let stretch = text.get(start..end).unwrap_or_default();
        // A mark that follows a mark ("…?”?") or closes a bracket belongs to the sentence before.
        if stretch.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() < 2
            && start > 0
            && !is_short(stretch)
        {
            if let Some(SubQuestion { range, .. }) = found.last_mut() {
                range.end = end;
            }
            start = end;
            continue;
        }
        let parts = outside_quotations(text, start..end, quoted);
        for (i, part) in parts.iter().enumerate() {
            let last = i + 1 == parts.len();
            let words = text.get(part.clone()).unwrap_or_default();
            if last || is_request(words) {
                found.push(SubQuestion { range: part.clone(), due: due(words) });
            }
        }
        start = end;
    }
    for part in outside_quotations(text, start..text.len(), quoted) {
        let words = text.get(part.clone()).unwrap_or_default();
        if is_request(words) {
            found.push(SubQuestion { due: due(words), range: part });
        }
    }
    found
}

/// Whether a question mark asks: not in a quotation that goes on behind it, nor in a web address.
fn asks(text: &str, at: usize, quoted: &[Range<usize>]) -> bool {
    if lies_in(quoted, at) {
        return false;
    }
    let after = text.get(at + 1..).unwrap_or_default();
    let word = text.get(..at).unwrap_or_default().rsplit([' ', '\n']).next().unwrap_or_default();
    let address = word.contains("://") || word.contains("www.") || word.contains('@');
    // `… dat?Deelt u …`: a space was forgotten.
    let goes_on = after.starts_with(|c: char| c.is_alphanumeric() && !c.is_uppercase());
    !(goes_on || address && after.starts_with(|c: char| !c.is_whitespace()))
}

/// "Waarom?", "Hoe?": one word that asks by itself.
fn is_short(stretch: &str) -> bool {
    let word = stretch.trim().trim_end_matches('?').to_lowercase();
    ["waarom", "hoe", "wanneer", "welke", "wie", "waar", "hoeveel", "waarvoor", "waaruit"]
        .contains(&word.as_str())
}

fn is_request(words: &str) -> bool {
    REQUESTS.iter().any(|start| strip_word(words, start).is_some())
        && !words.contains("antwoord op")
}

/// Sentences of a stretch; those that end inside a quotation are joined with what follows.
fn outside_quotations(
    text: &str,
    stretch: Range<usize>,
    quoted: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for sentence in sentences(text.get(stretch.clone()).unwrap_or_default()) {
        let range = stretch.start + sentence.start..stretch.start + sentence.end;
        match parts.last_mut().filter(|_| open) {
            Some(last) => last.end = range.end,
            None => parts.push(range.clone()),
        }
        open = lies_in(quoted, range.end.saturating_sub(1)) && !ends_quotation(quoted, range.end);
    }
    parts
}

fn ends_quotation(quoted: &[Range<usize>], end: usize) -> bool {
    quoted.binary_search_by_key(&end, |range| range.end).is_ok()
}

/// First words of a sub-question that is due on a condition.
const CONDITIONS: [(&str, Due); 19] = [
    ("zo, ja", Due::IfYes),
    ("zo, nee", Due::IfNo),
    ("zo, neen", Due::IfNo),
    ("zo ja", Due::IfYes),
    ("indien ja", Due::IfYes),
    ("indien wel", Due::IfYes),
    ("indien dit het geval is", Due::IfYes),
    ("zo nee", Due::IfNo),
    ("zo niet", Due::IfNo),
    ("zo neen", Due::IfNo),
    ("indien nee", Due::IfNo),
    ("indien neen", Due::IfNo),
    ("indien niet", Due::IfNo),
    ("waarom niet?", Due::IfNo),
    ("en zo ja", Due::IfYes),
    ("en zo nee", Due::IfNo),
    ("en zo neen", Due::IfNo),
    ("en zo niet", Due::IfNo),
    ("en indien niet", Due::IfNo),
];

fn due(words: &str) -> Due {
    let words = words.trim_start_matches(|c: char| !c.is_alphabetic());
    let found = CONDITIONS.iter().find(|(start, _)| {
        strip_word(words, start).is_some_and(|rest| {
            start.ends_with('?') || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '/')
        })
    });
    // "Zo ja, waarom, en zo nee, waarom niet?" and "Zo ja of nee, waarom?" are always due.
    let both = |due: Due| {
        let lower = words.to_lowercase();
        let other = match due {
            Due::IfYes => {
                ["zo nee", "zo niet", "of nee", "of niet", "en nee", "dan wel nee"].as_slice()
            }
            _ => ["zo ja", "of ja", "en ja"].as_slice(),
        };
        other.iter().any(|other| lower.contains(other))
    };
    found.map(|(_, due)| *due).filter(|&due| !both(due)).unwrap_or(Due::Always)
}

impl Answer {
    /// What the first words of the answer say to a question of yes or no; `None` where they leave it open.
    #[must_use]
    pub fn polarity(&self) -> Option<Polarity> {
        let first = self.flow.sentences().first()?;
        let lower = self.flow.slice(first.clone()).to_lowercase();
        let bare = lower.trim_end_matches(['.', '!', ' ']);
        let word = bare.split([' ', ',', ';', ':', '.']).next().unwrap_or_default();
        match word {
            "ja" | "jazeker" | "inderdaad" => Some(Polarity::Yes),
            "nee" | "neen" => Some(Polarity::No),
            _ => match bare {
                "dat klopt" | "dit klopt" | "klopt" | "dat is juist" | "dit is juist" => {
                    Some(Polarity::Yes)
                }
                "dat klopt niet" | "dit klopt niet" | "dat is niet juist" => Some(Polarity::No),
                _ => None,
            },
        }
    }
}

impl Draft {
    /// The answers that cover a question.
    pub fn answers_to<'a>(&'a self, question: &'a Question) -> impl Iterator<Item = &'a Answer> {
        question.answers.iter().filter_map(|&i| self.answers.get(i))
    }

    /// The request in a set to answer questions one by one, if the set makes one.
    #[must_use]
    pub fn asks_separately(&self, set: usize) -> Option<Separately> {
        let first = self.questions.partition_point(|question| question.set < set);
        self.questions_of(set).iter().enumerate().rev().find_map(|(i, question)| {
            question.subquestions.iter().find_map(|sub| {
                let numbers = separately(question.flow.slice(sub.range.clone()))?;
                Some(Separately { question: first + i, range: sub.range.clone(), numbers })
            })
        })
    }
}

/// Words that ask for answers one by one.
const ONE_BY_ONE: [&str; 12] = [
    "afzonderlijk",
    "één voor één",
    "een voor een",
    "één-voor-één",
    "een-voor-een",
    "elk apart",
    "ieder apart",
    "apart van elkaar",
    "los van elkaar",
    "per vraag",
    "vraag voor vraag",
    "separaat",
];

/// The numbers of the questions that a sentence asks to answer one by one, none for all; `None` where it does not ask.
fn separately(sentence: &str) -> Option<Vec<Number>> {
    static ANSWERS: Needle = Needle::new("ntwoord");
    ANSWERS.find(sentence)?;
    let lower = sentence.to_lowercase();
    let verb = ["beantwoord", "antwoord"].iter().any(|verb| lower.contains(verb));
    let asked = lower.contains("vragen")
        || lower.contains("(sub)vraag")
        || lower.contains("elke vraag")
        || lower.contains("iedere vraag")
        || lower.contains("per vraag")
        || lower.contains("deelvragen");
    let about = ["niet afzonderlijk", "niet apart"].iter().any(|word| lower.contains(word));
    if !(verb && asked && ONE_BY_ONE.iter().any(|word| lower.contains(word))) || about {
        return None;
    }
    let named = ["vragen ", "vraag "].iter().find_map(|word| {
        let at = lower.find(word)? + word.len();
        numbers(lower.get(at..)?, 0)
    });
    Some(named.map_or_else(Vec::new, |(numbers, _)| numbers.into_iter().map(|(n, _)| n).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FlowBuilder, Span};

    fn asked(text: &str) -> Vec<(&str, Due)> {
        let mut flow = FlowBuilder::new(text);
        flow.push(Span::of(0..text.len()));
        let found = in_prose(&flow.finish().into()).into_iter();
        found.map(|sub| (&text[sub.range], sub.due)).collect()
    }

    #[test]
    fn what_is_asked_and_when() {
        use Due::{Always, IfNo, IfYes};
        for (text, expected) in [
            (
                "Klopt dit? Zo nee, waarom niet?",
                vec![("Klopt dit?", Always), ("Zo nee, waarom niet?", IfNo)],
            ),
            ("Kent u «Wie betaalt? Wij!»?", vec![("Kent u «Wie betaalt? Wij!»?", Always)]),
            (
                "Kent u het bericht ‘Wat nu?’? Zo ja, hoe?",
                vec![("Kent u het bericht ‘Wat nu?’?", Always), ("Zo ja, hoe?", IfYes)],
            ),
            (
                "Uit het rapport blijkt veel. Deelt u dat? Graag een toelichting.",
                vec![("Deelt u dat?", Always), ("Graag een toelichting.", Always)],
            ),
            ("Zie https://x.nl/?id=3 en antwoord. Klopt dit?", vec![("Klopt dit?", Always)]),
            (
                "Deelt u dit? Waarom wel of niet?",
                vec![("Deelt u dit?", Always), ("Waarom wel of niet?", Always)],
            ),
            ("Deelt u dit? Waarom niet?", vec![("Deelt u dit?", Always), ("Waarom niet?", IfNo)]),
            ("Waarom?", vec![("Waarom?", Always)]),
            (
                "Herkent u dat?Deelt u de zorg? Zo ja of nee, waarom? Zo, nee waarom niet?",
                vec![
                    ("Herkent u dat?", Always),
                    ("Deelt u de zorg?", Always),
                    ("Zo ja of nee, waarom?", Always),
                    ("Zo, nee waarom niet?", IfNo),
                ],
            ),
            ("Geen vraag.", vec![]),
        ] {
            assert_eq!(asked(text), expected, "{text}");
        }
    }

    #[test]
    fn requests_for_separate_answers() {
        assert_eq!(separately("Kunt u deze vragen afzonderlijk beantwoorden?"), Some(vec![]));
        assert_eq!(
            separately("Kunt u de vragen 2 en 3 één voor één beantwoorden?"),
            Some(vec![Number::new(2), Number::new(3)])
        );
        assert_eq!(separately("Kunt u deze vragen vóór het debat beantwoorden?"), None);
        assert_eq!(separately("Worden de gevallen afzonderlijk beoordeeld?"), None);
    }
}
