//! What the program says when something goes wrong and that is written in Dutch alone, in English: a run in English reads it with this
//! table, and so does an editor. What is said in both languages at once (`Said`) stands nowhere here.

mod reasons;
mod table;

use std::borrow::Cow;

use crate::rule::Language;
use table::SAYINGS;

/// A message, which is Dutch in its source, in a language, as far as it is known; lines that show a file stay as they are.
#[must_use]
pub fn in_language(message: &str, language: Language) -> Cow<'_, str> {
    match language {
        Language::Nl => Cow::Borrowed(message),
        Language::En => english(message),
    }
}

/// What a line was taken for, or why, in a language.
#[must_use]
pub fn reason(said: &str, language: Language) -> Cow<'_, str> {
    match language {
        Language::Nl => Cow::Borrowed(said),
        Language::En => line(reasons::REASONS, said).map_or(Cow::Borrowed(said), Cow::Owned),
    }
}

fn english(message: &str) -> Cow<'_, str> {
    let line = |one| line(SAYINGS, one);
    if !message.contains('\n') {
        return line(message).map_or(Cow::Borrowed(message), Cow::Owned);
    }
    let shows = |text: &str| text.contains('│');
    let lines = message.split('\n').map(|one| {
        if shows(one) { one.to_owned() } else { line(one).unwrap_or_else(|| one.to_owned()) }
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

/// Dutch and English, row by row; `{}` stands for whatever it is about. The first row that fits counts, so what says more stands above.
type Table = &'static [(&'static str, &'static str)];

fn line(table: Table, said: &str) -> Option<String> {
    let whole = table.iter().find_map(|(dutch, english)| {
        let about = holes(dutch, said)?;
        let mut about = about.into_iter();
        let mut out = String::new();
        for (number, part) in english.split("{}").enumerate() {
            if number > 0 {
                let hole = about.next().unwrap_or_default();
                // What is quoted is what stands in the draft or was typed.
                let said = (!out.ends_with(['\'', '`'])).then(|| line(table, hole)).flatten();
                out.push_str(&said.unwrap_or_else(|| hole.to_owned()));
            }
            out.push_str(part);
        }
        Some(out)
    });
    whole.or_else(|| {
        // A place stands before: `kamerlint.toml:3:1: …`.
        let (place, rest) = said.split_once(": ")?;
        Some(format!("{place}: {}", line(table, rest)?))
    })
}

/// What stands in the holes of a saying, where a message fits it.
fn holes<'m>(saying: &str, message: &'m str) -> Option<Vec<&'m str>> {
    let mut parts = saying.split("{}");
    let mut rest = message.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty().then_some(found);
    }
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        let (hole, after) = match (last, part.is_empty()) {
            (true, true) => (rest, ""),
            (true, false) => (rest.strip_suffix(part)?, ""),
            (false, _) => rest.split_once(part)?,
        };
        found.push(hole);
        rest = after;
    }
    // A hole that is the whole message says nothing.
    found.iter().all(|hole| !hole.is_empty() && hole.len() < message.len()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_the_same_holes_and_is_reached() {
        for (dutch, expected) in SAYINGS {
            let count = |text: &str| text.matches("{}").count();
            // "2025-02-18 of 18 februari 2025" is one example in English.
            assert!(count(dutch) == count(expected) || dutch.contains("{} of {}"), "{dutch}");
            let said = english(&dutch.replace("{}", "7")).into_owned();
            assert_eq!(said, expected.replace("{}", "7"), "another row is in the way of {dutch}");
        }
        for (dutch, expected) in reasons::REASONS {
            let said = reason(&dutch.replace("{}", "7"), Language::En).into_owned();
            assert_eq!(said, expected.replace("{}", "7"), "another row is in the way of {dutch}");
        }
    }

    #[test]
    fn every_sign_of_a_line_is_said_in_english() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/draft/lines/cues.rs");
        let cues = std::fs::read_to_string(path).unwrap();
        let met = regex::Regex::new(r#"[1-4],\s*"([^"]+)""#).unwrap();
        let met: Vec<&str> =
            met.captures_iter(&cues).map(|found| found.get(1).unwrap().as_str()).collect();
        assert!(met.len() > 100);
        let unknown: Vec<&str> =
            met.into_iter().filter(|source| line(reasons::REASONS, source).is_none()).collect();
        assert_eq!(unknown, [""; 0]);
        assert_eq!(
            reason(
                "begint met 'antwoord': hier begint een antwoord (sterkte 4 van 4; bron: brieven, §1.3)",
                Language::En
            ),
            "begins with 'antwoord': an answer begins here (strength 4 of 4; source: letters, §1.3)"
        );
    }

    /// What the sources say, with the lines of a text joined and a hole for whatever is put in.
    fn said_by_the_sources(folder: &std::path::Path, said: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                said_by_the_sources(&path, said);
            } else if path.extension().is_some_and(|end| end == "rs")
                && !path.components().any(|part| part.as_os_str() == "sayings")
            {
                said.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    #[test]
    fn every_row_is_said_somewhere() {
        let mut said = String::new();
        said_by_the_sources(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut said,
        );
        let joined = regex::Regex::new(r"\\\n\s*").unwrap().replace_all(&said, "");
        let is_said = |part: &str| {
            let written = part.replace('\\', r"\\").replace('"', "\\\"");
            let braced = written.replace('{', "{{").replace('}', "}}");
            part.trim().len() <= 3 || joined.contains(&written) || joined.contains(&braced)
        };
        let unsaid: Vec<&str> = SAYINGS
            .iter()
            .chain(reasons::REASONS)
            .map(|(dutch, _)| *dutch)
            .filter(|dutch| !dutch.split("{}").all(is_said))
            .collect();
        assert_eq!(unsaid, [""; 0]);
    }

    #[test]
    fn places_stay_and_what_is_within_is_said_in_english_too() {
        for (dutch, expected) in [
            ("a.txt: niet te lezen: geen toestemming", "a.txt: cannot be read: no permission"),
            (
                "kamerlint.toml:1:1: `find` is leeg: dat past overal\n  │\n1 │ niet te lezen: x",
                "kamerlint.toml:1:1: `find` is empty: that fits everywhere\n  │\n1 │ niet te lezen: x",
            ),
            ("wat niemand kent", "wat niemand kent"),
        ] {
            assert_eq!(english(dutch), expected);
        }
    }
}
