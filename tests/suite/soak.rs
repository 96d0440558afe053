//! A long day with the language server, through the real program: many edits, and no more memory at the end than after a while.
//!
//! `SOAK_EDITS=200000 cargo test --release --test suite soak` makes it a week.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// Drafts that are open at the same time.
const DRAFTS: usize = 4;
/// What memory may grow by between the first quarter and the end, in kB: what the allocator keeps differs by so much from run to run.
const GROWTH: u64 = 24 * 1024;

/// How long an answer is waited for: long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// What memory a process holds now, in kB; `None` where the system does not say.
fn memory(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

fn message(output: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().strip_prefix("Content-Length: ") {
            Some(number) => length = number.parse().ok()?,
            None if line.trim().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

#[test]
fn memory_stays_flat_over_many_edits() {
    let edits: usize =
        std::env::var("SOAK_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(2_000);
    let mut server = Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .arg("server")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = server.stdin.take().unwrap();
    let mut output = BufReader::new(server.stdout.take().unwrap());
    // Whoever writes must not wait for whoever reads.
    let (heard, replies) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        while let Some(message) = message(&mut output) {
            if message.get("method").is_none() && heard.send(message).is_err() {
                return;
            }
        }
    });
    let mut say = |method: &str, id: Option<usize>, params: Value| {
        let mut body = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        if let Some(id) = id {
            body["id"] = json!(id);
        }
        let body = body.to_string();
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    };
    say("initialize", Some(0), json!({ "capabilities": {} }));
    assert_eq!(replies.recv_timeout(PATIENCE).unwrap()["id"], 0);
    say("initialized", None, json!({}));
    let letter = include_str!("../drafts/good/brief-en-bijlage.txt");
    let name = |draft: usize| format!("file:///soak/{draft}.txt");
    let open = |draft: usize| json!({ "textDocument": { "uri": name(draft), "languageId": "plaintext", "version": 0, "text": letter } });
    for draft in 0..DRAFTS {
        say("textDocument/didOpen", None, open(draft));
    }
    let requests = [
        "hover",
        "completion",
        "documentSymbol",
        "codeAction",
        "inlayHint",
        "foldingRange",
        "documentLink",
        "semanticTokens/full",
    ];
    let mut samples = Vec::new();
    for edit in 1..=edits {
        let draft = edit % DRAFTS;
        // A word comes and goes; every so often the draft is closed and opened again.
        let (line, column) = (4 + edit / 8 % 20, 0);
        let at = json!({ "line": line, "character": column });
        let (end, text) = if (edit / DRAFTS).is_multiple_of(2) {
            (json!({ "line": line, "character": 5 }), "")
        } else {
            (at.clone(), "é😀x ")
        };
        let range = json!({ "start": at, "end": end });
        say(
            "textDocument/didChange",
            None,
            json!({ "textDocument": { "uri": name(draft), "version": edit },
            "contentChanges": [{ "range": range, "text": text }] }),
        );
        if edit.is_multiple_of(40) {
            let method = format!("textDocument/{}", requests[edit / 40 % requests.len()]);
            say(
                &method,
                Some(edit),
                json!({ "textDocument": { "uri": name(draft) }, "position": { "line": 8, "character": 3 },
                "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 30, "character": 0 } }, "context": { "diagnostics": [], "triggerKind": 1 } }),
            );
            let reply = replies.recv_timeout(PATIENCE).unwrap();
            assert_eq!(reply["id"], edit, "{method} is answered");
            assert!(reply.get("error").is_none(), "{method}: {reply}");
        }
        if edit.is_multiple_of(1_000) {
            say("textDocument/didClose", None, json!({ "textDocument": { "uri": name(draft) } }));
            say("textDocument/didOpen", None, open(draft));
        }
        if edit.is_multiple_of((edits / 40).max(1)) {
            samples.extend(memory(server.id()));
        }
    }
    say("shutdown", Some(edits + 1), Value::Null);
    assert_eq!(replies.recv_timeout(PATIENCE).unwrap()["id"], edits + 1);
    say("exit", None, Value::Null);
    assert!(server.wait().unwrap().success());
    if samples.len() < 8 {
        let why = "skipped: memory_stays_flat_over_many_edits (the system does not tell what memory a process holds)";
        let _ = writeln!(std::io::stderr(), "{why}");
        return;
    }
    let most = |part: &[u64]| part.iter().max().copied().unwrap_or_default();
    let (early, late) =
        (most(&samples[..samples.len() / 4]), most(&samples[samples.len() * 3 / 4..]));
    println!("{edits} edits: {} MB after a quarter, {} MB at the end", early / 1024, late / 1024);
    assert!(late < early + GROWTH, "memory grows: {samples:?}");
}
