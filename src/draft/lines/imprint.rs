//! Running heads and feet, imprints and page numbers, told by their form: those of the Aanhangsel van de Handelingen and of ministries'
//! letters (ISSN line, `Tweede Kamer, vergaderjaar …, Aanhangsel 1`, `Pagina 2 van 5`).

use super::heading;
use super::letters::{leading_digits, strip_word};
use crate::text::is_unseen;

/// What a line is by the form of what is printed on every page.
#[derive(Clone, Copy, Debug)]
pub(in crate::draft) enum Print {
    /// Ordinary text.
    Text,
    /// Furniture as a whole.
    Whole,
    /// Furniture that closes a page.
    PageEnd,
    /// A running foot up to this byte, with text glued behind it.
    FootThen(usize),
    /// Text, and from this byte on a running foot.
    ThenFoot(usize),
}

/// What a line is, seen on its own.
pub(in crate::draft) fn see(text: &str) -> Print {
    // Nearly every line is decided by its first byte.
    match text.bytes().next() {
        Some(b'T') => {
            if text.len() < 40 && text.starts_with("Tweede Kamer der Staten-Generaal") {
                return Print::Whole;
            }
            match running_foot(text) {
                Some(end) if end == text.len() => Print::PageEnd,
                Some(end) => Print::FootThen(end),
                None => Print::Text,
            }
        }
        Some(b'V')
            if text.len() < 80
                && text.starts_with("Vergaderjaar ")
                && session_follows(text, 13) =>
        {
            Print::Whole
        }
        Some(b'V') if text.starts_with("Vragen gesteld door de leden der Kamer") => Print::Whole,
        Some(b'A') if text == "Aanhangsel van de Handelingen" => Print::Whole,
        Some(b'r') if text == "regering gegeven antwoorden" => Print::Whole,
        // Without the foot the imprint does not end a page: note bodies may follow it.
        Some(b'I') if text.starts_with("ISSN ") => imprint_line(text),
        Some(b'a' | b'k') if is_publication_id(text) => Print::Whole,
        Some(b'P' | b'p') if is_page_count(text) => Print::PageEnd,
        Some(b'\'' | 0xE2) if is_the_hague(text) => imprint_line(text),
        // A nine is rarer than the letters.
        _ if !text.as_bytes().contains(&b'9') => Print::Text,
        _ => match text.find("ISSN 0921") {
            Some(at) => Print::ThenFoot(at),
            None => Print::Text,
        },
    }
}

fn imprint_line(text: &str) -> Print {
    match foot_inside(text) {
        None => Print::Whole,
        Some(end) if end == text.len() => Print::PageEnd,
        Some(end) => Print::FootThen(end),
    }
}

/// `Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1`: the end of it, when the line begins so. A citation
/// (`…, Aanhangsel van de Handelingen 2386`, `…, 26 485, nr. 424`) is none.
fn running_foot(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("Tweede Kamer, vergaderjaar ")?;
    let (_, rest) = rest.split_once(", ")?;
    let rest = rest.strip_prefix("Aanhangsel").or_else(|| rest.strip_prefix("Vragen"))?;
    let number = rest.strip_prefix(' ').filter(|number| leading_digits(number) > 0);
    let rest =
        number.map_or(rest, |number| number.get(leading_digits(number)..).unwrap_or_default());
    let glued = rest.chars().next().is_none_or(|c| c.is_uppercase());
    glued.then_some(text.len() - rest.len())
}

/// The end of a running foot that stands somewhere in the line.
fn foot_inside(text: &str) -> Option<usize> {
    let at = text.find("Tweede Kamer, vergaderjaar ")?;
    Some(at + running_foot(text.get(at..)?)?)
}

/// The beginnings of ids that stand alone on a line of the Aanhangsel.
const IDS: [&str; 3] = ["ah-tk-", "kv-tk-", "ah-ek-"];

/// The beginnings of the lines with who printed it, below the id at the foot of a first page.
const PRINTED: [&str; 3] = ["ISSN ", "’s-Gravenhage ", "'s-Gravenhage "];

/// Whether a line of the imprint stands at the foot of a first page, where bodies of notes may follow it, and so numbers that are none of
/// pages.
pub(in crate::draft) fn is_above_notes(text: &str) -> bool {
    IDS.iter().chain(&PRINTED).any(|words| text.starts_with(words))
}

fn session_follows(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| leading_digits(rest) == 4)
}

/// `ah-tk-20232024-1076`, `kv-tk-2024Z18658` alone on a line.
fn is_publication_id(text: &str) -> bool {
    text.len() < 28
        && IDS.iter().any(|id| text.starts_with(id))
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn is_the_hague(text: &str) -> bool {
    let rest = text.trim_start_matches(['\'', '’', '‘']);
    rest.len() < text.len()
        && rest.strip_prefix("s-Gravenhage ").is_some_and(|rest| {
            let after = rest.get(leading_digits(rest)..).unwrap_or_default();
            leading_digits(rest) == 4
                && (after.is_empty() || after.trim_start().starts_with("Tweede Kamer"))
        })
}

/// What the mark of a page says: `Pagina 2 van 5`, `pagina 2/5`, `Pagina 2`, `2/5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) struct PageCount {
    /// The page.
    pub page: u32,
    /// How many there are, where it says so.
    pub pages: Option<u32>,
    /// Whether it has the word.
    pub worded: bool,
    /// How long it is, in bytes.
    pub len: usize,
}

/// The mark of a page with which a text begins.
pub(in crate::draft) fn page_count(text: &str) -> Option<PageCount> {
    /// No draft has more pages than three figures count.
    const LONGEST: usize = 3;
    let figures = |text: &str| -> Option<(u32, usize)> {
        let digits = leading_digits(text);
        let value = text.get(..digits).filter(|_| (1..=LONGEST).contains(&digits))?.parse().ok()?;
        Some((value, digits))
    };
    let rest = strip_word(text, "pagina ");
    let worded = rest.is_some();
    let rest = rest.unwrap_or(text);
    let (page, digits) = figures(rest)?;
    let rest = rest.get(digits..)?;
    let at = text.len() - rest.len();
    let spaced = if worded { rest.trim_start_matches(is_unseen) } else { rest };
    let of = strip_word(spaced, "van ").filter(|_| worded).or_else(|| spaced.strip_prefix('/'));
    let of = of.map(|of| if worded { of.trim_start_matches(is_unseen) } else { of });
    let total = of.and_then(|of| Some((figures(of)?, of)));
    let Some(((pages, digits), of)) = total else {
        return worded.then_some(PageCount { page, pages: None, worded, len: at });
    };
    let len = text.len() - of.len() + digits;
    (1..=pages).contains(&page).then_some(PageCount { page, pages: Some(pages), worded, len })
}

/// Whether a line is the mark of a page with its word and nothing else.
pub(in crate::draft) fn is_page_count(text: &str) -> bool {
    page_count(text).is_some_and(|count| count.worded && count.len == text.trim_end().len())
}

/// What a line reads without its digits, where it may return on other pages so; `None` where it cannot be a running head.
pub(in crate::draft) fn running_head(text: &str) -> Option<Box<str>> {
    if text.len() >= 120 || is_content(text) {
        return None;
    }
    let (mut same, mut gap) = (String::with_capacity(text.len()), false);
    for c in text.chars().filter(|c| !c.is_ascii_digit()) {
        if c.is_whitespace() {
            gap = !same.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            same.push(' ');
        }
        same.push(c);
    }
    (same.len() > 3).then(|| same.into())
}

/// Headings, sources and whole sentences may look alike on two pages and yet are no running heads.
fn is_content(text: &str) -> bool {
    text.ends_with(['.', '?'])
        || heading::could_be(text)
        || ["Kamerst", "Aanhangsel", "nr.", "http", "www."].iter().any(|word| text.contains(word))
}
