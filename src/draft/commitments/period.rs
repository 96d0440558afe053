//! The days, weeks, months, quarters and years that a sentence may name, each with its first and last day.

use jiff::Span;
use jiff::civil::{ISOWeekDate, Weekday};

use super::list::{List, list, listed};
use super::words::Word;
use crate::text::date::prefix;
use crate::text::{Date, MONTHS};

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

/// Words for the middle of a month or year: "medio mei", "half december".
const MIDDLE: [&str; 3] = ["medio", "halverwege", "half"];

/// A period that begins at a word: what it covers and where it ends.
pub(super) struct Period {
    pub last: usize,
    pub year: Option<i16>,
    end: (i8, i8),
    /// The last day before it, for "voor".
    before: (i8, i8),
    pub unit: Unit,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Month(i8),
    Part,
    Year,
}

/// A place in a sentence at which a period may begin.
pub(super) struct Place<'s, 't> {
    pub sentence: &'s str,
    pub words: &'s [Word<'t>],
    pub at: usize,
    pub from: Option<Date>,
}

impl Place<'_, '_> {
    /// The word so many further on.
    fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", |word| word.lower.as_ref())
    }

    /// The word before it.
    fn before(&self) -> &str {
        let before = self.at.checked_sub(1).and_then(|at| self.words.get(at));
        before.map_or("", |word| word.lower.as_ref())
    }

    /// A period without a year that covers so many words.
    const fn part(
        &self,
        words: usize,
        end: MonthDay,
        before: MonthDay,
        unit: Unit,
    ) -> Option<Period> {
        Some(Period { last: self.at + words - 1, year: None, end, before, unit })
    }
}

/// The period that begins at a place.
pub(super) fn period(place: &Place<'_, '_>) -> Option<Period> {
    type Kind = fn(&Place<'_, '_>) -> Option<Period>;
    const PARTS: [Kind; 6] =
        [part_of_a_month, quarter_from_now, month_by_name, season, quarter, half_of_a_year];
    const WHOLE: [Kind; 4] = [day, week_by_number, year_by_number, year_from_now];
    let part = PARTS.iter().find_map(|kind| kind(place)).map(|period| with_year(place, period));
    part.or_else(|| WHOLE.iter().find_map(|kind| kind(place)))
}

/// "3 mei 2025", "3 mei".
fn day(place: &Place<'_, '_>) -> Option<Period> {
    let word = place.words.get(place.at)?;
    if word.text.len() > 2 || !word.text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let month = month(place.word(1))?;
    let mut period = Period {
        last: place.at + 1,
        year: None,
        end: (month, word.text.parse().ok()?),
        before: (month, 0),
        unit: Unit::Day,
    };
    if let Some((_, reading)) = place.sentence.get(word.at..).and_then(prefix) {
        // A day that is not there says when all the same: "31 april 2025" is a slip in a term, not the lack of one.
        period.end = reading.day().map_or((month, 31), |day| (day.month(), day.day()));
        period.year = reading.day().map(Date::year).or_else(|| year(place.word(2)));
        period.last += usize::from(period.year.is_some());
    }
    let (month, day) = period.end;
    period.before = if day > 1 { (month, day - 1) } else { (month - 1, 31) };
    Some(period)
}

/// "in week 48", "uiterlijk week 2 van 2026", as calendars count weeks; the last day of one is a Sunday.
fn week_by_number(place: &Place<'_, '_>) -> Option<Period> {
    // "na week 24" is said of pregnancies.
    const LEADS: List = list!("in uiterlijk voor begin eind einde rond omstreeks tegen");
    if place.word(0) != "week" || !listed(LEADS, place.before()) {
        return None;
    }
    let of = usize::from(listed(list!("van in"), place.word(2)));
    let named = year(place.word(2 + of));
    let week = place.word(1).parse().ok()?;
    let sunday = |year| Some(ISOWeekDate::new(year, week, Weekday::Sunday).ok()?.date());
    let end = match (named, place.from) {
        (Some(year), _) => sunday(year)?,
        (None, Some(from)) => {
            sunday(from.year()).filter(|end| *end >= from).or_else(|| sunday(from.year() + 1))?
        }
        // Without a day to count from it has no last day: any year tells whether there is such a week.
        (None, None) => sunday(2026)?,
    };
    let before = end.checked_sub(Span::new().days(7)).ok()?;
    Some(Period {
        last: place.at + 1 + named.map_or(0, |_| of + 1),
        year: named.map(|_| end.year()),
        end: (end.month(), end.day()),
        // Month 0 is December of the year before.
        before: if before.year() < end.year() {
            (0, before.day())
        } else {
            (before.month(), before.day())
        },
        unit: Unit::Day,
    })
}

/// "in de tweede week van september", "de laatste helft van mei".
fn part_of_a_month(place: &Place<'_, '_>) -> Option<Period> {
    let month = month(place.word(3)).filter(|_| place.word(2) == "van")?;
    let (day, before) = match (place.word(1), place.word(0)) {
        // The fourth week may be followed by some days more.
        ("week", "laatste") => (31, 24),
        ("week", word) => ordinal(word, 4).map(|n| (n * 7, n * 7 - 7))?,
        ("helft", word) => match ordinal(word, 2)? {
            1 => (15, 0),
            _ => (31, 15),
        },
        _ => return None,
    };
    let before = if before > 0 { (month, before) } else { (month - 1, 31) };
    place.part(4, (month, day), before, Unit::Part)
}

/// "dit kwartaal", "het komende kwartaal".
fn quarter_from_now(place: &Place<'_, '_>) -> Option<Period> {
    let later = match place.word(0) {
        "dit" | "lopende" => 0,
        "volgend" | "volgende" | "komend" | "komende" => 1,
        _ => return None,
    };
    let now = place.from.map_or(4, |from| (from.month() - 1) / 3 + 1);
    let quarter = if now + later > 4 { 1 } else { now + later };
    if place.word(1) == "kwartaal" { of_quarter(place, 2, quarter) } else { None }
}

/// "mei".
fn month_by_name(place: &Place<'_, '_>) -> Option<Period> {
    let month = month(place.word(0))?;
    let previous = place.before();
    if previous.bytes().all(|b| b.is_ascii_digit()) && !previous.is_empty() {
        return None;
    }
    place.part(1, (month, 31), (month - 1, 31), Unit::Month(month))
}

/// "de zomer", "het kerstreces".
fn season(place: &Place<'_, '_>) -> Option<Period> {
    let (_, end, before) = SEASONS.iter().find(|(name, ..)| *name == place.word(0))?;
    place.part(1, *end, *before, Unit::Part)
}

/// "het derde kwartaal", "Q3".
fn quarter(place: &Place<'_, '_>) -> Option<Period> {
    if place.word(1) == "kwartaal"
        && let Some(n) = ordinal(place.word(0), 4)
    {
        return of_quarter(place, 2, n);
    }
    let n = place.word(0).strip_prefix('q')?.parse().ok().filter(|n| (1..=4).contains(n))?;
    of_quarter(place, 1, n)
}

const fn of_quarter(place: &Place<'_, '_>, words: usize, n: i8) -> Option<Period> {
    place.part(words, (n * 3, 31), (n * 3 - 3, 31), Unit::Part)
}

/// "de tweede helft".
fn half_of_a_year(place: &Place<'_, '_>) -> Option<Period> {
    let n = ordinal(place.word(0), 2).filter(|n| *n <= 2 && place.word(1) == "helft")?;
    place.part(2, (n * 6, 31), (n * 6 - 6, 31), Unit::Part)
}

/// "2026".
fn year_by_number(place: &Place<'_, '_>) -> Option<Period> {
    let year = year(place.word(0))?;
    Some(Period {
        last: place.at,
        year: Some(year),
        end: (12, 31),
        before: (0, 31),
        unit: Unit::Year,
    })
}

/// "dit jaar", "het einde van het jaar".
fn year_from_now(place: &Place<'_, '_>) -> Option<Period> {
    if !matches!(place.word(0), "jaar" | "kalenderjaar") {
        return None;
    }
    let later = match place.before() {
        "volgend" | "komend" | "komende" => 1,
        "dit" | "lopende" => 0,
        _ if bounds_a_year(place.words, place.at) => 0,
        _ => return None,
    };
    let year = place.from.map(|from| from.year() + later);
    Some(Period { last: place.at, year, end: (12, 31), before: (0, 31), unit: Unit::Year })
}

/// A period with the year that stands behind it: "… van 2025", "… 2025", "… van dit jaar".
fn with_year(place: &Place<'_, '_>, mut period: Period) -> Period {
    let behind = period.last + 1 - place.at;
    let of = usize::from(place.word(behind) == "van");
    let named = year(place.word(behind + of));
    if named.is_some() {
        period.year = named;
        period.last += 1 + of;
    } else if place.word(behind + of + 1) == "jaar" {
        let later = match place.word(behind + of) {
            "dit" => 0,
            "volgend" | "komend" => 1,
            _ => return period,
        };
        period.year = place.from.map(|from| from.year() + later);
        period.last += 2 + of;
    }
    period
}

/// Whether one of the few words before "jaar" says that its beginning or end is meant: "eind van het jaar".
fn bounds_a_year(words: &[Word<'_>], i: usize) -> bool {
    let before = words.get(i.saturating_sub(3)..i).unwrap_or_default();
    before.iter().any(|word| listed(list!("eind einde begin"), &word.lower))
}

fn month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|month| *month == word)?;
    i8::try_from(at + 1).ok()
}

/// The number that says which of some parts is meant; "laatste" is the last of so many.
fn ordinal(word: &str, parts: i8) -> Option<i8> {
    let forms: [&[&str]; 4] = [
        &["eerste", "1e", "1ste"],
        &["tweede", "2e", "2de"],
        &["derde", "3e", "3de"],
        &["vierde", "4e", "4de"],
    ];
    if word == "laatste" {
        return Some(parts);
    }
    let at = forms.iter().position(|forms| forms.contains(&word))?;
    i8::try_from(at + 1).ok()
}

fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok()?;
    (word.len() == 4 && (2000..2100).contains(&year)).then_some(year)
}

/// The last day of a period, with what its lead says of it, and whether it is planned for then.
pub(super) fn due(
    period: &Period,
    from: Option<Date>,
    planned: bool,
    is: &dyn Fn(&[&str]) -> bool,
) -> Option<Date> {
    if is(&["na"]) {
        return None;
    }
    let (month, day) = match period.unit {
        _ if is(&["voor"]) && !planned && !is(&["eind", "einde"]) && !is(&MIDDLE) => period.before,
        Unit::Month(month) if is(&["begin"]) => (month, 10),
        Unit::Month(month) if is(&MIDDLE) => (month, 20),
        Unit::Year if is(&["begin"]) => (3, 31),
        Unit::Year if is(&MIDDLE) => (7, 31),
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
