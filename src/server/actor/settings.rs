//! What holds for each document (settings, exceptions, sheets, what the person set), and checking anew when it changes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tower_lsp::ls_types::{Diagnostic, MessageType, Uri};

use super::super::diagnostics;
use super::super::disk::{Answer, Ask, Read, Why};
use super::super::preferences::Preferences;
use super::super::profile::ClientProfile;
use super::{Actor, Checking, Event, LOOK, OnDisk, REST, is_exceptions};
use crate::project::exceptions::Exceptions;
use crate::project::files::plain;
use crate::rule::Selection;
use crate::settings::Settings;
use crate::text::{Mistake, Span};

/// A selector that no rule has.
const NOTHING: &str = "-";

/// The mistakes in files of settings, exceptions and rules that the disk has now.
#[derive(Default)]
struct Mistakes {
    /// What the person is told of each.
    told: BTreeSet<String>,
    /// The same at their places, by file.
    faults: BTreeMap<Uri, Vec<Diagnostic>>,
}

impl Mistakes {
    /// Adds one, in the language of the person; several drafts may rest on the file in which it stands.
    fn add(&mut self, mistake: Mistake, profile: &ClientProfile) {
        let mistake = match profile.preferences.language {
            Some(language) => mistake.in_language(language),
            None => mistake,
        };
        if self.told.insert(mistake.to_string())
            && let Some(file) = Uri::from_file_path(plain(&mistake.path))
        {
            let fault = diagnostics::of_mistake(&mistake, profile.encoding);
            self.faults.entry(file).or_default().push(fault);
        }
    }
}

impl Actor {
    /// What others make of a document: exceptions and sheets count as they stand in the editor, saved or not.
    pub(super) fn edited(&mut self, uri: &Uri) {
        let Some(document) = self.documents.get(uri) else { return };
        let path = document.path.clone();
        if is_exceptions(&path) {
            self.renew(|_, _| false);
            self.unused_may_differ();
        } else {
            self.recheck(|_, draft| draft.sheet() == Some(&path));
        }
    }

    pub(super) fn preferred(&mut self, preferences: Preferences) {
        if self.profile.preferences == preferences {
            return;
        }
        self.profile =
            Arc::new(ClientProfile { preferences, ..ClientProfile::clone(&self.profile) });
        // What was found before is in other words now.
        self.known = Arc::default();
        self.renew(|_, _| true);
        if self.profile.refreshes_hints {
            let client = self.client.clone();
            self.runtime.spawn(async move {
                let _ = client.inlay_hint_refresh().await;
            });
        }
    }

    pub(super) fn compared(&mut self, uri: &Uri, sheet: Option<PathBuf>) {
        if let Some(sheet) = sheet {
            self.linked.insert(uri.clone(), sheet);
        }
        // It is compared with the sheet as it is now.
        self.sheets = Arc::default();
        self.renew(|document, _| document == uri);
        self.recheck(|document, draft| document != uri && draft.unused.is_none());
        self.quietly();
    }

    /// A file that is saved can be settings, or the sheet of any draft beside it.
    pub(super) fn saved(&mut self, uri: &Uri) {
        let saved = plain(&self.profile.path_of(uri));
        let beside: BTreeSet<Uri> = self
            .documents
            .iter()
            .filter(|(_, document)| {
                document.path != saved && document.path.parent() == saved.parent()
            })
            .map(|(uri, _)| uri.clone())
            .collect();
        self.sheets = Arc::default();
        self.reload();
        self.recheck(|uri, draft| draft.sheet().is_some() || beside.contains(uri));
    }

    /// Has settings and exceptions read anew.
    pub(super) fn reload(&mut self) {
        self.reloading += 1;
        self.ask(Why::Reload);
    }

    /// Asks the disk about all drafts.
    pub(super) fn ask(&mut self, why: Why) {
        let drafts = self.documents.iter().filter(|(_, document)| document.draft.is_some());
        self.ask_for(drafts.map(|(uri, _)| uri.clone()).collect(), why);
    }

    pub(super) fn ask_for(&self, drafts: Vec<Uri>, why: Why) {
        let path = |uri: Uri| {
            let path = self.documents.get(&uri)?.path.clone();
            Some((uri, path))
        };
        let drafts = drafts.into_iter().filter_map(path).collect();
        let _ = self.disk.send(Ask { drafts, why, sheets: Arc::clone(&self.sheets) });
    }

    /// Looks at the files after a while.
    pub(super) fn look_after(&self, pause: Duration) {
        let post = self.post.clone();
        self.runtime.spawn(async move {
            tokio::time::sleep(pause).await;
            post.tell(Event::Look);
        });
    }

    /// Whether a draft was opened whose settings are not read yet.
    pub(super) fn is_reading(&self) -> bool {
        let mut drafts = self.documents.values().filter_map(|document| document.draft.as_ref());
        drafts.any(|draft| draft.on_disk.is_none())
    }

    /// Takes over what the disk says; checks the drafts for which it changed, and those whose sheet may have.
    pub(super) fn answered(&mut self, answer: Answer) {
        let Answer { why, read, stale, took } = answer;
        if why == Why::Look {
            self.look_after(LOOK.max(took * REST));
        }
        if stale {
            self.sheets = Arc::default();
        }
        let all = why != Why::Opened && !read.is_empty();
        let mut mistakes = Mistakes::default();
        for (uri, read) in read {
            self.take_over(&uri, read, why, &mut mistakes);
        }
        self.tell_mistakes(mistakes, all);
        if why != Why::Opened {
            self.renew(|_, _| false);
        }
        if stale {
            self.recheck(|_, draft| draft.unused.is_none());
            self.quietly();
        }
        if all {
            self.unused_may_differ();
        }
        if why == Why::Reload {
            self.reloading = self.reloading.saturating_sub(1);
        }
        self.catch_up();
    }

    /// Takes over what the disk says of one draft; one that was opened just now is checked for the first time.
    fn take_over(&mut self, uri: &Uri, read: Read, why: Why, mistakes: &mut Mistakes) {
        let draft = self.documents.get_mut(uri).and_then(|document| document.draft.as_mut());
        let Some(draft) = draft else { return };
        let Read { settings, exceptions_file, excluded } = read;
        let last = draft.on_disk.take();
        let settings = settings.unwrap_or_else(|mistake| {
            mistakes.add(mistake, &self.profile);
            // With a mistake in a file the settings stay what they were.
            last.map(|last| last.settings).unwrap_or_default()
        });
        let is_new = draft.view.is_none();
        draft.on_disk = Some(OnDisk { settings, exceptions_file, excluded });
        if is_new && why == Why::Opened {
            let settings = self.settings(uri).unwrap_or_default();
            let draft = self.documents.get_mut(uri).and_then(|one| one.draft.as_mut());
            if let Some(draft) = draft {
                draft.settings = Arc::new(settings);
            }
            self.run(uri);
        }
    }

    /// Tells the person the mistakes that they were not told yet, and shows each at its place. Where all files were read, what is mended is
    /// taken back.
    fn tell_mistakes(&mut self, mistakes: Mistakes, all: bool) {
        let Mistakes { told, faults } = mistakes;
        for mistake in told.difference(&self.complaints) {
            self.say(MessageType::WARNING, mistake);
        }
        if all {
            self.complaints = told;
            let before = std::mem::take(&mut self.faults);
            for file in before.into_keys().filter(|file| !faults.contains_key(file)) {
                self.publish(&file);
            }
        } else {
            self.complaints.extend(told);
        }
        for (file, found) in faults {
            self.faults.insert(file.clone(), found);
            self.publish(&file);
        }
    }

    /// Does what had to wait until settings were read, once nothing is read any more.
    fn catch_up(&mut self) {
        if self.reloading == 0 && !self.is_reading() {
            for event in std::mem::take(&mut self.later) {
                self.on(event);
            }
        }
    }

    /// The checks under way say nothing where nothing differs.
    fn quietly(&mut self) {
        for draft in self.documents.values_mut().filter_map(|document| document.draft.as_mut()) {
            draft.quiet |= draft.running && draft.typing.is_none();
        }
    }

    /// Checks some drafts again under the settings that they have: cheap where none is meant, for every keystroke asks.
    pub(super) fn recheck(&mut self, meant: impl Fn(&Uri, &Checking) -> bool) {
        let drafts = self.documents.iter_mut().filter_map(|(uri, document)| {
            let draft = document.draft.as_mut().filter(|draft| meant(uri, draft))?;
            draft.settings = Arc::new(Settings::clone(&draft.settings));
            draft.announce = true;
            Some(uri.clone())
        });
        for uri in drafts.collect::<Vec<Uri>>() {
            self.run(&uri);
        }
    }

    /// Works out the settings of all drafts anew; checks those whose settings changed, and those that others are reason for.
    pub(super) fn renew(&mut self, besides: impl Fn(&Uri, &Checking) -> bool) {
        let drafts = self.documents.iter().filter(|(_, document)| document.draft.is_some());
        for uri in drafts.map(|(uri, _)| uri.clone()).collect::<Vec<Uri>>() {
            let settings = self.settings(&uri);
            let draft = self.documents.get_mut(&uri).and_then(|document| document.draft.as_mut());
            let Some(draft) = draft else { continue };
            let changed =
                settings.as_ref().is_some_and(|settings| draft.settings.as_ref() != settings);
            if changed || besides(&uri, draft) {
                draft.settings =
                    settings.map_or_else(|| Arc::new(Settings::clone(&draft.settings)), Arc::new);
                draft.announce = true;
                self.run(&uri);
            }
        }
    }

    /// Checks the open files of exceptions whose entries fit otherwise since the last check of a draft.
    pub(super) fn unused_may_differ(&mut self) {
        let files: Vec<(Uri, Vec<Span>)> = self
            .documents
            .iter()
            .filter(|(_, document)| {
                document.draft.as_ref().is_some_and(|file| file.unused.is_some())
            })
            .map(|(uri, document)| (uri.clone(), self.unused_in(&document.path)))
            .collect();
        for (uri, unused) in files {
            let file = self.documents.get_mut(&uri).and_then(|document| document.draft.as_mut());
            if let Some(file) = file.filter(|file| file.unused.as_ref() != Some(&unused)) {
                file.unused = Some(unused);
                file.settings = Arc::new(Settings::clone(&file.settings));
                file.announce = true;
                self.run(&uri);
            }
        }
    }

    /// The entries of a file of exceptions that fit nothing, by the drafts that were checked under it as it is now.
    pub(super) fn unused_in(&self, path: &Path) -> Vec<Span> {
        let views = self.documents.values().filter_map(|document| {
            let draft = document.draft.as_ref()?;
            let view = draft.view.as_ref()?;
            let now = view.version == Some(document.version)
                && Arc::ptr_eq(&view.settings, &draft.settings);
            (now && self.exceptions_of(&document.path).as_deref() == Some(path)).then_some(view)
        });
        let mut unused: Vec<Span> = views.flat_map(|view| view.report.unused.clone()).collect();
        unused.sort();
        unused.dedup();
        unused
    }

    /// The file of exceptions that holds for a draft: the nearest, open or on disk.
    pub(super) fn exceptions_of(&self, draft: &Path) -> Option<PathBuf> {
        let open = self.documents.values().map(|document| &document.path).filter(|path| {
            is_exceptions(path) && path.parent().is_some_and(|folder| draft.starts_with(folder))
        });
        let open = open.cloned();
        let documents = self.documents.values();
        let read = documents.filter(|document| document.path == draft);
        let on_disk = read
            .filter_map(|document| document.draft.as_ref()?.on_disk.as_ref())
            .find_map(|on_disk| on_disk.exceptions_file.clone());
        open.chain(on_disk).max_by_key(|path| path.components().count())
    }

    /// What holds for a draft: what the disk says, what the person set, and exceptions as they stand in the editor; `None` until the disk
    /// was read.
    pub(super) fn settings(&self, uri: &Uri) -> Option<Settings> {
        let document = self.documents.get(uri)?;
        let path = &document.path;
        let on_disk = document.draft.as_ref()?.on_disk.as_ref()?;
        let mut settings = on_disk.settings.clone();
        if on_disk.excluded {
            settings.selection =
                Selection { select: vec![NOTHING.to_owned()], ..Selection::default() };
        }
        settings.language = self.profile.preferences.language.unwrap_or(settings.language);
        if let Some(sheet) = self.linked.get(uri) {
            settings.questions = Some(sheet.clone());
        }
        let file = self.exceptions_of(path);
        let open = self.documents.values().find(|document| Some(&document.path) == file.as_ref());
        if let Some(open) = open
            && let Ok(read) = Exceptions::parse(&open.path, &open.rope.to_string(), &settings.rules)
        {
            settings.exceptions = read.of(path).into();
        }
        Some(settings)
    }
}
