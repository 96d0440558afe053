//! The columns of a table of questions and answers: what each holds, and which hold neither.

use super::cues::{self, Column};
use super::line::{Line, Role};
use crate::read::Cell;

/// Columns that go on with the answer before them, whatever else their name says.
const GO_ON: [&str; 1] = ["toelichting"];
/// How many lines of a head are looked at: no table of questions has as many columns.
const MOST: usize = 64;
/// How many lines back the last number of the table before is looked for.
const FARTHEST: usize = 4_000;
/// Words at the end of a name that make it one of persons: who asks, who answers.
const OF_PERSONS: [&str; 5] = ["van", "door", "aan", "wie", "wie?"];

/// The columns of the table that begins at a line, when they are named as those of a list.
pub(super) fn named(lines: &[Line<'_>], first: usize) -> Vec<(u32, Column)> {
    let table = lines.get(first).and_then(|line| line.block.cell).map(|cell| cell.table);
    let of_table = |line: &&Line<'_>| line.block.cell.is_some_and(|cell| Some(cell.table) == table);
    let rows = || lines.iter().skip(first).take_while(of_table);
    let name = |says: fn(&str) -> Option<Column>| {
        head(lines, first).filter_map(move |(line, cell)| Some((cell.column, says(&line.text)?)))
    };
    let mut named: Vec<(u32, Column)> = name(cues::column).collect();
    let in_column = |at: u32| {
        rows().filter(move |line| line.block.cell.is_some_and(|it| it.row > 0 && it.column == at))
    };
    let place = |named: &[(u32, Column)], wanted| {
        named.iter().find(|(_, column)| *column == wanted).map(|&(at, _)| at)
    };
    // Where no name is the word alone, the first words of one may say it ("Vragen van de leden"), as far as that column asks.
    for wanted in [Column::Question, Column::Answer] {
        if place(&named, wanted).is_none() {
            let longer = name(begins).find(|&(at, column)| {
                let asks = || in_column(at).any(|line| line.text.trim_end().ends_with('?'));
                let free = named.iter().all(|&(other, _)| other != at);
                column == wanted && free && (wanted == Column::Answer || asks())
            });
            named.extend(longer);
        }
    }
    // A table of figures ("Jaar, Vraag, Antwoord") asks nothing.
    let asks = place(&named, Column::Question)
        .is_some_and(|asks| in_column(asks).any(|line| line.text.contains(char::is_alphabetic)));
    if asks && place(&named, Column::Answer).is_some() { named } else { Vec::new() }
}

/// Whether the table that begins at a line goes on with the list of the one before, whose columns are given: it has no names, and its first
/// cell is the number that comes next.
pub(super) fn goes_on(lines: &[Line<'_>], first: usize, before: &[(u32, Column)]) -> bool {
    let column = before.iter().find(|(_, column)| *column == Column::Number).map(|(at, _)| *at);
    let Some(own) = lines.get(first).and_then(|line| line.block.cell) else { return false };
    let number = |line: &Line<'_>| {
        let item = line.seen.item().filter(|item| item.rest == line.text.len())?;
        item.numbers.first().map(|&(number, _)| number.value())
    };
    let earlier = lines.get(..first).unwrap_or_default().iter().rev();
    // What stands between the two is passed over, not a table.
    let earlier =
        earlier.take_while(|line| line.block.cell.is_none_or(|cell| cell.table + 1 == own.table));
    let mut earlier = earlier
        .take(FARTHEST)
        .filter(|line| line.block.cell.is_some_and(|cell| Some(cell.column) == column));
    Some(own.column) == column
        && earlier
            .find_map(number)
            .zip(lines.get(first).and_then(number))
            .is_some_and(|(last, next)| last + 1 == next)
}

/// What the first words of the name of a column say: `Beantwoording door de minister`.
fn begins(name: &str) -> Option<Column> {
    let (first, rest) = name.trim().split_once(char::is_whitespace)?;
    let last = rest.split_whitespace().next_back().unwrap_or_default();
    let persons = OF_PERSONS.iter().any(|word| last.eq_ignore_ascii_case(word));
    cues::column(first).filter(|column| !persons && *column != Column::Number)
}

/// Takes out of the text what stands in such a table in a column with another name: remarks for colleagues, who asks, whether it is agreed.
pub(in crate::draft) fn set_aside(lines: &mut [Line<'_>]) {
    let mut table = None;
    let mut aside: Vec<u32> = Vec::new();
    let mut columns: Vec<(u32, Column)> = Vec::new();
    for i in 0..lines.len() {
        let Some(cell) = lines.get(i).and_then(|line| line.block.cell) else { continue };
        if table != Some(cell.table) {
            table = Some(cell.table);
            if !goes_on(lines, i, &columns) {
                columns = named(lines, i);
                aside = others(lines, i, &columns);
            }
        }
        if aside.contains(&cell.column)
            && let Some(line) = lines.get_mut(i).filter(|line| line.is_text())
        {
            line.role = Role::Aside;
        }
    }
}

/// The lines of the first row of the table that begins at a line, each with its cell.
fn head<'l, 's>(lines: &'l [Line<'s>], first: usize) -> impl Iterator<Item = (&'l Line<'s>, Cell)> {
    let table = lines.get(first).and_then(|line| line.block.cell).map(|cell| cell.table);
    let cells = lines.iter().skip(first).map_while(|line| Some((line, line.block.cell?)));
    cells.take_while(move |(_, cell)| Some(cell.table) == table && cell.row == 0).take(MOST)
}

/// Beginnings of the names of columns that say where in a paper a question points, as the Kamer sends its lists.
const PLACES: [&str; 5] = ["blz", "bladzijde", "pagina", "t/m", "bijlage"];

/// The columns of a table of questions alone that say where each points.
fn places(lines: &[Line<'_>], first: usize) -> Vec<u32> {
    let head = head(lines, first);
    let names: Vec<_> =
        head.map(|(line, cell)| (line.text.trim().to_lowercase(), cell.column)).collect();
    if !names.iter().any(|(name, _)| cues::column(name) == Some(Column::Question)) {
        return Vec::new();
    }
    let points = |name: &str| PLACES.iter().any(|place| name.starts_with(place));
    names.iter().filter(|(name, _)| points(name)).map(|&(_, column)| column).collect()
}

/// The columns of the table that begins at a line that hold neither question nor answer, of those that are named.
fn others(lines: &[Line<'_>], first: usize, named: &[(u32, Column)]) -> Vec<u32> {
    if named.is_empty() {
        return places(lines, first);
    }
    let head = head(lines, first);
    let goes_on = |line: &Line<'_>| {
        let name = line.text.trim_start();
        GO_ON
            .iter()
            .any(|words| name.get(..words.len()).is_some_and(|it| it.eq_ignore_ascii_case(words)))
    };
    let other = head.filter(|(line, cell)| {
        !goes_on(line) && named.iter().all(|(column, _)| *column != cell.column)
    });
    other.map(|(_, cell)| cell.column).collect()
}
