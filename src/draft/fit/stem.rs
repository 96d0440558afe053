//! Words without their inflection, and how much each of them says.

use crate::text::accents::push_plain;

/// How many published texts hold a word, by the hash of its stem and in the order of these; words in fewer than five are left out. The
/// build script makes it of `rules/words.tsv`, which `tests/suite/words.rs` makes.
static COUNTS: &[(u64, u16)] = include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The texts that were counted.
const TEXTS: f32 = 1000.0;

/// How often a word that is not in the table is taken to occur.
const RARE: f32 = 2.0;

/// What a word must be rarer than to say anything, as a logarithm: in one text of seven or less.
const COMMON: f32 = 2.0;

fn weight_of(count: f32) -> f32 {
    (((TEXTS + 1.0) / (count + 0.7)).ln() - COMMON).max(0.0)
}

/// How much a word says of what a text is about, by the hash of its stem: nothing for "niet", 4 for a word that hardly any text has.
pub(super) fn weight(stem: u64) -> f32 {
    let at = COUNTS.binary_search_by_key(&stem, |&(stem, _)| stem).ok();
    weight_of(at.and_then(|at| COUNTS.get(at)).map_or(RARE, |&(_, count)| f32::from(count)))
}

/// A word without capitals, accents and inflection; `None` for one that is too short to say anything.
///
/// The endings are the plain ones of nouns, adjectives and weak verbs: "bruggen" and "brug", "scholen" and "school", "gemeentelijke" and
/// "gemeentelijk" are one. It needs to be the same on both sides, not right.
#[must_use]
pub fn stem(word: &str) -> Option<String> {
    let mut stem = String::with_capacity(word.len());
    write_stem(&mut stem, word).then_some(stem)
}

/// Writes the stem of a word over what was there; whether it says anything.
pub(super) fn write_stem(stem: &mut String, word: &str) -> bool {
    stem.clear();
    if word.is_ascii() {
        stem.push_str(word);
        stem.make_ascii_lowercase();
    } else {
        push_plain(stem, word);
    }
    if stem.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    without_participle(stem);
    // "verbetering" and "verbeteren", "verhogingen" and "verhogen" are one.
    let _ = cut(stem, "ingen", 8) || cut(stem, "ing", 6);
    // The longest ending first, each with the length that the word must have.
    if stem.len() > 6 && stem.ends_with("heden") {
        cut(stem, "heden", 0);
        stem.push_str("heid");
    } else if !(cut_long(stem, "den", 5, 2)
        || cut(stem, "en", 4)
        || cut(stem, "te", 5)
        || cut(stem, "de", 5)
        || cut(stem, "e", 4))
    {
        cut(stem, "s", 4);
    }
    let mut back = stem.bytes().rev();
    let (last, before) = (back.next(), back.next());
    let dental = matches!(last, Some(b't' | b'd'))
        && !matches!(before, None | Some(b'a' | b'e' | b'i' | b'o' | b'u'));
    if stem.len() > 4 && dental {
        stem.pop();
    }
    let mut back = stem.bytes().rev();
    if stem.len() > 2 && back.next() == back.next() {
        stem.pop();
    }
    single_vowels(stem);
    if cut(stem, "v", 0) {
        stem.push('f');
    } else if cut(stem, "z", 0) {
        stem.push('s');
    }
    stem.chars().nth(2).is_some()
}

/// First parts of verbs between which and the verb a participle has "ge".
const PARTS: [&str; 14] = [
    "aan", "achter", "af", "bij", "door", "in", "mee", "na", "op", "over", "toe", "uit", "voor",
    "terug",
];

/// "toegezegd" and "toezegging", "aangegeven" and "aangeven" are one.
fn without_participle(stem: &mut String) {
    if stem.len() < 8 || !stem.ends_with(['d', 't', 'n']) {
        return;
    }
    let part = PARTS.iter().find(|part| {
        stem.strip_prefix(**part).is_some_and(|rest| rest.starts_with("ge") && rest.len() > 5)
    });
    if let Some(part) = part {
        stem.replace_range(part.len()..part.len() + 2, "");
    }
}

/// Writes every "aa", "ee", "oo" and "uu" as one letter.
fn single_vowels(stem: &mut String) {
    let is_double = |one: u8, next: u8| one == next && matches!(one, b'a' | b'e' | b'o' | b'u');
    let bytes = stem.as_bytes();
    if !bytes.iter().zip(bytes.iter().skip(1)).any(|(&one, &next)| is_double(one, next)) {
        return;
    }
    let (mut last, mut taken) = ('\0', false);
    stem.retain(|c| {
        let again = !taken && c == last && matches!(c, 'a' | 'e' | 'o' | 'u');
        (last, taken) = (c, again);
        !again
    });
}

/// Takes an ending off a word that is longer than some length.
fn cut(stem: &mut String, ending: &str, longer: usize) -> bool {
    cut_long(stem, ending, longer, ending.len())
}

fn cut_long(stem: &mut String, ending: &str, longer: usize, off: usize) -> bool {
    let fits = stem.len() > longer && stem.ends_with(ending);
    if fits {
        stem.truncate(stem.len() - off);
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::{stem, weight};
    use crate::text::hash;

    #[test]
    fn inflection_falls_away() {
        for (one, other) in [
            ("bruggen", "brug"),
            ("scholen", "school"),
            ("gemeentelijke", "gemeentelijk"),
            ("beïnvloedde", "beinvloed"),
            ("huizen", "huis"),
            ("mogelijkheden", "mogelijkheid"),
            ("verbetering", "verbeteren"),
            ("verhogingen", "verhoogde"),
            ("toegezegd", "toezegging"),
            ("uitgevoerd", "uitvoering"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        assert_eq!(stem("in"), None);
        assert_eq!(stem("2024").as_deref(), Some("2024"));
    }

    #[test]
    fn rare_words_say_more() {
        let of = |word: &str| weight(hash::of(&stem(word).unwrap()));
        assert!(of("niet") < 0.5, "{}", of("niet"));
        assert!(of("grondwaterbeschermingszone") > 3.5);
    }
}
