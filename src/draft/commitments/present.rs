//! What is promised in the present: "informeer ik uw Kamer", "het kabinet informeert uw Kamer", "kom hier op terug".

use super::clause::Sentence;
use super::list::{List, list, listed};
use super::verbs::{GOVERNMENT, Getter, LIGHT_FIRST, OPINIONS, PHRASES, VerbForm};

impl Sentence<'_, '_> {
    /// "blijft uw Kamer op de hoogte".
    pub fn stays_informed(&self, verb: usize) -> bool {
        // "het blijft aan de Kamer om te beoordelen" is none.
        let beside = |from: usize, to: usize| {
            let mut chambers = self.chambers(from, to);
            chambers.any(|(_, preposition)| !listed(list!("aan van in met voor"), preposition))
        };
        self.within(
            verb + 1,
            self.clause_end(verb),
            list!("hoogte aangehaakt betrokken geïnformeerd"),
        ) && (beside(verb.saturating_sub(3), verb) || beside(verb + 1, verb + 4))
            && !self.denied(verb, self.clause_end(verb))
            && !self.tells_a_case(verb)
    }

    /// "laat ik dat de Kamer weten".
    pub fn lets_know(&self, verb: usize) -> bool {
        let end = self.clause_end(verb);
        self.within(verb + 1, end, list!("weten"))
            && (self.first_person(verb) || self.elided(verb) || self.hangs_on_it(verb))
            && !self.denied(verb, end)
            && self.gets(self.clause_start(verb), end, Getter::Sent)
    }

    /// "informeer ik uw Kamer", "en stuur uw Kamer", "bied ik … aan uw Kamer aan", "het kabinet informeert uw Kamer", "kom hier … op terug".
    pub fn present(&self, verb: usize) -> bool {
        let here = self.at(verb);
        let elided = || self.elided(verb) && (0..verb).any(|i| self.at(i) == "ik");
        let end = self.words.len();
        let plural = || {
            listed(list!("wij we"), self.before(verb, 1))
                || listed(list!("wij we"), self.at(verb + 1))
        };
        // "een plan dat ik voor de zomer aan uw Kamer aanbied"; what was, or what another wants, is none.
        const NOT_OWN: List = List::of(
            "heb heeft is was had wil willen wenst wensen vraagt vragen verzoekt verzoek motie of",
        );
        // "dat ik uw Kamer niet eerder heb bericht"
        if listed(list!("heb hebben heeft had hadden is wordt"), self.before(verb, 1))
            && !listed(list!("ik wij we"), self.at(verb + 1))
            && self.clause_start(verb) < verb
        {
            return false;
        }
        let relative = || {
            let (first, last) = (self.clause_start(verb), self.clause_end(verb));
            // "bij de brief die ik in mei stuur": often without a comma.
            let opens = |&i: &usize| {
                listed(list!("die dat welke waarover waarna waarvan"), self.at(i))
                    && listed(list!("ik wij we"), self.at(i + 1))
            };
            let start = (first..verb).rev().find(opens);
            let meant = || self.within(first, verb, list!("rede hand waarna"));
            (verb + 1 == last || here == "doe" && verb + 2 == last)
                && start.is_some_and(|start| !self.within(first, start, NOT_OWN))
                && (self.names_a_time() || meant() || here == "doe")
        };
        let first = || self.first_person(verb) || elided() || relative();
        let third = || {
            // "verstrekt; ik verwijs u" has its subject before it.
            let last = self.clause_end(verb);
            let acts = || {
                self.within(verb + 1, last.min(verb + 2), GOVERNMENT)
                    || self.within(verb.saturating_sub(9), verb, GOVERNMENT)
                    || self.at(verb + 1) != "aan"
                        && self.within(verb + 1, last.min(verb + 4), GOVERNMENT)
                    || self.elided(verb) && self.within(0, 3, GOVERNMENT)
            };
            // "Op grond van artikel 68 informeert de regering de Kamer": what is done always.
            let duty = || {
                self.has(list!("artikel reglement"))
                    || (0..end).any(|i| self.at(i).ends_with("wet"))
            };
            let named = || {
                here != "bericht"
                    || self.at(verb + 1) != "dat" && self.within(verb + 1, verb + 3, GOVERNMENT)
            };
            // "de bewindspersoon die de Kamer onjuist informeert"
            let of_whom = || {
                let start = self.clause_start(verb);
                let last =
                    || verb + 1 == self.clause_end(verb) && self.within(start, verb, list!("die"));
                (self.at(start) == "die" || last()) && !self.names_a_time()
            };
            self.before(verb, 1) != "ik" && named() && acts() && !duty() && !of_whom()
        };
        let gives = |getter: Getter| {
            // "verwijs ik u naar" further on is another verb's.
            let near = end.min(verb + 14);
            let you = self.chambers(verb + 4, near).all(|(at, preposition)| {
                self.at(at) == "u" && !matches!(preposition, "aan" | "met")
            });
            let near = if you { end.min(verb + 7) } else { near };
            let given = self.gets(self.clause_start(verb), near, getter)
                || getter == Getter::Shared && self.gets(verb, end, getter);
            let opinion =
                getter == Getter::Shared && self.has(OPINIONS) || self.has(list!("excuses"));
            let main = self.first_person(verb) || relative() || !self.tells_a_case(verb);
            // "deel ik u mede dat": it is told here.
            let told = |i: usize| {
                self.at(i) == "dat" && listed(list!("mede mee kamer u"), self.before(i, 1))
            };
            let here = getter == Getter::Told && (verb + 1..end.min(verb + 8)).any(told);
            given && !here && !opinion && main && !self.denied(verb, end)
        };
        let is_any = self.words.get(verb).is_some_and(|word| word.forms.is_any());
        let own = || self.finite(verb, VerbForm::First).any(|getter| gives(getter) && first());
        let together =
            || self.finite(verb, VerbForm::Infinitive).any(|getter| gives(getter) && plural());
        let of_others =
            || self.finite(verb, VerbForm::Third).any(|getter| gives(getter) && third());
        if is_any && (own() || together() || of_others()) {
            return true;
        }
        let kept = PHRASES.iter().any(|phrase| {
            let (verbs, beside) = phrase.finite;
            listed(verbs, here)
                && self.within(verb + 1, end, beside)
                && (self.first_person(verb) || elided() || self.government())
                && self.gets(self.clause_start(verb), end, phrase.getter)
                && !self.denied(verb, end)
                && !self.tells_a_case(verb)
        });
        let back = matches!(here, "kom" | "komen" | "komt")
            && (self.first_person(verb)
                || elided()
                || here == "komt"
                    && self.within(verb.saturating_sub(9), verb, GOVERNMENT)
                    && self.chambers(verb, end).any(|(_, preposition)| preposition == "bij")
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
}
