//! A client for tests: it speaks with the server in memory and fails on messages that nobody read.

#![allow(dead_code, clippy::string_slice)]

use std::collections::VecDeque;
use std::path::Path;
use std::time::Duration;

use kamerlint::server::pipe::reading;
use kamerlint::server::{self, Options};
use serde_json::{Value, json};
use tokio::io::{
    AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader, DuplexStream,
};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Long enough for a busy machine; a test that passes never waits for it.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Client {
    to: DuplexStream,
    from: mpsc::UnboundedReceiver<Value>,
    unread: VecDeque<Value>,
    next: i64,
    serving: JoinHandle<u8>,
    pub capabilities: Value,
}

impl Client {
    /// A server with nothing said yet.
    pub fn silent(options: Options) -> Self {
        let (to, input) = tokio::io::duplex(1 << 20);
        let (from, output) = std::io::pipe().unwrap();
        let serving = tokio::spawn(server::serve(input, output, options));
        let (heard, messages) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            let mut from = BufReader::new(reading(from));
            while let Some(message) = read(&mut from).await {
                if heard.send(message).is_err() {
                    return;
                }
            }
        });
        Self {
            to,
            from: messages,
            unread: VecDeque::new(),
            next: 0,
            serving,
            capabilities: Value::Null,
        }
    }

    pub async fn start(capabilities: Value, roots: &[&Path]) -> Self {
        let mut client = Self::silent(Options::default());
        client.initialize(capabilities, roots).await;
        client
    }

    pub async fn initialize(&mut self, capabilities: Value, roots: &[&Path]) {
        let folders: Vec<Value> =
            roots.iter().map(|root| json!({ "uri": uri(root), "name": "map" })).collect();
        let params =
            json!({ "processId": null, "capabilities": capabilities, "workspaceFolders": folders });
        let result = self.request("initialize", params).await;
        self.capabilities = result["capabilities"].clone();
        self.notify("initialized", json!({})).await;
    }

    pub async fn raw(&mut self, body: &str) {
        self.bytes(body.as_bytes()).await;
    }

    pub async fn bytes(&mut self, body: &[u8]) {
        self.unframed(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes()).await;
        self.unframed(body).await;
    }

    /// Bytes as they are, with no header.
    pub async fn unframed(&mut self, bytes: &[u8]) {
        self.to.write_all(bytes).await.unwrap();
    }

    pub async fn notify(&mut self, method: &str, params: Value) {
        self.raw(&json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string())
            .await;
    }

    /// Sends a request without waiting; gives its id.
    pub async fn send(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        let message =
            json!({ "jsonrpc": "2.0", "id": self.next, "method": method, "params": params });
        self.raw(&message.to_string()).await;
        self.next
    }

    async fn hear(&mut self) -> Value {
        let heard = tokio::time::timeout(PATIENCE, self.from.recv()).await;
        heard.expect("a message in time").expect("the server speaks")
    }

    /// The whole reply to a request; what comes before it stays unread.
    pub async fn reply(&mut self, id: i64) -> Value {
        let is_it = |message: &Value| message["id"] == id && message.get("method").is_none();
        if let Some(at) = self.unread.iter().position(is_it) {
            return self.unread.remove(at).unwrap();
        }
        loop {
            let message = self.hear().await;
            if is_it(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    pub async fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.send(method, params).await;
        let reply = self.reply(id).await;
        assert!(reply.get("error").is_none(), "{method}: {reply}");
        reply["result"].clone()
    }

    /// The next message, which must be a notification or request with this method.
    pub async fn expect(&mut self, method: &str) -> Value {
        let message = self.any().await;
        assert_eq!(message["method"], method, "{message}");
        message
    }

    /// The next message.
    pub async fn any(&mut self) -> Value {
        match self.unread.pop_front() {
            Some(message) => message,
            None => self.hear().await,
        }
    }

    /// The next message, which must have one of these methods.
    pub async fn expect_any(&mut self, methods: &[&str]) -> Value {
        let message = self.any().await;
        assert!(methods.iter().any(|method| message["method"] == *method), "{message}");
        message
    }

    /// The next message, which must be diagnostics.
    pub async fn diagnostics(&mut self) -> Value {
        self.expect("textDocument/publishDiagnostics").await["params"].clone()
    }

    /// The next diagnostics of a document; those of others that come before are read and passed over.
    pub async fn diagnostics_of(&mut self, uri: &str) -> Value {
        loop {
            let said = self.diagnostics().await;
            if said["uri"] == uri {
                return said;
            }
        }
    }

    /// The next message, which must be a request with this method; answers it.
    pub async fn answer(&mut self, method: &str, result: Value) -> Value {
        let message = self.expect(method).await;
        let reply = json!({ "jsonrpc": "2.0", "id": message["id"], "result": result });
        self.raw(&reply.to_string()).await;
        message["params"].clone()
    }

    pub async fn open(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document })).await;
    }

    /// Replaces `[line, column]` to `[line, column]`.
    pub async fn change(
        &mut self,
        uri: &str,
        version: i64,
        from: [u32; 2],
        to: [u32; 2],
        text: &str,
    ) {
        let at = |[line, character]: [u32; 2]| json!({ "line": line, "character": character });
        let range = json!({ "start": at(from), "end": at(to) });
        self.notify(
            "textDocument/didChange",
            json!({
                "textDocument": { "uri": uri, "version": version },
                "contentChanges": [{ "range": range, "text": text }]
            }),
        )
        .await;
    }

    pub async fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } })).await;
    }

    pub fn drop_unread(&mut self) {
        self.unread.clear();
        while self.from.try_recv().is_ok() {}
    }

    /// Ends the conversation properly; fails when there is something nobody read.
    pub async fn done(self) {
        let unread = self.end().await;
        assert!(unread.is_empty(), "nobody read {unread:?}");
    }

    /// Ends the conversation properly; gives what nobody read.
    pub async fn end(mut self) -> VecDeque<Value> {
        assert_eq!(self.request("shutdown", Value::Null).await, Value::Null);
        self.raw(r#"{"jsonrpc":"2.0","method":"exit"}"#).await;
        let code =
            tokio::time::timeout(PATIENCE, &mut self.serving).await.expect("an exit in time");
        assert_eq!(code.unwrap(), 0);
        while let Some(message) = self.from.recv().await {
            self.unread.push_back(message);
        }
        self.unread
    }

    /// Ends the conversation without a shutdown; gives the exit status.
    pub async fn leave(mut self) -> u8 {
        self.raw(r#"{"jsonrpc":"2.0","method":"exit"}"#).await;
        tokio::time::timeout(PATIENCE, self.serving).await.expect("an exit in time").unwrap()
    }
}

async fn read(from: &mut BufReader<DuplexStream>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.trim().parse().ok()?;
        }
        if line.trim().is_empty() {
            let mut body = vec![0; length];
            from.read_exact(&mut body).await.ok()?;
            return serde_json::from_slice(&body).ok();
        }
    }
}

pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display().to_string().replace(' ', "%20"))
}

/// An empty folder of its own for a test.
pub fn folder(name: &str) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("server").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The codes in a list of diagnostics, in order.
pub fn codes(diagnostics: &Value) -> Vec<String> {
    let found = diagnostics.as_array().expect("a list");
    found.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

/// A client that is sent diagnostics and knows everything about them.
pub fn pushed() -> Value {
    json!({
        "textDocument": { "publishDiagnostics": {
            "relatedInformation": true, "tagSupport": { "valueSet": [1, 2] }, "versionSupport": true
        } },
        "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } }
    })
}

/// The same for a client that asks for them.
pub fn pulled() -> Value {
    json!({
        "textDocument": {
            "publishDiagnostics": { "relatedInformation": true },
            "diagnostic": { "relatedDocumentSupport": false }
        },
        "workspace": { "diagnostics": { "refreshSupport": true } }
    })
}

/// The position just behind the last occurrence of words, in UTF-16.
pub fn behind(text: &str, words: &str) -> Value {
    let at = text.rfind(words).expect("the words are there") + words.len();
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = text[..at].matches('\n').count();
    json!({ "line": line, "character": text[start..at].encode_utf16().count() })
}

/// What a change of one file makes of its text; positions are in UTF-16.
pub fn applied(text: &str, edit: &Value) -> String {
    let changes = edit["changes"].as_object().expect("changes");
    let edits = changes.values().next().and_then(Value::as_array).expect("edits of the draft");
    let offset = |at: &Value| {
        let line = at["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let column = at["character"].as_u64().unwrap() as usize;
        let units: Vec<u16> = text[start..].encode_utf16().take(column).collect();
        start + String::from_utf16(&units).expect("whole characters").len()
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (offset(&range["start"]), offset(&range["end"]), edit["newText"].as_str().unwrap())
        })
        .collect();
    edits.sort_unstable();
    assert!(edits.windows(2).all(|pair| pair[0].1 <= pair[1].0), "edits overlap: {edits:?}");
    let mut made = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        made.replace_range(start..end, new);
    }
    made
}
