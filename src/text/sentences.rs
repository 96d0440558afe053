//! Sentences of logical text.

use std::ops::Range;

use super::last_of;

/// Abbreviations with a full stop behind which a sentence goes on, even before a capital. What is a word too that ends sentences ("lid",
/// "red") is none of them.
const GOES_ON: &[&str] = &[
    "dhr", "mw", "mevr", "nr", "nrs", "no", "art", "artt", "p", "pp", "blz", "ca", "bijv", "evt",
    "incl", "excl", "resp", "mr", "dr", "drs", "ir", "ing", "prof", "st", "vgl", "cf", "jhr",
    "gen", "sgt", "zgn", "mln", "mld", "hfst", "sub", "aant", "vs", "c.s", "m.b.t", "t.a.v",
    "i.v.m", "t.o.v", "o.a", "d.w.z", "i.e", "t.b.v", "m.n", "o.b.v", "m.u.v", "t.w", "a.d.h.v",
    "d.d", "n.a.v", "i.h.k.v", "i.p.v", "b.v", "stb", "stcrt", "trb",
];

/// Abbreviations that end a sentence as well, but not where a figure stands behind them: "max. 10".
const BEFORE_A_FIGURE: &[&str] = &["max", "min"];

/// No abbreviation is longer, in bytes.
const LONGEST: usize = 64;

/// The sentences of a text, without the white space between them. A sentence ends at a full stop, question or exclamation
/// mark that is followed by white space and something that can begin a sentence, and at the end of a paragraph.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut end = |from: usize, to: usize, next: &mut usize| {
        let sentence = text.get(from..to).unwrap_or_default();
        let trimmed = sentence.trim_start();
        let from = to - trimmed.len();
        let to = from + trimmed.trim_end().len();
        if from < to {
            found.push(from..to);
        }
        *next = to;
    };
    while let Some(step) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| matches!(byte, b'\n' | b'.' | b'?' | b'!')))
    {
        let stop = at + step;
        at = stop + 1;
        let stopped_by = bytes.get(stop);
        if stopped_by == Some(&b'\n') {
            end(start, stop, &mut start);
            start = at;
            continue;
        }
        if stopped_by == Some(&b'.') {
            let behind = text.get(at..).unwrap_or_default();
            if !may_end(text.get(start..stop).unwrap_or_default(), behind) {
                continue;
            }
        }
        // Marks that close a quotation or bracket belong to the sentence.
        let closes =
            |c: char| matches!(c, '.' | '?' | '!' | '»' | '”' | '’' | '"' | '\'' | ')' | ']');
        let after = text.get(at..).unwrap_or_default();
        at += after.len() - after.trim_start_matches(closes).len();
        let last = at;
        let rest = text.get(last..).unwrap_or_default();
        let next = rest.trim_start_matches(' ');
        let spaced = next.len() < rest.len();
        let begins = next.chars().next().is_some_and(|c| {
            c.is_uppercase()
                || c.is_ascii_digit()
                || matches!(c, '«' | '“' | '‘' | '"' | '\'' | '’' | '(' | '[' | '•' | '-' | '–')
        });
        if spaced && begins {
            end(start, last, &mut start);
            start = last;
        }
    }
    end(start, text.len(), &mut start);
    found
}

/// Whether a full stop between these words can end a sentence.
fn may_end(before: &str, behind: &str) -> bool {
    let word = last_of(before, LONGEST).rsplit([' ', '(']).next().unwrap_or_default();
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    let initial = letters.chars().count() == 1 && letters.chars().all(char::is_uppercase);
    let figure = || behind.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit());
    let lower = letters.to_lowercase();
    let goes_on =
        GOES_ON.contains(&lower.as_str()) || BEFORE_A_FIGURE.contains(&lower.as_str()) && figure();
    !(initial || goes_on && !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn where_sentences_end() {
        for (text, count) in [
            ("Ja. Dat klopt.", 2),
            ("Dat zei dhr. Jansen in nr. 5. Daarna niets.", 2),
            ("Op 3 mei jl. Ik zal dat doen.", 2),
            ("Dat kost 2.500 euro, d.w.z. veel.", 1),
            ("«Wat nu?» Zo heet het. J. de Vries", 3),
            ("Eerste\nTweede", 2),
            ("Klopt dat? Zo nee, waarom niet?", 2),
            ("www.nos.nl is een adres", 1),
            ("Nederland is nu lid. Ik zal uw Kamer informeren.", 2),
            ("Dat is het max. Meer is er niet.", 2),
            ("Dat kost max. 10 euro en min. 5 euro.", 1),
            ("Het licht stond op red. Dat zag dhr. De Boer.", 2),
            ("", 0),
        ] {
            let found = sentences(text);
            assert_eq!(
                found.len(),
                count,
                "{:?}",
                found.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>()
            );
        }
    }
}
