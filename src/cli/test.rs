//! `kamerlint test`: runs the examples of rule files.

use std::fmt::Write as _;
use std::path::Path;

use super::args::TestArgs;
use super::{FAILED, FINE, FOUND, language};
use crate::examples;
use crate::project::{Config, built_in_rules, house_rules};
use crate::report::plural;
use crate::rule::{HOUSE, Language, Rule, Rules};
use crate::text::Mistake;

/// Runs the examples of the named files and folders, or of the built-in rules.
pub fn run(args: &TestArgs) -> u8 {
    let mut paths: Vec<String> =
        args.paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    // A rule of the house is only loaded when its examples hold, so a failure comes with its place.
    let rules = match rules(args, &mut paths) {
        Ok(rules) => rules,
        Err(mistake) => {
            let example = mistake.message.nl.starts_with("dit voorbeeld");
            super::complain(&super::mistaken(mistake));
            return if example { FOUND } else { FAILED };
        }
    };
    let own = |rule: &Rule| rule.category == HOUSE.name || !rule.examples.is_empty();
    let mut text = String::new();
    let (mut tested, mut examples, mut failed) = (0, 0, 0);
    for rule in rules.iter().filter(|rule| paths.is_empty() || own(rule)) {
        let whole = if rule.examples.is_empty() { rules.as_filed(rule) } else { None };
        let rule = whole.as_ref().unwrap_or(rule);
        tested += 1;
        examples += rule.examples.len();
        failed += report(rule, &rules, &mut text);
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
fn rules(args: &TestArgs, paths: &mut Vec<String>) -> Result<Rules, Mistake> {
    if args.built_in {
        return built_in_rules(paths);
    }
    if paths.is_empty() {
        let config = Config::load(Config::find(Path::new(".")).as_deref(), &[])?;
        paths.extend(config.values.rules.unwrap_or_default());
    }
    house_rules(paths)
}

/// Says what is wrong with the examples of a rule and what they do not show; gives the number that fail.
fn report(rule: &Rule, rules: &Rules, text: &mut String) -> usize {
    let failures = examples::failures(rule, rules);
    for (number, why) in &failures {
        let example = language::say("voorbeeld", "example");
        let why = super::out::in_language(why);
        let _ = writeln!(text, "{} {}, {example} {}: {why}", rule.code, rule.name, number + 1);
    }
    let words = rule.engine.words().len();
    let untried = examples::untried(rule);
    if rule.category == HOUSE.name && words > 0 {
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
    failures.len()
}
