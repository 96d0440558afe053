//! The table of publications: what announces each kind, what its id is and where it can be read.

use std::ops::Range;

use super::citation::{Chamber, Citation, FaultKind, Number};
use super::cursor::Cursor;
use super::session::Session;
use super::{bare, case_law, codes, eu, journals, kamerstuk, record};

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

/// Reads a reference behind its trigger word, whose range is given; gives the place where to go on,
/// or `None` when it is none.
pub(super) type Parse = fn(Cursor<'_>, Range<usize>, &mut Vec<Citation>) -> Option<usize>;

/// Words that announce a reference. All are matched in any case.
pub(super) struct Trigger {
    pub(super) words: &'static [&'static str],
    /// Whether a word may be the tail of a compound: `uitvoeringsverordening`.
    pub(super) inside: bool,
    pub(super) parse: Parse,
}

struct Row {
    kind: Kind,
    name: &'static str,
    id: fn(&Citation) -> Option<String>,
    url: fn(&str, &Citation) -> Option<String>,
}

const fn word(words: &'static [&'static str], parse: Parse) -> Trigger {
    Trigger { words, inside: false, parse }
}

const fn tail(words: &'static [&'static str], parse: Parse) -> Trigger {
    Trigger { words, inside: true, parse }
}

/// What announces what. A word may lead to more than one kind (`vergaderjaar 2023–2024, Aanhangsel …`).
pub(super) const TRIGGERS: &[Trigger] = &[
    word(
        &[
            "kamerstukken",
            "kamer-stukken",
            "kamer-stuk",
            "kamerstuk",
            "kamerst.",
            "kamerstuknummer",
            "kamerstuknummers",
            "kamerstuknr.",
            "kamerstuknr",
        ],
        kamerstuk::keyed,
    ),
    word(
        &["tweede kamer", "eerste kamer", "tk", "ek", "vergaderjaar", "vergaderjaren"],
        kamerstuk::weak,
    ),
    tail(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], bare::digits),
    word(&["kst-"], codes::kst),
    word(&["aanhangsel", "aanhang-sel", "aanh."], record::aanhangsel),
    word(&["ah-"], codes::ah),
    word(&["handelingen", "hand."], record::handelingen),
    word(&["h-tk-", "h-ek-"], codes::h),
    word(&["kv-tk-"], codes::kv),
    word(&["blg-"], codes::blg),
    word(&["staatsblad", "stb.", "stb", "stb-"], journals::staatsblad),
    word(&["staatscourant", "stcrt.", "stcrt", "stcrt-"], journals::staatscourant),
    word(&["tractatenblad", "trb.", "trb", "trb-"], journals::tractatenblad),
    word(&["ecli"], case_law::ecli),
    word(&["nl:", "eu:"], case_law::ecli_without_prefix),
    word(&["hr:", "phr:", "rvs:", "crvb:", "cbb:"], case_law::ecli_without_country),
    word(&["ljn", "lj", "elro"], case_law::ljn),
    word(&["jci1."], codes::juriconnect),
    word(&["bwbr", "bwbv", "bwbw"], codes::bwb),
    tail(
        &["verordening", "verordeningen", "richtlijn", "richtlijnen", "besluit", "besluiten"],
        eu::act,
    ),
    word(
        &[
            "com(", "com (", "com/", "com 2", "swd(", "swd (", "join(", "join (", "sec(", "sec (",
            "c(", "c (",
        ],
        eu::com,
    ),
    word(&["pbeu", "pbeg", "pb eu", "pb eg", "pb. eu", "pb.", "pb"], eu::journal),
    word(&["celex"], eu::celex),
    word(&["tz2"], codes::commitment),
];

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

/// The address of what a reference points to.
pub(super) fn url(citation: &Citation) -> Option<String> {
    (citation.kind.row()?.url)(citation.id.as_ref()?, citation)
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

fn publication(id: &str, _: &Citation) -> Option<String> {
    Some(format!("https://zoek.officielebekendmakingen.nl/{id}.html"))
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
