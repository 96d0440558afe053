//! Places that may be note marks. Which of them are is decided when the bodies are known.

use super::NoteStyle;
use crate::draft::heading::Heading;
use crate::draft::line::Line;
use crate::read::NoteId;
use crate::text::Span;

/// The highest number a note may have.
const MAX_LABEL: u32 = 300;

/// How much a place looks like a mark, by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::draft) enum Looks {
    /// Only in want of a better one: at a line's start, alone on a line, after a capital, `1)`.
    Faint,
    /// A digit glued to a word: `Observatorium4`.
    Glued,
    /// A digit glued to what closes a phrase: `bij'1?`, `(NGS)2`, `onderstreept.3`.
    Clear,
    /// Nothing else: `[^1]`, `[1]`, `¹`.
    Certain,
}

/// A place that may be a mark.
#[derive(Clone, Debug)]
pub(in crate::draft) struct Candidate {
    /// Index of its line.
    pub line: usize,
    pub span: Span,
    pub label: String,
    /// The label as a number, 0 when it is a word.
    pub number: u32,
    pub style: NoteStyle,
    pub looks: Looks,
    /// The note that it is the mark of, when the format says so.
    pub known: Option<NoteId>,
}

/// Every candidate, in the order of the text.
pub(in crate::draft) fn candidates(
    lines: &[Line<'_>],
    headings: &[Option<Heading>],
) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if !line.is_text() {
            continue;
        }
        // The numbers of a heading are no marks, text behind them on the same line may hold some.
        let from = headings.get(i).and_then(Option::as_ref).map_or(0, |heading| heading.rest);
        let before = found.len();
        scan(i, line, from, &mut found);
        known(i, line, before, &mut found);
        if found.len() > before {
            found
                .get_mut(before..)
                .unwrap_or_default()
                .sort_by_key(|candidate| candidate.span.start);
        }
    }
    found
}

/// Puts the marks that the format knows in the place of what their text looks like.
fn known(i: usize, line: &Line<'_>, before: usize, found: &mut Vec<Candidate>) {
    if line.block.pieces.iter().all(|piece| piece.mark.is_none()) {
        return;
    }
    let mut at = 0;
    let mut new = Vec::new();
    for piece in &line.block.pieces {
        let len = piece.reads.as_ref().map_or(piece.span.len() as usize, |text| text.len());
        if let Some(note) = piece.mark {
            let text = line.text.get(at..at + len).unwrap_or_default();
            let label = text.trim_matches(['[', ']', '^']).to_owned();
            new.push(Candidate {
                line: i,
                span: piece.span,
                number: label.parse().unwrap_or(0),
                label,
                style: NoteStyle::Caret,
                looks: Looks::Certain,
                known: Some(note),
            });
        }
        at += len;
    }
    let rest = found.split_off(before.min(found.len()));
    let guessed = |one: &Candidate| !new.iter().any(|known| known.span.overlaps(one.span));
    found.extend(rest.into_iter().filter(guessed));
    found.append(&mut new);
}

fn scan(i: usize, line: &Line<'_>, from: usize, found: &mut Vec<Candidate>) {
    let text = line.text.as_ref();
    let bytes = text.as_bytes();
    let mut at = from;
    let mut push = |range: std::ops::Range<usize>, label: &str, style, looks| {
        let number = label.parse().unwrap_or(0);
        if number <= MAX_LABEL {
            found.push(Candidate {
                line: i,
                span: line.span_of(range),
                label: label.to_owned(),
                number,
                style,
                looks,
                known: None,
            });
        }
    };
    while let Some(skip) = bytes.get(at..).and_then(|rest| {
        rest.iter().position(|&b| b.is_ascii_digit() || b == b'[' || b == 0xC2 || b == 0xE2)
    }) {
        let start = at + skip;
        let Some(rest) = text.get(start..) else {
            at = start + 1;
            continue;
        };
        if let Some(after) = rest.strip_prefix('[') {
            at = start + 1;
            let (style, inner) = match after.strip_prefix('^') {
                Some(inner) => (NoteStyle::Caret, inner),
                None => (NoteStyle::Bracket, after),
            };
            let Some(len) = inner.find(']').filter(|&len| (1..=20).contains(&len)) else {
                continue;
            };
            let label = inner.get(..len).unwrap_or_default();
            let numeric = label.bytes().all(|b| b.is_ascii_digit());
            let word = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
            if numeric && label.len() <= 3 || style == NoteStyle::Caret && word {
                let end = text.len() - inner.len() + len + 1;
                // Extraction also brackets what was raised: `miljard m[3]`.
                if is_power(text.get(..start).unwrap_or_default(), label) {
                    at = end;
                    continue;
                }
                push(start..end, label, style, Looks::Certain);
                at = end;
            }
            continue;
        }
        let raised: usize = rest.chars().map_while(|c| superscript(c).map(|_| c.len_utf8())).sum();
        if raised > 0 {
            let run = rest.get(..raised).unwrap_or_default();
            at = start + raised;
            if !is_power(text.get(..start).unwrap_or_default(), run) {
                let label: String = run.chars().filter_map(superscript).collect();
                push(start..at, &label, NoteStyle::Digit, Looks::Certain);
            }
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            at = start + rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        at = start + digits;
        let label = rest.get(..digits).unwrap_or_default();
        let after = rest.get(digits..).unwrap_or_default();
        let before = text.get(..start).unwrap_or_default();
        if after.starts_with(')') && !has_open_bracket(before) && digits <= 2 {
            push(start..at + 1, label, NoteStyle::Paren, Looks::Faint);
        }
        if digits <= 3 && !label.starts_with('0') {
            if let Some(looks) = glued(before, after, text) {
                push(start..at, label, NoteStyle::Digit, looks);
                at = companions(text, at, label, |range, label| {
                    push(range, label, NoteStyle::Digit, Looks::Faint);
                });
            }
        } else if (5..=6).contains(&digits) && (label.starts_with("19") || label.starts_with("20"))
        {
            // A mark glued to a year: `in 20234`.
            let tail = label.get(4..).unwrap_or_default();
            if ends_phrase(after) && !tail.starts_with('0') && before.ends_with(' ') {
                push(start + 4..at, tail, NoteStyle::Digit, Looks::Faint);
            }
        }
    }
}

/// Marks that follow a mark: `?1 2`, `3, 4 en 5` alone on a line.
fn companions(
    text: &str,
    mut at: usize,
    label: &str,
    mut push: impl FnMut(std::ops::Range<usize>, &str),
) -> usize {
    let mut last: u32 = label.parse().unwrap_or(0);
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let next = rest.trim_start_matches([' ', ',']);
        let next = next.strip_prefix("en ").unwrap_or(next);
        let digits = next.bytes().take_while(u8::is_ascii_digit).count();
        let number = next.get(..digits).and_then(|number| number.parse::<u32>().ok());
        let after = next.get(digits..).unwrap_or_default();
        if next.len() == rest.len() || number != Some(last + 1) || !ends_phrase(after) {
            return at;
        }
        let start = text.len() - next.len();
        push(start..start + digits, next.get(..digits).unwrap_or_default());
        at = start + digits;
        last += 1;
    }
}

/// How a number of one to three digits looks between what stands before and after it.
fn glued(before: &str, after: &str, line: &str) -> Option<Looks> {
    if !ends_phrase(after) {
        // `2 Dit is in 2022 …` at the start of a line, `3. Hiermee`.
        return None;
    }
    if before.is_empty() {
        let spaced = after.is_empty() || after.starts_with([' ', ',', '.', ';']);
        return spaced.then_some(Looks::Faint);
    }
    let mut back = before.chars().rev();
    let last = back.next()?;
    if last.is_whitespace() || in_address(before, line) {
        return None;
    }
    let second = back.next().unwrap_or(' ');
    match last {
        ')' | ']' | '»' | '”' | '"' | '?' | '!' => Some(Looks::Clear),
        '’' | '\'' => (!second.is_whitespace()).then_some(Looks::Clear),
        '.' if is_abbreviation(before) => None,
        '.' | ',' | ';' if second.is_alphabetic() || ")]’'”»\"".contains(second) => {
            Some(if last == '.' && second.is_uppercase() { Looks::Faint } else { Looks::Clear })
        }
        '.' | ',' if ends_in_year(before) => Some(Looks::Glued),
        ':' if second.is_alphabetic() => Some(Looks::Faint),
        c if c.is_lowercase() && is_power(before, "2") => None,
        c if c.is_lowercase() => {
            let word = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
            Some(if word >= 3 { Looks::Glued } else { Looks::Faint })
        }
        c if c.is_uppercase() => {
            let word = before.chars().rev().take_while(|c| c.is_uppercase()).count();
            (word >= 2 && !is_formula(before)).then_some(Looks::Faint)
        }
        _ => None,
    }
}

/// Whether what follows a mark may follow one: an end, a space, closing punctuation; not a decimal.
fn ends_phrase(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        None => true,
        Some('.' | ',') => next.next().is_none_or(|c| !c.is_ascii_digit()),
        Some(c) => c.is_whitespace() || ";:?!)]»”’'\"–—".contains(c),
    }
}

fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        _ => return None,
    })
}

/// `m²`, `km³`, `m2`: a power of a unit of length.
fn is_power(before: &str, run: &str) -> bool {
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
fn has_open_bracket(before: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::furniture;
    use crate::read::{Document, Format};
    use crate::text::Source;

    fn seen(text: &str) -> Vec<(String, Looks)> {
        let document = Document::of(Source::new(text).unwrap(), Format::Plain);
        let source = &document.source;
        let (lines, _) = furniture::lines(source, &document.blocks);
        let headings = vec![None; lines.len()];
        candidates(&lines, &headings)
            .into_iter()
            .map(|c| (source.slice(c.span).to_owned(), c.looks))
            .collect()
    }

    #[test]
    fn marks_in_all_their_forms() {
        use Looks::{Certain, Clear, Faint, Glued};
        for (text, mark, looks) in [
            ("kan er niet bij'1?", "1", Clear),
            ("Grondstoffenstrategie (NGS)2 en", "2", Clear),
            ("het Observatorium4, voorraad", "4", Glued),
            ("het bericht?1", "1", Clear),
            ("onderstreept.3 Een uitwerking", "3", Clear),
            ("«Echt bijna op»»?12", "12", Clear),
            ("de motie[^7] is", "[^7]", Certain),
            ("het artikel? [1]", "[1]", Certain),
            ("de brief¹² van", "¹²", Certain),
            ("te voldoen? 1)", "1)", Faint),
            ("2 Dit is in 2022", "2", Faint),
            ("de NMO4 is", "4", Faint),
            ("sinds 20234 en", "4", Faint),
        ] {
            assert_eq!(seen(text), [(mark.to_owned(), looks)], "{text:?}");
        }
        assert_eq!(seen("tegen Shell?1 2"), [("1".to_owned(), Clear), ("2".to_owned(), Faint)]);
        assert_eq!(seen("2, 3 en 4").len(), 3);
    }

    #[test]
    fn numbers_that_are_no_marks() {
        for text in [
            "de CO2-uitstoot en CO2 uit",
            "in 2024",
            "artikel 12 en art.5",
            "5.500 kinderen, 27.7 miljoen",
            "zo’n 30 m2 en 40 m² en 5 km³",
            "H5N1 en F16s",
            "10% van 65%",
            "https://nos.nl/artikel/2540445-x1",
            "de zaak C-373/19 (2006/112)",
            "1,4 miljard m[3]",
            "D66 en JA21 en MH17",
            "(zie vraag 3)",
            "nr. 317 en nr.5",
            "2025Z02999",
        ] {
            assert_eq!(seen(text), [], "{text:?}");
        }
    }
}
