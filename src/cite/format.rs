//! References to Kamerstukken in the styles in use.

use super::chapters;
use super::citation::{Chamber, Citation, Dossier, Notation, Number};
use super::kinds::Kind;
use super::numbers;

/// How a ministry writes references to Kamerstukken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `Kamerstuk 32 852, nr. 224`: what the Chamber's typesetters print.
    Short,
    /// `Kamerstukken II 2024/25, 32852, nr. 224` (Aanwijzing 3.43).
    Aanwijzing,
}

/// The reference in a style, with the digits of the dossier spaced or closed. `None` for what is no
/// Kamerstuk, cannot exist, or lacks the session the style asks for.
#[must_use]
pub fn format(citation: &Citation, style: Style, spacing: Notation) -> Option<String> {
    if citation.kind != Kind::Kamerstuk {
        return None;
    }
    citation.id.as_ref()?;
    let dossier = dossier(citation.dossier.as_ref()?, spacing);
    let number = &citation.number.as_ref()?.value;
    let number = match number {
        Number::Letters(letters) if !ambiguous(letters) => letters.clone(),
        number => format!("nr. {number}"),
    };
    let head = match style {
        Style::Short => "Kamerstuk ".to_owned(),
        Style::Aanwijzing => {
            let session = citation.session.as_ref()?.value.short()?;
            format!("Kamerstukken {} {session}, ", chamber(citation).roman())
        }
    };
    let pages = match &citation.pages {
        Some(pages) => format!(", p. {}", printed(&pages.value)),
        None => String::new(),
    };
    Some(format!("{head}{dossier}, {number}{pages}"))
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

fn dossier(dossier: &Dossier, spacing: Notation) -> String {
    let base = dossier.base.value;
    let (thousands, units) = (base / 1_000, base % 1_000);
    let mut written = match spacing {
        _ if base < 10_000 => base.to_string(),
        Notation::Spaced => format!("{thousands} {units:03}"),
        Notation::Closed => base.to_string(),
        Notation::Dotted => format!("{thousands}.{units:03}"),
        Notation::Hyphened => format!("{thousands}-{units:03}"),
    };
    if let Some(suffix) = &dossier.suffix {
        written.push(if chapters::is_chapter_like(&suffix.value) { ' ' } else { '-' });
        written.push_str(&suffix.value);
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
