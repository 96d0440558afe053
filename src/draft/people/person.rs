//! The extent of a person's name.

use super::words::{Gap, Word};
use crate::register::{Role, begins_surname};

/// More words than any name in the Chamber or the cabinet has ("Jan Anthonie van der Wal-Zeggelink").
pub(super) const MOST_WORDS: usize = 9;

/// How many of the words are a person's name: initials, first names, prefixes and capitals, halves of a
/// double surname joined by a dash however it is spaced. 0 when they do not begin with a name.
pub(super) fn name_len(words: &[Word<'_>]) -> usize {
    let mut len = 0; // words up to and with the last capital
    let mut capitals = 0;
    for (i, word) in words.iter().enumerate().take(MOST_WORDS) {
        let joined = match word.gap {
            Gap::None | Gap::Space | Gap::Hyphen => true,
            Gap::Dash => len == i && len > 0 && word.is_prefix(),
            Gap::Comma => i == 0,
        };
        if !joined || ends_name(word) {
            break;
        }
        if word.is_initials() {
            if capitals > 0 {
                break;
            }
        } else if word.is_capital() && !(word.is_prefix() && word.text.len() > 1) {
            capitals += 1;
            len = i + 1;
        } else if !word.is_prefix() || (len == i && i > 0 && !goes_on(word)) {
            break;
        }
        if capitals == 5 {
            break;
        }
    }
    len
}

/// The name goes on over a spaced dash without a prefix behind it: "Gräper – Koolwijk". Only sure when
/// a bracket follows, so the caller asks for it.
pub(super) fn name_len_over_dash(words: &[Word<'_>]) -> usize {
    let len = name_len(words);
    match words.get(len) {
        Some(next) if len > 0 && next.gap == Gap::Dash && next.is_capital() => {
            len + name_len(words.get(len..).unwrap_or_default()).max(1)
        }
        _ => len,
    }
}

/// A prefix between first name and surname ("Olger van Dijk"); "Hermans in Brussel" and "Hermans te Brussel" are no names.
fn goes_on(prefix: &Word<'_>) -> bool {
    begins_surname(prefix.folded()) && !prefix.is("te")
}

/// Words with a capital that are never part of a name.
fn ends_name(word: &Word<'_>) -> bool {
    const NEVER: [&str; 21] = [
        "kamer",
        "kamervragen",
        "kamerstuk",
        "kamerstukken",
        "kamerlid",
        "kamerleden",
        "tweede",
        "eerste",
        "aanhangsel",
        "vraag",
        "vragen",
        "antwoord",
        "antwoorden",
        "voorzitter",
        "ministerie",
        "regering",
        "kabinet",
        "staat",
        "commissie",
        "raad",
        "grondwet",
    ];
    word.is("en") || NEVER.contains(&word.folded()) || Role::read(word.text).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn names_end_where_they_should() {
        for (text, expected) in [
            ("Van Hijum (Sociale", 2),
            ("Faber – Van de Klashorst (A", 4),
            ("Faber-van de Klashorst", 4),
            ("Bruins Slot en", 2),
            ("D.M. van Weel", 3),
            ("El Abassi, Kostić", 2),
            ("Olger van Dijk (", 3),
            ("Van ’t Wout heeft", 3),
            ("D.S. BELJAARTS", 2),
            ("C.J. Helder Kamerstuk", 2),
            ("van de minister", 0),
            ("der Kamer", 0),
            ("Faber – het", 1),
            ("Hermans in Brussel", 1),
            ("", 0),
        ] {
            assert_eq!(name_len(&words(text, 0, 12)), expected, "{text:?}");
        }
    }
}
