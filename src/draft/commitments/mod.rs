//! Commitments: sentences in which the government says that it will do something for the Chamber.
//!
//! Forms and their frequency were counted in 2,028 published answers: "zal (de|uw) Kamer … informeren" 24, "wordt (de|uw) Kamer …
//! geïnformeerd" 10, "ben bereid" 4, "streef ernaar" 11. Sentences about earlier commitments ("zoals toegezegd") are none, and what
//! others promise ("Bedrijven zeggen toe") is none either.

mod term;

use std::ops::Range;

use super::{DateRole, Draft, Kind, Part};
use crate::register::Date;
use crate::text::quotes::{lies_in, quoted_ranges};
use crate::text::sentences;

pub use term::{Term, TermKind};

/// A commitment.
#[derive(Clone, Debug)]
pub struct Commitment {
    /// The answer in which it stands.
    pub part: Part,
    /// The sentence, a place in the flow of that part.
    pub range: Range<usize>,
    /// What it commits to.
    pub form: CommitmentForm,
    /// What it is about, as the sentence says behind "over".
    pub about: Option<Range<usize>>,
    /// When it will be kept.
    pub term: Option<Term>,
    /// The last day on which it is kept, where that can be derived.
    pub due: Option<Date>,
}

/// What a commitment promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitmentForm {
    /// To inform the Chamber: "zal ik uw Kamer informeren".
    Inform,
    /// Something, in so many words: "ik zeg u toe".
    Promise,
    /// To do what was asked: "daartoe ben ik bereid".
    Willing,
    /// To try: "ik streef ernaar", "ik verwacht uw Kamer te informeren".
    Effort,
}

impl CommitmentForm {
    /// Whether a result is promised, not an effort.
    #[must_use]
    pub const fn is_hard(self) -> bool {
        !matches!(self, Self::Effort)
    }
}

impl Draft {
    /// The day from which terms such as "dit najaar" are counted: that of the draft, or else that of submission.
    #[must_use]
    pub fn counts_from(&self) -> Option<Date> {
        self.date().or_else(|| self.date_of(DateRole::Submitted).map(|(day, _)| day))
    }

    /// The numbers of the questions that a part answers.
    #[must_use]
    pub fn numbers_of(&self, part: Part) -> Vec<u32> {
        let Part::Answer(i) = part else { return Vec::new() };
        let Some(answer) = self.answers.get(i) else { return Vec::new() };
        let covered = answer.questions.iter().filter_map(|&q| self.questions.get(q));
        covered.map(|question| question.intended.unwrap_or(question.number).value()).collect()
    }
}

/// Finds the commitments in the answers and in the letter; a notice of delay and a sheet of questions have none.
pub(super) fn find(draft: &Draft) -> Vec<Commitment> {
    if matches!(draft.kind, Kind::Notice | Kind::Questions) {
        return Vec::new();
    }
    let from = draft.counts_from();
    let mut found = Vec::new();
    for (part, flow) in draft.own_parts() {
        if !matches!(part, Part::Answer(_) | Part::Letter) || !may_hold(flow.text()) {
            continue;
        }
        let text = flow.text();
        let quoted = quoted_ranges(text);
        for range in sentences(text) {
            let sentence = text.get(range.clone()).unwrap_or_default();
            if !may_hold(sentence) || lies_in(&quoted, range.start) || sentence.ends_with('?') {
                continue;
            }
            let Some(form) = form(sentence) else { continue };
            let term = term::find(sentence, from).map(|term| term.moved(range.start));
            let due = term.as_ref().and_then(|term| term.due);
            let about = about(sentence, term.as_ref().map(|term| term.range.start - range.start));
            let about = about.map(|about| range.start + about.start..range.start + about.end);
            found.push(Commitment { part, range, form, about, term, due });
        }
    }
    found
}

/// Whether a text can hold a commitment at all.
fn may_hold(text: &str) -> bool {
    // The Chamber, not a Kamerstuk.
    let chamber = |(at, _): (usize, &str)| {
        !text.get(at + "amer".len()..).unwrap_or_default().starts_with(char::is_alphanumeric)
    };
    text.match_indices("amer").any(chamber)
        || text.contains("bereid")
        || text.contains("streef")
        || text.contains("zeg")
}

/// Verbs for informing the Chamber.
const INFORM: [&str; 15] = [
    "informeren",
    "berichten",
    "toesturen",
    "toezenden",
    "sturen",
    "zenden",
    "aanbieden",
    "toekomen",
    "delen",
    "terugkomen",
    "rapporteren",
    "inlichten",
    "verstrekken",
    "bijpraten",
    "meenemen",
];

/// Their participles.
const INFORMED: [&str; 12] = [
    "geïnformeerd",
    "geinformeerd",
    "ingelicht",
    "bericht",
    "gezonden",
    "gestuurd",
    "toegezonden",
    "toegestuurd",
    "aangeboden",
    "gedeeld",
    "gerapporteerd",
    "verzonden",
];

/// Their first persons.
const I_INFORM: [&str; 9] = [
    "informeer",
    "informeren",
    "bericht",
    "berichten",
    "stuur",
    "sturen",
    "zend",
    "zenden",
    "rapporteer",
];

/// Words that look back on a commitment, report what others say, or do it here and now.
const LOOKING_BACK: &str = "toegezegd|toezegging|toezeggingen|beloofd|op welke wijze|kamer van koophandel|zou |zouden |\
    niet bereid|in hoeverre|of ik bereid|heeft aangegeven dat|gaf aan dat|eerste kamer der|hierbij|\
    bijgaand|met deze brief|in deze brief|middels deze|via deze|bij deze|hiermee|deze beantwoording|\
    in dit antwoord|door middel van deze|zojuist";

/// What a sentence commits to.
fn form(sentence: &str) -> Option<CommitmentForm> {
    let lower = sentence.to_lowercase();
    if LOOKING_BACK.split('|').any(|words| lower.contains(words)) {
        return None;
    }
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let place = |wanted: &[&str]| words.iter().position(|word| wanted.contains(word));
    let we = has(&["ik", "wij", "we"]);
    let government = we
        || has(&[
            "kabinet",
            "minister",
            "staatssecretaris",
            "regering",
            "bewindspersonen",
            "ministerie",
        ]);
    let chamber = has(&["kamer", "tweedekamer", "parlement"]);
    let effort = lower.contains("streef ernaar")
        || lower.contains("streven ernaar")
        || lower.contains("streven is")
        || lower.contains("streeft ernaar");
    if we && lower.contains("zeg") && promises(&words) {
        return Some(CommitmentForm::Promise);
    }
    if effort && government && (chamber || we) {
        return Some(CommitmentForm::Effort);
    }
    if chamber && !denied(&words) {
        // "zal ik uw Kamer … informeren", "zal uw Kamer … geïnformeerd worden"
        let will = place(&["zal", "zullen"]);
        if let Some(will) = will {
            let rest = words.get(will..).unwrap_or_default();
            let active = government
                && rest.iter().any(|word| INFORM.contains(word))
                && near_chamber(&words, &INFORM);
            let passive = rest.iter().any(|word| INFORMED.contains(word)) && has(&["worden"]);
            let offered = rest.contains(&"toekomen")
                || rest.contains(&"stellen") && lower.contains("op de hoogte")
                || rest.contains(&"gaan") && lower.contains("nader in");
            if active || passive || offered && government {
                return Some(CommitmentForm::Inform);
            }
        }
        if let Some(aux) = place(&["wordt", "worden"])
            && passive(&words, aux)
        {
            return Some(CommitmentForm::Inform);
        }
        // "informeer ik uw Kamer", "ik stuur uw Kamer"
        let first_person = words.windows(2).any(|pair| match pair {
            ["ik" | "wij" | "we", verb] | [verb, "ik" | "wij" | "we"] => I_INFORM.contains(verb),
            _ => false,
        });
        if first_person {
            return Some(CommitmentForm::Inform);
        }
        let expects = lower.contains("verwacht ik")
            || lower.contains("ik verwacht")
            || lower.contains("verwachten wij");
        if expects && has(&INFORM) {
            return Some(CommitmentForm::Effort);
        }
    }
    willing(&words).then_some(CommitmentForm::Willing)
}

/// "ik zeg … toe", "zeg ik toe": the government's own, not that of companies.
fn promises(words: &[&str]) -> bool {
    let own = words.windows(2).any(|pair| {
        matches!(
            pair,
            ["ik", "zeg"]
                | ["zeg", "ik"]
                | ["wij", "zeggen"]
                | ["zeggen", "wij"]
                | ["we", "zeggen"]
        )
    });
    own && words.contains(&"toe")
}

/// "wordt uw Kamer … geïnformeerd": what comes, not what is told about another document.
fn passive(words: &[&str], aux: usize) -> bool {
    let next = words.get(aux + 1).copied().unwrap_or_default();
    let after = words.get(aux + 2).copied().unwrap_or_default();
    let chamber_follows = matches!(next, "de" | "uw") && matches!(after, "kamer" | "tweede");
    let chamber_leads = words.first().is_some_and(|first| matches!(*first, "uw" | "de"))
        && words.get(1).is_some_and(|second| matches!(*second, "kamer" | "tweede"))
        && aux <= 3;
    // "…, waarover uw Kamer wordt geïnformeerd"
    let clause = words.get(aux.saturating_sub(3)..aux).unwrap_or_default();
    let chamber_told =
        matches!(clause, ["waarover" | "waarna" | "waarmee" | "en", "uw" | "de", "kamer"]);
    (chamber_told || chamber_follows || chamber_leads)
        && words.iter().skip(aux).any(|word| INFORMED.contains(word))
}

/// Whether a verb of informing has the Chamber before it: "uw Kamer informeren", "de Kamer … toesturen", "aan uw Kamer sturen".
fn near_chamber(words: &[&str], verbs: &[&str]) -> bool {
    let Some(chamber) = words.iter().position(|word| *word == "kamer") else { return false };
    words.iter().skip(chamber).any(|word| verbs.contains(word))
        || words.iter().take(chamber).rev().take(8).any(|word| verbs.contains(word))
}

/// "niet (nader) informeren".
fn denied(words: &[&str]) -> bool {
    words.windows(3).any(|three| match three {
        ["niet", next, after] => {
            INFORM.contains(next) || INFORM.contains(after) || INFORMED.contains(next)
        }
        _ => false,
    })
}

/// "ik ben bereid", "daartoe ben ik bereid", "zijn wij graag bereid".
fn willing(words: &[&str]) -> bool {
    words.iter().position(|word| *word == "bereid").is_some_and(|at| {
        let before = words.get(at.saturating_sub(5)..at).unwrap_or_default();
        let own = before.windows(2).any(|pair| {
            matches!(pair, ["ik", "ben"] | ["ben", "ik"] | ["wij", "zijn"] | ["zijn", "wij"])
        });
        own && !before
            .iter()
            .any(|word| matches!(*word, "niet" | "altijd" | "nooit" | "of" | "waarom"))
    })
}

/// What a sentence is about: the words behind "over", up to the term, the verb or the end.
fn about(sentence: &str, term: Option<usize>) -> Option<Range<usize>> {
    let at = sentence
        .find(" over ")
        .map(|at| at + " over ".len())
        .or_else(|| sentence.starts_with("Over ").then_some("Over ".len()))?;
    let rest = sentence.get(at..)?;
    let verb = INFORM
        .iter()
        .chain(&INFORMED)
        .chain(&["zal ", "zullen ", "informeer ", "wordt "])
        .filter_map(|verb| {
            let found = rest.find(verb)?;
            rest.get(..found)?.ends_with(' ').then_some(found)
        });
    let stop = rest
        .find([',', ';', '.'])
        .into_iter()
        .chain(verb)
        .chain(term.and_then(|term| term.checked_sub(at)));
    let end = stop.min().unwrap_or(rest.len());
    let words = rest.get(..end)?.trim_end();
    (!words.is_empty()).then(|| at..at + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_commits() {
        use CommitmentForm::{Effort, Inform, Promise, Willing};
        for (sentence, expected) in [
            ("Uiteraard zal ik de Tweede Kamer hierover informeren.", Some(Inform)),
            (
                "Rond de zomer van dit jaar zal uw Kamer geïnformeerd worden over de voortgang.",
                Some(Inform),
            ),
            (
                "Uw Kamer zal in het derde kwartaal worden geïnformeerd over de voortgang.",
                Some(Inform),
            ),
            (
                "In het najaar van 2024 wordt uw Kamer opnieuw over de stand van zaken geïnformeerd.",
                Some(Inform),
            ),
            ("Hierover informeer ik uw Kamer binnenkort nader.", Some(Inform)),
            (
                "Het rapport wordt momenteel afgerond en zal op korte termijn met uw Kamer gedeeld worden.",
                Some(Inform),
            ),
            (
                "Ik zal de Kamer zo spoedig mogelijk de antwoorden op de vragen doen toekomen.",
                Some(Inform),
            ),
            ("Begin 2026 volgt een evaluatie, waarover uw Kamer wordt geïnformeerd.", Some(Inform)),
            ("Ik streef ernaar uw Kamer hierover te informeren in het najaar.", Some(Effort)),
            (
                "Ik verwacht uw Kamer op korte termijn over de uitvoering van de motie te kunnen informeren.",
                Some(Effort),
            ),
            ("Ik zeg u toe dit te onderzoeken.", Some(Promise)),
            ("Daartoe ben ik bereid.", Some(Willing)),
            ("Bedrijven zeggen toe hun uitstoot te verlagen.", None),
            ("Zoals toegezegd zal ik uw Kamer informeren.", None),
            ("Daar ben ik niet toe bereid.", None),
            ("Hierbij stuur ik uw Kamer de antwoorden.", None),
            ("Met deze brief informeer ik uw Kamer over de stand van zaken.", None),
            ("In de brief aan uw Kamer licht ik dit toe.", None),
            ("Ik heb uw Kamer hierover op 3 mei geïnformeerd.", None),
            ("Uw Kamer is in eind 2024 geïnformeerd over het observatorium.", None),
            ("De gemeente zal bewoners informeren.", None),
            ("Ik zal uw Kamer hierover niet nader informeren.", None),
            (
                "Per departement is aangegeven op welke wijze uw Kamer daarover wordt geïnformeerd.",
                None,
            ),
            ("Na ontvangst zal ik de Kamer van Koophandel informeren.", None),
        ] {
            assert_eq!(form(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn what_it_is_about() {
        let sentence = "Uw Kamer zal in het derde kwartaal worden geïnformeerd over de voortgang op de verwerking van grondstoffen.";
        assert_eq!(
            &sentence[about(sentence, None).unwrap()],
            "de voortgang op de verwerking van grondstoffen"
        );
        let sentence = "Over de uitkomsten hiervan zal ik de Kamer informeren.";
        assert_eq!(&sentence[about(sentence, None).unwrap()], "de uitkomsten hiervan");
    }
}
