//! What holds for each document (settings, exceptions, sheets, what the person set), and checking anew when it changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::{MessageType, Uri};

use super::super::preferences::Preferences;
use super::super::profile::ClientProfile;
use super::{Actor, Checking, is_exceptions};
use crate::project::Config;
use crate::project::Project;
use crate::project::Scope;
use crate::project::exceptions::Exceptions;
use crate::settings::Settings;
use crate::text::Span;

impl Actor {
    /// What others make of a document: exceptions and sheets count as they stand in the editor, saved or not.
    pub(super) fn edited(&mut self, uri: &Uri) {
        let Some(document) = self.documents.get(uri) else { return };
        let path = document.path.clone();
        if is_exceptions(&path) {
            self.reload();
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
            tokio::spawn(async move {
                let _ = client.inlay_hint_refresh().await;
            });
        }
    }

    pub(super) fn compared(&mut self, uri: &Uri, sheet: Option<PathBuf>) {
        if let Some(sheet) = sheet {
            self.linked.insert(uri.clone(), sheet);
        }
        self.renew(|document, _| document == uri);
    }

    /// A file that is saved can be settings, or the sheet of any draft beside it.
    pub(super) fn saved(&mut self, uri: &Uri) {
        let saved = self.profile.path_of(uri);
        let beside: BTreeSet<Uri> = self
            .documents
            .iter()
            .filter(|(_, document)| {
                document.path != saved && document.path.parent() == saved.parent()
            })
            .map(|(uri, _)| uri.clone())
            .collect();
        self.reload();
        self.recheck(|uri, draft| draft.sheet().is_none() && beside.contains(uri));
    }

    /// Reads settings and exceptions anew, and checks the drafts for which they changed, or which have a sheet that may have.
    pub(super) fn reload(&mut self) {
        self.project = Project::new(Scope::default());
        let before = std::mem::take(&mut self.complaints);
        self.complaints = self.mistakes().intersection(&before).cloned().collect();
        self.renew(|_, draft| draft.sheet().is_some());
        self.unused_may_differ();
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

    /// Reads the settings of all drafts; checks those whose settings changed, and those that others are reason for.
    pub(super) fn renew(&mut self, besides: impl Fn(&Uri, &Checking) -> bool) {
        let drafts = self.documents.iter().filter(|(_, document)| document.draft.is_some());
        let drafts: Vec<(Uri, PathBuf)> =
            drafts.map(|(uri, document)| (uri.clone(), document.path.clone())).collect();
        for (uri, path) in drafts {
            // With a mistake in a file the settings stay what they were.
            let settings = self.settings(&uri, &path);
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
        open.chain(Exceptions::find(draft)).max_by_key(|path| path.components().count())
    }

    pub(super) fn look(&mut self) {
        let paths: Vec<PathBuf> = self.documents.values().map(|one| one.path.clone()).collect();
        let mut files = BTreeSet::new();
        for path in paths {
            files.extend(Config::find(&path));
            files.extend(Exceptions::find(&path));
            files.extend(self.project.config(&path).iter().flat_map(|config| config.files.clone()));
        }
        let stamp = |path: &PathBuf| {
            let meta = path.metadata().ok()?;
            Some((meta.modified().ok()?, meta.len()))
        };
        let seen = files.into_iter().map(|path| (path.clone(), stamp(&path))).collect();
        if self.seen != seen {
            self.seen = seen;
            self.reload();
        }
    }

    /// What is wrong now with the settings of the open drafts.
    fn mistakes(&mut self) -> BTreeSet<String> {
        let paths: Vec<PathBuf> = self.documents.values().map(|one| one.path.clone()).collect();
        let mistakes = paths.iter().filter_map(|path| self.project.settings(path).err());
        mistakes.map(|mistake| mistake.to_string()).collect()
    }

    /// What holds for a draft; `None`, and a complaint, when a file has a mistake.
    pub(super) fn settings(&mut self, uri: &Uri, path: &Path) -> Option<Settings> {
        let mut settings = match self.project.settings(path) {
            Ok(settings) => settings,
            Err(mistake) => {
                let mistake = mistake.to_string();
                if !self.complaints.contains(&mistake) {
                    self.say(MessageType::WARNING, format!("kamerlint: {mistake}"));
                }
                self.complaints.insert(mistake);
                return None;
            }
        };
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
