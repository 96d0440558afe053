//! A parliamentary dossier.

use crate::text::is_gap;

/// A parliamentary dossier and its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// Its number as publication ids have it: `32852`, `36740-XVI`.
    pub number: String,
    /// What it is called.
    pub title: String,
    /// Where the title was read.
    pub source: String,
}

/// A dossier number as publication ids have it; `None` for what is none.
pub(super) fn number(written: &str) -> Option<String> {
    let written = written.trim();
    let end = written.find(|c: char| !(c.is_ascii_digit() || c == '.' || is_gap(c)));
    let (base, rest) = written.split_at_checked(end.unwrap_or(written.len()))?;
    let (digits, second): (String, String) = match rest.is_empty() {
        // "21 501 02": what stands behind five digits is a subdivision.
        true => {
            let digits: String = base.chars().filter(char::is_ascii_digit).collect();
            let (base, rest) = digits.split_at_checked(5.min(digits.len()))?;
            (base.to_owned(), rest.to_owned())
        }
        false => (base.chars().filter(char::is_ascii_digit).collect(), rest.to_uppercase()),
    };
    let suffix = second.trim_start_matches(['-', '–', ' ']);
    let whole = matches!(digits.len(), 4 | 5)
        && suffix.len() <= 6
        && suffix.chars().all(|c| c.is_ascii_alphanumeric());
    let joined = if suffix.is_empty() { digits } else { format!("{digits}-{suffix}") };
    whole.then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_written() {
        for (written, read) in [
            ("32852", Some("32852")),
            ("32 852", Some("32852")),
            ("32.852", Some("32852")),
            ("36 740-XVI", Some("36740-XVI")),
            ("36740 xvi", Some("36740-XVI")),
            ("21501-02", Some("21501-02")),
            ("21 501 02", Some("21501-02")),
            ("328", None),
            ("Vreemdelingenbeleid", None),
            ("32852, nr. 224", None),
            ("é😀", None),
        ] {
            assert_eq!(number(written).as_deref(), read, "{written}");
        }
    }
}
