//! A rule file: its keys, and errors that name the place.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::avoid::Avoid;
use super::consistent::ConsistentFile;
use super::count::Count;
use super::detail::Detail;
use super::engine::{Checks, Engine};
use super::message::Texts;
use super::pattern::Pattern;
use super::reach::{self, Need};
use super::require::Require;
use super::terms::Terms;
use super::{Category, Change, HOUSE, Rule, Safety, Severity};
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
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
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
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::message::TextsInFile>"))]
    nl: Option<Texts>,
    /// Texts in English.
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::message::TextsInFile>"))]
    en: Option<Texts>,
    #[serde(default)]
    example: Vec<Example>,
}

/// The JSON Schema of a rule file.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}

const fn yes() -> bool {
    true
}

pub(super) fn parse(
    category: &str,
    name: &str,
    text: &str,
    detail: Detail,
    checks: &Checks,
) -> Result<Rule, RuleError> {
    let error = |span: Option<Span>, message: String| RuleError {
        file: format!("{category}/{name}"),
        span,
        message,
    };
    // The examples stand at the end of a file and are most of it; a run does without them.
    let text = match detail {
        Detail::Run => text.split("\n[[example]]").next().unwrap_or(text),
        Detail::Whole => text,
    };
    let file: File =
        toml::from_str(text).map_err(|e| error(e.span().map(Span::of), e.message().to_owned()))?;
    let invalid = |message: String| error(None, message);
    let (nl, en) = match (file.nl, file.en) {
        (Some(nl), Some(en)) => (nl, en),
        (Some(one), None) | (None, Some(one)) if category == HOUSE.name => (one.clone(), one),
        (None, _) => return Err(invalid("hier ontbreekt de sleutel `nl`".to_owned())),
        (_, None) => return Err(invalid("hier ontbreekt de sleutel `en`".to_owned())),
    };
    let engines = [
        file.check.map(|check| function(&check, checks)),
        file.terms.map(|terms| Ok(Engine::Terms(terms))),
        file.avoid.map(|avoid| Ok(Engine::Avoid(avoid))),
        file.pattern.map(|pattern| pattern.compile(detail).map(Engine::Pattern)),
        file.consistent.map(|variants| variants.compile(detail).map(Engine::Consistent)),
        file.require.map(|require| Ok(Engine::Require(require))),
        file.count.map(|count| Ok(Engine::Count(count))),
    ];
    let mut engines = engines.into_iter().flatten();
    let (Some(engine), None) = (engines.next(), engines.next()) else {
        let all = "`check`, `terms`, `avoid`, `pattern`, `consistent`, `require` of `count`";
        return Err(invalid(format!("een regel heeft precies één motor: {all}")));
    };
    let engine = engine.map_err(invalid)?;
    let known = super::categories().find(|known| known.name == category);
    let known = known.ok_or_else(|| error(None, format!("`{category}` is geen categorie")))?;
    code_fits(&file.code, known).map_err(invalid)?;
    let applies = file.applies.unwrap_or_else(|| match engine {
        Engine::Require(_) => vec![Kind::Answers],
        _ => reach::everywhere(category),
    });
    if let Some(unknown) =
        file.severities.keys().find(|wording| !nl.wordings.contains_key(*wording))
    {
        return Err(error(
            None,
            format!("`severities` noemt `{unknown}`, maar zo heet geen wording"),
        ));
    }
    if file.severities.values().chain([&file.severity]).any(|severity| *severity > known.highest) {
        return Err(error(
            None,
            format!("in `{category}` is `{}` het hoogste", known.highest.name()),
        ));
    }
    Ok(Rule {
        code: file.code,
        name: name.to_owned(),
        category: category.to_owned(),
        severity: file.severity,
        severities: file.severities,
        default: file.default,
        since: file.since,
        changed: file.changed,
        source: file.source,
        engine,
        words: file.words,
        applies,
        needs: file.needs,
        yields: file.yields,
        fix: file.fix,
        nl,
        en,
        examples: file.example,
    })
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
