//! Written consultations in prose: which fracties asked, and which were answered.

use super::lines::line::Line;
use super::lines::shape::bare;
use super::lines::{Says, Shape, cues};
use crate::text::Span;

/// A fractie that asks in prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fractie {
    /// Its name, as the heading has it.
    pub name: String,
    /// The heading above its questions.
    pub heading: Span,
    /// Where its answer begins; `None` while there is none.
    pub answer: Option<Span>,
}

/// Whether a paragraph opens with the words above the questions of a fractie.
pub(super) fn opens(line: &Line<'_>) -> bool {
    line.is_text() && line.block.starts_paragraph && cues::tells(line, Says::Fractie, 1).is_some()
}

/// Reads the headings `Vragen en opmerkingen van de leden van de VVD-fractie`: before the chapter with the reaction they ask, behind it they
/// are answered. Without such a chapter the answer is what follows the last paragraph in which the members speak.
pub(super) fn find(lines: &[Line<'_>], shapes: &[Option<Shape>]) -> Vec<Fractie> {
    let text =
        |i: usize| lines.get(i).filter(|line| line.is_text()).map_or("", |line| line.text.as_ref());
    let begins =
        |i: usize| shapes.get(i).copied().flatten().is_some_and(|shape| shape.gap || shape.page);
    let headings: Vec<usize> = (0..lines.len())
        .filter(|&i| {
            begins(i)
                && cues::tells(unnumbered(text(i)), Says::Fractie, 1).is_some()
                && name(text(i)).is_some()
        })
        .collect();
    let Some(&first) = headings.first() else { return Vec::new() };
    let reaction = (first..lines.len())
        .rev()
        .find(|&i| begins(i) && cues::tells(unnumbered(text(i)), Says::Reaction, 1).is_some());
    let mut found: Vec<Fractie> = Vec::new();
    for (at, &i) in headings.iter().enumerate() {
        let Some(name) = name(text(i)) else { continue };
        let Some(line) = lines.get(i) else { continue };
        let end = headings.get(at + 1).copied().unwrap_or(lines.len());
        let mut paragraphs = (i + 1..end).filter(|&i| begins(i) && !text(i).is_empty());
        let replies = reaction.is_some_and(|reaction| reaction < i);
        let own = match reaction {
            Some(_) if replies => paragraphs.next(),
            Some(_) => None,
            None => paragraphs.find(|&i| {
                cues::tells(text(i), Says::Member, 1).is_none() && !text(i).contains('?')
            }),
        };
        let answer = own.and_then(|i| lines.get(i)).map(|line| line.block.span);
        match found.iter_mut().find(|known| known.name == name) {
            Some(known) => known.answer = known.answer.or(answer),
            None => found.push(Fractie { name, heading: line.block.span, answer }),
        }
    }
    found
}

/// A heading without its number: `II Reactie van de Minister`.
fn unnumbered(text: &str) -> &str {
    let text = bare(text);
    let rest = text.split_once(' ').filter(|(number, _)| {
        let number = number.trim_end_matches(['.', ')']);
        number.len() <= 4
            && number
                .chars()
                .all(|c| matches!(c, 'I' | 'V' | 'X' | 'A'..='C') || c.is_ascii_digit())
    });
    rest.map_or(text, |(_, rest)| rest.trim_start())
}

/// `VVD` of "de leden van de VVD-fractie", `SP` of "de fractie van de SP", the name of a single member.
fn name(heading: &str) -> Option<String> {
    if let Some(at) = heading.find("-fractie") {
        let before = heading.get(..at)?;
        let from = before.rfind(' ').map_or(0, |at| at + 1);
        return before.get(from..).filter(|name| !name.is_empty()).map(str::to_owned);
    }
    let rest = ["fractie van de ", "fractie van ", "van het lid "].iter().find_map(|words| {
        let at = heading.find(words)?;
        heading.get(at + words.len()..)
    })?;
    let rest = rest.trim_end_matches(['.', ':']).trim();
    (!rest.is_empty()).then(|| rest.to_owned())
}
