//! What every fix of every rule keeps: the bytes that the draft does not show, its marks, its notes; and safe fixes bring nothing.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use kamerlint::draft::Draft;
use kamerlint::fix;
use kamerlint::lint::{Diagnostic, Report, check};
use kamerlint::read::{Document, Format};
use kamerlint::rule::{self, Edit, Safety};
use kamerlint::settings::Settings;
use kamerlint::text::Source;
use proptest::prelude::*;

use crate::shared::shared;

fn all_rules() -> Settings {
    let mut settings = Settings::default();
    settings.selection.select = vec!["all".to_owned()];
    settings
}

/// Drafts to begin with: own ones, the examples of every rule, and parts of real ones where they are at hand.
static DRAFTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut drafts = Vec::new();
    for folder in ["tests/drafts", "tests/drafts/good"] {
        for file in fs::read_dir(root.join(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                drafts.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    for rule in rule::parse_all(kamerlint::checks::CHECKS).unwrap() {
        for example in rule.examples {
            let text = example.bad.or(example.good).unwrap_or_default();
            drafts.push(kamerlint::examples::unmark(&text).text);
        }
    }
    if let Some(folder) = shared("fixes", "corpus") {
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
        files.sort();
        for path in files.iter().step_by(4) {
            let text = fs::read_to_string(path).unwrap();
            let end = boundary(&text, 4000);
            drafts.push(text[..end].to_owned());
        }
    }
    drafts
});

/// The last place at or before a byte where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// What is thrown into a draft, at a place where words are.
fn thrown(kind: u8, n: usize) -> String {
    match kind {
        0 => format!("[^{n}]"),
        1 => format!("{n}"),
        2 => "**".to_owned(),
        3 => "*".to_owned(),
        4 => format!("<!-- intern {n} -->"),
        5 => "\u{c}Ministerie van Financiën\nDatum 16 mei 2024\n\n".to_owned(),
        6 => "\nMinisterie van Financiën\nDatum 16 mei 2024\n\n".to_owned(),
        7 => format!("\n\n{n} Kamerstuk 29 385, nr. 117\n\n"),
        8 => "\u{ad}".to_owned(),
        9 => "\u{a0}".to_owned(),
        10 => "\n".to_owned(),
        11 => "-\n".to_owned(),
        12 => "](https://voorbeeld.nl/a) ".to_owned(),
        13 => "[".to_owned(),
        14 => "é😀".to_owned(),
        15 => " de de ".to_owned(),
        16 => " Tweede kamer ".to_owned(),
        17 => "  ".to_owned(),
        18 => "«brug”".to_owned(),
        _ => "_".to_owned(),
    }
}

/// A draft with things thrown into it; half of them at the ends of words.
fn draft() -> impl Strategy<Value = String> {
    let things =
        prop::collection::vec((any::<prop::sample::Index>(), 0..20u8, any::<bool>()), 0..12);
    (any::<prop::sample::Index>(), things, any::<bool>()).prop_map(|(which, things, crlf)| {
        let mut text = DRAFTS[which.index(DRAFTS.len())].clone();
        for (n, (place, kind, at_word)) in things.into_iter().enumerate() {
            let mut at = boundary(&text, place.index(text.len() + 1));
            if at_word {
                at += text[at..].find(' ').unwrap_or(0);
            }
            text.insert_str(at, &thrown(kind, n % 4 + 1));
        }
        if crlf { text.replace('\n', "\r\n") } else { text }
    })
}

/// The characters that no flow shows: all but those of a flow, white space, and hyphens, which are read by what surrounds them.
fn not_shown(draft: &Draft, text: &str) -> String {
    let mut shown = vec![false; text.len()];
    for (_, flow) in draft.parts() {
        for (at, c) in text.char_indices() {
            let Some(place) = flow.find(at as u32) else { continue };
            shown[at] |= c.is_whitespace() || flow.text()[place..].starts_with(c);
        }
    }
    // A letter's signatures stand in no flow, and are read all the same.
    for line in &draft.letter.closing {
        shown[line.span.range()].fill(true);
    }
    let hidden = text
        .char_indices()
        .filter(|&(at, c)| !(shown[at] || c.is_whitespace() || matches!(c, '-' | '\u{ad}')));
    hidden.map(|(_, c)| c).collect()
}

/// What stands in no flow and what no fix may take: marks, comments, the targets of links, page breaks.
fn kept(text: &str, format: Format) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    let mut count = |word: &str| *counts.entry(word.to_owned()).or_default() += 1;
    for n in 1..5 {
        (0..text.matches(&format!("[^{n}]")).count()).for_each(|_| count(&format!("[^{n}]")));
    }
    let markup: &[&str] = match format {
        Format::Markdown => &["<!--", "-->", "](https", "**", "\u{c}", "\u{ad}"],
        _ => &["\u{c}", "\u{ad}"],
    };
    for word in markup {
        (0..text.matches(word).count()).for_each(|_| count(word));
    }
    counts
}

fn by_rule(report: &Report) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for found in &report.diagnostics {
        *counts.entry(found.rule.code.as_str()).or_default() += 1;
    }
    counts
}

fn assert_kept(before: &str, after: &str, format: Format, what: &str) {
    let new = kept(after, format);
    for (word, count) in kept(before, format) {
        let left = new.get(&word).copied().unwrap_or_default();
        assert!(left >= count, "{what} takes out {word:?}:\n{before}\n---\n{after}");
    }
}

fn holds(text: &str, format: Format) {
    let settings = all_rules();
    let document = Document::of(Source::new(text).unwrap(), format);
    let report = check(&document, &settings);
    let hidden = not_shown(&report.draft, text);
    for found in &report.diagnostics {
        let Some(fix) = &found.fix else { continue };
        for two in fix.edits.windows(2) {
            assert!(two[0].span.end <= two[1].span.start, "{} in {text:?}", found.rule.code);
        }
        let after = fix::apply(text, &fix.edits);
        let what = format!("{} ({})", found.rule.code, found.message);
        // Their subject is a comment, or a number in a heading.
        if !["uitzonderingen", "vragen"].contains(&found.rule.category.as_str()) {
            assert_kept(text, &after, format, &what);
            let now = check(&document.with_text(after.clone()).unwrap(), &settings);
            let alike = now.draft.questions.len() == report.draft.questions.len()
                && now.draft.answers.len() == report.draft.answers.len()
                && now.draft.notes.len() == report.draft.notes.len()
                && now.draft.marks.len() == report.draft.marks.len();
            if alike {
                let left = not_shown(&now.draft, &after);
                assert_eq!(hidden, left, "{what}:\n{text}\n---\n{after}");
            }
        }
    }
    for safety in [Safety::Safe, Safety::Unsafe] {
        let together = fix::together(&report, safety);
        let edits = together.iter().filter_map(|found| found.fix.as_ref());
        let mut edits: Vec<&Edit> = edits.flat_map(|fix| &fix.edits).collect();
        edits.sort();
        for two in edits.windows(2) {
            assert!(two[0].span.end <= two[1].span.start, "{two:?} in {text:?}");
        }
        let mended = fix::until_stable(&document, &settings, safety);
        let Some(fixed) = &mended.document else { continue };
        // A comment that accepts nothing is what its fix takes out.
        let comment = |found: &Diagnostic| found.rule.category == "uitzonderingen";
        if !report.diagnostics.iter().any(comment) {
            assert_kept(text, fixed.text(), format, &format!("{safety:?}"));
        }
        let draft = &mended.report.draft;
        assert_eq!(draft.marks.len(), report.draft.marks.len(), "{text}\n---\n{}", fixed.text());
        if safety == Safety::Safe {
            assert_eq!(draft.notes.len(), report.draft.notes.len());
            let before = by_rule(&report);
            for (code, count) in by_rule(&mended.report) {
                let was = before.get(code).copied().unwrap_or_default();
                assert!(count <= was, "{code} in\n{text}\n---\n{}", fixed.text());
            }
        }
        let again = fix::until_stable(fixed, &settings, safety);
        let twice = again.document.as_ref().map(Document::text);
        assert_eq!(twice, None, "{safety:?} twice:\n{text}\n---\n{}", fixed.text());
    }
}

/// How many drafts are tried; more where somebody asks for more.
fn cases() -> u32 {
    std::env::var("FIXES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(150)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), rng_seed: proptest::test_runner::RngSeed::Fixed(14), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fixes_touch_only_what_is_shown_and_safe_ones_bring_nothing(text in draft(), markdown in any::<bool>()) {
        holds(&text, if markdown { Format::Markdown } else { Format::Plain });
    }
}

#[test]
fn the_fixes_of_every_example_keep_what_is_not_shown() {
    let texts = DRAFTS.iter().filter(|text| text.len() < 2_000);
    for text in texts {
        holds(text, Format::Plain);
    }
}

/// The words of others are shown to be wrong and left to the author.
#[test]
fn no_fix_in_a_block_quote_is_safe() {
    let slip = "De staatsecretaris weet dit.";
    let text = format!("## Vraag 1\n\nKlopt dit?\n\n## Antwoord 1\n\n{slip}\n\n> {slip}\n");
    for (format, quoted) in [(Format::Markdown, Safety::Unsafe), (Format::Plain, Safety::Safe)] {
        let document = Document::of(Source::new(text.clone()).unwrap(), format);
        let report = check(&document, &Settings::default());
        let fixes = report.diagnostics.iter().filter_map(|found| found.fix.as_ref());
        let safety: Vec<Safety> = fixes.map(|fix| fix.safety).collect();
        assert_eq!(safety, [Safety::Safe, quoted], "{format:?}");
    }
}

#[test]
fn no_fix_between_quotation_marks_is_safe() {
    for (open, close) in [("«", "»"), ("“", "”"), ("‘", "’"), ("\"", "\"")] {
        let answer = format!(
            "De krant kopte {open}Staatsecretaris 31  mei in beeld{close}. De staatsecretaris weet dit."
        );
        let text = format!("Vraag 1\nKlopt dit?\n\nAntwoord 1\n{answer}\n");
        let document = Document::of(Source::new(text.clone()).unwrap(), Format::Plain);
        let report = check(&document, &Settings::default());
        let found =
            report.diagnostics.iter().filter_map(|found| Some((found, found.fix.as_ref()?)));
        let close = text.find(close.chars().next().unwrap()).map(|_| text.rfind(close).unwrap());
        let (mut inside, mut outside) = (0, 0);
        for (found, fix) in found {
            let quoted = (found.span.start as usize) < close.unwrap();
            assert_eq!(fix.safety == Safety::Safe, !quoted, "{} in {text}", found.rule.code);
            if quoted { inside += 1 } else { outside += 1 }
        }
        assert!(inside > 0 && outside > 0, "{text}");
    }
}
