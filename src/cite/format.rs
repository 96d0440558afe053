//! References to Kamerstukken in the styles in use.

use super::chapters;
use super::citation::{Chamber, Citation, Dossier, Kind, Notation, Number};
use super::numbers;
use crate::text::enumerated;

/// How a ministry writes references to Kamerstukken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Style {
    /// `Kamerstuk 32 852, nr. 224`: what the Chamber's typesetters print.
    #[serde(rename = "short")]
    Short,
    /// `Kamerstukken II 2024/25, 32852, nr. 224` (Aanwijzing 3.43).
    #[serde(rename = "aanwijzing-3.43")]
    Aanwijzing,
}

/// The reference in a style, with the digits of the dossier spaced or closed. `None` for what is no
/// Kamerstuk, cannot exist, or lacks the session the style asks for.
#[must_use]
pub fn format(citation: &Citation, style: Style, spacing: Notation) -> Option<String> {
    let written = format_list(&[citation], style, spacing)?;
    let pages = match &citation.pages {
        Some(pages) => format!(", p. {}", printed(&pages.value)),
        None => String::new(),
    };
    Some(written + &pages)
}

/// The references of one list (`Kamerstuk 32 852, nrs. 12 en 14 en 29 984, nr. 1207`) in a style, without pages. `None` as
/// for [`format()`], and for a list that the style cannot say in one: of several sessions or chambers, with pages in the
/// middle, or a range. Dossiers of before the five digits exist only with their session, which the short style leaves out.
#[must_use]
pub fn format_list(citations: &[&Citation], style: Style, spacing: Notation) -> Option<String> {
    let first = *citations.first()?;
    let session = |citation: &Citation| citation.session.as_ref().map(|session| session.value);
    let fits = |(i, citation): (usize, &&Citation)| {
        let last = i + 1 == citations.len();
        let old = citation.dossier.as_ref().is_some_and(|dossier| dossier.base.value < 10_000);
        citation.kind == Kind::Kamerstuk
            && citation.id.is_some()
            && !(old && style == Style::Short)
            && (session(citation), chamber(citation)) == (session(first), chamber(first))
            && (last || citation.pages.is_none())
    };
    let range = citations.windows(2).any(|pair| matches!(pair, [a, b] if a.range == b.range));
    if range || !citations.iter().enumerate().all(fits) {
        return None;
    }
    let mut groups = Vec::new();
    for group in citations.chunk_by(|a, b| dossier_code(a) == dossier_code(b)) {
        let dossier = dossier(group.first()?.dossier.as_ref()?, spacing);
        groups.push(format!("{dossier}, {}", numbered(group)?));
    }
    let plural = if citations.len() > 1 { "ken" } else { "" };
    let head = match style {
        Style::Short => format!("Kamerstuk{plural} "),
        Style::Aanwijzing => {
            let session = first.session.as_ref()?.value.short()?;
            format!("Kamerstukken {} {session}, ", chamber(first).roman())
        }
    };
    Some(head + &enumerated(&groups))
}

fn dossier_code(citation: &Citation) -> Option<String> {
    citation.dossier.as_ref().map(Dossier::code)
}

/// `nr. 12`, `nrs. 12, 13 en 14`, `AB`.
fn numbered(group: &[&Citation]) -> Option<String> {
    let numbers = group.iter().map(|citation| Some(&citation.number.as_ref()?.value));
    let numbers: Vec<&Number> = numbers.collect::<Option<_>>()?;
    if let [number] = numbers.as_slice() {
        return Some(match number {
            Number::Letters(letters) if !ambiguous(letters) => letters.clone(),
            number => format!("nr. {number}"),
        });
    }
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    Some(format!("nrs. {}", enumerated(&numbers)))
}

/// The chamber as written, or as the number shows: letters are of the Eerste Kamer (Aanwijzing 3.43).
fn chamber(citation: &Citation) -> Chamber {
    match (&citation.chamber, citation.digits()) {
        (Some(chamber), _) => chamber.value,
        (None, Some(_)) => Chamber::Second,
        (None, None) => Chamber::First,
    }
}

/// Capitals that need `nr.` before them to be read as a number.
fn ambiguous(letters: &str) -> bool {
    letters.len() > 2 || numbers::NOT_LETTERS.contains(&letters)
}

impl Notation {
    /// The number of a dossier in this notation: `32 852`. One of four digits is never parted.
    #[must_use]
    pub fn written(self, number: u32) -> String {
        let (thousands, units) = (number / 1_000, number % 1_000);
        match self {
            _ if number < 10_000 => number.to_string(),
            Self::Spaced => format!("{thousands} {units:03}"),
            Self::Closed => number.to_string(),
            Self::Dotted => format!("{thousands}.{units:03}"),
            Self::Hyphened => format!("{thousands}-{units:03}"),
        }
    }

    /// The code of a dossier (`36600-XVII`) in this notation: `36 600 XVII`, `36 600-02`. What is no code stays as it is.
    #[must_use]
    pub fn written_code(self, code: &str) -> String {
        let (base, suffix) = code.split_once('-').unwrap_or((code, ""));
        let Ok(base) = base.parse() else { return code.to_owned() };
        let mut written = self.written(base);
        add_suffix(&mut written, suffix);
        written
    }
}

/// A chapter stands behind a space, a subdivision behind a hyphen.
fn add_suffix(written: &mut String, suffix: &str) {
    if !suffix.is_empty() {
        written.push(if chapters::is_chapter_like(suffix) { ' ' } else { '-' });
        written.push_str(suffix);
    }
}

fn dossier(dossier: &Dossier, spacing: Notation) -> String {
    let mut written = spacing.written(dossier.base.value);
    if let Some(suffix) = &dossier.suffix {
        add_suffix(&mut written, &suffix.value);
    }
    if let Some(kingdom) = &dossier.kingdom {
        written.push_str(&format!(" (R{})", kingdom.value));
    }
    written
}

/// `17,19-22` as `17, 19-22`; an open end as `e.v.`
fn printed(pages: &str) -> String {
    match pages.strip_suffix('-') {
        Some(first) => format!("{} e.v.", first.replace(',', ", ")),
        None => pages.replace(',', ", "),
    }
}
