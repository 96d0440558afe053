//! Notes taken out of the feet of pages, and slips put into references and days, in own drafts and in real texts: how many are
//! seen.

use std::path::Path;

use kamerlint::lint::check;
use kamerlint::read::{Document, Format};
use kamerlint::rule::Severity;
use kamerlint::settings::Settings;
use kamerlint::text::Source;
use regex::Regex;

use crate::slips::{Dice, texts};

/// Code and line, from 0, of what is found.
fn findings(name: &str, text: &str, least: Severity) -> Vec<(String, i64)> {
    let source = Source::new(text).unwrap();
    let document = Document::of(source.clone(), Format::of_path(Path::new(name)));
    let report = check(&document, &Settings::default());
    let found = report.diagnostics.iter().filter(|found| found.severity >= least);
    let line = |at: u32| i64::from(source.lines().line_of(at));
    found.map(|found| (found.rule.code.clone(), line(found.span.start))).collect()
}

/// How many of the faults of a kind were put, and how many seen.
#[derive(Default)]
struct Tally {
    put: usize,
    seen: usize,
    missed: Vec<String>,
}

impl Tally {
    /// A text with a fault: a finding of the rule must be new in it, within two lines of the fault unless that is no matter.
    fn try_one(&mut self, name: &str, before: &str, after: &str, at: Option<usize>, code: &str) {
        let least = if code == "KL314" { Severity::Hint } else { Severity::Warning };
        let of_rule = |text: &str| {
            let found = findings(name, text, least).into_iter();
            found.filter(|(other, _)| other == code).map(|(_, line)| line).collect::<Vec<_>>()
        };
        let new = of_rule(after);
        let line = at.map(|at| after[..at].matches('\n').count() as i64);
        let near = match line {
            Some(line) => new.iter().any(|found| (found - line).abs() <= 2),
            None => new.len() > of_rule(before).len(),
        };
        self.put += 1;
        self.seen += usize::from(near);
        if !near {
            self.missed
                .push(format!("{name}: {:?}", line.and_then(|l| after.lines().nth(l as usize))));
        }
    }

    fn reaches(&self, percent: usize) {
        println!("{} of {} seen", self.seen, self.put);
        assert!(self.put > 0);
        assert!(self.seen * 100 >= self.put * percent, "missed:\n{}", self.missed.join("\n"));
    }
}

#[test]
fn a_note_lost_at_the_foot_of_a_page_is_seen() {
    let Some(texts) = texts("a_note_lost_at_the_foot_of_a_page_is_seen") else { return };
    let body = Regex::new(r"^\d{1,2}(?:[A-ZÉ«“‘(]|https?:|www\.)[^\d]").unwrap();
    let foot = Regex::new(r"^\s*$|ISSN|^[ak][hv]-tk|^Tweede Kamer, vergaderjaar").unwrap();
    let mut tally = Tally::default();
    for (name, text) in texts {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut first = 0;
        while first < lines.len() {
            if !body.is_match(lines[first]) {
                first += 1;
                continue;
            }
            let mut end = first + 1;
            while end < lines.len() && !body.is_match(lines[end]) && !foot.is_match(lines[end]) {
                end += 1;
            }
            if end < lines.len() && end - first < 6 {
                let without = [&lines[..first], &lines[end..]].concat().join("\n");
                tally.try_one(&name, &text, &without, None, "KL201");
            }
            first = end;
        }
    }
    tally.reaches(90);
}

/// Every reference of the common form, with the ranges of its key word, its chamber and session, and its dossier.
fn references() -> Regex {
    Regex::new(r"(Kamerstuk(?:ken)?)((?: II)?,? ?(?:\d{4}[–/-]\d{2,4},? ?)?)(\d\d ?\d\d\d)((?: [IVX]+| [A-M]|-\d\d)?,? nr\.? ?\d+)")
        .unwrap()
}

#[test]
fn a_slip_in_the_key_word_of_a_reference_is_seen() {
    let Some(texts) = texts("a_slip_in_the_key_word_of_a_reference_is_seen") else { return };
    let mut tally = Tally::default();
    for (name, text) in texts {
        for found in references().captures_iter(&text) {
            let key = found.get(1).unwrap();
            for slip in ["Kamersuk", "Kamerstuck", "Kamrstuk"] {
                let plural = if key.as_str().ends_with("ken") { "ken" } else { "" };
                let after = [&text[..key.start()], slip, plural, &text[key.end()..]].concat();
                tally.try_one(&name, &text, &after, Some(key.start()), "KL314");
            }
        }
    }
    tally.reaches(95);
}

#[test]
fn a_digit_lost_from_a_dossier_is_seen() {
    let Some(texts) = texts("a_digit_lost_from_a_dossier_is_seen") else { return };
    let mut dice = Dice(25);
    let mut tally = Tally::default();
    for (name, text) in texts {
        for found in references().captures_iter(&text) {
            let dossier = found.get(3).unwrap();
            let digits: Vec<usize> = dossier
                .as_str()
                .char_indices()
                .filter(|(_, c)| c.is_ascii_digit())
                .map(|(at, _)| dossier.start() + at)
                .collect();
            let lost = digits[dice.below(digits.len())];
            let after = [&text[..lost], &text[lost + 1..]].concat();
            tally.try_one(&name, &text, &after, Some(lost), "KL301");
        }
    }
    tally.reaches(95);
}

#[test]
fn a_day_that_no_year_has_is_seen() {
    let Some(texts) = texts("a_day_that_no_year_has_is_seen") else { return };
    let months =
        "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december";
    let date = Regex::new(&format!(r"\b(\d{{1,2}}) (?:{months})\b")).unwrap();
    let mut tally = Tally::default();
    for (name, text) in texts {
        // In an answer: what the Chamber asked is quoted.
        let mut answering = false;
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if line.starts_with("Vraag") || line.starts_with("Antwoord") {
                answering = line.starts_with("Antwoord");
            }
            let numbered = line.starts_with(|c: char| c.is_ascii_digit());
            for found in date.captures_iter(line).filter(|_| answering && !numbered) {
                let day = found.get(1).unwrap();
                let (from, to) = (start + day.start(), start + day.end());
                for slip in ["32", "41", "0"] {
                    let after = [&text[..from], slip, &text[to..]].concat();
                    tally.try_one(&name, &text, &after, Some(from), "KL502");
                }
            }
            start += line.len();
        }
    }
    tally.reaches(95);
}
