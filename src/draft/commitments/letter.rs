//! Letters that are still to come: what goes or comes to the Chamber by itself, and what will be taken up in one.

use super::clause::Sentence;
use super::list::{List, list, listed};
use super::verbs::{BROUGHT, FORESEEN, Getter, SENDINGS, TAKEN_UP, TAKES_UP, TAKING_UP};

impl Sentence<'_, '_> {
    /// "de brief zal uw Kamer in april bereiken".
    pub fn will_reach(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        self.within(verb + 1, end, list!("bereiken"))
            && self.gets(self.clause_start(verb), end, Getter::Sent)
            && self.letter_within(0, verb)
            && !self.denied(verb, end)
    }

    /// "zal binnen drie weken met een reactie komen".
    pub fn will_come(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        let with = |i: usize| self.at(i) == "met" && self.letter_within(i + 1, i + 4);
        self.government()
            && self.within(verb + 1, end, list!("komen"))
            && (verb + 1..end).any(with)
            && !self.denied(verb, end)
    }

    /// "de overige vragen zullen op een later moment worden beantwoord"; how questions are answered now is none.
    pub fn will_answer(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        let answers = self.within(verb + 1, end, list!("beantwoorden beantwoord"));
        let own = self.government() || self.within(verb, end, list!("worden"));
        let others = self.has(list!("overige resterende later")) || self.names_a_day();
        answers && own && others && self.has(list!("vragen vraag")) && !self.denied(verb, end)
    }

    /// "in de volgende rapportage ga ik hier op in", "dit neem ik mee in de kwartaalrapportage": a letter that is still to come.
    pub fn takes_up(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        // "ga ik nader in op", "ga ik daar nader op in"; "in gesprek" is another.
        let into = |i: usize| self.at(i) == "in" && (self.at(i + 1) == "op" || i + 1 == end);
        let goes_into = || listed(list!("ga gaan"), self.at(verb)) && (verb + 1..end).any(into);
        let explains = || self.at(verb) == "licht" && self.at(end.saturating_sub(1)) == "toe";
        (listed(TAKES_UP, self.at(verb)) || goes_into() || explains())
            && self.first_person(verb)
            && self.letter_to_come()
            && !self.denied(verb, end)
            && !self.tells_a_case(verb)
    }

    /// "zal in de rapportage aandacht aan worden besteed", "hierop wordt teruggekomen in de kabinetsreactie".
    pub fn taken_up(&self, verb: usize) -> bool {
        let future = self.at(verb).starts_with('z');
        let end = if future { self.words.len() } else { self.clause_end(verb) };
        let own = || self.government() || self.elided(verb);
        let done = (verb + 1..end).any(|i| {
            let word = self.at(i);
            let passive = listed(TAKEN_UP, word)
                && (!future || self.within(verb, end, list!("worden")))
                && (future || word == "teruggekomen" || self.letter_to_come());
            let active = future && listed(TAKING_UP, word) && (own() || word == "uitmaken");
            (passive || active) && !self.denied(verb, i)
        });
        done && self.letter_within(0, self.words.len())
            && !self.is_usual()
            && !self.tells_a_case(verb)
    }

    /// "uw Kamer ontvangt voor de zomer", "ontvangt uw Kamer", "zult u … ontvangen".
    pub fn receives(&self, verb: usize) -> bool {
        let subject = |from: usize, to: usize| {
            self.chambers(from, to).any(|(at, preposition)| {
                let relative = at == self.clause_start(verb) + 1
                    && listed(list!("die dat welke"), self.before(at, 1))
                    && verb + 1 == self.clause_end(verb);
                let beside = at + 1 == verb || at == verb + 1 || relative;
                (self.at(at) != "u" || beside)
                    && !listed(list!("van aan naar met door in bij uit voor"), preposition)
            })
        };
        if self.at(verb) == "ontvangen" && self.before(verb, 1) != "kamers" {
            let will = (verb.saturating_sub(14)..verb)
                .find(|&i| listed(list!("zal zult zullen"), self.at(i)));
            // "de brief die uw Kamer voor het reces van mij zal ontvangen"
            let opens = |&i: &usize| listed(list!("die dat welke"), self.at(i));
            return will.is_some_and(|will| {
                let from = (0..will).rev().find(opens).filter(|_| will + 1 == verb);
                subject(from.unwrap_or(will.saturating_sub(3)), will + 4)
                    && !self.denied(will, verb)
            });
        }
        if self.tells_a_case(verb) || self.is_usual() {
            return false;
        }
        // "de planning is dat uw Kamer het rapport eind mei ontvangt"
        let last = verb + 1 == self.clause_end(verb) && self.names_a_time();
        let from = if last { self.clause_start(verb) } else { verb.saturating_sub(3) };
        let beside = subject(from, verb) || subject(verb + 1, verb + 4);
        let term = self.names_a_time()
            || self.has(list!(
                "zodra nadat gelijktijdig tegelijk tegelijkertijd jaarlijks halfjaarlijks termijn"
            ));
        // "een terugkoppeling ontvangt uw Kamer"
        let letter = || {
            let start = self.clause_start(verb);
            self.letter_within(verb + 1, self.clause_end(verb))
                || self.letter_within(start, verb)
                || self.within(start, verb, BROUGHT)
        };
        beside && (term || letter()) && !self.denied(verb, self.clause_end(verb))
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
            "ligt" | "liggen" => there("bij") && !self.has(list!("nu thans momenteel al sinds")),
            "kom" | "komt" | "komen" => {
                // "komt voor de zomer met een brief"
                let with = |i: usize| self.at(i) == "met" && self.letter_within(i + 1, i + 4);
                there("naar")
                    || last("op") && self.at(end.saturating_sub(2)) == "kant"
                    || last("toe") && self.gets(start, end, Getter::Sent)
                    || self.government() && (verb + 1..end).any(with)
            }
            _ => there("naar") || last("toe") && self.gets(start, end, Getter::Sent),
        };
        let when = || self.names_a_time() || self.has(list!("na nadat zodra daarna vervolgens"));
        arrives && when() && !self.denied(verb, end) && !self.tells_a_case(verb) && !self.is_usual()
    }

    /// "voor het reces hoort uw Kamer hierover van mij".
    pub fn hears(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        self.within(verb + 1, end, list!("mij ons"))
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
        const ANSWERS: List = List::of("beantwoording antwoord antwoorden");
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
        let written =
            |from: usize, to: usize| self.letter_within(from, to) || self.within(from, to, ANSWERS);
        let before = written(verb.saturating_sub(6).max(self.clause_start(verb)), verb);
        let behind = written(verb + 1, (verb + 14).min(self.clause_end(verb)));
        let later = next == "op" && listed(list!("een korte kortst"), self.at(verb + 2));
        let derives = listed(list!("dat uit op hieruit daaruit"), next) && !later
            || self.within(
                self.clause_start(verb),
                verb,
                list!("uit hieruit daaruit waaruit hierop waarop daarop hoe wat als zoals"),
            );
        // "daarmee volgt de reactie de lijn van het advies"
        let derives =
            derives || self.within(verb + 1, self.clause_end(verb), list!("lijn redenering"));
        (before || behind) && !derives && !self.denied(verb, self.clause_end(verb))
    }

    /// "kom hier … op terug", "zal daarop terugkomen", "hier in de brief van mei op ingaan".
    pub fn comes_back(&self, verb: usize) -> bool {
        let end = self.words.len();
        let returns = (verb + 1..end).any(|i| match self.at(i) {
            "terug" => self.at(verb).starts_with("ko"),
            "terugkomen" => true,
            "ingaan" | "reageren" => self.letter_within(0, i) && self.government(),
            _ => false,
        });
        // "komt het onderzoek daarop terug" is another's.
        returns
            && (self.government() || self.elided(verb))
            && !self.denied(verb, end)
            && self.at(verb + 1) != "dan"
    }
}
