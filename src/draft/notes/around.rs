//! What stands before and behind a figure, and how much that makes it look like a note mark.

use crate::text::MONTHS;

/// How much a place looks like a mark, by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::draft) enum Likeness {
    /// Only in want of a better one: at a line's start, after a capital, `1)`.
    Faint,
    /// Where extraction puts a raised figure that it took off its line: alone on a line, or at the front of one behind the
    /// end of a sentence.
    Turned,
    /// A digit glued to a word: `Observatorium4`.
    Glued,
    /// A digit glued to what closes a phrase: `bij'1?`, `(NGS)2`, `onderstreept.3`; `? 1)` at the end of a line.
    Clear,
    /// Nothing else: `[^1]`, `[1]`, `[1, 2 ]`, `¹`.
    Certain,
}

/// The most bytes that other marks behind a mark take.
const MORE_MARKS: usize = 40;

/// How `1)` looks: as a mark where it closes its line behind the end of a sentence, otherwise it may count anything.
pub(super) fn with_bracket(before: &str, behind: &str) -> Likeness {
    let closed = without_marks(before).ends_with(['?', '!', '.', '»', '”', '"', '’', '\'']);
    // More marks may follow on the line; what is longer is a text.
    let mark = |c: char| c.is_ascii_digit() || c.is_whitespace() || ",;).".contains(c);
    if closed && behind.len() <= MORE_MARKS && behind.chars().all(mark) {
        return Likeness::Clear;
    }
    // `toegelicht. 2) Dat loopt nog.`: between two sentences.
    let between =
        closed && behind.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase));
    if between { Likeness::Glued } else { Likeness::Faint }
}

/// What stands before the marks at the end of a text: `de brief? 1) 2)`.
fn without_marks(text: &str) -> &str {
    const MOST: usize = 4;
    let mut rest = text.trim_end();
    for _ in 0..MOST {
        let Some(inside) = rest.trim_end_matches([',', ' ']).strip_suffix(')') else { break };
        let before = inside.trim_end_matches(|c: char| c.is_ascii_digit());
        if before.len() == inside.len() || inside.len() - before.len() > 2 {
            break;
        }
        rest = before.trim_end();
    }
    rest
}

/// Words before a line end behind which a number belongs to them.
const TAKES_NUMBER: [&str; 48] = [
    "vraag",
    "vragen",
    "antwoord",
    "antwoorden",
    "artikel",
    "artikelen",
    "lid",
    "leden",
    "nummer",
    "nummers",
    "hoofdstuk",
    "paragraaf",
    "bijlage",
    "tabel",
    "figuur",
    "fase",
    "groep",
    "categorie",
    "niveau",
    "klasse",
    "type",
    "box",
    "scenario",
    "stap",
    "punt",
    "punten",
    "onderdeel",
    "deel",
    "spoor",
    "pijler",
    "en",
    "of",
    "tot",
    "met",
    "van",
    "de",
    "op",
    "in",
    "ten",
    "voor",
    "na",
    "per",
    "circa",
    "ongeveer",
    "ruim",
    "bijna",
    "maximaal",
    "minimaal",
];

/// How a number looks at the front of a line, below another line of its paragraph.
pub(super) fn at_front(after: &str, above: Option<&str>) -> Option<Likeness> {
    // Nothing else on the line, but perhaps more marks: `2 3`.
    let mark = |c: char| c.is_ascii_digit() || " .,;?!)»”’\"'".contains(c);
    let alone = after.chars().all(mark) && ends_phrase(after);
    let spaced = alone || after.starts_with([' ', ',', '.', ';', '?', '!', ')', '»', '”', '’']);
    if !spaced || !ends_phrase(after) {
        // `2.500 kinderen`, `3Kamerstuk`.
        return None;
    }
    let ends = |marks: &[char]| above.is_some_and(|above| above.ends_with(marks));
    let sentence_ends = ends(&['.', '?', '!', '»', '”', ')', '’', '"']);
    let dotted = after.starts_with(". ");
    if dotted && (above.is_none() || sentence_ends || ends(&[':', ';', ','])) {
        // `2. Meerjarige afspraken`: a list.
        return None;
    }
    let capital = |rest: &str| rest.trim_start().starts_with(char::is_uppercase);
    let goes_on = above.is_some_and(|above| {
        let mut words = above.split_whitespace();
        let last = words.next_back().unwrap_or_default().to_lowercase();
        last.ends_with(char::is_lowercase)
            && !TAKES_NUMBER.contains(&last.as_str())
            && words.count() >= 4
    });
    // `11 juni 2024` and below it `4 is de Kamer geïnformeerd`: no number stands behind a year.
    let behind_year = above.is_some_and(ends_in_year) && after.starts_with(' ');
    let turned = if alone || behind_year {
        sentence_ends || goes_on || behind_year
    } else if dotted {
        goes_on && capital(after.get(1..).unwrap_or_default())
    } else {
        sentence_ends && after.starts_with(' ') && capital(after)
    };
    Some(if turned { Likeness::Turned } else { Likeness::Faint })
}

/// How a number of one to three digits looks between what stands before and after it.
pub(super) fn glued(before: &str, after: &str, line: &str) -> Option<Likeness> {
    let glued_on = after.starts_with(char::is_uppercase) && closes_sentence(before);
    if !(ends_phrase(after) || glued_on) {
        return None;
    }
    let mut back = before.chars().rev();
    let last = back.next()?;
    if last.is_whitespace() {
        // `het rapport? 2`
        let before = before.trim_end();
        // `voldoende capaciteit. 2`
        let stopped = before.strip_suffix('.').is_some_and(|sentence| {
            sentence.chars().rev().take_while(|c| c.is_lowercase()).count() >= LAST_WORD
        });
        let closed = before.ends_with(['?', '!', '»', '”']) || stopped;
        return (after.is_empty() && closed).then_some(Likeness::Faint);
    }
    if in_address(before, line) {
        return None;
    }
    let second = back.next().unwrap_or(' ');
    match last {
        ')' | ']' | '»' | '”' | '?' | '!' => Some(Likeness::Clear),
        // A mark that opens a quotation: "1 op de 3 huisartsen stopt".
        '’' | '\'' | '"' => (!second.is_whitespace()).then_some(Likeness::Clear),
        '.' if is_abbreviation(before) => None,
        // `gesproken.2Toekomstige`: glued on both sides.
        '.' if after.starts_with(char::is_uppercase) => Some(Likeness::Glued),
        '.' | ',' | ';' if second.is_alphabetic() || ")]’'”»\"%".contains(second) => {
            Some(if last == '.' && second.is_uppercase() {
                Likeness::Faint
            } else {
                Likeness::Clear
            })
        }
        '.' | ',' if ends_in_year(before) => Some(Likeness::Glued),
        '.' if ends_in_thousands(before) && ends_or_begins(after) => Some(Likeness::Glued),
        ':' if second.is_alphabetic() => Some(Likeness::Faint),
        c if c.is_lowercase() && is_power(before, "2") => None,
        c if c.is_lowercase() => {
            let word = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
            Some(if word >= 3 { Likeness::Glued } else { Likeness::Faint })
        }
        c if c.is_uppercase() => {
            let word = before.chars().rev().take_while(|c| c.is_uppercase()).count();
            (word >= 2 && !is_formula(before)).then_some(Likeness::Faint)
        }
        _ => None,
    }
}

/// Whether what follows a mark may follow one: an end, a space, closing punctuation; not a decimal.
pub(super) fn ends_phrase(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        None => true,
        Some('.' | ',') => next.next().is_none_or(|c| !c.is_ascii_digit()),
        Some(c) => c.is_whitespace() || ";:?!)]»”’'\"–—".contains(c),
    }
}

/// `m²`, `km³`, `m2`: a power of a unit of length.
pub(super) fn is_power(before: &str, run: &str) -> bool {
    let unit: &str = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(run, "²" | "³" | "2" | "3")
        && matches!(unit, "m" | "km" | "cm" | "mm" | "dm" | "hm" | "Nm" | "s")
}

/// Formulas and codes that end in a digit: CO2, NO2, PM10, D66, JA21, MH17.
fn is_formula(before: &str) -> bool {
    const CODES: [&str; 16] = [
        "CO", "NO", "SO", "PM", "JA", "MH", "HBO", "COVID", "CH", "NH", "TW", "GWP", "ISO", "NEN",
        "HCFC", "PFAS",
    ];
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    CODES.contains(&word)
}

fn is_abbreviation(before: &str) -> bool {
    const WITH_NUMBER: [&str; 17] = [
        "nr", "nrs", "art", "artt", "p", "pp", "blz", "ca", "vgl", "bijv", "no", "vol", "par",
        "hfst", "tel", "v", "afb",
    ];
    let word = before
        .trim_end_matches('.')
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    WITH_NUMBER.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether a sentence ends here that a next one may be glued to: a word in lower case with a mark behind it.
fn closes_sentence(before: &str) -> bool {
    let mut back = before.chars().rev();
    let closed = back.next().is_some_and(|c| ".?!".contains(c));
    closed && back.take(3).all(char::is_lowercase)
}

/// Whether a year comes here: `14 juli`, `sinds`, `2024–`.
pub(super) fn names_year(before: &str) -> bool {
    const BEFORE: [&str; 10] =
        ["in", "van", "sinds", "uit", "vanaf", "eind", "begin", "medio", "jaar", "voorjaar"];
    let word = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let lower = word.to_lowercase();
    before.ends_with(['–', '-', '/'])
        || BEFORE.contains(&lower.as_str())
        || MONTHS.contains(&lower.as_str())
}

/// How long the last word of a sentence is at least, so that it is no abbreviation: "art. 2".
const LAST_WORD: usize = 5;

/// Whether a text ends with the word for a box of the post, whose number has five figures: `Postbus 20018`.
pub(super) fn names_a_box(before: &str) -> bool {
    const NUMBERED: [&str; 2] = ["postbus", "antwoordnummer"];
    let word = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    NUMBERED.iter().any(|numbered| word.eq_ignore_ascii_case(numbered))
}

/// `310.000.`: an amount at the end of a sentence.
fn ends_in_thousands(before: &str) -> bool {
    let mut groups = before.strip_suffix('.').unwrap_or_default().rsplit('.');
    let digits = |group: &str| group.bytes().rev().take_while(u8::is_ascii_digit).count();
    let last = groups.next().unwrap_or_default();
    last.len() == 3 && digits(last) == 3 && groups.next().is_some_and(|first| digits(first) > 0)
}

/// Whether the line ends or a new sentence begins.
fn ends_or_begins(after: &str) -> bool {
    after.is_empty() || after.starts_with(' ') && after.trim_start().starts_with(char::is_uppercase)
}

fn ends_in_year(before: &str) -> bool {
    let digits = before.trim_end_matches(['.', ',']);
    let run = digits.bytes().rev().take_while(u8::is_ascii_digit).count();
    run == 4
        && digits
            .get(digits.len() - 4..)
            .is_some_and(|year| year.starts_with("19") || year.starts_with("20"))
}

/// Whether the word before the digit is a web or mail address.
fn in_address(before: &str, line: &str) -> bool {
    // No address is longer; looking further would make a text without spaces quadratic.
    const LONGEST: usize = 300;
    let start = before
        .char_indices()
        .rev()
        .take(LONGEST)
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(before.len(), |(at, _)| at);
    let rest = line.get(before.len()..).unwrap_or_default();
    let end = rest.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| before.len() + at);
    let token =
        line.get(start..end).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    token.contains("://")
        || token.contains("www.")
        || token.contains('@')
        || token.matches('/').count() > 1
}

/// Whether a bracket opened before is still open: `(zie 1)` is no mark.
pub(super) fn has_open_bracket(before: &str) -> bool {
    let mut depth = 0i32;
    for c in before.chars().rev().take(200) {
        match c {
            ')' => depth += 1,
            '(' if depth == 0 => return true,
            '(' => depth -= 1,
            _ => {}
        }
    }
    false
}
