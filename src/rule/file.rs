//! A rule file: its keys, and errors that name the place.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::avoid::Avoid;
use super::consistent::ConsistentFile;
use super::count::Count;
use super::detail::Detail;
use super::engine::{Checks, Engine};
use super::message::TextsInFile;
use super::pattern::Pattern;
use super::reach::{self, Need};
use super::require::Require;
use super::terms::Terms;
use super::worded::Worded;
use super::{Category, Change, Filed, HOUSE, Rule, Safety, Severity};
use crate::draft::Kind;
use crate::text::Span;

/// An example of a rule; in `bad`, `[[…]]` marks the finding.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A draft with exactly the findings that are marked.
    pub bad: Option<String>,
    /// A draft without a finding of this rule.
    pub good: Option<String>,
    /// The bad draft after its fix.
    pub fixed: Option<String>,
    /// Settings under which it holds, as `kamerlint.toml` has them.
    pub settings: Option<String>,
    /// `md` for an example in Markdown; plain text otherwise.
    pub format: Option<String>,
    /// The questions as submitted, for rules that compare with them.
    pub questions: Option<String>,
    /// The papers there are, for rules that look in them: rows in TOML.
    pub papers: Option<String>,
}

/// A rule file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// Category and name of the file.
    pub file: String,
    /// Where in the file, when that is known.
    pub span: Option<Span>,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rules/{}.toml", self.file)?;
        if let Some(span) = self.span {
            write!(f, ", byte {}", span.start)?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for RuleError {}

/// A rule file as written.
// Its texts are a `T`: read with the rest, or where they are JSON left for later.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "File"))]
#[serde(deny_unknown_fields)]
struct File<T> {
    /// Stable code, never used again: `KL101`.
    code: String,
    severity: Severity,
    /// Severities that differ, by wording: one rule, but not every way to break it is as grave.
    #[serde(default)]
    severities: BTreeMap<String, Severity>,
    #[serde(default = "yes")]
    default: bool,
    since: String,
    /// What later versions changed of it, by version: `severity`, `default` or `reach`.
    #[serde(default)]
    changed: BTreeMap<String, Change>,
    source: String,
    check: Option<String>,
    terms: Option<Terms>,
    avoid: Option<Avoid>,
    pattern: Option<Pattern>,
    consistent: Option<ConsistentFile>,
    require: Option<Require>,
    count: Option<Count>,
    #[serde(default)]
    words: Vec<String>,
    /// The kinds of document on which it runs; absent: any text in bronnen, ondertekening, taal and huisstijl, elsewhere all that is
    /// read as a draft, for `require` answers.
    applies: Option<Vec<Kind>>,
    /// What it cannot do without, besides the draft.
    #[serde(default)]
    needs: Vec<Need>,
    #[serde(default)]
    yields: Vec<String>,
    #[serde(default)]
    fix: Safety,
    /// Texts in Dutch; a rule of a house may do with one language.
    nl: Option<T>,
    /// Texts in English.
    en: Option<T>,
    #[serde(default)]
    example: Vec<Example>,
}

/// The JSON Schema of a rule file.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(File<TextsInFile>)
}

const fn yes() -> bool {
    true
}

/// A rule file inside the program as a run needs it; `None` where it is not right, which fails the tests.
pub(super) fn embedded(filed: &Filed, checks: &Checks) -> Option<Rule> {
    let file: File<&'static str> = serde_json::from_str(filed.json).ok()?;
    let file = File { nl: Some(filed.nl), en: Some(filed.en), ..file };
    file.rule(filed.category, filed.name, Detail::Run, checks).ok()
}

/// Reads a whole rule file.
///
/// # Errors
/// What is wrong with it, and where.
pub(super) fn parse(
    category: &str,
    name: &str,
    text: &str,
    checks: &Checks,
) -> Result<Rule, RuleError> {
    let error = |span: Option<Span>, message: String| RuleError {
        file: format!("{category}/{name}"),
        span,
        message,
    };
    let mut file: File<TextsInFile> =
        toml::from_str(text).map_err(|e| error(e.span().map(Span::of), e.message().to_owned()))?;
    if category == HOUSE.name {
        file.nl = file.nl.or_else(|| file.en.clone());
        file.en = file.en.or_else(|| file.nl.clone());
    }
    let examples = std::mem::take(&mut file.example);
    let rule = file.rule(category, name, Detail::Whole, checks);
    let rule = Rule { examples, ..rule.map_err(|message| error(None, message))? };
    let wordings = &rule.nl.texts().wordings;
    match rule.severities.keys().find(|wording| !wordings.contains_key(*wording)) {
        Some(unknown) => {
            Err(error(None, format!("`severities` noemt `{unknown}`, maar zo heet geen wording")))
        }
        None => Ok(rule),
    }
}

impl<T: Into<Worded>> File<T> {
    /// The rule that it says, but for its examples.
    fn rule(
        self,
        category: &str,
        name: &str,
        detail: Detail,
        checks: &Checks,
    ) -> Result<Rule, String> {
        let nl = self.nl.ok_or("hier ontbreekt de sleutel `nl`")?;
        let en = self.en.ok_or("hier ontbreekt de sleutel `en`")?;
        let engines = [
            self.check.map(|check| function(&check, checks)),
            self.terms.map(|terms| Ok(Engine::Terms(terms))),
            self.avoid.map(|avoid| Ok(Engine::Avoid(avoid))),
            self.pattern.map(|pattern| pattern.compile(detail).map(Engine::Pattern)),
            self.consistent.map(|variants| variants.compile(detail).map(Engine::Consistent)),
            self.require.map(|require| Ok(Engine::Require(require))),
            self.count.map(|count| Ok(Engine::Count(count))),
        ];
        let mut engines = engines.into_iter().flatten();
        let (Some(engine), None) = (engines.next(), engines.next()) else {
            let all = "`check`, `terms`, `avoid`, `pattern`, `consistent`, `require` of `count`";
            return Err(format!("een regel heeft precies één motor: {all}"));
        };
        let engine = engine?;
        let known = super::categories().find(|known| known.name == category);
        let known = known.ok_or_else(|| format!("`{category}` is geen categorie"))?;
        code_fits(&self.code, known)?;
        let applies = self.applies.unwrap_or_else(|| match engine {
            Engine::Require(_) => vec![Kind::Answers],
            _ => reach::everywhere(category),
        });
        let severest = self.severities.values().chain([&self.severity]).max();
        if severest.is_some_and(|severity| *severity > known.highest) {
            return Err(format!("in `{category}` is `{}` het hoogste", known.highest.name()));
        }
        Ok(Rule {
            code: self.code,
            name: name.to_owned(),
            category: category.to_owned(),
            severity: self.severity,
            severities: self.severities,
            default: self.default,
            since: self.since,
            changed: self.changed,
            source: self.source,
            engine,
            words: self.words,
            applies,
            needs: self.needs,
            yields: self.yields,
            fix: self.fix,
            nl: nl.into(),
            en: en.into(),
            examples: Vec::new(),
        })
    }
}

/// Whether a code fits its category: `KL6xx` in `taal`, `VWS001` for a rule of the house.
fn code_fits(code: &str, category: Category) -> Result<(), String> {
    if category.name != HOUSE.name {
        let start = format!("KL{}", category.digit);
        let fits = code.starts_with(&start);
        return fits
            .then_some(())
            .ok_or_else(|| format!("codes in `{}` beginnen met {start}", category.name));
    }
    let letters = code.len() - code.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let digits = code.get(letters..).unwrap_or_default();
    let fits = (2..=8).contains(&letters)
        && (2..=4).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !code.starts_with("KL");
    fits.then_some(()).ok_or_else(|| {
        format!(
            "`{code}`: een eigen regel heeft een eigen code, zoals VWS001; KL is van kamerlint zelf"
        )
    })
}

/// The check with a name.
fn function(check: &str, checks: &Checks) -> Result<Engine, String> {
    let known = checks.iter().find(|(known, _)| *known == check);
    let missing =
        || format!("`check = \"{check}\"`: src/checks/{}.rs bestaat niet", check.replace('-', "_"));
    known.map(|(_, function)| Engine::Check(*function)).ok_or_else(missing)
}
