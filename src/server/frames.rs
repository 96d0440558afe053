//! Between the client and the transport: what is no message does not end the conversation, nothing passes before
//! `initialize` is answered (the transport would drop it), and what passes can be recorded.

use std::io::Write;

use serde_json::value::RawValue;
use tokio::io::{
    AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWriteExt as _,
    BufReader, DuplexStream,
};
use tokio::sync::watch;

use super::guard::{GRACE, MALFORMED, Phase};

/// The longest message that is read; a draft of 10 MB fits many times.
const LONGEST: usize = 256 * 1024 * 1024;

/// What the feeder looks at of a message.
#[derive(serde::Deserialize)]
struct Head<'m> {
    method: Option<std::borrow::Cow<'m, str>>,
    #[serde(borrow)]
    id: Option<&'m RawValue>,
}

/// Passes messages on until the client says no more.
pub async fn feed(
    input: impl AsyncRead + Unpin,
    mut output: DuplexStream,
    mut phase: watch::Receiver<Phase>,
    mut record: Option<Box<dyn Write + Send>>,
) {
    let mut input = BufReader::new(input);
    let mut asked = 0;
    while let Some(body) = frame(&mut input).await {
        let head: Option<Head<'_>> = serde_json::from_slice(&body).ok();
        let replacement = format!(r#"{{"jsonrpc":"2.0","id":null,"method":"{MALFORMED}"}}"#);
        let bytes = if head.is_some() { &body } else { replacement.as_bytes() };
        let header = format!("Content-Length: {}\r\n\r\n", bytes.len());
        if let Some(record) = &mut record {
            let _ = record.write_all(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
            let _ = record.write_all(&body);
            let _ = record.flush();
        }
        let method = head.as_ref().and_then(|head| head.method.as_deref());
        // A shutdown cancels what is not answered; a client that asked (or a recording of one) wants its answers.
        if method == Some("shutdown") {
            let answered = phase.wait_for(|phase| phase.answered >= asked);
            let _ = tokio::time::timeout(GRACE, answered).await;
        }
        asked +=
            usize::from(method.is_some() && head.as_ref().is_some_and(|head| head.id.is_some()));
        let sent = async {
            output.write_all(header.as_bytes()).await?;
            output.write_all(bytes).await
        };
        if sent.await.is_err() {
            return;
        }
        let opens =
            method == Some("initialize") && head.as_ref().is_some_and(|head| head.id.is_some());
        if opens && phase.wait_for(|phase| phase.initialized).await.is_err() {
            return;
        }
    }
}

/// The body of the next message. A header that says no length is skipped.
async fn frame(input: &mut (impl AsyncBufRead + Unpin)) -> Option<Vec<u8>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if (&mut *input).take(4096).read_until(b'\n', &mut line).await.ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        if line.trim().is_empty() {
            match length.take() {
                Some(length) => {
                    let mut body = vec![0; length];
                    input.read_exact(&mut body).await.ok()?;
                    return Some(body);
                }
                None => continue,
            }
        }
        if let Some((name, value)) = line.split_once(':')
            && name.trim().eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok().filter(|&length| length <= LONGEST);
        }
    }
}
