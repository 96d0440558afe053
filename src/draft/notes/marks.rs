//! Places that may be note marks. Which of them are is decided when the bodies are known.

use std::ops::Range;

use super::NoteStyle;
use super::around::{
    Looks, at_front, bracketed_looks, ends_phrase, glued, has_open_bracket, is_power, names_year,
};
use crate::draft::heading::Heading;
use crate::draft::line::Line;
use crate::parallel;
use crate::read::{BlockKind, NoteId};
use crate::text::{Span, raised_digit};

/// The highest number a note may have.
const MAX_LABEL: u32 = 300;

/// The number that a label says, 0 for one that says none: labels may be words or figures of any length, and what is so high that no draft
/// counts to it is a word.
pub(super) fn number_of(label: &str) -> u32 {
    const HIGHEST: u32 = 1_000_000;
    label.parse().ok().filter(|number| *number <= HIGHEST).unwrap_or(0)
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

/// Every candidate, in the order of the text, which is so many bytes long.
pub(in crate::draft) fn candidates(
    size: usize,
    lines: &[Line<'_>],
    headings: &[Option<Heading>],
) -> Vec<Candidate> {
    let may_mark = |line: &Line<'_>| {
        let unmarked = !line.seen.may_mark || line.seen.unmarked.get().is_some();
        line.is_text() && !(line.block.pieces.is_empty() && unmarked)
    };
    let places = lines.iter().enumerate().filter(|(_, line)| may_mark(line));
    let places: Vec<(usize, &Line<'_>)> = places.collect();
    parallel::flat_map(size, &places, |&(i, line)| on_line(lines, headings, i, line))
}

/// The candidates on a line, in the order of the text.
fn on_line(
    lines: &[Line<'_>],
    headings: &[Option<Heading>],
    i: usize,
    line: &Line<'_>,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    // The numbers of a heading are no marks, text behind them on the same line may hold some.
    let from = headings.get(i).and_then(Option::as_ref).map_or(0, |heading| heading.rest);
    let above = above(lines, headings, i);
    Scan { i, line, above, found: &mut found }.run(from);
    // At the front of a line the line above has a say, and a heading takes figures for its own.
    let alone = from == 0 && !line.text.starts_with(|c: char| c.is_ascii_digit());
    if line.block.pieces.is_empty() && alone && found.is_empty() {
        let _ = line.seen.unmarked.set(());
    }
    known(i, line, &mut found);
    found.sort_by_key(|candidate| candidate.span.start);
    found
}

/// Puts the marks that the format knows in the place of what their text looks like.
fn known(i: usize, line: &Line<'_>, found: &mut Vec<Candidate>) {
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
    found.retain(|one| !new.iter().any(|known| known.span.overlaps(one.span)));
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

/// A line as it is looked through for marks.
struct Scan<'l, 's> {
    i: usize,
    line: &'l Line<'s>,
    /// The line above, where it belongs to the same paragraph.
    above: Option<&'l str>,
    found: &'l mut Vec<Candidate>,
}

impl Scan<'_, '_> {
    /// Takes every candidate from a place in the line on.
    fn run(&mut self, from: usize) {
        let line = self.line;
        let text = line.text.as_ref();
        let mut at = from;
        while let Some(skip) = text.as_bytes().get(at..).and_then(|rest| {
            rest.iter().position(|&b| b.is_ascii_digit() || b == b'[' || b == 0xC2 || b == 0xE2)
        }) {
            let start = at + skip;
            at = match text.get(start..).and_then(|rest| rest.chars().next()) {
                Some('[') => self.bracket(text, start),
                Some(c) if c.is_ascii_digit() => self.figure(text, start),
                Some(c) if raised_digit(c).is_some() => self.raised(text, start),
                Some(c) => start + c.len_utf8(),
                None => start + 1,
            };
        }
    }

    fn push(&mut self, range: Range<usize>, label: &str, style: NoteStyle, looks: Looks) {
        let number = label.parse().unwrap_or(0);
        if number <= MAX_LABEL {
            let text = self.line.text.trim_end_matches(['.', ',', ';']);
            self.found.push(Candidate {
                line: self.i,
                span: self.line.span_of(range),
                label: label.to_owned(),
                number,
                style,
                looks,
                known: None,
                alone: label.len() == text.len(),
            });
        }
    }

    /// `[^1]`, `[1]`, `[1, 2 ]`; gives where to go on.
    fn bracket(&mut self, text: &str, start: usize) -> usize {
        let after = text.get(start + 1..).unwrap_or_default();
        let (style, inner) = match after.strip_prefix('^') {
            Some(inner) => (NoteStyle::Caret, inner),
            None => (NoteStyle::Bracket, after),
        };
        let Some(len) = inner.find(']').filter(|&len| (1..=20).contains(&len)) else {
            return start + 1;
        };
        let label = inner.get(..len).unwrap_or_default();
        let end = text.len() - inner.len() + len + 1;
        if style == NoteStyle::Caret {
            let word = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
            if !word {
                return start + 1;
            }
            self.push(start..end, label, style, Looks::Certain);
            return end;
        }
        let Some(labels) = bracketed(text, start + 1..end - 1) else { return start + 1 };
        // Extraction also brackets what was raised: `miljard m[3]`.
        let before = text.get(..start).unwrap_or_default();
        let power = labels
            .first()
            .is_some_and(|label| is_power(before, text.get(label.clone()).unwrap_or_default()));
        for (n, label) in labels.iter().enumerate().filter(|_| !power) {
            let from = if n == 0 { start } else { label.start };
            let to = if n + 1 == labels.len() { end } else { label.end };
            let label = text.get(label.clone()).unwrap_or_default();
            self.push(from..to, label, style, Looks::Certain);
        }
        end
    }

    /// `¹`, `¹²`; gives where to go on.
    fn raised(&mut self, text: &str, start: usize) -> usize {
        let rest = text.get(start..).unwrap_or_default();
        let len: usize = rest.chars().map_while(|c| raised_digit(c).map(|_| c.len_utf8())).sum();
        let run = rest.get(..len).unwrap_or_default();
        if !is_power(text.get(..start).unwrap_or_default(), run) {
            let label: String =
                run.chars().filter_map(|c| char::from_digit(raised_digit(c)?, 10)).collect();
            self.push(start..start + len, &label, NoteStyle::Digit, Looks::Certain);
        }
        start + len
    }

    /// `onderzoek?1`, `bekend. 1)`, `in 20234`; gives where to go on.
    fn figure(&mut self, text: &str, start: usize) -> usize {
        let rest = text.get(start..).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let at = start + digits;
        let label = rest.get(..digits).unwrap_or_default();
        let after = rest.get(digits..).unwrap_or_default();
        let before = text.get(..start).unwrap_or_default();
        if let Some(behind) = after.strip_prefix(')')
            && digits <= 2
            && !has_open_bracket(before)
        {
            let looks = bracketed_looks(before, behind);
            self.push(start..at + 1, label, NoteStyle::Paren, looks);
        }
        if digits <= 3 && !label.starts_with('0') {
            let above = self.above;
            let looks =
                if before.is_empty() { at_front(after, above) } else { glued(before, after, text) };
            let Some(looks) = looks else { return at };
            self.push(start..at, label, NoteStyle::Digit, looks);
            return companions(text, at, label, |range, label| {
                // `2 3` that ends its line is two marks; `?1 2 keer` is not.
                let closes = text.get(range.end..).is_some_and(str::is_empty);
                let looks = if closes { looks.min(Looks::Glued) } else { Looks::Faint };
                self.push(range, label, NoteStyle::Digit, looks);
            });
        }
        if (5..=6).contains(&digits) && (label.starts_with("19") || label.starts_with("20")) {
            // A mark glued to a year: `in 20234`, `2024–20271`.
            let tail = label.get(4..).unwrap_or_default();
            let free = before.is_empty() || before.ends_with([' ', '–', '-', '/', '(']);
            if ends_phrase(after) && !tail.starts_with('0') && free {
                let looks = if names_year(before) { Looks::Glued } else { Looks::Faint };
                self.push(start + 4..at, tail, NoteStyle::Digit, looks);
            }
        }
        at
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::furniture;
    use crate::read::{Document, Format};
    use crate::text::Source;

    fn seen(text: &str) -> Vec<(String, Looks)> {
        let document = Document::of(Source::new(text).unwrap(), Format::Plain);
        let source = &document.source;
        let (lines, _) = furniture::lines(source, &document.blocks, &[]);
        let headings = vec![None; lines.len()];
        candidates(0, &lines, &headings)
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
