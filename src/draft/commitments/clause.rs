//! What stands where in a sentence: clauses, the Chamber, denials, times, and whether a clause tells of a case.

use super::list::{List, list, listed};
use super::verbs::{
    BROUGHT, GOVERNMENT, Getter, OPENS_A_CASE, Shape, TO_COME, USUAL, getter, is_letter,
};
use super::words::Word;
use crate::text::MONTHS;

/// A sentence as words that know their neighbours.
pub(super) struct Sentence<'s, 't> {
    pub words: &'s [Word<'t>],
}

impl Sentence<'_, '_> {
    pub fn at(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |word| word.lower.as_str())
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
                ("ik" | "wij", "haar") if self.within(0, i, list!("kamer kamers")) => 1,
                _ => return None,
            };
            (self.at(i + 1) != "van" || self.at(i + 2) != "koophandel")
                .then(|| (i, self.before(i, back)))
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
    pub fn denied(&self, from: usize, to: usize) -> bool {
        (from..to.min(self.words.len())).any(|i| match self.at(i) {
            // "niet in maart maar in juni"
            "niet" => {
                !matches!(self.at(i + 1), "alleen" | "eerder" | "later" | "enkel" | "slechts")
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
        let wijze = (start..verb).any(|i| self.at(i) == "wijze" && self.before(i, 1) == "welke");
        wijze || self.within(start, verb, OPENS_A_CASE)
    }

    /// Whether somebody is said to have announced it: "heeft aangegeven dat hij uw Kamer zal informeren".
    pub fn is_reported(&self, verb: usize) -> bool {
        const SAID: List = List::of(
            "toegezegd beloofd aangegeven gemeld aangekondigd gezegd geschreven weten toegelicht gevraagd verzocht \
            bepaalt bepalen regelt vereist vastgelegd schrijft verplicht eist vraagt verzoekt wenst adviseert pleit beveelt",
        );
        let own = matches!(self.at(verb + 1), "ik" | "wij" | "we")
            || matches!(self.before(verb, 1), "ik" | "wij" | "we");
        let Some(said) = (0..verb).rev().find(|&i| listed(SAID, self.at(i))) else { return false };
        // "ik heb de inspectie gevraagd dit te bezien en zal": the second is one's own.
        let goes_on = self.elided(verb) && self.within(0, said, list!("ik wij we"));
        !own && !goes_on && self.within(said + 1, verb, list!("dat of om"))
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

    /// Whether a sentence tells of what is usual, and not of what begins.
    pub fn is_usual(&self) -> bool {
        self.has(USUAL) && !self.has(list!("vanaf voortaan"))
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
        let mut to_come = letters.filter(|&i| !(self.at(i + 1) == "van" && figure(i + 2)));
        const THERE: List = List::of(
            "is was zijn waren heb heeft hebben jl jongstleden recente laatste eerdere vorige",
        );
        (to_come.next().is_some() || self.has(list!("schriftelijk")))
            && (self.names_a_day() || self.has(TO_COME))
            && !self.has(THERE)
    }

    /// "en zal uw Kamer informeren": the subject stands before "en".
    pub fn elided(&self, verb: usize) -> bool {
        listed(list!("en maar"), self.before(verb, 1))
    }

    /// Whether a verb that says little itself brings what the Chamber waits for: "een voorstel doen", "geef ik duidelijkheid".
    pub fn brings(&self, verb: usize, verbs: List) -> bool {
        let (from, to) = (self.clause_start(verb), self.clause_end(verb));
        listed(verbs, self.at(verb))
            && self.within(from, to, BROUGHT)
            && !self.has(list!("excuses"))
    }

    /// "toe te sturen", "aan te bieden": an infinitive in three words that ends at a place.
    pub fn split(&self, i: usize) -> Option<Getter> {
        (self.before(i, 1) == "te").then_some(())?;
        let whole = format!("{}te{}", self.before(i, 2), self.at(i));
        getter(&whole, Shape::Infinitive)
    }

    /// Whether a sentence names a time by a word that can be nothing else: a part of the year, or a paper that comes once a year.
    pub fn names_a_time(&self) -> bool {
        self.names_a_day() || self.has(list!("voorjaarsnota miljoenennota najaarsnota"))
    }

    /// Whether a sentence names a part of the year, or a moment in the life of the Chamber.
    pub fn names_a_day(&self) -> bool {
        let month = |word: &Word<'_>| MONTHS.contains(&word.lower.as_str());
        self.words.iter().any(month)
            || self.has(
            list!("loop maandag dinsdag woensdag donderdag vrijdag dezer najaar voorjaar zomer herfst winter kwartaal uiterlijk eind begin medio binnenkort spoedig zomerreces kerstreces herfstreces meireces \
             voorjaarsreces reces jaarwisseling kerst prinsjesdag jaar halfjaar week weken maand maanden debat commissiedebat \
             begrotingsbehandeling plenaire stemmingen"),
        )
    }
}
