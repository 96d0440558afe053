//! What mending would change, as a unified diff.

use std::path::Path;

use similar::TextDiff;

use super::Look;
use super::harmless::harmless_char;

/// The difference between a text and its mended form, in the form that `patch` takes.
#[must_use]
pub fn diff(path: &Path, before: &str, after: &str, look: &Look) -> String {
    let diff = TextDiff::from_lines(before, after);
    let name: String = path.display().to_string().chars().map(shown).collect();
    // Behind a tab `patch` reads no name any more: without one a name ends at its first space.
    let name = if name.contains(char::is_whitespace) { format!("{name}\t") } else { name };
    let text = diff.unified_diff().context_radius(2).header(&name, &name).to_string();
    let text: String = text.chars().map(shown).collect();
    let lines = text.split_inclusive('\n');
    lines
        .map(|line| {
            let colour = match line.as_bytes().first() {
                Some(b'+') => "\u{1b}[32m",
                Some(b'-') => "\u{1b}[31m",
                Some(b'@') => "\u{1b}[36m",
                _ => return line.to_owned(),
            };
            let body = line.trim_end_matches(['\n', '\r']);
            let end = line.get(body.len()..).unwrap_or_default();
            format!("{}{end}", look.in_colour(colour, body))
        })
        .collect()
}

/// A character that steers no terminal; white space stays as it is, so that `patch` finds the lines.
fn shown(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{2028}' | '\u{2029}' => c,
        c => harmless_char(c),
    }
}
