//! What a sentence commits to.
//!
//! The forms were counted in published answers and in letters to the Chamber. A form is a finite verb of the present ("zal", "wordt",
//! "informeer ik") with the Chamber as the one who gets something; what lies behind or is done here and now is none.

use std::sync::LazyLock;

use super::CommitmentForm;
use super::clause::Sentence;
use super::list::{List, list, listed};
use super::verbs::{
    GOVERNMENT, Getter, LIGHT_FIRST, LIGHT_INFINITIVES, OPINIONS, SENDING, SENT, Shape, getter,
};
use super::words::Word;
use crate::text::{Phrases, stands_alone};

/// What a sentence commits to, and the word that says so.
pub(super) struct Committed {
    pub form: CommitmentForm,
    /// The finite verb, by its number in the sentence.
    pub verb: usize,
}

/// Words that say that it is done with this very letter.
const HERE_AND_NOW: [&str; 19] = [
    "hierbij",
    "bijgaand",
    "bijgaande",
    "hiermee",
    "middels deze",
    "via deze",
    "bij deze",
    "met deze antwoorden",
    "deze beantwoording",
    "in dit antwoord",
    "door middel van deze",
    "zojuist",
    "gelijktijdig met deze",
    "tegelijk met deze",
    "in de bijlage",
    "bijgevoegd",
    "als volgt",
    "het volgende mee",
    "het volgende mede",
];

static THIS_LETTER: LazyLock<Phrases<&str>> = LazyLock::new(|| Phrases::new(HERE_AND_NOW.to_vec()));

/// Whether a sentence says that it is done with this very letter.
fn here_and_now(sentence: &str) -> bool {
    let mut here = false;
    THIS_LETTER.find(sentence, crate::text::words(sentence), |range, word| {
        // "hoe ik hiermee verder ga" is not this letter.
        let behind = sentence.get(range.end..).unwrap_or_default();
        let goes_on = HERE_AND_NOW.get(word) == Some(&"hiermee")
            && (behind.starts_with(" verder") || behind.starts_with(" om"));
        here |= !goes_on && stands_alone(sentence, &range);
    });
    here
}

/// What a sentence commits to, if anything.
pub(super) fn find(sentence: &str, words: &[Word<'_>]) -> Option<Committed> {
    let clause = Sentence { words };
    if here_and_now(sentence) || clause.is_this_letter() {
        // What is promised here is promised for later: "hierbij zeg ik uw Kamer toe".
        let promised = (0..words.len())
            .find(|&verb| listed(list!("zeg zeggen"), clause.at(verb)) && clause.promises(verb));
        return promised.map(|verb| Committed { form: CommitmentForm::Promise, verb });
    }
    if clause.has(list!("vooruitlopen")) && clause.denied(0, words.len()) {
        return None;
    }
    let found = (0..words.len()).find_map(|verb| Some((clause.firm(verb)?, verb)));
    let found =
        found.or_else(|| (0..words.len()).find_map(|verb| Some((clause.soft(verb)?, verb))));
    let found = found.or_else(|| Some((CommitmentForm::Inform, clause.dated()?)));
    let (form, verb) = found?;
    (!clause.is_reported(verb)).then_some(Committed { form, verb })
}

impl Sentence<'_, '_> {
    /// Where a sentence has the government itself, the Chamber and a time to come, and nothing in it looks back, is denied or is another's
    /// wish, something is promised in whatever words: "dat ik rond de jaarwisseling aan de Kamer hoop te laten zien". The place is that of
    /// the first person.
    fn dated(&self) -> Option<usize> {
        const BACK: List = List::of(
            "ben heb heeft hebben had hadden is was waren werd werden zou zouden stuurde stuurden informeerde informeerden zond bood \
            deelde meldde berichtte gaf ging kwam schreef ontving antwoordde sprak verzocht vroeg verwijs verwees gevraagd geleden jongstleden jl",
        );
        const OTHERS: List = List::of(
            "vraag dank begrijp begrijpen vraagt vragen verzoekt verzoek wenst wil wilt noemt stelt wet artikel motie mening opvatting",
        );
        let own = (0..self.words.len()).find(|&i| listed(list!("ik wij we"), self.at(i)))?;
        let end = self.words.len();
        // Behind "ik", with nothing between that opens another clause, the Chamber can only be the one who gets something.
        let object = |at: usize, preposition: &str| {
            own < at
                && at < self.clause_end(own)
                && !self.within(own, at, list!("dat die of zoals waarin als waar hoe welke dan"))
                && self.gets(at, at + 1, Getter::Sent)
                && preposition != "dat"
        };
        // "het debat met uw Kamer in juni" brings nothing.
        let talk = |at: usize| {
            listed(list!("debat overleg gesprek gedachtewisseling"), self.before(at, 3))
        };
        let given = self.chambers(0, end).any(|(at, preposition)| {
            self.at(at) != "u"
                && (matches!(preposition, "aan" | "naar" | "richting")
                    || preposition == "met" && !talk(at)
                    || object(at, preposition))
        });
        let barred = self.has(BACK) || self.has(OTHERS) || self.denied(0, end) || self.is_usual();
        (given && !barred && self.names_a_time() && !self.tells_a_case(own)).then_some(own)
    }

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
            "hoort" => self.hears(verb),
            "verwacht" if self.is_expected(verb) => true,
            "voorzien" | "gepland" | "voorziet" | "beoogd" => self.foreseen(verb),
            "ga" | "gaan" => self.first_person(verb) && (self.active(verb) || self.takes_up(verb)),
            "wordt" | "worden" => self.passive(verb) || self.taken_up(verb),
            "ontvangt" | "krijgt" | "ontvangen" | "bereikt" => self.receives(verb),
            "beschikt" => self.sees_to_it(verb),
            "volgt" | "volgen" | "verschijnt" => self.letter_follows(verb),
            "laat" | "laten" if self.lets_know(verb) => true,
            "blijft" if self.stays_informed(verb) => true,
            _ => self.present(verb) || self.takes_up(verb),
        };
        if inform {
            return Some(Inform);
        }
        match here {
            "zeg" | "zeggen" | "zegt" if self.promises(verb) => Some(Promise),
            // "ik doe de toezegging dat"
            "doe" | "doen"
                if self.first_person(verb)
                    && self.within(
                        self.clause_start(verb),
                        self.clause_end(verb),
                        list!("toezegging"),
                    )
                    && !self.denied(verb, self.clause_end(verb)) =>
            {
                Some(Promise)
            }
            "toezeggen" if self.government() && !self.denied(verb.saturating_sub(6), verb) => (self
                .within(verb.saturating_sub(8), verb, list!("kan wil kunnen willen"))
                && self.within(0, verb, list!("ik wij we kabinet")))
            .then_some(Promise),
            "bereid" if self.willing(verb) => Some(Willing),
            _ => None,
        }
    }

    /// "zal ik uw Kamer informeren", "zal met uw Kamer worden gedeeld", "zal hier op ingaan in de brief".
    fn future(&self, verb: usize) -> bool {
        if self.tells_a_case(verb) && !self.government() {
            return false;
        }
        self.active(verb) && (self.government() || self.elided(verb))
            || self.passive(verb)
            || self.comes_back(verb)
            || self.taken_up(verb)
            || self.will_answer(verb)
            || self.will_reach(verb)
            || self.will_come(verb)
    }

    /// "zal ervoor zorgen dat de Kamer over de stukken beschikt".
    fn sees_to_it(&self, verb: usize) -> bool {
        self.has(list!("ik wij we kabinet"))
            && self.within(0, verb, list!("zorgen zorg bevorderen bevorder"))
            && self
                .chambers(self.clause_start(verb), verb)
                .any(|(_, preposition)| preposition == "dat")
            && !self.denied(0, verb)
    }

    /// A helping verb with an infinitive of which the Chamber gets something.
    fn active(&self, verb: usize) -> bool {
        let last = self.words.len();
        // "over wie ik uw Kamer zal informeren": the object may stand before the verb, in the same clause.
        let from = self.clause_start(verb);
        let sent = (verb + 1..last).any(|i| {
            let Some(getter) = getter(self.at(i), Shape::Infinitive).or_else(|| self.split(i))
            else {
                return false;
            };
            !self.denied(verb, i) && self.gets(from, (i + 9).min(last), getter)
        });
        // "het overzicht dat uw Kamer vraagt, zal ik verstrekken", "zal ik nazenden": to whom goes without saying.
        let plain = || {
            let known = self.chambers(0, from).any(|(at, _)| self.at(at) != "u");
            (verb + 1..self.clause_end(verb)).any(|i| {
                let sends = listed(SENDING, self.at(i))
                    || known && getter(self.at(i), Shape::Infinitive) == Some(Getter::Sent);
                sends && self.first_person(verb) && !self.denied(verb, i)
            }) && !self.within(from, last, list!("aan naar bij met"))
        };
        // "op de hoogte stellen", "laten weten"
        let told = (verb + 1..last).any(|i| {
            matches!(self.at(i), "stellen" | "houden" | "brengen")
                && self.within(i.saturating_sub(2), i + 3, list!("hoogte kennis"))
                && !self.denied(verb, i)
                && self.gets(from, last, Getter::Told)
        });
        // "laten weten", "een voorstel doen"
        let otherwise = (verb + 1..last).any(|i| {
            let known = self.at(i) == "weten" && self.before(i, 1) == "laten"
                || self.at(i) == "leggen" && self.before(i, 1) == "inzage"
                || self.at(i) == "maken" && self.before(i, 1) == "aanhangig";
            // "zal ik dat doen aan uw Kamer"
            let done = self.at(i) == "doen"
                && self.chambers(from, last).any(|(_, preposition)| preposition == "aan");
            (known || done || self.brings(i, LIGHT_INFINITIVES))
                && !self.denied(verb, i)
                && self.gets(from, last, Getter::Sent)
        });
        sent || told || otherwise || plain()
    }

    /// "wordt uw Kamer geïnformeerd", "wordt in mei met uw Kamer gedeeld", "zal aan de Kamer worden gestuurd".
    fn passive(&self, verb: usize) -> bool {
        let (start, end) = (self.clause_start(verb), self.words.len());
        if self.tells_a_case(verb) || self.is_usual() {
            return false;
        }
        // "het rapport zal in mei worden toegezonden": to whom goes without saying.
        let plain = |i: usize| listed(SENT, self.at(i)) && !self.denied(verb, i);
        // "de bijlage wordt nagezonden"
        let later = |i: usize| plain(i) && self.at(i).starts_with("na");
        if self.at(verb) == "wordt" && (verb + 1..self.clause_end(verb)).any(later) {
            return true;
        }
        if self.at(verb).starts_with('z')
            && self.within(verb, end, list!("worden"))
            && (verb + 1..self.clause_end(verb)).any(plain)
            && !self.within(start, self.clause_end(verb), list!("aan naar door"))
        {
            return true;
        }
        // "Indien er aanleiding toe is, wordt de Kamer geïnformeerd": what is done then, by whomever.
        let conditional = listed(list!("als indien wanneer mocht"), self.at(0));
        let addressed = (1..end).any(|i| self.at(i) == "kamer" && self.before(i, 1) == "uw");
        if conditional && !addressed && !self.government() && !self.names_a_time() {
            return false;
        }
        // "dat uw Kamer voor de zomer wil worden geïnformeerd", "moet tijdig worden ingelicht": a wish or a duty.
        const DUTIES: List = List::of(
            "wil willen wilt moet moeten dient dienen hoort horen behoort behoren zou zouden mag mogen had hadden",
        );
        let infinitive = || self.within(start, verb, DUTIES) || self.before(verb, 1) == "te";
        if self.at(verb) == "worden" && infinitive() {
            return false;
        }
        let future = self.at(verb).starts_with('z');
        // "ik vind het belangrijk dat uw Kamer goed wordt geïnformeerd": what ought to be.
        const OUGHT: List = List::of(
            "belangrijk belang vind vinden wenselijk essentieel cruciaal moet moeten vertrouwen recht plicht informatieplicht hecht begrijp \
            vanzelfsprekend volledig zorgvuldig adequaat wil wilt wenst wensen vraagt vragen pleit",
        );
        let subordinate = (0..verb).rev().find(|&i| self.at(i) == "dat");
        let ought = |dat: usize| self.has(OUGHT) || self.denied(0, dat);
        // "verdragen worden aan de Staten-Generaal voorgelegd"
        let by_law = self.has(list!("artikel generaal"));
        if !future && (subordinate.is_some_and(ought) || by_law) && !self.names_a_time() {
            return false;
        }
        let mut bare = (start..verb).filter(|&i| listed(list!("die dat welke"), self.at(i)));
        let relative = listed(list!("die dat welke"), self.at(start))
            && !matches!(self.at(start + 1), "ook")
            || bare.any(|i| listed(list!("aan naar met"), self.at(i + 1)));
        if relative && !future && !self.names_a_time() {
            return false;
        }
        let here = |i: usize| {
            let told = getter(self.at(i), Shape::Participle);
            // "wordt bij de volgende stand-van-zakenbrief meegestuurd": to whom goes without saying.
            if future
                && listed(list!("meegestuurd meegezonden"), self.at(i))
                && (start..end).any(|i| self.at(i).ends_with("brief"))
                && !self.denied(verb, i)
            {
                return Some(());
            }
            let kept = matches!(self.at(i), "gehouden" | "gesteld" | "gebracht")
                && self.within(i.saturating_sub(3), i, list!("hoogte kennis gelegenheid"));
            let getter = told.or(kept.then_some(Getter::Told))?;
            let helped = !future || self.within(verb, end, list!("worden zijn"));
            let (low, high) = if i < verb { (i, verb) } else { (verb, i) };
            // The participle may stand before the verb: "waarover uw Kamer geïnformeerd wordt".
            let near = i > verb || verb - i <= 2;
            // What was done is told with another verb in between.
            let done = || {
                !future
                    && self.within(
                        low + 1,
                        high,
                        list!("is zijn was waren werd werden heeft hebben"),
                    )
            };
            let given = || self.gets(start, end.min(i + 8), getter);
            (helped && near && given() && !done() && !self.denied(verb, i)).then_some(())
        };
        (start..end).any(|i| here(i).is_some())
    }

    /// "blijft uw Kamer op de hoogte".
    fn stays_informed(&self, verb: usize) -> bool {
        let beside = |from: usize, to: usize| self.chambers(from, to).next().is_some();
        self.within(verb + 1, self.clause_end(verb), list!("hoogte"))
            && (beside(verb.saturating_sub(3), verb) || beside(verb + 1, verb + 4))
            && !self.denied(verb, self.clause_end(verb))
            && !self.tells_a_case(verb)
    }

    /// "laat ik dat de Kamer weten".
    fn lets_know(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        self.within(verb + 1, end, list!("weten"))
            && (self.first_person(verb) || self.elided(verb))
            && !self.denied(verb, end)
            && self.gets(verb, end, Getter::Sent)
    }

    /// "informeer ik uw Kamer", "en stuur uw Kamer", "bied ik … aan uw Kamer aan", "het kabinet informeert uw Kamer", "kom hier … op terug".
    fn present(&self, verb: usize) -> bool {
        let here = self.at(verb);
        let elided = || self.elided(verb) && (0..verb).any(|i| self.at(i) == "ik");
        let end = self.words.len();
        let plural = || {
            getter(here, Shape::Infinitive).filter(|_| {
                listed(list!("wij we"), self.before(verb, 1))
                    || listed(list!("wij we"), self.at(verb + 1))
            })
        };
        // "een plan dat ik voor de zomer aan uw Kamer aanbied"; what was, or what another wants, is none.
        const NOT_OWN: List = List::of(
            "heb heeft is was had wil willen wenst wensen vraagt vragen verzoekt verzoek motie of",
        );
        let relative = || {
            let (first, last) = (self.clause_start(verb), self.clause_end(verb));
            // "bij de brief die ik in mei stuur": often without a comma.
            let opens = |&i: &usize| {
                listed(list!("die dat welke waarover waarna waarvan"), self.at(i))
                    && listed(list!("ik wij we"), self.at(i + 1))
            };
            let start = (first..verb).rev().find(opens);
            let meant = || self.within(first, verb, list!("rede hand"));
            (verb + 1 == last || here == "doe" && verb + 2 == last)
                && start.is_some_and(|start| !self.within(first, start, NOT_OWN))
                && (self.names_a_time() || meant())
        };
        let first = getter(here, Shape::First)
            .filter(|_| self.first_person(verb) || elided() || relative());
        let third = || {
            let acts = || {
                listed(GOVERNMENT, self.at(verb + 1))
                    || self.within(verb.saturating_sub(9), verb, GOVERNMENT)
                    || self.within(verb + 1, verb + 4, GOVERNMENT)
            };
            // "Op grond van artikel 68 informeert de regering de Kamer": what is done always.
            let duty = || self.has(list!("artikel grondwet wet reglement"));
            getter(here, Shape::Third)
                .filter(|_| here != "bericht" && self.before(verb, 1) != "ik" && acts() && !duty())
        };
        if let Some(getter) = first.or_else(plural).or_else(third) {
            // "verwijs ik u naar" further on is another verb's.
            let near = end.min(verb + 14);
            let you = self.chambers(verb + 4, near).all(|(at, _)| self.at(at) == "u");
            let near = if you { end.min(verb + 4) } else { near };
            let given = self.gets(self.clause_start(verb), near, getter)
                || getter == Getter::Shared && self.gets(verb, end, getter);
            let opinion =
                getter == Getter::Shared && self.has(OPINIONS) || self.has(list!("excuses"));
            // "leg … voor", "bied … aan", "doe … toekomen"
            let whole = match here {
                "leg" | "legt" => self.has(list!("voor")),
                "bied" | "biedt" | "bieden" => self.has(list!("aan")),
                "doe" | "doet" => self.has(list!("toekomen")),
                _ => true,
            };
            let main = self.first_person(verb) || relative() || !self.tells_a_case(verb);
            if given && !opinion && whole && main && !self.denied(verb, end) {
                return true;
            }
        }
        let kept = matches!(
            here,
            "houd"
                | "stel"
                | "breng"
                | "houdt"
                | "stelt"
                | "brengt"
                | "houden"
                | "stellen"
                | "brengen"
        ) && self.within(verb + 1, end, list!("hoogte kennis geïnformeerd"))
            && (self.first_person(verb) || elided() || self.government())
            && self.gets(self.clause_start(verb), end, Getter::Told)
            && !self.denied(verb, end)
            && !self.tells_a_case(verb);
        let back = matches!(here, "kom" | "komen" | "komt")
            && (self.first_person(verb)
                || elided()
                || listed(list!("hier hierop daar daarop"), self.at(verb + 1))
                    && (self.has(list!("ik wij"))
                        || self.within(verb.saturating_sub(12), verb, GOVERNMENT)))
            && self.comes_back(verb);
        let brought = || {
            self.brings(verb, LIGHT_FIRST)
                && (self.first_person(verb) || elided())
                && self.gets(self.clause_start(verb), end, Getter::Sent)
                && !self.denied(verb, end)
        };
        // "stuur ik in april toe": to whom goes without saying.
        let sent = || {
            listed(list!("stuur zend"), here)
                && self.first_person(verb)
                && match self.at(self.clause_end(verb).saturating_sub(1)) {
                    "na" => true,
                    "toe" => self.names_a_time(),
                    _ => false,
                }
                && !self.denied(verb, end)
        };
        kept || back || brought() || sent()
    }

    /// "ik zeg uw Kamer toe", "zegt het kabinet toe": the government's own, not that of companies.
    fn promises(&self, verb: usize) -> bool {
        let near = |i: usize| listed(list!("ik wij we"), self.at(i));
        let own = verb > 0 && near(verb - 1)
            || near(verb + 1)
            || self.within(verb + 1, verb + 3, list!("kabinet"))
            || self.before(verb, 1) == "kabinet";
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

    /// What is tried or meant, by a word at a place.
    fn soft(&self, at: usize) -> Option<CommitmentForm> {
        let end = self.words.len();
        let own = |from: usize, to: usize| self.within(from, to, list!("ik wij we"));
        let near = own(at.saturating_sub(3), at + 4);
        let cue = match self.at(at) {
            // "ik streef ernaar", "het streven is", "ons streven"
            "streef" | "streven" | "streeft" if self.at(at + 1) == "ernaar" => {
                return (self.has(list!("ik wij we"))
                    || self.government() && self.chambers(0, end).next().is_some())
                .then_some(CommitmentForm::Effort);
            }
            "streven" | "voornemen" | "inzet" | "bedoeling" if self.at(at + 1) != "naar" => {
                let is = matches!(self.at(at + 1), "is" | "blijft")
                    || self.within(at.saturating_sub(3), at, list!("is ligt"));
                is && (self.names_a_time() || self.chambers(0, end).next().is_some())
                    && !self.tells_a_case(at)
            }
            // "er wordt naar gestreefd uw Kamer voor de zomer te informeren"
            "gestreefd" => {
                self.within(0, end, list!("wordt"))
                    && self.chambers(0, end).next().is_some()
                    && (self.names_a_time() || self.active(at))
            }
            "hecht" => near && self.names_a_time() && self.active(at),
            "voornemens" => {
                let others = || self.government() && self.chambers(0, end).next().is_some();
                near && self.within(at.saturating_sub(5), at, list!("ben zijn"))
                    || self.before(at, 1) == "is" && others()
            }
            "plan" => {
                near && self.before(at, 1) == "van"
                    && self.within(at.saturating_sub(6), at, list!("ben zijn"))
            }
            // "de planning is erop gericht het rapport in mei aan de Kamer aan te bieden"
            "planning" | "gericht" => self.names_a_time() && self.active(at),
            "verwacht" | "verwachten" | "hoop" | "hopen" | "beoog" | "verwachting" | "wil"
            | "kan" | "kunnen" | "willen" | "hoopt" | "kunt" | "zal" | "zult" | "zullen"
            | "mag" | "mogen" => {
                let firm = listed(
                    list!("verwacht verwachten verwachting hoop hoopt hopen beoog"),
                    self.at(at),
                );
                // "Uw Kamer kan de uitkomsten rond de zomer verwachten."
                // "die u voor het kerstreces tegemoet kunt zien"
                let (start, close) = (self.clause_start(at), self.clause_end(at));
                let behind = start > 0 && self.within(start, at, list!("tegemoet"));
                let from = if behind { start } else { at.saturating_sub(3) };
                let awaits =
                    listed(list!("kan kunnen kunt zal zult zullen mag mogen"), self.at(at))
                        && (behind
                            || self.within(
                                at,
                                close,
                                list!("verwachten tegemoetzien tegemoet rekenen"),
                            ))
                        && self.chambers(from, at + 3).any(|(_, preposition)| {
                            preposition.is_empty()
                                || !listed(list!("van aan in met door naar"), preposition)
                        })
                        && self.names_a_time();
                if awaits {
                    return Some(CommitmentForm::Inform);
                }
                if listed(list!("zal zult zullen kunt mag mogen"), self.at(at)) {
                    return None;
                }
                let tells = self.active(at) && (near || firm && self.government());
                return (tells && (firm || self.names_a_time())).then_some(CommitmentForm::Effort);
            }
            _ => return None,
        };
        let here = listed(
            list!("streven voornemen inzet bedoeling planning gericht gestreefd"),
            self.at(at),
        );
        // "het is niet mijn voornemen"
        let back = if here { 2 } else { 3 };
        (cue && !self.denied(at.saturating_sub(back), at + 2)).then_some(CommitmentForm::Effort)
    }
}
