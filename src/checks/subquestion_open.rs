//! KL120: a sub-question that the answer surely passes over.

use std::ops::Range;
use std::sync::LazyLock;

use super::{Context, Finding};
use crate::draft::{Answer, Draft, Due, Part, Polarity, Question, Reference, SubQuestion};
use crate::text::tables::QuickMap;
use crate::text::{Needles, raised_digit};

/// Reports sure cases only: a letter without an answer where the others have one, a bare yes or no where a reason is due, a quantity asked without any quantity in the answer, and an answer that
/// refers to one that only refers on.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    for question in draft.questions.iter().filter(|question| question.place_in_heading == 0) {
        // What is still to be written passes nothing over yet.
        let written = |answer: &&Answer| !answer.is_open();
        lettered(draft, question, found);
        let mut answers = draft.answers_to(question).filter(written);
        let (Some(answer), None) = (answers.next(), answers.next()) else { continue };
        bare(context, question, answer, found);
        quantity(draft, question, answer, found);
    }
    let only = only(draft);
    found.extend(only.values().filter_map(|reference| chain(draft, &only, reference)));
}

/// Parts with letters (`a) … b) … c) …`) whose answers are headed by them (`Antwoord 2a`, `Antwoord 2b`), but for some.
fn lettered(draft: &Draft, question: &Question, found: &mut Vec<Finding>) {
    let mut named: Vec<char> = Vec::new();
    let mut answer = None;
    let mut said = String::new();
    for one in draft.answers_to(question) {
        let own = one.numbers.iter().map(|(number, _)| number);
        let own = own.filter(|number| number.value() == question.number.value());
        for number in own {
            // An answer to the whole answers every part.
            let Some(letter) = number.letter() else { return };
            named.push(letter);
        }
        if named.is_empty() {
            return;
        }
        answer = Some(one);
        said += one.flow.text();
    }
    let Some(answer) = answer.filter(|_| !question.number.is_part()) else { return };
    let parts = letters(question.flow.text());
    if !named.iter().all(|letter| parts.iter().any(|(own, _)| own == letter)) {
        return;
    }
    // A letter in the text of an answer may well answer its part.
    let open = |letter: char| {
        !named.contains(&letter)
            && ![
                format!("{letter})"),
                format!(" {letter}."),
                format!("{}{letter}", question.number),
            ]
            .iter()
            .any(|words| said.contains(words.as_str()))
    };
    for (letter, range) in parts.into_iter().filter(|(letter, _)| open(*letter)) {
        let number = format!("{}{letter}", question.number);
        let finding = Finding::at(question.flow.span(range)).worded("letter");
        found.push(finding.with("number", number).related(answer.heading, "answer"));
    }
}

/// The letters `a)`, `b)`, `c)` of the parts of a question, in their order, each with its place; none where they are no such row.
fn letters(text: &str) -> Vec<(char, Range<usize>)> {
    const FEWEST: usize = 2;
    let mut found: Vec<(char, Range<usize>)> = Vec::new();
    let mut expected = 'a';
    for (at, _) in text.match_indices([')', '.']) {
        let Some(start) = at.checked_sub(1) else { continue };
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let alone = before.is_none_or(|c| c.is_whitespace() || c == '(');
        let behind = text.get(at + 1..).is_some_and(|after| after.starts_with(char::is_whitespace));
        if alone && behind && text.get(start..at).is_some_and(|own| own.chars().eq([expected])) {
            found.push((expected, start..at + 1));
            expected = char::from_u32(expected as u32 + 1).unwrap_or(expected);
        }
    }
    if found.len() < FEWEST { Vec::new() } else { found }
}

/// Words that may stand before the word that asks.
const PREPOSITIONS: [&str; 17] = [
    "per", "op", "in", "binnen", "tot", "vanaf", "met", "voor", "aan", "van", "uit", "door", "bij",
    "naar", "over", "onder", "volgens",
];

/// The words of a bare yes or no. Any other may be what the tail asks: "Ja, sinds mei."
const BARE: &str = "ja jazeker zeker inderdaad nee neen dat dit klopt niet is juist het";

/// A bare yes or no to a question whose tail asks on.
fn bare(context: &Context<'_>, question: &Question, answer: &Answer, found: &mut Vec<Finding>) {
    // "Ja, dat is inderdaad zeker juist."
    const LONGEST: usize = 40;
    let text = answer.flow.text();
    if text.len() > LONGEST {
        return;
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words = words.map(|word| BARE.split(' ').any(|bare| bare.eq_ignore_ascii_case(word)));
    if !words.all(|bare| bare) {
        return;
    }
    let Some(polarity) = answer.polarity() else { return };
    // With two main questions nobody knows which of them the one word answers.
    let always = question.subquestions.iter().filter(|sub| sub.due == Due::Always);
    let main = always.filter(|sub| !asks_why(question, sub)).count();
    let wanted = match polarity {
        Polarity::Yes => Due::IfYes,
        Polarity::No => Due::IfNo,
    };
    let tail = question.subquestions.get(1).filter(|sub| sub.due == wanted).or_else(|| {
        // Both tails hang on the first question: "Zo nee, waarom niet? Zo ja, hoe?"
        let second = question.subquestions.get(1)?;
        question.subquestions.get(2).filter(|sub| {
            sub.due == wanted
                && second.due != Due::Always
                && second.due != wanted
                && !asks_yes_or_no(question, second)
        })
    });
    let tail = tail.filter(|tail| !asks_yes_or_no(question, tail));
    // The reason may stand in a note.
    let behind = context.source.text().get(answer.flow.whole().end as usize..);
    let mark = |c: char| c == '[' || c.is_ascii_digit() || raised_digit(c).is_some();
    let noted = behind.is_some_and(|behind| behind.starts_with(mark));
    let why = question.subquestions.get(1).filter(|sub| !noted && asks_why(question, sub));
    let Some(tail) = tail.or(why) else { return };
    if main != 1 {
        return;
    }
    let asked = question.flow.slice(tail.range.clone());
    let finding = Finding::at(answer.flow.whole()).with("answer", text).with("asked", asked);
    found.push(finding.related(question.flow.span(tail.range.clone()), "asked"));
}

/// First words of a tail that asks for a reason whatever the answer is.
const WHY: [&str; 12] = [
    "waarom wel of niet",
    "waarom wel of waarom niet",
    "waarom wel en waarom niet",
    "waarom wel, waarom niet",
    "waarom wel/niet",
    "kunt u dit toelichten",
    "kunt u dat toelichten",
    "kunt u uw antwoord toelichten",
    "kunt u dit antwoord toelichten",
    "graag een toelichting",
    "toelichting graag",
    "kunt u dit nader toelichten",
];

/// Whether a tail asks for a reason whatever the answer is: "Waarom wel of niet?"
fn asks_why(question: &Question, tail: &SubQuestion) -> bool {
    let words = question.flow.slice(tail.range.clone());
    tail.due == Due::Always
        && WHY.iter().any(|why| {
            words.get(..why.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(why))
        })
}

/// Whether a tail itself can be answered by yes or no: "Zo ja, deelt u de mening dat …?"
fn asks_yes_or_no(question: &Question, tail: &SubQuestion) -> bool {
    let lower = question.flow.slice(tail.range.clone()).to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words = words.skip_while(|word| *word == "en").skip(2);
    let first = words.next().unwrap_or_default();
    let asks = |word: &str| {
        ["wat", "welk", "wie", "wanneer"].iter().any(|start| word.starts_with(start))
            || word.starts_with("hoe")
            || word.starts_with("waar")
    };
    let explains = first == "kunt" && (lower.contains("toelicht") || lower.contains("aangeven"));
    // "Zo ja, op welke termijn?", "Zo ja, tot wanneer?"
    let preposition = PREPOSITIONS.contains(&first) && words.next().is_some_and(asks);
    !(asks(first) || explains || preposition)
}

/// Words in an answer that give a quantity, say that there is none, or send to where it stands.
const QUANTITIES: &str = "geen|nul|zicht|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|veertig|\
    alle|allemaal|elk|elke|ieder|iedere|enkele|enige|weinig|meeste|meerdere|minder|helft|kwart|zie|nog|nvt|circa|ruim|\
    niets|niemand|allen|merendeel|meerderheid|minderheid|volledig|volledige|geheel|gehele|hele|uitgeput|uitsluitend|alleen|slechts|deel|gedeelte|beide|\
    verschilt|wisselt|varieert|verschillend|derde|dubbele|kosteloos|gratis";

/// Parts of words that do the same: "duizenden", "gemiddelde", "geregistreerd".
const QUANTITY_STEMS: &str = "honderd|duizend|miljoen|miljard|tiental|procent|%|tabel|bijlage|overzicht|grafiek|figuur|verwijs|\
    verwezen|opgenomen|vermeld|te vinden|brief|rapport|website|http|www|dashboard|onbekend|gegevens|cijfer|aantal|registr|gemiddeld|\
    uitgesplitst|bekend|bijgehouden|te zeggen|te geven|beschikbaar|gemeten|inzicht|beantwoord|bepalen|bepaald|schatten|schatting|\
    kwantific|voorspel|vaststellen|vast te stellen|achterhalen|afhankelijk|mededeling|uitspra|iedereen|informatie|gepubliceerd|\
    momenteel onderzocht|nog onderzocht|wordt onderzocht|onderzoekt dit|weet ik niet|in kaart|beeld ontbreekt|\
    kan ik niet|kunnen wij niet|ga ik niet in|niet in op|niet ingaan|treed ik niet|niet treden|niet af te leiden|uit te splitsen|uitsplitsing|\
    hangt af van de uitkomst|moeten blijken|moet blijken|zal blijken|nog blijken|het is aan |dat is aan |niet aan mij|\
    vooruitlopen|hangt van|een paar|handvol|diverse|uit de systemen|dossieronderzoek|niet openbaar|vertrouwelijk|privacy|\
    houden dit zelf bij|dit niet bij|dat niet bij|besluitvorming|onderzoek naar|vastgesteld|nader informeren|gedekt";

/// What "hoeveel" does not count: "Hoeveel vertrouwen heeft u", "Hoeveel langer".
const NOT_COUNTED: &str = "vertrouwen|tijd|prioriteit|waarde|aandacht|belang|gewicht|moeite|urgentie|zin|last|haast|langer|beter|meer|verder|eerder|later|ruimte|invloed|vrijheid|begrip|steun";

/// "Hoeveel …?" without a quantity.
fn quantity(draft: &Draft, question: &Question, answer: &Answer, found: &mut Vec<Finding>) {
    let asks = |sub: &&SubQuestion| {
        let words = question.flow.slice(sub.range.clone());
        let starts = ["hoeveel ", "kunt u aangeven hoeveel "];
        let begins = |start: &str| {
            let behind = words.get(start.len()..).unwrap_or_default();
            let next = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            words.get(..start.len()).is_some_and(|words| words.eq_ignore_ascii_case(start))
                && !NOT_COUNTED.split('|').any(|word| word == next)
        };
        sub.due == Due::Always && starts.iter().any(|start| begins(start))
    };
    let Some(sub) = question.subquestions.iter().find(asks) else { return };
    if answer.flow.text().is_empty()
        || answer.flow.kept(&(), |flow, ()| says_a_quantity(flow.text())).0
        || answer.polarity() == Some(Polarity::No)
        || names_a_number(draft, question, answer)
    {
        return;
    }
    let span = question.flow.span(sub.range.clone());
    let finding = Finding::at(span).worded("quantity").with("number", question.number);
    found.push(finding.related(answer.heading, "answer"));
}

/// Whether a text has words that give a quantity or stand for one.
#[derive(Debug)]
struct SaysQuantity(bool);

fn says_a_quantity(text: &str) -> SaysQuantity {
    static STEMS: LazyLock<Needles<'_>> = LazyLock::new(|| Needles::new(QUANTITY_STEMS.split('|')));
    let text = text.to_lowercase();
    let gives = |word: &str| QUANTITIES.split('|').any(|quantity| quantity == word);
    SaysQuantity(
        STEMS.find_iter(&text).next().is_some()
            || text.split(|c: char| !c.is_alphanumeric()).any(gives),
    )
}

/// Words before a number of four figures that make it a year.
const BEFORE_A_YEAR: &str =
    "in sinds van vanaf tot eind begin medio jaar zomer najaar voorjaar over en tussen";

/// Whether an answer names a number that is no date, year or number of a paper or a question.
fn names_a_number(draft: &Draft, question: &Question, answer: &Answer) -> bool {
    let Some(part) = question.answers.first().map(|&i| Part::Answer(i)) else { return false };
    let dates = draft.dates_in(part).iter().map(|date| &date.range);
    let other: Vec<_> = dates.chain(draft.citations_in(part).map(|cited| &cited.range)).collect();
    let text = answer.flow.text();
    let mut before = "";
    let mut at = 0;
    for word in text.split_inclusive([' ', '\n']) {
        let start = at;
        at += word.len();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let last = std::mem::replace(&mut before, bare);
        if !bare.contains(|c: char| c.is_ascii_digit())
            || other.iter().any(|range| range.start < at && start < range.end)
        {
            continue;
        }
        let year = bare.len() == 4
            && (bare.starts_with("19") || bare.starts_with("20"))
            && BEFORE_A_YEAR.split(' ').any(|word| last.eq_ignore_ascii_case(word));
        let named = ["vraag", "vragen", "artikel", "kenmerk"].contains(&last);
        if !(year || named) {
            return true;
        }
    }
    false
}

/// For every answer that is nothing but a reference to one question: that reference.
type Only<'a> = QuickMap<usize, &'a Reference>;

/// The references that are a whole answer and say nothing of their own, and one only.
fn only(draft: &Draft) -> Only<'_> {
    let mut only: QuickMap<usize, Option<&Reference>> = QuickMap::default();
    for reference in draft.references.iter().filter(|reference| reference.answers_nothing) {
        only.entry(reference.answer).and_modify(|seen| *seen = None).or_insert(Some(reference));
    }
    only.into_iter().filter_map(|(answer, reference)| Some((answer, reference?))).collect()
}

/// An answer that only refers to an answer that only refers on; a circle is another rule's.
fn chain(draft: &Draft, only: &Only<'_>, reference: &Reference) -> Option<Finding> {
    let target = |reference: &Reference| {
        let meant = draft.questions.get(*draft.meant_by(reference).first()?)?;
        meant.answers.first().copied()
    };
    let next = target(reference).filter(|&next| next != reference.answer)?;
    let onward = only.get(&next)?;
    let last = target(onward)?;
    // Where that one refers too, the row may be a circle.
    if last == next || last == reference.answer || only.contains_key(&last) {
        return None;
    }
    let finding = Finding::at(reference.span)
        .worded("chain")
        .with("number", reference.number)
        .with("onward", onward.number);
    Some(finding.related(onward.span, "onward"))
}
