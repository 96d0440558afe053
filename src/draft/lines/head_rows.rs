//! Tables in which a row has the headings and the row below or above it the texts: `| Vraag 1 | Antwoord 1 |`.

use std::ops::Range;

use super::heading::{Heading, HeadingKind};
use super::line::Line;
use super::reading::{Reading, Why};

/// The first line of each cell in a row of a table.
type Row = Vec<(u32, usize)>;

/// Where the headings of a row stand: the lines of the question and of the answer.
struct HeadRow {
    question: usize,
    answer: usize,
}

/// Gives the texts of a table the headings that stand in rows of their own, each to the cell of its column. Gives how many questions the
/// table that begins at a line holds so, and 0 where it has no such rows. Texts stand below their headings, but where the table begins with
/// texts.
pub(super) fn read(lines: &[Line<'_>], first: usize, reading: &mut Reading) -> usize {
    let rows = rows(lines, first);
    let heads: Vec<Option<HeadRow>> =
        rows.iter().map(|row| head_row(lines, row, &reading.headings)).collect();
    let above =
        heads.first().is_some_and(Option::is_none) && heads.last().is_some_and(Option::is_some);
    let texts_of = |at: usize| {
        let texts = if above { at.checked_sub(1)? } else { at + 1 };
        rows.get(texts).filter(|_| heads.get(texts).is_some_and(Option::is_none))
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut count = 0;
    for (at, head) in heads.iter().enumerate() {
        let Some((head, texts)) = head.as_ref().zip(texts_of(at)) else { continue };
        let below = |heading: usize| {
            let column = lines.get(heading)?.block.cell?.column;
            texts.iter().find(|&&(at, _)| at == column).map(|&(_, line)| (heading, line))
        };
        let Some(question) = below(head.question) else { continue };
        found.push(question);
        found.extend(below(head.answer));
        count += 1;
    }
    for (head, text) in found {
        let own = reading.headings.get_mut(head).and_then(Option::as_mut);
        let Some(own) = own else { continue };
        let numbers = own.numbers.iter().map(|&(number, _)| (number, NOWHERE)).collect();
        let given = Heading { numbers, range: NOWHERE, rest: 0, ..own.clone() };
        own.kind = HeadingKind::Title;
        if let Some(place) = reading.headings.get_mut(text) {
            *place = Some(given);
        }
        reading.reasons.push((text, Why::For("de rij met koppen van deze tabel")));
    }
    count
}

/// Where a heading stands that is not in the line of its text.
const NOWHERE: Range<usize> = 0..0;

/// The rows of the table that begins at a line.
fn rows(lines: &[Line<'_>], first: usize) -> Vec<Row> {
    let table = lines.get(first).and_then(|line| line.block.cell).map(|cell| cell.table);
    let mut rows: Vec<Row> = Vec::new();
    let mut last = None;
    for (i, line) in lines.iter().enumerate().skip(first) {
        let Some(cell) = line.block.cell.filter(|cell| Some(cell.table) == table) else { break };
        if !line.is_text() {
            continue;
        }
        if last != Some(cell.row) {
            rows.push(Row::new());
        }
        last = Some(cell.row);
        if let Some(row) = rows.last_mut()
            && row.last().is_none_or(|&(column, _)| column != cell.column)
        {
            row.push((cell.column, i));
        }
    }
    rows
}

/// Reads a row as one of headings: a question with its number, beside it an answer, each alone in its cell, and no text in any other.
fn head_row(lines: &[Line<'_>], row: &Row, headings: &[Option<Heading>]) -> Option<HeadRow> {
    let alone = |line: usize, kind: HeadingKind| {
        let heading = headings.get(line)?.as_ref()?;
        (heading.kind == kind && heading.rest == lines.get(line)?.text.len()).then_some(heading)
    };
    let &[(_, question), (_, answer)] = row.as_slice() else { return None };
    let asked = alone(question, HeadingKind::Question)?;
    alone(answer, HeadingKind::Answer)?;
    (!asked.numbers.is_empty()).then_some(HeadRow { question, answer })
}
