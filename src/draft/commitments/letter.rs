//! Letters that are still to come: what goes or comes to the Chamber by itself, and what will be taken up in one.

use super::clause::Sentence;
use super::list::{List, list, listed};
use super::verbs::{
    BROUGHT, FORESEEN, GOVERNMENT, Getter, SENDINGS, TAKEN_UP, TAKES_UP, TAKES_UP_TOO, TAKING_UP,
    TO_COME, is_letter,
};

impl Sentence<'_, '_> {
    /// "Mede namens de minister bied ik u de antwoorden aan": the answers that stand below it. "De antwoorden stuur ik u zo spoedig mogelijk"
    /// is of others.
    pub fn brings_the_answers(&self) -> bool {
        let end = self.words.len();
        let answers = |i: usize| {
            listed(list!("antwoorden antwoord beantwoording"), self.at(i))
                && listed(list!("de mijn onze het deze"), self.before(i, 1))
                && !self.within(i.saturating_sub(3), i, list!("in op bij uit"))
        };
        let verb = |i: usize| {
            listed(list!("bied bieden zend zenden stuur sturen doe"), self.at(i))
                && self.first_person(i)
        };
        const LATER: List = List::of(
            "spoedig snel binnenkort later nog zodra na volgende komende uiterlijk voor overige resterende termijn",
        );
        (0..end).any(verb)
            && (0..end).any(answers)
            && !self.has(LATER)
            && !self.has(list!("zal zullen dat"))
    }

    /// "de brief zal uw Kamer in april bereiken".
    pub fn will_reach(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        self.within(verb + 1, end, list!("bereiken uitgaan"))
            && self.gets(self.clause_start(verb), end, Getter::Sent)
            && (self.letter_within(0, end)
                || self.has(list!("ontwerp voorstel rapport wetsvoorstel")))
            && !self.denied(verb, end)
    }

    /// "de kabinetsreactie zal in april verschijnen", "de brief zal voor het voorjaar worden verstuurd": a letter whose reader goes without
    /// saying.
    pub fn will_appear(&self, verb: usize) -> bool {
        let (start, end) = (self.clause_start(verb), self.clause_end(verb));
        let last = self.at(end.saturating_sub(1));
        let appears = listed(list!("verschijnen volgen"), last)
            || self.within(verb, end, list!("worden"))
                && self.within(verb, end, list!("verstuurd verzonden uitgebracht"));
        let written = |i: usize| {
            let word = self.at(i);
            word.starts_with("kabinets")
                || word.starts_with("beleids") && is_letter(word)
                || word.ends_with("brief")
        };
        // "beantwoording zal zo spoedig mogelijk plaatsvinden"
        let takes_place = || {
            listed(list!("plaatsvinden geschieden volgen"), last)
                && self.within(start, verb, list!("beantwoording toezending verzending aanbieding"))
        };
        (appears && (start..verb).any(written) || takes_place())
            && self.names_a_time()
            && !self.within(start, end, list!("aan naar door"))
            && !self.denied(verb, end)
            && !self.tells_a_case(verb)
    }

    /// "nog voor de stemmingen stuur ik een brief met een appreciatie": to whom goes without saying.
    pub fn writes(&self, verb: usize) -> bool {
        if !listed(list!("stuur sturen zend zenden verstuur schrijf"), self.at(verb)) {
            return false;
        }
        let (start, end) = (self.clause_start(verb), self.clause_end(verb));
        let first = if listed(list!("ik wij we"), self.at(verb + 1)) { verb + 2 } else { verb + 1 };
        let own = || {
            self.first_person(verb) || self.elided(verb) && self.within(0, verb, list!("ik wij we"))
        };
        // Where the sentence names the Chamber, nobody else is meant; "ik stuur de gemeente een brief" is.
        let reader = || {
            let known = || self.chambers(0, verb).next().is_some();
            listed(list!("een de mijn deze die nog binnenkort"), self.at(first))
                && self.letter_within(first, (first + 5).min(end))
                || known() && (self.letter_within(first, end) || self.within(first, end, BROUGHT))
        };
        own()
            && reader()
            && self.names_a_time()
            && !self.within(start, end, list!("aan naar"))
            && !self.denied(verb, end)
    }

    /// "in de volgende rapportage zal ik de cijfers uitsplitsen": whatever is done there is shown to the Chamber.
    pub fn shows_in_the_next_letter(&self, verb: usize) -> bool {
        let next = |i: usize| {
            is_letter(self.at(i))
                && self.within(i.saturating_sub(3), i, TO_COME)
                && self.within(i.saturating_sub(4), i, list!("in bij"))
        };
        (0..self.words.len()).any(next)
            && !self.denied(verb, self.words.len())
            && !self.tells_a_case(verb)
    }

    /// "zal daar voor het zomerreces een reactie op geven": to whom the government answers goes without saying.
    pub fn will_react(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        let reacts = |i: usize| {
            self.at(i) == "geven"
                && (self.before(i, 1) == "op" || self.at(i + 1) == "op")
                && self.within(verb, i, list!("reactie appreciatie"))
        };
        self.government()
            && (verb + 1..end).any(reacts)
            && self.names_a_time()
            && !self.denied(verb, end)
            && !self.tells_a_case(verb)
    }

    /// "naar verwachting bereikt de brief uw Kamer voor het debat".
    pub fn reaches(&self, verb: usize) -> bool {
        let (start, end) = (self.clause_start(verb), self.clause_end(verb));
        self.letter_within(start, end)
            && self.gets(start, end, Getter::Sent)
            && self.names_a_time()
            && !self.denied(verb, end)
            && !self.tells_a_case(verb)
    }

    /// "vraag 7 beantwoord ik zo spoedig mogelijk"; what is answered together is answered here.
    pub fn answers_later(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        self.first_person(verb)
            && self.has(list!("vraag vragen"))
            && self.names_a_day()
            && !self.has(list!("hieronder samen tezamen gezamenlijk samenhang hierna"))
            && !self.denied(verb, end)
    }

    /// "zal binnen drie weken met een reactie komen".
    pub fn will_come(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        let with = |i: usize| self.at(i) == "met" && self.letter_within(i + 1, i + 4);
        self.government()
            && self.within(verb + 1, end, list!("komen"))
            && ((verb + 1..end).any(with)
                || self.chambers(verb, end).any(|(_, preposition)| preposition == "naar"))
            && !self.denied(verb, end)
    }

    /// "de overige vragen zullen op een later moment worden beantwoord"; how questions are answered now is none.
    pub fn will_answer(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        let answers = self.within(verb + 1, end, list!("beantwoorden beantwoord"));
        let own = self.government() || self.within(verb, end, list!("worden"));
        let others =
            self.has(list!("overige resterende later afzonderlijk separaat")) || self.names_a_day();
        answers && own && others && self.has(list!("vragen vraag")) && !self.denied(verb, end)
    }

    /// "in de volgende rapportage ga ik hier op in", "dit neem ik mee in de kwartaalrapportage": a letter that is still to come.
    pub fn takes_up(&self, verb: usize) -> bool {
        // Most words are none of these verbs, so the clause is looked for last.
        let end = || self.clause_end(verb);
        // "ga ik nader in op", "ga ik daar nader op in"; "in gesprek" is another.
        let into = |i: usize| {
            self.at(i) == "in" && (listed(list!("op zodra en"), self.at(i + 1)) || i + 1 == end())
        };
        let goes_into = || listed(list!("ga gaan"), self.at(verb)) && (verb + 1..end()).any(into);
        let explains = || self.at(verb) == "licht" && self.at(end().saturating_sub(1)) == "toe";
        let own = || {
            (listed(TAKES_UP, self.at(verb)) || goes_into() || explains())
                && (self.first_person(verb)
                    || self.elided(verb) && self.within(0, verb, list!("ik wij we")))
        };
        // "de minister neemt dit mee in de Kamerbrief", "dit maakt deel uit van de brief van juni"
        let third = || {
            let governs = || {
                self.within(verb.saturating_sub(9), verb, GOVERNMENT)
                    || self.within(verb + 1, verb + 3, GOVERNMENT)
            };
            let into = || self.at(verb) == "gaat" && (verb + 1..end()).any(into);
            (listed(TAKES_UP_TOO, self.at(verb)) || into()) && governs()
                || self.at(verb) == "maakt"
                    && self.within(verb, end(), list!("uit"))
                    && self.within(verb, end(), list!("deel onderdeel"))
        };
        (own() || third())
            && self.letter_to_come()
            && !self.denied(verb, end())
            && !self.tells_a_case(verb)
    }

    /// "zal in de rapportage aandacht aan worden besteed", "hierop wordt teruggekomen in de kabinetsreactie".
    pub fn taken_up(&self, verb: usize) -> bool {
        let future = self.at(verb).starts_with('z');
        let end = if future { self.words.len() } else { self.clause_end(verb) };
        let own = || self.government() || self.elided(verb);
        let in_a_letter = self.letter_within(0, self.words.len());
        let done = (verb + 1..end).any(|i| {
            let word = self.at(i);
            let passive = in_a_letter
                && listed(TAKEN_UP, word)
                && (!future || self.within(verb, end, list!("worden")))
                && (future || word == "teruggekomen" || self.letter_to_come());
            let active = future && listed(TAKING_UP, word) && (own() || word == "uitmaken");
            // "en zal in het verslag daarvan op de uitkomst ingaan"
            let reports = || own() && future && self.has(list!("verslag"));
            (passive || active && (in_a_letter || reports())) && !self.denied(verb, i)
        });
        done && (in_a_letter || future) && !self.is_usual() && !self.tells_a_case(verb)
    }

    /// "uw Kamer ontvangt voor de zomer", "ontvangt uw Kamer", "zult u … ontvangen".
    pub fn receives(&self, verb: usize) -> bool {
        let dated = self.names_a_time() || self.names_a_year();
        let subject = |from: usize, to: usize| {
            self.chambers(from, to).any(|(at, preposition)| {
                // "de informatie die uw Kamer ontvangt" says nothing of what is to come
                let brings = listed(list!("waarover waarvan"), self.before(at, 1))
                    || listed(list!("die dat welke waarin"), self.before(at, 1)) && dated;
                let relative = brings && verb + 1 == self.clause_end(verb);
                let will = |i: usize| listed(list!("zal zult zullen"), self.at(i));
                let beside = at + 1 == verb
                    || at == verb + 1
                    || relative
                    || self.at(verb).ends_with("en") && (will(at + 1) || at > 0 && will(at - 1));
                // "de informatie die de Kamer van mij ontvangt"
                let of_what = listed(list!("die dat welke"), preposition)
                    && !dated
                    && self.at(verb) != "ontvangen";
                (self.at(at) != "u" || beside)
                    && !of_what
                    && !listed(list!("van aan naar met door in bij uit voor"), preposition)
            })
        };
        if matches!(self.at(verb), "ontvangen" | "krijgen" | "horen" | "vernemen")
            && self.before(verb, 1) != "kamers"
        {
            let will = (verb.saturating_sub(24)..verb)
                .find(|&i| listed(list!("zal zult zullen"), self.at(i)));
            // "de brief die uw Kamer voor het reces van mij zal ontvangen"
            let opens = |&i: &usize| listed(list!("die dat welke"), self.at(i));
            return will.is_some_and(|will| {
                let from = (0..will).rev().find(opens).filter(|_| will + 1 == verb);
                subject(from.unwrap_or(will.saturating_sub(3)), will + 4)
                    && !self.denied(will, verb)
            });
        }
        let you = listed(list!("u"), self.at(verb + 1)) || self.before(verb, 1) == "u";
        // "de Kamer krijgt jaarlijks inzicht" tells of what is, "ontvangt jaarlijks" may begin
        let yearly = self.at(verb) == "krijgt" && !dated && self.has(list!("jaarlijks"));
        let uses = self.is_usual() || self.law_says() || yearly;
        if self.tells_a_case(verb) || uses && !you {
            return false;
        }
        // "de planning is dat uw Kamer het rapport eind mei ontvangt"
        let start = self.clause_start(verb);
        let brings = listed(list!("waarover waarvan"), self.at(start));
        let closes = verb + 1 == self.clause_end(verb)
            && (dated || brings && self.letter_within(start, verb));
        let from = if closes { self.clause_start(verb) } else { verb.saturating_sub(3) };
        let beside = subject(from, verb) || subject(verb + 1, verb + 4);
        let term = dated
            || self.has(list!("jaarlijks halfjaarlijks"))
            || self.at(self.clause_end(verb).saturating_sub(2)) == "te"
            || self.has(list!("zodra nadat gelijktijdig tegelijk tegelijkertijd termijn"));
        // "een terugkoppeling ontvangt uw Kamer"
        let letter = || {
            let start = self.clause_start(verb);
            self.letter_within(verb + 1, self.clause_end(verb))
                || self.letter_within(start, verb)
                || self.within(start, verb, BROUGHT)
        };
        // "uw Kamer ontvangt een afschrift van dit antwoord", said to the Chamber itself and of one time
        let addressed = || {
            let to = |at: usize| {
                self.at(at) == "u" || self.at(at) == "kamer" && self.before(at, 1) == "uw"
            };
            let of_one = |i: usize| listed(list!("een het de alle nog ook"), self.at(i));
            self.at(verb) == "ontvangt"
                && verb + 1 < self.clause_end(verb)
                && (verb > 0 && to(verb - 1) && of_one(verb + 1)
                    || to(verb + 1) && of_one(verb + 2)
                    || to(verb + 2) && of_one(verb + 3))
        };
        beside && (term || letter() || addressed()) && !self.denied(verb, self.clause_end(verb))
    }

    /// "het wetsvoorstel gaat voor de zomer naar uw Kamer", "komt uw Kamer in mei toe", "ligt dit najaar bij uw Kamer".
    pub fn goes_there(&self, verb: usize) -> bool {
        let (start, end) = (self.clause_start(verb), self.clause_end(verb));
        let there = |wanted: &str| {
            let mut chambers = self.chambers(start, end);
            chambers
                .any(|(at, preposition)| preposition == wanted && self.before(at, 1) != "eerste")
        };
        let last = |word: &str| self.at(end.saturating_sub(1)) == word;
        let arrives = match self.at(verb) {
            "ligt" | "liggen" => {
                there("bij")
                    && !self.has(list!("nu thans momenteel al sinds"))
                    && !self.within(start, verb, list!("is was"))
            }
            "kom" | "komt" | "komen" => {
                // "komt voor de zomer met een brief"
                let with = |i: usize| self.at(i) == "met" && self.letter_within(i + 1, i + 4);
                there("naar")
                    || (start..end).any(|i| {
                        self.at(i) == "op" && self.before(i, 1) == "kant" && self.before(i, 2) == "uw"
                    })
                    || last("toe") && self.gets(start, end, Getter::Sent)
                    || last("aan") && (start..verb).any(|i| self.at(i).ends_with("brief"))
                    // "er komt voor de zomer een kabinetsreactie"
                    || (self.before(verb, 1) == "er" || self.at(verb + 1) == "er")
                        && self.letter_within(verb, end)
                    || self.government() && (verb + 1..end).any(with)
            }
            _ => there("naar") || last("toe") && self.gets(start, end, Getter::Sent),
        };
        let when = || {
            self.names_a_time()
                || self.has(list!("na nadat zodra daarna vervolgens gelijktijdig tegelijk"))
                || self.first_person(verb) && self.has(list!("als wanneer indien mocht"))
        };
        arrives && when() && !self.denied(verb, end) && !self.tells_a_case(verb) && !self.is_usual()
    }

    /// "de Kamer houdt dit voorjaar nog een brief van mij tegoed".
    pub fn is_owed(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        self.within(verb + 1, end, list!("tegoed"))
            && self.chambers(verb.saturating_sub(3), verb + 4).next().is_some()
            && !self.denied(verb, end)
    }

    /// "voor het reces hoort uw Kamer hierover van mij".
    pub fn hears(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        self.within(verb + 1, end, list!("mij ons meer nader"))
            && self.chambers(verb.saturating_sub(3), verb + 4).next().is_some()
            && !self.denied(verb, end)
            && !self.tells_a_case(verb)
    }

    /// "de kabinetsreactie wordt voor de zomer verwacht".
    pub fn is_expected(&self, verb: usize) -> bool {
        let own =
            |i: usize| self.at(i).starts_with("kabinets") || self.at(i).starts_with("beleids");
        self.within(verb.saturating_sub(6), verb, list!("wordt"))
            && (0..verb).any(own)
            && self.names_a_day()
            && !self.denied(0, verb)
    }

    /// "toezending aan uw Kamer is voorzien voor de zomer".
    pub fn foreseen(&self, verb: usize) -> bool {
        let end = self.words.len();
        let mut given = self.chambers(0, end);
        self.within(0, end, SENDINGS)
            && listed(FORESEEN, self.at(verb))
            && given.any(|(_, preposition)| listed(list!("aan bij naar"), preposition))
            && self.names_a_day()
            && !self.has(list!("was waren had oorspronkelijk eerder"))
            && !self.denied(0, end)
    }

    /// "de brief volgt", "de kabinetsreactie volgt in mei", "voor de zomer volgt een brief".
    pub fn letter_follows(&self, verb: usize) -> bool {
        const ANSWERS: List = List::of("beantwoording antwoord antwoorden bericht berichtgeving");
        let next = self.at(verb + 1);
        if self.at(verb) == "verschijnt"
            && !self.has(list!("kamerbrief voortgangsbrief verzamelbrief kabinetsreactie"))
        {
            return false;
        }
        // "de reactie op het advies van de Gezondheidsraad volgt in maart" is the government's, a reaction of others is not.
        let (start, end) = (self.clause_start(verb), self.clause_end(verb));
        let reacts = |i: usize| self.at(i) == "reactie" && self.at(i + 1) == "op";
        if (start..verb).any(reacts) && self.names_a_time() && !self.denied(verb, end) {
            return true;
        }
        let dated = self.names_a_time();
        let written = |from: usize, to: usize| {
            self.letter_within(from, to)
                || self.within(from, to, ANSWERS)
                || dated && self.within(from, to, list!("informatie duidelijkheid helderheid terugkoppeling toelichting overzicht update notitie"))
        };
        // "de brief waarin dit wordt uitgewerkt, volgt in de zomer"
        let first = if self.clause_start(verb) == verb { 0 } else { self.clause_start(verb) };
        let before = written(verb.saturating_sub(14).max(first), verb);
        let behind = written(verb + 1, (verb + 14).min(self.clause_end(verb)));
        let later = next == "op" && listed(list!("een korte kortst"), self.at(verb + 2));
        let derives = listed(list!("dat uit op hieruit daaruit"), next) && !later
            || self.within(
                self.clause_start(verb),
                verb,
                list!("uit hieruit daaruit waaruit hierop waarop daarop hoe als zoals"),
            )
            || (self.clause_start(verb)..verb)
                .any(|i| self.at(i) == "wat" && self.before(i, 1) != "voor");
        // "daarmee volgt de reactie de lijn van het advies", "deze nota volgt de indeling van het verslag"
        const FOLLOWED: List = List::of("lijn redenering structuur indeling volgorde opbouw");
        let derives = derives || self.within(verb + 1, self.clause_end(verb), FOLLOWED);
        (before || behind) && !derives && !self.denied(verb, self.clause_end(verb))
    }

    /// "terugkomen", "terug te komen".
    pub fn comes_back_at(&self, i: usize) -> bool {
        self.at(i) == "terugkomen"
            || self.at(i) == "komen" && self.within(i.saturating_sub(2), i, list!("terug"))
    }

    /// "kom hier … op terug", "zal daarop terugkomen", "hier in de brief van mei op ingaan".
    pub fn comes_back(&self, verb: usize) -> bool {
        let end = self.words.len();
        let returns = (verb + 1..end).any(|i| match self.at(i) {
            "terug" => self.at(verb).starts_with("ko"),
            "terugkomen" => true,
            "gaan" if self.before(i, 1) == "te" && self.before(i, 2) == "in" => {
                self.letter_within(0, i) && self.government()
            }
            "ingaan" | "reageren" => {
                let there = list!("schriftelijk commissiedebat wetgevingsoverleg notaoverleg");
                (self.letter_within(0, i) || self.within(0, i, there)) && self.government()
            }
            _ => false,
        });
        // "dat de minister er in zijn reactie op terug zal komen"
        let last = || {
            self.before(verb, 1) == "terug" && self.at(verb + 1) == "komen"
                || self.before(verb, 1) == "in"
                    && self.at(verb + 1) == "gaan"
                    && self.letter_within(0, verb)
        };
        let returns = returns || last();
        // "Ik kom hierop terug bij vraag 3" is said of this draft.
        let here = |i: usize| {
            listed(list!("vraag vragen"), self.at(i))
                && self.at(i + 1).starts_with(|c: char| c.is_ascii_digit())
        };
        // "komt het onderzoek daarop terug" is another's.
        returns
            && !(verb..end).any(here)
            && (self.government() || self.elided(verb))
            && !self.denied(verb, end)
            && self.at(verb + 1) != "dan"
    }
}
