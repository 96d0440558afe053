//! Words of titles, as they are compared with the words of a draft.

use crate::text::accents::push_plain;

/// The words of a text, folded: lower case, without accents; digits and marks part them.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphabetic)?;
        let from = rest.get(start..)?;
        let end = from.find(|c: char| !c.is_alphabetic()).unwrap_or(from.len());
        let (word, behind) = from.split_at_checked(end)?;
        rest = behind;
        let mut plain = String::with_capacity(word.len());
        push_plain(&mut plain, word);
        Some(plain)
    })
}

/// A surname as it is looked for: its words folded, without what stands between them.
pub(super) fn folded(surname: &str) -> String {
    words(surname).collect::<Vec<String>>().join(" ")
}

/// Whether a folded surname begins so, whole or behind its prefix: "lee" begins "van der lee".
pub(super) fn begins_so(surname: &str, begin: &str) -> bool {
    let mut starts = surname.match_indices(' ').map(|(at, _)| at + 1);
    let at = |start: usize| surname.get(start..).is_some_and(|rest| rest.starts_with(begin));
    !begin.is_empty() && (at(0) || starts.any(at))
}

/// Letters from which on a word may have another ending, or be the front of a compound.
const STEM: usize = 7;

/// Whether two folded words are one, but for an ending: "grondstoffen" and "grondstof", "wachtlijst" and "wachtlijsten".
#[must_use]
pub fn same_word(one: &str, other: &str) -> bool {
    let shared = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let longest = one.len().max(other.len());
    one == other || shared >= STEM && longest - shared <= 3
}

/// Whether an abbreviation is that of a whole title: "ggz" of "Geestelijke gezondheidszorg". Every word gives its first letter, a long
/// one also letters further on, and no word but small ones gives none.
#[must_use]
pub fn abbreviates(short: &str, title: &str) -> bool {
    let (letters, title): (Vec<char>, Vec<String>) =
        (short.chars().collect(), words(title).collect());
    (3..=6).contains(&letters.len()) && title.len() <= letters.len() && fits(&letters, &title, 0)
}

/// Small words that an abbreviation leaves out.
const SMALL: [&str; 8] = ["de", "het", "een", "en", "van", "in", "voor", "op"];

fn fits(letters: &[char], title: &[String], used: usize) -> bool {
    let Some((word, rest)) = title.split_first() else { return letters.is_empty() && used > 0 };
    if SMALL.contains(&word.as_str()) && fits(letters, rest, used) {
        return true;
    }
    let Some((first, more)) = letters.split_first() else { return false };
    if !word.starts_with(*first) {
        return false;
    }
    if fits(more, rest, used + 1) {
        return true;
    }
    // A compound gives the first letters of its parts, which are long: "gezondheidszorg", g and z.
    let mut behind = word.chars().skip(PART);
    let taken = more.first().is_some_and(|letter| behind.any(|c| c == *letter));
    let enough = taken && behind.count() + 1 >= PART;
    enough && fits(more.get(1..).unwrap_or_default(), rest, used + 1)
}

/// The fewest letters of a part of a compound.
const PART: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        let found: Vec<String> =
            words("Één-op-één: 36 600 XVII, co\u{f6}rdinatie 😀 gemeente’s").collect();
        assert_eq!(found, ["een", "op", "een", "xvii", "coordinatie", "gemeente", "s"]);
    }

    #[test]
    fn endings_do_not_count_and_stems_do() {
        assert!(same_word("wachtlijst", "wachtlijsten") && same_word("zorg", "zorg"));
        assert!(!same_word("zorg", "zorgen") && !same_word("belasting", "belastingdienst"));
        assert!(!same_word("", "zorg"));
    }

    #[test]
    fn an_abbreviation_is_that_of_the_whole_title() {
        assert!(abbreviates("ggz", "Geestelijke gezondheidszorg"));
        assert!(abbreviates("pgb", "Persoonsgebonden budget"));
        for (short, title) in [
            ("ggz", "Gehandicaptenbeleid"),
            ("gez", "Geestelijke gezondheidszorg"),
            ("ggz", "Geestelijke gezondheidszorg in het gevangeniswezen"),
            ("nza", "Nederlandse emigranten"),
            ("", ""),
            ("é😀x", "Één"),
        ] {
            assert!(!abbreviates(short, title), "{short} {title}");
        }
    }
}
