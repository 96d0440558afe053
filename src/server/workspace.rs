//! Every draft in the open folders: open ones as they stand in the editor, others from disk.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::Uri;

use super::diagnostics::{self, Found};
use super::job::careful;
use super::known::Earlier;
use super::open::Open;
use super::run::Run;
use super::view::View;
use crate::draft::Draft;
use crate::ide::Snapshot;
use crate::lint;
use crate::project::Project;
use crate::project::Scope;
use crate::project::exceptions::Exceptions;
use crate::project::files::{self, Input};
use crate::project::sheets::Sheets;
use crate::read::{Document, Format};
use crate::report::of_text;
use crate::settings::Settings;
use crate::text::{Source, Span};

/// A closed file with all that decides what is found in it.
struct Closed {
    uri: Uri,
    path: PathBuf,
    document: Document,
    /// What was read of it, when that had to be known already.
    draft: Option<Arc<Draft>>,
    settings: Settings,
    sheet: Option<PathBuf>,
}

/// Views of all drafts, closed ones read and not checked; the same files as `kamerlint check FOLDER` takes.
pub fn views(open: Open, run: &Run) -> Vec<View> {
    let mut views = of_open(&open);
    each_closed(&open, run, |closed| views.push(closed.unchecked(&open)));
    views
}

/// What is found in all drafts, and in the files of exceptions that hold for them.
pub fn found(open: Open, run: &Run) -> Vec<Found> {
    let views = of_open(&open);
    let mut found: Vec<Found> = views.iter().map(Found::of).collect();
    let mut before = open.known.lock().map(|mut known| std::mem::take(&mut *known));
    let mut now = HashMap::new();
    let mut unused: BTreeMap<PathBuf, (Vec<Span>, Settings)> = BTreeMap::new();
    let mut unused_in = |draft: &Path, spans: &[Span], settings: &Settings| {
        if let Some(file) = Exceptions::find(draft).filter(|_| !spans.is_empty()) {
            let file = unused.entry(file).or_insert_with(|| (Vec::new(), settings.clone()));
            file.0.extend(spans);
        }
    };
    for view in &views {
        unused_in(&view.path, &view.report.unused, &view.settings);
    }
    each_closed(&open, run, |closed| {
        let text = of_text(closed.document.text());
        let earlier = before.as_mut().ok().and_then(|before| before.remove(&closed.path));
        let same = earlier.filter(|one| one.text == text && one.settings == closed.settings);
        let entry = same.unwrap_or_else(|| {
            let (settings, view) = (closed.settings.clone(), closed.view(&open));
            let unused = view.report.unused.clone();
            Earlier { text, settings, items: diagnostics::all(&view), unused }
        });
        unused_in(&closed.path, &entry.unused, &entry.settings);
        found.push(Found { uri: closed.uri, version: None, items: entry.items.clone() });
        now.insert(closed.path, entry);
    });
    if let Ok(mut known) = open.known.lock() {
        *known = now;
    }
    let closed = unused.into_iter().filter(|(path, _)| !open.texts.holds(path));
    found.extend(closed.filter_map(|(path, (unused, settings))| {
        let source = Source::new(files::text(&path)?).ok()?;
        let report = lint::check_exceptions(&source, &unused, &settings);
        let uri = Uri::from_file_path(&path)?;
        let document = Document::of(source, Format::Plain);
        let file = Closed { uri, path, document, draft: None, settings, sheet: None };
        Some(Found::of(&file.with(report, Vec::new(), &open)))
    }));
    found
}

fn of_open(open: &Open) -> Vec<View> {
    let view = |(job, view): &(super::job::Job, Option<Arc<View>>)| match view {
        Some(view) => View::clone(view),
        None => job.clone().run(open.check).view(&open.profile),
    };
    open.drafts.iter().map(view).collect()
}

/// Reads every closed file, one after the other, until the run is stopped.
fn each_closed(open: &Open, run: &Run, mut each: impl FnMut(Closed)) {
    if open.profile.roots.is_empty() {
        return;
    }
    let scope = Scope { paths: open.profile.roots.clone(), ..Scope::default() };
    let mut project = Project::new(scope);
    let (files, _) = files::find(&mut project);
    // Roots may be links to one folder, or lie in one another.
    let one = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut taken: HashSet<PathBuf> = open.texts.paths().map(one).collect();
    let mut closed: Vec<(&Input, Settings)> = Vec::with_capacity(files.len());
    for file in &files {
        // An editor shows text; what a file holds otherwise has no place in it.
        if Format::of_path(&file.path).is_text()
            && taken.insert(one(&file.path))
            && let Ok(mut settings) = project.settings(&file.path)
        {
            settings.language = open.profile.preferences.language.unwrap_or(settings.language);
            settings.mark_found(true);
            closed.push((file, settings));
        }
    }
    let in_editor = |path: &Path| open.text(path);
    let sheets = Sheets::default();
    let all = closed.len();
    for (done, (file, mut settings)) in closed.into_iter().enumerate() {
        if !run.goes_on(done, all) {
            return;
        }
        let (Ok(document), Some(uri)) = (files::read(file), Uri::from_file_path(&file.path)) else {
            continue;
        };
        let draft = OnceCell::new();
        let register = settings.options.register.clone();
        let read = || Arc::clone(draft.get_or_init(|| Arc::new(Draft::read(&document, &register))));
        let sheet = sheets.of(&settings, &file.path, (&document, &read), &in_editor);
        let (path, questions) = sheet.unzip();
        settings.options.sheet = questions;
        let draft = draft.into_inner();
        each(Closed { uri, path: file.path.clone(), document, draft, settings, sheet: path });
    }
}

impl Closed {
    fn read(&self) -> Arc<Draft> {
        let read = || Arc::new(Draft::read(&self.document, &self.settings.options.register));
        self.draft.clone().unwrap_or_else(read)
    }

    /// Its view.
    fn view(&self, open: &Open) -> View {
        let (report, broken) = careful(open.check, &self.document, self.read(), &self.settings);
        self.with(report, broken, open)
    }

    /// Its view as if nothing were found, for whoever asks what stands in it.
    fn unchecked(&self, open: &Open) -> View {
        let report = lint::Report { draft: self.read(), ..lint::Report::default() };
        self.with(report, Vec::new(), open)
    }

    fn with(&self, report: lint::Report, broken: Vec<String>, open: &Open) -> View {
        View {
            uri: self.uri.clone(),
            path: self.path.clone(),
            version: None,
            snapshot: Snapshot {
                document: self.document.clone(),
                report: Arc::new(report),
                held: Vec::new(),
                sheet: self.settings.options.sheet.clone(),
                settings: Arc::new(self.settings.clone()),
                broken,
            },
            told: Arc::default(),
            sheet_file: self.sheet.clone().filter(|_| self.settings.options.sheet.is_some()),
            profile: Arc::clone(&open.profile),
        }
    }
}
