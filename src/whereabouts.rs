//! Where the author of a document sees a finding, in words: "alinea 14, antwoord op vraag 3", "noot 2", "tabel 1, rij 4".

use crate::draft::Draft;
use crate::read::{Document, Place};
use crate::rule::Language;
use crate::text::Span;

/// A place in a document, and the same in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The place.
    pub place: Place,
    /// In words.
    pub words: String,
}

/// Where a span stands for the author of a document; `None` where the document is its text.
#[must_use]
pub fn of(
    document: &Document,
    draft: &Draft,
    span: Span,
    language: Language,
) -> Option<Whereabouts> {
    let place = document.origin.exactly(&document.source, span.start)?;
    let word = |nl: &'static str, en: &'static str| said(language, nl, en);
    let at = spot(document, draft, span, &place, language);
    let numbers = |questions: &[usize]| {
        let numbers = questions.iter().filter_map(|&at| draft.questions.get(at));
        numbers.map(|question| question.number.to_string()).collect::<Vec<_>>().join(", ")
    };
    let answer = draft.answers.iter().find(|answer| answer.span.covers(span));
    let question = draft.questions.iter().find(|question| question.span.covers(span));
    let part = match (answer, question) {
        (Some(answer), _) if !answer.questions.is_empty() => Some(format!(
            "{} {}",
            word("antwoord op vraag", "answer to question"),
            numbers(&answer.questions)
        )),
        (_, Some(question)) => Some(format!("{} {}", word("vraag", "question"), question.number)),
        _ => None,
    };
    let words = match part {
        Some(part) => format!("{at}, {part}"),
        None => at,
    };
    Some(Whereabouts { place, words })
}

/// The part of the document, without what it is an answer to: "alinea 14".
#[must_use]
pub fn briefly(
    document: &Document,
    draft: &Draft,
    span: Span,
    language: Language,
) -> Option<String> {
    let place = document.origin.exactly(&document.source, span.start)?;
    Some(spot(document, draft, span, &place, language))
}

fn spot(
    document: &Document,
    draft: &Draft,
    span: Span,
    place: &Place,
    language: Language,
) -> String {
    let word = |nl: &'static str, en: &'static str| said(language, nl, en);
    let blocks = &document.blocks;
    let block = blocks.partition_point(|block| block.span.start <= span.start);
    let block = block.checked_sub(1).and_then(|at| blocks.get(at));
    let cell = block.filter(|block| block.span.end >= span.start).and_then(|block| block.cell);
    let note = draft.notes.iter().find(|note| note.span.covers(span));
    match (&*place.part, place.page, note, cell) {
        ("header", ..) => word("kopregel", "page head").to_owned(),
        ("footer", ..) => word("voetregel", "page foot").to_owned(),
        (_, Some(page), ..) => format!("{} {page}", word("bladzijde", "page")),
        (_, _, Some(note), _) => format!("{} {}", word("noot", "note"), note.label),
        (_, _, _, Some(cell)) => format!(
            "{} {}, {} {}",
            word("tabel", "table"),
            cell.table + 1,
            word("rij", "row"),
            cell.row + 1
        ),
        _ => format!("{} {}", word("alinea", "paragraph"), place.paragraph),
    }
}

const fn said(language: Language, nl: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}
