//! The language server: the findings of `check` while you type, and a draft you can navigate.
//!
//! tower-lsp carries the messages. `actor` owns all state; a handler tells it an event or asks it for a `View`,
//! an immutable picture of one draft, and answers from that with a plain function: one file per request.

mod actor;
mod backend;
mod capabilities;
mod code_action;
mod command;
mod completion;
mod convert;
mod diagnostics;
mod disk;
mod document;
mod edit;
mod formatting;
mod frames;
mod guard;
mod hover;
mod inlay;
mod job;
mod known;
mod lenient;
mod message;
mod navigation;
mod open;
mod parent;
pub mod pipe;
mod preferences;
mod profile;
mod rename;
mod run;
mod speech;
mod structure;
mod symbols;
mod texts;
mod tokens;
mod uri;
mod view;
mod workers;
mod workspace;

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::AsyncRead;
use tokio::sync::watch;
use tower_lsp::{LspService, Server};

pub use self::job::Check;
use self::speech::Speech;
use crate::lint;

/// How the server runs.
pub struct Options {
    /// What finds the findings.
    pub check: Check,
    /// Where everything that the client says is written down, for a bug report.
    pub record: Option<Box<dyn Write + Send>>,
}

impl Default for Options {
    fn default() -> Self {
        Self { check: lint::check_read, record: None }
    }
}

/// Requests that may be under way at once. A request that waits for a check must never keep the next change from being read.
const REQUESTS: usize = 256;
/// How long the last words may take.
const LAST: Duration = Duration::from_secs(1);
/// Bytes between the frames and the transport.
const PIPE: usize = 64 * 1024;

/// Serves one client until it exits or goes away; gives the exit status: 0 after a shutdown, else 1.
pub async fn serve(
    input: impl AsyncRead + Send + Unpin,
    output: impl Write + Send + 'static,
    options: Options,
) -> u8 {
    let phase = Arc::new(watch::channel(guard::Phase::default()).0);
    let (frames, piped) = tokio::io::duplex(PIPE);
    let feeding = frames::feed(input, piped, phase.subscribe(), options.record);
    let spellings = Arc::new(uri::Spellings::default());
    let (speech, ending) = Speech::to(output, Arc::clone(&spellings));
    let (service, socket) =
        LspService::build(|client| backend::Backend::new(client, options.check, &speech))
            .custom_method("$/setTrace", backend::Backend::set_trace)
            .finish();
    let guard = guard::Guard::new(service, Arc::clone(&phase), spellings);
    let (spoken, said) = tokio::io::duplex(PIPE);
    let serving = Server::new(frames, said, socket).concurrency_level(REQUESTS).serve(guard);
    let speaking = frames::speak(spoken, &speech, phase.subscribe());
    let serving = async {
        tokio::join!(serving, speaking);
    };
    let mut exit = phase.subscribe();
    let exited = async move {
        let _ = exit.wait_for(|phase| phase.exited).await;
        tokio::time::sleep(guard::GRACE).await;
    };
    let feeding = async {
        feeding.await;
        std::future::pending::<()>().await;
    };
    tokio::select! {
        // Ends by itself when the client says no more or `exit`, with every reply written.
        () = serving => {}
        () = feeding => {}
        () = exited => {}
    }
    speech.end();
    ending.wait(LAST).await;
    u8::from(!phase.borrow().shut_down)
}
