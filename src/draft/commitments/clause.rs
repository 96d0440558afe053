//! What stands where in a sentence: clauses, the Chamber, denials, times, and whether a clause tells of a case.

use super::list::{List, list, listed};
use super::verbs::{
    BROUGHT, GOVERNMENT, Getter, OPENS_A_CASE, TO_COME, USUAL, VerbForm, is_letter,
};
use super::words::Word;
use crate::text::MONTHS;

/// A sentence as words that know their neighbours.
pub(super) struct Sentence<'s, 't> {
    pub words: &'s [Word<'t>],
}

impl Sentence<'_, '_> {
    pub fn at(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |word| word.lower.as_ref())
    }

    pub fn before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |i| self.at(i))
    }

    pub fn has(&self, list: List) -> bool {
        self.words.iter().any(|word| listed(list, &word.lower))
    }

    /// Whether a letter or report of the government stands within a range.
    pub fn letter_within(&self, from: usize, to: usize) -> bool {
        let agenda = |i: usize| self.at(i) == "agenda" && self.before(i, 1) == "geannoteerde";
        (from..to.min(self.words.len())).any(|i| is_letter(self.at(i)) || agenda(i))
    }

    /// Whether a word of a list stands within a range.
    pub fn within(&self, from: usize, to: usize, list: List) -> bool {
        (from..to.min(self.words.len())).any(|i| listed(list, self.at(i)))
    }

    /// Where the clause of a word begins: behind the last comma before it.
    pub fn clause_start(&self, i: usize) -> usize {
        (0..=i)
            .rev()
            .find(|&at| at == 0 || self.words.get(at).is_some_and(|word| word.parted))
            .unwrap_or(0)
    }

    pub fn clause_end(&self, i: usize) -> usize {
        let parted = |&at: &usize| self.words.get(at).is_some_and(|word| word.parted);
        (i + 1..self.words.len()).find(parted).unwrap_or(self.words.len())
    }

    /// The place of the Chamber within a range, with the preposition before it.
    pub fn chambers(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, &str)> {
        (from..to.min(self.words.len())).filter_map(|i| {
            let back = match (self.before(i, 1), self.at(i)) {
                ("uw" | "u" | "de" | "beide", "kamer" | "kamers") => 2,
                ("tweede" | "eerste", "kamer") if matches!(self.before(i, 2), "de" | "uw") => 3,
                ("tweede", "kamer") => 2,
                ("vaste", "commissie") => 3,
                ("uw", "commissie") => 2,
                ("het", "parlement") | ("de", "volksvertegenwoordiging") => 2,
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
                ("ik" | "wij", "haar") if self.within(0, i, list!("kamer kamers")) => 1,
                _ => return None,
            };
            // "voor de leden van uw Kamer"
            let back = if self.before(i, back) == "van" && self.before(i, back + 1) == "leden" {
                back + 3
            } else {
                back
            };
            let preposition = match self.before(i, back) {
                // "ter kennis van uw Kamer", "tegenover uw Kamer"
                "van" if self.before(i, back + 1) == "kennis" => "aan",
                "tegenover" | "jegens" => "aan",
                // "ik stel mij voor de Kamer te informeren"
                "voor" if listed(list!("mij zich ons"), self.before(i, back + 1)) => "",
                preposition => preposition,
            };
            (self.at(i + 1) != "van" || self.at(i + 2) != "koophandel").then_some((i, preposition))
        })
    }

    /// Whether the Chamber gets something within a range, in the way that a verb wants it.
    pub fn gets(&self, from: usize, to: usize, getter: Getter) -> bool {
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
    pub fn denied(&self, from: usize, to: usize) -> bool {
        (from..to.min(self.words.len())).any(|i| match self.at(i) {
            // "niet in maart maar in juni"
            "niet" => {
                !listed(list!("alleen eerder later enkel slechts nalaten"), self.at(i + 1))
                    && !self.within(i + 1, i + 5, list!("maar"))
            }
            "geen" | "nooit" | "nimmer" => true,
            _ => false,
        })
    }

    /// Whether the clause of a verb is one that tells of a case: "als een voorstel naar de Kamer wordt gestuurd". A verb that is followed by
    /// its subject is that of a main clause, whatever stands before it.
    pub fn tells_a_case(&self, verb: usize) -> bool {
        let main = matches!(
            self.at(verb + 1),
            "ik" | "wij" | "we" | "uw" | "het" | "de" | "u" | "dit" | "deze" | "dat"
        ) || verb > 0 && matches!(self.before(verb, 1), "ik" | "wij" | "we");
        if main {
            return false;
        }
        let start = self.clause_start(verb);
        let wijze = (start..verb).any(|i| {
            self.at(i) == "wijze" && (self.before(i, 1) == "welke" || self.at(i + 1) == "waarop")
        });
        wijze || self.within(start, verb, OPENS_A_CASE)
    }

    /// Whether somebody is said to have announced it: "heeft aangegeven dat hij uw Kamer zal informeren".
    pub fn is_reported(&self, verb: usize) -> bool {
        const SAID: List = List::of(
            "toegezegd beloofd aangegeven gemeld aangekondigd gezegd geschreven weten toegelicht gevraagd verzocht \
            schrijven bepaalt bepalen regelt vereist vastgelegd schrijft verplicht eist vraagt verzoekt wenst adviseert pleit beveelt",
        );
        let own = matches!(self.at(verb + 1), "ik" | "wij" | "we")
            || matches!(self.before(verb, 1), "ik" | "wij" | "we");
        // "heb ik u bericht dat ik uw Kamer voor 1 april een notitie zal doen toekomen"
        const TOLD: List = List::of(
            "bericht gemeld meegedeeld medegedeeld geschreven geïnformeerd aangegeven laten",
        );
        let told = |i: usize| {
            self.at(i) == "dat"
                && (listed(TOLD, self.before(i, 1)) || self.before(i, 1) == "weten")
                && self.within(0, i, list!("heb hebben heeft had"))
                // what stands behind a comma is said now
                && !(self.first_person(verb) && self.clause_start(verb) > i)
        };
        if (1..verb).any(told) {
            return true;
        }
        // "vastgelegd in een akkoord, dat ik aan de Kamer zal sturen": what the government sends, not what was said.
        let sends = |i: usize| {
            self.at(i) == "dat"
                && listed(list!("ik wij we"), self.at(i + 1))
                && self.words.get(i).is_some_and(|word| word.parted)
        };
        if (1..verb).any(sends) {
            return false;
        }
        let Some(said) = (0..verb).rev().find(|&i| listed(SAID, self.at(i))) else { return false };
        // "ik heb de inspectie gevraagd dit te bezien en zal": the second is one's own.
        let goes_on = self.elided(verb) && self.within(0, said, list!("ik wij we"));
        // "toegezegd hierop terug te komen, en dat doe ik in de brief": what is said behind "en" is said now
        let what = |i: usize| listed(list!("dat of om"), self.at(i)) && self.before(i, 1) != "en";
        !own && !goes_on && (said + 1..verb).any(what)
    }

    /// Whether somebody is said not to promise it: "ik kan niet toezeggen dat ik uw Kamer zal informeren".
    pub fn is_refused(&self, verb: usize) -> bool {
        let refused = |i: usize| {
            // "ik kan dat niet beloven, maar zal uw Kamer informeren"
            let goes_on = || self.within(i, verb, list!("maar"));
            listed(list!("toezeggen beloven garanderen"), self.at(i))
                && !goes_on()
                && self.denied(i.saturating_sub(9).max(self.clause_start(i)), i)
                && self.within(i + 1, (i + 3).min(verb), list!("dat"))
        };
        (0..verb).any(refused)
    }

    /// Whether what is done is done with this very letter: it names "deze brief", and not a copy of it or when it comes.
    pub fn is_this_letter(&self) -> bool {
        let named = (1..self.words.len()).any(|i| {
            self.at(i) == "brief"
                && self.before(i, 1) == "deze"
                && !(self.before(i, 2) == "van"
                    && listed(list!("afschrift kopie"), self.before(i, 3)))
        });
        named && !self.has(list!("verwachten tegemoetzien tegemoet"))
    }

    /// Whether a sentence says on the ground of which law: "volgens artikel 5", "op grond van de Wet open overheid".
    pub fn law_says(&self) -> bool {
        let says = |i: usize| listed(list!("volgens krachtens ingevolge grond"), self.at(i));
        (0..self.words.len())
            .any(|i| says(i) && self.within(i + 1, i + 5, list!("artikel wet praktijk")))
    }

    /// Whether a sentence tells of what is usual, and not of what begins.
    pub fn is_usual(&self) -> bool {
        // "wordt zoals altijd vooraf gedeeld" is this time.
        let usual = |i: usize| listed(USUAL, self.at(i)) && self.before(i, 1) != "zoals";
        let custom =
            |i: usize| listed(list!("gebruikelijk gebruik"), self.at(i)) && self.at(i + 1) == "dat";
        // "worden zoveel mogelijk tegelijkertijd meegestuurd"
        let as_can_be = |i: usize| {
            self.at(i) == "zoveel"
                && self.at(i + 1) == "mogelijk"
                && listed(list!("tegelijk tegelijkertijd gelijktijdig"), self.at(i + 2))
        };
        (0..self.words.len()).any(|i| usual(i) || custom(i) || as_can_be(i))
            && !self.has(list!("vanaf voortaan"))
    }

    /// Whether the government is the one who acts.
    pub fn government(&self) -> bool {
        self.has(GOVERNMENT)
    }

    /// Whether "ik", "wij" or "we" stands beside a verb.
    pub fn first_person(&self, verb: usize) -> bool {
        listed(list!("ik wij we"), self.before(verb, 1))
            || listed(list!("ik wij we"), self.at(verb + 1))
    }

    /// Whether a sentence names a letter and says that it is still to come: by when, or as the next; one "van 12 mei" is there.
    pub fn letter_to_come(&self) -> bool {
        let figure = |i: usize| self.at(i).starts_with(|c: char| c.is_ascii_digit());
        let letters = (0..self.words.len()).filter(|&i| is_letter(self.at(i)));
        // "de brief op verzoek van uw Kamer d.d. 11 oktober 2023"
        let dated = |i: usize| {
            let dd = |at: usize| self.at(at) == "d" && self.at(at + 1) == "d" && figure(at + 2);
            (i + 1..self.clause_end(i).min(i + 12)).any(dd)
        };
        let mut to_come =
            letters.filter(|&i| !(dated(i) || self.at(i + 1) == "van" && figure(i + 2)));
        const THERE: List = List::of(
            "is was zijn waren heb heeft hebben jl jongstleden recente laatste eerdere vorige",
        );
        let planned = || {
            let is = |i: usize| listed(list!("voorzien gepland beoogd"), self.at(i));
            // "in de brief die voor juni is voorzien"
            (0..self.words.len())
                .any(|i| is(i) && self.within(i.saturating_sub(9), i + 2, list!("is")))
        };
        (to_come.next().is_some() || self.has(list!("schriftelijk")))
            && (self.names_a_day() || self.has(TO_COME))
            && (!self.has(THERE) || planned())
    }

    /// "waarna ik uw Kamer laat weten": a clause that hangs on the one before it, with its subject at its front.
    pub fn hangs_on_it(&self, verb: usize) -> bool {
        let start = self.clause_start(verb);
        let opens = |i: usize| listed(list!("waarna waarover waarvan die dat welke"), self.at(i));
        (start..verb).any(|i| opens(i) && listed(list!("ik wij we"), self.at(i + 1)))
    }

    /// "en zal uw Kamer informeren": the subject stands before "en".
    pub fn elided(&self, verb: usize) -> bool {
        listed(list!("en maar"), self.before(verb, 1))
    }

    /// Whether a verb that says little itself brings what the Chamber waits for: "een voorstel doen", "geef ik duidelijkheid".
    pub fn brings(&self, verb: usize, verbs: List) -> bool {
        listed(verbs, self.at(verb))
            && self.within(self.clause_start(verb), self.clause_end(verb), BROUGHT)
            && !self.has(list!("excuses"))
    }

    /// How the verb at a place names the Chamber, where the word says enough alone: "sturen", "aangeboden".
    pub fn getter(&self, i: usize, form: VerbForm) -> Option<Getter> {
        self.words.get(i)?.forms.whole(form)
    }

    /// How an infinitive names the Chamber, with a particle before it or joined to it: "aan te bieden", "aan kunnen bieden", "sturen".
    pub fn infinitive(&self, i: usize) -> Option<Getter> {
        let word = self.words.get(i)?;
        word.forms.whole(VerbForm::Infinitive).or_else(|| {
            let before = |particles: &str| {
                let mut near = i.saturating_sub(3)..i;
                near.any(|at| particles.split(' ').any(|one| one == self.at(at)))
            };
            let mut apart = word.forms.apart(VerbForm::Infinitive);
            apart.find(|(_, particles)| before(particles)).map(|(getter, _)| getter)
        })
    }

    /// How a finite verb names the Chamber, in each way that it may: "stuur", "bied … aan". A particle that is a preposition too counts where
    /// nothing of its clause stands behind it.
    pub fn finite(&self, verb: usize, form: VerbForm) -> impl Iterator<Item = Getter> {
        let forms = self.words.get(verb).map(|word| word.forms).unwrap_or_default();
        let end = self.words.len();
        let closes = move |i: usize| {
            i + 1 == end
                || self.words.get(i + 1).is_some_and(|word| word.parted)
                || listed(list!("en of zodra nadat wanneer als over met op om"), self.at(i + 1))
        };
        let behind = move |particles: &str| {
            (verb + 1..end).any(|i| {
                let one = self.at(i);
                particles.split(' ').any(|particle| particle == one)
                    && (!listed(list!("in op over bij uit door"), one) || closes(i))
            })
        };
        let apart = forms.apart(form).filter(move |(_, particles)| behind(particles));
        forms.whole(form).into_iter().chain(apart.map(|(getter, _)| getter))
    }

    /// Whether a sentence names a time by a word that can be nothing else: a part of the year, or a paper that comes once a year.
    pub fn names_a_time(&self) -> bool {
        self.names_a_day() || self.has(list!("voorjaarsnota miljoenennota najaarsnota"))
    }

    /// Whether a sentence says "in 2026".
    pub fn names_a_year(&self) -> bool {
        let year = |i: usize| self.at(i).len() == 4 && self.at(i).starts_with("20");
        (1..self.words.len()).any(|i| self.before(i, 1) == "in" && year(i))
    }

    /// Whether a sentence names a part of the year, or a moment in the life of the Chamber.
    pub fn names_a_day(&self) -> bool {
        let month = |word: &Word<'_>| MONTHS.contains(&word.lower.as_ref());
        // "voor de behandeling van het wetsvoorstel"
        let treated =
            |i: usize| self.at(i) == "behandeling" && listed(list!("voor bij"), self.before(i, 2));
        self.words.iter().any(month)
            || (2..self.words.len()).any(treated)
            || self.has(
            list!("later zijner kalenderjaar korte verkiezingen paasreces tweeminutendebat wetgevingsoverleg notaoverleg begrotingsdebat loop maandag dinsdag woensdag donderdag vrijdag dezer najaar voorjaar zomer herfst winter kwartaal uiterlijk eind begin medio binnenkort spoedig zomerreces kerstreces herfstreces meireces \
             voorjaarsreces reces jaarwisseling kerst prinsjesdag jaar halfjaar week weken maand maanden debat commissiedebat \
             begrotingsbehandeling plenaire stemmingen"),
        )
    }
}
