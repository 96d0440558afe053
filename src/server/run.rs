//! Work over many drafts: it says how far it is, and stops when nobody waits for it any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::mpsc;
use tower_lsp::Client;
use tower_lsp::ls_types::ProgressToken;

use crate::rule::Language;

/// How long work may take before a client is told of it: progress that flickers is worse than none.
const SOON: Duration = Duration::from_millis(300);

/// Work under way.
pub struct Run {
    stopped: Arc<AtomicBool>,
    steps: mpsc::UnboundedSender<(usize, usize)>,
    since: Instant,
}

/// Stops the work when it is dropped, as a cancelled request does.
pub struct Stop(Arc<AtomicBool>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Run {
    /// Work that a client waits for, with the token under which it wants to be told, if it does, and the language for that.
    pub fn start(client: Client, token: Option<ProgressToken>, language: Language) -> (Self, Stop) {
        let stopped = Arc::new(AtomicBool::new(false));
        let (steps, told) = mpsc::unbounded_channel();
        if let Some(token) = token {
            tokio::spawn(tell(client, token, language, told));
        }
        let run = Self { stopped: Arc::clone(&stopped), steps, since: Instant::now() };
        (run, Stop(stopped))
    }

    /// Whether to go on, after so many of all.
    pub fn goes_on(&self, done: usize, all: usize) -> bool {
        if self.since.elapsed() > SOON {
            let _ = self.steps.send((done, all));
        }
        !self.stopped.load(Ordering::Relaxed)
    }
}

/// Tells a client of each percent, until the work ends.
async fn tell(
    client: Client,
    token: ProgressToken,
    language: Language,
    mut steps: mpsc::UnboundedReceiver<(usize, usize)>,
) {
    let Some(first) = steps.recv().await else { return };
    let percent = |(done, all): (usize, usize)| (done * 100 / all.max(1)).min(100) as u32;
    let mut last = percent(first);
    let (what, of) = match language {
        Language::Nl => ("concepten controleren", "van"),
        Language::En => ("checking drafts", "of"),
    };
    let progress = client.progress(token, "kamerlint").with_message(what);
    let progress = progress.with_percentage(last).begin().await;
    while let Some(step) = steps.recv().await {
        if percent(step) > last {
            last = percent(step);
            progress.report_with_message(format!("{} {of} {}", step.0, step.1), last).await;
        }
    }
    progress.finish().await;
}
