//! Abbreviations that a draft introduces: "Planbureau voor de Leefomgeving (PBL)".

use std::ops::Range;

use super::{Draft, Part};
use crate::text::Needle;

/// An introduction of an abbreviation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// The part in whose flow it stands.
    pub part: Part,
    /// The abbreviation, without brackets and plural ending.
    pub short: String,
    /// Where the abbreviation stands in the flow.
    pub range: Range<usize>,
    /// Where the words stand that it is short for.
    pub full: Range<usize>,
    /// Both, from the first word to the bracket behind the abbreviation and its ending.
    pub whole: Range<usize>,
}

/// Every introduction in letter, heads, questions, answers and notice, part by part; notes name sources.
pub(super) fn find(draft: &Draft) -> Vec<Introduction> {
    let parts = draft.parts().filter(|(part, _)| !matches!(part, Part::Note(_)));
    let found = parts.flat_map(|(part, flow)| {
        let here = flow.introductions(|| in_text(part, flow.text())).iter();
        here.map(move |one| Introduction { part, ..one.clone() })
    });
    found.collect()
}

/// Longest abbreviation, in characters.
const LONGEST: usize = 10;

/// The bracket before an abbreviation.
static OPENS: Needle = Needle::new(" (");

/// What stands in brackets behind a word, on one line and with no other bracket in it: where the space before it stands, and what is inside.
pub fn brackets(text: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
    OPENS.find_iter(text).filter_map(move |open| {
        let inside = open + " (".len();
        let rest = text.get(inside..)?;
        let len = rest.find([')', '(', '\n'])?;
        rest.get(len..)?.starts_with(')').then_some((open, inside..inside + len))
    })
}

fn in_text(part: Part, text: &str) -> Vec<Introduction> {
    let mut found = Vec::new();
    for (open, within) in brackets(text) {
        let len = within.len() + within.start;
        let written = text.get(within.clone()).unwrap_or_default();
        let announced = written.starts_with(['h', 'v']);
        let mut announcing = ANNOUNCED.iter().filter(|_| announced);
        let named = announcing.find_map(|words| written.strip_prefix(words));
        let bare = named.unwrap_or(written).trim_start_matches([' ', '‘', '“', '\'', '"', '«']);
        let inside = within.start + written.len() - bare.len();
        let short = without_ending(bare.trim_end_matches(['’', '”', '"', '»']));
        if !is_abbreviation(short) {
            continue;
        }
        if let Some(start) = full_form(text.get(..open).unwrap_or_default(), short) {
            found.push(Introduction {
                part,
                short: short.to_owned(),
                range: inside..inside + short.len(),
                full: start..open,
                whole: start..len + 1,
            });
        }
    }
    found
}

/// Words before an abbreviation in brackets.
const ANNOUNCED: [&str; 5] =
    ["hierna te noemen:", "hierna te noemen", "hierna:", "hierna", "verder:"];

/// Without the ending of a plural: `MoU’s`, `MoUs`, `GGD’en`, `zzp’ers`.
fn without_ending(short: &str) -> &str {
    const ENDINGS: [&str; 4] = ["s", "en", "er", "ers"];
    let marked = short.rsplit_once(['’', '\'']).filter(|(_, ending)| ENDINGS.contains(ending));
    let bare = marked.map(|(bare, _)| bare);
    bare.or_else(|| short.strip_suffix('s').filter(|bare| bare.ends_with(char::is_uppercase)))
        .unwrap_or(short)
}

/// Whether a word is an abbreviation by its look: two capitals or more, letters and digits only.
pub(super) fn is_abbreviation(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '&' | '-'));
    (capitals >= 2 || SMALL_LETTERS.contains(&word))
        && letters
        && word.chars().count() <= LONGEST
        && word.starts_with(char::is_alphabetic)
}

/// Abbreviations in small letters, as ministries write them; of other words in brackets nobody knows.
const SMALL_LETTERS: [&str; 16] = [
    "pgb", "mvo", "mkb", "hbo", "mbo", "ggz", "bbp", "amvb", "zzp", "vso", "vmbo", "bsn", "cao",
    "gft", "ict", "avg",
];

/// Where the words begin that an abbreviation stands for: the nearest word with its first letter from which its letters follow
/// each other, the first letters of words before other letters.
fn full_form(before: &str, short: &str) -> Option<usize> {
    let letters: Vec<char> =
        short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let first = *letters.first()?;
    let mut start = before.len();
    for _ in 0..letters.len() * 2 + 3 {
        let head = before.get(..start)?.trim_end_matches(' ');
        let from = head.rfind([' ', '\n', '(']).map_or(0, |at| at + 1);
        let word = head.get(from..)?;
        // A sentence that ends before here holds no part of the name.
        if start < before.len() && word.ends_with(['.', '?', '!', ':', ';', ')']) || word.is_empty()
        {
            return None;
        }
        start = from;
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let begins = bare.chars().flat_map(char::to_lowercase).next() == Some(first);
        if begins && spells(before.get(from..)?, &letters) {
            return Some(from + (word.len() - bare.len()));
        }
    }
    None
}

/// Words in a name that give no letter.
const SMALL: [&str; 20] = [
    "van", "voor", "de", "het", "der", "den", "en", "in", "op", "aan", "of", "and", "the", "for",
    "on", "to", "met", "bij", "inzake", "over",
];

/// Whether the letters stand in the words in this order: every word gives its first letter and perhaps more; small words, and one
/// other word of a few small letters ("Centraal Orgaan opvang asielzoekers"), may give none.
fn spells(words: &str, letters: &[char]) -> bool {
    // Which numbers of letters can be spelled by the words so far, one bit each, without and with such another word;
    // letters are at most `LONGEST`.
    let mut spelled: [u32; 2] = [1, 0];
    for word in words.split([' ', '-', '/']).filter(|word| word.contains(char::is_alphanumeric)) {
        let [strict, loose] = spelled;
        let free = SMALL.contains(&word);
        let short =
            word.chars().all(char::is_lowercase) && word.chars().count() <= 6 && word.len() > 3;
        let kept = [
            if free { strict } else { 0 },
            if free {
                loose
            } else if short {
                strict
            } else {
                0
            },
        ];
        let [kept_strict, kept_loose] = kept;
        spelled =
            [kept_strict | gives(word, strict, letters), kept_loose | gives(word, loose, letters)];
    }
    let [strict, loose] = spelled;
    (strict | loose) & (1 << letters.len()) != 0
}

/// The numbers of letters that are spelled behind a word which gives its first letter, from those spelled before it.
fn gives(word: &str, before: u32, letters: &[char]) -> u32 {
    let mut spelled = 0;
    for done in (0..letters.len()).filter(|done| before & (1 << done) != 0) {
        let mut left = letters.iter().skip(done).copied().peekable();
        let mut chars = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
        if left.next() != chars.next() {
            continue;
        }
        let inside = chars.filter(|c| left.next_if_eq(c).is_some()).count();
        (done + 1..=done + 1 + inside).for_each(|count| spelled |= 1 << count);
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn introduced(text: &str) -> Vec<(String, String)> {
        let found = in_text(Part::Letter, text).into_iter();
        found.map(|found| (text[found.full].to_owned(), found.short)).collect()
    }

    #[test]
    fn what_an_abbreviation_stands_for() {
        for (text, full, short) in [
            (
                "het Planbureau voor de Leefomgeving (PBL) een",
                "Planbureau voor de Leefomgeving",
                "PBL",
            ),
            (
                "In de Nationale Grondstoffenstrategie (NGS) is",
                "Nationale Grondstoffenstrategie",
                "NGS",
            ),
            ("Memorandum of Understandings (MoU’s) zijn", "Memorandum of Understandings", "MoU"),
            (
                "het Nederlands Materialen Observatorium (NMO)",
                "Nederlands Materialen Observatorium",
                "NMO",
            ),
            (
                "van Volksgezondheid, Welzijn en Sport (VWS)",
                "Volksgezondheid, Welzijn en Sport",
                "VWS",
            ),
            (
                "het Uitvoeringsinstituut werknemersverzekeringen (UWV)",
                "Uitvoeringsinstituut werknemersverzekeringen",
                "UWV",
            ),
            (
                "het Centraal Orgaan opvang asielzoekers (COA)",
                "Centraal Orgaan opvang asielzoekers",
                "COA",
            ),
            (
                "de Nationaal Coördinator Terrorismebestrijding en Veiligheid (NCTV)",
                "Nationaal Coördinator Terrorismebestrijding en Veiligheid",
                "NCTV",
            ),
            ("de Macro-Economische Verkenning (MEV) van", "Macro-Economische Verkenning", "MEV"),
        ] {
            assert_eq!(introduced(text), [(full.to_owned(), short.to_owned())], "{text}");
        }
    }

    #[test]
    fn it_ends_behind_its_bracket_whatever_ending_it_has() {
        for short in ["SMC", "SMC’s", "SMC's", "SMCs"] {
            let text = format!("het Service Management Centrum ({short}) is");
            let found = in_text(Part::Letter, &text);
            let whole: Vec<&str> = found.iter().map(|one| &text[one.whole.clone()]).collect();
            assert_eq!(whole, [format!("Service Management Centrum ({short})")]);
        }
    }

    #[test]
    fn what_is_none() {
        for text in [
            "het lid Wilders (PVV) vroeg",
            "mensenrechtenverdedigers (HRD) en",
            "de Minister (zie boven) en",
            "Dat is zo. Planbureau (OESO)",
            "in 2024 (AH 605)",
            "opdracht aan de NEN om te komen tot een praktijkrichtlijn (NPR)",
        ] {
            assert_eq!(introduced(text), [], "{text}");
        }
    }
}
