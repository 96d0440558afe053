//! The rows of the register and how they are read from `rules/register/*.toml`.
//!
//! TOML, because a ministry corrects the register with a file of its own in the same form, and because
//! an error in it then has a place. A row of posts is one line: a cabinet is read as a table.

use std::ops::{Range, RangeInclusive};

use serde::Deserialize;

use super::dossier::{self, Dossier};
use super::fold::fold;
use super::office::{OfficeKey, Role};
use super::texts::{List, Text};
use crate::text::date::{EARLIEST, LATEST};
use crate::text::{Date, Said, mistake};

/// One person in one office from one day to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The office: "minister van Defensie", "staatssecretaris Herstel Toeslagen".
    pub office: OfficeKey,
    /// The ministry the office belongs to; also for an office without a ministry of its own.
    pub ministry: Text,
    /// First name.
    pub first: Text,
    /// Surname with its prefix: "van der Wal-Zeggelink".
    pub surname: Text,
    /// Initials: "D.M."; empty where unknown.
    pub initials: Text,
    /// Party, empty where unknown.
    pub party: Text,
    /// First day in office.
    pub from: Date,
    /// Last day in office, the day of the handover.
    pub until: Date,
    /// The cabinet: "Schoof".
    pub cabinet: Text,
    /// Where the row comes from.
    pub source: Text,
    /// A document signed with the title that has the ministry in it ("staatssecretaris van Infrastructuur en Waterstaat – Openbaar Vervoer en
    /// Milieu"), where one was seen.
    pub seen: Option<Text>,
    /// What else the source says: "waarnemend".
    pub note: Option<Text>,
    pub(super) folded_ministry: Text,
    pub(super) folded_surname: Text,
    pub(super) folded_first: Text,
    /// The first half of a double surname.
    pub(super) folded_half: Option<Text>,
    pub(super) folded_initials: Text,
}

impl Post {
    /// First name and surname: "David van Weel".
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.surname)
    }

    /// Whether the post was held on that day, first and last day included.
    #[must_use]
    pub fn held_on(&self, date: Date) -> bool {
        self.from <= date && date <= self.until
    }

    /// Whether the post was held on one of these days.
    #[must_use]
    pub fn held_in(&self, days: &RangeInclusive<Date>) -> bool {
        self.from <= *days.end() && *days.start() <= self.until
    }
}

/// The name of a ministry and the days on which it was in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ministry {
    /// "Binnenlandse Zaken en Koninkrijksrelaties", without "ministerie van".
    pub name: Text,
    /// The usual abbreviation first.
    pub abbreviations: List,
    /// Identifier in the TOOI list of ministries.
    pub tooi: Option<Text>,
    /// First day of use.
    pub from: Date,
    /// Last day of use.
    pub until: Date,
    /// Where the row comes from.
    pub source: Text,
    pub(super) folded: Text,
}

impl Ministry {
    /// Whether the name was in use on one of these days.
    #[must_use]
    pub fn existed_in(&self, days: &RangeInclusive<Date>) -> bool {
        self.from <= *days.end() && *days.start() <= self.until
    }

    /// Whether the name was in use on that day.
    #[must_use]
    pub fn existed_on(&self, date: Date) -> bool {
        self.from <= date && date <= self.until
    }
}

/// A faction as written behind a member's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Right forms, the preferred one first; never empty.
    pub official: List,
    /// The name in full.
    pub name: Text,
    /// Forms met in print that are to be replaced.
    pub wrong: List,
    /// Forms that are used beside the right one in notes and lists: `GL`, `FvD`.
    pub short: List,
    /// First day of use.
    pub from: Date,
    /// Last day of use.
    pub until: Date,
    /// A faction of the Eerste Kamer only.
    pub senate: bool,
    /// Where the row comes from.
    pub source: Text,
    /// The right forms and the name in full, folded.
    pub(super) folded: List,
}

impl Party {
    /// The form to write: "GroenLinks-PvdA".
    #[must_use]
    pub fn preferred(&self) -> &str {
        self.official.first().map_or(&*self.name, |form| form)
    }

    /// Whether the faction existed on one of these days.
    #[must_use]
    pub fn existed_in(&self, days: &RangeInclusive<Date>) -> bool {
        self.from <= *days.end() && *days.start() <= self.until
    }

    /// Whether the faction existed on that day.
    #[must_use]
    pub fn existed_on(&self, date: Date) -> bool {
        self.from <= date && date <= self.until
    }
}

/// What stands before the dash of a double surname.
pub(super) fn first_half(surname: &str) -> Option<&str> {
    let at = surname.find(['-', '–', '—']).filter(|&at| at > 0)?;
    surname.get(..at).map(str::trim_end)
}

/// Why a register file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterError {
    /// The bytes of the file it is about.
    pub range: Range<usize>,
    /// What is wrong there, in lower case, on one line.
    pub message: Said,
}

impl std::fmt::Display for RegisterError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (byte {})", self.message, self.range.start)
    }
}

impl std::error::Error for RegisterError {}

/// The rows of one file.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub posts: Vec<Post>,
    pub ministries: Vec<Ministry>,
    pub parties: Vec<Party>,
    pub dossiers: Vec<Dossier>,
    pub namesakes: Vec<[String; 2]>,
}

/// Reads the dossiers of the program; `None` where they are not right, which fails the tests.
pub(super) fn dossiers(file: &str) -> Option<Vec<Dossier>> {
    let file: File<PostRow> = serde_json::from_str(file).ok()?;
    file.rows().ok().map(|rows| rows.dossiers)
}

/// Reads a file of one's own.
///
/// # Errors
/// What is wrong with it, and where.
pub(super) fn read(file: &str) -> Result<Rows, RegisterError> {
    let file: File<toml::Spanned<PostRow>> = toml::from_str(file).map_err(|error| {
        let range = error.span().unwrap_or_default();
        RegisterError { range, message: mistake::told(error.message()) }
    })?;
    file.rows()
}

impl<P: Into<Placed>> File<P> {
    fn rows(self) -> Result<Rows, RegisterError> {
        let mut rows = Rows { namesakes: self.namesakes, ..Rows::default() };
        for cabinet in self.cabinet {
            let source = cabinet.source.as_ref().or(self.source.as_ref());
            let source = source.map_or("", String::as_str);
            for row in cabinet.posts {
                let Placed(range, row) = row.into();
                let post = row.post(&cabinet.name, source);
                if post.until < post.from {
                    let message = ("`until` ligt voor `from`", "`until` is before `from`").into();
                    return Err(RegisterError { range, message });
                }
                rows.posts.push(post);
            }
        }
        let source = self.source.unwrap_or_default();
        rows.ministries.extend(self.ministry.into_iter().map(|row| row.ministry(&source)));
        rows.parties.extend(self.party.into_iter().map(|row| row.party(&source)));
        rows.dossiers.extend(self.dossier.into_iter().map(|row| row.dossier(&source)));
        Ok(rows)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<P> {
    source: Option<String>,
    #[serde(default = "Vec::new")]
    cabinet: Vec<Cabinet<P>>,
    #[serde(default)]
    ministry: Vec<MinistryRow>,
    #[serde(default)]
    party: Vec<PartyRow>,
    #[serde(default)]
    dossier: Vec<DossierRow>,
    #[serde(default)]
    namesakes: Vec<[String; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cabinet<P> {
    name: String,
    source: Option<String>,
    posts: Vec<P>,
}

/// A row of posts with its place, in a file where it has one.
struct Placed(Range<usize>, PostRow);

impl From<toml::Spanned<PostRow>> for Placed {
    fn from(row: toml::Spanned<PostRow>) -> Self {
        Self(row.span(), row.into_inner())
    }
}

impl From<PostRow> for Placed {
    fn from(row: PostRow) -> Self {
        Self(0..0, row)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostRow {
    office: Office,
    ministry: Option<String>,
    #[serde(default)]
    first: String,
    surname: String,
    #[serde(default)]
    initials: String,
    #[serde(default)]
    party: String,
    from: Day,
    until: Option<Day>,
    seen: Option<String>,
    note: Option<String>,
}

impl PostRow {
    fn post(self, cabinet: &str, source: &str) -> Post {
        let office = self.office.0;
        let ministry = self.ministry.map_or_else(|| office.portfolio.clone(), Text::from);
        Post {
            folded_ministry: fold(&ministry).into(),
            folded_surname: fold(&self.surname).into(),
            folded_first: fold(&self.first).into(),
            folded_half: first_half(&self.surname).map(|half| fold(half).into()),
            folded_initials: fold(&self.initials).replace(' ', "").into(),
            office,
            ministry,
            first: self.first.into(),
            surname: self.surname.into(),
            initials: self.initials.into(),
            party: self.party.into(),
            from: self.from.0,
            until: self.until.map_or(LATEST, |day| day.0),
            cabinet: cabinet.to_owned().into(),
            source: source.to_owned().into(),
            seen: self.seen.map(Text::from),
            note: self.note.map(Text::from),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MinistryRow {
    name: String,
    #[serde(default)]
    abbreviations: Vec<String>,
    tooi: Option<String>,
    from: Option<Day>,
    until: Option<Day>,
}

impl MinistryRow {
    fn ministry(self, source: &str) -> Ministry {
        Ministry {
            folded: fold(&self.name).into(),
            name: self.name.into(),
            abbreviations: list(self.abbreviations),
            tooi: self.tooi.map(Text::from),
            from: self.from.map_or(EARLIEST, |day| day.0),
            until: self.until.map_or(LATEST, |day| day.0),
            source: source.to_owned().into(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartyRow {
    #[serde(rename = "use")]
    official: Official,
    name: Option<String>,
    #[serde(default)]
    wrong: Vec<String>,
    #[serde(default)]
    short: Vec<String>,
    from: Option<Day>,
    until: Option<Day>,
    chamber: Option<Chamber>,
    source: Option<String>,
}

#[derive(Deserialize)]
enum Chamber {
    TK,
    EK,
}

impl PartyRow {
    fn party(self, source: &str) -> Party {
        let official = self.official.0;
        let name = self.name.or_else(|| official.first().cloned()).unwrap_or_default();
        Party {
            folded: official.iter().chain([&name]).map(|form| fold(form).into()).collect(),
            name: name.into(),
            official: list(official),
            wrong: list(self.wrong),
            short: list(self.short),
            from: self.from.map_or(EARLIEST, |day| day.0),
            until: self.until.map_or(LATEST, |day| day.0),
            senate: matches!(self.chamber, Some(Chamber::EK)),
            source: self.source.unwrap_or_else(|| source.to_owned()).into(),
        }
    }
}

fn list(texts: Vec<String>) -> List {
    texts.into_iter().map(Text::from).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DossierRow {
    number: DossierNumber,
    title: String,
    source: Option<String>,
}

impl DossierRow {
    fn dossier(self, source: &str) -> Dossier {
        let source = self.source.unwrap_or_else(|| source.to_owned());
        Dossier { number: self.number.0, title: self.title, source }
    }
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct DossierNumber(String);

impl TryFrom<String> for DossierNumber {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let number = dossier::number(&text);
        number.map(Self).ok_or_else(|| format!("`{text}` is geen dossiernummer zoals 36740-XVI"))
    }
}

/// A day as `2024-07-02`.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Day(Date);

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| format!("`{text}` is geen dag zoals 2024-07-02"))
    }
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Office(OfficeKey);

impl TryFrom<String> for Office {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let key = OfficeKey::parse(&text);
        let whole = key.filter(|key| key.role == Role::PrimeMinister || !key.portfolio.is_empty());
        whole
            .map(Self)
            .ok_or_else(|| format!("`{text}` is geen ambt zoals \"minister van Financiën\""))
    }
}

#[derive(Deserialize)]
#[serde(try_from = "Vec<String>")]
struct Official(Vec<String>);

impl TryFrom<Vec<String>> for Official {
    type Error = &'static str;

    fn try_from(forms: Vec<String>) -> Result<Self, Self::Error> {
        if forms.is_empty() {
            Err("een fractie heeft ten minste één schrijfwijze nodig")
        } else {
            Ok(Self(forms))
        }
    }
}
