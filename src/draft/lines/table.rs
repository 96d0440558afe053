//! Questions and answers in the rows of a table.

use super::columns;
use super::cues::{self, Column};
use super::head_rows;
use super::heading::{Heading, HeadingKind, Sure};
use super::line::Line;
use super::reading::{Reading, Why};
use crate::draft::Number;

/// Tables with the columns `Nr`, `Vraag` and `Antwoord`, the usual form of lists in Word: each row is a question with its answer. Gives
/// how many questions they hold.
pub(super) fn tables(lines: &[Line<'_>], reading: &mut Reading) -> usize {
    let mut found = 0;
    let mut columns: Vec<(u32, Column)> = Vec::new();
    let mut table = None;
    // The line behind the last cell.
    let mut last = 0;
    let mut at = (0, 0);
    let mut count = 0;
    let mut worded: Option<Vec<Worded>> = None;
    // Whether the first row of the table is one of questions too; whether the table is what an answer shows.
    let (mut goes_on, mut shown) = (false, false);
    for (i, line) in lines.iter().enumerate() {
        let Some(cell) = line.block.cell.filter(|_| line.is_text()) else { continue };
        if table != Some(cell.table) {
            goes_on = columns::goes_on(lines, i, &columns);
            (table, at) = (Some(cell.table), (u32::MAX, 0));
            if !goes_on {
                let own = columns::named(lines, i);
                let between = lines.get(last..i).unwrap_or_default();
                let another_set = between.iter().any(|line| cues::head(line, 1).is_some());
                // Questions without numbers, each in a table of its own, are counted on.
                let counted = own != columns || has_numbers(&own) || another_set;
                count = if counted { 0 } else { count };
                columns = own;
            }
            let worded = worded.get_or_insert_with(|| outside_tables(lines, &reading.headings));
            shown = lies_in_an_answer(worded, i);
            let headed = if shown { 0 } else { head_rows::read(lines, i, reading) };
            found += headed;
            if shown || headed > 0 {
                columns.clear();
            }
        }
        last = i + 1;
        if shown && let Some(place) = reading.headings.get_mut(i) {
            *place = None;
        }
        let Some((_, column)) = columns.iter().find(|(column, _)| *column == cell.column) else {
            continue;
        };
        let Some(place) = reading.headings.get_mut(i) else { continue };
        let first = at != (cell.row, cell.column);
        at = (cell.row, cell.column);
        if cell.row == 0 && !goes_on || !first {
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
                let numbered = has_numbers(&columns);
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

fn has_numbers(columns: &[(u32, Column)]) -> bool {
    columns.iter().any(|(_, column)| *column == Column::Number)
}

/// A heading that stands in no table.
struct Worded {
    line: usize,
    kind: HeadingKind,
    /// Its first number.
    number: Option<Number>,
}

fn outside_tables(lines: &[Line<'_>], headings: &[Option<Heading>]) -> Vec<Worded> {
    let each = lines.iter().zip(headings).enumerate();
    let each = each.filter(|(_, (line, _))| line.block.cell.is_none());
    let each = each.filter_map(|(i, (_, heading))| Some((i, heading.as_ref()?)));
    each.map(|(line, heading)| {
        let number = heading.numbers.first().map(|&(number, _)| number);
        Worded { line, kind: heading.kind, number }
    })
    .collect()
}

/// Whether the table that begins at a line is what an answer shows: a question with a word and a number stands before it, and behind it the
/// next one.
fn lies_in_an_answer(worded: &[Worded], first: usize) -> bool {
    let (before, behind) = worded.split_at(worded.partition_point(|one| one.line < first));
    let question = |one: &Worded| one.number.filter(|_| one.kind == HeadingKind::Question);
    let within = before.last().is_some_and(|one| one.kind == HeadingKind::Answer);
    let asked = before.iter().rev().take(FEW).find_map(question);
    let next = behind.first().and_then(question);
    within && asked.zip(next).is_some_and(|(asked, next)| asked.value() + 1 == next.value())
}

/// How many headings back the question of an answer is looked for.
const FEW: usize = 20;
