//! What parliamentary dossiers are called.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::dossier::{Dossier, number};
use super::embedded::DOSSIERS;
use super::fold::fold;
use super::{Register, data};

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

#[cfg(test)]
mod tests {
    use super::*;

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
