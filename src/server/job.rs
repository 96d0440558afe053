//! A check of one snapshot, apart from the actor.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ropey::Rope;
use tower_lsp::ls_types::Uri;

use super::profile::ClientProfile;
use super::texts::Texts;
use super::view::View;
use crate::draft::{Draft, Sheet};
use crate::ide::Snapshot;
use crate::lint::{self, Report};
use crate::project::exceptions::Exceptions;
use crate::project::files::plain;
use crate::project::sheets::Sheets;
use crate::read::{Document, Format};
use crate::rule::{Rule, Selection};
use crate::settings::Settings;
use crate::text::{Source, Span};

/// What finds the findings: [`lint::check_read`], or what a test puts in its place.
pub type Check = fn(&Document, Arc<Draft>, &Settings) -> Report;

/// What a check gave.
pub struct Outcome {
    /// What was to be done.
    pub job: Job,
    /// Rules that failed.
    broken: Vec<String>,
    source: Source,
    report: Report,
    sheet: Option<(PathBuf, Arc<Sheet>)>,
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
    /// It as it was last read, by the register of these settings.
    pub before: Option<Arc<Draft>>,
    /// What holds for it.
    pub settings: Arc<Settings>,
    /// Its text.
    pub rope: Rope,
    /// Rules that failed before.
    pub broken: BTreeSet<String>,
    /// The files that are open: their text counts before what is on disk.
    pub texts: Arc<Texts>,
    /// The sheets that were read.
    pub sheets: Arc<Sheets>,
    /// For a file of exceptions its entries that fit nothing; `None` for a draft.
    pub unused: Option<Vec<Span>>,
}

impl Job {
    /// Checks the snapshot. A rule that panics is found and left out.
    pub fn run(self, check: Check) -> Outcome {
        let source = Source::new(self.rope.to_string());
        // No editor holds 4 GiB.
        let source = source.or_else(|_| Source::new("")).unwrap_or_else(|_| unreachable!());
        if let Some(unused) = &self.unused {
            // With a mistake in it the file says nothing of what fits.
            let read = Exceptions::parse(&self.path, source.text(), &self.settings.rules);
            let unused = if read.is_ok() { unused.as_slice() } else { &[] };
            let report = lint::check_exceptions(&source, unused, &self.settings);
            return Outcome { job: self, source, report, sheet: None, broken: Vec::new() };
        }
        let document = Document::of(source.clone(), self.format);
        let register = &self.settings.options.register;
        let read = || {
            Arc::new(match &self.before {
                Some(before) => Draft::read_after(before, &document, register),
                None => Draft::read(&document, register),
            })
        };
        // Reading never fails; a draft without anything in it is what is left when it does all the same.
        let draft = catch_unwind(AssertUnwindSafe(read)).unwrap_or_default();
        let mut settings = (*self.settings).clone();
        settings.selection.ignore.extend(self.broken.iter().cloned());
        let in_editor = |path: &Path| self.texts.get(path);
        let read = || Arc::clone(&draft);
        let sheet = self.sheets.of(&settings, &self.path, (&document, &read), &in_editor);
        settings.options.sheet = sheet.as_ref().map(|(_, sheet)| Arc::clone(sheet));
        let (report, broken) = careful(check, &document, draft, &settings);
        Outcome { job: self, source, report, sheet, broken }
    }
}

/// Checks a draft. Where that panics each rule is tried alone, and those that panic are left out; gives their codes.
pub fn careful(
    check: Check,
    document: &Document,
    draft: Arc<Draft>,
    settings: &Settings,
) -> (Report, Vec<String>) {
    let run = |settings: &Settings| {
        let draft = Arc::clone(&draft);
        catch_unwind(AssertUnwindSafe(|| check(document, draft, settings))).ok()
    };
    if let Some(report) = run(settings) {
        return (report, Vec::new());
    }
    let alone = |rule: &Rule| {
        let select = vec![rule.code.clone()];
        let selection = Selection { select, ..Selection::default() };
        Settings { selection, ..settings.clone() }
    };
    let rules = settings.rules.iter().filter(|rule| settings.selection.includes(rule));
    let broken = rules.filter(|rule| run(&alone(rule)).is_none());
    let broken: Vec<String> = broken.map(|rule| rule.code.clone()).collect();
    let mut rest = settings.clone();
    rest.selection.ignore.extend(broken.iter().cloned());
    let silent = || Report { draft: Arc::clone(&draft), ..Report::default() };
    let report = run(&rest).unwrap_or_else(silent);
    (report, broken)
}

impl Outcome {
    /// The view of what was checked.
    pub fn view(self, profile: &Arc<ClientProfile>) -> View {
        let (sheet_file, sheet) = self.sheet.unzip();
        let broken = self.job.broken.into_iter().chain(self.broken).collect();
        View {
            uri: self.job.uri,
            path: self.job.path,
            version: Some(self.job.version),
            snapshot: Snapshot {
                source: self.source,
                format: self.job.format,
                report: Arc::new(self.report),
                held: Vec::new(),
                sheet,
                settings: self.job.settings,
                broken,
            },
            told: Arc::default(),
            sheet_file: sheet_file.map(|file| plain(&file)),
            profile: Arc::clone(profile),
        }
    }
}
