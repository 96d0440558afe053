//! The one door to the checks, for the command line and the server alike.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::draft::{Draft, Kind, Shown};
use crate::parallel;
use crate::read::{self, Document};
use crate::rule::{
    self, Args, Context, EXCEPTIONS, Edit, Finding, Rule, Safety, Severity, Texts, Together, Unused,
};
use crate::settings::{Settings, UNREAD};
use crate::text::{Quote, Source, Span};
use crate::whereabouts::{self, Whereabouts};

/// What is said of one draft.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What was read.
    pub draft: Arc<Draft>,
    /// What is wrong with it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The categories of the rules that looked at it: of what was not read as a draft only its words were checked.
    pub checked: Vec<String>,
    /// How many findings an exception accepted.
    pub accepted: usize,
    /// The exceptions of the settings that fitted nothing: their entries in the exceptions file.
    pub unused: Vec<Span>,
    /// Whether the file holds exceptions.
    pub of_exceptions: bool,
}

impl Report {
    /// Whether no draft was read in the file; of a file of exceptions nobody expects one.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        (self.draft.kind == Kind::Other || self.draft.lacks_questions()) && !self.of_exceptions
    }
}

/// One finding, in words.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule it comes from.
    pub rule: Arc<Rule>,
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
    /// Where the author sees it, when the document is more than its text.
    pub place: Option<Whereabouts>,
    /// The page that explains its rule, when settings name one.
    pub url: Option<String>,
}

impl Diagnostic {
    /// The message, with the place in a document that has no lines.
    #[must_use]
    pub fn said(&self) -> Cow<'_, str> {
        match &self.place {
            Some(place) => format!("{} ({})", self.message, place.words).into(),
            None => self.message.as_str().into(),
        }
    }
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
pub fn check(document: &Document, settings: &Settings) -> Report {
    let draft = Arc::new(Draft::read(document, &settings.options.register));
    check_read(document, draft, settings)
}

/// Checks a draft that was read from this document with the register of these settings, for whoever had to look at it first.
#[must_use]
pub fn check_read(document: &Document, draft: Arc<Draft>, settings: &Settings) -> Report {
    let source = &document.source;
    let together = Together::default();
    let shown = OnceLock::new();
    let shown = || shown.get_or_init(|| Shown::in_draft(&draft));
    let context = Context::new(source, &draft, &settings.options, &settings.rules, &together);
    let rules = settings.rules.iter().filter(|rule| runs(rule, &draft, settings));
    let rules: Vec<&Arc<Rule>> = rules.collect();
    let mut checked: Vec<String> = Vec::new();
    for rule in rules.iter().filter(|rule| rule.code != UNREAD) {
        if !checked.contains(&rule.category) {
            checked.push(rule.category.clone());
        }
    }
    let mut diagnostics = parallel::gather(source.text().len(), &rules, |rule, all| {
        let mut found = Vec::new();
        rule.run(&context, &mut found);
        let each = found.into_iter().map(|mut finding| {
            finding.edits = only_shown(finding.edits, source, &shown);
            // A sheet holds what members wrote, a quotation what others did: nobody changes that without looking.
            let of_others = draft.kind == Kind::Questions
                || finding
                    .edits
                    .iter()
                    .any(|edit| shown().is_quoted(edit.span) || document.quotes(edit.span.start));
            let mut found = in_words(rule, finding, settings);
            if of_others && let Some(fix) = &mut found.fix {
                fix.safety = Safety::Unsafe;
            }
            found
        });
        all.extend(each);
    });
    yielding(&mut diagnostics);
    let diagnostics = in_order(diagnostics);
    let mut report = Report { draft, diagnostics, checked, ..Report::default() };
    except(&mut report, document, settings);
    if !document.origin.is_empty() {
        let draft = Arc::clone(&report.draft);
        for found in &mut report.diagnostics {
            found.place = whereabouts::of(document, &draft, found.span, settings.language);
        }
    }
    report
}

/// Whether a rule runs on a draft under these settings.
fn runs(rule: &Rule, draft: &Draft, settings: &Settings) -> bool {
    settings.selection.includes(rule) && rule.reaches(draft.kind, &settings.options)
}

/// What is wrong with a file of exceptions: entries that fitted nothing.
#[must_use]
pub fn check_exceptions(source: &Source, unused: &[Span], settings: &Settings) -> Report {
    let unused: Vec<Unused> =
        unused.iter().map(|&span| Unused { span, why: "", draft: None }).collect();
    check_entries(source, &unused, settings)
}

/// The same, where of some entries is known why.
#[must_use]
pub fn check_entries(source: &Source, unused: &[Unused], settings: &Settings) -> Report {
    let draft = Arc::new(Draft::default());
    let together = Together::default();
    let context = Context::new(source, &draft, &settings.options, &settings.rules, &together)
        .with_unused(unused);
    let diagnostics = in_order(about_exceptions(&context, settings));
    Report { draft, diagnostics, of_exceptions: true, ..Report::default() }
}

/// Takes out what an exception accepts, and reports comments in the draft that accept nothing.
fn except(report: &mut Report, document: &Document, settings: &Settings) {
    let source = &document.source;
    let allowances = read::allowances(document);
    if settings.exceptions.is_empty() && allowances.is_empty() {
        return;
    }
    let mut used = vec![false; settings.exceptions.len()];
    let mut used_here = vec![false; allowances.len()];
    let before = report.diagnostics.len();
    let quotes: Vec<Quote> =
        report.diagnostics.iter().map(|found| Quote::of(source, found.span)).collect();
    // One entry accepts one finding: first that whose words and neighbours are all the same, then one that was edited on a side.
    let mut accepted = vec![false; before];
    for same in [true, false] {
        let each = report.diagnostics.iter().zip(&quotes).zip(&mut accepted);
        for ((found, quote), accepted) in each.filter(|(_, accepted)| !**accepted) {
            let mut entries = settings.exceptions.iter().zip(&mut used);
            let entry = entries.find(|(exception, used)| {
                let fits =
                    if same { exception.quote == *quote } else { exception.quote.fits(quote) };
                !**used && exception.rule == found.rule.code && fits
            });
            if let Some((_, used)) = entry {
                (*used, *accepted) = (true, true);
            }
        }
    }
    let mut accepted = accepted.into_iter();
    report.diagnostics.retain(|found| {
        let mut fits = accepted.next().unwrap_or_default();
        for (allowance, used) in allowances.iter().zip(&mut used_here) {
            let named = allowance.rules.iter().any(|word| found.rule.is_called(word));
            if named && !allowance.reason.is_empty() && allowance.holds.covers(found.span) {
                (*used, fits) = (true, true);
            }
        }
        !fits
    });
    report.accepted = before - report.diagnostics.len();
    // What a rule would have found that does not run, nobody knows.
    let would_run = |word: &str| {
        settings.rules.called(word).is_some_and(|rule| runs(rule, &report.draft, settings))
    };
    let entries = settings.exceptions.iter().zip(used).filter(|(_, used)| !used);
    let entries = entries.filter(|(exception, _)| would_run(&exception.rule));
    report.unused = entries.map(|(exception, _)| exception.entry).collect();
    let unused = allowances.iter().zip(used_here).filter(|(_, used)| !used);
    let unused = unused.filter_map(|(one, _)| {
        let known = |word: &String| settings.rules.called(word).is_some();
        let why = if !one.rules.iter().all(known) || one.rules.is_empty() {
            "unknown"
        } else if one.reason.is_empty() {
            "reason"
        } else if one.rules.iter().any(|word| would_run(word)) {
            "comment"
        } else {
            return None;
        };
        Some(Unused { span: one.span, why, draft: None })
    });
    let unused: Vec<Unused> = unused.collect();
    if !unused.is_empty() {
        let draft = Arc::clone(&report.draft);
        let together = Together::default();
        let context = Context::new(source, &draft, &settings.options, &settings.rules, &together)
            .with_unused(&unused);
        report.diagnostics.extend(about_exceptions(&context, settings));
        report.diagnostics = in_order(std::mem::take(&mut report.diagnostics));
    }
}

/// The findings of the rules about exceptions.
fn about_exceptions(context: &Context<'_>, settings: &Settings) -> Vec<Diagnostic> {
    let rules = settings.rules.iter().filter(|rule| rule.category == EXCEPTIONS);
    let mut found = Vec::new();
    let mut diagnostics = Vec::new();
    for rule in rules.filter(|rule| settings.selection.includes(rule)) {
        rule.run(context, &mut found);
        diagnostics.extend(found.drain(..).map(|finding| in_words(rule, finding, settings)));
    }
    diagnostics
}

/// In the order of the text, each finding once.
fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| {
        (a.span, &a.rule.code, &a.message).cmp(&(b.span, &b.rule.code, &b.message))
    });
    diagnostics
        .dedup_by(|a, b| a.span == b.span && a.rule.code == b.rule.code && a.message == b.message);
    diagnostics
}

/// One finding per cause: takes out those of rules that yield to another rule with a finding at the same spot.
fn yielding(diagnostics: &mut Vec<Diagnostic>) {
    // The spans of each rule that others yield to, in order, each with the farthest end so far: a span overlaps one of those that begin
    // before its end where that end lies behind its start.
    let mut strong: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
    for code in diagnostics.iter().flat_map(|found| &found.rule.yields) {
        strong.entry(code.clone()).or_default();
    }
    if strong.is_empty() {
        return;
    }
    for found in &*diagnostics {
        if let Some(spans) = strong.get_mut(&found.rule.code) {
            spans.push((found.span.start, found.span.end));
        }
    }
    for spans in strong.values_mut() {
        spans.sort_unstable();
        let mut farthest = 0;
        for (_, end) in spans {
            farthest = farthest.max(*end);
            *end = farthest;
        }
    }
    diagnostics.retain(|weak| {
        let outdone = |code: &String| {
            let spans = strong.get(code).map(Vec::as_slice).unwrap_or_default();
            let until = spans.partition_point(|(start, _)| *start < weak.span.end);
            let last = until.checked_sub(1).and_then(|last| spans.get(last));
            last.is_some_and(|(_, end)| *end > weak.span.start)
        };
        !weak.rule.yields.iter().any(outdone)
    });
}

/// The edits of a finding, kept to what the draft shows; none where one of them cannot be, or where they are in each other's way.
fn only_shown<'d>(
    edits: Vec<Edit>,
    source: &Source,
    shown: &impl Fn() -> &'d Shown<'d>,
) -> Vec<Edit> {
    let mut kept = Vec::with_capacity(edits.len());
    // An edit that changes nothing is none.
    for Edit { span, text } in edits.into_iter().filter(|edit| source.slice(edit.span) != edit.text)
    {
        let changes = shown().replaced(source, span, &text);
        let Some(changes) = changes.filter(|changes| {
            !changes.iter().any(|(span, text)| takes_markup(source.slice(*span), text))
        }) else {
            return Vec::new();
        };
        kept.extend(changes.into_iter().map(|(span, text)| Edit { span, text }));
    }
    kept.sort();
    let apart =
        |two: &[Edit]| matches!(two, [a, b] if a.span.end <= b.span.start && a.span != b.span);
    if kept.windows(2).all(apart) { kept } else { Vec::new() }
}

/// Whether an edit takes out signs of markup that the draft shows, as nothing closes them: what else they were typed for nobody knows.
fn takes_markup(old: &str, new: &str) -> bool {
    const MARKUP: [&str; 3] = ["**", "__", "~~"];
    MARKUP.iter().any(|sign| old.matches(sign).count() > new.matches(sign).count())
}

fn in_words(rule: &Arc<Rule>, finding: Finding, settings: &Settings) -> Diagnostic {
    let Finding { span, wording, args, related, edits } = finding;
    let texts = rule.texts(settings.language);
    let words = texts.wording(wording);
    let fill = |template: &String| rule::fill(template, &args);
    Diagnostic {
        place: None,
        url: settings.explained_at(&rule.code),
        rule: Arc::clone(rule),
        severity: settings.selection.severity_of(rule, wording),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks;

    #[test]
    fn a_rule_yields_however_many_findings_stand_between() {
        let weak = checks::builtin().iter().find(|rule| !rule.yields.is_empty()).unwrap();
        let strong = checks::builtin().called(&weak.yields[0]).unwrap();
        let settings = Settings::default();
        let at = |rule, span| in_words(rule, Finding::at(span), &settings);
        let mut found = vec![at(strong, Span::new(0, 1000))];
        found.extend((1..40).map(|i| at(strong, Span::new(i * 10, i * 10 + 1))));
        found.extend([at(weak, Span::new(995, 999)), at(weak, Span::new(1000, 1001))]);
        yielding(&mut found);
        let left = found.iter().filter(|found| found.rule.code == weak.code);
        assert_eq!(left.map(|found| found.span.start).collect::<Vec<_>>(), [1000]);
    }
}
