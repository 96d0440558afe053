//! A place by its words and those beside it, so that it is known again when the text is edited elsewhere.

use super::{Source, Span};

/// Words on each side that tell one place from another.
const NEIGHBOURS: usize = 3;
/// Bytes on each side in which those words are looked for.
const REACH: usize = 120;
/// Bytes of the words themselves that count.
const LONGEST: usize = 200;

/// The words of a finding and those around it in the same paragraph, with single spaces between them: where lines break does
/// not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Quote {
    /// The words themselves, cut off where they are many.
    pub words: String,
    /// The words before them.
    pub before: String,
    /// The words behind them.
    pub after: String,
}

impl Quote {
    /// Quotes a stretch of the source.
    #[must_use]
    pub fn of(source: &Source, span: Span) -> Self {
        let range = span.range();
        let text = source.text();
        let end = text.floor_char_boundary(range.end.min(range.start.saturating_add(LONGEST)));
        let words = text.get(range.start..end).unwrap_or_default();
        let before =
            text.get(text.floor_char_boundary(range.start.saturating_sub(REACH))..range.start);
        let after = text.get(range.end..text.floor_char_boundary(range.end.saturating_add(REACH)));
        let before = paragraph(before.unwrap_or_default().rsplit('\n'));
        let mut before: Vec<&str> =
            before.flat_map(|line| line.split_whitespace().rev()).take(NEIGHBOURS).collect();
        before.reverse();
        let after = paragraph(after.unwrap_or_default().split('\n'));
        let after = after.flat_map(str::split_whitespace).take(NEIGHBOURS);
        Self {
            words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            before: before.join(" "),
            after: after.collect::<Vec<_>>().join(" "),
        }
    }

    /// The bytes up to the end of a stretch and from its start on that a quote of it rests on: where they are the same it is quoted alike.
    #[must_use]
    pub fn rests_on(source: &Source, span: Span) -> [&[u8]; 2] {
        // A character that begins or ends there may begin up to three bytes before.
        const MORE: usize = 5;
        let (text, range) = (source.text().as_bytes(), span.range());
        let from = range.start.saturating_sub(REACH + MORE);
        let until = range.end.saturating_add(REACH + MORE).min(text.len());
        [from..range.end, range.start..until].map(|range| text.get(range).unwrap_or_default())
    }

    /// Whether this quote, as an exception has it, is of a finding: the same words, and on one side the same neighbours, for
    /// the text on the other side may have been edited. Fewer neighbours than there are, or none, will do.
    #[must_use]
    pub fn fits(&self, found: &Self) -> bool {
        let before = !self.before.is_empty() && found.before.ends_with(&self.before);
        let after = !self.after.is_empty() && found.after.starts_with(&self.after);
        let alone = self.before.is_empty() && self.after.is_empty();
        self.words == found.words && (before || after || alone)
    }
}

/// The rest of the line of a finding, and the lines next to it until a blank one.
fn paragraph<'t>(mut lines: impl Iterator<Item = &'t str>) -> impl Iterator<Item = &'t str> {
    let own = lines.next();
    own.into_iter().chain(lines.take_while(|line| !line.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(text: &str, words: &str) -> Quote {
        let at = text.find(words).unwrap();
        Quote::of(&Source::new(text).unwrap(), Span::of(at..at + words.len()))
    }

    #[test]
    fn line_breaks_and_paragraphs_elsewhere_do_not_matter() {
        let one = quote(
            "Antwoord 1\n\nIk verwijs u naar Kamerstuk 298\n385, nr. 119 van toen.\n\nVraag 2",
            "298\n385",
        );
        assert_eq!(one.words, "298 385");
        assert_eq!(one.before, "u naar Kamerstuk");
        assert_eq!(one.after, ", nr. 119");
        let two = quote(
            "Antwoord é\r\n\r\nIk verwijs\r\nu naar\r\nKamerstuk 298 385, nr.\r\n119 van",
            "298 385",
        );
        assert_eq!(one, two);
    }

    #[test]
    fn neighbours_end_with_the_paragraph() {
        for (text, after) in [
            ("Dat heet Ministerie\n\nVraag 2", ""),
            ("Dat heet Ministerie\r\n \r\nVraag 2", ""),
            ("Dat heet Ministerie van\nFinanciën\r\n\r\nVraag 2", "van Financiën"),
            ("\n\nDat heet Ministerie\nvan 😀 x y", "van 😀 x"),
        ] {
            let quote = quote(text, "Ministerie");
            assert_eq!((&*quote.before, &*quote.after), ("Dat heet", after), "{text:?}");
        }
        let wide = format!("{}Ministerie{}", "é".repeat(200), "😀".repeat(200));
        assert_eq!(quote(&wide, "Ministerie").after.chars().count(), 30);
    }

    #[test]
    fn a_quote_survives_edits_on_one_side() {
        let quote = |text: &str| quote(text, "312 852");
        let one = quote("Zie de brief in Kamerstuk 312 852, nr. 291 van é 😀");
        assert_eq!((one.before.as_str(), one.after.as_str()), ("brief in Kamerstuk", ", nr. 291"));
        assert!(one.fits(&quote("Een heel ander begin 312 852, nr. 291 van\nmij")));
        assert!(one.fits(&quote("de brief\nin Kamerstuk 312 852 en meer")));
        assert!(!one.fits(&quote("heel ander 312 852 en meer")));
        let short = Quote { before: "Kamerstuk".into(), after: String::new(), ..one.clone() };
        assert!(short.fits(&one) && Quote { before: String::new(), ..short }.fits(&one));
    }
}
