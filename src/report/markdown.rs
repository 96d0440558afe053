//! A table in Markdown: for the summary of a run (`$GITHUB_STEP_SUMMARY`) or a comment on a merge request.
//!
//! What a draft says is no markup there: marks of Markdown are escaped, and nothing in it becomes a mention, an issue or a link.

use std::fmt::Write as _;

use super::terminal::severity_word;
use super::{Checked, Count, Place, summary};
use crate::rule::Language;

/// Writes a heading with what was found and a table of it.
#[must_use]
pub fn markdown(files: &[Checked], (count, language): (Count, Language)) -> String {
    let mut text = format!("### kamerlint: {}\n", plain(&summary(count, language)));
    if files.iter().all(|file| file.report.diagnostics.is_empty()) {
        return text;
    }
    let heads = match language {
        Language::Nl => ["Plaats", "Ernst", "Regel", "Wat er mis is"],
        Language::En => ["Place", "Severity", "Rule", "What is wrong"],
    };
    let _ = writeln!(text, "\n| {} |\n|---|---|---|---|", heads.join(" | "));
    for file in files {
        let name = plain(&file.path.display().to_string());
        for found in &file.report.diagnostics {
            let line = Place::of(&file.source, found.span.start).line;
            let code = &found.rule.code;
            let rule = match &found.url {
                Some(url) if url.starts_with("https://") => format!("[{code}](<{url}>)"),
                _ => code.clone(),
            };
            let severity = severity_word(found.severity, file.language);
            let help =
                found.help.as_ref().map_or_else(String::new, |help| format!("<br>{}", plain(help)));
            let said = plain(&found.said());
            let _ = writeln!(text, "| {name}:{line} | {severity} | {rule} | {said}{help} |");
        }
    }
    text
}

/// A text of which nothing is markup, on one line.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            // Behind a word joiner no mention, no issue and no address begins.
            '@' | '#' => out.extend(['\\', c, '\u{2060}']),
            ':' => out.extend([c, '\u{2060}']),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' | '\t' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            '.' | ',' | '-' | '(' | ')' | '\'' | '"' | '/' | ';' | '?' | '=' => out.push(c),
            c if c.is_ascii_punctuation() => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    // Without a protocol `www.` is an address too.
    out.replace("www.", "www\u{2060}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_no_markup() {
        assert_eq!(
            plain("a|b\n<b>*x* `y` [z](https://a.nl) @wie #12"),
            "a\\|b &lt;b\\>\\*x\\* \\`y\\` \\[z\\](https:\u{2060}//a.nl) \\@\u{2060}wie \\#\u{2060}12"
        );
    }
}
