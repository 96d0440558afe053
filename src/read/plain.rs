//! Plain text: every line that shows something is a block.

use super::{Block, BlockKind, Cell};
use crate::text::{Span, is_space};

/// Cuts plain text into lines. A blank line, a separator or a form feed begins a new paragraph.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(text.len() / 40 + 1);
    let mut gap = true;
    let mut page_break = false;
    let mut table: Option<Cell> = None;
    let mut between = '\t';
    let (mut tables, mut rows) = (0, false);
    // Whether the line above has bars: a head of a table has none above it.
    let mut barred = false;
    // Most texts have no cells at all, and no page that ends.
    let may_have_cells = memchr::memchr2(b'\t', b'|', text.as_bytes()).is_some();
    let has_pages = memchr::memchr(0x0c, text.as_bytes()).is_some();
    for (start, line) in lines(text) {
        let (lead, visible) = visible(line);
        page_break |= has_pages && lead.contains('\u{c}');
        if visible.is_empty() {
            (gap, barred) = (true, false);
            continue;
        }
        let start = start as u32;
        // A table from Word, or one that was typed: its head names the columns of a list, and its cells stand apart by tabs or bars.
        if table.is_none()
            && may_have_cells
            && let Some(found) = ['\t', '|'].into_iter().find(|&c| {
                names_columns(visible, c) || c == '|' && !barred && has_headings(visible)
            })
        {
            table = Some(Cell { table: tables, row: 0, column: 0 });
            (tables, rows, between) = (tables + 1, false, found);
        }
        barred = may_have_cells && visible.contains('|');
        let tabbed = may_have_cells && visible.contains(between);
        if table.is_some() && is_table_rule(visible) {
            continue;
        }
        if !tabbed && gap {
            table = None;
        }
        if let Some(cell) = &mut table {
            cell.row += u32::from(tabbed && rows);
            rows = true;
            let lead = if tabbed { 0 } else { lead.len() };
            let words = if tabbed { line } else { visible };
            for (column, (at, words)) in cells(words, between).into_iter().enumerate() {
                // A line without tabs goes on in the last cell.
                cell.column = if tabbed { column as u32 } else { cell.column };
                if !words.is_empty() {
                    let start = start + (lead + at) as u32;
                    let span = Span::new(start, start + words.len() as u32);
                    let mut block = Block::line(span, tabbed);
                    block.cell = Some(*cell);
                    blocks.push(block);
                }
            }
            gap = false;
            continue;
        }
        let start = start + lead.len() as u32;
        let mut block =
            Block::line(Span::new(start, start + visible.len() as u32), gap || page_break);
        let pages = has_pages && !lead.is_empty();
        let on_page = if pages { lead.rsplit('\u{c}').next() } else { Some(lead) };
        block.indent = on_page.map_or(0, str::len) as u32;
        block.page_break = page_break;
        if is_separator(visible) {
            block.kind = BlockKind::Separator;
        }
        gap = block.kind == BlockKind::Separator;
        page_break = has_pages
            && line.trim_end_matches([' ', '\r']).ends_with('\u{c}')
            && !lead.ends_with('\u{c}');
        blocks.push(block);
    }
    blocks
}

/// How the name of a column begins that holds questions, and how one that holds answers.
const ASKS: [&str; 4] = ["vraag", "vragen", "vraagstelling", "vraagtekst"];
const ANSWERS: [&str; 7] = [
    "antwoord",
    "antwoorden",
    "antwoordtekst",
    "beantwoording",
    "conceptantwoord",
    "concept-antwoord",
    "reactie",
];

/// Whether a line is the head of a table of questions and answers: where the cells of a text are is for the reader to know, what its columns
/// hold for the draft.
fn names_columns(line: &str, between: char) -> bool {
    let place = |wanted| line.split(between).position(|cell| column(cell) == Some(wanted));
    line.contains(between)
        && place(Column::Asks)
            .zip(place(Column::Answers))
            .is_some_and(|(asks, answers)| asks < answers)
}

/// Whether a line between bars is the row of headings of one question: `| **Vraag 1** | **Antwoord 1** |`.
fn has_headings(line: &str) -> bool {
    let mut cells = line.trim_matches('|').split('|');
    match (cells.next(), cells.next(), cells.next()) {
        (Some(asked), Some(answered), None) => is_heads(asked, answered),
        _ => false,
    }
}

/// Whether two texts are the headings of one question and its answer: `Vraag 1` and `Antwoord 1`.
pub(super) fn is_heads(asked: &str, answered: &str) -> bool {
    let number = |cell: &'_ str, word: &str| {
        let (own, number) = cell.trim_matches(is_frame).split_once(char::is_whitespace)?;
        let number = number.trim_end_matches(':');
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        (own.eq_ignore_ascii_case(word) && is_number).then(|| number.to_owned())
    };
    let asked = number(asked, "vraag");
    asked.is_some() && asked == number(answered, "antwoord")
}

/// What stands around the words of a cell: white space and the marks of bold text.
fn is_frame(c: char) -> bool {
    matches!(c, '*' | '_') || is_space(c)
}

/// What the name of a column says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Questions stand in it.
    Asks,
    /// Answers stand in it.
    Answers,
}

/// What a text says as the name of a column; `Vraag 1` is no name of any.
pub(super) fn column(name: &str) -> Option<Column> {
    let first = name.split_whitespace().next()?;
    let is = |names: &[&str]| names.iter().any(|name| first.eq_ignore_ascii_case(name));
    let named = if is(&ASKS) {
        Column::Asks
    } else if is(&ANSWERS) {
        Column::Answers
    } else {
        return None;
    };
    (name.len() < 60 && !name.bytes().any(|byte| byte.is_ascii_digit())).then_some(named)
}

/// `|---|:--|`, the line below the head of a table.
pub(super) fn is_table_rule(line: &str) -> bool {
    line.contains('-') && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b'+' | b' '))
}

/// The cells of a row, each with its place.
fn cells(line: &str, between: char) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut found = Vec::new();
    for cell in line.split(between) {
        let words = cell.trim_matches(is_space);
        found.push((at + (cell.len() - cell.trim_start_matches(is_space).len()), words));
        at += cell.len() + 1;
    }
    found
}

/// What shows nothing at the front of a line, and what the line shows.
fn visible(line: &str) -> (&str, &str) {
    let shows = |byte: Option<&u8>| byte.is_some_and(|byte| (b'!'..=b'~').contains(byte));
    let bytes = line.as_bytes();
    // Most lines begin and end with what is seen at once.
    let (lead, rest) = if shows(bytes.first()) {
        ("", line)
    } else {
        line.split_at(line.len() - line.trim_start_matches(is_space).len())
    };
    (lead, if shows(bytes.last()) { rest } else { rest.trim_end_matches(is_space) })
}

fn is_separator(line: &str) -> bool {
    line.len() >= 3
        && (line.bytes().all(|b| b == b'_')
            || line.bytes().all(|b| b == b'-')
            || line.bytes().all(|b| b == b'*'))
}

/// Breaks within a paragraph, as Word has them: pasted as text they are signs of their own.
pub(super) const BREAKS: [char; 3] = ['\u{b}', '\u{2028}', '\u{2029}'];

/// The lines of a text with their offsets, without their ends (`\n`, `\r\n`, `\r`, or a break of Word).
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // Most texts have none, and looking for two bytes is done many bytes at a time.
    let breaks = BREAKS.iter().any(|c| {
        memchr::memmem::find(text.as_bytes(), c.encode_utf8(&mut [0; 4]).as_bytes()).is_some()
    });
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = if breaks {
            rest.find(|c| matches!(c, '\n' | '\r') || BREAKS.contains(&c))
        } else {
            memchr::memchr2(b'\n', b'\r', rest.as_bytes())
        };
        let len = end.unwrap_or(rest.len());
        let line = (at, rest.get(..len).unwrap_or_default());
        let behind = rest.get(len..).unwrap_or_default();
        let one = behind.chars().next().map_or(0, char::len_utf8);
        at += len + if behind.starts_with("\r\n") { 2 } else { one };
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_questions_has_cells() {
        let text = "Nr\tVraag\tAntwoord\n1\tHoeveel?\tTwaalf,\nzei hij.\n2\tWaarom?\t\n\nSlot van de brief";
        let seen: Vec<_> = blocks(text)
            .iter()
            .map(|b| (&text[b.span.range()], b.cell.map(|cell| (cell.row, cell.column))))
            .collect();
        assert_eq!(
            seen[3..],
            [
                ("1", Some((1, 0))),
                ("Hoeveel?", Some((1, 1))),
                ("Twaalf,", Some((1, 2))),
                ("zei hij.", Some((1, 2))),
                ("2", Some((2, 0))),
                ("Waarom?", Some((2, 1))),
                ("Slot van de brief", None),
            ][..]
        );
    }

    #[test]
    fn a_table_of_bars_too_and_a_heading_with_tabs_is_none() {
        let text = "| Nr | Vraag | Antwoord |\n|---|---|---|\n| 1 | Hoeveel? | Twaalf. |\n\nSlot";
        let seen: Vec<_> = blocks(text)
            .iter()
            .map(|b| (&text[b.span.range()], b.cell.map(|cell| (cell.row, cell.column))))
            .collect();
        assert_eq!(
            seen[3..],
            [
                ("1", Some((1, 1))),
                ("Hoeveel?", Some((1, 2))),
                ("Twaalf.", Some((1, 3))),
                ("Slot", None),
            ][..]
        );
        assert!(blocks("Antwoord\top\tvraag\t1").iter().all(|block| block.cell.is_none()));
    }

    #[test]
    fn a_break_of_word_ends_a_line() {
        let text = "Vraag 1\u{b}Klopt dit?\u{2028}Waarom?\r\n\r\nAntwoord\u{b}\u{b}Ja.";
        let seen: Vec<_> =
            blocks(text).iter().map(|b| (&text[b.span.range()], b.starts_paragraph)).collect();
        assert_eq!(
            seen,
            [
                ("Vraag 1", true),
                ("Klopt dit?", false),
                ("Waarom?", false),
                ("Antwoord", true),
                ("Ja.", true),
            ]
        );
    }

    #[test]
    fn lines_paragraphs_and_pages() {
        let text = "\u{feff}Vraag 1\r\nKlopt dit?\r\n\r\n\u{c}  Antwoord 1\rJa.\n____\nnoot";
        let seen: Vec<_> = blocks(text)
            .iter()
            .map(|b| (&text[b.span.range()], b.starts_paragraph, b.page_break, b.indent))
            .collect();
        assert_eq!(
            seen,
            [
                ("Vraag 1", true, false, 3),
                ("Klopt dit?", false, false, 0),
                ("Antwoord 1", true, true, 2),
                ("Ja.", false, false, 0),
                ("____", false, false, 0),
                ("noot", true, false, 0),
            ]
        );
    }
}
