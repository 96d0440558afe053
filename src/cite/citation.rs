//! What one reference says.

use std::ops::Range;

/// What kind of publication or number a reference points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A paper in a dossier of the Staten-Generaal.
    Kamerstuk,
    /// Written questions with their answers: Aanhangsel van de Handelingen.
    Aanhangsel,
    /// Record of a meeting.
    Handelingen,
    /// Written questions still without answer (`kv-tk-2025Z02999`).
    Kamervragen,
    /// Annex published on its own (`blg-1184123`).
    Bijlage,
    /// Staatsblad.
    Staatsblad,
    /// Staatscourant.
    Staatscourant,
    /// Tractatenblad.
    Tractatenblad,
    /// European Case Law Identifier.
    Ecli,
    /// Number of the Landelijk Jurisprudentie Nummer system, or of its forerunner ELRO.
    Ljn,
    /// Regulation in the Basiswettenbestand, perhaps with a place in it (juriconnect).
    Bwb,
    /// EU regulation, directive or decision.
    EuAct,
    /// Document of the Commission: COM, SWD, JOIN, SEC, C.
    Com,
    /// Official Journal of the EU.
    PbEu,
    /// CELEX number.
    Celex,
    /// Case of the Tweede Kamer (`2025Z02999`).
    CaseNumber,
    /// Document of the Tweede Kamer (`2025D12345`).
    DocumentNumber,
    /// Commitment (toezegging) in the register of the Tweede Kamer (`TZ202306-026`).
    Commitment,
}

/// A value and the bytes of the text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value, normalised.
    pub value: T,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

impl<T> At<T> {
    /// The same place with another value.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> At<U> {
        At { value: change(self.value), range: self.range }
    }
}

/// A house of the Staten-Generaal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chamber {
    /// Eerste Kamer, `I`.
    First,
    /// Tweede Kamer, `II`.
    Second,
}

impl Chamber {
    /// `I` or `II`.
    #[must_use]
    pub fn roman(self) -> &'static str {
        match self {
            Self::First => "I",
            Self::Second => "II",
        }
    }

    /// `ek` or `tk`, as publication ids have it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::First => "ek",
            Self::Second => "tk",
        }
    }
}

/// A session year as written. Both years are kept, so that an impossible one can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// The first year.
    pub first: u16,
    /// The second year, its century filled in; `None` where only one year is written.
    pub second: Option<u16>,
    /// The mark between the years is garbled, as in `2022/-23`.
    pub garbled: bool,
}

impl Session {
    /// The session that begins in a year.
    #[must_use]
    pub fn starting(first: u16) -> Self {
        Self { first, second: Some(first.saturating_add(1)), garbled: false }
    }

    /// Whether the two are years that follow each other; `024/25` are none.
    #[must_use]
    pub fn possible(&self) -> bool {
        self.first >= 1_000 && self.second == self.first.checked_add(1)
    }

    /// `2023-2024`, as the Chamber's data have it; `None` for an impossible session.
    #[must_use]
    pub fn normalised(&self) -> Option<String> {
        self.possible().then(|| format!("{}-{}", self.first, self.second.unwrap_or_default()))
    }

    /// `2023/24`, as Aanwijzing 3.43 has it; `None` for an impossible session.
    #[must_use]
    pub fn short(&self) -> Option<String> {
        self.possible()
            .then(|| format!("{}/{:02}", self.first, self.second.unwrap_or_default() % 100))
    }

    /// `20232024`, as publication ids have it; `None` for an impossible session.
    #[must_use]
    pub fn compact(&self) -> Option<String> {
        self.possible().then(|| format!("{}{}", self.first, self.second.unwrap_or_default()))
    }

    /// What is wrong with it, if anything.
    pub(super) fn fault(&self) -> Option<FaultKind> {
        if !self.possible() {
            Some(FaultKind::SessionImpossible)
        } else if self.garbled {
            Some(FaultKind::SessionGarbled)
        } else {
            None
        }
    }
}

/// How the digits of a dossier number are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `32 852`, as the Chamber prints it.
    Spaced,
    /// `32852`, as Aanwijzing 3.43 has it.
    Closed,
    /// `32.852`.
    Dotted,
    /// `32-852`.
    Hyphened,
}

/// A dossier number with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// The digits as one number.
    pub base: At<u32>,
    /// How these are written.
    pub notation: Notation,
    /// Budget chapter (`XVII`), fund (`A`) or subdivision (`02`), in capitals.
    pub suffix: Option<At<String>>,
    /// Number of the kingdom act, without the R.
    pub kingdom: Option<At<u32>>,
}

impl Dossier {
    /// What tells it from other dossiers, however it is written: its number, and its chapter, fund or subdivision, if it has one.
    #[must_use]
    pub fn key(&self) -> (u32, &str) {
        (self.base.value, self.suffix.as_ref().map_or("", |suffix| &suffix.value))
    }

    /// `36600-XVII`, as publication ids have it.
    #[must_use]
    pub fn code(&self) -> String {
        match &self.suffix {
            Some(suffix) => format!("{}-{}", self.base.value, suffix.value),
            None => self.base.value.to_string(),
        }
    }
}

/// The number of a paper within its dossier, year or journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// `224`.
    Digits(u32),
    /// `AB`: a paper of the Eerste Kamer.
    Letters(String),
    /// `42e`: a paper of the Eerste Kamer of before the letters; `0A`: one printed before number 1.
    Mixed(u32, char),
}

impl std::fmt::Display for Number {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Digits(digits) => write!(out, "{digits}"),
            Self::Letters(letters) => write!(out, "{letters}"),
            Self::Mixed(digits, letter) => write!(out, "{digits}{letter}"),
        }
    }
}

/// What the grammar itself sees to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// A dossier number that cannot exist: not five digits, or four with a session after 1970 or none.
    DossierImpossible,
    /// `nr.` without a number behind it, or with a placeholder.
    NumberMissing,
    /// Session and number of a paper, and no dossier.
    DossierMissing,
    /// A number no paper can have.
    NumberImpossible,
    /// The years of the session do not follow each other, or there is only one.
    SessionImpossible,
    /// The mark between the years is garbled: `2022/-23`.
    SessionGarbled,
    /// The key word or the chamber is misprinted: `Kamerstukken ll`, `Kamerstuk-ken`.
    KeyMisprint,
    /// Letters with the Tweede Kamer, digits with the Eerste (Aanwijzing 3.43).
    NumberContradictsChamber,
    /// A case or document number called Kamerstuk.
    CalledKamerstuk,
    /// A case or document number, ECLI or code with too few or too many characters, or spaces in it.
    CodeMalformed,
    /// A year, session or date is needed and not there.
    YearMissing,
    /// Handelingen of after 2010 without the item.
    ItemMissing,
    /// A dossier of a yearly budget without a chapter.
    ChapterMissing,
    /// A chapter this budget does not have.
    ChapterUnknown,
    /// A year in which the journal or the kind of act did not exist.
    YearImpossible,
    /// A part that cannot be: a country or ordinal of an ECLI, the order of an EU number.
    PartImpossible,
}

/// A fault and its smallest range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where, in bytes of the text; empty, at the place where it should be, for what is missing.
    pub range: Range<usize>,
}

/// One reference. In a list (`nrs. 12 en 14`) each number is one, and the parts they share are
/// repeated in each; only the first has the key in its range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What kind of publication.
    pub kind: Kind,
    /// The reference, from its key (or first own part) to its last part. The members of a number range
    /// (`nrs. 1–3`) share one range.
    pub range: Range<usize>,
    /// Publication id (`kst-36600-XVII-5`, `ECLI:NL:RVS:2024:3946`); `None` when the reference cannot
    /// exist or misses what is needed.
    pub id: Option<String>,
    /// The word or abbreviation that announces it.
    pub key: Option<Range<usize>>,
    /// Chamber, where written.
    pub chamber: Option<At<Chamber>>,
    /// Session year, where written.
    pub session: Option<At<Session>>,
    /// Dossier of a Kamerstuk.
    pub dossier: Option<Dossier>,
    /// Number within the dossier, the session, the year or the journal.
    pub number: Option<At<Number>>,
    /// Calendar year of a journal, an EU act, an ECLI or a case number.
    pub year: Option<At<u16>>,
    /// Item of the Handelingen.
    pub item: Option<At<u32>>,
    /// Pages, separated by `,` and `-` only: `17,19-22`.
    pub pages: Option<At<String>>,
    /// The code itself, normalised: ECLI, CELEX, BWB-id, `L 328`, `TZ202306-026`.
    pub code: Option<At<String>>,
    /// `Bijlage bij` stands before it.
    pub annex: bool,
    /// Marked as a reprint (`herdruk`, `H`), which changes nothing to its id.
    pub reprint: bool,
    /// What the grammar sees to be wrong.
    pub faults: Vec<Fault>,
}

impl Citation {
    pub(super) fn new(kind: Kind, range: Range<usize>) -> Self {
        Self {
            kind,
            range,
            id: None,
            key: None,
            chamber: None,
            session: None,
            dossier: None,
            number: None,
            year: None,
            item: None,
            pages: None,
            code: None,
            annex: false,
            reprint: false,
            faults: Vec::new(),
        }
    }

    /// Whether the grammar saw a fault of this kind.
    #[must_use]
    pub fn has(&self, kind: FaultKind) -> bool {
        self.faults.iter().any(|fault| fault.kind == kind)
    }

    pub(super) fn fault(&mut self, kind: FaultKind, range: Range<usize>) {
        self.faults.push(Fault { kind, range });
    }

    /// The number, where it is digits only.
    #[must_use]
    pub fn digits(&self) -> Option<u32> {
        match self.number.as_ref()?.value {
            Number::Digits(digits) => Some(digits),
            _ => None,
        }
    }
}
