//! The words that commitments are made of: verbs with which the Chamber gets something, who acts, what is brought and in which letters.

use std::sync::LazyLock;

use super::list::{List, Signs};
use crate::text::hash::{self, Listed};

/// How a verb names the one who gets something.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Getter {
    /// "uw Kamer informeren", "aan uw Kamer berichten".
    Told,
    /// "uw Kamer … sturen", "aan uw Kamer", "naar uw Kamer".
    Sent,
    /// "met uw Kamer delen".
    Shared,
}

/// A verb with which the Chamber gets something: how it names the Chamber, its infinitive, first person, third person and participle (`_`
/// where a form says something else), and the particles it is met with, `-` where it says enough alone. "bieden" with "aan" stands for
/// "aanbieden", "aan te bieden", "aangeboden", "dat ik aanbied" and "bied ik … aan".
type Verb = (Getter, &'static str, &'static str);

const VERBS: &[Verb] = &[
    (Getter::Told, "informeren informeer informeert geïnformeerd", "-"),
    (Getter::Told, "_ _ _ geinformeerd", "-"),
    (Getter::Told, "berichten bericht bericht bericht", "-"),
    (Getter::Told, "lichten licht licht gelicht", "in"),
    (Getter::Told, "praten praat praat gepraat", "bij"),
    (Getter::Told, "rapporteren rapporteer rapporteert gerapporteerd", "- terug"),
    (Getter::Told, "koppelen koppel koppelt gekoppeld", "terug"),
    (Getter::Told, "melden meld meldt gemeld", "- terug"),
    (Getter::Told, "delen deel deelt gedeeld", "mee mede"),
    (Getter::Told, "betrekken betrek betrekt betrokken", "-"),
    (Getter::Told, "nemen neem neemt genomen", "mee"),
    (Getter::Told, "schrijven schrijf schrijft _", "-"),
    (Getter::Told, "vertellen vertel vertelt _", "-"),
    (Getter::Told, "antwoorden _ _ _", "-"),
    (Getter::Told, "voorzien voorzie voorziet voorzien", "-"),
    (Getter::Told, "nodigen nodig nodigt genodigd", "uit"),
    (Getter::Told, "raadplegen raadpleeg raadpleegt geraadpleegd", "-"),
    (Getter::Told, "consulteren consulteer consulteert geconsulteerd", "-"),
    (Getter::Told, "verwittigen verwittig verwittigt verwittigd", "-"),
    (Getter::Told, "briefen _ _ gebriefd", "-"),
    (Getter::Sent, "sturen stuur stuurt gestuurd", "- toe door na op mee"),
    (Getter::Sent, "zenden zend zendt gezonden", "- toe door na mee"),
    (Getter::Sent, "versturen verstuur verstuurt verstuurd", "-"),
    (Getter::Sent, "verzenden verzend verzendt verzonden", "-"),
    (Getter::Sent, "bieden bied biedt geboden", "aan"),
    (Getter::Sent, "toekomen _ _ _", "-"),
    (Getter::Sent, "_ doe doet _", "toekomen"),
    (Getter::Sent, "verstrekken verstrek verstrekt verstrekt", "-"),
    (Getter::Sent, "verschaffen verschaf verschaft verschaft", "-"),
    (Getter::Sent, "leggen leg legt gelegd", "voor af"),
    (Getter::Sent, "overleggen _ _ overgelegd", "-"),
    (Getter::Sent, "_ _ _ overlegd", "-"),
    (Getter::Sent, "dienen dien dient gediend", "in"),
    (Getter::Sent, "reiken reik reikt gereikt", "aan uit"),
    (Getter::Sent, "leveren lever levert geleverd", "aan op"),
    (Getter::Sent, "overhandigen overhandig overhandigt overhandigd", "-"),
    (Getter::Sent, "hangen hang hangt gehangen", "voor"),
    (Getter::Sent, "brengen breng brengt gebracht", "uit over"),
    (Getter::Sent, "geven geef geeft _", "door"),
    (Getter::Sent, "geleiden geleid geleidt geleid", "door"),
    (Getter::Sent, "presenteren presenteer presenteert gepresenteerd", "-"),
    (Getter::Sent, "toelichten _ _ _", "-"),
    (Getter::Sent, "zetten zet zet _", "uiteen"),
    (Getter::Shared, "delen deel deelt gedeeld", "-"),
    (Getter::Shared, "wisselen wissel _ _", "-"),
    (Getter::Shared, "bespreken bespreek bespreekt besproken", "-"),
];

/// The particles of [`VERBS`], as a word may begin with them.
const PARTICLES: [&str; 15] = [
    "aan", "af", "bij", "door", "in", "mede", "mee", "na", "op", "over", "terug", "toe", "uit",
    "uiteen", "voor",
];

/// Which of the four forms of a verb a word is.
#[derive(Clone, Copy)]
pub(super) enum VerbForm {
    Infinitive = 0,
    Participle = 3,
    First = 1,
    Third = 2,
}

/// What a word is as a verb of [`VERBS`].
#[derive(Clone, Copy, Default)]
pub(super) struct Forms {
    /// How it names the Chamber, in each of the four forms, where it says enough as it stands.
    whole: [Option<Getter>; 4],
    /// The verbs that it is with a particle somewhere else, and which forms of them.
    apart: [Option<(Getter, [bool; 4], &'static str)>; 2],
}

impl Forms {
    /// Whether a word is such a verb at all.
    pub fn is_any(&self) -> bool {
        self.whole.iter().any(Option::is_some) || self.apart.iter().any(Option::is_some)
    }

    pub fn whole(self, form: VerbForm) -> Option<Getter> {
        self.whole.get(form as usize).copied().flatten()
    }

    /// The verbs that a word is with a particle apart from it: how each names the Chamber, and the particles.
    pub fn apart(self, form: VerbForm) -> impl Iterator<Item = (Getter, &'static str)> {
        let of_form = move |(getter, forms, particles): (Getter, [bool; 4], &'static str)| {
            forms.get(form as usize).is_some_and(|is| *is).then_some((getter, particles))
        };
        self.apart.into_iter().flatten().filter_map(of_form)
    }
}

/// A word of [`VERBS`], with the form that it is there and its row.
type Form = (&'static str, usize, &'static Verb);

/// The words of [`VERBS`], by their hashes, and by what most others are known to be none of them.
static FORMS: LazyLock<(Signs, Listed<Form>)> = LazyLock::new(|| {
    let each = VERBS.iter().flat_map(|verb| {
        let words = verb.1.split(' ').enumerate().filter(|(_, word)| *word != "_");
        words.map(move |(form, word)| (hash::of(word), (word, form, verb)))
    });
    let each: Vec<(u64, Form)> = each.collect();
    (Signs::of(each.iter().map(|(_, (word, ..))| *word)), Listed::new(each))
});

/// The rows in which a word stands, with the form that it is there.
fn rows(word: &str) -> impl Iterator<Item = (usize, &'static Verb)> {
    let (signs, forms) = &*FORMS;
    let under = if signs.may_be(word) { forms.under(hash::of(word)) } else { &[] };
    under.iter().filter(move |(form, ..)| *form == word).map(|&(_, form, verb)| (form, verb))
}

/// What a word is as a verb with which the Chamber gets something; most words are nothing.
pub(super) fn forms(word: &str) -> Forms {
    let mut found = Forms::default();
    for (form, (getter, _, particles)) in rows(word) {
        if particles.starts_with('-') {
            if let Some(whole) = found.whole.get_mut(form) {
                whole.get_or_insert(*getter);
            }
        } else {
            let same =
                |one: &Option<(Getter, [bool; 4], &str)>| one.is_none_or(|one| one.2 == *particles);
            if let Some(one) = found.apart.iter_mut().find(|one| same(one)) {
                let (_, forms, _) = one.get_or_insert((*getter, [false; 4], particles));
                if let Some(is) = forms.get_mut(form) {
                    *is = true;
                }
            }
        }
    }
    let front = word.as_bytes().first();
    for particle in PARTICLES.into_iter().filter(|one| one.as_bytes().first() == front) {
        let Some(rest) = word.strip_prefix(particle) else { continue };
        for (rest, with_te) in [(Some(rest), false), (rest.strip_prefix("te"), true)] {
            for (form, (getter, _, particles)) in rest.into_iter().flat_map(rows) {
                let joined =
                    particles.split(' ').any(|one| one == particle) && (!with_te || form == 0);
                if let (true, Some(whole)) = (joined, found.whole.get_mut(form)) {
                    whole.get_or_insert(*getter);
                }
            }
        }
    }
    found
}

/// Words for the government as the one who acts.
pub(super) const GOVERNMENT: List = List::of(
    "ik wij we kabinet minister staatssecretaris ministers staatssecretarissen regering bewindspersonen bewindspersoon ministerie \
    ambtgenoot ambtgenoten ambtsgenoot ambtsgenoten collega ambtsopvolger opvolger bewindslieden bewindsman bewindsvrouw \
    departement departementen defensie vws ocw bzk szw ienw jenv lnv lvvn ezk kgg vro",
);

/// Words that open a clause which tells of a case, a manner or a reason, not of what will be done.
pub(super) const OPENS_A_CASE: List = List::of(
    "als indien wanneer nadat voordat hoe of omdat doordat hoewel terwijl toen zoals waarom zodra tenzij",
);

/// A verb that says with another word what those of [`VERBS`] say alone: "op de hoogte houden". For each of its forms the verbs, and the
/// words of which one stands beside them.
pub(super) struct Phrase {
    /// How it names the Chamber.
    pub getter: Getter,
    pub finite: (List, List),
    pub infinitive: (List, List),
    /// How many words behind the infinitive the other word may stand.
    pub behind: usize,
    pub participle: (List, List),
}

/// Those phrases.
pub(super) static PHRASES: [Phrase; 2] = [
    // "op de hoogte houden", "in kennis stellen", "houden we u op de hoogte", "is op de hoogte gebracht"
    Phrase {
        getter: Getter::Told,
        finite: (
            List::of("houd houdt houden stel stelt stellen breng brengt brengen"),
            List::of("hoogte kennis geïnformeerd"),
        ),
        infinitive: (List::of("houden stellen brengen"), List::of("hoogte kennis")),
        behind: 2,
        participle: (List::of("gehouden gesteld gebracht"), List::of("hoogte kennis gelegenheid")),
    },
    // "ter beschikking stellen", "beschikbaar stellen"
    Phrase {
        getter: Getter::Sent,
        finite: (List::of("stel stelt stellen"), List::of("beschikking beschikbaar")),
        infinitive: (List::of("stellen"), List::of("beschikking beschikbaar")),
        behind: 0,
        participle: (List::of("gesteld"), List::of("beschikking beschikbaar")),
    },
];

/// Verbs that say little themselves, and what they bring to the Chamber: "een voorstel doen", "uitsluitsel geven".
pub(super) const LIGHT_INFINITIVES: List = List::of("doen geven bieden verschaffen");
pub(super) const LIGHT_FIRST: List = List::of("doe geef bied verschaf");
pub(super) const BROUGHT: List = List::of(
    "voorstel voorstellen uitsluitsel duidelijkheid helderheid toelichting inzicht update terugkoppeling reactie \
    informatie uitleg notitie overzicht planning beeld antwoord opheldering verslag rekenschap mededeling stand",
);

/// How letters end in which something is taken up: "verzamelbrief", "kwartaalrapportage".
pub(super) const LETTERS: [&str; 12] = [
    "brief",
    "reactie",
    "rapportage",
    "nota",
    "jaarverslag",
    "jaarbericht",
    "appreciatie",
    "monitor",
    "begroting",
    "slotwet",
    "memorie",
    "evaluatie",
];

/// Whether a word is a letter or report of the government.
pub(super) fn is_letter(word: &str) -> bool {
    LETTERS.iter().any(|end| word.ends_with(end))
}

/// Words of a letter that is still to come.
pub(super) const TO_COME: List = List::of(
    "volgende eerstvolgende komende aankomende aanstaande toekomstige nieuwe binnenkort later aparte afzonderlijke separate",
);

/// Verbs that send, where to whom goes without saying.
pub(super) const SENDING: List = List::of("toesturen toezenden nazenden nasturen toekomen");
pub(super) const SENT: List = List::of("toegezonden toegestuurd nagezonden nagestuurd");

/// Nouns of sending, as in "toezending aan uw Kamer is voorzien in mei", and what is said of it.
pub(super) const SENDINGS: List =
    List::of("toezending verzending aanbieding indiening voorhang toezenden aanbieden indienen");
pub(super) const FORESEEN: List =
    List::of("voorzien gepland voorziet beoogd verwacht plaatsvinden");

/// What is done with a subject in a letter: in the first person, as an infinitive and as a participle.
pub(super) const TAKES_UP: List = List::of(
    "neem betrek besteed reageer schets behandel beschrijf vermeld adresseer verwerk rapporteer beantwoord bespreek",
);
pub(super) const TAKES_UP_TOO: List =
    List::of("neemt betrekt besteedt reageert schetst behandelt vermeldt verwerkt beantwoordt");
pub(super) const TAKING_UP: List = List::of(
    "ingaan reageren terugkomen stilstaan terugblikken meenemen opnemen betrekken besteden schetsen behandelen adresseren uitmaken toelichten rapporteren aangeven vermelden \
    verwerken beschrijven beantwoorden bijvoegen toevoegen voldoen melden berichten afleggen uiteenzetten",
);
pub(super) const TAKEN_UP: List = List::of(
    "ingegaan gereageerd teruggekomen stilgestaan meegenomen opgenomen betrokken besteed behandeld toegelicht geadresseerd gerapporteerd beantwoord",
);

/// Words of what is usual.
pub(super) const USUAL: List = List::of(
    "aanwijzingen reglement comptabiliteitswet sinds elk elke ieder iedere altijd doorgaans gewoonlijk standaard steeds veelal meestal procedure",
);

/// What is shared with the Chamber without anything being sent.
pub(super) const OPINIONS: List = List::of(
    "mening opvatting zorg zorgen wens oordeel overtuiging ambitie visie constatering gedachte standpunt",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_known_with_its_particle_joined_or_apart() {
        use VerbForm::{First, Infinitive, Participle, Third};
        for (word, form, joined) in [
            ("informeren", Infinitive, true),
            ("aanbieden", Infinitive, true),
            ("aantebieden", Infinitive, true),
            ("aangeboden", Participle, true),
            ("aanbied", First, true),
            ("toestuurt", Third, true),
            ("geboden", Participle, false),
            ("bied", First, false),
            ("meebieden", Infinitive, false),
        ] {
            assert_eq!(forms(word).whole(form).is_some(), joined, "{word}");
        }
        assert_eq!(forms("bied").apart(First).map(|(_, particles)| particles).next(), Some("aan"));
        assert!(forms("Kamer").apart(First).next().is_none());
    }
}
