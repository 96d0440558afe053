//! The one door to the checks, for the command line and the server alike.

use std::sync::Arc;

use crate::draft::{Draft, Kind};
use crate::read::Format;
use crate::rule::{self, Args, Context, Edit, Finding, Rule, Safety, Severity, Texts};
use crate::settings::Settings;
use crate::text::{Source, Span};

/// What is said of one draft.
#[derive(Clone, Debug)]
pub struct Report {
    /// What was read.
    pub draft: Arc<Draft>,
    /// What is wrong with it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// One finding, in words.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule it comes from.
    pub rule: &'static Rule,
    /// How much it matters under the present settings.
    pub severity: Severity,
    /// The smallest span that shows it.
    pub span: Span,
    /// What is wrong; stands alone in a list.
    pub message: String,
    /// The same at the spot.
    pub label: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// Places that explain it.
    pub related: Vec<(Span, String)>,
    /// How to mend it.
    pub fix: Option<Fix>,
}

/// Edits that mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as the title of a button.
    pub title: String,
    /// Whether it may be applied without asking.
    pub safety: Safety,
    /// The edits, in the order of the text, without overlap.
    pub edits: Vec<Edit>,
}

/// Reads and checks a draft. The same text and settings always give the same report.
#[must_use]
pub fn check(source: &Source, format: Format, settings: &Settings) -> Report {
    let draft = Arc::new(Draft::read(source, format, &settings.register));
    let mut diagnostics = Vec::new();
    if draft.kind != Kind::Other {
        let context = Context { source, draft: &draft, settings };
        let mut found = Vec::new();
        for rule in rule::all().iter().filter(|rule| settings.selection.includes(rule)) {
            rule.engine.run(&context, &mut found);
            diagnostics.extend(found.drain(..).map(|finding| in_words(rule, finding, settings)));
        }
    }
    diagnostics.sort_by(|a, b| {
        (a.span, &a.rule.code, &a.message).cmp(&(b.span, &b.rule.code, &b.message))
    });
    diagnostics
        .dedup_by(|a, b| a.span == b.span && a.rule.code == b.rule.code && a.message == b.message);
    Report { draft, diagnostics }
}

fn in_words(rule: &'static Rule, finding: Finding, settings: &Settings) -> Diagnostic {
    let Finding { span, wording, args, related, mut edits } = finding;
    let texts = rule.texts(settings.language);
    let words = texts.wording(wording);
    let fill = |template: &String| rule::fill(template, &args);
    edits.sort();
    Diagnostic {
        rule,
        severity: settings.selection.severity_of(rule),
        span,
        message: fill(&words.message),
        label: words.label.as_ref().map(fill),
        help: words.help.as_ref().map(fill),
        related: related
            .into_iter()
            .filter_map(|(span, name)| Some((span, related_text(texts, name, &args)?)))
            .collect(),
        fix: (!edits.is_empty() && rule.fix != Safety::None).then(|| Fix {
            title: words.fix.as_ref().or(texts.main.fix.as_ref()).map(fill).unwrap_or_default(),
            safety: rule.fix,
            edits,
        }),
    }
}

fn related_text(texts: &Texts, name: &str, args: &Args) -> Option<String> {
    texts.related.get(name).map(|template| rule::fill(template, args))
}
