//! From an edited document to a view of it: the check, who waits for it, what the client is told.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use tower_lsp::ls_types::{MessageType, TraceValue, Uri};

use super::super::diagnostics;
use super::super::job::Job;
use super::super::view::View;
use super::{Actor, Checking, Event};
use crate::ide::typing::held;
use crate::report::plural;
use crate::settings::Settings;

/// How long a finding under the cursor waits for the word to be finished.
const PAUSE: Duration = Duration::from_millis(600);

impl Actor {
    /// Checks a draft, unless a check of it is under way: then again when that is done.
    pub(super) fn run(&mut self, uri: &Uri) {
        let draft = self.documents.get_mut(uri).and_then(|document| document.draft.as_mut());
        let ready = |draft: &&mut Checking| !draft.running && draft.on_disk.is_some();
        let Some(draft) = draft.filter(ready) else { return };
        draft.running = true;
        let Some(job) = self.job(uri) else { return };
        let (post, check) = (self.post.clone(), self.check);
        let (uri, version, settings) = (uri.clone(), job.version, Arc::clone(&job.settings));
        let profile = Arc::clone(&self.profile);
        self.workers.give(move || {
            // A rule that panics is found by the job; this is for all else.
            let done = catch_unwind(AssertUnwindSafe(|| {
                let before = job.before.clone();
                let mut view = job.run(check).view(&profile);
                if !profile.pulls {
                    view.told = diagnostics::written(&view, before.as_deref());
                }
                view
            }));
            post.tell_and_write(match done {
                Ok(view) => Event::Checked(Box::new(view)),
                Err(_) => Event::Failed(uri, version, settings),
            });
        });
    }

    pub(super) fn job(&self, uri: &Uri) -> Option<Job> {
        let document = self.documents.get(uri)?;
        let draft = document.draft.as_ref()?;
        let of_one_register =
            |view: &View| view.settings.options.register == draft.settings.options.register;
        Some(Job {
            uri: uri.clone(),
            path: document.path.clone(),
            version: document.version,
            format: draft.format,
            before: draft.view.as_ref().filter(|view| of_one_register(view)).cloned(),
            settings: Arc::clone(&draft.settings),
            rope: document.rope.clone(),
            broken: self.broken.clone(),
            texts: self.texts(),
            sheets: Arc::clone(&self.sheets),
            unused: draft.unused.clone(),
        })
    }

    pub(super) fn checked(&mut self, mut view: View) {
        for rule in &view.broken {
            if self.broken.insert(rule.clone()) {
                let text =
                    format!("regel {rule} liep vast en wordt overgeslagen; meld dit als fout");
                self.say(MessageType::ERROR, &text);
            }
        }
        let uri = view.uri.clone();
        let Some(document) = self.documents.get_mut(&uri) else { return };
        let Some(draft) = document.draft.as_mut() else { return };
        draft.running = false;
        // Settings are made anew when a document is opened, so this also tells two openings apart.
        let same = Arc::ptr_eq(&view.settings, &draft.settings)
            && Arc::ptr_eq(&view.profile, &self.profile);
        if view.version != Some(document.version) || !same {
            return self.run(&uri);
        }
        if let Some(cursor) = draft.typing.take() {
            let before = draft.view.as_deref().map(|view| &view.snapshot);
            view.snapshot.held = held(&view, cursor, before);
        }
        if !view.held.is_empty() {
            let (post, uri, version) = (self.post.clone(), uri.clone(), document.version);
            self.runtime.spawn(async move {
                tokio::time::sleep(PAUSE).await;
                post.tell(Event::Settled(uri, version));
            });
        }
        self.show(&uri, view);
    }

    /// Nobody waits for a check that failed; what was typed meanwhile is checked again.
    pub(super) fn failed(&mut self, uri: &Uri, version: i32, settings: &Arc<Settings>) {
        let Some(document) = self.documents.get_mut(uri) else { return };
        let now = document.version;
        let Some(draft) = document.draft.as_mut() else { return };
        draft.running = false;
        if version != now || !Arc::ptr_eq(settings, &draft.settings) {
            return self.run(uri);
        }
        draft.failed = Some((version, Arc::clone(&draft.settings)));
        for waiting in draft.waiting.drain(..) {
            let _ = waiting.send(None);
        }
        self.say(MessageType::ERROR, "dit concept is niet te controleren; meld dit als fout");
    }

    pub(super) fn settled(&mut self, uri: &Uri, version: i32) {
        let Some(document) = self.documents.get_mut(uri) else { return };
        let Some(draft) = document.draft.as_mut().filter(|_| document.version == version) else {
            return;
        };
        let Some(view) = draft.view.as_ref().filter(|view| view.version == Some(version)) else {
            return;
        };
        if !view.held.is_empty() {
            let mut view = View::clone(view);
            view.snapshot.held = Vec::new();
            draft.announce = true;
            self.show(uri, view);
        }
    }

    /// Makes a view the present one, and lets the client and who waits for it know.
    pub(super) fn show(&mut self, uri: &Uri, view: View) {
        let view = Arc::new(view);
        let Some(draft) = self.documents.get_mut(uri).and_then(|one| one.draft.as_mut()) else {
            return;
        };
        // The last one goes when all is said: a long draft takes a while to take apart.
        let last = draft.view.replace(Arc::clone(&view));
        let quiet = std::mem::take(&mut draft.quiet)
            && last.as_ref().is_some_and(|last| {
                last.version == view.version && diagnostics::all(last) == diagnostics::all(&view)
            });
        let waiting = std::mem::take(&mut draft.waiting);
        let announce = std::mem::take(&mut draft.announce);
        let is_draft = draft.unused.is_none();
        self.log(TraceValue::Verbose, || checked_line(&view));
        if quiet {
            // The client knows.
        } else if !self.profile.pulls {
            self.publish(uri);
        } else if announce {
            let client = self.client.clone();
            self.runtime.spawn(async move {
                let _ = client.workspace_diagnostic_refresh().await;
            });
        }
        for waiting in waiting {
            let _ = waiting.send(Some(Arc::clone(&view)));
        }
        if is_draft {
            self.unused_may_differ();
        }
    }

    pub(super) fn view(&mut self, uri: &Uri, reply: oneshot::Sender<Option<Arc<View>>>) {
        let document = self.documents.get_mut(uri);
        let version = document.as_ref().map(|document| document.version);
        let Some(draft) = document.and_then(|document| document.draft.as_mut()) else {
            let _ = reply.send(None);
            return;
        };
        let current = draft
            .view
            .as_ref()
            .filter(|view| view.version == version && Arc::ptr_eq(&view.settings, &draft.settings));
        match current {
            Some(view) => {
                let _ = reply.send(Some(Arc::clone(view)));
            }
            None if draft.has_failed(version) => {
                let _ = reply.send(None);
            }
            // A check of it is under way or about to begin.
            None => draft.waiting.push(reply),
        }
    }
}

impl Checking {
    /// Whether the check of a version came to no end.
    fn has_failed(&self, version: Option<i32>) -> bool {
        let failed = self.failed.as_ref().filter(|_| !self.running);
        failed.is_some_and(|(of, settings)| {
            Some(*of) == version && Arc::ptr_eq(settings, &self.settings)
        })
    }
}

/// A check in the client's log.
fn checked_line(view: &View) -> String {
    let (draft, version) = (view.draft(), view.version.unwrap_or_default());
    format!(
        "{} v{version}: {}, {} bytes, {}, {}",
        view.path.display(),
        draft.kind.in_dutch(),
        view.document.source.text().len(),
        plural(draft.questions.len(), ["vraag", "vragen"]),
        plural(view.report.diagnostics.len(), ["bevinding", "bevindingen"])
    )
}
