//! Questions and answers in the rows of a table.

use super::columns;
use super::cues::Column;
use super::heading::{Heading, HeadingKind, Sure};
use super::line::Line;
use super::reading::{Reading, Why};
use crate::draft::Number;

/// Tables with the columns `Nr`, `Vraag` and `Antwoord`, the usual form of lists in Word: each row is a question with its answer. Gives
/// how many questions they hold.
pub(super) fn tables(lines: &[Line<'_>], reading: &mut Reading) -> usize {
    let headings = &mut reading.headings;
    let mut found = 0;
    let mut columns: Vec<(u32, Column)> = Vec::new();
    let mut table = None;
    let mut at = (0, 0);
    let mut count = 0;
    for (i, line) in lines.iter().enumerate() {
        let Some(cell) = line.block.cell.filter(|_| line.is_text()) else { continue };
        if table != Some(cell.table) {
            (table, count, at) = (Some(cell.table), 0, (u32::MAX, 0));
            columns = columns::named(lines, i);
        }
        let Some((_, column)) = columns.iter().find(|(column, _)| *column == cell.column) else {
            continue;
        };
        let Some(place) = headings.get_mut(i) else { continue };
        let first = at != (cell.row, cell.column);
        at = (cell.row, cell.column);
        if cell.row == 0 || !first {
            *place = None;
            continue;
        }
        let whole = |kind, numbers, range: std::ops::Range<usize>, rest| {
            Some(Heading { kind, numbers, range, rest, sure: Sure::Form })
        };
        let item = line.seen.item().cloned();
        match column {
            Column::Number => {
                *place = match item.filter(|item| item.rest == line.text.len()) {
                    Some(item) => whole(HeadingKind::Question, item.numbers, item.range, item.rest),
                    None => place.take(),
                };
                count = u32::from(place.is_some()).max(count);
                found += usize::from(place.is_some());
                reading.reasons.push((i, Why::For("de kolom met nummers van een tabel")));
            }
            Column::Question => {
                let numbered = columns.iter().any(|(_, column)| *column == Column::Number);
                if numbered || place.is_some() {
                    *place = place.take().filter(|_| !numbered);
                    continue;
                }
                count += 1;
                *place = match item {
                    Some(item) => whole(HeadingKind::Question, item.numbers, item.range, item.rest),
                    None => whole(HeadingKind::Question, vec![(Number::new(count), 0..0)], 0..0, 0),
                };
                found += 1;
                reading.reasons.push((i, Why::For("de kolom met vragen van een tabel")));
            }
            Column::Answer => {
                *place = place.take().or_else(|| whole(HeadingKind::Answer, Vec::new(), 0..0, 0));
                reading.reasons.push((i, Why::For("de kolom met antwoorden van een tabel")));
            }
        }
    }
    found
}
