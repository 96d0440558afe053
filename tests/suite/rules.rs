//! Every rule file: its examples, its texts, its place among the others.

use std::collections::{BTreeSet, HashSet};

use kamerlint::checks::{self, CHECKS};
use kamerlint::examples;
use kamerlint::rule::{self, CATEGORIES, Language, Rule, Safety, Wording, placeholders};

fn rules() -> Vec<Rule> {
    rule::parse_all(checks::CHECKS).expect("every rule file parses")
}

#[test]
fn every_example_holds() {
    let rules = rules();
    let examples: usize = rules.iter().map(|rule| rule.examples.len()).sum();
    let failures = rules.iter().flat_map(|rule| {
        let failures = examples::failures(rule, checks::builtin()).into_iter();
        failures.map(|(i, why)| format!("{} {}, voorbeeld {}: {why}", rule.code, rule.name, i + 1))
    });
    let failures: Vec<String> = failures.collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    println!("{examples} examples of {} rules hold", rules.len());
}

#[test]
fn every_rule_has_two_bad_and_two_good_examples() {
    for rule in rules() {
        let bad = rule.examples.iter().filter(|example| example.bad.is_some()).count();
        let good = rule.examples.iter().filter(|example| example.good.is_some()).count();
        assert!(bad >= 2 && good >= 2, "{}: {bad} bad, {good} good", rule.name);
    }
}

#[test]
fn codes_and_names_are_unique_and_run_with_the_embedded_set() {
    let rules = rules();
    let codes: HashSet<&str> = rules.iter().map(|rule| rule.code.as_str()).collect();
    let names: HashSet<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
    assert_eq!(codes.len(), rules.len());
    assert_eq!(names.len(), rules.len());
    assert_eq!(checks::builtin().len(), rules.len());
}

/// The build script makes what a run reads of the files that people read.
#[test]
fn a_run_knows_of_a_rule_what_its_file_says() {
    for filed in rules() {
        let run = checks::builtin().called(&filed.code).expect("a rule of the file");
        for language in [Language::Nl, Language::En] {
            assert_eq!(run.texts(language), filed.texts(language), "{}", filed.code);
        }
        assert_eq!(run.engine.words(), filed.engine.words(), "{}", filed.code);
        let said = |rule: &Rule| {
            let Rule { name, category, severity, severities, default, since, source, .. } = rule;
            let Rule { words, applies, needs, yields, fix, .. } = rule;
            let one = format!("{:?}", (name, category, severity, severities, default, since));
            one + &format!("{:?}", (source, words, applies, needs, yields, fix))
        };
        assert_eq!(said(run), said(&filed), "{}", filed.code);
    }
}

#[test]
fn every_check_serves_a_rule() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut served = BTreeSet::new();
    for category in CATEGORIES {
        let Ok(files) = std::fs::read_dir(root.join(category.name)) else { continue };
        for file in files {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let line = text.lines().find_map(|line| line.strip_prefix("check"));
            served.extend(line.and_then(|line| line.split('"').nth(1)).map(str::to_owned));
        }
    }
    let checks: BTreeSet<String> = CHECKS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(served, checks);
}

#[test]
fn no_check_begins_by_asking_for_the_kind_of_a_draft() {
    let checks = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/checks");
    for file in std::fs::read_dir(checks).unwrap() {
        let path = file.unwrap().path();
        let code = std::fs::read_to_string(&path).unwrap();
        let asks = |line: &str| line.starts_with("    if ") && line.contains("draft.kind");
        assert!(!code.lines().any(asks), "{}: a rule file says `applies`", path.display());
    }
}

#[test]
fn a_rule_that_needs_a_sheet_or_a_store_runs_with_one() {
    use kamerlint::{draft::Kind, rule::Options};
    let rules = rules();
    let needing: Vec<&Rule> = rules.iter().filter(|rule| !rule.needs.is_empty()).collect();
    assert!(needing.len() >= 11);
    for rule in needing {
        assert!(!rule.reaches(Kind::Answers, &Options::default()), "{}", rule.code);
        // Its examples bring what it needs.
        let mut options =
            rule.examples.iter().map(|one| kamerlint::examples::settings(one).unwrap().options);
        assert!(options.any(|options| rule.reaches(Kind::Answers, &options)), "{}", rule.code);
    }
}

/// The names of the placeholders of a wording, part by part.
fn names(wording: &Wording) -> BTreeSet<&str> {
    placeholders(&wording.message).collect()
}

#[test]
fn both_languages_say_the_same_things() {
    for rule in rules() {
        let (nl, en) = (rule.texts(Language::Nl), rule.texts(Language::En));
        assert_eq!(names(&nl.main), names(&en.main), "{}", rule.name);
        assert_eq!(
            nl.wordings.keys().collect::<Vec<_>>(),
            en.wordings.keys().collect::<Vec<_>>(),
            "{}",
            rule.name
        );
        assert_eq!(
            nl.related.keys().collect::<Vec<_>>(),
            en.related.keys().collect::<Vec<_>>(),
            "{}",
            rule.name
        );
        for (name, wording) in &nl.wordings {
            assert_eq!(names(wording), names(en.wording(name)), "{} {name}", rule.name);
        }
        for texts in [nl, en] {
            let wordings = std::iter::once(&texts.main).chain(texts.wordings.values());
            for wording in wordings {
                assert!(!wording.message.ends_with('.'), "{}: a message is no sentence", rule.name);
                assert_eq!(wording.help.is_some(), texts.main.help.is_some(), "{}", rule.name);
                let first = wording.message.chars().next().unwrap();
                assert!(!first.is_uppercase(), "{}: {}", rule.name, wording.message);
            }
            assert!(!texts.why.trim().is_empty() && !texts.summary.ends_with('.'), "{}", rule.name);
            let titled = texts.main.fix.is_some()
                || texts.wordings.values().any(|wording| wording.fix.is_some());
            assert_eq!(titled, rule.fix != Safety::None, "{}: a fix has a title", rule.name);
        }
    }
}

#[test]
fn no_message_of_an_example_has_an_open_placeholder() {
    use kamerlint::{
        lint,
        read::{Document, Format},
        settings::Settings,
        text::Source,
    };
    for rule in rules() {
        for example in &rule.examples {
            let Some(bad) = &example.bad else { continue };
            for language in [rule::Language::Nl, rule::Language::En] {
                let source = Source::new(examples::unmark(bad).text).unwrap();
                let mut settings = Settings { language, ..examples::settings(example).unwrap() };
                settings.selection.select = vec![rule.code.clone()];
                for found in
                    lint::check(&Document::of(source.clone(), Format::Plain), &settings).diagnostics
                {
                    let texts = [Some(&found.message), found.label.as_ref(), found.help.as_ref()];
                    let related = found.related.iter().map(|(_, text)| text);
                    let title = found.fix.as_ref().map(|fix| &fix.title);
                    for text in texts.into_iter().flatten().chain(related).chain(title) {
                        assert!(!text.contains(['{', '}']), "{}: {text}", rule.name);
                        assert!(!text.trim().is_empty(), "{}", rule.name);
                    }
                }
            }
        }
    }
}
