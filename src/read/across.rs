//! Questions and answers side by side in a text that has no cells: pages in columns, as `pdftotext -layout` writes them, and tables drawn with
//! `+---+`. A line of such a text holds a piece of both, so that nothing of it can be read; it is said instead.

use super::plain::{Column, column, is_heads, is_table_rule};
use super::{Format, Gap, Unseen};
use crate::text::Span;

/// How many lines of a table or page are looked at below its head.
const NEAR: usize = 40;

/// The heads of columns in a text, and the first rows of drawn tables with questions and answers.
pub(super) fn gaps(text: &str, format: Format) -> Vec<Gap> {
    let columns = heads(text).filter(|&(_, at)| in_columns(text, at));
    let columns = columns.map(|(span, _)| Gap { span, part: Unseen::Columns });
    columns
        .take(1)
        .chain(drawn(text, format).map(|span| Gap { span, part: Unseen::Drawn }))
        .collect()
}

/// The line around a byte: its place.
fn line_around(text: &str, at: usize) -> Span {
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    let start = memchr::memrchr2(b'\n', b'\r', before.as_bytes()).map_or(0, |end| end + 1);
    let end = memchr::memchr2(b'\n', b'\r', behind.as_bytes()).unwrap_or(behind.len());
    Span::of(start..at + end)
}

/// Lines such as `Vraag 1          Antwoord 1`, each with the place of the second word.
fn heads(text: &str) -> impl Iterator<Item = (Span, usize)> {
    const WIDE: &str = "   Antwoord";
    // A head names each column once.
    let mut until = 0;
    let mut hits = memchr::memmem::find_iter(text.as_bytes(), WIDE);
    let hits = std::iter::from_fn(move || {
        let at = hits.find(|&at| at >= until)?;
        let span = line_around(text, at);
        until = span.range().end;
        Some((span, at))
    });
    hits.filter_map(move |(span, at)| {
        let at = at + WIDE.len() - "Antwoord".len();
        let asks = text.get(span.start as usize..at)?.trim();
        let answers = text.get(at..span.end as usize)?.trim();
        let named = column(asks) == Some(Column::Asks) && column(answers) == Some(Column::Answers);
        (named && !asks.contains("  ") || is_heads(asks, answers)).then_some((span, at))
    })
}

/// Whether lines below a head have words in both of its columns: at the front, and where the second word of the head stands.
fn in_columns(text: &str, at: usize) -> bool {
    const FEWEST: usize = 2;
    const SLACK: usize = 2;
    let head = line_around(text, at);
    let column = text.get(head.start as usize..at).map_or(0, |before| before.chars().count());
    let below = text.get(head.end as usize..).unwrap_or_default().lines().skip(1).take(NEAR);
    let both = below.filter(|line| {
        let chars: Vec<char> = line.chars().collect();
        let is_space = |at: usize| chars.get(at).is_none_or(|c| c.is_whitespace());
        let begins = |at: usize| !is_space(at) && is_space(at - 1) && is_space(at - 2);
        let left = chars.iter().take(column.saturating_sub(SLACK)).any(|c| c.is_alphanumeric());
        left && (column.saturating_sub(SLACK).max(SLACK)..=column + SLACK).any(begins)
    });
    both.take(FEWEST).count() == FEWEST
}

/// How many rules a table has around its head and the whole.
const AROUND: usize = 3;

/// Drawn tables with a column of questions and one of answers, or with headings of both. Of a text whose cells are one line each the reader
/// knows the cells.
fn drawn(text: &str, format: Format) -> impl Iterator<Item = Span> {
    let corners = memchr::memmem::find_iter(text.as_bytes(), "+-").filter(move |&at| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with(['\n', '\r'])
    });
    // The rules of a table follow each other; the first of them is enough.
    let first = corners.filter(move |&at| {
        let above = line_around(text, at).start as usize;
        let above = text.get(..above).unwrap_or_default().trim_end_matches(['\n', '\r']);
        !line_of_table(above.rsplit(['\n', '\r']).next().unwrap_or_default())
    });
    first.filter_map(move |at| {
        let own = text.get(at..).unwrap_or_default().lines();
        let own = own.take_while(|line| line_of_table(line)).take(NEAR);
        let (mut asks, mut answers, mut broken, mut inside) = (false, false, false, false);
        // Where rules stand only around the head and the whole, each line is a row.
        let (mut rules, mut parted) = (0, false);
        for line in own {
            let rule = is_table_rule(line.trim()) || line.contains("+=");
            rules += usize::from(rule);
            parted |= line.contains("+=") || rules > AROUND;
            broken |= inside && !rule;
            inside = !rule;
            for cell in line.split('|').map(str::trim) {
                let word = cell.split_whitespace().next().unwrap_or_default();
                asks |= column(word) == Some(Column::Asks);
                answers |= column(word) == Some(Column::Answers);
            }
        }
        let read = format == Format::Plain && !(broken && parted);
        (asks && answers && !read).then(|| {
            let head = text.get(at..).and_then(|own| own.find('|')).map_or(at, |bar| at + bar);
            line_around(text, head)
        })
    })
}

/// Whether a line is one of a drawn table.
fn line_of_table(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.ends_with('|') || line.starts_with("+-") || line.starts_with("+=")
}
