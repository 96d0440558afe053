//! What a sentence commits to.
//!
//! The forms were counted in published answers and in letters to the Chamber. A form is a finite verb of the present ("zal", "wordt",
//! "informeer ik") with the Chamber as the one who gets something; what lies behind or is done here and now is none.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::CommitmentForm;
use super::words::Word;
use crate::text::{MONTHS, holds_word};

/// What a sentence commits to, and the word that says so.
pub(super) struct Committed {
    pub form: CommitmentForm,
    /// The finite verb, by its number in the sentence.
    pub verb: usize,
}

/// Words that say that it is done with this very letter.
const HERE_AND_NOW: &str = "hierbij|bijgaand|bijgaande|hiermee|middels deze|via deze|bij deze|met deze antwoorden|\
    deze beantwoording|in dit antwoord|door middel van deze|zojuist|gelijktijdig met deze|tegelijk met deze|in de bijlage|\
    bijgevoegd";

/// What a sentence commits to, if anything.
pub(super) fn find(sentence: &str, words: &[Word<'_>]) -> Option<Committed> {
    let clause = Sentence { words };
    let lower = sentence.to_lowercase();
    if HERE_AND_NOW.split('|').any(|phrase| holds_word(&lower, phrase)) || clause.is_this_letter() {
        // What is promised here is promised for later: "hierbij zeg ik uw Kamer toe".
        let promised = (0..words.len())
            .find(|&verb| listed("zeg zeggen", clause.at(verb)) && clause.promises(verb));
        return promised.map(|verb| Committed { form: CommitmentForm::Promise, verb });
    }
    let found = (0..words.len()).find_map(|verb| Some((clause.firm(verb)?, verb)));
    let found =
        found.or_else(|| (0..words.len()).find_map(|verb| Some((clause.soft(verb)?, verb))));
    let found = found.or_else(|| Some((CommitmentForm::Inform, clause.dated()?)));
    let (form, verb) = found?;
    (!clause.is_reported(verb)).then_some(Committed { form, verb })
}

/// How a verb names the one who gets something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Getter {
    /// "uw Kamer informeren", "aan uw Kamer berichten".
    Told,
    /// "uw Kamer … sturen", "aan uw Kamer", "naar uw Kamer".
    Sent,
    /// "met uw Kamer delen".
    Shared,
}

/// The verbs with which the Chamber gets something: infinitives, the same with "te" inside, participles, first and third persons.
const VERBS: &[(Getter, &str)] = &[
    (
        Getter::Told,
        "informeren berichten inlichten bijpraten rapporteren terugkoppelen intelichten bijtepraten terugtekoppelen melden meedelen \
         meetedelen mededelen | \
         geïnformeerd geinformeerd ingelicht bericht gerapporteerd bijgepraat teruggekoppeld gemeld meegedeeld | \
         informeer bericht rapporteer meld | informeert bericht rapporteert meldt",
    ),
    (
        Getter::Sent,
        "toesturen toezenden sturen zenden aanbieden toekomen verstrekken voorleggen doentoekomen doorsturen indienen overleggen \
         toestuur toetesturen toetezenden aantebieden voorteleggen intedienen toetelatenkomen verzenden presenteren | \
         gezonden gestuurd toegezonden toegestuurd aangeboden verzonden verstuurd verstrekt voorgelegd toegestuurd ingediend \
         overlegd aangereikt gepresenteerd | \
         stuur zend bied verstrek leg doe verzend aanbied toestuur toezend voorleg presenteer | \
         stuurt zendt biedt verstrekt legt doet presenteert",
    ),
    (Getter::Shared, "delen | gedeeld | deel | deelt"),
];

/// Which of the four lists of [`VERBS`] a word stands in.
#[derive(Clone, Copy)]
enum Shape {
    Infinitive = 0,
    Participle = 1,
    First = 2,
    Third = 3,
}

/// The verbs of [`VERBS`] by their forms: most words of a sentence are none.
static FORMS: LazyLock<HashMap<&str, [Option<Getter>; 4]>> = LazyLock::new(|| {
    let mut forms: HashMap<&str, [Option<Getter>; 4]> = HashMap::new();
    for (getter, lists) in VERBS {
        for (shape, list) in lists.split('|').enumerate() {
            for word in list.split_whitespace() {
                if let Some(known) = forms.entry(word).or_default().get_mut(shape) {
                    known.get_or_insert(*getter);
                }
            }
        }
    }
    forms
});

fn getter(word: &str, shape: Shape) -> Option<Getter> {
    FORMS.get(word)?.get(shape as usize).copied()?
}

/// Words for the government as the one who acts.
const GOVERNMENT: &str = "ik wij we kabinet minister staatssecretaris ministers staatssecretarissen regering bewindspersonen bewindspersoon ministerie \
    ambtgenoot ambtgenoten collega ambtsopvolger opvolger";

/// Words that open a clause which tells of a case, a manner or a reason, not of what will be done.
const OPENS_A_CASE: &str = "als indien wanneer nadat voordat hoe of omdat doordat hoewel terwijl toen zoals waarom zodra tenzij";

/// Verbs that say little themselves, and what they bring to the Chamber: "een voorstel doen", "uitsluitsel geven".
const LIGHT_INFINITIVES: &str = "doen geven bieden verschaffen";
const LIGHT_FIRST: &str = "doe geef bied verschaf";
const BROUGHT: &str = "voorstel voorstellen uitsluitsel duidelijkheid helderheid toelichting inzicht update terugkoppeling reactie \
    informatie uitleg overzicht planning beeld antwoord opheldering";

/// Letters in which something is taken up.
const LETTERS: &str = "reactie brief kamerbrief voortgangsbrief verzamelbrief kabinetsreactie beleidsreactie hoofdlijnenbrief nota \
    verzamelkamerbrief voortgangsrapportage verzamelrapportage";

/// Words of what is usual.
const USUAL: &str = "aanwijzingen reglement comptabiliteitswet sinds elk elke ieder iedere altijd doorgaans gewoonlijk standaard steeds veelal meestal procedure";

/// What is shared with the Chamber without anything being sent.
const OPINIONS: &str = "mening opvatting zorg zorgen wens oordeel overtuiging ambitie visie constatering gedachte standpunt";

fn listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

struct Sentence<'s, 't> {
    words: &'s [Word<'t>],
}

impl Sentence<'_, '_> {
    fn at(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |word| word.lower.as_str())
    }

    fn before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |i| self.at(i))
    }

    fn has(&self, list: &str) -> bool {
        self.words.iter().any(|word| listed(list, &word.lower))
    }

    /// Whether a word of a list stands within a range.
    fn within(&self, from: usize, to: usize, list: &str) -> bool {
        (from..to.min(self.words.len())).any(|i| listed(list, self.at(i)))
    }

    /// Where the clause of a word begins: behind the last comma before it.
    fn clause_start(&self, i: usize) -> usize {
        (0..=i)
            .rev()
            .find(|&at| at == 0 || self.words.get(at).is_some_and(|word| word.parted))
            .unwrap_or(0)
    }

    fn clause_end(&self, i: usize) -> usize {
        let parted = |&at: &usize| self.words.get(at).is_some_and(|word| word.parted);
        (i + 1..self.words.len()).find(parted).unwrap_or(self.words.len())
    }

    /// The place of the Chamber within a range, with the preposition before it.
    fn chambers(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, &str)> {
        (from..to.min(self.words.len())).filter_map(|i| {
            let back = match (self.before(i, 1), self.at(i)) {
                ("uw" | "u" | "de" | "beide", "kamer" | "kamers") => 2,
                ("tweede" | "eerste", "kamer") if matches!(self.before(i, 2), "de" | "uw") => 3,
                ("tweede", "kamer") => 2,
                ("het", "parlement") => 2,
                ("staten", "generaal") => 3,
                // "zal ik u nader informeren"
                (_, "u")
                    if !matches!(
                        self.at(i + 1),
                        "kamer" | "vraagt" | "noemt" | "stelt" | "aangeeft" | "verwijst"
                    ) =>
                {
                    1
                }
                // "om de Kamer te betrekken, stuur ik haar een agenda"
                ("ik" | "wij", "haar") if self.within(0, i, "kamer kamers") => 1,
                _ => return None,
            };
            (self.at(i + 1) != "van" || self.at(i + 2) != "koophandel")
                .then(|| (i, self.before(i, back)))
        })
    }

    /// Whether the Chamber gets something within a range, in the way that a verb wants it.
    fn gets(&self, from: usize, to: usize, getter: Getter) -> bool {
        self.chambers(from, to).any(|(_, preposition)| {
            let joined = matches!(
                preposition,
                "aan"
                    | "naar"
                    | "met"
                    | "van"
                    | "in"
                    | "door"
                    | "bij"
                    | "tussen"
                    | "voor"
                    | "tegen"
                    | "namens"
                    | "uit"
                    | "tot"
                    | "over"
                    | "binnen"
                    | "vanuit"
                    | "richting"
                    | "jegens"
            );
            match getter {
                Getter::Told => !joined || preposition == "aan",
                Getter::Sent => {
                    !joined || matches!(preposition, "aan" | "naar" | "bij" | "richting")
                }
                Getter::Shared => preposition == "met",
            }
        })
    }

    /// Whether a verb is denied: "niet" between it and the verb it helps, but for "niet eerder dan".
    fn denied(&self, from: usize, to: usize) -> bool {
        (from..to.min(self.words.len())).any(|i| match self.at(i) {
            "niet" => {
                !matches!(self.at(i + 1), "alleen" | "eerder" | "later" | "enkel" | "slechts")
            }
            "geen" | "nooit" | "nimmer" => true,
            _ => false,
        })
    }

    /// Whether the clause of a verb is one that tells of a case: "als een voorstel naar de Kamer wordt gestuurd". A verb that is followed by
    /// its subject is that of a main clause, whatever stands before it.
    fn tells_a_case(&self, verb: usize) -> bool {
        let main = matches!(
            self.at(verb + 1),
            "ik" | "wij" | "we" | "uw" | "het" | "de" | "u" | "dit" | "deze" | "dat"
        ) || verb > 0 && matches!(self.before(verb, 1), "ik" | "wij" | "we");
        if main {
            return false;
        }
        let start = self.clause_start(verb);
        let wijze = (start..verb).any(|i| self.at(i) == "wijze" && self.before(i, 1) == "welke");
        wijze || self.within(start, verb, OPENS_A_CASE)
    }

    /// Where a sentence has the government itself, the Chamber and a time to come, and nothing in it looks back, is denied or is another's
    /// wish, something is promised in whatever words: "dat ik rond de jaarwisseling aan de Kamer hoop te laten zien". The place is that of
    /// the first person.
    fn dated(&self) -> Option<usize> {
        const BACK: &str = "ben heb heeft hebben had hadden is was waren werd werden zou zouden stuurde stuurden informeerde informeerden zond bood \
            deelde meldde berichtte gaf ging kwam schreef ontving antwoordde sprak verzocht vroeg verwijs verwees gevraagd geleden jongstleden jl";
        const OTHERS: &str = "vraagt vragen verzoekt verzoek wenst wil wilt noemt stelt wet artikel motie mening opvatting";
        let own = (0..self.words.len()).find(|&i| listed("ik wij we", self.at(i)))?;
        let end = self.words.len();
        let given = self.chambers(0, end).any(|(at, preposition)| {
            self.at(at) != "u" && matches!(preposition, "aan" | "naar" | "met" | "richting")
        });
        let barred = self.has(BACK) || self.has(OTHERS) || self.denied(0, end) || self.has(USUAL);
        (given && !barred && self.names_a_time() && !self.tells_a_case(own)).then_some(own)
    }

    /// Whether somebody is said to have announced it: "heeft aangegeven dat hij uw Kamer zal informeren".
    fn is_reported(&self, verb: usize) -> bool {
        const SAID: &str = "toegezegd beloofd aangegeven gemeld aangekondigd gezegd geschreven weten toegelicht gevraagd verzocht \
            bepaalt bepalen regelt vereist vastgelegd schrijft verplicht eist vraagt verzoekt wenst adviseert pleit beveelt";
        let own = matches!(self.at(verb + 1), "ik" | "wij" | "we")
            || matches!(self.before(verb, 1), "ik" | "wij" | "we");
        let Some(said) = (0..verb).rev().find(|&i| listed(SAID, self.at(i))) else { return false };
        !own && self.within(said + 1, verb, "dat of om")
    }

    /// Whether what is done is done with this very letter: it names "deze brief", and not a copy of it or when it comes.
    fn is_this_letter(&self) -> bool {
        let named = (1..self.words.len()).any(|i| {
            self.at(i) == "brief"
                && self.before(i, 1) == "deze"
                && !(self.before(i, 2) == "van" && listed("afschrift kopie", self.before(i, 3)))
        });
        named && !self.has("verwachten tegemoetzien tegemoet")
    }

    /// Whether the government is the one who acts.
    fn government(&self) -> bool {
        self.has(GOVERNMENT)
    }

    /// What is promised with a result, by the finite verb at a place.
    fn firm(&self, verb: usize) -> Option<CommitmentForm> {
        use CommitmentForm::{Inform, Promise, Willing};
        let here = self.at(verb);
        let inform = match here {
            "zal" | "zult" | "zullen" => self.future(verb),
            "ga" | "gaan" | "gaat" | "komt" if self.goes_there(verb) => true,
            "ga" | "gaan" => self.first_person(verb) && self.active(verb),
            "wordt" | "worden" => self.passive(verb),
            "ontvangt" | "krijgt" | "ontvangen" | "bereikt" => self.receives(verb),
            "volgt" | "verschijnt" => self.letter_follows(verb),
            "laat" | "laten" if self.lets_know(verb) => true,
            "blijft" if self.stays_informed(verb) => true,
            _ => self.present(verb),
        };
        if inform {
            return Some(Inform);
        }
        match here {
            "zeg" | "zeggen" | "zegt" if self.promises(verb) => Some(Promise),
            "toezeggen" if self.government() && !self.denied(verb.saturating_sub(6), verb) => (self
                .within(verb.saturating_sub(8), verb, "kan wil kunnen willen")
                && self.within(0, verb, "ik wij we kabinet"))
            .then_some(Promise),
            "bereid" if self.willing(verb) => Some(Willing),
            _ => None,
        }
    }

    /// Whether "ik", "wij" or "we" stands beside a verb.
    fn first_person(&self, verb: usize) -> bool {
        listed("ik wij we", self.before(verb, 1)) || listed("ik wij we", self.at(verb + 1))
    }

    /// "zal ik uw Kamer informeren", "zal met uw Kamer worden gedeeld", "zal hier op ingaan in de brief".
    fn future(&self, verb: usize) -> bool {
        if self.tells_a_case(verb) && !self.government() {
            return false;
        }
        self.active(verb) && (self.government() || self.elided(verb))
            || self.passive(verb)
            || self.comes_back(verb)
    }

    /// "en zal uw Kamer informeren": the subject stands before "en".
    fn elided(&self, verb: usize) -> bool {
        listed("en maar", self.before(verb, 1))
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
        // "op de hoogte stellen", "laten weten"
        let told = (verb + 1..last).any(|i| {
            matches!(self.at(i), "stellen" | "houden" | "brengen")
                && self.within(i.saturating_sub(2), i + 3, "hoogte kennis")
                && !self.denied(verb, i)
                && self.gets(from, last, Getter::Told)
        });
        // "laten weten", "een voorstel doen"
        let otherwise = (verb + 1..last).any(|i| {
            let known = self.at(i) == "weten" && self.before(i, 1) == "laten";
            // "zal ik dat doen aan uw Kamer"
            let done = self.at(i) == "doen"
                && self.chambers(from, last).any(|(_, preposition)| preposition == "aan");
            (known || done || self.brings(i, LIGHT_INFINITIVES))
                && !self.denied(verb, i)
                && self.gets(from, last, Getter::Sent)
        });
        sent || told || otherwise
    }

    /// Whether a verb that says little itself brings what the Chamber waits for: "een voorstel doen", "geef ik duidelijkheid".
    fn brings(&self, verb: usize, verbs: &str) -> bool {
        let (from, to) = (self.clause_start(verb), self.clause_end(verb));
        listed(verbs, self.at(verb)) && self.within(from, to, BROUGHT) && !self.has("excuses")
    }

    /// "toe te sturen", "aan te bieden": an infinitive in three words that ends at a place.
    fn split(&self, i: usize) -> Option<Getter> {
        (self.before(i, 1) == "te").then_some(())?;
        let whole = format!("{}te{}", self.before(i, 2), self.at(i));
        getter(&whole, Shape::Infinitive)
    }

    /// "wordt uw Kamer geïnformeerd", "wordt in mei met uw Kamer gedeeld", "zal aan de Kamer worden gestuurd".
    fn passive(&self, verb: usize) -> bool {
        let (start, end) = (self.clause_start(verb), self.words.len());
        if self.tells_a_case(verb) || self.has(USUAL) {
            return false;
        }
        // "Indien er aanleiding toe is, wordt de Kamer geïnformeerd": what is done then, by whomever.
        let conditional = listed("als indien wanneer mocht", self.at(0));
        let addressed = (1..end).any(|i| self.at(i) == "kamer" && self.before(i, 1) == "uw");
        if conditional && !addressed && !self.government() && !self.names_a_time() {
            return false;
        }
        let future = self.at(verb).starts_with('z');
        let mut bare = (start..verb).filter(|&i| listed("die dat welke", self.at(i)));
        let relative = listed("die dat welke", self.at(start))
            && !matches!(self.at(start + 1), "ook")
            || bare.any(|i| listed("aan naar met", self.at(i + 1)));
        if relative && !future && !self.names_a_time() {
            return false;
        }
        let here = |i: usize| {
            let told = getter(self.at(i), Shape::Participle);
            // "wordt bij de volgende stand-van-zakenbrief meegestuurd": to whom goes without saying.
            if future
                && listed("meegestuurd meegezonden", self.at(i))
                && (start..end).any(|i| self.at(i).ends_with("brief"))
                && !self.denied(verb, i)
            {
                return Some(());
            }
            let kept = matches!(self.at(i), "gehouden" | "gesteld" | "gebracht")
                && self.within(i.saturating_sub(2), i, "hoogte kennis");
            let getter = told.or(kept.then_some(Getter::Told))?;
            let helped = !future || self.within(verb, end, "worden zijn");
            let (low, high) = if i < verb { (i, verb) } else { (verb, i) };
            // The participle may stand before the verb: "waarover uw Kamer geïnformeerd wordt".
            let near = i > verb || verb - i <= 2;
            // What was done is told with another verb in between.
            let done = || {
                !future && self.within(low + 1, high, "is zijn was waren werd werden heeft hebben")
            };
            let given = || self.gets(start, end.min(i + 8), getter);
            (helped && near && given() && !done() && !self.denied(verb, i)).then_some(())
        };
        (start..end).any(|i| here(i).is_some())
    }

    /// Whether a sentence names a time by a word that can be nothing else.
    fn names_a_time(&self) -> bool {
        let month = |word: &Word<'_>| MONTHS.contains(&word.lower.as_str());
        self.words.iter().any(month)
            || self.has(
            "najaar voorjaar zomer herfst winter kwartaal uiterlijk eind begin medio binnenkort spoedig zomerreces kerstreces herfstreces meireces \
             voorjaarsreces reces jaarwisseling kerst prinsjesdag voorjaarsnota miljoenennota najaarsnota jaar halfjaar week weken maand maanden debat commissiedebat \
             begrotingsbehandeling plenaire stemmingen",
        )
    }

    /// "uw Kamer ontvangt voor de zomer", "ontvangt uw Kamer", "zult u … ontvangen".
    fn receives(&self, verb: usize) -> bool {
        let subject = |from: usize, to: usize| {
            self.chambers(from, to).any(|(at, preposition)| {
                let relative = at == self.clause_start(verb) + 1
                    && listed("die dat welke", self.before(at, 1))
                    && verb + 1 == self.clause_end(verb);
                let beside = at + 1 == verb || at == verb + 1 || relative;
                (self.at(at) != "u" || beside)
                    && !listed("van aan naar met door in bij uit voor", preposition)
            })
        };
        if self.at(verb) == "ontvangen" {
            let will =
                (verb.saturating_sub(14)..verb).find(|&i| listed("zal zult zullen", self.at(i)));
            return will.is_some_and(|will| {
                subject(will.saturating_sub(3), will + 4) && !self.denied(will, verb)
            });
        }
        if self.tells_a_case(verb) || self.has(USUAL) {
            return false;
        }
        // "de planning is dat uw Kamer het rapport eind mei ontvangt"
        let last = verb + 1 == self.clause_end(verb) && self.names_a_time();
        let from = if last { self.clause_start(verb) } else { verb.saturating_sub(3) };
        let beside = subject(from, verb) || subject(verb + 1, verb + 4);
        let term = self.names_a_time()
            || self.has(
                "zodra nadat gelijktijdig tegelijk tegelijkertijd jaarlijks halfjaarlijks termijn",
            );
        let letter = || self.within(verb + 1, self.clause_end(verb), LETTERS);
        beside && (term || letter()) && !self.denied(verb, self.clause_end(verb))
    }

    /// "blijft uw Kamer op de hoogte".
    fn stays_informed(&self, verb: usize) -> bool {
        let beside = |from: usize, to: usize| self.chambers(from, to).next().is_some();
        self.within(verb + 1, self.clause_end(verb), "hoogte")
            && (beside(verb.saturating_sub(3), verb) || beside(verb + 1, verb + 4))
            && !self.denied(verb, self.clause_end(verb))
            && !self.tells_a_case(verb)
    }

    /// "laat ik dat de Kamer weten".
    fn lets_know(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        self.within(verb + 1, end, "weten")
            && (self.first_person(verb) || self.elided(verb))
            && !self.denied(verb, end)
            && self.gets(verb, end, Getter::Sent)
    }

    /// "het wetsvoorstel gaat voor de zomer naar uw Kamer".
    fn goes_there(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        let mut there = self.chambers(self.clause_start(verb), end);
        self.names_a_time()
            && there.any(|(_, preposition)| preposition == "naar")
            && !self.denied(verb, end)
            && !self.tells_a_case(verb)
            && !self.has(USUAL)
    }

    /// "de brief volgt", "de kabinetsreactie volgt in mei", "voor de zomer volgt een brief".
    fn letter_follows(&self, verb: usize) -> bool {
        const LETTERS: &str = "brief kamerbrief kabinetsreactie beleidsreactie reactie voortgangsbrief verzamelbrief appreciatie \
            verzamelkamerbrief voortgangsrapportage kabinetsappreciatie beantwoording antwoorden";
        let next = self.at(verb + 1);
        if self.at(verb) == "verschijnt"
            && !self.has("kamerbrief voortgangsbrief verzamelbrief kabinetsreactie")
        {
            return false;
        }
        // "de reactie op het advies van de Gezondheidsraad volgt in maart" is the government's, a reaction of others is not.
        let (start, end) = (self.clause_start(verb), self.clause_end(verb));
        let reacts = |i: usize| self.at(i) == "reactie" && self.at(i + 1) == "op";
        if (start..verb).any(reacts) && self.names_a_time() && !self.denied(verb, end) {
            return true;
        }
        let before =
            self.within(verb.saturating_sub(6).max(self.clause_start(verb)), verb, LETTERS);
        let behind = self.within(verb + 1, (verb + 14).min(self.clause_end(verb)), LETTERS);
        let derives = listed("dat uit op hieruit daaruit", next)
            || self.within(
                self.clause_start(verb),
                verb,
                "uit hieruit daaruit waaruit hierop waarop daarop hoe wat als zoals",
            );
        // "daarmee volgt de reactie de lijn van het advies"
        let derives = derives || self.within(verb + 1, self.clause_end(verb), "lijn redenering");
        (before || behind) && !derives && !self.denied(verb, self.clause_end(verb))
    }

    /// "informeer ik uw Kamer", "en stuur uw Kamer", "bied ik … aan uw Kamer aan", "het kabinet informeert uw Kamer", "kom hier … op terug".
    fn present(&self, verb: usize) -> bool {
        let here = self.at(verb);
        let elided = || self.elided(verb) && (0..verb).any(|i| self.at(i) == "ik");
        let end = self.words.len();
        let plural = || {
            getter(here, Shape::Infinitive).filter(|_| {
                listed("wij we", self.before(verb, 1)) || listed("wij we", self.at(verb + 1))
            })
        };
        // "een plan dat ik voor de zomer aan uw Kamer aanbied"
        let relative = || {
            let start = self.clause_start(verb);
            let last = self.clause_end(verb);
            (verb + 1 == last || here == "doe" && verb + 2 == last)
                && listed("die dat welke waarover waarna waarvan", self.at(start))
                && self.at(start + 1) == "ik"
                && self.names_a_time()
        };
        let first = getter(here, Shape::First)
            .filter(|_| self.first_person(verb) || elided() || relative());
        let third = || {
            let acts = || {
                listed(GOVERNMENT, self.at(verb + 1))
                    || self.within(verb.saturating_sub(9), verb, GOVERNMENT)
                    || self.within(verb + 1, verb + 4, GOVERNMENT)
            };
            getter(here, Shape::Third)
                .filter(|_| here != "bericht" && self.before(verb, 1) != "ik" && acts())
        };
        if let Some(getter) = first.or_else(plural).or_else(third) {
            // "verwijs ik u naar" further on is another verb's.
            let near = end.min(verb + 14);
            let you = self.chambers(verb + 4, near).all(|(at, _)| self.at(at) == "u");
            let near = if you { end.min(verb + 4) } else { near };
            let given = self.gets(self.clause_start(verb), near, getter)
                || getter == Getter::Shared && self.gets(verb, end, getter);
            let opinion = getter == Getter::Shared && self.has(OPINIONS) || self.has("excuses");
            // "leg … voor", "bied … aan", "doe … toekomen"
            let whole = match here {
                "leg" | "legt" => self.has("voor"),
                "bied" | "biedt" | "bieden" => self.has("aan"),
                "doe" | "doet" => self.has("toekomen"),
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
        ) && self.within(verb + 1, end, "hoogte kennis")
            && (self.first_person(verb) || elided() || self.government())
            && self.gets(self.clause_start(verb), end, Getter::Told)
            && !self.denied(verb, end)
            && !self.tells_a_case(verb);
        let back = matches!(here, "kom" | "komen" | "komt")
            && (self.first_person(verb)
                || elided()
                || listed("hier hierop daar daarop", self.at(verb + 1))
                    && (self.has("ik wij")
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
            listed("stuur zend", here)
                && self.first_person(verb)
                && self.clause_end(verb).checked_sub(1).is_some_and(|last| self.at(last) == "toe")
                && self.names_a_time()
                && !self.denied(verb, end)
        };
        kept || back || brought() || sent()
    }

    /// "kom hier … op terug", "zal daarop terugkomen", "hier in de brief van mei op ingaan".
    fn comes_back(&self, verb: usize) -> bool {
        let end = self.words.len();
        let returns = (verb + 1..end).any(|i| match self.at(i) {
            "terug" => self.at(verb).starts_with("ko"),
            "terugkomen" => true,
            "ingaan" | "reageren" => self.within(0, i, LETTERS) && self.government(),
            _ => false,
        });
        // "komt het onderzoek daarop terug" is another's.
        returns
            && (self.government() || self.elided(verb))
            && !self.denied(verb, end)
            && self.at(verb + 1) != "dan"
    }

    /// "ik zeg uw Kamer toe", "zegt het kabinet toe": the government's own, not that of companies.
    fn promises(&self, verb: usize) -> bool {
        let near = |i: usize| listed("ik wij we", self.at(i));
        let own = verb > 0 && near(verb - 1)
            || near(verb + 1)
            || self.within(verb + 1, verb + 3, "kabinet")
            || self.before(verb, 1) == "kabinet";
        own && self.within(verb + 1, self.words.len(), "toe")
            && !self.denied(verb, self.clause_end(verb))
    }

    /// "ik ben bereid", "daartoe ben ik bereid", "zijn wij graag bereid".
    fn willing(&self, bereid: usize) -> bool {
        let from = bereid.saturating_sub(5);
        let own = (from..bereid).any(|i| {
            matches!(
                (self.at(i), self.at(i + 1)),
                ("ik", "ben") | ("ben", "ik") | ("wij" | "we", "zijn") | ("zijn", "wij" | "we")
            )
        });
        own && !self.within(from, bereid, "niet altijd nooit of waarom geen")
    }

    /// What is tried or meant, by a word at a place.
    fn soft(&self, at: usize) -> Option<CommitmentForm> {
        let end = self.words.len();
        let own = |from: usize, to: usize| self.within(from, to, "ik wij we");
        let near = own(at.saturating_sub(3), at + 4);
        let cue = match self.at(at) {
            // "ik streef ernaar", "het streven is", "ons streven"
            "streef" | "streven" | "streeft" if self.at(at + 1) == "ernaar" => {
                return (self.has("ik wij we")
                    || self.government() && self.chambers(0, end).next().is_some())
                .then_some(CommitmentForm::Effort);
            }
            "streven" | "voornemen" | "inzet" if self.at(at + 1) != "naar" => {
                let is =
                    self.at(at + 1) == "is" || self.within(at.saturating_sub(3), at, "is ligt");
                is && (self.names_a_time() || self.chambers(0, end).next().is_some())
                    && !self.tells_a_case(at)
            }
            "voornemens" => {
                let others = || self.government() && self.chambers(0, end).next().is_some();
                near && self.within(at.saturating_sub(5), at, "ben zijn")
                    || self.before(at, 1) == "is" && others()
            }
            "plan" => {
                near && self.before(at, 1) == "van"
                    && self.within(at.saturating_sub(6), at, "ben zijn")
            }
            // "de planning is erop gericht het rapport in mei aan de Kamer aan te bieden"
            "planning" | "gericht" => self.names_a_time() && self.active(at),
            "verwacht" | "verwachten" | "hoop" | "hopen" | "beoog" | "verwachting" | "wil"
            | "kan" | "kunnen" | "willen" | "hoopt" | "kunt" | "zal" | "zult" | "zullen"
            | "mag" | "mogen" => {
                let firm =
                    listed("verwacht verwachten verwachting hoop hoopt hopen beoog", self.at(at));
                // "Uw Kamer kan de uitkomsten rond de zomer verwachten."
                // "die u voor het kerstreces tegemoet kunt zien"
                let (start, close) = (self.clause_start(at), self.clause_end(at));
                let behind = start > 0 && self.within(start, at, "tegemoet");
                let from = if behind { start } else { at.saturating_sub(3) };
                let awaits = listed("kan kunnen kunt zal zult zullen mag mogen", self.at(at))
                    && (behind
                        || self.within(at, close, "verwachten tegemoetzien tegemoet rekenen"))
                    && self.chambers(from, at + 3).any(|(_, preposition)| {
                        preposition.is_empty() || !listed("van aan in met door naar", preposition)
                    })
                    && self.names_a_time();
                if awaits {
                    return Some(CommitmentForm::Inform);
                }
                if listed("zal zult zullen kunt mag mogen", self.at(at)) {
                    return None;
                }
                let tells = self.active(at) && (near || firm && self.government());
                return (tells && (firm || self.names_a_time())).then_some(CommitmentForm::Effort);
            }
            _ => return None,
        };
        let here = listed("streven voornemen inzet planning gericht", self.at(at));
        (cue && (here || !self.denied(at.saturating_sub(3), at + 1)) && !self.denied(at, at + 2))
            .then_some(CommitmentForm::Effort)
    }
}
