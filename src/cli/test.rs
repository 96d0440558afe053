//! `kamerlint test`: runs the examples of rule files.

use std::fmt::Write as _;
use std::path::Path;

use super::args::TestArgs;
use super::{FAILED, FINE, FOUND, language};
use crate::examples;
use crate::project::{Config, Tried, built_in_rules, house_rules, named_rules};
use crate::report::plural;
use crate::rule::{HOUSE, Language, Rule, Rules};
use crate::text::Mistake;

/// Runs the examples of the named files and folders, or of the built-in rules.
pub fn run(args: &TestArgs) -> u8 {
    let mut paths: Vec<String> =
        args.paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let (rules, broken) = match rules(args, &mut paths) {
        Ok(tried) => tried,
        Err(mistake) => {
            super::complain(&super::mistaken(mistake));
            return FAILED;
        }
    };
    let (mut tested, mut examples, mut failed) = (0, 0, broken.len());
    for mistake in broken {
        super::complain(&super::mistaken(mistake));
    }
    let own = |rule: &Rule| rule.category == HOUSE.name || !rule.examples.is_empty();
    let mut text = String::new();
    for rule in rules.iter().filter(|rule| paths.is_empty() || own(rule)) {
        // Without files the rules of the program are tried, of which a run has no examples.
        let whole = if rule.examples.is_empty() { rules.as_filed(rule) } else { None };
        failed += whole.as_ref().map_or(0, |whole| failing(whole, &rules, &mut text));
        let rule = whole.as_ref().unwrap_or(rule);
        tested += 1;
        examples += rule.examples.len();
        if rule.examples.is_empty() && rule.category != HOUSE.name {
            // A rule of the program has examples: its file cannot be read.
            failed += 1;
            let said = match language::of_run() {
                Language::Nl => "geen voorbeelden gelezen; klopt het bestand?",
                Language::En => "no examples were read; is the file right?",
            };
            let _ = writeln!(text, "{} {}: {said}", rule.code, rule.name);
        }
        untried(rule, &mut text);
    }
    let said = match language::of_run() {
        Language::Nl => [
            plural(tested, ["regel", "regels"]),
            plural(examples, ["voorbeeld", "voorbeelden"]),
            plural(failed, ["klopt niet", "kloppen niet"]),
        ],
        Language::En => [
            plural(tested, ["rule", "rules"]),
            plural(examples, ["example", "examples"]),
            plural(failed, ["does not hold", "do not hold"]),
        ],
    };
    let _ = writeln!(text, "{}", said.join(", "));
    super::say(&text);
    if failed > 0 { FOUND } else { FINE }
}

/// The rules to try: those at the paths, or those that the settings name, among those of the program.
fn rules(args: &TestArgs, paths: &mut Vec<String>) -> Result<Tried, Mistake> {
    if args.built_in {
        return built_in_rules(paths);
    }
    if paths.is_empty() {
        paths.extend(named_rules(Config::find(Path::new(".")).as_deref())?);
    }
    house_rules(paths)
}

/// Says which examples of a rule do not hold; gives their number.
fn failing(rule: &Rule, rules: &Rules, text: &mut String) -> usize {
    let failures = examples::failures(rule, rules);
    for (number, why) in &failures {
        let example = language::say("voorbeeld", "example");
        let why = super::out::in_language(why);
        let _ = writeln!(text, "{} {}, {example} {}: {why}", rule.code, rule.name, number + 1);
    }
    failures.len()
}

/// Says which words of a rule of the house no example shows.
fn untried(rule: &Rule, text: &mut String) {
    let words = rule.engine.words().len();
    if rule.category != HOUSE.name || words == 0 {
        return;
    }
    let untried = examples::untried(rule);
    let shown = words - untried.len();
    let named = untried.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ");
    let missing = match (untried.is_empty(), language::of_run()) {
        (true, _) => String::new(),
        (false, Language::Nl) => format!("; niet: {named}"),
        (false, Language::En) => format!("; not: {named}"),
    };
    let count = rule.examples.len();
    let said = match language::of_run() {
        Language::Nl => format!(
            "{} {shown} van de {words} woorden",
            plural(count, ["voorbeeld toont", "voorbeelden tonen"])
        ),
        Language::En => format!(
            "{} {shown} of the {words} words",
            plural(count, ["example shows", "examples show"])
        ),
    };
    let _ = writeln!(text, "{} {}: {said}{missing}", rule.code, rule.name);
}
