//! What is tried, meant or expected, and not promised outright.

use super::CommitmentForm;
use super::clause::Sentence;
use super::list::{List, list, listed};
use super::verbs::{LIGHT_INFINITIVES, TAKING_UP};

/// Words of what is expected: they say so firmly that the sentence needs no time.
const EXPECTED: List = List::of("verwacht verwachten verwachting hoop hoopt hopen beoog");

/// Helping verbs with which the Chamber may await something, and those that promise nothing else in this way.
const AWAITED: List = List::of("kan kunnen kunt zal zult zullen mag mogen");
const ONLY_AWAITED: List = List::of("zal zult zullen kunt mag mogen");

impl Sentence<'_, '_> {
    /// What is tried or meant, by a word at a place.
    pub fn soft(&self, at: usize) -> Option<CommitmentForm> {
        let end = self.words.len();
        let own = |from: usize, to: usize| self.within(from, to, list!("ik wij we"));
        // "dat ik u in één brief wil informeren"
        let hangs = || {
            let opens = |i: usize| self.at(i) == "dat" && own(i + 1, i + 2);
            (at.saturating_sub(9)..at).any(opens)
        };
        let goes_on = || self.elided(at) && own(0, at);
        let near = own(at.saturating_sub(3), at + 4) || hangs() || goes_on();
        let cue = match self.at(at) {
            // "ik streef ernaar", "het streven is", "ons streven"
            "streef" | "streven" | "streeft" if self.at(at + 1) == "ernaar" => {
                return (self.has(list!("ik wij we"))
                    || self.government() && self.chambers(0, end).next().is_some())
                .then_some(CommitmentForm::Effort);
            }
            "streven" | "voornemen" | "inzet" | "bedoeling" | "intentie"
                if self.at(at + 1) != "naar" =>
            {
                let is = matches!(self.at(at + 1), "is" | "blijft")
                    || self.within(at.saturating_sub(3), at, list!("is ligt heb hebben"));
                is && (self.names_a_time() || self.chambers(0, end).next().is_some())
                    && !self.tells_a_case(at)
            }
            // "er wordt naar gestreefd uw Kamer voor de zomer te informeren"
            "gestreefd" => {
                self.within(0, end, list!("wordt"))
                    && self.chambers(0, end).next().is_some()
                    && (self.names_a_time() || self.active(at))
            }
            // "ik heb besloten de Kamer elk kwartaal te informeren"
            "besloten" | "voorgenomen"
                if (own(at.saturating_sub(4), at)
                    || self.within(
                        at.saturating_sub(4),
                        at,
                        list!("kabinet regering minister"),
                    ))
                    && self.names_a_time() =>
            {
                return self.active(at).then_some(CommitmentForm::Inform);
            }
            "hecht" => near && self.names_a_time() && self.active(at),
            "voornemens" => {
                let others = || self.government() && self.chambers(0, end).next().is_some();
                // "en ben daarom voornemens"
                let goes_on = || {
                    let mut before = at.saturating_sub(4)..at;
                    before.any(|i| self.at(i) == "ben" && self.elided(i)) && own(0, at)
                };
                (near || goes_on()) && self.within(at.saturating_sub(5), at, list!("ben zijn"))
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
                return if self.awaits(at) {
                    Some(CommitmentForm::Inform)
                } else if listed(ONLY_AWAITED, self.at(at)) {
                    None
                } else {
                    self.is_meant(at, near).then_some(CommitmentForm::Effort)
                };
            }
            _ => return None,
        };
        let here = listed(
            list!("streven voornemen inzet bedoeling intentie planning gericht gestreefd"),
            self.at(at),
        );
        // "het is niet mijn voornemen"
        let back = if here { 2 } else { 3 };
        (cue && !self.denied(at.saturating_sub(back), at + 2)).then_some(CommitmentForm::Effort)
    }

    /// "Uw Kamer kan de uitkomsten rond de zomer verwachten.", "die u voor het kerstreces tegemoet kunt zien", by the helping verb.
    fn awaits(&self, at: usize) -> bool {
        if !listed(AWAITED, self.at(at)) {
            return false;
        }
        let (start, close, end) = (self.clause_start(at), self.clause_end(at), self.words.len());
        let behind = start > 0 && self.within(start, at, list!("tegemoet"))
            || self.before(at, 1) == "tegemoet";
        let from = if behind { start } else { at.saturating_sub(3) };
        let awaited = behind
            || self.within(at, close, list!("verwachten tegemoetzien tegemoet rekenen"))
            || self.within(at, end, list!("tegemoetzien tegemoet"))
            || self.within(at, end, list!("verwachten")) && self.within(at, end, list!("mij ons"));
        let mut chambers = self.chambers(from, at + 3);
        awaited
            && chambers.any(|(_, preposition)| {
                preposition.is_empty() || !listed(list!("van aan in met door naar of"), preposition)
            })
            && self.names_a_time()
    }

    /// "ik verwacht uw Kamer in mei te informeren", "wil ik uw Kamer hierover per brief informeren"; `near` says whether "ik" or "wij"
    /// stands near.
    fn is_meant(&self, at: usize, near: bool) -> bool {
        let end = self.words.len();
        let firm = listed(EXPECTED, self.at(at));
        let own = near || firm && self.government();
        let back = |i: usize| {
            self.comes_back_at(i)
                || self.at(i) == "ingaan"
                || self.at(i) == "gaan" && self.within(i.saturating_sub(2), i, list!("in"))
        };
        let returns = || firm && (at + 1..end).any(back) && !self.denied(at, end);
        let tells = own && (self.active(at) || returns());
        let written = || self.within(at.saturating_sub(4), end, list!("brief"));
        // What is expected of a letter of one's own.
        let of_a_letter = || own && firm && self.letter_within(at, end) && !self.denied(at, end);
        // "verwacht de regering in de nota naar aanleiding van het verslag uitsluitsel te geven"
        let brings = |i: usize| listed(TAKING_UP, self.at(i)) || self.brings(i, LIGHT_INFINITIVES);
        // "ik verwacht de brief in de tweede week van mei te versturen"
        let sends = || {
            self.within(at, end, list!("sturen versturen zenden verzenden"))
                && !self.within(at, end, list!("aan naar"))
        };
        tells && (firm || self.names_a_time() || written())
            || of_a_letter() && ((at + 1..end).any(brings) || sends())
    }
}
