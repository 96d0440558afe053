//! Places that may be note marks. Which of them are is decided when the bodies are known.

use std::sync::Arc;

use super::NoteStyle;
use super::around::Likeness;
use super::scan::{MarkLike, number_of, scan};
use crate::draft::heading::Heading;
use crate::draft::line::Line;
use crate::parallel;
use crate::read::{BlockKind, NoteId};
use crate::text::Span;

/// A place that may be a mark.
#[derive(Clone, Debug)]
pub(in crate::draft) struct MarkCandidate {
    /// Index of its line.
    pub line: usize,
    pub span: Span,
    pub label: Arc<str>,
    /// The label as a number, 0 when it is a word.
    pub number: u32,
    pub style: NoteStyle,
    pub likeness: Likeness,
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
) -> Vec<MarkCandidate> {
    let may_mark = |line: &Line<'_>| {
        let known = line.seen.marks.get().filter(|(from, _)| *from == 0 && !begins_so(line));
        let none = !line.seen.may_mark || known.is_some_and(|(_, all)| all.is_empty());
        line.is_text() && !(none && line.block.pieces.iter().all(|piece| piece.mark.is_none()))
    };
    let places = lines.iter().enumerate().filter(|(_, line)| may_mark(line));
    let places: Vec<(usize, &Line<'_>)> = places.collect();
    parallel::gather(size, &places, |&(i, line), all| on_line(lines, headings, i, line, all))
}

/// Adds the candidates on a line, in the order of the text.
fn on_line(
    lines: &[Line<'_>],
    headings: &[Option<Heading>],
    i: usize,
    line: &Line<'_>,
    all: &mut Vec<MarkCandidate>,
) {
    // The numbers of a heading are no marks, text behind them on the same line may hold some.
    let from = headings.get(i).and_then(Option::as_ref).map_or(0, |heading| heading.rest);
    // At the front of a line the line above has a say; all else is known wherever the line stands.
    let above = if from == 0 && begins_so(line) { above(lines, headings, i) } else { None };
    let scan = || scan(&line.text, from, above);
    let kept = above.is_none().then(|| line.seen.marks.get_or_init(|| (from, scan())));
    let scanned;
    let places = match kept.filter(|(own, _)| *own == from) {
        Some((_, known)) => known,
        None => {
            scanned = scan();
            &scanned
        }
    };
    let candidate = |place: &MarkLike| MarkCandidate {
        line: i,
        span: line.span_of(place.range.clone()),
        label: Arc::clone(&place.label),
        number: place.number,
        style: place.style,
        likeness: place.likeness,
        known: None,
        alone: place.alone,
    };
    if line.block.pieces.iter().all(|piece| piece.mark.is_none()) {
        // What was found from left to right is in order.
        all.extend(places.iter().map(candidate));
        return;
    }
    let mut found: Vec<MarkCandidate> = places.iter().map(candidate).collect();
    known(i, line, &mut found);
    found.sort_by_key(|candidate| candidate.span.start);
    all.append(&mut found);
}

/// Whether a line begins with a figure, of which the line above may say whether it is a mark.
fn begins_so(line: &Line<'_>) -> bool {
    line.text.starts_with(|c: char| c.is_ascii_digit())
}

/// Puts the marks that the format knows in the place of what their text looks like.
fn known(i: usize, line: &Line<'_>, found: &mut Vec<MarkCandidate>) {
    let mut at = 0;
    let mut new = Vec::new();
    for piece in &line.block.pieces {
        let len = piece.reads.as_ref().map_or(piece.span.len() as usize, |text| text.len());
        if let Some(note) = piece.mark {
            let text = line.text.get(at..at + len).unwrap_or_default();
            let label = text.trim_matches(['[', ']', '^']);
            new.push(MarkCandidate {
                line: i,
                span: piece.span,
                number: number_of(label),
                label: label.into(),
                style: NoteStyle::Caret,
                likeness: Likeness::Certain,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::furniture;
    use crate::read::{Document, Format};
    use crate::text::Source;

    fn seen(text: &str) -> Vec<(String, Likeness)> {
        let document = Document::of(Source::new(text).unwrap(), Format::Plain);
        let source = &document.source;
        let (lines, _) = furniture::lines(source, &document.blocks, &[]);
        let headings = vec![None; lines.len()];
        candidates(0, &lines, &headings)
            .into_iter()
            .map(|c| (source.slice(c.span).to_owned(), c.likeness))
            .collect()
    }

    #[test]
    fn marks_in_all_their_forms() {
        use Likeness::{Certain, Clear, Faint, Glued, Turned};
        for (text, mark, likeness) in [
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
            assert_eq!(seen(text), [(mark.to_owned(), likeness)], "{text:?}");
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
