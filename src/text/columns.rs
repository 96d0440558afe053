//! Lines that stand in columns: what is beside each other there belongs to no sentence.

use super::{Source, Span};

/// How far a line is looked at on either side of a place, in bytes: a text in one line is no table.
const LINE: usize = 400;

impl Source {
    /// Whether the line of a place is a row of columns: parted by tabs, by bars, or by two spaces or more in two places of a sentence.
    #[must_use]
    pub fn in_columns(&self, span: Span) -> bool {
        let text = self.text();
        let place = span.range();
        let from = text.floor_char_boundary(place.start.saturating_sub(LINE));
        let until = text.ceil_char_boundary(place.end.saturating_add(LINE).min(text.len()));
        let before = text.get(from..place.start).unwrap_or_default();
        let behind = text.get(place.start..until).unwrap_or_default();
        let ends = ['\n', '\r', '\u{c}'];
        let start = from + before.rfind(ends).map_or(0, |at| at + 1);
        let end = place.start + behind.find(ends).unwrap_or(behind.len());
        is_row(text.get(start..end).unwrap_or_default())
    }
}

/// Whether a line is a row of columns.
fn is_row(line: &str) -> bool {
    let line = line.trim();
    let mut gaps = 0;
    let mut rest = line;
    while let Some(at) = rest.find("  ") {
        let (before, behind) = rest.split_at(at);
        // Behind the end of a sentence many write two spaces.
        gaps += usize::from(!before.ends_with(['.', '?', '!', ':', ';', ',']));
        rest = behind.trim_start_matches(' ');
    }
    line.contains('\t') || line.matches('|').count() >= 2 || gaps >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_tabs_bars_or_gaps() {
        for row in ["Jaar\t2025\t2026", "| PM | 12 |", "Jaar  Bruggen  Tunnels", "a   b   c"] {
            assert!(is_row(row), "{row:?}");
        }
        for line in
            ["Een  zin met één gat.", "Een zin.  Nog een.  En nog een.", "  ingesprongen  ", ""]
        {
            assert!(!is_row(line), "{line:?}");
        }
        let source = Source::new("Ja.\nKosten é\tPM\tPM\nNee.").unwrap();
        let places: Vec<bool> =
            [0, 5, 16, 21].into_iter().map(|at| source.in_columns(Span::new(at, at + 1))).collect();
        assert_eq!(places, [false, true, true, false]);
    }
}
