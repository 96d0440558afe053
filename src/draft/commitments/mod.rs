//! Commitments: sentences in which the government says that it will do something for the Chamber.
//!
//! Sentences about earlier commitments ("zoals toegezegd") are none unless they set a new day, and what others promise ("Bedrijven zeggen
//! toe") is none either.

mod clause;
mod form;
mod letter;
mod list;
mod other;
mod passive;
mod period;
mod phrases;
mod present;
mod soft;
mod term;
mod verbs;
mod words;

use std::ops::Range;
use std::sync::LazyLock;

use super::{DateRole, Draft, Kind, Number, Part, Prose};
use crate::text::{Date, Needles};

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
    pub fn numbers_of(&self, part: Part) -> Vec<Number> {
        let Part::Answer(i) = part else { return Vec::new() };
        let Some(answer) = self.answers.get(i) else { return Vec::new() };
        let covered = answer.questions.iter().filter_map(|&q| self.questions.get(q));
        covered.map(|question| question.right_number()).collect()
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
        // "Antwoord volgt." promises the Chamber nothing.
        if !matches!(part, Part::Answer(_) | Part::Letter) || flow.is_placeholder() {
            continue;
        }
        let here = flow.commitments(from, || in_flow(flow, part, from));
        found.extend(here.iter().map(|one| Commitment { part, ..one.clone() }));
    }
    found
}

fn in_flow(flow: &Prose, part: Part, from: Option<Date>) -> Vec<Commitment> {
    if !may_hold(flow.text()) {
        return Vec::new();
    }
    let each = flow.sentences().iter().filter_map(|range| {
        let sentence = flow.slice(range.clone());
        if !may_hold(sentence) || flow.is_quoted(range.start) || sentence.ends_with('?') {
            return None;
        }
        let (form, term, verb) = read(sentence, from)?;
        // "Op 12 mei schreef ik: ‘ik zal uw Kamer informeren’."
        if flow.is_quoted(range.start + verb) {
            return None;
        }
        let term = term.map(|term| term.moved(range.start));
        let due = term.as_ref().and_then(|term| term.due);
        let about = about(sentence, term.as_ref().map(|term| term.range.start - range.start));
        let about = about.map(|about| range.start + about.start..range.start + about.end);
        Some(Commitment { part, range: range.clone(), form, about, term, due })
    });
    each.collect()
}

/// What a sentence commits to, when, and where in it the verb stands that does.
fn read(sentence: &str, from: Option<Date>) -> Option<(CommitmentForm, Option<Term>, usize)> {
    let words = words::words(sentence);
    if words.len() > LONGEST {
        return None;
    }
    let form::Committed { form, verb } = form::find(sentence, &words)?;
    let times = term::find(sentence, &words, verb, from);
    let term = times.own.or_else(|| phrases::find(&words, verb)).or(times.doubtful);
    // A sentence that looks back on a commitment makes one where it names a day or period of its own.
    let back = |(i, word): (usize, &words::Word<'_>)| {
        // "de stand-van-zakenbrief moties en toezeggingen"
        let of_motions = || i >= 2 && words.get(i - 2).is_some_and(|word| word.lower == "moties");
        LOOKS_BACK.contains(&word.lower.as_ref()) && !of_motions()
    };
    let looks_back = form != CommitmentForm::Promise && words.iter().enumerate().any(back);
    // "voor de begrotingsbehandeling" is as good as a day.
    let before = |term: &Term| {
        let words = sentence.get(term.range.clone()).unwrap_or_default();
        let words = words.to_lowercase();
        term.kind == TermKind::Event && ["voor ", "vóór "].iter().any(|one| words.starts_with(one))
    };
    let dated = || term.as_ref().is_some_and(|term| term.kind == TermKind::Time || before(term));
    let at = words.get(verb).map_or(0, |word| word.at);
    (!looks_back || dated()).then_some((form, term, at))
}

/// The most words that a sentence has. What is longer is a table or a list that extraction ran together, and each verb in it would be
/// held against each other one.
const LONGEST: usize = 300;

/// Words that look back on a commitment.
const LOOKS_BACK: [&str; 5] = ["toegezegd", "toegezegde", "toezegging", "toezeggingen", "beloofd"];

/// Parts of words one of which a commitment holds.
const CUES: [&str; 33] = [
    "amer",
    "toe.",
    "toe,",
    "brief",
    "reactie",
    "rapportage",
    "nota",
    "verslag",
    "bereid",
    "stre",
    "zeg",
    "voornemen",
    "eantwoord",
    "monitor",
    "begroting",
    "memorie",
    " hoort ",
    "naz",
    "nagez",
    "nast",
    "nagest",
    "toegez",
    "toeges",
    "taten-",
    "commissie",
    " na.",
    "van plan",
    "volg",
    "terug",
    "ingaan",
    "parlement",
    " u ",
    " u,",
];

static CUED: LazyLock<Needles<'_>> = LazyLock::new(|| Needles::new(CUES));

/// Whether a text can hold a commitment at all.
fn may_hold(text: &str) -> bool {
    // In lower case the first is the end of many words.
    text.contains("U ") || CUED.find_iter(text).next().is_some()
}

/// Verbs that end what a sentence is about.
const VERBS: &str = "informeren berichten toesturen toezenden sturen zenden aanbieden toekomen delen terugkomen rapporteren inlichten verstrekken \
    geïnformeerd ingelicht gezonden gestuurd toegezonden toegestuurd aangeboden gedeeld gerapporteerd verzonden";

/// What a sentence is about: the words behind "over", up to the term, the verb or the end.
fn about(sentence: &str, term: Option<usize>) -> Option<Range<usize>> {
    let at = sentence
        .find(" over ")
        .map(|at| at + " over ".len())
        .or_else(|| sentence.starts_with("Over ").then_some("Over ".len()))?;
    let rest = sentence.get(at..)?;
    let verb = VERBS
        .split_whitespace()
        .chain(["zal ", "zullen ", "informeer ", "wordt "])
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
            (
                "Zoals toegezegd zal ik uw Kamer vóór de begrotingsbehandeling informeren.",
                Some(Inform),
            ),
            ("De brief volgt de structuur van uw vragen.", None),
            ("Deze nota naar aanleiding van het verslag volgt de indeling van het verslag.", None),
            ("De brief volgt in mei.", Some(Inform)),
            ("In bijlage 2 informeer ik uw Kamer over de uitgaven.", None),
            ("In bijlage 2 bij de Miljoenennota zal ik uw Kamer informeren.", Some(Inform)),
            ("Ik kan niet toezeggen dat ik uw Kamer hierover zal informeren.", None),
            ("Ik kan niet beloven dat dit lukt, maar zal uw Kamer informeren.", Some(Inform)),
            (
                "De beslisnota(’s) worden zoveel mogelijk tegelijkertijd meegestuurd aan de Kamer als bijlage bij het Kamerstuk.",
                None,
            ),
            (
                "In de brief op verzoek van uw Kamer d.d. 11 oktober 2023 (Kamerstuk 21 501-02, nr. 2737) gaat het kabinet nader in op de hulp.",
                None,
            ),
            ("Subsidies worden door gemeenten verstrekt; ik verwijs u naar de gemeente.", None),
            (
                "Gegevens worden door het CBS verstrekt; voor meer informatie verwijs ik u naar StatLine.",
                None,
            ),
            ("De patiënt wordt geïnformeerd door zijn arts, zoals u terecht opmerkt.", None),
            ("Brieven worden verstuurd door het CAK, waarover u eerder vragen stelde.", None),
            ("Het rapport wordt verstuurd (met een brief) aan uw Kamer.", Some(Inform)),
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
            let found = read(sentence, None).map(|(form, ..)| form);
            assert_eq!(found, expected, "{sentence}");
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
