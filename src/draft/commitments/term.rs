//! When a commitment is kept: "uiterlijk 1 april 2025", "rond de zomer van dit jaar", "binnenkort".

use std::ops::Range;

use super::list::{List, list, listed};
use super::period::{Place, Unit, due, period};
use super::words::Word;
use crate::draft::lines::numbers::spelled;
use crate::text::Date;

/// A term as it stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where it stands.
    pub range: Range<usize>,
    /// What kind it is.
    pub kind: TermKind,
    /// The last day that it covers, where that can be derived.
    pub due: Option<Date>,
    /// Whether the sentence itself says which year is meant, by its number or as "dit jaar", in words that can only be a term.
    pub sure: bool,
}

/// How firm a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// A day or period.
    Time,
    /// Something that must happen first, or a moment that returns.
    Event,
    /// "binnenkort", "zo spoedig mogelijk".
    Vague,
}

impl Term {
    pub(super) fn moved(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self
    }
}

/// The days and periods of a sentence that may say when.
#[derive(Default)]
pub(super) struct Times {
    /// What is the term wherever it stands.
    pub own: Option<Term>,
    /// What may be the time of something else, and is the term only where nothing else is: a day that has passed, "het rapport voor 2026".
    pub doubtful: Option<Term>,
}

/// A day or period, and whether it may be the time of something else.
struct Found {
    term: Term,
    doubtful: bool,
}

/// The days and periods in a sentence whose finite verb stands at a place; one without a year is counted from a day.
pub(super) fn find(sentence: &str, words: &[Word<'_>], verb: usize, from: Option<Date>) -> Times {
    let times = (0..words.len()).filter_map(|i| time(sentence, words, (i, verb), from));
    let mut times: Vec<Found> = times.collect();
    // "dit jaar" in "de tweede helft van dit jaar" is no term of its own.
    let ranges: Vec<Range<usize>> = times.iter().map(|time| time.term.range.clone()).collect();
    times.retain(|Found { term, .. }| {
        let within = |one: &Range<usize>| {
            *one != term.range && one.start <= term.range.start && term.range.end <= one.end
        };
        !ranges.iter().any(within)
    });
    // "is begin 2026 geïnformeerd en wordt ook in 2027 geïnformeerd": what stands before "en" was then.
    let ahead = words.get(..verb).unwrap_or_default();
    let elided = ahead.last().is_some_and(|word| listed(list!("en maar"), &word.lower));
    let was = |word: &Word<'_>| listed(list!("is zijn was waren heb heeft hebben"), &word.lower);
    if let Some(verb) = words.get(verb)
        && elided
        && ahead.iter().any(was)
    {
        times.retain(|time| time.term.range.start > verb.at);
    }
    let mut found = Times::default();
    for Found { term, doubtful } in times {
        let best = if doubtful { &mut found.doubtful } else { &mut found.own };
        // A term that can only be one goes before a date that may belong to something else.
        match best {
            Some(best) if best.sure || !term.sure => {}
            _ => *best = Some(term),
        }
    }
    found
}

/// Words before a period that make it a term and are part of it.
const LEADS: List = List::of(
    "uiterlijk voor in medio half begin eind einde halverwege rond omstreeks na nog dit deze komend komende volgend volgende het de binnen \
    tegen loop van aanstaande maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
);

/// Words one of which makes a period a term.
const MARKS: List = List::of(
    "uiterlijk voor in medio half begin eind einde halverwege rond omstreeks na nog dit deze komend komende volgend volgende binnen tegen \
    aanstaande",
);

/// Words by which something has a time, at which it takes place: "voorzien voor november" is in November, not before it.
const PLANNED: List = List::of(
    "voorzien voorziene gepland geplande ingepland aangekondigd aangekondigde geagendeerd geagendeerde beoogd verwacht verwachte toegezegd \
    toegezegde",
);

/// What was done on a day that stands behind it: "de motie, aangenomen op 4 juli".
const DONE_ON: List = List::of(
    "aangenomen ingediend ingezonden ondertekend verstuurd verzonden gepubliceerd verschenen ontvangen",
);

/// How the names of things end that are made for a year or month: with "voor 2026" behind it the year is part of the name. What may as well be
/// sent before a year ("het rapport", "de brief") is none of them.
const MADE_FOR: [&str; 13] = [
    "jaarverslag",
    "jaarbericht",
    "begroting",
    "programma",
    "ronde",
    "jaarplan",
    "werkplan",
    "cijfers",
    "raming",
    "ramingen",
    "agenda",
    "budget",
    "tarieven",
];

/// Whether a word names what is made for a year or month.
fn is_made_for(word: &str) -> bool {
    MADE_FOR.iter().any(|end| word.ends_with(end))
}

/// Whether a stretch of words can only say when a finite verb takes place: right beside it, or behind who does it or gets it, with no other
/// clause or verb between the two.
fn is_of_the_verb(words: &[Word<'_>], range: &Range<usize>, verb: usize) -> bool {
    let before = range.start.checked_sub(1);
    // "Over het debat op 4 juli zal ik …": only at the front of its clause it is no part of something else.
    let opens = range.start == 0 || words.get(range.start).is_some_and(|word| word.parted);
    let beside = before == Some(verb) || opens && range.end == verb;
    // "de Kamer in mei 2026 gestarte onderzoeken toezenden"
    let is_participle = words.get(range.end).is_some_and(|word| {
        word.lower.contains("ge") && word.lower.ends_with('e') && word.lower.len() > 6
    });
    let who = || {
        let before = before.and_then(|before| words.get(before));
        before.is_some_and(|word| listed(list!("kamer commissie u ik wij we"), &word.lower))
    };
    let between = range.start.min(verb + 1)..range.start.max(verb);
    let other = |word: &Word<'_>| {
        word.parted || listed(list!("heb heeft hebben had is was waren zijn werd en"), &word.lower)
    };
    let near = || !words.get(between).unwrap_or_default().iter().any(other);
    beside || range.start > verb && who() && near() && !is_participle
}

/// A term whose period begins at word `i`, in a sentence with this finite verb.
fn time(
    sentence: &str,
    words: &[Word<'_>],
    (i, verb): (usize, usize),
    from: Option<Date>,
) -> Option<Found> {
    if let Some(term) = relative(words, i, from) {
        return Some(Found { term, doubtful: false });
    }
    let period = period(&Place { sentence, words, at: i, from })?;
    let lower_at = |at: usize| words.get(at).map_or("", |word| word.lower.as_ref());
    // "op 3 april jl." lies behind.
    if listed(list!("jl jongstleden"), lower_at(period.last + 1)) {
        return None;
    }
    // "in de week van 12 mei"
    let of_a_week = period.unit == Unit::Day
        && i.checked_sub(2).is_some_and(|week| lower_at(week) == "week")
        && lower_at(i - 1) == "van";
    let mut first = if of_a_week { i - 2 } else { i };
    while let Some(before) = first.checked_sub(1)
        && listed(LEADS, lower_at(before))
        && adjacent(sentence, words, before)
    {
        first = before;
    }
    // "de brief van maart 2024" is no term: a bare "van" at the front belongs to what stands before it.
    let front = first;
    while matches!(lower_at(first), "van" | "het" | "de" | "loop") && first < i {
        first += 1;
    }
    let lead = words.get(first..i).unwrap_or_default();
    let is = |wanted: &[&str]| lead.iter().any(|word| wanted.contains(&word.lower.as_ref()));
    // "cijfers van vóór 2020"
    if first > front && lower_at(first - 1) == "van" && lower_at(first) == "voor" {
        return None;
    }
    let before = |back: usize| first.checked_sub(back).map_or("", lower_at);
    let day_marked = period.unit == Unit::Day && before(1) == "op";
    let marked = lead.iter().any(|word| listed(MARKS, &word.lower));
    // "de cijfers over het komende kwartaal" are told, not when
    let told = front.checked_sub(1).is_some_and(|over| lower_at(over) == "over");
    let named = listed(list!("dit volgend volgende komend komende"), lower_at(i)) && !told;
    let self_evident = matches!(period.unit, Unit::Part) && (i != first || named);
    if !(marked || day_marked || self_evident) {
        return None;
    }
    // "de begroting voor 2026" is that of the year, "de agenda voor november" that of the month.
    let for_it = lead.len() == 1 && is(&["voor"]);
    let made_for = for_it && is_made_for(before(1));
    if made_for && period.unit == Unit::Year {
        return None;
    }
    let of_a_noun = match period.unit {
        // "de voor 2026 vastgestelde tarieven", "de inzet van het kabinet voor 2026"
        Unit::Year => for_it,
        Unit::Month(_) => made_for,
        Unit::Day | Unit::Part => false,
    };
    // "die voor november is voorzien", "die gepland staat voor november"
    let planned = period.unit != Unit::Part
        && is(&["voor"])
        && (1..3).any(|by| {
            let behind = period.last + by;
            // "voor 1 mei van gegevens voorzien", "voor 1 mei voorzien van gegevens" is another word
            let given = lower_at(behind + 1) == "van" || lower_at(behind - 1) == "van";
            listed(PLANNED, before(by)) || listed(PLANNED, lower_at(behind)) && !given
        });
    let start = if day_marked { first - 1 } else { first };
    let of_the_verb = is_of_the_verb(words, &(start..period.last + 1), verb);
    let start = words.get(start)?.at;
    let range = start..words.get(period.last)?.end();
    let due = due(&period, from, planned, &is);
    let last_of_week = |day: Date| day.checked_add(jiff::Span::new().days(6)).ok();
    let due = if of_a_week && !is(&["voor"]) { due.and_then(last_of_week) } else { due };
    let firm =
        is(&["uiterlijk", "voor", "begin", "medio", "eind", "einde", "dit", "halverwege", "rond"])
            || period.unit == Unit::Part;
    let sure = (firm || of_the_verb)
        && (period.year.is_some() || is(&["dit"]) && period.unit != Unit::Day);
    // A day that has passed, and is not said to be a term, is that of something else: "het debat op 4 juli 2026".
    let passed = !(firm || of_the_verb)
        && period.year.is_some()
        && due.zip(from).is_some_and(|(due, from)| due < from);
    // "de motie, aangenomen op 4 juli", but not one that "wordt ingediend op 3 december"
    let done = day_marked && listed(DONE_ON, before(2));
    if done && !due.zip(from).is_some_and(|(due, from)| due >= from && period.year.is_some()) {
        return None;
    }
    let term = Term { range, kind: TermKind::Time, due, sure: sure && !of_a_noun };
    Some(Found { term, doubtful: of_a_noun || passed })
}

/// Whether only white space stands between a word and the next.
fn adjacent(sentence: &str, words: &[Word<'_>], i: usize) -> bool {
    let (Some(one), Some(next)) = (words.get(i), words.get(i + 1)) else { return false };
    sentence.get(one.end()..next.at).is_some_and(|gap| gap.trim().is_empty())
}

/// How many days so many of a unit are at the most.
type Days = fn(i32) -> i32;

/// Units of time. A week has five working days.
const UNITS: [(List, Days); 7] = [
    (list!("uur uren"), |n| (n + 23) / 24),
    (list!("dag dagen"), |n| n),
    (list!("werkdag werkdagen"), |n| n + (n + 4) / 5 * 2),
    (list!("week weken"), |n| n * 7),
    (list!("maand maanden"), |n| n * 31),
    (list!("kwartaal kwartalen"), |n| n * 92),
    (list!("jaar jaren"), |n| n * 366),
];

/// Units that "deze" and "volgende" say which of: "dit jaar", "komend kwartaal" are periods, "deze dagen" is no term.
const NEAR_UNITS: List = List::of("week weken maand maanden");

/// Papers, and the day on which one comes, that say when by their name.
const MOMENTS: List = List::of("prinsjesdag voorjaarsnota miljoenennota najaarsnota");

const WEEKDAYS: [&str; 7] =
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// The most of a unit that a term names.
const MOST: i32 = 366;

/// "binnen twee weken", "volgende maand", "komende vrijdag", "Prinsjesdag".
fn relative(words: &[Word<'_>], i: usize, from: Option<Date>) -> Option<Term> {
    let word = words.get(i)?;
    let here = word.lower.as_ref();
    let before = i.checked_sub(1).and_then(|i| words.get(i))?;
    let time = |first: &Word<'_>, due: Option<Date>| Term {
        range: first.at..word.end(),
        kind: TermKind::Time,
        due,
        sure: false,
    };
    let in_days =
        |days: i32| from.and_then(|from| from.checked_add(jiff::Span::new().days(days)).ok());
    if listed(MOMENTS, here) {
        let leads = words.get(..i).unwrap_or_default().iter().rev();
        let leads = leads.take_while(|word| {
            listed(LEADS, &word.lower)
                || listed(list!("met tegelijk gelijktijdig bij op"), &word.lower)
        });
        return Some(time(leads.last().unwrap_or(before), None));
    }
    if let Some(day) = (0..).zip(WEEKDAYS).find_map(|(day, name)| (name == here).then_some(day)) {
        let lower_at = |at: Option<usize>| {
            at.and_then(|at| words.get(at)).map_or("", |word| word.lower.as_ref())
        };
        // "a.s." is two words: "a.s. vrijdag", "vrijdag a.s."
        let short_before = before.lower == "s" && lower_at(i.checked_sub(2)) == "a";
        let short_behind = lower_at(Some(i + 1)) == "a" && lower_at(Some(i + 2)) == "s";
        let (first, later) = match before.lower.as_ref() {
            "deze" | "komende" | "aanstaande" => (before, 0),
            "volgende" => (before, 7),
            _ if short_before => (words.get(i - 2)?, 0),
            _ if short_behind => (word, 0),
            _ => return None,
        };
        // A week from now at the most, and never today.
        let next =
            |from: Date| (day - i32::from(from.weekday().to_monday_zero_offset())).rem_euclid(7);
        let days = from.map(next).map(|days| if days == 0 { 7 } else { days });
        return Some(time(first, days.and_then(|days| in_days(days + later))));
    }
    let (_, days) = UNITS.iter().find(|(words, _)| listed(*words, here))?;
    match before.lower.as_ref() {
        "deze" if listed(NEAR_UNITS, here) => Some(time(before, in_days(days(1)))),
        "volgende" | "komende" if listed(NEAR_UNITS, here) => Some(time(before, in_days(days(2)))),
        "komende" if here == "dagen" => Some(time(before, None)),
        number => {
            // "binnen een paar weken" says when, but not on which day at the latest.
            let few = listed(list!("enkele paar aantal"), number);
            let count = spelled(number).map(i32::try_from).and_then(Result::ok);
            let count = count.or_else(|| number.parse().ok());
            if count.is_none() && !few {
                return None;
            }
            let article = usize::from(matches!(number, "paar" | "aantal"));
            let lead = i.checked_sub(2 + article).and_then(|i| words.get(i));
            let lead = lead.filter(|lead| matches!(lead.lower.as_ref(), "binnen" | "over"));
            if let Some(lead) = lead {
                let due = count.and_then(|count| in_days(days(count.clamp(0, MOST))));
                return Some(time(lead, due));
            }
            // "twee jaar na inwerkingtreding"
            let later = |word: &&Word<'_>| !word.parted && listed(list!("na later"), &word.lower);
            let behind = words.get(i + 1).filter(|word| !few && later(word))?;
            let range = before.at..behind.end();
            Some(Term { range, kind: TermKind::Event, due: None, sure: false })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn found(sentence: &str) -> Option<(&str, TermKind, Option<String>)> {
        let from = Date::constant(2025, 3, 11);
        let words = words(sentence);
        let verb = words.iter().position(|word| listed(list!("zal informeer wordt"), &word.lower));
        let verb = verb.unwrap_or(words.len());
        let times = find(sentence, &words, verb, Some(from));
        let term = times.own.or_else(|| super::super::phrases::find(&words, verb));
        let term = term.or(times.doubtful)?;
        Some((&sentence[term.range], term.kind, term.due.map(|due| due.to_string())))
    }

    #[test]
    fn terms_and_their_last_days() {
        use TermKind::{Event, Time, Vague};
        for (sentence, term, kind, due) in [
            (
                "Uiterlijk 1 april 2026 wordt uw Kamer geïnformeerd.",
                "Uiterlijk 1 april 2026",
                Time,
                Some("2026-04-01"),
            ),
            (
                "Rond de zomer van dit jaar zal uw Kamer",
                "Rond de zomer van dit jaar",
                Time,
                Some("2025-09-22"),
            ),
            (
                "Uw Kamer zal in het derde kwartaal worden",
                "in het derde kwartaal",
                Time,
                Some("2025-09-30"),
            ),
            (
                "zal ik in het eerste kwartaal van 2026 berichten",
                "in het eerste kwartaal van 2026",
                Time,
                Some("2026-03-31"),
            ),
            ("zal ik dit najaar", "dit najaar", Time, Some("2025-12-21")),
            (
                "De evaluatie ontvangt u op 31 april 2025.",
                "op 31 april 2025",
                Time,
                Some("2025-04-30"),
            ),
            ("zal ik op 32 mei", "op 32 mei", Time, Some("2025-05-31")),
            ("zal ik voor de zomer informeren", "voor de zomer", Time, Some("2025-06-30")),
            ("zal ik na de zomer informeren", "na de zomer", Time, None),
            (
                "zal ik uiterlijk vóór 1 mei 2025",
                "uiterlijk vóór 1 mei 2025",
                Time,
                Some("2025-04-30"),
            ),
            ("zal ik voor 12 mei informeren", "voor 12 mei", Time, Some("2025-05-11")),
            (
                "zal ik voor 1 mei 2025 voorzien van stukken",
                "voor 1 mei 2025",
                Time,
                Some("2025-04-30"),
            ),
            ("zal ik voor medio 2026 informeren", "voor medio 2026", Time, Some("2026-07-31")),
            (
                "De motie wordt ingediend op 3 december 2025; dan informeer",
                "op 3 december 2025",
                Time,
                Some("2025-12-03"),
            ),
            ("zal ik voor 1 januari informeren", "voor 1 januari", Time, Some("2025-12-31")),
            (
                "In de laatste week van mei 2025 zal ik",
                "In de laatste week van mei 2025",
                Time,
                Some("2025-05-31"),
            ),
            (
                "Voor de tweede helft van mei 2025 zal ik",
                "Voor de tweede helft van mei 2025",
                Time,
                Some("2025-05-15"),
            ),
            (
                "voor de eerste week van mei 2025",
                "voor de eerste week van mei 2025",
                Time,
                Some("2025-04-30"),
            ),
            (
                "in de laatste helft van mei 2025",
                "in de laatste helft van mei 2025",
                Time,
                Some("2025-05-31"),
            ),
            (
                "in de laatste helft van 2025",
                "in de laatste helft van 2025",
                Time,
                Some("2025-12-31"),
            ),
            (
                "in het laatste kwartaal van 2025",
                "in het laatste kwartaal van 2025",
                Time,
                Some("2025-12-31"),
            ),
            ("in het komende kwartaal", "in het komende kwartaal", Time, Some("2025-06-30")),
            ("in het volgende kwartaal", "in het volgende kwartaal", Time, Some("2025-06-30")),
            ("binnen tien weken", "binnen tien weken", Time, Some("2025-05-20")),
            ("binnen negen maanden", "binnen negen maanden", Time, Some("2025-12-15")),
            ("binnen 10 dagen", "binnen 10 dagen", Time, Some("2025-03-21")),
            ("binnen 48 uur", "binnen 48 uur", Time, Some("2025-03-13")),
            ("binnen tien werkdagen", "binnen tien werkdagen", Time, Some("2025-03-25")),
            ("binnen enkele weken", "binnen enkele weken", Time, None),
            ("over een paar dagen", "over een paar dagen", Time, None),
            ("zal ik komende vrijdag", "komende vrijdag", Time, Some("2025-03-14")),
            ("zal ik a.s. dinsdag", "a.s. dinsdag", Time, Some("2025-03-18")),
            ("zal ik dinsdag a.s. informeren", "dinsdag", Time, Some("2025-03-18")),
            ("zal ik half december", "half december", Time, Some("2025-12-20")),
            ("zal ik voor half december", "voor half december", Time, Some("2025-12-20")),
            ("zal ik in week 48", "in week 48", Time, Some("2025-11-30")),
            ("zal ik uiterlijk week 2", "uiterlijk week 2", Time, Some("2026-01-11")),
            ("zal ik voor week 10 van 2026", "voor week 10 van 2026", Time, Some("2026-03-01")),
            ("zal ik in week 20 en 21", "in week 20", Time, Some("2025-05-18")),
            ("zal ik aanstaande dinsdag", "aanstaande dinsdag", Time, Some("2025-03-18")),
            ("zal ik volgende week dinsdag", "volgende week", Time, Some("2025-03-25")),
            (
                "zal ik op vrijdag 14 maart 2025",
                "op vrijdag 14 maart 2025",
                Time,
                Some("2025-03-14"),
            ),
            (
                "zal ik uiterlijk vrijdag 14 maart",
                "uiterlijk vrijdag 14 maart",
                Time,
                Some("2025-03-14"),
            ),
            // What is planned for a month is done in it.
            (
                "in de brief die is voorzien voor maart 2025",
                "voor maart 2025",
                Time,
                Some("2025-03-31"),
            ),
            (
                "in de brief die gepland staat voor mei 2025",
                "voor mei 2025",
                Time,
                Some("2025-05-31"),
            ),
            ("die voor mei 2025 is voorzien", "voor mei 2025", Time, Some("2025-05-31")),
            // The year of a thing, or the day of another, is not that of the commitment.
            (
                "Ik informeer uw Kamer over de subsidieronde voor 2026 in december",
                "in december",
                Time,
                Some("2025-12-31"),
            ),
            (
                "Ik informeer uw Kamer over de regeling voor 2026 in december",
                "in december",
                Time,
                Some("2025-12-31"),
            ),
            ("Ik informeer uw Kamer voor 2026", "voor 2026", Time, Some("2025-12-31")),
            ("Ik stuur uw Kamer de brief voor 2026", "voor 2026", Time, Some("2025-12-31")),
            (
                "Over de motie, aangenomen op 4 februari 2025, informeer ik uw Kamer vóór de kerst.",
                "vóór de kerst",
                Time,
                Some("2025-12-24"),
            ),
            (
                "Over het debat op 4 februari 2025 zal ik uw Kamer binnenkort informeren.",
                "binnenkort",
                Vague,
                None,
            ),
            (
                "Ik zal tijdens het debat schriftelijk uw Kamer informeren over de voortgang.",
                "tijdens het debat",
                Event,
                None,
            ),
            (
                "Ik zal uw Kamer informeren op het moment dat er over de zaak is besloten.",
                "op het moment dat er over de zaak is besloten",
                Event,
                None,
            ),
            ("Hierover wordt u geïnformeerd bij Slotwet.", "bij Slotwet", Event, None),
            (
                "Ik informeer uw Kamer hierover met de jaarlijkse brief over gas.",
                "met de jaarlijkse brief",
                Event,
                None,
            ),
            ("Als daartoe aanleiding is, zal ik", "Als daartoe aanleiding is", Event, None),
            ("zal ik eind mei", "eind mei", Time, Some("2025-05-31")),
            ("zal ik begin februari", "begin februari", Time, Some("2026-02-10")),
            ("zal ik medio 2026", "medio 2026", Time, Some("2026-07-31")),
            (
                "voor het einde van het jaar",
                "voor het einde van het jaar",
                Time,
                Some("2025-12-31"),
            ),
            ("eind dit jaar informeren", "eind dit jaar", Time, Some("2025-12-31")),
            ("in Q2 2026", "in Q2 2026", Time, Some("2026-06-30")),
            ("nog dit kwartaal", "nog dit kwartaal", Time, Some("2025-03-31")),
            ("in de week van 12 mei", "in de week van 12 mei", Time, Some("2025-05-18")),
            ("in de tweede week van mei", "in de tweede week van mei", Time, Some("2025-05-14")),
            ("binnen twee weken", "binnen twee weken", Time, Some("2025-03-25")),
            ("in de loop van 2026", "in de loop van 2026", Time, Some("2026-12-31")),
            ("Hierover informeer ik uw Kamer binnenkort nader.", "binnenkort", Vague, None),
            ("zal ik zo spoedig mogelijk", "zo spoedig mogelijk", Vague, None),
            (
                "Uw Kamer is begin 2024 geïnformeerd en wordt ook in 2027 geïnformeerd.",
                "in 2027",
                Time,
                Some("2027-12-31"),
            ),
            ("Ik zal uw Kamer over een half jaar informeren.", "over een half jaar", Event, None),
            ("De evaluatie volgt over vijf jaar.", "over vijf jaar", Time, Some("2030-03-15")),
            ("De evaluatie volgt twee jaar na inwerkingtreding.", "twee jaar na", Event, None),
            (
                "Bij nieuwe ontwikkelingen zal ik uw Kamer informeren.",
                "Bij nieuwe ontwikkelingen",
                Event,
                None,
            ),
            (
                "zal ik informeren zodra het beschikt over informatie",
                "zodra het beschikt over informatie",
                Event,
                None,
            ),
            (
                "Zodra het onderzoek is afgerond zal ik uw Kamer informeren.",
                "Zodra het onderzoek is afgerond",
                Event,
                None,
            ),
            (
                "Ik zal uw Kamer na afronding van het onderzoek over de uitkomsten informeren.",
                "na afronding van het onderzoek",
                Event,
                None,
            ),
        ] {
            let found = found(sentence);
            assert_eq!(found, Some((term, kind, due.map(str::to_owned))), "{sentence}");
        }
    }

    #[test]
    fn what_is_no_term() {
        for sentence in [
            "Ik zal uw Kamer informeren over de brief van maart 2024.",
            "Ik zal uw Kamer informeren over de motie van 3 mei 2024.",
            "Ik zal uw Kamer informeren over de cijfers over 2024.",
            "Uiteraard zal ik uw Kamer hierover informeren.",
            "Ik zal uw Kamer informeren over het werkprogramma voor 2026.",
            "Ik zal uw Kamer informeren over cijfers van vóór 2020.",
            "Ik zal uw Kamer informeren over het bericht dat een zwangerschap na week 24 wordt afgebroken.",
            "Ik zal uw Kamer informeren over de helft van de sector.",
            "Ik zal uw Kamer informeren over het komende kwartaal.",
            "De brief, verstuurd op vrijdag 7 maart 2025, zal ik uw Kamer toelichten.",
            "Ik zal uw Kamer informeren over de begroting voor 2026.",
            "Ik zal uw Kamer informeren over wat een aantal jaren later gebeurde.",
            "Ik zal uw Kamer informeren over de motie, aangenomen op 4 februari 2025.",
            "Ik zal uw Kamer informeren over het Belastingplan 2028.",
            "Ik zal in een separate brief op de motie ingaan die is aangenomen tijdens het tweeminutendebat van 12 oktober.",
        ] {
            assert_eq!(found(sentence), None, "{sentence}");
        }
    }
}
