//! Around the transport: what it gets wrong is put right before and behind it.

use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::sync::watch;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_service::Service;

use super::uri::Spellings;
use super::{lenient, parent};

/// The method that [`super::frames`] puts in the place of what is no message.
pub const MALFORMED: &str = "$/kamerlint/malformed";

/// How long replies that are under way may take after `exit`.
pub const GRACE: Duration = Duration::from_secs(1);

/// How far the conversation is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Phase {
    /// `initialize` was answered.
    pub initialized: bool,
    /// `shutdown` was asked.
    pub shut_down: bool,
    /// `exit` was said.
    pub exited: bool,
    /// How many requests were answered or cancelled.
    pub answered: usize,
}

/// A request that is not answered yet; cancelled or not, it ends when this is dropped.
struct Pending(Arc<watch::Sender<Phase>>);

impl Drop for Pending {
    fn drop(&mut self) {
        self.0.send_modify(|phase| phase.answered += 1);
    }
}

/// A service that drops `"params": null`, turns a panic into an error reply and keeps track of the phase.
pub struct Guard<S> {
    inner: S,
    phase: Arc<watch::Sender<Phase>>,
    spellings: Arc<Spellings>,
}

impl<S> Guard<S> {
    /// Guards a service.
    pub const fn new(
        inner: S,
        phase: Arc<watch::Sender<Phase>>,
        spellings: Arc<Spellings>,
    ) -> Self {
        Self { inner, phase, spellings }
    }

    /// Exits when the editor is gone.
    fn watch(&self, parent: Option<u64>) {
        let Some(parent) = parent.and_then(|parent| u32::try_from(parent).ok()) else { return };
        let phase = Arc::clone(&self.phase);
        tokio::spawn(async move {
            parent::gone(parent).await;
            phase.send_modify(|phase| phase.exited = true);
        });
    }
}

type Reply<E> = Pin<Box<dyn Future<Output = Result<Option<Response>, E>> + Send>>;

impl<S> Service<Request> for Guard<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Reply<S::Error>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let (method, id, params) = request.into_parts();
        let pending = id.is_some().then(|| Pending(Arc::clone(&self.phase)));
        if method == MALFORMED {
            let code = params.as_ref().and_then(|params| params.get("code")?.as_i64());
            let error = match code {
                Some(-32700) => Error::parse_error(),
                _ => Error::invalid_request(),
            };
            let error = Response::from_error(id.unwrap_or(Id::Null), error);
            return Box::pin(async { Ok(Some(error)) });
        }
        // The transport leaves these without an answer.
        if method.starts_with("$/")
            && let Some(id) = id
        {
            let error = Response::from_error(id, Error::method_not_found());
            return Box::pin(async { Ok(Some(error)) });
        }
        let mut builder = Request::build(method.clone());
        if let Some(id) = id.clone() {
            builder = builder.id(id);
        }
        let mut params = params.filter(|params| !params.is_null());
        if let Some(params) = &mut params {
            self.spellings.normalise(params);
            lenient::mended(&method, params);
        }
        let parent = params.as_ref().and_then(|params| params.get("processId")?.as_u64());
        if let Some(params) = params {
            builder = builder.params(params);
        }
        match &*method {
            "initialize" => self.watch(parent),
            "shutdown" => self.phase.send_modify(|phase| phase.shut_down = true),
            "exit" => self.phase.send_modify(|phase| phase.exited = true),
            _ => {}
        }
        let mut reply = Box::pin(self.inner.call(builder.finish()));
        let phase = Arc::clone(&self.phase);
        Box::pin(async move {
            let _pending = pending;
            let caught =
                poll_fn(|cx| match catch_unwind(AssertUnwindSafe(|| reply.as_mut().poll(cx))) {
                    Ok(Poll::Pending) => Poll::Pending,
                    Ok(Poll::Ready(answer)) => Poll::Ready(Some(answer)),
                    Err(_) => Poll::Ready(None),
                });
            let answer = caught.await.unwrap_or_else(|| {
                let error = Error {
                    code: ErrorCode::InternalError,
                    message: format!("kamerlint: onverwachte fout in {method}").into(),
                    data: None,
                };
                Ok(id.map(|id| Response::from_error(id, error)))
            });
            if method == "initialize" {
                phase.send_modify(|phase| phase.initialized = true);
            }
            answer
        })
    }
}
