//! One slip in the name of a real office, in each of the places where a draft names it, gives one finding at that name.

use std::collections::BTreeSet;

use kamerlint::lint::check;
use kamerlint::read::{Document, Format};
use kamerlint::register::{OfficeKey, Register, Role};
use kamerlint::settings::Settings;
use kamerlint::text::Source;

/// Offices with long and short words, a dash, an accent, commas, "voor", and none of these.
const OFFICES: [&str; 12] = [
    "minister van Financiën",
    "minister van Defensie",
    "minister van Justitie en Veiligheid",
    "minister van Volksgezondheid, Welzijn en Sport",
    "minister van Landbouw, Visserij, Voedselzekerheid en Natuur",
    "minister van Binnenlandse Zaken en Koninkrijksrelaties",
    "minister van Economische Zaken en Klimaat",
    "minister voor Buitenlandse Handel en Ontwikkelingshulp",
    "minister voor Langdurige Zorg en Sport",
    "minister van Asiel en Migratie",
    "staatssecretaris Openbaar Vervoer en Milieu",
    "staatssecretaris Herstel Toeslagen",
];

/// The words with one letter left out, wrong, doubled, or swapped with the next.
fn slips(words: &str) -> BTreeSet<String> {
    let letters: Vec<char> = words.chars().collect();
    let mut slips = BTreeSet::new();
    for (i, &letter) in letters.iter().enumerate().filter(|(_, c)| c.is_alphabetic()) {
        let with = |replaced: &[char], behind: usize| {
            let parts = [&letters[..i], replaced, &letters[behind..]];
            parts.concat().into_iter().collect::<String>()
        };
        let wrong = if letter.is_uppercase() { 'Q' } else { 'q' };
        slips.insert(with(&[], i + 1));
        slips.insert(with(&[wrong], i + 1));
        slips.insert(with(&[letter, letter], i + 1));
        if let Some(&next) = letters.get(i + 1).filter(|next| next.is_alphabetic()) {
            slips.insert(with(&[next, letter], i + 2));
        }
    }
    slips.remove(words);
    slips
}

/// A draft that names an office in letter, head and signature; each may be written otherwise. Without a day, so that offices of all
/// times are right in it.
fn draft(letter: &str, head: &str, signature: &str) -> String {
    format!(
        "Geachte voorzitter,\n\nHierbij bied ik, mede namens de {letter}, de antwoorden aan op de schriftelijke vragen \
         gesteld door het lid De Boer (VVD) over bruggen.\n\n\
         Mede namens de {signature},\n\nDe minister van Infrastructuur en Waterstaat,\n\nAnna Bakker\n\n\
         Antwoorden van de minister van Infrastructuur en Waterstaat, mede namens de {head}, op vragen van het lid De \
         Boer (VVD) over bruggen\n\nVraag 1\nWat doet u?\n\nAntwoord 1\nIk overleg met de gemeenten.\n"
    )
}

fn missed(office: &str) -> Vec<String> {
    let key = OfficeKey::parse(office).unwrap();
    let front = &office[..office.len() - key.portfolio.len()];
    let mut missed = Vec::new();
    for name in slips(&key.portfolio) {
        let wrong = format!("{front}{name}");
        for (place, text) in [
            ("letter", draft(&wrong, office, office)),
            ("head", draft(office, &wrong, office)),
            ("signature", draft(office, office, &wrong)),
        ] {
            let source = Source::new(text).unwrap();
            let mut settings = Settings::default();
            settings.selection.select = vec!["ondertekening".to_owned()];
            let report = check(&Document::of(source.clone(), Format::Plain), &settings);
            let found: Vec<_> = report
                .diagnostics
                .iter()
                .map(|found| (found.rule.code.as_str(), source.slice(found.span)))
                .collect();
            if !matches!(found.as_slice(), [("KL401" | "KL407", at)] if *at == name) {
                missed.push(format!("{wrong} in {place}: {found:?}"));
            }
        }
    }
    missed
}

#[test]
fn one_slip_in_one_place_is_one_finding() {
    for office in OFFICES {
        assert_eq!(missed(office), [""; 0], "{office}");
    }
}

/// The same for every office of the register.
#[test]
#[cfg_attr(debug_assertions, ignore = "takes a minute without optimisations")]
fn one_slip_in_any_office() {
    let posts = Register::builtin().posts().iter();
    let offices = posts.filter(|post| post.office.role != Role::PrimeMinister);
    let offices: BTreeSet<String> = offices.map(|post| post.office.title()).collect();
    let all: Vec<String> = offices.iter().flat_map(|office| missed(office)).collect();
    assert!(all.is_empty(), "{} missed:\n{}", all.len(), all.join("\n"));
}
