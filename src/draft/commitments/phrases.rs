//! Terms that are phrases: "zodra het onderzoek is afgerond", "jaarlijks", "binnenkort".

use super::list::{List, list, listed};
use super::term::{Term, TermKind};
use super::words::Word;

/// Words that say nothing of when.
const VAGUE: &str = "\
    zo spoedig mogelijk|zo snel mogelijk|op korte termijn|op de kortst mogelijke termijn|op kortst mogelijke termijn|\
    op zo kort mogelijke termijn|binnenkort|te zijner tijd|te gelegener tijd|spoedig|op termijn|t z t|\
    de komende periode|komende periode|zo gauw mogelijk|binnen afzienbare tijd|op een later moment|snel";

/// Words that open what must happen first; the term is the whole clause.
const CASES: &str = "\
    zodra|na ontvangst|na afronding|na afloop|na ommekomst|na publicatie|na oplevering|na bespreking|nadat|wanneer|mocht|indien|\
    als er|als dit|als het|als de|als daar|op het moment dat|voorafgaand aan|ten behoeve van het debat|voor het debat|\
    voor het commissiedebat|voor het tweeminutendebat|voor het wetgevingsoverleg|voor het notaoverleg|voor de begrotingsbehandeling|\
    voor de plenaire behandeling|voor de behandeling|in de eerstvolgende|in het eerstvolgende|in de volgende|in mijn volgende|voordat|\
    alvorens|voor het einde van mijn|gelijktijdig met|tegelijk met|ruim voor|tijdens het debat|tijdens mijn|tijdens het commissiedebat|\
    in het debat|bij het debat|bij het commissiedebat|bij het tweeminutendebat|bij het notaoverleg|bij het wetgevingsoverleg|\
    tijdens het tweeminutendebat|tijdens het notaoverleg|tijdens het wetgevingsoverleg|tijdens de begrotingsbehandeling|\
    bij de begrotingsbehandeling|voor het algemeen overleg|voor het ao|tijdens het algemeen overleg|\
    bij het algemeen overleg|voor het rondetafelgesprek|voor inwerkingtreding|vóór inwerkingtreding|voor de inwerkingtreding|\
    vóór de inwerkingtreding|bij nieuwe ontwikkelingen|bij relevante ontwikkelingen|bij ontwikkelingen|\
    in het verslag van de raad|in het verslag van het|in het antwoord op|in mijn antwoord op|in de antwoorden op|in de beantwoording van|bij het antwoord op|bij de beantwoording van";

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
    phrase(words, CASES, TermKind::Event)
        .map(|term| whole(term, words, verb))
        .or_else(|| phrase(words, EVENTS, TermKind::Event))
        .or_else(|| phrase(words, VAGUE, TermKind::Vague))
}

/// The first of some phrases in a sentence; of those that begin together the longest.
fn phrase(words: &[Word<'_>], phrases: &str, kind: TermKind) -> Option<Term> {
    let found = (0..words.len()).find_map(|first| {
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
        phrases.split('|').filter_map(fits).max().map(|last| (first, last))
    });
    let (first, last) = found?;
    let range = words.get(first)?.at..words.get(last)?.end();
    Some(Term { range, kind, due: None, sure: false })
}

/// Words that end a case which stands behind the verb.
const ENDS_A_CASE: List = List::of(
    "over nader schriftelijk onverwijld bezien onderzoeken hierover daarover hieromtrent informeren berichten sturen delen toesturen toezenden aanbieden geïnformeerd \
    gestuurd gezonden gedeeld aangeboden toegestuurd worden uw",
);

/// A term that hangs on a case with the whole of it: "zodra het onderzoek is afgerond". It ends at a comma, at the verb that it stands
/// before, or where the sentence goes on to what is told.
fn whole(term: Term, words: &[Word<'_>], verb: usize) -> Term {
    let Some(first) = words.iter().position(|word| word.at == term.range.start) else {
        return term;
    };
    let opens = words.iter().skip(first).take_while(|word| word.end() <= term.range.end).count();
    let clause = matches!(
        words.get(first).map(|word| word.lower.as_ref()),
        Some("zodra" | "nadat" | "voordat" | "alvorens" | "wanneer" | "mocht" | "indien" | "als")
    ) || term.range.end - term.range.start == "op het moment dat".len();
    let from = first + opens;
    let end = (from..words.len()).find(|&i| {
        let Some(word) = words.get(i) else { return true };
        let told = !clause && first > verb && listed(ENDS_A_CASE, &word.lower);
        word.parted || i == verb || told
    });
    // "na afronding met uw Kamer": what leads to the Chamber is no part of it.
    let at = |i: usize| words.get(i).map_or("", |word| word.lower.as_ref());
    let mut last = end.unwrap_or(words.len()).saturating_sub(1);
    while last >= from && listed(list!("met aan naar de uw en"), at(last)) {
        last -= 1;
    }
    let end = words.get(last).map_or(term.range.end, |word| word.end().max(term.range.end));
    Term { range: term.range.start..end, ..term }
}
