//! When a commitment is kept: "uiterlijk 1 april 2025", "rond de zomer van dit jaar", "binnenkort".

use std::ops::Range;

use super::list::{List, list, listed};
use super::words::Word;
use crate::text::Date;
use crate::text::MONTHS;
use crate::text::date::prefix;

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

/// The day or period in a sentence whose finite verb stands at a place; one without a year is counted from a day.
pub(super) fn find(
    sentence: &str,
    words: &[Word<'_>],
    verb: usize,
    from: Option<Date>,
) -> Option<Term> {
    let times = (0..words.len()).filter_map(|i| time(sentence, words, i, from));
    // A term that can only be one goes before a date that may belong to something else.
    let mut times: Vec<Term> = times.collect();
    // "dit jaar" in "de tweede helft van dit jaar" is no term of its own.
    let ranges: Vec<Range<usize>> = times.iter().map(|term| term.range.clone()).collect();
    times.retain(|term| {
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
        times.retain(|term| term.range.start > verb.at);
    }
    let best = times.iter().find(|term| term.sure).or_else(|| times.first());
    best.cloned()
}

/// A day of a year: month and day.
type MonthDay = (i8, i8);

/// Seasons and recesses, each with the day on which it ends at the latest, and the last day before it.
const SEASONS: &[(&str, MonthDay, MonthDay)] = &[
    ("voorjaar", (6, 20), (3, 20)),
    ("lente", (6, 20), (3, 20)),
    ("zomer", (9, 22), (6, 30)),
    ("zomerreces", (8, 31), (7, 7)),
    ("najaar", (12, 21), (9, 21)),
    ("herfst", (12, 21), (9, 21)),
    ("herfstreces", (10, 31), (10, 20)),
    ("kerst", (12, 26), (12, 24)),
    ("kerstreces", (12, 31), (12, 24)),
    ("meireces", (5, 12), (4, 30)),
    ("voorjaarsreces", (3, 8), (2, 20)),
    ("jaareinde", (12, 31), (12, 31)),
    ("jaarwisseling", (12, 31), (12, 31)),
];

/// Words before a period that make it a term and are part of it.
const LEADS: List = List::of(
    "uiterlijk voor vóór in medio begin eind einde halverwege rond omstreeks na nog dit deze komend \
    komende volgend volgende het de binnen tegen loop van aanstaande",
);

/// Words one of which makes a period a term.
const MARKS: List = List::of(
    "uiterlijk voor vóór in medio begin eind einde halverwege rond omstreeks na nog dit deze komend \
    komende volgend volgende binnen tegen aanstaande",
);

/// A period that begins at a word: what it covers and where it ends.
struct Period {
    last: usize,
    year: Option<i16>,
    end: (i8, i8),
    /// The last day before it, for "voor".
    before: (i8, i8),
    unit: Unit,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Month(i8),
    Part,
    Year,
}

/// A term whose period begins at word `i`.
fn time(sentence: &str, words: &[Word<'_>], i: usize, from: Option<Date>) -> Option<Term> {
    if let Some(term) = relative(words, i, from) {
        return Some(term);
    }
    let period = period(sentence, words, i, from)?;
    // "op 3 april jl." lies behind.
    let past = words.get(period.last + 1).map_or("", |word| word.lower.as_ref());
    if listed(list!("jl jongstleden"), past) {
        return None;
    }
    // "in de week van 12 mei"
    let of_a_week = period.unit == Unit::Day
        && i.checked_sub(2)
            .and_then(|week| words.get(week))
            .is_some_and(|word| word.lower == "week")
        && words.get(i - 1).is_some_and(|word| word.lower == "van");
    let mut first = if of_a_week { i - 2 } else { i };
    while let Some(before) = first.checked_sub(1)
        && words.get(before).is_some_and(|word| listed(LEADS, &word.lower))
        && adjacent(sentence, words, before)
    {
        first = before;
    }
    // "de brief van maart 2024" is no term: a bare "van" at the front belongs to what stands before it.
    while words
        .get(first)
        .is_some_and(|word| matches!(word.lower.as_ref(), "van" | "het" | "de" | "loop"))
        && first < i
    {
        first += 1;
    }
    let lead = words.get(first..i).unwrap_or_default();
    let is = |wanted: &[&str]| lead.iter().any(|word| wanted.contains(&word.lower.as_ref()));
    let numbered_day = period.unit == Unit::Day;
    let day_marked = numbered_day
        && first.checked_sub(1).and_then(|b| words.get(b)).is_some_and(|word| word.lower == "op");
    let marked = lead.iter().any(|word| listed(MARKS, &word.lower));
    let named = words.get(i).is_some_and(|word| matches!(word.lower.as_ref(), "dit" | "volgend"));
    let self_evident = matches!(period.unit, Unit::Part) && (i != first || named);
    if !(marked || day_marked || self_evident) {
        return None;
    }
    let start = words.get(if day_marked { first - 1 } else { first })?.at;
    let range = start..words.get(period.last)?.end();
    let due = due(&period, from, &is);
    let last_of_week = |day: Date| day.checked_add(jiff::Span::new().days(6)).ok();
    let due = if of_a_week { due.and_then(last_of_week) } else { due };
    let firm = is(&[
        "uiterlijk",
        "voor",
        "vóór",
        "begin",
        "medio",
        "eind",
        "einde",
        "dit",
        "halverwege",
        "rond",
    ]) || period.unit == Unit::Part;
    let sure = firm && (period.year.is_some() || is(&["dit"]) && period.unit != Unit::Day);
    Some(Term { range, kind: TermKind::Time, due, sure })
}

/// Whether only white space stands between a word and the next.
fn adjacent(sentence: &str, words: &[Word<'_>], i: usize) -> bool {
    let (Some(one), Some(next)) = (words.get(i), words.get(i + 1)) else { return false };
    sentence.get(one.end()..next.at).is_some_and(|gap| gap.trim().is_empty())
}

fn period(sentence: &str, words: &[Word<'_>], i: usize, from: Option<Date>) -> Option<Period> {
    let word = words.get(i)?;
    let lower = word.lower.as_ref();
    let lower_at = |at: usize| words.get(at).map_or("", |word| word.lower.as_ref());
    // "3 mei 2025", "3 mei"
    if word.text.len() <= 2 && word.text.bytes().all(|b| b.is_ascii_digit()) {
        let month = month(lower_at(i + 1))?;
        if let Some((_, reading)) = sentence.get(word.at..).and_then(prefix) {
            // A day that is not there says when all the same: "31 april 2025" is a slip in a term, not the lack of one.
            let end = reading.day().map_or((month, 31), |day| (day.month(), day.day()));
            let year = reading.day().map(Date::year).or_else(|| year(lower_at(i + 2)));
            let last = if year.is_some() { i + 2 } else { i + 1 };
            return Some(Period { last, year, end, before: end, unit: Unit::Day });
        }
        let end = (month, word.text.parse().ok()?);
        return Some(Period { last: i + 1, year: None, end, before: end, unit: Unit::Day });
    }
    // "in de tweede week van september"
    let week = |at: usize| matches!(lower_at(at), "week" | "helft") && lower_at(at + 1) == "van";
    let (mut last, end, before, unit) = if let (Some(n), true) = (ordinal(lower), week(i + 1))
        && let Some(month) = month(lower_at(i + 3))
    {
        let day = if lower_at(i + 1) == "week" { n * 7 } else { n * 15 };
        (i + 3, (month, day), (month, day - 7), Unit::Part)
    } else if let (true, "kwartaal") =
        (matches!(lower, "dit" | "volgend" | "komend" | "lopende"), lower_at(i + 1))
    {
        let now = from.map_or(4, |from| (from.month() - 1) / 3 + 1);
        let later = i8::from(matches!(lower, "volgend" | "komend"));
        let quarter = if now + later > 4 { 1 } else { now + later };
        (i + 1, (quarter * 3, 31), (quarter * 3 - 3, 31), Unit::Part)
    } else if let Some(month) = month(lower) {
        let previous = i.checked_sub(1).map_or("", lower_at);
        if previous.bytes().all(|b| b.is_ascii_digit()) && !previous.is_empty() {
            return None;
        }
        (i, (month, 31), (month - 1, 31), Unit::Month(month))
    } else if let Some((_, end, before)) = SEASONS.iter().find(|(name, ..)| *name == lower) {
        (i, *end, *before, Unit::Part)
    } else if let (Some(n), "kwartaal") = (ordinal(lower), lower_at(i + 1)) {
        (i + 1, (n * 3, 31), (n * 3 - 3, 31), Unit::Part)
    } else if let Some(n) =
        lower.strip_prefix('q').and_then(|n| n.parse::<i8>().ok()).filter(|n| (1..=4).contains(n))
    {
        (i, (n * 3, 31), (n * 3 - 3, 31), Unit::Part)
    } else if let (Some(n @ 1..=2), "helft") = (ordinal(lower), lower_at(i + 1)) {
        (i + 1, (n * 6, 31), (n * 6 - 6, 31), Unit::Part)
    } else if let Some(year) = year(lower) {
        return Some(Period {
            last: i,
            year: Some(year),
            end: (12, 31),
            before: (0, 31),
            unit: Unit::Year,
        });
    } else if matches!(lower, "jaar" | "kalenderjaar") {
        let which = i.checked_sub(1).map_or("", lower_at);
        let year = from.and_then(|from| match which {
            "dit" | "lopende" => Some(from.year()),
            "volgend" | "komend" | "komende" => Some(from.year() + 1),
            _ => None,
        });
        if !matches!(which, "dit" | "lopende" | "volgend" | "komend" | "komende")
            && !is_end_of(words, i)
        {
            return None;
        }
        let year = year.or_else(|| from.map(|from| from.year()));
        return Some(Period { last: i, year, end: (12, 31), before: (0, 31), unit: Unit::Year });
    } else {
        return None;
    };
    // "… van 2025", "… 2025", "… van dit jaar"
    let of = usize::from(lower_at(last + 1) == "van");
    let mut named = year(lower_at(last + 1 + of));
    if named.is_some() {
        last += 1 + of;
    } else if lower_at(last + 2 + of) == "jaar"
        && let Some(from) = from
    {
        named = match lower_at(last + 1 + of) {
            "dit" => Some(from.year()),
            "volgend" | "komend" => Some(from.year() + 1),
            _ => None,
        };
        if named.is_some() {
            last += 2 + of;
        }
    } else if lower_at(last + 2 + of) == "jaar"
        && matches!(lower_at(last + 1 + of), "dit" | "volgend" | "komend")
    {
        last += 2 + of;
    }
    Some(Period { last, year: named, end, before, unit })
}

/// "het einde van het jaar", "eind van het jaar".
fn is_end_of(words: &[Word<'_>], i: usize) -> bool {
    let before = words.get(i.saturating_sub(3)..i).unwrap_or_default();
    before.iter().any(|word| matches!(word.lower.as_ref(), "eind" | "einde" | "begin"))
}

fn month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|month| *month == word)?;
    i8::try_from(at + 1).ok()
}

fn ordinal(word: &str) -> Option<i8> {
    let forms: [&[&str]; 4] = [
        &["eerste", "1e", "1ste"],
        &["tweede", "2e", "2de"],
        &["derde", "3e", "3de"],
        &["vierde", "laatste", "4e", "4de"],
    ];
    let at = forms.iter().position(|forms| forms.contains(&word))?;
    i8::try_from(at + 1).ok()
}

fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok()?;
    (word.len() == 4 && (2000..2100).contains(&year)).then_some(year)
}

/// The last day of a period, with what its lead says of it.
fn due(period: &Period, from: Option<Date>, is: &dyn Fn(&[&str]) -> bool) -> Option<Date> {
    if is(&["na"]) {
        return None;
    }
    let (month, day) = match period.unit {
        _ if is(&["voor", "vóór"]) && !is(&["eind", "einde"]) => period.before,
        Unit::Month(month) if is(&["begin"]) => (month, 10),
        Unit::Month(month) if is(&["medio", "halverwege"]) => (month, 20),
        Unit::Year if is(&["begin"]) => (3, 31),
        Unit::Year if is(&["medio", "halverwege"]) => (7, 31),
        _ => period.end,
    };
    let on = |year: i16| {
        let (year, month) = if month == 0 { (year - 1, 12) } else { (year, month) };
        (0..4).find_map(|back| Date::new(year, month, day - back).ok())
    };
    match (period.year, from) {
        (Some(year), _) => on(year),
        (None, Some(from)) if is(&["dit", "deze"]) => on(from.year()),
        (None, Some(from)) => {
            on(from.year()).filter(|day| *day >= from).or_else(|| on(from.year() + 1))
        }
        (None, None) => None,
    }
}

/// The days of a year at the most.
const YEAR: i32 = 366;

/// "binnen twee weken", "volgende maand", "Prinsjesdag".
fn relative(words: &[Word<'_>], i: usize, from: Option<Date>) -> Option<Term> {
    let word = words.get(i)?;
    let before = i.checked_sub(1).and_then(|i| words.get(i))?;
    let time = |first: &Word<'_>, due: Option<Date>| Term {
        range: first.at..word.end(),
        kind: TermKind::Time,
        due,
        sure: false,
    };
    let days = match word.lower.as_ref() {
        "week" | "weken" => 7,
        "maand" | "maanden" => 31,
        "jaar" | "jaren" => YEAR,
        "prinsjesdag" | "voorjaarsnota" | "miljoenennota" | "najaarsnota" => {
            let leads = words.get(..i).unwrap_or_default().iter().rev();
            let leads = leads.take_while(|word| {
                listed(LEADS, &word.lower)
                    || listed(list!("met tegelijk gelijktijdig bij op"), &word.lower)
            });
            return Some(time(leads.last().unwrap_or(before), None));
        }
        _ => return None,
    };
    let from_in = |count: i32| {
        from.and_then(|from| from.checked_add(jiff::Span::new().days(count * days)).ok())
    };
    match before.lower.as_ref() {
        // "dit jaar" and "komend jaar" are periods.
        "deze" if days < YEAR => Some(time(before, from_in(1))),
        "volgende" | "komende" if days < YEAR => Some(time(before, from_in(2))),
        number => {
            let count = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht"]
                .iter()
                .position(|word| *word == number);
            let count = count
                .map(|at| at as i32 + 1)
                .or_else(|| (number == "één").then_some(1))
                .or_else(|| number.parse().ok())?;
            let lead = i.checked_sub(2).and_then(|i| words.get(i));
            let lead = lead.filter(|lead| matches!(lead.lower.as_ref(), "binnen" | "over"));
            if let Some(lead) = lead {
                return Some(time(lead, from_in(count.clamp(0, 60))));
            }
            // "twee jaar na inwerkingtreding"
            let behind = words.get(i + 1).filter(|word| listed(list!("na later"), &word.lower))?;
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
        let term = find(sentence, &words, verb, Some(from))
            .or_else(|| super::super::phrases::find(&words, verb))?;
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
        ] {
            assert_eq!(found(sentence), None, "{sentence}");
        }
    }
}
