//! The table of publications: the name of each kind, what its id is and where it can be read.

use super::citation::{Chamber, Citation, FaultKind, Kind, Number, Session};

impl Kind {
    /// The name in reports: `kamerstuk`, `aanhangsel`, `eu-act`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.kind == self)
    }
}

struct Row {
    kind: Kind,
    name: &'static str,
    id: fn(&Citation) -> Option<String>,
    url: fn(&str, &Citation) -> Option<String>,
}

/// One row per kind: name, id and address.
const TABLE: &[Row] = &[
    Row { kind: Kind::Kamerstuk, name: "kamerstuk", id: kamerstuk_id, url: publication },
    Row { kind: Kind::Aanhangsel, name: "aanhangsel", id: aanhangsel_id, url: publication },
    Row { kind: Kind::Handelingen, name: "handelingen", id: handelingen_id, url: publication },
    Row {
        kind: Kind::Kamervragen,
        name: "kamervragen",
        id: |c| prefixed("kv-tk", c),
        url: publication,
    },
    Row { kind: Kind::Bijlage, name: "bijlage", id: |c| prefixed("blg", c), url: publication },
    Row {
        kind: Kind::Staatsblad,
        name: "staatsblad",
        id: |c| journal_id("stb", c),
        url: publication,
    },
    Row {
        kind: Kind::Staatscourant,
        name: "staatscourant",
        id: |c| journal_id("stcrt", c),
        url: publication,
    },
    Row {
        kind: Kind::Tractatenblad,
        name: "tractatenblad",
        id: |c| journal_id("trb", c),
        url: publication,
    },
    Row { kind: Kind::Ecli, name: "ecli", id: code, url: ecli_url },
    // The old numbers have no address of their own left; what they stand for has an ECLI.
    Row {
        kind: Kind::Ljn,
        name: "ljn",
        id: |c| Some(format!("LJN:{}", code(c)?)),
        url: |_, _| None,
    },
    Row { kind: Kind::Bwb, name: "bwb", id: |c| code(c).map(|code| bwb_of(&code)), url: bwb_url },
    Row { kind: Kind::EuAct, name: "eu-act", id: code, url: celex_url },
    Row { kind: Kind::Com, name: "com", id: code, url: com_url },
    Row { kind: Kind::PbEu, name: "pbeu", id: code, url: journal_url },
    Row { kind: Kind::Celex, name: "celex", id: code, url: celex_url },
    Row {
        kind: Kind::CaseNumber,
        name: "zaak",
        id: code,
        url: |id, _| Some(format!("{TWEEDE_KAMER}?id={id}")),
    },
    Row {
        kind: Kind::DocumentNumber,
        name: "document",
        id: code,
        url: |id, _| Some(format!("{TWEEDE_KAMER}?did={id}")),
    },
    // No address of a single commitment is known from a published source.
    Row { kind: Kind::Commitment, name: "toezegging", id: code, url: |_, _| None },
];

const EUR_LEX: &str = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=";
const TWEEDE_KAMER: &str = "https://www.tweedekamer.nl/kamerstukken/detail";

/// Faults that leave nothing to point to.
const FATAL: [FaultKind; 7] = [
    FaultKind::DossierImpossible,
    FaultKind::NumberMissing,
    FaultKind::NumberImpossible,
    FaultKind::ChapterUnknown,
    FaultKind::YearMissing,
    FaultKind::YearImpossible,
    FaultKind::PartImpossible,
];

/// Fills in the id.
pub(super) fn identify(citation: &mut Citation) {
    let fatal = citation.faults.iter().any(|fault| FATAL.contains(&fault.kind));
    citation.id = citation.kind.row().filter(|_| !fatal).and_then(|row| (row.id)(citation));
}

impl Citation {
    /// Where the publication can be read, or `None` without an id or without a known address.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        (self.kind.row()?.url)(self.id.as_ref()?, self)
    }
}

fn code(citation: &Citation) -> Option<String> {
    citation.code.as_ref().map(|code| code.value.clone())
}

fn prefixed(prefix: &str, citation: &Citation) -> Option<String> {
    Some(format!("{prefix}-{}", code(citation)?))
}

/// `kst-36600-XVII-5`, without the number of the kingdom act; `kst-1259252` for a paper that is not
/// yet typeset.
fn kamerstuk_id(citation: &Citation) -> Option<String> {
    if citation.code.is_some() {
        return prefixed("kst", citation);
    }
    let number = &citation.number.as_ref()?.value;
    Some(format!("kst-{}-{number}", citation.dossier.as_ref()?.code()))
}

fn house(citation: &Citation) -> &'static str {
    citation.chamber.as_ref().map_or(Chamber::Second, |chamber| chamber.value).code()
}

fn compact_session(citation: &Citation) -> Option<String> {
    citation.session.as_ref().and_then(|session| Session::compact(&session.value))
}

fn aanhangsel_id(citation: &Citation) -> Option<String> {
    if citation.code.is_some() {
        return prefixed("ah", citation);
    }
    let session = compact_session(citation)?;
    Some(format!("ah-{}-{session}-{}", house(citation), citation.digits()?))
}

/// Meeting and item from 2011 on, first and last page from 1995 until then; before that the record is
/// not on officielebekendmakingen.nl.
fn handelingen_id(citation: &Citation) -> Option<String> {
    let session = compact_session(citation)?;
    let prefix = format!("h-{}-{session}", house(citation));
    if let Some(item) = &citation.item {
        return Some(format!("{prefix}-{}-{}", citation.digits()?, item.value));
    }
    let first = citation.session.as_ref()?.value.first;
    let (from, to) = citation.pages.as_ref()?.value.split_once('-')?;
    let ascending = from.parse::<u32>().ok()? <= to.parse::<u32>().ok()?;
    let plain = (1994..=2010).contains(&first) && ascending && citation.dossier.is_none();
    plain.then(|| format!("{prefix}-{from}-{to}"))
}

fn journal_id(prefix: &str, citation: &Citation) -> Option<String> {
    let number = &citation.number.as_ref()?.value;
    matches!(number, Number::Digits(_))
        .then(|| citation.year.as_ref().map(|year| format!("{prefix}-{}-{number}", year.value)))?
}

/// Where official publications are read.
const PUBLICATIONS: &str = "https://zoek.officielebekendmakingen.nl";

/// Where an official publication is read, by its id (`kst-32852-224`).
#[must_use]
pub fn publication_url(id: &str) -> String {
    format!("{PUBLICATIONS}/{id}.html")
}

/// Where a dossier is read, by its code (`36600-XVII`).
#[must_use]
pub fn dossier_url(code: &str) -> String {
    format!("{PUBLICATIONS}/dossier/{code}")
}

fn publication(id: &str, _: &Citation) -> Option<String> {
    Some(publication_url(id))
}

/// rechtspraak.nl for Dutch judgments, EUR-Lex for those of the EU, the European portal for others.
fn ecli_url(id: &str, _: &Citation) -> Option<String> {
    Some(if id.starts_with("ECLI:NL:") {
        format!("https://deeplink.rechtspraak.nl/uitspraak?id={id}")
    } else if id.starts_with("ECLI:EU:") {
        format!("{EUR_LEX}{id}")
    } else {
        format!("https://e-justice.europa.eu/ecli/{id}")
    })
}

/// The BWB-id within a juriconnect reference, or the code itself.
fn bwb_of(code: &str) -> String {
    code.find("BWB").and_then(|at| code.get(at..at + 11)).unwrap_or(code).to_owned()
}

fn bwb_url(_: &str, citation: &Citation) -> Option<String> {
    Some(format!("https://wetten.overheid.nl/{}", code(citation)?))
}

fn celex_url(id: &str, _: &Citation) -> Option<String> {
    Some(format!("{EUR_LEX}CELEX:{id}"))
}

/// An issue of the Official Journal stands under its table of contents; from October 2023 on an issue is
/// one act.
fn journal_url(id: &str, _: &Citation) -> Option<String> {
    Some(if id.contains('_') { format!("{EUR_LEX}{id}") } else { format!("{EUR_LEX}{id}:TOC") })
}

/// `COM(2023) 160` stands at `COM:2023:160:FIN`.
fn com_url(_: &str, citation: &Citation) -> Option<String> {
    let code = code(citation)?;
    let (series, rest) = code.split_once('(')?;
    let (year, number) = rest.split_once(") ")?;
    Some(format!("{EUR_LEX}{series}:{year}:{number}:FIN"))
}
