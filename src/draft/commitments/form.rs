//! What a sentence commits to.
//!
//! The forms were counted in published answers and in letters to the Chamber. A form is a finite verb of the present ("zal", "wordt",
//! "informeer ik") with the Chamber as the one who gets something; what lies behind or is done here and now is none.

use std::sync::LazyLock;

use super::CommitmentForm;
use super::clause::Sentence;
use super::list::{List, list, listed};
use super::verbs::{GOVERNMENT, Getter, LIGHT_INFINITIVES, PHRASES, SENDING, VerbForm};
use super::words::Word;
use crate::text::{Phrases, stands_alone};

/// What a sentence commits to, and the word that says so.
pub(super) struct Committed {
    pub form: CommitmentForm,
    /// The finite verb, by its number in the sentence.
    pub verb: usize,
}

/// Words that say that it is done with this very letter, and what must not stand behind them where they do.
const HERE_AND_NOW: [(&str, Unless); 22] = [
    ("hierbij", Unless::Never),
    ("bijgaand", Unless::Never),
    ("bijgaande", Unless::Never),
    ("hiermee", Unless::GoesOn),
    ("middels deze", Unless::Never),
    ("via deze", Unless::Never),
    ("bij deze", Unless::Noun),
    ("met deze antwoorden", Unless::Never),
    ("deze beantwoording", Unless::Never),
    ("in dit antwoord", Unless::Never),
    ("door middel van deze", Unless::Never),
    ("zojuist", Unless::Never),
    ("gelijktijdig met deze", Unless::Never),
    ("tegelijk met deze", Unless::Never),
    ("in de bijlage", Unless::OfAnother),
    ("in bijlage", Unless::OfAnother),
    ("bijgevoegd", Unless::Never),
    ("als volgt", Unless::Said),
    ("het volgende", Unless::Word),
    ("langs deze weg", Unless::Never),
    ("het volgende mee", Unless::Never),
    ("het volgende mede", Unless::Never),
];

/// What stands behind words that then mean something else than this very letter.
#[derive(Clone, Copy)]
enum Unless {
    /// They always mean it.
    Never,
    /// "hoe ik hiermee verder ga"
    GoesOn,
    /// "stilstaan bij deze aantallen"
    Noun,
    /// "in de bijlage bij de Miljoenennota" is that of another letter.
    OfAnother,
    /// "als volgt: …": what is said behind the colon is a sentence of its own.
    Said,
    /// "in het volgende debat" is still to come.
    Word,
}

/// The fewest bytes behind a colon that are a sentence of their own.
const A_SENTENCE: usize = 30;

impl Unless {
    fn stands_in(self, behind: &str) -> bool {
        match self {
            Self::Never => false,
            Self::GoesOn => behind.starts_with(" verder") || behind.starts_with(" om"),
            Self::Noun => {
                let next = behind.trim_start().split(|c: char| !c.is_alphabetic()).next();
                !listed(AFTER_BIJ_DEZE, &next.unwrap_or_default().to_lowercase())
            }
            Self::OfAnother => belongs_to_another(behind),
            Self::Said => behind.find(':').is_some_and(|colon| behind.len() > colon + A_SENTENCE),
            Self::Word => behind.starts_with(' '),
        }
    }
}

static THIS_LETTER: LazyLock<Phrases<&str>> =
    LazyLock::new(|| Phrases::new(HERE_AND_NOW.iter().map(|(words, _)| *words).collect()));

/// What may stand behind "bij deze" where it means this letter, and not these figures.
const AFTER_BIJ_DEZE: List = List::of(
    "ontvangt zeg stuur zend bied informeer bericht meld deel laat wil treft doe geef vindt de het uw een u ik wij",
);

/// Whether an appendix is that of another paper, by what stands behind the word: "bij de Miljoenennota", "2 bij mijn brief".
fn belongs_to_another(behind: &str) -> bool {
    let number = |c: char| c == ' ' || c.is_ascii_digit() || c.is_uppercase();
    let behind = behind.trim_start_matches(number);
    ["bij de ", "bij het ", "bij mijn "].iter().any(|of| behind.starts_with(of))
}

/// Whether a sentence says that it is done with this very letter.
fn here_and_now(sentence: &str) -> bool {
    let mut here = false;
    THIS_LETTER.find(sentence, crate::text::words(sentence), |range, row| {
        let behind = sentence.get(range.end..).unwrap_or_default();
        let another = HERE_AND_NOW.get(row).is_some_and(|(_, unless)| unless.stands_in(behind));
        here |= !another && stands_alone(sentence, &range);
    });
    here
}

/// What a sentence commits to, if anything.
pub(super) fn find(sentence: &str, words: &[Word<'_>]) -> Option<Committed> {
    let clause = Sentence { words };
    if here_and_now(sentence)
        || clause.is_this_letter()
        || sentence.contains("ntwoord") && clause.brings_the_answers()
    {
        // "met deze brief doe ik mijn toezegging gestand": it is kept.
        if clause.within(0, words.len(), list!("gestand")) {
            return None;
        }
        // What is promised here is promised for later: "hierbij zeg ik uw Kamer toe".
        let promised = (0..words.len()).find(|&verb| {
            listed(list!("zeg zeggen"), clause.at(verb)) && clause.promises(verb)
                || clause.firm(verb) == Some(CommitmentForm::Promise)
        });
        if let Some(verb) = promised {
            return Some(Committed { form: CommitmentForm::Promise, verb });
        }
        // "met deze brief laat ik u weten dat ik uw Kamer in mei een brief zal sturen"
        let told = |&i: &usize| {
            clause.at(i) == "dat" && listed(list!("weten mede mee melden"), clause.before(i, 1))
        };
        let from = (0..words.len()).find(told)?;
        let will = |&i: &usize| listed(list!("zal zullen"), clause.at(i)) && clause.active(i);
        let verb = (from..words.len()).find(will)?;
        let own = clause.within(from, verb, list!("ik wij we"));
        return own.then_some(Committed { form: CommitmentForm::Inform, verb });
    }
    // "ik wil niet vooruitlopen op het advies"; "en zal de Kamer na ontvangst berichten" promises all the same.
    let anticipates = (0..words.len()).find(|&i| clause.at(i) == "vooruitlopen");
    let goes_on = |at: usize| {
        let will = |i: usize| listed(list!("zal zullen"), clause.at(i)) && clause.elided(i);
        (at..words.len()).any(will)
    };
    if anticipates.is_some_and(|at| clause.denied(0, words.len()) && !goes_on(at)) {
        return None;
    }
    let found = (0..words.len()).find_map(|verb| Some((clause.firm(verb)?, verb)));
    let found =
        found.or_else(|| (0..words.len()).find_map(|verb| Some((clause.soft(verb)?, verb))));
    let found = found.or_else(|| Some((CommitmentForm::Inform, clause.in_other_words()?)));
    let (form, verb) = found?;
    (!clause.is_reported(verb) && !clause.is_refused(verb)).then_some(Committed { form, verb })
}

impl Sentence<'_, '_> {
    /// What is promised with a result, by the finite verb at a place.
    fn firm(&self, verb: usize) -> Option<CommitmentForm> {
        use CommitmentForm::{Inform, Promise, Willing};
        let here = self.at(verb);
        let inform = match here {
            "zal" | "zult" | "zullen" => self.future(verb),
            "ga" | "gaan" | "gaat" | "kom" | "komen" | "komt" | "ligt" | "liggen"
                if self.goes_there(verb) =>
            {
                true
            }
            "blijf" | "blijven" => self.first_person(verb) && self.active(verb),
            "hoort" | "horen" | "verneemt" | "vernemen" => self.hears(verb) || self.receives(verb),
            "verwacht" if self.is_expected(verb) => true,
            "voorzien" | "gepland" | "voorziet" | "beoogd" => self.foreseen(verb),
            "ga" | "gaan" => self.first_person(verb) && (self.active(verb) || self.takes_up(verb)),
            "wordt" | "worden" => self.passive(verb) || self.taken_up(verb),
            "ontvangt" | "krijgt" | "ontvangen" | "krijgen" => self.receives(verb),
            "houdt" if self.is_owed(verb) => true,
            "bereikt" => self.receives(verb) || self.reaches(verb),
            "beantwoord" => self.answers_later(verb),
            "volgt" | "volgen" | "verschijnt" => self.letter_follows(verb),
            "laat" | "laten" if self.lets_know(verb) => true,
            "blijft" if self.stays_informed(verb) => true,
            "zorg" | "zorgen" | "span" | "bevorder" | "bevorderen" => self.sees_to_it(verb),
            _ => self.present(verb) || self.takes_up(verb) || self.writes(verb),
        };
        if inform {
            return Some(Inform);
        }
        match here {
            "zeg" | "zeggen" | "zegt" if self.promises(verb) => Some(Promise),
            // "ik doe de toezegging dat"
            "doe" | "doen"
                if (self.first_person(verb)
                    || here == "doen"
                        && self.within(0, verb, list!("ik wij we"))
                        && self.within(0, verb, list!("kan wil kunnen willen zal")))
                    && self.within(
                        self.clause_start(verb),
                        self.clause_end(verb),
                        list!("toezegging"),
                    )
                    && !self.denied(0, self.words.len()) =>
            {
                Some(Promise)
            }
            "toezeggen" if self.government() && !self.denied(verb.saturating_sub(6), verb) => (self
                .within(verb.saturating_sub(8), verb, list!("kan wil kunnen willen"))
                && self.within(0, verb, list!("ik wij we kabinet")))
            .then_some(Promise),
            "beloof" | "beloven"
                if self.first_person(verb) && !self.denied(verb, self.words.len()) =>
            {
                Some(Promise)
            }
            "bereid" if self.willing(verb) => Some(Willing),
            _ => None,
        }
    }

    /// "zal ik uw Kamer informeren", "zal met uw Kamer worden gedeeld", "zal hier op ingaan in de brief".
    fn future(&self, verb: usize) -> bool {
        if self.tells_a_case(verb) && !self.government() {
            return false;
        }
        // "zij zal de Kamer daarover berichten" is said of a minister named before
        let named_before = || verb == 1 && listed(list!("hij zij"), self.at(0));
        self.active(verb) && (self.government() || self.elided(verb) || named_before())
            || self.passive(verb)
            || self.comes_back(verb)
            || self.taken_up(verb)
            || self.will_answer(verb)
            || self.will_reach(verb)
            || self.will_appear(verb)
            || self.will_react(verb)
            || (self.government() || self.within(verb, self.clause_end(verb), list!("worden")))
                && self.shows_in_the_next_letter(verb)
            || self.will_come(verb)
    }

    /// "zal ervoor zorgen dat de Kamer over de stukken beschikt", "zorg ervoor dat uw Kamer het rapport op tijd heeft".
    fn sees_to_it(&self, verb: usize) -> bool {
        const COMES: List = List::of(
            "beschikt beschikken beschikking heeft hebben krijgt krijgen ontvangt ontvangen geïnformeerd bereikt bereiken",
        );
        let end = self.words.len();
        self.within(0, end, list!("ik wij we kabinet"))
            && self.within(verb, end, COMES)
            && self
                .chambers(verb, end)
                .any(|(at, preposition)| preposition == "dat" && at < verb + 9)
            && !self.denied(0, end)
    }

    /// A helping verb with an infinitive of which the Chamber gets something.
    pub fn active(&self, verb: usize) -> bool {
        let last = self.words.len();
        // "over wie ik uw Kamer zal informeren": the object may stand before the verb, in the same clause.
        let from = self.clause_start(verb);
        let sent = (verb + 1..last).any(|i| {
            let Some(getter) = self.infinitive(i) else { return false };
            !self.denied(verb, i) && self.gets(from, (i + 9).min(last), getter)
        });
        // "het overzicht dat uw Kamer vraagt, zal ik verstrekken", "zal ik nazenden": to whom goes without saying.
        let plain = || {
            let known = self.chambers(0, from).any(|(at, _)| self.at(at) != "u");
            (verb + 1..self.clause_end(verb)).any(|i| {
                let sends = listed(SENDING, self.at(i))
                    || known && self.getter(i, VerbForm::Infinitive) == Some(Getter::Sent);
                let own = self.first_person(verb)
                    || self.elided(verb) && self.within(0, verb, list!("ik wij we"));
                sends && own && !self.denied(verb, i)
            }) && !self.within(verb, last, list!("aan naar bij met"))
        };
        // "op de hoogte stellen", "ter beschikking stellen aan uw Kamer"
        let told = (verb + 1..last).any(|i| {
            PHRASES.iter().any(|phrase| {
                let (verbs, beside) = phrase.infinitive;
                listed(verbs, self.at(i))
                    && self.within(i.saturating_sub(2), i + 1 + phrase.behind, beside)
                    && !self.denied(verb, i)
                    && self.gets(from, last, phrase.getter)
            })
        });
        // "laten weten", "een voorstel doen"
        let otherwise = (verb + 1..last).any(|i| {
            let known = self.at(i) == "weten" && self.before(i, 1) == "laten"
                || self.at(i) == "leggen" && self.before(i, 1) == "inzage"
                || self.at(i) == "maken" && self.before(i, 1) == "aanhangig";
            // "zal ik dat doen aan uw Kamer", "hecht eraan uw Kamer te informeren en zal dat doen"
            let said = || (0..verb).any(|i| self.infinitive(i).is_some());
            let done = self.at(i) == "doen"
                && (self.chambers(from, last).any(|(_, preposition)| preposition == "aan")
                    || self.within(verb, i, list!("dat dit")) && said());
            let back = || (0..verb).any(|i| self.comes_back_at(i));
            if self.at(i) == "doen" && self.within(verb, i, list!("dat dit")) && back() {
                return !self.denied(verb, i);
            }
            let from = if done { 0 } else { from };
            (known || done || self.brings(i, LIGHT_INFINITIVES))
                && !self.denied(verb, i)
                && self.gets(from, last, Getter::Sent)
        });
        sent || told || otherwise || plain()
    }

    /// "ik zeg uw Kamer toe", "zegt het kabinet toe": the government's own, not that of companies.
    fn promises(&self, verb: usize) -> bool {
        let near = |i: usize| listed(list!("ik wij we"), self.at(i));
        let own = verb > 0 && near(verb - 1)
            || near(verb + 1)
            || self.within(verb + 1, verb + 3, GOVERNMENT)
            || listed(GOVERNMENT, self.before(verb, 1));
        own && self.within(verb + 1, self.words.len(), list!("toe"))
            && !self.denied(verb, self.clause_end(verb))
    }

    /// "ik ben bereid", "daartoe ben ik bereid", "zijn wij graag bereid".
    fn willing(&self, bereid: usize) -> bool {
        let near = bereid.saturating_sub(5);
        let own = |i: usize| {
            let said = matches!(
                (self.at(i), self.at(i + 1)),
                ("ik", "ben" | "verklaar")
                    | ("ben" | "verklaar", "ik")
                    | ("wij" | "we", "zijn")
                    | ("zijn", "wij" | "we")
            );
            // "daartoe ben ik, mits het mag, bereid": what stands between commas counts for nothing.
            let aside = || self.words.get(i + 2).is_some_and(|word| word.parted);
            said && (i >= near || aside())
        };
        (bereid.saturating_sub(12)..bereid).any(own)
            && !matches!(self.at(bereid + 1), "is" | "was")
            && !self.within(near, bereid, list!("niet altijd nooit of waarom geen"))
    }
}
