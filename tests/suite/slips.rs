//! Slips put at random into the answerer's words of drafts and of real texts, always the same ones: how many are seen.

use std::fs;
use std::path::Path;

use kamerlint::draft::{Draft, Part};
use kamerlint::lint::check;
use kamerlint::read::{Document, Format};
use kamerlint::register::Register;
use kamerlint::settings::Settings;
use kamerlint::text::quotes::quotations;
use kamerlint::text::{Source, Span};

use crate::shared::shared;

/// A row of numbers that is the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

/// Own drafts, and what ministries wrote before the Chamber typeset it; `None` where only the few of our own are there.
pub fn texts(test: &str) -> Option<Vec<(String, String)>> {
    let corpus = shared(test, "corpus")?;
    let mut texts = Vec::new();
    let mut add = |folder: &Path, fits: &dyn Fn(&str) -> bool| {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        for path in names {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if fits(&name) {
                texts.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    };
    add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts/good"), &|_| true);
    add(&corpus, &|name| name.ends_with(".txt") && !name.starts_with("kv-"));
    add(&corpus.join("lists"), &|name| name.ends_with(".txt"));
    Some(texts)
}

fn read(name: &str, text: &str) -> (Source, Draft) {
    let source = Source::new(text).unwrap();
    let document = Document::of(source.clone(), Format::of_path(Path::new(name)));
    (source, Draft::read(&document, Register::builtin()))
}

/// The lines, from 0, of the findings of a rule.
fn lines_of(name: &str, text: &str, code: &str) -> Vec<u32> {
    let source = Source::new(text).unwrap();
    let document = Document::of(source.clone(), Format::of_path(Path::new(name)));
    let mut settings = Settings::default();
    settings.selection.select = vec![code.to_owned()];
    let report = check(&document, &settings);
    report.diagnostics.iter().map(|found| source.lines().line_of(found.span.start)).collect()
}

/// Whether a change at a place gives a finding of a rule within two lines of it.
fn is_seen(name: &str, changed: &str, at: usize, code: &str) -> bool {
    let line = changed[..at].matches('\n').count() as i64;
    lines_of(name, changed, code).iter().any(|&found| (i64::from(found) - line).abs() <= 2)
}

#[test]
fn a_doubled_word_is_seen() {
    let Some(texts) = texts("a_doubled_word_is_seen") else { return };
    let mut dice = Dice(7);
    let (mut put, mut seen, mut missed) = (0, 0, Vec::new());
    for (name, text) in texts {
        let (source, draft) = read(&name, &text);
        let mut words: Vec<Span> = Vec::new();
        for (_, flow) in draft.own_parts().filter(|(part, _)| matches!(part, Part::Answer(_))) {
            let mut at = 0;
            for word in flow.text().split(' ') {
                let range = at..at + word.len();
                at += word.len() + 1;
                if word.chars().count() >= 2 && word.chars().all(char::is_alphabetic) {
                    words.push(flow.span(range));
                }
            }
        }
        for _ in 0..words.len().min(8) {
            let span = words[dice.below(words.len())];
            let word = source.slice(span);
            let at = span.end as usize;
            let changed = format!("{} {word}{}", &text[..at], &text[at..]);
            put += 1;
            if is_seen(&name, &changed, at, "KL607") {
                seen += 1;
            } else {
                missed.push(word.to_owned());
            }
        }
    }
    eprintln!("{seen} of {put} doubled words, not {missed:?}");
    assert!(put >= 40 && seen * 100 >= put * 90, "{seen} of {put}: {missed:?}");
}

#[test]
fn a_quotation_that_lost_a_mark_is_seen() {
    let Some(texts) = texts("a_quotation_that_lost_a_mark_is_seen") else { return };
    let mut dice = Dice(11);
    let (mut put, mut seen, mut near, mut missed) = (0, 0, 0, Vec::new());
    for (name, text) in texts {
        let (_, draft) = read(&name, &text);
        let mut marks: Vec<(Span, Span)> = Vec::new();
        for (_, flow) in draft.own_parts().filter(|(part, _)| matches!(part, Part::Answer(_))) {
            for quotation in quotations(flow.text()) {
                let (Some(open), Some(close)) = (quotation.open, quotation.close) else { continue };
                let (lost, left) = if dice.below(2) == 0 { (open, close) } else { (close, open) };
                marks.push((flow.span(lost.range()), flow.span(left.range())));
            }
        }
        for _ in 0..marks.len().min(6) {
            let (span, left) = marks[dice.below(marks.len())];
            let (start, end) = (span.start as usize, span.end as usize);
            let changed = format!("{}{}", &text[..start], &text[end..]);
            put += 1;
            // Of a long quotation the mark that is left shows it, some lines away.
            let left = left.start as usize;
            let left = if left > start { left - (end - start) } else { left };
            if is_seen(&name, &changed, start, "KL606") {
                near += 1;
            }
            if is_seen(&name, &changed, left, "KL606") {
                seen += 1;
            } else {
                let around = |at: usize, step: i64| {
                    let mut at = (at as i64 + step).clamp(0, text.len() as i64) as usize;
                    while !text.is_char_boundary(at) {
                        at -= 1;
                    }
                    at
                };
                missed.push(format!("{name}: {}", &text[around(start, -30)..around(end, 30)]));
            }
        }
    }
    eprintln!("{seen} of {put} lost marks, {near} of them within two lines, not {missed:#?}");
    assert!(put >= 20 && seen * 100 >= put * 90, "{seen} of {put}: {missed:#?}");
}
