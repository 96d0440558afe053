//! Comments in Markdown that accept a finding where it stands.

use super::Document;
use crate::text::Span;

/// A comment in Markdown that accepts findings of some rules in its paragraph, or where it stands alone in the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The comment.
    pub span: Span,
    /// Codes or names of the rules, as written.
    pub rules: Vec<String>,
    /// Why.
    pub reason: String,
    /// Where it holds.
    pub holds: Span,
}

/// What a comment for kamerlint begins with.
const TO_US: &str = "kamerlint:";

/// The allowances among the comments of a document: `<!-- kamerlint: allow KL603 reden -->`.
#[must_use]
pub fn allowances(document: &Document) -> Vec<Allowance> {
    let text = document.text();
    let mut found = Vec::new();
    for comment in document.comments.iter() {
        let words = document.source.slice(comment.words).trim();
        let said = words.strip_prefix(TO_US).and_then(|said| said.trim().strip_prefix("allow"));
        let Some(said) = said else { continue };
        let (rules, reason) =
            said.trim().split_once(char::is_whitespace).unwrap_or((said.trim(), ""));
        let Span { start, end } = comment.span;
        found.push(Allowance {
            span: comment.span,
            rules: rules
                .split(',')
                .map(str::trim)
                .filter(|rule| !rule.is_empty())
                .map(str::to_owned)
                .collect(),
            reason: reason.trim().to_owned(),
            holds: paragraph(text, start as usize, end as usize),
        });
    }
    found
}

/// The paragraph of a comment, or the next one where the comment is all there is in its own.
fn paragraph(text: &str, start: usize, end: usize) -> Span {
    let blank = |line: &str| line.trim().is_empty();
    let before = text.get(..start).unwrap_or_default();
    let mut from = start;
    for line in before.split_inclusive('\n').rev() {
        if blank(line) && line.ends_with('\n') {
            break;
        }
        from -= line.len();
    }
    let alone = text.get(from..start).is_some_and(|text| text.trim().is_empty());
    let mut to = end;
    let mut words = !alone;
    for (i, line) in text.get(end..).unwrap_or_default().split_inclusive('\n').enumerate() {
        if blank(line) && i > 0 && words {
            break;
        }
        words |= !blank(line);
        to += line.len();
    }
    Span::of(from..to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Format;
    use crate::text::Source;

    #[test]
    fn an_allowance_holds_for_its_paragraph_or_the_next() {
        let text = "Een. <!-- kamerlint: allow KL101 reden -->\nTwee.\n\nDrie.\n\n<!-- kamerlint: allow KL1,ik-of-wij om\neen reden -->\n\nVier.\nVijf.\n\nZes.\n";
        let source = Source::new(text).unwrap();
        let found = allowances(&Document::of(source, Format::Markdown));
        let holds: Vec<&str> = found.iter().map(|one| &text[one.holds.range()]).collect();
        assert!(
            holds[0].starts_with("Een.") && holds[0].trim_end().ends_with("Twee."),
            "{holds:?}"
        );
        assert!(holds[1].trim_end().ends_with("Vijf.") && !holds[1].contains("Drie"), "{holds:?}");
        assert_eq!(found[1].rules, ["KL1", "ik-of-wij"]);
        assert_eq!(found[1].reason, "om\neen reden");
    }
}
