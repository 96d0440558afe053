//! Terms that are phrases: "zodra het onderzoek is afgerond", "jaarlijks", "binnenkort".

use super::list::{List, list, listed};
use super::term::{Term, TermKind};
use super::verbs::is_letter;
use super::words::Word;

/// Words that say nothing of when.
const VAGUE: &str = "\
    zo spoedig mogelijk|zo snel mogelijk|op korte termijn|op de kortst mogelijke termijn|op kortst mogelijke termijn|\
    op zo kort mogelijke termijn|binnenkort|te zijner tijd|te gelegener tijd|spoedig|op termijn|t z t|\
    de komende periode|komende periode|zo gauw mogelijk|binnen afzienbare tijd|op een later moment|snel";

/// What stands behind words that open a case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// A clause with a verb of its own, which is part of the term up to its end.
    Clause,
    /// Words, which are part of the term up to where the sentence goes on to what is told.
    Words,
}

/// Words that open what must happen first, and what stands behind them; the term is the whole of it.
const CASES: &[(Behind, &str)] = &[
    (
        Behind::Clause,
        "zodra|nadat|wanneer|mocht|indien|als er|als dit|als het|als de|als daar|als daartoe|als daarvoor|als hiertoe|als hiervoor|als blijkt|\
        op het moment dat|voordat|alvorens",
    ),
    (
        Behind::Words,
        "na ontvangst|na afronding|na afloop|na ommekomst|na publicatie|na oplevering|na bespreking|voorafgaand aan|\
        ten behoeve van het debat|voor het debat|\
        voor het commissiedebat|voor het tweeminutendebat|voor het wetgevingsoverleg|voor het notaoverleg|voor de begrotingsbehandeling|\
        voor de plenaire behandeling|voor de behandeling|in de eerstvolgende|in het eerstvolgende|in de volgende|in mijn volgende|\
        voor het einde van mijn|gelijktijdig met|tegelijk met|ruim voor|tijdens het debat|tijdens mijn|tijdens het commissiedebat|\
        in het debat|bij het debat|bij het commissiedebat|bij het tweeminutendebat|bij het notaoverleg|bij het wetgevingsoverleg|\
        tijdens het tweeminutendebat|tijdens het notaoverleg|tijdens het wetgevingsoverleg|tijdens de begrotingsbehandeling|\
        tijdens het vervolg van het debat|bij het vervolg van het debat|in het vervolg van het debat|\
        bij de begrotingsbehandeling|voor het algemeen overleg|voor het ao|tijdens het algemeen overleg|\
        bij het algemeen overleg|voor het rondetafelgesprek|voor inwerkingtreding|voor de inwerkingtreding|\
        bij nieuwe ontwikkelingen|bij relevante ontwikkelingen|bij ontwikkelingen|\
        in het verslag van de raad|in het verslag van de landbouw|in het verslag van de landbouwraad|in het verslag van de energieraad|\
        in het verslag van de milieuraad|in het verslag van de transportraad|in het verslag van de telecomraad|\
        in het verslag van de ecofinraad|in het verslag van de eurogroep|in het verslag van de europese raad|\
        in het verslag van de informele raad|in het verslag van het|\
        in het antwoord op|in mijn antwoord op|in de antwoorden op|in de beantwoording van|bij het antwoord op|bij de beantwoording van",
    ),
];

/// What was done at a moment that stands behind it: "de motie die is aangenomen tijdens het tweeminutendebat".
const DONE_THEN: List =
    List::of("aangenomen ingediend gedaan gesteld gevraagd verzocht opgemerkt genoemd geuit");

/// Papers that come at a time of their own, where something stands "in", "bij" or "met" one.
const PAPERS: List = List::of(
    "slotwet belastingplan halfjaarrapportage jaarrapportage klimaatnota energienota defensienota verantwoordingsstukken",
);

/// Moments that return, and documents that have a time of their own.
const EVENTS: &str = "\
    vandaag|jaarlijks|per jaar|elk jaar|ieder jaar|elk halfjaar|halfjaarlijks|elk kwartaal|per kwartaal|maandelijks|\
    periodiek|regelmatig|doorlopend|kwartaalrapportage|voortgangsrapportage|voortgangsrapportages|\
    voortgangsbrief|voortgangsbrieven|verzamelbrief|hoofdlijnenbrief|beleidsreactie|kabinetsreactie|jaarverslag|begroting|in de brief|in een brief|\
    geannoteerde agenda|memorie van toelichting|nota naar aanleiding van het verslag|ontwerpbegroting|\
    kamerbrief over|daarna|hierna|aansluitend|vervolgens|gelijktijdig|zoals gebruikelijk|over een half jaar|binnen een half jaar|\
    over een halfjaar|binnen een halfjaar|met kerst|met pasen|via de gebruikelijke weg|langs de gebruikelijke weg|op de gebruikelijke wijze";

/// The term that a phrase says, in a sentence whose finite verb stands at a place: what must happen first, a moment that returns, or one that
/// says nothing of when.
pub(super) fn find(words: &[Word<'_>], verb: usize) -> Option<Term> {
    let of = |(first, last): (usize, usize), kind: TermKind| {
        let range = words.get(first)?.at..words.get(last)?.end();
        Some(Term { range, kind, due: None, sure: false })
    };
    let done_then = |first: usize| {
        let before = first.checked_sub(1).and_then(|before| words.get(before));
        before.is_some_and(|word| listed(DONE_THEN, &word.lower))
    };
    let case = || {
        let (first, last, behind) = phrase(words, CASES, &|first| !done_then(first))?;
        of((first, end_of_case(words, verb, first, last, behind)), TermKind::Event)
    };
    // "over de begroting": what is told, not when.
    let subject = |first: usize| {
        let lower = |back: usize| {
            let at = first.checked_sub(back).and_then(|at| words.get(at));
            at.map_or("", |word| word.lower.as_ref())
        };
        lower(1) == "over" || lower(2) == "over" && listed(list!("de het deze dit mijn"), lower(1))
    };
    let plain = |phrases: &'static str, kind: TermKind| {
        let (first, last, ()) = phrase(words, &[((), phrases)], &|first| !subject(first))?;
        of((first, last), kind)
    };
    case()
        .or_else(|| plain(EVENTS, TermKind::Event))
        .or_else(|| of(paper(words)?, TermKind::Event))
        .or_else(|| plain(VAGUE, TermKind::Vague))
}

/// A paper with a time of its own, and the preposition with which it is named: "bij Slotwet", "met de jaarlijkse brief".
fn paper(words: &[Word<'_>]) -> Option<(usize, usize)> {
    const YEARLY: List =
        List::of("jaarlijkse halfjaarlijkse periodieke maandelijkse tweejaarlijkse");
    const BETWEEN: List =
        List::of("de het een mijn onze komende volgende eerstvolgende aankomende");
    let lower = |i: usize| words.get(i).map_or("", |word| word.lower.as_ref());
    (1..words.len()).find_map(|last| {
        let yearly = is_letter(lower(last)) && listed(YEARLY, lower(last - 1));
        if !yearly && !listed(PAPERS, lower(last)) {
            return None;
        }
        let between = |i: &usize| listed(BETWEEN, lower(*i)) || listed(YEARLY, lower(*i));
        let first = (0..last).rev().find(|i| !between(i))?;
        listed(list!("in bij met via tegelijk"), lower(first)).then_some((first, last))
    })
}

/// The first of some phrases in a sentence that may begin at its place, as the numbers of its words, and what its row says; of those that begin
/// together the longest.
fn phrase<T: Copy>(
    words: &[Word<'_>],
    rows: &[(T, &str)],
    may_begin: &dyn Fn(usize) -> bool,
) -> Option<(usize, usize, T)> {
    (0..words.len()).find_map(|first| {
        let fits = |phrase: &str| {
            let mut last = first;
            for (i, wanted) in phrase.split(' ').enumerate() {
                last = first + i;
                if words.get(last)?.lower != wanted {
                    return None;
                }
            }
            Some(last)
        };
        let each = rows.iter().flat_map(|&(says, phrases)| {
            phrases.split('|').filter_map(fits).map(move |last| (first, last, says))
        });
        each.max_by_key(|(_, last, _)| *last).filter(|_| may_begin(first))
    })
}

/// Words that end a case which stands behind the verb.
const ENDS_A_CASE: List = List::of(
    "over nader schriftelijk onverwijld bezien onderzoeken hierover daarover hieromtrent informeren berichten sturen delen toesturen toezenden aanbieden geïnformeerd \
    gestuurd gezonden gedeeld aangeboden toegestuurd worden uw",
);

/// The last word of a case that begins with some words: "zodra het onderzoek is afgerond". It ends at a comma, at the verb that it stands
/// before, or where the sentence goes on to what is told.
fn end_of_case(
    words: &[Word<'_>],
    verb: usize,
    first: usize,
    opened: usize,
    behind: Behind,
) -> usize {
    let from = opened + 1;
    let end = (from..words.len()).find(|&i| {
        let Some(word) = words.get(i) else { return true };
        let told = behind == Behind::Words && first > verb && listed(ENDS_A_CASE, &word.lower);
        word.parted || i == verb || told
    });
    // "na afronding met uw Kamer": what leads to the Chamber is no part of it.
    let at = |i: usize| words.get(i).map_or("", |word| word.lower.as_ref());
    let mut last = end.unwrap_or(words.len()).saturating_sub(1);
    while last >= from && listed(list!("met aan naar de uw en"), at(last)) {
        last -= 1;
    }
    last.max(opened)
}
