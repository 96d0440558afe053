//! Answers put under the wrong question, always the same ones: how many are seen, and how often nothing was wrong.

use std::fs;

use kamerlint::draft::Draft;
use kamerlint::lint::check;
use kamerlint::read::{Document, Format};
use kamerlint::register::Register;
use kamerlint::settings::Settings;
use kamerlint::text::{Source, Span};

use crate::shared::shared;
use crate::slips::Dice;

/// The real texts that answer questions.
fn texts(test: &str) -> Vec<(String, String)> {
    let Some(corpus) = shared(test, "corpus") else { return Vec::new() };
    let mut texts = Vec::new();
    for folder in [corpus.clone(), corpus.join("lists")] {
        let mut paths: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths.into_iter().filter(|path| path.extension().is_some_and(|e| e == "txt")) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            texts.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    texts
}

fn read(text: &str) -> Draft {
    let document = Document::of(Source::new(text).unwrap(), Format::Plain);
    Draft::read(&document, Register::builtin())
}

/// The findings of two rules in a text, as code and line from 0.
fn found(text: &str, codes: &[&str]) -> Vec<(String, u32)> {
    let source = Source::new(text).unwrap();
    let mut settings = Settings::default();
    settings.selection.select = codes.iter().map(|&code| code.to_owned()).collect();
    let report = check(&Document::of(source.clone(), Format::Plain), &settings);
    let line = |span: Span| source.lines().line_of(span.start);
    report.diagnostics.iter().map(|one| (one.rule.code.clone(), line(one.span))).collect()
}

/// The bodies of the answers of a text that say something of their own, in the order of the text: set, first question, body.
fn bodies(draft: &Draft, least: usize) -> Vec<(usize, Span)> {
    let telling = draft.answers.iter().enumerate().filter(|(i, answer)| {
        let words = answer.flow.text().split_whitespace().count();
        let refers = draft.references.iter().any(|one| one.answer == *i && one.sends);
        let procedural = answer.flow.text().contains("vragen") && words < 40;
        !answer.questions.is_empty() && words >= least && !refers && !procedural
    });
    telling.map(|(_, answer)| (answer.set, answer.flow.whole())).collect()
}

fn exchanged(text: &str, one: Span, other: Span) -> String {
    let at = |offset: u32| offset as usize;
    [
        &text[..at(one.start)],
        &text[at(other.start)..at(other.end)],
        &text[at(one.end)..at(other.start)],
        &text[at(one.start)..at(one.end)],
        &text[at(other.end)..],
    ]
    .concat()
}

#[test]
fn answers_that_changed_places_are_seen() {
    let texts = texts("answers_that_changed_places_are_seen");
    if texts.is_empty() {
        return;
    }
    let mut dice = Dice(21);
    let (mut put, mut seen, mut false_alarms) = (0, 0, Vec::new());
    for (name, text) in texts {
        let draft = read(&text);
        let bodies = bodies(&draft, 18);
        let before = found(&text, &["KL123"]);
        false_alarms.extend(before.iter().map(|(_, line)| format!("{name}:{}", line + 1)));
        for _ in 0..(bodies.len() / 2).min(5) {
            let (i, j) = (dice.below(bodies.len()), dice.below(bodies.len()));
            let (i, j) = (i.min(j), i.max(j));
            if i == j || bodies[i].0 != bodies[j].0 {
                continue;
            }
            put += 1;
            let changed = exchanged(&text, bodies[i].1, bodies[j].1);
            let after = found(&changed, &["KL123"]);
            let line = changed[..bodies[i].1.start as usize].matches('\n').count() as i64;
            seen += usize::from(after.iter().any(|(_, at)| (i64::from(*at) - line).abs() <= 3));
        }
    }
    eprintln!("{seen} of {put} exchanged answers, false: {false_alarms:?}");
    assert!(put >= 40 && seen * 100 >= put * 65, "{seen} of {put}");
    assert!(false_alarms.len() <= 1, "{false_alarms:?}");
}

/// Three answers that each moved one place on: no two of them would both fit if they changed places.
#[test]
fn answers_that_shifted_are_seen() {
    let texts = texts("answers_that_shifted_are_seen");
    if texts.is_empty() {
        return;
    }
    let mut dice = Dice(23);
    let (mut put, mut seen) = (0, 0);
    for (_, text) in texts {
        let draft = read(&text);
        let bodies = bodies(&draft, 18);
        for _ in 0..(bodies.len() / 3).min(2) {
            let mut three = [0; 3].map(|_| dice.below(bodies.len()));
            three.sort_unstable();
            let [one, two, three] = three;
            let same_set = bodies[one].0 == bodies[two].0 && bodies[two].0 == bodies[three].0;
            if one == two || two == three || !same_set {
                continue;
            }
            put += 1;
            // The last two first: what stands before them keeps its place.
            let changed = exchanged(&text, bodies[two].1, bodies[three].1);
            let length = bodies[three].1.end - bodies[three].1.start;
            let start = bodies[two].1.start;
            let moved = Span::new(start, start + length);
            let changed = exchanged(&changed, bodies[one].1, moved);
            seen += usize::from(found(&changed, &["KL123"]).len() > found(&text, &["KL123"]).len());
        }
    }
    eprintln!("{seen} of {put} shifts");
    assert!(put >= 30 && seen * 100 >= put * 75, "{seen} of {put}");
}

#[test]
fn an_answer_that_was_pasted_over_another_is_seen() {
    let texts = texts("an_answer_that_was_pasted_over_another_is_seen");
    if texts.is_empty() {
        return;
    }
    let mut dice = Dice(4);
    let (mut put, mut whole, mut changed) = (0, 0, 0);
    let mut before = Vec::new();
    for (name, text) in texts {
        let draft = read(&text);
        let bodies = bodies(&draft, 18);
        let rules = ["KL123", "KL124"];
        let old = found(&text, &rules);
        before.extend(old.iter().map(|(code, line)| format!("{name}:{} {code}", line + 1)));
        for _ in 0..(bodies.len() / 2).min(5) {
            let (i, j) = (dice.below(bodies.len()), dice.below(bodies.len()));
            if i == j || bodies[i].0 != bodies[j].0 {
                continue;
            }
            put += 1;
            let (from, to) = (bodies[i].1, bodies[j].1);
            let body = &text[from.start as usize..from.end as usize];
            let paste = |body: &str| {
                let pasted = [&text[..to.start as usize], body, &text[to.end as usize..]].concat();
                found(&pasted, &rules).len() > old.len()
            };
            whole += usize::from(paste(body));
            let mut words: Vec<String> = body.split(' ').map(str::to_owned).collect();
            for _ in 0..10 {
                let at = dice.below(words.len());
                words[at] = "anders".to_owned();
            }
            changed += usize::from(paste(&words.join(" ")));
        }
    }
    eprintln!(
        "{whole} and, changed in ten words, {changed} of {put} pasted answers; before: {before:#?}"
    );
    assert!(put >= 40 && whole * 100 >= put * 90, "{whole} of {put}");
    assert!(changed * 100 >= put * 75, "{changed} of {put}");
}

/// Where the heads and feet of pages are gone, notes stand among the words of the answers; those are where they belong all the same.
#[test]
fn published_answers_without_their_pages_are_not_exchanged() {
    let test = "published_answers_without_their_pages_are_not_exchanged";
    let of_page = ["ISSN", "ah-tk-", "kv-tk-", "Tweede Kamer, vergaderjaar"];
    let mut looked_at = 0;
    for (name, text) in texts(test) {
        let lines = text.lines().filter(|line| !of_page.iter().any(|word| line.contains(word)));
        let text = lines.collect::<Vec<_>>().join("\n");
        assert_eq!(found(&text, &["KL123"]), [], "{name}");
        looked_at += 1;
    }
    // Where the shared documents are not at hand there is nothing to look at, and `texts` says so.
    assert!(looked_at == 0 || looked_at > 20);
}
