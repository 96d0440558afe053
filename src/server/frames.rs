//! Between the client and the transport: what the transport cannot decode does not end the conversation, nothing passes before
//! `initialize` is answered (the transport would drop it), and what passes can be recorded.

use std::io::Write;

use serde_json::json;
use tokio::io::{
    AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite,
    AsyncWriteExt as _, BufReader, DuplexStream,
};
use tokio::sync::watch;

use super::guard::{GRACE, MALFORMED, Phase};
use super::message::{self, Fate};
use super::speech::Speech;

/// The longest message that is read; a draft of 10 MB fits many times.
const LONGEST: usize = 256 * 1024 * 1024;

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
        if let Some(record) = &mut record {
            let _ = record.write_all(header(&body).as_bytes());
            let _ = record.write_all(&body);
            let _ = record.flush();
        }
        let (body, method, asks) = match message::read(body) {
            Fate::Pass { body, method, asks } => (body, method, asks),
            Fate::Drop => continue,
            Fate::Refuse(id, error) => {
                let params = json!({ "code": error.code.code(), "message": error.message });
                let instead =
                    json!({ "jsonrpc": "2.0", "id": id, "method": MALFORMED, "params": params });
                (instead.to_string().into_bytes(), None, false)
            }
        };
        // A shutdown cancels what is not answered; a client that asked (or a recording of one) wants its answers.
        if method.as_deref() == Some("shutdown") {
            let answered = phase.wait_for(|phase| phase.answered >= asked);
            let _ = tokio::time::timeout(GRACE, answered).await;
        }
        asked += usize::from(asks);
        if pass(&mut output, &body).await.is_err() {
            return;
        }
        let opens = asks && method.as_deref() == Some("initialize");
        if opens && phase.wait_for(|phase| phase.initialized).await.is_err() {
            return;
        }
    }
}

/// Says what the transport says, until it says no more.
pub async fn speak(input: DuplexStream, speech: &Speech, phase: watch::Receiver<Phase>) {
    let mut input = BufReader::new(input);
    while let Some(body) = frame(&mut input).await {
        speech.say(body).await;
        if phase.borrow().initialized {
            speech.open();
        }
    }
}

fn header(body: &[u8]) -> String {
    format!("Content-Length: {}\r\n\r\n", body.len())
}

async fn pass(output: &mut (impl AsyncWrite + Unpin), body: &[u8]) -> std::io::Result<()> {
    output.write_all(header(body).as_bytes()).await?;
    output.write_all(body).await
}

/// The body of the next message. A header that says no length is skipped, and so is what stands before a header on its line: the rest of
/// a message whose length was too small.
async fn frame(input: &mut (impl AsyncBufRead + Unpin)) -> Option<Vec<u8>> {
    const LENGTH: &str = "content-length:";
    let mut length: Option<usize> = None;
    loop {
        let mut line = Vec::new();
        if (&mut *input).take(4096).read_until(b'\n', &mut line).await.ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line).to_ascii_lowercase();
        if line.trim().is_empty() {
            let Some(length) = length.take() else { continue };
            // Room is made for what comes, not for what is promised.
            let mut body = Vec::new();
            (&mut *input).take(length as u64).read_to_end(&mut body).await.ok()?;
            return (body.len() == length).then_some(body);
        }
        if let Some((_, value)) = line.rsplit_once(LENGTH) {
            length = value.trim().parse().ok().filter(|&length| length <= LONGEST);
        }
    }
}
