//! Commitments by what they are, in whatever words: the government acts, the Chamber gets something, and it lies ahead.

use super::clause::Sentence;
use super::list::{List, list, listed};
use super::verbs::{GOVERNMENT, Getter, OPENS_A_CASE};
use crate::text::MONTHS;

/// Verbs that, beside "ik", give the Chamber nothing that is still to come.
const GIVES_NOTHING: List = List::of(
    "ben zijn heb hebben vind vinden denk denken meen menen begrijp begrijpen weet weten zie zien deel wijs wijzen verwijs verwijzen \
    attendeer dank danken vraag vragen verzoek verzoeken ontraad adviseer onderschrijf herken herinner betreur waardeer had was werd \
    zond bood gaf ging kwam schreef ontving sprak vroeg liet deed zei bracht hield kon mocht moest zou",
);

/// Third persons of verbs that say little themselves.
const ACTS: List = List::of("geeft doet stelt komt laat zet legt wisselt houdt brengt maakt neemt");

/// What is asked of the Chamber or said to it here and now.
const SAID_TO_IT: List = List::of(
    "verzoeken vragen bedanken danken volgen steunen adviseren ontraden oproepen overtuigen herinneren wijzen verwijzen verzekeren",
);

/// Words that look back.
pub(super) const BACK: List = List::of(
    "ben heb heeft hebben had hadden is was waren werd werden zou zouden stuurde stuurden informeerde informeerden zond bood \
    deelde meldde berichtte gaf ging kwam schreef ontving antwoordde sprak verzocht vroeg verwijs verwees gevraagd geleden jongstleden jl",
);

/// Words of what others want, or of what is thought.
pub(super) const OTHERS: List = List::of(
    "vraag dank begrijp begrijpen vraagt vragen verzoekt verzoek wenst wilt noemt stelt wet artikel motie mening opvatting",
);

impl Sentence<'_, '_> {
    /// Where something is promised in other words than those that are known: "hoop ik rond de jaarwisseling aan de Kamer te laten zien", "en
    /// zal uw Kamer deelgenoot maken". The place is that of who acts, or of "zal" where the subject stands before "en".
    pub fn in_other_words(&self) -> Option<usize> {
        self.chambers(0, self.words.len()).next()?;
        let usual = self.is_usual();
        (0..self.words.len())
            .find(|&own| {
                let will = listed(list!("zal zullen"), self.at(own));
                let first = listed(list!("ik wij we"), self.at(own));
                let goes_on = will && self.elided(own) && self.within(0, own, list!("ik wij we"));
                // "De minister van Financiën geeft de Kamer inzicht"
                let acts = || will || listed(ACTS, self.at(own));
                if self.is_brought(own) {
                    return true;
                }
                // "dat ik de Kamer ieder kwartaal laat zien" is promised, "het kabinet stuurt de Kamer ieder jaar" is usual.
                let governs = || {
                    acts()
                        && !usual
                        && (self.within(own.saturating_sub(9), own, GOVERNMENT)
                            || self.within(own + 1, own + 3, GOVERNMENT)
                            || self.elided(own) && self.within(0, 3, GOVERNMENT))
                };
                (first || goes_on || governs()) && self.acts_for_the_chamber(own)
            })
            .or_else(|| self.has_nothing_against_it())
    }

    /// Where a sentence has the government, the Chamber as the one who gets something and a time to come, and nothing at all speaks against it:
    /// "mijn verwachting is dat de brief half oktober naar uw Kamer kan". The place is that of the government.
    fn has_nothing_against_it(&self) -> Option<usize> {
        const OWN: List = List::of(
            "ik wij we mijn ons onze kabinet regering minister staatssecretaris kabinetsreactie beleidsreactie",
        );
        const AGAINST: List = List::of(
            "heb heeft hebben had hadden was waren werd werden zou zouden moet moeten dient dienen verplicht kon konden wilde jl jongstleden \
            vorig vorige eerder eerdere destijds toen sinds reeds inmiddels al tegen toegezegd aangegeven gemeld bericht gezegd geschreven gevraagd verzocht \
            vraag vragen vraagt verzoek verzoekt wens wenst wil willen wet artikel motie amendement mening opvatting oordeel zorg zorgen eens \
            dank zie vind denk begrijp weet verwijs wijs indien mits tenzij waarom hoezeer wijze debat overleg gesprek ben toenmalige verwezen \
            aanbood bood zond kwam ging gaf stond lag bracht schreef ontving sprak",
        );
        let end = self.words.len();
        let own = (0..end).find(|&i| listed(OWN, self.at(i)))?;
        let given = self
            .chambers(0, end)
            .any(|(_, preposition)| matches!(preposition, "aan" | "naar" | "met" | "bij" | "doel"));
        // "in maart 2015", "de brief van 3 mei", "debatteerde ik"
        let behind_us = |i: usize| {
            let word = self.at(i);
            let month = MONTHS.contains(&word);
            let year = || self.at(i + 1).starts_with("20") || self.before(i, 2) == "van";
            let beside = |word: &str| {
                word.len() > 4 && ["de", "te", "den"].iter().any(|end| word.ends_with(end))
            };
            let own = listed(list!("ik wij we"), word);
            month && year() || own && (beside(self.before(i, 1)) || beside(self.at(i + 1)))
        };
        let past = |i: usize| {
            let word = self.at(i);
            behind_us(i)
                || listed(list!("is zijn"), word)
                    && (i + 1..self.clause_end(i))
                        .any(|at| self.at(at).starts_with("ge") && self.at(at).len() > 5)
        };
        (given
            && self.names_a_time()
            && !self.has(AGAINST)
            && !self.has(SAID_TO_IT)
            && !self.is_usual()
            && !self.denied(0, end)
            && !listed(OPENS_A_CASE, self.at(0))
            && !(0..end).any(past))
        .then_some(own)
    }

    fn acts_for_the_chamber(&self, own: usize) -> bool {
        let (start, end) = self.part_of(own);
        const WILL: List = List::of("zal zullen ga gaan");
        let will = listed(WILL, self.at(own))
            || listed(WILL, self.at(own + 1))
            || listed(WILL, self.before(own, 1))
            || listed(WILL, self.at(end.saturating_sub(2)));
        let beside = |word: &str| listed(GIVES_NOTHING, word);
        let past = |word: &str| word.len() > 4 && (word.ends_with("de") || word.ends_with("te"));
        let idle = self.at(own) == "ik"
            && [self.before(own, 1), self.at(own + 1)]
                .iter()
                .any(|&word| beside(word) || past(word));
        // "het lid De Boer wil dat ik de Kamer informeer"
        let wanted = self.before(own, 1) == "dat"
            && self.within(0, own, list!("wil willen wenst wensen vraagt vragen verzoekt of"));
        let barred = idle
            || wanted
            || listed(OPENS_A_CASE, self.at(start))
            || self.within(start, end, BACK)
            || self.within(start, end, OTHERS)
            || self.denied(start, end)
            || self.within(start, end, SAID_TO_IT);
        let then = || self.has(list!("waarna daarna vervolgens zodra nadat"));
        !barred
            && (will || self.names_a_time() || then())
            && (self.is_given(own, start, end) || will && self.may_be_given(own, end))
    }

    /// "zal bezien of deze met de Kamer kunnen worden gedeeld": what is looked into is something for the Chamber.
    fn may_be_given(&self, own: usize, from: usize) -> bool {
        let end = self.words.len();
        listed(list!("of hoe welke"), self.at(from))
            && own < from
            && !self.within(from, end, list!("die dat door heeft hebben is was zijn"))
            && !self.denied(from, end)
            && self
                .chambers(from, end)
                .any(|(_, preposition)| matches!(preposition, "aan" | "met" | "naar"))
    }

    /// Whether the Chamber gets something of who acts at a place, in a part of the sentence.
    fn is_given(&self, own: usize, start: usize, end: usize) -> bool {
        const OPENS: List = List::of("dat die of zoals waarin als waar hoe welke dan");
        // Behind who acts, with nothing between that opens another clause, the Chamber can only be the one who gets something.
        let object = |at: usize, preposition: &str| {
            own < at
                && !self.within(own, at, OPENS)
                && self.gets(at, at + 1, Getter::Sent)
                && preposition != "dat"
        };
        // "het debat met uw Kamer in juni" brings nothing.
        let talk = |at: usize| {
            listed(
                list!(
                    "debat debatten overleg gesprek gesprekken gedachtewisseling afspraak afspraken contact"
                ),
                self.before(at, 3),
            )
        };
        self.chambers(start, end).any(|(at, preposition)| {
            let you = self.at(at) == "u";
            let will = || {
                listed(list!("zal zullen"), self.before(own, 1))
                    || listed(list!("zal zullen"), self.at(own + 1))
            };
            (!you || will() && object(at, preposition) && at <= own + 3)
                && (matches!(preposition, "aan" | "naar" | "richting")
                    || preposition == "tot" && self.within(start, end, list!("wend wenden"))
                    || preposition == "met" && !talk(at)
                    || object(at, preposition))
        })
    }

    /// The part of a sentence in which a word stands: its clause, which "en" or "maar" before another finite verb ends too, and behind the word
    /// what it leads to: "laat weten of dat nodig is".
    pub fn part_of(&self, i: usize) -> (usize, usize) {
        const FINITE: List = List::of(
            "ik wij we zal zullen heb hebben ben is zijn wordt worden kan kunnen moet moeten",
        );
        let parts = |&at: &usize| {
            listed(list!("en maar want"), self.at(at)) && listed(FINITE, self.at(at + 1))
        };
        let (start, end) = (self.clause_start(i), self.clause_end(i));
        let from = (start..i).rev().find(parts).map_or(start, |at| at + 1);
        // "mijn voorstel is dat ik de Kamer eens per half jaar bericht"
        let opens = list!("dat die waarover waarvan waarmee waarna");
        let hangs = i > from && listed(opens, self.before(i, 1));
        let from = if hangs { i - 1 } else { from };
        let leads =
            |&at: &usize| at > i + 1 && listed(list!("of hoe welke waarom wat"), self.at(at));
        (from, (i + 1..end).find(|at| parts(at) || leads(at)).unwrap_or(end))
    }
}
