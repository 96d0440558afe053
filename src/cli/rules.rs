//! `kamerlint rule`: what the rules are and why.

use crate::checks;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use semver::Version;

use super::args::RuleArgs;
use super::{FAILED, FINE};
use crate::draft::Kind;
use crate::project::Config;
use crate::report::{severity_word, wrapped};
use crate::rule::{self, Change, Language, Need, Rule, Safety};

pub fn run(args: &RuleArgs) -> u8 {
    let asked = super::language::asked();
    let config = match Config::load(Config::find(Path::new(".")).as_deref(), &[]) {
        Ok(config) => config,
        Err(mistake) => {
            super::complain(&super::mistaken(mistake));
            return FAILED;
        }
    };
    let language = asked.or(config.values.language).unwrap_or_default();
    let since = match args.since.as_deref().map(semver::Version::parse).transpose() {
        Ok(since) => since,
        Err(_) => {
            super::complain(match language {
                Language::Nl => "--since: noem een versie, zoals 0.1.0",
                Language::En => "--since: name a version, such as 0.1.0",
            });
            return FAILED;
        }
    };
    let text = match (&args.rule, &since) {
        (None, Some(since)) => news(&config.rules, since, language),
        (None, None) => list(&config.rules, language),
        (Some(wanted), _)
            if config.rules.called(wanted).is_none() && config.rules.any_match(wanted) =>
        {
            let rules: Vec<Arc<Rule>> = config.rules.matching(wanted).cloned().collect();
            list(&rules, language)
        }
        (Some(wanted), _) => match config.rules.called(wanted) {
            Some(rule) => explain(rule, language),
            None => {
                super::complain(config.rules.unknown(wanted).in_language(language));
                return FAILED;
            }
        },
    };
    super::say(&text);
    FINE
}

fn list(rules: &[Arc<Rule>], language: Language) -> String {
    let mut text = String::new();
    for category in rule::categories() {
        let mut rules = rules.iter().filter(|rule| rule.category == category.name).peekable();
        if rules.peek().is_none() {
            continue;
        }
        let about = if language == Language::Nl { category.nl } else { category.en };
        let _ = writeln!(text, "{} ({about})", category.name);
        for rule in rules {
            let off = state(rule, language);
            let severity = severities(rule, language);
            let _ = writeln!(text, "  {}  {:<32} {severity}{off}", rule.code, rule.name);
        }
    }
    let hint = match language {
        Language::Nl => "\n`kamerlint rule KL101` legt een regel uit.\n",
        Language::En => "\n`kamerlint rule KL101` explains a rule.\n",
    };
    text.push_str(hint);
    text
}

/// The rules that came after a version, and those of which it changed something that a folder may notice.
fn news(rules: &[Arc<Rule>], since: &Version, language: Language) -> String {
    let mut text = String::new();
    for rule in rules {
        let Some(changes) = rule.changed_after(since) else { continue };
        let new = match language {
            Language::Nl => "nieuw",
            Language::En => "new",
        };
        let mut said: Vec<&str> = changes.iter().map(|&change| changed(change, language)).collect();
        if said.is_empty() {
            said.push(new);
        }
        let off = state(rule, language);
        let _ = writeln!(text, "{}  {:<32} {}{off}", rule.code, rule.name, said.join(", "));
    }
    if text.is_empty() {
        return match language {
            Language::Nl => format!("Sinds {since} is er geen regel bij gekomen of veranderd.\n"),
            Language::En => format!("Since {since} no rule has come or changed.\n"),
        };
    }
    text
}

/// A change in words.
const fn changed(change: Change, language: Language) -> &'static str {
    match (change, language) {
        (Change::Severity, Language::Nl) => "andere ernst",
        (Change::Default, Language::Nl) => "anders aan of uit",
        (Change::Reach, Language::Nl) => "meldt meer of minder",
        (Change::Severity, Language::En) => "another severity",
        (Change::Default, Language::En) => "another default",
        (Change::Reach, Language::En) => "reports more or less",
    }
}

/// Why a rule does not run by itself, behind its name in a list; nothing where it does.
pub(super) fn state(rule: &Rule, language: Language) -> &'static str {
    match (rule.is_new(), rule.default, language) {
        (true, _, Language::Nl) => " (nieuw: met preview = true)",
        (true, _, Language::En) => " (new: with preview = true)",
        (false, true, _) => "",
        (false, false, Language::Nl) => " (staat uit)",
        (false, false, Language::En) => " (off)",
    }
}

/// The severities that findings of a rule can have, the usual one first: "fout of wenk".
pub(super) fn severities(rule: &Rule, language: Language) -> String {
    let mut words = vec![severity_word(rule.severity, language)];
    for &severity in rule.severities.values() {
        let word = severity_word(severity, language);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(if language == Language::Nl { " of " } else { " or " })
}

/// On which documents a rule runs, where that is not all.
pub(super) fn reach(rule: &Rule, language: Language) -> Option<String> {
    let every = |kind: &Kind| *kind == Kind::Other || rule.applies.contains(kind);
    if Kind::ALL.iter().all(every) && rule.needs.is_empty() {
        return None;
    }
    let needed = |need: &Need| match (need, language) {
        (Need::Sheet, Language::Nl) => ", met een vragenblad erbij (--questions)",
        (Need::Sheet, Language::En) => ", with a question sheet beside them (--questions)",
        (Need::Papers, Language::Nl) => ", met de lijsten van de Kamer erbij (kamerlint papers)",
        (Need::Papers, Language::En) => {
            ", with the lists of the Chamber at hand (kamerlint papers)"
        }
    };
    let with: String = rule.needs.iter().map(needed).collect();
    let kinds: Vec<&str> = rule.applies.iter().map(|&kind| kind_word(kind, language)).collect();
    Some(match language {
        Language::Nl => {
            format!("geldt voor: {}{with}", kinds.join(", "))
        }
        Language::En => {
            format!("applies to: {}{with}", kinds.join(", "))
        }
    })
}

/// Documents of a kind, in words.
const fn kind_word(kind: Kind, language: Language) -> &'static str {
    match (kind, language) {
        (Kind::Answers, Language::Nl) => "antwoorden",
        (Kind::Questions, Language::Nl) => "vragenbladen",
        (Kind::Notice, Language::Nl) => "uitstelberichten",
        (Kind::List, Language::Nl) => "lijsten van vragen en antwoorden",
        (Kind::Report, Language::Nl) => "nota's en verslagen",
        (Kind::Letter, Language::Nl) => "brieven",
        (Kind::Other, Language::Nl) => "andere stukken",
        (Kind::Answers, Language::En) => "answers",
        (Kind::Questions, Language::En) => "question sheets",
        (Kind::Notice, Language::En) => "notices of delay",
        (Kind::List, Language::En) => "lists of questions and answers",
        (Kind::Report, Language::En) => "notes and reports",
        (Kind::Letter, Language::En) => "letters",
        (Kind::Other, Language::En) => "other documents",
    }
}

fn explain(rule: &Rule, language: Language) -> String {
    let nl = language == Language::Nl;
    let texts = rule.texts(language);
    let word = |nl_word, en_word| if nl { nl_word } else { en_word };
    let mut text = format!("{} {}: {}\n", rule.code, rule.name, texts.summary);
    let fix = match rule.fix {
        Safety::None => word("geen", "none"),
        Safety::Safe => word("veilig (--fix)", "safe (--fix)"),
        Safety::Unsafe => {
            word("voorstel (--fix --unsafe-fixes)", "suggestion (--fix --unsafe-fixes)")
        }
    };
    let state = if rule.default { word("aan", "on") } else { word("uit", "off") };
    let _ = writeln!(
        text,
        "{}: {}   {}: {state}   {}: {fix}",
        word("ernst", "severity"),
        severities(rule, language),
        word("standaard", "default"),
        word("herstel", "fix")
    );
    if let Some(reach) = reach(rule, language) {
        let _ = writeln!(text, "{reach}");
    }
    // A terminal would break long lines within a word.
    let source = format!("{}: {}", word("Bron", "Source"), rule.source);
    for paragraph in texts.why.trim().split("\n\n").chain(source.split("\n\n")) {
        let _ = writeln!(text, "\n{}", wrapped(paragraph, 80).replace("\n  ", "\n"));
    }
    let whole = if rule.examples.is_empty() { checks::builtin().as_filed(rule) } else { None };
    for example in &whole.as_ref().unwrap_or(rule).examples {
        let (title, draft) = match (&example.bad, &example.good) {
            (Some(bad), _) => (word("Fout", "Wrong"), bad),
            (None, Some(good)) => (word("Goed", "Right"), good),
            (None, None) => continue,
        };
        let _ = writeln!(text, "\n{title}:");
        for line in draft.trim().lines() {
            let _ = writeln!(text, "    {line}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_are_what_came_or_changed_later() {
        let rules = checks::builtin();
        let whole = |code: &str| rules.as_filed(rules.called(code).unwrap()).unwrap();
        let mut graver = whole("KL101");
        graver.changed.insert("0.2.0".to_owned(), Change::Severity);
        let mut later = whole("KL301");
        later.since = "0.3.0".to_owned();
        let rules = [Arc::new(graver), Arc::new(later), Arc::new(whole("KL201"))];
        let said = |version: &str| {
            let text = news(&rules, &Version::parse(version).unwrap(), Language::Nl);
            text.lines()
                .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            said("0.1.0"),
            ["KL101 vraag-zonder-antwoord andere ernst", "KL301 onmogelijk-dossiernummer nieuw"]
        );
        assert_eq!(said("0.2.0"), ["KL301 onmogelijk-dossiernummer nieuw"]);
        assert_eq!(said("0.3.0"), ["Sinds 0.3.0 is er geen regel bij gekomen of veranderd."]);
    }
}
