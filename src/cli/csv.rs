//! Comma-separated values, quoted as RFC 4180 has it.

/// Adds a row.
pub fn row(text: &mut String, fields: &[&str]) {
    let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
    text.push_str(&fields.join(","));
    text.push_str("\r\n");
}

/// The whole file, with a byte order mark where that is asked.
pub fn file(rows: String, bom: bool) -> String {
    if bom { format!("\u{feff}{rows}") } else { rows }
}

fn quoted(field: &str) -> String {
    // A spreadsheet takes what begins so for a formula; behind an apostrophe it is text (OWASP, "CSV Injection").
    let formula =
        field.trim_start_matches([' ', '"']).starts_with(['=', '+', '-', '@', '\t', '\r']);
    let field = if formula { format!("'{field}") } else { field.to_owned() };
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field
    }
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn a_cell_is_no_formula() {
        let mut text = String::new();
        row(&mut text, &["=1+1", "@SUM(A1)", "-2", "a, \"b\"", "KL301"]);
        assert_eq!(text, "'=1+1,'@SUM(A1),'-2,\"a, \"\"b\"\"\",KL301\r\n");
    }
}
