//! JSON lines: a line for each file, as the JSON report has it.

use super::{Checked, json};

/// Writes a line for each file; a file without findings has its line too.
#[must_use]
pub fn jsonl(files: &[Checked]) -> String {
    files.iter().map(jsonl_line).collect()
}

/// Writes the line of one file, with its line end.
#[must_use]
pub fn jsonl_line(file: &Checked) -> String {
    let mut line = serde_json::to_string(&json::file(file)).unwrap_or_default();
    line.push('\n');
    line
}
