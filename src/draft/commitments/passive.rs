//! What will be done for the Chamber, by whomever: "wordt uw Kamer geïnformeerd", "zal aan de Kamer worden gestuurd".

use super::clause::Sentence;
use super::list::{List, list, listed};
use super::other::{BACK, OTHERS};
use super::verbs::{BROUGHT, Getter, OPENS_A_CASE, PHRASES, SENT, VerbForm};

impl Sentence<'_, '_> {
    /// "wordt uw Kamer geïnformeerd", "wordt in mei met uw Kamer gedeeld", "zal aan de Kamer worden gestuurd".
    pub fn passive(&self, verb: usize) -> bool {
        let (start, end) = (self.clause_start(verb), self.words.len());
        if self.tells_a_case(verb) || self.is_usual() && !self.at(verb).starts_with('z') {
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
        let conditional = listed(list!("als indien wanneer"), self.at(0));
        let addressed = || {
            self.at(verb + 1) == "u"
                || (1..end).any(|i| self.at(i) == "kamer" && self.before(i, 1) == "uw")
        };
        if conditional && !addressed() && !self.government() && !self.names_a_time() {
            return false;
        }
        // "dat uw Kamer voor de zomer wil worden geïnformeerd", "moet tijdig worden ingelicht": a wish or a duty.
        const DUTIES: List = List::of(
            "wil willen wilt moet moeten dient dienen hoort horen behoort behoren zou zouden mag mogen had hadden",
        );
        let infinitive = || self.within(start, verb, DUTIES) || self.before(verb, 1) == "te";
        // "kan de Kamer niet worden geïnformeerd"
        if self.at(verb) == "worden" && (infinitive() || self.denied(start, verb)) {
            return false;
        }
        let future = self.at(verb).starts_with('z');
        // "ik vind het belangrijk dat uw Kamer goed wordt geïnformeerd": what ought to be.
        const OUGHT: List = List::of(
            "belangrijk belang vind vinden wenselijk gebruikelijk essentieel cruciaal moet moeten vertrouwen recht plicht informatieplicht hecht begrijp \
            vanzelfsprekend volledig zorgvuldig adequaat wil wilt wenst wensen vraagt vragen pleit stelt beweert kritiek suggestie",
        );
        let subordinate = (0..verb).rev().find(|&i| self.at(i) == "dat");
        let ought = |dat: usize| self.has(OUGHT) || self.denied(0, dat);
        // "verdragen worden aan de Staten-Generaal voorgelegd"
        // "wordt hierover al geïnformeerd": that is so now.
        if !future && self.within(verb + 1, verb + 4, list!("al reeds")) {
            return false;
        }
        let by_law = || self.has(list!("artikel generaal")) && !addressed();
        // Who says "uw Kamer" speaks of what will be done, not of what the law says.
        if self.law_says() && !addressed() {
            return false;
        }
        if !future && (subordinate.is_some_and(ought) || by_law()) && !self.names_a_time() {
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
            let told = self.getter(i, VerbForm::Participle);
            // "wordt bij de volgende stand-van-zakenbrief meegestuurd": to whom goes without saying.
            if listed(list!("meegestuurd meegezonden"), self.at(i))
                && (future || !self.within(start, end, list!("aan naar door")))
                && (start..end).any(|i| self.at(i).ends_with("brief"))
                && !self.denied(verb, i)
            {
                return Some(());
            }
            // "wordt op de hoogte gehouden", "wordt aan uw Kamer ter beschikking gesteld"
            let phrase = || {
                let mut phrases = PHRASES.iter().filter(|phrase| {
                    let (verbs, beside) = phrase.participle;
                    listed(verbs, self.at(i)) && self.within(i.saturating_sub(3), i, beside)
                });
                phrases.next().map(|phrase| phrase.getter)
            };
            // "wordt de Kamer inzicht gegeven"
            let given = || {
                let brought = listed(list!("gegeven geboden gedaan"), self.at(i))
                    && self.within(start, self.clause_end(verb), BROUGHT);
                brought.then_some(Getter::Sent)
            };
            let getter = told.or_else(phrase).or_else(given)?;
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
                        list!("is zijn was waren werd werden heb heeft hebben had hadden"),
                    )
            };
            // Behind the participle the Chamber gets it in the same clause, or as "(in een brief) aan uw Kamer": "verstrekt; ik verwijs u
            // naar StatLine" is given to somebody else.
            let close = if i > verb { self.clause_end(i) } else { end };
            let beyond = || {
                self.chambers(close, end.min(i + 8)).any(|(at, preposition)| {
                    self.at(at) != "u"
                        && listed(list!("aan naar met"), preposition)
                        && self.gets(at, at + 1, getter)
                })
            };
            let given = || self.gets(start, close.min(i + 8), getter) || beyond();
            (helped && near && given() && !done() && !self.denied(verb, i)).then_some(())
        };
        (start..end).any(|i| here(i).is_some())
    }

    /// "de Kamer zal daar deelgenoot van worden gemaakt", "wordt in mei bij uw Kamer ter inzage gelegd": what will be done for the Chamber,
    /// whatever it is, by the helping verb at a place.
    pub fn is_brought(&self, verb: usize) -> bool {
        // What is asked of the Chamber, or thought of it, is done for nobody.
        const ASKED: List = List::of(
            "gevraagd verzocht geacht verondersteld opgeroepen gehoord aangesproken behandeld goedgekeurd aangenomen gesteund genoemd \
            geuit gesteld gestelde bepaald besloten gehouden betwist gebruikt",
        );
        let will = listed(list!("zal zullen"), self.at(verb));
        if !will && !listed(list!("wordt worden"), self.at(verb)) {
            return false;
        }
        let (start, end) = self.part_of(verb);
        let done = |i: usize| {
            let word = self.at(i);
            let participle = ["ge", "be", "ver", "ont"].iter().any(|front| word.starts_with(front))
                || word.contains("ge");
            participle
                && (word.ends_with('d') || word.ends_with('t') || word.ends_with("en"))
                && word.len() > 5
                && (i + 1 == end || self.at(i + 1) == "worden" || self.before(i, 1) == "worden")
        };
        let Some(participle) = (start..end).find(|&i| done(i)) else { return false };
        let given = || {
            self.chambers(start, end).any(|(at, preposition)| {
                let subject = start + 3 > at || at == verb + 2 || at == verb + 1;
                matches!(preposition, "aan" | "bij" | "naar" | "met" | "voor" | "richting")
                    || !listed(
                        list!("van in door uit tot over namens binnen tussen tegen vanuit dat"),
                        preposition,
                    ) && subject
            })
        };
        let helped = !will || self.within(start, end, list!("worden"));
        helped
            && (will || self.names_a_time() && !self.is_usual())
            && !listed(ASKED, self.at(participle))
            && !self.within(start, end, list!("door heeft hebben is was zijn waren werd werden moet moeten zou zouden kan kunnen"))
            && !listed(OPENS_A_CASE, self.at(start))
            && !self.tells_a_case(verb)
            && !self.within(start, end, OTHERS)
            && !self.within(start, end, BACK)
            && !self.denied(start, end)
            && given()
    }
}
