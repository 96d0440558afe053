//! A check of one snapshot, apart from the actor.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use ropey::Rope;
use tower_lsp::ls_types::Uri;

use super::Check;
use super::manners::Manners;
use super::view::View;
use crate::cli::sheets::Sheets;
use crate::draft::Draft;
use crate::lint::Report;
use crate::read::Format;
use crate::rule::{Rule, Selection};
use crate::settings::Settings;
use crate::text::Source;

/// What a check gave.
pub struct Outcome {
    /// What was to be done.
    pub job: Job,
    /// Rules that failed.
    pub broken: Vec<String>,
    source: Source,
    report: Report,
}

/// A check to be done: an immutable snapshot.
#[derive(Clone)]
pub struct Job {
    /// The document.
    pub uri: Uri,
    /// Its path.
    pub path: PathBuf,
    /// Its version.
    pub version: i32,
    /// Its format.
    pub format: Format,
    /// What holds for it.
    pub settings: Arc<Settings>,
    /// Its text.
    pub rope: Rope,
    /// Rules that failed before.
    pub broken: BTreeSet<String>,
}

impl Job {
    /// Checks the snapshot. A rule that panics is found and left out.
    pub fn run(self, check: Check) -> Outcome {
        let source = Source::new(self.rope.to_string());
        // No editor holds 4 GiB.
        let source = source.or_else(|_| Source::new("")).unwrap_or_else(|_| unreachable!());
        let run = |settings: &Settings| {
            catch_unwind(AssertUnwindSafe(|| check(&source, self.format, settings))).ok()
        };
        let without = |rules: &mut dyn Iterator<Item = String>| {
            let mut settings = (*self.settings).clone();
            settings.selection.ignore.extend(rules);
            settings
        };
        let mut settings = without(&mut self.broken.iter().cloned());
        settings.sheet = Sheets::of(&settings, &self.path, &source);
        if let Some(report) = run(&settings) {
            return Outcome { job: self, source, report, broken: Vec::new() };
        }
        let alone = |rule: &Rule| {
            let select = vec![rule.code.clone()];
            let selection = Selection { select, ..Selection::default() };
            Settings { selection, ..settings.clone() }
        };
        let rules = settings.rules.iter().filter(|rule| settings.selection.includes(rule));
        let broken = rules.filter(|rule| run(&alone(rule)).is_none());
        let broken: Vec<String> = broken.map(|rule| rule.code.clone()).collect();
        let rest = without(&mut self.broken.iter().chain(&broken).cloned());
        let report = run(&rest).unwrap_or_else(|| Report {
            draft: Arc::new(Draft::default()),
            diagnostics: Vec::new(),
            accepted: 0,
            unused: Vec::new(),
        });
        Outcome { job: self, source, report, broken }
    }
}

impl Outcome {
    /// The view of what was checked.
    pub fn view(self, manners: &Arc<Manners>) -> View {
        View {
            uri: self.job.uri,
            path: self.job.path,
            version: Some(self.job.version),
            source: self.source,
            format: self.job.format,
            report: Arc::new(self.report),
            held: Vec::new(),
            settings: self.job.settings,
            manners: Arc::clone(manners),
        }
    }
}
