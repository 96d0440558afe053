//! What the Chamber's own lists say: dossiers, the papers in them, cases of written questions, members.
//!
//! Three answers: [`Known::Yes`], [`Known::No`] and [`Known::Unknown`]. The list of dossiers begins in 2008 and knows of older ones
//! only those still in use, so that something is not in it says little by itself: `No` is only said on the grounds that each
//! question names. Who asks is silent on `Unknown`.
//!
//! Nothing is opened here: a [`Lookup`] is handed in with the settings. [`List`] holds a few rows in memory; the store on disk is
//! in `store`, filled by `import` and `sync`.

#[cfg(feature = "papers")]
pub mod import;
mod list;
mod near;
#[cfg(feature = "papers")]
pub mod store;
#[cfg(feature = "sync")]
pub mod sync;
mod words;

use std::fmt;
use std::sync::Arc;

use crate::text::Date;

pub use list::List;
pub use near::{Slip, one_off, slips};
pub use words::{abbreviates, same_word, words};

/// What is known of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known<T> {
    /// It is there.
    Yes(T),
    /// It is not, and would be if it existed.
    No,
    /// Nobody can say.
    Unknown,
}

impl<T> Known<T> {
    /// What is there.
    pub fn yes(self) -> Option<T> {
        match self {
            Self::Yes(value) => Some(value),
            Self::No | Self::Unknown => None,
        }
    }
}

/// A dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dossier {
    /// Its number.
    pub number: u32,
    /// Budget chapter (`XVII`), subdivision (`02`) or kingdom act (`(R2212)`); empty for none.
    pub suffix: String,
    /// What it is called.
    pub title: String,
    /// The highest number of a paper in it, where there is one.
    pub highest: Option<u32>,
}

impl Dossier {
    /// `36600-XVII`, as publication ids have it; the number of a kingdom act is no part of these.
    #[must_use]
    pub fn code(&self) -> String {
        code(self.number, Some(self.suffix.as_str()))
    }
}

/// `36600-XVII`, as publication ids have it.
#[must_use]
pub fn code(number: u32, suffix: Option<&str>) -> String {
    match suffix.filter(|suffix| !suffix.is_empty() && !suffix.starts_with('(')) {
        Some(suffix) => format!("{number}-{suffix}"),
        None => number.to_string(),
    }
}

/// Under what the papers of the Aanhangsel of a session are kept, as if it were a dossier: `ah-20242025`.
#[must_use]
pub fn appendix(first_year: u16) -> String {
    format!("ah-{first_year}{}", first_year.saturating_add(1))
}

/// A paper: a Kamerstuk, or a number of the Aanhangsel.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Paper {
    /// The code of its dossier, see [`Dossier::code`] and [`appendix`].
    pub dossier: String,
    /// Its number there: digits, or letters for a paper of the Eerste Kamer.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// "Brief regering", "Motie", …
    pub kind: String,
    /// The day it bears.
    pub date: Option<Date>,
    /// Its publication id, where that does not follow from dossier and number.
    pub publication: Option<String>,
}

impl Paper {
    /// Its publication id: `kst-32852-224`.
    #[must_use]
    pub fn id(&self) -> String {
        self.publication.clone().unwrap_or_else(|| publication_id(&self.dossier, &self.number))
    }
}

/// The publication id that follows from where a paper is: `kst-32852-224`, `ah-tk-20242025-1244`.
#[must_use]
pub fn publication_id(dossier: &str, number: &str) -> String {
    match dossier.strip_prefix("ah-") {
        Some(session) => format!("ah-tk-{session}-{number}"),
        None => format!("kst-{dossier}-{number}"),
    }
}

/// A set of written questions, as the Chamber registered it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Case {
    /// `2025Z02999`.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// The day it was submitted.
    pub submitted: Option<Date>,
    /// The day it was answered.
    pub answered: Option<Date>,
    /// Who asks, the first submitter first.
    pub members: Vec<Asker>,
    /// The offices that are asked: "minister van Economische Zaken".
    pub addressees: Vec<String>,
}

/// A member who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Asker {
    /// Initials and surname: "R.M. Leijten".
    pub name: String,
    /// Party at that time.
    pub party: String,
}

/// A time that a member sat in a party.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Seat {
    /// "Van der Lee", with its prefix as it stands in running text: "van der Lee".
    pub surname: String,
    /// The name used: "Tom".
    pub first: String,
    /// "T.M.T.".
    pub initials: String,
    /// Short name of the party now: "PRO".
    pub party: String,
    /// First day; `None` where that is not known.
    pub from: Option<Date>,
    /// Last day; `None` for a seat that is still held.
    pub until: Option<Date>,
}

impl Seat {
    /// Whether it was held on a day.
    #[must_use]
    pub fn held_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Of which days the rows are; `None` for a kind that was never filled whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dates {
    /// Dossiers.
    pub dossiers: Option<Date>,
    /// Papers.
    pub papers: Option<Date>,
    /// Cases.
    pub cases: Option<Date>,
    /// Members.
    pub members: Option<Date>,
}

/// Where the rows are. What they mean is [`Papers`]' business, so that every place of rows gives the same answers.
pub trait Lookup: fmt::Debug + Send + Sync {
    /// Of which days the rows are.
    fn dates(&self) -> Dates;
    /// The dossiers with a number, one for each suffix.
    fn dossiers(&self, number: u32) -> Vec<Dossier>;
    /// How many numbers of dossiers there are from one to another, both included.
    fn dossiers_between(&self, from: u32, to: u32) -> u32;
    /// The highest number of a dossier; 0 for none.
    fn last_dossier(&self) -> u32;
    /// How many titles of dossiers hold a word, given as [`words()`] gives it.
    fn titles_with(&self, word: &str) -> u32;
    /// A paper.
    fn paper(&self, dossier: &str, number: &str) -> Option<Paper>;
    /// How many numbers of papers in digits a dossier has from one to another, both included.
    fn papers_between(&self, dossier: &str, from: u32, to: u32) -> u32;
    /// A case.
    fn case(&self, number: &str) -> Option<Case>;
    /// How many cases have a number from one to another, both included.
    fn cases_between(&self, from: &str, to: &str) -> u32;
    /// The seats of all whose surname begins so, at most so many, without regard to capitals, accents and prefixes.
    fn find_seats(&self, begin: &str, most: usize) -> Vec<Seat>;
    /// The seats of all whose surname this is, without regard to capitals and accents.
    fn seats(&self, surname: &str) -> Vec<Seat>;
    /// Dossiers whose title has words that begin so, at most so many, most used first.
    fn find_dossiers(&self, words: &str, most: usize) -> Vec<Dossier>;
    /// Papers whose title has words that begin so, at most so many, newest first.
    fn find_papers(&self, words: &str, most: usize) -> Vec<Paper>;
    /// Why there is nothing to look in although there should be; nobody knows before something was asked.
    fn trouble(&self) -> Option<String> {
        None
    }
    /// Whether anything was asked yet.
    fn was_asked(&self) -> bool {
        true
    }
}

/// The papers of a run, cheap to clone; two are equal when they have the same mark.
#[derive(Clone, Debug, Default)]
pub struct Papers(Option<Arc<Handed>>);

#[derive(Debug)]
struct Handed {
    mark: String,
    rows: Box<dyn Lookup>,
}

impl PartialEq for Papers {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_ref().map(|handed| &handed.mark) == other.0.as_ref().map(|handed| &handed.mark)
    }
}

impl Eq for Papers {}

/// How far on either side every number of a dossier must be in the list before one that is not there is said not to exist.
const DENSE: u32 = 50;
/// The same for numbers of the Aanhangsel, of which one or two are always on their way.
const DENSE_APPENDIX: u32 = 10;
/// The same for papers in a dossier, as far as it reaches.
const DENSE_PAPERS: u32 = 20;
/// How far on either side of a number of a case sets of written questions are looked for, of which one case in eight is one.
const NEAR_CASES: u32 = 300;
/// How many there are at least on either side of one that is said to be none.
const FEW_CASES: u32 = 10;

impl Papers {
    /// Rows to look in; the mark says which they are.
    #[must_use]
    pub fn of(mark: impl Into<String>, rows: impl Lookup + 'static) -> Self {
        Self(Some(Arc::new(Handed { mark: mark.into(), rows: Box::new(rows) })))
    }

    /// The rows, where there are any.
    #[must_use]
    pub fn rows(&self) -> Option<&dyn Lookup> {
        self.0.as_ref().map(|handed| handed.rows.as_ref())
    }

    /// Of which days the rows are.
    #[must_use]
    pub fn dates(&self) -> Dates {
        self.rows().map_or_else(Dates::default, |rows| rows.dates())
    }

    /// A dossier. `No`: it is higher than the last one, or all numbers around it are there. `on` is the day of whoever cites it: what
    /// came after the list may be anything.
    #[must_use]
    pub fn dossier(&self, number: u32, suffix: Option<&str>, on: Option<Date>) -> Known<Dossier> {
        let Some(rows) = self.rows() else { return Known::Unknown };
        let found = rows.dossiers(number);
        if !found.is_empty() {
            let wanted = code(number, suffix);
            let mut fitting = found.into_iter().filter(|one| one.code() == wanted);
            return fitting.next().map_or(Known::Unknown, Known::Yes);
        }
        let Some(of) = rows.dates().dossiers else { return Known::Unknown };
        let last = rows.last_dossier();
        if number > last {
            let later = on.is_none_or(|on| on >= of);
            // A list of a few dossiers has a last one too.
            let whole = rows.dossiers_between(last.saturating_sub(2 * DENSE), last) >= 2 * DENSE;
            return if later || !whole { Known::Unknown } else { Known::No };
        }
        let (from, to) = (number.saturating_sub(DENSE), number.saturating_add(DENSE));
        let dense = to <= last && rows.dossiers_between(from, to) == to - from;
        if dense { Known::No } else { Known::Unknown }
    }

    /// What a dossier with this number is called, with or without its suffix.
    #[must_use]
    pub fn title(&self, number: u32, suffix: Option<&str>) -> Option<Dossier> {
        let found = self.rows()?.dossiers(number);
        let wanted = code(number, suffix);
        found.into_iter().find(|one| one.code() == wanted)
    }

    /// A paper in a dossier. `No`: its number is above the highest while the list is newer than who cites it, or only it is missing
    /// among the papers around it.
    #[must_use]
    pub fn paper(&self, dossier: &Dossier, number: &str, on: Option<Date>) -> Known<Paper> {
        let Some(rows) = self.rows() else { return Known::Unknown };
        if let Some(paper) = rows.paper(&dossier.code(), number) {
            return Known::Yes(paper);
        }
        let (Ok(number), dates) = (number.parse::<u32>(), rows.dates()) else {
            return Known::Unknown;
        };
        let Some(highest) = dossier.highest else { return Known::Unknown };
        let older = |of: Option<Date>| of.is_some_and(|of| on.is_some_and(|on| on < of));
        if number > highest {
            return if older(dates.dossiers) { Known::No } else { Known::Unknown };
        }
        let from = number.saturating_sub(DENSE_PAPERS).max(1);
        let to = number.saturating_add(DENSE_PAPERS).min(highest);
        let whole = older(dates.papers)
            && number < highest
            && to - from >= 4
            && rows.papers_between(&dossier.code(), from, to) == to - from;
        if whole { Known::No } else { Known::Unknown }
    }

    /// A number of the Aanhangsel of a session.
    #[must_use]
    pub fn appendix(&self, first_year: u16, number: u32, on: Option<Date>) -> Known<Paper> {
        let Some(rows) = self.rows() else { return Known::Unknown };
        let session = appendix(first_year);
        if let Some(paper) = rows.paper(&session, &number.to_string()) {
            return Known::Yes(paper);
        }
        let of = rows.dates().papers;
        if of.zip(on).is_none_or(|(of, on)| on >= of) {
            return Known::Unknown;
        }
        let from = number.saturating_sub(DENSE_APPENDIX).max(1);
        let to = number.saturating_add(DENSE_APPENDIX);
        let around = rows.papers_between(&session, from, to) == to.saturating_sub(from);
        // Above the last of a session whose last numbers are all there.
        let beyond = || {
            let last = rows.papers_between(&session, 1, u32::MAX);
            last >= 5 * DENSE_APPENDIX
                && number > last.saturating_add(last / 10).saturating_add(DENSE_APPENDIX)
                && rows.papers_between(&session, number, u32::MAX) == 0
        };
        if around || beyond() { Known::No } else { Known::Unknown }
    }

    /// A set of written questions. `No`: the list is newer than who cites the number, and has sets enough on either side of it; the
    /// numbers between are of other cases.
    #[must_use]
    pub fn case(&self, number: &str, on: Option<Date>) -> Known<Case> {
        let Some(rows) = self.rows() else { return Known::Unknown };
        if let Some(case) = rows.case(number) {
            return Known::Yes(case);
        }
        let newer = rows.dates().cases.zip(on).is_some_and(|(of, on)| on < of);
        let parts = number.split_once('Z');
        let parts = parts.and_then(|(year, digits)| Some((year, digits.parse::<u32>().ok()?)));
        let Some((year, digits)) = parts.filter(|_| newer) else { return Known::Unknown };
        let at = |digits: u32| format!("{year}Z{digits:05}");
        let enough = |from: u32, to: u32| rows.cases_between(&at(from), &at(to)) >= FEW_CASES;
        let before = enough(digits.saturating_sub(NEAR_CASES), digits.saturating_sub(1));
        let behind = || enough(digits.saturating_add(1), digits.saturating_add(NEAR_CASES));
        if before && behind() { Known::No } else { Known::Unknown }
    }

    /// Who of that surname sat on a day, and in which party. `No`: they have no seat on that day, but on others.
    #[must_use]
    pub fn seats(&self, surname: &str, on: Date) -> Known<Vec<Seat>> {
        let Some(rows) = self.rows() else { return Known::Unknown };
        if rows.dates().members.is_none_or(|of| of < on) {
            return Known::Unknown;
        }
        let seats = rows.seats(surname);
        let held: Vec<Seat> = seats.iter().filter(|seat| seat.held_on(on)).cloned().collect();
        match (held.is_empty(), seats.is_empty()) {
            (false, _) => Known::Yes(held),
            (true, false) => Known::No,
            (true, true) => Known::Unknown,
        }
    }
}
