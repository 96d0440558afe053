//! Places that may be note marks. Which of them are is decided when the bodies are known.

use std::ops::Range;

use super::NoteStyle;
use crate::draft::heading::Heading;
use crate::draft::line::Line;
use crate::read::{BlockKind, NoteId};
use crate::text::{MONTHS, Span, raised_digit};

/// The highest number a note may have.
const MAX_LABEL: u32 = 300;

/// The number that a label says, 0 for one that says none: labels may be words or figures of any length, and what is so high that no draft
/// counts to it is a word.
pub(super) fn number_of(label: &str) -> u32 {
    const HIGHEST: u32 = 1_000_000;
    label.parse().ok().filter(|number| *number <= HIGHEST).unwrap_or(0)
}

/// How much a place looks like a mark, by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::draft) enum Looks {
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
    /// Whether nothing else stands on its line.
    pub alone: bool,
}

/// Every candidate, in the order of the text.
pub(in crate::draft) fn candidates(
    lines: &[Line<'_>],
    headings: &[Option<Heading>],
) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let plain = line.block.pieces.is_empty();
        let unmarked = !line.seen.may_mark || line.seen.unmarked.get().is_some();
        if !line.is_text() || plain && unmarked {
            continue;
        }
        // The numbers of a heading are no marks, text behind them on the same line may hold some.
        let from = headings.get(i).and_then(Option::as_ref).map_or(0, |heading| heading.rest);
        let before = found.len();
        scan(i, line, above(lines, headings, i), from, &mut found);
        // At the front of a line the line above has a say, and a heading takes figures for its own.
        let alone = from == 0 && !line.text.starts_with(|c: char| c.is_ascii_digit());
        if plain && alone && found.len() == before {
            let _ = line.seen.unmarked.set(());
        }
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
                number: number_of(&label),
                label,
                style: NoteStyle::Caret,
                looks: Looks::Certain,
                alone: false,
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

/// The text of the line above, where it belongs to the same paragraph.
fn above<'l>(lines: &'l [Line<'_>], headings: &[Option<Heading>], i: usize) -> Option<&'l str> {
    let here = lines.get(i).filter(|line| !line.block.starts_paragraph && !line.new_page)?;
    let above = i.checked_sub(1)?;
    let text = lines.get(above).filter(|line| line.is_text())?.text.trim_end();
    let heading = headings.get(above).and_then(Option::as_ref);
    (heading.is_none() && here.block.kind == BlockKind::Text).then_some(text)
}

fn scan(i: usize, line: &Line<'_>, above: Option<&str>, from: usize, found: &mut Vec<Candidate>) {
    let text = line.text.as_ref();
    let bytes = text.as_bytes();
    let mut at = from;
    let mut push = |range: Range<usize>, label: &str, style, looks| {
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
                alone: label.len() == text.trim_end_matches(['.', ',', ';']).len(),
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
            let end = text.len() - inner.len() + len + 1;
            let word = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
            if style == NoteStyle::Caret && word {
                push(start..end, label, style, Looks::Certain);
                at = end;
            } else if style == NoteStyle::Bracket {
                let inside = start + 1..end - 1;
                let labels = bracketed(text, inside.clone()).unwrap_or_default();
                // Extraction also brackets what was raised: `miljard m[3]`.
                let before = text.get(..start).unwrap_or_default();
                let power = labels.first().is_some_and(|label| {
                    is_power(before, text.get(label.clone()).unwrap_or_default())
                });
                for (n, label) in labels.iter().enumerate().filter(|_| !power) {
                    let from = if n == 0 { start } else { label.start };
                    let to = if n + 1 == labels.len() { end } else { label.end };
                    let label = text.get(label.clone()).unwrap_or_default();
                    push(from..to, label, style, Looks::Certain);
                }
                if !labels.is_empty() {
                    at = end;
                }
            }
            continue;
        }
        let raised: usize = rest.chars().map_while(|c| raised_digit(c).map(|_| c.len_utf8())).sum();
        if raised > 0 {
            let run = rest.get(..raised).unwrap_or_default();
            at = start + raised;
            if !is_power(text.get(..start).unwrap_or_default(), run) {
                let label: String =
                    run.chars().filter_map(|c| char::from_digit(raised_digit(c)?, 10)).collect();
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
        if let Some(behind) = after.strip_prefix(')')
            && digits <= 2
            && !has_open_bracket(before)
        {
            push(start..at + 1, label, NoteStyle::Paren, bracketed_looks(before, behind));
        }
        if digits <= 3 && !label.starts_with('0') {
            let looks =
                if before.is_empty() { at_front(after, above) } else { glued(before, after, text) };
            if let Some(looks) = looks {
                push(start..at, label, NoteStyle::Digit, looks);
                at = companions(text, at, label, |range, label| {
                    // `2 3` that ends its line is two marks; `?1 2 keer` is not.
                    let closes = text.get(range.end..).is_some_and(str::is_empty);
                    let looks = if closes { looks.min(Looks::Glued) } else { Looks::Faint };
                    push(range, label, NoteStyle::Digit, looks);
                });
            }
        } else if (5..=6).contains(&digits) && (label.starts_with("19") || label.starts_with("20"))
        {
            // A mark glued to a year: `in 20234`, `2024–20271`.
            let tail = label.get(4..).unwrap_or_default();
            let free = before.is_empty() || before.ends_with([' ', '–', '-', '/', '(']);
            if ends_phrase(after) && !tail.starts_with('0') && free {
                let looks = if names_year(before) { Looks::Glued } else { Looks::Faint };
                push(start + 4..at, tail, NoteStyle::Digit, looks);
            }
        }
    }
}

/// The numbers in `[1 ]`, `[1, 2 ]`, `[3 en 4]`, each with its place in the text; `None` where something else stands there.
fn bracketed(text: &str, inside: Range<usize>) -> Option<Vec<Range<usize>>> {
    let mut labels = Vec::new();
    let mut at = inside.start;
    loop {
        let rest = text.get(at..inside.end)?;
        let start = inside.end - rest.trim_start().len();
        let digits = text.get(start..inside.end)?.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&digits) {
            return None;
        }
        labels.push(start..start + digits);
        let after = text.get(start + digits..inside.end)?.trim_start();
        if after.is_empty() {
            return Some(labels);
        }
        let next = after.strip_prefix([',', ';', '&']).or_else(|| after.strip_prefix("en "))?;
        at = inside.end - next.len();
    }
}

/// The most bytes that other marks behind a mark take.
const MORE_MARKS: usize = 40;

/// How `1)` looks: as a mark where it closes its line behind the end of a sentence, otherwise it may count anything.
fn bracketed_looks(before: &str, behind: &str) -> Looks {
    let closed = before.trim_end().ends_with(['?', '!', '.', '»', '”', '"', '’', '\'']);
    // More marks may follow on the line; what is longer is a text.
    let mark = |c: char| c.is_ascii_digit() || c.is_whitespace() || ",;).".contains(c);
    if closed && behind.len() <= MORE_MARKS && behind.chars().all(mark) {
        Looks::Clear
    } else {
        Looks::Faint
    }
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
fn at_front(after: &str, above: Option<&str>) -> Option<Looks> {
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
    Some(if turned { Looks::Turned } else { Looks::Faint })
}

/// Marks that follow a mark: `?1 2`, `3, 4 en 5` alone on a line.
fn companions(
    text: &str,
    mut at: usize,
    label: &str,
    mut push: impl FnMut(Range<usize>, &str),
) -> usize {
    let mut last = number_of(label);
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
    let glued_on = after.starts_with(char::is_uppercase) && closes_sentence(before);
    if !(ends_phrase(after) || glued_on) {
        return None;
    }
    let mut back = before.chars().rev();
    let last = back.next()?;
    if last.is_whitespace() {
        // `het rapport? 2`
        let closed = before.trim_end().ends_with(['?', '!', '»', '”']);
        return (after.is_empty() && closed).then_some(Looks::Faint);
    }
    if in_address(before, line) {
        return None;
    }
    let second = back.next().unwrap_or(' ');
    match last {
        ')' | ']' | '»' | '”' | '"' | '?' | '!' => Some(Looks::Clear),
        '’' | '\'' => (!second.is_whitespace()).then_some(Looks::Clear),
        '.' if is_abbreviation(before) => None,
        // `gesproken.2Toekomstige`: glued on both sides.
        '.' if after.starts_with(char::is_uppercase) => Some(Looks::Glued),
        '.' | ',' | ';' if second.is_alphabetic() || ")]’'”»\"%".contains(second) => {
            Some(if last == '.' && second.is_uppercase() { Looks::Faint } else { Looks::Clear })
        }
        '.' | ',' if ends_in_year(before) => Some(Looks::Glued),
        '.' if ends_in_thousands(before) && ends_or_begins(after) => Some(Looks::Glued),
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

/// Whether a sentence ends here that a next one may be glued to: a word in lower case with a mark behind it.
fn closes_sentence(before: &str) -> bool {
    let mut back = before.chars().rev();
    let closed = back.next().is_some_and(|c| ".?!".contains(c));
    closed && back.take(3).all(char::is_lowercase)
}

/// Whether a year comes here: `14 juli`, `sinds`, `2024–`.
fn names_year(before: &str) -> bool {
    const BEFORE: [&str; 10] =
        ["in", "van", "sinds", "uit", "vanaf", "eind", "begin", "medio", "jaar", "voorjaar"];
    let word = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let lower = word.to_lowercase();
    before.ends_with(['–', '-', '/'])
        || BEFORE.contains(&lower.as_str())
        || MONTHS.contains(&lower.as_str())
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
    use crate::draft::lines::seen::Known;
    use crate::read::{Document, Format};
    use crate::text::Source;

    fn seen(text: &str) -> Vec<(String, Looks)> {
        let document = Document::of(Source::new(text).unwrap(), Format::Plain);
        let source = &document.source;
        let (lines, _) = furniture::lines(source, &document.blocks, &Known::default());
        let headings = vec![None; lines.len()];
        candidates(&lines, &headings)
            .into_iter()
            .map(|c| (source.slice(c.span).to_owned(), c.looks))
            .collect()
    }

    #[test]
    fn marks_in_all_their_forms() {
        use Looks::{Certain, Clear, Faint, Glued, Turned};
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
            ("te voldoen? 1)", "1)", Clear),
            ("namelijk 1) de brug", "1)", Faint),
            ("2 Dit is in 2022", "2", Faint),
            ("te voldoen. 3)", "3)", Clear),
            ("het bericht?[1 ] Zo", "[1 ]", Certain),
            ("is gesproken.2Toekomstige", "2", Glued),
            ("voor 2024–20271 is", "1", Glued),
            ("waren 310.000.1 De", "1", Glued),
            ("steeg met 4%.3 De", "3", Clear),
            ("het rapport? 2", "2", Faint),
            ("1»? Zo ja", "1", Faint),
            ("de NMO4 is", "4", Faint),
            ("sinds 20234 en", "4", Glued),
            ("op 20234 na", "4", Faint),
        ] {
            assert_eq!(seen(text), [(mark.to_owned(), looks)], "{text:?}");
        }
        assert_eq!(seen("tegen Shell?1 2"), [("1".to_owned(), Clear), ("2".to_owned(), Glued)]);
        assert_eq!(
            seen("tegen Shell?1 2 keer"),
            [("1".to_owned(), Clear), ("2".to_owned(), Faint)]
        );
        assert_eq!(seen("2, 3 en 4").len(), 3);
        assert_eq!(seen("uit?[1, 2 ]"), [("[1".to_owned(), Certain), ("2 ]".to_owned(), Certain)]);
        let last = |text: &str| seen(text).pop();
        let turned = |mark: &str| Some((mark.to_owned(), Turned));
        assert_eq!(last("die worden gedeeld.\n2\nDaarnaast"), turned("2"));
        assert_eq!(last("die worden gedeeld.\n2 Dit is"), turned("2"));
        assert_eq!(last("op onbeheersbare branden in de natuur\n3. Hiermee"), turned("3"));
        assert_eq!(
            last("zoals gezegd in het antwoord op vraag\n3. Hiermee").map(|l| l.1),
            Some(Faint)
        );
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
            "per 1.200 m[3 ] water",
            "de afspraken zijn:\n2. Meerjarige afspraken",
            "is gesproken.\n2. Meerjarige afspraken",
            "zie [...] en [sic] en [2024]",
        ] {
            assert_eq!(seen(text), [], "{text:?}");
        }
    }
}
