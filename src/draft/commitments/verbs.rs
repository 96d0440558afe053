//! The words that commitments are made of: verbs with which the Chamber gets something, who acts, what is brought and in which letters.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::list::List;

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

/// The verbs with which the Chamber gets something: infinitives, the same with "te" inside, participles, first and third persons.
pub(super) const VERBS: &[(Getter, &str)] = &[
    (
        Getter::Told,
        "informeren berichten inlichten bijpraten rapporteren terugkoppelen intelichten bijtepraten terugtekoppelen melden meedelen \
         meetedelen mededelen betrekken meenemen meetenemen schrijven vertellen voorzien | \
         geïnformeerd geinformeerd ingelicht bericht gerapporteerd bijgepraat teruggekoppeld gemeld meegedeeld betrokken meegenomen uitgenodigd voorzien | \
         informeer bericht rapporteer meld voorzie betrek | informeert bericht rapporteert meldt betrekt",
    ),
    (
        Getter::Sent,
        "toesturen toezenden sturen zenden aanbieden toekomen verstrekken voorleggen doentoekomen doorsturen indienen overleggen \
         nazenden nasturen opsturen aanleveren overhandigen voorhangen uitbrengen doorzenden meesturen natezenden natesturen aanteleveren \
         toestuur toetesturen toetezenden aantebieden voorteleggen intedienen toetelatenkomen verzenden presenteren | \
         gezonden gestuurd toegezonden toegestuurd aangeboden verzonden verstuurd verstrekt voorgelegd ingediend \
         overlegd overgelegd aangereikt gepresenteerd nagezonden nagestuurd opgestuurd aangeleverd overhandigd voorgehangen uitgebracht \
         doorgestuurd doorgezonden | \
         stuur zend bied verstrek leg doe verzend aanbied toestuur toezend voorleg presenteer | \
         stuurt zendt biedt verstrekt legt doet presenteert",
    ),
    (Getter::Shared, "delen wisselen bespreken | gedeeld besproken | deel | deelt"),
];

/// Which of the four lists of [`VERBS`] a word stands in.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    Infinitive = 0,
    Participle = 1,
    First = 2,
    Third = 3,
}

/// The verbs of [`VERBS`] by their forms: most words of a sentence are none.
pub(super) static FORMS: LazyLock<HashMap<&str, [Option<Getter>; 4]>> = LazyLock::new(|| {
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

pub(super) fn getter(word: &str, shape: Shape) -> Option<Getter> {
    FORMS.get(word)?.get(shape as usize).copied()?
}

/// Words for the government as the one who acts.
pub(super) const GOVERNMENT: List = List::of(
    "ik wij we kabinet minister staatssecretaris ministers staatssecretarissen regering bewindspersonen bewindspersoon ministerie \
    ambtgenoot ambtgenoten ambtsgenoot ambtsgenoten collega ambtsopvolger opvolger bewindslieden bewindsman bewindsvrouw",
);

/// Words that open a clause which tells of a case, a manner or a reason, not of what will be done.
pub(super) const OPENS_A_CASE: List = List::of(
    "als indien wanneer nadat voordat hoe of omdat doordat hoewel terwijl toen zoals waarom zodra tenzij",
);

/// Verbs that say little themselves, and what they bring to the Chamber: "een voorstel doen", "uitsluitsel geven".
pub(super) const LIGHT_INFINITIVES: List = List::of("doen geven bieden verschaffen");
pub(super) const LIGHT_FIRST: List = List::of("doe geef bied verschaf");
pub(super) const BROUGHT: List = List::of(
    "voorstel voorstellen uitsluitsel duidelijkheid helderheid toelichting inzicht update terugkoppeling reactie \
    informatie uitleg overzicht planning beeld antwoord opheldering verslag rekenschap stand",
);

/// How letters end in which something is taken up: "verzamelbrief", "kwartaalrapportage".
pub(super) const LETTERS: [&str; 11] = [
    "brief",
    "reactie",
    "rapportage",
    "nota",
    "jaarverslag",
    "jaarbericht",
    "appreciatie",
    "monitor",
    "begroting",
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
pub(super) const TAKES_UP: List = List::of("neem betrek besteed reageer schets behandel beschrijf");
pub(super) const TAKING_UP: List = List::of(
    "ingaan reageren terugkomen stilstaan terugblikken meenemen opnemen betrekken besteden schetsen behandelen adresseren uitmaken toelichten rapporteren",
);
pub(super) const TAKEN_UP: List = List::of(
    "ingegaan gereageerd teruggekomen stilgestaan meegenomen opgenomen betrokken besteed behandeld toegelicht geadresseerd gerapporteerd",
);

/// Words of what is usual.
pub(super) const USUAL: List = List::of(
    "aanwijzingen reglement comptabiliteitswet sinds elk elke ieder iedere altijd doorgaans gewoonlijk standaard steeds veelal meestal procedure",
);

/// What is shared with the Chamber without anything being sent.
pub(super) const OPINIONS: List = List::of(
    "mening opvatting zorg zorgen wens oordeel overtuiging ambitie visie constatering gedachte standpunt",
);
