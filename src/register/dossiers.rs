//! What parliamentary dossiers are called.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::embedded::DOSSIERS;
use super::fold::fold;
use super::{Register, data};
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

/// Dossiers by their number.
pub(super) type Dossiers = BTreeMap<String, Dossier>;

/// Apart from the other files: a check never needs it.
static BUILTIN: LazyLock<Dossiers> =
    LazyLock::new(|| by_number(data::dossiers(DOSSIERS).unwrap_or_default()));

pub(super) fn by_number(rows: Vec<Dossier>) -> Dossiers {
    rows.into_iter().map(|dossier| (dossier.number.clone(), dossier)).collect()
}

impl Register {
    /// The dossier with this number, see [`Dossier::number`]. The register inside the program knows some, not all.
    #[must_use]
    pub fn dossier(&self, number: &str) -> Option<&Dossier> {
        self.dossiers.get(number).or_else(|| BUILTIN.get(number))
    }

    /// All dossiers, by number.
    pub fn dossiers(&self) -> impl Iterator<Item = &Dossier> {
        let mut all: BTreeMap<&str, &Dossier> = BTreeMap::new();
        for (number, dossier) in BUILTIN.iter().chain(&self.dossiers) {
            all.insert(number, dossier);
        }
        all.into_values()
    }

    /// The dossiers with this number, however it is written, or with these words in their title. Where there is none of the number
    /// those whose number begins with it: the chapters of a budget.
    #[must_use]
    pub fn find_dossiers(&self, words: &str) -> Vec<&Dossier> {
        let bare = words.trim();
        let bare = bare.split_once(' ').filter(|(word, _)| word.eq_ignore_ascii_case("dossier"));
        if let Some(number) = number(bare.map_or(words, |(_, rest)| rest)) {
            let begins = || self.dossiers().filter(|one| one.number.starts_with(&number));
            return self.dossier(&number).map_or_else(|| begins().collect(), |one| vec![one]);
        }
        let wanted = format!(" {} ", fold(words));
        let named = |dossier: &&Dossier| format!(" {} ", fold(&dossier.title)).contains(&wanted);
        if wanted.trim().is_empty() { Vec::new() } else { self.dossiers().filter(named).collect() }
    }
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

    #[test]
    fn dossiers_are_found_by_number_and_words() {
        let register = Register::builtin();
        let titles = |words: &str| -> Vec<&str> {
            register.find_dossiers(words).into_iter().map(|one| one.title.as_str()).collect()
        };
        assert_eq!(titles("32852"), ["Grondstoffenvoorzieningszekerheid"]);
        assert_eq!(titles("dossier 32 852"), ["Grondstoffenvoorzieningszekerheid"]);
        assert_eq!(titles("vreemdelingenbeleid"), ["Vreemdelingenbeleid"]);
        assert_eq!(titles("SP"), [""; 0]);
        assert_eq!(titles("32853"), [""; 0]);
        for dossier in register.dossiers() {
            assert_eq!(number(&dossier.number).as_ref(), Some(&dossier.number));
            assert!(!dossier.title.is_empty() && dossier.source.contains('.'), "{dossier:?}");
        }
    }

    #[test]
    fn a_file_of_ones_own_adds_and_corrects() {
        let file = "source = \"brief\"\n[[dossier]]\nnumber = \"32 852\"\ntitle = \"Grondstoffen\"\n\
                    [[dossier]]\nnumber = \"36999-VI\"\ntitle = \"Ons dossier\"\nsource = \"wet\"\n";
        let register = Register::with_extra(file).unwrap();
        let title = |number: &str| register.dossier(number).map(|one| one.title.as_str());
        assert_eq!(title("32852"), Some("Grondstoffen"));
        assert_eq!(title("36999-VI"), Some("Ons dossier"));
        assert_eq!(title("19637"), Some("Vreemdelingenbeleid"));
        assert_eq!(register.dossiers().count(), Register::builtin().dossiers().count() + 1);
        let wrong = Register::with_extra("[[dossier]]\nnumber = \"12\"\ntitle = \"X\"\n");
        assert!(wrong.unwrap_err().message.nl.contains("geen dossiernummer"));
    }
}
