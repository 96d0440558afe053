//! The word that begins the name of an office.

use std::ops::Range;
use std::sync::LazyLock;

use super::words::glued;
use crate::register::Role;
use crate::text::{HYPHENS, Needles, is_gap};

/// Pieces of the role words, and of their common misspellings.
pub(super) static TRIGGERS: LazyLock<Needles<'_>> = LazyLock::new(|| {
    Needles::new([
        "minis",
        "nister",
        "minster",
        "minnster",
        "mimister",
        "miister",
        "miinster",
        "mirister",
        "minsiter",
        "miniter",
        "miniister",
        "secretar",
        "sekretar",
        "secretr",
        "secreatr",
        "secertar",
        "staatss",
    ])
});

/// A role word in the text.
pub(super) struct RoleWord {
    pub range: Range<usize>,
    pub role: Role,
    pub plural: bool,
    pub misspelt: bool,
    pub qualifier: Option<Range<usize>>,
}

/// The role whose word stands around `hit`; otherwise the end of the word that is there.
pub(super) fn role_at(text: &str, hit: usize, done: usize) -> Result<RoleWord, usize> {
    let letter = |c: &char| c.is_alphanumeric();
    let before = text.get(done..hit).unwrap_or_default();
    let start = hit - before.chars().rev().take_while(letter).map(char::len_utf8).sum::<usize>();
    // "deStaatssecretaris": the space is missing, not a letter wrong.
    let start = start + glued(text.get(start..).unwrap_or_default()).unwrap_or(0);
    let rest = text.get(start..).unwrap_or_default();
    let len: usize = rest.chars().take_while(letter).map(char::len_utf8).sum();
    let end = start + len;
    if len > 32 {
        return Err(end);
    }
    let word = rest.get(..len).unwrap_or_default();
    let (role, spelt, end) = match prime_minister(text, end) {
        Some(whole) if Role::read(word).is_some_and(|(role, _)| role == Role::Minister) => {
            let misspelt = text.get(start..whole).is_none_or(|written| {
                let written = written.to_lowercase().replace(HYPHENS, "-");
                ![Role::PrimeMinister.word(), Role::PrimeMinister.plural()]
                    .contains(&written.as_str())
            });
            let plural = word.ends_with(['s', 'S']);
            (Role::PrimeMinister, (plural, misspelt), whole)
        }
        _ => {
            let (role, spelt) = Role::read(word).ok_or(end)?;
            (role, (spelt.plural, !spelt.right), end)
        }
    };
    let (plural, misspelt) = spelt;
    Ok(RoleWord { range: start..end, role, plural, misspelt, qualifier: qualifier(text, start) })
}

/// The end of "-president" right behind a word that ends at `at`.
fn prime_minister(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let tail = rest.trim_start_matches(|c: char| HYPHENS.contains(&c) || c == '–' || is_gap(c));
    let gap = rest.len() - tail.len();
    let word = tail.get(.."president".len())?;
    let whole = !tail.get(word.len()..)?.starts_with(char::is_alphanumeric);
    (gap > 0 && gap <= 4 && whole && word.eq_ignore_ascii_case("president"))
        .then(|| at + gap + word.len())
}

/// The word before a role that says it is not the present Dutch holder of the office.
pub(super) fn qualifier(text: &str, role: usize) -> Option<Range<usize>> {
    const TIMES: [&str; 12] = [
        "toenmalig",
        "toenmalige",
        "voormalig",
        "voormalige",
        "vorig",
        "vorige",
        "gewezen",
        "eerdere",
        "oud",
        "ex",
        "vice",
        "vormalig",
    ];
    let before = text.get(..role)?;
    let trimmed = before.trim_end_matches(|c: char| c == '-' || is_gap(c));
    let len: usize =
        trimmed.chars().rev().take(24).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let start = trimmed.len() - len;
    let word = trimmed.get(start..)?;
    let another = || is_of_country(word) && word != "Nederlandse";
    (TIMES.contains(&word.to_lowercase().as_str()) || another()).then(|| start..start + len)
}

/// Whether a word says of which country something is: `Indiase`, `Belgische`.
pub(in crate::draft) fn is_of_country(word: &str) -> bool {
    word.len() > 4
        && word.starts_with(char::is_uppercase)
        && (word.ends_with("se") || word.ends_with("sche"))
}
